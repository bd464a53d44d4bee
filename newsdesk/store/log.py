"""The log: every event is hashed over what it says and over the event before it, so that a change anywhere shows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from newsdesk.errors import Refused
from newsdesk.store.authors import ONE
from newsdesk.store.batches import batches
from newsdesk.store.beside import beside
from newsdesk.store.order import GLANCE, MARK, clock_of, glance_at_clock, in_order, mark, note_tip
from newsdesk.store.tables import COMMON, VIEWS, Article, Event, Setting, Tip
from newsdesk.store.views import KINDS, apply
from newsdesk.text.canonical import canonical_json, digest

MOST_BYTES = 4_000_000
"""Signs of what one event says: more would never be taken in by anybody else, and hold up what comes behind it."""
_MANY = 4
"""So many events of one article are worth reading all that is there of it."""


def append(session: Session, device: str, kind: str, article: str, payload: dict[str, Any], at: datetime) -> Event:
    """Write down that something happened on this device and bring the views up to date, in the session's
    transaction. Raises Refused("text-too-large") where it says more than can travel.
    """
    last = session.execute(
        select(Event.seq, Event.hash).where(Event.device == device).order_by(Event.seq.desc()).limit(1)
    ).first()
    seq, previous = (last.seq + 1, last.hash) if last else (1, "")
    said = canonical_json(payload | mark(session, device, seq, article if kind == "step.taken" else ""))
    if len(said) > MOST_BYTES:
        raise Refused("text-too-large")
    event = Event(device=device, seq=seq, previous=previous, kind=kind, article=article, payload=said, at=at, hash="")
    event.hash = hash_of(event)
    session.add(event)
    note_tip(session, event)
    session.flush()
    apply(session, event)
    return event


def hash_of(event: Event) -> str:
    """SHA-256 over everything an event says."""
    return hash_values(event.device, event.seq, event.previous, event.kind, event.article, event.payload,
                       event.at.isoformat(timespec="microseconds"))


def hash_canonical(event: Event) -> str:
    """The same where it is known that the payload is canonical JSON: it stands in the text as it is, and is not read again."""
    begin = canonical_json([event.device, event.seq, event.previous, event.kind, event.article])[:-1]
    return digest(f"{begin},{event.payload},{canonical_json(event.at.isoformat(timespec='microseconds'))}]")


def hash_values(device: str, seq: int, previous: str, kind: str, article: str, payload: str, at: str) -> str:
    """The same over the values of an event's row. Raises ValueError where the payload is no JSON."""
    return digest(canonical_json([device, seq, previous, kind, article, json.loads(payload), at]))


def rebuild_views(session: Session) -> None:
    """Empty the views and fill them again from the log."""
    session.info.pop(ONE, None)
    for view in (*reversed(VIEWS), Tip):
        session.query(view).delete()
    session.flush()
    events = in_order(session.scalars(select(Event)))
    for event in events:
        note_tip(session, event)
    for event in sorted(events, key=lambda event: event.article != ""):
        apply(session, event)
    session.flush()


def refold(session: Session, articles: Iterable[str], new: Iterable[Event] = (), anew: bool = False) -> None:
    """Empty the views of these articles (an empty name: what belongs to none) and fill them again from the log.

    After events of others came in: they may belong before those that are there. new: the events that came; where all of an
    article's belong behind what was there they are only added. anew: not even then, since what was there may count otherwise now.
    """
    came: dict[str, list[Event]] = {}
    for event in new:
        came.setdefault(event.article, []).append(event)
    wanted = sorted(set(articles))
    old = _known_before(session, [article for article in wanted if article in came], came)
    settings: dict[str, Setting | None] = {}
    for article in wanted:
        added, rows = in_order(came.get(article, ())), session
        if article and added and article not in old:
            rows = beside(session, article, fresh=True, settings=settings)
        elif article and added and not anew and _all_behind(session, article, added):
            rows = beside(session, article, fresh=False, settings=settings) if len(added) >= _MANY else session
        else:
            _empty(session, article)
            session.flush()
            rows = beside(session, article, fresh=True, settings=settings) if article else session
            # By far the most of what belongs to none says only who has what: it changes no view.
            added = in_order(session.scalars(select(Event).where(Event.article == article, Event.kind.in_(KINDS))))
        for event in added:
            apply(rows, event)
    session.flush()


def _known_before(session: Session, articles: list[str], came: dict[str, list[Event]]) -> set[str]:
    """Of these articles those about which the log says more than what came."""
    old: set[str] = set()
    for some in batches(articles):
        counts = select(Event.article, func.count()).where(Event.article.in_(some)).group_by(Event.article)
        old |= {article for article, count in session.execute(counts) if count > len(came[article])}
    return old


def _all_behind(session: Session, article: str, added: list[Event]) -> bool:
    """Whether everything else of an article stands before these events (in order), as far as that is seen at a glance."""
    names = {event.hash for event in added}
    begin = (clock_of(added[0]), added[0].device, added[0].seq)
    begins, marked = func.substr(Event.payload, 1, GLANCE), func.instr(Event.payload, MARK)
    query = select(Event.hash, Event.device, Event.seq, begins, marked).where(Event.article == article)
    for name, device, seq, payload, at in session.execute(query):
        clock = glance_at_clock(payload) if at else seq
        if name not in names and (clock is None or (clock, device, seq) > begin):
            return False
    return True


def _empty(session: Session, article: str) -> None:
    if not article:
        session.info.pop(ONE, None)
        for common in COMMON:
            session.execute(delete(common))
        return
    for view in reversed(VIEWS):
        if view is Article:
            session.execute(delete(Article).where(Article.id == article))
        elif view not in COMMON:
            table = view.__table__
            session.execute(delete(view).where(table.c.article == article))


def damaged(session: Session, device: str = "") -> list[str]:
    """The hashes of events that do not say any more what they said, or whose predecessor is missing; of other machines than
    this device only some may have come."""
    wrong: list[str] = []
    before: Event | None = None
    for event in session.scalars(select(Event).order_by(Event.device, Event.seq)):
        next_to = before is not None and (before.device, before.seq + 1) == (event.device, event.seq)
        previous = before.hash if before is not None and next_to else ""
        whole = next_to or event.seq == 1
        if hash_of(event) != event.hash or (event.previous != previous if whole else event.device == device or not device):
            wrong.append(event.hash)
        before = event
    return wrong


def size(session: Session) -> int:
    """How many events the log holds."""
    return session.scalar(select(func.count()).select_from(Event)) or 0
