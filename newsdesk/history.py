"""Everything that happened to an article, from the log itself: what, by whom, when, and to which revision."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from newsdesk.desk import Look
from newsdesk.stepping import article_row
from newsdesk.store.log import hash_of
from newsdesk.store.tables import Event, Person

SPOKEN_OF = ("person", "revision", "step", "stage", "reason", "words", "state", "address", "number", "details")
"""What of an event's payload is told; the text of a revision is found under its hash."""


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
    """The event says what it said when it was written."""


def history(look: Look, article: str) -> tuple[Happened, ...]:
    """The events of an article, oldest first. Raises Refused("article-unknown")."""
    article_row(look, article)
    names = {row.id: row.name for row in look.session.scalars(select(Person))}
    rows = look.session.scalars(select(Event).where(Event.article == article).order_by(Event.at, Event.device, Event.seq))
    return tuple(_happened(row, names) for row in rows)


def _happened(row: Event, names: Mapping[str, str]) -> Happened:
    payload = json.loads(row.payload)
    facts = {name: payload[name] for name in SPOKEN_OF if name in payload}
    if row.kind == "revision.made":
        facts["headline"] = payload["content"].get("headline", "")
    person = str(facts.pop("person", ""))
    return Happened(row.hash, row.seq, row.device, row.at, row.kind, names.get(person, person), facts, hash_of(row) == row.hash)
