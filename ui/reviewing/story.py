"""What a reading view shows, as plain values: the words of every field, and which of them came, went or moved."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from newsdesk.article.content import Content, Notice, Picture
from newsdesk.text.body import Kind, kind_of
from newsdesk.text.comparison import Piece, Row, compare_bodies, compare_words
from newsdesk.text.related import read_related

if TYPE_CHECKING:
    from newsdesk.article.suggesting import Edit, Suggestion

SAME, REMOVED, ADDED, AWAY, HERE = "same", "removed", "added", "away", "here"
"""Marks: not changed; went; came; a paragraph at the place from which it moved, and at the one to which."""
WORDS = ("kicker", "place", "label", "sponsor", "source", "slug")
"""Fields below the headline that are compared by words."""
VALUES = ("reporters", "editor", "category", "tags", "published", "advertorial", "notices", "answers")
_PICTURE_WORDS = ("keyword", "caption", "photographer", "agency", "alt")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that have one mark. A line feed ends a paragraph."""

    text: str
    mark: str = SAME
    change: str = ""
    """The change that they belong to."""
    place: int = -1
    """Where they begin in the field's line_text as it is now; -1: they are not in it."""
    row: int = -1
    """Which row of the comparison they are in, for standing side by side."""
    moved: str = ""
    """Of words that went or came in a paragraph that moved: AWAY or HERE, as the rest of it."""


@dataclass(frozen=True, slots=True)
class Part:
    """One field of the article."""

    field: str
    """A field of Content, ``picture:KEY``, or for words of a picture ``lead.caption`` and the like."""
    runs: tuple[Run, ...] = ()
    pictures: tuple[Picture | None, ...] = ()
    """Of a picture that is another now: the old and the new one."""
    change: str = ""
    """Of a picture: the change."""


@dataclass(frozen=True, slots=True)
class Story:
    parts: tuple[Part, ...]
    changes: tuple[str, ...]
    """Every change once, in the order in which they stand in the text."""


def compared(old: Content, new: Content) -> Story:
    """Two contents as one text: what both say, what went and what came."""
    count = _Count()
    parts = [Part("headline", tuple(_pieces(compare_words(old.headline, new.headline), count)))]
    for name in (*WORDS, *VALUES):
        before, after = (spoken(getattr(content, name)) for content in (old, new))
        if before != after:
            parts.append(Part(name, tuple(_pieces(compare_words(before, after) if name in WORDS else [Piece(before, after)], count))))
    parts += _picture_parts("lead", old.lead, new.lead, count)
    known = {picture.key: picture for picture in old.pictures}
    for picture in new.pictures:
        if picture.key in known:
            parts += _picture_parts(f"picture:{picture.key}", known[picture.key], picture, count)
    parts.append(Part("body", tuple(_body(compare_bodies(old.body, new.body), count))))
    return Story(tuple(parts), count.all())


def with_suggestions(now: Content, placed: Sequence[tuple[str, Suggestion, Sequence[Edit]]]) -> Story:
    """A content with suggestions drawn into it. placed: the id of each, what it is, and where its edits stand now."""
    from newsdesk.text.anchors import line_text

    by_field: dict[str, list[tuple[Edit, str]]] = {}
    moves = frozenset(id for id, suggestion, _ in placed if suggestion.kind == "move")
    forms = frozenset(id for id, suggestion, _ in placed if suggestion.kind == "format")
    values: list[Part] = []
    for id, suggestion, edits in placed:
        if edits:
            by_field.setdefault(suggestion.field, []).extend((edit, id) for edit in edits)
        else:
            values.append(Part(suggestion.field, tuple(_value_runs(id, suggestion.old, suggestion.new))))
    parts = [Part("headline", tuple(_edited(now.headline, by_field.get("headline", ()))))]
    parts += (Part(name, tuple(_edited(getattr(now, name), by_field[name]))) for name in WORDS if name in by_field)
    parts += values
    parts.append(Part("body", tuple(_edited(line_text(now.body), by_field.get("body", ()), moves, forms))))
    seen = dict.fromkeys(run.change for part in parts for run in part.runs if run.change)
    return Story(tuple(parts), tuple(seen))


def spoken(value: object) -> str:
    """A field's value as people read it."""
    if isinstance(value, tuple):
        return ", ".join(part.text if isinstance(part, Notice) else str(part) for part in value)
    return {True: "✓", False: ""}.get(value, str(value)) if isinstance(value, bool) else str(value or "")


def card_words(line: str, pictures: Mapping[str, Picture]) -> str:
    """What a person reads where a related link or a picture stands; empty for any other line."""
    if related := read_related(line):
        return related.title
    if kind_of(line) is not Kind.PICTURE:
        return ""
    picture = pictures.get(line.rpartition("picture:")[2].rstrip(") "))
    return " · ".join(filter(None, (picture.keyword, picture.caption))) if picture else "…"


class _Count:
    """Names changes 1, 2, 3 ..."""

    def __init__(self) -> None:
        self._n = 0
        self._seen: dict[str, None] = {}

    def next(self) -> str:
        self._n += 1
        return self.known(str(self._n))

    def known(self, name: str) -> str:
        self._seen.setdefault(name)
        return name

    def all(self) -> tuple[str, ...]:
        return tuple(self._seen)


def _pieces(pieces: Iterable[Piece], count: _Count, same: str = SAME, change: str = "", place: int = 0, row: int = -1) -> Iterator[Run]:
    for piece in _fine(pieces):
        if piece.same:
            yield Run(piece.new, same, change, place, row)
        else:
            name = count.next()
            if piece.old:
                yield Run(piece.old, REMOVED, name, -1, row)
            if piece.new:
                yield Run(piece.new, ADDED, name, place, row)
        place += len(piece.new)


def _body(rows: Iterable[Row], count: _Count) -> Iterator[Run]:
    place = 0
    for n, row in enumerate(rows):
        name = count.known(f"move {row.move}") if row.move else ""
        gone, come = ("".join(f"{line}\n" for line in lines) for lines in (row.old, row.new))
        cards = any(kind_of(line) in (Kind.RELATED, Kind.PICTURE) for line in (*row.old, *row.new))
        if row.kind == "same":
            yield Run(come, SAME, "", place, n)
        elif row.kind == "moved-away":
            yield Run(gone, AWAY, name, -1, n)
        elif row.kind == "moved-here" and (cards or row.old == row.new):
            yield Run(come, HERE, name, place, n)
        elif row.kind in ("removed", "added") or cards:
            change = count.next()
            if gone:
                yield Run(gone, REMOVED, change, -1, n)
            if come:
                yield Run(come, ADDED, change, place, n)
        else:
            yield from _pieces(row.pieces, count, HERE if row.move else SAME, name, place, n)
            yield Run("\n", SAME, "", place + len(come) - 1, n)
        if row.kind != "moved-away":
            place += len(come)


def _picture_parts(field: str, old: Picture | None, new: Picture | None, count: _Count) -> Iterator[Part]:
    if old == new:
        return
    looks = {f.name for f in fields(Picture)} - {*_PICTURE_WORDS, "key", "name", "ai"}
    if old is None or new is None or any(getattr(old, name) != getattr(new, name) for name in looks):
        yield Part(field, pictures=(old, new), change=count.next())
    for name in _PICTURE_WORDS:
        before, after = (getattr(picture, name) if picture else "" for picture in (old, new))
        if before != after:
            yield Part(f"{field.partition(':')[0]}.{name}", tuple(_pieces(compare_words(before, after), count)))


def _value_runs(id: str, old: str, new: str) -> Iterator[Run]:
    if old:
        yield Run(old, REMOVED, id, 0)
    if new:
        yield Run(new, ADDED, id)


def _edited(text: str, edits: Collection[tuple[Edit, str]], moves: Collection[str] = (),
            forms: Collection[str] = ()) -> Iterator[Run]:
    """A text with edits drawn into it; of two that overlap the later is left to its card. moves: those that are a move; forms:
    those that only look otherwise, whose words stand once."""
    at = 0
    moving = [(edit, id) for edit, id in edits if id in moves]
    texts = {id: (text[edit.start : edit.end], other.text) for edit, id in moving for other, same in moving
             if same == id and edit.end > edit.start and other.text}
    for edit, id in sorted(edits, key=lambda pair: (pair[0].start, pair[0].end > pair[0].start, pair[0].order)):
        if edit.start < at:
            continue
        if edit.start > at:
            yield Run(text[at : edit.start], SAME, "", at)
        if id in forms:
            yield from _form_runs(compare_words(text[edit.start : edit.end], edit.text), id, edit.start)
            at = edit.end
            continue
        if id in texts:
            yield from _moved_runs(*texts[id], id, -1 if edit.text else edit.start)
        else:
            if edit.end > edit.start:
                yield Run(text[edit.start : edit.end], AWAY if id in moves else REMOVED, id, edit.start)
            if edit.text:
                yield Run(edit.text, HERE if id in moves else ADDED, id)
        at = edit.end
    if at < len(text):
        yield Run(text[at:], SAME, "", at)


def _moved_runs(old: str, new: str, id: str, place: int) -> Iterator[Run]:
    """A paragraph that moves, where it goes away (place: from where in the text) or where it comes to (-1). What of it is another
    word besides is marked as such: nothing is changed behind the back of who only looks at where it stands."""
    mark, text = (HERE, new) if place < 0 else (AWAY, old)
    inner = text.strip("\n")
    lead = len(text) - len(text.lstrip("\n"))
    if lead:
        yield Run(text[:lead], mark, id, place)
    card = kind_of(inner) in (Kind.RELATED, Kind.PICTURE)
    pieces = [Piece(inner, inner)] if card or "\n" in inner else _fine(compare_words(old.strip("\n"), new.strip("\n")))
    at = lead
    for piece in pieces:
        words = piece.new if mark == HERE else piece.old
        if words:
            other = ADDED if mark == HERE else REMOVED
            yield Run(words, mark if piece.same else other, id, place + at if place >= 0 else -1, -1, mark)
        at += len(words)
    if text[lead + len(inner) :]:
        yield Run(text[lead + len(inner) :], mark, id, place + at if place >= 0 else -1)


def _form_runs(pieces: Iterable[Piece], id: str, place: int) -> Iterator[Run]:
    """The signs of another form in words that stay, all of one change."""
    for piece in _fine(pieces):
        if piece.same:
            yield Run(piece.old, SAME, id, place)
        else:
            if piece.old:
                yield Run(piece.old, REMOVED, id, place)
            if piece.new:
                yield Run(piece.new, ADDED, id)
        place += len(piece.old)


def _fine(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The space that both sides of a change begin or end with is none of it."""
    for piece in pieces:
        old, new = piece.old, piece.new
        lead = 0 if piece.same else _common_space(old, new)
        trail = 0 if piece.same else _common_space(old[lead:][::-1], new[lead:][::-1])
        if lead:
            yield Piece(old[:lead], new[:lead])
        yield Piece(old[lead : len(old) - trail], new[lead : len(new) - trail])
        if trail:
            yield Piece(old[-trail:], new[-trail:])


def _common_space(one: str, other: str) -> int:
    n = 0
    while n < min(len(one), len(other)) and one[n] == other[n] and one[n].isspace():
        n += 1
    return n
