"""Brings the tables of an older program up to date: views are dropped and filled again from the log, which never changes."""

from __future__ import annotations

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from newsdesk.store.engine import make_tables
from newsdesk.store.log import rebuild_views
from newsdesk.store.tables import VIEWS, Base


def upgrade(engine: Engine) -> None:
    """Make the views anew as this program knows them, and every table that is missing.

    What is private to the machine (drafts, snapshots, settings) and the log have not changed since the first version.
    In one transaction: a crash leaves the older store.
    """
    with engine.begin() as connection:
        views = {view.__tablename__ for view in VIEWS}
        Base.metadata.drop_all(connection, [table for table in Base.metadata.sorted_tables if table.name in views])
        Base.metadata.create_all(connection)
        with Session(connection, join_transaction_mode="create_savepoint") as session:
            rebuild_views(session)
            session.commit()
    make_tables(engine)
