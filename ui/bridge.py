"""The desk as Qt sees it: one call in, one message back to every screen.

`act` runs a verb after `settle` let every open page write down its last keystroke; `ask` looks; `keep` hands a draft to
the journal. What came of it arrives by signal: each screen decides whether it cares.

At start the window is shown while the newsroom is still being opened. Until `opened`, a glance answers what the window asks
first, drafts wait here, and whatever else is asked or done waits for the newsroom.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from newsdesk.article.content import Content
from newsdesk.errors import Refused
from newsdesk.paths import Home
from ui import later
from ui.opening import Opening

if TYPE_CHECKING:
    from newsdesk.desk import Desk
    from newsdesk.glance import Glance

T = TypeVar("T")
FLUSH_SECONDS = 10
"""How long the disk is waited for where what is done next needs what was written."""


class Bridge(QObject):
    changed = Signal(object)
    """newsdesk.desk.Changed: which articles, what kinds, who did it (origin)."""
    refused = Signal(object)
    """newsdesk.errors.Refused: something a person asked for could not be done."""
    settle = Signal()
    """About to act: write down what is still in the air, now."""
    saved = Signal(str, int, object)
    """Article, number, instant (datetime, UTC): this draft is safe on disk."""
    unsaved = Signal(str, int, object)
    """Article, number, Refused: this draft could not be written; it is still in the window and is tried again."""
    opened = Signal()
    """The newsroom is open: what a glance could not tell can be asked now. Comes at most once."""

    _done = Signal(object)
    _kept = Signal(str, int, object)
    _lost = Signal(str, int, object)
    _here = Signal()

    def __init__(self, desk: Desk | Opening, parent: QObject | None = None, glance: Glance | None = None) -> None:
        """desk: an open newsroom, or one that is being opened; glance: what is known of that meanwhile."""
        super().__init__(parent)
        self._desk: Desk | None = None
        self._opening: Opening | None = None
        self._glance = glance
        self._cannot: Callable[[Refused], object] = lambda _refused: None
        self._early: dict[str, Content] = {}
        self.home: Home = desk.home
        """The folder of the newsroom."""
        # The journal answers from its own thread; a queued connection brings the answer to this one.
        self._done.connect(self._told, Qt.ConnectionType.QueuedConnection)
        self._kept.connect(self.saved, Qt.ConnectionType.QueuedConnection)
        self._lost.connect(self.unsaved, Qt.ConnectionType.QueuedConnection)
        self._here.connect(self.opened, Qt.ConnectionType.QueuedConnection)
        if isinstance(desk, Opening):
            self._opening = desk
        else:
            self._take(desk)

    @property
    def is_open(self) -> bool:
        return self._desk is not None

    @property
    def desk(self) -> Desk:
        """The open newsroom; waits for it where it is still being opened. Raises Refused where it cannot be."""
        if self._desk is None:
            assert self._opening is not None
            self._take(self._opening.wait())
            self._here.emit()
        assert self._desk is not None
        return self._desk

    def act(self, verb: Callable[..., T], *args: Any, origin: object = None, **kwargs: Any) -> T | None:
        """Do a verb as the person of this newsroom folder. Returns its result, or None where it was refused
        (then `refused` was emitted)."""
        try:
            return self.attempt(verb, *args, origin=origin, **kwargs)
        except Refused as refused:
            self.refused.emit(refused)
            return None

    def attempt(self, verb: Callable[..., T], *args: Any, origin: object = None, **kwargs: Any) -> T:
        """As `act`, for who says at a field of its own what was refused. Raises Refused as the verb does."""
        self.settle.emit()
        done = self.desk.do(verb, *args, origin=origin, **kwargs)
        self.changed.emit(done.changed)
        return done.result

    def flush(self, seconds: float = FLUSH_SECONDS) -> bool:
        """Wait until every draft that was handed over is on the disk; False where that takes longer. Let `settle` before."""
        return self.desk.journal.flush(seconds)

    def attempt_behind(self, verb: Callable[..., T], *args: Any, origin: object = None, **kwargs: Any) -> T:
        """As `attempt`, for a thread: `changed` follows in the window's. Let `settle` before, in the window's thread, too.
        Raises Refused as the verb does."""
        done = self.desk.do(verb, *args, origin=origin, **kwargs)
        self._done.emit(done.changed)
        return done.result

    def ask(self, question: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Answer a question from the store as it is now. Raises Refused as the question does."""
        if self._desk is None and self._glance is not None and not self._early:
            try:
                return self._glance.answer(later.name_of(question), *args, **kwargs)  # type: ignore[no-any-return]
            except KeyError:
                pass  # only the newsroom itself can tell
        return self.desk.ask(question, *args, **kwargs)

    def keep(self, article: str, content: Content) -> int:
        """Hand a draft to the journal; returns its number at once, 0 while the newsroom is still being opened. `saved`
        follows when it is on disk."""
        if self._desk is None:
            self._early[article] = content
            return 0
        return self._desk.journal.put(article, content.to_json())

    def open_soon(self, refused: Callable[[Refused], object]) -> None:
        """Begin to open the newsroom where that was put off; refused: called where it cannot be opened."""
        if self._opening is not None and self._desk is None:
            self._cannot = refused
            self._opening.done.connect(self._arrive)
            self._opening.begin()

    def _told(self, changed: object) -> None:
        self.settle.emit()  # what was typed meanwhile is newer than what was done
        self.changed.emit(changed)

    def _arrive(self) -> None:
        try:
            self.desk  # noqa: B018 - what was opened is taken over
        except Refused as refused:
            self._cannot(refused)

    def _take(self, desk: Desk) -> None:
        self._desk = desk
        desk.journal.on_saved = self._kept.emit
        desk.journal.on_failed = self._lost.emit
        later.arrived()
        for article, content in self._early.items():
            desk.journal.put(article, content.to_json())
        self._early.clear()
        if self._glance is not None:
            self._glance.close()
            self._glance = None
