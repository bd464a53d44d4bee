"""Marks for what is still to come: ``[CEK]``, ``[NAMA]``, ``[ANGKA]`` and ``XXX``, found as such and never inside a word.

A mark in brackets may say what is missing: ``[CEK: jumlah korban]``. The words of a link are no mark, nor is its address.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_MARK = (
    # Text that came from HTML has its brackets escaped.
    r"\\?\[(?:CEK|NAMA|ANGKA)(?:[ :](?:[^\[\]\\]|\\[^\[\]]){0,80})?\\?\](?!\()"
    # XXXL and X-XXX are words; "HUT ke-XXX", "Rp.XXX.000" and "umur XXX-an" wait for a number.
    r"|(?<![\w/@&=?#%])(?<!\w['’])(?:(?<!\w-)|(?<=\bke-))X{3,}(?![\w/@])(?!['’]\w|-[A-Z0-9]|\.[a-z])"
)
_ADDRESS = r"\]\([^()\s<>\"]*\)"


class Placeholder(NamedTuple):
    start: int
    end: int
    """Where in the line, in characters."""
    text: str
    """The mark as it stands."""


def placeholders(line: str) -> list[Placeholder]:
    """The marks in a line, in order."""
    if "[" not in line and "XXX" not in line:
        return []
    addresses = [a.span() for a in re.finditer(_ADDRESS, line)] if "](" in line else []
    return [Placeholder(m.start(), m.end(), m[0].replace("\\", "")) for m in re.finditer(_MARK, line)
            if not any(m.start() < to and m.end() > at for at, to in addresses)]
