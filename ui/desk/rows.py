"""How a list says what an article is: its row, what it lacks, how long it has waited."""

from __future__ import annotations

from datetime import datetime, timedelta

from newsdesk.article.steps import RETURNED, SUBMITTED
from newsdesk.waiting import HOLDS, Listed
from ui.parts import Item
from ui.words import say
from ui.words.short import ago, number, when


def row_item(row: Listed, now: datetime, of: str, where: str = "") -> Item:
    """The row of an article in the list of this name; where: where its text is, in words."""
    badge, kind = row_badge(row)
    right = waited(now - row.since) if row.stage == SUBMITTED else ago(row.since, now)
    details = [*_details(row, now, of), *([where] if where else [])]
    return Item(row.id, row.headline or say("untitled"), " · ".join(details), right, badge, kind, row)


def row_badge(row: Listed) -> tuple[str, str]:
    """What of an article has to be looked at, and the kind of the badge that says it; empty where nothing has."""
    if row.parted:
        return say("decide.badge"), "look"
    if row.stage == RETURNED:
        return (say("desk.points", n=row.points), "look") if row.points else (say("stage.returned"), "plain")
    if row.calls:
        return say("desk.calls", n=row.calls), "look"
    if row.to_link:
        return say(f"desk.to-link.{row.to_link}"), "look"
    if row.missing:
        words = [missing_words(code, count) for code, count in row.missing]
        return (say("desk.missing.more", first=words[0], n=len(words) - 1) if len(words) > 1 else words[0]), "look"
    if row.guesses:
        return say("shelf.guesses", n=number(row.guesses)), "look"
    if row.purpose:
        return say(f"desk.purpose.{row.purpose}"), "accent"
    return (say("shelf.advertorial"), "plain") if row.advertorial else ("", "plain")


def missing_words(code: str, count: int) -> str:
    """What an article lacks, in words."""
    words = say(f"desk.missing.{code}", n=count)
    return words.replace("1 pictures", "1 picture")


def waited(time: timedelta, long: bool = False) -> str:
    """How long something has waited: baru saja, 18 mnt, 3 jam, 2 hari; long: 3 jam 12 mnt."""
    minutes = int(time.total_seconds() // 60)
    hours, days = minutes // 60, minutes // 1440
    if minutes < 1:
        return say("desk.minute.less") if long else say("time.now")
    if hours < 1:
        return say("desk.minutes", n=minutes)
    if days < 2:
        return say("desk.hours.minutes", h=hours, n=minutes % 60) if long and minutes % 60 else say("desk.hours", n=hours)
    return say("desk.days", n=number(days))


def target_words(target: str, now: datetime) -> str:
    """When an article should be published: ``untuk 10.00``, or with its day where that is another."""
    return say("desk.target", time=when(datetime.fromisoformat(target), now))


def _details(row: Listed, now: datetime, of: str) -> list[str]:
    parts = [row.place.title() if row.place.isupper() else row.place, ", ".join(row.reporters),
             say("shelf.words", n=number(row.words))]
    if row.target:
        parts.append(target_words(row.target, now))
    if len(HOLDS.get(of, ("", ""))) > 1 and row.stage != RETURNED:
        parts.append(say(f"stage.{row.stage}"))
    if row.reader and of != "reading":
        parts.append(say("desk.reader", name=row.reader))
    if row.override and of == "override":
        parts.append(say("desk.override", reason=row.override))
    return [part for part in parts if part]
