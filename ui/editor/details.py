"""The details of a picture: what its caption is made of, and replacing or removing it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from newsdesk.article.content import Picture
from newsdesk.text.caption import read_caption
from ui.editor.inline import Line
from ui.editor.thumbnails import Thumbnails
from ui.look import colour, px
from ui.parts import LinkButton, SectionLabel
from ui.pictures.cut_panel import CutPanel
from ui.words import say

_FIELDS = (("keyword", 0, 0, 1), ("caption", 0, 1, 2), ("photographer", 2, 0, 1), ("agency", 2, 1, 1), ("alt", 2, 2, 1))


class Details(QWidget):
    """A strip below a picture."""

    edited = Signal(object, bool)
    """The Picture as it is now, and whether a person is typing."""
    replace_asked = Signal()
    remove_asked = Signal()
    closed = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    resized = Signal()
    """The strip is higher or lower than before."""

    def __init__(self, thumbnails: Thumbnails, shapes: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = Picture("")
        self._panel = CutPanel(thumbnails, shapes, self)
        self._panel.edited.connect(self._cut)
        self._panel.hide()
        self._lines: dict[str, Line] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(px(14), px(12), px(14), px(10))
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(4))
        for column in range(3):
            grid.setColumnStretch(column, 1)
        grid.addWidget(self._panel, 0, 0, 1, 3)
        for name, row, column, span in _FIELDS:
            field = Line(self)
            field.setAccessibleName(say(f"editor.picture.{name}"))
            field.setPlaceholderText(say(f"editor.picture.{name}.hint"))
            field.textEdited.connect(self._typed)
            field.undo_asked.connect(self.undo_asked)
            field.redo_asked.connect(self.redo_asked)
            label = SectionLabel(say(f"editor.picture.{name}"), parent=self)
            label.setBuddy(field)
            grid.addWidget(label, row + 1, column, 1, span)
            grid.addWidget(field, row + 2, column, 1, span)
            self._lines[name] = field
        self._lines["caption"].editingFinished.connect(self._take_apart)
        self._ai = QCheckBox(say("editor.picture.ai"), self)
        self._ai.clicked.connect(self._ticked)
        self._crop = LinkButton(say("picture.cut"), "crop", parent=self)
        self._replace = LinkButton(say("editor.picture.replace"), "refresh", parent=self)
        self._remove = LinkButton(say("editor.picture.remove"), "delete", parent=self)
        self._close = LinkButton(say("editor.picture.close"), parent=self)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, px(6), 0, 0)
        foot.addWidget(self._ai)
        foot.addStretch(1)
        self._crop.clicked.connect(self._open_panel)
        foot.addWidget(self._crop)
        for button, signal in ((self._replace, self.replace_asked), (self._remove, self.remove_asked),
                               (self._close, self.closed)):
            button.clicked.connect(signal)
            foot.addWidget(button)
        grid.addLayout(foot, 5, 0, 1, 3)

    def show_picture(self, picture: Picture) -> None:
        """Show the details of a picture; what is being typed is not disturbed."""
        if picture.key != self._picture.key or picture.image != self._picture.image:
            self._panel.hide()
        self._picture = picture
        self._panel.show_picture(picture)
        self._crop.setEnabled(bool(picture.image))
        for name, field in self._lines.items():
            value = getattr(picture, name)
            if (field.text() if not field.hasFocus() else field.text().strip()) != value:
                field.setText(value)
                field.setCursorPosition(0)
        self._ai.setChecked(picture.ai)

    def sentences(self) -> tuple[Line, ...]:
        """The fields in which sentences are written, where names and slips are."""
        return self._lines["caption"], self._lines["alt"]

    def field(self, name: str) -> Line | None:
        """The field of something that is said about the picture."""
        return self._lines.get(name)

    def number_of(self, widget: QWidget | None) -> int:
        """The place of a field among them in order of reading; -1 for what is no field."""
        return next((n for n, field in enumerate(self._lines.values()) if field is widget), -1)

    def picture(self) -> Picture:
        return self._picture

    def begin(self) -> None:
        """Put the caret into the first field that is empty."""
        empty = next((f for f in self._lines.values() if not f.text()), self._lines["keyword"])
        empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour("line"))
        painter.setBrush(colour("background"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), px(8), px(8))

    def _open_panel(self) -> None:
        self._panel.setVisible(self._panel.isHidden())
        self._panel.show_picture(self._picture)
        self.resized.emit()
        (self._panel if self._panel.isVisible() else self).begin()

    def _cut(self, picture: Picture, at_it: bool) -> None:
        self._picture = picture
        self.edited.emit(picture, at_it)

    def _take_apart(self) -> None:
        """A caption that came with keyword and photographer in it, ``KEYWORD - text.-Name-``: each goes to its field."""
        said = read_caption(self._lines["caption"].text())
        parts = {"keyword": said.keyword, "photographer": said.photographer, "agency": said.agency}
        found = {name: value for name, value in parts.items() if value}
        if not said.certain or not found or any(self._lines[name].text().strip() for name in found):
            return
        for name, value in (*found.items(), ("caption", said.text)):
            self._lines[name].setText(value)
        self._ai.setChecked(self._ai.isChecked() or said.ai)
        self._tell(False)

    def _typed(self) -> None:
        self._tell(True)

    def _ticked(self) -> None:
        self._tell(False)

    def _tell(self, typing: bool) -> None:
        values = {name: field.text().strip() for name, field in self._lines.items()}
        self._picture = replace(self._picture, ai=self._ai.isChecked(), **values)
        self.edited.emit(self._picture, typing)
