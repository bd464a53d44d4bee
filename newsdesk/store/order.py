"""The one order in which all machines read their events: by what was known when each was made, never by a wall clock.

An event says in its payload under ``after`` a clock, one more than the highest that its device had seen; a step says there, too,
which steps of others it was taken after. Of a machine only some events may have come, so a step names those that it stands on and
nothing else: whoever knows number 20 of a machine need not know its number 10. Where a device knew of nobody else there is no
such mark, and its number is its clock.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from newsdesk.store.tables import Article, Event, Tip

AFTER = "after"
MOST_AHEAD = 100_000_000
"""How far the clock of what comes in may be ahead of all that is here: no newsroom has so many events, and a clock that came to its
end would leave no place behind it."""
MARK = f'"{AFTER}":'
GLANCE = 40
"""Signs at the beginning of a payload in which the clock is found, where it is found at all."""
_FIRST = re.compile(r'\{"after":\[([0-9]{1,18}),')


@dataclass(frozen=True, slots=True)
class After:
    """Where an event stands."""

    clock: int
    known: dict[str, int]
    """The steps of others that a step was taken after: by device the last one."""


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


def mark(session: Session, device: str, seq: int, article: str = "") -> dict[str, Any]:
    """What an event that is made now says about its place: empty where nobody else is known. article: where it is a step."""
    others = [tip for tip in session.scalars(select(Tip)) if tip.device != device]
    if not others:
        return {}
    own = session.get(Tip, device)
    clock = 1 + max(tip.clock for tip in (*others, *([own] if own else [])))
    row = session.get(Article, article) if article else None
    known: dict[str, int] = {}
    for tip in row.tips.split() if row else ():
        other, number, _ = tip.split(":")
        if other != device:
            known[other] = max(int(number), known.get(other, 0))
    return {AFTER: [max(clock, seq), known]}


def glance_at_clock(payload: str) -> int | None:
    """The clock of an event by the beginning of its payload; None where that does not say it."""
    first = _FIRST.match(payload)
    return int(first[1]) if first else None


def clock_of(event: Event) -> int:
    """The clock of an event, without reading all that it says."""
    first = _FIRST.match(event.payload)
    if first:
        return int(first[1])
    return event.seq if MARK not in event.payload else read_after(event.seq, json.loads(event.payload)).clock


def refuse_far_ahead(session: Session, events: Iterable[Event]) -> None:
    """Raise ValueError where the clock of an event is further ahead of all that is here than a newsroom's can be."""
    here = session.scalar(select(func.max(Tip.clock))) or 0
    if any(clock_of(event) > here + MOST_AHEAD for event in events):
        raise ValueError("clock")


def note_tip(session: Session, event: Event) -> None:
    """Remember how far a device is known."""
    note_tips(session, (event,))


def note_tips(session: Session, events: Iterable[Event]) -> None:
    """The same for many events."""
    last: dict[str, tuple[int, int]] = {}
    for event in events:
        seq, clock = last.get(event.device, (0, 0))
        last[event.device] = (max(seq, event.seq), max(clock, clock_of(event)))
    for device, (seq, clock) in last.items():
        tip = session.get(Tip, device)
        if tip is None:
            session.add(Tip(device=device, seq=seq, clock=clock))
        else:
            tip.seq, tip.clock = max(tip.seq, seq), max(tip.clock, clock)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Events as every machine reads them: nothing stands before what it was made after."""
    return sorted(events, key=lambda event: (clock_of(event), event.device, event.seq))


def knew(event: Event, payload: dict[str, Any], other: tuple[str, int]) -> bool:
    """Whether a step was taken after another one (device, number)."""
    device, seq = other
    return seq < event.seq if device == event.device else seq <= read_after(event.seq, payload).known.get(device, 0)
