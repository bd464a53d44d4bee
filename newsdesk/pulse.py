"""The picture of a day, read from the log: which steps were taken in which hour, and how long articles waited for an answer."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from newsdesk.desk import Look
from newsdesk.store.tables import Step
from newsdesk.waiting import Wanted, extent

SHOWN = ("submit", "return", "approve", "export", "publish")
"""The steps that are counted; each brings an article to a stage of its own."""
ANSWERS = ("return", "approve")
"""The steps by which an editor answers what was submitted."""


@dataclass(frozen=True, slots=True)
class DayPulse:
    """What happened on one day of the newsroom's clock."""

    day: date
    steps: Mapping[str, tuple[int, ...]]
    """For each of SHOWN, how many in each of the 24 hours."""
    waits: tuple[timedelta | None, ...]
    """For each hour, how long those answered in it had waited (median); None where none was."""
    median: timedelta | None
    """How long an article of this day waited for its answer; None where none was answered."""
    longest: timedelta | None
    waiting: int
    """How many wait now."""
    waiting_longest: timedelta | None


def day_pulse(look: Look, day: date, zone: str = "") -> DayPulse:
    """The picture of a day in a zone (an IANA name; empty: that of this machine)."""
    tz = ZoneInfo(zone) if zone else None
    # A time without a zone is one of this machine, on that day, to `astimezone`.
    begins, ends = (datetime.combine(one, time(), tz).astimezone(tz) for one in (day, day + timedelta(days=1)))
    taken = look.session.execute(
        select(Step.article, Step.step, Step.at).where(Step.at >= begins, Step.at < ends, Step.step.in_(SHOWN)).order_by(Step.at)
    ).all()
    steps = {name: [0] * 24 for name in SHOWN}
    for _, step, at in taken:
        steps[step][at.astimezone(tz).hour] += 1
    answered = [(article, at) for article, step, at in taken if step in ANSWERS]
    waited = _waited(look, answered)
    by_hour: list[list[timedelta]] = [[] for _ in range(24)]
    for at, wait in waited:
        by_hour[at.astimezone(tz).hour].append(wait)
    now = extent(look, Wanted("submitted"))
    every = [wait for _, wait in waited]
    return DayPulse(day, {name: tuple(hours) for name, hours in steps.items()}, tuple(_median(waits) for waits in by_hour),
                    _median(every), max(every, default=None), now.count, look.now - now.oldest if now.oldest else None)


def _waited(look: Look, answered: Sequence[tuple[str, datetime]]) -> list[tuple[datetime, timedelta]]:
    """How long each answered article had waited: since it was submitted last before the answer."""
    submitted: dict[str, list[datetime]] = {}
    rows = select(Step.article, Step.at).where(Step.step == "submit", Step.article.in_({article for article, _ in answered}))
    for article, at in look.session.execute(rows.order_by(Step.at)):
        submitted.setdefault(article, []).append(at)
    waited = []
    for article, at in answered:
        before = [then for then in submitted.get(article, ()) if then <= at]
        if before:
            waited.append((at, at - before[-1]))
    return waited


def _median(waits: Sequence[timedelta]) -> timedelta | None:
    return timedelta(seconds=statistics.median(wait.total_seconds() for wait in waits)) if waits else None
