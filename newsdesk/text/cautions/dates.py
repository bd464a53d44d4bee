"""A weekday that is not the one of its date: "Selasa (4/3/2026)" when the fourth of March 2026 is a Wednesday."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from newsdesk.text.cautions.caution import Caution
from newsdesk.text.stamp import MONTH_NUMBERS, WEEKDAYS

_DAYS = {name.casefold(): number for number, name in enumerate(WEEKDAYS)} | {"jum'at": 4, "jum’at": 4, "ahad": 6}
_DAY = rf"(?<!\w)(?<!Pasar )({'|'.join(_DAYS)})"
_OF_DAY = r"(?:\s+(?:pagi|siang|sore|malam|dini hari|petang|pahing|pon|wage|kliwon|legi))?"
_NAMED = rf"(\d{{1,2}})\s+({'|'.join(MONTH_NUMBERS)})\.?(?:\s+(\d{{4}}))?(?![\w/-])"
_FIGURES = r"(\d{1,2})\s*([/-])\s*(\d{1,2})(?:\s*[/-]\s*(\d{4}|\d{2}))?(?![\w/-])"
_SAID = re.compile(rf"{_DAY}{_OF_DAY}([,\s]*\(?\s*(?:tanggal\s+)?)(?:{_FIGURES}|{_NAMED})", re.I)
_TO = r"\s*(?:[-–]|dan|hingga|sampai|s\.?d\.?)\s*"
_BOTH = re.compile(rf"{_DAY}{_TO}({'|'.join(_DAYS)}),?\s*\(?\s*(\d{{1,2}}){_TO}(?:{_FIGURES}|{_NAMED})", re.I)
_BEHIND = re.compile(rf"{_NAMED}\s*(?:\(|,\s*hari\s+|,\s*)({'|'.join(_DAYS)})(?!\w)", re.I)
_Said = tuple[str, str, str, str | None]
"""A weekday, and the day, month and year beside it as they are written."""


def wrong_weekdays(lines: Sequence[str], year: int = 0) -> Iterator[Caution]:
    """Weekdays beside a date that has another one. year: what a date without a year belongs to; 0: such dates are left out.

    Facts: ``said``, ``date``, ``right``.
    """
    for number, line in enumerate(lines):
        for weekday, day, month, in_year in _dates(line):
            try:
                when = date(_year(in_year, year), int(month) if month.isdigit() else MONTH_NUMBERS[month.casefold()], int(day))
            except ValueError:
                continue
            if when.weekday() != _DAYS[weekday.casefold()]:
                yield Caution("weekday-wrong", number, {"said": weekday, "date": f"{when.day}/{when.month}/{when.year}",
                                                        "right": WEEKDAYS[when.weekday()]})


def _dates(line: str) -> Iterator[_Said]:
    """Every weekday of a line with its date, whichever stands first."""
    for found in _SAID.finditer(line):
        weekday, between, day, sign, month, year, day_named, month_named, year_named = found.groups()
        # "Senin 3-2" is a result, "Senin 3/4" a share: a date without its year is in brackets, or behind a comma.
        if not day or year or (sign == "/" and not between.isspace()):
            yield weekday, day or day_named, month or month_named, year or year_named
    for found in _BOTH.finditer(line):
        one, other, first, last, _, month, year, day_named, month_named, year_named = found.groups()
        yield one, first, month or month_named, year or year_named
        yield other, last or day_named, month or month_named, year or year_named
    for found in _BEHIND.finditer(line):
        day, month, year, weekday = found.groups()
        yield weekday, day, month, year


def _year(said: str | None, usual: int) -> int:
    if not said:
        if not usual:
            raise ValueError("no year")
        return usual
    return int(said) + 2000 if len(said) == 2 else int(said)
