"""Takes steps with the article one is on in a list, and says in its place what was done or why it cannot be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from newsdesk import correcting, returning, reviewing, staffing, waiting
from newsdesk.article.steps import SUBMITTED
from newsdesk.errors import Refused
from newsdesk.returning import PointWanted
from newsdesk.waiting import Listed, Opened
from ui.bridge import Bridge
from ui.desk import sending_back
from ui.desk.reading import OPEN, ReadingPane
from ui.steps.doing import Doing
from ui.words import say, say_refused

_SIMPLE: dict[str, Callable[..., object]] = {
    "release": reviewing.release, "take-back": reviewing.take_back, "submit": reviewing.submit, "bin": correcting.bin_article,
    "unbin": correcting.unbin,
}


class DeskSteps(QObject):
    open_article = Signal(str)
    told = Signal(str)
    done = Signal()
    """A step was taken: the list is another now."""

    def __init__(self, bridge: Bridge, pane: ReadingPane, current: Callable[[], Listed | None], parent: QObject) -> None:
        """current: the article one is on, as its list shows it."""
        super().__init__(parent)
        self._bridge, self._pane, self._current = bridge, pane, current
        self._doing = Doing(bridge, self)
        self._doing.told.connect(self.told)
        pane.step.connect(self.take)
        pane.form.sent.connect(self._send_back)
        pane.reason.given.connect(self._approve_for)
        pane.answered.connect(self._answer)

    def take(self, name: str) -> None:
        """Take a step with the article one is on, or say why not; what it needs is asked for in the pane."""
        row = self._current()
        if row is None:
            return
        if name == OPEN:
            self.open_article.emit(row.id)
        elif name == "claim":
            self._claim(row)
        elif name in _SIMPLE:
            self._act(row, partial(self._took, say(f"desk.told.{name}")), _SIMPLE[name], row.id)
        else:  # between reading it and the key it may have got another revision
            self._doing.ask(row.words, waiting.opened, row.id, done=partial(self._go_on, name), refused=self._say)

    def _go_on(self, name: str, opened: Opened) -> None:
        if not self._read(opened):
            return
        refused = next((step.refused for step in opened.steps if step.step == name), None)
        if refused is not None and refused.code != "override-reason-missing":
            self._say(refused)
        elif name == "return":
            self._pane.ask_return()
        else:
            self._approve(opened)

    def _read(self, opened: Opened) -> bool:
        """Show the article as it is now; False where that is another text than what was read, or another article is read by now."""
        read, row = self._pane.opened, self._current()
        if row is None or row.id != opened.row.id:
            return False
        self._pane.show_opened(opened)
        if read and read.row.id == opened.row.id and read.revision != opened.revision:
            self._say(Refused("revision-not-newest", revision=read.revision[:12]))
            return False
        return True

    def _claim(self, row: Listed) -> None:
        """Say that one reads it, unless one does already, and open it: no check of its text is waited for."""
        mine = self._bridge.ask(staffing.me)
        if row.stage == SUBMITTED and mine and row.reader == mine.name:
            self.open_article.emit(row.id)
            return
        try:
            self._bridge.attempt(reviewing.claim, row.id, origin=self)
        except Refused as refused:
            self._say(refused)
        else:
            self.open_article.emit(row.id)

    def _approve(self, opened: Opened, reason: str = "") -> None:
        self._doing.act(opened.row.words, reviewing.approve, opened.row.id, opened.revision, reason,
                        done=partial(self._took, say("desk.told.approve")), refused=self._not_approved, origin=self)

    def _not_approved(self, refused: Refused) -> None:
        if refused.code == "override-reason-missing":
            self._pane.ask_reason(refused.facts["share"])
        else:
            self._say(refused)

    def _approve_for(self, reason: str) -> None:
        if self._pane.opened:
            self._approve(self._pane.opened, reason)

    def _send_back(self, points: Sequence[PointWanted]) -> None:
        if self._pane.opened:
            row = self._pane.opened.row
            sending_back.send_back(self._doing, row.words, row.id, points, self._took, self._say, self)

    def _answer(self, point: str, words: str, done: bool) -> None:
        if self._pane.opened:
            row = self._pane.opened.row
            self._act(row, partial(self._answered, row), returning.answer_point, row.id, point, words, done)

    def _answered(self, row: Listed, _nothing: object) -> None:
        self._doing.ask(row.words, waiting.opened, row.id, done=self._next_point, refused=self._say)

    def _next_point(self, opened: Opened) -> None:
        if self._read(opened):
            self._pane.points.focus_open()

    def _act(self, row: Listed, done: Callable[[Any], object], verb: Callable[..., object], *values: object) -> None:
        """What looks at no text is done at once; sending one in is what does."""
        self._doing.act(row.words if verb is reviewing.submit else 0, verb, *values, done=done, refused=self._say, origin=self)

    def _took(self, told: str, _result: object = None) -> None:
        self._pane.close_forms()
        self.told.emit(told)
        self.done.emit()

    def _say(self, refused: Refused) -> None:
        self._pane.bar.show_words(say_refused(refused), "look")
