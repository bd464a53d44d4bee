"""Verified backups of the store, and the one way every file of ours is written: temporary name, fsync, rename,
fsync.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pysqlite3.dbapi2 as sqlite
from sqlalchemy import Engine

from newsdesk.errors import Refused
from newsdesk.store.engine import refusal
from newsdesk.store.health import faults

DAILY_FOR = timedelta(days=31)
"""All of a day's backups are kept that day, one a day this long, one a month for ever."""
ROOM_LEFT = 16_000_000
"""Bytes that stay free on the disk beside a new backup."""
_NAME = re.compile(r"newsroom-(\d{8}T\d{6})Z\.sqlite3")
_STATE = (
    "SELECT (SELECT COUNT(*) FROM event), (SELECT COALESCE(SUM(number), 0) FROM draft),"
    " (SELECT COALESCE(MAX(id), 0) FROM snapshot), (SELECT COUNT(*) FROM entry)"
)


@dataclass(frozen=True, slots=True)
class Backup:
    file: Path
    at: datetime
    size: int


def backups(folder: Path) -> tuple[Backup, ...]:
    """The backups in a folder, newest first."""
    found = [(file, match[1]) for file in folder.glob("newsroom-*.sqlite3") if (match := _NAME.fullmatch(file.name))]
    return tuple(
        Backup(file, datetime.strptime(stamp, "%Y%m%dT%H%M%S").replace(tzinfo=UTC), file.stat().st_size)
        for file, stamp in sorted(found, key=lambda pair: pair[1], reverse=True)
    )


def make_backup(engine: Engine, folder: Path, at: datetime) -> Path:
    """Copy the store into `folder` as ``newsroom-<UTC time>.sqlite3``, checked before it gets its name; returns its
    path. Older ones are thinned out.

    Raises Refused as `refusal` says, "backup-no-room", or "backup-broken" where the copy did not pass its check: the store itself is
    damaged then, and no older backup goes.
    """
    final = folder / f"newsroom-{at:%Y%m%dT%H%M%S}Z.sqlite3"
    part = final.with_suffix(".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _make_sure_of_room(Path(str(engine.url.database)), folder)
        for left in folder.glob("newsroom-*.part"):  # of a backup that was killed
            left.unlink()
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
    except Refused:
        part.unlink(missing_ok=True)
        raise
    for old in thinned(backups(folder), at):
        old.file.unlink(missing_ok=True)
    return final


def _make_sure_of_room(store: Path, folder: Path) -> None:
    """A backup that fills the disk would take the room of what is being typed. Raises Refused("backup-no-room")."""
    if shutil.disk_usage(folder).free < store.stat().st_size + ROOM_LEFT:
        raise Refused("backup-no-room", megabytes=(store.stat().st_size + ROOM_LEFT) // 1_000_000)


def thinned(found: Iterable[Backup], now: datetime) -> list[Backup]:
    """Which of these backups (newest first) may go: today's stay, then the newest of each day for a month, then of each
    month. Days are those of this machine's clock.
    """
    today, seen, out = now.astimezone().date(), set[str](), []
    for backup in found:
        day = backup.at.astimezone().date()
        slot = str(backup.at) if day >= today else str(day) if today - day <= DAILY_FOR else f"{day:%Y-%m}"
        if slot in seen:
            out.append(backup)
        seen.add(slot)
    return out


def check(file: Path) -> None:
    """Raise Refused("backup-broken", file) where a store is not whole: SQLite's check and the hashes of its texts."""
    if faults(file):
        raise Refused("backup-broken", file=file.name)


def state_of(file: Path) -> tuple[int, ...]:
    """Numbers that rise with whatever a backup is made for; empty where the file cannot be read."""
    try:
        with closing(sqlite.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=15)) as connection:
            return tuple(connection.execute(_STATE).fetchone())
    except sqlite.Error:
        return ()


def keep_aside(store: Path, aside: Path) -> None:
    """Copy a store file by file, byte by byte, into a folder, safe on disk."""
    aside.mkdir(parents=True, exist_ok=True)
    for file in (store, store.with_name(store.name + "-wal")):
        if file.exists():
            shutil.copyfile(file, aside / file.name)
            sync_file(aside / file.name)
    sync_folder(aside)
    sync_folder(aside.parent)


def take_place(part: Path, store: Path) -> None:
    """Put a finished store into the place of another. The other's log goes first: it must never meet the new file."""
    sync_file(part)
    for ending in ("-wal", "-shm"):
        store.with_name(store.name + ending).unlink(missing_ok=True)
    os.replace(part, store)
    sync_folder(store.parent)


def write_file(path: Path, data: bytes) -> None:
    """Put bytes at `path` so that a crash leaves the old file or the new one, never half. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    try:
        with open(part, "wb") as handle:
            handle.write(data)
            handle.flush()
            os.fsync(handle.fileno())
        os.replace(part, path)
    except OSError:
        part.unlink(missing_ok=True)  # on a full disk, half a file would take the room of a whole one
        raise
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
