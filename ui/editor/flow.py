"""A row of widgets that goes on in the next line where it is full, as words do."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QLineEdit, QWidget


class Flow(QLayout):
    """edge: how far fields may stand out to the left, so that their words are in line with what else begins a line."""

    def __init__(self, gap: int, line_gap: int, edge: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap, self._line_gap, self._edge = gap, line_gap, edge
        self.setContentsMargins(0, 0, 0, 0)

    def insert(self, index: int, widget: QWidget) -> None:
        """Put a widget at a place in the row."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def index_of(self, widget: QWidget) -> int:
        return next(n for n, item in enumerate(self._items) if item.widget() is widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, True)

    def _lay(self, rect: QRect, really: bool) -> int:
        x, y, row, high = rect.x(), rect.y(), [], 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            size.setWidth(min(size.width(), rect.width()))
            if row and x + size.width() > rect.right() + 1:
                self._place(row, y, high, really)
                x, y, row, high = rect.x(), y + high + self._line_gap, [], 0
            if not row and not isinstance(item.widget(), QLineEdit):
                x += self._edge
            row.append((item, x, size))
            x += size.width() + self._gap
            high = max(high, size.height())
        self._place(row, y, high, really)
        return y + high - rect.y()

    def _place(self, row: list[tuple[QLayoutItem, int, QSize]], y: int, high: int, really: bool) -> None:
        for item, x, size in row if really else ():
            item.setGeometry(QRect(QPoint(x, y + (high - size.height()) // 2), size))
