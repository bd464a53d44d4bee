"""Everything that happened to an article, from the log itself: what, by whom, when, and to which revision."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from newsdesk.desk import Look
from newsdesk.errors import Refused
from newsdesk.stepping import article_row
from newsdesk.store.log import hash_of
from newsdesk.store.tables import Article, Event, Person, Revision, Step
from newsdesk.text.anchors import read_anchor

SPOKEN_OF = ("person", "revision", "step", "stage", "reason", "words", "state", "address", "number", "details",
             "id", "note", "base", "why", "target")
"""What of an event's payload is told; the text of a revision is found under its hash."""

LEAST_DIGITS = 4
"""Of a hash, that name a revision."""


@dataclass(frozen=True, slots=True)
class Happened:
    """One event."""

    hash: str
    seq: int
    device: str
    at: datetime
    kind: str
    person: str
    """The name of who did it; empty where nobody is named."""
    facts: Mapping[str, Any]
    """Plain values: step, stage, revision, reason ..."""
    whole: bool
    """The event says what it said when it was written, and the one before it on that device is there."""
    uncounted: str = ""
    """Why a step does not count here: one of store/roster.py's REASONS; else empty."""


@dataclass(frozen=True, slots=True)
class RevisionThen:
    """A revision, without its text."""

    hash: str
    number: int
    person: str
    """Who made it: the id."""
    name: str
    at: datetime


def revisions(look: Look, article: str) -> tuple[RevisionThen, ...]:
    """The revisions of an article, oldest first. Raises Refused("article-unknown")."""
    article_row(look, article)
    names = {row.id: row.name for row in look.session.scalars(select(Person))}
    columns = select(Revision.hash, Revision.number, Revision.person, Revision.at)
    rows = look.session.execute(columns.where(Revision.article == article).order_by(Revision.at, Revision.number))
    return tuple(RevisionThen(row.hash, row.number, row.person, names.get(row.person, row.person), row.at) for row in rows)


def history(look: Look, article: str) -> tuple[Happened, ...]:
    """The events of an article, oldest first. Raises Refused("article-unknown")."""
    article_row(look, article)
    names = {row.id: row.name for row in look.session.scalars(select(Person))}
    before = aliased(Event)
    rows = look.session.execute(
        select(Event, before.hash, Step.why).outerjoin(before, (before.device == Event.device) & (before.seq == Event.seq - 1))
        .outerjoin(Step, Step.event == Event.hash)
        .where(Event.article == article).order_by(Event.at, Event.device, Event.seq))
    return tuple(_happened(row, names, hash, why or "") for row, hash, why in rows)


def is_article(look: Look, name: str) -> bool:
    """Whether an article has this id."""
    return look.session.get(Article, name) is not None


def revision_named(look: Look, name: str) -> str:
    """The hash of a revision that is named by the beginning of it (4 digits or more), or as ``ARTICLE@N``.

    Raises Refused("revision-unknown"), ("revision-ambiguous", revision, count).
    """
    article, at, number = name.partition("@")
    query = select(Revision.hash)
    if at:
        wanted = int(number) if number.isdecimal() and len(number) < 10 else -1
        query = query.where(Revision.article == article, Revision.number == wanted)
    else:
        query = query.where(Revision.hash.startswith(name.lower(), autoescape=True))
    found = look.session.scalars(query.limit(100)).all() if at or len(name) >= LEAST_DIGITS else []
    if len(found) > 1:
        raise Refused("revision-ambiguous", revision=name[:40], count=len(found))
    if not found:
        raise Refused("revision-unknown", revision=name[:40])
    return found[0]


def _happened(row: Event, names: Mapping[str, str], before: str | None, why: str) -> Happened:
    try:
        payload = json.loads(row.payload)
        whole = hash_of(row) == row.hash and row.previous == (before or "")
        facts = _facts(row.kind, payload)
    except (ValueError, TypeError, KeyError, AttributeError):  # somebody has changed the log: it is shown, not hidden
        return Happened(row.hash, row.seq, row.device, row.at, row.kind, "", {}, False)
    person = str(facts.pop("person", ""))
    return Happened(row.hash, row.seq, row.device, row.at, row.kind, names.get(person, person), facts, whole, why)


def _facts(kind: str, payload: Mapping[str, Any]) -> dict[str, Any]:
    facts = {name: payload[name] for name in SPOKEN_OF if name in payload}
    if kind == "revision.made":
        facts["headline"] = payload["content"].get("headline", "")
        if len(payload["parents"]) > 1:
            facts["joined"] = "decided" if payload["person"] else "alone"
    elif kind == "suggestion.made":
        facts |= {name: payload["change"]["suggestion"][name] for name in ("kind", "field", "old", "new")}
    elif kind in ("note.added", "point.raised"):
        anchor = read_anchor(payload["anchor"])
        facts |= {"field": anchor.field, "quote": anchor.quote}
    return facts
