"""Events of an article in words: one entry for what one person did in one go, newest first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ui.words import WORDS, say
from ui.words.short import portal_when, when

if TYPE_CHECKING:
    from newsdesk.history import Happened, RevisionThen

MOST = 240
"""Letters of what somebody said that an entry repeats."""
COUNTED = ("suggestion.made", "suggestion.settled")
"""Kinds of which a person makes many in one go: they are counted."""
_ICONS: Mapping[str, str] = {
    "article.started": "write", "revision.made": "file", "address.given": "link", "target.set": "time", "note": "note", "notice": "note",
    "suggestion": "edit", "facts": "fine", "point.raised": "warn", "point.answered": "done", "submit": "send", "take-back": "undo",
    "claim": "reading", "release": "close", "return": "returned", "approve": "approve", "export": "export", "publish": "published",
    "correct": "edit", "update": "refresh", "reply": "quote", "withdraw": "cancel", "bin": "bin", "unbin": "undo",
}


@dataclass(frozen=True, slots=True)
class Told:
    """An entry of the time line."""

    key: str
    """The hash of its (first) event."""
    meaning: str
    words: str
    name: str
    at: datetime
    revision: str
    """The revision that it is about; or empty."""
    number: int
    """Of that revision; 0: there is none."""
    whole: bool

    @property
    def by(self) -> str:
        return say("history.by", name=self.name or say("history.nobody"), when=when(self.at))


def told(events: Sequence[Happened], revisions: Sequence[RevisionThen]) -> list[Told]:
    """The events of an article (oldest first) as entries, the newest first."""
    numbers = {one.hash: one.number for one in revisions}
    sent = {event.facts.get("revision") for event in events if event.facts.get("step") == "submit"}
    found: list[Told] = []
    group: list[Happened] = []
    for event in events:
        if event.kind == "revision.made" and _made(event, revisions) in sent:
            continue  # the step that sent it says the same
        if group and _together(group[-1], event):
            group.append(event)
            continue
        if group:
            found.append(_entry(group, numbers))
        group = [event]
    if group:
        found.append(_entry(group, numbers))
    return found[::-1]


def _made(event: Happened, revisions: Sequence[RevisionThen]) -> str:
    return next((one.hash for one in revisions if one.number == event.facts.get("number") and one.at == event.at), "")


def _together(one: Happened, other: Happened) -> bool:
    return (one.kind == other.kind and one.kind in COUNTED and one.person == other.person and one.whole and other.whole
            and one.at == other.at and one.facts.get("state") == other.facts.get("state"))


def _entry(group: Sequence[Happened], numbers: Mapping[str, int]) -> Told:
    event = group[0]
    revision = str(event.facts.get("revision", ""))
    revision = revision if revision in numbers else ""
    words = _words(event, len(group), numbers.get(revision, 0))
    if not event.whole:
        words = say("history.damaged", words=words)
    if event.uncounted:
        words = say("uncounted.entry", words=words, why=say(f"uncounted.{event.uncounted}").rstrip("."))
    step = str(event.facts.get("step", "")) if event.kind == "step.taken" else ""
    meaning = _ICONS.get(step or event.kind) or _ICONS.get(event.kind.partition(".")[0], "info")
    meaning = "stop" if not event.whole else "look" if event.uncounted else meaning
    return Told(event.hash, meaning, words, event.person, event.at, revision, numbers.get(revision, 0),
                event.whole)


def _words(event: Happened, many: int, n: int) -> str:
    facts = {name: _short(value) for name, value in event.facts.items()}
    try:
        tell = _TELLERS.get(event.kind)
        if tell is not None:
            return tell(facts, many, n)
        code = f"happened.{event.kind}"
        if code in WORDS:
            return say(code, **facts)
    except KeyError:  # an event that a newer program wrote, or one that somebody changed
        pass
    return say("history.unknown", kind=event.kind)


def _step(facts: Mapping[str, Any], _many: int, n: int) -> str:
    step, details = str(facts["step"]), facts.get("details") or {}
    values = {"n": n, "reason": facts.get("reason", ""), "address": details.get("address", "")}
    if step == "approve" and details.get("override") == "alone":
        return say("happened.approve.alone", n=n)
    if step == "approve" and details.get("override"):
        return say("happened.approve.override", n=n, reason=_short(details["override"]))
    if step == "publish" and facts.get("stage") == "withdrawn":
        return say("happened.publish.withdrawn", **values)
    return say(f"happened.{step}", **values)


def _aimed(facts: Mapping[str, Any], _many: int, _n: int) -> str:
    if not facts["target"]:
        return say("happened.target.none")
    return say("happened.target.set", when=portal_when(datetime.fromisoformat(str(facts["target"]))))


def _revision(facts: Mapping[str, Any], _many: int, _n: int) -> str:
    joined = facts.get("joined")  # of two newest texts, by a person or by itself
    return say(f"happened.revision.{joined}" if joined else "happened.revision.made", n=facts.get("number", ""))


def _made_suggestions(_facts: Mapping[str, Any], many: int, _n: int) -> str:
    return say("happened.suggestion.made", n=many)


def _settled_suggestions(facts: Mapping[str, Any], many: int, _n: int) -> str:
    return say(f"happened.suggestion.settled.{facts['state']}", n=many)


def _note(facts: Mapping[str, Any], _many: int, _n: int) -> str:
    said = say("happened.note.added.at", quote=facts["quote"]) if facts.get("quote") else say("happened.note.added")
    return f"{said}: {facts['words']}" if facts.get("words") else said


def _raised(facts: Mapping[str, Any], _many: int, _n: int) -> str:
    reason = say(f"reason.{facts['reason']}")
    if facts.get("words"):
        return say("happened.point.raised.words", reason=reason, words=facts["words"])
    return say("happened.point.raised", reason=reason)


def _answered(facts: Mapping[str, Any], _many: int, _n: int) -> str:
    return say("happened.point.answered", words=facts["words"]) if facts.get("words") else say("happened.point.done")


_TELLERS: Mapping[str, Callable[[Mapping[str, Any], int, int], str]] = {
    "step.taken": _step, "target.set": _aimed, "revision.made": _revision, "suggestion.made": _made_suggestions,
    "suggestion.settled": _settled_suggestions, "note.added": _note, "point.raised": _raised, "point.answered": _answered,
}


def _short(value: Any) -> Any:
    """What somebody said, not longer than an entry shows, on one line."""
    if not isinstance(value, str):
        return value
    words = " ".join(value.split())
    return words if len(words) <= MOST else words[: MOST - 1].rstrip() + "…"
