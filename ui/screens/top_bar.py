"""The top bar: the open articles as tabs, how the one in front stands, and the one thing that happens next with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
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
    steps_asked = Signal()

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
        self._steps = IconButton("unfold", say("steps.more"), parent=self)
        self._steps.setToolTip(f"{say('steps.more')} (F2)")
        self._words: dict[QPushButton, tuple[str, str]] = {self._preview: (say("command.preview"), "")}
        for button, signal in ((self._checks, self.checks_asked), (self._preview, self.preview_asked),
                               (self._next, self.next_asked), (self._steps, self.steps_asked)):
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
        for part in (self._stage, self._checks, self._preview, self._more, self._next, self._steps):
            row.addWidget(part)
        self._stands: tuple[str, str, str] | None = None
        self.show_article(None, 0, "")

    def show_article(self, stands: tuple[str, str, str] | None, findings: int, step: str, asked: bool = False) -> None:
        """Show how the article in front stands: in words, in fewer words, and the kind of badge; None: there is none in front.

        step: the words of what comes next; empty: nothing waits. asked: something is asked below that comes before it.
        """
        self._stands = stands
        for part in (self._stage, self._checks, self._preview, self._more, self._next, self._steps):
            part.setVisible(stands is not None)
        if stands is not None:
            words = say("checks.look", n=findings) if findings else say("checks.fine")
            self._words[self._checks] = (words, str(findings) if findings else "")
            self._checks.setIcon(icon("warn", "look") if findings else icon("approved", "done"))
            self._next.setText(step)
            self._next.setAccessibleName(step)
            self._next.setVisible(bool(step))
            self._next.give_way(asked)
            self._steps.setText("" if step else say("steps.title"))
            style = Qt.ToolButtonStyle.ToolButtonIconOnly if step else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            self._steps.setToolButtonStyle(style)
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

    def open_steps(self, menu: QMenu) -> None:
        """Open a menu of steps below its button."""
        corner = self._steps.mapToGlobal(self._steps.rect().bottomRight())
        menu.popup(corner - QPoint(menu.sizeHint().width(), -px(4)))

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
        words, few, kind = self._stands or ("", "", "accent")
        self._stage.setVisible(self._stands is not None)
        self._preview.setVisible(self._stands is not None)
        for giving_way in (None, self._preview, self._checks, "few words", self._stage, "preview"):
            if giving_way is self._stage:
                self._stage.hide()
            elif giving_way == "preview":  # its key and the menu are left
                self._preview.hide()
            elif isinstance(giving_way, QPushButton):
                short.append(giving_way)
            self._stage.set(few if giving_way == "few words" else words, kind)
            self._stage.setToolTip(words)
            for button, (long, least) in self._words.items():
                self._say(button, long, least if button in short else long)
            parts = (self._all, self._stage, self._checks, self._preview, self._more, self._next, self._steps)
            taken = sum(part.sizeHint().width() + px(8) for part in parts if part.isVisibleTo(self))
            if self.width() - 2 * px(16) - taken >= px(TABS_WANT):
                break
        if (row := self.layout()) is not None:
            row.activate()  # at once: words that came back are not cut until the next look

    def _say(self, button: QPushButton, words: str, shown: str) -> None:
        keys = QKeySequence(self._keys[button]).toString(QKeySequence.SequenceFormat.NativeText)
        button.setText(shown)
        button.setToolTip(f"{words} ({keys})")
        button.setAccessibleName(words)
