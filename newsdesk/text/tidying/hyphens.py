"""Rules about hyphens that were taken apart: anak - anak, ke - 25, di - PHK, U - 22. A dash between words is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdesk.text.tidying.source import Edit, Source

_PAIR = re.compile(r"(?<![\w-])([^\W\d_]{2,})(?: - | -|- )(?=([^\W\d_]{2,})(?![\w]))")
_PREFIXED = re.compile(
    r"(?<![\w-])(ke|di|se|be|ber|me|mem|men|meng|meny|ter|pe|pem|pen|peng|non|anti|pasca|pra|eks|semi|antar|sub|multi|al|el|e) - "
    r"(?=[\w“\"'])", re.I)
_LOOSE = re.compile(r"(?<![\w-])(?:ke- (?=\d)|(?:di|se|non|anti|pasca|e)- (?=[A-Z\d]))")
_SUFFIXED = re.compile(r"(?<=[\w.]) - (?=nya\b)|(?<=[A-Z0-9]) - (?=(?:an|ku|mu|lah|kah|kan)\b)")
_CODE = re.compile(r"(?<![\w-])[UHDT] - (?=\d{1,3}\b)|(?<![\w.-])([A-Z]{1,4}|[A-Z]\w?) - (?=([A-Z0-9]\w{0,8})\b)")
_COMPOUND = re.compile(
    r"(?<![\w-])(?:PDI - (?=Perjuangan)|go - (?=jek|pay|food|car|ride|send|box|shop|clean|massage|mart|bills)|k - (?=pop\b)"
    r"|x - (?=ray\b)|wi - (?=fi\b)|blu - (?=ray\b)|hat - (?=trick)|play - (?=off)|check - (?=in\b|out\b)|start - (?=up\b)"
    r"|stand - (?=up\b)|follow - (?=up\b)|make - (?=up\b)|co - (?=founder|pilot)|usb - (?=c\b)|ktp - (?=e\b|elektronik)"
    r"|apbn - (?=p\b)|apbd - (?=p\b)|undang - (?=undang)|hak - (?=hak))", re.I)
_DOUBLE = re.compile(r"(?<=\S )- -(?= \S)")
_PAIRS = {
    ("sayur", "mayur"), ("warna", "warni"), ("bolak", "balik"), ("lauk", "pauk"), ("ramah", "tamah"), ("gerak", "gerik"),
    ("serba", "serbi"), ("lika", "liku"), ("kocar", "kacir"), ("simpang", "siur"), ("porak", "poranda"), ("tunggang", "langgang"),
    ("cerai", "berai"), ("hiruk", "pikuk"), ("seluk", "beluk"), ("desas", "desus"), ("caci", "maki"), ("pontang", "panting"),
    ("mondar", "mandir"), ("teka", "teki"), ("basa", "basi"), ("gotong", "royong"), ("beras", "petas"), ("utak", "atik"),
}
_PREFIXES = ("ber", "be", "memper", "meng", "meny", "mem", "men", "me", "ter", "se", "ke", "di", "diper", "peng", "pem", "pen", "pe")


def reduplication(source: Source) -> Iterator[Edit]:
    """A word and itself again (anak - anak, berlari - lari, tolong - menolong) are one word with a hyphen."""
    for found in _PAIR.finditer(source.text):
        # SLAWI -Slawi: behind a place it is a dash.
        apart = found.end() - found.end(1) == len(" - ") or found[2][0].islower()
        if apart and is_reduplicated(found[1].lower(), found[2].lower()):
            yield Edit(found.end(1), found.end(), "-")


def bound_hyphen(source: Source) -> Iterator[Edit]:
    """What cannot stand alone is hyphened to its word: ke - 25, di - PHK, e - KTP, non - Asia, 1990 - an, KTP - nya."""
    for pattern in (_PREFIXED, _SUFFIXED):
        for found in pattern.finditer(source.text):
            start = found.end(1) if pattern is _PREFIXED else found.start()
            yield Edit(start, found.end(), "-")
    for found in _LOOSE.finditer(source.text):
        yield Edit(found.end() - 1, found.end(), "")


def compound_hyphen(source: Source) -> Iterator[Edit]:
    """U - 22, PDI - Perjuangan, hat - trick; other letters with a hyphen are offered where the text is tokenised."""
    for found in _COMPOUND.finditer(source.text):
        yield Edit(found.end() - 3, found.end(), "-")
    for found in _CODE.finditer(source.text):
        sure = found[1] is None
        heads = found.start() == 0 or source.text[found.start() - 1] == "\n"
        if sure or (source.manner.tokenised and not heads and "JUGA" not in found[0]):
            yield Edit(found.end() - 3, found.end(), "-", certain=sure)


def double_hyphen(source: Source) -> Iterator[Edit]:
    """A dash written as two hyphens is not taken apart."""
    for found in _DOUBLE.finditer(source.text):
        yield Edit(found.start(), found.end(), "--")


def is_reduplicated(one: str, other: str) -> bool:
    """Whether two words in lower case are a word and its repetition, with the endings and prefixes that go with it."""
    if one == other or (one, other) in _PAIRS:
        return len(one) > 1
    if len(one) >= 3 and other.startswith(one) and len(other) - len(one) <= 5:
        return True
    stems = {one[len(p) :] for p in _PREFIXES if one.startswith(p) and len(one) - len(p) >= 3}
    if any(other.startswith(stem) and len(other) - len(stem) <= 5 for stem in stems):
        return True
    # tolong - menolong, pukul - memukul: the first letter makes way for the prefix; surat - menyurat.
    return len(one) >= 4 and any(other == p + one[cut:] for p in ("me", "mem", "men", "meng", "meny") for cut in (0, 1))
