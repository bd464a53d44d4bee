"""BACA JUGA written or pasted as ordinary words: a quiet hint at the paragraph offers to make a card of it, and never does by itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtWidgets import QToolButton

from newsdesk.article.content import Guess
from newsdesk.text.baca_juga import take_apart
from newsdesk.text.body import Kind, kind_of, lines_of
from newsdesk.text.related import read_related
from ui.editor.body import Body
from ui.editor.document import CARD, card_format, write_lines
from ui.editor.related import RelatedLinks
from ui.editor.sheet import SLACK
from ui.look import icon, px
from ui.parts import Bar
from ui.words import say

if TYPE_CHECKING:
    from newsdesk.text.tidying.source import Edit

LOOK_MS = 250
_LEAD = re.compile(r"(?:[-*+] )?[*_\s]*baca\s+juga\b", re.I)
_KEEP = QTextCursor.MoveMode.KeepAnchor


@dataclass(frozen=True, slots=True)
class Loose:
    """What a line with loose related links would become."""

    lines: tuple[str, ...]
    doubts: tuple[tuple[int, tuple[str, ...]], ...]
    """Which of the lines end where nobody can be sure, each with the other titles it could have."""


def loose_in(line: str, find_title: Callable[[str], str]) -> Loose | None:
    """What a line of a body that begins with BACA JUGA would become; None where it is no loose related link."""
    if not _LEAD.match(line) or kind_of(line) not in (Kind.PARAGRAPH, Kind.BULLET):
        return None
    # Thirty milliseconds of rules that no start has to wait for.
    from newsdesk.text.tidying.lines import related_link
    from newsdesk.text.tidying.source import Knowledge, Manner, Source

    edits = list(related_link(Source(line, Manner.of(line), Knowledge(find_title))))
    if not edits:
        return None
    lines = tuple(lines_of(_applied(line, edits)))
    unsure = {edit.after.strip() for edit in edits if not edit.certain}
    others = {piece.text: piece.alternatives for piece in take_apart(line, find_title) if piece.is_title}
    doubts = tuple((n, others.get(related.title, ())) for n, made in enumerate(lines)
                   if made in unsure and (related := read_related(made)))
    return Loose(lines, doubts)


class LooseLinks(QObject):
    """find_title: as in text/baca_juga.py; doubt: takes a guess into the paper's book and gives its number."""

    def __init__(self, body: Body, links: RelatedLinks, bar: Bar, find_title: Callable[[str], str],
                 doubt: Callable[[Guess], int]) -> None:
        super().__init__(body)
        self._body, self._links, self._bar, self._find_title, self._doubt = body, links, bar, find_title, doubt
        self._block = -1
        self.hint = QToolButton(body.viewport())
        self.hint.setObjectName("looseHint")
        self.hint.setIcon(icon("related", "accent"))
        self.hint.setIconSize(QSize(px(15), px(15)))
        self.hint.setProperty("alone", False)
        self.hint.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hint.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keys = QKeySequence("Ctrl+J").toString(QKeySequence.SequenceFormat.NativeText)
        self.hint.setText(say("editor.loose", keys=keys))
        self.hint.setToolTip(say("editor.loose.tip"))
        self.hint.setAccessibleName(self.hint.text())
        self.hint.hide()
        self.hint.clicked.connect(self._take_hinted)
        self._quiet = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._quiet.timeout.connect(self.look)
        for signal in (body.changed, body.cursorPositionChanged):
            signal.connect(self._quiet.start)
        body.verticalScrollBar().valueChanged.connect(self._place)

    def look(self) -> None:
        """Find the loose link nearest to the caret, and show the hint at it."""
        lines, here = self._body.lines, self._body.textCursor().blockNumber()
        found = [n for n, line in enumerate(lines.lines) if line[:1] in "Bb*_-+ " and _LEAD.match(line)]
        found = [n for n in sorted(found, key=lambda n: abs(n - here)) if loose_in(lines.lines[n], str)]
        self._block = found[0] if found else -1
        self._place()

    def take_at_caret(self) -> bool:
        """Make a card of the paragraph at the caret; False where there is no loose link in it."""
        return self._take(self._body.textCursor().blockNumber())

    def _take_hinted(self) -> None:
        self._take(self._block)
        self._body.setFocus()

    def _take(self, number: int) -> bool:
        lines = self._body.lines.lines
        loose = loose_in(lines[number], self._find_title) if 0 <= number < len(lines) else None
        if loose is None:
            return False
        present = [related for n in self._body.lines.related() if (related := read_related(lines[n]))]
        for line in loose.lines:
            related = read_related(line)
            if related and (why := self._links.refusal(related.target, related.title, present)):
                self._bar.show_words(say(why, title=related.title), "look")
                return True
            present += [related] if related else []
        self._bar.hide()
        self._put(number, loose)
        self.hint.hide()
        self._quiet.start()
        return True

    def _put(self, number: int, loose: Loose) -> None:
        """Put the cards in the place of the line, as one step."""
        document = self._body.document()
        cursor = QTextCursor(document.findBlockByNumber(number))
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
        write_lines(cursor, loose.lines)
        for at, others in loose.doubts:
            related = read_related(loose.lines[at])
            if related:
                guess = self._doubt(Guess(f"related:{at}", related.title, others, "title-end-unknown"))
                card = QTextCursor(document.findBlockByNumber(number + at))
                card.deleteChar()
                card.insertText(CARD, card_format(loose.lines[at], Kind.RELATED, guess))
        cursor.endEditBlock()
        first = next(n for n, line in enumerate(loose.lines) if read_related(line))
        place = QTextCursor(document.findBlockByNumber(number + first))
        place.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self._body.setTextCursor(place)

    def _place(self) -> None:
        """Put the hint where it covers no words: below the end of the paragraph one is in, else in the margin."""
        block = self._body.document().findBlockByNumber(self._block)
        if self._block < 0 or not block.isValid():
            self.hint.hide()
            return
        rect = self._body.on_screen(self._body.document().documentLayout().blockBoundingRect(block))
        here = self._body.textCursor().blockNumber() == self._block
        style = Qt.ToolButtonStyle
        self.hint.setToolButtonStyle(style.ToolButtonTextBesideIcon if here else style.ToolButtonIconOnly)
        if self.hint.property("alone") == here:
            self.hint.setProperty("alone", not here)
            self.hint.style().unpolish(self.hint)
            self.hint.style().polish(self.hint)
        self.hint.adjustSize()
        lowest = self._body.viewport().height() - self.hint.height() - px(2)
        below = rect.bottom() - px(4)
        if here and rect.bottom() > 0:
            corner = QPoint(SLACK + self._body.column_width() - self.hint.width(), min(below, max(lowest, rect.top())))
        else:
            corner = QPoint(max(0, SLACK - self.hint.width() - px(4)), rect.top() + px(8))
        self.hint.move(corner)
        self.hint.setVisible(self._body.viewport().rect().intersects(QRect(corner, self.hint.size())))


def _applied(line: str, edits: list[Edit]) -> str:
    for edit in reversed(edits):
        line = line[: edit.start] + edit.after + line[edit.end :]
    return line
