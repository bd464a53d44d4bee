"""What is said about an article, in words: the cards beside its text, where they belong, and the states it was in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from newsdesk.history import RevisionThen
from newsdesk.noting import OPEN as NOTE_OPEN
from newsdesk.noting import Note, Where
from newsdesk.proposing import Suggested
from newsdesk.returning import PointNow
from newsdesk.text.anchors import ARTICLE
from ui.reviewing.drawing import Stop
from ui.reviewing.gathering import Reading
from ui.reviewing.margin import CardSays
from ui.reviewing.placing import field_code, shortened
from ui.reviewing.reading import ReadText
from ui.reviewing.state import NOW
from ui.words import say
from ui.words.short import ago, now, when


def states(revisions: Sequence[RevisionThen]) -> list[tuple[str, str]]:
    """The states of an article that can be compared, newest first: their names and words."""
    said = [(one.hash, say("review.state", n=one.number, who=first_name(one.name), when=when(one.at))) for one in reversed(revisions)]
    return [(NOW, say("review.state.now")), *said]


def first_name(name: str) -> str:
    return name.split()[0] if name.split() else say("review.nobody")


def cards(reading: Reading, me: str) -> list[CardSays]:
    """A card for each open suggestion, open note, and point of the last return."""
    at = now()
    made = [_suggestion(one, reading.unfit.get(one.id, ""), at) for one in reading.suggestions]
    made += [_note(note, reading, at) for note in reading.notes if note.state == NOTE_OPEN]
    last = max((point.at for point in reading.points), default=None)
    made += [_point(point, reading, me, at) for point in reading.points if point.at == last or point.state == "open"]
    return made


def _suggestion(one: Suggested, unfit: str, now: datetime) -> CardSays:
    words = change_words(one.suggestion.kind, one.suggestion.old, one.suggestion.new)
    if one.suggestion.field not in ("body", "headline"):
        words = f"{say(field_code(one.suggestion.field))}: {words}"
    if unfit:
        words = f"{words}\n{say(f'review.unfit.{unfit}')}"
    actions = (("accept", say("review.accept")), ("reject", say("review.reject")))
    return CardSays(one.id, say(f"review.kind.{one.suggestion.kind}"), one.name, ago(one.at, now), words, actions, 0, "suggestion")


def change_words(kind: str, old: str, new: str) -> str:
    """What a change does, as its card says it."""
    before, after = shortened(old), shortened(new)
    if kind in ("split", "join"):
        return say(f"review.does.{kind}")
    if kind == "move":
        other = bool(old and new) and old.strip() != new.strip()
        return say("review.does.move.changed" if other else "review.does.move", words=after or before)
    if kind == "format" and before == after:
        return say("review.does.format", words=after)
    if kind in ("related", "picture") and not (before or after):
        return say(f"review.does.{kind}")
    if before and after:
        return f"{before} → {after}"
    return say("review.does.added", words=after) if after else say("review.does.removed", words=before)


def about(where: Where) -> str:
    """What a note or point is about, where no words of the text say it."""
    anchor = where.anchor
    if where.lost:
        return say("review.lost", words=shortened(anchor.quote) or say(field_code(anchor.field)))
    if anchor.field == ARTICLE:
        return say("review.whole")
    return "" if anchor.field == "body" else say(field_code(anchor.field))


def _note(note: Note, reading: Reading, now: datetime) -> CardSays:
    lines = [about(note.where), note.words, *(f"{first_name(r.name)}: {r.words}" for r in note.replies)]
    actions = (("reply", say("review.reply")), ("settle", say("review.settle")))
    return CardSays(f"note {note.id}", say("review.note"), note.name, ago(note.at, now), "\n".join(filter(None, lines)), actions, 0, "note")


def _point(point: PointNow, reading: Reading, me: str, now: datetime) -> CardSays:
    who = reading.names.get(point.person, "")
    lines = [about(reading.places[point.id]) if point.id in reading.places else "", point.words]
    if point.state != "open":
        answer = point.answer or say("review.point.done")
        lines.append(f"{first_name(reading.names.get(point.answered_by, ''))}: {answer}")
    actions = (("reply", say("review.answer")), ("settle", say("review.settle"))) if point.state == "open" and point.person != me else ()
    return CardSays(f"point {point.id}", say(f"reason.{point.reason}"), who, ago(point.at, now), "\n".join(filter(None, lines)),
                    actions, 0, "point")


def stops(reading: Reading, text: ReadText) -> list[Stop]:
    """Where the notes and points of an article are in its text."""
    found = [stop for note in reading.notes if note.state == NOTE_OPEN and (stop := _stop(f"note {note.id}", note.where, text))]
    shown = {says.id for says in cards(reading, "")}
    return found + [stop for id, where in reading.places.items()
                    if f"point {id}" in shown and (stop := _stop(f"point {id}", where, text))]


def _stop(id: str, where: Where, text: ReadText) -> Stop | None:
    if where.lost:
        return None
    if not where.spans:
        at = text.drawn.position(where.anchor.field, 0)
        return Stop(id, at or 0, at or 0)
    first, last = (text.drawn.position(where.anchor.field, place) for place in (where.spans[0][0], where.spans[-1][1]))
    return None if first is None or last is None else Stop(id, first, max(first, last))
