"""Where the content of an article fits a query, and what it says when everything is replaced there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsdesk.article.content import Content, Picture
from newsdesk.text.body import Block, Kind, join_lines, lines_of
from newsdesk.text.matching import (
    CardWords,
    Match,
    Query,
    Replacement,
    Search,
    changed_lines,
    usual_card_words,
)

HEADLINE = -1
"""The number of the line that stands for the headline."""
SECONDS = 0.05
"""What a regular expression may take in one draft of many."""


@dataclass(frozen=True, slots=True)
class Places:
    """What a content has of a query: the matches, `HEADLINE` first, and the lines they are in."""

    matches: tuple[Match, ...]
    lines: dict[int, str]

    @property
    def count(self) -> int:
        """How many can be replaced."""
        return sum(not m.fixed for m in self.matches)


def places(content: Content, query: Query, seconds: float = SECONDS) -> Places:
    """Where headline and body of a content fit a query. Raises Refused as `Search` does."""
    lines = _lines(content)
    found = Search(query, card_words(content.pictures)).matches(lines, seconds)
    matches = tuple(Match(m.line - 1, m.start, m.end, m.fixed, m.text) for m in found)
    return Places(matches, {m.line: lines[m.line + 1] for m in matches})


def replaced(content: Content, query: Query, new: Replacement, seconds: float = SECONDS) -> tuple[Content, int]:
    """The content with everything replaced that can be, and how much that was. Raises Refused as `Search` does.

    A guess about the headline is settled by that, as it is where a person writes another one.
    """
    lines = _lines(content)
    search = Search(query, card_words(content.pictures))
    changes = search.changes_of(search.matches(lines, seconds), lines, new)
    for n, line in changed_lines(lines, changes).items():
        lines[n] = line
    headline, guesses = " ".join(lines[0].split()), content.guesses
    if headline != content.headline:
        guesses = tuple(g for g in guesses if g.field != "headline")
    return replace(content, headline=headline, body=join_lines(lines[1:]), guesses=guesses), len(changes)


def card_words(pictures: Iterable[Picture]) -> CardWords:
    """What a person reads on the cards of a text with these pictures."""
    return _CardWords({p.key: p for p in pictures})


def picture_words(picture: Picture | None) -> str:
    """What a person reads on the card of a picture."""
    shown: Sequence[str] = (picture.keyword, picture.caption, picture.photographer, picture.agency) if picture else ()
    return " ".join(part for part in shown if part)


class _CardWords:
    def __init__(self, pictures: dict[str, Picture]) -> None:
        self._pictures = pictures

    def __call__(self, block: Block) -> str:
        return picture_words(self._pictures.get(block.picture)) if block.kind is Kind.PICTURE else usual_card_words(block)


def _lines(content: Content) -> list[str]:
    # A headline is no line of Markdown: nothing in it is a card.
    return [content.headline, *lines_of(content.body)]
