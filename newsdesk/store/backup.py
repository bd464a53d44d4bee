"""Verified backups of the store, and the one way every file of ours is written: temporary name, fsync, rename,
fsync.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pysqlite3.dbapi2 as sqlite
from sqlalchemy import Engine

from newsdesk.errors import Refused
from newsdesk.store.engine import refusal

BACKUPS_KEPT = 20


def make_backup(engine: Engine, folder: Path, at: datetime) -> Path:
    """Copy the store into `folder` as ``newsroom-<UTC time>.sqlite3``, checked before it gets its name; returns its
    path.

    Raises Refused as `refusal` says, or "backup-broken" where the copy did not pass its check.
    """
    final = folder / f"newsroom-{at:%Y%m%dT%H%M%S}Z.sqlite3"
    part = final.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("VACUUM INTO ?", (str(part),))
        finally:
            raw.close()
        check(part)
        sync_file(part)
        os.replace(part, final)
        sync_folder(folder)
    except (OSError, sqlite.Error) as wrong:
        part.unlink(missing_ok=True)
        raise refusal(wrong) from wrong
    for old in sorted(folder.glob("newsroom-*.sqlite3"))[:-BACKUPS_KEPT]:
        old.unlink()
    return final


def check(file: Path) -> None:
    """Raise Refused("backup-broken") where a store does not pass SQLite's own integrity check."""
    connection = sqlite.connect(f"file:{file}?mode=ro", uri=True)
    try:
        answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        connection.close()
    if answer != "ok":
        raise Refused("backup-broken", file=file.name)


def write_file(path: Path, data: bytes) -> None:
    """Put bytes at `path` so that a crash leaves the old file or the new one, never half. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    with open(part, "wb") as handle:
        handle.write(data)
        handle.flush()
        os.fsync(handle.fileno())
    os.replace(part, path)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    with open(path, "rb") as handle:
        os.fsync(handle.fileno())


def sync_folder(folder: Path) -> None:
    """Make a rename inside `folder` survive a power cut; systems that cannot open a folder do it by themselves."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
