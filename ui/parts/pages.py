"""A long list that is read page by page: two lines a row, what it says at the right, moved with j k and the arrows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QWidget

from ui.look import colour, font, px
from ui.look.tokens import SIDE, SIZE_SECONDARY
from ui.parts.labels import badge_size, paint_badge

PAGE = 200
WIDEST = 1180
"""Words of a row never stand wider apart than this, so that the eye finds from the left to the right."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Item:
    key: str
    """What stays the same while the rest changes: it keeps its place when the list is read again."""
    title: str
    detail: str = ""
    right: str = ""
    badge: str = ""
    kind: str = "look"
    """The kind of the badge."""
    data: Any = None


class Pages(QAbstractListModel):
    """Items as Qt's views see them. fetch(limit, offset) gives the next page."""

    def __init__(self, fetch: Callable[[int, int], Sequence[Item]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._items: list[Item] = []
        self._more = True

    def reload(self, seen: int = 0) -> None:
        """Read again as far as a row is seen, in whole pages."""
        wanted = PAGE * (1 + min(seen, max(len(self._items) - 1, 0)) // PAGE)
        items = list(self._fetch(wanted, 0))
        self._more = len(items) == wanted
        if [i.key for i in items] == [i.key for i in self._items]:
            self._items = items
            if items:
                self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
            return
        self.beginResetModel()
        self._items = items
        self.endResetModel()

    def clear(self) -> None:
        """Forget everything, so that the next `reload` starts at the first page."""
        self.beginResetModel()
        self._items = []
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """Where an item is; -1 where it is not."""
        return next((n for n, item in enumerate(self._items) if item.key == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        # A view that has not heard of a change yet may ask for a row that is gone; an exception here ends the program.
        if not 0 <= index.row() < len(self._items):
            return None
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (item.title, item.detail, item.right, item.badge)))
        return None

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        items = self._fetch(PAGE, len(self._items))
        self._more = len(items) == PAGE
        if items:
            self.beginInsertRows(QModelIndex(), len(self._items), len(self._items) + len(items) - 1)
            self._items.extend(items)
            self.endInsertRows()


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: Any, index: Index) -> QSize:
        title = QFontMetrics(font(14.5, QFont.Weight.DemiBold)).height()
        return QSize(px(200), title + QFontMetrics(font()).height() + px(32))

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        item: Item = index.data(Qt.ItemDataRole.UserRole)
        area: QRect = option.rect
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, colour("paper"))
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, colour("line"))
        if chosen:
            here = option.state & QStyle.StateFlag.State_HasFocus  # whether keys go to the list
            painter.fillRect(area.x(), area.y(), px(3), area.height(), colour("accent" if here else "faint"))
        room = area.adjusted(px(SIDE), px(13), -px(SIDE), -px(14))
        room.setWidth(min(room.width(), px(WIDEST)))
        _paint_right(painter, room, item)
        align = Qt.AlignmentFlag
        painter.setFont(font(14.5, QFont.Weight.DemiBold))
        painter.setPen(colour("text"))
        painter.drawText(room, align.AlignLeft | align.AlignTop, _cut(painter, item.title, room))
        painter.setFont(font())
        painter.setPen(colour("muted"))
        painter.drawText(room, align.AlignLeft | align.AlignBottom, _cut(painter, item.detail, room))
        painter.restore()


def _paint_right(painter: QPainter, room: QRect, item: Item) -> None:
    """Draw what stands at the right and take its width from the room."""
    align = Qt.AlignmentFlag
    painter.setFont(font(SIZE_SECONDARY))
    painter.setPen(colour("muted"))
    painter.drawText(room, align.AlignRight | align.AlignTop, item.right)
    taken = painter.fontMetrics().horizontalAdvance(item.right)
    if item.badge:
        size = badge_size(item.badge)
        corner = QRect(room.right() - size.width() + 1, room.bottom() - size.height() + px(4), size.width(), size.height())
        paint_badge(painter, corner, item.badge, item.kind)
        taken = max(taken, size.width())
    if taken:
        room.adjust(0, 0, -taken - px(20), 0)


def _cut(painter: QPainter, words: str, room: QRect) -> str:
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())


class PagedList(QListView):
    """The view of Pages. `opened` brings the data of the item that Enter or a double click opened."""

    opened = Signal(object)
    moved = Signal(object)
    """The data of the item one is on now; None where there is none."""

    def __init__(self, fetch: Callable[[int, int], Sequence[Item]], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._pages = Pages(fetch, self)
        self.setModel(self._pages)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.activated.connect(self._open)
        self.selectionModel().currentChanged.connect(self._moved)

    def reload(self, from_start: bool = False) -> None:
        """Read again, keeping the item one is on and the place of the list; from_start: neither (another search)."""
        now, place, was = self.current(), self.verticalScrollBar().value(), self.currentIndex().row()
        if from_start:
            self._pages.clear()
        self._pages.reload(max(was, self._last_seen()))
        row = self._pages.row_of(now.key) if now and not from_start else 0
        if row < 0:  # what one was on is gone: what stands in its place now is next
            row = min(was, self._pages.rowCount() - 1)
        if self._pages.rowCount():
            self.setCurrentIndex(self._pages.index(max(row, 0)))
        else:
            self.moved.emit(None)
        self.verticalScrollBar().setValue(0 if from_start else place)

    def _last_seen(self) -> int:
        """The last row in sight."""
        high = self.sizeHintForRow(0)
        return (self.verticalScrollBar().value() + self.viewport().height()) // high if high > 0 else 0

    def current(self) -> Item | None:
        """The item one is on."""
        index = self.currentIndex()
        return index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None

    def count(self) -> int:
        """How many items have been read so far."""
        return self._pages.rowCount()

    def step(self, by: int) -> None:
        """Go down (1) or up (-1)."""
        row = max(0, min(self.currentIndex().row() + by, self.count() - 1))
        if self.count():
            self.setCurrentIndex(self._pages.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in ("j", "k") and not event.modifiers():
            self.step(1 if event.text() == "j" else -1)
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(Qt.ItemDataRole.UserRole).data)

    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        self.moved.emit(now.data(Qt.ItemDataRole.UserRole).data if now.isValid() else None)
