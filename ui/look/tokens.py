"""Every colour and measure of the interface, light beside dark, in one table."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme as ``#RRGGBB``. Text on its ground keeps a contrast of 4.5 : 1 (faint is decoration)."""

    name: str
    background: str
    paper: str
    side: str
    line: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_strong: str
    accent_ground: str
    selection: str
    done: str
    done_ground: str
    look: str
    look_ground: str
    stop: str
    stop_ground: str
    on_accent: str


_TABLE = {
    #                light      dark
    "background": ("#F6F4F0", "#17181A"),
    "paper": ("#FFFFFF", "#1E2023"),
    "side": ("#EFECE6", "#131416"),
    "line": ("#E2DED6", "#2E3135"),
    "text": ("#1E1C19", "#E8E6E1"),
    "muted": ("#6E685F", "#9C988F"),
    "faint": ("#A19A8F", "#6B6862"),
    "accent": ("#1F4FA3", "#8FB3F5"),
    "accent_strong": ("#183F85", "#A9C5F9"),
    "accent_ground": ("#E6EDF9", "#22304A"),
    "selection": ("#C6D8F5", "#2F4976"),
    "done": ("#1F7A4D", "#77C79B"),
    "done_ground": ("#E3F2EA", "#1D3529"),
    "look": ("#935D00", "#E2B25C"),
    "look_ground": ("#FBF0DA", "#3A2F19"),
    "stop": ("#B3261E", "#F0938B"),
    "stop_ground": ("#FBE9E7", "#422422"),
    "on_accent": ("#FFFFFF", "#17181A"),
}

LIGHT = Theme("light", **{name: pair[0] for name, pair in _TABLE.items()})
DARK = Theme("dark", **{name: pair[1] for name, pair in _TABLE.items()})
THEMES = {theme.name: theme for theme in (LIGHT, DARK)}
assert {f.name for f in fields(Theme)} == {"name", *_TABLE}

# Measures in logical pixels at the system's usual font size.
SIDE_BAR, SIDE_BAR_NARROW = 216, 56
TOP_BAR = 44
STATUS_BAR = 28
COMPANION = 340
COMPANION_PREVIEW, COMPANION_LEAST = 470, 340
PAPER_LEAST = 440
"""Beside a companion the paper keeps this much, or the companion covers it."""
PAPER_COLUMN = 640
RADIUS = 8
GAP = 16
MARGIN = 24
"""Space around things; GAP between them."""
SIDE = 20
"""Left and right of what a screen holds: its title, its lists and its fields begin on one line."""
FONT_INTERFACE = "Inter"
FONT_TEXT = "Source Serif 4"
SIZE_INTERFACE, SIZE_SECONDARY, SIZE_TITLE = 13, 12, 15
SIZE_TEXT, LINE_HEIGHT, SIZE_HEADLINE = 18, 1.62, 33
