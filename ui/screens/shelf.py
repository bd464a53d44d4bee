"""A shelf: the articles that stand at one stage, the one changed last first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from newsdesk import finding
from newsdesk.desk import Changed
from newsdesk.finding import ArticleRow
from ui.bridge import Bridge
from ui.look import px
from ui.look.tokens import SIDE
from ui.parts import Badge, EmptyState, Hairline, Item, Muted, PagedList, Title
from ui.words import say
from ui.words.short import ago, number

QUIET = 400
"""Milliseconds after which drafts saved meanwhile show here."""
_CARES = {"article", "draft", "revision", "step", "image", "address"}


class Shelf(QWidget):
    """shelf: draft, submitted, approved, exported or all."""

    open_article = Signal(str)
    write_new = Signal()

    def __init__(self, bridge: Bridge, shelf: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._shelf = bridge, shelf
        self.setObjectName("page")
        self._count = Badge("", "accent", parent=self)
        self._list = PagedList(self._fetch, say(f"place.{shelf}"), self)
        self._list.opened.connect(self._open)
        self.setFocusProxy(self._list)
        action = say("side.write") if shelf in ("draft", "all") else ""
        empty = EmptyState(shelf, say(f"empty.{shelf}.title"), say(f"empty.{shelf}"), action, self)
        empty.acted.connect(self.write_new)
        self._pile = QStackedLayout()
        self._pile.addWidget(self._list)
        self._pile.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(Hairline(self))
        column.addLayout(self._pile, 1)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self._quiet.timeout.connect(self.reload)
        bridge.changed.connect(self._changed)
        bridge.saved.connect(self._saved)
        self.reload()

    def reload(self) -> None:
        """Read the shelf again; the place in the list stays."""
        self._list.reload()
        count = self._total()
        self._count.set(number(count))
        self._count.setVisible(count > 0)
        self._keys.setVisible(self._list.count() > 0)
        self._pile.setCurrentIndex(0 if self._list.count() else 1)

    def showEvent(self, event: QShowEvent) -> None:
        self.reload()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(px(SIDE), px(16), px(SIDE), px(12))
        head.setSpacing(px(10))
        head.addStrut(px(30))  # as high as where there are buttons: titles of all places stand on one line
        head.addWidget(Title(say(f"place.{self._shelf}"), parent=self))
        head.addWidget(self._count)
        head.addStretch(1)
        self._keys: QLabel = Muted(say("shelf.keys"), parent=self)
        head.addWidget(self._keys)
        return head

    def _total(self) -> int:
        counts = self._bridge.ask(finding.counts)
        return sum(counts[s] for s in finding.SHELVES) if self._shelf == "all" else counts[self._shelf]

    def _fetch(self, limit: int, offset: int) -> Sequence[Item]:
        now = datetime.now().astimezone()
        return [_item(row, now, self._shelf) for row in self._bridge.ask(finding.articles, self._shelf, limit, offset)]

    def _open(self, article: str) -> None:
        self.open_article.emit(article)

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & _CARES:
            self._later()

    def _saved(self, article: str, number: int, at: datetime) -> None:
        self._later()

    def _later(self) -> None:
        # A shelf that is not seen reads itself when it is shown.
        if self.isVisible():
            self._quiet.start()


def _item(row: ArticleRow, now: datetime, shelf: str) -> Item:
    parts = [row.place, ", ".join(row.reporters), say("shelf.words", n=number(row.words))]
    if shelf == "all":
        parts.append(say(f"stage.{row.stage}"))
    badge, kind = "", "look"
    if row.guesses:
        badge = say("shelf.guesses", n=number(row.guesses))
    elif row.advertorial:
        badge, kind = say("shelf.advertorial"), "plain"
    return Item(row.id, row.headline or say("untitled"), " · ".join(filter(None, parts)), ago(row.changed_at, now),
                badge, kind, row.id)
