"""A newer text under an open paper: shown there as one step that can be undone, or, where the person has written on, only told.

What is being typed is never written over, and what came is never lost by it: a text that was written on an older one says
so (newsdesk/following.py), and both become one when it is submitted.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from newsdesk import drafting, following, history, reconciling, reviewing, staffing
from newsdesk.article.content import Content
from newsdesk.errors import Refused
from ui.bridge import Bridge
from ui.editor.paper import Paper
from ui.reviewing.state import NOW
from ui.reviewing.work import ReviewWork
from ui.words import say

FLUSH_SECONDS = 2.0


class Following(QObject):
    """One for each article that is open."""

    def __init__(self, bridge: Bridge, paper: Paper, reading: ReviewWork, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._paper, self._reading = bridge, paper, reading
        self._base = ""
        """The revision that the text on the paper was written on."""
        bridge.changed.connect(self._changed)
        if bridge.is_open:
            self._begin()
        else:
            bridge.opened.connect(self._begin)

    def base(self) -> str:
        """The revision that the text on the paper was written on; empty: none."""
        return self._base

    def _begin(self) -> None:
        self._base = self._stands_on()

    def _stands_on(self) -> str:
        try:
            ground = self._bridge.ask(following.ground, self._paper.article)
        except Refused:
            return ""  # damaged: whoever opened it says so
        return ground.revision if ground else ""

    def _changed(self, changed: Any) -> None:
        if following.HANDS in changed.kinds and self._paper.article in changed.articles:
            self._load()
            return
        if {"came", "image"} <= changed.kinds:
            self._look_for_pictures()
        if self._paper.article not in changed.articles or "revision" not in changed.kinds:
            return
        try:
            self._came() if "came" in changed.kinds else self._made_here()
        except Refused:
            return  # damaged or gone: whoever opens it says so

    def _made_here(self) -> None:
        """Something was sent or decided on this machine: the draft may have become one with what had come."""
        before, self._base = self._base, self._stands_on()
        self._bridge.desk.journal.flush(FLUSH_SECONDS)
        stored, now = self._bridge.ask(drafting.draft, self._paper.article).content, self._paper.content()
        if not _same(now, stored):
            self._put(stored)
            if not before or not _same(now, self._bridge.ask(reviewing.revision_content, before)):
                self._tell("joined", before)

    def _came(self) -> None:
        article, before = self._paper.article, self._base
        head = self._bridge.ask(reviewing.standing, article).head
        if head == before or len(self._bridge.ask(reconciling.heads_of, article)) != 1:
            return  # nothing newer, or two newest texts, which wait for a decision
        now = self._paper.content()
        written_on = self._bridge.ask(reviewing.revision_content, before) if before else Content(reporters=now.reporters)
        if _same(now, written_on):
            self._base = head
            self._put(self._bridge.ask(reviewing.revision_content, head))
            self._tell("done", before)
        elif before:
            self._bridge.desk.do(following.stand_on, article, before)
            self._bridge.keep(article, now)
            self._tell("kept", before)

    def _look_for_pictures(self) -> None:
        """Pictures may have come that were missing, or originals of which a small copy was shown."""
        now, known = self._paper.content(), self._paper.thumbnails
        for picture in (now.lead, *now.pictures):
            if picture and picture.image and known.is_of_another_file(picture):
                known.forget(picture.image)
        self._paper.body.refresh_cards()
        self._paper.head.lead.update()

    def _load(self) -> None:
        """Somebody else sits here now: the text before them is another one, and what was done to the one before is not theirs to undo."""
        self._base = self._stands_on()
        self._paper.hush()
        self._paper.load(self._bridge.ask(drafting.draft, self._paper.article).content)

    # ---- the paper --------------------------------------------------------------------------------------------------------

    def _put(self, content: Content) -> None:
        """Put a newer text on the paper as one step; caret and place stay where they are in what is the same."""
        if _same(self._paper.content(), content):
            return
        body = self._paper.body
        old, caret, place = body.toPlainText(), body.textCursor().position(), body.verticalScrollBar().value()
        self._paper.put_content(content)
        self._paper.put_notices(content.notices)
        self._paper.put_caret(moved(caret, old, body.toPlainText()))
        body.verticalScrollBar().setValue(place)
        self._paper.settle()

    def _tell(self, what: str, before: str) -> None:
        head = self._bridge.ask(reviewing.standing, self._paper.article).head
        me = self._bridge.ask(staffing.me)
        if what == "done" and me is not None and me.name in self._bridge.ask(reconciling.joined_from, head):
            what = "joined"  # of what was sent from here and what came, on the other machine or on this one
        old = head if what == "kept" else before
        action = say("travel.follow.show" if what == "kept" else "travel.follow.compare") if old else ""
        self._paper.tell(say(f"travel.follow.{what}", name=self._who()), "accent" if what == "done" else "look", action,
                         partial(self._reading.compare, old, NOW) if old else None)

    def _who(self) -> str:
        """Who wrote what came: of the newest revision that is somebody else's."""
        me = self._bridge.ask(staffing.me)
        others = [one for one in self._revisions() if one.person and (me is None or one.person != me.id)]
        return others[-1].name if others else say("travel.somebody")

    def _revisions(self) -> list[history.RevisionThen]:
        return sorted(self._bridge.ask(history.revisions, self._paper.article), key=_number)


def moved(caret: int, old: str, new: str) -> int:
    """Where the caret belongs in a text that took the place of another: at the same words, where they are still there."""
    least = min(len(old), len(new))
    same = next((n for n in range(least) if old[n] != new[n]), least)
    if caret <= same:
        return caret
    behind = next((n for n in range(least - same) if old[-1 - n] != new[-1 - n]), least - same)
    return len(new) - (len(old) - caret) if caret >= len(old) - behind else min(caret, len(new) - behind)


def _same(one: Content, other: Content) -> bool:
    return bool(following.settled(one).to_json() == following.settled(other).to_json())


def _number(revision: Any) -> tuple[int, Any]:
    return revision.number, revision.at
