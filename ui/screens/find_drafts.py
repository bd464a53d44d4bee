"""Find and replace in all drafts: a list of what each has, changed where it is ticked; each draft is one step of undo."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from newsdesk.article.places import beside_of
from newsdesk.errors import Refused
from newsdesk.text.matching import Match, Query, Replacement
from ui.bridge import Bridge
from ui.editor.paper import Paper
from ui.finding.bar import FindField, Options, Toggle
from ui.finding.draft_group import DraftGroup
from ui.finding.draft_search import DraftFound, DraftSearch, Replaced
from ui.look import px
from ui.parts import Bar, EmptyState, LinkButton, Muted, PrimaryButton, Title, scrolling
from ui.words import say, say_refused

WIDTH, QUIET_MS, SHOWN = 720, 300, 40
"""SHOWN: drafts that are listed at once; the others are behind a button."""


class FindDrafts(QWidget):
    open_article = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._found: list[DraftFound] = []
        self._groups: list[DraftGroup] = []
        self._query, self._kept = Query(""), 0
        self._search = DraftSearch(bridge, self._papers, self)
        self.field = FindField(say("find"), say("drafts.first"), self)
        self.new = FindField(say("find.replace"), say("find.replace.hint"), self)
        self._options = Options(self)
        self._keep = Toggle("Aa→Bb", say("find.keep"), self)
        self._replace = PrimaryButton("", parent=self)
        self._sum = Muted("", parent=self)
        self._bar = Bar(self)
        self._empty = EmptyState("find", say("drafts.first"), say("drafts.first.words"), parent=self)
        self._none = EmptyState("find", say("drafts.none"), say("drafts.none.words"), parent=self)
        self._more = LinkButton("", parent=self)
        self._list = QVBoxLayout()
        self._list.setSpacing(px(10))
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._build()
        self._connect()
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
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._bar)
        whole.addWidget(scrolling(inside, self, sideways=True))

    def _connect(self) -> None:
        self._quiet.timeout.connect(self._begin)
        self.field.textChanged.connect(self._quiet.start)
        self._options.changed.connect(self._begin)
        for field in (self.field, self.new):
            field.entered.connect(self._begin)
            field.escaped.connect(self._stop)
        self._replace.clicked.connect(self.replace)
        self._more.clicked.connect(self._show_more)
        self._search.found.connect(self._add)
        self._search.moved.connect(self._tell)
        self._search.done.connect(self._finished)
        self._search.refused.connect(self._refused)

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
        """What is listed of what was found, a group a draft."""
        return list(self._groups)

    def busy(self) -> bool:
        """Whether drafts are being read or changed."""
        return self._search.busy or self._quiet.isActive()

    def _begin(self) -> None:
        self._stop()
        self._bar.hide()
        for group in self._groups:
            self._list.removeWidget(group)
            group.hide()
            group.deleteLater()
        self._groups, self._found = [], []
        self._query = self._options.query(self.field.text())
        if self._query.words:
            self._search.look(self._query)
        self._tell()

    def _add(self, found: DraftFound) -> None:
        self._found.append(found)
        if len(self._groups) < SHOWN:
            self._show_group(found)

    def _show_group(self, found: DraftFound) -> None:
        group = DraftGroup(found.article, found.title or say("untitled"), found.found, found.is_open, self)
        group.ticked.connect(self._tell)
        group.opened.connect(self._open)
        self._groups.append(group)
        self._list.addWidget(group)

    def _show_more(self) -> None:
        for found in self._found[len(self._groups) : len(self._groups) + SHOWN]:
            self._show_group(found)
        self._tell()

    def _open(self, article: str, match: Match) -> None:
        self.open_article.emit(article)
        if paper := self._papers().get(article):
            if match.line >= 0:
                paper.finding.look_for(self._query, (match.line, match.start))
            else:
                paper.show_spot(beside_of(match.line))

    def _papers(self) -> dict[str, Paper]:
        """The papers that are open, by article."""
        return {paper.article: paper for paper in self.window().findChildren(Paper)}

    # ---- replacing --------------------------------------------------------------------------------------------------

    def replace(self) -> None:
        """Replace everything in the drafts that are ticked."""
        wanted = self._wanted()
        if not wanted or self.busy():
            return
        self._kept = sum(m.stays for found in wanted for m in found.found.matches)
        self._bar.hide()
        if not self._search.replace([found.article for found in wanted], Replacement(self.new.text(), self._keep.isChecked())):
            self._bar.show_words(say("drafts.later"), "look")
        self._tell()

    def _wanted(self) -> list[DraftFound]:
        """Where to replace: what is ticked, and what is not listed yet."""
        off = {group.article for group in self._groups if not group.wanted()}
        return [found for found in self._found if found.found.count and found.article not in off]

    def _finished(self, done: Replaced) -> None:
        words = say("drafts.done", n=done.count, drafts=done.drafts)
        if self._kept:
            words = f"{words} {say('drafts.done.kept', n=self._kept)}"
        self._begin()
        self._bar.show_words(words, "done")

    def _refused(self, refused: Refused) -> None:
        self._bar.show_words(say_refused(refused), "stop")
        self._tell()

    def _stop(self) -> None:
        self._quiet.stop()
        self._search.stop()
        self._tell()

    def _tell(self) -> None:
        """Say how far it is, what was found and what the button does."""
        busy, words = self._search.busy, ""
        if busy:
            words = say("drafts.busy", n=self._search.finished, all=self._search.all)
        elif self._found:
            words = say("drafts.found", n=sum(len(f.found.matches) for f in self._found), drafts=len(self._found))
        self._sum.setText(words)
        self._sum.setVisible(bool(words))
        self._empty.setVisible(not self._query.words)
        self._none.setVisible(bool(self._query.words) and not busy and not self._found)
        left = len(self._found) - len(self._groups)
        self._more.setText(say("drafts.show", n=left))
        self._more.setAccessibleName(self._more.text())
        self._more.setVisible(left > 0 and not busy)
        wanted = len(self._wanted())
        self._replace.setText(say("drafts.replace", n=wanted))
        self._replace.setAccessibleName(self._replace.text())
        self._replace.setEnabled(bool(wanted) and not busy)
        self._replace.setVisible(bool(self._found))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._stop()
        else:
            super().keyPressEvent(event)
