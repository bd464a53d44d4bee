"""A weekday that is not the one of its date: "Selasa (4/3/2026)" when the fourth of March 2026 is a Wednesday."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from newsdesk.text.cautions.caution import Caution
from newsdesk.text.stamp import MONTHS, WEEKDAYS

_DAYS = {name.casefold(): number for number, name in enumerate(WEEKDAYS)} | {"jum'at": 4, "jum’at": 4, "ahad": 6}
_MONTHS = {name.casefold(): number for number, name in enumerate(MONTHS, 1)} | {
    name[:3].casefold(): number for number, name in enumerate(MONTHS, 1)} | {"agt": 8, "nopember": 11, "pebruari": 2}
_SAID = re.compile(
    rf"(?<!\w)({'|'.join(_DAYS)})(?:\s+(?:pagi|siang|sore|malam|dini hari|petang))?[,\s]*\(?\s*(?:tanggal\s+)?"
    rf"(?:(\d{{1,2}})\s*[/-]\s*(\d{{1,2}})(?:\s*[/-]\s*(\d{{4}}|\d{{2}}))?|(\d{{1,2}})\s+({'|'.join(_MONTHS)})\.?(?:\s+(\d{{4}}))?)(?![\w/-])",
    re.I)


def wrong_weekdays(lines: Sequence[str], year: int = 0) -> Iterator[Caution]:
    """Weekdays beside a date that has another one. year: what a date without a year belongs to; 0: such dates are left out.

    Facts: ``said``, ``date``, ``right``.
    """
    for number, line in enumerate(lines):
        for found in _SAID.finditer(line):
            weekday, day, month, in_year, day_of, month_name, year_of = found.groups()
            try:
                when = date(_year(in_year or year_of, year), int(month) if month else _MONTHS[month_name.casefold()], int(day or day_of))
            except ValueError:
                continue
            if when.weekday() != _DAYS[weekday.casefold()]:
                yield Caution("weekday-wrong", number, {"said": weekday, "date": f"{when.day}/{when.month}/{when.year}",
                                                        "right": WEEKDAYS[when.weekday()]})


def _year(said: str | None, usual: int) -> int:
    if not said:
        if not usual:
            raise ValueError("no year")
        return usual
    return int(said) + 2000 if len(said) == 2 else int(said)
