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

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
WIDE = 320
"""Room for a reason, in measures of the tokens."""


class StepsMenu(QMenu):
    """A letter takes its step; Escape leaves. It can be open before it is known what can be done: then it says so, and a letter
    that is pressed meanwhile counts as soon as that is known."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("steps.title"))
        self._by_key: dict[str, QAction] = {}
        self._waiting = True
        self._pressed = ""
        """The letter that was pressed before the steps were there."""
        self.setMinimumWidth(px(WIDE))
        self._add(_heading(say("steps.looking")))
        self.triggered.connect(self._triggered)
        self.aboutToHide.connect(self.deleteLater)

    def show_steps(self, can: Sequence[tuple[str, str]], cannot: Sequence[tuple[str, str]]) -> None:
        """can: steps with the meaning of their icon; cannot: steps with what would make them possible."""
        right = self.geometry().right()
        self.clear()
        self._waiting = False
        for name, meaning in can:
            action = self.addAction(icon(meaning), say(f"command.step.{name}"))
            action.setData(name)
            key = say(f"steps.key.{name}")
            action.setShortcut(QKeySequence(key))
            self._by_key[key] = action
        if cannot:
            if can:
                self.addSeparator()
            self._add(_heading(say("steps.cannot")))
            for reason, names in _by_reason(cannot).items():
                self._add(_reason(" · ".join(names), reason))
        if can:
            self.setActiveAction(self.actions()[0])
        if self.isVisible():  # it keeps its place: its right edge is where its button is
            self.resize(self.sizeHint())
            self.move(right - self.width() + 1, self.y())
        if self._pressed in self._by_key:
            self._take(self._by_key[self._pressed])

    def is_filled(self) -> bool:
        """Whether it is known what can be done."""
        return not self._waiting

    def offered(self) -> list[str]:
        """The steps that can be taken."""
        return [action.data() for action in self._by_key.values()]

    def reasons(self) -> list[str]:
        """What is said of the steps that cannot be taken, one line each."""
        return [action.text() for action in self.actions() if isinstance(action, QWidgetAction)][1:]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper() if event.modifiers() in _PLAIN else ""
        if action := self._by_key.get(letter):
            self._take(action)
        elif self._waiting and letter.isalpha():
            self._pressed = letter
        else:
            super().keyPressEvent(event)

    def _take(self, action: QAction) -> None:
        self.close()
        action.trigger()

    def _add(self, widget: QWidget) -> None:
        action = QWidgetAction(self)
        action.setDefaultWidget(widget)
        action.setText(widget.accessibleName())
        action.setEnabled(False)
        self.addAction(action)

    def _triggered(self, action: QAction) -> None:
        if action.data():
            self.chosen.emit(action.data())


def _heading(words: str) -> QWidget:
    made = SectionLabel(words)
    made.setAccessibleName(words)
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
