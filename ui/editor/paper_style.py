"""How the paper looks, beyond the application's own sheet: fields that look like words, and the text's own letters."""

from __future__ import annotations

from string import Template

from PySide6.QtWidgets import QWidget

from ui.comfort.settings import LETTERS, Comfort
from ui.look import px, theme
from ui.look.tokens import FONT_INTERFACE, SIZE_HEADLINE, SIZE_TEXT

_SHEET = Template("""
#paper, #paperTools, #paperHead, Body, Headline { background: $paper; }
Body { border: 0; padding: 0; font-family: "$serif"; font-size: ${text}px; }
Body:focus { border: 0; padding: 0; }
Headline { border: 0; padding: 0; font-family: "$serif"; font-size: ${headline}px; font-weight: 600; }
Headline:focus { border: 0; padding: 0; }
Body Details QLabel, Body Details QLineEdit, Body Details QPushButton, Body Details QCheckBox { font-family: "$sans"; }
#findBar { background: $background; border-top: 1px solid $line; }
#findBar QLineEdit { padding: 3px 8px; font-size: ${p13}px; }
#findBar QLineEdit:focus { padding: 2px 7px; }
#findSays { color: $muted; font-size: ${p13}px; }
#findSays[wrong="true"] { color: $stop; }
#askLine { background: $background; border-bottom: 1px solid $line; }
#dot, #metaLabel { color: $muted; font-size: ${p13}px; }
#placeRest { color: $muted; font-family: "$serif"; font-size: ${text}px; font-weight: 600; }
Inline { background: transparent; border: 0; border-bottom: 1px dashed $faint; border-radius: 0; margin: 1px 2px;
  padding: 1px 0; font-size: ${p13}px; font-weight: 500; color: $text; }
Inline:hover { border-bottom: 1px solid $muted; }
Inline:focus { margin: 0; border: 2px solid $accent; border-radius: 5px; padding: 0 0 1px 0; background: $paper; }
Inline[guess="true"] { background: $look_ground; border-bottom: 1px solid $look; color: $text; }
Inline[wrong="true"] { background: $stop_ground; border-bottom: 1px solid $stop; }
Inline#place { font-family: "$serif"; font-size: ${text}px; font-weight: 600; border-bottom: 1px solid transparent; }
Inline#place:hover { border-bottom: 1px dashed $faint; }
Inline#place:focus { border: 2px solid $accent; }
Inline#place[guess="true"] { border-bottom: 1px solid $look; }
Headline[guess="true"] { background: $look_ground; }
Body QScrollBar::handle:disabled { background: transparent; }
#looseHint { background: $paper; color: $muted; border: 1px solid $line; border-radius: 11px; padding: 2px 6px;
  font-family: "$sans"; font-size: ${p12}px; }
#looseHint[alone="true"] { padding: 1px; border-radius: 9px; }
#looseHint:hover { color: $text; border-color: $faint; }
#guessChip { background: $look_ground; color: $look; border: 1px solid $look; }
#guessChip:focus { border: 2px solid $accent; }
#advertorial { border-style: dashed; }
#advertorial:checked { background: $look_ground; color: $look; border: 1px solid $look_ground; font-weight: 500; }
#advertorial:focus { border: 2px solid $accent; }
""")


_POPUP = Template("""
QListView { background: $paper; border: 1px solid $line; padding: 4px; outline: 0; font-size: ${p13}px; }
QListView::item { padding: 4px 8px; border-radius: 5px; color: $text; }
QListView::item:selected { background: $accent_ground; color: $text; }
""")


def dress_popup(popup: QWidget) -> None:
    """The list of completions is a window of its own: it takes nothing from the paper's sheet."""
    colours = theme()
    popup.setStyleSheet(_POPUP.substitute({name: getattr(colours, name) for name in type(colours).__slots__}, p13=px(13)))


def paper_sheet(comfort: Comfort | None = None) -> str:
    """The style sheet of a paper in the theme in use, for the comfort that a person set."""
    colours, comfort = theme(), comfort or Comfort()
    zoom = comfort.zoom / 100
    return _SHEET.substitute(
        {name: getattr(colours, name) for name in type(colours).__slots__},
        serif=LETTERS[comfort.letters], sans=FONT_INTERFACE, text=max(12, px(SIZE_TEXT * zoom)),
        headline=max(12, px(SIZE_HEADLINE * zoom)), p12=max(12, px(12)), p13=px(13),
    )
