"""The desk as Qt sees it: one call in, one message back to every screen.

`act` runs a verb after `settle` let every open page write down its last keystroke; `ask` looks; `keep` hands a draft to
the journal. What came of it arrives by signal: each screen decides whether it cares.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from newsdesk.article.content import Content
from newsdesk.desk import Desk
from newsdesk.errors import Refused

T = TypeVar("T")


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

    _kept = Signal(str, int, object)
    _lost = Signal(str, int, object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        # The journal answers from its own thread; a queued connection brings the answer to this one.
        self._kept.connect(self.saved, Qt.ConnectionType.QueuedConnection)
        self._lost.connect(self.unsaved, Qt.ConnectionType.QueuedConnection)
        desk.journal.on_saved = self._kept.emit
        desk.journal.on_failed = self._lost.emit

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

    def ask(self, question: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Answer a question from the store as it is now. Raises Refused as the question does."""
        return self.desk.ask(question, *args, **kwargs)

    def keep(self, article: str, content: Content) -> int:
        """Hand a draft to the journal; returns its number at once. `saved` follows when it is on disk."""
        return self.desk.journal.put(article, content.to_json())
