"""A place of an article in words: the words that stand there, or the name of its field."""

from __future__ import annotations

from newsdesk.text.anchors import Anchor
from ui.words import say

LONGEST = 160
"""Characters of a stretch of text that are shown."""


def place_words(anchor: Anchor) -> str:
    """A place in words: those that are pointed at, or the name of the field."""
    return f"“{shortened(anchor.quote)}”" if anchor.quote else say(field_code(anchor.field))


def shortened(text: str) -> str:
    """One line of a text, cut in the middle where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST // 2].rstrip()} … {line[-LONGEST // 4 :].lstrip()}"


def field_code(field: str) -> str:
    return f"review.field.{field.partition(':')[0]}"
