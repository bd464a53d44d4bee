"""The reasons for which an article came back, as a list in which each is answered with words or marked done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from newsdesk.returning import PointNow
from newsdesk.text.anchors import read_anchor
from ui.look import px
from ui.parts import Badge, Hairline, Muted, QuietButton, SectionLabel, line, own_enter
from ui.preview.lines import PressLine
from ui.reviewing.placing import place_words
from ui.words import say
from ui.words.short import when


class PointLine(QWidget):
    """One reason: what it is, what was said about it, and the answer or the place for it."""

    answered = Signal(str, str, bool)
    """Id, words, whether it is done without words."""
    led = Signal(str)
    """Id of the point whose place in the text is wanted."""

    def __init__(self, point: PointNow, name: str, answering: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.point = point
        reason = say(f"reason.{point.reason}")
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(Badge(reason, "look" if point.state == "open" else "plain", parent=self))
        head.addStretch(1)
        head.addWidget(Muted(say("points.by", name=name, time=when(point.at)), parent=self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, px(8))
        column.setSpacing(px(6))
        column.addLayout(head)
        if point.words:
            said = QLabel(point.words, self)
            said.setTextFormat(Qt.TextFormat.PlainText)
            said.setWordWrap(True)
            column.addWidget(said)
        if point.anchor:
            words = place_words(read_anchor(point.anchor))
            place = PressLine("note", "muted", words, say("points.show", place=words), self)
            place.clicked.connect(lambda: self.led.emit(point.id))
            column.addWidget(place)
        if point.state == "open" and answering:
            column.addLayout(self._ask(reason))
        elif point.state != "open":
            words = say("points.answered", answer=point.answer) if point.answer else say("points.settled")
            column.addWidget(Muted(words, wrap=True, parent=self))

    def _ask(self, reason: str) -> QHBoxLayout:
        self.field = line(placeholder=say("points.placeholder"), parent=self)
        self.field.setAccessibleName(say("points.answer", reason=reason))
        done = QuietButton(say("points.done"), "done", self)
        done.setAccessibleName(f"{say('points.done')}: {reason}")
        self.field.returnPressed.connect(self._answer)
        own_enter(self.field)
        done.clicked.connect(self._done)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.field, 1)
        row.addWidget(done)
        return row

    def _answer(self) -> None:
        if self.field.text().strip():
            self.answered.emit(self.point.id, self.field.text(), False)

    def _done(self) -> None:
        self.answered.emit(self.point.id, self.field.text(), not self.field.text().strip())


class PointList(QWidget):
    """The points of an article; hidden where there are none."""

    answered = Signal(str, str, bool)
    led = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._shown: tuple[object, ...] = ()
        self.hide()

    def show_points(self, points: Sequence[PointNow], names: Mapping[str, str], answering: bool) -> None:
        """Show points, those of one return together; answering: whether there is a place for answers."""
        if (now := (tuple(points), answering)) == self._shown:
            return  # what is being typed into an answer stays
        self._shown = now
        while taken := self._column.takeAt(0):
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        if points:
            self._column.addWidget(SectionLabel(say("points.title"), parent=self))
        for point in points:
            made = PointLine(point, names.get(point.person, ""), answering, self)
            made.answered.connect(self.answered)
            made.led.connect(self.led)
            self._column.addWidget(made)
            self._column.addWidget(Hairline(self))
            made.show()  # at once: the next answer may be asked for before the layout has come to it
        self.setVisible(bool(points))

    def focus_open(self) -> bool:
        """Put the cursor into the first answer that is still to be given; False where there is none."""
        for made in self.findChildren(PointLine):
            if not made.isHidden() and hasattr(made, "field"):
                made.field.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False
