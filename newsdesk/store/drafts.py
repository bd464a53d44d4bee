"""Writes draft rows and the minute snapshots: the same way from the journal and from a verb."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from newsdesk.store.tables import Draft, Snapshot
from newsdesk.text.canonical import digest

SNAPSHOT_EVERY = timedelta(minutes=1)
SNAPSHOTS_KEPT = 240
"""A long day of one article: the oldest go first."""


def write_draft(session: Session, article: str, content: str, number: int, at: datetime) -> bool:
    """Put a draft (canonical JSON of its content) into its row; False where the row holds this or a later number.

    What the row held before is kept as a snapshot where the last one is a minute old, or where the new text lost more
    than half of it: emptied texts come back.
    """
    row = session.get(Draft, article)
    if row and row.number >= number:
        return False
    if row and row.content != content:
        _keep_snapshot(session, row, content, at)
    if row is None:
        row = Draft(article=article)
        session.add(row)
    row.content, row.number, row.saved_at, row.digest = content, number, at, digest(content)
    _summarise(row)
    session.flush()
    return True


def _summarise(row: Draft) -> None:
    values = json.loads(row.content)
    row.headline, row.place, row.category = values["headline"], values["place"], values["category"]
    row.reporters = "\n".join(values["reporters"])
    row.words = len(values["body"].split())
    row.guesses, row.advertorial = len(values["guesses"]), values["advertorial"]
    row.blank = not (values["headline"] or values["body"].strip() or values["lead"] or values["pictures"])


def _keep_snapshot(session: Session, row: Draft, content: str, at: datetime) -> None:
    last = session.scalars(
        select(Snapshot).where(Snapshot.article == row.article).order_by(Snapshot.id.desc()).limit(1)
    ).first()
    halved = len(content) * 2 < len(row.content)
    if last and not halved and at - last.at < SNAPSHOT_EVERY:
        return
    if last and last.content == row.content:
        return
    session.add(Snapshot(article=row.article, at=row.saved_at, content=row.content))
    session.flush()
    old = select(Snapshot.id).where(Snapshot.article == row.article).order_by(Snapshot.id.desc()).offset(SNAPSHOTS_KEPT)
    session.execute(delete(Snapshot).where(Snapshot.id.in_(old)))
