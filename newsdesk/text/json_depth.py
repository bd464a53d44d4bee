"""How deep a JSON text is nested and how much is in it, seen before it is parsed: a parser may run out of stack and room."""

from __future__ import annotations

import re

# A string is taken in one piece, without going back: also one that nobody closed is looked at only once.
_SIGN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[{]|[\]}]|,', re.S)


class TooMuch(ValueError):
    """More is in a text than may be."""


def depth(text: str, most: int | None = None) -> int:
    """The deepest nesting of arrays and objects; brackets inside strings are none.

    Raises TooMuch where more than `most` brackets open and commas stand in it.
    """
    deepest = now = signs = 0
    for found in _SIGN.finditer(text):
        sign = text[found.start()]
        if sign in "[{":
            now += 1
            deepest = max(deepest, now)
        elif sign in "]}":
            now -= 1
        if sign in "[{,":
            signs += 1
            if most is not None and signs > most:
                raise TooMuch
    return deepest
