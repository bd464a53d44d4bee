"""The column of Rapikan: what would be tidied, each change ticked or refused with the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QTreeView, QVBoxLayout, QWidget

from newsdesk.text.tidying import Change
from ui.editor.inline import is_redo
from ui.look import px
from ui.parts import Muted, QuietButton, Title
from ui.preview.lines import welcome
from ui.tidying.drawing import ChangeDrawing
from ui.tidying.model import Changes, Row
from ui.words import say

MOST_OPEN = 60
"""With more changes than this only the rules are shown to begin with."""


class ChangeList(QTreeView):
    """Arrows go through it, Space ticks, Enter goes to the place in the text."""

    came_to = Signal(object)
    """The change that one came to."""
    asked = Signal(object)
    """The change whose place in the text was asked for."""
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, changes: Changes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes = changes
        self.setModel(changes)
        self.setItemDelegate(ChangeDrawing(self))
        self.setAccessibleName(say("tidy.list"))
        self.setHeaderHidden(True)
        self.setStyleSheet("ChangeList { selection-background-color: transparent; }")  # a row draws its own
        self.setIndentation(px(14))
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.doubleClicked.connect(self._ask)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._changes.toggle(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        elif is_redo(event):
            self.redo_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._ask(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        if isinstance(row := self._changes.at(current), Row):
            self.came_to.emit(row.change)

    def _ask(self, index: QModelIndex) -> None:
        thing = self._changes.at(index)
        if isinstance(thing, Row):
            self.asked.emit(thing.change)
        else:
            self.setExpanded(index, not self.isExpanded(index))


class TidyPanel(QWidget):
    apply_asked = Signal(list)
    """The changes that are to be made."""
    came_to = Signal(object)
    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tidy")
        self.changes = Changes(self)
        self.list = ChangeList(self.changes, self)
        self.list.came_to.connect(self.came_to)
        self.list.asked.connect(self.asked)
        self._apply = QuietButton("", "done", self)
        self._apply.clicked.connect(self._ask_apply)
        self._sum, self._keys = Muted("", wrap=True, parent=self), Muted(say("tidy.keys"), wrap=True, parent=self)
        self._clean = welcome("fine", "done", say("tidy.clean.title"), say("tidy.clean"))
        head = QHBoxLayout()
        head.addWidget(Title(say("tidy.title"), parent=self), 1)
        head.addWidget(self._apply)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(10), px(12))
        column.setSpacing(px(8))
        column.addLayout(head)
        for part in (self._sum, self.list, self._clean, self._keys):
            column.addWidget(part, 1 if part in (self.list, self._clean) else 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("tidy.title"))
        self.changes.dataChanged.connect(self._count)
        self.show_waiting()

    def show_waiting(self) -> None:
        """The text is being looked at."""
        self._sum.setText(say("tidy.looking"))
        self._clean.hide()
        self._count()

    def show_changes(self, changes: list[Change]) -> None:
        """Show what would be tidied; the place in the list is kept as well as can be."""
        here = (now := QApplication.focusWidget()) is not None and (now is self or self.isAncestorOf(now))
        at = self.list.currentIndex()
        place = (at.parent().row(), at.row()) if at.isValid() else (-1, 0)
        first = not self.changes.groups
        opened = {g.key for n, g in enumerate(self.changes.groups) if self.list.isExpanded(self.changes.index(n, 0))}
        self.changes.show(changes)
        for n, group in enumerate(self.changes.groups):
            wide = len(changes) <= MOST_OPEN if first else group.key in opened
            self.list.setExpanded(self.changes.index(n, 0), wide)
        self._go_to(*place)
        certain, offered = self.changes.counts()
        self._sum.setText(say("tidy.sum", certain=certain, offered=offered))
        self._sum.setVisible(bool(changes))
        self._clean.setVisible(not changes)
        self._count()
        if here:
            self.begin()

    def begin(self) -> None:
        """The keys are for the list; where there is none, for the column, so that Escape closes it."""
        (self.list if self.list.isVisible() else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to(self, group: int, row: int) -> None:
        """The current row is where it was, or the nearest there is; nothing of the text is shown for it."""
        groups = self.changes.groups
        if not groups:
            return
        n = min(max(group, 0), len(groups) - 1)
        index = self.changes.index(n, 0)
        if group >= 0 and self.list.isExpanded(index):
            index = self.changes.index(min(row, len(groups[n].rows) - 1), 0, index)
        blocked = self.list.blockSignals(True)
        self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.blockSignals(blocked)

    def _count(self, *_: object) -> None:
        some = bool(self.changes.groups)
        chosen = sum(group.ticked for group in self.changes.groups)
        self._apply.setText(say("tidy.apply", n=chosen))
        self._apply.setAccessibleName(say("tidy.apply", n=chosen))
        self._apply.setEnabled(chosen > 0)
        for part in (self._apply, self.list, self._keys):
            part.setVisible(some)

    def _ask_apply(self) -> None:
        self.apply_asked.emit(self.changes.chosen())
