"""Makes the application look as the tokens say: palette, fonts and one style sheet, at the system's font size."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from newsdesk.paths import RESOURCES
from ui.look import tokens
from ui.look.sheet import sheet
from ui.look.tokens import LIGHT, THEMES, Theme

_SMALLEST, _LARGEST = 1.0, 3.0
_theme = LIGHT
_scale = 1.0


def apply(app: QApplication, choice: str, scale: float | None = None) -> Theme:
    """Dress the application: ``light``, ``dark`` or ``system`` (what the desktop prefers; light where it says nothing).

    scale: 1.0 is the usual size; None follows the system's font, never below the usual size. Returns the theme in use.
    """
    global _theme, _scale
    _load_fonts(app)
    _scale = _system_scale(app) if scale is None else min(max(scale, _SMALLEST), _LARGEST)
    _theme = THEMES[_system_theme(app) if choice == "system" else choice]
    with _nothing_collected():
        app.setStyle("Fusion")
        app.setPalette(_palette(_theme))
        app.setFont(font())
        app.setStyleSheet(sheet(_theme, px, (RESOURCES / "icons").as_posix()))
    return _theme


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Qt goes through a list of all widgets, and calls Python for some: none may be collected, and taken out of that list, meanwhile."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def theme() -> Theme:
    """The theme in use."""
    return _theme


def colour(name: str) -> QColor:
    """A token of the theme in use (``accent``), or any other colour by its ``#RRGGBB``."""
    return QColor(name if name.startswith("#") else getattr(_theme, name))


def px(measure: float) -> int:
    """A measure of the tokens in pixels at the size in use."""
    return round(measure * _scale)


def font(size: float = tokens.SIZE_INTERFACE, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font of the interface; size as in the tokens."""
    return _font(tokens.FONT_INTERFACE, size, weight)


def text_font(size: float = tokens.SIZE_TEXT, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font of the text itself; size as in the tokens. Headlines are in DemiBold."""
    return _font(tokens.FONT_TEXT, size, weight)


def _font(family: str, size: float, weight: QFont.Weight) -> QFont:
    made = QFont(family)
    made.setPixelSize(max(12, px(size)))
    made.setWeight(weight)
    return made


def _load_fonts(app: QApplication) -> None:
    if app.property("newsdesk-fonts"):
        return
    app.setProperty("newsdesk-fonts", True)
    app.setProperty("newsdesk-system-pixels", QFontInfo(app.font()).pixelSize())
    for path in sorted((RESOURCES / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def _system_scale(app: QApplication) -> float:
    wished = app.property("newsdesk-system-pixels") / tokens.SIZE_INTERFACE
    # Systems differ by a pixel or two in what they call normal; that is no wish for larger letters.
    return 1.0 if wished < 1.12 else min(wished, _LARGEST)


def _system_theme(app: QApplication) -> str:
    return "dark" if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.background, role.WindowText: theme.text,
        role.Base: theme.paper, role.AlternateBase: theme.background, role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.paper, role.ButtonText: theme.text, role.BrightText: theme.stop,
        role.ToolTipBase: theme.text, role.ToolTipText: theme.paper,
        role.Highlight: theme.accent_ground, role.HighlightedText: theme.text,
        role.Link: theme.accent, role.LinkVisited: theme.accent, role.Accent: theme.accent,
        role.Light: theme.paper, role.Midlight: theme.background, role.Mid: theme.line,
        role.Dark: theme.faint, role.Shadow: theme.line,
    }
    made = QPalette()
    for which, value in colours.items():
        made.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.faint))
    return made
