"""The text with its cards, kept whole: whatever an edit does, cards stand alone and blocks have the shape of their kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from newsdesk.article.content import Picture
from newsdesk.text.body import Block, Kind, kind_of
from newsdesk.text.related import Related
from ui.editor.cards import About, Cards, mark_of
from ui.editor.document import (
    CARD,
    CARDS,
    PICTURE_OBJECT,
    RELATED_OBJECT,
    ROOM,
    block_format,
    card_format,
    each_block,
    format_kind,
    is_mixed,
    line_in,
    number_of,
    parts_in,
    room_size,
    to_document,
    write_lines,
)
from ui.editor.highlight import Highlighter
from ui.editor.lines import Lines
from ui.editor.sheet import SLACK, Sheet
from ui.editor.thumbnails import Thumbnails
from ui.editor.underlines import Underlines
from ui.look import style
from ui.words import say

_KEEP = QTextCursor.MoveMode.KeepAnchor
CARD_LENGTH = 2
"""A block of a card: its character and the end of the block."""


class WholeText(Sheet):
    """Shows a body and keeps `lines` true to it. about, picture, thumbnails: what the cards show."""

    changed = Signal()
    """The text is another one."""

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
        thumbnails.ready.connect(self.refresh_cards)
        for kind in (RELATED_OBJECT, PICTURE_OBJECT):
            document.documentLayout().registerHandler(kind, self._cards)
        self._dirty: tuple[int, int] | None = None
        self._quiet = True
        to_document("", document)
        self.lines = Lines(document)
        self._quiet = False
        self._highlighter = Highlighter(document)
        self.underlines = Underlines(self)
        document.contentsChange.connect(self._read)
        document.contentsChanged.connect(self._mend)
        self.cursorPositionChanged.connect(self._mark_card)

    # ---- the whole text ---------------------------------------------------------------------------------------------

    def dress(self, font: QFont, column: float) -> None:
        """Show the text in this font and in a column of this width (a measure of the tokens).

        The room between paragraphs follows the font as long as nothing can be undone; see `room_size`.
        """
        document = self.document()
        fresh = not document.isUndoAvailable() and not document.isRedoAvailable()
        self._highlighter.set_size(font.pixelSize())
        if document.defaultFont() != font:
            document.setDefaultFont(font)
        if fresh and document.property(ROOM) != font.pixelSize():
            document.setProperty(ROOM, font.pixelSize())
            self._reshape()
        for number, kind in enumerate(self.lines.kinds):
            if kind is Kind.HEADING:  # nothing else has a size of its own
                self._highlighter.rehighlightBlock(document.findBlockByNumber(number))
        self.set_column(column)

    def _reshape(self) -> None:
        """Give every block the shape of its kind anew, which is no step of undo."""
        document, quiet = self.document(), self._quiet
        self._quiet = True
        document.setUndoRedoEnabled(False)
        cursor, room = QTextCursor(document), room_size(document)
        cursor.beginEditBlock()
        for block in each_block(document):
            cursor.setPosition(block.position())
            cursor.setBlockFormat(block_format(self.lines.kinds[block.blockNumber()], room))
        cursor.endEditBlock()
        document.setUndoRedoEnabled(True)
        self._quiet, self._dirty = quiet, None

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
            self.viewport().update(self.on_screen(rect))

    def mark_pictures(self, keys: frozenset[str]) -> None:
        """Put a quiet mark on the cards of these pictures: somebody noted something there."""
        if keys != self._cards.noted:
            self._cards.noted = keys
            self.refresh_cards()

    def has_marked_pictures(self) -> bool:
        return bool(self._cards.noted)

    def marked_picture_at(self, point: QPoint) -> str:
        """The key of the picture whose mark is at a point of the viewport; empty: there is none."""
        block = self.cursorForPosition(point).block()
        key = Block(Kind.PICTURE, next(iter(parts_in(block)), ("", 0))[0]).picture if block.text() == CARD else ""
        rect = self._cards.rects.get(block.position())
        near = rect is not None and self.on_screen(mark_of(rect)).contains(point)
        return key if near and key in self._cards.noted else ""

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

    def put_lines(self, lines: list[str], guesses: Sequence[int] | None = None) -> None:
        """Make these the lines of the text, as one step; lines that stay the same are not touched.

        guesses: for each line, the number of its guess in the paper's book; None: what is a guess stays one.
        """
        marks = guesses or [0] * len(lines)
        new = list(zip(lines, marks, strict=True))
        old = list(zip(self.lines.lines, self.lines.guesses if guesses else [0] * len(self.lines.lines), strict=True))
        same = 0
        while same < min(len(old), len(new)) and old[same] == new[same]:
            same += 1
        tail = 0
        while tail < min(len(old), len(new)) - same and old[-1 - tail] == new[-1 - tail]:
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
        write_lines(cursor, lines[same : len(lines) - tail], marks[same : len(lines) - tail])
        self.setTextCursor(QTextCursor(document.findBlockByNumber(same)))

    def card_rect(self) -> QRect:
        """Where the card (or the paragraph) at the caret is in the viewport."""
        layout = self.document().documentLayout()
        return self.on_screen(layout.blockBoundingRect(self.textCursor().block()))

    # ---- the shape of the text ----------------------------------------------------------------------------------------

    def _read(self, position: int, removed: int, added: int) -> None:
        before = len(self.lines.lines)
        first, last = self.lines.read(position, added)
        self.underlines.follow(first, last, len(self.lines.lines) - before, (position, removed, added))
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
        cursor.setBlockFormat(block_format(kind, room_size(self.document())))

    # ---- pictures on the screen ----------------------------------------------------------------------------------------

    def _mark_card(self) -> None:
        block = self.textCursor().block()
        current = block.position() if block.text() == CARD else -1
        if current == self._cards.current:
            return
        for position in (self._cards.current, current):
            if rect := self._cards.rects.get(position):
                self.viewport().update(self.on_screen(rect))
        self._cards.current = current

    def on_screen(self, rect: QRectF) -> QRect:
        """Where a rectangle of the document is in the viewport, with room for a ring around it."""
        return rect.translated(0, -self.verticalScrollBar().value()).toAlignedRect().adjusted(-3, -3, 3, 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._cards.width = float(max(200, self.column_width()))
        super().resizeEvent(event)
        wide = float(max(200, self.column_width()))
        if wide != self._cards.width:
            self._cards.width = wide
            self._lay_out_cards()

    def _lay_out_cards(self) -> None:
        """The cards have another width: lay them out anew, and nothing else."""
        document = self.document()
        for number, kind in enumerate(self.lines.kinds):
            if kind in CARDS:
                document.markContentsDirty(document.findBlockByNumber(number).position(), CARD_LENGTH)

    def column_width(self) -> int:
        """The width of the column of text in pixels."""
        return self.viewport().width() - 2 * SLACK


def _seams(text: str) -> list[int]:
    """Where a mixed block is to be parted, in Qt's units: before and behind each card."""
    places, at = set(), 0
    for character in text:
        if character == CARD:
            places |= {at, at + 1}
        at += 1 if ord(character) < 0x10000 else 2
    return sorted(places - {0, at})
