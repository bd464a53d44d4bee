"""The top bar: the open articles as tabs, how the one in front stands, and the one thing that happens next with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from ui.commands import Command, fill_menu
from ui.look import icon, px
from ui.look.tokens import TOP_BAR
from ui.parts import Badge, IconButton, PrimaryButton, QuietButton, TabStrip
from ui.words import say

TABS_WANT = 300
"""Room the tabs get before anything else in the bar may take words: a title and the beginning of the next."""


class TopBar(QWidget):
    """commands: what the menu at its end holds. Where it is narrow, words give way one by one and come back as tool tips."""

    preview_asked = Signal()
    checks_asked = Signal()
    next_asked = Signal()

    def __init__(self, commands: Callable[[], Sequence[Command]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setFixedHeight(px(TOP_BAR))
        self._commands = commands
        self.tabs = TabStrip(self)
        self._stage, self._checks = Badge("", parent=self), QuietButton("", "warn", self)
        self._preview = QuietButton(say("command.preview"), "preview", self)
        self._all = IconButton("unfold", say("tabs"), parent=self)
        self._all.hide()
        self._more = IconButton("more", say("top.more"), parent=self)
        self._next = PrimaryButton("", parent=self)
        self._words: dict[QPushButton, tuple[str, str]] = {self._preview: (say("command.preview"), "")}
        for button, signal in ((self._checks, self.checks_asked), (self._preview, self.preview_asked),
                               (self._next, self.next_asked)):
            button.clicked.connect(signal)
        self._more.clicked.connect(self.open_menu)
        self._all.clicked.connect(self.open_list)
        self.tabs.laid_out.connect(self._offer_list)
        self._keys = {self._preview: "F6", self._checks: "F7"}
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), 0, px(16), 0)
        row.setSpacing(px(8))
        row.addWidget(self.tabs, 1)
        row.addWidget(self._all)
        for part in (self._stage, self._checks, self._preview, self._more, self._next):
            row.addWidget(part)
        self.show_article("", 0, "")

    def show_article(self, stage: str, findings: int, step: str) -> None:
        """Show how the article in front stands; an empty stage: there is none in front, and nothing can be done here."""
        for part in (self._stage, self._checks, self._preview, self._more, self._next):
            part.setVisible(bool(stage))
        if stage:
            self._stage.set(say(f"stage.{stage}"), "done" if stage in ("approved", "exported") else "accent")
            words = say("checks.look", n=findings) if findings else say("checks.fine")
            self._words[self._checks] = (words, str(findings) if findings else "")
            self._checks.setIcon(icon("warn", "look") if findings else icon("approved", "done"))
            self._next.setText(say(f"next.{step}"))
            self._next.setAccessibleName(self._next.text())
        self._fit()

    def step_words(self) -> str:
        """What the primary button says."""
        return self._next.text()

    def open_menu(self) -> None:
        """What else can be done with the article in front."""
        menu = QMenu(self)
        fill_menu(menu, self._commands())
        menu.aboutToHide.connect(menu.deleteLater)
        # It ends where its button ends: at the right edge of the window it would hang out of it.
        corner = self._more.mapToGlobal(self._more.rect().bottomRight())
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def open_list(self) -> None:
        """Every open article by its whole headline: for tabs that have no room."""
        menu = QMenu(self)
        for index, key in enumerate(self.tabs.keys()):
            action = menu.addAction(self.tabs.tabToolTip(index).replace("&", "&&"))
            action.setData(key)
            action.setCheckable(True)
            action.setChecked(key == self.tabs.current())
        menu.triggered.connect(self._list_chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._all.mapToGlobal(self._all.rect().bottomLeft()))

    def _list_chosen(self, action: QAction) -> None:
        self.tabs.select(action.data())

    def _offer_list(self) -> None:
        room = self.tabs.width() + (self._all.width() if self._all.isVisibleTo(self) else 0)
        if self._all.isVisibleTo(self) != self.tabs.crowded(room):
            self._all.setVisible(self.tabs.crowded(room))
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let words go from the right part of the bar, one after the other, until the tabs have the room they want."""
        short: list[QPushButton] = []
        with_stage = self._next.isVisibleTo(self)
        self._stage.setVisible(with_stage)
        for giving_way in (None, self._preview, self._checks, self._stage):
            if giving_way is self._stage:
                self._stage.hide()
            elif isinstance(giving_way, QPushButton):
                short.append(giving_way)
            for button, (words, few) in self._words.items():
                self._say(button, words, few if button in short else words)
            parts = (self._all, self._stage, self._checks, self._preview, self._more, self._next)
            taken = sum(part.sizeHint().width() + px(8) for part in parts if part.isVisibleTo(self))
            if self.width() - 2 * px(16) - taken >= px(TABS_WANT):
                break

    def _say(self, button: QPushButton, words: str, shown: str) -> None:
        keys = QKeySequence(self._keys[button]).toString(QKeySequence.SequenceFormat.NativeText)
        button.setText(shown)
        button.setToolTip(f"{words} ({keys})")
        button.setAccessibleName(words)
