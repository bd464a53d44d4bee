"""Anchors: a place in a text, kept by its words, and found again in what that text has become.

Places are counted in characters of the text's lines, each ended by one line feed (`line_text`), however the lines are parted
in the body itself: a line and a column give a place by adding up.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from newsdesk.text.body import lines_of
from newsdesk.text.canonical import canonical_json
from newsdesk.text.comparison import Row, compare_bodies

ARTICLE = "article"
"""The field of an anchor that stands for the article as a whole."""
Span = tuple[int, int]
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_RUN = 3
"""Words in a row that are known again wherever they stand, though no comparison followed them."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in an article as somebody pointed at it."""

    field: str = ARTICLE
    """``body``, ``headline``, ``lead``, ``picture:KEY``, another field of Content, or ARTICLE."""
    start: int = 0
    end: int = 0
    """Where the words stand in the field's `line_text`; nothing between: the field as a whole."""
    quote: str = ""
    """The words as they stood, for reading them when they are gone."""

    @property
    def whole(self) -> bool:
        """It is about the field as a whole, not about words in it."""
        return self.end <= self.start

    def written(self) -> str:
        """The anchor as events keep it."""
        return canonical_json(asdict(self))


def read_anchor(text: str) -> Anchor:
    """What `written` wrote; anything else is the article as a whole."""
    try:
        values = json.loads(text)
        return Anchor(str(values["field"]), int(values["start"]), int(values["end"]), str(values["quote"]))
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return Anchor()


def anchor_at(field: str, text: str, start: int, end: int) -> Anchor:
    """The anchor of a stretch of a field's text (the body as it is stored), without the white space at its ends."""
    lines = line_text(text)
    start, end = max(0, start), min(end, len(lines))
    quote = lines[start:end]
    start += len(quote) - len(quote.lstrip())
    return Anchor(field, start, start + len(quote.strip()), quote.strip())


def line_text(text: str) -> str:
    """The lines of a text, each ended by a line feed: what places are counted in."""
    return "".join(f"{line}\n" for line in lines_of(text))


@dataclass(frozen=True, slots=True)
class Kept:
    """A stretch that stands in both texts, letter case aside."""

    old: int
    new: int
    length: int


def kept(old: str, new: str) -> tuple[Kept, ...]:
    """What of a text is still there in another one and where, in the order of the old text. Every stretch is counted once."""
    stretches = [part for part in _by_comparison(compare_bodies(old, new)) if part.length]
    stretches += _strays(line_text(old), line_text(new), stretches)
    return tuple(sorted(stretches, key=lambda part: part.old))


def carried(old: str, new: str, spans: Sequence[Span]) -> tuple[tuple[Span, ...] | None, ...]:
    """Where the words of each span of the old text are in the new one; None where all of them are gone.

    Words that were drawn apart are several stretches, in the new text's order, and what was written between them is in none.
    """
    if not spans:
        return ()
    before, after = line_text(old), line_text(new)
    if before == after:
        return tuple(((start, end),) if before[start:end].strip() else None for start, end in spans)
    stretches = kept(old, new)
    return tuple(_place(before[start:end], after, _inside(stretches, start, end)) for start, end in spans)


def _place(quote: str, after: str, spans: list[Span]) -> tuple[Span, ...] | None:
    telling = _WORD if _WORD.search(quote) else re.compile(r"\S")
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and not _WORD.search(after[joined[-1][1] : start]):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    found = tuple(_trimmed(after, span) for span in joined if telling.search(after[slice(*span)]))
    return found or None


def _trimmed(text: str, span: Span) -> Span:
    piece = text[slice(*span)]
    return span[0] + len(piece) - len(piece.lstrip()), span[1] - (len(piece) - len(piece.rstrip()))


def _inside(stretches: Iterable[Kept], start: int, end: int) -> list[Span]:
    """The parts of a span that were kept, where they are now."""
    spans = []
    for part in stretches:
        first, last = max(start, part.old), min(end, part.old + part.length)
        if first < last:
            spans.append((part.new + first - part.old, part.new + last - part.old))
    return spans


def _by_comparison(rows: Sequence[Row]) -> Iterator[Kept]:
    """What the rows of a comparison say is the same."""
    olds, news = _places(rows)
    away = {row.move: place for row, place in zip(rows, olds, strict=True) if row.kind == "moved-away"}
    for row, old, new in zip(rows, olds, news, strict=True):
        if row.kind == "same":
            yield Kept(old, new, len(row.old[0]) + 1)
        elif row.kind in ("changed", "moved-here"):
            old = away.get(row.move, old)
            for piece in row.pieces:
                if piece.same:
                    yield Kept(old, new, len(piece.old))
                old, new = old + len(piece.old), new + len(piece.new)
            yield Kept(old, new, 1)


def _places(rows: Iterable[Row]) -> tuple[list[int], list[int]]:
    """Where each row begins in the old text and in the new."""
    olds, news, old, new = [], [], 0, 0
    for row in rows:
        olds.append(old)
        news.append(new)
        old += sum(len(line) + 1 for line in row.old) if row.kind != "moved-here" else 0
        new += sum(len(line) + 1 for line in row.new) if row.kind != "moved-away" else 0
    return olds, news


@dataclass(slots=True)
class _Words:
    """The words of a text, and which of them have found their like."""

    text: str
    places: list[Span]
    words: list[str]
    free: list[bool]

    @classmethod
    def of(cls, text: str, taken: Iterable[Span]) -> _Words:
        covered = bytearray(len(text))
        for start, end in taken:
            covered[start:end] = b"\1" * (end - start)
        places = [match.span() for match in _WORD.finditer(text)]
        return cls(text, places, [text[start:end].casefold() for start, end in places], [not covered[start] for start, _ in places])

    def telling(self, n: int) -> bool:
        """Whether a word is known again when it stands alone: a number, or a name inside a line. Others occur by chance."""
        start, end = self.places[n]
        word = self.text[start:end]
        return any(c.isdigit() for c in word) or (word[0].isupper() and self.text[start - 1 : start] not in ("", "\n"))

    def runs(self) -> Iterator[tuple[tuple[str, ...], int]]:
        for n in range(len(self.words) - _RUN + 1):
            if all(self.free[n : n + _RUN]):
                yield tuple(self.words[n : n + _RUN]), n


def _strays(old: str, new: str, stretches: list[Kept]) -> Iterator[Kept]:
    """Words that were carried to where no comparison looks: several in a row, or one that is like no other."""
    before = _Words.of(old, ((part.old, part.old + part.length) for part in stretches))
    after = _Words.of(new, ((part.new, part.new + part.length) for part in stretches))
    if not (any(before.free) and any(after.free)):
        return
    for o, n in (*_same_runs(before, after), *_same_words(before, after)):
        for step in (1, -1):
            at, to = (o, n) if step == 1 else (o - 1, n - 1)
            while 0 <= at < len(before.words) and 0 <= to < len(after.words) and _alike(before, at, after, to):
                before.free[at] = after.free[to] = False
                start, end = before.places[at]
                yield Kept(start, after.places[to][0], end - start)
                at, to = at + step, to + step


def _alike(before: _Words, at: int, after: _Words, to: int) -> bool:
    (start, end), (begin, finish) = before.places[at], after.places[to]
    return before.free[at] and after.free[to] and before.words[at] == after.words[to] and end - start == finish - begin


def _same_runs(before: _Words, after: _Words) -> list[tuple[int, int]]:
    olds, news = Counter(run for run, _ in before.runs()), Counter(run for run, _ in after.runs())
    at = dict(after.runs())
    return [(n, at[run]) for run, n in before.runs() if olds[run] == news[run] == 1]


def _same_words(before: _Words, after: _Words) -> list[tuple[int, int]]:
    olds, news = Counter(before.words), Counter(after.words)
    at = {word: n for n, word in enumerate(after.words)}
    return [(n, at[word]) for n, word in enumerate(before.words)
            if before.free[n] and olds[word] == news[word] == 1 and before.telling(n)]
