"""Sends an article back, from its list and from its paper alike: what was changed and not sent goes along as suggestions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from newsdesk import returning
from newsdesk.errors import Refused
from ui.words import say

if TYPE_CHECKING:
    from newsdesk.returning import PointWanted
    from ui.steps.doing import Doing


def send_back(doing: Doing, words: int, article: str, points: Sequence[PointWanted], told: Callable[[str], object],
              refused: Callable[[Refused], object], origin: object) -> None:
    """Send it back with these points, in one act. words: how long the text is; told: is given what is to be said then."""

    def done(made: int) -> None:
        told(say("review.sent_back.with" if made else "review.sent_back", n=len(points), many=made))

    doing.act(words, returning.send_back, article, points, suggesting=True, done=done, refused=refused, origin=origin)
