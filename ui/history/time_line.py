"""A time line that is walked by keys: each entry with its mark, its words in as many lines as they need, who and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QWidget

from ui.history.telling import Told
from ui.look import colour, font, paint_icon, px
from ui.look.tokens import SIZE_SECONDARY
from ui.steps.saying import breakable
from ui.words import say

Index = QModelIndex | QPersistentModelIndex
LEFT, RIGHT, ABOVE, BETWEEN = 44, 12, 9, 2


class Entries(QAbstractListModel):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries: Sequence[Told] = ()

    def show_entries(self, entries: Sequence[Told]) -> None:
        """Show other entries in the place of these."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.words
        return f"{entry.words}. {entry.by}" if role == Qt.ItemDataRole.AccessibleTextRole else None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: Any, index: Index) -> QSize:
        wide = self.parent().viewport().width()
        entry: Told = index.data(Qt.ItemDataRole.UserRole)
        high = _words_rect(entry.words, wide).height() + QFontMetrics(font(SIZE_SECONDARY)).height()
        return QSize(wide, high + 2 * px(ABOVE) + px(BETWEEN))

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        entry: Told = index.data(Qt.ItemDataRole.UserRole)
        area: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, colour("paper"))
        if chosen:
            here = option.state & QStyle.StateFlag.State_HasFocus
            painter.fillRect(area.x(), area.y(), px(3), area.height(), colour("accent" if here else "faint"))
        side, middle = px(16), area.x() + px(24)
        top = area.y() + px(ABOVE) + px(1)
        painter.setPen(QPen(colour("line"), 1))
        if index.row():
            painter.drawLine(middle, area.y(), middle, top - px(4))
        if index.row() < index.model().rowCount() - 1:
            painter.drawLine(middle, top + side + px(4), middle, area.bottom() + 1)
        ink = "stop" if not entry.whole else "accent" if entry.revision else "muted"
        paint_icon(painter, QRect(middle - side // 2, top, side, side), entry.meaning, ink)
        words = _words_rect(entry.words, area.width()).translated(area.x() + px(LEFT), area.y() + px(ABOVE))
        painter.setFont(font())
        painter.setPen(colour("text" if entry.whole else "stop"))
        painter.drawText(words, _WRAP, breakable(entry.words))
        painter.setFont(font(SIZE_SECONDARY))
        painter.setPen(colour("muted"))
        room = QRect(words.x(), words.bottom() + px(BETWEEN), area.right() - words.x() - px(RIGHT), area.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop,
                         painter.fontMetrics().elidedText(entry.by, Qt.TextElideMode.ElideRight, room.width()))
        painter.restore()


_WRAP = Qt.TextFlag.TextWordWrap


def _words_rect(words: str, wide: int) -> QRect:
    room = QRect(0, 0, max(px(80), wide - px(LEFT) - px(RIGHT)), 10_000)
    return QRect(0, 0, room.width(), QFontMetrics(font()).boundingRect(room, _WRAP, breakable(words)).height())


class TimeLine(QListView):
    """Arrows or j and k walk it; Enter reads, other letters are given on."""

    read = Signal()
    pressed_key = Signal(str)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("history.list"))
        self._entries = Entries(self)
        self.setModel(self._entries)
        self.setItemDelegate(_Delegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.activated.connect(self.read)
        self.selectionModel().currentChanged.connect(self.moved)

    def show_entries(self, entries: Sequence[Told]) -> None:
        """Show these, keeping the one that one is on."""
        now = self.current()
        self._entries.show_entries(entries)
        row = next((n for n, entry in enumerate(entries) if now and entry.key == now.key), 0)
        if entries:
            self.setCurrentIndex(self._entries.index(row))

    def current(self) -> Told | None:
        """The entry one is on."""
        index = self.currentIndex()
        return index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None

    def entries(self) -> Sequence[Told]:
        return self._entries.entries

    def go_to(self, row: int) -> None:
        """Be on another entry."""
        self.setCurrentIndex(self._entries.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().lower()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if not plain or not letter.isalpha():
            super().keyPressEvent(event)
        elif letter in ("j", "k"):
            row = self.currentIndex().row() + (1 if letter == "j" else -1)
            self.go_to(max(0, min(row, len(self.entries()) - 1)))
        else:
            self.pressed_key.emit(letter.upper())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
