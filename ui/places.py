"""The places that the side bar leads to, in its order, and the screen of each; its module is imported when one goes there."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.bridge import Bridge

PLACES = (("draft", "draft"), ("submitted", "submitted"), ("approved", "approved"), ("exported", "exported"),
          ("archive", "archive"), ("newsroom", "people"))
"""Name of a place, and the meaning of its icon."""


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
    from ui.screens.shelf import Shelf

    return Shelf(bridge, place)
