"""Characters that were read in the wrong encoding: ``â€œ`` is the UTF-8 of “ read as Windows-1252, ``\\x93`` is “ itself.

The bytes stay what they are, they are only read rightly. Certain is what no language writes so; what is nearly so, or has lost a
byte on its way, is offered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdesk.text.tidying.source import Edit, Source


def _signs(byte: int) -> tuple[str, ...]:
    """The characters that a byte becomes where it is read as Latin-1 and as Windows-1252."""
    try:
        return tuple(dict.fromkeys((chr(byte), bytes([byte]).decode("cp1252"))))
    except UnicodeDecodeError:
        return (chr(byte),)


_BYTES = {sign: byte for byte in range(0x80, 0x100) for sign in _signs(byte)}
_TAIL = "[" + re.escape("".join(sign for sign, byte in _BYTES.items() if byte < 0xC0)) + "]"
_ONE = f"[Â-ß]{_TAIL}|[à-ï]{_TAIL}{{2}}|[ð-ô]{_TAIL}{{3}}"
_WHOLE, _RUN = re.compile(_ONE), re.compile(f"(?:{_ONE})+")
_ENDING = frozenset("”’»›…–—“‘šœžŸ")
"""What may well stand behind a letter by itself: CAFÉ»."""
_CUT = re.compile("â€ ?(?:[™œ˜”“\x9d\x80-\x9f])|â€(?![\\w€])|â\x80(?![\x80-\xbf])|â\x81 ")
_LONE = {sign: cp for byte in range(0x80, 0xA0) for sign, cp in [(_signs(byte)[0], _signs(byte)[-1])]
         if sign != cp and not cp.isalnum()}
_LONE_SIGNS = re.compile(f"[{''.join(_LONE)}]+")
_SUSPECT = re.compile(f"[Â-ô]{_TAIL}|[{''.join(_LONE)}]|â€ |â€$|â\x81 ", re.M)
_MOST_ROUNDS = 4


def garbled_character(source: Source) -> Iterator[Edit]:
    """Characters that were read in the wrong encoding are what they were written as."""
    text = source.text
    if not _SUSPECT.search(text):
        return
    taken: set[int] = set()
    for run in _RUN.finditer(text):
        # Several in a row leave no doubt about any of them.
        pieces = [run] if len(run[0]) > 4 and _read(run[0], True) else _WHOLE.finditer(text, run.start(), run.end())
        for found in pieces:
            if after := _read(found[0], found is run):
                taken.update(range(*found.span()))
                # Some texts were read wrongly twice.
                sure = any(not _ENDING.issuperset(one[0][1:]) for one in _WHOLE.finditer(found[0]))
                yield Edit(found.start(), found.end(), repaired(after), sure)
    for found in _CUT.finditer(text):
        if found.start() not in taken:
            taken.update(range(*found.span()))
            yield Edit(found.start(), found.end(), _cut(found[0]), certain=False)
    for found in _LONE_SIGNS.finditer(text):
        if found.start() not in taken:
            yield Edit(found.start(), found.end(), "".join(_LONE[sign] for sign in found[0]))


def repaired(text: str) -> str:
    """A text with all of that done that is certain."""
    for _ in range(_MOST_ROUNDS):
        if text.isascii() or not _SUSPECT.search(text):
            break
        parts: list[str] = []
        at = 0
        for edit in sorted(garbled_character(Source.bare(text)), key=lambda e: e.start):
            if edit.certain and edit.start >= at:
                parts += (text[at : edit.start], edit.after)
                at = edit.end
        if not parts:
            break
        text = "".join((*parts, text[at:]))
    return text


def _read(signs: str, several: bool = False) -> str:
    """What bytes say that were read as signs; empty where they are no UTF-8, or say (alone) nothing that can be printed."""
    try:
        said = bytes(_BYTES[sign] for sign in signs).decode("utf-8")
    except ValueError:
        return ""
    return said if several or not ("\x80" <= said < "\xa0") else ""


def _cut(signs: str) -> str:
    """What a sign was that has lost its last byte, or has got a space into it: mostly the quotation mark whose last byte
    Windows-1252 does not know."""
    whole = signs.replace(" ", "") if signs != "â\x81 " else "â\x81\xa0"
    return _read(whole) or "”"
