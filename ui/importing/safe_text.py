"""A body as a reader sees it, in a text view that loads nothing: no picture, no style, no file, no address."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextEdit, QWidget

from newsdesk.article.content import Content
from newsdesk.text.body import blocks, chunks
from newsdesk.text.markup import to_html
from ui.look import px, theme
from ui.look.tokens import FONT_TEXT, SIZE_TITLE
from ui.words import say


class _Sealed(QTextDocument):
    """Qt's own document would look for a picture on the disk, and for ``file://host/share`` on the network."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return QByteArray()


class SafeText(QTextEdit):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setTabChangesFocus(True)
        sealed = _Sealed(self)
        sealed.setDocumentMargin(px(10))
        self.setDocument(sealed)

    def show_body(self, content: Content) -> None:
        """Show the body of a content; what is not our Markdown is text."""
        place = self.verticalScrollBar().value()
        look = f"font-family:'{FONT_TEXT}'; font-size:{px(SIZE_TITLE + 1)}px"
        self.setHtml(f'<div style="{look}">' + "\n".join(_chunk(chunk, content) for chunk in chunks(content.body)) + "</div>")
        self.verticalScrollBar().setValue(place)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return QByteArray()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return False


def _chunk(chunk: str, content: Content) -> str:
    block = blocks(chunk)[0]
    if block.related:
        return f'<p style="color:{theme().accent}">BACA JUGA: <b>{escape(block.related.title)}</b></p>'
    if block.picture:
        picture = content.picture(block.picture)
        words = (picture.caption or picture.alt or picture.name) if picture else ""
        return f'<p style="color:{theme().muted}">[{escape(say("review.picture"))}: {escape(words)}]</p>'
    return to_html(chunk)
