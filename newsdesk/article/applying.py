"""Suggestions taken into a text that has moved on: what was typed since stays, and one that does not fit any more says why.

Suggestions of one base that were taken before give the expected text, by their edits alone and exactly; only from there to
the text as it is now are words followed. So where nobody typed meanwhile nothing is left to chance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from newsdesk.article.content import Content, Picture
from newsdesk.article.suggesting import TEXTS, Edit, Suggestion, edited_text, plain, word_edits
from newsdesk.text.anchors import Span, kept, line_text
from newsdesk.text.body import join_lines

OVERLAPS, WORDS_GONE, CHANGED_SINCE = "overlaps", "words-gone", "changed-since"
REASONS = (OVERLAPS, WORDS_GONE, CHANGED_SINCE)
"""Why a suggestion cannot be taken: another one was taken at its place, its words are gone, the field says something else now."""


@dataclass(frozen=True, slots=True)
class Change:
    """A suggestion as it is kept."""

    id: str
    suggestion: Suggestion
    pictures: tuple[Picture, ...] = ()
    """Those that come with it."""


@dataclass(frozen=True, slots=True)
class Applied:
    content: Content
    refused: dict[str, str] = field(default_factory=dict)
    """The id of each that was not taken, and why: one of REASONS."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """Where a suggestion stands in a text as it is now."""

    id: str
    edits: tuple[Edit, ...] = ()
    """In the field's line_text; none for a field that is one value."""
    refused: str = ""
    """One of REASONS where it does not fit any more."""


def applied(base: Content, done: Sequence[Change], wanted: Sequence[Change], now: Content) -> Applied:
    """A text with suggestions taken into it.

    base: what they were made on; done: those that were taken before; wanted: which are taken now, in this order; of two that
    contradict each other the first. Accepting all of one person's in a text that nobody changed gives what that person wrote.
    """
    refused: dict[str, str] = {}
    taken: list[tuple[Change, Fitting]] = []
    renamed = {change.id: _renamed(change, now) for change in wanted}
    for fit in fitting(base, done, [renamed[change.id] for change in wanted], now):
        against = fit.refused or _against(renamed[fit.id], fit, taken)
        if against:
            refused[fit.id] = against
        else:
            taken.append((renamed[fit.id], fit))
    values: dict[str, Any] = {}
    for name in (*TEXTS, "body"):
        edits = [edit for change, fit in taken if change.suggestion.field == name for edit in fit.edits]
        if edits:
            changed = edited_text(_text(now, name), edits)
            if name == "body" and not now.body and changed.endswith("\n\n"):
                changed = changed[:-1]  # a body without a line has an empty one on paper, which makes room
            values[name] = join_lines(changed.split("\n")[:-1]) if name == "body" else changed
    for change, fit in taken:
        if not fit.edits and not _picture_key(change):
            name = change.suggestion.field
            values[name] = getattr(Content.from_values({name: change.suggestion.value}), name)
    values["pictures"] = tuple(_pictures(now, [change for change, _ in taken]))
    return Applied(replace(now, **values), refused)


def fitting(base: Content, done: Sequence[Change], wanted: Sequence[Change], now: Content) -> Iterator[Fitting]:
    """Where each suggestion stands in the text as it is now, or why it has no place there; each for itself."""
    carriers: dict[str, _Carrier] = {}
    for change in wanted:
        name = change.suggestion.field
        if not change.suggestion.edits:
            yield Fitting(change.id, refused=_value_refused(base, done, change, now))
            continue
        if name not in carriers:
            earlier = [edit for other in done if other.suggestion.field == name for edit in other.suggestion.edits]
            carriers[name] = _Carrier(_text(base, name), earlier, _text(now, name), name == "body")
        yield carriers[name].fit(change)


def _against(change: Change, fit: Fitting, taken: Iterable[tuple[Change, Fitting]]) -> str:
    for other, there in taken:
        if other.suggestion.field != change.suggestion.field:
            continue
        if not fit.edits or any(_overlap(one, two) for one in fit.edits for two in there.edits):
            return OVERLAPS
        if any(_overlap(one, two) for one in change.suggestion.edits for two in other.suggestion.edits):
            return OVERLAPS
    return ""


def _overlap(one: Edit, other: Edit) -> bool:
    """Whether two edits speak of the same words; two that put something in at one place do not."""
    if one.start == one.end or other.start == other.end:
        point, span = (one, other) if one.start == one.end else (other, one)
        return span.start < point.start < span.end
    return max(one.start, other.start) < min(one.end, other.end)


def _text(content: Content, name: str) -> str:
    return line_text(content.body) if name == "body" else str(getattr(content, name))


def _value_refused(base: Content, done: Iterable[Change], change: Change, now: Content) -> str:
    """Why a field that is one value cannot be set: another value was accepted, or somebody wrote one."""
    name, key = change.suggestion.field, _picture_key(change)
    if any(other.suggestion.field == name for other in done):
        return OVERLAPS
    before, today = (content.picture(key) if key else getattr(content, name) for content in (base, now))
    if key and today is None:
        return WORDS_GONE
    return "" if today == before or plain(today) == change.suggestion.value else CHANGED_SINCE


def _picture_key(change: Change) -> str:
    name, _, key = change.suggestion.field.partition(":")
    return key if name == "picture" else ""


def _pictures(now: Content, taken: Sequence[Change]) -> Iterator[Picture]:
    changed = {key: Picture(**change.suggestion.value) for change in taken if (key := _picture_key(change))}
    known = {picture.key for picture in now.pictures}
    yield from (changed.get(picture.key, picture) for picture in now.pictures)
    for change in taken:
        for picture in change.pictures:
            if picture.key not in known:
                known.add(picture.key)
                yield picture


def _renamed(change: Change, now: Content) -> Change:
    """The change with other keys for its pictures where the text has other pictures of these keys by now."""
    keys = {picture.key for picture in now.pictures}
    for picture in change.pictures:
        there = now.picture(picture.key)
        if there is None or there == picture:
            continue
        fresh = next(key for n in range(2, len(keys) + 3) if (key := f"{picture.key}x{n}") not in keys)
        keys.add(fresh)
        edits = tuple(replace(e, text=e.text.replace(f"(picture:{picture.key})", f"(picture:{fresh})")) for e in change.suggestion.edits)
        pictures = tuple(replace(p, key=fresh) if p is picture else p for p in change.pictures)
        change = Change(change.id, replace(change.suggestion, edits=edits), pictures)
    return change


class _Carrier:
    """Carries edits of a base's text to the text as it is now: over the edits that were taken, then along the words."""

    def __init__(self, base: str, done: list[Edit], now: str, lines: bool) -> None:
        self._done, self._now = done, now
        self._expected = edited_text(base, done)
        self._at: list[int] | range = range(len(self._expected))
        if self._expected != now:
            self._at = [-1] * len(self._expected)
            for part in _stretches(self._expected, now, lines):
                self._at[part.old : part.old + part.length] = range(part.new, part.new + part.length)

    def fit(self, change: Change) -> Fitting:
        edits, moved = [], ""
        # Of a move, what goes comes first: where it goes to depends on what it says by now.
        for edit in sorted(change.suggestion.edits, key=lambda edit: bool(edit.text)):
            if any(_overlap(edit, other) for other in self._done):
                return Fitting(change.id, refused=OVERLAPS)
            shift = sum(len(other.text) - (other.end - other.start) for other in self._done if _order(other) <= _order(edit))
            span = self._carried(edit.start + shift, edit.end + shift, edit.text)
            text = edit.text
            if span is None and change.suggestion.kind == "move" and edit.end > edit.start:
                span, moved = self._rewritten(edit.start + shift, edit.end + shift, change.suggestion.edits)
            elif edit.text:
                text = moved or edit.text
            if span is None:
                return Fitting(change.id, refused=WORDS_GONE)
            edits.append(replace(edit, start=span[0], end=span[1], text=text))
        return Fitting(change.id, tuple(edits))

    def _rewritten(self, start: int, end: int, edits: tuple[Edit, ...]) -> tuple[Span | None, str]:
        """A paragraph that is to move and in which somebody typed: its lines as they are, and what they say where they go."""
        there = {at for at in self._at[start:end] if at >= 0 and self._now[at] != "\n"}
        others = {at for n, at in enumerate(self._at) if not start <= n < end}
        if not there:
            return None, ""
        first, last = self._now.rfind("\n", 0, min(there)) + 1, self._now.index("\n", max(there)) + 1
        before, after = self._expected[start:end], "".join(edit.text for edit in edits)
        if any(at in others for at in range(first, last - 1)):
            return None, ""
        now, carrier = self._now[first:last], _Carrier(before, [], self._now[first:last], True)
        words = list(word_edits(before, after))
        spans = [carrier._carried(edit.start, edit.end, edit.text) for edit in words]
        if any(span is None for span in spans):
            return None, ""
        fitted = [replace(edit, start=span[0], end=span[1]) for edit, span in zip(words, spans, strict=True) if span]
        return (first, last), edited_text(now, fitted)

    def _carried(self, start: int, end: int, text: str) -> Span | None:
        if isinstance(self._at, range):
            return start, end
        if start == end:
            at = self._line_place(start) if text.endswith("\n") and self._begins_line(start) else self._place(start)
            return None if at is None else (at, at)
        words = self._expected[start:end]
        return self._words(start, end) if words.strip() else self._space(start, end)

    def _begins_line(self, place: int) -> bool:
        return place == 0 or self._expected[place - 1] == "\n"

    def _line_place(self, place: int) -> int:
        """Where a new line goes: behind the nearest one before it of which anything is left."""
        before = next((self._at[n] for n in range(place - 1, -1, -1) if self._at[n] >= 0), None)
        return 0 if before is None else self._now.index("\n", before) + 1

    def _place(self, place: int) -> int | None:
        """Where words are put in: beside what stood there, on the side of the same line where one of the two is left."""
        begins, ends = self._begins_line(place), self._expected[place : place + 1] == "\n"
        left = self._at[place - 1] if not begins else -1
        right = self._at[place] if place < len(self._at) and (begins or not ends) else -1
        if left >= 0:
            return left + 1
        return right if right >= 0 else None

    def _space(self, start: int, end: int) -> Span | None:
        """White space between two words that are still neighbours: where a paragraph is split or joined."""
        left = self._at[start - 1] if start else -1
        right = self._at[end] if end < len(self._at) else len(self._now)
        if (start and left < 0) or right <= left or self._now[left + 1 : right].strip():
            return None
        return left + 1, right

    def _words(self, start: int, end: int) -> Span | None:
        """Words that still stand together, with the white space around them that is still there, too."""
        words = self._expected[start:end]
        lead, trail = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
        first, last = self._at[start + lead], self._at[end - trail - 1]
        if first < 0 or last < first or self._now[first : last + 1].split() != words.split():
            return None
        last += 1
        if lead and self._now[max(0, first - lead) : first] == words[:lead]:
            first -= lead
        whole = first == 0 or self._now[first - 1] == "\n"
        if trail and self._now[last : last + trail] == words[-trail:] and (whole or "\n" not in words[-trail:]):
            last += trail
        return first, last


def _stretches(expected: str, now: str, lines: bool) -> Any:
    return kept(*(join_lines(text.split("\n")[:-1]) if lines else text for text in (expected, now)))


def _order(edit: Edit) -> tuple[int, bool, int]:
    return edit.start, edit.end > edit.start, edit.order


def change_values(change: Change) -> dict[str, Any]:
    """A change as plain values, as events keep it."""
    return {"id": change.id, "suggestion": asdict(change.suggestion), "pictures": [asdict(p) for p in change.pictures]}


def change_of(values: dict[str, Any]) -> Change:
    """The change that `change_values` wrote; keys that are not known (a newer program wrote them) are ignored."""
    said = values["suggestion"]
    edits = tuple(Edit(e["start"], e["end"], e["text"], e["order"]) for e in said["edits"])
    suggestion = Suggestion(said["id"], said["kind"], said["field"], said["old"], said["new"], edits, said["value"])
    return Change(values["id"], suggestion, Content.from_values({"pictures": values["pictures"]}).pictures)
