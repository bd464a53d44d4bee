"""The reading pane beside a list: the article one is on, what it lacks, what is to be answered, and its next steps."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from newsdesk.article.steps import APPROVED, BINNED, DRAFT, EXPORTED, RETURNED, SUBMITTED
from newsdesk.waiting import Listed, Opened
from ui.desk.points import PointList
from ui.desk.reading_text import ReadingText
from ui.desk.reason_ask import ReasonAsk
from ui.desk.return_form import ReturnForm
from ui.desk.rows import missing_words, target_words
from ui.look import icon, px
from ui.parts import Bar, Muted, PrimaryButton, QuietButton, scrolling
from ui.words import say
from ui.words.short import ago, number
from ui.words.short import now as this_moment

OPEN = "open"
"""Not a step: the article as it is written."""
STEPS: Mapping[str, tuple[str, ...]] = {
    DRAFT: (OPEN, "bin"), RETURNED: (OPEN, "submit", "bin"), SUBMITTED: ("claim", "return", "approve", "release", "take-back"),
    APPROVED: (OPEN, "return"), EXPORTED: (OPEN, "return"), BINNED: ("unbin",),
}
"""What is offered at a stage, the first of it as what happens next; at other stages the article is opened."""
KEYS = {"claim": "c", "return": "r", "approve": "a"}
_ICONS = {"approve": "approve", "return": "returned", "submit": "send", "bin": "bin", "unbin": "undo"}
_HIDDEN = ("step-not-yours", "step-wrong-stage", "not-claimed", "step-not-own")
"""What is refused for these is not offered; what is refused for another reason is, and says why."""


class ReadingHeadline(QLabel):
    """The headline; the style sheet knows it by its name."""


class ReadingPane(QFrame):
    step = Signal(str)
    """A step of STEPS was pressed."""
    answered = Signal(str, str, bool)
    """A point: id, words, done."""
    led = Signal(str)
    """A point, whose place in the text is wanted."""
    asked = Signal()
    """A form was opened."""
    left = Signal()
    """A form was left; the keys go back to the list."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        """label: the portal's, for the dateline."""
        super().__init__(parent)
        self._label = label
        self.setObjectName("paper")
        self.setAccessibleName(say("desk.reading"))
        self.opened: Opened | None = None
        self.bar = Bar(self)
        self._steps = QHBoxLayout()
        self._steps.setSpacing(px(8))
        self._headline = ReadingHeadline(parent=self)
        self._headline.setWordWrap(True)
        self._headline.setTextFormat(Qt.TextFormat.PlainText)
        self._meta = Muted("", wrap=True, parent=self)
        self._lacks, self._mark = Muted("", wrap=True, parent=self), QLabel(self)
        self._mark.setPixmap(icon("warn", "look").pixmap(px(16), px(16)))
        self.form, self.reason, self.points, self.text = ReturnForm(self), ReasonAsk(self), PointList(self), ReadingText(self)
        self.form.cancelled.connect(self.close_forms)
        self.reason.cancelled.connect(self.close_forms)
        self.points.answered.connect(self.answered)
        self.points.led.connect(self.led)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._scrolling())
        self.close_forms()
        self.show_row(None)

    def show_row(self, row: Listed | None) -> None:
        """What is known of an article at once; the rest follows by `show_opened`. None: there is none."""
        if row is None or self.opened is None or self.opened.row.id != row.id:
            self.opened = None
            self.bar.hide()
            self.close_forms()
            self.points.show_points((), {}, False)
            self.text.clear()
            self._offer(())
        for part in (self._headline, self._meta, self.text):
            part.setVisible(row is not None)
        lacks = [missing_words(code, count) for code, count in row.missing] if row else []
        if row and row.to_link:
            lacks.insert(0, say(f"desk.to-link.{row.to_link}"))
        if row and row.calls:
            lacks.insert(0, say("desk.calls", n=row.calls))
        self._lacks.setVisible(bool(lacks))
        self._mark.setVisible(bool(lacks))
        if row is not None:
            self._headline.setText(row.headline or say("untitled"))
            self._meta.setText(_meta(row))
            self._lacks.setText(" · ".join(lacks))

    def show_opened(self, opened: Opened) -> None:
        """The whole article."""
        same = self.opened is not None and (self.opened.content, self.opened.row.id) == (opened.content, opened.row.id)
        self.opened = opened
        self.show_row(opened.row)
        self.points.show_points(opened.points, opened.names, opened.row.stage in (DRAFT, RETURNED))
        refused = {step.step: step.refused.code if step.refused else "" for step in opened.steps}
        offered = [name for name in STEPS.get(opened.row.stage, (OPEN,)) if refused.get(name) not in _HIDDEN]
        self._offer(tuple(offered) if OPEN in offered or "claim" in offered or "unbin" in offered else (OPEN, *offered))
        if not same:
            self.text.show_content(opened.content, self._label)

    def ask_return(self) -> None:
        """Open the form for sending back."""
        self._open(self.form)
        self.form.begin()

    def ask_reason(self, share: object) -> None:
        """Ask for the reason of an approval."""
        self._open(self.reason)
        self.reason.begin(share)

    def busy(self) -> bool:
        """A form is open."""
        return self.form.isVisibleTo(self) or self.reason.isVisibleTo(self)

    def close_forms(self) -> None:
        was = self.busy()
        self.form.hide()
        self.reason.hide()
        self._give_way()
        if was:
            self.left.emit()

    def offered(self) -> list[str]:
        """The steps that have a button now."""
        return [self._steps.itemAt(n).widget().property("step") for n in range(self._steps.count() - 1)]

    def _open(self, form: QWidget) -> None:
        self.form.hide()
        self.reason.hide()
        self.bar.hide()
        form.show()
        self._give_way()
        self.asked.emit()

    def _give_way(self) -> None:
        """What happens next is the form's own button while one is open."""
        first = self._steps.itemAt(0)
        if first is not None and isinstance(button := first.widget(), PrimaryButton):
            button.give_way(self.busy())

    def _scrolling(self) -> QScrollArea:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(32), px(24), px(32), px(16))
        column.setSpacing(px(10))
        lacks = QHBoxLayout()
        lacks.setSpacing(px(8))
        lacks.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        lacks.addWidget(self._lacks, 1)
        column.addLayout(self._steps)
        column.addSpacing(px(10))
        column.addWidget(self._headline)
        column.addWidget(self._meta)
        column.addLayout(lacks)
        for part in (self.form, self.reason, self.points):
            column.addWidget(part)
        column.addSpacing(px(6))
        column.addWidget(self.text, 1)
        self.text.setMinimumHeight(px(160))
        return scrolling(inside, self)

    def _offer(self, names: tuple[str, ...]) -> None:
        if self._steps.count() and tuple(self.offered()) == names:
            return
        while taken := self._steps.takeAt(0):
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        for n, name in enumerate(names):
            words = _step_words(name, self.opened.row.stage if self.opened else "")
            made: QPushButton = QuietButton(words, _ICONS.get(name, ""), self) if n else PrimaryButton(words, parent=self)
            if name in KEYS:
                made.setText(f"{words} · {KEYS[name]}")
            made.setProperty("step", name)
            if isinstance(made, PrimaryButton):
                made.give_way(self.busy())
            made.clicked.connect(self._pressed)
            self._steps.addWidget(made)
        self._steps.addStretch(1)

    def _pressed(self) -> None:
        self.step.emit(self.sender().property("step"))


def _step_words(name: str, stage: str) -> str:
    if name == OPEN:
        return say("desk.open.export") if stage == APPROVED else say("desk.open")
    return say(f"desk.step.{name}")


def _meta(row: Listed) -> str:
    now = this_moment()
    when = say("desk.sent" if row.stage == SUBMITTED else "desk.changed", time=ago(row.since, now))
    parts = [", ".join(row.reporters), row.place.title() if row.place.isupper() else row.place, row.category,
             say("shelf.words", n=number(row.words)), say(f"stage.{row.stage}") if row.stage != SUBMITTED else "", when,
             target_words(row.target, now) if row.target else "", say("desk.reader", name=row.reader) if row.reader else "",
             say("desk.override", reason=row.override) if row.override else ""]
    return " · ".join(part for part in parts if part)
