"""The place of the paper where two versions become one: the text put together, and in its margin what both changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.comfort.settings import Comfort
from ui.deciding.cards import GAP, WIDTH, DecisionMargin
from ui.deciding.choosing import OWN, Choosing, Place
from ui.deciding.saying import DecisionSays, cards
from ui.editor.flow import Flow
from ui.editor.thumbnails import Thumbnails
from ui.look import px
from ui.parts import Hairline, IconButton, Muted, Title
from ui.reviewing.drawing import Stop
from ui.reviewing.reading import ReadText
from ui.words import say

TEXT_LEAST = 400
"""The text keeps this much beside its cards, or the card that is spoken of stands below the text."""


class DecideView(QWidget):
    """What is decided is kept in the Choosing that it shows; nothing is written here."""

    closed = Signal()
    decided = Signal()
    """Something was decided, or is open again."""

    def __init__(self, comfort: Comfort, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choosing: Choosing | None = None
        self._stops: list[Stop] = []
        self._says: list[DecisionSays] = []
        self.current = ""
        self.setObjectName("reviewView")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = ReadText(comfort, thumbnails, self)
        self.text.setAccessibleName(say("decide.text"))
        self.margin, self.below = DecisionMargin(self._words_now, self), DecisionMargin(self._words_now, self)
        self.below.setMinimumWidth(0)
        self.below.setMaximumWidth(16_777_215)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._count = Muted("", parent=self)
        self._previous = IconButton("up", f"{say('command.decide.previous')} (P)", parent=self)
        self._next = IconButton("down", f"{say('command.decide.next')} (N)", parent=self)
        self._close = IconButton("close", f"{say('decide.close')} (Esc)", parent=self)
        head = QWidget(self)
        row = Flow(px(8), px(6), parent=head)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (Title(say("decide.title"), parent=self), self._count, self._previous, self._next, self._close):
            row.addWidget(part)
        self._about = Muted("", wrap=True, parent=self)
        top = QVBoxLayout()
        top.setContentsMargins(px(16), px(8), px(16), px(8))
        top.addWidget(head)
        top.addWidget(self._about)
        texts = QHBoxLayout()
        texts.setSpacing(0)
        texts.setContentsMargins(0, 0, 0, 0)
        texts.addWidget(self.text, 1)
        texts.addWidget(self.margin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Hairline(self))
        column.addLayout(texts, 1)
        column.addWidget(self.below)
        self.below.hide()
        self.setFocusProxy(self.text)

    def _connect(self) -> None:
        for button, do in ((self._previous, self.previous), (self._next, self.next), (self._close, self.closed.emit)):
            button.clicked.connect(do)
        self.text.laid_out.connect(self._show_cards)
        for margin in (self.margin, self.below):
            margin.acted.connect(self.decide)
            margin.chosen.connect(self.go_to)
            margin.writing.connect(self._write)
        self.margin.wheel_turned.connect(self._wheel)

    # ---- what is shown ------------------------------------------------------------------------------------------------

    def show_choosing(self, choosing: Choosing) -> None:
        """Show a decision, at the first question that waits."""
        self._choosing, self._says = choosing, []
        if not any(one.id == self.current for one in choosing.conflicts):
            self.current = ""
        self.margin.written = self.below.written = ""
        self._draw()
        self.go_to(self.current or self._waiting())

    def _draw(self) -> None:
        assert self._choosing is not None
        scroll, known = self.text.verticalScrollBar().value(), {one.id: one for one in self._says}
        self._says = []  # where they stand is known when the text is written
        self.text.reshow_story(self._choosing.story(), self._choosing.content())
        places = self._choosing.places()
        stops = [stop for id, some in places.items() for place in some if (stop := self._stop(id, place))]
        self._stops = sorted(stops, key=_start)
        waiting = set(self._choosing.open())
        self.text.show_notes([(stop.start, stop.end) for stop in stops if stop.change in waiting and stop.end > stop.start])
        self.text.verticalScrollBar().setValue(scroll)
        self._says = cards(self._choosing, known)
        self._say()
        self._fit()

    def _stop(self, id: str, place: Place) -> Stop | None:
        field, start, end = place
        first, last = (self.text.drawn.position(field, at) for at in (start, end))
        return Stop(id, first, max(first, last)) if first is not None and last is not None else Stop(id, 0, 0)

    def _say(self) -> None:
        assert self._choosing is not None
        all_, still = len(self._choosing.conflicts), len(self._choosing.open())
        self._count.setText(say("decide.open", n=still, all=all_) if still else say("decide.none"))
        decision = self._choosing.decision
        lines = [say("decide.rest"), say("decide.unsent") if decision.unsent else "",
                 say("decide.more", n=decision.between.more) if decision.between.more else ""]
        self._about.setText(" ".join(filter(None, lines)))

    def count(self) -> str:
        """What the line over the text says of how much still waits."""
        return self._count.text()

    def about(self) -> str:
        """What the line below that says."""
        return self._about.text()

    # ---- walking and deciding ---------------------------------------------------------------------------------------

    def next(self) -> None:
        self._step(1)

    def previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        order = list(dict.fromkeys(stop.change for stop in self._stops))
        if order:
            at = order.index(self.current) + by if self.current in order else 0 if by > 0 else -1
            self.go_to(order[at % len(order)])

    def next_open(self) -> None:
        """Go to the next question that waits, after the one that one is at; nothing where none does."""
        if found := self._waiting():
            self.go_to(found)

    def _waiting(self) -> str:
        assert self._choosing is not None
        order, waiting = list(dict.fromkeys(stop.change for stop in self._stops)), set(self._choosing.open())
        at = order.index(self.current) + 1 if self.current in order else 0
        return next((id for id in (*order[at:], *order[:at]) if id in waiting), "")

    def go_to(self, id: str) -> None:
        """Go to a question."""
        self.current = id
        says, self._says = self._says, []  # the text moves first, then the cards, once
        stop = next((stop for stop in self._stops if stop.change == id), None)
        if stop is not None:
            self.text.go(stop)
        self._says = says
        self._show_cards()

    def choose(self, which: str) -> None:
        """Decide the question that one is at: FIRST, SECOND or BOTH; OWN opens a field for own words."""
        conflict = self._choosing.conflict(self.current) if self._choosing else None
        if conflict is None:
            return
        if which == OWN:
            self._write(self.current, conflict.own)
        else:
            self.decide(self.current, which, "")

    def decide(self, id: str, which: str, words: str) -> None:
        """Decide a question, and go on to the next that waits."""
        assert self._choosing is not None
        if not (self._choosing.write(id, words) if which == OWN else self._choosing.take(id, which)):
            return
        self.current = id
        self._changed(on=True)

    def reopen(self) -> None:
        """Let the question that one is at wait again."""
        if self._choosing is not None and self._choosing.chosen(self.current):
            self._choosing.reopen(self.current)
            self._changed()

    def _changed(self, on: bool = False) -> None:
        """on: go on to the next question that waits."""
        self.margin.written = self.below.written = ""
        self.text.setFocus()  # the button or field that had the keys goes
        self._draw()
        self.go_to((on and self._waiting()) or self.current)
        self.decided.emit()

    def _write(self, id: str, opened: bool) -> None:
        self.margin.written = self.below.written = id if opened else ""
        if not opened:
            self.text.setFocus()
        self.go_to(id)

    def stop_writing(self) -> bool:
        """Close the field for own words; False where none is open."""
        if not self.margin.written:
            return False
        self._write(self.current, False)
        return True

    # ---- cards --------------------------------------------------------------------------------------------------------

    def _words_now(self, id: str) -> str:
        return self._choosing.words(id, "") if self._choosing else ""

    def _show_cards(self) -> None:
        says = self._says
        self.margin.current = self.below.current = self.current
        beside = self.margin.isVisibleTo(self)
        if beside:
            first = {stop.change: stop.start for stop in reversed(self._stops)}
            self.margin.show_cards(says, [self.text.top_of(first.get(one.id, 0)) for one in says])
            self.margin.place(self.text.verticalScrollBar().value())
        here = [one for one in says if one.id == self.current]
        self.below.setVisible(not beside and bool(here))
        if self.below.isVisibleTo(self):
            self.below.show_cards(here, [0])
            self.below.setFixedHeight(min(self.below.needed(), self.height() // 2))

    def _wheel(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self.text.viewport(), event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._show_cards()

    def _fit(self) -> None:
        beside = self.width() >= px(TEXT_LEAST + WIDTH + 2 * GAP)
        self.margin.setVisible(beside)
        if self.text.beside_cards != beside:
            self.text.beside_cards = beside
            QApplication.postEvent(self.text, QResizeEvent(self.text.size(), self.text.size()))


def _start(stop: Stop) -> int:
    return stop.start
