"""One name spelled two ways: "Perintrasnaker" and "Perintransnaker" in one article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from newsdesk.text.cautions.caution import Caution

_WORD = re.compile(r"(?<![\w'’-])[A-Z][a-z]+(?:[A-Z]?[a-z]+)*(?![\w'’])")
_BEFORE, _BEHIND = re.compile(r"([A-Z]\w*) $"), re.compile(r" ([A-Z]\w*)")
_LEAST = 5
_OLD = {"oe": "u", "dj": "j", "tj": "c", "sj": "sy"}
"""How names are written that are older than the spelling of today: Soeselo, Djoko."""
_NOW = re.compile("|".join(_OLD))
_ENDINGS = ("nya", "an", "kan", "i", "lah", "pun", "n", "s", "a", "o")


def spelled_two_ways(lines: Sequence[str], known: Callable[[str], bool] = lambda word: False) -> Iterator[Caution]:
    """Names that differ by a letter or two. known: whether a word in small letters is an ordinary one of the language.

    Short names must have the same neighbour ("Umi Azizah", "Umi Azizzah"): two people may be called Rahman and Rahmat.
    Facts: ``one`` (the more frequent), ``other``; the line is the first that has the other.
    """
    seen = Counter[str]()
    first: dict[str, int] = {}
    beside: dict[str, set[str]] = {}
    for number, line in enumerate(lines):
        for word in _WORD.finditer(line):
            seen[word[0]] += 1
            first.setdefault(word[0], number)
            near = (_BEFORE.search(line, max(0, word.start() - 30), word.start()), _BEHIND.match(line, word.end()))
            beside.setdefault(word[0], set()).update(found[1] for found in near if found)
    names = sorted(word for word in seen if len(word) >= _LEAST)
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            if _alike(one, other, bool(beside[one] & beside[other])) and not (known(one.casefold()) and known(other.casefold())):
                more, less = sorted((one, other), key=lambda word: (-seen[word], first[word]))
                yield Caution("name-two-ways", first[less], {"one": more, "other": less})


def _alike(one: str, other: str, neighbours: bool) -> bool:
    short, long = sorted((one, other), key=len)
    if one.casefold() == other.casefold() or short[0] != long[0] or (long[len(short):] in _ENDINGS and long.startswith(short)):
        return False
    if len(short) == len(long) and short[:-1] == long[:-1] and not neighbours:
        return False  # Sunarto, Sunarti: two people
    if neighbours and _NOW.sub(lambda old: _OLD[old[0]], short.casefold()) == _NOW.sub(lambda old: _OLD[old[0]], long.casefold()):
        return True
    most = 2 if len(short) >= 10 and neighbours else 1
    return (neighbours or len(short) >= 8) and _distance(short, long, most) <= most


def _distance(one: str, other: str, most: int) -> int:
    from rapidfuzz.distance import OSA

    return OSA.distance(one.casefold(), other.casefold(), score_cutoff=most)
