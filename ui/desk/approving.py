"""Approves the article one is writing; where a chief has to say why, the reason is asked for beside the text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from newsdesk import reviewing
from newsdesk.errors import Refused
from ui.bridge import Bridge
from ui.desk.reason_ask import ReasonAsk
from ui.look import px
from ui.steps.doing import Doing
from ui.words import say


class Approving(QObject):
    shown = Signal(object)
    """A column to be put beside the text."""
    left = Signal()
    told = Signal(str)

    def __init__(self, bridge: Bridge, article: str, doing: Doing, words: Callable[[], int], parent: QWidget) -> None:
        """words: how long the text is now."""
        super().__init__(parent)
        self._bridge, self._article, self._doing, self._words = bridge, article, doing, words
        self._panel: QWidget | None = None
        self._ask: ReasonAsk | None = None

    def approve(self, reason: str = "") -> None:
        """Approve the newest revision; reason: why its own writer does."""
        try:
            head = self._bridge.ask(reviewing.standing, self._article).head
        except Refused as refused:
            self._refused(refused)
            return
        self._doing.act(self._words(), reviewing.approve, self._article, head, reason, done=self._approved, refused=self._refused,
                        origin=self)

    def _approved(self, _nothing: object) -> None:
        if self._panel is not None and self._panel.isVisible():
            self.left.emit()
        self.told.emit(say("told.approved"))

    def _refused(self, refused: Refused) -> None:
        if refused.code == "override-reason-missing":
            self._ask_reason(refused.facts["share"])
        else:
            self._bridge.refused.emit(refused)

    def _ask_reason(self, share: object) -> None:
        if self._ask is None:
            self._panel = QWidget()
            self._ask = ReasonAsk(self._panel)
            self._ask.given.connect(self.approve)
            self._ask.cancelled.connect(self.left)
            column = QVBoxLayout(self._panel)
            column.setContentsMargins(px(16), px(20), px(16), px(16))
            column.addWidget(self._ask)
            column.addStretch(1)
        self.shown.emit(self._panel)
        self._ask.begin(share)
