"""The first start: three questions on one page, and a newsroom to try things in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.look import icon, px
from ui.look.language import install_translator
from ui.parts import Chip, Field, Muted, PrimaryButton, SectionLabel, Wrapped, choice, line, scrolling
from ui.words import LANGUAGES, language, say, set_language

ROLES = (("reporter", ("reporter",)), ("editor", ("editor",)), ("both", ("reporter", "editor")))
WIDTH = 460


class _Role(QRadioButton):
    """One of the roles; they stand in one row, and Up and Down lead through it as Left and Right do."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() not in steps or self.group() is None:
            super().keyPressEvent(event)
            return
        row = self.group().buttons()
        other = row[(row.index(self) + steps[event.key()]) % len(row)]
        other.setFocus(Qt.FocusReason.OtherFocusReason)
        other.setChecked(True)


class Welcome(QLabel):
    """The headline of the page; the style sheet knows it by its name."""


class FirstStart(QWidget):
    """portals: id and name of each, the usual one first."""

    ready = Signal(str, tuple, str, bool)
    """Name, roles, portal, and whether the sample newsroom is wanted."""
    language_changed = Signal(str)

    def __init__(self, portals: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._portals = portals
        self.setObjectName("page")
        self.setWindowTitle("Newsdesk")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._page: QWidget | None = None
        self._build("", "reporter", portals[0][0] if portals else "", True)

    def _build(self, name: str, role: str, portal: str, sample: bool) -> None:
        """Make the page in the language in use, with these answers in it."""
        if self._page is not None:
            self._column.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
        self._name = Field(say("first.name"), line(name, say("first.name.example")))
        self._portal = Field(say("first.portal"), choice(self._portals, portal))
        self._sample = QCheckBox(say("first.sample"))
        self._sample.setChecked(sample)
        self._roles = QButtonGroup(self)
        card = QFrame()
        card.setObjectName("card")
        card.setFixedWidth(px(WIDTH))
        inside = QVBoxLayout(card)
        inside.setContentsMargins(px(32), px(28), px(32), px(28))
        inside.setSpacing(px(18))
        inside.addWidget(self._name)
        inside.addLayout(self._role_choice(role))
        inside.addWidget(self._portal)
        inside.addLayout(self._sample_choice())
        begin = PrimaryButton(say("first.begin"))
        begin.clicked.connect(self._begin)
        inside.addSpacing(px(4))
        inside.addWidget(begin)
        self._page = self._around(card)
        self._column.addWidget(self._page)
        self._name.editor.returnPressed.connect(self._begin)
        self.setFocusProxy(self._name.editor)
        self._name.editor.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._begin()
        else:
            super().keyPressEvent(event)

    def _around(self, card: QWidget) -> QWidget:
        """The card in the middle, a welcome above, languages below; it scrolls where the window is too low for it."""
        middle = Qt.AlignmentFlag.AlignHCenter
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.setSpacing(px(6))
        welcome = Welcome(say("first.welcome"))
        below = Wrapped(say("first.below"), WIDTH)
        column.addStretch(1)
        column.addWidget(welcome, 0, middle)
        column.addWidget(below, 0, middle)
        column.addSpacing(px(14))
        column.addWidget(card, 0, middle)
        column.addSpacing(px(14))
        column.addLayout(self._language_choice())
        column.addStretch(1)
        return scrolling(inside, self, sideways=True)

    def _role_choice(self, role: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(px(4))
        column.addWidget(SectionLabel(say("first.role")))
        row = QHBoxLayout()
        row.setSpacing(px(10))
        for name, _ in ROLES:
            button = _Role(say(f"first.role.{name}"))
            button.setProperty("role", name)
            button.setChecked(name == role)
            self._roles.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return column

    def _sample_choice(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        below = QHBoxLayout()
        below.setContentsMargins(px(31), 0, 0, 0)
        below.addWidget(Muted(say("first.sample.words"), wrap=True))
        column.addWidget(self._sample)
        column.addLayout(below)
        return column

    def _language_choice(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        mark = QLabel()
        mark.setPixmap(icon("language").pixmap(px(16), px(16)))
        row.addStretch(1)
        row.addWidget(mark)
        for name in LANGUAGES:
            chip = Chip(say(f"language.{name}"), checkable=True)
            chip.setProperty("language", name)
            chip.setChecked(name == language())
            chip.clicked.connect(self._choose_language)
            row.addWidget(chip)
        row.addStretch(1)
        return row

    def _choose_language(self) -> None:
        chosen = self.sender().property("language")
        set_language(chosen)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            install_translator(app, chosen)
        self._build(self._name.editor.text(), self._role(), self._portal.editor.currentData(), self._sample.isChecked())
        self.language_changed.emit(chosen)

    def _role(self) -> str:
        return str(self._roles.checkedButton().property("role"))

    def _begin(self) -> None:
        name = self._name.editor.text().strip()
        self._name.set_wrong("" if name else say("first.name.missing"))
        if not name:
            self._name.editor.setFocus()
            return
        portal = self._portal.editor.currentData() or ""
        self.ready.emit(name, dict(ROLES)[self._role()], portal, self._sample.isChecked())
