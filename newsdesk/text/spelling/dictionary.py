"""The two dictionaries as one: Indonesian (hunspell-id) and English (en_US), with the endings that Indonesian adds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Protocol

from newsdesk.paths import RESOURCES

FOLDER = RESOURCES / "dictionaries"
ENGLISH_PARTS = 5
"""The English word list is cut into parts: reading it holds up everything else, and a key must not wait for it."""


class Speller(Protocol):
    def spell(self, word: str) -> bool: ...

    def suggest(self, word: str) -> tuple[str, ...]: ...


class Dictionary:
    """Knows words. indonesian, english: what judges a word of each language."""

    def __init__(self, indonesian: Speller, english: Speller) -> None:
        self._indonesian, self._english = indonesian, english

    def indonesian(self, word: str) -> bool:
        """Whether this is an Indonesian word as it stands (a capital at its beginning is no matter)."""
        return _spell(self._indonesian, word)

    def english(self, word: str) -> bool:
        return _spell(self._english, word)

    def suggest(self, word: str) -> tuple[str, ...]:
        """What may have been meant, the dictionary's best first; some 30 ms."""
        try:
            return self._indonesian.suggest(word)
        except UnicodeEncodeError:
            return ()


def _spell(speller: Speller, word: str) -> bool:
    try:
        return speller.spell(word)
    except UnicodeEncodeError:  # a letter that its encoding does not have: no word of this language
        return False


def load_steps(folder: Path = FOLDER) -> Iterator[Callable[[], Dictionary | None]]:
    """The work of reading the dictionaries in steps of some 15 ms each; the last one returns the dictionary.

    Raises OSError where the files are not there.
    """
    import hunspell  # 13 ms and only needed here

    made: dict[str, Any] = {}

    def indonesian() -> None:
        made["id"] = hunspell.Hunspell("id_ID", hunspell_data_dir=str(folder))

    def english() -> None:
        made["en"] = hunspell.Hunspell("en_US", hunspell_data_dir=str(folder))

    def more(part: int) -> None:
        made["en"].add_dic(str(folder / f"en_US-{part}.dic"))

    yield indonesian
    yield english
    for number in range(2, ENGLISH_PARTS + 1):
        yield partial(more, number)
    yield lambda: Dictionary(made["id"], made["en"])


@lru_cache(maxsize=1)
def load_dictionary() -> Dictionary:
    """Both dictionaries at once (some 100 ms); they are read only once. Raises OSError."""
    loaded: Dictionary | None = None
    for step in load_steps():
        loaded = step() or loaded
    assert loaded is not None
    return loaded
