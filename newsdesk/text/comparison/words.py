"""Two versions of a piece of text compared by words: the fewest words removed and added, whole words only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_TOKEN = re.compile(r"\w+(?:[-'’]\w+)*|\s+|[^\w\s]")
_SPACED = re.compile(r"(\s*)(\w+(?:[-'’]\w+)*|[^\w\s]|\Z)")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the comparison. Where both are the same text nothing changed."""

    old: str
    new: str

    @property
    def same(self) -> bool:
        return self.old == self.new


def tokens(text: str) -> list[str]:
    """The words, white space and single signs of a text; joined they are the text."""
    return _TOKEN.findall(text)


def count_words(text: str) -> int:
    """How many words a stretch of text has; a sign alone is none."""
    return len(_WORD.findall(text))


def compare_words(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of a comparison in order: their old texts joined are the old text, their new texts the new one."""
    # Loaded at the first comparison, not at start.
    from rapidfuzz.distance import Indel

    before, after = _spaced(old), _spaced(new)
    pieces: list[Piece] = []
    # White space is not compared: half of all tokens, it would draw words apart to keep itself.
    # An empty word would be the same as a NUL to it.
    for step in Indel.opcodes([word or "\n" for _, word in before], [word or "\n" for _, word in after]):
        olds, news = before[step.src_start : step.src_end], after[step.dest_start : step.dest_end]
        if step.tag == "equal":
            pieces += _equal(olds, news)
        else:
            pieces += _changed("".join(map("".join, olds)), "".join(map("".join, news)))
    return _readable(pieces)


def _equal(olds: list[tuple[str, str]], news: list[tuple[str, str]]) -> Iterator[Piece]:
    """The same words; white space between them that differs is a piece of its own."""
    same: list[str] = []
    for (space, word), (space_now, _) in zip(olds, news, strict=True):
        if space == space_now:
            same.append(space)
        else:
            together = "".join(same)
            yield Piece(together, together)
            yield Piece(space, space_now)
            same = []
        same.append(word)
    together = "".join(same)
    yield Piece(together, together)


def _spaced(text: str) -> list[tuple[str, str]]:
    """The words and signs of a text, each with the white space before it; the last is empty, for the space at the end."""
    return [(found[1], found[2]) for found in _SPACED.finditer(text)]


def _changed(old: str, new: str) -> tuple[Piece, ...]:
    """A change without the white space that both begin with."""
    space = len(old) - len(old.lstrip())
    shared = old[:space] if old and new and old[:space] == new[: len(new) - len(new.lstrip())] else ""
    return Piece(shared, shared), Piece(old[len(shared) :], new[len(shared) :])


def _readable(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Neighbours as one: what is the same, and changes that white space alone parts ("di rumah" -> "ke kantor")."""
    joined: list[Piece] = []
    for piece in pieces:
        if not (piece.old or piece.new):
            continue
        if len(joined) >= 2 and not piece.same and joined[-1].same and joined[-1].old.isspace() and not joined[-2].same:
            space = joined.pop()
            joined[-1] = Piece(joined[-1].old + space.old + piece.old, joined[-1].new + space.new + piece.new)
        elif joined and joined[-1].same == piece.same:
            joined[-1] = Piece(joined[-1].old + piece.old, joined[-1].new + piece.new)
        else:
            joined.append(piece)
    return tuple(joined)
