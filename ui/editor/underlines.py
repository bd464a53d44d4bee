"""What is pointed out in the text: underlines and grounds that lie over the document and are never part of it.

How to plug in (spelling, finding, marks to come):

- ``underlines.set_judge(name, judge)``: `judge` gets the text of one paragraph (Markdown, no cards) and answers with
  ``(start, length, kind)`` triples counted in Python's characters; kinds are those of `strokes.LOOKS` (``error``,
  ``nonstandard``, ``name``, ``match``, ``mark``). It must be quick (5 us a word) and depend on nothing but the text, for
  answers are remembered by text. ``spare_typed=True`` (spelling): the word that is being typed is not pointed out until the
  caret leaves it. None in place of a judge takes its underlines away.
- ``refresh(name)``: the judge has learned something; forget its answers and ask again.
- ``at(position)``: what is pointed out at a position of the document; ``all(name)``: everything one judge points out, in
  order (what was not judged yet is judged now); positions and lengths are Qt's units (UTF-16), as QTextCursor counts.
- ``judged(name)``: emitted when every paragraph has been judged, so that counts are true until the text changes.

A key never waits for a judge: what stood in the paragraph moves along, and after `JUDGE_MS` the paragraph is judged anew.
What is on the screen comes first, the rest of a long text in slices of a few milliseconds while nobody types.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QTextBlock

from ui.editor.document import CARDS
from ui.editor.highlight import widened
from ui.editor.strokes import DEEP, LOOKS, Part, draw_ground, draw_stroke, has_ground, parts_of, room_of, span_of

if TYPE_CHECKING:
    from ui.editor.whole import WholeText

Judge = Callable[[str], Sequence[tuple[int, int, str]]]
Found = tuple[int, int, str]
"""Start and length in Qt's units in the paragraph, and kind."""

JUDGE_MS, REST_MS, BETWEEN_MS = 20, 300, 4
"""After a key until its paragraph is judged; after the last key until the rest of the text is; between two slices."""
SLICE_SECONDS = 0.003
REMEMBERED = 4000
"""Answers a judge has in mind; a text of 20,000 words has some 700 paragraphs."""
_WORD = re.compile(r"[^\W_]+(?:[-'\u2019][^\W_]+)*[-'\u2019]?")


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that is pointed out: where in the document (Qt's units), of which kind, by which judge, and its text."""

    start: int
    length: int
    kind: str
    name: str
    text: str


@dataclass(slots=True)
class _Judge:
    ask: Judge
    spare_typed: bool
    known: dict[str, tuple[Found, ...]] = field(default_factory=dict)
    told: bool = False
    """Everything was judged, and that was said."""


@dataclass(slots=True)
class _Paragraph:
    """What is pointed out in one block; `found` lacks a judge that has not judged this text yet."""

    units: int
    found: dict[str, tuple[Found, ...]] = field(default_factory=dict)
    moved: dict[str, tuple[Found, ...]] = field(default_factory=dict)
    """What stood there before the text changed, moved along: shown until the answer comes."""
    shown: tuple[tuple[int, int, str], ...] = ()
    drawn: list[tuple[str, Part]] | None = None
    measured: QRectF | None = None
    """The paragraph's extent when `drawn` was measured: another one means it was laid out anew."""


class Underlines(QObject):
    """The layer over one text, which tells it what changes (`follow`)."""

    judged = Signal(str)

    def __init__(self, body: WholeText) -> None:
        super().__init__(body)
        self._body = body
        self._judges: dict[str, _Judge] = {}
        self._paragraphs = [_Paragraph(0) for _ in range(body.document().blockCount())]
        self._typed: tuple[int, int, int] | None = None
        """The word being typed: block, start, end."""
        self.otherwise = (0, 0)
        """From where to where, in the paragraph that was just typed in, something is pointed out otherwise than before."""
        self._soon, self._rest = (QTimer(self, singleShot=True, interval=ms) for ms in (JUDGE_MS, REST_MS))
        self._soon.timeout.connect(self._judge_visible)
        self._rest.timeout.connect(self._judge_rest)
        body.cursorPositionChanged.connect(self._caret_moved)
        body.verticalScrollBar().valueChanged.connect(self._scrolled)

    # ---- judges -----------------------------------------------------------------------------------------------------

    def set_judge(self, name: str, judge: Judge | None, spare_typed: bool = False) -> None:
        """Point out what this judge finds, in place of what the judge of the same name found before; see above."""
        if judge is None:
            self._judges.pop(name, None)
        else:
            self._judges[name] = _Judge(judge, spare_typed)
        self._forget(name)

    def refresh(self, name: str) -> None:
        """The judge knows better now: ask it again about everything."""
        if name in self._judges:
            self._judges[name].known.clear()
            self._judges[name].told = False
            self._forget(name)

    def at(self, position: int) -> list[Flag]:
        """What is pointed out at a position of the document, or just before it."""
        block = self._body.document().findBlock(position)
        if not block.isValid():
            return []
        self._judge(block.blockNumber())
        return [flag for flag in self._flags(block, self._judges) if flag.start <= position <= flag.start + flag.length]

    def all(self, name: str) -> list[Flag]:
        """Everything that one judge points out, in the order of the text."""
        for number in range(len(self._paragraphs)):
            self._judge(number)
        flags, block = [], self._body.document().begin()
        while block.isValid():
            flags += self._flags(block, (name,))
            block = block.next()
        return flags

    def _flags(self, block: QTextBlock, names: Iterable[str]) -> list[Flag]:
        number = block.blockNumber()
        if number >= len(self._paragraphs):
            return []
        origin, paragraph, text = block.position(), self._paragraphs[number], None
        flags = []
        for name in names:
            for start, length, kind in self._visible_of(number, name, paragraph.found.get(name, ())):
                text = text if text is not None else block.text().encode("utf-16-le")
                words = text[2 * start : 2 * (start + length)].decode("utf-16-le", "replace")
                flags.append(Flag(origin + start, length, kind, name, words))
        return sorted(flags, key=lambda flag: (flag.start, flag.length))

    # ---- following the text -------------------------------------------------------------------------------------------

    def follow(self, first: int, last: int, grown: int, change: tuple[int, int, int]) -> None:
        """The text changed: the blocks from first to last are new, or other than before, and there are so many more than before.

        change: position, and the units removed and added there, as QTextDocument.contentsChange tells them."""
        if not self._judges:  # nothing to move, but as many places as there are blocks
            self._paragraphs[first : last + 1 - grown] = [_Paragraph(0) for _ in range(first, last + 1)]
            return
        document = self._body.document()
        if grown == 0 and first == last:
            self._edit(document.findBlockByNumber(first), *change)
        else:
            new = [_Paragraph(document.findBlockByNumber(n).length() - 1) for n in range(first, last + 1)]
            self._paragraphs[first : last + 1 - grown] = new
            self._typed = None
        for judge in self._judges.values():
            judge.told = False
        self._soon.start()
        self._rest.start(REST_MS)

    def _edit(self, block: QTextBlock, position: int, removed: int, added: int) -> None:
        """One paragraph changed within itself: what is pointed out behind the change moves along with its words."""
        number, units = block.blockNumber(), block.length() - 1
        paragraph, at = self._paragraphs[number], position - block.position()
        known = {**paragraph.moved, **paragraph.found}
        moved: dict[str, tuple[Found, ...]] = {}
        if units == paragraph.units + added - removed and at >= 0:
            gap, end, by = at, at + removed, added - removed
            moved = {name: tuple((s, n, kind) if s + n < gap else (s + by, n, kind) for s, n, kind in found
                                 if s + n < gap or s > end) for name, found in known.items() if found}
        paragraph.units, paragraph.found, paragraph.moved = units, {}, moved
        self._typed = self._word_at(block, at + added) if at >= 0 and self._body.hasFocus() else None
        before, paragraph.shown = paragraph.shown, self._to_show(number)
        self._note_otherwise(before, paragraph.shown, at, added - removed)
        paragraph.drawn = None

    def _note_otherwise(self, before: Sequence[Found], now: Sequence[Found], at: int, by: int) -> None:
        moved = {(s + by if s > at else s, s + n + by if s + n > at else s + n) for s, n, _ in before}
        places = [at, *(place for span in moved ^ {(s, s + n) for s, n, _ in now} for place in span)]
        self.otherwise = min(places), max(places)

    def _word_at(self, block: QTextBlock, at: int) -> tuple[int, int, int] | None:
        """The word that ends at, or reaches over, a place in a block."""
        text = widened(block.text(), block.length() - 1)
        reach = max(0, at - 60)  # no word is longer, and a paragraph may be
        for word in _WORD.finditer(text, reach, at + 60):
            if word.start() < at <= word.end():
                return block.blockNumber(), word.start(), word.end()
        return None

    def _caret_moved(self) -> None:
        if self._typed is None:
            return
        number, start, end = self._typed
        cursor = self._body.textCursor()
        if cursor.blockNumber() != number or not start < cursor.positionInBlock() <= end:
            self._typed = None
            if number < len(self._paragraphs):
                self._show(number)

    def _scrolled(self) -> None:
        if self._judges:
            self._soon.start()

    def _forget(self, name: str) -> None:
        for paragraph in self._paragraphs:
            paragraph.found.pop(name, None)
            paragraph.moved.pop(name, None)
        if name not in self._judges:
            for number in range(len(self._paragraphs)):
                self._show(number)
            return
        self._judge_visible()
        self._rest.start(REST_MS)

    # ---- judging -------------------------------------------------------------------------------------------------------

    def _judge_visible(self) -> None:
        """Judge what is on the screen, as far as a slice allows."""
        until = perf_counter() + SLICE_SECONDS
        for number in self._on_screen():
            self._judge(number)
            if perf_counter() > until:
                self._soon.start()
                return

    def _on_screen(self) -> range:
        port = self._body.viewport().rect()
        first = self._body.cursorForPosition(port.topLeft()).blockNumber()
        last = self._body.cursorForPosition(port.bottomLeft()).blockNumber()
        return range(first, min(last + 1, len(self._paragraphs)))

    def _judge_rest(self) -> None:
        until = perf_counter() + SLICE_SECONDS
        for number, paragraph in enumerate(self._paragraphs):
            if len(paragraph.found) < len(self._judges):
                self._judge(number)
                if perf_counter() > until:
                    self._rest.start(BETWEEN_MS)
                    return
        for name, judge in list(self._judges.items()):
            if not judge.told:
                judge.told = True
                self.judged.emit(name)

    def _judge(self, number: int) -> None:
        """Ask every judge about a block that it has not seen as it is now."""
        paragraph = self._paragraphs[number]
        missing = [name for name in self._judges if name not in paragraph.found]
        if not missing:
            return
        lines = self._body.lines
        card = lines.kinds[number] in CARDS
        text = lines.lines[number]
        for name in missing:
            paragraph.found[name] = () if card else self._answer(self._judges[name], text)
        paragraph.moved = {}
        paragraph.units = self._body.document().findBlockByNumber(number).length() - 1
        self._show(number)

    def _answer(self, judge: _Judge, text: str) -> tuple[Found, ...]:
        known = judge.known.get(text)
        if known is None:
            if len(judge.known) >= REMEMBERED:
                judge.known.clear()
            known = judge.known[text] = in_units(text, judge.ask(text))
        return known

    # ---- showing -------------------------------------------------------------------------------------------------------

    def _visible_of(self, number: int, name: str, found: tuple[Found, ...]) -> tuple[Found, ...]:
        """What one judge found without the word that is being typed."""
        if self._typed is None or self._typed[0] != number or not found:
            return found
        judge = self._judges.get(name)
        if judge is None or not judge.spare_typed:
            return found
        _, start, end = self._typed
        return tuple(f for f in found if f[0] + f[1] <= start or f[0] >= end)

    def _to_show(self, number: int) -> tuple[Found, ...]:
        paragraph = self._paragraphs[number]
        return tuple(f for name in self._judges for f in self._visible_of(
            number, name, paragraph.found[name] if name in paragraph.found else paragraph.moved.get(name, ())))

    def _show(self, number: int) -> None:
        """Show what is found in a block now; only what differs is painted anew."""
        paragraph, shown = self._paragraphs[number], self._to_show(number)
        if shown == paragraph.shown:
            return
        other = set(shown) ^ set(paragraph.shown)
        paragraph.shown, paragraph.drawn = shown, None
        block = self._body.document().findBlockByNumber(number)
        layout = block.layout()
        if layout.lineCount():
            offset = self._body.verticalScrollBar().value()
            port = self._body.viewport()
            for start, length, _ in other:
                for part in parts_of(layout, start, start + length):
                    room = room_of(part).translated(layout.position() - QPointF(0, offset)).toAlignedRect()
                    if room.intersects(port.rect()):
                        port.update(room)

    def paint(self, painter: QPainter, block: QTextBlock, offset: int, under: bool, clip: QRect) -> None:
        """Draw what is pointed out in one block: what lies under its letters, or what lies below them.

        clip: what of the viewport is painted; of a paragraph that a key changed, only these lines are measured."""
        number = block.blockNumber()
        if number >= len(self._paragraphs):
            return
        paragraph = self._paragraphs[number]
        if not paragraph.shown:
            return
        layout = block.layout()
        at, extent = layout.position() - QPointF(0, offset), layout.boundingRect()
        top, bottom = clip.top() - at.y(), clip.bottom() - at.y()
        drawn = paragraph.drawn if paragraph.measured == extent else None
        if drawn is None:
            whole = top <= 0 and bottom >= extent.height()
            first, end = (0, paragraph.units) if whole else span_of(layout, top, bottom)
            drawn = [(kind, part) for start, length, kind in paragraph.shown if start < end and start + length > first
                     for part in parts_of(layout, start, start + length)]
            if whole:
                paragraph.drawn, paragraph.measured = drawn, extent
        for kind, part in drawn:
            if part[2] > bottom or part[2] + part[3] + DEEP < top:
                continue
            if not under:
                draw_stroke(painter, at, kind, part)
            elif has_ground(kind):
                draw_ground(painter, at, kind, part)

    def lies_under(self, block: QTextBlock) -> bool:
        """True where something lies under the letters of a block."""
        number = block.blockNumber()
        return number < len(self._paragraphs) and any(has_ground(kind) for _, _, kind in self._paragraphs[number].shown)


def in_units(text: str, found: Sequence[tuple[int, int, str]]) -> tuple[Found, ...]:
    """What a judge found, counted in Qt's units instead of Python's characters, in order. Raises KeyError for a kind that
    is none."""
    for _, _, kind in found:
        LOOKS[kind]
    if text.isascii() or max(text, default="") < "\U00010000":
        return tuple(sorted(found))
    places, at = [0], 0
    for character in text:
        at += 1 if ord(character) < 0x10000 else 2
        places.append(at)
    return tuple((places[s], places[s + n] - places[s], kind) for s, n, kind in sorted(found))
