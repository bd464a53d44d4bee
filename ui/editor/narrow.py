"""A letter has its own line painted, not its whole paragraph: Qt, which lays a paragraph out anew, paints all of it for each key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextCharFormat

from newsdesk.text.body import Kind
from ui.editor.document import CARDS
from ui.editor.whole import WholeText

BELOW = 3
"""Underlines and the feet of some letters stand out of their line by so much, in pixels."""
FAR = 1e6
"""More than any viewport is wide or high."""


@contextmanager
def line_alone(body: WholeText) -> Iterator[None]:
    """Whatever one key does to the paragraph at the caret within this, only the lines that look otherwise are painted anew.

    What Qt would have painted is kept from it; where more changed than can be told from the lines, everything from the paragraph
    before on is painted, so never less than there is to paint."""
    before = None if body.textCursor().hasSelection() else _stand(body)
    if before is None:
        yield
        return
    layout = body.document().documentLayout()
    size = layout.documentSize()
    layout.blockSignals(True)
    try:
        yield
    finally:
        layout.blockSignals(False)
        if (now := layout.documentSize()) != size:
            layout.documentSizeChanged.emit(now)
        after, block = _stand(body), body.textCursor().block()
        if after is not None and after.is_beside(before):
            dirty = _lines(block, before, after, body.underlines.otherwise)
        else:
            tops = (layout.blockBoundingRect(each).top() for each in (block, block.previous()))
            dirty = QRectF(0, min(before.place.top(), *tops), FAR, FAR)
        port = body.viewport()
        port.update(body.on_screen(dirty) & port.rect())


@dataclass(frozen=True, slots=True)
class _Stand:
    """How the paragraph at the caret is laid out."""

    blocks: int
    number: int
    kind: Kind
    length: int
    place: QRectF
    at: int
    """Where the caret is, in Qt's units in the paragraph."""
    line: int
    begins: int
    next_begins: int
    """0: there is no next line."""
    looks: tuple[tuple[int, int, QTextCharFormat], ...]
    """What the highlighter made of it: start, end, look."""

    def is_beside(self, before: _Stand) -> bool:
        """The same paragraph, in the same place: what is above it looks as it did."""
        return (self.blocks, self.number, self.kind, self.place.topLeft()) == (
            before.blocks, before.number, before.kind, before.place.topLeft())

    def has_looks_of(self, before: _Stand) -> bool:
        """No letter looks otherwise, but that something was written at the caret or removed before it."""
        at, by = before.at, self.length - before.length
        return self.looks == tuple((s + by if s >= at else s, e + by if e >= at else e, look) for s, e, look in before.looks)

    def has_lines_of(self, before: _Stand) -> bool:
        """Only the line of the caret is another. Qt breaks lines one after the other: where one and the next begin as they did, no
        other begins elsewhere."""
        by = self.length - before.length
        return (self.place, self.line, self.begins, self.next_begins) == (
            before.place, before.line, before.begins, before.next_begins and before.next_begins + by)


def _stand(body: WholeText) -> _Stand | None:
    """How the paragraph at the caret stands; None where its whole look may hang on one letter: on a card, where it is empty (a
    hint may be there), or before it was laid out."""
    cursor, document, kinds = body.textCursor(), body.document(), body.lines.kinds
    block, at = cursor.block(), cursor.positionInBlock()
    number, length, layout = block.blockNumber(), block.length(), block.layout()
    line = layout.lineForTextPosition(at)
    if length == 1 or number >= len(kinds) or kinds[number] in CARDS or not line.isValid():
        return None
    behind = line.lineNumber() + 1
    return _Stand(
        document.blockCount(), number, kinds[number], length, document.documentLayout().blockBoundingRect(block), at, behind - 1,
        line.textStart(), layout.lineAt(behind).textStart() if behind < layout.lineCount() else 0,
        tuple((look.start, look.start + look.length, QTextCharFormat(look.format)) for look in layout.formats()))


def _lines(block: QTextBlock, before: _Stand, after: _Stand, otherwise: tuple[int, int]) -> QRectF:
    """What of the document to paint: the line of the caret, with those in which something is underlined otherwise than before; all
    that follows where lines begin elsewhere, and what follows the paragraph where it is higher or lower."""
    layout = block.layout()
    first, last = (layout.lineForTextPosition(at).lineNumber() for at in otherwise)
    alone, same = after.has_lines_of(before), after.has_looks_of(before)
    # A word that got shorter may go back to the line above.
    first = min(first, after.line if alone else min(before.line, after.line) - 1) if same else 0
    top = layout.position().y() + layout.lineAt(max(first, 0)).y()
    if after.place != before.place:
        return QRectF(0, top, FAR, FAR)
    end = layout.lineAt(max(last, after.line) if alone and same else layout.lineCount() - 1)
    return QRectF(0, top, FAR, layout.position().y() + end.y() + end.height() - top + BELOW)
