"""The application's one style sheet, made of tokens. What draws itself (ui/parts) is not in it."""

from __future__ import annotations

from collections.abc import Callable
from string import Template

from ui.look.tokens import FONT_TEXT, RADIUS, SIZE_HEADLINE, SIZE_INTERFACE, SIZE_SECONDARY, SIZE_TITLE, Theme

# A focus ring is 2 px instead of the 1 px line, and the padding gives way to it: nothing moves.
_SHEET = Template("""
QWidget { font-size: ${interface}px; }
QToolTip { background: $text; color: $paper; border: 0; padding: ${p4}px ${p8}px; font-size: ${secondary}px; }
QMainWindow, QDialog, QMessageBox, QFileDialog { background: $background; }

QLabel { background: transparent; }
SectionLabel, Muted, Hint, #subtitle { color: $muted; font-size: ${secondary}px; }
SectionLabel { font-weight: 500; }
Hint[invalid="true"] { color: $stop; }
EmptyState Wrapped { color: $muted; }
EmptyState EmptyTitle { color: $text; }
Welcome { font-family: "$serif"; font-size: ${headline}px; font-weight: 600; }
ReadingHeadline { font-family: "$serif"; font-size: ${reading}px; font-weight: 600; }
#readingText { border: 0; padding: 0; background: $paper; }
Title, EmptyTitle { font-size: ${title}px; font-weight: 600; }

QPushButton, QuietButton {
  background: $paper; color: $text; border: 1px solid $line; border-radius: ${radius}px;
  padding: ${p6}px ${p12}px; font-weight: 500; outline: 0; }
QPushButton:hover { background: $background; border-color: $faint; }
QPushButton:pressed, QPushButton:checked { background: $accent_ground; color: $accent; border-color: $accent; }
QPushButton:focus { border: 2px solid $accent; padding: ${r6}px ${r12}px; }
QPushButton:disabled { color: $faint; background: $background; }
QPushButton::menu-indicator { image: url($icons/caret-$name.svg); width: ${p12}px; subcontrol-position: right center;
  subcontrol-origin: padding; right: ${p8}px; }
PrimaryButton, QDialogButtonBox QPushButton:default {
  background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600; }
PrimaryButton:hover { background: $accent_strong; border-color: $accent_strong; }
PrimaryButton:pressed { background: $accent_strong; color: $on_accent; }
PrimaryButton:focus { border: 2px solid $ring; }
PrimaryButton:disabled { background: $line; border-color: $line; color: $muted; }
PrimaryButton[quiet="true"] { background: $paper; color: $text; border: 1px solid $line; font-weight: 500; }
PrimaryButton[quiet="true"]:hover { background: $background; border-color: $faint; }
PrimaryButton[quiet="true"]:focus { border: 2px solid $accent; padding: ${r6}px ${r12}px; }
LinkButton { background: transparent; border: 1px solid transparent; color: $accent; padding: ${p4}px ${p6}px; }
LinkButton:hover { background: $accent_ground; border-color: transparent; }
LinkButton:focus { border: 2px solid $accent; padding: ${r4}px ${r6}px; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: ${p6}px; padding: ${p4}px; }
QToolButton:hover { background: $side; }
QToolButton:pressed, QToolButton:checked { background: $accent_ground; }
QToolButton:focus { border: 2px solid $accent; padding: ${r4}px; }

Chip { background: transparent; color: $muted; border: 1px solid $line; border-radius: ${pill}px;
  padding: ${p3}px ${p10}px; font-size: ${secondary}px; font-weight: 400; }
Chip:hover { color: $text; border-color: $faint; background: transparent; }
Chip:checked { background: $accent_ground; color: $accent; border-color: $accent_ground; font-weight: 500; }
Chip:focus { border: 2px solid $accent; padding: ${r3}px ${r10}px; }

QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QSpinBox, QDateTimeEdit, QDateEdit, QTimeEdit {
  background: $paper; color: $text; border: 1px solid $line; border-radius: ${radius}px; padding: ${p6}px ${p10}px;
  selection-background-color: $selection; selection-color: $text; }
QLineEdit, QTextEdit, QPlainTextEdit { placeholder-text-color: $muted; }
QLineEdit:hover, QComboBox:hover { border-color: $faint; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDateTimeEdit:focus,
QDateEdit:focus, QTimeEdit:focus { border: 2px solid $accent; padding: ${r6}px ${r10}px; }
QLineEdit[invalid="true"], QComboBox[invalid="true"] { border-color: $stop; }
QLineEdit:disabled, QComboBox:disabled { color: $faint; background: $background; }
QComboBox::drop-down { border: 0; width: ${p24}px; }
QComboBox::down-arrow { image: url($icons/caret-$name.svg); width: ${p12}px; height: ${p12}px; }
QComboBox QAbstractItemView { background: $paper; border: 1px solid $line; padding: ${p4}px; outline: 0;
  selection-background-color: $accent_ground; selection-color: $text; }

QCheckBox, QRadioButton { outline: 0; spacing: ${p8}px; padding: ${p3}px; border: 2px solid transparent; border-radius: ${p6}px;
  background: transparent; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator { width: ${p16}px; height: ${p16}px; border: 1px solid $faint;
  background: $paper; }
QCheckBox::indicator { border-radius: ${p4}px; }
QRadioButton::indicator { border-radius: ${round}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url($icons/check-$name.svg); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url($icons/dot-$name.svg); }

QMenuBar { background: $background; border-bottom: 1px solid $line; padding: ${p2}px ${p8}px; }
QMenuBar::item { background: transparent; padding: ${p4}px ${p8}px; border-radius: ${p6}px; }
QMenuBar::item:selected { background: $side; }
QMenu { background: $paper; border: 1px solid $line; padding: ${p6}px; }
QMenu::item { padding: ${p6}px ${p24}px ${p6}px ${p12}px; border-radius: ${p6}px; }
QMenu::item:selected { background: $accent_ground; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::icon { padding-left: ${p8}px; }
QMenu::separator { height: 1px; background: $line; margin: ${p6}px ${p8}px; }

QListView, QTreeView, QTableView { background: $background; border: 0; outline: 0; color: $text;
  selection-background-color: $accent_ground; selection-color: $text; }
QDialog QListView, QDialog QTreeView, QDialog QTableView { background: $paper; border: 1px solid $line; }
QHeaderView::section { background: $background; color: $muted; border: 0; border-bottom: 1px solid $line;
  padding: ${p6}px ${p8}px; font-size: ${secondary}px; font-weight: 500; }
QTableView { gridline-color: $line; border: 2px solid transparent; }
QTableView:focus { border-color: $accent; }
QTableView::item { padding: 0 ${p8}px; border-bottom: 1px solid $line; }
QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget#column { background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QScrollBar { background: transparent; border: 0; }
QScrollBar:vertical { width: ${p10}px; margin: ${p2}px; }
QScrollBar:horizontal { height: ${p10}px; margin: ${p2}px; }
QScrollBar::handle { background: $line; border-radius: ${p3}px; min-height: ${p32}px; min-width: ${p32}px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: transparent; border: 0; width: 0; height: 0; }

QProgressBar { background: $line; border: 0; border-radius: ${p3}px; max-height: ${p6}px; min-height: ${p6}px;
  color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: ${p3}px; }

QStatusBar, #statusBar { background: $background; color: $muted; border-top: 1px solid $line; }
QStatusBar::item { border: 0; }
#statusBar QLabel, QStatusBar QLabel { color: $muted; font-size: ${secondary}px; }
#countLine { background: transparent; border: 2px solid transparent; border-radius: ${p6}px; padding: 0 ${p4}px; color: $muted;
  font-size: ${secondary}px; font-weight: 400; }
#countLine:hover { color: $text; }
#countLine:focus { border-color: $accent; }
#topBar { background: $background; border-bottom: 1px solid $line; }
#companion { background: $background; border-left: 1px solid $line; }
Code { font-size: ${headline}px; font-weight: 600; }
#paper, #card { background: $paper; }
#card { border: 1px solid $line; border-radius: ${radius}px; }
#page { background: $background; }
SideBar { background: $side; border-right: 1px solid $line; }
#hairline { background: $line; border: 0; }

Finder, ShortcutSheet { background: $paper; border: 1px solid $line; }
Finder QLineEdit { border: 0; border-bottom: 1px solid $line; border-radius: 0; background: $paper;
  padding: ${p10}px ${p12}px; font-size: ${title}px; }
Finder QLineEdit:focus { border: 0; border-bottom: 2px solid $accent; padding: ${p10}px ${p12}px ${r10}px ${p12}px; }
Finder QListView { background: $paper; }
#finderFoot { background: $background; color: $muted; border-top: 1px solid $line; font-size: ${secondary}px;
  padding: ${p6}px ${p12}px; }

TabStrip { background: transparent; border: 0; }
TabStrip::tab { background: transparent; color: $muted; border: 1px solid transparent; border-radius: ${p6}px;
  padding: ${p4}px ${p8}px ${p4}px ${p10}px; margin: ${p4}px ${p2}px; min-height: ${p22}px; }
TabStrip::tab:hover { color: $text; background: $side; }
TabStrip::tab:selected { background: $paper; color: $text; border-color: $line; }
TabStrip::tab:selected:focus { border: 2px solid $accent;
  padding: ${r4}px ${r8}px ${r4}px ${r10}px; }
TabStrip::scroller { width: 0; }
TabStrip::tear { width: 0; border: 0; image: none; }
""")


def sheet(theme: Theme, px: Callable[[float], int], icons: str) -> str:
    """The style sheet of a theme. px: a measure of the tokens in pixels; icons: the folder of the drawn marks."""
    measures = {f"p{n}": px(n) for n in (2, 3, 4, 6, 8, 10, 12, 16, 22, 24, 32)}
    # What padding is left where the ring takes one pixel more than the line.
    measures |= {f"r{n}": px(n) - 1 for n in (3, 4, 6, 8, 10, 12)}
    return _SHEET.substitute(
        {name: getattr(theme, name) for name in Theme.__slots__},
        ring=theme.text,
        icons=icons,
        interface=max(12, px(SIZE_INTERFACE)), secondary=max(12, px(SIZE_SECONDARY)), title=px(SIZE_TITLE),
        headline=px(SIZE_HEADLINE), reading=px(26),
        serif=FONT_TEXT,
        radius=px(RADIUS), pill=px(11), round=(px(16) + 2) // 2, **measures,
    )
