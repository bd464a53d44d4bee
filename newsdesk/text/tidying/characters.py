"""Rules about characters that nobody sees: no-break spaces, zero-width characters, spaces that are too many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdesk.text.tidying.garbled import repaired
from newsdesk.text.tidying.source import Edit, Source

_NO_BREAK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]+")
_HYPHEN = re.compile("[\u2010\u2011]")
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u206f\ufeff\x7f-\x84\x86-\x9f]+")
_JOINS = re.compile("[\u200c-\u200f]+")
_FOREIGN = re.compile("[\u0590-\u08ff\u0900-\u0dff\ufb1d-\ufeff]|[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]")
_DOUBLED = re.compile(r"(?<=\S) {2,}(?=\S)")
_AT_ENDS = re.compile(r"(?<=\n) +|^ +| +(?=\n|\Z)")


def no_break_space(source: Source) -> Iterator[Edit]:
    """No-break spaces, thin spaces and tabs are spaces, no-break hyphens are hyphens."""
    for found in _NO_BREAK.finditer(source.text):
        yield Edit(found.start(), found.end(), " ")
    for found in _HYPHEN.finditer(source.text):
        yield Edit(found.start(), found.end(), "-")


def invisible_character(source: Source) -> Iterator[Edit]:
    """Zero-width characters, soft hyphens and marks of direction go; those that join emoji or foreign letters stay."""
    for found in _INVISIBLE.finditer(source.text):
        around = source.text[max(0, found.start() - 1) : found.start()] + source.text[found.end() : found.end() + 1]
        if not (_JOINS.fullmatch(found[0]) and _FOREIGN.search(around)):
            yield Edit(found.start(), found.end(), "")


def without_invisible(text: str) -> str:
    """A text with both done, and read rightly before: what was pasted never brings such characters along."""
    if text.isascii() and "\t" not in text:
        return text
    text = repaired(text)
    source = Source.bare(text)
    parts: list[str] = []
    at = 0
    for edit in sorted((*no_break_space(source), *invisible_character(source)), key=lambda e: e.start):
        parts += (text[at : edit.start], edit.after)
        at = edit.end
    return "".join((*parts, text[at:]))


def doubled_space(source: Source) -> Iterator[Edit]:
    """One space between words."""
    for found in _DOUBLED.finditer(source.text):
        yield Edit(found.start(), found.end(), " ")


def space_at_end(source: Source) -> Iterator[Edit]:
    """No spaces at the ends of a paragraph."""
    for found in _AT_ENDS.finditer(source.text):
        yield Edit(found.start(), found.end(), "")
