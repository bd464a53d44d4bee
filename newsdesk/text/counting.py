"""How long a text is, as its reader counts: words, characters and minutes, without marks, addresses and cards."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from newsdesk.text.body import Kind, kind_of, lines_of

WORDS_A_MINUTE = 200
_PREFIX = re.compile(r"#{1,6} |[-*+] |\d{1,9}[.)] |> ?")
_LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)+)\]\([^()\s<>\"]+\)")
_STARS = re.compile(r"(?<!\\)\*{1,3}(?=\S)|(?<=\S)(?<!\\)\*{1,3}")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Counts:
    words: int = 0
    characters: int = 0
    """Spaces between words among them, ends of paragraphs not."""

    @property
    def minutes(self) -> int:
        """How long reading it takes; a text of any length takes a minute."""
        return max(1, round(self.words / WORDS_A_MINUTE)) if self.words else 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.words + other.words, self.characters + other.characters)


def count(body: str) -> Counts:
    """How long a body is."""
    return total(count_line(line) for line in lines_of(body))


def total(parts: Iterable[Counts]) -> Counts:
    """Several counts as one."""
    words = characters = 0
    for part in parts:
        words += part.words
        characters += part.characters
    return Counts(words, characters)


def count_line(line: str) -> Counts:
    """How long one line is; a card counts nothing."""
    shown = shown_text(line)
    return Counts(len(shown.split()), len(shown))


def shown_text(line: str) -> str:
    """A line as its reader sees it: without marks of its kind, stars, escapes and addresses; empty for a card."""
    kind = kind_of(line)
    if kind in (Kind.RELATED, Kind.PICTURE):
        return ""
    if kind is not Kind.PARAGRAPH:
        line = _PREFIX.sub("", line, count=1)
    if "[" in line:
        line = _LINK.sub(r"\1", line)
    if "*" in line:
        line = _STARS.sub("", line)
    return _ESCAPE.sub(r"\1", line) if "\\" in line else line
