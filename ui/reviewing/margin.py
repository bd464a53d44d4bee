"""The cards beside a text: each stands beside its words, none over another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.look import colour, font, px
from ui.look.tokens import SIZE_INTERFACE, SIZE_SECONDARY
from ui.parts import Avatar, Chip, own_enter
from ui.reviewing.naming import NameCompleter
from ui.words import say

WIDTH, GAP, PAD = 272, 10, 10
NO_ANSWER = ""
_HEAD, _BUTTONS, _FIELD = 24, 30, 38


@dataclass(frozen=True, slots=True)
class CardSays:
    """What one card shows."""

    id: str
    title: str
    who: str
    when: str
    words: str
    actions: tuple[tuple[str, str], ...]
    """What can be done: its id and its words."""
    position: int
    """Where its words begin in the document."""
    kind: str = "plain"


def draw_card(painter: QPainter, rect: QRect, current: bool) -> None:
    """The ground of a card in the margin; the one that one is at has an edge in the accent."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = 2 if current else 1
    painter.setPen(QPen(colour("accent" if current else "line"), line))
    painter.setBrush(colour("paper"))
    painter.drawRoundedRect(QRectF(rect).adjusted(line / 2, line / 2, -line / 2, -line / 2), px(8), px(8))


def placed(wanted: Sequence[int], heights: Sequence[int], gap: int, pinned: int = -1) -> list[int]:
    """Where cards stand so that none is over another: as near to where each wants to be as those before it allow.

    pinned: the one that stands exactly where it wants; those before it make room upwards, as far as there is room.
    """
    tops: list[int] = []
    below = 0
    for want, high in zip(wanted, heights, strict=True):
        tops.append(max(want, below))
        below = tops[-1] + high + gap
    if 0 <= pinned < len(tops) and tops[pinned] > wanted[pinned] and sum(heights[:pinned]) + gap * pinned <= wanted[pinned]:
        tops[pinned] = wanted[pinned]
        for n in range(pinned - 1, -1, -1):
            tops[n] = min(tops[n], tops[n + 1] - gap - heights[n])
        below = tops[pinned] + heights[pinned] + gap
        for n in range(pinned + 1, len(tops)):
            tops[n] = max(wanted[n], below)
            below = tops[n] + heights[n] + gap
    return tops


def card_height(says: CardSays, width: int, answering: bool) -> int:
    """How high a card of this width is."""
    room = QRect(0, 0, width - 2 * px(PAD), 10_000)
    words = QFontMetrics(font()).boundingRect(room, Qt.TextFlag.TextWordWrap, says.words).height() if says.words else 0
    return 2 * px(PAD) + px(_HEAD) + words + px(6) + (px(_BUTTONS) if says.actions else 0) + (px(_FIELD) if answering else 0)


class Card(QWidget):
    """One card. Enter in its field answers; Escape closes the field."""

    acted = Signal(str, str, str)
    """Card, what is to be done, and the words of an answer."""
    chosen = Signal(str)

    def __init__(self, says: CardSays, people: Callable[[], Sequence[str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.says, self._current = says, False
        self.setAccessibleName(f"{says.title}, {says.who}: {says.words}")
        self._avatar = Avatar(says.who, 20, self)
        self._buttons = QWidget(self)
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(5))
        for action, words in says.actions:
            button = Chip(words, parent=self._buttons)
            button.setAccessibleName(f"{words}: {says.title} {says.words}"[:120])
            if action == "accept":
                button.setStyleSheet(f"Chip {{ background: {colour('done_ground').name()}; color: {colour('done').name()}; "
                                     f"border-color: {colour('done_ground').name()}; }}")
            button.clicked.connect(_Acts(self, action))
            row.addWidget(button)
        row.addStretch(1)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(say("review.answer.hint"))
        self.field.setAccessibleName(say("review.answer.hint"))
        self.field.returnPressed.connect(self._answer)
        own_enter(self.field)
        self.field.hide()
        self._names = NameCompleter(self.field, people)

    def press(self, action: str) -> None:
        """Do what a button of the card does."""
        if action == "reply":
            self.chosen.emit(self.says.id)
            self.acted.emit(self.says.id, "answering", NO_ANSWER)
        else:
            self.acted.emit(self.says.id, action, NO_ANSWER)

    def set_state(self, current: bool, answering: bool) -> None:
        """current: it is the one that is spoken of; answering: the field for an answer is open."""
        self._current = current
        opened = answering and self.field.isHidden()
        self.field.setVisible(answering)
        if opened:
            self.field.setFocus()
        self.update()

    def _answer(self) -> None:
        if words := self.field.text().strip():
            self.field.clear()
            self.acted.emit(self.says.id, "reply", words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        pad, low = px(PAD), self.height() - px(PAD)
        self._avatar.move(pad, pad)
        if not self.field.isHidden():
            self.field.setGeometry(pad, low - px(32), self.width() - 2 * pad, px(32))
            low -= px(_FIELD)
        self._buttons.setGeometry(pad, low - px(24), self.width() - 2 * pad, px(24))
        self._buttons.setVisible(bool(self.says.actions))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.says.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_card(painter, self.rect(), self._current)
        pad = px(PAD)
        head = QRect(pad + px(26), pad, self.width() - 2 * pad - px(26), px(20))
        painter.setPen(colour("muted"))
        painter.setFont(font(SIZE_SECONDARY))
        painter.drawText(head, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.says.when)
        head.setWidth(head.width() - painter.fontMetrics().horizontalAdvance(self.says.when) - px(8))
        painter.setPen(colour("text"))
        painter.setFont(font(SIZE_INTERFACE, QFont.Weight.DemiBold))
        title = painter.fontMetrics().elidedText(self.says.title, Qt.TextElideMode.ElideRight, head.width())
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(font())
        painter.drawText(QRect(pad, pad + px(_HEAD), self.width() - 2 * pad, self.height()), Qt.TextFlag.TextWordWrap, self.says.words)


class Margin(QWidget):
    """Stands beside a text and moves with it. Only the cards that are in sight are widgets."""

    acted = Signal(str, str, str)
    chosen = Signal(str)
    wheel_turned = Signal(QWheelEvent)

    def __init__(self, people: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = people
        self._says: list[CardSays] = []
        self._widgets: dict[str, Card] = {}
        self._wanted: list[int] = []
        self._tops: list[int] = []
        self._heights: list[int] = []
        self._scroll = 0
        self.current = ""
        self.answering = ""
        self.setObjectName("reviewMargin")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(f"#reviewMargin {{ background: {colour('paper').name()}; }}")
        self.setFixedWidth(px(WIDTH + 2 * GAP))

    def show_cards(self, says: Sequence[CardSays], wanted: Sequence[int]) -> None:
        """Show cards, each as near as can be to how far down the text its words stand."""
        order = sorted(range(len(says)), key=lambda n: wanted[n])
        fresh = [says[n] for n in order]
        same = {s.id: s for s in fresh}
        for id in [id for id, card in self._widgets.items() if same.get(id) != card.says]:
            self._drop(id)
        self._says, self._wanted = fresh, [wanted[n] for n in order]
        self.place()

    def place(self, scroll: int | None = None) -> None:
        """Put the cards in their places for this value of the text's scroll bar."""
        self._scroll = self._scroll if scroll is None else scroll
        wide = self.width() - 2 * px(GAP)
        self._heights = [card_height(s, wide, s.id == self.answering) for s in self._says]
        pinned = next((n for n, s in enumerate(self._says) if s.id == self.current), -1)
        self._tops = placed(self._wanted, self._heights, px(GAP), pinned)
        # More cards than text: all of them move along until the one that is spoken of is in sight.
        bottom = self._tops[pinned] + self._heights[pinned] + px(GAP) if pinned >= 0 else 0
        along = max(0, bottom - self._scroll - self.height())
        seen: set[str] = set()
        for says, top, high in zip(self._says, self._tops, self._heights, strict=True):
            y = top - self._scroll - along
            if y + high < -px(200) or y > self.height() + px(200):
                continue
            seen.add(says.id)
            card = self._widgets.get(says.id) or self._make(says)
            card.set_state(says.id == self.current, says.id == self.answering)
            card.setGeometry(px(GAP), y, wide, high)
            card.resizeEvent(None)  # type: ignore[arg-type]  # what is in it may stand elsewhere at the same size
            card.show()
        for id in [id for id in self._widgets if id not in seen]:
            self._drop(id)

    def card(self, id: str) -> Card | None:
        """The card in sight with this id."""
        return self._widgets.get(id)

    def needed(self) -> int:
        """How high all cards are together."""
        return self._tops[-1] + self._heights[-1] + px(GAP) if self._tops else 0

    def rects(self) -> list[QRect]:
        """Where the cards in sight are."""
        return [card.geometry() for card in self._widgets.values()]

    def _make(self, says: CardSays) -> Card:
        card = Card(says, self._people, self)
        card.acted.connect(self.acted)
        card.chosen.connect(self.chosen)
        self._widgets[says.id] = card
        return card

    def _drop(self, id: str) -> None:
        card = self._widgets.pop(id)
        card.hide()
        card.deleteLater()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.place()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.wheel_turned.emit(event)


class _Acts:
    """Presses one button of a card."""

    def __init__(self, card: Card, action: str) -> None:
        self._card, self._action = card, action

    def __call__(self, _checked: bool = False) -> None:
        self._card.press(self._action)
