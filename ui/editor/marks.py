"""What toolbar and keys do to the Markdown of the text: bold, italic, links, subheadings, lists, quotes, moving a block."""

from __future__ import annotations

import re

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from newsdesk.text.body import Block, Kind, kind_of
from ui.editor.document import CARD, insert_block, insert_line, line_in, write_lines

_PREFIX = re.compile(r"#{1,6} |[-*+] |\d{1,9}[.)] |> ?")
_STARTS = {Kind.HEADING: "## ", Kind.BULLET: "- ", Kind.NUMBER: "1. ", Kind.QUOTE: "> "}
_KEEP = QTextCursor.MoveMode.KeepAnchor


def prefix_of(line: str) -> str:
    """The mark a line begins with that makes it a heading, list item or quote; empty for a paragraph."""
    found = _PREFIX.match(line)
    return found[0] if found else ""


def picture_key(line: str) -> str:
    """The key of the picture that a line stands for, or an empty string."""
    return Block(kind_of(line), line).picture


def toggle_mark(cursor: QTextCursor, mark: str) -> QTextCursor:
    """Put a mark (``**`` or ``*``) around what is selected, or take it away; without a selection, around the word.

    Returns the cursor to show: with the same words selected, or between an empty pair of marks.
    """
    if not cursor.hasSelection():
        word = QTextCursor(cursor)
        word.select(QTextCursor.SelectionType.WordUnderCursor)
        if not word.selectedText().strip() or CARD in word.selectedText():
            cursor.insertText(mark * 2)
            cursor.movePosition(QTextCursor.MoveOperation.Left, n=len(mark))
            return cursor
        cursor = word
    document = cursor.document()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    cursor.beginEditBlock()
    pieces = [_piece(block, start, end) for block in _blocks(document, start, end)]
    marked = [p for p in pieces if p]
    off = bool(marked) and all(_edges(document, *p, mark) for p in marked)
    first, last = start, end
    for n, (at, to) in enumerate(reversed(marked)):
        moved = _unmark(document, at, to, mark) if off else _mark(document, at, to, mark)
        last = moved[1] if n == 0 else last + 2 * (-len(mark) if off else len(mark))
        first = moved[0]
    cursor.endEditBlock()
    cursor.setPosition(first)
    cursor.setPosition(max(first, last), _KEEP)
    return cursor


def toggle_kind(cursor: QTextCursor, kind: Kind) -> None:
    """Make the blocks of the selection of this kind, or plain paragraphs where they are all of it already."""
    blocks = [b for b in _blocks(cursor.document(), cursor.selectionStart(), cursor.selectionEnd())
              if CARD not in b.text()]
    off = all(kind_of(b.text()) is kind for b in blocks)
    cursor.beginEditBlock()
    for n, block in enumerate(blocks, 1):
        old = prefix_of(block.text())
        new = "" if off else f"{n}. " if kind is Kind.NUMBER else _STARTS[kind]
        if old == new or (kind_of(block.text()) is kind and not off and kind is not Kind.NUMBER):
            continue
        start = QTextCursor(block)
        start.movePosition(QTextCursor.MoveOperation.Right, _KEEP, len(old))
        start.insertText(new)
    cursor.endEditBlock()


def insert_link(cursor: QTextCursor, address: str) -> None:
    """Link what is selected to an address; without a selection the address stands for itself."""
    words = cursor.selectedText().replace("\u2029", " ").strip()
    words = re.sub(r"([\\\[\]])", r"\\\1", words) or address.removeprefix("https://").removeprefix("http://").rstrip("/")
    target = address.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
    cursor.insertText(f"[{words}]({target})")


def continue_block(cursor: QTextCursor) -> bool:
    """What Enter does in a list or quote: goes on with the next item, or ends it at an empty one. False: not our case."""
    block = cursor.block()
    line, prefix = block.text(), prefix_of(block.text())
    kind = kind_of(line)
    if cursor.hasSelection() or kind not in (Kind.BULLET, Kind.NUMBER, Kind.QUOTE):
        return False
    if cursor.positionInBlock() < len(prefix):
        return False
    cursor.beginEditBlock()
    if not line[len(prefix) :].strip():
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
        cursor.removeSelectedText()
    else:
        cursor.insertBlock()
        cursor.insertText(_next(prefix))
    cursor.endEditBlock()
    return True


def move_block(cursor: QTextCursor, up: bool) -> QTextCursor | None:
    """Move the cursor's block one place up or down as one step; returns the cursor in its new place, None at the edge."""
    block = cursor.block()
    other = block.previous() if up else block.next()
    if not other.isValid():
        return None
    inside, number = cursor.positionInBlock(), other.blockNumber()
    here, there = line_in(block), line_in(other)
    work = QTextCursor(block)
    work.beginEditBlock()
    for place, (line, guess) in ((block.blockNumber(), there), (number, here)):
        work.setPosition(cursor.document().findBlockByNumber(place).position())
        work.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
        work.removeSelectedText()
        insert_line(work, line, guess)
    work.endEditBlock()
    moved = QTextCursor(cursor.document().findBlockByNumber(number))
    moved.movePosition(QTextCursor.MoveOperation.Right, n=min(inside, moved.block().length() - 1))
    return moved


def move_block_to(cursor: QTextCursor, to: int) -> QTextCursor:
    """Move the cursor's block before the block number `to` (their count: to the end) as one step; returns the cursor in it."""
    document, number = cursor.document(), cursor.block().blockNumber()
    line, guess = line_in(cursor.block())
    work = QTextCursor(document)
    work.beginEditBlock()
    before = document.findBlockByNumber(to)
    if before.isValid():
        work.setPosition(before.position())
        work.insertBlock()
        work.movePosition(QTextCursor.MoveOperation.PreviousBlock)
    else:
        work.movePosition(QTextCursor.MoveOperation.End)
        work.insertBlock()
    insert_line(work, line, guess)
    remove_block(QTextCursor(document.findBlockByNumber(number + (1 if to <= number else 0))))
    work.endEditBlock()
    return QTextCursor(document.findBlockByNumber(to if to <= number else to - 1))


def insert_card(cursor: QTextCursor, line: str) -> None:
    """Put a card after the cursor's paragraph, or in its place where that is empty; the cursor goes into the
    paragraph behind it, which is made where there is none."""
    cursor.beginEditBlock()
    if cursor.block().length() == 1:
        write_lines(cursor, [line])
    else:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        insert_block(cursor, line)
    if not cursor.block().next().isValid():
        insert_block(cursor, "")
    else:
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock)
    cursor.endEditBlock()


def remove_block(cursor: QTextCursor) -> None:
    """Take the cursor's block away, with what parts it from the next."""
    block = cursor.block()
    cursor.beginEditBlock()
    cursor.setPosition(block.position())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
    cursor.removeSelectedText()
    if block.next().isValid():
        cursor.deleteChar()
    elif block.previous().isValid():
        cursor.deletePreviousChar()
    cursor.endEditBlock()


def _next(prefix: str) -> str:
    number = re.match(r"\d+", prefix)
    return f"{int(number[0]) + 1}{prefix[number.end() :]}" if number else prefix


def _blocks(document: QTextDocument, start: int, end: int) -> list[QTextBlock]:
    block, found = document.findBlock(start), []
    while block.isValid() and (block.position() < end or not found):
        found.append(block)
        block = block.next()
    return found


def _piece(block: QTextBlock, start: int, end: int) -> tuple[int, int] | None:
    """What of a block lies in a selection, without white space at its ends and without the block's own mark."""
    if CARD in block.text():
        return None
    first = max(start, block.position() + len(prefix_of(block.text())))
    last = min(end, block.position() + block.length() - 1)
    text = _text(block.document(), first, last)
    if not text.strip():
        return None
    return first + len(text) - len(text.lstrip()), last - (len(text) - len(text.rstrip()))


def _text(document: QTextDocument, start: int, end: int) -> str:
    cursor = QTextCursor(document)
    cursor.setPosition(max(0, start))
    cursor.setPosition(max(start, min(end, document.characterCount() - 1)), _KEEP)
    return cursor.selectedText()


def _edges(document: QTextDocument, start: int, end: int, mark: str) -> tuple[int, int] | None:
    """The words of a piece between its marks, whether the marks are selected with it or not; None without marks."""
    inside = _text(document, start, end)
    core = inside.strip("*")
    start += len(inside) - len(inside.lstrip("*"))
    end -= len(inside) - len(inside.rstrip("*"))
    before, after = _text(document, max(0, start - 3), start), _text(document, end, end + 3)
    # One star of ** is not italic: three are both, two are bold, one is italic.
    fits = (2, 3) if len(mark) == 2 else (1, 3)
    around = (len(before) - len(before.rstrip("*")), len(after) - len(after.lstrip("*")))
    return (start, end) if core and all(n in fits for n in around) else None


def _mark(document: QTextDocument, start: int, end: int, mark: str) -> tuple[int, int]:
    cursor = QTextCursor(document)
    cursor.setPosition(end)
    cursor.insertText(mark)
    cursor.setPosition(start)
    cursor.insertText(mark)
    return start + len(mark), end + len(mark)


def _unmark(document: QTextDocument, start: int, end: int, mark: str) -> tuple[int, int]:
    edges = _edges(document, start, end, mark)
    if edges is None:
        return start, end
    first, last = edges
    cursor = QTextCursor(document)
    for at in (last, first - len(mark)):
        cursor.setPosition(at)
        cursor.setPosition(at + len(mark), _KEEP)
        cursor.removeSelectedText()
    return first - len(mark), last - len(mark)
