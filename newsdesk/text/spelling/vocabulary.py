"""What an archive teaches: which names there are, and how often each word is used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from newsdesk.text.spelling.near import one_slip
from newsdesk.text.spelling.tokens import WORD, is_word, lines, plain

LEAST = 2
"""How often a name must stand in the archive to be one."""
MOST_NAMES, MOST_WORDS = 40_000, 25_000
_LONG = 6
"""Letters from which a rare name beside a common word is more likely that word typed wrongly."""
_RARER = 20
"""How many times rarer it must be for that."""
_FEW = 5


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names as they are written, and how often a word (lower case) stands in the archive."""

    names: frozenset[str] = frozenset()
    counts: dict[str, int] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """As plain values; `from_json` reads them."""
        return {"names": sorted(self.names), "counts": self.counts}

    @classmethod
    def from_json(cls, values: object) -> Vocabulary:
        """What `to_json` wrote; anything else is an empty vocabulary."""
        if not isinstance(values, dict):
            return cls()
        return cls(frozenset(values.get("names", ())), dict(values.get("counts", {})))


class Counting:
    """Counts texts one by one. knows: whether a dictionary has a word (lower case); its words are no names."""

    def __init__(self, knows: Callable[[str], bool]) -> None:
        self._knows = knows
        self._names: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()

    def read(self, text: str) -> None:
        """Count the words of one text."""
        for line in lines(text):
            for match in WORD.finditer(line.text):
                word = match[0]
                self._counts[word if word.islower() else word.lower()] += 1
                # A capital inside a sentence says something; in a headline, or where all are capitals, nothing.
                if word[0].isupper() and not word.isupper() and not line.begins(match) and not line.titled:
                    self._names.update(name_parts(word))

    def steps(self) -> Iterator[Vocabulary | None]:
        """The vocabulary, in steps of a few milliseconds; the last one gives it."""
        names = {}
        for n, (name, count) in enumerate(self._names.items()):
            if count >= LEAST and not self._knows(name.lower()) and not self._is_slip(name.lower(), count):
                names[name] = count
            if n % 20 == 0:
                yield None
        best = sorted(names, key=lambda name: -names[name])[:MOST_NAMES]
        yield Vocabulary(frozenset(best), {w: c for w, c in self._counts.most_common(MOST_WORDS) if c >= LEAST})

    def _is_slip(self, name: str, count: int) -> bool:
        if len(name) < _LONG or count > _FEW:
            return False
        return any(self._counts.get(other, 0) > _RARER * count for other, _ in one_slip(name))


def name_parts(word: str) -> list[str]:
    """The names in a word as it is written: ``Al-Azhar`` is two, ``Slawi-nya`` one."""
    return [part for part in plain(word).split("-") if is_word(part) and part[0].isupper()]
