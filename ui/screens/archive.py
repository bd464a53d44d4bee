"""The archive: every story of the portal that this newsroom knows, found by a few words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from newsdesk import correcting, finding, staffing
from newsdesk.article.content import ANSWERS
from newsdesk.article.steps import PUBLISHED, may
from newsdesk.desk import Changed
from newsdesk.finding import Found
from ui import outside
from ui.bridge import Bridge
from ui.commands import Command
from ui.look import icon, px
from ui.look.tokens import SIDE
from ui.parts import Badge, EmptyState, Hairline, Item, PagedList, QuietButton, Title, line
from ui.travel.server_search import ServerSearch
from ui.words import say
from ui.words.short import known_when, number

QUIET = 80
"""Milliseconds without a key after which is searched."""
_OWN = "newsdesk:article/"
_ICONS = {"correct": "edit", "reply": "quote"}


class Archive(QWidget):
    import_archive = Signal()
    open_article = Signal(str)
    """One of our own articles was opened, or one that was begun here."""
    told = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setObjectName("page")
        self._size = Badge("", "accent", parent=self)
        self._search = line(placeholder=say("archive.search"), parent=self)
        self._search.setAccessibleName(say("archive.search"))
        self._search.setClearButtonEnabled(True)
        self._search.addAction(icon("search"), self._search.ActionPosition.LeadingPosition)
        self._search.installEventFilter(self)
        self._list = PagedList(self._fetch, say("place.archive"), self)
        self._list.installEventFilter(self)
        self._open = QuietButton(say("archive.open"), "open", self)
        self._copy = QuietButton(say("archive.copy"), "copy", self)
        self._answer = QuietButton(say("archive.answer"), "quote", self)
        self._nothing = EmptyState("search", say("archive.nothing.title"), say("archive.nothing"), parent=self)
        welcome = EmptyState("archive", say("empty.archive.title"), say("empty.archive"), say("archive.import"), self)
        self._pile = QStackedLayout()
        for page in (self._list, self._nothing, welcome):
            self._pile.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addLayout(self._tools())
        column.addWidget(Hairline(self))
        column.addLayout(self._pile, 1)
        self.setFocusProxy(self._search)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self._quiet.timeout.connect(self._look)
        self._search.textChanged.connect(self._typed)
        self._server = ServerSearch(bridge, self)
        self._search.textChanged.connect(self._server.look)
        self._list.opened.connect(self._opened)
        self._list.moved.connect(self._moved)
        self._open.clicked.connect(self._open_current)
        self._copy.clicked.connect(self.copy_address)
        self._answer.clicked.connect(self._open_answers)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self.open_menu)
        welcome.acted.connect(self.import_archive)
        bridge.changed.connect(self._changed)
        self._moved(None)
        self.reload()

    def reload(self) -> None:
        """Read again; the place in the list stays."""
        self._show(from_start=False)

    def copy_address(self) -> None:
        """Put the address of the story one is on into the clipboard."""
        item = self._list.current()
        if item and item.data.address:
            outside.copy(item.data.address)

    def commands(self) -> tuple[Command, ...]:
        """What can be begun with the story one is on."""
        return tuple(Command(f"archive.{kind}", partial(self.write_answer, kind), "", _ICONS[kind], "desk", partial(self._may_answer, kind))
                     for kind in ANSWERS)

    def write_answer(self, kind: str) -> None:
        """Begin a correction of the story one is on, or a reply to it, as an article of its own. kind: one of ANSWERS."""
        found = self._current()
        made = self._bridge.act(correcting.write_answer, _named(found), kind, origin=self) if found else None
        if found and made:
            self.open_article.emit(made)
            self.told.emit(say("change.own.told", headline=found.headline))

    def open_menu(self, place: QPoint | None = None) -> None:
        """What can be done with the story one is on. place: where the mouse is in the list; None: the keys ask."""
        if self._current() is None:
            return
        menu = QMenu(self)
        for words, meaning, do, can in (("archive.open", "open", self._open_current, self._open.isEnabled()),
                                        ("archive.copy", "copy", self.copy_address, self._copy.isEnabled())):
            action = menu.addAction(icon(meaning), say(words))
            action.triggered.connect(do)
            action.setEnabled(can)
        menu.addSeparator()
        self._offer_answers(menu)
        row = self._list.visualRect(self._list.currentIndex())
        menu.popup(self._list.viewport().mapToGlobal(place if place is not None else QPoint(px(SIDE), row.bottom())))

    def showEvent(self, event: QShowEvent) -> None:
        self.reload()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search field the arrows move in the list, Enter opens, and the menu key opens the menu of the story."""
        if isinstance(event, QContextMenuEvent) and event.reason() == QContextMenuEvent.Reason.Keyboard and self._current():
            self.open_menu()
            return True
        if watched is not self._search or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self._list.step(steps[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_current()
        elif event.key() == Qt.Key.Key_Escape and self._search.text():
            self._search.clear()
        elif event.matches(QKeySequence.StandardKey.Copy) and not self._search.hasSelectedText():
            self.copy_address()
        else:
            return False
        return True

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(px(SIDE), px(16), px(SIDE), px(12))
        head.setSpacing(px(10))
        head.addWidget(Title(say("place.archive"), parent=self))
        head.addWidget(self._size)
        head.addStretch(1)
        bring = QuietButton(say("archive.import"), "import", self)
        bring.clicked.connect(self.import_archive)
        head.addWidget(bring)
        return head

    def _tools(self) -> QHBoxLayout:
        tools = QHBoxLayout()
        tools.setContentsMargins(px(SIDE), 0, px(SIDE), px(14))
        tools.setSpacing(px(8))
        self._search.setMaximumWidth(px(560))
        tools.addWidget(self._search, 1)
        tools.addStretch(0)
        tools.addWidget(self._open)
        tools.addWidget(self._copy)
        tools.addWidget(self._answer)
        return tools

    def _fetch(self, limit: int, offset: int) -> Sequence[Item]:
        return [_item(f) for f in self._bridge.ask(finding.find, self._search.text(), limit=limit, offset=offset)]

    def _typed(self) -> None:
        self._quiet.start()

    def _look(self) -> None:
        self._show(from_start=True)

    def _show(self, from_start: bool) -> None:
        self._list.reload(from_start)
        size = self._bridge.ask(finding.archive_size)
        self._size.set(number(size))
        self._size.setVisible(size > 0)
        self._pile.setCurrentIndex(0 if self._list.count() else 1 if self._search.text().strip() else 2)

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & {"archive", "address"} and self.isVisible():
            self._quiet.start()

    def _moved(self, found: Found | None) -> None:
        self._copy.setEnabled(bool(found and found.address))
        self._open.setEnabled(bool(found and (found.address or found.target.startswith(_OWN))))
        self._answer.setEnabled(found is not None)

    def _current(self) -> Found | None:
        item = self._list.current()
        return item.data if item else None

    def _may_answer(self, kind: str) -> bool:
        """Whether there is a story to answer, and this person may."""
        me = self._bridge.ask(staffing.me) if self._current() else None
        return me is not None and may(kind, PUBLISHED, frozenset(me.roles))

    def _open_answers(self) -> None:
        menu = QMenu(self)
        self._offer_answers(menu)
        menu.popup(self._answer.mapToGlobal(self._answer.rect().bottomLeft()))

    def _offer_answers(self, menu: QMenu) -> None:
        for kind in ANSWERS:
            action = menu.addAction(icon(_ICONS[kind]), say(f"archive.answer.{kind}"))
            action.triggered.connect(partial(self.write_answer, kind))
            action.setEnabled(self._may_answer(kind))
        menu.aboutToHide.connect(menu.deleteLater)

    def _open_current(self) -> None:
        if item := self._list.current():
            self._opened(item.data)

    def _opened(self, found: Found) -> None:
        if found.target.startswith(_OWN):
            self.open_article.emit(found.target.removeprefix(_OWN))
        elif found.address:
            outside.browse(found.address)


def _named(found: Found) -> str:
    """What newsdesk/correcting.py calls a story: the id of ours, else what a related link says."""
    return found.target.removeprefix(_OWN)


def _item(found: Found) -> Item:
    when = known_when(found.published, found.origin)
    detail = " · ".join(filter(None, (found.category, found.who)))
    if not detail:
        detail = found.address or say("archive.no-address")
    badge = say("archive.ours") if found.target.startswith(_OWN) else ""
    return Item(found.target, found.headline or say("untitled"), detail, when, badge, "accent", found)
