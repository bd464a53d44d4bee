"""How near two words are for somebody who types: one slip apart, and how likely that slip is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from itertools import pairwise

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SAID_ALIKE = ("aeiou", "bp", "dt", "gk", "fvp", "jz", "kq", "sz", "cs", "iy", "uw")
NEIGHBOUR, ALIKE, MISSED, OTHER, DOUBLED, SWAPPED, PARTED = 0.8, 0.85, 0.82, 1.0, 0.7, 0.8, 1.15
"""What a slip costs: a key beside the right one, a letter that sounds like it, one left out, any letter, one twice or once,
two the wrong way round, a missing space."""


def _beside() -> frozenset[str]:
    pairs = set()
    for n, row in enumerate(_ROWS):
        for at, letter in enumerate(row):
            near = row[at + 1 : at + 2] + (_ROWS[n + 1][max(0, at - 1) : at + 1] if n + 1 < len(_ROWS) else "")
            pairs |= {letter + other for other in near} | {other + letter for other in near}
    return frozenset(pairs)


_BESIDE = _beside()
_ALIKE = frozenset(a + b for group in _SAID_ALIKE for a in group for b in group if a != b)


def one_slip(word: str) -> Iterator[tuple[str, float]]:
    """Every word (lower case) that is one slip away, with what the slip costs."""
    for at in range(len(word)):
        before, here, after = word[:at], word[at], word[at + 1 :]
        doubled = after[:1] == here or before[-1:] == here
        yield before + after, DOUBLED if doubled else OTHER
        if after and after[0] != here:
            yield before + after[0] + here + after[1:], SWAPPED
        for letter in _LETTERS:
            if letter != here:
                yield before + letter + after, exchanged(here, letter)
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        for letter in _LETTERS:
            yield before + letter + after, DOUBLED if letter in (before[-1:], after[:1]) else MISSED


def likely_slips(word: str, pairs: Set[str]) -> Iterator[str]:
    """The words that are one slip away and have only such letters beside each other as occur: half of `one_slip`, so that
    asking a dictionary about all of them takes half the time. pairs: see `pairs_of`."""
    bound = f"^{word}$"
    for at in range(1, len(bound) - 1):
        before, here, after = bound[at - 1], bound[at], bound[at + 1]
        head, tail = word[: at - 1], word[at:]
        if before + after in pairs:
            yield head + tail
            if tail and after != here and here + bound[at + 2] in pairs:
                yield head + after + here + tail[1:]
        for letter in _LETTERS:
            if before + letter in pairs:
                if letter != here and letter + after in pairs:
                    yield head + letter + tail
                if letter + here in pairs:
                    yield head + letter + here + tail
    for letter in _LETTERS:
        if bound[-2] + letter in pairs and letter + "$" in pairs:
            yield word + letter


def pairs_of(words: Iterable[str]) -> set[str]:
    """Which two letters stand beside each other in words (lower case), where ``^`` and ``$`` are their ends."""
    return {a + b for word in words for a, b in pairwise(f"^{word}$")}


def exchanged(one: str, other: str) -> float:
    """What it costs to take one letter for another."""
    if one + other in _BESIDE:
        return NEIGHBOUR
    return ALIKE if one + other in _ALIKE else OTHER


def distance(one: str, other: str) -> float:
    """The slips between two words (lower case), added up: insertions, deletions, exchanges, two letters swapped."""
    before: list[float] = []
    row = [MISSED * n for n in range(len(other) + 1)]
    for i, a in enumerate(one, 1):
        last, row = row, [float(i)] + [0.0] * len(other)
        for j, b in enumerate(other, 1):
            gone = last[j] + (DOUBLED if i > 1 and a == one[i - 2] else OTHER)
            come = row[j - 1] + (DOUBLED if j > 1 and b == other[j - 2] else MISSED)
            best = min(gone, come, last[j - 1] + (0.0 if a == b else exchanged(a, b)))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                best = min(best, before[j - 2] + SWAPPED)
            row[j] = best
        before = last
    return row[-1]
