"""Opens the SQLite file of a newsroom with the pragmas that keep what was committed.

WAL with synchronous=FULL: NORMAL loses acknowledged commits in a power cut. SQLite before 3.51.3 can corrupt a WAL
database when two connections write and checkpoint at once, so an older one is refused.
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pysqlite3.dbapi2 as sqlite
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.exc import SQLAlchemyError

from newsdesk.errors import Refused
from newsdesk.store.tables import LIST_INDEXES, LOG_GUARDS, SCHEMA_VERSION, SEARCH_INDEX, Base

OLDEST_SQLITE = (3, 51, 3)
STORE_ERRORS = (SQLAlchemyError, sqlite.Error)
"""What a store can answer with; the second where a connection is being made."""
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA busy_timeout=15000",
)


def open_engine(file: Path, read_only: bool = False) -> Engine:
    """An engine on the store at `file`, which is made where there is none.

    Raises Refused: ``sqlite-too-old``, ``store-unreadable`` (not a database, or damaged at its root),
    ``newsroom-read-only``, ``disk-full``.
    """
    if sqlite.sqlite_version_info < OLDEST_SQLITE:
        raise Refused("sqlite-too-old", version=sqlite.sqlite_version)
    engine = create_engine(f"sqlite:///{file}", module=sqlite, connect_args={"timeout": 15})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # SQLAlchemy's begin below decides, not the driver's guess
        for pragma in ("PRAGMA query_only=ON", *_PRAGMAS[1:]) if read_only else _PRAGMAS:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        looking = read_only or connection.get_execution_options().get("looking")
        connection.exec_driver_sql("BEGIN" if looking else "BEGIN IMMEDIATE")

    return engine


def make_tables(engine: Engine) -> None:
    """Make what is missing of the tables, triggers and index, and write the schema version down."""
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
        for statement in (*LOG_GUARDS, *LIST_INDEXES, SEARCH_INDEX):
            connection.execute(text(statement))
        connection.execute(text(f"PRAGMA user_version={SCHEMA_VERSION}"))


def schema_version(engine: Engine) -> int:
    """The schema version of a store; 0 for an empty file. Raises Refused as `refusal` says."""
    try:
        with engine.connect().execution_options(looking=True) as connection:
            return int(connection.execute(text("PRAGMA user_version")).scalar_one())
    except Exception as wrong:
        raise refusal(wrong) from wrong


def refusal(wrong: Exception) -> Exception:
    """What a database error means for a person: a Refused for the world's faults, else the error itself."""
    said = str(getattr(wrong, "orig", wrong)).lower()
    if isinstance(wrong, OSError):
        full, locked = (errno.ENOSPC, errno.EDQUOT), (errno.EROFS, errno.EACCES, errno.EPERM)
        return Refused("disk-full" if wrong.errno in full else "newsroom-read-only" if wrong.errno in locked else "disk-failed")
    if "full" in said:
        return Refused("disk-full")
    if "readonly" in said or "read-only" in said or "unable to open" in said:
        return Refused("newsroom-read-only")
    if any(sign in said for sign in ("not a database", "malformed", "could not decode", "no such table", "no such column")):
        return Refused("store-unreadable")
    if "locked" in said or "busy" in said:
        return Refused("store-busy")
    if "disk i/o" in said:
        return Refused("disk-failed")
    return wrong
