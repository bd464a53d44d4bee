"""The places that the side bar leads to, in its order, and the screen of each; its module is imported when one goes there."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge

HOME = "mine"
"""Where the desk opens: what waits for me."""
PLACES = (("mine", "mine"), ("draft", "draft"), ("submitted", "submitted"), ("reading", "reading"), ("approved", "approved"),
          ("exported", "exported"), ("published", "published"), ("archive", "archive"), ("newsroom", "people"),
          ("day", "day"), ("override", "override"), ("bin", "bin"))
"""Name of a place, and the meaning of its icon; Ctrl+1 to Ctrl+9 lead to the first nine."""


def key_of(number: int) -> str:
    """The key that leads to the place with this number in PLACES, from 1; empty where there is none."""
    return f"Ctrl+{number}" if number <= 9 else ""


def make_place(place: str, bridge: Bridge) -> QWidget:
    """The screen of a place of PLACES, or of ``find_drafts``, to which no side bar leads."""
    # At start there is an article in front: none of these is needed before the first paint.
    if place == "archive":
        from ui.screens.archive import Archive

        return Archive(bridge)
    if place == "newsroom":
        from ui.screens.newsroom import Newsroom

        return Newsroom(bridge)
    if place == "find_drafts":
        from ui.screens.find_drafts import FindDrafts

        return FindDrafts(bridge)
    if place == "day":
        from ui.screens.day import Day

        return Day(bridge)
    from ui.screens.shelf import Shelf

    return Shelf(bridge, place)
