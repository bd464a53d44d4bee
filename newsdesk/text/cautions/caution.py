"""A caution as a value, and what all of them look at a text with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

SENTENCE = re.compile(r"[^.!?…\n]+(?:[.!?…]+[”\"')]*|\n|$)")
NAME = r"[A-Z][\w'’.-]*[a-z](?:\s+(?:bin|binti|van|de|al)?\s*[A-Z][\w'’.-]*)*"
"""A name as it is written in a text: words with a capital, the first with a small letter in it (initials are none)."""


@dataclass(frozen=True, slots=True)
class Caution:
    """Something to look at."""

    kind: str
    line: int
    """Which of the lines that were given (from 0)."""
    facts: Mapping[str, str | int] = field(default_factory=dict)


def sentences(line: str) -> list[str]:
    """The sentences of a line; abbreviations may cut one in two, which is good enough for looking around a word."""
    return [found[0].strip() for found in SENTENCE.finditer(line) if found[0].strip()]


def words_in(text: str, stems: re.Pattern[str]) -> set[str]:
    """The different words of a list that a text has, in small letters."""
    return {found[0].casefold() for found in stems.finditer(text)}


def any_of(words: str) -> re.Pattern[str]:
    """A pattern for the words and phrases (regular expressions) of a list, parted by ``;``, as whole words with their usual endings.

    One space in it is any white space in a text.
    """
    one_of = "|".join(r"\s+".join(part.split()) for part in words.split(";") if part.strip())
    return re.compile(rf"(?<!\w)(?:{one_of})(?:nya|lah|kah)?(?!\w)", re.I)
