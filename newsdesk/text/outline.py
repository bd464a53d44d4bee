"""The subheadings of a text as its outline, with how much stands under each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsdesk.text.body import Kind, kind_of
from newsdesk.text.counting import count_line, shown_text


@dataclass(frozen=True, slots=True)
class Section:
    line: int
    """The line of the subheading; 0 for what stands before the first."""
    title: str
    """Empty for what stands before the first subheading."""
    words: int
    """Words under it, without its own."""


def outline(lines: Sequence[str]) -> list[Section]:
    """The sections of a text in order; what stands before the first subheading is one where it has words."""
    found: list[Section] = []
    line, title, words = 0, "", 0
    for n, text in enumerate(lines):
        if kind_of(text) is Kind.HEADING:
            if title or words:
                found.append(Section(line, title, words))
            line, title, words = n, shown_text(text).strip() or "…", 0
        else:
            words += count_line(text).words
    if title or words:
        found.append(Section(line, title, words))
    return found


def neighbour(lines: Sequence[str], line: int, forward: bool) -> int | None:
    """The line of the next subheading after, or of the last before, a line; None where there is none."""
    places = range(line + 1, len(lines)) if forward else range(line - 1, -1, -1)
    return next((n for n in places if kind_of(lines[n]) is Kind.HEADING), None)
