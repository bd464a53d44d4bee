"""What is asked in the place of a machine: a code to be read aloud and whether it is the same, whose it is, or whether one means it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.joining.saying import Whose
from ui.look import px
from ui.parts import Field, LinkButton, Muted, QuietButton, SectionLabel, choice
from ui.words import say

IN_A_ROW = 3
"""Groups of a code in one line: as many as one reads in a breath."""


class Code(QLabel):
    """A code, large, in groups; the style sheet knows it by its name."""

    def show_code(self, code: str) -> None:
        """Show a code whose groups are parted by spaces."""
        groups = code.split()
        lines = [groups[at : at + IN_A_ROW] for at in range(0, len(groups), IN_A_ROW)]
        self.setText("\n".join("   ".join(line) for line in lines))
        self.setAccessibleName(", ".join(" ".join(group) for group in groups))


class Asking(QWidget):
    """kind: ``admit``, ``trust``, ``show`` (with a code), ``remove``, ``found``, ``renew`` (without). whose: where it is asked, too,
    whose machine it is."""

    agreed = Signal()
    differs = Signal()
    """The other screen shows another code."""
    left = Signal()

    def __init__(self, kind: str, name: str, parent: QWidget | None = None, whose: Whose | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._with_code = kind in ("admit", "trust", "show")
        self._title = SectionLabel(say(f"joining.{kind}.title", name=name), parent=self)
        self._words = Muted(say(f"joining.{kind}.words", name=name), wrap=True, parent=self)
        self._code = Code(self)
        self._code.setTextFormat(Qt.TextFormat.PlainText)
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._code.setText(say("joining.code.wait") if self._with_code else "")
        self._code.setVisible(self._with_code)
        self.act = QuietButton(say(f"joining.{kind}.act", name=name), "approve" if self._with_code else "", self)
        self.act.setVisible(kind != "show")
        self.other = LinkButton(say("joining.differs"), parent=self)
        self.other.setVisible(self._with_code and kind != "show")
        self.close_it = LinkButton(say("close") if kind == "show" else say("cancel"), parent=self)
        self.whose = choice(whose.options if whose else (), whose.chosen if whose else "", self)
        self._whose = Field(say("joining.whose"), self.whose, whose.hint if whose else "", self)
        self._whose.setVisible(whose is not None)
        self._asked = whose is not None
        if whose is not None and not whose.chosen:
            self.whose.setPlaceholderText(say("joining.whose.pick"))
            self.whose.setCurrentIndex(-1)
        self.whose.currentIndexChanged.connect(self._may_agree)
        self.whose.installEventFilter(self)
        self.act.clicked.connect(self.agreed)
        self.other.clicked.connect(self.differs)
        self.close_it.clicked.connect(self.left)
        self._lay_out()
        self._may_agree()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        for part in (self.act, self.other, self.close_it):
            foot.addWidget(part)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(4), px(16), px(14))
        column.setSpacing(px(10))
        for part in (self._title, self._words, self._code, self._whose):
            column.addWidget(part)
        column.addLayout(foot)
        for before, part in ((self.whose, self.act), (self.act, self.other), (self.other, self.close_it)):
            QWidget.setTabOrder(before, part)

    def show_code(self, code: str) -> None:
        """Show the code; now it can be said that it is the same."""
        self._code.show_code(code)
        self._may_agree()

    def code(self) -> str:
        """The digits in sight."""
        return "".join(sign for sign in self._code.text() if sign.isdigit())

    def person(self) -> str:
        """The id of whose machine it is, as it was chosen; empty where that was not asked."""
        return str(self.whose.currentData() or "") if self._asked else ""

    def take_keys(self) -> None:
        """Give the keys to what leaves things as they are."""
        self.close_it.setFocus(Qt.FocusReason.OtherFocusReason)

    def _may_agree(self) -> None:
        """Only who read the code, and knows whose machine it is, can agree."""
        self.act.setEnabled((bool(self.code()) or not self._with_code) and (bool(self.person()) or not self._asked))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Who scrolls over the choice chooses nothing: it goes to the list below it."""
        if watched is self.whose and event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
