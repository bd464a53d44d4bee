"""How a list is narrowed and sorted: a field to search in it, what it is filtered by, its order; all by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from newsdesk.waiting import HOLDS, SORTS, Wanted
from ui.look import icon, px
from ui.look.tokens import SIDE
from ui.parts import Chip, line
from ui.words import say
from ui.words.short import midnight

QUIET = 120
"""Milliseconds without a key after which is searched."""
FIELDS = ("stage", "category", "place", "person")
DAYS = {"day": 0, "yesterday": 1, "week": 6, "month": 29}
"""Since when: so many days before today."""
USUAL = {"mine": "mine", "submitted": "oldest", "reading": "oldest", "approved": "oldest"}
"""How a list is sorted where nobody chose; else the newest first."""
MOST = 24
"""Values of a filter that a menu shows; who looks for another searches for it."""


class Filters(QObject):
    """Makes the parts of a list's head: `search`, `chips` (what to do) and `active` (what is on)."""

    changed = Signal(object)
    """The Wanted as it is now."""
    left = Signal()
    """The keys go back to the list."""

    def __init__(self, wanted: Wanted, choices: Callable[[Wanted, str], list[str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.wanted = wanted
        self._choices, self._parent = choices, parent
        self._since = ""
        self.search = line(placeholder=say("desk.search"), parent=parent)
        self.search.setAccessibleName(say("desk.search"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), self.search.ActionPosition.LeadingPosition)
        self.search.setMaximumWidth(px(240))
        self.search.installEventFilter(self)
        self._filter, self._sort = Chip(say("desk.filter"), "unfold", parent=parent), Chip("", parent=parent)
        self.chips = (self._filter, self._sort)
        self._filter.clicked.connect(self.open_filters)
        self._sort.clicked.connect(self.open_sorts)
        self.active = QWidget(parent)
        self._row = QHBoxLayout(self.active)
        self._row.setContentsMargins(px(SIDE), 0, px(SIDE), px(10))
        self._row.setSpacing(px(6))
        self._quiet = QTimer(self, singleShot=True, interval=QUIET)
        self._quiet.timeout.connect(self._search)
        self.search.textChanged.connect(self._typed)
        self._show()

    def clear(self) -> None:
        """Take every filter away."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._since = ""
        self._take(Wanted(self.wanted.list, sort=self.wanted.sort))

    def open_filters(self) -> None:
        """What the list can be narrowed to, as a menu below its button."""
        menu = QMenu(self._parent)
        for field in FIELDS:
            if field != "stage" or len(HOLDS.get(self.wanted.list, ("", ""))) > 1:
                self._fill(menu.addMenu(say(f"desk.filter.{field}")), field)
        dates = menu.addMenu(say("desk.filter.since"))
        for name in DAYS:
            self._add(dates, say(f"desk.since.{name}"), "since", name, self._since == name)
        menu.triggered.connect(self._chosen)
        self._pop(menu, self._filter)

    def open_sorts(self) -> None:
        """The orders of the list, as a menu below its button."""
        menu, usual = QMenu(self._parent), USUAL.get(self.wanted.list, "newest")
        for sort in SORTS:
            name = sort or usual
            if name != usual or not sort:
                self._add(menu, say(f"desk.sort.{name}"), "sort", sort, self.wanted.sort == sort)
        menu.triggered.connect(self._chosen)
        self._pop(menu, self._sort)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search field Enter and the arrow down lead to the list; Escape empties it first."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._search()
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.search.clear()
            self._search()
            self.left.emit()
        else:
            return False
        return True

    def _fill(self, menu: QMenu, field: str) -> None:
        values = self._choices(self.wanted, field)
        for value in values[:MOST]:
            self._add(menu, say(f"stage.{value}") if field == "stage" else value, field, value, getattr(self.wanted, field) == value)
        if not values:
            menu.addAction(say("desk.filter.none")).setEnabled(False)

    def _add(self, menu: QMenu, words: str, field: str, value: str, on: bool) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.setData((field, value))
        action.setCheckable(True)
        action.setChecked(on)

    def _pop(self, menu: QMenu, button: Chip) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _chosen(self, action: Any) -> None:
        field, value = action.data()
        self._set(field, value if action.isChecked() or field == "sort" else "")

    def _removed(self) -> None:
        self._set(self.sender().property("field"), "")
        self.left.emit()

    def _set(self, field: str, value: str) -> None:
        if field == "since":
            self._since = value
            self._take(replace(self.wanted, since=midnight() - timedelta(days=DAYS[value]) if value else None))
        else:
            chosen: dict[str, Any] = {field: value}
            self._take(replace(self.wanted, **chosen))

    def _typed(self) -> None:
        self._quiet.start()

    def _search(self) -> None:
        self._quiet.stop()
        words = " ".join(self.search.text().split())
        if words != self.wanted.words:
            self._take(replace(self.wanted, words=words))

    def _take(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self._show()
        self.changed.emit(wanted)

    def _show(self) -> None:
        order = say(f"desk.sort.{self.wanted.sort or USUAL.get(self.wanted.list, 'newest')}")
        self._sort.setText(order)
        self._sort.setAccessibleName(say("desk.sort", order=order))
        while taken := self._row.takeAt(0):
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        on = [(field, getattr(self.wanted, field)) for field in FIELDS] + [("since", self._since)]
        for field, value in on:
            if value:
                words = say(f"desk.since.{value}") if field == "since" else say(f"stage.{value}") if field == "stage" else value
                chip = Chip(words.replace("&", "&&"), "close", parent=self.active)
                chip.setAccessibleName(say("desk.filter.remove", what=words))
                chip.setProperty("field", field)
                chip.clicked.connect(self._removed)
                self._row.addWidget(chip)
        self._row.addStretch(1)
        self.active.setVisible(any(value for _, value in on))
