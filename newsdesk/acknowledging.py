"""Facts that were changed by somebody else, and who said that they have seen it: an event of the article's log."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from newsdesk.article.content import clean_text
from newsdesk.desk import Act, Look
from newsdesk.errors import Refused
from newsdesk.recording import record
from newsdesk.staffing import names_by_id, require_me
from newsdesk.stepping import article_row
from newsdesk.store.tables import Event

KIND = "facts.acknowledged"
FACT = ("kind", "old", "new")


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Facts that somebody has seen."""

    facts: tuple[tuple[str, str, str], ...]
    """Kind, old and new of each."""
    name: str
    at: datetime


def acknowledge(act: Act, article: str, facts: Sequence[Mapping[str, str]]) -> str:
    """Say that I have seen that these facts are others now; returns the event's hash.

    facts: each with ``kind``, ``old`` and ``new``. Raises Refused("facts-none"), ("article-unknown"), ("nobody-here").
    """
    row, person = article_row(act, article), require_me(act)
    seen = [{name: clean_text(str(fact.get(name, ""))) for name in FACT} for fact in facts]
    if not seen:
        raise Refused("facts-none")
    return record(act, KIND, article, facts=seen, revision=row.head, person=person.id)


def acknowledged(look: Look, article: str) -> tuple[Acknowledged, ...]:
    """What was acknowledged of an article, oldest first."""
    names = names_by_id(look)
    rows = look.session.scalars(select(Event).where(Event.article == article, Event.kind == KIND).order_by(Event.at, Event.seq))
    found = []
    for row in rows:
        said = json.loads(row.payload)
        facts = tuple((str(f["kind"]), str(f["old"]), str(f["new"])) for f in said["facts"])
        found.append(Acknowledged(facts, names.get(said["person"], ""), row.at))
    return tuple(found)
