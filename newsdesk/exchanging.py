"""Taking in the events of others: one operation, whatever road they came by. All of them, or none and nothing is changed."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError, NoResultFound

from newsdesk.desk import Act, Look
from newsdesk.errors import Refused
from newsdesk.following import Ground, follow, ground
from newsdesk.reconciling import reconcile
from newsdesk.staffing import me, names_by_id
from newsdesk.store import incoming
from newsdesk.store.batches import batches
from newsdesk.store.log import refold
from newsdesk.store.tables import Article, Draft, Event, Signature
from newsdesk.trusting import keep_apart, sign_events, signatures, verify
from newsdesk.vetting import vet
from newsdesk.whereabouts import note_receipts

TAKEN = "parcel.taken"


@dataclass(frozen=True, slots=True)
class Taken:
    """What came in."""

    events: int
    """How many were new."""
    articles: tuple[str, ...]
    """The articles that they are about."""
    open: tuple[str, ...]
    """Those of which two texts wait for a decision."""


@dataclass(frozen=True, slots=True)
class Received:
    """The proof that a machine of somebody else has an article."""

    person: str
    name: str
    at: datetime


def held(look: Look) -> incoming.Ranges:
    """What is here already: by device the first and last number of each unbroken run of events."""
    return incoming.held(look.session)


def parcel(act: Act, there: Mapping[str, Sequence[tuple[int, int]]], articles: Collection[str] | None = None) -> list[dict[str, Any]]:
    """The events that another machine lacks, signed, as plain values; of some articles only where they are named.

    Raises Refused("article-unknown").
    """
    for article in articles or ():
        if act.session.get(Article, article) is None:
            raise Refused("article-unknown", article=article)
    sign_events(act)
    events = incoming.lacking(act.session, there, articles)
    if articles is not None:
        events = _needed(events, articles)
    signed = signatures(act, events)
    return [incoming.event_values(event) | {"signature": signed[event.hash]} for event in events if event.hash in signed]


def _needed(events: Sequence[Event], articles: Collection[str]) -> list[Event]:
    """What some articles need of that which belongs to none: people, machines, the list, their pictures, and who has them."""
    said = "".join(event.payload for event in events if event.article)

    def wanted(event: Event) -> bool:
        payload = json.loads(event.payload)
        return (bool(event.article) or event.kind.split(".")[0] in ("person", "device", "roster")
                or (event.kind == "image.added" and payload["digest"] in said)
                or (event.kind == TAKEN and not set(articles).isdisjoint(payload["articles"])))

    return [event for event in events if wanted(event)]


def take(act: Act, events: Iterable[Any]) -> Taken:
    """Take in events of others: those that are new are checked and put into the log, and everything follows.

    Where an article has two newest texts now they are merged, or wait for a decision. A draft that nobody changed follows
    the newest text, one that was changed stays. Raises Refused("parcel-too-large"), ("parcel-damaged", why),
    ("parcel-forked", device, seq), ("parcel-incomplete"), ("parcel-unsigned", device); then nothing is changed.
    """
    values = list(events)
    if len(values) > incoming.MOST_EVENTS:
        raise Refused("parcel-too-large", count=len(values))
    signed: dict[str, str] = {}
    read = [_read(value, signed) for value in values]
    before = _grounds(act, {event.article for event in read} - {""})
    try:
        new = incoming.put_in(act.session, read)
        verify(act, new, _introduced(new), signed)
        keep_apart(act, new)
        if new:
            act.session.connection().execute(insert(Signature), [{"event": e.hash, "signature": signed[e.hash]} for e in new])
        note_receipts(act, new)
        articles = sorted({event.article for event in new} - {""})
        refold(act.session, _to_be_read(act, new), new, _tells_who_counts(new))
        # What was said about an article may come before it. The rows are held here, so that nobody has to read them again.
        rows = [act.session.get_one(Article, article) for article in articles]
    except (NoResultFound, IntegrityError) as wrong:
        raise Refused("parcel-incomplete") from wrong
    except (KeyError, TypeError, ValueError) as wrong:
        raise Refused("parcel-damaged", why="payload") from wrong
    for event in new:
        act.touch(event.kind.split(".")[0], event.article)
    waiting = tuple(article for article in articles if not reconcile(act, article))
    for article in articles:
        follow(act, article, before.get(article))
    del rows
    if any(event.kind != TAKEN for event in new):
        person = me(act)
        said: dict[str, dict[str, str]] = {article: {} for article in articles}
        for event in new:
            if event.article:
                said[event.article][event.device] = event.hash
        act.record(TAKEN, articles={article: list(last.values()) for article, last in said.items()}, person=person.id if person else "")
    return Taken(len(new), tuple(articles), waiting)


def _grounds(look: Look, articles: Collection[str]) -> dict[str, Ground]:
    """On what the drafts of articles were written, of those that have one here."""
    found: dict[str, Ground] = {}
    for some in batches(sorted(articles)):
        for article in look.session.scalars(select(Draft.article).where(Draft.article.in_(some))).all():
            stood = ground(look, article)
            if stood is not None:
                found[article] = stood
    return found


def sift(look: Look, values: Sequence[Any]) -> dict[int, Refused]:
    """Which events of a parcel are wrong by themselves, and why, by their place in it: those beside them can be taken without them."""
    wrong: dict[int, Refused] = {}
    signed: dict[str, str] = {}
    read: dict[int, Event] = {}
    for at, value in enumerate(values):
        try:
            read[at] = _read(value, signed)
        except Refused as refused:
            wrong[at] = refused
    keys = _introduced(read.values())
    names = [event for event in read.values() if event.kind == "device.introduced" and _stands(look, [event], keys, signed)]
    said: dict[tuple[str, int], set[str]] = {}
    for at, event in read.items():
        about = [name for name in names if event.device in (name.device, *json.loads(name.payload).get("earlier", {}))]
        if _stands(look, [*about, event], keys, signed):
            said.setdefault((event.device, event.seq), set()).add(event.hash)
        else:
            wrong[at] = Refused("parcel-unsigned", device=event.device)
    for at, event in read.items():
        if at not in wrong and len(said[event.device, event.seq]) > 1:
            wrong[at] = Refused("parcel-forked", device=event.device, seq=event.seq)
    return wrong


def _stands(look: Look, events: Sequence[Event], keys: dict[str, str], signed: dict[str, str]) -> bool:
    try:
        verify(look, events, keys, signed)
    except Refused:
        return False
    return True


def received(look: Look, article: str) -> tuple[Received, ...]:
    """Who else has the newest step of an article, by their own events; first first.

    Somebody who has it says so by the hash, so what has not arrived is never shown as if it had.
    """
    rows = look.session.scalars(select(Event).where(Event.article == article, Event.device == look.device)).all()
    last = max((row.seq for row in rows if row.kind in ("step.taken", "revision.made")), default=0)
    proofs = {row.hash for row in rows if row.seq >= last > 0}
    names = names_by_id(look)
    found = []
    for row in look.session.scalars(select(Event).where(Event.kind == TAKEN, Event.device != look.device).order_by(Event.at)):
        said = json.loads(row.payload)
        if proofs & set(said["articles"].get(article, ())):
            found.append(Received(said["person"], names.get(said["person"], ""), row.at))
    return tuple(found)


def _read(values: Any, signed: dict[str, str]) -> Event:
    if not isinstance(values, dict):
        raise Refused("parcel-damaged", why="fields")
    signature = values.get("signature")
    event = incoming.read_event({name: value for name, value in values.items() if name != "signature"})
    vet(event)
    if not isinstance(signature, str) or len(signature) != 88:
        raise Refused("parcel-unsigned", device=event.device)
    signed[event.hash] = signature
    return event


def _introduced(events: Iterable[Event]) -> dict[str, str]:
    """The keys that machines of a parcel name for themselves: of each the first."""
    keys: dict[str, str] = {}
    for event in events:
        if event.kind == "device.introduced":
            keys.setdefault(event.device, json.loads(event.payload)["key"])
    return keys


def _to_be_read(act: Act, events: Iterable[Event]) -> set[str]:
    """The articles that these events are about; every one where a list came in, by which steps count and two ids are one person."""
    about = {event.article for event in events if event.kind != TAKEN}
    if any(event.kind == "roster.signed" for event in events):
        about |= set(act.session.scalars(select(Event.article).distinct()))
    return about


def _tells_who_counts(events: Iterable[Event]) -> bool:
    return any(event.kind in ("roster.signed", "device.introduced") for event in events)
