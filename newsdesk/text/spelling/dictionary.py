"""The two dictionaries as one: Indonesian (hunspell-id) and English (en_US), with the endings that Indonesian adds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from newsdesk.paths import RESOURCES
from newsdesk.text.spelling.near import threes_of

FOLDER = RESOURCES / "dictionaries"
ENGLISH_PARTS = 5
"""The English word list is cut into parts: reading it holds up everything else, and a key must not wait for it."""
_ROOTS_A_STEP = 8000


class Speller(Protocol):
    def spell(self, word: str) -> bool: ...

    def suggest(self, word: str) -> tuple[str, ...]: ...


class Dictionary:
    """Knows words. indonesian, english: what judges a word of each language; threes: see near.py."""

    def __init__(self, indonesian: Speller, english: Speller, threes: Set[str] = frozenset()) -> None:
        self._indonesian, self._english, self.threes = indonesian, english, threes

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
    roots = _roots(folder / "id_ID.dic")
    threes: set[str] = set()
    for at in range(0, len(roots), _ROOTS_A_STEP):
        yield partial(_learn_threes, threes, roots[at : at + _ROOTS_A_STEP])
    yield lambda: _read.setdefault(folder, Dictionary(made["id"], made["en"], threes))


def _learn_threes(threes: set[str], words: list[str]) -> None:
    threes |= threes_of(words)


def _roots(file: Path) -> list[str]:
    """The words of a dictionary file in lower case, without their marks for affixes."""
    return [line.partition("/")[0].lower() for line in file.read_text(encoding="iso8859-1").splitlines()[1:]]


def load_dictionary() -> Dictionary:
    """Both dictionaries at once (some 200 ms the first time). Raises OSError."""
    loaded: Dictionary | None = None
    for step in load_steps():
        loaded = step() or loaded
    assert loaded is not None
    return loaded
