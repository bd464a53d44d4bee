"""Sends an article back, from its list and from its paper alike: what was changed and not sent goes along as suggestions."""

from __future__ import annotations

from collections.abc import Sequence

from newsdesk import returning
from newsdesk.returning import PointWanted
from ui.bridge import Bridge
from ui.words import say

FLUSH_SECONDS = 10


def send_back(bridge: Bridge, article: str, points: Sequence[PointWanted], origin: object) -> str:
    """Send it back with these points, in one act; returns what is to be told. Raises Refused as the newsroom does."""
    bridge.settle.emit()  # what is still in the air belongs to what is suggested
    bridge.desk.journal.flush(FLUSH_SECONDS)
    made = bridge.attempt(returning.send_back, article, points, suggesting=True, origin=origin)
    return say("review.sent_back.with" if made else "review.sent_back", n=len(points), many=made)
