"""The roads on which work travels by itself: each that was chosen is gone once, and remembers how that went.

A new road is one line of ROADS.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsdesk import serving, sharing
from newsdesk.desk import Act, Desk, Look
from newsdesk.errors import Refused
from newsdesk.sharing import Exchanged
from newsdesk.staffing import set_setting, setting


@dataclass(frozen=True, slots=True)
class Road:
    name: str
    """Its words are ``road.NAME`` in ui/words; what was sent by it says so (whereabouts.py)."""
    leads: Callable[[Look], str]
    """Where it leads (a folder, an address), as it was chosen; empty: it was not."""
    exchange: Callable[[Desk], Exchanged]
    """Take what is new there and bring what it lacks. Raises Refused."""


ROADS: tuple[Road, ...] = (
    Road(sharing.ROAD, sharing.shared_folder, sharing.exchange),
    Road(serving.ROAD, serving.address, serving.exchange),
)


@dataclass(frozen=True, slots=True)
class Stand:
    """How a road stands."""

    road: str
    leads: str
    """Where it leads; empty: it was not chosen."""
    at: datetime | None = None
    """When it was gone last and all went well."""
    refused: Refused | None = None
    """Why the last try failed; None: it did not."""


@dataclass(frozen=True, slots=True)
class Gone:
    """What came of going one road."""

    road: str
    done: Exchanged | None
    """None: it could not be gone."""
    refused: Refused | None = None
    again: bool = False
    """It failed for the same reason the time before: that was said already."""


def roads(look: Look) -> tuple[Stand, ...]:
    """How each road stands."""
    return tuple(_stand(look, road) for road in ROADS)


def chosen(look: Look) -> bool:
    """Whether work travels by itself here, by any road."""
    return any(road.leads(look) for road in ROADS)


def exchange(desk: Desk) -> tuple[Gone, ...]:
    """Go every road that was chosen once, one after the other; what fails on one keeps nobody from the next. For a thread."""
    return tuple(_go(desk, road) for road in ROADS if desk.ask(road.leads))


def _go(desk: Desk, road: Road) -> Gone:
    before = desk.ask(_stand, road)
    try:
        done = road.exchange(desk)
    except Refused as refused:
        desk.do(_note, road.name, None, refused)
        return Gone(road.name, None, refused, before.refused is not None and before.refused.code == refused.code)
    desk.do(_note, road.name, done, None)
    return Gone(road.name, done)


def _stand(look: Look, road: Road) -> Stand:
    said, leads = setting(look, _key(road.name), {}), road.leads(look)
    # What failed on a road that was left concerns nobody any more.
    refused = Refused(said["code"], **said["facts"]) if leads and said.get("code") else None
    return Stand(road.name, leads, datetime.fromisoformat(said["at"]) if said.get("at") else None, refused)


def _note(act: Act, name: str, done: Exchanged | None, refused: Refused | None) -> None:
    said: dict[str, Any] = {"at": setting(act, _key(name), {}).get("at", "")}
    if done is not None:
        said["at"] = act.now.isoformat()
    if refused is not None:
        said |= {"code": refused.code, "facts": dict(refused.facts)}
    set_setting(act, _key(name), said)


def _key(name: str) -> str:
    return f"road-{name}"
