"""What may have been meant by a word that is pointed out: the most likely first."""

from __future__ import annotations

from collections.abc import Iterator
from math import log10

from newsdesk.text.spelling.affixes import is_formed
from newsdesk.text.spelling.judge import Spelling, capitals_of, glued
from newsdesk.text.spelling.near import PARTED, distance, one_slip
from newsdesk.text.spelling.tokens import plain

MOST = 6
_FARTHEST = 2.7
_PER_USE = 0.12
"""How much a tenfold use in the archive outweighs of a slip."""
_CAPITAL = 0.3
"""A capital that is missing: jepang."""
_PREPOSITIONS = ("di", "ke")


def suggestions(spelling: Spelling, word: str, most: int = MOST) -> list[str]:
    """What may have been meant by a word, the most likely first, with the word's capitals; of one that is not standard only
    what is. Takes some 50 ms."""
    whole = plain(word)
    if right := spelling.standard(whole):
        return [right]
    lower = whole.lower()
    costs: dict[str, float] = {}
    for other, cost in (*_slips(spelling, lower), *_parted(spelling, whole), *_dictionary(spelling, whole, lower)):
        if cost <= _FARTHEST and other != whole:
            costs[other] = min(cost, costs.get(other, cost))
    counts = spelling.vocabulary.counts
    ranked = sorted(costs, key=lambda other: costs[other] - _PER_USE * log10(1 + counts.get(other.lower(), 0)))
    shown = dict.fromkeys(capitals_of(whole, other) for other in ranked)
    return [other for other in shown if other != word][:most]


def _slips(spelling: Spelling, lower: str) -> Iterator[tuple[str, float]]:
    """Known words and names one slip away."""
    vocabulary, lists = spelling.vocabulary, spelling.lists
    if not spelling.knows(lower) and spelling.knows(lower.capitalize()):
        yield lower.capitalize(), _CAPITAL
    for other, cost in one_slip(lower):
        if not other:
            continue
        name = other.capitalize()
        if name in vocabulary.names or name in lists.names:
            yield name, cost
        elif other in lists.words or spelling.dictionary.indonesian(other) or (
                other in vocabulary.counts and is_formed(other, spelling.dictionary.indonesian)):
            yield other, cost


def _parted(spelling: Spelling, word: str) -> Iterator[tuple[str, float]]:
    """Two words where a space is missing."""
    if halves := glued(word):
        yield " ".join(halves), 0.3
    for at in range(2, len(word) - 2):
        left, right = word[:at], word[at:].lower()
        if " " in word or (len(left) < 3 and left.lower() not in _PREPOSITIONS):
            continue
        if spelling.dictionary.indonesian(left.lower()) and spelling.dictionary.indonesian(right):
            yield f"{left} {right}", PARTED


def _dictionary(spelling: Spelling, word: str, lower: str) -> Iterator[tuple[str, float]]:
    """What the dictionary thinks of, by how far it is; those earlier in its list a little nearer."""
    for place, other in enumerate(spelling.dictionary.suggest(word)):
        first, hyphen, second = other.partition("-")
        if " " in other or (hyphen and first != second):
            continue  # two words: `_parted` knows better
        yield other if word[:1].islower() else other[:1].lower() + other[1:], distance(lower, other.lower()) + 0.01 * place
