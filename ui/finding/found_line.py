"""One line in which something was found: the words around it, and what was found on a ground of its own."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from newsdesk.text.counting import shown_text
from newsdesk.text.matching import Match
from ui.look import colour, font, px
from ui.words import say

_BEFORE, _AFTER = 48, 120
"""Characters that are shown at the most before and after what was found."""


def _around(line: str, match: Match) -> tuple[str, str, str]:
    """What is shown of a line before a match, of it, and after it, without marks."""
    cut = max(0, match.start - _BEFORE)
    if cut and (space := line.find(" ", cut, match.start)) >= 0:
        cut = space + 1
    before = ("… " if cut else "") + shown_text(line[cut : match.start])
    return before, line[match.start : match.end], shown_text(line[match.end : match.end + _AFTER])


class FoundLine(QAbstractButton):
    """Pressing it leads there. where: what stands before the line, small (``judul``)."""

    def __init__(self, line: str, match: Match, where: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.match = match
        if match.fixed in ("related", "picture", "credit"):
            where = where or say(f"find.where.{match.fixed}")
            before, found, after = "", match.text, ""
        else:
            before, found, after = _around(line, match)
            where = where or (say("find.where.address") if match.fixed else "")
        self._parts = (before, found, after)
        self._where = where
        self.setAccessibleName(" ".join(filter(None, (where, f"{before}{found}{after}"))))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(px(240), QFontMetrics(font()).height() + px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect()
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("side"))
            painter.drawRoundedRect(QRectF(box), px(6), px(6))
        room = box.adjusted(px(8), 0, -px(8), 0)
        if self._where:
            painter.setFont(font(12))
            room = self._words(painter, room, self._where, "muted").adjusted(px(10), 0, 0, 0)
        painter.setFont(font())
        before, found, after = self._parts
        room = self._words(painter, room, before, "muted")
        wide = painter.fontMetrics().horizontalAdvance(found)
        painter.fillRect(QRect(room.x(), box.center().y() - px(10), min(wide, room.width()), px(20)), colour("look_ground"))
        room = self._words(painter, room, found, "text")
        self._words(painter, room, after, "muted")
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), px(6), px(6))

    def _words(self, painter: QPainter, room: QRect, words: str, ink: str) -> QRect:
        """Draw words at the left of a room; returns the room that is left."""
        painter.setPen(colour(ink))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, max(0, room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        return room.adjusted(painter.fontMetrics().horizontalAdvance(shown), 0, 0, 0)
