"""What an event of others may say: looked at kind by kind before it is stored, so that nothing that comes in can break a screen."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from newsdesk.article.applying import Change, change_of
from newsdesk.article.content import Content, Picture, is_instant
from newsdesk.article.steps import ROLES, STAGES, STAYS, STEPS
from newsdesk.article.suggesting import TEXTS, VALUES, Suggestion
from newsdesk.errors import Refused
from newsdesk.portal.context import Context, ListItem
from newsdesk.store.tables import Event
from newsdesk.text.canonical import canonical_json
from newsdesk.text.usable import TURNING, clean_name, clean_text

_HASH, _ID = re.compile(r"[0-9a-f]{64}"), re.compile(r"(?:[0-9a-f]{16})?")
_NAMED, _HEAD = re.compile(r"[0-9a-f]{16}"), re.compile(r"(?:[0-9a-f]{64})?")
_NUMBER, _MOST, _LONGEST, _LONGEST_LINE = 1_000_000, 200, 2_000_000, 200_000
_FIRST_YEAR, _LAST_YEAR = 1900, 9000
_TURNING = {ord(sign): 0xE000 + at for at, sign in enumerate(TURNING)}
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


def is_time(text: Any) -> bool:
    """Whether a text is an instant that can be shown in every zone."""
    if not isinstance(text, str) or len(text) > 40 or not is_instant(text):
        return False
    return _FIRST_YEAR <= datetime.fromisoformat(text).year <= _LAST_YEAR


def _strings(value: Any) -> None:
    """No text anywhere has control characters in it, or is longer than a person writes."""
    if isinstance(value, str):
        if len(value) > _LONGEST or clean_text(value) != value:
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


def _text(payload: Payload, *names: str, most: int = _LONGEST_LINE) -> None:
    if not all(isinstance(payload[name], str) and len(payload[name]) <= most for name in names):
        raise TypeError("no text")


def _time(payload: Payload, *names: str) -> None:
    """Times, or nothing."""
    if not all(payload[name] == "" or is_time(payload[name]) for name in names):
        raise ValueError("no time")


def _by(payload: Payload) -> None:
    """The person, where one is named at all."""
    _form(payload.get("person", ""), _ID)


def _same(came: Any, read: Any) -> bool:
    """Whether what came says what was read of it: no other kinds, nothing put right. What is not known is left alone."""
    if isinstance(came, dict) and isinstance(read, dict):
        return all(_same(value, read[name]) for name, value in came.items() if name in read)
    if isinstance(came, list) and isinstance(read, list):
        return len(came) == len(read) and all(map(_same, came, read))
    return type(came) is type(read) and bool(came == read)


def _number(value: Any) -> None:
    if type(value) is not int or not 0 <= value <= _NUMBER:
        raise ValueError("number")


def _texts(value: Any) -> None:
    if not isinstance(value, list) or len(value) > _MOST or not all(isinstance(part, str) for part in value):
        raise TypeError("no texts")


def _article_started(payload: Payload) -> None:
    _form(payload.get("origin", ""), _HEAD)
    _by(payload)


def _revision_made(payload: Payload) -> None:
    content = Content.from_values(payload["content"])
    # Signs that turn the direction of a line were kept once: a text that has them is sound, and is without them once it is written in.
    kept = Content.from_values(json.loads(canonical_json(payload["content"]).translate(_TURNING)))
    if kept.cleaned() != kept or not _same(payload["content"], json.loads(content.to_json())):
        raise ValueError("not clean")
    if any(isinstance(value, str) and len(value) > _LONGEST_LINE for name, value in payload["content"].items() if name != "body"):
        raise ValueError("long")
    for picture in (content.lead, *content.pictures):
        if picture:
            _picture(picture)
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
    _form(payload["revision"], _HEAD)
    _form(payload["person"], _ID)
    details = payload.get("details", {})
    _text(details, *details)
    _text({"reason": ""} | payload, "reason")
    _time({"target": ""} | details, "target")
    if step.name == "publish" and not is_time(details["published"]):
        raise ValueError("published")
    if step.name == "publish":
        _text(details, "address")
    if step.name == "approve":
        _context(payload["context"])


def _context(values: Payload) -> None:
    context = Context(**values)
    for name in ("related", "popular", "latest"):
        if not isinstance(values[name], list) or len(values[name]) > _MOST:
            raise TypeError("list")
        for item in values[name]:
            said = vars(_Item(**item))
            _text(said, "headline", "url")
            _time(said, "published")
    _text(values, "address")
    _time(values, "published", "modified", "popular_as_of")
    _text(dict(context.links), *context.links)


class _Item:
    """The values of a ListItem, as they came."""

    def __init__(self, **values: Any) -> None:
        ListItem(**values)
        self.__dict__.update({"published": "", "url": ""} | values)


def _point_raised(payload: Payload) -> None:
    _form(payload["id"], _NAMED)
    _form(payload["revision"], _HEAD)
    _form(payload["person"], _ID)
    _text(payload, "reason", most=20)
    _text(payload, "words", "anchor")


def _point_answered(payload: Payload) -> None:
    if payload["state"] not in ("done", "answered"):
        raise ValueError("state")
    _form(payload["id"], _NAMED)
    _form(payload["person"], _ID)
    _text(payload, "words")


def _note_added(payload: Payload) -> None:
    _form(payload["id"], _NAMED)
    _form(payload["revision"], _HEAD)
    _form(payload["person"], _ID)
    _text(payload, "anchor", "words")
    _text(payload, "text", most=_LONGEST)
    _mentions(payload)


def _note_replied(payload: Payload) -> None:
    for name in ("id", "note"):
        _form(payload[name], _NAMED)
    _form(payload["person"], _ID)
    _text(payload, "words")
    _mentions(payload)


def _mentions(payload: Payload) -> None:
    _texts(payload["mentions"])
    for person in payload["mentions"]:
        _form(person, _NAMED)


def _named(payload: Payload) -> None:
    _form(payload["id"], _NAMED)
    _form(payload["person"], _ID)


def _suggestion_made(payload: Payload) -> None:
    change = change_of(payload["change"])
    _form(change.id, _NAMED)
    if not _same(payload["change"], json.loads(canonical_json(asdict(change)))):
        raise ValueError("change")
    _suggestion(change)
    _number(payload["number"])
    _form(payload["base"], _HEAD)
    _form(payload["person"], _ID)


def _suggestion(change: Change) -> None:
    said = change.suggestion
    _text(vars(_Said(said)), "id", "kind", "field", most=200)
    _text(vars(_Said(said)), "old", "new", most=_LONGEST)
    name, _, key = said.field.partition(":")
    for edit in said.edits:
        if type(edit.start) is not int or type(edit.end) is not int or not 0 <= edit.start <= edit.end <= _LONGEST:
            raise ValueError("edit")
        _number(edit.order)
        _text({"text": edit.text}, "text", most=_LONGEST)
    if key:
        _picture(Content.from_values({"lead": said.value}).lead)
        if name != "picture":
            raise ValueError("field")
    elif name not in (*TEXTS, "body") or not said.edits:
        Content.from_values({name: said.value}).cleaned()
        if name not in VALUES or said.edits:
            raise ValueError("field")
    for picture in change.pictures:
        _picture(picture)


class _Said:
    """What a suggestion says, by name."""

    def __init__(self, said: Suggestion) -> None:
        self.__dict__.update({name: getattr(said, name) for name in ("id", "kind", "field", "old", "new")})


def _picture(picture: Picture | None) -> None:
    if picture is None or Content(pictures=(picture,)).cleaned().pictures != (picture,):
        raise ValueError("picture")
    _number(picture.width)
    _number(picture.height)


def _suggestion_settled(payload: Payload) -> None:
    if payload["state"] not in ("accepted", "rejected", "outdated"):
        raise ValueError("state")
    _named(payload)
    _text({"why": ""} | payload, "why", most=20)


def _target_set(payload: Payload) -> None:
    _time(payload, "target")
    _by(payload)


def _address_given(payload: Payload) -> None:
    _text(payload, "address")
    _by(payload)


def _image_added(payload: Payload) -> None:
    _form(payload["digest"], _HASH)
    _text(payload, "name")
    _text(payload, "media", most=40)
    for name in ("width", "height"):
        _number(payload[name])


def _person_enrolled(payload: Payload) -> None:
    _form(payload["id"], _NAMED)
    _texts(payload["roles"])
    if not clean_name(payload["name"]) or not set(payload["roles"]) <= set(ROLES):
        raise ValueError("person")
    _text(payload, "name")
    _text({"code": ""} | payload, "code", most=40)


def _word(payload: Payload) -> None:
    _text(payload, "word", most=1_000)
    if not isinstance(payload.get("name", False), bool):
        raise TypeError("name")


def _word_learned(payload: Payload) -> None:
    _word(payload)
    if not isinstance(payload["name"], bool):
        raise TypeError("name")


def _snippet(payload: Payload) -> None:
    _text({"long": ""} | payload, "short", "long")


def _snippet_kept(payload: Payload) -> None:
    _text(payload, "short", "long")


def _facts(payload: Payload) -> None:
    if not isinstance(payload["facts"], list):
        raise TypeError("facts")
    for fact in payload["facts"]:
        _text(fact, "kind", "old", "new")
    _form(payload.get("revision", ""), _HEAD)
    _form(payload["person"], _ID)


def _reworded(payload: Payload) -> None:
    _text(payload, "step", most=20)
    _text(payload, "reason")
    _form(payload["person"], _ID)


def _taken(payload: Payload) -> None:
    for article, hashes in payload["articles"].items():
        _form(article, _NAMED)
        _texts(hashes)
        for name in hashes:
            _form(name, _HASH)
    _form(payload["person"], _ID)


def _introduced(payload: Payload) -> None:
    _form(payload["key"], _HASH)
    _form(payload["person"], _ID)
    _text(payload, "name")
    _form(payload.get("seal", ""), re.compile(r"(?:age1[0-9a-z]{58})?"))
    _form(payload.get("proof", ""), re.compile(r"(?:[0-9a-f]{40})?"))
    for device, said in payload.get("handed", {}).items():
        _form(device, _NAMED)
        _text({"said": said}, "said", most=200)
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
            _form(machine[name], _NAMED)
        _texts(machine["roles"])
        _form(machine.get("said", ""), _ID)
        if not set(machine["roles"]) <= set(ROLES) or type(machine["until"]) is not int or not -1 <= machine["until"] < 10**9:
            raise ValueError("machines")
    said = {machine.get("said", "") for machine in payload["machines"]}
    if len({machine["device"] for machine in payload["machines"]}) != len(payload["machines"]):
        raise ValueError("machines")
    if not said.isdisjoint(machine["person"] for machine in payload["machines"]):
        raise ValueError("said")


_COMMON = ("image", "person", "snippet", "word", "parcel", "device", "roster")
_CHECKS: dict[str, Callable[[Payload], None]] = {
    "article.started": _article_started, "revision.made": _revision_made, "step.taken": _step_taken,
    "point.raised": _point_raised, "point.answered": _point_answered, "note.added": _note_added, "note.replied": _note_replied,
    "note.settled": _named, "note.reopened": _named, "suggestion.made": _suggestion_made, "suggestion.settled": _suggestion_settled,
    "address.given": _address_given, "target.set": _target_set, "image.added": _image_added, "person.enrolled": _person_enrolled,
    "snippet.kept": _snippet_kept, "snippet.dropped": _snippet, "word.learned": _word_learned, "word.forgotten": _word,
    "facts.acknowledged": _facts, "notice.reworded": _reworded, "parcel.taken": _taken, "device.introduced": _introduced,
    "roster.signed": _roster,
}
