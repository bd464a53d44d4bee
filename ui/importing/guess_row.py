"""A guess in amber: what was taken and why it is doubtful, each alternative one click away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ui.editor.flow import Flow
from ui.look import colour, px, theme
from ui.parts import Badge, Chip, LinkButton, Muted
from ui.preview.lines import PressLine
from ui.words import WORDS, say

_SHORT = 34
"""Characters that a chip can show beside others; longer values get a line each."""


class GuessRow(QWidget):
    chosen = Signal(int, str)
    """Number of the guess, and the value a person settled on."""
    reopened = Signal(int)

    def __init__(self, number: int, why: str, options: Sequence[tuple[str, str]], value: str, running: bool = False,
                 parent: QWidget | None = None) -> None:
        """options: each a value and its words, what was taken first; value: the one that stands now;
        running: the values are beginnings of one running text, and the question is where it ends."""
        super().__init__(parent)
        self._number = number
        self._open = True
        self._badge = Badge(say("guess"), "look", "guess", self)
        self._undo = LinkButton(say("guess.undo"), parent=self)
        self._undo.clicked.connect(self._reopen)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self._badge)
        head.addStretch(1)
        head.addWidget(self._undo)
        self._why = Muted(why_words(why), wrap=True, parent=self)
        self._choice: _Chips | _Lines | _Ends
        values = [v for v, _ in options]
        if running and _nested(values):
            self._choice = _Ends(values, value)
        elif all(len(words) <= _SHORT for _, words in options):
            self._choice = _Chips(options, value)
        else:
            self._choice = _Lines(options, value)
        self._choice.chosen.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(10), px(8), px(8), px(8))
        column.setSpacing(px(6))
        column.addLayout(head)
        column.addWidget(self._why)
        column.addWidget(self._choice)
        self.set_open(True)

    def set_open(self, open_: bool) -> None:
        """Show the guess as open or as settled."""
        self._open = open_
        if open_ and isinstance(self._choice, _Chips):
            self._choice.choose_none()  # nothing is chosen until a person did
        self._badge.set(say("guess") if open_ else say("guess.settled"), "look" if open_ else "done")
        self._undo.setHidden(open_)
        self._why.setVisible(open_)
        self.setAccessibleName(f"{say('guess') if open_ else say('guess.settled')}: {self._why.text()}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("look_ground" if self._open else "done_ground"))
        painter.drawRoundedRect(QRectF(self.rect()), px(8), px(8))

    def _choose(self, value: str) -> None:
        self.set_open(False)
        self.chosen.emit(self._number, value)

    def _reopen(self) -> None:
        self.set_open(True)
        self.reopened.emit(self._number)


class _Chips(QWidget):
    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], value: str) -> None:
        super().__init__()
        row = Flow(px(6), px(6))
        self.setLayout(row)
        t = theme()  # on a coloured ground a chip needs a ground of its own
        self.setStyleSheet(
            f"Chip {{ background: {t.paper}; color: {t.text}; border-color: {t.look}; }}"
            f" Chip:hover {{ background: {t.background}; }}"
            f" Chip:checked {{ background: {t.done}; color: {t.on_accent}; border-color: {t.done}; }}"
            f" Chip:focus {{ border-color: {t.accent}; }}"
        )
        self._chips: list[Chip] = []
        for option, words in options:
            chip = Chip(words, checkable=True)
            chip.setChecked(option == value)
            chip.setProperty("value", option)
            chip.clicked.connect(self._take)
            self._chips.append(chip)
            row.addWidget(chip)

    def choose_none(self) -> None:
        for chip in self._chips:
            chip.setChecked(False)

    def _take(self) -> None:
        taken = self.sender()
        for chip in self._chips:
            chip.setChecked(chip is taken)
        self.chosen.emit(taken.property("value"))


class _Lines(QWidget):
    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], _value: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for option, words in options:
            line = PressLine("done", "look", words, words)
            line.setProperty("value", option)
            line.clicked.connect(self._take)
            column.addWidget(line)

    def _take(self) -> None:
        self.chosen.emit(self.sender().property("value"))


class _Ends(QWidget):
    """The running text word by word: a click on a word says that the title ends there."""

    chosen = Signal(str)

    def __init__(self, values: Sequence[str], value: str) -> None:
        super().__init__()
        row = Flow(0, px(2))
        self.setLayout(row)
        longest = max(values, key=len)
        ends = {len(v.split()): v for v in values}
        self._words: list[QToolButton] = []
        for count, word in enumerate(longest.split(), 1):
            button = QToolButton()
            button.setText(word.replace("&", "&&"))
            button.setEnabled(count in ends)
            if count in ends:
                button.setProperty("value", ends[count])
                button.setToolTip(say("guess.ends-here"))
                button.setAccessibleName(say("guess.ends-at", title=ends[count]))
                button.setCursor(Qt.CursorShape.PointingHandCursor)
                button.clicked.connect(self._take)
            self._words.append(button)
            row.addWidget(button)
        self._mark(len(value.split()))

    def _take(self) -> None:
        value = self.sender().property("value")
        self._mark(len(value.split()))
        self.chosen.emit(value)

    def _mark(self, count: int) -> None:
        for number, button in enumerate(self._words, 1):
            inside = number <= count
            ink = colour("accent" if inside else "muted").name()
            weight = 600 if inside else 400
            edge = colour("accent").name() if number == count else "transparent"
            button.setStyleSheet(
                f"QToolButton {{ color: {ink}; font-weight: {weight}; border: 0; border-right: 2px solid {edge};"
                f" border-radius: 0; padding: 1px 3px; }}"
                f" QToolButton:focus {{ border: 2px solid {colour('accent').name()}; padding: 0 2px; }}"
            )


def _nested(values: Sequence[str]) -> bool:
    ordered = sorted(values, key=len)
    return all(longer.startswith(shorter) for shorter, longer in zip(ordered, ordered[1:], strict=False))


def why_words(code: str) -> str:
    """The sentence for why something is doubtful or was not taken."""
    return say(f"why.{code}") if f"why.{code}" in WORDS else say("why.other", code=code)
