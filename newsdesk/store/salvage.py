"""Makes a whole store out of a damaged one: what can be proven whole in it, the rest from a backup and from rescue copies.

The damaged file is copied aside first and never written to. Events and drafts are known by their hashes, the views are
filled anew from the events, and what is not here any more is said by name.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pysqlite3.dbapi2 as sqlite
from sqlalchemy import insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from newsdesk.errors import Refused
from newsdesk.paths import Home
from newsdesk.store import drafts
from newsdesk.store.backup import backups, check, keep_aside, take_place
from newsdesk.store.engine import make_tables, open_engine, refusal, schema_version
from newsdesk.store.found import Found, Row, is_content, is_draft, is_event, is_id, is_json, read_rows
from newsdesk.store.log import append
from newsdesk.store.names import unproven
from newsdesk.store.order import in_order, note_tip
from newsdesk.store.pages import Image
from newsdesk.store.search import index, index_new
from newsdesk.store.tables import (
    VIEWS,
    Article,
    Base,
    Draft,
    Entry,
    Event,
    Revision,
    SearchDocument,
    Setting,
    Snapshot,
    Tip,
)
from newsdesk.store.upgrade import upgrade
from newsdesk.store.version import SCHEMA_VERSION
from newsdesk.store.views import apply
from newsdesk.text.canonical import digest

DEVICE = "device"


@dataclass(frozen=True, slots=True)
class Copy:
    """A text from outside the store: a rescue copy."""

    at: datetime
    content: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """An article whose newest text was damaged, and what stands in its place."""

    article: str
    headline: str
    source: str
    """``backup``, ``rescue``, ``snapshot``; ``none``: nothing was left of it."""
    at: datetime | None


@dataclass(slots=True)
class Salvaged:
    aside: Path
    """The folder where the damaged file lies as it was."""
    backup: str = ""
    """The backup that helped; empty: there was none."""
    drafts: int = 0
    events: int = 0
    entries: int = 0
    replaced: list[Replaced] = field(default_factory=list)
    events_lost: int = 0
    """Things that happened of which the log cannot tell any more."""


def salvage(home: Home, at: datetime, copies: Mapping[str, Copy]) -> Salvaged:
    """Put a whole store into the place of a damaged one that nobody has open. copies: rescue copies by article.

    Raises OSError; then the store is as it was.
    """
    aside = _set_aside(home, at)
    result = Salvaged(aside)
    here = read_rows(Image.of(home.store))
    there = Found({})
    for backup in backups(home.backups):
        try:
            check(backup.file)
        except Refused:
            continue
        there, result.backup = read_rows(Image.of(backup.file)), backup.file.name
        break
    part = _new_part(home)
    with _filling(part) as session:
        _Work(session, here, there, copies, at, result).do()
    take_place(part, home.store)
    return result


def put_back(home: Home, backup: Path, at: datetime) -> Path:
    """Make a backup the store; returns the folder where the one that was there lies as it was.

    Its texts stay within reach: articles that the backup does not know are taken over, of the others the draft and what was
    submitted since become snapshots. Raises Refused("backup-broken"), ("store-newer"), and as `refusal` says.
    """
    check(backup)
    try:
        aside = _set_aside(home, at)
        old = read_rows(Image.of(home.store)) if home.store.exists() else Found({})
        part = _new_part(home)
        shutil.copyfile(backup, part)
        with _filling(part) as session:
            _take_over(session, old, at)
        take_place(part, home.store)
    except OSError as wrong:
        raise refusal(wrong) from wrong
    return aside


def _take_over(session: Session, old: Found, at: datetime) -> None:
    """Put the texts of another store into this one, without taking the place of any."""
    device = session.get_one(Setting, DEVICE)
    device.value = json.dumps(unproven(digest(f"{device.value}{at}")[:16]))
    known = {row.id for row in session.query(Article)}
    there = {row.digest for row in session.query(Revision)} | {row.digest for row in session.query(Draft)}
    texts = [(row["article"], row["at"], row["content"]) for name in ("revision", "snapshot") for row in old.of(name)
             if digest(row["content"]) not in there]
    for row in old.of("draft"):
        if row["article"] in known:
            texts.append((row["article"], row["saved_at"], row["content"]))
        elif is_draft(row):
            append(session, json.loads(device.value), "article.started", row["article"], {"origin": ""}, at)
            drafts.write_draft(session, row["article"], row["content"], row["number"], row["saved_at"])
    kept = {(row.article, row.content) for row in session.query(Snapshot)}
    _add_snapshots(session, (text for text in texts if (text[0], text[2]) not in kept))


def _add_snapshots(session: Session, texts: Iterable[tuple[str, datetime, str]]) -> None:
    once: dict[tuple[str, str], datetime] = {}
    for article, at, content in texts:
        if is_content(content):
            once[article, content] = max(at, once.get((article, content), at))
    ordered = sorted(once.items(), key=lambda item: item[1])
    session.add_all(Snapshot(article=article, at=at, content=content) for (article, content), at in ordered)
    session.flush()


def _set_aside(home: Home, at: datetime) -> Path:
    aside = home.aside / f"{at:%Y%m%dT%H%M%S}"
    keep_aside(home.store, aside)
    return aside


def _new_part(home: Home) -> Path:
    """Where the new store grows; what an earlier try left there goes."""
    part = home.store.with_name(home.store.name + ".part")
    for ending in ("", "-wal", "-shm"):
        part.with_name(part.name + ending).unlink(missing_ok=True)
    return part


@contextmanager
def _filling(part: Path) -> Iterator[Session]:
    """A session on the new store; at its end all of it lies in the one file."""
    engine = open_engine(part)
    try:
        version = schema_version(engine)
        if version > SCHEMA_VERSION:
            raise Refused("store-newer")
        if 0 < version < SCHEMA_VERSION:
            upgrade(engine)
        make_tables(engine)
        with Session(engine, expire_on_commit=False) as session, session.begin():
            yield session
    finally:
        engine.dispose()
    with closing(sqlite.connect(part, isolation_level=None)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode=DELETE")


class _Work:
    """Fills the new store, in the order in which one thing stands on another."""

    def __init__(self, session: Session, here: Found, there: Found, copies: Mapping[str, Copy], at: datetime,
                 result: Salvaged) -> None:
        self.session, self.here, self.there, self.copies, self.at, self.result = session, here, there, copies, at, result
        self.device = self.was = ""

    def do(self) -> None:
        self._settings()
        self._log()
        self._snapshots()
        self._drafts()
        self._entries()
        self._others()
        self._index()

    def _settings(self) -> None:
        kept: dict[str, str] = {}
        for row in (*self.there.of("setting"), *self.here.of("setting")):
            if is_json(row["value"]):
                kept[row["key"]] = row["value"]
        self.was = json.loads(kept.get(DEVICE, '""'))
        # A new name for this device: events whose numbers are gone from the log may be known to another machine.
        self.device = unproven(digest(f"{kept.get(DEVICE, '')}{self.at}")[:16])
        kept[DEVICE] = json.dumps(self.device)
        self.session.add_all(Setting(key=key, value=value) for key, value in kept.items())

    def _log(self) -> None:
        events: dict[str, Row] = {}
        for row in (*self.there.of("event"), *self.here.of("event")):
            if is_event(row):
                events[row["hash"]] = row
        ordered = in_order(Event(**row) for row in events.values())
        for event in ordered:
            self.session.add(event)
            note_tip(self.session, event)
            self.session.flush()
        for event in sorted(ordered, key=lambda event: event.article != ""):
            self._show(event)
        self.result.events = len(ordered)
        self.result.events_lost = sum(e.previous not in events for e in ordered if e.previous and e.device == self.was)
        self.result.events_lost += sum(not is_event(row) and row["hash"] not in events for row in self.here.of("event"))

    def _show(self, event: Event) -> None:
        """An event may stand on one that is lost: then its part of the views is missing, and nothing else."""
        try:
            with self.session.begin_nested():
                apply(self.session, event)
                self.session.flush()
        except (SQLAlchemyError, LookupError, ValueError, TypeError):
            self.result.events_lost += 1

    def _snapshots(self) -> None:
        """All snapshots, and texts that are named by something lost: revisions without their event, drafts with a
        changed byte (somebody may want to look)."""
        made = {row.digest for row in self.session.query(Revision)}
        texts = [(row["article"], row["at"], row["content"]) for found in (self.there, self.here) for row in found.of("snapshot")]
        texts += [(row["article"], row["at"], row["content"]) for found in (self.there, self.here)
                  for row in found.of("revision") if digest(row["content"]) not in made]
        texts += [(row["article"], row["saved_at"], row["content"]) for row in self.here.of("draft") if not is_draft(row)]
        _add_snapshots(self.session, texts)

    def _drafts(self) -> None:
        whole = {row["article"]: row for row in self.here.of("draft") if is_draft(row)}
        snapshots: dict[str, Snapshot] = {}
        for row in self.session.query(Snapshot).order_by(Snapshot.at):
            snapshots[row.article] = row
        started = {row.id for row in self.session.query(Article)}
        older = {row["article"]: row for row in self.there.of("draft") if is_draft(row)}
        named = {row["article"] for row in self.here.of("draft") if is_id(row["article"])}
        for article in sorted(started | named | set(whole) | set(older) | set(snapshots) | set(self.copies)):
            if article in whole:
                self._write(article, whole[article]["content"], whole[article]["number"], whole[article]["saved_at"], started)
                continue
            candidates = [("backup", older[article]["saved_at"], older[article]["content"])] if article in older else []
            if article in snapshots:
                candidates.append(("snapshot", snapshots[article].at, snapshots[article].content))
            if article in self.copies:
                candidates.append(("rescue", self.copies[article].at, self.copies[article].content))
            if not candidates:
                self.result.replaced.append(Replaced(article, "", "none", None))
                continue
            source, at, content = max(candidates, key=lambda candidate: candidate[1])
            self._write(article, content, 1, at, started)
            self.result.replaced.append(Replaced(article, json.loads(content)["headline"], source, at))

    def _write(self, article: str, content: str, number: int, at: datetime, started: set[str]) -> None:
        if article not in started:  # its beginning is lost, not it
            append(self.session, self.device, "article.started", article, {"origin": ""}, self.at)
        drafts.write_draft(self.session, article, content, number, at)
        self.result.drafts += 1

    def _entries(self) -> None:
        kept = {row["id"]: row for row in (*self.here.of("entry"), *self.there.of("entry"))}
        self.session.add_all(Entry(**row) for row in kept.values())
        self.result.entries = len(kept)
        self.session.flush()

    def _others(self) -> None:
        """What else is private to this machine: rows of tables that nothing above fills."""
        filled = {kind.__tablename__ for kind in (*VIEWS, Tip, Event, Setting, Snapshot, Draft, Entry, SearchDocument)}
        for name, table in Base.metadata.tables.items():
            keys = [column.name for column in table.primary_key]
            rows = {tuple(row[key] for key in keys): row for found in (self.there, self.here) for row in found.of(name)}
            if name not in filled and rows:
                self.session.execute(insert(table), list(rows.values()))

    def _index(self) -> None:
        """What is submitted is found by its text; drafts were put into the index as they were written."""
        for article in self.session.query(Article):
            if article.head and (head := self.session.get(Revision, article.head)):
                values = json.loads(head.content)
                index(self.session, f"article/{article.id}", values["headline"], values["body"])
        index_new(self.session, [(f"archive/{e.id}", e.headline, e.body) for e in self.session.query(Entry)])
