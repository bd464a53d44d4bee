"""The screen of files that came: each is looked at first and shown as it is, then all are taken in by one button, or left."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look import px
from ui.look.tokens import SIDE
from ui.parts import Hairline, LinkButton, Muted, PrimaryButton, Title, scrolling
from ui.travel.parcel_card import ParcelCard
from ui.words import say

if TYPE_CHECKING:
    from newsdesk.announcing import Parcel

WIDE = 760


class Parcels(QWidget):
    """It shows; who made it looks into the files and takes them in."""

    accepted = Signal()
    left = Signal()
    """To be closed; nothing more is taken in."""

    def __init__(self, files: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAccessibleName(say("travel.open.title"))
        self.parcels: list[Parcel | None] = []
        self._cards: list[ParcelCard] = []
        self._act = PrimaryButton(say("travel.open.accept"), "done", self)
        self._leave = LinkButton(say("travel.open.cancel"), parent=self)
        self._hint = Muted(say("travel.open.accept.hint"), wrap=True, parent=self)
        self._act.clicked.connect(self._go_on)
        self._leave.clicked.connect(self.left)
        inside = QWidget(self)
        inside.setMaximumWidth(px(WIDE) + 2 * px(SIDE))
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(px(SIDE), px(16), px(SIDE), px(24))
        self._column.setSpacing(px(12))
        self._column.addWidget(self._hint)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head())
        whole.addWidget(Hairline(self))
        whole.addWidget(scrolling(inside, self), 1)
        self.setFocusProxy(self._act)
        self.add(files)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(px(SIDE), px(12), px(SIDE), px(10))
        head.setSpacing(px(8))
        head.addStrut(px(34))
        head.addWidget(Title(say("travel.open.title"), parent=self))
        head.addStretch(1)
        head.addWidget(self._leave)
        head.addWidget(self._act)
        return head

    def add(self, files: Sequence[Path]) -> None:
        """More files came; each has a card from now on, in this order."""
        for file in files:
            card = ParcelCard(file.name, self)
            self._cards.append(card)
            self.parcels.append(None)
            self._column.insertWidget(self._column.count() - 1, card)
        self._refresh()

    def show_parcel(self, number: int, parcel: Parcel) -> None:
        """What is known of a file now."""
        self.parcels[number] = parcel
        self._cards[number].show_parcel(parcel)
        self._refresh()

    def show_taking(self) -> None:
        """They are being taken in."""
        self._act.setEnabled(False)
        self._act.setText(say("travel.open.taking"))
        self._leave.setEnabled(False)

    def waiting(self) -> list[int]:
        """The numbers of the files that can be taken in."""
        return [n for n, one in enumerate(self.parcels)
                if one and one.announced and one.announced.news and not one.refused and not one.taken]

    def words(self) -> str:
        """Everything that the cards say."""
        return "\n".join(card.words() for card in self._cards)

    def act_words(self) -> str:
        """What the primary button says."""
        return self._act.text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._act.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._leave.isEnabled():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _refresh(self) -> None:
        reading = any(one is None for one in self.parcels)
        can = bool(self.waiting())
        words = say("travel.open.accept") if can or reading else say("travel.open.close")
        self._act.setText(words)
        self._act.setAccessibleName(words)
        self._act.setEnabled(not reading)
        self._leave.setVisible(can or reading)
        self._leave.setEnabled(True)
        self._hint.setVisible(can)
        if not reading and self.isVisible():
            self._act.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        self.accepted.emit() if self.waiting() else self.left.emit()
