"""Sends an article back, from its list and from its paper alike: what was changed and not sent goes along as suggestions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsdesk import returning
from ui.bridge import Bridge
from ui.words import say

if TYPE_CHECKING:
    from newsdesk.returning import PointWanted

FLUSH_SECONDS = 10


def send_back(bridge: Bridge, article: str, points: Sequence[PointWanted], origin: object) -> str:
    """Send it back with these points, in one act; returns what is to be told. Raises Refused as the newsroom does."""
    bridge.settle.emit()  # what is still in the air belongs to what is suggested
    bridge.desk.journal.flush(FLUSH_SECONDS)
    made = bridge.attempt(returning.send_back, article, points, suggesting=True, origin=origin)
    return say("review.sent_back.with" if made else "review.sent_back", n=len(points), many=made)
