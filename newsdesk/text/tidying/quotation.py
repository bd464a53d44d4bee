"""Rules about quotation marks: their spaces, and one kind of them in a text. What is said between them stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdesk.text.tidying.source import TWO_SINGLES, Edit, Source

_SINGLE_PAIR = re.compile(r"(?<![^\s(\"“])(?<!\d )(['‘]) (?=[^\W\d_]|\d{3})([^'‘’\n]{1,160}?)( ?)(['’])(?=[\s,.;:!?)\"”]|\Z)")
_OF = re.compile(r"(?<=[^\W\d_]) (?=['’]s\b)|(?<=\d) (?='(?:[\s,;)]|\Z))")
_SINGLE = re.compile(r"['‘’]")
_ALONE = re.compile(r"(?<![^\s])'(?=\s|\Z)")
"""With space on both sides: which of the two it was nobody can tell."""


def quote_spaces(source: Source) -> Iterator[Edit]:
    """No space between a quotation mark and what it encloses; one outside of it."""
    text = source.text
    for mark in source.marks:
        at = mark.at
        if mark.opens:
            end = at + 1
            while text[end : end + 1] == " ":
                end += 1
            if end > at + 1 and text[end : end + 1] not in ("", "\n"):
                yield Edit(at + 1, end, "", mark.certain)
            elif at and (text[at - 1] in ",:;.!?" or text[at - 1].isalpha()):
                yield Edit(at, at, " ", mark.certain)
        else:
            start = at
            while start and text[start - 1] == " ":
                start -= 1
            if start < at and text[start - 1 : start] not in ("", "\n"):
                yield Edit(start, at, "", mark.certain)
            elif text[at + 1 : at + 2].isalpha():
                yield Edit(at + 1, at + 1, " ", mark.certain)


def single_quote_spaces(source: Source) -> Iterator[Edit]:
    """The same for single quotation marks, where two of them belong together."""
    for found in _SINGLE_PAIR.finditer(source.text):
        yield Edit(found.end(1), found.start(2), "")
        if found[3]:
            yield Edit(found.start(3), found.end(3), "")
    if source.manner.tokenised:
        # Salazar 's, and the minute of a goal: 76 '
        for found in _OF.finditer(source.text):
            yield Edit(found.start(), found.end(), "")


def two_singles(source: Source) -> Iterator[Edit]:
    """Two apostrophes that stand for a double quotation mark are one."""
    for found in TWO_SINGLES.finditer(source.text):
        yield Edit(found.start(), found.end(), '"')


def mixed_quotes(source: Source) -> Iterator[Edit]:
    """One kind of quotation marks in a text, the one that it has more of."""
    text = source.text
    for mark in source.marks:
        wanted = ("“" if mark.opens else "”") if source.manner.curly else '"'
        if text[mark.at] != wanted and (not source.manner.curly or text[mark.at] == '"'):
            yield Edit(mark.at, mark.at + 1, wanted, mark.certain or not source.manner.curly)


def mixed_apostrophes(source: Source) -> Iterator[Edit]:
    """One kind of single quotation marks and apostrophes in a text. The minute of a goal, 76', is none of them."""
    text, curly = source.text, source.manner.curly_single
    for found in _SINGLE.finditer(text):
        at = found.start()
        if not curly and found[0] != "'":
            yield Edit(at, at + 1, "'")
        elif curly and found[0] == "'" and not _ALONE.match(text, at) and not text[at - 1 : at].isdigit():
            opens = text[at - 1 : at] in ("", " ", "\n", "(", '"', "“") and text[at + 1 : at + 2].isalpha() and not re.match(
                r"s\b", text[at + 1 : at + 3])
            yield Edit(at, at + 1, "‘" if opens else "’")
