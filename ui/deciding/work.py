"""Deciding on the screen of an article: the bar that says that two people changed it, the view in the paper's place, one text after."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from newsdesk import outlook, reconciling
from newsdesk.errors import Refused
from ui.bridge import Bridge
from ui.comfort.settings import comfort_of
from ui.commands import Command, install
from ui.deciding import gathering, keeping
from ui.editor.paper import Paper
from ui.words import say
from ui.work import Worker, refusals

if TYPE_CHECKING:
    from ui.deciding.choosing import Choosing
    from ui.deciding.gathering import Decision
    from ui.deciding.view import DecideView

ALONE = Qt.ShortcutContext.WidgetWithChildrenShortcut
ABOUT = frozenset({"revision", "step"})
_AS_READING = {"decide.next": "N", "decide.previous": "P", "decide.close": "Esc"}
"""Keys that do here what they do where suggestions are read: the sheet of keys has them there."""


class DecideWork(QObject):
    """front: holds the paper, and the view where there is one."""

    told = Signal(str)
    """Something worth saying for a few seconds."""
    left = Signal()
    """A column beside the text is not wanted: what is asked needs the room."""
    turned = Signal()
    """What comes next with the article may be another."""

    def __init__(self, bridge: Bridge, paper: Paper, front: QStackedWidget) -> None:
        super().__init__(front)
        self._bridge, self._paper, self._front = bridge, paper, front
        self._worker, self._keeper = Worker(self), Worker(self)
        self._view: DecideView | None = None
        self._choosing: Choosing | None = None
        self._parted = self._looked = self._typed = self._ready = False
        self._met: tuple[object, ...] = ()
        self._commands = self._make_commands()
        paper.edited.connect(self._note_typing)
        bridge.changed.connect(self._changed)
        bridge.opened.connect(self.look)

    def _make_commands(self) -> tuple[Command, ...]:
        rows: tuple[tuple[str, Any, str, str, Any], ...] = (
            ("open", self.open, "", "compare", self.waits),
            ("next", partial(self._walk, 1), "", "down", self.deciding),
            ("previous", partial(self._walk, -1), "", "up", self.deciding),
            ("first", partial(self._choose, "first"), "1", "done", self.deciding),
            ("second", partial(self._choose, "second"), "2", "done", self.deciding),
            ("both", partial(self._choose, "both"), "3", "done", self.deciding),
            ("own", partial(self._choose, "own"), "T", "edit", self.deciding),
            ("reopen", self._reopen, "0", "undo", self.deciding),
            ("close", self.close, "", "close", self.deciding),
        )
        return tuple(Command(f"decide.{id}", do, keys, icon, "decide", can) for id, do, keys, icon, can in rows)

    def commands(self) -> tuple[Command, ...]:
        return self._commands

    @property
    def busy(self) -> bool:
        """Whether what waits is being gathered, or what was decided is being kept."""
        return self._worker.busy or self._keeper.busy

    @property
    def choosing(self) -> Choosing | None:
        """What is decided so far; None where nothing was opened."""
        return self._choosing

    def waits(self) -> bool:
        """Whether two newest texts of the article wait for a decision."""
        return self._parted

    def deciding(self) -> bool:
        """Whether the view is in the paper's place."""
        return self._view is not None and self._front.currentWidget() is self._view

    def view(self) -> DecideView:
        """The view; made when it is first wanted."""
        if self._view is None:
            from ui.deciding.view import DecideView

            self._view = DecideView(comfort_of(self._bridge), self._paper.thumbnails)
            self._view.closed.connect(self.close)
            self._view.decided.connect(self._decided)
            keyed = [replace(c, shortcut=c.shortcut or _AS_READING.get(c.id, "")) for c in self._commands]
            for action in install(self._view, [c for c in keyed if c.shortcut]):
                action.setShortcutContext(ALONE)
            self._front.addWidget(self._view)
        return self._view

    # ---- that there is something to decide ----------------------------------------------------------------------------

    def look(self) -> bool:
        """Show what waits, when the article is first seen and nobody types in it yet; False where nothing waits."""
        if self._looked or not self._bridge.is_open or not self._paper.isVisible():
            return self._parted
        self._looked = True
        self._ask()
        if self._parted and not self._typed:
            self.open()
        elif self._parted:
            self._gather(self._tell)
        return self._parted

    def _note_typing(self) -> None:
        self._typed = self._typed or self._paper.body.hasFocus()

    def _ask(self) -> None:
        try:
            self._parted = self._bridge.ask(gathering.is_parted, self._paper.article)
            met = self._bridge.ask(gathering.met, self._paper.article)
        except Refused:
            return  # the article is gone: whoever opened it says so
        if met and met != self._met and not self._parted:
            from ui.deciding.saying import met_words

            stage = self._bridge.ask(outlook.outlook, self._paper.article).standing.stage
            self._paper.tell(met_words(met, stage), "look")
        self._met = met

    def _changed(self, changed: Any) -> None:
        if self._paper.article not in changed.articles or not changed.kinds & ABOUT or not self._looked:
            return
        self._ask()
        if self._parted:
            self._gather(self._again if self.deciding() else self._tell)
        elif self.deciding() and changed.origin is not self:
            self._forget()
            self._leave()  # somebody else has decided
            self.told.emit(say("decide.told", n=self._number()))
        self.turned.emit()

    def _tell(self, decision: Decision | None) -> None:
        from ui.deciding.saying import bar_words

        if decision is not None and not self.deciding():
            self._paper.tell(bar_words(decision), "look", say("decide.bar.show"), self.open)

    # ---- deciding -------------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Show the text put together, and what waits in its margin."""
        self._paper.settle()
        self._bridge.flush()
        self._gather(self._show)

    def go_on(self) -> None:
        """What comes next: open it, go to the next question, or make it one article where all is decided."""
        if not self.deciding():
            self.open()
        elif self._choosing is not None and self._choosing.open():
            self.view().next_open()
        else:
            self.finish()

    def next_words(self) -> str:
        """What the primary button says."""
        ready = self.deciding() and self._choosing is not None and not self._choosing.open()
        return say("next.decide.done") if ready else say("next.decide")

    def finish(self) -> None:
        """Make it one article, as it was decided."""
        if self._choosing is None or self._choosing.open():
            return
        self._paper.settle()
        self._bridge.flush()
        choices, written = self._choosing.choices()
        if self._bridge.act(reconciling.resolve, self._paper.article, choices, written, origin=self) is None:
            self._gather(self._again)
            return
        self._forget()
        self._ask()
        self._say_unsent()
        if self._parted:
            self.told.emit(say("decide.told.more"))
            self._gather(self._show)
        else:
            self._leave()
            self.told.emit(say("decide.told", n=self._number()))
        self.turned.emit()

    def _say_unsent(self) -> None:
        """The paper follows by itself (ui/travel/following.py); where one's unsent words could not go with the decision, say so."""
        self._paper.hush()
        if self._bridge.ask(gathering.is_behind, self._paper.article):
            self._paper.tell(say("decide.told.unsent"), "look")

    def _gather(self, done: Any) -> None:
        self._worker.do(gathering.gather, self._bridge.desk, self._paper.article, done=done, failed=refusals(self._bridge.refused.emit))

    def _show(self, decision: Decision | None) -> None:
        if decision is None:
            return  # somebody else was quicker
        self._fill(decision)
        self.left.emit()
        self._front.setCurrentWidget(self.view())
        self._paper.hush()
        self.view().text.setFocus()
        self.turned.emit()

    def _again(self, decision: Decision | None) -> None:
        if decision is not None and self.deciding():
            if self._fill(decision):
                self.told.emit(say("decide.changed"))
            self.turned.emit()

    def _fill(self, decision: Decision) -> bool:
        """Show a decision with what was chosen before; True where others have sent something else meanwhile."""
        from ui.deciding.choosing import Choosing

        before, self._choosing = self._choosing, Choosing(decision)
        self._choosing.take_up(before.kept() if before is not None else self._bridge.ask(keeping.kept, self._paper.article))
        self.view().show_choosing(self._choosing)
        self._ready = not self._choosing.open()
        return before is not None and before.decision.between.sides != decision.between.sides

    def _decided(self) -> None:
        """Something was decided: that is kept; what comes next is another only where nothing waits any more, or something again."""
        assert self._choosing is not None
        self._keep(self._choosing.kept())
        ready = not self._choosing.open()
        if ready is not self._ready:
            self._ready = ready
            self.turned.emit()

    def _forget(self) -> None:
        """It is decided: the next time two texts are to be one, it begins anew."""
        self._choosing = None
        self._keep([])

    def _keep(self, choices: list[dict[str, str]]) -> None:
        self._keeper.do(keeping.keep, self._bridge.desk, self._paper.article, choices)

    def close(self) -> None:
        """Go on writing; what was chosen is kept. Own words that are being written close first."""
        if self._view is not None and self._view.stop_writing():
            return
        self._leave()
        if self._parted:
            self._gather(self._tell)

    def _leave(self) -> None:
        self._front.setCurrentWidget(self._paper)
        self._paper.setFocus()
        self.turned.emit()

    def _walk(self, by: int) -> None:
        self.view().next() if by > 0 else self.view().previous()

    def _choose(self, which: str) -> None:
        self.view().choose(which)

    def _reopen(self) -> None:
        self.view().reopen()

    def _number(self) -> int:
        return self._bridge.ask(outlook.outlook, self._paper.article).number
