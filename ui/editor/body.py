"""The text itself: one edit over Markdown lines, in which cards cannot be broken and lists go on by themselves."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from newsdesk.article.content import Picture, clean_text
from newsdesk.text.body import Kind, kind_of
from newsdesk.text.related import Related
from ui.editor import marks
from ui.editor.cards import About, Cards
from ui.editor.document import (
    CARD,
    CARDS,
    PICTURE_OBJECT,
    RELATED_OBJECT,
    block_format,
    card_format,
    format_kind,
    insert_block,
    is_mixed,
    line_in,
    number_of,
    parts_in,
    text_size,
    to_document,
    write_lines,
)
from ui.editor.highlight import Highlighter
from ui.editor.lines import Lines
from ui.editor.pasting import image_in, is_welcome, lines_from, lines_of_selection, mime_of, picture_files
from ui.editor.sheet import SLACK, Sheet
from ui.editor.thumbnails import Thumbnails
from ui.look import style
from ui.words import say

_URL = re.compile(r"https?://\S+")
_KEEP = QTextCursor.MoveMode.KeepAnchor
CARD_LENGTH = 2
"""A block of a card: its character and the end of the block."""


class Body(Sheet):
    changed = Signal()
    """The text is another one."""
    undo_asked = Signal()
    redo_asked = Signal()
    related_asked = Signal(str)
    """Show the finder; the text to put back where nothing is chosen (``@``), or empty."""
    pictures_given = Signal(list)
    """Pictures were dropped or pasted: a list of (bytes, name)."""
    card_opened = Signal(str)
    """The line of a card that was double-clicked, or opened from its menu."""
    card_menu = Signal(QPoint)
    """The context menu of the card at the caret was asked for, at this global position."""
    guess_asked = Signal(QPoint)
    """The card at the caret is a guess, and its alternatives were asked for."""

    def __init__(self, about: Callable[[Related], About | None], picture: Callable[[str], Picture | None],
                 thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("editor.body"))
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QTextEdit.LineWrapMode.WidgetWidth)
        document = self.document()
        document.setDefaultFont(style.text_font())
        document.setDocumentMargin(SLACK)
        self._cards = Cards(document, about, picture, thumbnails)
        for kind in (RELATED_OBJECT, PICTURE_OBJECT):
            document.documentLayout().registerHandler(kind, self._cards)
        self._dirty: tuple[int, int] | None = None
        self._quiet = True
        to_document("", document)
        self.lines = Lines(document)
        self._quiet = False
        self._highlighter = Highlighter(document)
        document.contentsChange.connect(self._read)
        document.contentsChanged.connect(self._mend)
        self.cursorPositionChanged.connect(self._mark_card)

    # ---- the whole text ---------------------------------------------------------------------------------------------

    def load(self, body: str, guesses: dict[int, int]) -> None:
        """Show a body; nothing before it can be undone. guesses: see `to_document`."""
        self._quiet = True
        to_document(body, self.document(), guesses)
        self._dirty = None
        self.lines.read_all()
        self._cards.rects.clear()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._quiet = False
        self._mark_card()
        self.to_top()

    def replay(self, undo: bool) -> None:
        """Undo or redo one step of the text.

        A key and the shape that the text took by it are two steps for Qt, which does not join what was typed. In
        between the text is not whole: such a place is never stopped at.
        """
        self._quiet = True
        document = self.document()
        while document.isUndoAvailable() if undo else document.isRedoAvailable():
            (self.undo if undo else self.redo)()
            if not self._wrong():
                break
        self._quiet = False
        self._dirty = None
        self._mark_card()
        self.changed.emit()

    def show_block(self, number: int) -> None:
        """Put the caret at the beginning of a block and show it."""
        block = self.document().findBlockByNumber(max(0, min(number, self.document().blockCount() - 1)))
        self.setTextCursor(QTextCursor(block))
        self.show_middle(self.cursorRect())
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh_cards(self) -> None:
        """What the cards show changed: draw them anew."""
        for rect in self._cards.rects.values():
            self.viewport().update(self._on_screen(rect))

    def card_at_caret(self) -> tuple[str, int]:
        """The line and the guess of the card at the caret; empty and 0 where there is none."""
        block = self.textCursor().block()
        return next(iter(parts_in(block)), ("", 0)) if block.text() == CARD else ("", 0)

    def replace_card(self, line: str, guess: int = 0) -> None:
        """Put another card in the place of the one at the caret, as one step."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.deleteChar()
        cursor.insertText(CARD, card_format(line, kind_of(line), guess))
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def put_lines(self, lines: list[str]) -> None:
        """Make these the lines of the text, as one step; lines that stay the same are not touched."""
        old = self.lines.lines
        same = 0
        while same < min(len(old), len(lines)) and old[same] == lines[same]:
            same += 1
        tail = 0
        while tail < min(len(old), len(lines)) - same and old[-1 - tail] == lines[-1 - tail]:
            tail += 1
        if same == len(old) == len(lines):
            return
        if len(old) - tail == same or len(lines) - tail == same:
            # Nothing old or nothing new in between: a neighbour is written again, so that there is a place to write.
            same, tail = (same - 1, tail) if same else (same, tail - 1)
        document = self.document()
        cursor = QTextCursor(document.findBlockByNumber(same))
        end = document.findBlockByNumber(len(old) - tail - 1)
        cursor.setPosition(end.position() + end.length() - 1, _KEEP)
        write_lines(cursor, lines[same : len(lines) - tail])
        self.setTextCursor(QTextCursor(document.findBlockByNumber(same)))

    def card_rect(self) -> QRect:
        """Where the card (or the paragraph) at the caret is in the viewport."""
        layout = self.document().documentLayout()
        return self._on_screen(layout.blockBoundingRect(self.textCursor().block()))

    # ---- keys -------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) or (
                event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier):
            self.redo_asked.emit()
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_Home) and self._to_head(event):
            super().keyPressEvent(event)
            self.to_top()
        elif not self._special(event):
            super().keyPressEvent(event)

    def _to_head(self, event: QKeyEvent) -> bool:
        """Home and Page Up that end at the beginning of the text show what stands above it."""
        if event.key() == Qt.Key.Key_Home:
            return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return self.verticalScrollBar().value() <= self.viewport().height() - self.head_room()

    def _special(self, event: QKeyEvent) -> bool:
        """Keys that mean something else here than in a plain text; False: an ordinary key."""
        cursor, key = self.textCursor(), event.key()
        plain = not event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        block = cursor.block()
        on_card = block.text() == CARD and not cursor.hasSelection()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return plain and self._enter(on_card)
        if key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and not cursor.hasSelection():
            return self._delete(key == Qt.Key.Key_Backspace, on_card)
        text = event.text()
        if not plain or not text or not text.isprintable():
            return False
        if text == "@" and block.length() == 1:
            self.related_asked.emit("@")
            return True
        if on_card:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            insert_block(cursor, text)
            self.setTextCursor(cursor)
            return True
        return False

    def _enter(self, on_card: bool) -> bool:
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

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not is_welcome(source):
            return
        pictures = picture_files(source) or image_in(source)
        if pictures:
            self.pictures_given.emit(pictures)
            return
        cursor = self.textCursor()
        text = clean_text(source.text()).strip() if source.hasText() else ""
        if cursor.hasSelection() and _URL.fullmatch(text) and "\u2029" not in cursor.selectedText():
            marks.insert_link(cursor, text)
        else:
            write_lines(cursor, lines_from(source))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # ---- the shape of the text ----------------------------------------------------------------------------------------

    def _read(self, position: int, _removed: int, added: int) -> None:
        if self._quiet and not self.lines.lines:
            return
        first, last = self.lines.read(position, added)
        if self._dirty:
            first, last = min(first, self._dirty[0]), max(last, self._dirty[1])
        self._dirty = (first, last)

    def _mend(self) -> None:
        """After an edit: part what an edit put together with a card, and give changed blocks the shape of their kind.

        It joins the step it belongs to where Qt allows it; see `replay`.
        """
        if self._quiet or self._dirty is None:
            return
        if wrong := self._wrong():
            self._quiet = True
            cursor = QTextCursor(self.document())
            cursor.joinPreviousEditBlock()
            for number in reversed(wrong):
                self._mend_block(cursor, number)
            cursor.endEditBlock()
            self._quiet = False
        self._dirty = None
        self.changed.emit()

    def _wrong(self) -> list[int]:
        """The changed blocks that have not the shape of their kind."""
        if self._dirty is None:
            return []
        first, last = self._dirty
        return [n for n in range(first, min(last, len(self.lines.kinds) - 1) + 1) if self._is_wrong(n)]

    def _is_wrong(self, number: int) -> bool:
        block, kind = self.document().findBlockByNumber(number), self.lines.kinds[number]
        return (format_kind(block) != number_of(kind) or is_mixed(block)
                or (kind in CARDS and block.length() != CARD_LENGTH))

    def _mend_block(self, cursor: QTextCursor, number: int) -> None:
        block = self.document().findBlockByNumber(number)
        places = _seams(block.text()) if is_mixed(block) else []
        for at in reversed(places):
            cursor.setPosition(block.position() + at)
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        for n in range(number, number + len(places) + 1):
            self._shape(cursor, n)

    def _shape(self, cursor: QTextCursor, number: int) -> None:
        """Give a block that holds a card or text, not both, the form of its kind; written-out card lines become cards."""
        block = self.document().findBlockByNumber(number)
        line, _ = line_in(block)
        kind = kind_of(line)
        cursor.setPosition(block.position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
        if kind in CARDS and block.text() != CARD:
            cursor.insertText(CARD, card_format(line, kind))
        elif kind not in CARDS:
            cursor.setCharFormat(QTextCharFormat())
        cursor.setBlockFormat(block_format(kind, text_size(self.document())))

    # ---- pictures on the screen ----------------------------------------------------------------------------------------

    def _mark_card(self) -> None:
        block = self.textCursor().block()
        current = block.position() if block.text() == CARD else -1
        if current == self._cards.current:
            return
        for position in (self._cards.current, current):
            if rect := self._cards.rects.get(position):
                self.viewport().update(self._on_screen(rect))
        self._cards.current = current

    def _on_screen(self, rect: QRectF) -> QRect:
        return rect.translated(0, -self.verticalScrollBar().value()).toAlignedRect().adjusted(-3, -3, 3, 3)

    def resizeEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        self._cards.width = float(max(200, self._column_width()))
        super().resizeEvent(event)
        wide = float(max(200, self._column_width()))
        if wide != self._cards.width:
            self._cards.width = wide
            self.document().markContentsDirty(0, self.document().characterCount())

    def _column_width(self) -> int:
        return self.viewport().width() - 2 * SLACK

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        offset = self.verticalScrollBar().value()
        if self.document().isEmpty():
            self._paint_hint(painter, offset)
            return
        # Only what is being painted is asked for: one block, for a key.
        layout = self.document().documentLayout()
        block = self.cursorForPosition(event.rect().topLeft()).block()
        block = block.previous() if block.previous().isValid() else block
        bottom = event.rect().bottom() + offset
        kinds = self.lines.kinds
        while block.isValid() and block.blockNumber() < len(kinds):
            quote = kinds[block.blockNumber()] is Kind.QUOTE
            if quote or block.position() > 0:
                rect = layout.blockBoundingRect(block)
                if rect.top() > bottom:
                    break
                if quote:
                    bar = QRect(SLACK, round(rect.top() - offset) + 2, style.px(3), round(rect.height()) - 4)
                    painter.fillRect(bar, style.colour("line"))
            block = block.next()

    def _paint_hint(self, painter: QPainter, offset: int) -> None:
        rect = self.document().documentLayout().blockBoundingRect(self.document().begin())
        painter.setFont(style.text_font())
        painter.setPen(style.colour("faint"))
        place = QRectF(SLACK, rect.top() - offset, self._column_width(), max(rect.height(), style.px(29)))
        painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, say("editor.body.hint"))

    # ---- the mouse -------------------------------------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._caret_to_card(event.pos()) and self.card_at_caret()[1]:
            self.guess_asked.emit(self.viewport().mapToGlobal(self.card_rect().bottomLeft()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._caret_to_card(event.pos()):
            self.card_opened.emit(self.card_at_caret()[0])
        else:
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._caret_to_card(event.pos()):
            self.card_menu.emit(event.globalPos())
        else:
            super().contextMenuEvent(event)

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
        self.setTextCursor(cursor)
        return True



def _seams(text: str) -> list[int]:
    """Where a mixed block is to be parted, in Qt's units: before and behind each card."""
    places, at = set(), 0
    for character in text:
        if character == CARD:
            places |= {at, at + 1}
        at += 1 if ord(character) < 0x10000 else 2
    return sorted(places - {0, at})
