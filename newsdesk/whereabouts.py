"""Where a text is: on this laptop, sent by which road, received by whom. A state is told only where its proof is here."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.dialects.sqlite import insert

from newsdesk.article.steps import DRAFT, SUBMITTED
from newsdesk.desk import Act, Look
from newsdesk.staffing import people
from newsdesk.store.batches import batches
from newsdesk.store.roster import one_person
from newsdesk.store.tables import Article, Device, Event, Step
from newsdesk.store.travel_tables import Posted, Receipt
from newsdesk.store.views import STAYING

HERE, SENT, RECEIVED = "here", "sent", "received"
OWN = ("step.taken", "revision.made")
"""The events of this machine that others are waiting for."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where the newest of an article that was made on this machine is."""

    place: str
    """HERE, SENT, RECEIVED, or a stage that somebody else's answer reached since; empty: nothing of it was made here."""
    at: datetime | None = None
    """When it was sent or received."""
    road: str = ""
    """By which road it was sent: ``file`` or the name of one of ROADS (roads.py)."""
    by: str = ""
    """The file's name, or where the road leads."""
    name: str = ""
    """Who received it: an editor before anybody else, and of several who was first."""


@dataclass(slots=True)
class _Own:
    """What this machine did with an article."""

    last: str = ""
    """The hash of its newest step or revision."""
    seq: int = 0
    """Its number: whoever has an event of this machine with that or a later one has it, too."""
    step: str = ""
    """Which step that was."""


@dataclass(frozen=True, slots=True)
class _Proof:
    """Somebody else has an event of this machine."""

    seq: int
    person: str
    at: datetime


def whereabouts(look: Look, articles: Collection[str]) -> dict[str, Where]:
    """Where each of these articles is; three questions to the store for some hundred of them, none for each.

    An article that is not known is left out.
    """
    found: dict[str, Where] = {}
    known, ids = people(look), one_person(look.session)
    names = {person.id: person.name for person in known}
    editors = {person.id for person in known if {"editor", "chief"} & set(person.roles)}
    names |= {id: names[person] for id, person in ids.items() if person in names}
    editors |= {id for id, person in ids.items() if person in editors}
    for some in batches(articles):
        rows = look.session.execute(select(Article.id, Article.stage).where(Article.id.in_(some)))
        stages = {row.id: row.stage for row in rows}
        own, posted = _own(look, some), _posted(look, some)
        receipts = _receipts(look, [article for article in some if article in own])
        for article, stage in stages.items():
            found[article] = _where(stage, own.get(article), posted.get(article), receipts.get(article, ()), names, editors)
    return found


def travels(look: Look) -> bool:
    """Whether anything ever left this machine or came to it: else there is no other place where a text could be."""
    sent = look.session.scalar(select(Posted.article).limit(1))
    return sent is not None or look.session.scalar(select(Device.device).where(Device.device != look.device).limit(1)) is not None


def note_sent(act: Act, articles: Iterable[str], road: str, by: str, hashes: Collection[str]) -> None:
    """Remember that these events of articles left by a road. hashes: of what went along; what of this machine's newest
    did not go is not called sent."""
    for some in batches(articles):
        for article, own in _own(act, some).items():
            if own.last in hashes:
                act.session.merge(Posted(article=article, event=own.last, road=road, place=by[:200], at=act.now))
                act.touch("sent", article)
    act.session.flush()


def note_receipts(act: Act, events: Iterable[Event]) -> None:
    """Keep what events of others say that their machines have. Twice changes nothing."""
    rows: list[dict[str, Any]] = []
    for event in events:
        if event.kind != "parcel.taken" or event.device == act.device:
            continue
        said = json.loads(event.payload)
        for article, hashes in said["articles"].items():
            rows += [{"article": article[:32], "event": name, "device": event.device, "person": said["person"], "at": event.at}
                     for name in hashes if isinstance(name, str) and len(name) == 64]
            act.touch("sent", article)
    for some in batches(rows):
        act.session.execute(insert(Receipt).on_conflict_do_nothing(), some)


def _where(stage: str, own: _Own | None, posted: Posted | None, receipts: Sequence[_Proof], names: Mapping[str, str],
           editors: Collection[str]) -> Where:
    if own is None:
        return Where("")
    if own.step in ("submit", "") and stage not in (DRAFT, SUBMITTED):
        return Where(stage)  # an answer came back: whoever gave it had the text
    proofs = [one for one in receipts if one.seq >= own.seq]
    if proofs:
        first = min(proofs, key=lambda one: (one.person not in editors, one.at))
        return Where(RECEIVED, first.at, name=names.get(first.person, ""))
    if posted is not None and posted.event == own.last:
        return Where(SENT, posted.at, posted.road, posted.place)
    return Where(HERE)


def _own(look: Look, articles: Sequence[str]) -> dict[str, _Own]:
    # What the machine put together by itself others have put together, too: nobody waits for it.
    by_itself = and_(Event.kind == "revision.made", func.instr(Event.payload, '"person":""') > 0)
    query = (select(Event.article, Event.hash, Event.seq, Step.step).outerjoin(Step, Step.event == Event.hash)
             .where(Event.article.in_(articles), Event.device == look.device, Event.kind.in_(OWN), ~by_itself,
                    or_(Step.step.is_(None), Step.step.not_in(STAYING))).order_by(Event.seq))
    return {row.article: _Own(row.hash, row.seq, row.step or "") for row in look.session.execute(query)}


def _posted(look: Look, articles: Sequence[str]) -> dict[str, Posted]:
    return {row.article: row for row in look.session.scalars(select(Posted).where(Posted.article.in_(articles)))}


def _receipts(look: Look, articles: Sequence[str]) -> dict[str, list[_Proof]]:
    found: dict[str, list[_Proof]] = {}
    query = (select(Receipt.article, Event.seq, Receipt.person, Receipt.at).join(Event, Event.hash == Receipt.event)
             .where(Receipt.article.in_(articles), Event.device == look.device))
    for row in look.session.execute(query):
        found.setdefault(row.article, []).append(_Proof(row.seq, row.person, row.at))
    return found
