"""The place of the paper where an article is read: its text, what is said about it beside that, and a line of what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from newsdesk.article.content import Content
from newsdesk.text.anchors import Anchor, anchor_at
from ui.comfort.settings import Comfort
from ui.editor.flow import Flow
from ui.editor.thumbnails import Thumbnails
from ui.look import px
from ui.parts import Chip, Hairline, IconButton, Muted, QuietButton, Title
from ui.reviewing.drawing import NEW_SIDE, OLD_SIDE, Stop
from ui.reviewing.margin import GAP, WIDTH, CardSays, Margin
from ui.reviewing.reading import ReadText
from ui.reviewing.sides import align
from ui.reviewing.state import COMPARE, READ
from ui.reviewing.story import WORDS, Story
from ui.words import say

POINTED = ("body", "headline", *WORDS)
"""Fields of which words can be pointed at."""
TEXT_LEAST = 400
"""The text keeps this much beside its cards, or the cards go and the one that is spoken of stands below the text."""


class ReviewView(QWidget):
    """mode COMPARE: two states of an article; READ: the article with its suggestions, notes and points."""

    closed = Signal()
    states_chosen = Signal(str, str)
    """Two other states are to be compared: the older, the newer."""
    acted = Signal(str, str, str)
    """Card, what is to be done with it, words."""
    all_asked = Signal(bool)
    """All suggestions are to be accepted (True) or rejected."""
    came_to = Signal(str)
    """The change that one came to."""

    def __init__(self, comfort: Comfort, thumbnails: Thumbnails, people: Callable[[], Sequence[str]],
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mode = COMPARE
        self._story, self._content = Story((), ()), Content()
        self.beside = False
        self._at = -1
        self._stops: list[Stop] = []
        self._extra: list[Stop] = []
        """Places of cards that are no changes: notes and points."""
        self._says: list[CardSays] = []
        self.setObjectName("reviewView")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text, self.other = ReadText(comfort, thumbnails, self), ReadText(comfort, thumbnails, self)
        self.other.setAccessibleName(say("review.text.old"))
        self.margin, self.below = Margin(people, self), Margin(people, self)
        self.below.setMinimumWidth(0)
        self.below.setMaximumWidth(16_777_215)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._title = Title("", parent=self)
        self._old, self._new = QComboBox(self), QComboBox(self)
        for box, words in ((self._old, "review.old"), (self._new, "review.new")):
            box.setAccessibleName(say(words))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.activated.connect(self._states_activated)
        self._arrow = Muted("→", parent=self)
        self._side = Chip(say("review.beside"), checkable=True, parent=self)
        self._side.toggled.connect(self.set_beside)
        self._previous = IconButton("up", say("command.review.previous"), parent=self)
        self._next = IconButton("down", say("command.review.next"), parent=self)
        self._count = Muted("", parent=self)
        self._accept = QuietButton(say("review.accept.all"), "done", self)
        self._reject = QuietButton(say("review.reject.all"), "close", self)
        self._close = IconButton("close", f"{say('review.close')} (Esc)", parent=self)
        head = QWidget(self)
        row = Flow(px(8), px(6), parent=head)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self._title, self._old, self._arrow, self._new, self._side, self._previous, self._next, self._count,
                     self._accept, self._reject, self._close):
            row.addWidget(part)
        self._head_row = row
        top = QVBoxLayout()
        top.setContentsMargins(px(16), px(8), px(16), px(8))
        top.addWidget(head)
        texts = QHBoxLayout()
        texts.setSpacing(0)
        texts.setContentsMargins(0, 0, 0, 0)
        for part in (self.other, self.text, self.margin):
            texts.addWidget(part, 0 if part is self.margin else 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Hairline(self))
        column.addLayout(texts, 1)
        column.addWidget(self.below)
        for part in (self.other, self.margin, self.below):
            part.hide()
        self.setFocusProxy(self.text)

    def _connect(self) -> None:
        for button, do in ((self._previous, self.previous), (self._next, self.next), (self._close, self.closed.emit)):
            button.clicked.connect(do)
        self._accept.clicked.connect(self.accept_all)
        self._reject.clicked.connect(self.reject_all)
        for text in (self.text, self.other):
            text.chosen.connect(self._clicked)
        self.text.laid_out.connect(self._show_cards)
        self.text.written.connect(self._written)
        self.text.verticalScrollBar().valueChanged.connect(self.other.verticalScrollBar().setValue)
        self.other.verticalScrollBar().valueChanged.connect(self.text.verticalScrollBar().setValue)
        for margin in (self.margin, self.below):
            margin.acted.connect(self._card_acted)
            margin.chosen.connect(self.go_to)
        self.margin.wheel_turned.connect(self._wheel)

    # ---- what is shown ------------------------------------------------------------------------------------------------

    def show_states(self, states: Sequence[tuple[str, str]], old: str, new: str) -> None:
        """The states that can be compared (their names and words), and which two are."""
        for box, chosen in ((self._old, old), (self._new, new)):
            box.clear()
            for name, words in states:
                box.addItem(words, name)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    def show_story(self, mode: str, story: Story, content: Content, says: Sequence[CardSays] = (),
                   places: Callable[[ReadText], list[Stop]] | None = None) -> None:
        """Show a story. says: the cards beside it; places: where those that are about no change belong, told once it is there."""
        stays = mode == self.mode and self.isVisible()
        again = stays and self._current()
        scroll = self.text.verticalScrollBar().value() if stays else 0
        self.mode, self._story, self._content, self._says = mode, story, content, list(says)
        compare = mode == COMPARE
        self._title.setText(say(f"review.title.{mode}"))
        for part in (self._old, self._arrow, self._new, self._side):
            part.setVisible(compare)
        some = any(action == "accept" for says_ in self._says for action, _ in says_.actions)
        for button in (self._accept, self._reject):
            button.setVisible(not compare and some)
        self._at, self._extra = -1, []
        self._draw()
        if not compare:
            self.text.finish()
            self._extra = places(self.text) if places else []
            self.text.show_notes([(s.start, s.end) for s in self._extra if s.end > s.start])
        self.text.verticalScrollBar().setValue(scroll)
        self._written()
        self._fit()
        found = next((n for n, stop in enumerate(self._stops) if stop.change == again), -1) if again else -1
        if found >= 0:
            self._go(found)

    def _draw(self) -> None:
        beside = self.beside and self.mode == COMPARE
        self.other.setVisible(beside)
        if beside:
            self.other.show_story(self._story, self._content, OLD_SIDE)
            self.text.show_story(self._story, self._content, NEW_SIDE)
            for text in (self.other, self.text):
                text.finish()
            align(self.other, self.text)
        else:
            self.text.show_story(self._story, self._content)

    def set_beside(self, beside: bool) -> None:
        """Show the two states side by side, or as one text."""
        self.beside = beside
        self._side.setChecked(beside)
        current = self._current()
        self._draw()
        self._written()
        if current:
            self.go_to(current)

    def _written(self) -> None:
        """All of the text is there: what can be walked to is known."""
        stops = [stop for stop in self.text.drawn.stops if stop.change]
        known = {stop.change for stop in stops}
        if self.beside and self.mode == COMPARE:
            stops += [stop for stop in self.other.drawn.stops if stop.change and stop.change not in known]
            order = {change: n for n, change in enumerate(self._story.changes)}
            stops.sort(key=lambda stop: order.get(stop.change, 0))
        else:
            stops = sorted([*stops, *self._extra], key=_start)
        self._stops = stops
        self._say_count()
        self._show_cards()

    def _say_count(self) -> None:
        changes = list(dict.fromkeys(stop.change for stop in self._stops))
        here = self._current()
        if not changes:
            words = say(f"review.nothing.{self.mode}")
        elif here in changes:
            words = say("review.count.at", n=changes.index(here) + 1, all=len(changes))
        else:
            words = say("review.count", all=len(changes))
        self._count.setText(words)
        for button in (self._previous, self._next):
            button.setEnabled(bool(changes))

    def count(self) -> str:
        """What the line over the text says of how many there are."""
        return self._count.text()

    # ---- walking ------------------------------------------------------------------------------------------------------

    def next(self) -> None:
        self._step(1)

    def previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        self.text.finish()
        if self._stops:
            first = 0 if by > 0 else len(self._stops) - 1
            self._go(first if self._at < 0 else (self._at + by) % len(self._stops))

    def go_to(self, change: str) -> None:
        """Go to a change, a note or a point."""
        self.text.finish()
        if change == self._current():
            return
        found = next((n for n, stop in enumerate(self._stops) if stop.change == change), -1)
        if found >= 0:
            self._go(found)
        elif any(says.id == change for says in self._says):
            self.margin.current = change
            self._show_cards()

    def go_to_words(self, old: str, new: str) -> None:
        """Go to words that came, or else to those that went."""
        for text, words in ((self.text, new), (self.other if self.other.isVisible() else self.text, old)):
            if words and (stop := text.find_words(words)):
                text.go(stop)
                text.setFocus()
                return

    def current(self) -> str:
        """The change, note or point that one is at; an empty string: none."""
        return self._current()

    def pointed_at(self) -> tuple[Anchor, Content]:
        """What one points at: the selected words, or else the change that one is at; and the content that it is counted in."""
        cursor = self.text.textCursor()
        here = (cursor.selectionStart(), cursor.selectionEnd())
        if not cursor.hasSelection() and 0 <= self._at < len(self._stops):
            here = (self._stops[self._at].start, self._stops[self._at].end)
        found = self.text.drawn.stretch(*here)
        if found is None or found[0] not in POINTED:
            return Anchor(), self._content
        field, start, end = found
        return anchor_at(field, getattr(self._content, field), start, end), self._content

    def _current(self) -> str:
        if 0 <= self._at < len(self._stops):
            return self._stops[self._at].change
        return self.margin.current if self.mode == READ else ""

    def _go(self, n: int) -> None:
        self._at = n
        stop = self._stops[n]
        self.margin.current = stop.change
        shown = self.text if stop in self.text.drawn.stops or stop in self._extra else self.other
        shown.go(stop)
        self._say_count()
        self._show_cards()
        self.came_to.emit(stop.change)

    def _clicked(self, change: str, start: int) -> None:
        """A click on a paragraph that moved leads to its other place."""
        both = [n for n, stop in enumerate(self._stops) if stop.change == change]
        if not both:
            return
        here = next((n for n in both if self._stops[n].start <= start <= self._stops[n].end), both[0])
        others = [n for n in both if n != here]
        self._go(others[0] if change.startswith("move ") and others else here)

    # ---- cards --------------------------------------------------------------------------------------------------------

    def act(self, action: str) -> None:
        """Do what a button of the card does that one is at."""
        current = self._current()
        says = next((says for says in self._says if says.id == current), None)
        if says is None or action not in dict(says.actions):
            return
        if action == "reply":
            self._card_acted(current, "answering", "")
        else:
            self.acted.emit(current, action, "")

    def accept_all(self) -> None:
        self.all_asked.emit(True)

    def reject_all(self) -> None:
        self.all_asked.emit(False)

    def same_paragraph(self) -> list[str]:
        """The changes in the paragraph of the one that one is at."""
        document = self.text.document()
        if not 0 <= self._at < len(self._stops):
            return []
        block = document.findBlock(self._stops[self._at].start)
        return list(dict.fromkeys(stop.change for stop in self.text.drawn.stops if document.findBlock(stop.start) == block))

    def _card_acted(self, card: str, action: str, words: str) -> None:
        if action == "answering":
            self.go_to(card)
            self.margin.answering = self.below.answering = card
            self._show_cards()
            return
        if action == "reply":
            self.margin.answering = self.below.answering = ""
        self.text.setFocus()  # the button or field that had the keys goes
        self.acted.emit(card, action, words)

    def stop_answering(self) -> bool:
        """Close the field for an answer; False where none is open."""
        if not self.margin.answering:
            return False
        self.margin.answering = self.below.answering = ""
        self._show_cards()
        self.text.setFocus()
        return True

    def _show_cards(self) -> None:
        if self.mode != READ:
            return
        places = {stop.change: stop.start for stop in reversed(self._stops)}
        self.below.current = self.margin.current
        if self.margin.isVisibleTo(self):
            self.margin.show_cards(self._says, [self.text.top_of(places.get(says.id, says.position)) for says in self._says])
            self.margin.place(self.text.verticalScrollBar().value())
        here = [says for says in self._says if says.id == self.margin.current]
        self.below.setVisible(not self.margin.isVisibleTo(self) and bool(here))
        if self.below.isVisibleTo(self):
            self.below.show_cards(here, [0])
            self.below.setFixedHeight(self.below.needed())

    def _wheel(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self.text.viewport(), event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.margin.setVisible(self.mode == READ and bool(self._says) and self.width() >= px(TEXT_LEAST + WIDTH + 2 * GAP))
        cards = self.margin.isVisibleTo(self)
        if self.text.beside_cards != cards:
            self.text.beside_cards = cards
            QApplication.postEvent(self.text, QResizeEvent(self.text.size(), self.text.size()))
        self._show_cards()

    def _states_activated(self, _index: int) -> None:
        self.states_chosen.emit(self._old.currentData(), self._new.currentData())


def _start(stop: Stop) -> int:
    return stop.start
