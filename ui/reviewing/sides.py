"""Two texts side by side: what belongs together stands at one height."""

from __future__ import annotations

from PySide6.QtGui import QTextBlockFormat, QTextCursor

from ui.reviewing.reading import ReadText


def align(left: ReadText, right: ReadText) -> None:
    """Put room above the paragraphs of two texts, so that each row of the comparison begins at one height in both."""
    fillers: dict[ReadText, list[tuple[int, float]]] = {left: [], right: []}
    down = {left: 0.0, right: 0.0}
    rows = left.drawn.rows, right.drawn.rows
    for row in sorted(rows[0].keys() & rows[1].keys()):
        tops = {text: _top(text, text.drawn.rows[row]) + down[text] for text in (left, right)}
        behind = left if tops[left] < tops[right] else right
        missing = abs(tops[left] - tops[right])
        if missing >= 1:
            fillers[behind].append((behind.drawn.rows[row], missing))
            down[behind] += missing
    for text, some in fillers.items():
        _fill(text, some)


def _top(text: ReadText, number: int) -> float:
    document = text.document()
    return document.documentLayout().blockBoundingRect(document.findBlockByNumber(number)).top()


def _fill(text: ReadText, some: list[tuple[int, float]]) -> None:
    document = text.document()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for number, room in some:
        block = document.findBlockByNumber(number)
        # Of two margins that meet Qt takes the larger: what is wanted comes on top of that.
        before = block.previous().blockFormat().bottomMargin() if block.previous().isValid() else 0.0
        shape = QTextBlockFormat(block.blockFormat())
        shape.setTopMargin(max(shape.topMargin(), before) + room)
        cursor.setPosition(block.position())
        cursor.setBlockFormat(shape)
    cursor.endEditBlock()
