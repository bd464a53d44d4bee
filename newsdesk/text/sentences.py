"""Where the sentences of a paragraph begin and end: titles, initials and numbers end none."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+[\"'”’»)\]*_]*\s+(?=[\"'“‘«(\[*_]*[A-Z0-9])")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\"“])(?:[A-Za-z]|dr|drg|drs|dra|ir|hj|prof|kh|jl|jln|gg|no|kab|kec|kel|ds|rt|rw|tgl|hlm|pt|cv|st|mr|mrs|sdr|yth|bpk|alm)\.$",
    re.IGNORECASE)


def sentence_at(text: str, place: int) -> tuple[int, int]:
    """From where to where the sentence at a place of a paragraph stands; white space behind one belongs to the next."""
    start = 0
    for found in _END.finditer(text):
        if found[0][0] == "." and _ABBREVIATED.search(text, start, found.start() + 1):
            continue
        end = found.start() + len(found[0].rstrip())
        if place <= end:
            return start, end
        start = found.end()
    return start, len(text)
