"""The side bar: where one is, how much is where, and who one is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui.commands import Command, fill_menu
from ui.look import px
from ui.look.tokens import SIDE_BAR
from ui.parts import Avatar, Elided, Hairline, IconButton, Muted, NavItem, PrimaryButton, SectionLabel, Title
from ui.words import say

SHELVES = ("draft", "submitted", "approved", "exported")
BELOW = ("archive", "newsroom")


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
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(16), px(12), px(12))
        column.setSpacing(px(2))
        column.addLayout(self._head(portal))
        column.addSpacing(px(12))
        new = PrimaryButton(say("side.write"), "write", self)
        new.clicked.connect(self.write_new)
        column.addWidget(new)
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
        name.addWidget(Title("Newsdesk", parent=self), 1)
        name.addWidget(self._menu)
        head = QVBoxLayout()
        head.setContentsMargins(px(8), 0, 0, 0)
        head.setSpacing(0)
        head.addLayout(name)
        place = Muted(portal, parent=self)
        place.setMinimumWidth(0)
        head.addWidget(place)
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
        row.addWidget(SectionLabel(words, parent=self))
        return row

    def _foot(self, person: str, roles: Sequence[str]) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(px(1))
        words.addWidget(Elided(person, self))
        if roles:
            words.addWidget(Muted(" · ".join(say(f"role.{role}") for role in roles), wrap=True, parent=self))
        foot = QHBoxLayout()
        foot.setContentsMargins(px(8), 0, px(4), 0)
        foot.setSpacing(px(10))
        foot.addWidget(Avatar(person, parent=self))
        foot.addLayout(words, 1)
        return foot

    def _pressed(self, item: NavItem) -> None:
        self.go.emit(item.property("place"))
