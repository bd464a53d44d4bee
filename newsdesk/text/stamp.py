"""Instants as newsrooms print them: every form of date and time a page carries, and the one stamp we write.

We write ``Kamis 26-10-2023,15:17 WIB``. We read that, ``Sabtu, 12 Feb 2022 - 14:06 WIB``, ``Diperbarui 18 Jun 2025, 14:05
WIB``, ``Tayang: Senin, 9 Juni 2025 10:48 WIB``, ``18/06/2025, 21:35 WIB``, ISO 8601 and RFC 822.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from datetime import time as clock
from zoneinfo import ZoneInfo

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
          "Desember")

_WEEKDAY_NAMES = {
    "senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "jum'at": 4, "jum’at": 4, "sabtu": 5, "minggu": 6,
    "ahad": 6, "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6, "sen": 0, "sel": 1, "rab": 2, "kam": 3,
    "jum": 4, "sab": 5, "min": 6,
}
MONTH_NUMBERS = {name.casefold(): n for n, name in enumerate(MONTHS, 1)} | {
    name[:3].casefold(): n for n, name in enumerate(MONTHS, 1)} | {"agt": 8, "nopember": 11, "pebruari": 2}
"""The months by what Indonesian calls them, short and whole."""
_MONTH_NAMES = MONTH_NUMBERS | {
    "january": 1, "february": 2, "march": 3, "may": 5, "june": 6, "july": 7, "august": 8, "aug": 8,
    "agust": 8, "sept": 9, "october": 10, "oct": 10, "nop": 11, "december": 12, "dec": 12,
}
_WORD_ZONES = {"wib": "Asia/Jakarta", "wita": "Asia/Makassar", "wit": "Asia/Jayapura", "utc": "UTC", "gmt": "UTC",
               "z": "UTC"}

_WEEKDAY = re.compile(r"(?<!\w)(" + "|".join(sorted(_WEEKDAY_NAMES, key=len, reverse=True)) + r")(?![\w'’])", re.I)
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_NAMED = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[ -]+([A-Za-z]{3,9})\.?,?[ -]+(\d{4})(?!\d)")
_ENGLISH = re.compile(r"(?<!\w)([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})(?!\d)")
_TIME = re.compile(r"(?<![\d.:])(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?(?![\d:]|\.\d)")
_ZONE = re.compile(r"\s*(?:(WIB|WITA|WIT|UTC|GMT|Z)(?![A-Za-z])|([+-])(\d{2}):?(\d{2})(?!\d))", re.I)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date and time as it was read, with what is doubtful about it."""

    instant: str
    """ISO 8601 with offset: to the minute, to the second where seconds were given; ``2025-06-18`` alone where there
    was no time."""
    weekday_differs: bool = False
    """A weekday stood there and is not the one of that date."""
    zone_assumed: bool = False
    """No zone stood there: the one of the portal was taken."""
    order_unknown: bool = False
    """``9/10/2025``: day and month could be the other way round; the day was taken as first."""
    span: tuple[int, int] = (0, 0)
    """From where to where it stood in the text."""


def write_stamp(instant: datetime, zone: str = "Asia/Jakarta") -> str:
    """An instant (with its own zone) as the portal prints it in this zone: ``Kamis 26-10-2023,15:17 WIB``.

    ``zone`` is WIB, WITA, WIT or a name such as ``Asia/Makassar``. Raises ValueError for an instant without a zone.
    """
    if instant.tzinfo is None:
        raise ValueError("an instant needs a zone")
    name = ZONES.get(zone, zone)
    local = instant.astimezone(ZoneInfo(name))
    short = next((short for short, long in ZONES.items() if long == name), local.strftime("%Z"))
    # Not %Y: it does not pad years below 1000 everywhere.
    return f"{WEEKDAYS[local.weekday()]} {local.day:02}-{local.month:02}-{local.year:04},{local:%H:%M} {short}"


def read_stamp(text: str, zone: str = "Asia/Jakarta", month_first: bool = False) -> Stamp | None:
    """The first date (and time) that stands in a text; None where there is none or no such day exists.

    ``zone`` is taken where the text names none; ``month_first`` reads ``10/9/2025`` as the ninth of October.
    """
    found = _find_date(text, month_first)
    if not found:
        return None
    year, month, day, start, end, unknown = found
    time, time_start, time_end = _find_time(text, start, end)
    weekday = _near_weekday(text, start)
    named, zone_end = _zone_at(text, time_end) if time else (None, end)
    try:
        moment = datetime.combine(date(year, month, day), clock(*(time or (0, 0, 0))))
        aware = moment.replace(tzinfo=named or ZoneInfo(ZONES.get(zone, zone)))
        offset = aware.utcoffset()
        if time and not (-840 <= (offset or timedelta()).total_seconds() / 60 <= 840):
            return None
        aware = aware.replace(tzinfo=timezone(timedelta(minutes=round((offset or timedelta()).total_seconds() / 60))))
        spec = "seconds" if time and time[2] else "minutes"
        instant = aware.isoformat(timespec=spec) if time else moment.date().isoformat()
    except (ValueError, OverflowError):
        return None
    # A page that names the zone in Indonesian writes the day first.
    unknown = unknown and not (named and any(w in text[time_end:zone_end].upper() for w in ZONES))
    first = min(start, weekday[1] if weekday else start, time_start if time else start)
    differs = bool(weekday) and weekday is not None and weekday[0] != moment.weekday()
    return Stamp(instant, differs, bool(time) and named is None, unknown, (first, max(end, zone_end)))


def _find_date(text: str, month_first: bool) -> tuple[int, int, int, int, int, bool] | None:
    """Year, month, day, where from, where to, and whether day and month may be the other way round."""
    best: tuple[int, int, int, int, int, bool] | None = None
    for pattern in (_ISO_DATE, _DAY_FIRST, _NAMED, _ENGLISH):
        for m in pattern.finditer(text):
            got = _date_of(pattern, m, month_first)
            if got and (best is None or m.start() < best[3]):
                best = (*got[:3], m.start(), m.end(), got[3])
            if got:
                break
    return best


def _date_of(pattern: re.Pattern[str], m: re.Match[str], month_first: bool) -> tuple[int, int, int, bool] | None:
    if pattern is _ISO_DATE:
        return int(m[1]), int(m[2]), int(m[3]), False
    if pattern is _NAMED:
        month = _MONTH_NAMES.get(m[2].lower())
        return (int(m[3]), month, int(m[1]), False) if month else None
    if pattern is _ENGLISH:
        month = _MONTH_NAMES.get(m[1].lower())
        return (int(m[3]), month, int(m[2]), False) if month else None
    day, month = int(m[1]), int(m[2])
    # Only the slash is used both ways round in the wild; a day over 12 says which it is.
    unknown = "/" in m[0] and day <= 12 and month <= 12 and day != month
    if "/" in m[0] and (month > 12 or (unknown and month_first)):
        day, month = month, day
    return int(m[3]), month, day, unknown and not month_first


def _find_time(text: str, start: int, end: int) -> tuple[tuple[int, int, int] | None, int, int]:
    """The time that belongs to the date at start:end: just behind it, else just before it (``14:06, 12 Feb 2022``)."""
    behind = _TIME.search(text, end, min(len(text), end + 24))
    if behind and not re.fullmatch(r"[\sT,|@–—-]*(?:pukul|jam|at|pk\.?)?\s*", text[end : behind.start()], re.I):
        behind = None
    m = behind
    if m is None:
        for before in _TIME.finditer(text, max(0, start - 24), start):
            if re.fullmatch(r"\s*(?:WIB|WITA|WIT)?[\s,|@–—-]*", text[before.end() : start], re.I):
                m = before
    if m is None:
        return None, end, end
    return (int(m[1]), int(m[2]), int(m[3] or 0)), m.start(), m.end()


def _near_weekday(text: str, start: int) -> tuple[int, int] | None:
    """The weekday that stands directly before a date, and where."""
    for m in _WEEKDAY.finditer(text, max(0, start - 14), start):
        if re.fullmatch(r"[\s,]*", text[m.end() : start]):
            return _WEEKDAY_NAMES[m[1].lower()], m.start()
    return None


def _zone_at(text: str, position: int) -> tuple[ZoneInfo | timezone | None, int]:
    m = _ZONE.match(text, position)
    if not m:
        return None, position
    if m[1]:
        return ZoneInfo(_WORD_ZONES[m[1].lower()]), m.end()
    minutes = int(m[3]) * 60 + int(m[4])
    if minutes > 14 * 60:
        return None, position
    return timezone(timedelta(minutes=minutes if m[2] == "+" else -minutes)), m.end()
