"""The side bar: where one is, how much is where, and who one is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.commands import Command, fill_menu
from ui.look import colour, px
from ui.look.tokens import SIDE_BAR, SIDE_BAR_NARROW
from ui.parts import Avatar, Elided, Hairline, IconButton, Muted, NavItem, PrimaryButton, SectionLabel, Title, scrolling
from ui.words import say

SHELVES = ("mine", "draft", "submitted", "reading", "approved", "exported", "published", "override")
BELOW = ("archive", "newsroom", "day")
QUIET = ("bin",)
"""At the bottom: nobody goes there every day."""
FOR_ROLES = {"reading": {"editor", "chief"}, "override": {"chief"}}
"""Places that only people with one of these roles have."""
NARROW = 1000
"""A window that is less wide has no room for the words of the side bar."""


class PersonButton(QAbstractButton):
    """Who works here: initials, name and roles; pressed, it asks who it is to be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._room = QHBoxLayout(self)
        self._room.setContentsMargins(px(8), px(6), px(8), px(6))
        self._room.setSpacing(px(10))
        self._words: list[QWidget] = []
        self._narrow = False

    def show_person(self, name: str, roles: Sequence[str]) -> None:
        """Show a person and what they do here."""
        while taken := self._room.takeAt(0):
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        holder = QWidget(self)
        words = QVBoxLayout(holder)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(px(1))
        words.addWidget(Elided(name, holder))
        if roles:
            words.addWidget(Muted(" · ".join(roles), wrap=True, parent=holder))
        for part in (avatar := Avatar(name, parent=self), holder):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._room.addWidget(avatar)
        self._room.addWidget(holder, 1)
        self._words = [holder]
        said = say("who.button", name=name, roles=", ".join(roles) or say("role.none"))
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.set_narrow(self._narrow)

    def set_narrow(self, narrow: bool) -> None:
        """Only the initials."""
        self._narrow = narrow
        for part in self._words:
            part.setVisible(not narrow)
        self._room.setContentsMargins(px(2) if narrow else px(8), px(6), 0 if narrow else px(8), px(6))

    def sizeHint(self) -> QSize:
        return self._room.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setBrush(colour("line"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(self.rect(), px(7), px(7))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), px(7), px(7))


class SideBar(QFrame):
    write_new = Signal()
    go = Signal(str)
    """The place that was pressed: one of ui/places.py's PLACES."""
    person_asked = Signal()
    """Somebody else is to be who works here."""

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
        column.addWidget(self._places(), 1)
        column.addWidget(Hairline(self))
        column.addSpacing(px(6))
        self._person = PersonButton(self)
        self._person.clicked.connect(self.person_asked)
        column.addWidget(self._person)
        self.set_person(person, roles)

    def set_person(self, name: str, roles: Sequence[str]) -> None:
        """Show who works here now; places that are not theirs go."""
        self._person.show_person(name, [say(f"role.{role}") for role in roles])
        for place, needs in FOR_ROLES.items():
            self._items[place].setVisible(bool(needs & set(roles)))

    def person_menu(self) -> QMenu:
        """An empty menu to be filled and then shown by `pop_person`."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def pop_person(self, menu: QMenu) -> None:
        """Show a menu above the person, who stands at the lower end of the window."""
        corner = self._person.mapToGlobal(QPoint(0, 0))
        menu.popup(corner - QPoint(0, menu.sizeHint().height()))

    def set_narrow(self, narrow: bool) -> None:
        """Only icons, where the window has no room to spare: the words come back as tool tips."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.setFixedWidth(px(SIDE_BAR_NARROW if narrow else SIDE_BAR))
        for part in self._words:
            part.setVisible(not narrow)
        self._head_room.setContentsMargins(0 if narrow else px(8), 0, 0, 0)
        self._person.set_narrow(narrow)
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

    def _places(self) -> QScrollArea:
        """All places; where the window is too low for them they scroll."""
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        for place in SHELVES:
            column.addWidget(self._item(place, place))
        column.addLayout(self._section(say("side.archive")))
        for place in BELOW:
            column.addWidget(self._item(place, place))
        column.addStretch(1)
        for place in QUIET:
            column.addWidget(self._item(place, place))
        area = scrolling(inside, self)
        area.setMinimumHeight(px(64))
        return area

    def _pressed(self, item: NavItem) -> None:
        self.go.emit(item.property("place"))
