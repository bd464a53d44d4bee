"""A list of the desk with the article one is on beside it: found, narrowed, read and moved on by keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from newsdesk import staffing, waiting, whereabouts
from newsdesk.article.steps import may
from newsdesk.desk import Changed
from newsdesk.errors import Refused
from newsdesk.waiting import Extent, Listed, Opened, Wanted
from ui.bridge import Bridge
from ui.commands import Command
from ui.desk.filters import Filters
from ui.desk.reading import KEYS, ReadingPane
from ui.desk.rows import row_item, waited
from ui.desk.stepping import DeskSteps
from ui.look import px
from ui.look.tokens import SIDE
from ui.parts import Badge, EmptyState, Hairline, Item, PagedList, Title
from ui.travel.saying import row_words
from ui.words import say
from ui.words.short import now, number
from ui.work import Worker

QUIET = 400
"""Milliseconds after which drafts saved meanwhile show here."""
READ_QUIET = 60
"""Milliseconds on one article after which its text is read: who passes over many waits for none."""
WIDE = 860
"""Room from which on the reading pane stands beside the list; in less it covers the list while it asks something."""
MINUTE = 60_000
_CARES = {"article", "draft", "revision", "step", "point", "image", "address", "setting", "person", "sent"}


class Shelf(QWidget):
    """shelf: one of newsdesk/waiting.py's LISTS."""

    open_article = Signal(str)
    open_said = Signal(str, str)
    """An article, and the card of what was said about it."""
    write_new = Signal()
    told = Signal(str)
    hints_changed = Signal()

    def __init__(self, bridge: Bridge, shelf: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._shelf = bridge, shelf
        self.setObjectName("page")
        self._extent = Extent(0, None)
        self._count = Badge("", "accent", parent=self)
        self.filters = Filters(Wanted(shelf), partial(bridge.ask, waiting.choices), self)
        self._list = PagedList(self._fetch, say(f"place.{shelf}"), self)
        self._list.installEventFilter(self)
        self.pane = ReadingPane(bridge.ask(staffing.profile).profile.label, self)
        self.steps = DeskSteps(bridge, self.pane, self.row, self)
        self._worker = Worker(self)
        self.setFocusProxy(self._list)
        self._pile = QStackedLayout()
        for page in self._pages():
            self._pile.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self.filters.active)
        column.addWidget(Hairline(self))
        column.addLayout(self._pile, 1)
        self._timers()
        self._connect()
        self.reload()

    def reload(self) -> None:
        """Read the list again; the place in it stays."""
        self._show(from_start=False)

    def current(self) -> str:
        """The article one is on; empty where the list is."""
        item = self._list.current()
        return item.key if item else ""

    def row(self) -> Listed | None:
        """The same as the list shows it."""
        item = self._list.current()
        return item.data if item else None

    def hints(self) -> tuple[str, str]:
        """What the status bar says: how much there is, and the keys."""
        found = self._extent
        count = say("desk.extent", n=number(found.count))
        if self._shelf == "submitted" and found.oldest:
            longest = waited(now() - found.oldest, long=True)
            count = say("desk.extent.waiting", n=number(found.count), time=longest)
        me = self._bridge.ask(staffing.me)
        roles = frozenset(me.roles if me else ())
        keys = ["desk.keys", *(f"desk.keys.{step}" for step in KEYS if may(step, "submitted", roles)), "desk.keys.find"]
        return count, " · ".join(say(key) for key in keys)

    def commands(self) -> tuple[Command, ...]:
        """What can be done in a list; the keys work while it has the focus."""
        return (
            *(Command(f"desk.{step}", partial(self.steps.take, step), key.upper(), {"claim": "reading", "return": "returned"}.get(
                step, "approve"), "desk", self._any) for step, key in KEYS.items()),
            Command("desk.find", self.filters.search.setFocus, "/", "find", "desk"),
            Command("desk.filter", self.filters.open_filters, "F", "list", "desk"),
            Command("desk.sort", self.filters.open_sorts, "S", "down", "desk"),
        )

    def showEvent(self, event: QShowEvent) -> None:
        self.reload()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The letters of the list's commands, while it has the keys."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.modifiers():
            for command in self.commands():
                if event.text().upper() == command.shortcut:
                    command.do()
                    return True
        return False

    # ---- building -------------------------------------------------------------------------------------------

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(px(SIDE), px(12), px(SIDE), px(10))
        head.setSpacing(px(8))
        head.addStrut(px(34))  # as high as where there are buttons: titles of all places stand on one line
        head.addWidget(Title(say(f"place.{self._shelf}"), parent=self))
        head.addWidget(self._count)
        for chip in self.filters.chips:
            head.addWidget(chip)
        head.addStretch(1)
        head.addWidget(self.filters.search, 2)
        return head

    def _pages(self) -> tuple[QWidget, ...]:
        action = say("side.write") if self._shelf in ("mine", "draft", "all") else ""
        empty = EmptyState(self._shelf, say(f"empty.{self._shelf}.title"), say(f"empty.{self._shelf}"), action, self)
        empty.acted.connect(self.write_new)
        nothing = EmptyState("search", say("desk.nothing.title"), say("desk.nothing"), say("desk.nothing.clear"), self)
        nothing.acted.connect(self.filters.clear)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        for part, share in ((self._list, 46), (self.pane, 54)):
            self._split.addWidget(part)
            self._split.setStretchFactor(self._split.indexOf(part), share)
        self._split.setSizes([46_000, 54_000])
        return self._split, empty, nothing

    def _timers(self) -> None:
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self._quiet.timeout.connect(self.reload)
        self._reading = QTimer(self, singleShot=True, interval=READ_QUIET)
        self._reading.timeout.connect(self._read)
        self._minute = QTimer(self, interval=MINUTE)  # how long something waits goes on by itself
        self._minute.timeout.connect(self._later)
        self._minute.start()

    def _connect(self) -> None:
        self._list.opened.connect(self._open)
        self._list.moved.connect(self._moved)
        self.filters.changed.connect(self._narrowed)
        self.filters.left.connect(self._list.setFocus)
        self.pane.led.connect(self._open_point)
        self.pane.asked.connect(self._fit)
        self.pane.left.connect(self._back)
        self.steps.open_article.connect(self.open_article)
        self.steps.told.connect(self.told)
        self.steps.done.connect(self._stepped)
        self._bridge.changed.connect(self._changed)
        self._bridge.saved.connect(self._saved)

    # ---- the list -------------------------------------------------------------------------------------------

    def _fetch(self, limit: int, offset: int) -> Sequence[Item]:
        at = now()
        rows = self._bridge.ask(waiting.listed, self.filters.wanted, limit, offset)
        where = self._bridge.ask(whereabouts.whereabouts, [row.id for row in rows])
        travels = self._bridge.ask(whereabouts.travels)
        return [row_item(row, at, self._shelf, row_words(where.get(row.id), travels)) for row in rows]

    def _show(self, from_start: bool) -> None:
        self._list.reload(from_start)
        wanted = self.filters.wanted
        self._extent = self._bridge.ask(waiting.extent, wanted)
        self._count.set(number(self._extent.count))
        self._count.setVisible(self._extent.count > 0)
        self._pile.setCurrentIndex(0 if self._list.count() else 2 if wanted.narrowed else 1)
        item = self._list.current()
        self._moved(item.data if item else None)
        self.hints_changed.emit()

    def _narrowed(self, wanted: Wanted) -> None:
        self._show(from_start=True)

    def _stepped(self) -> None:
        self.reload()
        self._list.setFocus()

    def _open(self, row: Listed) -> None:
        self.open_article.emit(row.id)

    def _open_point(self, point: str) -> None:
        if self.pane.opened is not None:
            self.open_said.emit(self.pane.opened.row.id, f"point {point}")

    def _any(self) -> bool:
        return bool(self.current())

    # ---- the article one is on ------------------------------------------------------------------------------

    def _moved(self, row: Listed | None) -> None:
        self.pane.show_row(row)
        if row is not None:
            self._reading.start()

    def _read(self) -> None:
        article = self.current()
        if article:
            self._worker.do(self._bridge.ask, waiting.opened, article, done=self._opened, failed=self._not_opened)

    def _opened(self, opened: Opened) -> None:
        if opened.row.id == self.current():
            self.pane.show_opened(opened)

    def _not_opened(self, wrong: Exception) -> None:
        if not isinstance(wrong, Refused):
            raise wrong  # a fault of ours: for the crash handler
        self._bridge.refused.emit(wrong)

    def _back(self) -> None:
        self._fit()
        self._list.setFocus()

    def _fit(self) -> None:
        wide = self.width() >= px(WIDE)
        self.pane.setVisible(wide or self.pane.busy())
        self._list.setVisible(wide or not self.pane.busy())

    # ---- what changes meanwhile -----------------------------------------------------------------------------

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & _CARES:
            self._later()

    def _saved(self, article: str, number: int, at: datetime) -> None:
        self._later()

    def _later(self) -> None:
        # A list that is not seen reads itself when it is shown.
        if self.isVisible():
            self._quiet.start()
