"""A picture that came along, and what is said of it; its file is shown small and decoded within narrow bounds."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from newsdesk.article.content import Picture
from ui.look import px
from ui.parts import Badge, Field, Muted, SectionLabel, line
from ui.words import say

_FORMATS = frozenset({b"jpeg", b"png", b"webp", b"gif", b"tiff"})
_MOST_PIXELS = 80_000_000
_TEXTS = ("keyword", "caption", "photographer", "agency", "alt")


class PictureBox(QWidget):
    changed = Signal(object)
    """The Picture as a person corrected it."""

    def __init__(self, title: str, picture: Picture, data: bytes | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(SectionLabel(title if not picture.name else f"{title} · {picture.name}", parent=self))
        column.addWidget(_seen(data))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(8))
        self._lines = {}
        for name, where in zip(_TEXTS, ((0, 0, 1, 1), (1, 0, 1, 2), (2, 0, 1, 1), (2, 1, 1, 1), (3, 0, 1, 2)), strict=True):
            edit = line(getattr(picture, name))
            edit.setCursorPosition(0)
            edit.textEdited.connect(self._edited)
            self._lines[name] = edit
            grid.addWidget(Field(say(f"review.{name}"), edit), *where)
        self._ai = QCheckBox(say("review.ai"))
        self._ai.setChecked(picture.ai)
        self._ai.toggled.connect(self._edited)
        grid.addWidget(self._ai, 0, 1, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(grid)

    def _edited(self) -> None:
        texts = {name: edit.text() for name, edit in self._lines.items()}
        self._picture = replace(self._picture, **texts, ai=self._ai.isChecked())
        self.changed.emit(self._picture)


def _seen(data: bytes | None) -> QWidget:
    """The picture, small; a word where there is none or it is not one."""
    if data is None:
        return Badge(say("review.no-file"), "look", "look")
    pixmap = small(data, QSize(px(320), px(180)))
    if pixmap.isNull():
        return Muted(say("review.not-shown"))
    label = QLabel()
    label.setPixmap(pixmap)
    return label


def small(data: bytes, room: QSize) -> QPixmap:
    """A picture scaled into a room; null where the bytes are no picture or one too large to look at."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()) not in _FORMATS:  # asked first: an SVG is not even looked into
        return QPixmap()
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        return QPixmap()
    reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    return QPixmap.fromImage(reader.read())
