"""What of a text can be kept: no signs that a portal, a page or a screen cannot carry, and in one line none that hides what it says."""

from __future__ import annotations

import re
import unicodedata

# Characters no portal, HTML page or XML file can carry: C0 and C1 controls (tab and line feed stay), lone surrogates,
# and the noncharacters U+FFFE/U+FFFF. U+FFFC stands for a card in the editor and has no place in a text.
_UNUSABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffc\ufffe\uffff]")
_LINE_END = re.compile("\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Signs that turn the direction of what stands between them. Programs for messages put them around names that are copied, and who
wants to deceive turns ``fdp.exe`` around with them. Arabic in a line needs none: the marks U+200E, U+200F and U+061C stay."""
_TURNING = re.compile(f"[{TURNING}]")
_JOINERS = "\u200c\u200d"
"""Javanese, Arabic and Indian letters are written otherwise with them than without."""


def clean_line(text: str) -> str:
    """One line of text as a field keeps it: no control characters, nothing that turns its direction, one space between words,
    none at its ends."""
    return " ".join(_TURNING.sub("", _UNUSABLE.sub("", _LINE_END.sub("\n", text))).split())


def clean_text(text: str) -> str:
    """Several lines of text as a body keeps them: line ends are ``\\n``, no control characters."""
    return _UNUSABLE.sub("", _LINE_END.sub("\n", text))


def clean_name(text: str) -> str:
    """The name of a person, a machine or a file as it is shown where somebody decides by it: one line without any sign that is not
    seen, so that no two names look the same that are not, and none looks like another one."""
    line = unicodedata.normalize("NFC", clean_line(text))
    return " ".join("".join(sign for sign in line if sign in _JOINERS or unicodedata.category(sign) != "Cf").split()).strip(_JOINERS)
