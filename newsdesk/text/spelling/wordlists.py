"""The house's own word lists, one entry a line in resources/dictionaries/words: read once, when first asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from newsdesk.text.spelling.dictionary import FOLDER

WORDS = FOLDER / "words"


@dataclass(frozen=True, slots=True)
class WordLists:
    """What the newsroom knows besides the dictionaries."""

    nonstandard: dict[str, str]
    """By a form in lower case (one word, or two with one space between): what the rules of spelling want instead."""
    words: frozenset[str]
    """Right words in lower case that stand in no dictionary: offices, quote verbs, headline verbs, short forms."""
    names: frozenset[str]
    """Names as they are written."""
    titles: frozenset[str]
    """Words in lower case that often have a capital in the news: one slip in them makes no new name."""


@lru_cache(maxsize=1)
def word_lists(folder: Path = WORDS) -> WordLists:
    """The lists of a folder. Raises OSError where one is missing."""
    nonstandard = dict(line.split("\t") for line in _lines(folder / "nonstandard.txt"))
    words = {word for name in ("portal-words", "headline-verbs", "informal", "abbreviations")
             for word in _lines(folder / f"{name}.txt")}
    words |= {verb + "nya" for verb in _lines(folder / "quote-verbs.txt")}
    names = frozenset(name for list_ in ("places", "person-names") for name in _lines(folder / f"{list_}.txt"))
    for line in _lines(folder / "prepositions.txt"):
        noun, _, only = line.partition("\t")
        for preposition in (only,) if only else ("di", "ke"):
            nonstandard.setdefault(preposition + noun, f"{preposition} {noun}")
    titles = frozenset(_lines(folder / "titles.txt"))
    return WordLists({key.lower(): right for key, right in nonstandard.items()}, frozenset(words), names, titles)


def _lines(file: Path) -> Iterator[str]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line
