"""Cutting and turning a picture in its place: the picture, the portal's shapes, two turns, and the way back to the original."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from newsdesk.article.content import Picture
from newsdesk.pictures.cutting import shaped, size_shown, turned, uncut
from ui.editor.thumbnails import Thumbnails
from ui.look import px
from ui.parts import Chip, IconButton, LinkButton, Muted
from ui.pictures.cut_view import CutView
from ui.words import say


class CutPanel(QWidget):
    """shapes: what the portal shows pictures in, such as ``16:9``."""

    edited = Signal(object, bool)
    """The Picture as it is now, and whether a person is still at it."""

    def __init__(self, thumbnails: Thumbnails, shapes: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._picture = Picture("")
        self._view = CutView(self)
        self._view.changed.connect(self._cut)
        self._size = Muted("", parent=self)
        self._shapes = QButtonGroup(self)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        for number, shape in enumerate(("", *shapes)):
            chip = Chip(shape or say("picture.cut.free"), checkable=True, parent=self)
            chip.setProperty("shape", shape)
            self._shapes.addButton(chip, number)
            row.addWidget(chip)
        self._shapes.button(0).setChecked(True)
        self._shapes.idClicked.connect(self._choose_shape)
        self._left = IconButton("undo", say("picture.cut.left"), parent=self)
        self._right = IconButton("redo", say("picture.cut.right"), parent=self)
        self._original = LinkButton(say("picture.cut.original"), parent=self)
        self._left.clicked.connect(self._turn_left)
        self._right.clicked.connect(self._turn_right)
        self._original.clicked.connect(self._back)
        for part in (self._left, self._right):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._size)
        row.addWidget(self._original)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(6))
        column.setSpacing(px(8))
        column.addWidget(self._view)
        column.addLayout(row)
        thumbnails.ready.connect(self._refresh)

    def show_picture(self, picture: Picture) -> None:
        """Show this picture."""
        self._picture = picture
        self._refresh()

    def begin(self) -> None:
        self._view.setFocus()

    def _refresh(self) -> None:
        if self.isHidden():
            return
        picture = self._picture
        self._view.show_picture(picture, self._thumbnails.of(picture), self._shape())
        width, height = size_shown(picture)
        self._size.setText(say("picture.cut.size", width=width, height=height) if width else "")
        self._original.setEnabled(picture != uncut(picture))

    def _shape(self) -> str:
        return str(self._shapes.checkedButton().property("shape"))

    def _choose_shape(self, _number: int) -> None:
        shape = self._shape()
        self._take(shaped(self._picture, shape) if shape else self._picture)

    def _cut(self, picture: Picture, at_it: bool) -> None:
        self._picture = picture
        self._refresh()
        self.edited.emit(picture, at_it)

    def _turn_left(self) -> None:
        self._turn(3)

    def _turn_right(self) -> None:
        self._turn(1)

    def _turn(self, quarters: int) -> None:
        now, shape = turned(self._picture, quarters), self._shape()
        self._take(shaped(now, shape) if shape else now)

    def _back(self) -> None:
        self._shapes.button(0).setChecked(True)
        self._take(uncut(self._picture))

    def _take(self, picture: Picture) -> None:
        self._picture = picture
        self._refresh()
        self.edited.emit(picture, False)
