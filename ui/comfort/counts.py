"""How long the article in front is, in the status bar; of what is selected, too; and what is left of the length aimed at.

Typing waits for none of it: after a quiet moment only the paragraphs that are new are counted.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from newsdesk import staffing
from newsdesk.text.counting import Counts, count_line, total
from ui.bridge import Bridge
from ui.editor.document import CARD
from ui.editor.paper import Paper
from ui.look import px
from ui.parts import LinkButton, QuietButton, SectionLabel
from ui.words import say
from ui.words.short import number

QUIET_MS = 300
MOST_WORDS = 100_000


def target_of(bridge: Bridge, article: str) -> int:
    """The length aimed at in an article, in words; 0: none. It is this person's, and kept on this machine."""
    value = bridge.ask(staffing.setting, f"target:{article}", 0)
    return value if isinstance(value, int) and 0 < value <= MOST_WORDS else 0


class CountLine(QPushButton):
    """Words that can be pressed: then the length to aim at is asked for."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("countLine")
        self.setFlat(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(say("counts.name"))
        self._bridge = bridge
        self._paper: Paper | None = None
        self._known: dict[str, Counts] = {}
        self._target = 0
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._count)
        self.clicked.connect(self.ask_target)
        self.hide()

    def follow(self, paper: Paper | None) -> None:
        """Count the text of this paper from now on; None: no article is in front."""
        if paper is self._paper:
            return
        if self._paper is not None:
            self._paper.edited.disconnect(self._quiet.start)
            self._paper.body.selectionChanged.disconnect(self._quiet.start)
            self._paper.destroyed.disconnect(self._gone)
        self._paper = paper
        self.setVisible(paper is not None)
        if paper is not None:
            paper.edited.connect(self._quiet.start)
            paper.body.selectionChanged.connect(self._quiet.start)
            paper.destroyed.connect(self._gone)
            self._target = target_of(self._bridge, paper.article)
            self._count()

    def counts(self) -> Counts:
        """How long the text is, as it was last counted."""
        return total(self._known[line] for line in self._paper.body.lines.lines if line in self._known) if self._paper else Counts()

    def ask_target(self) -> None:
        """Ask for the length to aim at."""
        if self._paper is not None:
            ask = TargetAsk(self._target, self)
            ask.answered.connect(self.set_target)
            ask.open_over(self)

    def set_target(self, words: int) -> None:
        """Aim at this length in the article in front; 0: at none."""
        if self._paper is not None:
            self._bridge.act(staffing.set_setting, f"target:{self._paper.article}", words, origin=self)
            self._target = words
            self._count()

    def _gone(self) -> None:
        self._paper = None
        self._quiet.stop()

    def _count(self) -> None:
        if self._paper is None:
            return
        lines = self._paper.body.lines.lines
        known = self._known
        self._known = {line: known.get(line) or count_line(line) for line in lines}
        words = self._selected() or self._all(total(self._known[line] for line in lines))
        self.setText(words)
        self.setAccessibleName(f"{words}. {say('counts.name')}")

    def _all(self, counts: Counts) -> str:
        words = say("counts.all", words=number(counts.words), characters=number(counts.characters), minutes=max(1, counts.minutes))
        if not self._target:
            return words
        left = self._target - counts.words
        more = say("counts.left", n=number(left)) if left > 0 else say("counts.over", n=number(-left)) if left else say("counts.exact")
        return f"{words} · {more}"

    def _selected(self) -> str:
        """What is said of a selection; empty where there is none."""
        cursor = self._paper.body.textCursor() if self._paper else None
        if cursor is None or not cursor.hasSelection():
            return ""
        counts = total(count_line(line) for line in cursor.selectedText().replace(CARD, "").split("\u2029"))
        return say("counts.selected", words=number(counts.words), characters=number(counts.characters))


class TargetAsk(QFrame):
    """Asks for a number of words; Esc leaves everything as it was."""

    answered = Signal(int)

    def __init__(self, now: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(say("counts.target"))
        self.field = QLineEdit(str(now) if now else "", self)
        self.field.setAccessibleName(say("counts.target"))
        self.field.setPlaceholderText(say("counts.target.hint"))
        self.field.setValidator(QIntValidator(0, MOST_WORDS, self))
        self.field.setMinimumWidth(px(240))
        label = SectionLabel(say("counts.target"), parent=self)
        label.setBuddy(self.field)
        ok, none = QuietButton(say("counts.target.ok"), parent=self), LinkButton(say("counts.target.none"), parent=self)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for part in (self.field, ok, none):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(12), px(14), px(12))
        column.setSpacing(px(6))
        column.addWidget(label)
        column.addLayout(row)
        ok.clicked.connect(self._answer)
        none.clicked.connect(self._none)

    def open_over(self, line: QWidget) -> None:
        """Open above a widget."""
        self.adjustSize()
        self.move(line.mapToGlobal(QPoint(0, -self.height() - px(4))))
        self.show()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._answer()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _answer(self) -> None:
        self.answered.emit(int(self.field.text() or 0))
        self.close()

    def _none(self) -> None:
        self.answered.emit(0)
        self.close()
