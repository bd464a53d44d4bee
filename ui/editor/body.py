"""The text itself: one edit over Markdown lines, in which cards cannot be broken and lists go on by themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import nullcontext

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu

from newsdesk.article.content import clean_text
from newsdesk.text.body import Kind
from newsdesk.text.pasting.links import clean_address
from newsdesk.text.snippets import ENDS
from ui.editor import marks
from ui.editor.document import CARD, insert_block
from ui.editor.narrow import line_alone
from ui.editor.pasting import clip_of, is_welcome, leave_files, lines_of_selection, mime_of, picture_files
from ui.editor.sheet import SLACK
from ui.editor.whole import CARD_LENGTH, WholeText
from ui.look import style
from ui.words import say

ABOVE = 30
"""What Qt paints anew above a paragraph in which a key was pressed, at the most: its margin."""
_URL = re.compile(r"https?://\S+")
_KEEP = QTextCursor.MoveMode.KeepAnchor
_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Body(WholeText):
    undo_asked = Signal()
    redo_asked = Signal()
    related_asked = Signal(str)
    """Show the finder; the text to put back where nothing is chosen (``@``), or empty."""
    pictures_given = Signal(list)
    """Pictures were dropped or pasted: a list of (bytes, name)."""
    pasted = Signal(object)
    """Words came in from outside: a Clip (ui/editor/pasting.py)."""
    card_opened = Signal(str)
    """The line of a card that was double-clicked, or opened from its menu."""
    card_menu = Signal(QPoint)
    """The context menu of the card at the caret was asked for, at this global position."""
    guess_asked = Signal(QPoint)
    """The card at the caret is a guess, and its alternatives were asked for."""

    hovered = Signal(QPoint)
    """The mouse, no button of which is down, is over this point of the viewport."""
    left = Signal()
    """The mouse is over the text no longer."""
    zoom_asked = Signal(int)
    """The wheel was turned with Ctrl: 1 for larger, -1 for smaller letters."""
    expand: Callable[[str], None] | None = None
    """Is told what ended a word, just typed (empty: the end of the paragraph follows): the word may be a short form."""
    menu_first: Callable[[QMenu, int], None] | None = None
    """Puts what can be done at a place of the document first into the context menu."""
    _opened = False
    """A card was opened by the second press of two, whose release is still to come."""
    pointed = False
    """The caret is being put where the mouse is: nothing may move from under it."""
    margin: Callable[[QPainter, QTextBlock, int], None] | None = None
    """Draws what stands in the margin beside a block, at the scroll bar's value."""

    # ---- keys -------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.lay_out()
        text = event.text()
        if text and text.isprintable() and not event.modifiers() & _COMMANDING:
            if not self._letter(text):
                self._plain_key(event)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) or (
                event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier):
            self.redo_asked.emit()
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_Home) and self._to_head(event):
            super().keyPressEvent(event)
            self.to_top()
        elif not self._special(event):
            self._plain_key(event)

    def _plain_key(self, event: QKeyEvent) -> None:
        """A key means what it means in a plain text."""
        text = event.text()
        with line_alone(self) if text else nullcontext():
            super().keyPressEvent(event)
        if self.expand is not None and text in ENDS:
            self.expand(text)

    def _to_head(self, event: QKeyEvent) -> bool:
        """Home and Page Up that end at the beginning of the text show what stands above it."""
        if event.key() == Qt.Key.Key_Home:
            return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return self.verticalScrollBar().value() <= self.viewport().height() - self.head_room()

    def _special(self, event: QKeyEvent) -> bool:
        """Keys other than letters that mean something else here than in a plain text; False: an ordinary key."""
        cursor, key = self.textCursor(), event.key()
        on_card = cursor.block().text() == CARD and not cursor.hasSelection()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return not event.modifiers() & _COMMANDING and self._enter(on_card)
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and not cursor.hasSelection():
            return self._delete(key == Qt.Key.Key_Backspace, on_card)
        return False

    def _letter(self, text: str) -> bool:
        """Letters that do something else here than in a plain text: beside a card, and @ in an empty line."""
        cursor = self.textCursor()
        block = cursor.block()
        if block.length() > CARD_LENGTH:
            return False
        if text == "@" and block.length() == 1:
            self.related_asked.emit("@")
            return True
        if block.text() == CARD and not cursor.hasSelection():
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            insert_block(cursor, text)
            self.setTextCursor(cursor)
            return True
        return False

    def _enter(self, on_card: bool) -> bool:
        if self.expand is not None and not on_card:
            self.expand("")
        cursor = self.textCursor()
        if on_card and self.card_at_caret()[1]:
            self.guess_asked.emit(self.viewport().mapToGlobal(self.card_rect().bottomLeft()))
            return True
        if on_card and cursor.positionInBlock() == 0:
            cursor.insertBlock()
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        elif on_card:
            insert_block(cursor, "")
        elif not marks.continue_block(cursor):
            cursor.insertBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _delete(self, back: bool, on_card: bool) -> bool:
        """Backspace and Delete next to cards: a card goes as a whole, and never swallows a paragraph."""
        cursor = self.textCursor()
        block = cursor.block()
        if on_card:
            marks.remove_block(cursor)
            self.setTextCursor(cursor)
            return True
        near = block.previous() if back else block.next()
        if not (cursor.atBlockStart() if back else cursor.atBlockEnd()) or near.text() != CARD:
            return back and self._unprefix(cursor)
        if block.length() == 1:
            marks.remove_block(cursor)
        cursor.setPosition(self._beside(near.blockNumber(), back, block.length() == 1))
        self.setTextCursor(cursor)
        return True

    def _beside(self, number: int, back: bool, removed: bool) -> int:
        """The position at a card after the empty paragraph next to it may have gone."""
        block = self.document().findBlockByNumber(number - 1 if removed and not back else number)
        return block.position() + (1 if back else 0)

    def _unprefix(self, cursor: QTextCursor) -> bool:
        """Backspace right behind the mark of a list item, heading or quote makes it a paragraph."""
        prefix = marks.prefix_of(cursor.block().text())
        if not prefix or cursor.positionInBlock() != len(prefix):
            return False
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, _KEEP)
        cursor.removeSelectedText()
        return True

    # ---- what comes in from outside -----------------------------------------------------------------------------------

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return is_welcome(source)

    def createMimeDataFromSelection(self) -> QMimeData:
        return mime_of(lines_of_selection(self.textCursor()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        super().dragEnterEvent(event)
        self._leave(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._leave(event)

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self._leave(event)

    def _leave(self, event: QDropEvent) -> None:
        if event.mimeData().hasUrls() and is_welcome(event.mimeData()):
            leave_files(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not is_welcome(source):
            return
        if pictures := picture_files(source):
            self.pictures_given.emit(pictures)
            return
        cursor = self.textCursor()
        clip = clip_of(source)
        text = clean_text(clip.text).strip()
        if cursor.hasSelection() and _URL.fullmatch(text) and "\u2029" not in cursor.selectedText():
            marks.insert_link(cursor, clean_address(text))
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
        else:
            self.pasted.emit(clip)

    # ---- what is painted and clicked ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        offset, blocks = self.verticalScrollBar().value(), list(self._blocks_in(event.rect()))
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), style.colour("paper"))
        for block in blocks:
            if self.underlines.lies_under(block):
                self.underlines.paint(painter, block, offset, True, event.rect())
        painter.end()
        super().paintEvent(event)
        if not self._whole:
            QTimer.singleShot(0, self, self.lay_out)
        painter = QPainter(self.viewport())
        if self.document().isEmpty():
            self._paint_hint(painter, offset)
            return
        kinds = self.lines.kinds
        for block in blocks:
            if block.blockNumber() < len(kinds) and kinds[block.blockNumber()] is Kind.QUOTE:
                rect = self.document().documentLayout().blockBoundingRect(block)
                bar = QRect(SLACK, round(rect.top() - offset) + 2, style.px(3), round(rect.height()) - 4)
                painter.fillRect(bar, style.colour("line"))
            self.underlines.paint(painter, block, offset, False, event.rect())
            if self.margin is not None and event.rect().left() < SLACK:
                self.margin(painter, block, offset)

    def _blocks_in(self, rect: QRect) -> Iterator[QTextBlock]:
        """The blocks that a rectangle of the viewport touches; only these are asked for: one block, for a key."""
        layout, offset = self.document().documentLayout(), self.verticalScrollBar().value()
        top, bottom = rect.top() + offset, rect.bottom() + offset
        block = self.textCursor().block()
        here = layout.blockBoundingRect(block)
        own = here.top() - style.px(ABOVE) <= top <= here.bottom()  # a key's own paragraph, with the room above it
        if not own:
            block = self.cursorForPosition(rect.topLeft()).block()
        if (not own or top < here.top()) and block.previous().isValid():
            block = block.previous()
        while block.isValid() and layout.blockBoundingRect(block).top() <= bottom:
            yield block
            block = block.next()

    def _paint_hint(self, painter: QPainter, offset: int) -> None:
        rect = self.document().documentLayout().blockBoundingRect(self.document().begin())
        painter.setFont(self.document().defaultFont())
        painter.setPen(style.colour("muted"))
        place = QRectF(SLACK, rect.top() - offset, self.column_width(), max(rect.height(), style.px(29)))
        painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, say("editor.body.hint"))

    # ---- the mouse -------------------------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoom_asked.emit(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() == Qt.MouseButton.NoButton:
            self.hovered.emit(event.position().toPoint())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.left.emit()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._opened = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._opened:  # what opened below the card moved it from under the mouse
            self._opened = False
        elif event.button() == Qt.MouseButton.LeftButton and self._caret_to_card(event.position().toPoint()) and self.card_at_caret()[1]:
            self.guess_asked.emit(self.viewport().mapToGlobal(self.card_rect().bottomLeft()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._caret_to_card(event.position().toPoint()):
            self._opened = True
            self.card_opened.emit(self.card_at_caret()[0])
        else:
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._caret_to_card(event.pos()):
            self.card_menu.emit(event.globalPos())
            return
        menu = self.createStandardContextMenu(event.pos())
        for action in menu.actions():
            # Qt's own undo knows only of the text; the paper's is in the toolbar and on the keys.
            if action.objectName() in ("edit-undo", "edit-redo"):
                menu.removeAction(action)
        if menu.actions() and menu.actions()[0].isSeparator():
            menu.removeAction(menu.actions()[0])
        if self.menu_first is not None:
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            self.menu_first(menu, (self.textCursor() if by_key else self.cursorForPosition(event.pos())).position())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def _caret_to_card(self, point: QPoint) -> bool:
        """Put the caret at the card under a point; False where there is none."""
        spot = QRectF(point.x(), point.y() + self.verticalScrollBar().value(), 1, 1)
        cursor = self.cursorForPosition(point)
        block = cursor.block()
        if block.text() != CARD or self.textCursor().hasSelection():
            return False
        rect = self.document().documentLayout().blockBoundingRect(block)
        if not rect.intersects(spot):
            return False
        cursor.setPosition(block.position() + 1)
        self.pointed = True
        self.setTextCursor(cursor)
        self.pointed = False
        return True
