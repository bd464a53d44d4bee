"""Find and replace in all drafts: a list of what each has, changed where it is ticked; each draft is one step of undo.

A draft that is open is changed on its paper; the others by the journal, as if it had been typed, with a snapshot first.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from newsdesk import drafting, finding, replacing
from newsdesk.article.content import Content
from newsdesk.article.places import places, replaced
from newsdesk.errors import Refused
from newsdesk.text.matching import Match, Query, Replacement
from ui.bridge import Bridge
from ui.editor.paper import Paper
from ui.finding.bar import FindField, Options, Toggle
from ui.finding.draft_group import DraftGroup
from ui.look import px
from ui.parts import Bar, EmptyState, Muted, PrimaryButton, Title
from ui.words import say, say_refused

WIDTH, QUIET_MS, A_SLICE, MOST = 720, 300, 8, 5000
FLUSH_SECONDS = 10


class FindDrafts(QWidget):
    open_article = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setObjectName("page")
        self._groups: list[DraftGroup] = []
        self._query, self._new = Query(""), Replacement("")
        self._waiting: list[tuple[str, str]] = []
        self._all = 0
        self._work = self._read_slice
        self._done = (0, 0, 0)
        self.field = FindField(say("find"), say("drafts.first"), self)
        self.new = FindField(say("find.replace"), say("find.replace.hint"), self)
        self._options = Options(self)
        self._keep = Toggle("Aa→Bb", say("find.keep"), self)
        self._replace = PrimaryButton("", parent=self)
        self._sum = Muted("", parent=self)
        self._bar = Bar(self)
        self._empty = EmptyState("find", say("drafts.first"), say("drafts.first.words"), parent=self)
        self._none = EmptyState("find", say("drafts.none"), say("drafts.none.words"), parent=self)
        self._list = QVBoxLayout()
        self._list.setSpacing(px(10))
        self._quiet, self._slice = QTimer(self, singleShot=True, interval=QUIET_MS), QTimer(self, interval=0)
        self._build()
        self._quiet.timeout.connect(self._begin)
        self._slice.timeout.connect(self._next_slice)
        self.field.textChanged.connect(self._quiet.start)
        self._options.changed.connect(self._begin)
        for field in (self.field, self.new):
            field.entered.connect(self._begin)
            field.escaped.connect(self._stop)
        self._replace.clicked.connect(self.replace)
        self.setFocusProxy(self.field)
        self._tell()

    def _build(self) -> None:
        head, first, second = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(Title(say("drafts.title"), parent=self), 1)
        head.addWidget(self._replace)
        first.addWidget(self.field, 1)
        first.addWidget(self._options)
        second.addWidget(self.new, 1)
        second.addWidget(self._keep)
        inside = QWidget(self)
        inside.setObjectName("column")
        inside.setMaximumWidth(px(WIDTH) + 2 * px(20))
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(20), px(16), px(20), px(24))
        column.setSpacing(px(12))
        for row in (head, first, second):
            row.setSpacing(px(8))
            column.addLayout(row)
        for part in (self._sum, self._empty, self._none):
            column.addWidget(part)
        column.addLayout(self._list)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._bar)
        whole.addWidget(scroll)

    # ---- finding ----------------------------------------------------------------------------------------------------

    def look_for(self, query: Query, new: Replacement) -> None:
        """Look for what was looked for in one article."""
        self.field.blockSignals(True)
        self.field.setText(query.words)
        self.field.blockSignals(False)
        self.new.setText(new.words)
        self._keep.setChecked(new.keep_case)
        self._options.show_query(query)
        self._begin()

    def groups(self) -> list[DraftGroup]:
        """What was found, a group a draft."""
        return list(self._groups)

    def busy(self) -> bool:
        """Whether drafts are being read or changed."""
        return self._slice.isActive() or self._quiet.isActive()

    def _begin(self) -> None:
        self._stop()
        self._clear()
        self._query = self._options.query(self.field.text())
        if self._query.words:
            papers = self._papers()
            rows = {row.id: row.headline for row in self._bridge.ask(finding.articles, "draft", limit=MOST)}
            rows |= {article: paper.headline() for article, paper in papers.items()}
            self._start(list(rows.items()), self._read_slice)
        self._tell()

    def _read_slice(self, some: list[tuple[str, str]]) -> None:
        papers = self._papers()
        for article, title in some:
            content = papers[article].content() if article in papers else self._bridge.ask(drafting.draft, article).content
            found = places(content, self._query)
            if found.matches:
                group = DraftGroup(article, title or say("untitled"), found, article in papers, self)
                group.ticked.connect(self._tell)
                group.opened.connect(self._open)
                self._groups.append(group)
                self._list.addWidget(group)

    def _open(self, article: str, match: Match) -> None:
        self.open_article.emit(article)
        if paper := self._papers().get(article):
            if match.line >= 0:
                paper.finding.look_for(self._query, (match.line, match.start))
            else:
                paper.show_spot("headline")

    def _papers(self) -> dict[str, Paper]:
        """The papers that are open, by article."""
        return {paper.article: paper for paper in self.window().findChildren(Paper)}

    # ---- replacing --------------------------------------------------------------------------------------------------

    def replace(self) -> None:
        """Replace everything in the drafts that are ticked."""
        wanted = [(group.article, "") for group in self._groups if group.wanted()]
        if not wanted or self.busy():
            return
        self._new = Replacement(self.new.text(), self._keep.isChecked())
        self._bridge.settle.emit()
        if not self._bridge.desk.journal.flush(FLUSH_SECONDS):
            self._bar.show_words(say("drafts.later"), "look")
            return
        kept = sum(bool(m.fixed) for group in self._groups if group.wanted() for m in group.found.matches)
        self._done = (0, 0, kept)
        self._start(wanted, self._replace_slice)
        self._tell()

    def _replace_slice(self, some: list[tuple[str, str]]) -> None:
        papers = self._papers()
        for article, _ in some:
            count = (papers[article].finding.replace_everywhere(self._query, self._new) if article in papers
                     else self._replace_in(article))
            n, drafts, kept = self._done
            self._done = (n + count, drafts + (count > 0), kept)

    def _replace_in(self, article: str) -> int:
        """Replace in a draft that is not open."""
        content: Content = self._bridge.desk.do(replacing.keep_before, article, origin=self).result
        made, count = replaced(content, self._query, self._new)
        if count:
            self._bridge.keep(article, made)
        return count

    def _finished(self) -> None:
        if self._work == self._replace_slice:
            n, drafts, kept = self._done
            words = say("drafts.done", n=n, drafts=drafts)
            if kept:
                words = f"{words} {say('drafts.done.kept', n=kept)}"
            self._bridge.desk.journal.flush(FLUSH_SECONDS)
            self._begin()
            self._bar.show_words(words, "done")

    # ---- slices -----------------------------------------------------------------------------------------------------

    def _start(self, waiting: list[tuple[str, str]], work: object) -> None:
        self._waiting, self._all, self._work = waiting, len(waiting), work  # type: ignore[assignment]
        self._bar.hide()
        self._slice.start()

    def _stop(self) -> None:
        """Let go of what is still waiting; what was changed stays changed."""
        self._quiet.stop()
        self._slice.stop()
        self._waiting = []
        self._tell()

    def _next_slice(self) -> None:
        some, self._waiting = self._waiting[:A_SLICE], self._waiting[A_SLICE:]
        try:
            self._work(some)
        except Refused as refused:
            self._stop()
            self._bar.show_words(say_refused(refused), "stop")
            return
        if not self._waiting:
            self._slice.stop()
            self._finished()
        self._tell()

    def _clear(self) -> None:
        for group in self._groups:
            self._list.removeWidget(group)
            group.hide()
            group.deleteLater()
        self._groups = []

    def _tell(self) -> None:
        """Say how far it is, what was found and what the button does."""
        busy, words = self._slice.isActive(), ""
        if busy:
            words = say("drafts.busy", n=self._all - len(self._waiting), all=self._all)
        elif self._groups:
            words = say("drafts.found", n=sum(len(g.found.matches) for g in self._groups), drafts=len(self._groups))
        self._sum.setText(words)
        self._sum.setVisible(bool(words))
        self._empty.setVisible(not self._query.words)
        self._none.setVisible(bool(self._query.words) and not busy and not self._groups)
        wanted = sum(group.wanted() for group in self._groups)
        self._replace.setText(say("drafts.replace", n=wanted))
        self._replace.setAccessibleName(self._replace.text())
        self._replace.setEnabled(bool(wanted) and not busy)
        self._replace.setVisible(bool(self._groups))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._stop()
        else:
            super().keyPressEvent(event)
