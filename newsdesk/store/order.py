"""The one order in which all machines read their events: by what was known when each was made, never by a wall clock.

An event says in its payload under ``after`` what its device knew of others: a clock, one more than the highest it had seen, and
the last number of each other device. Where it knew of nobody else there is no such mark, and its number is its clock.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from newsdesk.store.tables import Event, Tip

AFTER = "after"


@dataclass(frozen=True, slots=True)
class After:
    """Where an event stands."""

    clock: int
    known: dict[str, int]
    """How far its device knew the events of others."""


def read_after(seq: int, payload: dict[str, Any]) -> After:
    """Where an event with this number and payload stands. Raises ValueError where the mark is none."""
    said = payload.get(AFTER)
    if said is None:
        return After(seq, {})
    try:
        clock, known = said
        if type(clock) is not int or clock < seq or not all(type(n) is int and n > 0 for n in known.values()):
            raise ValueError("no place in the order")
        return After(clock, {str(device): number for device, number in known.items()})
    except (TypeError, AttributeError) as wrong:
        raise ValueError("no place in the order") from wrong


def mark(session: Session, device: str, seq: int) -> dict[str, Any]:
    """What an event that is made now says about its place: empty where nobody else is known."""
    others = [tip for tip in session.scalars(select(Tip)) if tip.device != device]
    if not others:
        return {}
    own = session.get(Tip, device)
    clock = 1 + max(tip.clock for tip in (*others, *([own] if own else [])))
    return {AFTER: [max(clock, seq), {tip.device: tip.seq for tip in others}]}


def note_tip(session: Session, event: Event) -> None:
    """Remember how far a device is known."""
    clock = read_after(event.seq, json.loads(event.payload)).clock
    tip = session.get(Tip, event.device)
    if tip is None:
        session.add(Tip(device=event.device, seq=event.seq, clock=clock))
    else:
        tip.seq, tip.clock = max(tip.seq, event.seq), max(tip.clock, clock)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Events as every machine reads them: nothing stands before what it was made after."""
    return sorted(events, key=lambda e: (read_after(e.seq, json.loads(e.payload)).clock, e.device, e.seq))


def knew(event: Event, payload: dict[str, Any], other: tuple[str, int]) -> bool:
    """Whether the device of an event knew another one (device, number) when it made it."""
    device, seq = other
    return seq < event.seq if device == event.device else seq <= read_after(event.seq, payload).known.get(device, 0)
