"""What a text lost on its way to another: the words that went, however the rest was moved about."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from newsdesk.text.comparison.paragraphs import compare_bodies

_POINTS = ".,;:!?…\"'“”‘’()[]*_"


@dataclass(frozen=True, slots=True)
class Stretch:
    text: str
    lost: bool
    """It is not in the other text."""


def lost_in(then: str, now: str) -> tuple[Stretch, ...]:
    """The lines of a body (Markdown) with what a later one has lost of it; joined they are its lines, ``\\n`` between them.

    A paragraph that stands elsewhere now is not lost, nor is one that was split or joined.
    """
    found: list[Stretch] = []
    for row in compare_bodies(then, now):
        if row.kind == "moved-here" or not row.old:
            continue
        stretches = [Stretch("\n" if found else "", False)]
        if row.pieces:
            for piece in row.pieces:
                space = len(piece.old) - len(piece.old.lstrip())
                stretches += (Stretch(piece.old[:space], False), Stretch(piece.old[space:], not piece.same))
        else:
            stretches.append(Stretch("\n".join(row.old), False))
        for one in stretches:
            if one.text and found and found[-1].lost == one.lost:
                found[-1] = Stretch(found[-1].text + one.text, one.lost)
            elif one.text or not found:
                found.append(one)
    return tuple(found)


def lost_words(then: str, now: str) -> int:
    """How many words of the first text are not in the second, wherever they stand: moving a paragraph loses none, nor does
    a full stop."""
    return (_counted(then) - _counted(now)).total()


def taken_out(before: str, after: str) -> str:
    """What one edit took out of a text: what stands between their common beginning and their common end."""
    start = _common(before, after)
    rest = min(len(before), len(after)) - start
    end = _common(before[::-1][:rest], after[::-1][:rest])
    return before[start : len(before) - end]


def _counted(text: str) -> Counter[str]:
    words = Counter(word.strip(_POINTS) for word in text.split())
    del words[""]
    return words


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
