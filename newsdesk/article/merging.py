"""Two contents that grew out of one are put together: field by field, the body by sentence; what both changed is asked about.

The result does not depend on which side is called mine: two machines that merge the same revisions get the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from newsdesk.article.content import Content, Notice, Picture
from newsdesk.article.suggesting import plain, spoken
from newsdesk.text.body import lines_of, picture_keys
from newsdesk.text.canonical import canonical_json, digest
from newsdesk.text.merging import MergedBody, bodies_side_by_side, merge_bodies, missing_words
from newsdesk.text.merging.bodies import CHANGED, DELETED, MOVED, Clash

MOST_SIGNS, MOST_PARTS = 200_000, 5_000
"""Signs of a body, and its sentences and lines; of two that are longer one is taken whole, by a person. 20,000 words have some
150,000 signs and 1,500 sentences."""
_PART = re.compile(r"[.!?…:;]\s|\n")
MINE, THEIRS, BOTH = "mine", "theirs", "both"
_SETS = ("reporters", "tags")
_APART = ("body", "pictures", "lead", "guesses", "notices", *_SETS)
_TEXTS = ("headline", "kicker", "place", "label", "editor", "category", "sponsor", "source", "slug")
_NOTHING: tuple[Any, ...] = ("", None, ())
_EDITED = "\ue000"
"""Stands in the line of a picture while the bodies are merged, where somebody changed what belongs to the picture: so that
taking the picture out is a deletion against an edit. It is in nothing that leaves this module."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both sides changed, each in its own way: it waits for a person."""

    id: str
    """Names it by what it says, so that it is the same on every machine and whichever side is mine."""
    field: str
    """``body``, another field of Content, ``picture:KEY``, or ``all`` where the merge could not be trusted."""
    kind: str
    """One of text/merging/bodies.py's KINDS."""
    base: str
    mine: str
    theirs: str
    kept: str
    """``mine`` or ``theirs``: which of the two stands in the text until somebody decides."""

    @property
    def own(self) -> bool:
        """Somebody can write something else in its place."""
        return self.field == "body" or self.field in _TEXTS

    @property
    def both(self) -> bool:
        """Both can stand one after the other."""
        return self.field == "body" and self.kind not in (DELETED, MOVED)


@dataclass(frozen=True, slots=True)
class Merged:
    """The outcome of a merge. `conflicts` is empty where it is clean."""

    conflicts: tuple[Conflict, ...]
    _base: Content
    _one: Content
    _other: Content
    _body: MergedBody | None
    """None: nothing is merged, one of the two is taken whole."""
    _turned: bool
    """Mine is the second of the two sides."""

    def content(self, choices: Mapping[str, str] | None = None, written: Mapping[str, str] | None = None) -> Content:
        """The merged content. choices: ``mine``, ``theirs`` or (of the body's conflicts) ``both``, by conflict; written: what
        somebody wrote themselves instead, of the body or of a field that is a text; the others are as `Conflict.kept` says."""
        if self._body is None and not self.conflicts:
            return self._one
        sides, written = self._sides(choices), written or {}
        if self._body is None:
            return self._other if next(iter(sides.values())) == THEIRS else self._one
        body = self._body.text(*self._decided(sides, written)).replace(_EDITED, "")
        values: dict[str, Any] = {f.name: _field(f.name, self._base, self._one, self._other, sides)
                                  for f in fields(Content) if f.name not in _APART}
        values |= {name: _set(*(getattr(c, name) for c in (self._base, self._one, self._other))) for name in _SETS}
        values |= {c.field: written[c.id] for c in self.conflicts if c.id in written and c.own and c.field != "body"}
        pictures = _pictures(self._base, self._one, self._other, sides)
        shown = set(picture_keys(body))
        return replace(
            self._one, **values, body=body, lead=_lead(self._base, self._one, self._other, sides),
            pictures=tuple(p for p in pictures if p.key in shown),
            guesses=_set(self._base.guesses, self._one.guesses, self._other.guesses), notices=_notices(self._base, self._one, self._other),
        ).cleaned()

    def places(self, choices: Mapping[str, str], written: Mapping[str, str]) -> dict[str, list[tuple[int, int]]]:
        """Where what stands for each conflict of the body is in the `line_text` of that content's body (text/anchors.py)."""
        if self._body is None:
            return {}
        spans = self._body.places(*self._decided(self._sides(choices), written))
        clashes = {clash.number: clash for clash in self._body.clashes}
        return {_id(*self._named(clashes[number])[:6]): found for number, found in spans.items()}

    def side(self, name: str) -> Content:
        """What ``mine`` or ``theirs`` says."""
        return self._other if (name == THEIRS) is not self._turned else self._one

    def _sides(self, choices: Mapping[str, str] | None) -> dict[str, str]:
        """What stands for each conflict, by the sides of the merge."""
        sides = {c.id: (choices or {}).get(c.id, c.kept) for c in self.conflicts}
        return {id: {MINE: THEIRS, THEIRS: MINE}.get(side, side) for id, side in sides.items()} if self._turned else sides

    def _decided(self, sides: Mapping[str, str], written: Mapping[str, str]) -> tuple[Callable[[Clash], str], dict[int, str]]:
        """The same, as the body asks for it."""
        names = {MINE: "one", THEIRS: "other", BOTH: BOTH}
        by_number = {clash.number: _id(*self._named(clash)[:6]) for clash in (self._body.clashes if self._body else ())}
        own = {number: written[id] for number, id in by_number.items() if id in written}
        return (lambda clash: names[sides[by_number[clash.number]]]), own

    def _named(self, clash: Clash) -> _Found:
        return _named(clash, self._base, self._one, self._other)


def merge(base: Content, mine: Content, theirs: Content) -> Merged:
    """The merge of two contents against their common ancestor (an empty content where there is none)."""
    turned = mine.to_json() > theirs.to_json()
    one, other = (theirs, mine) if turned else (mine, theirs)
    if one == other or base in (one, other):
        return Merged((), base, other if one == base else one, other, None, turned)
    other = _keys_apart(base, one, other)
    bodies = base.body, _with_edited(base, one, other), _with_edited(base, other, one)
    ways = (merge_bodies, bodies_side_by_side) if all(map(_can_be_compared, bodies)) else ()
    for put_together in ways:
        body = put_together(*bodies)
        conflicts = [*_field_conflicts(base, one, other), *(_named(clash, base, one, other) for clash in body.clashes)]
        merged = Merged(tuple(_conflict(*found, turned) for found in conflicts), base, one, other, body, turned)
        if not _lost(merged):
            return merged
    whole = ("all", CHANGED, _all_text(base), _all_text(one), _all_text(other), 0, "one")
    return Merged((_conflict(*whole, turned),), base, one, other, None, turned)


def _can_be_compared(body: str) -> bool:
    """Longer than anybody writes, it would hold up for minutes whoever takes it in."""
    return len(body) <= MOST_SIGNS and sum(1 for _ in _PART.finditer(body)) <= MOST_PARTS


def _lost(merged: Merged) -> tuple[str, ...]:
    """What the audit finds missing."""
    sides = ({c.id: side for c in merged.conflicts} for side in ((THEIRS, MINE) if merged._turned else (MINE, THEIRS)))
    texts = [_all_text(merged.content(side)) for side in sides]
    return missing_words(*map(_all_text, (merged._base, merged._one, merged._other)), *texts)


def _all_text(content: Content) -> str:
    """Every word that somebody wrote into a content."""
    pictures = [p for p in (content.lead, *content.pictures) if p]
    said = (content.headline, content.kicker, content.place, content.label, content.sponsor, content.source, content.editor,
            *content.reporters, *content.tags, *(n.text for n in content.notices),
            *(word for p in pictures for word in (p.keyword, p.caption, p.photographer, p.agency, p.alt)))
    return "\n".join((*(text for text in said if text), content.body))


_Found = tuple[str, str, str, str, str, int, str]
"""field, kind, base, one, other, number, kept"""


def _with_edited(base: Content, side: Content, against: Content) -> str:
    """The body of a side in which the lines of pictures that the other side took out are marked where this side changed what
    belongs to the picture."""
    there = set(picture_keys(side.body))
    gone = (set(picture_keys(base.body)) & there) - set(picture_keys(against.body))
    edited = {key for key in gone if side.picture(key) != base.picture(key)}
    return side.body if not edited else "\n".join(
        line.replace("![", f"![{_EDITED}", 1) if edited.intersection(picture_keys(line)) else line for line in side.body.split("\n"))


def _named(clash: Clash, base: Content, one: Content, other: Content) -> _Found:
    """What a clash of the body is called; of a picture that one took out and the other changed: the picture's own."""
    edited = next((line for text in (clash.one, clash.other) for line in lines_of(text) if _EDITED in line), "")
    if edited and clash.kind == DELETED:
        (key,) = picture_keys(edited)
        says = (spoken(some.picture(key)) for some in (base, one if clash.one else Content(), other if clash.other else Content()))
        return (f"picture:{key}", DELETED, *says, clash.number, clash.kept)  # type: ignore[return-value]
    was, mine, theirs = (text.replace(_EDITED, "") for text in (clash.base, clash.one, clash.other))
    return "body", clash.kind, was, mine, theirs, clash.number, clash.kept


def _field_conflicts(base: Content, one: Content, other: Content) -> list[_Found]:
    found: list[_Found] = []
    for f in fields(Content):
        if f.name not in _APART:
            found += _found(f.name, *(getattr(c, f.name) for c in (base, one, other)))
    found += _found("lead", base.lead, one.lead, other.lead) if _lead_open(base, one, other) else []
    for key in _common_keys(one, other):
        found += _found(f"picture:{key}", base.picture(key), one.picture(key), other.picture(key)) if _picture_open(
            base.picture(key), one.picture(key), other.picture(key)) else []
    return found


def _found(name: str, base: Any, one: Any, other: Any) -> list[_Found]:
    if one == other or base in (one, other):
        return []
    # What one emptied and the other changed stays, and is asked about.
    gone = bool(base) and (one in _NOTHING or other in _NOTHING)
    return [(name, DELETED if gone else CHANGED, spoken(base), spoken(one), spoken(other), 0, "other" if one in _NOTHING else "one")]


def _conflict(field: str, kind: str, base: str, one: str, other: str, number: int, kept: str, turned: bool) -> Conflict:
    mine, theirs = (other, one) if turned else (one, other)
    return Conflict(_id(field, kind, base, one, other, number), field, kind, base, mine, theirs,
                    MINE if (kept == "one") is not turned else THEIRS)


def _id(field: str, kind: str, base: str, one: str, other: str, number: int) -> str:
    return digest(canonical_json([field, kind, base, one, other, number]))[:16]


def _field(name: str, base: Content, one: Content, other: Content, sides: Mapping[str, str]) -> Any:
    return _value(name, getattr(base, name), getattr(one, name), getattr(other, name), sides)


def _value(name: str, base: Any, one: Any, other: Any, sides: Mapping[str, str]) -> Any:
    if one in (base, other):
        return other
    if other == base:
        return one
    return other if sides[_id(*_found(name, base, one, other)[0][:6])] == THEIRS else one


def _set(base: tuple[Any, ...], one: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
    """What neither side took out and what either put in; in the order of the first side that changed the order."""
    if one == base or other == base:
        return other if one == base else one
    kept = [value for value in one if value in other or value not in base]
    return (*kept, *(value for value in other if value not in one and value not in base))


def _notices(base: Content, one: Content, other: Content) -> tuple[Notice, ...]:
    every = _set(base.notices, one.notices, other.notices)
    return tuple(sorted(every, key=lambda notice: (notice.at, notice.kind, notice.text)))


def _lead_open(base: Content, one: Content, other: Content) -> bool:
    return _picture_open(base.lead, one.lead, other.lead)


def _picture_open(base: Picture | None, one: Picture | None, other: Picture | None) -> bool:
    """Whether both changed a picture so that it has to be asked about: not where each changed other details of it."""
    if one == other or base in (one, other):
        return False
    return not (base and one and other) or _details(base, one, other) is None


def _details(base: Picture, one: Picture, other: Picture) -> Picture | None:
    values: dict[str, Any] = {}
    was, mine, theirs = asdict(base), asdict(one), asdict(other)
    for name, value in was.items():
        if mine[name] != theirs[name] and value not in (mine[name], theirs[name]):
            return None
        values[name] = theirs[name] if mine[name] == value else mine[name]
    # File, size and cut belong together.
    together = ("image", "width", "height", "turn", "crop", "focus")
    changed = [any(side[name] != was[name] for name in together) for side in (mine, theirs)]
    if all(changed) and any(mine[name] != theirs[name] for name in together):
        return None
    return Picture(**values)


def _lead(base: Content, one: Content, other: Content, sides: Mapping[str, str]) -> Picture | None:
    return _one_picture("lead", base.lead, one.lead, other.lead, sides)


def _one_picture(name: str, base: Picture | None, one: Picture | None, other: Picture | None, sides: Mapping[str, str]) -> Picture | None:
    if one != other and base not in (one, other) and not _picture_open(base, one, other):
        assert base and one and other
        return _details(base, one, other)
    picture: Picture | None = _value(name, base, one, other, sides)
    return picture


def _pictures(base: Content, one: Content, other: Content, sides: Mapping[str, str]) -> tuple[Picture, ...]:
    """Every picture that either side has; which of them are shown, the body decides."""
    merged: list[Picture] = []
    for key in dict.fromkeys(p.key for c in (one, other) for p in c.pictures):
        was, mine, theirs = (next((p for p in c.pictures if p.key == key), None) for c in (base, one, other))
        picture = _one_picture(f"picture:{key}", was, mine, theirs, sides) if mine and theirs else mine or theirs
        merged += [picture] if picture else []
    return tuple(merged)


def _common_keys(one: Content, other: Content) -> list[str]:
    theirs = {p.key for p in other.pictures}
    return [p.key for p in one.pictures if p.key in theirs]


def _keys_apart(base: Content, one: Content, other: Content) -> Content:
    """The second side with new names for new pictures whose names the first side has given to others."""
    known = {p.key for p in base.pictures}
    taken = {p.key: p for p in one.pictures if p.key not in known}
    for picture in other.pictures:
        if picture.key in taken and taken[picture.key].image != picture.image:
            fresh = f"{picture.key}x{digest(canonical_json(plain(picture)))[:8]}"
            body = "\n".join(line.replace(f"(picture:{picture.key})", f"(picture:{fresh})") if line.startswith("![") else line
                             for line in other.body.split("\n"))
            other = replace(other, body=body, pictures=tuple(replace(p, key=fresh) if p is picture else p for p in other.pictures))
    return other
