"""Body <-> document: one QTextBlock per line of the body, related links and pictures as cards of one character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from newsdesk.text.body import Kind, join_lines, kind_of, lines_of

CARD = "\ufffc"
"""The character that stands for a card; clean text never holds it."""
RELATED_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
PICTURE_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 2
LINE = QTextFormat.Property.UserProperty.value + 1
"""Property of a card's character: the line of Markdown it stands for, exactly."""
GUESS = QTextFormat.Property.UserProperty.value + 2
"""Property of a card's character: its number in the paper's book of guesses, from 1; 0 where it is certain."""
KIND = QTextFormat.Property.UserProperty.value + 3
"""Property of a block's format: for which kind it was made (its place in KINDS, from 1)."""
ROOM = "room"
"""Property of a document: see `room_size`."""
KINDS = tuple(Kind)
_NUMBER_OF = {kind: n for n, kind in enumerate(KINDS, 1)}
CARDS = (Kind.RELATED, Kind.PICTURE)
# Qt keeps these two noncharacters for its own frames and makes new blocks of them.
_QT_FRAMES = str.maketrans("", "", "\ufdd0\ufdd1")

# Of the text's size: space above and below, indent, first-line indent. Qt takes the larger of two margins that meet.
_ROOM = {
    Kind.PARAGRAPH: (0.8, 0.8, 0.0, 0.0),
    Kind.HEADING: (1.5, 0.45, 0.0, 0.0),
    Kind.BULLET: (0.25, 0.25, 1.5, -0.62),
    Kind.NUMBER: (0.25, 0.25, 1.5, -1.0),
    Kind.QUOTE: (0.5, 0.5, 1.3, 0.0),
    Kind.RELATED: (1.0, 1.0, 0.0, 0.0),
    Kind.PICTURE: (1.0, 1.0, 0.0, 0.0),
}
LINE_HEIGHT_PERCENT = 118.0
"""Of the font's own line: 18 px Source Serif 4 has lines of 24.7 px, and 1.62 times its size is 29.2."""
_formats: dict[tuple[Kind, float], QTextBlockFormat] = {}


def block_format(kind: Kind, size: float) -> QTextBlockFormat:
    """How a block of this kind stands on the paper, for text of `size` pixels."""
    known = _formats.get((kind, size))
    if known is None:
        top, bottom, indent, first = _ROOM[kind]
        known = QTextBlockFormat()
        known.setTopMargin(round(top * size))
        known.setBottomMargin(round(bottom * size))
        known.setLeftMargin(round(indent * size))
        known.setTextIndent(round(first * size))
        if kind not in CARDS:
            known.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        known.setProperty(KIND, _NUMBER_OF[kind])
        _formats[kind, size] = known
    return known


def format_kind(block: QTextBlock) -> int:
    """For which kind a block's format was made: its number, to be compared with `number_of`."""
    return int(block.blockFormat().intProperty(KIND))


def number_of(kind: Kind) -> int:
    return _NUMBER_OF[kind]


def card_format(line: str, kind: Kind, guess: int = 0) -> QTextCharFormat:
    """The format of the one character that stands for a related link or a picture."""
    made = QTextCharFormat()
    made.setObjectType(RELATED_OBJECT if kind is Kind.RELATED else PICTURE_OBJECT)
    made.setProperty(LINE, line)
    if guess:
        made.setProperty(GUESS, guess)
    return made


def text_size(document: QTextDocument) -> float:
    """The size of the document's text in pixels."""
    return float(document.defaultFont().pixelSize())


def room_size(document: QTextDocument) -> float:
    """The size that the room between paragraphs is measured by: that of the text when it was shaped.

    Shaping is a step of undo for Qt, so what was written keeps its room when only the size of the letters changes."""
    return float(document.property(ROOM) or text_size(document))


def insert_line(cursor: QTextCursor, line: str, guess: int = 0) -> None:
    """Write a line at the cursor, in whose block there must be nothing else where the line is a card."""
    kind = kind_of(line)
    cursor.setBlockFormat(block_format(kind, room_size(cursor.document())))
    if kind in CARDS:
        cursor.insertText(CARD, card_format(line, kind, guess))
    else:
        cursor.insertText(line.translate(_QT_FRAMES), QTextCharFormat())


def insert_block(cursor: QTextCursor, line: str, guess: int = 0) -> None:
    """A new block after the cursor, holding a line."""
    kind = kind_of(line)
    cursor.insertBlock(block_format(kind, room_size(cursor.document())), QTextCharFormat())
    if kind in CARDS:
        cursor.insertText(CARD, card_format(line, kind, guess))
    elif line:
        cursor.insertText(line.translate(_QT_FRAMES), QTextCharFormat())


def to_document(body: str, document: QTextDocument, guesses: dict[int, int] | None = None) -> None:
    """Put a body into a document in place of what is there; nothing of it can be undone.

    guesses: number of a related link in the body (from 0) -> its number in the paper's book of guesses.
    """
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    related = 0
    for n, line in enumerate(lines_of(body)):
        if n:
            cursor.insertBlock()
        guess = 0
        if kind_of(line) is Kind.RELATED:
            guess = (guesses or {}).get(related, 0)
            related += 1
        insert_line(cursor, line, guess)
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def from_document(document: QTextDocument) -> str:
    """The body that a document holds."""
    return join_lines(line for block in each_block(document) for line in lines_in(block))


def each_block(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def lines_in(block: QTextBlock) -> list[str]:
    """The lines of a block: one, unless an edit put a card and text together, which are parted here."""
    text = block.text()
    return [text] if CARD not in text else [line for line, _ in parts_in(block)]


def line_in(block: QTextBlock) -> tuple[str, int]:
    """The one line of a block and its guess, where the block is not a mixture (see `is_mixed`)."""
    text = block.text()
    return (text, 0) if CARD not in text else next(parts_in(block), ("", 0))


def is_mixed(block: QTextBlock) -> bool:
    """True where a card shares its block with text or another card; the editor parts them at once."""
    return block.length() > 2 and CARD in block.text()


def parts_in(block: QTextBlock) -> Iterator[tuple[str, int]]:
    """The lines of a mixed block in order, each with its guess."""
    text = ""
    for fragment in _fragments(block):
        form = fragment.charFormat()
        for character in fragment.text():
            if character != CARD:
                text += character
                continue
            if text:
                yield text, 0
                text = ""
            if line := str(form.property(LINE) or ""):
                yield line, form.intProperty(GUESS)
    if text:
        yield text, 0


def write_lines(cursor: QTextCursor, lines: Iterable[str], guesses: Sequence[int] = ()) -> None:
    """Write lines at the cursor as one step: the first goes on in the cursor's block where both are text, cards and
    further lines get blocks of their own, and the cursor ends behind the last.

    guesses: for each line, the number of its guess in the paper's book; empty: none is a guess.
    """
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for n, line in enumerate(lines):
        here, guess = cursor.block(), guesses[n] if guesses else 0
        card = kind_of(line) in CARDS
        if n == 0 and here.length() == 1:
            insert_line(cursor, line, guess)
        elif n == 0 and not card and CARD not in here.text():
            cursor.insertText(line.translate(_QT_FRAMES), QTextCharFormat())
        else:
            tail = _cut_tail(cursor)
            insert_block(cursor, line, guess)
            if tail:
                at = cursor.position()
                if card:
                    insert_block(cursor, tail)
                else:
                    cursor.insertText(tail, QTextCharFormat())
                    cursor.setPosition(at)
    cursor.endEditBlock()


def _cut_tail(cursor: QTextCursor) -> str:
    """Take away and return the text behind the cursor in its block; a card stays."""
    block = cursor.block()
    if CARD in block.text():
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        return ""
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    tail = cursor.selectedText()
    cursor.removeSelectedText()
    return tail


def _fragments(block: QTextBlock) -> Iterator:  # type: ignore[type-arg]
    part = block.begin()
    while not part.atEnd():
        yield part.fragment()
        part += 1
