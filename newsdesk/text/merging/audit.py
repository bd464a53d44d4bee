"""The second look at a merge: by counting words alone, without anything of the merge or the comparison in it."""

from __future__ import annotations

import re
from collections import Counter

_WORD = re.compile(r"\w+")


def missing_words(base: str, one: str, other: str, as_one: str, as_other: str) -> tuple[str, ...]:
    """The words that a side wrote, or that neither took out, and that a merge has lost; sorted.

    as_one, as_other: the merged text with every clash decided for that side. It may have fewer of a word than the side only
    where the other side has taken some out. What is open stands in one of the two, so nothing is lost by asking.
    """
    was, ones, others, merged_one, merged_other = (Counter(_WORD.findall(text)) for text in (base, one, other, as_one, as_other))
    either = merged_one | merged_other
    gone: set[str] = set()
    for word in was | ones | others:
        least_one = ones[word] - max(0, was[word] - others[word])
        least_other = others[word] - max(0, was[word] - ones[word])
        if merged_one[word] < least_one or merged_other[word] < least_other or either[word] < max(least_one, least_other):
            gone.add(word)
    return tuple(sorted(gone))
