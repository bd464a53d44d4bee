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
_STRETCH = re.compile("[" + re.escape("".join(_BYTES)) + "]+")
"""What characters of bytes stand beside each other: nothing outside of it has a part in what it says."""
_ENDING = frozenset("”’»›…–—“‘šœžŸ\xa0")
"""What may well stand behind a letter by itself: CAFÉ»."""
_CUT = re.compile("â€ ?[™œ˜”“\x80-\x9f]|â€(?![\\w€])|â\x80(?![\x80-\xbf])|â\x81 ")
_LONE = {sign: cp for byte in range(0x80, 0xA0) for sign, cp in [(_signs(byte)[0], _signs(byte)[-1])]
         if sign != cp and not cp.isalnum()}
_LONE_SIGNS = re.compile(f"[{''.join(_LONE)}]")
_SUSPECT = re.compile(f"[Â-ô]{_TAIL}|[{''.join(_LONE)}]|â€ |â€$|â\x81 ", re.M)


def garbled_character(source: Source) -> Iterator[Edit]:
    """Characters that were read in the wrong encoding are what they were written as."""
    text = source.text
    if not _SUSPECT.search(text):
        return
    for found in _STRETCH.finditer(text):
        if (after := _repaired(found[0])) != found[0]:
            yield Edit(found.start(), found.end(), after)
            continue
        for one in _WHOLE.finditer(found[0]):
            if said := _read(one[0]):
                yield Edit(found.start() + one.start(), found.start() + one.end(), said, certain=False)
    for found in _CUT.finditer(text):
        yield Edit(found.start(), found.end(), _cut(found[0]), certain=False)


def repaired(text: str) -> str:
    """A text with all of that done that is certain."""
    return _STRETCH.sub(lambda found: _repaired(found[0]), text) if not text.isascii() and _SUSPECT.search(text) else text


def _repaired(stretch: str) -> str:
    """A stretch with what is certain read rightly; some texts were read wrongly twice."""
    before = ""
    while before != stretch:
        before = stretch
        stretch = _LONE_SIGNS.sub(_lone, _RUN.sub(_run, stretch))
    return stretch


def _run(found: re.Match[str]) -> str:
    """Several in a row leave no doubt about any of them, and may be the bytes of bytes."""
    pieces = [one[0] for one in _WHOLE.finditer(found[0])]
    if len(pieces) > 1 and any(map(_is_certain, pieces)) and (said := _read(found[0], True)):
        return said
    return "".join((_is_certain(piece) and _read(piece)) or piece for piece in pieces)


def _lone(found: re.Match[str]) -> str:
    return _LONE[found[0]]


def _is_certain(signs: str) -> bool:
    return not _ENDING.issuperset(signs[1:]) or signs == "Â\xa0"


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
    return _read(signs.replace(" ", "") if signs != "â\x81 " else "â\x81\xa0") or "”"
