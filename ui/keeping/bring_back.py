"""Kembalikan teks: what an article said before, with what was lost since, and bringing all of it or a passage back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from newsdesk import restoring
from newsdesk.article.content import Content
from newsdesk.article.readable import ReadableLine, reading, with_loss
from newsdesk.text.comparison import lost_words
from ui.bridge import Bridge
from ui.keeping.then_text import ThenText
from ui.look import px
from ui.parts import Badge, EmptyState, Item, Muted, PagedList, PrimaryButton, QuietButton, Title
from ui.words import say
from ui.words.short import clock, date, here, now, number, to_the_second
from ui.work import Worker

if TYPE_CHECKING:
    from newsdesk.desk import Desk
    from newsdesk.restoring import Version


class BringBack(QDialog):
    """now: the article as it stands in the window (None: it cannot be shown, because it is damaged)."""

    all_asked = Signal(object)
    """A Version is to take the place of the article's text."""
    passage_asked = Signal(tuple, tuple)
    """A passage is to be put in at the caret: lines of a body, and the pictures of the text they are of."""

    def __init__(self, bridge: Bridge, article: str, now: Content | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._article, self._now = article, now
        self._versions: Sequence[Version] = ()
        self._lost: dict[str, int] = {}
        self._words: dict[str, int] = {}
        self._shown = ""
        self._worker = Worker(self)
        self.setWindowTitle(say("back.title"))
        self.setAccessibleName(say("back.title"))
        self._build(now is not None)
        self.resize(px(1040), px(680))
        self._worker.do(_versions, bridge.desk, article, done=self._show_versions)

    def busy(self) -> bool:
        """Whether something is still being read or compared."""
        return self._worker.busy

    def _build(self, can_insert: bool) -> None:
        self._list = PagedList(self._items, say("back.list"), self)
        self._list.moved.connect(self._choose)
        self._list.opened.connect(self._ask_all)
        self._text = ThenText(self)
        self._text.selectionChanged.connect(self._selection_changed)
        self._empty = EmptyState("history", say("back.empty.title"), say("back.empty"), parent=self)
        self._wait = Muted(say("back.reading"), parent=self)
        self._wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        halves = QSplitter(self)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self._list)
        halves.addWidget(self._text)
        halves.setSizes([px(370), px(670)])
        self._views = QStackedWidget(self)
        for view in (self._wait, self._empty, halves):
            self._views.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(14))
        column.addWidget(Title(say("back.title"), parent=self))
        column.addWidget(Muted(say("back.below"), parent=self))
        column.addWidget(self._views, 1)
        column.addLayout(self._foot(can_insert))

    def _foot(self, can_insert: bool) -> QHBoxLayout:
        self._legend = Badge(say("back.lost"), "look", parent=self)
        self._all = PrimaryButton(say("back.all"), "undo", self)
        self._copy = QuietButton(say("back.copy"), "copy", self)
        self._insert = QuietButton(say("back.insert"), "add", self)
        self._can_insert = can_insert
        close = QuietButton(say("close"), parent=self)
        for button, slot in ((self._all, self._ask_all), (self._copy, self._copy_passage), (self._insert, self._insert_passage),
                             (close, self.reject)):
            button.clicked.connect(slot)
        foot = QHBoxLayout()
        foot.setSpacing(px(10))
        foot.addWidget(self._legend)
        foot.addStretch(1)
        for button in (close, self._copy, self._insert, self._all):
            foot.addWidget(button)
        self._selection_changed()
        for part in (self._legend, self._all, self._copy, self._insert):
            part.hide()
        return foot

    # ---- the list ---------------------------------------------------------------------------------------------------------

    def _show_versions(self, found: tuple[Sequence[Version], dict[str, int]]) -> None:
        versions, self._words = found
        self._versions = versions
        self._views.setCurrentIndex(2 if versions else 1)
        for button in (self._all, self._copy):
            button.setVisible(bool(versions))
        self._insert.setVisible(bool(versions) and self._can_insert)
        self._list.reload()
        self._list.setFocus()
        if self._now is not None:
            texts = tuple((version.id, version.content) for version in versions)
            self._worker.do(_count_lost, texts, self._now, done=self._show_lost)

    def _show_lost(self, lost: dict[str, int]) -> None:
        self._lost = lost
        self._list.reload()

    def _items(self, limit: int, offset: int) -> list[Item]:
        return [self._item(version) for version in self._versions[offset : offset + limit]]

    def _item(self, version: Version) -> Item:
        lost = self._lost.get(version.id)
        if self._now is None:
            words = ""
        elif lost is None:
            words = "…"
        else:
            words = say("back.words-lost", n=number(lost)) if lost else say("back.nothing-lost")
        kind = "done" if version.kind == "revision" else "plain"
        return Item(version.id, _when(version.at), words, say("back.words", n=number(self._words[version.id])),
                    "" if version.kind == "snapshot" else say(f"back.{version.kind}"), kind, version)

    # ---- one version ------------------------------------------------------------------------------------------------------

    def _choose(self, version: Version | None) -> None:
        self._all.setEnabled(version is not None)
        if version is not None and version.id != self._shown:
            self._shown = version.id
            now = self._now or version.content  # without a present, nothing is lost
            self._worker.do(_compared, version.id, version.content, now, done=self._show_text)

    def _show_text(self, answer: tuple[str, tuple[ReadableLine, ...]]) -> None:
        id, lines = answer
        if id == self._shown:  # else another was chosen meanwhile
            self._text.show_text(self._content().headline, lines)
            self._legend.setVisible(any(line.lost for line in lines))

    def _content(self) -> Content:
        """The text that is shown."""
        return next(version.content for version in self._versions if version.id == self._shown)

    def _selection_changed(self) -> None:
        some = bool(self._text.passage().strip())
        self._copy.setEnabled(some)
        self._insert.setEnabled(some)

    # ---- bringing back ----------------------------------------------------------------------------------------------------

    def _ask_all(self, _of: object = None) -> None:
        version = next((version for version in self._versions if version.id == self._shown), None)
        if version is not None:
            self.accept()
            self.all_asked.emit(version)

    def _copy_passage(self) -> None:
        QApplication.clipboard().setText(self._text.passage())

    def _insert_passage(self) -> None:
        lines, pictures = self._text.taken(), self._content().pictures
        self.accept()
        self.passage_asked.emit(lines, pictures)


def _versions(desk: Desk, article: str) -> tuple[Sequence[Version], dict[str, int]]:
    """For a thread: the versions, and how many words each has."""
    versions = desk.ask(restoring.versions, article)
    return versions, {version.id: version.words for version in versions}


def _count_lost(texts: Sequence[tuple[str, Content]], now: Content) -> dict[str, int]:
    read_now = reading(now)
    return {id: lost_words(reading(content), read_now) for id, content in texts}


def _compared(id: str, then: Content, now: Content) -> tuple[str, tuple[ReadableLine, ...]]:
    return id, with_loss(then, now)


def _when(at: datetime) -> str:
    """The time of a text, to the second of today, with the day before that."""
    local, today = here(at), now()
    if local.date() == today.date():
        return say("back.today", time=to_the_second(at))
    return say("back.day", day=date(local, today), time=clock(local))
