"""Two people, one article: where both have sent a newer text, the two are one again, by themselves or by a person's decision."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import func, select

from newsdesk.article.content import Content
from newsdesk.article.merging import MINE, THEIRS, Merged, merge
from newsdesk.desk import Act, Look
from newsdesk.errors import Refused
from newsdesk.following import bring_along, ground
from newsdesk.recording import record
from newsdesk.staffing import me, names_by_id, require_me
from newsdesk.store.search import index
from newsdesk.store.tables import Article, Event, Revision, Step
from newsdesk.store.views import revision_hash


@dataclass(frozen=True, slots=True)
class Side:
    """One of two newest texts: who wrote it and when."""

    revision: str
    number: int
    persons: tuple[str, ...]
    """The ids of all who sent it on since the text that both came from; who did so last comes first."""
    names: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Between:
    """What of an article waits for a decision, and between whom."""

    merged: Merged
    sides: Mapping[str, Side]
    """By ``mine`` and ``theirs``, as the conflicts name them: neither needs to be the person's own."""
    first: str
    """Of these two the one to be shown first: the person's own, else the older."""
    more: int
    """How many newest texts wait besides these two."""


@dataclass(frozen=True, slots=True)
class Met:
    """One of several steps that were taken without knowing of each other."""

    step: str
    stage: str
    """The stage that it reached."""
    name: str
    at: datetime
    counts: bool
    """It is the one that counts: the safest of them."""


def open_merge(look: Look, article: str) -> Merged | None:
    """What of an article waits for a decision; None where its text is one. The revision that sorts first is ``mine``.

    Of three and more the first two come first. Raises Refused("article-unknown").
    """
    heads = heads_of(look, article)
    return _merged(look, heads[0], heads[1]) if len(heads) > 1 else None


def between(look: Look, article: str) -> Between | None:
    """The same, and whose the two texts are. Raises Refused("article-unknown")."""
    heads = heads_of(look, article)
    if len(heads) < 2:
        return None
    names = names_by_id(look)
    sides = {side: _side(look, head, other, names) for side, head, other in ((MINE, *heads[:2]), (THEIRS, heads[1], heads[0]))}
    person = me(look)
    first = min(sides, key=lambda side: (person is None or person.id not in sides[side].persons, sides[side].at, side))
    return Between(_merged(look, heads[0], heads[1]), sides, first, len(heads) - 2)


def heads_of(look: Look, article: str) -> list[str]:
    """The revisions of an article that no other came from, sorted. Raises Refused("article-unknown")."""
    return _row(look, article).heads.split()


def joined_from(look: Look, revision: str) -> tuple[str, ...]:
    """The names of those whose texts were put together in a revision without asking anybody; empty where a person made it."""
    row = look.session.get(Revision, revision)
    parents = json.loads(row.parents) if row is not None and not row.person else []
    if len(parents) != 2:
        return ()
    names = names_by_id(look)
    sides = (_side(look, one, other, names) for one, other in (parents, parents[::-1]))
    return tuple(dict.fromkeys(name for side in sides for name in side.names))


def reconcile(act: Act, article: str) -> bool:
    """Make one revision of several, as far as that needs nobody; False where a conflict stays open."""
    while len(heads := heads_of(act, article)) > 1:
        merged = _merged(act, heads[0], heads[1])
        if merged.conflicts:
            return False
        _record(act, article, heads[:2], merged.content(), "")
    return True


def resolve(act: Act, article: str, choices: Mapping[str, str], written: Mapping[str, str] | None = None) -> str:
    """Decide what is open: ``mine``, ``theirs`` or ``both`` by conflict, or what somebody wrote in its place.

    A revision with both as parents is made; returns its hash. The draft of this machine follows; what was written in it and not
    sent yet goes with it or stays (newsdesk/following.py). Raises Refused("conflict-none"), ("conflict-open", count) where
    a conflict has no choice, ("nobody-here").
    """
    person, merged, stood = require_me(act), open_merge(act, article), ground(act, article)
    if merged is None:
        raise Refused("conflict-none")
    own = {c.id: words for c in merged.conflicts if c.own and (words := (written or {}).get(c.id)) is not None}
    still = [c for c in merged.conflicts if c.id not in own and choices.get(c.id) not in (MINE, THEIRS, "both")]
    if still:
        raise Refused("conflict-open", count=len(still))
    name = _record(act, article, heads_of(act, article)[:2], merged.content(choices, own).cleaned(), person.id)
    reconcile(act, article)
    bring_along(act, article, stood)
    return name


def refuse_open(look: Look, article: str) -> None:
    """Raise Refused("conflict-open", count) where a decision is missing."""
    merged = open_merge(look, article)
    if merged is not None:
        raise Refused("conflict-open", count=max(1, len(merged.conflicts)))


def steps_met(look: Look, article: str) -> tuple[Met, ...]:
    """The steps that met: taken on several machines without knowing of each other, to different stages; the one that counts
    first. Empty where there are none. Raises Refused("article-unknown")."""
    row = _row(look, article)
    tips = [tip.split(":") for tip in row.tips.split()]
    if len({stage for _, _, stage in tips}) < 2:
        return ()
    names = names_by_id(look)
    met = []
    for device, seq, stage in tips:
        step = look.session.scalar(select(Step).join(Event, Event.hash == Step.event).where(Event.device == device, Event.seq == int(seq)))
        if step is not None:
            met.append(Met(step.step, stage, names.get(step.person, ""), step.at, stage == row.stage))
    return tuple(sorted(met, key=lambda one: (not one.counts, one.at)))


def _row(look: Look, article: str) -> Article:
    row = look.session.get(Article, article)
    if row is None:
        raise Refused("article-unknown", article=article)
    return row


def _side(look: Look, revision: str, other: str, names: Mapping[str, str]) -> Side:
    rows = [look.session.get_one(Revision, name) for name in _line(look, revision) - _line(look, other)]
    rows.sort(key=lambda row: (row.at, row.number), reverse=True)
    persons = tuple(dict.fromkeys(row.person for row in rows if row.person))
    head = look.session.get_one(Revision, revision)
    return Side(revision, head.number, persons, tuple(names[person] for person in persons if person in names), head.at)


def _record(act: Act, article: str, parents: list[str], content: Content, person: str) -> str:
    values = json.loads(content.to_json())
    number = act.session.scalar(select(func.max(Revision.number)).where(Revision.hash.in_(parents))) or 0
    write = partial(record, act) if person else act.record  # what two machines merge by themselves is clean, and waits for nobody
    write("revision.made", article, content=values, parents=sorted(parents), person=person, number=number + 1)
    index(act.session, f"article/{article}", content.headline, content.body)
    return revision_hash(article, parents, values)


def _merged(look: Look, one: str, other: str) -> Merged:
    base = _ancestor(look, one, other)
    texts = [_content(look, name) for name in (one, other)]
    return merge(_content(look, base) if base else Content(), *texts)


def _content(look: Look, revision: str) -> Content:
    return Content.from_json(look.session.get_one(Revision, revision).content)


def _ancestor(look: Look, one: str, other: str) -> str:
    """The newest revision that both came from; of several the one that sorts first, so that every machine takes the same."""
    common = _line(look, one) & _line(look, other)
    older = {parent for name in common for parent in _line(look, name) - {name}}
    return min(common - older, default="")


def _line(look: Look, revision: str) -> set[str]:
    """A revision and everything it came from, as far as it is here."""
    seen: set[str] = set()
    waiting = [revision]
    while waiting:
        name = waiting.pop()
        row = look.session.get(Revision, name) if name not in seen else None
        if row is not None:
            seen.add(name)
            waiting += json.loads(row.parents)
    return seen
