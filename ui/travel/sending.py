"""Sending the article in front as one file: the column is opened, the file is made and written on a thread, and only then called safe."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from newsdesk import mailing, outlook, roads, sealing, staffing, trusting, whereabouts
from newsdesk.errors import Refused
from ui import outside
from ui.bridge import Bridge
from ui.editor.paper import Paper
from ui.joining.saying import seal_words
from ui.look import px
from ui.look.tokens import COMPANION_LEAST, PAPER_LEAST
from ui.steps.saying import when
from ui.travel.saying import way
from ui.words import say, say_refused
from ui.work import Worker

if TYPE_CHECKING:
    from newsdesk.mailing import Letter
    from ui.travel.send_panel import SendPanel

OFFER, FOLDER = "send-offer", "send-folder"


class _Progress(QObject):
    """Brings word from the thread that makes a file."""

    moved = Signal(int, int)


class SendWork(QObject):
    """One for each article that is open."""

    shown = Signal(QWidget)
    """A column beside the text is to be in sight."""

    def __init__(self, bridge: Bridge, paper: Paper, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._paper, self._article = bridge, paper, paper.article
        self.panel: SendPanel | None = None
        self._letter: Letter | None = None
        self._made_for = ""
        """The revision that the column speaks of."""
        self._worker, self._progress = Worker(self), _Progress(self)
        self._progress.moved.connect(self._moved)
        bridge.changed.connect(self._changed)

    @property
    def busy(self) -> bool:
        """Whether a file is being made or written."""
        return self._worker.busy

    def offer(self, just_submitted: bool) -> None:
        """Show the column because somebody asks for it, or offer it where the text was just submitted."""
        self.after_submitting() if just_submitted else self.open()

    def can(self) -> bool:
        """Whether there is something to send: a text that was submitted."""
        return self._bridge.is_open and bool(self._bridge.ask(outlook.outlook, self._article).standing.head)

    def open(self) -> None:
        """Show the column, the keys on its button."""
        if not self.can():
            self._paper.tell(say_refused(Refused("send-nothing")), "look")
            return
        self._show()
        assert self.panel is not None
        self.panel.take_keys()

    def after_submitting(self) -> None:
        """The text was just submitted: offer a file, where no road takes it by itself. The keys stay in the text."""
        if not self._bridge.ask(staffing.setting, OFFER, True) or self._bridge.ask(roads.chosen):
            return
        if self._paper.window().width() >= px(PAPER_LEAST) + px(COMPANION_LEAST) + px(220):
            self._show()
        else:  # the column would cover the text
            self._paper.tell(say("told.submitted"), "done", say("command.step.file"), self.open)

    def _show(self) -> None:
        if self.panel is None:
            from ui.travel.send_panel import SendPanel

            self.panel = SendPanel()
            self.panel.chosen.connect(self._prepare)
            self.panel.seal_chosen.connect(self._seal)
            self.panel.save_asked.connect(self.ask_where)
            self.panel.offered.connect(self._keep_offer)
        self._begin()
        self.shown.emit(self.panel)

    def _begin(self) -> None:
        assert self.panel is not None
        found = self._bridge.ask(outlook.outlook, self._article)
        content = self._paper.content()
        sent = say("travel.send.revision", n=found.number, when=when(found.sent_at)) if found.sent_at else ""
        self._made_for = found.standing.head
        self.panel.begin(sent, self._way(), any(p and p.image for p in (content.lead, *content.pictures)),
                         self._bridge.ask(staffing.setting, OFFER, True))
        self._show_seal()
        self._prepare()

    def _show_seal(self) -> None:
        assert self.panel is not None
        possible, wanted = self._bridge.ask(trusting.has_list), self._bridge.ask(sealing.is_wanted)
        self.panel.show_seal(possible, wanted, seal_words(self._bridge.ask(sealing.circle)) if possible else "")

    def _seal(self, wanted: bool) -> None:
        try:
            self._bridge.attempt(sealing.want, wanted, origin=self)
        except Refused as refused:
            self._failed(refused)
        else:
            self._prepare()
        self._show_seal()

    def _way(self) -> list[tuple[str, bool]]:
        found = self._bridge.ask(outlook.outlook, self._article)
        return way(self._bridge.ask(whereabouts.whereabouts, [self._article])[self._article], found.standing.stage)

    def _prepare(self, _how: str = "") -> None:
        """Make the file as it was chosen: then its size is known, and it only has to be written."""
        assert self.panel is not None
        self._letter = None
        how = self.panel.how()
        self.panel.show_preparing()
        self._worker.do(sealing.prepare_letter, self._bridge.desk, [self._article], how, self._progress.moved.emit,
                        done=partial(self._prepared, how, self._made_for), failed=self._failed)

    def _prepared(self, how: str, head: str, letter: Letter) -> None:
        assert self.panel is not None
        if how != self.panel.how() or head != self._made_for:
            return  # another one is being made
        self._letter = letter
        self.panel.show_ready(len(letter.data), letter.to_follow - letter.copies if how != mailing.TEXT else 0)

    def _moved(self, done: int, whole: int) -> None:
        if self.panel is not None and self._letter is None:
            self.panel.show_preparing(done, whole)

    # ---- writing --------------------------------------------------------------------------------------------------------

    def ask_where(self) -> None:
        """Ask for a folder, beginning where it went last, and write the file there."""
        if self._letter is None:  # it could not be made: once more
            self._prepare()
            return
        last = self._bridge.ask(staffing.setting, FOLDER, "")
        folder = outside.choose_folder(self._paper, say("travel.send.where"), last)
        if folder:
            self._bridge.act(staffing.set_setting, FOLDER, folder, origin=self)
            self.save_to(Path(folder))

    def save_to(self, folder: Path) -> None:
        """Write the file into a folder and read it back."""
        if self._letter is None or self.panel is None:
            return
        self.panel.show_writing()
        self._worker.do(mailing.deliver, self._bridge.desk, self._letter, folder, done=partial(self._delivered, len(self._letter.data)),
                        failed=self._failed)

    def _delivered(self, size: int, file: Path) -> None:
        from newsdesk.desk import Changed

        assert self.panel is not None
        self.panel.show_safe(file, size)
        self._bridge.changed.emit(Changed(frozenset({self._article}), frozenset({"sent"}), self))

    def _failed(self, wrong: Exception) -> None:
        if not isinstance(wrong, Refused):
            raise wrong  # a fault of ours: for the crash handler
        if self.panel is not None:
            self.panel.show_wrong(say_refused(wrong))

    def _keep_offer(self, on: bool) -> None:
        self._bridge.act(staffing.set_setting, OFFER, on, origin=self)

    def _changed(self, changed: Any) -> None:
        if self.panel is None or self.panel.isHidden() or self._article not in changed.articles:
            return
        if self._bridge.ask(outlook.outlook, self._article).standing.head != self._made_for:
            self._begin()
        else:
            self.panel.show_way(self._way())
