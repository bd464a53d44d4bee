"""What comes in by paste and drop, made clean: lines of our Markdown, or the bytes of pictures."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor

from newsdesk.article.content import clean_text
from newsdesk.text.body import join_lines, lines_of
from ui.editor.document import CARD, parts_in

PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".bmp", ".heic", ".heif")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")


OURS = "text/x-newsdesk-lines"
"""Lines of a body, copied from one of our papers: cards come back as cards."""


def lines_of_selection(cursor: QTextCursor) -> list[str]:
    """What is selected as lines of a body: cards whole, of the first and last paragraph what is selected."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    lines = []
    block = cursor.document().findBlock(start)
    while block.isValid() and block.position() <= end:
        piece = QTextCursor(cursor.document())
        piece.setPosition(max(start, block.position()))
        piece.setPosition(min(end, block.position() + block.length() - 1), QTextCursor.MoveMode.KeepAnchor)
        text = piece.selectedText()
        lines += [line for line, _ in parts_in(block)] if CARD in text else [text]
        block = block.next()
    return lines


def mime_of(lines: list[str]) -> QMimeData:
    """Lines of a body for the clipboard: plain text for everybody, the lines themselves for us."""
    source = QMimeData()
    source.setText(join_lines(lines))
    source.setData(OURS, QByteArray("\n".join(lines).encode("utf-8")))
    return source


def lines_from(source: QMimeData) -> list[str]:
    """The text of a clipboard as lines of a body; of HTML only what our Markdown can say."""
    if source.hasFormat(OURS):
        return clean_text(bytes(source.data(OURS).data()).decode("utf-8", "replace")).split("\n")
    if source.hasHtml():
        # Loaded at the first paste of HTML, not at start.
        from newsdesk.text.from_html import to_markdown

        lines = [line for line in lines_of(clean_text(to_markdown(source.html()))) if line.strip()]
        if lines:
            return lines
    return plain_lines(source.text())


def plain_lines(text: str) -> list[str]:
    """Plain text as lines: a line a paragraph, empty ones left out, invisible characters gone."""
    cleaned = _INVISIBLE.sub("", clean_text(text)).replace("\t", " ")
    lines = [line.strip() for line in cleaned.split("\n")]
    if len(lines) == 1:
        # A few words pasted into a sentence keep the space at their ends.
        return [cleaned]
    return [line for line in lines if line]


def is_welcome(source: QMimeData) -> bool:
    """Whether a paste or drop is for the text: words or pictures, but no other files (a window may import those)."""
    files = [url for url in source.urls() if url.isLocalFile()]
    if files:
        return any(url.toLocalFile().lower().endswith(PICTURE_ENDINGS) for url in files)
    return source.hasText() or source.hasHtml() or source.hasImage()


def picture_files(source: QMimeData) -> list[tuple[bytes, str]]:
    """The picture files that a drop or clipboard names, of this machine only."""
    found = []
    for url in source.urls():
        path = Path(url.toLocalFile()) if url.isLocalFile() and not url.host() else None
        if path and path.suffix.lower() in PICTURE_ENDINGS and path.is_file():
            found.append((path.read_bytes(), path.name))
    return found


def image_in(source: QMimeData) -> list[tuple[bytes, str]]:
    """The picture that a clipboard holds as such, as a PNG; nothing where there is also text to paste."""
    if not source.hasImage() or source.hasText() or source.hasHtml():
        return []
    image = source.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return []
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return [(bytes(data.data()), "tempelan.png")]


def clipboard_text() -> str:
    """The plain text of the clipboard."""
    return QGuiApplication.clipboard().text()
