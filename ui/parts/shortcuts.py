"""The sheet of all shortcuts, in groups."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QBoxLayout, QDialog, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.look import px
from ui.parts.labels import Badge, SectionLabel, Title
from ui.parts.scrolling import scrolling
from ui.words import say

Group = tuple[str, Sequence[tuple[str, str]]]


class ShortcutSheet(QDialog):
    """groups: name of a group, and its rows of words and shortcut (as QKeySequence reads it)."""

    def __init__(self, groups: Sequence[Group], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("shortcuts"))
        self.setAccessibleName(say("shortcuts"))
        columns = QHBoxLayout()
        columns.setContentsMargins(0, 0, px(12), 0)
        columns.setSpacing(px(40))
        sizes = [0, 0]
        sides = [QVBoxLayout(), QVBoxLayout()]
        for name, rows in _longest_first(groups):
            shorter = sizes.index(min(sizes))
            sizes[shorter] += len(rows) + 2
            sides[shorter].addLayout(self._group(name, rows))
        for side in sides:
            side.setSpacing(px(20))
            side.addStretch(1)
            columns.addLayout(side, 1)
        inside = QWidget(self)
        inside.setLayout(columns)
        scroll = scrolling(inside, self)
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the keys that scroll need somewhere to go
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(16))
        column.addWidget(Title(say("shortcuts"), parent=self))
        column.addWidget(scroll, 1)
        screen, beside = self.screen().availableGeometry(), scroll.verticalScrollBar().sizeHint().width() + px(8)
        if inside.sizeHint().width() + beside + 2 * px(24) > screen.width():
            columns.setDirection(QBoxLayout.Direction.TopToBottom)
        # As wide as its longest words and keys together: nobody scrolls sideways for a key.
        scroll.setMinimumWidth(inside.sizeHint().width() + beside)
        self.resize(min(px(760), screen.width()), min(px(680), screen.height()))

    def _group(self, name: str, rows: Sequence[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(0, 1)
        grid.addWidget(SectionLabel(name, parent=self), 0, 0)
        for number, (words, shortcut) in enumerate(rows, 1):
            grid.addWidget(QLabel(words, self), number, 0)
            keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
            grid.addWidget(Badge(keys, "plain", parent=self), number, 1, Qt.AlignmentFlag.AlignRight)
        return grid


def _longest_first(groups: Sequence[Group]) -> list[Group]:
    """The order in which groups are put into columns, so that these end at about the same height."""
    return sorted(groups, key=lambda group: len(group[1]), reverse=True)
