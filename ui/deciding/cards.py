"""A question of a decision as a card: both versions, whose they are, and what can be taken; all of them in the margin of the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from newsdesk.article.merging import BOTH
from ui.deciding.choosing import FIRST, OWN, SECOND
from ui.deciding.saying import DecisionSays, VersionSays, taken_words
from ui.look import colour, icon, px
from ui.parts import Avatar, Chip, Elided, Muted, SectionLabel
from ui.reviewing.margin import draw_card, placed
from ui.words import say

WIDTH, GAP, PAD, FIELD = 332, 10, 12, 88
_KEYS = {FIRST: "1", SECOND: "2", BOTH: "3", OWN: "T"}


class DecisionCard(QWidget):
    """One question. Ctrl+Enter takes what one writes oneself, Escape leaves it."""

    acted = Signal(str, str, str)
    """The conflict, one of choosing.py's names, and the words one wrote."""
    chosen = Signal(str)
    writing = Signal(str, bool)
    """The field for own words of this conflict is to be opened or closed."""

    def __init__(self, says: DecisionSays, parent: QWidget) -> None:
        super().__init__(parent)
        self.says, self._current = says, False
        self.setAccessibleName(f"{says.title}: {taken_words(says) if says.chosen else ''}")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(PAD), px(PAD), px(PAD), px(PAD))
        column.setSpacing(px(6))
        column.addLayout(self._head())
        for which, version in zip((FIRST, SECOND), says.versions, strict=True):
            self._version(column, which, version)
            column.addSpacing(px(4))
        column.addLayout(self._foot())
        self.field = QPlainTextEdit(self)
        self.field.setAccessibleName(say("decide.own.field"))
        self.field.setFixedHeight(px(FIELD))
        self.field.setTabChangesFocus(True)
        self.field.installEventFilter(self)
        self._take = Chip(f"{say('decide.own.take')} · Ctrl+Enter", parent=self)
        self._take.clicked.connect(self.take_own)
        column.addWidget(self.field)
        column.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.field, self._take):
            part.hide()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(6))
        title = SectionLabel(self.says.title, wrap=True, parent=self)
        row.addWidget(title, 1)
        mark = QLabel(self)
        done = bool(self.says.chosen)
        mark.setPixmap(icon("done" if done else "guess", "done" if done else "look").pixmap(px(16), px(16)))
        mark.setAccessibleName(taken_words(self.says) if done else "")
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _version(self, column: QVBoxLayout, which: str, version: VersionSays) -> None:
        row = QHBoxLayout()
        row.setSpacing(px(6))
        row.addWidget(Avatar(version.who, 20, self))
        row.addWidget(Elided(version.who, self), 1)
        row.addWidget(Muted(version.when, parent=self))
        row.addWidget(self._chip(which, say("decide.take"), f"{version.who}: {version.words}"))
        words = QLabel(version.marked, self)
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setWordWrap(True)
        words.setAccessibleName(version.words)
        column.addLayout(row)
        column.addWidget(words)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(6))
        if self.says.both:
            row.addWidget(self._chip(BOTH, say("decide.both"), self.says.title))
        if self.says.own:
            row.addWidget(self._chip(OWN, say("decide.own"), self.says.title))
        row.addStretch(1)
        return row

    def _chip(self, which: str, words: str, about: str) -> Chip:
        taken = self.says.chosen == which
        chip = Chip(f"{say('decide.taken') if taken and which in (FIRST, SECOND) else words} · {_KEYS[which]}", parent=self)
        chip.setObjectName(f"decide-{which}")
        chip.setAccessibleName(f"{words}: {about}"[:160])
        if taken:
            chip.setStyleSheet(f"Chip {{ background: {colour('done_ground').name()}; color: {colour('done').name()}; "
                               f"border-color: {colour('done_ground').name()}; }}")
        chip.clicked.connect(partial(self.press, which))
        return chip

    def press(self, which: str) -> None:
        """Do what a button of the card does."""
        self.chosen.emit(self.says.id)
        if which == OWN:
            self.writing.emit(self.says.id, True)
        else:
            self.acted.emit(self.says.id, which, "")

    def set_state(self, current: bool, writing: bool, words: str) -> None:
        """current: it is the one that is spoken of; writing: the field for own words is open, beginning with these."""
        self._current = current
        opened = writing and self.field.isHidden()
        for part in (self.field, self._take):
            part.setVisible(writing)
        if opened:
            self.field.setPlainText(words)
            self.field.selectAll()
            self.field.setFocus()
        self.update()

    def take_own(self) -> None:
        """Put the words that were written in the place of the conflict."""
        self.acted.emit(self.says.id, OWN, self.field.toPlainText().strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() in (
                QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if enter or event.key() == Qt.Key.Key_Escape:
                event.accept()  # these keys mean the field, not what is around it
                if event.type() == QEvent.Type.KeyPress:
                    self.take_own() if enter else self.writing.emit(self.says.id, False)
                return True
        return super().eventFilter(watched, event)

    def high(self, width: int) -> int:
        """How high it is at this width."""
        layout = self.layout()
        assert layout is not None
        return max(layout.totalHeightForWidth(width), 1) if layout.hasHeightForWidth() else self.sizeHint().height()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.says.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_card(QPainter(self), self.rect(), self._current)


class DecisionMargin(QWidget):
    """Stands beside the text and moves with it."""

    acted = Signal(str, str, str)
    chosen = Signal(str)
    writing = Signal(str, bool)
    wheel_turned = Signal(QWheelEvent)

    def __init__(self, words: Callable[[str], str], parent: QWidget | None = None) -> None:
        """words: what stands for a conflict now, with which writing it oneself begins."""
        super().__init__(parent)
        self._words = words
        self._cards: dict[str, DecisionCard] = {}
        self._order: list[str] = []
        self._wanted: list[int] = []
        self._scroll = 0
        self.current = self.written = ""
        self.setObjectName("decisionMargin")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(f"#decisionMargin {{ background: {colour('paper').name()}; }}")
        self.setFixedWidth(px(WIDTH + 2 * GAP))

    def show_cards(self, says: Sequence[DecisionSays], wanted: Sequence[int]) -> None:
        """Show cards, each as near as can be to how far down the text its words stand."""
        if not says:
            return
        same = {one.id: one for one in says}
        for id in [id for id, card in self._cards.items() if same.get(id) != card.says]:
            card = self._cards.pop(id)
            card.hide()
            card.deleteLater()
        order = sorted(range(len(says)), key=lambda n: wanted[n])
        self._order, self._wanted = [says[n].id for n in order], [wanted[n] for n in order]
        for id in self._order:
            if id not in self._cards:
                self._cards[id] = self._made(same[id])
        self.place()

    def place(self, scroll: int | None = None) -> None:
        """Put the cards in their places for this value of the text's scroll bar."""
        self._scroll = self._scroll if scroll is None else scroll
        wide = self.width() - 2 * px(GAP)
        for id in self._order:
            self._cards[id].set_state(id == self.current, id == self.written, self._words(id) if id == self.written else "")
        heights = [self._cards[id].high(wide) for id in self._order]
        pinned = self._order.index(self.current) if self.current in self._order else -1
        tops = placed(self._wanted, heights, px(GAP), pinned)
        # More cards than text: all of them move along until the one that is spoken of is in sight.
        bottom = tops[pinned] + heights[pinned] + px(GAP) if pinned >= 0 else 0
        along = max(0, bottom - self._scroll - self.height())
        for id, top, high in zip(self._order, tops, heights, strict=True):
            self._cards[id].setGeometry(px(GAP), top - self._scroll - along, wide, high)
            self._cards[id].show()

    def card(self, id: str) -> DecisionCard | None:
        """The card of a conflict."""
        return self._cards.get(id)

    def order(self) -> list[str]:
        """The conflicts in the order of the text."""
        return list(self._order)

    def needed(self) -> int:
        """How high all cards are together, one below the other."""
        wide = self.width() - 2 * px(GAP)
        return sum(self._cards[id].high(wide) + px(GAP) for id in self._order) + px(GAP)

    def sizeHint(self) -> QSize:
        return QSize(px(WIDTH + 2 * GAP), px(200))

    def _made(self, says: DecisionSays) -> DecisionCard:
        card = DecisionCard(says, self)
        card.acted.connect(self.acted)
        card.chosen.connect(self.chosen)
        card.writing.connect(self.writing)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.place()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.wheel_turned.emit(event)
