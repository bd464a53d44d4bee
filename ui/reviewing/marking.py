"""Quiet marks on the paper where somebody noted something: a ground under the words, a dot at a field of the head."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from newsdesk import noting
from newsdesk.errors import Refused
from newsdesk.text.body import lines_of
from ui.bridge import Bridge
from ui.editor.paper import Paper
from ui.look import colour, px
from ui.words import say
from ui.work import Worker

if TYPE_CHECKING:
    from newsdesk.article.content import Content
    from newsdesk.desk import Look

JUDGE, KIND = "notes", "note"
QUIET_MS = 700
"""After the last key until places are asked for again; meanwhile the marks move along with their words."""
SURE = 12
"""Characters at its beginning or end by which a paragraph that is being changed is known again."""
DOT = 7


@dataclass(frozen=True, slots=True)
class Marked:
    """What is marked: in a paragraph (its text -> start and end of each place), and which fields."""

    lines: dict[str, tuple[tuple[int, int], ...]]
    fields: dict[str, int]
    """How many notes each field of the head has."""


def marked(look: Look, article: str, content: Content) -> Marked:
    """Where the open notes and points of an article are in a content."""
    places = [note.where for note in noting.notes(look, article, content) if note.state == noting.OPEN]
    waiting = noting.places_of_points(look, article, content, waiting=True)
    places += waiting.values()
    lines = lines_of(content.body)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    found: dict[str, set[tuple[int, int]]] = {}
    fields: dict[str, int] = {}
    for where in places:
        if where.anchor.field == "body" and not where.lost:
            for start, end in where.spans:
                _mark_lines(found, lines, starts, start, end)
        elif where.anchor.field not in ("body", "article"):
            fields[where.anchor.field] = fields.get(where.anchor.field, 0) + 1
    return Marked({line: tuple(sorted(spans)) for line, spans in found.items()}, fields)


def _mark_lines(found: dict[str, set[tuple[int, int]]], lines: Sequence[str], starts: Sequence[int], start: int, end: int) -> None:
    n = max(0, bisect_right(starts, start) - 1)
    while n < len(lines) and starts[n] < end:
        span = max(start, starts[n]) - starts[n], min(end, starts[n + 1] - 1) - starts[n]
        if span[1] > span[0]:
            found.setdefault(lines[n], set()).add(span)
        n += 1


class NoteJudge:
    """Points out the noted words of a paragraph, as it was or as it is being changed."""

    def __init__(self, lines: dict[str, tuple[tuple[int, int], ...]]) -> None:
        self._lines = lines

    def __call__(self, text: str) -> list[tuple[int, int, str]]:
        spans: Iterable[tuple[int, int]] = self._lines.get(text, ())
        if not spans:
            spans = next((moved(old, text, places) for old, places in self._lines.items()
                          if old[:SURE] == text[:SURE] or old[-SURE:] == text[-SURE:]), ())
        return [(start, end - start, KIND) for start, end in spans]


def moved(old: str, new: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where spans of a text are after one stretch of it was changed."""
    least = min(len(old), len(new))
    before = next((n for n in range(least) if old[n] != new[n]), least)
    after = next((n for n in range(least - before) if old[-1 - n] != new[-1 - n]), least - before)
    grown, tail = len(new) - len(old), len(old) - after
    found = [(start if start <= before else max(before, start + grown) if start >= tail else before,
              end if end <= before else end + grown if end >= tail else max(before, tail + grown)) for start, end in spans]
    return [(start, end) for start, end in found if end > start]


class NoteMarks(QObject):
    """Keeps the marks of one paper as the notes of its article are."""

    def __init__(self, bridge: Bridge, paper: Paper) -> None:
        super().__init__(paper)
        self._bridge, self._paper = bridge, paper
        self._worker = Worker(self)
        self._dots: dict[str, FieldDot] = {}
        self._any = self._again = False
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self.look)
        paper.edited.connect(self._edited)
        bridge.changed.connect(self._changed)
        bridge.opened.connect(self.look)
        QTimer.singleShot(0, self, self.look)

    def look(self) -> None:
        """Ask where the notes are now."""
        if not self._bridge.is_open:
            return
        if self._worker.busy:
            self._again = True
            return
        self._again = False
        if not self._any and not self._bridge.ask(noting.anything_open, self._paper.article):
            return
        self._worker.do(self._bridge.ask, marked, self._paper.article, self._paper.content(), done=self._show, failed=_forgive)

    def _show(self, found: Marked) -> None:
        if found.lines or self._any:
            self._paper.body.underlines.set_judge(JUDGE, NoteJudge(found.lines) if found.lines else None)
        for name in [*self._dots]:
            if name not in found.fields:
                dot = self._dots.pop(name)
                dot.hide()
                dot.deleteLater()
        for name, many in found.fields.items():
            if name not in self._dots and (field := self._paper.head.shown(name)) is not None:
                self._dots[name] = FieldDot(field)
            if name in self._dots:
                self._dots[name].say(many)
        self._any = bool(found.lines or found.fields)
        if self._again:
            self.look()

    def _edited(self) -> None:
        if self._any:
            self._quiet.start()

    def _changed(self, changed: Any) -> None:
        if self._paper.article in changed.articles and changed.kinds & {"note", "point", "step"}:
            self.look()


class FieldDot(QWidget):
    """A dot at the upper right of a field; it goes where the field goes."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field.parentWidget())
        self._field = field
        self.setFixedSize(px(DOT), px(DOT))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        field.installEventFilter(self)
        self._follow()

    def say(self, many: int) -> None:
        """How many notes there are."""
        self.setToolTip(say("notes.here", n=many))
        self.setAccessibleName(say("notes.here", n=many))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._follow()
        return False

    def _follow(self) -> None:
        self.move(self._field.geometry().topRight())
        self.setVisible(not self._field.isHidden())
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("look"))
        painter.drawEllipse(self.rect())


def _forgive(wrong: Exception) -> None:
    if not isinstance(wrong, Refused):
        raise wrong  # a fault of ours: for the crash handler
