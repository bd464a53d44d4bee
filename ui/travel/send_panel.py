"""The column that sends a text as one file: where it is now, what goes along and how large that is, and when the stick may be pulled."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QProgressBar, QRadioButton, QVBoxLayout, QWidget

from ui import outside
from ui.look import px
from ui.parts import Badge, Hairline, Muted, PrimaryButton, QuietButton, SectionLabel, Title
from ui.preview.lines import scrolling_column
from ui.steps.saying import breakable
from ui.travel.saying import size_words
from ui.travel.way import Way
from ui.words import say

TEXT, SMALL, ORIGINALS = "text", "small", "originals"
"""As newsdesk/mailing.py has them."""
_NOTHING = 0


class SendPanel(QWidget):
    """Says what is to be done; who made it does it and tells it back."""

    chosen = Signal(str)
    """What of the pictures is to go along."""
    save_asked = Signal()
    seal_chosen = Signal(bool)
    """Whether what is sent is to be sealed."""
    offered = Signal(bool)
    """Whether this is to be offered after each submitting."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("send")
        self.setAccessibleName(say("travel.send.title"))
        self._which, self._way = Muted("", parent=self), Way(self)
        self._group = QButtonGroup(self)
        self._ways = {how: QRadioButton(say(f"travel.send.{how}"), self) for how in (TEXT, SMALL, ORIGINALS)}
        for how, button in self._ways.items():
            button.setProperty("how", how)
            self._group.addButton(button)
        self._ways[TEXT].setChecked(True)
        self._group.buttonClicked.connect(self._choose)
        self._size, self._lacks = Muted("", parent=self), Muted("", wrap=True, parent=self)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(px(4))
        self._wrong = Muted("", wrap=True, parent=self)
        self._save = PrimaryButton(say("travel.send.save"), "folder", self)
        self._save.clicked.connect(self.save_asked)
        self.seal = QCheckBox(say("seal.switch"), self)
        self.seal.toggled.connect(self.seal_chosen)
        self._sealed_for = Muted("", wrap=True, parent=self)
        self._offer = QCheckBox(say("travel.send.offer"), self)
        self._offer.toggled.connect(self.offered)
        self._folder = ""
        self._wants_keys = False
        self._build()
        self.begin("", [], False, True)

    def _build(self) -> None:
        area, inside = scrolling_column(self)
        inside.setSpacing(px(10))
        for part in (SectionLabel(say("travel.way")), self._way, Hairline()):
            inside.addWidget(part)
        self._what = SectionLabel(say("travel.send.what"))
        inside.addWidget(self._what)
        for part in (*self._ways.values(), self.seal, self._sealed_for, self._lacks, self._size, self._progress, self._wrong):
            inside.addWidget(part)
        inside.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self._done_card())
        inside.addWidget(self._offer)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(14), px(10), px(12))
        column.setSpacing(px(8))
        column.addWidget(Title(say("travel.send.title"), parent=self))
        column.addWidget(self._which)
        column.addWidget(Muted(say("travel.send.hint"), wrap=True, parent=self))
        column.addWidget(area, 1)

    def _done_card(self) -> QWidget:
        self._card = QFrame(self)
        self._card.setObjectName("card")
        self._said = Muted("", wrap=True, parent=self._card)
        self._show = QuietButton(say("travel.send.folder"), "folder", self._card)
        self._show.clicked.connect(self._open_folder)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(px(14), px(12), px(14), px(12))
        inside.setSpacing(px(8))
        inside.addWidget(Badge(say("travel.send.safe"), "done", "fine", self._card), 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self._said)
        inside.addWidget(self._show, 0, Qt.AlignmentFlag.AlignLeft)
        return self._card

    # ---- what is shown --------------------------------------------------------------------------------------------------

    def begin(self, which: str, way: Sequence[tuple[str, bool]], pictures: bool, offer: bool) -> None:
        """Show an article anew. which: its revision; way: as Way shows it; pictures: it has some."""
        self._which.setText(which)
        self._which.setVisible(bool(which))
        self._way.show_steps(way)
        for part in (self._what, *self._ways.values()):
            part.setVisible(pictures)
        if not pictures:
            self._ways[TEXT].setChecked(True)
        self._offer.blockSignals(True)
        self._offer.setChecked(offer)
        self._offer.blockSignals(False)
        self._card.hide()
        self._wrong.hide()

    def show_seal(self, possible: bool, wanted: bool, words: str) -> None:
        """Show the switch where a list counts here. words: who could open it, or why nobody."""
        self.seal.blockSignals(True)
        self.seal.setChecked(wanted)
        self.seal.blockSignals(False)
        self.seal.setVisible(possible)
        self._sealed_for.setText(words)
        self._sealed_for.setVisible(possible and wanted)

    def show_way(self, way: Sequence[tuple[str, bool]]) -> None:
        """The text has gone further meanwhile."""
        self._way.show_steps(way)

    def how(self) -> str:
        """What of the pictures is to go along."""
        return str(self._group.checkedButton().property("how"))

    def show_preparing(self, done: int = 0, whole: int = _NOTHING) -> None:
        """The file is being made: so many of so many pictures are in it."""
        self._busy(say("travel.send.picture", n=min(done + 1, whole), all=whole) if whole else say("travel.send.preparing"), done, whole)

    def show_ready(self, size: int, missing: int) -> None:
        """The file is made and has this size. missing: pictures that are not on this laptop."""
        self._calm(size_words(size))
        self._lacks.setText(say("travel.send.missing", n=missing))
        self._lacks.setVisible(missing > 0)
        self._save.setEnabled(True)
        if self._wants_keys:
            self.take_keys()

    def show_writing(self) -> None:
        """It is being written and read back."""
        self._card.hide()
        self._wrong.hide()
        self._busy(say("travel.send.writing"), 0, _NOTHING)

    def show_safe(self, file: Path, size: int) -> None:
        """It was read back from where it is: the stick may be pulled."""
        self._calm(size_words(size))
        self._folder = str(file.parent)
        self._said.setText(say("travel.send.done", file=breakable(file.name), folder=breakable(self._folder), size=size_words(size)))
        self._card.setAccessibleName(f"{say('travel.send.safe')}. {self._said.text()}")
        self._card.show()
        self._save.setEnabled(True)
        self._show.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_wrong(self, words: str) -> None:
        """It could not be made or written."""
        self._calm(self._size.text() if self._save.isEnabled() else "")
        self._wrong.setText(words)
        self._wrong.show()
        self._save.setEnabled(True)
        self._save.setFocus(Qt.FocusReason.OtherFocusReason)

    def words(self) -> str:
        """What is said of the file now."""
        parts = (self._size, self._lacks, self._wrong, self._said)
        return "\n".join(part.text() for part in parts if part.text() and part.isVisibleTo(self))

    def is_safe(self) -> bool:
        """Whether it says that the stick may be pulled."""
        return self._card.isVisibleTo(self)

    def take_keys(self) -> None:
        """The keys go to the button that saves, as soon as there is something to save."""
        self._wants_keys = not self._save.isEnabled()
        self._save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _busy(self, words: str, done: int, whole: int) -> None:
        self._save.setEnabled(False)
        self._size.setText(words)
        self._progress.setRange(0, whole)
        self._progress.setValue(done)
        self._progress.show()

    def _calm(self, words: str) -> None:
        self._size.setText(words)
        self._progress.hide()

    def _choose(self) -> None:
        self._card.hide()
        self._wrong.hide()
        self.chosen.emit(self.how())

    def _open_folder(self) -> None:
        outside.show_folder(self._folder)
