"""The door of the newsroom: `do` a verb (one act, one transaction, told to everybody) or `ask` a question.

A verb is a function whose first argument is an Act, a question one whose first argument is a Look. Both get a session
that lives for this one call; what they return is a finished value.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, Any, Concatenate, Generic, ParamSpec, TypeVar

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from newsdesk.errors import Refused
from newsdesk.paths import Home
from newsdesk.store import lock, witness
from newsdesk.store.backup import backups, make_backup, state_of
from newsdesk.store.ballast import Ballast
from newsdesk.store.engine import STORE_ERRORS, make_tables, open_engine, refusal, schema_version
from newsdesk.store.journal import Journal
from newsdesk.store.keys import fingerprint, own_public
from newsdesk.store.log import append
from newsdesk.store.names import new_name
from newsdesk.store.tables import SCHEMA_VERSION, Event, Setting
from newsdesk.store.turns import Turns
from newsdesk.store.upgrade import upgrade

T = TypeVar("T")
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Changed:
    """What an act changed: the articles it touched, the kinds of things, and who did it (any object, or None)."""

    articles: frozenset[str]
    kinds: frozenset[str]
    origin: object = None


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    result: T
    changed: Changed


@dataclass(slots=True)
class Look:
    """What a question sees: the store as it is now."""

    session: Session
    now: datetime
    home: Home
    device: str


@dataclass(slots=True)
class Act(Look):
    """What a verb works with: a look that may change things, in one transaction."""

    articles: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    afterwards: list[Callable[[], object]] = field(default_factory=list)
    """What is done once all this is safe on the disk, before the act is over."""

    def record(self, kind: str, article: str = "", **payload: Any) -> str:
        """Write down that something happened; the views follow at once. Returns the event's hash."""
        self.touch(kind.split(".")[0], article)
        return append(self.session, self.device, kind, article, payload, self.now).hash

    def touch(self, kind: str, article: str = "") -> None:
        """Tell the screens that something of this kind changed, without an event (drafts, settings, the archive)."""
        self.kinds.add(kind)
        if article:
            self.articles.add(article)

    def rename(self) -> None:
        """Speak under a new name of this device from now on: what it said under its old one stays as it is."""
        self.device = new_name(self.session, own_public(self.home.key))
        self.session.merge(Setting(key="device-key", value=json.dumps(fingerprint(self.home.key))))
        self.session.flush()
        self.touch("device")


class Desk:
    """An open newsroom folder. Close it when done; a second process is refused until then."""

    def __init__(self, home: Home, engine: Engine, device: str, held: IO[str] | None, read_only: bool) -> None:
        self.home = home
        self.read_only = read_only
        self._engine = engine
        self._device = device
        self._held = held
        self._ballast = Ballast(home.ballast)
        self._turns = Turns()
        self.journal = Journal(engine, self._ballast, Refused("store-newer") if read_only else None, self._turns)

    @classmethod
    def open(cls, folder: Path | Home, held: IO[str] | None = None, looking: bool = False) -> Desk:
        """Open the newsroom in a folder, making it where there is none.

        A store that a newer program wrote opens read-only: it can be looked at and exported, not changed. held: the lock
        of the folder where it was taken already. looking: nothing is to be changed, so that nothing can be.
        Raises Refused: ``newsroom-in-use``, ``folder-read-only``, ``store-unreadable``, ``sqlite-too-old``,
        ``disk-full``, and before a change of the tables what `make_backup` raises.
        """
        home = folder if isinstance(folder, Home) else Home(folder)
        try:
            return cls._open(home, held, looking)
        except Refused as refused:
            if refused.code != "disk-full" or not Ballast(home.ballast).throw():
                raise
        return cls._open(home)

    @classmethod
    def _open(cls, home: Home, held: IO[str] | None = None, looking: bool = False) -> Desk:
        held = held or lock.take(home.lock)
        try:
            engine = open_engine(home.store)
            version = schema_version(engine)
            if version > SCHEMA_VERSION or (looking and version == SCHEMA_VERSION):
                engine.dispose()
                engine = open_engine(home.store, read_only=True)
                return cls(home, engine, "", held, True)
            if 0 < version < SCHEMA_VERSION:
                make_backup(engine, home.backups, datetime.now(UTC))
                upgrade(engine)
            make_tables(engine)
            return cls(home, engine, _device(engine, home), held, False)
        except Refused:
            held.close()
            raise
        except ValueError as wrong:  # what this machine remembers is no JSON any more
            held.close()
            raise Refused("store-unreadable") from wrong
        except (*STORE_ERRORS, OSError) as wrong:
            held.close()
            raise refusal(wrong) from wrong

    def do(self, verb: Callable[Concatenate[Act, P], T], *args: P.args, **kwargs: P.kwargs) -> Done[T]:
        """Run a verb in one transaction. `origin=` (optional, not passed on) says who asked.

        Raises Refused where the verb refuses or the store cannot be written; then nothing was changed.
        """
        origin = kwargs.pop("origin", None)
        if self.read_only:
            raise Refused("store-newer")
        try:
            return self._do(origin, verb, *args, **kwargs)
        except Refused as refused:
            # What the act began was undone with its transaction, so it can be done again in the room that this frees.
            if refused.code != "disk-full" or not self._ballast.throw():
                raise
        return self._do(origin, verb, *args, **kwargs)

    def _do(self, origin: object, verb: Callable[Concatenate[Act, P], T], *args: P.args, **kwargs: P.kwargs) -> Done[T]:
        try:
            with self._turns.turn(), Session(self._engine, expire_on_commit=False) as session, session.begin():
                act = Act(session, datetime.now(UTC), self.home, self._device)
                result = verb(act, *args, **kwargs)
        except STORE_ERRORS as wrong:
            raise refusal(wrong) from wrong
        self._device = act.device
        try:
            for call in act.afterwards:
                call()
        except OSError as wrong:
            raise refusal(wrong) from wrong
        return Done(result, Changed(frozenset(act.articles), frozenset(act.kinds), origin))

    def ask(self, question: Callable[Concatenate[Look, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Answer a question. Raises Refused where the question does or the store cannot be read."""
        engine = self._engine.execution_options(looking=True)
        try:
            with Session(engine, expire_on_commit=False) as session:
                return question(Look(session, datetime.now(UTC), self.home, self._device), *args, **kwargs)
        except STORE_ERRORS as wrong:
            raise refusal(wrong) from wrong

    def backup(self) -> Path:
        """Make a verified backup now; returns its path. Any thread may call. Raises Refused as `make_backup` does."""
        return make_backup(self._engine, self.home.backups, datetime.now(UTC))

    def backup_if_changed(self, older_than: timedelta = timedelta(0)) -> Path | None:
        """A backup where the newest one is older than this and does not hold what the store holds; else None.

        Any thread may call. Raises Refused as `make_backup` does.
        """
        newest = next(iter(backups(self.home.backups)), None)
        if self.read_only or (newest and datetime.now(UTC) - newest.at < older_than):
            return None
        if newest and state_of(newest.file) == state_of(self.home.store):
            return None
        return self.backup()

    def close(self) -> bool:
        """Write what waits, let go of the folder; False where a draft could not be written in time."""
        done = self.journal.close()
        self._engine.dispose()
        if self._held:
            lock.give_back(self._held)
        return done


def _device(engine: Engine, home: Home) -> str:
    """The name of this device in the log, made at first start with its key. Whose key is gone, or whose store is older than
    what others have of it, gets a new name: nobody says two things under one number."""
    key = fingerprint(home.key)
    with Session(engine) as session, session.begin():
        row, known = session.get(Setting, "device"), session.get(Setting, "device-key")
        another = known is not None and json.loads(known.value) != key
        if row is None or another or _is_behind(session, home, json.loads(row.value)):
            name = new_name(session, own_public(home.key))
        else:
            name = str(json.loads(row.value))
        if known is None or another:
            session.merge(Setting(key="device-key", value=json.dumps(key)))
        return name


def _is_behind(session: Session, home: Home, device: str) -> bool:
    """Whether more has left this device than its store knows: it is older than what others have."""
    last = witness.left(home.folder)
    return last is not None and last[0] == device and session.get(Event, last[2]) is None
