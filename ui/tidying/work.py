"""Rapikan on the paper: the text is looked at on a thread, and what was ticked is written as one step."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from newsdesk import finding
from newsdesk.text.body import lines_of
from ui.bridge import Bridge
from ui.commands import Command
from ui.editor import marks
from ui.editor.document import write_lines
from ui.editor.paper import Paper
from ui.spelling.knowledge import Knowledge as Dictionary
from ui.words import say
from ui.work import Worker

if TYPE_CHECKING:
    from newsdesk.text.tidying import Change, Knowledge
    from ui.tidying.panel import TidyPanel

GROUP = "text"
QUIET_MS = 700
"""After this much quiet in the text the list is made again."""
SLICE = 4_000
"""Characters of the text that are written at once."""


@dataclass(slots=True)
class _Passage:
    """Lines that become others."""

    first: int
    last: int
    before: list[str]
    after: list[str]
    cursor: QTextCursor | None = None


class TidyWork(QObject):
    """What the paper does about tidying."""

    shown = Signal(QWidget)
    """The column with the list is to be in sight."""
    left = Signal()
    """It is to be closed."""
    told = Signal(str)
    """Something worth saying for a few seconds."""

    def __init__(self, bridge: Bridge, paper: Paper) -> None:
        super().__init__(paper)
        self._bridge, self._paper = bridge, paper
        self._worker = Worker(self)
        self._body = ""
        self._beside: dict[str, str] = {}
        """What stood beside the text when it was looked at."""
        self._passages: list[_Passage] = []
        self.panel: TidyPanel | None = None
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._look_again)
        paper.edited.connect(self._quiet.start)

    def commands(self) -> tuple[Command, ...]:
        return (Command("edit.tidy", self.toggle, "Ctrl+Shift+R", "tidy", GROUP),)

    @property
    def busy(self) -> bool:
        """Whether the text is being looked at or written."""
        return self._worker.busy or bool(self._passages)

    def toggle(self) -> None:
        """Show what would be tidied, or close the list."""
        if self.panel is not None and self.panel.isVisible():
            self.left.emit()
            return
        if self.panel is None:
            from ui.tidying.panel import TidyPanel

            self.panel = TidyPanel()
            self.panel.apply_asked.connect(self.apply)
            self.panel.came_to.connect(self._point_at)
            self.panel.asked.connect(self._go_to)
            self.panel.list.undo_asked.connect(self._paper.undo)
            self.panel.list.redo_asked.connect(self._paper.redo)
        self._look()
        self.shown.emit(self.panel)
        self.panel.begin()

    def apply(self, changes: list[Change]) -> None:
        """Make changes of the text that the list was made for, as one step; where it is another by now, look again."""
        if self._is_another():
            self._look()
            return
        self._passages = passages_of(self._body, [change for change in changes if not change.where])
        document = self._paper.body.document()
        for passage in self._passages:
            passage.cursor = QTextCursor(document.findBlockByNumber(passage.first))
            end = document.findBlockByNumber(passage.last)
            passage.cursor.setPosition(end.position() + end.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        if self._passages:
            self._write(changes, first=True)
        else:
            self._finish(changes, with_text=False)

    # ---- looking ----------------------------------------------------------------------------------------------------

    def _look(self) -> None:
        if self.panel is not None and not self.panel.changes.groups:
            self.panel.show_waiting()
        self._body, self._beside = self._paper.body.lines.body, self._words_beside()
        spelling = Dictionary.of(self._bridge).spelling
        from newsdesk.text.tidying import Knowledge  # its rules are many patterns: not at the start

        known = Knowledge(self._titles(self._body), spelling.knows if spelling is not None else None)
        seen = self._body, self._beside
        self._worker.do(_looked_at, *seen, known, done=partial(self._found, seen))

    def _words_beside(self) -> dict[str, str]:
        from newsdesk.article.tidying import words_beside

        return words_beside(self._paper.fields(), self._paper.body.lines.lines)

    def _is_another(self) -> bool:
        """Whether something else was written since it was looked at."""
        return self._paper.body.lines.body != self._body or self._words_beside() != self._beside

    def _look_again(self) -> None:
        if self.panel is not None and self.panel.isVisible() and not self._passages and self._is_another():
            self._look()

    def _found(self, seen: tuple[str, dict[str, str]], changes: list[Change]) -> None:
        # A late answer about a text that is another by now is dropped; the next one is on its way.
        if self.panel is not None and seen == (self._body, self._beside):
            self.panel.show_changes(changes)

    def _titles(self, body: str) -> _Titles:
        """What the archive knows of the titles behind BACA JUGA, asked now: a thread may not ask."""
        titles = _Titles()
        if leading := [line for line in lines_of(body) if is_leading(line)]:
            from newsdesk.text.tidying import Knowledge, tidy

            known = Knowledge(partial(titles.ask, self._bridge))
            for line in leading:
                tidy(line, known)
        return titles

    # ---- showing and writing ------------------------------------------------------------------------------------------

    def _point_at(self, change: Change) -> None:
        """Show where a change is; the list keeps the focus."""
        self._select_in_headline(change)
        if change.where:
            self._point_beside(change.where)
            return
        place = place_of(self._body, change.start)
        end = place_of(self._body, change.end)
        body = self._paper.body
        if body.lines.body != self._body:
            return
        cursor = QTextCursor(body.document().findBlockByNumber(place[0]))
        cursor.setPosition(min(cursor.position() + place[1], cursor.position() + cursor.block().length() - 1))
        last = body.document().findBlockByNumber(end[0])
        cursor.setPosition(min(last.position() + end[1], last.position() + last.length() - 1), QTextCursor.MoveMode.KeepAnchor)
        body.setTextCursor(cursor)
        body.show_middle(body.cursorRect())

    def _point_beside(self, where: str) -> None:
        """Show a place beside the text: a field of the head, or the card of a picture."""
        from newsdesk.article.tidying import picture_of

        body, name = self._paper.body, where.partition(".")[0]
        nothing = body.textCursor()
        nothing.clearSelection()
        body.setTextCursor(nothing)
        if key := picture_of(self._paper.fields(), body.lines.lines, where):
            line = next(n for n, line in enumerate(body.lines.lines) if marks.picture_key(line) == key)
            body.setTextCursor(QTextCursor(body.document().findBlockByNumber(line)))
            body.show_middle(body.cursorRect())
        elif field := self._paper.head.field(name):
            body.show_in_head(field)

    def _select_in_headline(self, change: Change) -> None:
        """Select the words of a change in the headline; nothing there where it is in another place."""
        headline, words = self._paper.headline_edit, self._beside.get("headline", "")
        cursor = headline.textCursor()
        cursor.clearSelection()
        if change.where == "headline" and headline.toPlainText() == words:
            cursor.setPosition(_units(words[: change.start]))
            cursor.setPosition(_units(words[: change.end]), QTextCursor.MoveMode.KeepAnchor)
        headline.setTextCursor(cursor)

    def _go_to(self, change: Change) -> None:
        name = change.where.partition(".")[0]
        if name and not name.isdigit():
            self._paper.show_spot(name)
            return
        self._point_at(change)
        self._paper.setFocus()

    def _write(self, changes: list[Change], first: bool = False) -> None:
        """Write from the end of the text to its beginning, in slices between which keys are dealt with."""
        size = 0
        work = QTextCursor(self._paper.body.document())
        if first:
            work.beginEditBlock()
        else:
            work.joinPreviousEditBlock()
        while self._passages and size < SLICE:
            passage = self._passages.pop()
            size += sum(map(len, passage.after)) + 1
            _replace(passage)
        work.endEditBlock()
        if self._passages:
            QTimer.singleShot(0, self, partial(self._write, changes))
            return
        self._finish(changes, with_text=True)

    def _finish(self, changes: list[Change], with_text: bool) -> None:
        """Write what stands beside the text, in one step with the text where that was written."""
        from newsdesk.article.tidying import put_beside

        lines, now = self._paper.body.lines.lines, self._words_beside()
        # Where a person wrote something else while the text was written, that stays.
        beside = [c for c in changes if c.where and now.get(c.where) == self._beside.get(c.where)]
        if values := put_beside(self._paper.fields(), lines, beside):
            self._paper.put_fields(with_text, **values)
        self.told.emit(say("tidy.done", n=len(changes)))
        self._look()


def _looked_at(body: str, beside: dict[str, str], known: Knowledge) -> list[Change]:
    """What would be tidied, beside the text first. For a thread."""
    from newsdesk.article.tidying import tidy_beside
    from newsdesk.text.tidying import tidy

    return [*tidy_beside(beside, known), *tidy(body, known)]


class _Titles:
    """Titles and where they lead, remembered."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def ask(self, bridge: Bridge, title: str) -> str:
        key = finding.fold(title)
        if key not in self._known:
            self._known[key] = bridge.ask(finding.find_title, title)
        return self._known[key]

    def __call__(self, title: str) -> str:
        return self._known.get(finding.fold(title), "")


def is_leading(line: str) -> bool:
    """Whether a line says BACA JUGA somewhere, however it is spaced."""
    words = line.lower().replace("_", " ").split()
    return any(one.endswith("baca") and two.startswith("juga") for one, two in zip(words, words[1:], strict=False))


def passages_of(body: str, changes: list[Change]) -> list[_Passage]:
    """What becomes of the lines of a body, in order; lines that stay as they are are in none of them."""
    found: list[_Passage] = []
    starts = line_starts(body)
    lines = lines_of(body)
    from newsdesk.text.tidying import Change, apply

    spans: list[tuple[int, int, list[Change]]] = []
    for change in sorted(changes, key=lambda c: c.start):
        first, last = _line_at(starts, change.start), _line_at(starts, change.end)
        if spans and first <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], last), [*spans[-1][2], change])
        else:
            spans.append((first, last, [change]))
    for first, last, some in spans:
        begin, end = starts[first], starts[last] + len(lines[last])
        moved = [Change(c.rule, c.before, c.after, c.certain, c.start - begin, c.end - begin, c.new) for c in some]
        before, after = lines[first : last + 1], lines_of(apply(body[begin:end], moved))
        # What stays the same at the end of a passage is not touched: cards keep what is known of them.
        while len(before) > 1 and after and before[-1] == after[-1]:
            before, after, last = before[:-1], after[:-1], last - 1
        found.append(_Passage(first, last, before, after))
    return found


def line_starts(body: str) -> list[int]:
    """Where in a body each of its lines begins."""
    starts, at = [], 0
    for line in lines_of(body):
        starts.append(at)
        at += len(line)
        at += 2 if body.startswith("\n\n", at) else 1
    return starts


def place_of(body: str, offset: int) -> tuple[int, int]:
    """The line of a place in a body, and where in it, in Qt's units."""
    starts = line_starts(body)
    n = _line_at(starts, offset)
    return n, _units(body[starts[n] : offset])


def _units(words: str) -> int:
    """How long words are as Qt counts."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def _line_at(starts: list[int], offset: int) -> int:
    return max(0, bisect_right(starts, offset) - 1)


def _replace(passage: _Passage) -> None:
    """Write a passage, unless something else was written into it meanwhile."""
    cursor = passage.cursor
    assert cursor is not None
    document = cursor.document()
    first, last = document.findBlock(cursor.selectionStart()), document.findBlock(cursor.selectionEnd())
    if last.blockNumber() - first.blockNumber() != len(passage.before) - 1:
        return
    if passage.after:
        write_lines(cursor, passage.after)
        return
    for number in range(last.blockNumber(), first.blockNumber() - 1, -1):
        marks.remove_block(QTextCursor(document.findBlockByNumber(number)))
