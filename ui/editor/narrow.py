"""A letter has its own line painted, not its whole paragraph: Qt, which lays a paragraph out anew, paints all of it for each key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

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
    cursor = body.textCursor()  # a copy, which what is written moves along as it does the caret
    before = None if cursor.hasSelection() else _stand(body, cursor)
    if before is None:
        yield
        return
    layout, bar = body.document().documentLayout(), body.verticalScrollBar()
    size, stood = layout.documentSize(), (bar.minimum(), bar.maximum(), bar.value())
    layout.blockSignals(True)
    # On the last page Qt sets the bar's range with each key, which ui/editor/sheet.py puts right: there and back is no change.
    bar.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled)
    try:
        yield
    finally:
        layout.blockSignals(False)
        bar.setAttribute(Qt.WidgetAttribute.WA_UpdatesDisabled, False)
        if (bar.minimum(), bar.maximum(), bar.value()) != stood:
            bar.update()
        now = layout.documentSize()
        if now != size:
            layout.documentSizeChanged.emit(now)
        after, block = _stand(body, cursor), cursor.block()
        if after is not None and (after.number, after.kind) == (before.number, before.kind):
            dirty = _lines(block, before, after, now == size, body.underlines.otherwise)
        else:
            above = body.document().findBlockByNumber(min(before.number, block.blockNumber()) - 1)
            dirty = QRectF(0, layout.blockBoundingRect(above).top(), FAR, FAR)
        port = body.viewport()
        port.update(body.on_screen(dirty) & port.rect())


class _Stand(NamedTuple):
    """How the paragraph at the caret is laid out; a tuple, for one is made before and after each key."""

    number: int
    kind: Kind
    length: int
    at: int
    """Where the caret is, in Qt's units in the paragraph."""
    line: int
    begins: int
    ends: int
    """Where the line of the caret begins and the next one does, or the paragraph ends."""
    looks: tuple[tuple[int, int, QTextCharFormat], ...]
    """What the highlighter made of it: start, end, look."""


def _stand(body: WholeText, cursor: QTextCursor) -> _Stand | None:
    """How the paragraph at the caret stands; None where its whole look may hang on one letter: on a card, where it is empty (a
    hint may be there), or before it was laid out."""
    block, kinds = cursor.block(), body.lines.kinds
    number, length, layout, at = block.blockNumber(), block.length(), block.layout(), cursor.positionInBlock()
    line = layout.lineForTextPosition(at)
    if length == 1 or number >= len(kinds) or kinds[number] in CARDS or not line.isValid():
        return None
    begins = line.textStart()
    looks = tuple([(look.start, look.start + look.length, QTextCharFormat(look.format)) for look in layout.formats()])
    return _Stand(number, kinds[number], length, at, line.lineNumber(), begins, begins + line.textLength(), looks)


def _lines(block: QTextBlock, before: _Stand, after: _Stand, same_size: bool, otherwise: tuple[int, int]) -> QRectF:
    """What of the document to paint: the line of the caret, with those in which something is underlined otherwise than before; all
    that follows where lines begin elsewhere, and what follows the paragraph where it is higher or lower.

    Qt breaks lines one after the other: where one and the next begin as they did, no other begins elsewhere."""
    layout, by = block.layout(), after.length - before.length
    alone = (after.line, after.begins, after.ends) == (before.line, before.begins, before.ends + by)
    same_looks = after.looks == tuple([(s + by if s >= before.at else s, e + by if e >= before.at else e, look)
                                       for s, e, look in before.looks])
    first, last = (layout.lineForTextPosition(at).lineNumber() for at in otherwise)
    # A word that got shorter may go back to the line above.
    first = min(first, after.line if alone else min(before.line, after.line) - 1) if same_looks else 0
    top = layout.position().y() + layout.lineAt(max(first, 0)).y()
    if not same_size:
        return QRectF(0, top, FAR, FAR)
    end = layout.lineAt(max(last, after.line) if alone and same_looks else layout.lineCount() - 1)
    return QRectF(0, top, FAR, layout.position().y() + end.y() + end.height() - top + BELOW)
