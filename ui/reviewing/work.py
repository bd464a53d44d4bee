"""Reading on the screen of an article: the view in the paper's place, and what accepting, noting and comparing do."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from newsdesk import acknowledging, drafting, noting, proposing, returning, staffing
from ui.bridge import Bridge
from ui.comfort.settings import comfort_of
from ui.commands import Command, install
from ui.editor.paper import Paper
from ui.reviewing.state import COMPARE, FILED, NOW, READ, READ_LAST
from ui.words import say
from ui.work import Worker, refusals

if TYPE_CHECKING:
    from ui.reviewing.facts_panel import FactsPanel
    from ui.reviewing.gathering import Comparison, Reading
    from ui.reviewing.view import ReviewView

ABOUT = frozenset({"note", "suggestion", "point", "draft", "step", "revision", "facts"})
"""Kinds of changes after which what is read may say something else."""
ALONE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class ReviewWork(QObject):
    """front: holds the paper, and the view where there is one."""

    shown = Signal(QWidget)
    """A column beside the text is to be in sight."""
    left = Signal()
    """The column beside what was read is not wanted any more."""
    told = Signal(str)
    """Something worth saying for a few seconds."""

    def __init__(self, bridge: Bridge, paper: Paper, front: QStackedWidget) -> None:
        super().__init__(front)
        self._bridge, self._paper, self._front = bridge, paper, front
        self._worker = Worker(self)
        self._view: ReviewView | None = None
        self._facts: FactsPanel | None = None
        self._asked = 0
        """The number of the newest question: a late answer to another is dropped."""
        self._states: tuple[str, str] = (READ_LAST, NOW)
        self._reading: Reading | None = None
        self._wanted = ""
        """The card that is to be shown first."""
        self.said_here: Callable[[], str] = str
        """The card of what was said where one is on the paper: reading begins there."""
        self._commands = self._make_commands()
        bridge.changed.connect(self._changed)

    def _make_commands(self) -> tuple[Command, ...]:
        here, some = self.reading, self._can_settle
        rows: tuple[tuple[str, Any, str, str, Any], ...] = (
            ("compare", self.compare_read, "Ctrl+D", "compare", None),
            ("filed", self.compare_filed, "", "compare", None),
            ("read", self.read, "Ctrl+U", "note", None),
            ("propose", self.propose, "Ctrl+Shift+U", "edit", None),
            ("next", partial(self._step, 1), "N", "down", here),
            ("previous", partial(self._step, -1), "P", "up", here),
            ("accept", partial(self._act, "accept"), "Y", "done", here),
            ("reject", partial(self._act, "reject"), "X", "close", here),
            ("accept.paragraph", partial(self._paragraph, True), "Shift+Y", "done", some),
            ("reject.paragraph", partial(self._paragraph, False), "Shift+X", "close", some),
            ("accept.all", partial(self.settle_all, True), "Ctrl+Shift+Y", "done", some),
            ("reject.all", partial(self.settle_all, False), "Ctrl+Shift+X", "close", some),
            ("reply", partial(self._act, "reply"), "B", "note", here),
            ("settle", partial(self._act, "settle"), "S", "done", here),
            ("acknowledge", self._acknowledge_shown, "F", "done", self._asks_to_acknowledge),
            ("beside", self._beside, "D", "desktop", here),
            ("close", self.close, "Esc", "edit", here),
        )
        return tuple(Command(f"review.{id}", do, keys, icon, "review", can) for id, do, keys, icon, can in rows)

    def commands(self) -> tuple[Command, ...]:
        return self._commands

    def own_commands(self) -> tuple[Command, ...]:
        """Those whose keys work on the paper, too."""
        return tuple(c for c in self._commands if c.shortcut.startswith("Ctrl") and c.enabled is None)

    @property
    def busy(self) -> bool:
        """Whether something is being compared or gathered."""
        return self._worker.busy

    def reading(self) -> bool:
        """Whether the view is in the paper's place."""
        return self._view is not None and self._front.currentWidget() is self._view

    def take_keys(self) -> None:
        """The keys go into the text, or into what is read in its place."""
        self._front.currentWidget().setFocus()

    def view(self) -> ReviewView:
        """The view; made when it is first wanted."""
        if self._view is None:
            from ui.reviewing.view import ReviewView

            self._view = ReviewView(comfort_of(self._bridge), self._paper.thumbnails, self._names)
            self._view.closed.connect(self.close)
            self._view.states_chosen.connect(self.compare)
            self._view.acted.connect(self._card_acted)
            self._view.all_asked.connect(self.settle_all)
            own = self.own_commands()
            for action in install(self._view, [c for c in self._commands if c not in own]):
                action.setShortcutContext(ALONE)
            self._front.addWidget(self._view)
        return self._view

    # ---- comparing ----------------------------------------------------------------------------------------------------

    def compare_read(self) -> None:
        """What changed since the article was last read here."""
        self.compare(READ_LAST, NOW)

    def compare_filed(self) -> None:
        """The first revision, and the article as it is now."""
        self.compare(FILED, NOW)

    def compare(self, old: str, new: str) -> None:
        """Compare two states of the article: revisions by their hashes, or one of gathering's names."""
        from ui.reviewing import gathering

        self._keep_now()
        self._states = old, new
        self._asked += 1
        self._worker.do(gathering.compare, self._bridge.desk, self._paper.article, old, new, self._paper.content(),
                        done=partial(self._compared, self._asked), failed=refusals(self._bridge.refused.emit))

    def _compared(self, asked: int, found: Comparison) -> None:
        if asked != self._asked:
            return
        from ui.reviewing.saying import states

        view = self.view()
        self._states = found.old, found.new
        view.show_states(states(found.revisions), found.old, found.new)
        view.show_story(COMPARE, found.story, found.content)
        self._bring_up(view)
        self._show_facts(found)
        view.text.setFocus()
        if found.new in (NOW, *(one.hash for one in found.revisions[-1:])):
            self._note_read()

    def _note_read(self) -> None:
        from ui.reviewing import gathering

        gathering.note_read(self._bridge.desk, self._paper.article, self._bridge.ask(gathering.what_came, self._paper.article))

    def _show_facts(self, found: Comparison | Reading) -> None:
        panel = self.facts_panel()
        panel.show_facts(found.facts, found.kept, self._bridge.ask(acknowledging.acknowledged, self._paper.article))
        self.shown.emit(panel)

    def facts_panel(self) -> FactsPanel:
        """The column of facts that changed; made when it is first wanted."""
        if self._facts is None:
            from ui.reviewing.facts_panel import FactsPanel

            self._facts = FactsPanel()
            self._facts.led.connect(self._lead)
            self._facts.acknowledged.connect(self._acknowledge)
        return self._facts

    def _lead(self, old: str, new: str) -> None:
        if self.reading():
            self.view().go_to_words(old, new)

    def _acknowledge(self, facts: list[dict[str, str]]) -> None:
        if self._bridge.act(acknowledging.acknowledge, self._paper.article, facts, origin=self) is not None:
            self.told.emit(say("facts.told"))
            self.facts_panel().show_acknowledged(self._bridge.ask(acknowledging.acknowledged, self._paper.article))
            self.view().text.setFocus()

    def _asks_to_acknowledge(self) -> bool:
        return self.reading() and self._facts is not None and self._facts.asks()

    def _acknowledge_shown(self) -> None:
        self.facts_panel().acknowledge()

    # ---- reading ------------------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Show the article with its suggestions, notes and points; the same again: go on writing."""
        if self.reading() and self.view().mode == READ:
            self.close()
            return
        self._wanted = self._wanted or self.said_here()
        self._gather(True)

    def read_at(self, card: str) -> None:
        """Show the article with all that was said about it, at this card."""
        self._wanted = card
        self._gather(True)

    def refresh(self) -> None:
        """What is shown may say something else."""
        if self.reading() and self.view().mode == READ:
            self._gather(False)

    def _gather(self, bring_up: bool) -> None:
        from ui.reviewing import gathering

        self._keep_now()
        self._asked += 1
        self._worker.do(gathering.read, self._bridge.desk, self._paper.article, self._paper.content(),
                        done=partial(self._gathered, self._asked, bring_up), failed=refusals(self._bridge.refused.emit))

    def _gathered(self, asked: int, bring_up: bool, found: Reading) -> None:
        if asked != self._asked:
            return
        from ui.reviewing.saying import cards, stops

        view = self.view()
        self._reading = found
        person = self._bridge.ask(staffing.me)
        view.show_story(READ, found.story, found.content, cards(found, person.id if person else ""), partial(stops, found))
        if bring_up:
            self._bring_up(view)
            self._note_read()
            if found.facts:
                self._show_facts(found)
            view.text.setFocus()
            if self._wanted:
                view.go_to(self._wanted)
            else:
                view.next()
            self._wanted = ""

    def propose(self) -> None:
        """Make suggestions of what was changed since the article was sent; the text says again what it said."""
        self._keep_now()
        made = self._bridge.act(proposing.propose, self._paper.article, origin=self._paper)
        if made is not None:
            self.take_draft()
            self.told.emit(say("review.proposed", n=len(made)))
            self._gather(True)

    def settle_all(self, accept: bool) -> None:
        """Accept or reject every open suggestion."""
        if self._reading is not None:
            self._settle([one.id for one in self._reading.suggestions], accept)

    def _settle(self, ids: Collection[str], accept: bool) -> None:
        if not ids:
            return
        self._keep_now()
        done = self._bridge.act(proposing.settle, self._paper.article, list(ids), accept, origin=self._paper)
        if done is None:
            return
        if accept and done.done:
            self.take_draft()
        if done.refused:
            self.told.emit(say("review.outdated", n=len(done.refused)))
        self._gather(False)

    def take_draft(self) -> None:
        """The draft on the disk is another one: the paper shows it, as one step."""
        self._paper.put_content(self._bridge.ask(drafting.draft, self._paper.article).content)
        self._paper.settle()

    # ---- cards --------------------------------------------------------------------------------------------------------

    def _card_acted(self, card: str, action: str, words: str) -> None:
        kind, _, id = card.partition(" ")
        article, act = self._paper.article, partial(self._bridge.act, origin=self)
        if action in ("accept", "reject"):
            self._settle([card], action == "accept")
        elif kind == "note":
            verbs: dict[str, Any] = {"settle": noting.settle_note, "reopen": noting.reopen_note}
            if action == "reply":
                act(noting.reply, article, id, words)
            else:
                act(verbs[action], article, id)
        elif kind == "point":
            act(returning.answer_point, article, id, words, done=action == "settle")

    def _step(self, by: int) -> None:
        view = self.view()
        view.next() if by > 0 else view.previous()

    def _act(self, action: str) -> None:
        self.view().act(action)

    def _paragraph(self, accept: bool) -> None:
        known = {one.id for one in self._reading.suggestions} if self._reading else set()
        self._settle([id for id in self.view().same_paragraph() if id in known], accept)

    def _can_settle(self) -> bool:
        return self.reading() and self.view().mode == READ and bool(self._reading and self._reading.suggestions)

    def _beside(self) -> None:
        view = self.view()
        if view.mode == COMPARE:
            view.set_beside(not view.beside)

    def close(self) -> None:
        """Go on writing; where an answer is being written, that is closed first."""
        if self._view is not None and self._view.stop_answering():
            return
        self._front.setCurrentWidget(self._paper)
        if self._facts is not None and self._facts.isVisible():
            self.left.emit()
        self._paper.setFocus()

    # ---- what is around -------------------------------------------------------------------------------------------------

    def _bring_up(self, view: ReviewView) -> None:
        self._front.setCurrentWidget(view)

    def _keep_now(self) -> None:
        self._paper.settle()
        self._bridge.flush()

    def _names(self) -> Sequence[str]:
        return [person.name for person in self._bridge.ask(staffing.people)]

    def _changed(self, changed: Any) -> None:
        if self._paper.article not in changed.articles:
            return
        if {"draft", "suggestion"} <= changed.kinds and changed.origin is not self._paper:
            self.take_draft()  # what was changed on it waits as suggestions now, or was taken from there
        if changed.kinds & ABOUT:
            self.refresh()
