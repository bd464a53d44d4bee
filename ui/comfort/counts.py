"""How long the article in front is, in the status bar; of what is selected, too; and what is left of the length aimed at.

Typing waits for none of it: after a quiet moment only the paragraphs that are new are counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from newsdesk import staffing
from ui.bridge import Bridge
from ui.editor.document import CARD
from ui.words import say
from ui.words.short import number

if TYPE_CHECKING:
    from newsdesk.text.counting import Counts
    from ui.editor.paper import Paper

FIRST_MS, QUIET_MS = 40, 300
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
        self.setAccessibleName(say("counts.name"))
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
            self.setText("")
            QTimer.singleShot(FIRST_MS, self, self._count)  # after the text itself was shown

    def ask_target(self) -> None:
        """Ask for the length to aim at."""
        if self._paper is not None:
            from ui.comfort.target_ask import TargetAsk

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
        from newsdesk.text.counting import count_line, total

        lines = self._paper.body.lines.lines
        known = self._known
        self._known = {line: known.get(line) or count_line(line) for line in lines}
        words = self._selected() or self._all(total(self._known[line] for line in lines))
        if words == self.text():
            return
        self.setText(words)
        if (holder := self.parentWidget()) and holder.layout():
            holder.layout().activate()  # else the words would be cut until the next turn of the event loop
        self.setAccessibleName(f"{words}. {say('counts.name')}")

    def _all(self, counts: Counts) -> str:
        words = say("counts.all", words=number(counts.words), characters=number(counts.characters), minutes=counts.minutes)
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
        from newsdesk.text.counting import count_line, total

        counts = total(count_line(line) for line in cursor.selectedText().replace(CARD, "").split("\u2029"))
        return say("counts.selected", words=number(counts.words), characters=number(counts.characters))
