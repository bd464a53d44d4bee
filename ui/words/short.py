"""Numbers and times as a newsroom writes them: short and local.

One rule for times, kept here and nowhere else in the window: what the desk tells (sent, saved, returned, read since) is in the
zone of this laptop; what readers see on the portal (published, the time of a note, an article of the archive) is in the
portal's zone, and names it: 17.00 WIB.
"""

from __future__ import annotations

from datetime import date as Day
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from ui.words import language, say

_MONTHS = {
    "id": ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}


def number(n: int) -> str:
    """104.212 in Indonesian, 104,212 in English."""
    return f"{n:,}".replace(",", "." if language() == "id" else ",")


_ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}
"""The zones of Indonesia by their hours before UTC."""


def now() -> datetime:
    """This moment, in the zone of this laptop."""
    return datetime.now().astimezone()


def now_there(zone: str) -> datetime:
    """This moment in a zone (an IANA name), the portal's."""
    return datetime.now(ZoneInfo(zone))


def there(instant: datetime, zone: str) -> datetime:
    """An instant in a zone (an IANA name), the portal's."""
    return instant.astimezone(ZoneInfo(zone))


def here(instant: datetime) -> datetime:
    """An instant in the zone of this laptop."""
    return instant.astimezone()


def midnight() -> datetime:
    """When today began here."""
    return now().replace(hour=0, minute=0, second=0, microsecond=0)


def when(instant: datetime, at: datetime | None = None) -> str:
    """An instant as the desk tells it: the time where it was today, the day and the time of another day. at: what is now."""
    local, today = here(instant), here(at) if at else now()
    return clock(local) if local.date() == today.date() else f"{date(local, today)} {clock(local)}"


def to_the_second(instant: datetime) -> str:
    """The time of day here, to the second: 14.02.31."""
    local = here(instant)
    return f"{local:%H.%M.%S}" if language() == "id" else f"{local:%H:%M:%S}"


def portal_when(instant: datetime, full: bool = False) -> str:
    """An instant as readers of the portal see it, in the zone it carries, which is named: 10 Mei 17.00 WIB. full: with the year."""
    return f"{date(instant, None if full else now())} {clock(instant)} {zone_of(instant)}"


def known_when(instant: datetime | None, origin: str) -> str:
    """When what was found is from. origin: ``archive`` (it came out on the portal then) or ``article`` (it was changed here
    then); empty where nobody knows."""
    if instant is None:
        return ""
    local = here(instant)
    return portal_when(instant, full=True) if origin == "archive" else f"{date(local)} {clock(local)}"


def known_date(instant: datetime | None, origin: str) -> str:
    """The day of the same: 12 Okt, with the year where it is another one than this."""
    if instant is None:
        return ""
    return date(instant if origin == "archive" else here(instant), now())


def zone_of(instant: datetime) -> str:
    """The name of the zone that an instant carries: WIB, WITA, WIT, or UTC+3."""
    offset = instant.utcoffset() or timedelta()
    hours = offset.total_seconds() / 3600
    return _ZONES.get(int(hours) if hours.is_integer() else 0) or f"UTC{hours:+g}" if offset else "UTC"


def typed(instant: datetime) -> str:
    """An instant as one types it, in the zone it carries: 10-5-2026 17.00."""
    return f"{instant.day}-{instant.month}-{instant.year} {clock(instant)}"


def today_typed(instant: datetime, time: str) -> str:
    """A time of day that was typed, with the day of an instant: 10-5-2026 17.00."""
    return f"{instant.day}-{instant.month}-{instant.year} {time}"


def clock(instant: datetime) -> str:
    """The time of day of an instant in the zone it carries: 14.02 in Indonesian, 14:02 in English."""
    return f"{instant:%H.%M}" if language() == "id" else f"{instant:%H:%M}"


def date(instant: datetime | Day, today: datetime | None = None) -> str:
    """The day of an instant in the zone it carries: 12 Okt 2023; without the year where it is that of today."""
    day = f"{instant.day} {_MONTHS[language()][instant.month - 1]}"
    return day if today and today.year == instant.year else f"{day} {instant.year}"


def ago(instant: datetime, now: datetime) -> str:
    """How long ago, in the zone of `now`: baru saja, 18 mnt, 14.02, kemarin, 12 Okt, 12 Okt 2023."""
    then = instant.astimezone(now.tzinfo)
    passed = now - then
    if passed < timedelta(minutes=1):
        return say("time.now")
    if passed < timedelta(hours=1):
        return say("time.minutes", n=int(passed.total_seconds() // 60))
    if then.date() == now.date():
        return clock(then)
    if then.date() == now.date() - timedelta(days=1):
        return say("time.yesterday")
    return date(then, now)
