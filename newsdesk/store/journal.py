"""The draft journal: a writer thread with its own connection, so that a slow disk never holds a key.

It takes values (article, content, number) and says what is safe on disk. Of several drafts of one article that wait,
only the newest is written. What could not be written stays in memory, is tried again, and is never called saved. Where
the disk is full, the ballast is thrown away and the draft tried again at once; it is laid again when there is room.
What was written is put into the full-text index when nothing waits: that takes longer than a draft may.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from newsdesk.errors import Refused
from newsdesk.store.ballast import Ballast
from newsdesk.store.drafts import index_draft, write_draft
from newsdesk.store.engine import STORE_ERRORS, refusal
from newsdesk.store.tables import Draft
from newsdesk.store.turns import Turns

RETRY_SECONDS = 2.0
FIND_QUIET, FIND_EVERY = 1.0, 60.0
"""Seconds without a draft before texts are put into the index, and between two times for one article."""

OnSaved = Callable[[str, int, datetime], None]
OnFailed = Callable[[str, int, Refused], None]


class Journal:
    """Callbacks arrive on the journal's thread: on_saved(article, number, instant), on_failed(article, number, why)."""

    def __init__(self, engine: Engine, ballast: Ballast, refuses: Refused | None = None, turns: Turns | None = None) -> None:
        """refuses: why this store takes no draft at all, which `on_failed` then says at once; None: it does. turns: of all who
        write into this store."""
        self._engine = engine
        self._ballast = ballast
        self._refuses = refuses
        self._turns = turns or Turns()
        self._waiting: dict[str, tuple[int, str]] = {}
        self._numbers: dict[str, int] = {}
        self._wake = threading.Condition()
        self._since = 0.0
        self._written: set[str] = set()
        self._found: dict[str, float] = {}
        self._busy = False
        self._closing = False
        self.on_saved: OnSaved = lambda article, number, at: None
        self.on_failed: OnFailed = lambda article, number, why: None
        self._thread = threading.Thread(target=self._run, name="draft journal", daemon=True)
        if not refuses:
            self._thread.start()

    def put(self, article: str, content: str) -> int:
        """Take a draft (canonical JSON of its content) for writing; returns its number, without waiting for the
        disk.
        """
        with self._wake:
            number = self._next_number(article)
            self._waiting[article] = (number, content)
            self._since = self._since or time.monotonic()
            self._wake.notify_all()
        if self._refuses:
            self.on_failed(article, number, self._refuses)
        return number

    def flush(self, timeout: float | None = None) -> bool:
        """Wait until everything taken so far is on disk; False where `timeout` seconds were not enough, and at once where
        this store takes nothing."""
        with self._wake:
            if self._refuses:
                return not self._waiting
            return self._wake.wait_for(lambda: not self._waiting and not self._busy, timeout)

    def unsaved(self) -> dict[str, str]:
        """Drafts that are not on disk yet: article -> content. For the rescue copies."""
        with self._wake:
            return {article: content for article, (_, content) in self._waiting.items()}

    def close(self, timeout: float = 10.0) -> bool:
        """Write what waits and end the thread; False where the disk did not take it in time."""
        done = self.flush(timeout)
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        if not self._refuses:
            self._thread.join(timeout)
        return done

    def waits(self) -> float:
        """For how many seconds the oldest text that is not on disk yet has been waiting; 0 where all of them are."""
        since = self._since
        return time.monotonic() - since if since else 0.0

    def _next_number(self, article: str) -> int:
        if article not in self._numbers:
            try:
                with Session(self._engine.execution_options(looking=True)) as session:
                    self._numbers[article] = session.scalar(select(Draft.number).where(Draft.article == article)) or 0
            except STORE_ERRORS:  # a damaged store must not cost a key; writing will say what is wrong with it
                self._numbers[article] = 0
        self._numbers[article] += 1
        return self._numbers[article]

    def _run(self) -> None:
        while True:
            quiet = FIND_QUIET if self._to_find() else FIND_EVERY if self._written else None
            with self._wake:
                came = self._wake.wait_for(lambda: self._waiting or self._closing, quiet)
            if not came:
                self._find(self._to_find())
                continue
            with self._wake:
                if not self._waiting:
                    break
                article, (number, content) = next(iter(self._waiting.items()))
                self._busy = True
            failed = self._write(article, content, number)
            if failed is None:
                self._written.add(article)
                self._ballast.lay()
            elif failed.code in ("disk-full", "disk-failed") and self._ballast.throw():
                continue
            with self._wake:
                if failed is None and self._waiting.get(article, (0, ""))[0] == number:
                    del self._waiting[article]
                    self._since = time.monotonic() if self._waiting else 0.0
                self._busy = False
                self._wake.notify_all()
                if failed is not None:
                    if self._closing:
                        return  # what could not be written cannot be found, either
                    # The disk is full or gone: the text waits here, the person was told, and it is tried again.
                    self._wake.wait(RETRY_SECONDS)
        self._find(set(self._written))

    def _to_find(self) -> set[str]:
        """The articles whose text was written since it was last put into the index, that time being long ago."""
        now = time.monotonic()
        return {article for article in self._written if now - self._found.get(article, -FIND_EVERY) >= FIND_EVERY}

    def _find(self, articles: set[str]) -> None:
        """Put what these drafts say into the index. A disk that fails is told of with the next draft."""
        for article in articles:
            self._found[article] = time.monotonic()
            try:
                with self._turns.turn(), Session(self._engine) as session, session.begin():
                    index_draft(session, article)
            except (*STORE_ERRORS, Refused):
                continue
            self._written.discard(article)

    def _write(self, article: str, content: str, number: int) -> Refused | None:
        at = datetime.now(UTC)
        try:
            with self._turns.turn(), Session(self._engine) as session, session.begin():
                if not write_draft(session, article, content, number, at, find=False):
                    # A verb wrote the row meanwhile (a guess was settled). This text was typed later: it goes on top.
                    later = session.get_one(Draft, article).number + 1
                    write_draft(session, article, content, later, at, find=False)
                    self._numbers[article] = max(later, self._numbers[article])
        except Exception as wrong:
            why = refusal(wrong)
            refused = why if isinstance(why, Refused) else Refused("draft-not-written", why=str(wrong)[:200])
            self.on_failed(article, number, refused)
            return refused
        self.on_saved(article, number, at)
        return None
