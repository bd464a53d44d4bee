"""How deep a JSON text is nested, seen before it is parsed: a parser may run out of stack."""

from __future__ import annotations

import re

_SIGN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.S)


def depth(text: str) -> int:
    """The deepest nesting of arrays and objects; brackets inside strings are none."""
    deepest = now = 0
    for found in _SIGN.finditer(text):
        if found[0] in "[{":
            now += 1
            deepest = max(deepest, now)
        elif found[0] in "]}":
            now -= 1
    return deepest
