"""The sentences of a paragraph, each with what stands before it, so that joined they are the paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable

MARKER = re.compile(r"#{1,6} |[-*+] |\d{1,9}[.)] |> ?")
_END = re.compile(r"[.!?…][\"”’')\]*_]*(\s+)(?=[“\"‘'(\[*_]*[A-Z0-9])")
_LAST_WORD = re.compile(r"([\w.]+)\.$")
# Behind these a full stop is no end: titles before a name, and words before a number or a name.
_SHORT = frozenset("dr drs dra ir prof h hj kh tgk rm ra st tn ny sdr sdri bpk jl jln no kec kab kel ds gg pt cv ud kol letkol let kapt "
                   "mayjen brigjen letjen jend kombes akbp kompol akp iptu ipda aiptu aipda briptu bripka bripda mr mrs ms hlm hal".split())

Sentence = tuple[str, str]
"""What stands before it (white space, a line feed, the mark of a heading or list item), and itself."""


def sentences(lines: Iterable[str]) -> list[Sentence]:
    """The sentences of a paragraph, or of the several that it was split into: a sentence that begins a line has a line feed
    before it, but for the first."""
    found: list[Sentence] = []
    for line in lines:
        marker = MARKER.match(line)
        start = marker.end() if marker and line[marker.end() :].strip() else 0
        before = ("\n" if found else "") + line[:start]
        for text, space in _split(line[start:]):
            found.append((before, text))
            before = space
    return found


def joined(parts: Iterable[Sentence]) -> str:
    """Sentences as lines, parted by a line feed. Of what stands before the first nothing but a mark counts; inside a line a
    mark is a space."""
    text = ""
    for before, sentence in parts:
        if not text:
            text = before.lstrip("\n") if before.strip() else ""
        else:
            text += before if before.startswith("\n") or (before and not before.strip()) else " "
        text += sentence
    return text


def _split(line: str) -> Iterable[tuple[str, str]]:
    """Each sentence of a line and the white space behind it."""
    at = 0
    for end in _END.finditer(line):
        word = _LAST_WORD.search(line, at, end.start() + 1)
        short = word and line[end.start()] == "." and (len(word[1]) == 1 or word[1].casefold() in _SHORT)
        if not short:
            yield line[at : end.start(1)], end[1]
            at = end.end()
    yield line[at:], ""
