"""A text edit that scrolls as one sheet: whatever stands above the text moves away with it.

The room above the text is a negative range of the scroll bar, so the document knows nothing of it: no margin in the
document, no relayout and no undo step when the head grows, and typing costs what it costs in a bare text edit.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QUrl
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from ui.look import style
from ui.look.tokens import PAPER_COLUMN

SLACK = 28
"""Room beside the column inside the viewport: focus rings and cards may touch it."""
OVERLAP = 24
"""The head lies over the empty room that the document has above its first line."""
TAIL = 160
"""Room below the last line, so that nobody writes at the very edge."""


class Sheet(QTextEdit):
    """The column of text in the middle, with a head above it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head: QWidget | None = None
        self._room = 0
        self._fixing = False
        self._column: float = PAPER_COLUMN
        self._tail = 0.0
        self._whole = False
        """The text is laid out to its end: not before the first paint, for which what is seen is enough."""
        self.tabbed_into = False
        """The focus came here by Tab."""
        self._most = 0
        """How far Qt would scroll the text alone, as far as it is laid out."""
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setCursorWidth(style.px(2))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that comes and goes would move the column.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # It paints its own ground: else Qt paints the grounds of all that it stands on, the window's too, for each key.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().rangeChanged.connect(self._range_set)

    def set_head(self, head: QWidget) -> None:
        """Put a widget above the text; it becomes a child of the viewport and moves with it."""
        self._head = head
        head.setParent(self.viewport())
        head.installEventFilter(self)
        self.fit_head()
        head.show()

    def fit_head(self) -> None:
        """Give the head the height it wants, and the text its place below. What is being read stays where it is."""
        if self._head is None:
            return
        wide = self.viewport().width()
        layout = self._head.layout()
        high = layout.heightForWidth(wide) if layout and layout.hasHeightForWidth() else self._head.sizeHint().height()
        room = max(high - OVERLAP, 0)
        bar = self.verticalScrollBar()
        grown, at_top = room - self._room, bar.value() <= -self._room
        reading = not at_top and not self._head.isAncestorOf(self.focusWidget() or self)
        self._room = room
        self._fix_range()
        if not reading:
            bar.setValue(max(bar.minimum(), bar.value() - grown))
        self._head.setGeometry(0, -room - bar.value(), wide, high)

    def head_room(self) -> int:
        return self._room

    def show_in_head(self, part: QWidget) -> None:
        """Scroll so far that a part of the head is in sight."""
        if self._head is None:
            return
        top = part.mapTo(self._head, part.rect().topLeft()).y()
        bar, bottom = self.verticalScrollBar(), top + part.height()
        seen, high = bar.value() + self._room, self.viewport().height()
        if seen <= top - 2 and bottom + 2 <= seen + high:
            return
        if bottom + SLACK <= high:
            self.to_top()
        else:
            bar.setValue(min(top - SLACK, max(seen, bottom + SLACK - high)) - self._room)

    def is_at_top(self) -> bool:
        return self.verticalScrollBar().value() <= -self._room

    def to_top(self) -> None:
        self.verticalScrollBar().setValue(-self._room)

    def show_middle(self, rect: QRect) -> None:
        """Scroll so that a rectangle of the viewport stands in its upper third, unless it is in full sight."""
        port = self.viewport().rect().adjusted(0, SLACK, 0, -SLACK)
        if not port.contains(rect):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - port.height() // 3)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._head and event.type() == QEvent.Type.LayoutRequest:
            self.fit_head()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        at_top = self.is_at_top()
        self._fit_column()
        super().resizeEvent(event)
        self.fit_head()
        self._fix_range()
        if at_top:
            self.to_top()

    def set_column(self, width: float) -> None:
        """Make the column as wide as this measure of the tokens, where there is room."""
        self._column = width
        self._fit_column()

    def set_tail(self, part: float) -> None:
        """Keep this part of the viewport free below the last line, so that it can stand further up; 0: the usual room."""
        self._tail = part
        self._fix_range()

    def _fit_column(self) -> None:
        inner = self.width() - self.verticalScrollBar().sizeHint().width()
        side = max(0, (inner - style.px(self._column) - 2 * SLACK) // 2)
        if self.viewportMargins().left() != side:
            self.setViewportMargins(side, 0, side, 0)

    def showEvent(self, event: QShowEvent) -> None:
        at_top = self.is_at_top()
        super().showEvent(event)
        self.fit_head()
        if at_top:
            self.to_top()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.tabbed_into = event.reason() == Qt.FocusReason.TabFocusReason
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.ensureCursorVisible()

    def loadResource(self, kind: int, name: QUrl) -> None:
        """Nothing is ever fetched for a text: neither from the network nor from a file."""
        return

    def lay_out(self) -> None:
        """Lay the text out to its end, once it is on the screen; a key must not come before that."""
        if not self._whole:
            self._whole = True
            self._fix_range()

    @contextmanager
    def laid_out_once(self) -> Iterator[None]:
        """Whatever changes within this, the text is laid out to its end only afterwards."""
        whole, self._whole = self._whole, False
        try:
            yield
        finally:
            self._whole = whole
            self._fix_range()

    def _range_set(self, _least: int, most: int) -> None:
        """Qt sets the range for the text alone, from 0; corrected from inside that, the value is never cut off."""
        if not self._fixing:
            self._most = most
            self._fix_range()

    def _fix_range(self) -> None:
        if self._fixing:
            return
        self._fixing = True
        bar, high = self.verticalScrollBar(), self.viewport().height()
        # Asking for the size lays the text out to its end, which takes 40 ms for 20,000 words.
        part = not self._whole and self._most > 0
        text = self._most + high if part else round(self.document().size().height())
        most = max(-self._room, text + max(style.px(TAIL), round(self._tail * high)) - high)
        bar.setRange(-self._room, most)
        bar.setEnabled(most > -self._room)
        self._fixing = False
