"""Numbers and times as a newsroom writes them: short and local."""

from __future__ import annotations

from datetime import datetime, timedelta

from ui.words import language, say

_MONTHS = {
    "id": ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}


def number(n: int) -> str:
    """104.212 in Indonesian, 104,212 in English."""
    return f"{n:,}".replace(",", "." if language() == "id" else ",")


def clock(instant: datetime) -> str:
    """The time of day of an instant in the zone it carries: 14.02 in Indonesian, 14:02 in English."""
    return f"{instant:%H.%M}" if language() == "id" else f"{instant:%H:%M}"


def date(instant: datetime, today: datetime | None = None) -> str:
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
