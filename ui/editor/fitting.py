"""How pasted lines fit to what stands before and behind them: no word is glued to another, a heading stays one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor

from newsdesk.text.body import Kind, kind_of
from ui.editor.document import CARD, CARDS
from ui.editor.marks import prefix_of


def fitted(cursor: QTextCursor, lines: Sequence[str]) -> list[str]:
    """Lines as `write_lines` is to write them in the place of the cursor's selection.

    Where they are several paragraphs, spaces part the first and the last from the words around them, and what is no
    paragraph (heading, list, quote) gets a line of its own. One such line put into a sentence becomes part of it.
    """
    out = list(lines)
    before, behind = _around(cursor)
    first, last = kind_of(out[0]), kind_of(out[-1])
    if len(out) == 1:
        if (before or behind) and first not in (Kind.PARAGRAPH, *CARDS):
            out[0] = out[0][len(prefix_of(out[0])) :]
        return out
    if behind and last not in CARDS:
        if last is not Kind.PARAGRAPH:
            out.append("")
        elif not behind[:1].isspace() and not out[-1][-1:].isspace():
            out[-1] += " "
    if before and first not in CARDS:
        if first is not Kind.PARAGRAPH:
            out.insert(0, "")
        elif not before[-1:].isspace() and not out[0][:1].isspace():
            out[0] = f" {out[0]}"
    return out


def make_room(cursor: QTextCursor) -> bool:
    """Take the selection away and put what stands behind the cursor into a paragraph of its own; False: nothing did."""
    cursor.removeSelectedText()
    _, behind = _around(cursor)
    if behind:
        at = cursor.position()
        cursor.insertBlock()
        cursor.setPosition(at)
    return bool(behind)


def join_behind(cursor: QTextCursor, gap: str) -> None:
    """Make the paragraph behind the cursor's go on in it again, where both are words; gap: what parts them."""
    block, behind = cursor.block(), cursor.block().next()
    words = (kind_of(block.text()), kind_of(behind.text())) == (Kind.PARAGRAPH, Kind.PARAGRAPH)
    if cursor.atBlockEnd() and words and CARD not in block.text() + behind.text():
        cursor.deleteChar()
        if gap and not behind.text()[:1].isspace():
            at = cursor.position()
            cursor.insertText(gap)
            cursor.setPosition(at)


def _around(cursor: QTextCursor) -> tuple[str, str]:
    """The words before the selection in its first paragraph and behind it in its last; none where a card stands."""
    document = cursor.document()
    first, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    units = first.text().encode("utf-16-le")
    before = units[: 2 * (cursor.selectionStart() - first.position())].decode("utf-16-le", "replace")
    units = last.text().encode("utf-16-le")
    behind = units[2 * (cursor.selectionEnd() - last.position()) :].decode("utf-16-le", "replace")
    return "" if CARD in before else before, "" if CARD in behind else behind
