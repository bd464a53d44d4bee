"""Short forms that expand while writing: ``pmk `` becomes ``Pemerintah Kabupaten ``, never inside a word or an address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from newsdesk.errors import Refused

ENDS = frozenset(" \u00a0,;:!?.)]}\"”’»…")
"""What ends a short form and makes it expand; so does the end of a paragraph."""
LONGEST_SHORT, LONGEST_LONG = 20, 300
# Compiled where they are first needed: the paper asks for ENDS at start, and for these when a word ends.
_SHORT = r"[^\W_][\w]{0,19}"
_LAST = r"(?:^|(?<=[\s(\[{\"“‘«*—–]))([^\W_]\w*)$"
EXAMPLES = (("pmk", "Pemerintah Kabupaten"), ("pmko", "Pemerintah Kota"), ("pmp", "Pemerintah Provinsi"), ("kab", "Kabupaten"),
            ("kec", "Kecamatan"), ("jtg", "Jawa Tengah"), ("dgn", "dengan"), ("krn", "karena"), ("sbg", "sebagai"),
            ("thd", "terhadap"), ("tsb", "tersebut"), ("utk", "untuk"))
"""Offered to a newsroom that has none of its own yet; nothing of it is on until a person takes it."""


class Expansion(NamedTuple):
    start: int
    """Where in the text the short form begins."""
    end: int
    new: str


def expansion(before: str, snippets: Mapping[str, str]) -> Expansion | None:
    """What the short form at the end of a text expands to; None where there is none.

    before: the paragraph up to the caret, without what was typed to end the word. snippets: short form in small letters
    -> what it stands for. ``Pmk`` begins with a capital as well; ``PMK`` is an abbreviation of its own and stays.
    """
    found = re.search(_LAST, before[-(LONGEST_SHORT + 2) :]) if snippets else None
    if found is None:
        return None
    short = found[1]
    new = snippets.get(short.lower())
    if new is None or not (short.islower() or _is_capitalised(short)):
        return None
    if short[0].isupper():
        new = new[0].upper() + new[1:]
    return Expansion(len(before) - len(short), len(before), new)


def checked(short: str, long: str) -> tuple[str, str]:
    """A short form and what it stands for as they are kept. Raises Refused("snippet-short"), ("snippet-long")."""
    short, long = short.strip().lower(), " ".join(long.split())
    if not re.fullmatch(_SHORT, short):
        raise Refused("snippet-short", short=short[:40])
    if not long or len(long) > LONGEST_LONG or long.lower() == short:
        raise Refused("snippet-long", short=short)
    return short, long


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and (len(word) == 1 or word[1:].islower() or not word[1:].isalpha())
