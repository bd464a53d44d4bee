"""The side bar: where one is, how much is where, and who one is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.commands import Command, fill_menu
from ui.look import px
from ui.look.tokens import SIDE_BAR, SIDE_BAR_NARROW
from ui.parts import Avatar, Elided, Hairline, IconButton, Muted, NavItem, PrimaryButton, SectionLabel, Title
from ui.words import say

SHELVES = ("draft", "submitted", "approved", "exported")
BELOW = ("archive", "newsroom")
NARROW = 1000
"""A window that is less wide has no room for the words of the side bar."""


class SideBar(QFrame):
    write_new = Signal()
    go = Signal(str)
    """The place that was pressed: a shelf, ``archive`` or ``newsroom``."""

    def __init__(self, person: str, portal: str, roles: Sequence[str] = (),
                 commands: Callable[[], Sequence[Command]] = tuple, parent: QWidget | None = None) -> None:
        """roles: what the person is here; commands: what the menu of the newsroom holds."""
        super().__init__(parent)
        self._commands = commands
        self.setFixedWidth(px(SIDE_BAR))
        self.setAccessibleName(say("side"))
        self._items: dict[str, NavItem] = {}
        self._words: list[QWidget] = []
        """What is hidden where there is only room for icons."""
        self._narrow = False
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(16), px(12), px(12))
        column.setSpacing(px(2))
        column.addLayout(self._head(portal))
        column.addSpacing(px(12))
        self._new = PrimaryButton(say("side.write"), "write", self)
        self._new.clicked.connect(self.write_new)
        column.addWidget(self._new)
        column.addSpacing(px(10))
        for place in SHELVES:
            column.addWidget(self._item(place, place))
        column.addLayout(self._section(say("side.archive")))
        for place in BELOW:
            column.addWidget(self._item(place, place))
        column.addStretch(1)
        column.addWidget(Hairline(self))
        column.addSpacing(px(10))
        column.addLayout(self._foot(person, roles))

    def set_narrow(self, narrow: bool) -> None:
        """Only icons, where the window has no room to spare: the words come back as tool tips."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.setFixedWidth(px(SIDE_BAR_NARROW if narrow else SIDE_BAR))
        for part in self._words:
            part.setVisible(not narrow)
        self._head_room.setContentsMargins(0 if narrow else px(8), 0, 0, 0)
        self._foot_room.setContentsMargins(px(2) if narrow else px(8), 0, 0 if narrow else px(4), 0)
        self._new.setText("" if narrow else say("side.write"))
        self._new.setToolTip(say("side.write") if narrow else "")
        self._new.setIconSize(QSize(px(16 if narrow else 21), px(16)))
        for item in self._items.values():
            item.set_narrow(narrow)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self._fit()
        return False

    def _fit(self) -> None:
        self.set_narrow(not self.isWindow() and self.window().width() < px(NARROW))

    def set_place(self, place: str) -> None:
        """Show where one is; an empty string: in an article, which is in none of these places."""
        self._group.setExclusive(False)
        for name, item in self._items.items():
            item.setChecked(name == place)
        self._group.setExclusive(bool(place))

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many there are in each place that has a number."""
        for place, count in counts.items():
            if place in self._items:
                self._items[place].set_count(count)

    def open_menu(self) -> None:
        """What can be done in the newsroom: bring files in, make a backup, find a command."""
        menu = QMenu(self)
        fill_menu(menu, self._commands())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._menu.mapToGlobal(self._menu.rect().bottomLeft()))

    def _head(self, portal: str) -> QVBoxLayout:
        self._menu = IconButton("more", say("side.menu"), parent=self)
        self._menu.clicked.connect(self.open_menu)
        name = QHBoxLayout()
        title = Title("Newsdesk", parent=self)
        name.addWidget(title, 1)
        name.addWidget(self._menu)
        head = QVBoxLayout()
        head.setContentsMargins(px(8), 0, 0, 0)
        head.setSpacing(0)
        head.addLayout(name)
        place = Muted(portal, parent=self)
        place.setMinimumWidth(0)
        head.addWidget(place)
        self._words += [title, place]
        self._head_room = head
        return head

    def _item(self, place: str, meaning: str) -> NavItem:
        item = NavItem(meaning, say(f"place.{place}"), self)
        item.setProperty("place", place)
        self._items[place] = item
        self._group.addButton(item)
        return item

    def _section(self, words: str) -> QHBoxLayout:
        # Margins of a layout, not of the label: a style sheet takes a label's own away.
        row = QHBoxLayout()
        row.setContentsMargins(px(10), px(16), 0, px(4))
        label = SectionLabel(words, parent=self)
        row.addWidget(label)
        self._words.append(label)
        return row

    def _foot(self, person: str, roles: Sequence[str]) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(px(1))
        name = Elided(person, self)
        words.addWidget(name)
        self._words.append(name)
        if roles:
            does = Muted(" · ".join(say(f"role.{role}") for role in roles), wrap=True, parent=self)
            words.addWidget(does)
            self._words.append(does)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(8), 0, px(4), 0)
        foot.setSpacing(px(10))
        foot.addWidget(Avatar(person, parent=self))
        foot.addLayout(words, 1)
        self._foot_room = foot
        return foot

    def _pressed(self, item: NavItem) -> None:
        self.go.emit(item.property("place"))
