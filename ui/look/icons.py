"""Icons by meaning: the one table that says which Phosphor glyph stands for what.

The font comes with QtAwesome; its glyphs are drawn from here, because importing QtAwesome costs 200 ms at start. An
icon has the colour that the theme in use gives its token, also after a change of theme.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from ui.look import style

MEANINGS = {
    # where one is
    "mine": "tray", "draft": "note-pencil", "submitted": "paper-plane-tilt", "returned": "arrow-u-up-left",
    "approved": "check-circle", "exported": "globe", "all": "stack", "archive": "archive-box",
    "reading": "eye", "published": "broadcast", "override": "scales", "bin": "trash", "day": "chart-bar",
    "newsroom": "users", "people": "users", "person": "user", "article": "newspaper",
    # what can be done
    "write": "plus", "add": "plus", "search": "magnifying-glass", "close": "x", "edit": "pencil-simple",
    "send": "paper-plane-tilt", "approve": "check-circle", "export": "export", "import": "download-simple",
    "copy": "copy", "open": "arrow-square-out", "delete": "trash", "trash": "trash", "undo": "arrow-counter-clockwise",
    "drag": "dots-six-vertical",
    "redo": "arrow-clockwise", "preview": "eye", "hide": "eye-slash", "more": "dots-three", "next": "arrow-right",
    "previous": "arrow-left", "up": "arrow-up", "down": "arrow-down", "unfold": "caret-down", "into": "caret-right",
    "folder": "folder-open", "file": "file-text", "backup": "shield-check", "print": "printer", "settings": "gear",
    "language": "translate", "light": "sun", "dark": "moon", "system": "monitor", "keyboard": "keyboard",
    "commands": "command", "help": "question", "quit": "sign-out", "paste": "clipboard-text", "cut": "scissors",
    "refresh": "arrows-clockwise", "cancel": "x-circle", "compare": "arrows-left-right", "sample": "sparkle",
    "history": "clock-counter-clockwise",
    # the text
    "bold": "text-bolder", "italic": "text-italic", "subheading": "text-h-two", "heading": "text-h-two", "list": "list-bullets",
    "numbers": "list-numbers", "quote": "quotes", "link": "link", "picture": "image", "related": "article",
    "note": "chat-circle-text", "tidy": "sparkle", "place": "map-pin", "category": "folder", "tag": "hash", "date": "calendar-blank",
    "advertorial": "megaphone", "sponsor": "handshake", "source": "link-simple", "camera": "camera",
    "minus": "minus", "focus": "frame-corners",
    "made-by-ai": "robot", "crop": "crop", "find": "magnifying-glass",
    # how it stands
    "done": "check", "info": "info", "look": "warning-circle", "stop": "x-circle", "guess": "question",
    "warn": "warning-circle", "block": "x-circle", "fine": "check-circle", "checks": "check-square",
    "time": "clock", "offline": "wifi-slash", "saved": "check", "unsaved": "warning", "phone": "device-mobile",
    "screen": "monitor", "desktop": "monitor", "welcome": "hand-waving", "words": "text-aa",
}
"""Meaning -> Phosphor name (``ph.`` in QtAwesome)."""


def icon(meaning: str, colour: str | None = None) -> QIcon:
    """The icon for a meaning; colour: a token (``accent``) or ``#RRGGBB``, muted where none is given.

    Raises KeyError for a meaning that is not in the table: a fault of ours.
    """
    return QIcon(_Glyph(MEANINGS[meaning], colour or "muted"))


def paint_icon(painter: QPainter, rect: QRect, meaning: str, colour: str = "muted") -> None:
    """Draw the icon for a meaning into a square of something that draws itself."""
    _draw(painter, rect, MEANINGS[meaning], colour)


class _Glyph(QIconEngine):
    """Draws one glyph of the icon font when, and only when, it is shown."""

    def __init__(self, glyph: str, colour: str) -> None:
        super().__init__()
        self._glyph = glyph
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        _draw(painter, rect, self._glyph, "faint" if mode == QIcon.Mode.Disabled else self._colour)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        if picture.isNull():
            return picture  # a button that has no room yet: its layout is still to be done
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture


def _draw(painter: QPainter, rect: QRect, glyph: str, colour: str) -> None:
    family, code = _font()
    shape = QFont(family)
    shape.setPixelSize(max(1, min(rect.width(), rect.height())))
    painter.save()
    painter.setFont(shape)
    painter.setPen(style.colour(colour))
    # A rectangle wider than high leaves room between an icon and the words behind it.
    across = Qt.AlignmentFlag.AlignLeft if rect.width() > rect.height() else Qt.AlignmentFlag.AlignHCenter
    painter.drawText(QRectF(rect), across | Qt.AlignmentFlag.AlignVCenter, chr(int(code[glyph], 16)))
    painter.restore()


@cache
def _font() -> tuple[str, dict[str, str]]:
    """The family of the icon font and where its glyphs are."""
    found = find_spec("qtawesome")
    if found is None or not found.submodule_search_locations:
        raise RuntimeError("QtAwesome is not installed")
    folder = Path(found.submodule_search_locations[0]) / "fonts"
    number = QFontDatabase.addApplicationFont(str(next(folder.glob("phosphor-[0-9]*.ttf"))))
    charmap = json.loads(next(folder.glob("phosphor-charmap-*.json")).read_text(encoding="utf-8"))
    return QFontDatabase.applicationFontFamilies(number)[0], charmap
