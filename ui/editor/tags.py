"""The keywords of an article in its head: each is a chip that goes when it is pressed; doubtful words are underlined in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QWidget

from newsdesk.article.content import clean_line
from ui.editor.fields import Fields
from ui.editor.flow import Flow
from ui.editor.head_parts import Named
from ui.editor.inline import Inline
from ui.editor.strokes import draw_stroke
from ui.parts import Chip
from ui.words import say

Found = tuple[int, int, str]
_SIGN = "#"


class TagChip(Chip):
    menu_asked = Signal(object, QPoint)
    """What can be done about a doubtful word of it (start, length, kind), at a place of the screen."""

    def __init__(self, tag: str, parent: QWidget | None = None) -> None:
        super().__init__(_SIGN + tag.replace("&", "&&"), parent=parent)
        self.tag = tag
        self.reached = -1
        """Where the word begins that one has gone to in it."""
        self._found: Sequence[Found] = ()
        self.setAccessibleName(say("editor.tag.remove", tag=tag))
        self.setToolTip(say("editor.tag.remove", tag=tag))

    def show_found(self, found: Sequence[Found]) -> None:
        """Underline these words of the keyword; start and length are Qt's units."""
        if tuple(found) != tuple(self._found):
            self._found = tuple(found)
            self.update()

    def found(self) -> Found | None:
        """The doubtful word that one has gone to, or the first."""
        return next((f for f in self._found if f[0] == self.reached), next(iter(self._found), None))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.reached = -1

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent) and self._found:
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            asked = self.found() if by_key else self._under(event.pos())
            self.menu_asked.emit(asked or self._found[0], self.below() if by_key else event.globalPos())
            return True
        return super().event(event)

    def below(self) -> QPoint:
        """Where a menu for it opens, on the screen."""
        return self.mapToGlobal(QPoint(0, self.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._found:
            return
        metrics, left = self.fontMetrics(), self._left()
        base = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter = QPainter(self)
        for start, length, kind in self._found:
            x, wide = self._stretch(start, length)
            draw_stroke(painter, QPointF(left, 0), kind, (x, wide, 0.0, float(self.height()), base))

    def _left(self) -> float:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        return room.left() + (room.width() - self.fontMetrics().horizontalAdvance(_SIGN + self.tag)) / 2

    def _stretch(self, start: int, length: int) -> tuple[int, int]:
        """Where a word stands from the beginning of the words, and how wide it is."""
        units = self.tag.encode("utf-16-le")
        before, word = (units[2 * a : 2 * b].decode("utf-16-le", "replace") for a, b in ((0, start), (start, start + length)))
        metrics = self.fontMetrics()
        return metrics.horizontalAdvance(_SIGN + before), metrics.horizontalAdvance(word)

    def _under(self, point: QPoint) -> Found | None:
        at = point.x() - self._left()
        for found in self._found:
            x, wide = self._stretch(found[0], found[1])
            if x <= at <= x + wide:
                return found
        return None


class Tags(QObject):
    """The chips of a head and the field behind them. before: what stands before the first."""

    shown = Signal()
    """The chips are others."""

    def __init__(self, fields: Fields, field: Inline, row: Flow, before: QWidget) -> None:
        super().__init__(field)
        self._fields, self._field, self._row, self._before = fields, field, row, before
        self.chips: list[TagChip] = []
        field.left.connect(self.take)
        field.emptied.connect(self._drop_last)

    def show(self, tags: tuple[str, ...]) -> None:
        """Show these keywords."""
        if [chip.tag for chip in self.chips] == list(tags):
            return
        focus = next((n for n, chip in enumerate(self.chips) if chip.hasFocus()), None)
        for chip in self.chips:
            self._row.removeWidget(chip)
            chip.deleteLater()
        at = self._row.index_of(self._field)
        self.chips, head = [], self._before.parentWidget()
        before = self._before
        for n, tag in enumerate(tags):
            chip = TagChip(tag, head)
            chip.clicked.connect(Named(tag, self._drop))
            self._row.insert(at + n, chip)
            chip.show()
            QWidget.setTabOrder(before, chip)
            before = chip
            self.chips.append(chip)
        QWidget.setTabOrder(before, self._field)
        self._field.setPlaceholderText("+" if tags else say("editor.tags.hint"))
        self._field.updateGeometry()
        if focus is not None:  # the chip that had it is no more
            (self.chips[focus] if focus < len(tags) else self._field).setFocus()
        self.shown.emit()

    def take(self) -> None:
        """What stands in the field becomes keywords."""
        new = [clean_line(t).lstrip("#").strip().lower() for t in self._field.text().replace("#", ",").split(",")]
        self._field.clear()
        self._put(*self._fields.content.tags, *new)

    def change(self, tag: str, other: str) -> None:
        """Write a keyword in another way."""
        self._put(*(other if one == tag else one for one in self._fields.content.tags))

    def _put(self, *tags: str) -> None:
        self._fields.edit(tags=tuple(dict.fromkeys(filter(None, tags))))

    def _drop(self, tag: str, _checked: bool = False) -> None:
        self._field.setFocus()
        self._fields.edit(tags=tuple(t for t in self._fields.content.tags if t != tag))

    def _drop_last(self) -> None:
        self._fields.edit(tags=self._fields.content.tags[:-1])
