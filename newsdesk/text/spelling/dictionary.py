"""The two dictionaries as one: Indonesian (hunspell-id) and English (en_US), with the endings that Indonesian adds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from newsdesk.paths import RESOURCES

FOLDER = RESOURCES / "dictionaries"
PARTS = {"id_ID": 3, "en_US": 5}
"""The word lists are cut into parts: reading one holds up everything else, and a key must not wait for it."""


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


_read: dict[Path, Dictionary] = {}
"""By folder: what was read in this process."""


def _spell(speller: Speller, word: str) -> bool:
    try:
        return speller.spell(word)
    except UnicodeEncodeError:  # a letter that its encoding does not have: no word of this language
        return False


def load_steps(folder: Path = FOLDER) -> Iterator[Callable[[], Dictionary | None]]:
    """The work of reading the dictionaries in steps of some 15 ms each; the last one returns the dictionary. What was read
    once is not read again.

    Raises OSError where the files are not there.
    """
    if folder in _read:
        yield lambda: _read[folder]
        return
    import hunspell  # 13 ms and only needed here

    made: dict[str, Any] = {}

    def begin(language: str) -> None:
        made[language] = hunspell.Hunspell(language, hunspell_data_dir=str(folder))

    def go_on(language: str, part: int) -> None:
        made[language].add_dic(str(folder / f"{language}-{part}.dic"))

    for language, parts in PARTS.items():
        yield partial(begin, language)
        for part in range(2, parts + 1):
            yield partial(go_on, language, part)
    yield lambda: _read.setdefault(folder, Dictionary(made["id_ID"], made["en_US"]))


def load_dictionary() -> Dictionary:
    """Both dictionaries at once (some 200 ms the first time). Raises OSError."""
    loaded: Dictionary | None = None
    for step in load_steps():
        loaded = step() or loaded
    assert loaded is not None
    return loaded
