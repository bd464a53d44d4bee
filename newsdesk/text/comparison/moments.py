"""Dates and times as a newsroom writes them, and what each names: ``3 Februari 2026`` is ``03/02/2026``, ``8 malam`` is 20.00."""

from __future__ import annotations

import re

from newsdesk.text.stamp import MONTH_NUMBERS, MONTHS, WEEKDAYS

_MONTHS = MONTH_NUMBERS | {"ags": 8, "sept": 9, "nop": 11}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
# In small letters "minggu" is a week: "dua minggu" is no Sunday.
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS[:-1])}|Jum['’]at|Ahad|(?-i:Minggu)|hari\s+Minggu)"
_TO = r"\s?(?:[-–—]|hingga|sampai(?:\s+dengan)?|s\.?d\.?)\s?"
_CLOCK = r"(?:[01]\d|2[0-4]|\d)(?:[.:][0-5]\d){0,2}"
_ZONE = "WITA|WIB|WIT"
_LATE = {"malam": (6, 12), "sore": (1, 12), "petang": (1, 12), "siang": (1, 6)}
"""Which hours of twelve a part of the day makes hours after noon."""

DATES = tuple(re.compile(pattern, re.I) for pattern in (
    rf"(?<!\w)(?:\d{{1,2}}{_TO})?\d{{1,2}}\s+(?:{_MONTH})\.?(?:\s+\d{{4}})?(?!\w)",
    rf"(?<!\w)(?:{_MONTH})\s+\d{{4}}(?!\w)",
    r"(?<![\w/])\d{1,2}([-/])\d{1,2}\1(?:\d{4}|\d{2})(?![\w/])|(?<!\w)\d{4}([-/])\d{1,2}\2\d{1,2}(?!\w)",
    r"(?<![\w/.,-])\d{1,2}/\d{1,2}(?![\w/])",
    rf"(?<!\w)(?:{_WEEKDAY}|(?-i:{'|'.join(MONTHS)})|hari\s+ini|besok|lusa|kemarin|semalam"
    r"|(?:minggu|pekan|bulan|tahun)\s+(?:lalu|silam|depan|ini))(?!\w)",
))
TIMES = (re.compile(rf"(?<![\d.,:]){_CLOCK}(?![.,:]?\d)(?:\s*(?:pagi|siang|sore|petang|malam)(?!\w))?(?:\s*(?-i:{_ZONE})(?!\w))?", re.I),)

_WEEKDAY_BEFORE = re.compile(rf"{_WEEKDAY}(?:\s+(?:pagi|siang|sore|malam|petang|dini\s+hari))?[\s,(]*$", re.I)
_HOUR_BEFORE = re.compile(rf"(?:pukul|jam|pkl\.?)\s*(?:{_CLOCK}\s*(?:{_ZONE})?{_TO})?$", re.I)
_LASTS = re.compile(r"\s*(?:menit|detik|jam)\b", re.I)


def is_date(text: str, found: re.Match[str]) -> bool:
    """Whether what a pattern of DATES found is a date: ``3/2`` is one behind a weekday or in brackets, else a fraction."""
    parts = found[0].split("/")
    if len(parts) != 2:
        return True
    start, end = found.span()
    day, month = map(int, parts)
    bracketed = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    return 0 < day < 32 and 0 < month < 13 and (bracketed or bool(_WEEKDAY_BEFORE.search(text, max(0, start - 30), start)))


def is_time(text: str, found: re.Match[str]) -> bool:
    """Whether digits that look like a time are one: they stand behind ``pukul`` or ``jam``, or a zone or part of the day says so."""
    start, end = found.span()
    if _HOUR_BEFORE.search(text, max(0, start - 30), start):
        return not _LASTS.match(text, end)
    clock = re.match(_CLOCK, found[0])
    return clock is not None and clock.end() > 2 and clock.end() < len(found[0])


def day_named(text: str) -> str:
    """Which day a date names, whatever way it is written: ``3/2/2026``."""
    said = " ".join(text.casefold().replace("’", "'").split()).removeprefix("hari minggu") or "minggu"
    if said in ("jum'at", "ahad"):
        return {"jum'at": "jumat", "ahad": "minggu"}[said]
    words = [str(_MONTHS.get(word, word)) if word in _MONTHS else word for word in re.findall(r"\w+|[-–—]", said)]
    if re.fullmatch(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}", said):
        words = re.findall(r"\d+", said)[::-1]
    elif re.fullmatch(r"\d{1,2}([-/])\d{1,2}\1\d+", said):
        day, month, year = re.findall(r"\d+", said)
        words = [day, month, f"20{year}" if len(year) == 2 else year]
    elif said in _MONTHS:
        return said
    words = ["-" if word in ("-", "–", "—", "hingga", "sampai", "sd") else word for word in words if word != "dengan"]
    return "/".join(word.lstrip("0") for word in words)


def hour_named(text: str) -> str:
    """Which hour a time names, and in which zone: ``20:00 WIB``."""
    said = text.casefold().split()
    clock = re.match(_CLOCK, said[0])
    assert clock is not None
    hour, *rest = re.split(r"[.:]", clock[0])
    behind = " ".join((said[0][clock.end() :], *said[1:]))
    number = int(hour)
    from_, to = next((hours for part, hours in _LATE.items() if part in behind), (0, 0))
    zone = re.search(_ZONE, behind, re.I)
    return f"{number + 12 * (from_ <= number < to):02}:{':'.join(rest) or '00'}{' ' + zone[0].upper() if zone else ''}"
