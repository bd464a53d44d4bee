"""Writes draft rows and the snapshots of what they held before: the same way from the journal and from a verb.

A snapshot is kept once a minute, and at once where an edit takes words out that the last snapshot does not hold: so what
was written and taken away within a minute comes back, too. With age they thin out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from newsdesk.store.summaries import listed
from newsdesk.store.tables import Draft, Snapshot
from newsdesk.text.canonical import digest
from newsdesk.text.comparison import taken_out

SNAPSHOT_EVERY = timedelta(minutes=1)
WORDS_WORTH_KEEPING = 3
"""An edit that takes out fewer is somebody correcting a word; the minute's snapshot has it."""
THINNING = ((timedelta(hours=2), timedelta(0)), (timedelta(days=1), timedelta(minutes=10)),
            (timedelta(days=31), timedelta(hours=6)), (timedelta(days=36_500), timedelta(days=7)))
"""Up to this age, one snapshot in this time is kept (0: all of them): the longest text of it."""
THIN_EVERY = 10
"""Snapshots between two times of thinning out."""


def write_draft(session: Session, article: str, content: str, number: int, at: datetime, find: bool = True) -> bool:
    """Put a draft (canonical JSON of its content) into its row; False where the row holds this or a later number.

    What the row held is kept as a snapshot first, where it is time or where words would be lost; as often, the new text
    goes into the full-text index, so that it is found before anybody submits it (find: not where somebody waits for the
    row, and `index_draft` follows).
    """
    row = session.get(Draft, article)
    if row and row.number >= number:
        return False
    values = json.loads(content)
    due = row is None or (row.content != content and _keep_if_due(session, row, values, at))
    if row is None:
        row = Draft(article=article)
        session.add(row)
    row.content, row.number, row.saved_at, row.digest = content, number, at, digest(content)
    _summarise(row, values)
    session.flush()
    if due and find:
        index_draft(session, article)
    return True


def index_draft(session: Session, article: str) -> None:
    """Put what a draft says now into the full-text index; nothing where it says nothing yet."""
    row = session.get(Draft, article)
    if row is not None and not row.blank:
        # The stemmer is imported with the first text there is to find, not at start.
        from newsdesk.store.search import index

        values = json.loads(row.content)
        index(session, f"article/{article}", values["headline"], values["body"])


def keep_snapshot(session: Session, article: str) -> None:
    """Keep what the draft row of an article holds now as a snapshot, unless the newest one is just that."""
    row = session.get(Draft, article)
    if row is not None and digest(row.content) == row.digest:  # a damaged row is no state of the text
        last = _last(session, article)
        if last is None or last.content != row.content:
            _add(session, row)


def _summarise(row: Draft, values: dict[str, Any]) -> None:
    for column, value in listed(values).items():
        setattr(row, column, value)
    row.guesses = len(values["guesses"])
    row.blank = not (values["headline"] or values["body"].strip() or values["lead"] or values["pictures"]
                     or values.get("answers"))


def _keep_if_due(session: Session, row: Draft, values: dict[str, Any], at: datetime) -> bool:
    newest = select(Snapshot.id, Snapshot.at).where(Snapshot.article == row.article).order_by(Snapshot.id.desc()).limit(1)
    last = session.execute(newest).first()
    due = last is None or at - last.at >= SNAPSHOT_EVERY or _loses(session, row, last.id, values)
    if due:
        keep_snapshot(session, row.article)
    return due


def _loses(session: Session, row: Draft, last: int, values: dict[str, Any]) -> bool:
    """Whether the new text lacks words of the row's that the last snapshot does not hold, either."""
    try:
        before = json.loads(row.content)
        outs = {name: taken_out(before[name], values[name]).strip() for name in ("body", "headline")}
        lost = {name: out for name, out in outs.items() if len(out.split()) >= WORDS_WORTH_KEEPING
                or (len(out) > 2 * WORDS_WORTH_KEEPING and len(out) * 2 > len(before[name]))}
        kept = json.loads(session.get_one(Snapshot, last).content) if lost else {}
    except (ValueError, KeyError):
        return True
    return any(out not in kept[name] for name, out in lost.items())


def _last(session: Session, article: str) -> Snapshot | None:
    newest = select(Snapshot).where(Snapshot.article == article).order_by(Snapshot.id.desc()).limit(1)
    return session.scalars(newest).first()


def _add(session: Session, row: Draft) -> None:
    snapshot = Snapshot(article=row.article, at=row.saved_at, content=row.content)
    session.add(snapshot)
    session.flush()
    if snapshot.id % THIN_EVERY == 0:
        thin(session, row.article, row.saved_at)


@dataclass(frozen=True, slots=True)
class Aged:
    """A snapshot as the thinning sees it."""

    id: int
    at: datetime
    size: int


def thin(session: Session, article: str, now: datetime) -> None:
    """Delete the snapshots of an article that age has made too many."""
    rows = session.execute(
        select(Snapshot.id, Snapshot.at, func.octet_length(Snapshot.content)).where(Snapshot.article == article)
        .order_by(Snapshot.id)
    )
    out = thinned((Aged(id, at, size) for id, at, size in rows), now)
    session.execute(delete(Snapshot).where(Snapshot.id.in_(out)))


def thinned(snapshots: Iterable[Aged], now: datetime) -> list[int]:
    """Which of these (oldest first) may go.

    Stays: the longest of each stretch of time, as THINNING says, and for a month whatever is more than twice as long as
    what came after it: a text just before it was emptied.
    """
    rows = list(snapshots)
    longest: dict[tuple[timedelta, int], Aged] = {}
    stay: set[int] = set()
    for n, row in enumerate(rows):
        age = now - row.at
        every = next((every for most, every in THINNING if age < most), THINNING[-1][1])
        emptied = n + 1 < len(rows) and rows[n + 1].size * 2 < row.size
        if not every or (emptied and age < THINNING[2][0]):
            stay.add(row.id)
            continue
        stretch = (every, int(row.at.timestamp() // every.total_seconds()))
        if stretch not in longest or longest[stretch].size <= row.size:
            longest[stretch] = row
    stay |= {row.id for row in longest.values()}
    return [row.id for row in rows if row.id not in stay]
