"""Suggestions: what turns one text into another, as single changes of which any may be accepted or rejected on its own.

The body is worked on as lines, each ended by a line feed (how lines are parted on paper is join_lines' business). A change of
the body or of a field of words is one or more edits, ranges of the base's text that are replaced; no two edits overlap, so
that any choice of suggestions gives the text that one would get by hand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from newsdesk.article.content import Answered, Content, Notice, Picture
from newsdesk.text.anchors import line_text
from newsdesk.text.body import Kind, join_lines, kind_of
from newsdesk.text.canonical import canonical_json, digest
from newsdesk.text.comparison import Row, compare_bodies, compare_words
from newsdesk.text.counting import shown_text

TEXTS = ("headline", "kicker", "place", "sponsor", "source")
"""Fields that are compared by words."""
VALUES = ("slug", "label", "reporters", "editor", "category", "tags", "published", "advertorial", "lead", "notices", "answers")


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of the base's text and what stands there instead."""

    start: int
    end: int
    text: str
    order: int = 0
    """Which of several that begin at one place comes first."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One change that can be accepted or rejected."""

    id: str
    kind: str
    """``insertion``, ``deletion``, ``replacement``, ``move``, ``split``, ``join``, ``format``, ``related``, ``picture``, ``field``."""
    field: str
    """``body``, another field of Content, or ``picture:KEY``."""
    old: str
    """What goes, as people read it."""
    new: str
    """What comes."""
    edits: tuple[Edit, ...] = ()
    """For the body and for TEXTS."""
    value: Any = None
    """For other fields: the plain value that the field gets."""


def suggestions(base: Content, edited: Content) -> tuple[Suggestion, ...]:
    """What turns the base into the edited content, in the order in which it stands in the text, fields first."""
    found: list[Suggestion] = []
    for name in TEXTS:
        before, after = getattr(base, name), getattr(edited, name)
        found += (_made("field", name, [edit], before[edit.start : edit.end], edit.text) for edit in word_edits(before, after))
    for name in VALUES:
        before, after = getattr(base, name), getattr(edited, name)
        if before != after:
            found.append(_made("field", name, [], spoken(before), spoken(after), plain(after)))
    known = {picture.key: picture for picture in base.pictures}
    for picture in edited.pictures:
        if picture.key in known and known[picture.key] != picture:
            found.append(_made("picture", f"picture:{picture.key}", [], spoken(known[picture.key]), spoken(picture), asdict(picture)))
    return (*found, *_body_suggestions(base.body, edited.body))


def accepted(base: Content, every: Iterable[Suggestion], wanted: Collection[str], edited: Content) -> Content:
    """The base with the suggestions whose ids are wanted; edited: where pictures that come with them are taken from.

    All of them give the edited content, none the base.
    """
    chosen = [suggestion for suggestion in every if suggestion.id in wanted]
    values: dict[str, Any] = {}
    for name in (*TEXTS, "body"):
        edits = [edit for suggestion in chosen if suggestion.field == name for edit in suggestion.edits]
        if edits:
            text = line_text(base.body) if name == "body" else getattr(base, name)
            changed = edited_text(text, edits)
            values[name] = join_lines(changed.split("\n")[:-1]) if name == "body" else changed
    for suggestion in chosen:
        if suggestion.field in VALUES:
            values[suggestion.field] = getattr(Content.from_values({suggestion.field: suggestion.value}), suggestion.field)
    values["pictures"] = tuple(_pictures(base, chosen, edited))
    return replace(base, **values)


def _pictures(base: Content, chosen: list[Suggestion], edited: Content) -> Iterator[Picture]:
    changed = {s.field.removeprefix("picture:"): Picture(**s.value) for s in chosen if s.field.startswith("picture:")}
    known = {picture.key for picture in base.pictures}
    yield from (changed.get(picture.key, picture) for picture in base.pictures)
    # Which of them are shown, the body decides.
    yield from (picture for picture in edited.pictures if picture.key not in known)


def _body_suggestions(old: str, new: str) -> Iterator[Suggestion]:
    place = 0
    moves: dict[int, list[Edit]] = {}
    for order, row in enumerate(compare_bodies(old, new)):
        length = sum(len(line) + 1 for line in row.old) if row.kind != "moved-here" else 0
        if row.kind == "changed":
            yield from _changed(row, place, order)
        elif row.kind == "removed":
            yield _line_change([Edit(place, place + length, "", order)], row.old, ())
        elif row.kind == "added":
            yield _line_change([Edit(place, place, _ended(row.new), order)], (), row.new)
        elif row.move:
            away = row.kind == "moved-away"
            edits = moves.setdefault(row.move, [])
            edits.append(Edit(place, place + length, "", order) if away else Edit(place, place, _ended(row.new), order))
            if len(edits) == 2:
                yield _made("move", "body", edits, _shown(row.old), _shown(row.new))
        place += length


def _changed(row: Row, place: int, order: int) -> Iterator[Suggestion]:
    """The changes inside a paragraph; one that is a card, or has only other marks, is one change."""
    if len(row.old) == len(row.new) == 1:
        old, new = row.old[0], row.new[0]
        card = {kind_of(old), kind_of(new)} & {Kind.RELATED, Kind.PICTURE}
        if card or shown_text(old) == shown_text(new):
            kind = "format" if not card else "related" if Kind.RELATED in card else "picture"
            yield _made(kind, "body", [Edit(place, place + len(old), new, order)], _shown((old,)), _shown((new,)))
            return
    for piece in row.pieces:
        if not piece.same:
            kind = _kind_of_change(piece.old, piece.new)
            yield _made(kind, "body", [Edit(place, place + len(piece.old), piece.new, order)], piece.old, piece.new)
        place += len(piece.old)


def _kind_of_change(old: str, new: str) -> str:
    if "\n" in new and not old.strip() and not new.strip():
        return "split"
    if "\n" in old and not old.strip() and not new.strip():
        return "join"
    return "insertion" if not old else "deletion" if not new else "replacement"


def _line_change(edits: list[Edit], old: tuple[str, ...], new: tuple[str, ...]) -> Suggestion:
    kinds = {kind_of(line) for line in (*old, *new)}
    usual = "deletion" if old else "insertion"
    kind = "related" if Kind.RELATED in kinds else "picture" if Kind.PICTURE in kinds else usual
    return _made(kind, "body", edits, _shown(old), _shown(new))


def word_edits(old: str, new: str) -> Iterator[Edit]:
    """What turns one piece of text into another, by words."""
    place = 0
    for piece in compare_words(old, new):
        if not piece.same:
            yield Edit(place, place + len(piece.old), piece.new)
        place += len(piece.old)


def edited_text(text: str, edits: Iterable[Edit]) -> str:
    """The text with edits that do not overlap; what is put in at a place comes before what is replaced there."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end > edit.start, edit.order)):
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*parts, text[at:]))


def _ended(lines: tuple[str, ...]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _shown(lines: Iterable[str]) -> str:
    return "\n".join(shown_text(line) or line for line in lines)


def _made(kind: str, field: str, edits: list[Edit], old: str, new: str, value: Any = None) -> Suggestion:
    """A suggestion, named by what it says, so that the same change is the same suggestion however often it is looked for."""
    name = digest(canonical_json([kind, field, [asdict(edit) for edit in edits], old, new, value]))[:16]
    return Suggestion(name, kind, field, old, new, tuple(edits), value)


def plain(value: Any) -> Any:
    """A field's value as JSON keeps it."""
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    return asdict(value) if isinstance(value, Picture | Notice | Answered) else value


def spoken(value: Any) -> str:
    """A field's value as people read it."""
    if isinstance(value, Picture):
        return " · ".join(filter(None, (value.keyword, value.caption, value.photographer, value.agency, value.alt, value.name)))
    if isinstance(value, tuple):
        return ", ".join(map(spoken, value))
    if isinstance(value, Notice):
        return value.text
    if isinstance(value, Answered):
        return value.headline
    if isinstance(value, bool):
        return "✓" if value else ""
    return "" if value is None else str(value)


assert {f.name for f in fields(Content)} == {*TEXTS, *VALUES, "body", "pictures", "guesses"}
