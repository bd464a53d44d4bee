"""A small store in memory that knows of the true one what taking in some events looks at: there it is tried first, and nobody waits."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pysqlite3.dbapi2 as sqlite
from sqlalchemy import StaticPool, Table, create_engine, insert, or_, select
from sqlalchemy.orm import Session

from newsdesk.store.engine import make_tables
from newsdesk.store.tables import COMMON, VIEWS, Article, Draft, DraftBase, Event, Setting, Tip
from newsdesk.store.views import KINDS

_AT_ONCE = 400


@contextmanager
def scratch(session: Session, events: Sequence[Event]) -> Iterator[Session]:
    """A store for trying out what these events do; what happens there is forgotten at the end. session: of the true store."""
    articles = sorted({event.article for event in events} - {""})
    engine = create_engine("sqlite://", module=sqlite, poolclass=StaticPool)
    try:
        make_tables(engine)
        for table in (*COMMON, Setting, Tip):
            _carry(session, engine, table, None)
        _carry(session, engine, Event, _around(events))
        for at in range(0, len(articles), _AT_ONCE):
            some = articles[at : at + _AT_ONCE]
            for view in (*VIEWS, Draft, DraftBase):
                if view not in COMMON:
                    _carry(session, engine, view, _of(view, some))
        with Session(engine, expire_on_commit=False) as beside:
            yield beside
    finally:
        engine.dispose()


def _of(view: Any, articles: Collection[str]) -> Any:
    return (view.id if view is Article else view.article).in_(articles)


def _around(events: Sequence[Event]) -> Any:
    """What is there of the same articles, of those who speak, and under the numbers of these events and beside them."""
    numbers: dict[str, list[int]] = {}
    for event in events:
        numbers.setdefault(event.device, []).append(event.seq)
    near = [(Event.device == device) & Event.seq.between(min(seqs) - 1, max(seqs) + 1) for device, seqs in numbers.items()]
    return or_(Event.article.in_({event.article for event in events} - {""}), (Event.article == "") & Event.kind.in_(KINDS), *near)


def _carry(session: Session, engine: Any, view: Any, which: Any) -> None:
    table: Table = view.__table__
    query = select(table) if which is None else select(table).where(which)
    rows = [dict(row) for row in session.execute(query).mappings()]
    if rows:
        with engine.begin() as connection:
            connection.execute(insert(table), rows)
