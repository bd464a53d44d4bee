"""A guess waits for a person: its reason, that it is right, and its alternatives, one click or key away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from newsdesk.article.content import Guess
from ui.editor.inline import guess_reason
from ui.look import icon, px
from ui.parts import Muted
from ui.words import say

_LONGEST = 90


class GuessMenu(QMenu):
    """settle is called with the value that a person says is right; said: how a value is shown."""

    def __init__(self, guess: Guess, value: str, settle: Callable[[str], None], parent: QWidget,
                 said: Callable[[str], str] = str) -> None:
        super().__init__(parent)
        self._settle = settle
        words = Muted(guess_reason(guess.why), parent=self)
        words.setContentsMargins(px(12), px(6), px(12), px(6))
        reason = QWidgetAction(self)
        reason.setDefaultWidget(words)
        self.addAction(reason)
        self.addSeparator()
        right = self.addAction(icon("done", "done"), say("editor.guess.right", value=_short(said(value))) if value
                               else say("editor.guess.empty"))
        right.setData(value)
        for other in guess.alternatives:
            if other and other != value:
                self.addAction(icon("into"), say("editor.guess.other", value=_short(said(other)))).setData(other)
        self.triggered.connect(self._chosen)
        self.aboutToHide.connect(self.deleteLater)
        self.setActiveAction(right)

    def open_at(self, point: QPoint) -> None:
        self.popup(point)

    def _chosen(self, action: QAction) -> None:
        self._settle(str(action.data() or ""))


def _short(value: str) -> str:
    value = value.replace("&", "&&")
    return value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1].rstrip()}…"
