"""Where a text is, how large a file is, and why a road could not be gone, in words."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from newsdesk.article.steps import APPROVED, DRAFT, EXPORTED, PUBLISHED, RETURNED
from newsdesk.errors import Refused
from ui.steps.saying import initialled, when
from ui.words import WORDS, language, say, say_refused

if TYPE_CHECKING:
    from newsdesk.whereabouts import Where

HERE, SENT, RECEIVED = "here", "sent", "received"
"""As newsdesk/whereabouts.py has them."""


def size_words(count: int) -> str:
    """The size of a file: 6 KB, 1,4 MB."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1000))} KB"
    size = f"{count / 1_000_000:.1f}"
    return f"{size.replace('.', ',') if language() == 'id' else size} MB"


def where_words(where: Where | None, stage: str) -> str:
    """Where the article in front is: what the foot of the window says."""
    if where is None or where.place == "":
        return say("status.here") if where is None or stage == DRAFT else say("travel.where.from")
    if where.place == HERE:
        return say("travel.where.here")
    if where.place == SENT and where.at:
        return say("travel.where.sent", when=when(where.at), road=say(f"travel.by.{where.road}"))
    if where.place == RECEIVED and where.at:
        return say("travel.where.received", when=when(where.at), name=where.name or say("travel.somebody"))
    return say("status.here") if stage == DRAFT else say("travel.where.answered", stage=say(f"stage.{stage}"))


def row_words(where: Where | None, travels: bool) -> str:
    """The same in the row of a list, as short as can be; empty where the row says enough."""
    if where is None or where.at is None:
        return say("travel.row.here") if where is not None and where.place == HERE and travels else ""
    if where.place == SENT:
        return say("travel.row.sent", when=when(where.at), road=say(f"travel.by.{where.road}"))
    return say("travel.row.received", when=when(where.at), name=initialled(where.name) if where.name else say("travel.somebody"))


def way(where: Where, stage: str) -> list[tuple[str, bool]]:
    """The whole way of a text, step by step: the words of each, and whether it was reached."""
    answered = where.place not in (HERE, SENT, RECEIVED)
    far = answered or where.place == RECEIVED
    sent = (say("travel.where.sent", when=when(where.at), road=say(f"travel.by.{where.road}")) if where.place == SENT and where.at
            else say("travel.way.sent"))
    got = (say("travel.where.received", when=when(where.at), name=where.name or say("travel.somebody"))
           if where.place == RECEIVED and where.at else say("travel.way.returned" if stage == RETURNED else "travel.way.received"))
    return [(say("status.here"), True), (sent, far or where.place == SENT), (got, far),
            (say("stage.approved"), stage in (APPROVED, EXPORTED, PUBLISHED)), (say("stage.published"), stage == PUBLISHED)]


def road_failed(road: str, refused: Refused) -> str:
    """Why a road could not be gone, with what was kept and what to do."""
    code = f"travel.road.{refused.code}"
    return say(code, **refused.facts) if code in WORDS else f"{say(f'road.{road}')}: {say_refused(refused)}"


def came_words(count: int) -> str:
    """How many texts came in."""
    return say("travel.came", n=count)


def last_words(at: datetime | None) -> str:
    """When a road was gone last."""
    return say("travel.road.last", when=when(at)) if at else say("travel.road.never")
