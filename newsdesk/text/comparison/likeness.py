"""How much alike the paragraphs of two texts are, and which of them belong together.

The words of a paragraph are the bits of one whole number, so that what two have in common is one operation: hundreds of paragraphs
on either side are hundreds of thousands of pairs.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from newsdesk.text.comparison.words import tokens

_MOST_PAIRS = 40_000
"""With more of them only those are looked at that share a word which hardly any other paragraph has."""
_RARE = 6
"""In so many paragraphs of both sides such a word may stand."""
Pair = tuple[float, int, int]
"""Likeness, index on the old side, index on the new."""


def likeness(one: str, other: str) -> float:
    """The share of common words and signs, 0 to 1 (Dice's coefficient); white space counts for nothing."""
    total = len(_words(one)) + len(_words(other))
    return 2 * common_words(one, other) / total if total else 0.0


def common_words(one: str, other: str) -> int:
    """How many words and signs two texts share, wherever they stand."""
    return (Counter(_words(one)) & Counter(_words(other))).total()


def alike(olds: Sequence[str], news: Sequence[str], least: float) -> list[Pair]:
    """Every pair of paragraphs that are at least so much alike; an empty one is like nothing."""
    bits = _Bits()
    before, after = ([bits.of(line) for line in lines] for lines in (olds, news))
    few = len(olds) * len(news) <= _MOST_PAIRS
    found = []
    for o, n in _every(len(olds), len(news)) if few else _sharing(olds, news):
        (one, long), (other, wide) = before[o], after[n]
        both = long + wide
        if both and 2 * min(long, wide) >= least * both and 2 * (one & other).bit_count() >= least * both:
            found.append((2 * (one & other).bit_count() / both, o, n))
    return [pair for pair in found if pair[0] > 0]


def in_order(pairs: Iterable[Pair]) -> list[tuple[int, int]]:
    """Of some pairs those that follow one another on both sides, as much alike in all as can be."""
    # The best chain that ends at each place of the new side: places and sums both grow along the lists.
    ends: list[int] = []
    sums: list[float] = []
    chains: list[tuple[int, int, object]] = []
    by_old: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        by_old[pair[1]].append(pair)
    for o in sorted(by_old):
        # From the right, so that no pair builds on another of the same paragraph.
        for share, _, n in sorted(by_old[o], key=lambda pair: -pair[2]):
            at = bisect_left(ends, n)
            total = share + (sums[at - 1] if at else 0.0)
            if at < len(ends) and ends[at] == n and sums[at] >= total:
                continue
            if at and sums[at - 1] >= total:
                continue
            stop = at
            while stop < len(ends) and sums[stop] <= total:
                stop += 1
            chain = (o, n, chains[at - 1] if at else None)
            ends[at:stop], sums[at:stop], chains[at:stop] = [n], [total], [chain]
    best: list[tuple[int, int]] = []
    link: object = chains[-1] if chains else None
    while link is not None:
        o, n, link = link  # type: ignore[misc]
        best.append((o, n))
    return best[::-1]


def _words(text: str) -> list[str]:
    return [token for token in tokens(text) if not token.isspace()]


class _Bits:
    """A bit for each word, another one for the same word a second time in a paragraph, and so on."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], int] = {}

    def of(self, line: str) -> tuple[int, int]:
        """The bits of a paragraph, and how many."""
        times = Counter[str]()
        places = []
        for word in _words(line):
            times[word] += 1
            places.append(self._known.setdefault((word, times[word]), len(self._known)))
        field = bytearray(max(places, default=0) // 8 + 1)
        for place in places:
            field[place // 8] |= 1 << place % 8
        return int.from_bytes(field, "little"), len(places)


def _every(olds: int, news: int) -> Iterator[tuple[int, int]]:
    return ((o, n) for o in range(olds) for n in range(news))


def _sharing(olds: Sequence[str], news: Sequence[str]) -> set[tuple[int, int]]:
    """The pairs that share a rare word, or are the same."""
    where: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, lines in enumerate((olds, news)):
        for number, line in enumerate(lines):
            for word in set(_words(line)):
                where[word][side].append(number)
    return {(o, n) for at, to in where.values() if len(at) + len(to) <= _RARE for o in at for n in to}
