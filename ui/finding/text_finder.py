"""Finds and replaces in one text: marks what fits, goes from one to the next, and replaces all as one step of undo."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor

from newsdesk.errors import Refused
from newsdesk.text.matching import CardWords, Change, Match, Query, Replacement, Search, within
from ui.editor.body import Body
from ui.editor.document import CARD

JUDGE = "find"
"""The name of its judge in the layer over the text (ui/editor/underlines.py)."""
QUIET_MS = 250
"""After an edit of the text until what fits is counted anew."""
PARAGRAPH_SECONDS = 0.02
_KEEP = QTextCursor.MoveMode.KeepAnchor


@dataclass(frozen=True, slots=True)
class Replaced:
    count: int
    kept: tuple[str, ...] = ()
    """Why what stayed stayed, one a match: ``related``, ``credit``, ``address``."""
    cards: tuple[str, ...] = ()
    """The lines of pictures about which something was written that fits: it stands beside the text, and is still to be replaced."""


class TextFinder(QObject):
    counted = Signal()
    """`matches`, `current` or `refused` is another."""

    def __init__(self, body: Body, card_words: CardWords) -> None:
        super().__init__(body)
        self._body, self._card_words = body, card_words
        self._search: Search | None = None
        self._range: QTextCursor | None = None
        self.matches: list[Match] = []
        self.current = -1
        """Which match is selected; -1: none."""
        self.refused: Refused | None = None
        """Why the query finds nothing: it is no pattern, or takes too long."""
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._look_again)
        body.document().contentsChanged.connect(self._text_changed)  # also where another text is loaded

    # ---- finding ----------------------------------------------------------------------------------------------------

    def look(self, query: Query, selection: QTextCursor | None = None, origin: tuple[int, int] = (0, 0)) -> None:
        """Mark what fits and select the first at or behind `origin` (line, character).

        selection: only in here; it follows the edits of the text. A query that cannot be looked for is told by
        `refused`, and nothing is marked then.
        """
        self._quiet.stop()
        self._range = selection
        self._search, self.refused = None, None
        if query.words:
            try:
                self._search = Search(query, self._card_words)
            except Refused as refused:
                self.refused = refused
        self._count()
        self._mark()
        if self.matches:
            self._select(self._at_or_behind(origin))
        self.counted.emit()

    def leave(self) -> None:
        """Look for nothing any more; the match that is selected stays so."""
        self._search, self._range, self.refused, self.matches, self.current = None, None, None, [], -1
        self._mark()

    def step(self, forward: bool) -> None:
        """Go to the next or the previous match, from the caret, round the end."""
        self.settle()
        if not self.matches:
            return
        here = self.place(self._body.textCursor())
        if self.current >= 0:
            number = self.current + (1 if forward else -1)
        else:
            number = self._at_or_behind(here) if forward else self._at_or_behind(here) - 1
        self._select(number % len(self.matches))
        self.counted.emit()

    def settle(self) -> None:
        """Count now where the text changed since it was counted."""
        if self._quiet.isActive():
            self._look_again()

    def match(self) -> Match | None:
        """The match that is selected."""
        return self.matches[self.current] if 0 <= self.current < len(self.matches) else None

    def place(self, cursor: QTextCursor) -> tuple[int, int]:
        """Where a cursor (the beginning of its selection) stands: line and character."""
        block = self._body.document().findBlock(cursor.selectionStart())
        return block.blockNumber(), _characters(block.text(), cursor.selectionStart() - block.position())

    # ---- replacing --------------------------------------------------------------------------------------------------

    def on_card(self) -> tuple[str, int] | None:
        """The line of the picture that the selected match was written about, and which of the matches there it is."""
        self.settle()
        match = self.match()
        if match is None or match.fixed != "picture":
            return None
        return self._body.lines.lines[match.line], sum(
            m.line == match.line and m.fixed == "picture" for m in self.matches[: self.current])

    def go_on(self) -> None:
        """What was written about the picture of the selected match is another: count anew, and go to the next match."""
        number, before = self.current, len(self.matches)
        self.recount()
        number += max(0, len(self.matches) - before + 1)  # behind what the new words may hold of the old ones
        if self.matches:
            self._select(number % len(self.matches))
        self.counted.emit()

    def recount(self) -> None:
        """Count now, the text or what is beside it changed."""
        self._quiet.stop()
        self._count()
        self._mark()
        self.counted.emit()

    def search(self) -> Search | None:
        """What is looked for; None: nothing."""
        return self._search

    def touched(self) -> None:
        """Something that cards show is another: count anew when it is quiet."""
        self._text_changed()

    def replace_one(self, new: Replacement) -> Match | None:
        """Replace the match that is selected and go to the next; returns it where it is fixed and stays.

        Raises Refused as `Search.changes` does.
        """
        self.settle()
        match = self.match()
        if match is None:
            self.step(True)
            return None
        if match.fixed:
            self.step(True)
            return match
        assert self._search
        change = self._search.changes_of([match], self._body.lines.lines, new)[0]
        write_changes(self._body, [change])
        self.look(self._search.query, self._range, (change.line, change.start + len(change.new)))
        return None

    def replace_all(self, new: Replacement) -> Replaced:
        """Replace everything that can be, as one step of undo. Raises Refused as `Search.changes` does."""
        self.settle()
        if self._search is None or not self.matches:
            return Replaced(0)
        changes = self._search.changes_of(self.matches, self._body.lines.lines, new)
        kept = tuple(m.fixed for m in self.matches if m.stays)
        cards = tuple(self._body.lines.lines[n] for n in dict.fromkeys(m.line for m in self.matches if m.fixed == "picture"))
        if changes:
            write_changes(self._body, changes)
        self.recount()
        return Replaced(len(changes), kept, cards)

    # ---- what fits --------------------------------------------------------------------------------------------------

    def _count(self) -> None:
        self.matches, self.current = [], -1
        if self._search is None:
            return
        try:
            self.matches = self._search.matches(self._body.lines.lines)
        except Refused as refused:
            self._search, self.refused = None, refused
            return
        if self._range is not None:
            first, last = (self._end(at) for at in (self._range.selectionStart(), self._range.selectionEnd()))
            self.matches = within(self.matches, first, last)

    def _end(self, position: int) -> tuple[int, int]:
        cursor = QTextCursor(self._body.document())
        cursor.setPosition(position)
        line, character = self.place(cursor)
        # At the end of a card all of it is meant.
        return (line, len(self._body.lines.lines[line])) if cursor.block().text() == CARD and character else (line, character)

    def _mark(self) -> None:
        underlines = self._body.underlines
        if self._search is None:
            underlines.set_judge(JUDGE, None)
            return
        known: dict[str, list[tuple[int, int, str]]] = {line: [] for line in self._body.lines.lines}
        for m in self.matches:
            known[self._body.lines.lines[m.line]].append((m.start, m.end - m.start, "match"))
        underlines.set_judge(JUDGE, _Judge(self._search, known, self._range is not None))

    def _text_changed(self) -> None:
        if self._search is not None:
            self._quiet.start()

    def _look_again(self) -> None:
        self._quiet.stop()
        selected = self.match()
        self._count()
        if self._range is not None:
            self._mark()
        if selected is not None and self._body.textCursor().hasSelection():
            here = self.place(self._body.textCursor())
            self.current = next((n for n, m in enumerate(self.matches) if (m.line, m.start) == here), -1)
        self.counted.emit()

    def _at_or_behind(self, place: tuple[int, int]) -> int:
        number = bisect_left(self.matches, place, key=_place_of)
        return number if number < len(self.matches) else 0

    def _select(self, number: int) -> None:
        self.current = number
        match = self.matches[number]
        block = self._body.document().findBlockByNumber(match.line)
        cursor = QTextCursor(block)
        if block.text() == CARD:
            cursor.setPosition(block.position() + 1)
        else:
            text = block.text()
            cursor.setPosition(block.position() + _units(text, match.start))
            cursor.setPosition(block.position() + _units(text, match.end), _KEEP)
        self._body.setTextCursor(cursor)
        self._body.show_middle(self._body.cursorRect())


def write_changes(body: Body, changes: Sequence[Change]) -> None:
    """Change lines of a text as one step of undo."""
    document, lines = body.document(), body.lines.lines
    cursor, plain = QTextCursor(document), QTextCharFormat()
    cursor.beginEditBlock()
    number, origin, text, wide = -1, 0, "", False
    for change in reversed(changes):
        if change.line != number:
            number, text = change.line, lines[change.line]
            block = document.findBlockByNumber(number)
            origin, wide = block.position(), block.length() - 1 != len(text)
        start, end = change.start, change.end
        if wide:
            start, end = _units(text, start), _units(text, end)
        cursor.setPosition(origin + start)
        cursor.setPosition(origin + end, _KEEP)
        cursor.insertText(change.new, plain)
    cursor.endEditBlock()


class _Judge:
    """Answers the layer over the text: from what was found already, or by looking at a paragraph that is new."""

    def __init__(self, search: Search, known: dict[str, list[tuple[int, int, str]]], only_known: bool) -> None:
        self._search, self._known, self._only_known = search, known, only_known

    def __call__(self, text: str) -> Sequence[tuple[int, int, str]]:
        if text in self._known:
            return self._known[text]
        if self._only_known:
            return ()
        try:
            return [(m.start, m.end - m.start, "match") for m in self._search.matches([text], PARAGRAPH_SECONDS)
                    if m.fixed in ("", "address")]
        except Refused:
            return ()


def _place_of(match: Match) -> tuple[int, int]:
    return match.line, match.start


def _units(text: str, characters: int) -> int:
    """Characters as Qt's units, of which some characters take two."""
    part = text[:characters]
    return len(part) if part.isascii() else len(part) + sum(c > "\uffff" for c in part)


def _characters(text: str, units: int) -> int:
    if text.isascii():
        return units
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
