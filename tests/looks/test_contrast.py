"""Words can be read: every colour of letters on every ground it stands on, in both themes, by the measure of WCAG AA."""

from __future__ import annotations

import pytest

from ui.look.tokens import THEMES, Theme

GROUNDS = ("background", "paper", "side")
MEANINGS = ("accent", "done", "look", "stop")
PAIRS = [
    *((ink, ground) for ink in ("text", "muted", *MEANINGS) for ground in GROUNDS),
    *((meaning, f"{meaning}_ground") for meaning in MEANINGS),
    *((ink, f"{meaning}_ground") for meaning in MEANINGS for ink in ("text", "muted")),
    ("on_accent", "accent"), ("on_accent", "accent_strong"), ("text", "selection"), ("paper", "text"), ("accent_ground", "text"),
]
"""The toast is the other way round: paper on text, and its button in the accent's ground."""


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_letters_stand_out_from_their_ground(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
def test_the_ring_of_the_focus_is_seen(theme: Theme, ground: str) -> None:
    assert contrast(theme.accent, getattr(theme, ground)) >= 3
    assert contrast(theme.text, theme.accent) >= 1.5, "the ring around the primary button"


def contrast(one: str, other: str) -> float:
    """How much two colours (``#RRGGBB``) differ in light: 1 (not at all) to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
