"""Finding by a few letters: a field and the rows that fit, chosen with the arrow keys and Enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QHideEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QStyle, QStyledItemDelegate, QVBoxLayout, QWidget

from ui.look import colour, font, paint_icon, px
from ui.look.tokens import SIZE_SECONDARY
from ui.words import say

QUIET = 60
"""Milliseconds without a key after which the rows are looked for."""
MOST_ROWS, FEW_ROWS = 9, 3
"""How many are seen at once at the most, and how many are better below what one is writing than more above it."""


@dataclass(frozen=True, slots=True)
class Row:
    title: str
    detail: str = ""
    """Small words below the title."""
    right: str = ""
    """Small words at the right end: a date, a shortcut."""
    data: Any = None
    meaning: str = ""
    """An icon before the title."""


class Rows(QAbstractListModel):
    """Rows as Qt's views see them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()
        self.icons = False
        """Whether any row has one: then the others leave its place free, so that titles stand in line."""

    def put(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.icons = any(row.meaning for row in rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (row.title, row.detail, row.right)))
        return None


class RowDelegate(QStyledItemDelegate):
    """Draws a row: icon, title over detail, and what stands at the right."""

    def sizeHint(self, option: Any, index: QModelIndex) -> QSize:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        height = QFontMetrics(font()).height() + px(14)
        return QSize(px(100), height + (QFontMetrics(font(SIZE_SECONDARY)).height() if row.detail else 0))

    def paint(self, painter: QPainter, option: Any, index: QModelIndex) -> None:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colour("accent_ground"))
            painter.fillRect(QRect(option.rect.x(), option.rect.y(), px(3), option.rect.height()), colour("accent"))
        room = option.rect.adjusted(px(14), px(7), -px(14), -px(7))
        if row.meaning:
            side = px(16)
            paint_icon(painter, QRect(room.x(), option.rect.center().y() - side // 2, side, side), row.meaning)
        room.adjust(px(26) if index.model().icons else 0, 0, 0, 0)
        self._words(painter, row, room)
        painter.restore()

    def _words(self, painter: QPainter, row: Row, room: QRect) -> None:
        align = Qt.AlignmentFlag
        upper = align.AlignTop if row.detail else align.AlignVCenter
        painter.setFont(font(SIZE_SECONDARY))
        painter.setPen(colour("muted"))
        painter.drawText(room, align.AlignRight | upper, row.right)
        if row.right:
            room.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(row.right) - px(14), 0)
        if row.detail:
            painter.drawText(room, align.AlignLeft | align.AlignBottom, _cut(painter, row.detail, room))
        painter.setFont(font(weight=QFont.Weight.Medium))
        painter.setPen(colour("text"))
        painter.drawText(room, align.AlignLeft | upper, _cut(painter, row.title, room))


def _cut(painter: QPainter, words: str, room: QRect) -> str:
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())


class Finder(QFrame):
    """A popup. rows: called with what was typed, answers with what fits, best first.

    `chosen` brings the row's data; `closed` comes in any case, after it.
    """

    chosen = Signal(object)
    closed = Signal()
    looked = Signal(str)
    """Rows were looked for with this: who can find more elsewhere begins now, and calls `add_rows` when there is some."""

    def __init__(self, rows: Callable[[str], Sequence[Row]], placeholder: str, foot: str = "", nothing: str = "",
                 parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._find = rows
        self._lower: int | None = None
        self._room: int | None = None
        """What the list may be high at the most."""
        self._nothing, self._waiting = nothing or say("finder.nothing"), ""
        self.setAccessibleName(placeholder)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(placeholder)
        self.field.setAccessibleName(placeholder)
        self._model = Rows(self)
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(RowDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(placeholder)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._foot_words = foot or say("finder.keys")
        self._foot = QLabel(self._foot_words, self)
        self._foot.setObjectName("finderFoot")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for widget in (self.field, self._list, self._foot):
            column.addWidget(widget)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self._quiet.timeout.connect(self._look)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self._list.clicked.connect(self._take)

    def open_over(self, window: QWidget, width: int = 560, query: str = "") -> None:
        """Open in the upper middle of a window."""
        at = window.mapToGlobal(QPoint((window.width() - px(width)) // 2, px(88)))
        self.open_at(at, width, query)

    def open_at(self, at: QPoint, width: int = 480, query: str = "", above: int | None = None) -> None:
        """Open with the upper left corner at a point of the screen, moved so that all of it is seen.

        above: where not all rows have room below that point, fewer are shown; where not even a few have, the lower edge
        stands at this height of the screen and stays there however many rows there are. The words in between are not covered.
        """
        self._lower = self._room = None
        self.setFixedWidth(px(width))
        self.field.setText(query)
        self.field.selectAll()
        self._look()
        screen = self.screen().availableGeometry()
        at.setX(max(screen.left(), min(at.x(), screen.right() - self.width())))
        around = self.height() - self._list.height()
        if above is not None and at.y() + self.height() > screen.bottom():
            below, over, few = screen.bottom() - at.y() - around, above - screen.top() - around, self._high(FEW_ROWS)
            if below >= few:
                self._room = below
            elif over >= few:
                self._lower, self._room = above, over
        if self._room is None:
            self._room = screen.height() - around
        self._fit()
        if self._lower is not None:
            at.setY(self._lower - self.height())
        at.setY(max(screen.top(), min(at.y(), screen.bottom() - self.height())))
        self.move(at)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def add_rows(self) -> None:
        """Look again, for there may be more by now: what is new comes below what is there, and nothing that is seen moves."""
        if self._quiet.isActive() or self.isHidden():
            return  # something else is being looked for
        shown, at = list(self._model.rows), self._list.currentIndex().row()
        new = [row for row in self._find(self.field.text().strip()) if all(row.data != other.data for other in shown)]
        if new:
            self._put([*shown, *new], max(0, at), self._list.verticalScrollBar().value())

    def say_waiting(self, words: str) -> None:
        """Say below the rows that more is being looked for; empty: no more."""
        self._waiting = words
        self._say_foot()

    def rows(self) -> Sequence[Row]:
        """The rows that are shown."""
        return self._model.rows

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._key(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._quiet.stop()
        self.closed.emit()

    def _key(self, event: QKeyEvent) -> bool:
        page = MOST_ROWS - 1
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page}
        if event.key() in steps:
            self._step(steps[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._quiet.isActive():
                self._look()
            self._take(self._list.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            return False
        return True

    def _typed(self) -> None:
        self._quiet.start()

    def _look(self) -> None:
        self._quiet.stop()
        query = self.field.text().strip()
        self._put(self._find(query), 0)
        self.looked.emit(query)

    def _put(self, rows: Sequence[Row], current: int, scroll: int = 0) -> None:
        self._model.put(rows)
        self._say_foot()
        if rows:
            self._list.setCurrentIndex(self._model.index(current))
        self._list.setVisible(bool(rows))
        self._fit()
        self._list.verticalScrollBar().setValue(scroll)

    def _say_foot(self) -> None:
        words = self._foot_words if self._model.rows else "" if self._waiting else self._nothing
        self._foot.setText(" · ".join(filter(None, (words, self._waiting))))

    def _high(self, rows: int) -> int:
        """How high the first rows are together."""
        return sum(self._list.sizeHintForRow(i) for i in range(min(rows, len(self._model.rows))))

    def _fit(self) -> None:
        rows = MOST_ROWS
        while self._room is not None and rows > FEW_ROWS and self._high(rows) > self._room:
            rows -= 1
        self._list.setFixedHeight(self._high(rows))
        self.adjustSize()
        if self._lower is not None:
            self.move(self.x(), self._lower - self.height())

    def _step(self, by: int) -> None:
        count = self._model.rowCount()
        if not count:
            return
        now = self._list.currentIndex().row() + by
        now = now % count if abs(by) == 1 else max(0, min(now, count - 1))
        self._list.setCurrentIndex(self._model.index(now))

    def _take(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        # The popup is gone before anything is done, so that what is done can open its own.
        self.blockSignals(True)
        self.hide()
        self.blockSignals(False)
        self.chosen.emit(row.data)
        self.closed.emit()
