"""What is changed after publication: the note to readers, asked for beside the text, and an article of its own that it leads to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsdesk import correcting, following
from newsdesk.errors import Refused
from ui.bridge import Bridge
from ui.editor.paper import Paper
from ui.steps.saying import notice_words
from ui.words import say, say_refused

if TYPE_CHECKING:
    from newsdesk.article.content import Notice
    from newsdesk.correcting import AnswerOut
    from newsdesk.outlook import Outlook
    from ui.steps.change_ask import ChangeAsk


class Changing(QObject):
    """outlook: where the article stands; refused: whether a step cannot be taken now, which is said then; tell: says a refusal."""

    shown = Signal(object)
    """A column beside the text is to be in sight."""
    left = Signal()
    told = Signal(str)
    opened = Signal(str)
    """Another article, which was begun here, is to be opened."""

    def __init__(self, bridge: Bridge, paper: Paper, outlook: Callable[[], Outlook], refused: Callable[[str], bool],
                 tell: Callable[[Refused], None], offered: Callable[[str], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._paper, self._article = bridge, paper, paper.article
        self._outlook, self._refused, self._tell, self._offered = outlook, refused, tell, offered
        self._purpose = ""
        """The change that is being asked about; empty: other words of the note that is there."""
        self.column: ChangeAsk | None = None

    def notice(self) -> Notice | None:
        """What readers are told about the change that is under way; None where there is none."""
        purpose = self._outlook().purpose
        notices = self._paper.content().notices if purpose else ()
        return next((notice for notice in reversed(notices) if notice.kind == purpose), None)

    def tell_purpose(self) -> None:
        """Say over the text what is being changed, and what readers are told; or what it should lead to by now."""
        notice, found = self.notice(), self._outlook()
        if notice is not None:
            words = notice_words(notice, found.standing.stage)
            self._paper.tell(words, "accent", say("change.bar.edit"), self.edit_notice)
        elif found.to_link:
            out, may_link = found.to_link[0], self._offered(found.to_link[0].kind)
            self._paper.tell(say(f"answer.out.{out.kind}", headline=out.headline), "look", say("answer.link") if may_link else "",
                             partial(self._link, out) if may_link else None)
        elif names := self._bridge.ask(following.put_aside, self._article):
            self._paper.tell(say("who.aside", names=", ".join(names)), "accent")

    def ask(self, purpose: str) -> None:
        """Ask for what readers are told about a change."""
        if not self._refused(purpose):
            self._purpose = purpose
            self._ask().begin(purpose)

    def edit_notice(self) -> None:
        """Ask for other words of the note that is there."""
        notice = self.notice()
        if notice is not None:
            self._purpose = ""
            self._ask().begin_again(notice)

    def _link(self, out: AnswerOut) -> None:
        """Begin the change that leads from here to a correction or reply of its own."""
        if not self._refused(out.kind):
            self._purpose = out.kind
            self._ask().begin(out.kind, say(f"answer.note.{out.kind}", headline=out.headline), out.address)

    def _write_own(self) -> None:
        """The correction or reply that is being asked about as an article of its own."""
        made = self._bridge.act(correcting.write_answer, self._article, self._purpose, origin=self)
        if made:
            self.left.emit()
            self.opened.emit(made)
            self.told.emit(say("change.own.told", headline=self._paper.headline()))

    def _ask(self) -> ChangeAsk:
        if self.column is None:
            from ui.steps.change_ask import ChangeAsk

            self.column = ChangeAsk()
            self.column.given.connect(self._given)
            self.column.own_asked.connect(self._write_own)
            self.column.cancelled.connect(self.left)
        self.shown.emit(self.column)
        return self.column

    def _given(self, said: str, link: str) -> None:
        assert self.column is not None
        self._paper.settle()  # what is still in the air belongs to what is changed
        self._bridge.flush()
        try:
            if self._purpose:
                self._bridge.attempt(correcting.change_published, self._article, self._purpose, said, link, origin=self)
            else:
                self._bridge.attempt(correcting.reword, self._article, said, link, origin=self)
        except Refused as refused:
            if refused.code == "address-not-one":
                self.column.refuse(say_refused(refused))
            else:
                self._tell(refused)
            return
        # The note is no edit of the text: it is in the log, and Ctrl+Z does not take it away.
        self._paper.put_notices(self._bridge.ask(correcting.notices, self._article))
        self.left.emit()
        self.tell_purpose()
