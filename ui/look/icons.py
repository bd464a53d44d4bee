"""Icons by meaning: one table, Phosphor by QtAwesome, loaded when the first icon is asked for (never before the window is up)."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QIcon

from ui.look.style import theme

ICONS = {
    "add": "ph.plus", "draft": "ph.note-pencil", "submitted": "ph.paper-plane-tilt", "approved": "ph.check-circle",
    "exported": "ph.globe", "archive": "ph.archive", "find": "ph.magnifying-glass", "people": "ph.users", "preview": "ph.eye",
    "phone": "ph.device-mobile", "desktop": "ph.monitor", "heading": "ph.text-h-two", "bold": "ph.text-bolder",
    "italic": "ph.text-italic", "list": "ph.list-bullets", "quote": "ph.quotes", "link": "ph.link", "picture": "ph.image",
    "related": "ph.newspaper-clipping", "more": "ph.dots-three", "close": "ph.x", "block": "ph.x-circle",
    "warn": "ph.warning-circle", "fine": "ph.check-circle", "copy": "ph.copy", "export": "ph.export", "import": "ph.download-simple",
    "settings": "ph.gear", "undo": "ph.arrow-u-up-left", "redo": "ph.arrow-u-up-right", "help": "ph.keyboard",
    "saved": "ph.check", "next": "ph.arrow-right", "trash": "ph.trash", "checks": "ph.list-checks",
}


def icon(meaning: str, colour: str | None = None) -> QIcon:
    """The icon for a meaning (a key of ICONS; KeyError for another) in a colour, usually the muted one of the theme."""
    return _made(ICONS[meaning], colour or theme().muted)


@lru_cache(maxsize=256)
def _made(name: str, colour: str) -> QIcon:
    import qtawesome

    return qtawesome.icon(name, color=colour)
