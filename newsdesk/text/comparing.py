"""What two states of a text have in common and what not, word by word, paragraph by paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_PIECE = re.compile(r"\s+|\w+|[^\w\s]+")
_POINTS = ".,;:!?…\"'“”‘’()[]*_"
MOST_WORDS = 3_000
"""Words of changed paragraphs that are compared word by word (some 0.2 s); a longer change is shown as a whole."""

Kind = Literal["same", "lost", "new"]


@dataclass(frozen=True, slots=True)
class Piece:
    kind: Kind
    """``lost``: only in the first text; ``new``: only in the second."""
    text: str


def compare(then: str, now: str) -> tuple[Piece, ...]:
    """The two texts laid over each other: joining what is same and lost gives `then`, same and new `now`."""
    pieces: list[Piece] = []
    for piece in _lines(then.splitlines(keepends=True), now.splitlines(keepends=True)):
        if piece.text and pieces and pieces[-1].kind == piece.kind:
            pieces[-1] = Piece(piece.kind, pieces[-1].text + piece.text)
        elif piece.text:
            pieces.append(piece)
    return tuple(pieces)


def lost_words(then: str, now: str) -> int:
    """How many words of the first text are not in the second, wherever they stand: moving a paragraph loses none, nor does
    a full stop."""
    return (_counted(then) - _counted(now)).total()


def _counted(text: str) -> Counter[str]:
    words = Counter(word.strip(_POINTS) for word in text.split())
    del words[""]
    return words


def taken_out(before: str, after: str) -> str:
    """What one edit took out of a text: what stands between their common beginning and their common end."""
    start = _common(before, after)
    rest = min(len(before), len(after)) - start
    end = _common(before[::-1][:rest], after[::-1][:rest])
    return before[start : len(before) - end]


def _common(one: str, other: str) -> int:
    """The length of the common beginning, by halving: comparing slices is fast, comparing characters is not."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _lines(then: Sequence[str], now: Sequence[str]) -> Iterator[Piece]:
    for kind, a, b, c, d in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        before, after = "".join(then[a:b]), "".join(now[c:d])
        if kind == "equal":
            yield Piece("same", before)
        elif kind == "replace" and len(before.split()) + len(after.split()) <= MOST_WORDS:
            yield from _words(_PIECE.findall(before), _PIECE.findall(after))
        else:
            yield from (Piece("lost", before), Piece("new", after))


def _words(then: Sequence[str], now: Sequence[str]) -> Iterator[Piece]:
    # A blank is in every line: it must not be what two lines are taken to have in common.
    matcher = SequenceMatcher(str.isspace, then, now, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(then[a:b]))
        else:
            yield from (Piece("lost", "".join(then[a:b])), Piece("new", "".join(now[c:d])))
