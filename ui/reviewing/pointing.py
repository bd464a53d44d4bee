"""What one points at on a paper: the selected words, the paragraph or card at the caret, or a field of the head."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from newsdesk.article.content import Content
from newsdesk.text.anchors import Anchor, anchor_at
from newsdesk.text.body import Kind, kind_of
from ui.editor import marks
from ui.editor.paper import Paper
from ui.reviewing.drawing import characters


def pointed_at(paper: Paper, at: QWidget | None) -> tuple[Anchor, Content]:
    """The place on the paper that one points at, and the content that it is counted in. at: what of the paper has the keys, or
    had them last."""
    content = paper.content()
    field = paper.head.name_of(at)
    if field == "headline" and content.headline:
        return _in_headline(paper, content), content
    if field and field != "headline" and (field != "lead" or content.lead):
        return Anchor(field), content
    cursor = paper.body.textCursor()
    line = paper.body.card_at_caret()[0]
    if not cursor.hasSelection() and kind_of(line) is Kind.PICTURE:
        return Anchor(f"picture:{marks.picture_key(line)}"), content
    start, end = (_place(paper, cursor, at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
    if start == end:
        block = cursor.block().blockNumber()
        start = sum(len(one) + 1 for one in paper.body.lines.lines[:block])
        end = start + len(paper.body.lines.lines[block])
    if start == end:
        return Anchor(), content  # a paragraph without a word: the article
    return anchor_at("body", content.body, start, end), content


def _in_headline(paper: Paper, content: Content) -> Anchor:
    cursor, text = paper.headline_edit.textCursor(), paper.headline_edit.toPlainText()
    start, end = characters(text, cursor.selectionStart()), characters(text, cursor.selectionEnd())
    same = " ".join(text.split()) == text == content.headline
    return anchor_at("headline", content.headline, *((start, end) if end > start and same else (0, len(content.headline))))


def _place(paper: Paper, cursor: QTextCursor, position: int) -> int:
    """A position of the document in the characters of the body's line_text."""
    block = paper.body.document().findBlock(position)
    lines = paper.body.lines.lines
    before = sum(len(one) + 1 for one in lines[: block.blockNumber()])
    line = lines[block.blockNumber()]
    inside = position - block.position()
    # A card is one character of the document, and a whole line of the body.
    return before + (len(line) if inside else 0) if block.text() != line else before + characters(line, inside)
