"""The quiet menu of steps: what can be done now, each by one letter, and below it what cannot, with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget, QWidgetAction

from ui.look import colour, font, icon, px
from ui.look.tokens import SIZE_SECONDARY
from ui.parts import Muted, SectionLabel
from ui.words import say

WIDE = 320
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
            for reason, names in _by_reason(cannot).items():
                self._add(_reason(" · ".join(names), reason))
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
        if action is not None and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
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


def _by_reason(cannot: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """What is not possible for the same reason stands together."""
    found: dict[str, list[str]] = {}
    for name, reason in cannot:
        found.setdefault(reason, []).append(say(f"command.step.{name}").removesuffix("…"))
    return found


def _reason(names: str, reason: str) -> QWidget:
    made = QWidget()
    made.setAccessibleName(f"{names}: {reason}")
    made.setFixedWidth(px(WIDE))
    column = QVBoxLayout(made)
    column.setContentsMargins(px(12), px(4), px(12), px(4))
    column.setSpacing(px(1))
    what, why = QLabel(names), Muted(reason, wrap=True)
    what.setTextFormat(Qt.TextFormat.PlainText)
    what.setWordWrap(True)
    colours = what.palette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled):  # it cannot be pressed, and is to be read
        colours.setColor(group, QPalette.ColorRole.WindowText, colour("text"))
    what.setPalette(colours)
    for label, letters in ((what, font()), (why, font(SIZE_SECONDARY))):
        # A menu asks for the height before it knows the width.
        room = QRect(0, 0, px(WIDE) - px(24), 10_000)
        label.setFixedHeight(QFontMetrics(letters).boundingRect(room, Qt.TextFlag.TextWordWrap, label.text()).height() + px(2))
        column.addWidget(label)
    return made
