"""Sending back: the reasons for it, each tied to a place, and what becomes of each before the article comes again."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from newsdesk.article.content import clean_text
from newsdesk.desk import Act, Look
from newsdesk.errors import Refused
from newsdesk.proposing import propose_any
from newsdesk.recording import record
from newsdesk.staffing import require_me
from newsdesk.stepping import begin, take
from newsdesk.store.tables import Point

REASONS = ("source", "unclear", "facts", "length", "language", "picture", "other")
"""Why an article is sent back: a source is missing, it is unclear, facts are to be checked, ..., other (in words)."""


@dataclass(frozen=True, slots=True)
class PointWanted:
    """A reason for sending back, before it is one."""

    reason: str
    """One of REASONS."""
    words: str = ""
    anchor: str = ""
    """Where it belongs (text/anchors.py); empty: the article as a whole."""


@dataclass(frozen=True, slots=True)
class PointNow:
    """A reason for which an article was sent back, and what became of it."""

    id: str
    revision: str
    reason: str
    words: str
    anchor: str
    person: str
    at: datetime
    state: str
    answer: str
    answered_by: str


def send_back(act: Act, article: str, points: Sequence[PointWanted], reason: str = "", suggesting: bool = False) -> int:
    """Send an article back with reasons, each of which has to be answered or marked done before it comes again.

    suggesting: what the draft says otherwise than what was sent goes along as suggestions, so that nothing is changed behind
    anybody's back; returns how many were made. Raises Refused("reason-missing") where there is none,
    ("reason-unknown", reason), and what `check_step` raises.
    """
    said = clean_text(reason).strip()
    wanted = [PointWanted(p.reason, clean_text(p.words).strip(), p.anchor) for p in points]
    if said and not wanted:
        wanted = [PointWanted("other", said)]
    for point in wanted:
        if point.reason not in REASONS:
            raise Refused("reason-unknown", reason=point.reason[:40])
        if point.reason == "other" and not point.words:
            raise Refused("reason-missing", step="return")
    taking = begin(act, "return", article, reason=said or "; ".join(p.words or p.reason for p in wanted))
    revision, person = taking.row.head, taking.person.id
    made = propose_any(act, article) if suggesting else None
    take(act, taking, revision)
    for number, point in enumerate(wanted):
        # Those of one return have one instant: their ids keep their order.
        record(act, "point.raised", article, id=f"{number:04x}{secrets.token_hex(6)}", revision=revision, reason=point.reason,
                   words=point.words, anchor=point.anchor, person=person)
    return len(made or ())


def answer_point(act: Act, article: str, point: str, words: str = "", done: bool = False) -> None:
    """Answer a point with words, or mark it done. Raises Refused("point-unknown"), ("answer-missing")."""
    row = act.session.get(Point, (article, point))
    if row is None:
        raise Refused("point-unknown")
    said = clean_text(words).strip()
    if not said and not done:
        raise Refused("answer-missing")
    record(act, "point.answered", article, id=point, words=said, state="done" if done else "answered",
               person=require_me(act).id)


def points(look: Look, article: str) -> tuple[PointNow, ...]:
    """The points of an article, those of the last return first, in the order in which they were raised."""
    rows = look.session.scalars(select(Point).where(Point.article == article).order_by(Point.at.desc(), Point.id)).all()
    return tuple(PointNow(r.id, r.revision, r.reason, r.words, r.anchor, r.person, r.at, r.state, r.answer, r.answered_by)
                 for r in rows)
