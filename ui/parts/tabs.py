"""The open things as tabs: a title each, closed by its cross, the middle button or Delete."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from ui.look import px
from ui.parts.buttons import IconButton
from ui.words import say

WIDEST, NARROWEST = 360, 140
"""A title never gets less than says which article it is; crowded tabs are reached by keys, the wheel, and the list of all."""


class TabStrip(QTabBar):
    """Tabs known by a key. Left and right move between them, Ctrl+Page keys too; they can be dragged."""

    chosen = Signal(str)
    """This tab is now the one in front; an empty string: none is left."""
    close_asked = Signal(str)
    laid_out = Signal()
    """Where the tabs stand is another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMovable(True)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setUsesScrollButtons(True)
        self.setAccessibleName(say("tabs"))
        self.currentChanged.connect(self._changed)
        self.tabBarClicked.connect(self._clicked)

    def add(self, key: str, title: str) -> None:
        """Put a tab at the end; where one has the key already, it only gets the title."""
        if key in self.keys():
            self.set_title(key, title)
            return
        index = self.addTab("")
        self.setTabData(index, key)
        cross = IconButton("close", say("tab.close"), parent=self)
        cross.setIconSize(QSize(px(12), px(12)))
        cross.setProperty("key", key)
        cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        cross.clicked.connect(self._cross)
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(px(4), 0, px(8), 0)
        row.addWidget(cross)
        self.setTabButton(index, QTabBar.ButtonPosition.RightSide, holder)
        self.set_title(key, title)
        if self.count() == 1:
            self.chosen.emit(key)

    def set_title(self, key: str, title: str) -> None:
        """Give a tab another title."""
        index = self.keys().index(key)
        if self.tabToolTip(index) != title:
            self.setTabText(index, title.replace("&", "&&"))
            self.setTabToolTip(index, title)
            self.setAccessibleTabName(index, title)

    def select(self, key: str) -> None:
        """Bring a tab to the front."""
        self.setCurrentIndex(self.keys().index(key))

    def remove(self, key: str) -> None:
        """Take a tab away; its neighbour comes to the front."""
        self.removeTab(self.keys().index(key))

    def keys(self) -> list[str]:
        """The keys of all tabs, from left to right."""
        return [self.tabData(index) for index in range(self.count())]

    def current(self) -> str:
        """The key of the tab in front; empty where there is none."""
        return self.tabData(self.currentIndex()) or ""

    def step(self, by: int) -> None:
        """Bring the next (1) or the previous (-1) tab to the front, round and round."""
        before = self.currentIndex()
        if self.count():
            self.setCurrentIndex((before + by) % self.count())
            if self.currentIndex() == before:
                self.chosen.emit(self.current())

    def crowded(self, room: int) -> bool:
        """True where not every tab can be seen in this much room, however little each takes."""
        return sum(self.minimumTabSizeHint(index).width() for index in range(self.count())) > room

    def tabLayoutChange(self) -> None:
        self.laid_out.emit()

    def tabSizeHint(self, index: int) -> QSize:
        hint = super().tabSizeHint(index)
        return QSize(min(hint.width(), px(WIDEST)), hint.height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        return QSize(min(self.tabSizeHint(index).width(), px(NARROWEST)), self.tabSizeHint(index).height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and index >= 0:
            self.close_asked.emit(self.tabData(index))
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.current():
            self.close_asked.emit(self.current())
        else:
            super().keyPressEvent(event)

    def _changed(self, index: int) -> None:
        # While a tab is being added it has no key yet; `add` tells when it has.
        if index < 0 or self.tabData(index):
            self.chosen.emit(self.current())

    def _clicked(self, index: int) -> None:
        """The tab in front is chosen, too, by whoever is somewhere else."""
        if index >= 0 and index == self.currentIndex():
            self.chosen.emit(self.current())

    def _cross(self) -> None:
        self.close_asked.emit(self.sender().property("key"))
