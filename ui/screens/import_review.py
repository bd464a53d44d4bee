"""The import review: what was understood of each file, field by field, with every guess in amber; nothing is stored here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from newsdesk.errors import Refused
from newsdesk.portal.reading.reading import Reading
from ui.importing.form import Form
from ui.importing.lists import Lists
from ui.importing.reviewed import Reviewed
from ui.importing.story import Links, Pictures, Text, refused_box
from ui.look import px
from ui.look.tokens import GAP, MARGIN, SIDE
from ui.parts import Badge, Bar, Elided, Hairline, IconButton, Muted, PrimaryButton, QuietButton, Title
from ui.words import WORDS, say, say_refused

_WIDEST = 1180


class ImportReview(QWidget):
    accepted = Signal(list)
    """The readings to store, as reviewed; a guess that nobody settled stays one."""
    cancelled = Signal()

    def __init__(self, readings: Sequence[Reading], problems: Sequence[Refused] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._all = [Reviewed(reading) for reading in readings]
        self._at = 0
        self._build()
        if problems:
            self._bar.show_words("\n".join(say_refused(problem) for problem in problems), "look")
        self._go(0)

    def _build(self) -> None:
        self._title, self._name = Title(say("review.title"), parent=self), Elided("", self)
        self._count = Muted("", parent=self)
        self._guesses = Badge("", "look", "guess", self)
        self._clear = Badge(say("review.clear"), "done", "done", self)
        self._previous = IconButton("previous", say("review.previous"), parent=self)
        self._next = IconButton("next", say("review.next"), parent=self)
        self._cancel = QuietButton(say("review.cancel"), parent=self)
        self._accept = PrimaryButton(say("review.accept"), "done", self)
        self._skip = QCheckBox(say("review.skip"), self)
        for button, slot in ((self._previous, self._back), (self._next, self._forward), (self._cancel, self.cancelled.emit),
                             (self._accept, self._take), (self._skip, self._leave_out)):
            button.clicked.connect(slot)
        below = QHBoxLayout()
        below.setContentsMargins(px(SIDE), 0, px(SIDE), px(12))
        self._name.setObjectName("subtitle")
        below.addWidget(self._name, 1)
        below.addWidget(self._skip)
        self._bar = Bar(self)
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addLayout(below)
        column.addWidget(Hairline(self))
        column.addWidget(self._bar)
        column.addWidget(self._area, 1)

    def add(self, readings: Sequence[Reading]) -> None:
        """Further files came in: they are reviewed with the others, the first of them now."""
        first = len(self._all)
        self._all += [Reviewed(reading) for reading in readings]
        self._go(first)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(px(SIDE), px(16), px(SIDE), px(4))
        head.setSpacing(px(8))
        for part in (self._title, self._guesses, self._clear):
            head.addWidget(part)
        head.addStretch(1)
        for part in (self._count, self._previous, self._next, self._cancel, self._accept):
            head.addWidget(part)
        return head

    def _go(self, at: int) -> None:
        """Show a reading; its page is made anew, so that any number of readings costs one page."""
        self._at = at
        reviewed = self._all[at]
        reading = reviewed.reading
        kind = f"review.kind.{reading.kind}"
        about = [reading.name, say(kind) if kind in WORDS else reading.kind, reading.address, say("review.nothing-stored")]
        self._name.set_words("  ·  ".join(part for part in about if part))
        self._count.setText(say("review.several", n=at + 1, all=len(self._all)))
        for part in (self._count, self._previous, self._next, self._skip):
            part.setVisible(len(self._all) > 1)
        self._previous.setEnabled(at > 0)
        self._next.setEnabled(at + 1 < len(self._all))
        self._skip.setChecked(not reviewed.taken)
        self._area.setWidget(_page(reviewed, self))
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = self._area.widget().findChild(QLineEdit)
        if first is not None:
            first.setFocus()

    def refresh(self) -> None:
        """Say how many guesses wait, and what accepting would take."""
        waiting = sum(reviewed.open_count() for reviewed in self._all if reviewed.taken)
        self._guesses.set(say("review.open", n=waiting))
        self._guesses.setVisible(waiting > 0)
        self._clear.setVisible(waiting == 0)
        taken = sum(reviewed.taken for reviewed in self._all)
        several = len(self._all) > 1
        self._accept.setText(say("review.accept-several", n=taken) if several else say("review.accept"))
        self._accept.setAccessibleName(self._accept.text())
        self._accept.setEnabled(taken > 0)

    def _back(self) -> None:
        self._go(self._at - 1)

    def _forward(self) -> None:
        self._go(self._at + 1)

    def _leave_out(self, left_out: bool) -> None:
        self._all[self._at].taken = not left_out
        self.refresh()

    def _take(self) -> None:
        self.accepted.emit([reviewed.result() for reviewed in self._all if reviewed.taken])


def _page(reviewed: Reviewed, review: ImportReview) -> QWidget:
    """One reading: its fields at the left, its text and what else came along at the right."""
    form, text = Form(reviewed), Text(reviewed)
    links, pictures = Links(reviewed), Pictures(reviewed)
    for part in (form, text, links, pictures):
        part.changed.connect(review.refresh)
    for part in (links, pictures):
        part.changed.connect(text.refresh)
    left, right = QVBoxLayout(), QVBoxLayout()
    for column in (left, right):
        column.setSpacing(px(20))
    left.addWidget(form)
    left.addWidget(pictures)
    right.addWidget(text)
    right.addWidget(links)
    reading = reviewed.reading
    if reading.refused:
        right.addWidget(refused_box(reading.refused))
    if reading.archive:
        right.addWidget(Lists(reviewed))
    left.addStretch(1)
    right.addStretch(1)
    inside = QWidget()
    inside.setMaximumWidth(px(_WIDEST))
    row = QHBoxLayout(inside)
    row.setContentsMargins(px(SIDE), px(GAP), px(SIDE), px(MARGIN))
    row.setSpacing(px(32))
    row.addLayout(left, 5)
    row.addLayout(right, 6)
    outside = QWidget()
    outside.setObjectName("column")
    centred = QHBoxLayout(outside)
    centred.setContentsMargins(0, 0, 0, 0)
    centred.addWidget(inside, 1)
    centred.addStretch(0)
    return outside
