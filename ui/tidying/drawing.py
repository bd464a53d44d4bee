"""How a change is drawn: a box to tick, the words before, an arrow, the words after, and on a ground what is another."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.look import colour, font, paint_icon, px
from ui.look.tokens import SIZE_INTERFACE, SIZE_SECONDARY
from ui.tidying.model import Changes, Group, Index, Row
from ui.words import say

BOX, GAP, HIGH = 16, 8, 30
KEPT = (6, 3, 1)
"""Characters that stay of what is the same before and behind a change that is too long to be shown whole: as many as fit."""
SLACK = 3
"""Pixels more than words measure, so that they are not cut by a rounding."""


class ChangeDrawing(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(120), max(px(HIGH), QFontMetrics(_words_font()).height() + px(10)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        thing = model.at(index) if isinstance(model, Changes) else None
        if thing is None:
            return
        rect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(colour("accent"), 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_ground"))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), px(6), px(6))
        box = box_of(rect)
        _paint_box(painter, box, index.data(Qt.ItemDataRole.CheckStateRole))
        words = QRect(box.right() + px(GAP), rect.top(), rect.right() - box.right() - px(GAP + 6), rect.height())
        if isinstance(thing, Group):
            _paint_group(painter, words, thing)
        else:
            _paint_change(painter, words, thing)
        painter.restore()

    def editorEvent(self, event: QEvent, model: Changes, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on the box ticks; the space bar is the view's."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent) and (
                box_of(option.rect).adjusted(-px(6), -px(6), px(6), px(6)).contains(event.position().toPoint())):
            model.toggle(index)
            return True
        return False


def box_of(rect: QRect) -> QRect:
    """Where the box of a row is."""
    size = px(BOX)
    return QRect(rect.left() + px(6), rect.center().y() - size // 2, size, size)


def _words_font() -> QFont:
    return font(SIZE_INTERFACE)


def _paint_box(painter: QPainter, box: QRect, state: Qt.CheckState) -> None:
    state = Qt.CheckState(state)
    full = state != Qt.CheckState.Unchecked
    painter.setPen(QPen(colour("accent" if full else "muted"), 1))
    painter.setBrush(colour("accent" if full else "paper"))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
    if state == Qt.CheckState.Checked:
        paint_icon(painter, box.adjusted(px(2), px(2), -px(2), -px(2)), "done", "on_accent")
    elif full:
        painter.fillRect(box.adjusted(px(4), box.height() // 2 - 1, -px(4), 1 - box.height() // 2), colour("on_accent"))


def _paint_group(painter: QPainter, rect: QRect, group: Group) -> None:
    bold = _words_font()
    bold.setWeight(QFont.Weight.DemiBold)
    small = font(SIZE_SECONDARY)
    count = say("tidy.of", ticked=group.ticked, n=len(group.rows))
    wide = QFontMetrics(small).horizontalAdvance(count) + px(4)
    left = QRect(rect.left(), rect.top(), rect.width() - wide, rect.height())
    if not group.certain:
        size = px(16)
        paint_icon(painter, QRect(left.left(), left.center().y() - size // 2, size, size), "guess", "look")
        left.setLeft(left.left() + size + px(4))
    painter.setFont(bold)
    painter.setPen(colour("text"))
    fitting = QFontMetrics(bold).elidedText(group.words, Qt.TextElideMode.ElideRight, left.width())
    painter.drawText(left, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)
    painter.setFont(small)
    painter.setPen(colour("muted"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)


def _paint_change(painter: QPainter, rect: QRect, row: Row) -> None:
    arrow = px(22)
    half = (rect.width() - arrow) // 2
    painter.setFont(_words_font())
    metrics = QFontMetrics(_words_font())
    before, after = row.shown
    made = row.related is not None
    if not made:
        before, after = _short(before, after, metrics, rect.width() - arrow)
    # Words that are short leave their room to the others.
    left = min(metrics.horizontalAdvance(before) + SLACK, max(half, rect.width() - arrow - metrics.horizontalAdvance(after) - SLACK))
    ink = "text" if row.ticked else "muted"
    same, behind = (len(before), 0) if made else _common(before, after)
    _paint_words(painter, QRect(rect.left(), rect.top(), left, rect.height()), before, same, behind, "stop", ink)
    middle = QRect(rect.left() + left, rect.top(), arrow, rect.height())
    size = px(12)
    paint_icon(painter, QRect(middle.center().x() - size // 2, middle.center().y() - size // 2, size, size), "next")
    right = QRect(middle.right() + 1, rect.top(), rect.right() - middle.right(), rect.height())
    if after:
        _paint_words(painter, right, after, same, behind, "done", ink)
    else:
        painter.setPen(colour("muted"))
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter, say("tidy.nothing"))


def _paint_words(painter: QPainter, rect: QRect, words: str, same: int, behind: int, kind: str, ink: str) -> None:
    """Words with what is another (between `same` characters at the beginning and `behind` at the end) on a ground."""
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, rect.width())
    if shown == words:
        start = metrics.horizontalAdvance(words[:same])
        end = metrics.horizontalAdvance(words[: len(words) - behind])
        if end > start:
            high = metrics.height() + px(2)
            place = QRect(rect.left() + start, rect.center().y() - high // 2, max(end - start, px(3)), high)
            painter.fillRect(place, colour(f"{kind}_ground"))
            painter.fillRect(place.left(), place.bottom() - px(2) + 1, place.width(), px(2), colour(kind))
    painter.setPen(colour(ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _short(before: str, after: str, metrics: QFontMetrics, room: int) -> tuple[str, str]:
    """Two texts without most of what they have in common, where both do not fit: what is another stays in sight."""
    if metrics.horizontalAdvance(before) + metrics.horizontalAdvance(after) + 2 * SLACK <= room:
        return before, after
    same, behind = _common(before, after)
    shown = before, after
    for kept in KEPT:
        head = before[:same] if same <= kept + 1 else f"…{before[same - kept : same]}"
        tail = before[len(before) - behind :]
        tail = tail if behind <= kept + 1 else f"{tail[:kept]}…"
        shown = (f"{head}{before[same : len(before) - behind]}{tail}", f"{head}{after[same : len(after) - behind]}{tail}")
        if sum(map(metrics.horizontalAdvance, shown)) + 2 * SLACK <= room:
            break
    return shown


def _common(before: str, after: str) -> tuple[int, int]:
    """How many characters two texts have in common at the beginning, and at the end."""
    least = min(len(before), len(after))
    same = next((n for n in range(least) if before[n] != after[n]), least)
    behind = next((n for n in range(least - same) if before[-1 - n] != after[-1 - n]), least - same)
    return same, behind
