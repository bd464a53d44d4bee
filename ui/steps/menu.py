"""The quiet menu of steps: what can be done now, each by one letter, and below it what cannot, with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget, QWidgetAction

from ui.look import icon, px
from ui.parts import Muted, SectionLabel
from ui.words import say

WIDE = 300
"""Room for a reason, in measures of the tokens."""


class StepsMenu(QMenu):
    """A letter takes its step; Escape leaves."""

    chosen = Signal(str)

    def __init__(self, can: Sequence[tuple[str, str]], cannot: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """can: steps with the meaning of their icon; cannot: steps with what would make them possible."""
        super().__init__(parent)
        self.setAccessibleName(say("steps.title"))
        self._by_key: dict[str, QAction] = {}
        for name, meaning in can:
            action = self.addAction(icon(meaning), say(f"command.step.{name}"))
            action.setData(name)
            key = say(f"steps.key.{name}")
            action.setShortcut(QKeySequence(key))
            self._by_key[key] = action
        if cannot:
            if can:
                self.addSeparator()
            self._add(_heading())
            for name, reason in cannot:
                self._add(_reason(say(f"command.step.{name}").removesuffix("…"), reason))
        self.triggered.connect(self._triggered)
        self.aboutToHide.connect(self.deleteLater)
        if can:
            self.setActiveAction(self.actions()[0])

    def offered(self) -> list[str]:
        """The steps that can be taken."""
        return [action.data() for action in self._by_key.values()]

    def reasons(self) -> list[str]:
        """What is said of the steps that cannot be taken, one line each."""
        return [action.text() for action in self.actions() if isinstance(action, QWidgetAction)][1:]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._by_key.get(event.text().upper())
        if action is not None and not event.modifiers():
            self.close()
            action.trigger()
        else:
            super().keyPressEvent(event)

    def _add(self, widget: QWidget) -> None:
        action = QWidgetAction(self)
        action.setDefaultWidget(widget)
        action.setText(widget.accessibleName())
        action.setEnabled(False)
        self.addAction(action)

    def _triggered(self, action: QAction) -> None:
        if action.data():
            self.chosen.emit(action.data())


def _heading() -> QWidget:
    made = SectionLabel(say("steps.cannot"))
    made.setAccessibleName(say("steps.cannot"))
    made.setContentsMargins(px(12), px(4), px(12), px(2))
    return made


def _reason(name: str, reason: str) -> QWidget:
    made = QWidget()
    made.setAccessibleName(f"{name}: {reason}")
    made.setFixedWidth(px(WIDE))
    column = QVBoxLayout(made)
    column.setContentsMargins(px(12), px(3), px(12), px(3))
    column.setSpacing(px(1))
    what, wherefore = QLabel(name), Muted(reason, wrap=True)
    what.setEnabled(True)
    column.addWidget(what)
    column.addWidget(wherefore)
    # A menu asks for the height before it knows the width.
    wherefore.setFixedHeight(wherefore.heightForWidth(px(WIDE) - px(24)))
    return made
