"""Events on their way between machines: which are held, which the other side lacks, and taking in what came, checked.

What comes in is hostile until proven: every value is looked at before it is stored, and an event must say what its hash says.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from newsdesk.errors import Refused
from newsdesk.store.log import MOST_BYTES, hash_canonical
from newsdesk.store.order import in_order, note_tips, read_after, refuse_far_ahead
from newsdesk.store.tables import Event
from newsdesk.text.canonical import canonical_json
from newsdesk.text.json_depth import depth

MOST_EVENTS, DEEPEST = 20_000, 30
"""Events of one parcel, and how deep what one says may be nested."""
_MOST_QUESTIONS = 50
_EARLIEST, _LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)
"""Clocks may be wrong by much, but what they say must be a time in every zone."""
FIELDS = ("device", "seq", "previous", "kind", "article", "payload", "at", "hash")
_FORMS = {"device": re.compile(r"[0-9a-f]{16}"), "previous": re.compile(r"(?:[0-9a-f]{64})?"), "hash": re.compile(r"[0-9a-f]{64}"),
          "kind": re.compile(r"[a-z]{1,20}\.[a-z-]{1,19}"), "article": re.compile(r"(?:[0-9a-f]{16})?")}
Ranges = dict[str, list[tuple[int, int]]]
"""By device the numbers of its events, first and last of each unbroken run."""


def event_values(event: Event) -> dict[str, Any]:
    """An event as plain values."""
    return {name: getattr(event, name) for name in FIELDS} | {"at": event.at.astimezone(UTC).isoformat(timespec="microseconds")}


def held(session: Session) -> Ranges:
    """The events that are here."""
    ranges: Ranges = {}
    place = func.row_number().over(partition_by=Event.device, order_by=Event.seq)
    numbers = select(Event.device, Event.seq, (Event.seq - place).label("run")).subquery()  # the same all through an unbroken run
    query = select(numbers.c.device, func.min(numbers.c.seq), func.max(numbers.c.seq)).group_by(numbers.c.device, numbers.c.run)
    for device, first, last in session.execute(query.order_by(numbers.c.device, func.min(numbers.c.seq))):
        ranges.setdefault(device, []).append((first, last))
    return ranges


def lacking(session: Session, there: Mapping[str, Sequence[tuple[int, int]]], articles: Collection[str] | None = None) -> list[Event]:
    """The events that the other side lacks, in order; of these articles only, and what belongs to none, where any are named."""
    query = select(Event) if articles is None else select(Event).where(Event.article.in_({*articles, ""}))
    found: list[Event] = []
    for device, last in session.execute(select(Event.device, func.max(Event.seq)).group_by(Event.device)).all():
        gaps = _gaps(there.get(device, ()), last)
        if len(gaps) > _MOST_QUESTIONS:
            found += (event for event in session.scalars(query.where(Event.device == device))
                      if any(first <= event.seq <= until for first, until in gaps))
        else:
            for first, until in gaps:
                found += session.scalars(query.where(Event.device == device, Event.seq.between(first, until)))
    return in_order(found)


def _gaps(runs: Iterable[Sequence[int]], last: int) -> list[tuple[int, int]]:
    """What is missing between runs of numbers, up to the last."""
    gaps, begin = [], 1
    for first, until in sorted(tuple(run) for run in runs):
        if first > begin:
            gaps.append((begin, min(first - 1, last)))
        begin = max(begin, until + 1)
    return [*gaps, (begin, last)] if begin <= last else [gap for gap in gaps if gap[0] <= last]


def read_event(values: Any) -> Event:
    """An event of plain values that others sent. Raises Refused("parcel-damaged", why) for anything that is none."""
    if not isinstance(values, dict) or set(values) != set(FIELDS):
        raise Refused("parcel-damaged", why="fields")
    for name, form in _FORMS.items():
        if not isinstance(values[name], str) or not form.fullmatch(values[name]):
            raise Refused("parcel-damaged", why=name)
    seq, payload = values["seq"], values["payload"]
    if type(seq) is not int or not 0 < seq < 1_000_000_000 or (seq == 1) != (values["previous"] == ""):
        raise Refused("parcel-damaged", why="seq")
    if not isinstance(payload, str) or len(payload) > MOST_BYTES or depth(payload) > DEEPEST:
        raise Refused("parcel-damaged", why="payload")
    try:
        said = json.loads(payload)
        at = datetime.fromisoformat(values["at"]) if isinstance(values["at"], str) else None
        if not isinstance(said, dict) or canonical_json(said) != payload or not at or at.tzinfo is None:
            raise ValueError("not canonical")
        if not _EARLIEST <= at <= _LATEST:
            raise ValueError("time")
        event = Event(**{**values, "at": at.astimezone(UTC)})
        if event_values(event)["at"] != values["at"] or read_after(seq, said).clock > 2**52 or hash_canonical(event) != event.hash:
            raise ValueError("hash")
    except (ValueError, OverflowError, RecursionError) as wrong:
        raise Refused("parcel-damaged", why="hash") from wrong
    return event


def put_in(session: Session, events: Iterable[Event]) -> list[Event]:
    """Add events that are not here yet to the log; the views are not touched. Returns those that were new, in order: to be
    read, no part of the session.

    Raises Refused("parcel-forked", device, seq) where a device says two things under one number, or an event does not stand
    on the one before it; ValueError where a clock is further ahead than one can be.
    """
    came = list(events)
    there = _around(session, came)
    new: dict[tuple[str, int], Event] = {}
    for event in came:
        key = (event.device, event.seq)
        known = there.get(key)
        if known is not None and known[0] != event.hash:
            raise Refused("parcel-forked", device=event.device, seq=event.seq)
        if known is None:
            new[key] = event
            there[key] = (event.hash, event.previous)
    refuse_far_ahead(session, new.values())
    ordered = in_order(new.values())
    for event in ordered:
        before, after = (there.get((event.device, event.seq + step)) for step in (-1, 1))
        if (before is not None and event.previous != before[0]) or (after is not None and after[1] != event.hash):
            raise Refused("parcel-forked", device=event.device, seq=event.seq)
    if ordered:  # as rows: an object each, watched for changes that never come, takes ten times as long
        session.connection().execute(insert(Event), [{name: getattr(event, name) for name in FIELDS} for event in ordered])
    note_tips(session, ordered)
    session.flush()
    return ordered


def _around(session: Session, events: list[Event]) -> dict[tuple[str, int], tuple[str, str]]:
    """Hash and predecessor of what is here under the numbers of these events, and beside them."""
    numbers: dict[str, list[int]] = {}
    for event in events:
        numbers.setdefault(event.device, []).append(event.seq)
    there: dict[tuple[str, int], tuple[str, str]] = {}
    for device, seqs in numbers.items():
        query = select(Event.seq, Event.hash, Event.previous).where(Event.device == device)
        for seq, name, previous in session.execute(query.where(Event.seq.between(min(seqs) - 1, max(seqs) + 1))):
            there[device, seq] = (name, previous)
    return there
