"""What is asked in the place of a machine: a code to be read aloud and whether it is the same, or whether one means it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.look import px
from ui.parts import LinkButton, Muted, QuietButton, SectionLabel
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
    """kind: ``admit``, ``trust``, ``show`` (with a code), ``remove``, ``found``, ``renew`` (without)."""

    agreed = Signal()
    differs = Signal()
    """The other screen shows another code."""
    left = Signal()

    def __init__(self, kind: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        with_code = kind in ("admit", "trust", "show")
        self._title = SectionLabel(say(f"joining.{kind}.title", name=name), parent=self)
        self._words = Muted(say(f"joining.{kind}.words", name=name), wrap=True, parent=self)
        self._code = Code(self)
        self._code.setTextFormat(Qt.TextFormat.PlainText)
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._code.setText(say("joining.code.wait") if with_code else "")
        self._code.setVisible(with_code)
        self.act = QuietButton(say(f"joining.{kind}.act", name=name), "approve" if with_code else "", self)
        self.act.setVisible(kind != "show")
        self.act.setEnabled(not with_code)
        self.other = LinkButton(say("joining.differs"), parent=self)
        self.other.setVisible(with_code and kind != "show")
        self.close_it = LinkButton(say("close") if kind == "show" else say("cancel"), parent=self)
        self.act.clicked.connect(self.agreed)
        self.other.clicked.connect(self.differs)
        self.close_it.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        for part in (self.act, self.other, self.close_it):
            foot.addWidget(part)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(4), px(16), px(14))
        column.setSpacing(px(10))
        for part in (self._title, self._words, self._code):
            column.addWidget(part)
        column.addLayout(foot)

    def show_code(self, code: str) -> None:
        """Show the code; now it can be said that it is the same."""
        self._code.show_code(code)
        self.act.setEnabled(True)

    def code(self) -> str:
        """The digits in sight."""
        return "".join(sign for sign in self._code.text() if sign.isdigit())

    def take_keys(self) -> None:
        """Give the keys to what leaves things as they are."""
        self.close_it.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
