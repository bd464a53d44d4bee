"""Quiet marks on the paper where somebody noted something: a ground under the words, a dot at a field of the head."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

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
_PICTURE = "picture:"
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease)


@dataclass(frozen=True, slots=True)
class Marked:
    """What is marked: in a paragraph (its text -> start and end of each place), and which fields."""

    lines: dict[str, tuple[tuple[int, int], ...]]
    fields: dict[str, tuple[str, ...]]
    """The cards of what was said about each field of the head, and about each picture of the text (``picture:KEY``)."""


def marked(look: Look, article: str, content: Content) -> Marked:
    """Where the open notes and points of an article are in a content."""
    places = {f"note {note.id}": note.where for note in noting.notes(look, article, content) if note.state == noting.OPEN}
    places |= {f"point {id}": where for id, where in noting.places_of_points(look, article, content, waiting=True).items()}
    lines = lines_of(content.body)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    found: dict[str, set[tuple[int, int]]] = {}
    fields: dict[str, tuple[str, ...]] = {}
    for card, where in places.items():
        if where.anchor.field == "body" and not where.lost:
            for start, end in where.spans:
                _mark_lines(found, lines, starts, start, end)
        elif where.anchor.field not in ("body", "article") and not (where.lost and where.anchor.field.startswith(_PICTURE)):
            fields[where.anchor.field] = (*fields.get(where.anchor.field, ()), card)
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

    led = Signal(str)
    """A mark was pressed: the card of what was said there (``note ID``, ``point ID``)."""

    def __init__(self, bridge: Bridge, paper: Paper) -> None:
        super().__init__(paper)
        self._fields: dict[str, tuple[str, ...]] = {}
        self._watching = False
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
        self._fields = found.fields
        for name, cards in found.fields.items():
            if name not in self._dots and (field := self._paper.head.shown(name)) is not None:
                self._dots[name] = FieldDot(field)
                self._dots[name].pressed.connect(partial(self._lead, name))
            if name in self._dots:
                self._dots[name].say(len(cards))
        self._mark_pictures({name.partition(":")[2] for name in found.fields if name.startswith(_PICTURE)})
        self._any = bool(found.lines or found.fields)
        if self._again:
            self.look()

    def at(self, field: str) -> str:
        """The first card of what was said about a field, or about a picture of the text; empty: nothing was."""
        return next(iter(self._fields.get(field, ())), "")

    def _lead(self, field: str) -> None:
        if card := self.at(field):
            self.led.emit(card)

    def _mark_pictures(self, keys: set[str]) -> None:
        """Marks on the cards of pictures; the mouse is watched only where there is one."""
        body = self._paper.body
        body.mark_pictures(frozenset(keys))
        if bool(keys) != self._watching:
            self._watching = bool(keys)
            (body.viewport().installEventFilter if keys else body.viewport().removeEventFilter)(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and (key := self._paper.body.marked_picture_at(event.pos())):
            QToolTip.showText(event.globalPos(), say("notes.here", n=len(self._fields.get(f"{_PICTURE}{key}", ()))), self._paper.body)
            return True
        if event.type() in _PRESSES and event.button() == Qt.MouseButton.LeftButton:
            key = self._paper.body.marked_picture_at(event.position().toPoint())
            if key and event.type() == QEvent.Type.MouseButtonRelease:
                self._lead(f"{_PICTURE}{key}")
            return bool(key)  # the card under it is not pressed
        return False

    def _edited(self) -> None:
        if self._any:
            self._quiet.start()

    def _changed(self, changed: Any) -> None:
        if self._paper.article in changed.articles and changed.kinds & {"note", "point", "step"}:
            self.look()


class FieldDot(QWidget):
    """A dot at the upper right of a field; it goes where the field goes."""

    pressed = Signal()

    def __init__(self, field: QWidget) -> None:
        super().__init__(field.parentWidget())
        self._field = field
        self.setFixedSize(px(DOT), px(DOT))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
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

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

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
