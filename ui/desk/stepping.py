"""Takes steps with the article one is on in a list, and says in its place what was done or why it cannot be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from newsdesk import correcting, returning, reviewing, staffing, waiting
from newsdesk.article.steps import SUBMITTED
from newsdesk.errors import Refused
from newsdesk.returning import PointWanted
from newsdesk.waiting import Opened
from ui.bridge import Bridge
from ui.desk import sending_back
from ui.desk.reading import OPEN, ReadingPane
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

    def __init__(self, bridge: Bridge, pane: ReadingPane, current: Callable[[], str], parent: QObject) -> None:
        """current: the article one is on, or an empty string."""
        super().__init__(parent)
        self._bridge, self._pane, self._current = bridge, pane, current
        pane.step.connect(self.take)
        pane.form.sent.connect(self._send_back)
        pane.reason.given.connect(self._approve_for)
        pane.answered.connect(self._answer)

    def take(self, name: str) -> None:
        """Take a step with the article one is on, or say why not; what it needs is asked for in the pane."""
        article = self._current()
        if not article:
            return
        if name == OPEN:
            self.open_article.emit(article)
        elif name in _SIMPLE:
            self._simple(name, article)
        elif opened := self._opened(article):
            refused = next((step.refused for step in opened.steps if step.step == name), None)
            if refused is not None and refused.code != "override-reason-missing":
                self._say(refused)
            elif name == "return":
                self._pane.ask_return()
            else:
                {"claim": self._claim, "approve": self._approve}[name](opened)

    def _opened(self, article: str) -> Opened | None:
        """The article as it is now: between reading it and the key it may have got another revision."""
        try:
            opened = self._bridge.ask(waiting.opened, article)
        except Refused as refused:
            self._say(refused)
            return None
        read = self._pane.opened
        if read and read.row.id == article and read.revision != opened.revision:
            self._pane.show_opened(opened)
            self._say(Refused("revision-not-newest", revision=read.revision[:12]))
            return None
        self._pane.show_opened(opened)
        return opened

    def _claim(self, opened: Opened) -> None:
        mine = self._bridge.ask(staffing.me)
        if opened.row.stage != SUBMITTED or (mine and opened.row.reader == mine.name) or self._try(reviewing.claim, opened.row.id):
            self.open_article.emit(opened.row.id)

    def _approve(self, opened: Opened, reason: str = "") -> None:
        try:
            self._bridge.attempt(reviewing.approve, opened.row.id, opened.revision, reason, origin=self)
        except Refused as refused:
            if refused.code == "override-reason-missing":
                self._pane.ask_reason(refused.facts["share"])
            else:
                self._say(refused)
        else:
            self._took(say("desk.told.approve"))

    def _approve_for(self, reason: str) -> None:
        if self._pane.opened:
            self._approve(self._pane.opened, reason)

    def _send_back(self, points: Sequence[PointWanted]) -> None:
        if self._pane.opened:
            try:
                told = sending_back.send_back(self._bridge, self._pane.opened.row.id, points, self)
            except Refused as refused:
                self._say(refused)
            else:
                self._took(told)

    def _answer(self, point: str, words: str, done: bool) -> None:
        if self._pane.opened and self._try(returning.answer_point, self._pane.opened.row.id, point, words, done):
            self._opened(self._pane.opened.row.id)
            self._pane.points.focus_open()

    def _simple(self, name: str, article: str) -> None:
        if name == "submit":  # what is still in the air belongs to what is sent
            self._bridge.settle.emit()
            self._bridge.desk.journal.flush(10)
        if self._try(_SIMPLE[name], article):
            self._took(say(f"desk.told.{name}"))

    def _try(self, verb: Callable[..., object], *values: object) -> bool:
        try:
            self._bridge.attempt(partial(verb), *values, origin=self)
        except Refused as refused:
            self._say(refused)
            return False
        return True

    def _took(self, told: str) -> None:
        self._pane.close_forms()
        self.told.emit(told)
        self.done.emit()

    def _say(self, refused: Refused) -> None:
        self._pane.bar.show_words(say_refused(refused), "look")
