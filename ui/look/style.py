"""Dresses the application: fonts, palette and one style sheet, all made of the tokens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from newsdesk.paths import RESOURCES
from ui.look import tokens
from ui.look.tokens import LIGHT, THEMES, Theme

_current: Theme = LIGHT
_fonts_loaded = False


def theme() -> Theme:
    """The theme in use."""
    return _current


def apply(app: QApplication, name: str) -> Theme:
    """Dress the application in ``light``, ``dark`` or ``system``; returns the theme that came of it."""
    global _current
    _load_fonts()
    if name not in THEMES:
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        name = "dark" if dark else "light"
    _current = THEMES[name]
    app.setStyle("Fusion")
    app.setFont(interface_font())
    app.setPalette(_palette(_current))
    app.setStyleSheet(_sheet(_current))
    return _current


def interface_font(size: int = tokens.SIZE_INTERFACE, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The interface's font; size in pixels at the system's usual scale."""
    font = QFont(tokens.FONT_INTERFACE)
    font.setPixelSize(size)
    font.setWeight(weight)
    return font


def text_font(size: int = tokens.SIZE_TEXT, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The font of what is written."""
    font = QFont(tokens.FONT_TEXT)
    font.setPixelSize(size)
    font.setWeight(weight)
    return font


def _load_fonts() -> None:
    global _fonts_loaded
    if not _fonts_loaded:
        for file in sorted((RESOURCES / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
        _fonts_loaded = True


def _palette(t: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for name, colour in (
        (role.Window, t.background), (role.WindowText, t.text), (role.Base, t.paper), (role.AlternateBase, t.background),
        (role.Text, t.text), (role.Button, t.background), (role.ButtonText, t.text), (role.Highlight, t.accent),
        (role.HighlightedText, t.on_accent), (role.Link, t.accent), (role.ToolTipBase, t.paper), (role.ToolTipText, t.text),
        (role.PlaceholderText, t.muted), (role.BrightText, t.stop), (role.Light, t.line), (role.Mid, t.line),
        (role.Dark, t.line), (role.Shadow, t.line), (role.Accent, t.accent),
    ):
        palette.setColor(name, QColor(colour))
    for name in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(t.faint))
    return palette


def _sheet(t: Theme) -> str:
    values = {name: getattr(t, name) for name in Theme.__slots__}
    return _SHEET.replace("{", "{{").replace("}", "}}").replace("<<", "{").replace(">>", "}").format(
        **values, radius=tokens.RADIUS)


_SHEET = """
QWidget { color: <<text>>; }
QMainWindow, QDialog { background: <<background>>; }
QToolTip { background: <<paper>>; color: <<text>>; border: 1px solid <<line>>; padding: 4px 8px; }
#side { background: <<side>>; border-right: 1px solid <<line>>; }
#top { background: <<background>>; border-bottom: 1px solid <<line>>; }
#status { background: <<background>>; border-top: 1px solid <<line>>; }
#companion { background: <<background>>; border-left: 1px solid <<line>>; }
#paper, #paper > QWidget { background: <<paper>>; }
QLabel { background: transparent; }
QLabel[role="muted"] { color: <<muted>>; font-size: 12px; }
QLabel[role="title"] { font-size: 15px; font-weight: 600; }
QLabel[role="section"] { color: <<muted>>; font-size: 12px; }
QLabel[role="welcome"] { font-size: 24px; font-weight: 600; }
QPushButton { border: 1px solid <<line>>; border-radius: <<radius>>px; padding: 6px 12px; background: <<background>>;
  color: <<text>>; font-weight: 500; }
QPushButton:hover { background: <<side>>; }
QPushButton:focus, QToolButton:focus { border: 2px solid <<accent>>; padding: 5px 11px; }
QPushButton:disabled { color: <<faint>>; }
QPushButton[kind="primary"] { background: <<accent>>; color: <<on_accent>>; border-color: <<accent>>; font-weight: 600; }
QPushButton[kind="primary"]:focus { border: 2px solid <<text>>; }
QPushButton[kind="primary"]:disabled { background: <<line>>; color: <<muted>>; border-color: <<line>>; }
QPushButton[kind="nav"] { text-align: left; border: 1px solid transparent; background: transparent; padding: 7px 10px;
  font-weight: 400; }
QPushButton[kind="nav"]:hover { background: <<background>>; }
QPushButton[kind="nav"]:checked { background: <<paper>>; border-color: <<line>>; font-weight: 600; }
QPushButton[kind="nav"]:focus { border: 2px solid <<accent>>; padding: 6px 9px; }
QPushButton[kind="chip"] { border-radius: 12px; padding: 3px 10px; font-size: 12px; font-weight: 400; background: transparent; }
QPushButton[kind="chip"]:checked { background: <<accent_ground>>; color: <<accent>>; border-color: <<accent_ground>>; }
QPushButton[kind="field"] { border: none; border-bottom: 1px dashed <<line>>; border-radius: 0; padding: 2px 1px;
  background: transparent; font-weight: 400; text-align: left; }
QPushButton[kind="field"]:hover { color: <<accent>>; }
QPushButton[kind="field"]:focus { border: 2px solid <<accent>>; border-radius: 4px; padding: 1px; }
QPushButton[kind="field"][empty="yes"] { color: <<muted>>; }
QPushButton[kind="field"][guess="yes"] { background: <<look_ground>>; color: <<look>>; border-bottom: 1px solid <<look>>; }
QPushButton[kind="line"] { text-align: left; border: none; border-bottom: 1px solid <<line>>; border-radius: 0;
  background: transparent; padding: 11px 8px; font-weight: 400; }
QPushButton[kind="line"]:hover { background: <<side>>; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 5px; background: transparent; color: <<muted>>; }
QToolButton:hover { background: <<side>>; }
QToolButton:checked { background: <<accent_ground>>; }
QToolButton:focus { padding: 4px; }
QLabel[badge="accent"], QLabel[badge="done"], QLabel[badge="look"], QLabel[badge="stop"] { border-radius: 10px;
  padding: 3px 9px; font-size: 12px; }
QLabel[badge="accent"] { background: <<accent_ground>>; color: <<accent>>; }
QLabel[badge="done"] { background: <<done_ground>>; color: <<done>>; }
QLabel[badge="look"] { background: <<look_ground>>; color: <<look>>; }
QLabel[badge="stop"] { background: <<stop_ground>>; color: <<stop>>; }
#bar { background: <<look_ground>>; border: 1px solid <<line>>; border-radius: <<radius>>px; }
#bar[tone="stop"] { background: <<stop_ground>>; }
#bar[tone="done"] { background: <<done_ground>>; }
QLineEdit, QComboBox, QPlainTextEdit#field { background: <<paper>>; border: 1px solid <<line>>; border-radius: 6px;
  padding: 6px 9px; selection-background-color: <<accent>>; selection-color: <<on_accent>>; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit#field:focus { border: 2px solid <<accent>>; padding: 5px 8px; }
QComboBox QAbstractItemView { background: <<paper>>; border: 1px solid <<line>>; selection-background-color: <<accent_ground>>;
  selection-color: <<text>>; }
QTextEdit { background: <<paper>>; border: none; selection-background-color: <<accent>>; selection-color: <<on_accent>>; }
QListView { background: <<background>>; border: none; outline: 0; }
QListView:focus { border: none; }
QMenu { background: <<paper>>; border: 1px solid <<line>>; padding: 4px; }
QMenu::item { padding: 6px 26px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: <<accent_ground>>; color: <<text>>; }
QMenu::separator { height: 1px; background: <<line>>; margin: 4px 8px; }
QCheckBox, QRadioButton { spacing: 8px; padding: 3px; background: transparent; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid <<accent>>; border-radius: 4px; padding: 1px; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 6px 12px; margin: 6px 2px;
  color: <<muted>>; min-width: 60px; max-width: 240px; }
QTabBar::tab:selected { background: <<paper>>; border-color: <<line>>; color: <<text>>; }
QTabBar::tab:focus { border: 2px solid <<accent>>; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: <<line>>; border-radius: 4px; min-height: 40px; margin: 1px 2px; }
QScrollBar::handle:vertical:hover { background: <<faint>>; }
QScrollBar:horizontal { background: transparent; height: 10px; }
QScrollBar::handle:horizontal { background: <<line>>; border-radius: 4px; min-width: 40px; margin: 2px 1px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: none;
  width: 0; height: 0; }
QScrollArea { border: none; background: transparent; }
QProgressBar { border: 1px solid <<line>>; border-radius: 4px; background: <<paper>>; height: 8px; }
QProgressBar::chunk { background: <<accent>>; border-radius: 3px; }
QSplitter::handle { background: <<line>>; }
#finder { background: <<paper>>; border: 1px solid <<line>>; border-radius: <<radius>>px; }
#finder QListView { background: <<paper>>; }
#initials { background: <<accent_ground>>; color: <<accent>>; border-radius: 14px; font-weight: 600; font-size: 12px; }
"""
