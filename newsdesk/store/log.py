"""The log: every event is hashed over what it says and over the event before it, so that a change anywhere shows."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from newsdesk.store.tables import VIEWS, Event
from newsdesk.store.views import apply
from newsdesk.text.canonical import canonical_json, digest


def append(session: Session, device: str, kind: str, article: str, payload: dict[str, Any], at: datetime) -> Event:
    """Write down that something happened on this device and bring the views up to date, in the session's
    transaction.
    """
    last = session.execute(
        select(Event.seq, Event.hash).where(Event.device == device).order_by(Event.seq.desc()).limit(1)
    ).first()
    seq, previous = (last.seq + 1, last.hash) if last else (1, "")
    event = Event(
        device=device, seq=seq, previous=previous, kind=kind, article=article, payload=canonical_json(payload), at=at,
        hash="",
    )
    event.hash = hash_of(event)
    session.add(event)
    session.flush()
    apply(session, event)
    return event


def hash_of(event: Event) -> str:
    """SHA-256 over everything an event says."""
    return hash_values(event.device, event.seq, event.previous, event.kind, event.article, event.payload,
                       event.at.isoformat(timespec="microseconds"))


def hash_values(device: str, seq: int, previous: str, kind: str, article: str, payload: str, at: str) -> str:
    """The same over the values of an event's row. Raises ValueError where the payload is no JSON."""
    return digest(canonical_json([device, seq, previous, kind, article, json.loads(payload), at]))


def rebuild_views(session: Session) -> None:
    """Empty the views and fill them again from the log."""
    for view in reversed(VIEWS):
        session.query(view).delete()
    session.flush()
    for event in session.scalars(select(Event).order_by(Event.device, Event.seq)).all():
        apply(session, event)
    session.flush()


def damaged(session: Session) -> list[str]:
    """The hashes of events that do not say any more what they said, or whose predecessor is missing."""
    wrong: list[str] = []
    before: dict[str, str] = {}
    for event in session.scalars(select(Event).order_by(Event.device, Event.seq)):
        if hash_of(event) != event.hash or event.previous != before.get(event.device, ""):
            wrong.append(event.hash)
        before[event.device] = event.hash
    return wrong


def size(session: Session) -> int:
    """How many events the log holds."""
    return session.scalar(select(func.count()).select_from(Event)) or 0
