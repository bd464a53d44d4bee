"""What the papers of a window know of spelling: the judge, made on a thread once the window is there, and taught by acts.

A dictionary is read with Python's lock held, so it is read in pieces of some 15 ms with a rest between them: a key that is
pressed meanwhile waits for one piece at the most. The archive is read for names even more slowly.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from time import sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, SignalInstance

from newsdesk import staffing
from newsdesk.errors import Refused
from ui.bridge import Bridge

if TYPE_CHECKING:
    from newsdesk.desk import Desk
    from newsdesk.text.spelling import Flag, Spelling, Vocabulary

ON = "spelling"
"""The setting: whether words are pointed out."""
REST_SECONDS = 0.02
"""Between two pieces of a dictionary."""
ARCHIVE_WAITS_SECONDS = 8.0
"""After the start, until an archive that has changed is read: whoever starts writes first."""
NAMES_REST_SECONDS = 0.004
"""After each article that is read for names: a quarter of one core, and a key waits a millisecond."""
TEACHING = frozenset({"word", "person", "spelling"})
"""Kinds of changes (newsdesk.desk.Changed) after which something else is known."""


class Knowledge(QObject):
    """One for all papers of a newsroom: `of(bridge)`."""

    changed = Signal()
    """Something else is right or wrong now: judge again."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self.setObjectName("spelling")
        self._bridge = bridge
        self.spelling: Spelling | None = None
        self._on: bool | None = None
        self._loading: threading.Thread | None = None
        self._reading: threading.Thread | None = None
        self._stop = threading.Event()
        self._news = _News()
        self._news.loaded.connect(self._loaded, Qt.ConnectionType.QueuedConnection)
        self._news.taught.connect(self._taught, Qt.ConnectionType.QueuedConnection)
        self._news.failed.connect(self._failed, Qt.ConnectionType.QueuedConnection)
        bridge.changed.connect(self._newsroom_changed)
        QCoreApplication.instance().aboutToQuit.connect(self.stop)

    @classmethod
    def of(cls, bridge: Bridge) -> Knowledge:
        """The knowledge of a newsroom, made when first asked for."""
        return bridge.findChild(cls, "spelling", Qt.FindChildOption.FindDirectChildrenOnly) or cls(bridge)

    @property
    def is_on(self) -> bool:
        """Whether words are to be pointed out."""
        if self._on is None:
            self._on = bool(self._bridge.ask(staffing.setting, ON, True))
        return self._on

    @property
    def is_ready(self) -> bool:
        """Whether they are."""
        return self.spelling is not None and self.is_on

    def turn(self, on: bool) -> None:
        """Point words out, or no more; in every paper, and from the next start on as well."""
        self._bridge.act(staffing.set_setting, ON, on, origin=self)
        self._on = on
        self.changed.emit()
        if on:
            self.begin()

    def begin(self) -> None:
        """Get ready, unless that was begun; `changed` follows."""
        if self._loading is not None or not self.is_on:
            return
        if not self._bridge.is_open:
            self._bridge.opened.connect(self.begin)
            return
        self._loading = self._start(_load, self._bridge.desk, self._news, self._stop)

    def stop(self) -> None:
        """What is read in the background is read another day."""
        self._stop.set()

    def judge(self, text: str) -> list[Flag]:
        """What is to be pointed out in a text; nothing where spelling is off or not ready."""
        return self.spelling.judge(text) if self.spelling is not None and self.is_on else []

    def judge_small(self, text: str) -> list[Flag]:
        """The same where capitals say nothing: keywords, and the place an article begins with."""
        return self.spelling.judge_small(text) if self.spelling is not None and self.is_on else []

    def suggestions(self, word: str) -> list[str]:
        """What may have been meant by a word, the most likely first; some 50 ms."""
        if self.spelling is None:
            return []
        from newsdesk.text.spelling import suggestions

        return suggestions(self.spelling, word)

    # ---- inside -----------------------------------------------------------------------------------------------------

    def _start(self, work: object, *values: object) -> threading.Thread:
        thread = threading.Thread(target=work, args=values, name="spelling", daemon=True)  # type: ignore[arg-type]
        thread.start()
        return thread

    def _loaded(self, spelling: Spelling) -> None:
        self.spelling = spelling
        self._learn()
        self._read_archive(ARCHIVE_WAITS_SECONDS)

    def _learn(self) -> None:
        from newsdesk import lexicon

        if self.spelling is not None:
            known = self._bridge.ask(lexicon.lexicon)
            self.spelling.learn(known.words, known.names)
            self.changed.emit()

    def _read_archive(self, after: float) -> None:
        if self.spelling is not None and (self._reading is None or not self._reading.is_alive()):
            self._reading = self._start(_read, self._bridge.desk, self.spelling, self._news, self._stop, after)

    def _taught(self, vocabulary: Vocabulary) -> None:
        if self.spelling is not None:
            self.spelling.read_archive(vocabulary)
            self.changed.emit()

    def _failed(self, refused: Refused) -> None:
        self._bridge.refused.emit(refused)

    def _newsroom_changed(self, changed: object) -> None:
        kinds = getattr(changed, "kinds", frozenset())
        if kinds & TEACHING:
            self._learn()
        if "archive" in kinds:
            self._read_archive(0.0)


class _News(QObject):
    """Brings word from a thread to the window's; outlives the knowledge."""

    loaded = Signal(object)
    taught = Signal(object)
    failed = Signal(object)


def _load(desk: Desk, news: _News, stop: threading.Event) -> None:
    """Make a judge, on a thread."""
    try:
        from newsdesk import lexicon
        from newsdesk.text.spelling import Spelling, load_steps, word_lists
        from newsdesk.text.spelling.dictionary import FOLDER

        for file in sorted(FOLDER.glob("*.dic")):
            file.read_bytes()  # from the disk without Python's lock; then a dictionary is read from memory
        dictionary = None
        for step in load_steps():
            dictionary = step() or dictionary
            if stop.wait(REST_SECONDS):
                return
        assert dictionary is not None
        spelling = Spelling(dictionary, word_lists())
        spelling.read_archive(desk.ask(lexicon.vocabulary))
    except (OSError, ImportError) as wrong:
        _tell(news.failed, Refused("dictionary-missing", why=type(wrong).__name__))
    except Refused as refused:
        _tell(news.failed, refused)
    else:
        _tell(news.loaded, spelling)


def _read(desk: Desk, spelling: Spelling, news: _News, stop: threading.Event, after: float) -> None:
    """Read the archive for names where it has changed, on a thread."""
    from newsdesk import lexicon

    try:
        if stop.wait(after) or desk.read_only or not desk.ask(lexicon.is_stale):
            return
        taught = lexicon.read_archive(desk, spelling, pause=_rest, cancelled=stop.is_set)
    except Refused:
        return  # names are a help and no promise; the next start tries again
    if taught is not None:
        _tell(news.taught, taught)


def _tell(signal: SignalInstance, told: object) -> None:
    """Send word to the window's thread, unless the application has ended meanwhile."""
    with suppress(RuntimeError):  # the C++ half of the sender is gone
        signal.emit(told)


def _rest() -> None:
    sleep(NAMES_REST_SECONDS)
