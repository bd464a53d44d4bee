"""What an event of others may say: looked at kind by kind before it is stored, so that nothing that comes in can break a screen."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from newsdesk.article.applying import change_of
from newsdesk.article.content import Content, clean_line, clean_text, is_instant
from newsdesk.article.steps import ROLES, STAGES, STAYS, STEPS
from newsdesk.errors import Refused
from newsdesk.portal.context import Context, ListItem
from newsdesk.store.tables import Event

_HASH, _ID = re.compile(r"[0-9a-f]{64}"), re.compile(r"(?:[0-9a-f]{16})?")
_NUMBER, _MOST = 1_000_000, 200
_STEPS = {step.name: step for step in STEPS}
Payload = dict[str, Any]


def vet(event: Event) -> None:
    """Raise Refused("parcel-damaged", why) where an event says something that nobody could have said with this program.

    A kind that is not known (a newer program wrote it) is kept as it is; it changes nothing here.
    """
    check = _CHECKS.get(event.kind)
    try:
        payload = json.loads(event.payload)
        _strings(payload)
        if check:
            if (event.kind.split(".")[0] in _COMMON) == bool(event.article):
                raise ValueError("article")
            check(payload)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, Refused) as wrong:
        raise Refused("parcel-damaged", why=event.kind) from wrong


def _strings(value: Any) -> None:
    """No text anywhere has control characters in it."""
    if isinstance(value, str):
        if clean_text(value) != value:
            raise ValueError("control characters")
    elif isinstance(value, list):
        for part in value:
            _strings(part)
    elif isinstance(value, dict):
        for name, part in value.items():
            _strings(name)
            _strings(part)


def _form(value: Any, form: re.Pattern[str]) -> None:
    if not isinstance(value, str) or not form.fullmatch(value):
        raise ValueError("form")


def _text(payload: Payload, *names: str) -> None:
    if not all(isinstance(payload[name], str) for name in names):
        raise TypeError("no text")


def _number(value: Any) -> None:
    if type(value) is not int or not 0 <= value <= _NUMBER:
        raise ValueError("number")


def _texts(value: Any) -> None:
    if not isinstance(value, list) or len(value) > _MOST or not all(isinstance(part, str) for part in value):
        raise TypeError("no texts")


def _article_started(payload: Payload) -> None:
    _text({"origin": "", "person": ""} | payload, "origin", "person")


def _revision_made(payload: Payload) -> None:
    content = Content.from_values(payload["content"])
    if content.cleaned() != content:
        raise ValueError("not clean")
    _texts(payload["parents"])
    for parent in payload["parents"]:
        _form(parent, _HASH)
    if sorted(set(payload["parents"])) != sorted(payload["parents"]):
        raise ValueError("parents")
    _form(payload["person"], _ID)
    _number(payload["number"])


def _step_taken(payload: Payload) -> None:
    step, stage = _STEPS[payload["step"]], payload["stage"]
    if stage not in STAGES or not (step.reaches in (stage, STAYS) or (step.name == "publish" and stage == "withdrawn")):
        raise ValueError("stage")
    _form(payload["revision"], re.compile(r"(?:[0-9a-f]{64})?"))
    _form(payload["person"], _ID)
    details = payload.get("details", {})
    if not all(isinstance(value, str) for value in details.values()) or clean_line(payload.get("reason", "")) is None:
        raise TypeError("details")
    if step.name == "publish" and not is_instant(details["published"]):
        raise ValueError("published")
    if step.name == "publish":
        _text(details, "address")
    if step.name == "approve":
        _context(payload["context"])


def _context(values: Payload) -> None:
    context = Context(**values)
    for name in ("related", "popular", "latest"):
        for item in values[name]:
            _text(vars(_Item(**item)), "headline", "published", "url")
    _text(values, "published", "modified", "address", "popular_as_of")
    if not all(isinstance(value, str) for value in context.links.values()):
        raise TypeError("links")


class _Item:
    """The values of a ListItem, as they came."""

    def __init__(self, **values: Any) -> None:
        ListItem(**values)
        self.__dict__.update({"published": "", "url": ""} | values)


def _point_raised(payload: Payload) -> None:
    _form(payload["id"], _ID)
    _text(payload, "revision", "reason", "words", "anchor", "person")


def _point_answered(payload: Payload) -> None:
    if payload["state"] not in ("done", "answered"):
        raise ValueError("state")
    _text(payload, "id", "words", "person")


def _note_added(payload: Payload) -> None:
    _form(payload["id"], _ID)
    _text(payload, "anchor", "revision", "text", "words", "person")
    _texts(payload["mentions"])


def _note_replied(payload: Payload) -> None:
    _form(payload["id"], _ID)
    _text(payload, "note", "words", "person")
    _texts(payload["mentions"])


def _named(payload: Payload) -> None:
    _text(payload, "id", "person")


def _suggestion_made(payload: Payload) -> None:
    change_of(payload["change"])
    _number(payload["number"])
    _text(payload, "base", "person")


def _suggestion_settled(payload: Payload) -> None:
    if payload["state"] not in ("accepted", "rejected", "outdated"):
        raise ValueError("state")
    _text({"why": ""} | payload, "id", "person", "why")


def _image_added(payload: Payload) -> None:
    _form(payload["digest"], _HASH)
    _text(payload, "name", "media")
    for name in ("width", "height"):
        _number(payload[name])


def _person_enrolled(payload: Payload) -> None:
    _form(payload["id"], re.compile(r"[0-9a-f]{16}"))
    if not clean_line(payload["name"]) or not set(payload["roles"]) <= set(ROLES):
        raise ValueError("person")
    _text({"code": ""} | payload, "name", "code")


def _word(payload: Payload) -> None:
    _text(payload, "word")
    if not isinstance(payload.get("name", False), bool):
        raise TypeError("name")


def _snippet(payload: Payload) -> None:
    _text({"long": ""} | payload, "short", "long")


def _facts(payload: Payload) -> None:
    for fact in payload["facts"]:
        _text(fact, "kind", "old", "new")
    _text(payload, "person")


def _taken(payload: Payload) -> None:
    if not all(isinstance(hashes, list) for hashes in payload["articles"].values()):
        raise TypeError("articles")
    _text(payload, "person")


def _introduced(payload: Payload) -> None:
    _form(payload["key"], _HASH)
    _form(payload["person"], _ID)
    _text(payload, "name")
    _form(payload.get("seal", ""), re.compile(r"(?:age1[0-9a-z]{58})?"))
    earlier = payload.get("earlier", {})
    if len(earlier) > _MOST:
        raise ValueError("earlier")
    for device, seq in earlier.items():
        _form(device, re.compile(r"[0-9a-f]{16}"))
        if type(seq) is not int or not 0 < seq < 1_000_000_000:
            raise ValueError("earlier")


def _roster(payload: Payload) -> None:
    _number(payload["version"])
    _text(payload, "signature")
    if not isinstance(payload["machines"], list) or len(payload["machines"]) > _MOST:
        raise ValueError("machines")
    for machine in payload["machines"]:
        _form(machine["key"], _HASH)
        for name in ("device", "person"):
            _form(machine[name], re.compile(r"[0-9a-f]{16}"))
        if not set(machine["roles"]) <= set(ROLES) or type(machine["until"]) is not int:
            raise ValueError("machines")
    if len({machine["device"] for machine in payload["machines"]}) != len(payload["machines"]):
        raise ValueError("machines")


_COMMON = ("image", "person", "snippet", "word", "parcel", "device", "roster")
_CHECKS: dict[str, Callable[[Payload], None]] = {
    "article.started": _article_started, "revision.made": _revision_made, "step.taken": _step_taken,
    "point.raised": _point_raised, "point.answered": _point_answered, "note.added": _note_added, "note.replied": _note_replied,
    "note.settled": _named, "note.reopened": _named, "suggestion.made": _suggestion_made, "suggestion.settled": _suggestion_settled,
    "address.given": lambda payload: _text(payload, "address"), "image.added": _image_added, "person.enrolled": _person_enrolled,
    "snippet.kept": _snippet, "snippet.dropped": _snippet, "word.learned": _word, "word.forgotten": _word,
    "facts.acknowledged": _facts, "parcel.taken": _taken, "device.introduced": _introduced, "roster.signed": _roster,
}
