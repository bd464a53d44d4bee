"""What a person set for the look of the page while writing: kept for the person on this machine, never in an article."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from typing import Any

from PySide6.QtGui import QFont

from newsdesk import staffing
from ui.bridge import Bridge
from ui.look import style
from ui.look.tokens import FONT_INTERFACE, FONT_TEXT, PAPER_COLUMN, SIZE_TEXT

COMFORT = "comfort"
"""The name of the setting."""
ZOOMS = (70, 80, 90, 100, 110, 125, 150, 175, 200)
WIDTHS = {"narrow": 520, "usual": PAPER_COLUMN, "wide": 800}
LIT = ("paragraph", "sentence")
LETTERS = {"serif": FONT_TEXT, "sans": FONT_INTERFACE}


@dataclass(frozen=True, slots=True)
class Comfort:
    zoom: int = 100
    """Size of the letters in percent."""
    width: str = "usual"
    letters: str = "serif"
    typewriter: bool = False
    """The line being written stays in the middle."""
    dim: bool = True
    """In focus mode what one is not writing is dimmed."""
    lit: str = "paragraph"
    """What is not: the ``paragraph`` or the ``sentence`` at the caret."""

    @property
    def font(self) -> QFont:
        """The font of the text."""
        size = SIZE_TEXT * self.zoom / 100
        return style.text_font(size) if self.letters == "serif" else style.font(size)

    @property
    def column(self) -> float:
        """The width of the column, as a measure of the tokens: larger letters need a wider one."""
        return WIDTHS[self.width] * self.zoom / 100

    def zoomed(self, by: int) -> Comfort:
        """The next larger (1) or smaller (-1) letters; 0: the usual size."""
        at = min(range(len(ZOOMS)), key=lambda n: abs(ZOOMS[n] - self.zoom))
        zoom = ZOOMS[max(0, min(at + by, len(ZOOMS) - 1))] if by else 100
        return replace(self, zoom=zoom)


def comfort_of(bridge: Bridge) -> Comfort:
    """What is set; what cannot be understood is as usual."""
    values = bridge.ask(staffing.setting, COMFORT, {})
    values = values if isinstance(values, dict) else {}
    zoom = values.get("zoom")
    return Comfort(
        zoom if isinstance(zoom, int) and ZOOMS[0] <= zoom <= ZOOMS[-1] else 100,
        _one_of(values.get("width"), WIDTHS, "usual"), _one_of(values.get("letters"), LETTERS, "serif"),
        values.get("typewriter") is True, values.get("dim") is not False, _one_of(values.get("lit"), LIT, "paragraph"),
    )


def keep_comfort(bridge: Bridge, comfort: Comfort, origin: object) -> None:
    """Keep what was set."""
    bridge.act(staffing.set_setting, COMFORT, asdict(comfort), origin=origin)


def _one_of(value: Any, known: Collection[str], usual: str) -> str:
    return value if isinstance(value, str) and value in known else usual
