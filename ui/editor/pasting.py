"""What comes in by paste and drop, as plain values: words with their HTML, lines of our own papers, or pictures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage, QTextCursor

from newsdesk.article.content import clean_text
from newsdesk.text.body import join_lines
from ui.editor.document import CARD, parts_in

if TYPE_CHECKING:
    from newsdesk.portal.reading.pasted_pictures import Complete

PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".bmp", ".heic", ".heif")
IMAGE_NAME = "tempelan.png"
SMALL = 40_000
"""Characters that are read at once, in some 20 ms; a longer paste is read on a thread while one writes on."""

SMALL_IMAGE = 100_000
"""Pixels of an image that is made a PNG at once."""
OURS = "text/x-newsdesk-lines"
"""Lines of a body, copied from one of our papers: cards come back as cards."""


@dataclass(frozen=True, slots=True)
class Clip:
    """What a clipboard or a drop holds. A QImage is a value: a thread may read it."""

    html: str = ""
    text: str = ""
    image: QImage | None = None
    lines: tuple[str, ...] = ()
    """Lines that were copied from one of our papers."""

    @property
    def is_small(self) -> bool:
        """Whether reading it costs no more than a key may wait for."""
        small_image = self.image is None or self.image.width() * self.image.height() <= SMALL_IMAGE
        with_pictures = "data:image" in self.html or "file:" in self.html
        return small_image and not with_pictures and len(self.html) + len(self.text) <= SMALL


def clip_of(source: QMimeData) -> Clip:
    """The words and the picture of a clipboard, as values; nothing is looked at that they name."""
    if source.hasFormat(OURS):
        return Clip(lines=tuple(clean_text(bytes(source.data(OURS).data()).decode("utf-8", "replace")).split("\n")))
    image = source.imageData() if source.hasImage() else None
    return Clip(source.html() if source.hasHtml() else "", source.text() if source.hasText() else "",
                image if isinstance(image, QImage) and not image.isNull() else None)


def read_clip(clip: Clip) -> Complete:
    """The lines of a clip and its pictures; for a thread where it is much."""
    # What reads clipboards is loaded with the first paste, lxml with the first of HTML; nothing of it at start.
    from newsdesk.portal.reading.pasted_pictures import Complete, complete_from_clipboard

    if clip.lines:
        return Complete(clip.lines, {})
    if not clip.html:
        from newsdesk.text.pasting.plain import read_plain

        return Complete(read_plain(clip.text).lines, {})
    from newsdesk.portal.reading.pasted import is_document, read_pasted

    return complete_from_clipboard(read_pasted(clip.html, clip.text), from_document=is_document(clip.html))


def png_of(image: QImage) -> bytes:
    """An image as the bytes of a PNG; empty where Qt cannot write it."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return bytes(data.data()) if image.save(buffer, "PNG") else b""


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


def leave_files(event: QDropEvent) -> None:
    """Take a drop as a copy: a file manager that offers to move its files must not believe that we have them now."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def clipboard_text() -> str:
    """The plain text of the clipboard."""
    return QGuiApplication.clipboard().text()
