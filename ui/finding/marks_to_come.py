"""Marks for what is still to come: pointed out in the text, shown in its margin, and gone through by key wherever they stand."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QPainter, QTextBlock, QTextCursor

from newsdesk.text.placeholders import placeholders
from ui.editor.body import Body
from ui.editor.sheet import SLACK
from ui.editor.spots import TEXT, Spots
from ui.editor.underlines import in_units
from ui.look import paint_icon, px

JUDGE = "marks"
_KEEP = QTextCursor.MoveMode.KeepAnchor


def judge(text: str) -> Sequence[tuple[int, int, str]]:
    """What the layer over the text (ui/editor/underlines.py) points out in a paragraph."""
    return [(m.start, m.end - m.start, "mark") for m in placeholders(text)]


class MarksToCome(QObject):
    def __init__(self, body: Body, spots: Spots) -> None:
        super().__init__(body)
        self._body, self._spots = body, spots
        self._places: list[int] = []
        body.underlines.set_judge(JUDGE, judge)
        body.underlines.judged.connect(self._judged)
        body.margin = self.paint

    def step(self, forward: bool) -> bool:
        """Select the next mark of the article in the order of reading, or the one before, round the end; False where there is
        none."""
        found = [(spot.at(start), spot, start, length) for spot in self._spots.all() if spot.name not in ("card", "tag")
                 for start, length, _ in in_units(spot.words, judge(spot.words))]
        found += [((TEXT, flag.start), None, flag.start, flag.length) for flag in self._body.underlines.all(JUDGE)]
        if not found:
            return False
        found.sort(key=itemgetter(0))
        here, ahead = self._spots.here(), self._ahead()
        if forward:
            aim = next((f for f in found if f[0] > here or (f[0] == here and ahead)), found[0])
        else:
            aim = next((f for f in reversed(found) if f[0] < here), found[-1])
        _, spot, start, length = aim
        if spot is not None:
            self._spots.go(spot, start, length)
        else:
            self._select(start, length)
        return True

    def _ahead(self) -> bool:
        """Whether what begins at the caret is still to be gone to."""
        return self._body.hasFocus() and not self._body.textCursor().hasSelection()

    def _select(self, start: int, length: int) -> None:
        cursor = self._body.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + length, _KEEP)
        self._body.setTextCursor(cursor)
        self._body.show_middle(self._body.cursorRect())
        self._body.setFocus()

    def paint(self, painter: QPainter, block: QTextBlock, offset: int) -> None:
        """Draw the sign in the margin beside a block that has a mark."""
        lines = self._body.lines.lines
        if block.blockNumber() < len(lines) and placeholders(lines[block.blockNumber()]):
            line = block.layout().lineAt(0)
            side = px(14)
            top = block.layout().position().y() + line.y() + (line.height() - side) / 2 - offset
            paint_icon(painter, QRect(SLACK - side - px(6), round(top), side, side), "warn", "look")

    def _judged(self, name: str) -> None:
        """The margin is painted anew where a paragraph got its first mark or lost its last."""
        if name == JUDGE:
            places = [n for n, line in enumerate(self._body.lines.lines) if placeholders(line)]
            if places != self._places:
                self._places = places
                port = self._body.viewport()
                port.update(0, 0, SLACK, port.height())
