"""Marks for what is still to come in the text: pointed out, shown in the margin, and gone through by key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QPainter, QTextBlock, QTextCursor

from newsdesk.text.placeholders import placeholders
from ui.editor.body import Body
from ui.editor.sheet import SLACK
from ui.look import paint_icon, px

JUDGE = "marks"
_KEEP = QTextCursor.MoveMode.KeepAnchor


def judge(text: str) -> Sequence[tuple[int, int, str]]:
    """What the layer over the text (ui/editor/underlines.py) points out in a paragraph."""
    return [(m.start, m.end - m.start, "mark") for m in placeholders(text)]


class MarksToCome(QObject):
    def __init__(self, body: Body) -> None:
        super().__init__(body)
        self._body = body
        self._places: list[int] = []
        body.underlines.set_judge(JUDGE, judge)
        body.underlines.judged.connect(self._judged)
        body.margin = self.paint

    def step(self, forward: bool) -> bool:
        """Select the next mark, or the one before, round the end; False where there is none."""
        flags = self._body.underlines.all(JUDGE)
        if not flags:
            return False
        cursor = self._body.textCursor()
        if forward:
            behind = [f for f in flags if f.start > cursor.selectionStart() or (
                f.start == cursor.selectionStart() and not cursor.hasSelection())]
            flag = (behind or flags)[0]
        else:
            flag = ([f for f in flags if f.start < cursor.selectionStart()] or flags)[-1]
        cursor.setPosition(flag.start)
        cursor.setPosition(flag.start + flag.length, _KEEP)
        self._body.setTextCursor(cursor)
        self._body.show_middle(self._body.cursorRect())
        self._body.setFocus()
        return True

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
