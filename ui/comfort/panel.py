"""The look of the page, to be set while one sees it: size and kind of letters, width, what moves and what is dimmed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.comfort.settings import LETTERS, LIT, WIDTHS, ZOOMS, Comfort
from ui.look import px
from ui.parts import Chip, IconButton, Muted, SectionLabel
from ui.words import say

THEMES = ("light", "dark", "system")


class ComfortPanel(QFrame):
    """A popup over the paper; every change shows at once."""

    chosen = Signal(object)
    """The Comfort that is set now."""
    theme_chosen = Signal(str)

    def __init__(self, comfort: Comfort, theme: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(say("comfort"))
        self._comfort = comfort
        self._smaller = IconButton("minus", say("comfort.zoom.out"), parent=self)
        self._larger = IconButton("add", say("comfort.zoom.in"), parent=self)
        self._zoom = Muted("", parent=self)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._zoom.setMinimumWidth(px(56))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(14), px(18), px(14))
        column.setSpacing(px(6))
        row = QHBoxLayout()
        for part in (self._smaller, self._zoom, self._larger):
            row.addWidget(part)
        row.addStretch(1)
        column.addWidget(SectionLabel(say("comfort.zoom"), parent=self))
        column.addLayout(row)
        column.addSpacing(px(6))
        self._chips(column, "width", {name: f"comfort.width.{name}" for name in WIDTHS}, comfort.width)
        self._chips(column, "letters", {name: f"comfort.letters.{name}" for name in LETTERS}, comfort.letters)
        self._chips(column, "theme", {name: f"theme.{name}" for name in THEMES}, theme)
        for name in ("typewriter", "dim"):
            box = QCheckBox(say(f"comfort.{name}"), self)
            box.setChecked(getattr(comfort, name))
            box.setProperty("field", name)
            box.toggled.connect(self._ticked)
            column.addWidget(box)
        column.addSpacing(px(6))
        self._chips(column, "lit", {name: f"comfort.lit.{name}" for name in LIT}, comfort.lit)
        self._smaller.clicked.connect(self._make_smaller)
        self._larger.clicked.connect(self._make_larger)
        self._show_zoom()

    def open_at(self, corner: QPoint) -> None:
        """Open with the upper right corner at a point of the screen."""
        self.adjustSize()
        self.move(corner.x() - self.width(), corner.y())
        self.show()
        self._larger.setFocus(Qt.FocusReason.PopupFocusReason)

    def _chips(self, column: QVBoxLayout, name: str, words: dict[str, str], now: str) -> None:
        """A row of chips of which one is on. words: value -> the code of what it is called."""
        column.addWidget(SectionLabel(say(f"comfort.{name}"), parent=self))
        group, row = QButtonGroup(self), QHBoxLayout()
        row.setSpacing(px(6))
        for value, code in words.items():
            chip = Chip(say(code), checkable=True, parent=self)
            chip.setChecked(value == now)
            chip.setProperty("choice", [name, value])
            group.addButton(chip)
            row.addWidget(chip)
        row.addStretch(1)
        group.buttonClicked.connect(self._chip_pressed)
        column.addLayout(row)
        column.addSpacing(px(6))

    def _chip_pressed(self, chip: Chip) -> None:
        name, value = chip.property("choice")
        if name == "theme":
            self.close()
            self.theme_chosen.emit(value)
        else:
            self._set(replace(self._comfort, **{name: value}))

    def _ticked(self, on: bool) -> None:
        self._set(replace(self._comfort, **{self.sender().property("field"): on}))

    def _make_smaller(self) -> None:
        self._set(self._comfort.zoomed(-1))

    def _make_larger(self) -> None:
        self._set(self._comfort.zoomed(1))

    def _set(self, comfort: Comfort) -> None:
        self._comfort = comfort
        self._show_zoom()
        self.chosen.emit(comfort)

    def _show_zoom(self) -> None:
        words = say("comfort.zoom.now", n=self._comfort.zoom)
        self._zoom.setText(words)
        self._zoom.setAccessibleName(words)
        self._smaller.setEnabled(self._comfort.zoom > ZOOMS[0])
        self._larger.setEnabled(self._comfort.zoom < ZOOMS[-1])
