"""Where the content of an article fits a query, and what it says when everything is replaced there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from newsdesk.article.content import Content, Picture
from newsdesk.text.body import Block, Kind, join_lines, lines_of, pictures_in
from newsdesk.text.matching import (
    CardWords,
    Match,
    Query,
    Replacement,
    Search,
    changed_lines,
    usual_card_words,
)

BESIDE = ("headline", "kicker", "place", "lead")
"""What stands beside the text and is looked through as it is; of names, tags and categories a person chooses each by itself."""
SECONDS = 0.05
"""What a regular expression may take in one draft of many."""
WRITTEN, _CREDIT = ("keyword", "caption", "alt"), ("photographer", "agency")
_CAPITALS = ("place", "keyword")
"""Fields that have letters of a manner of their own, mostly capitals: what is new there is written as what was."""


@dataclass(frozen=True, slots=True)
class Places:
    """What a content has of a query: the matches, those beside the text first, and the lines they are in.

    The line of a match beside the text is a negative number, ``beside_of`` names it.
    """

    matches: tuple[Match, ...]
    lines: dict[int, str]

    @property
    def count(self) -> int:
        """How many can be replaced."""
        return sum(not m.stays for m in self.matches)


def beside_of(line: int) -> str:
    """The name of what stands beside the text (one of BESIDE) by its number as a line; empty for a line of the text."""
    return BESIDE[-line - 1] if line < 0 else ""


def places(content: Content, query: Query, seconds: float = SECONDS) -> Places:
    """Where a content fits a query, beside its text and in it. Raises Refused as `Search` does."""
    lines = lines_of(content.body)
    search = Search(query, card_words(content.pictures))
    beside = list(matches_beside(content, search, seconds))
    found = search.matches(lines, seconds)
    words = {m.line: "" if beside_of(m.line) == "lead" else getattr(content, beside_of(m.line)) for m in beside}
    return Places((*beside, *found), {**words, **{m.line: lines[m.line] for m in found}})


def matches_beside(content: Content, search: Search, seconds: float = SECONDS) -> Iterator[Match]:
    """Where what stands beside the text fits. Raises Refused("find-slow")."""
    for number, name in enumerate(BESIDE, 1):
        said = (("", getattr(content, name)),) if name != "lead" else _said_of(content.lead)
        for what, words in said:
            for m in search.matches_in(words, seconds):
                yield Match(-number, m.start, m.end, what, m.text)


def replaced(content: Content, query: Query, new: Replacement, seconds: float = SECONDS) -> tuple[Content, int]:
    """The content with everything replaced that can be, and how much that was. Raises Refused as `Search` does.

    A guess about what changed is settled by that, as it is where a person writes something else there.
    """
    lines = lines_of(content.body)
    search = Search(query, card_words(content.pictures))
    changes = search.changes_of(search.matches(lines, seconds), lines, new)
    for n, line in changed_lines(lines, changes).items():
        lines[n] = line
    values, count = replaced_beside(content, lines_of(content.body), search, new)
    guesses = tuple(g for g in content.guesses if g.field not in values)
    return replace(content, **values, body=join_lines(lines), guesses=guesses), len(changes) + count


def replaced_beside(content: Content, lines: Sequence[str], search: Search, new: Replacement) -> tuple[dict[str, Any], int]:
    """The fields beside the text, captions of the pictures in its lines among them, that replacing everything changes, by
    name, and how much that was. Raises Refused as `Search` does."""
    values: dict[str, Any] = {}
    count = 0
    for name in BESIDE[:-1]:
        values[name], n = _in_field(name, getattr(content, name), search, new)
        count += n
    if content.lead:
        values["lead"], n = picture_replaced(content.lead, search, new)
        count += n
    values["pictures"], n = pictures_replaced(content.pictures, lines, search, new)
    return {name: value for name, value in values.items() if value != getattr(content, name)}, count + n


def pictures_replaced(pictures: Iterable[Picture], lines: Iterable[str], search: Search,
                      new: Replacement) -> tuple[tuple[Picture, ...], int]:
    """Pictures with everything replaced in what was written about those that stand in these lines, and how much that was.

    Raises Refused as `Search` does.
    """
    shown = pictures_in(lines)
    made = [picture_replaced(picture, search, new) if picture.key in shown else (picture, 0) for picture in pictures]
    return tuple(picture for picture, _ in made), sum(n for _, n in made)


def picture_replaced(picture: Picture, search: Search, new: Replacement, only: int = -1) -> tuple[Picture, int]:
    """A picture with everything replaced in what was written about it, or the match with this number alone; its credit
    stays. Raises Refused as `Search` does."""
    values: dict[str, Any] = {}
    count = 0
    for name in WRITTEN:
        words = getattr(picture, name)
        values[name], n = _in_field(name, words, search, new, only)
        count += n
        if only >= 0:
            if n:
                break
            only -= len(search.matches_in(words))
    return replace(picture, **values) if count else picture, count


def _in_field(name: str, words: str, search: Search, new: Replacement, only: int = -1) -> tuple[str, int]:
    return search.replaced_words(words, replace(new, keep_case=True) if name in _CAPITALS else new, only)


def card_words(pictures: Iterable[Picture]) -> CardWords:
    """What a person reads on the cards of a text with these pictures."""
    return _CardWords({p.key: p for p in pictures})


def _said_of(picture: Picture | None) -> Sequence[tuple[str, str]]:
    """What is said of a picture, piece by piece: ``picture`` for what was written about it, ``credit`` for whose it is."""
    if picture is None:
        return ()
    return tuple((what, words) for what, names in (("picture", WRITTEN), ("credit", _CREDIT)) for name in names
                 if (words := getattr(picture, name)))


class _CardWords:
    def __init__(self, pictures: dict[str, Picture]) -> None:
        self._pictures = pictures

    def __call__(self, block: Block) -> Sequence[tuple[str, str]]:
        return _said_of(self._pictures.get(block.picture)) if block.kind is Kind.PICTURE else usual_card_words(block)
