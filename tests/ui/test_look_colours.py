"""The colours can be read, and every icon has its glyph."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontInfo, QIcon
from PySide6.QtWidgets import QApplication

from ui import look
from ui.look import icons
from ui.look.tokens import THEMES, Theme

PAIRS = [
    *[("text", ground) for ground in ("background", "paper", "side", "accent_ground", "look_ground", "done_ground",
                                      "stop_ground", "line")],
    *[("muted", ground) for ground in ("background", "paper", "side")],
    *[("accent", ground) for ground in ("background", "paper", "accent_ground")],
    *[(kind, f"{kind}_ground") for kind in ("done", "look", "stop")],
    *[(kind, ground) for kind in ("done", "look", "stop") for ground in ("background", "paper")],
    ("on_accent", "accent"),
]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_are_read_on_their_ground(theme: Theme, ink: str, ground: str) -> None:
    """4.5 : 1, as WCAG counts it."""
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


def test_the_ratio_is_counted_rightly() -> None:
    assert round(contrast("#FFFFFF", "#000000"), 2) == 21
    assert round(contrast("#777777", "#FFFFFF"), 2) == 4.48


@pytest.mark.parametrize("meaning", icons.MEANINGS)
def test_every_icon_draws_something(dressed: QApplication, meaning: str) -> None:
    assert _ink(look.icon(meaning)) > 10


def test_an_icon_takes_the_colour_of_the_theme(dressed: QApplication) -> None:
    made = look.icon("write", "accent")
    light = _darkest(made)
    look.apply(dressed, "dark", 1.0)
    assert light.name() != _darkest(made).name()


def test_the_fonts_are_ours_and_none_is_too_small(dressed: QApplication) -> None:
    assert QFontInfo(look.font()).family() == "Inter"
    assert QFontInfo(look.text_font()).family() == "Source Serif 4"
    assert look.font(9).pixelSize() == 12


def test_larger_letters_make_everything_larger(dressed: QApplication) -> None:
    look.apply(dressed, "light", 1.5)
    assert look.px(216) == 324
    assert look.font().pixelSize() >= 19


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _ink(made: QIcon) -> int:
    image = made.pixmap(QSize(16, 16)).toImage()
    return sum(image.pixelColor(x, y).alpha() > 64 for x in range(image.width()) for y in range(image.height()))


def _darkest(made: QIcon) -> QColor:
    image = made.pixmap(QSize(16, 16)).toImage()
    points = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(points, key=QColor.alpha)
