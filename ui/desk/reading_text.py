"""Shows the text of an article to be read: its own words and looks, nothing that could be fetched from elsewhere."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from newsdesk.article.content import Content, Picture
from newsdesk.text.body import Block, Kind, blocks
from newsdesk.text.spans import spans
from ui.look import colour, px, text_font
from ui.look.tokens import SIZE_SECONDARY
from ui.words import say

_MARK = re.compile(r"(?:#{1,6} |[-*+] |\d{1,9}[.)] |> ?)")
_TOP = {Kind.HEADING: 18, Kind.BULLET: 2, Kind.NUMBER: 2}


class ReadingText(QTextEdit):
    """Only to be read; words are selected with the mouse or with Shift and the arrows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readingText")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(say("desk.reading.text"))
        self.document().setDocumentMargin(0)

    def loadResource(self, _type: int, _name: QUrl) -> Any:
        """Nothing is ever loaded."""
        return None

    def show_content(self, content: Content, label: str) -> None:
        """Show the body of a content from its beginning; label: the dateline's where the content has none of its own."""
        self.clear()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        pictures = {picture.key: picture for picture in content.pictures}
        first = True
        for block in blocks(content.body):
            if block.kind is Kind.PICTURE and not _caption(pictures.get(block.picture)):
                continue
            _begin(cursor, block.kind, first)
            if first and (content.place or label):
                _dateline(cursor, content.place, content.label or label)
            first = False
            _write(cursor, block, pictures)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)


def _begin(cursor: QTextCursor, kind: Kind, first: bool) -> None:
    form = QTextBlockFormat()
    form.setLineHeight(128, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    form.setTopMargin(0 if first else px(_TOP.get(kind, 10)))
    form.setLeftMargin(px(22) if kind in (Kind.BULLET, Kind.NUMBER, Kind.QUOTE) else 0)
    if first:
        cursor.setBlockFormat(form)
    else:
        cursor.insertBlock(form)


def _dateline(cursor: QTextCursor, place: str, label: str) -> None:
    cursor.insertText(", ".join(filter(None, (place, label))) + " – ", _look(bold=True))


def _write(cursor: QTextCursor, block: Block, pictures: dict[str, Picture]) -> None:
    related = block.related
    if related is not None:
        cursor.insertText("BACA JUGA  ", _look(bold=True, ink="accent", small=True))
        cursor.insertText(related.title, _look(ink="accent"))
    elif block.kind is Kind.PICTURE:
        cursor.insertText(_caption(pictures.get(block.picture)), _look(ink="muted", small=True))
    else:
        mark = {Kind.BULLET: "•  ", Kind.NUMBER: f"{block.line.split(' ')[0]}  "}.get(block.kind, "")
        cursor.insertText(mark, _look())
        words = block.line if block.kind is Kind.PARAGRAPH else _MARK.sub("", block.line, count=1)
        for span in spans(words):
            cursor.insertText(span.text, _look(span.strong or block.kind is Kind.HEADING, span.em or block.kind is Kind.QUOTE))


def _caption(picture: Picture | None) -> str:
    return (picture.caption or picture.alt or picture.name) if picture else ""


def _look(bold: bool = False, italic: bool = False, ink: str = "text", small: bool = False) -> QTextCharFormat:
    form = QTextCharFormat()
    made = text_font(SIZE_SECONDARY + 2 if small else 17, QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setItalic(italic)
    form.setFont(made)
    form.setForeground(colour(ink))
    return form
