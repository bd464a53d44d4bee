"""The text of a reading under review, its related links with their guesses, its pictures, and what was not taken."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from newsdesk.article.content import Picture
from newsdesk.portal.reading.reading import Refusal
from newsdesk.text.body import related_links
from newsdesk.text.related import Related
from ui.importing.form import options
from ui.importing.guess_row import GuessRow, why_words
from ui.importing.pictures import PictureBox
from ui.importing.reviewed import NOT_A_CAPTION, Reviewed
from ui.importing.safe_text import SafeText
from ui.look import icon, px, text_font
from ui.look.tokens import SIZE_INTERFACE
from ui.parts import Badge, Chip, Hairline, Muted, SectionLabel, line
from ui.words import say


class Text(QWidget):
    """The body as a reader sees it, or as it is written."""

    changed = Signal()

    def __init__(self, reviewed: Reviewed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reviewed = reviewed
        self._read, self._write = SafeText(self), QPlainTextEdit(self)
        self._write.setFont(text_font(SIZE_INTERFACE + 1))
        self._write.setTabChangesFocus(True)
        self._write.textChanged.connect(self._edited)
        for view in (self._read, self._write):
            view.setAccessibleName(say("review.text"))
            view.setMinimumHeight(px(340))
        self._mode = Chip(say("review.edit-text"), "edit", checkable=True, parent=self)
        self._mode.toggled.connect(self._turn)
        self._views = QStackedWidget(self)
        self._views.addWidget(self._read)
        self._views.addWidget(self._write)
        head = QHBoxLayout()
        head.addWidget(SectionLabel(say("review.text"), parent=self), 1)
        head.addWidget(self._mode)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addLayout(head)
        column.addWidget(self._views, 1)
        self.refresh()

    def refresh(self) -> None:
        """Show the body as it is now."""
        self._read.show_body(self._reviewed.content)
        if self._write.toPlainText() != self._reviewed.content.body:
            with QSignalBlocker(self._write):
                self._write.setPlainText(self._reviewed.content.body)

    def _turn(self, writing: bool) -> None:
        self._views.setCurrentWidget(self._write if writing else self._read)
        self._views.currentWidget().setFocus()

    def _edited(self) -> None:
        self._reviewed.set_body(self._write.toPlainText())
        self._read.show_body(self._reviewed.content)
        self.changed.emit()


class Links(QWidget):
    """The related links: each title, where it leads, whether that is certain, and the choice where it is not."""

    changed = Signal()

    def __init__(self, reviewed: Reviewed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reviewed = reviewed
        self._edits: list[QLineEdit] = []
        self._rows: dict[int, GuessRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        links = related_links(reviewed.content.body)
        self.setVisible(bool(links))
        column.addWidget(SectionLabel(say("review.related"), parent=self))
        for at, related in enumerate(links):
            column.addLayout(self._link(at, related))
            for number in reviewed.numbers(f"related:{at}"):
                guess = reviewed.guesses[number]
                row = GuessRow(number, guess.why, options(guess), related.title, running=True)
                row.set_open(reviewed.is_open(number))
                row.chosen.connect(self._chosen)
                row.reopened.connect(self._reopened)
                self._rows[number] = row
                column.addWidget(row)

    def titles(self) -> list[str]:
        """The titles as they stand in the fields."""
        return [edit.text() for edit in self._edits]

    def _link(self, at: int, related: Related) -> QVBoxLayout:
        edit = line(related.title)
        edit.setAccessibleName(say("review.title-of", n=at + 1))
        edit.setCursorPosition(0)
        edit.setProperty("at", at)
        edit.textEdited.connect(self._edited)
        self._edits.append(edit)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(edit, 1)
        if not self._reviewed.numbers(f"related:{at}"):
            row.addWidget(Badge(say("review.certain"), "done", "done"))
        box = QVBoxLayout()
        box.setSpacing(px(3))
        box.addLayout(row)
        box.addWidget(Muted(_target_words(related), wrap=True))
        return box

    def _edited(self, text: str) -> None:
        at = int(self.sender().property("at"))
        if text.strip():
            self._reviewed.set_title(at, text)
            for number in self._reviewed.numbers(f"related:{at}"):
                self._rows[number].set_open(False)
            self.changed.emit()

    def _chosen(self, number: int, value: str) -> None:
        self._reviewed.choose(number, value)
        at = int(self._reviewed.guesses[number].field.partition(":")[2])
        self._edits[at].setText(value)
        self._edits[at].setCursorPosition(0)
        self.changed.emit()

    def _reopened(self, number: int) -> None:
        self._reviewed.reopen(number)
        self.changed.emit()


class Pictures(QWidget):
    """The lead picture and those in the text."""

    changed = Signal()
    moved = Signal()
    """What was taken for a caption went back into the text."""

    def __init__(self, reviewed: Reviewed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reviewed = reviewed
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        content = reviewed.content
        self.setVisible(bool(content.lead or content.pictures))
        self._rows: list[GuessRow] = []
        for title, picture in self._all(content.lead, content.pictures):
            box = PictureBox(title, picture, reviewed.reading.pictures.get(picture.key))
            box.changed.connect(self._edited)
            column.addWidget(box)
            if picture is content.lead:
                for number in reviewed.numbers("lead"):
                    guess = reviewed.guesses[number]
                    choice = options(guess)[: 2 if reviewed.can_be_no_caption() else 1]
                    row = GuessRow(number, guess.why, choice, guess.value)
                    row.set_open(reviewed.is_open(number))
                    row.chosen.connect(self._chosen)
                    row.reopened.connect(self._reopened)
                    self._rows.append(row)
                    column.addWidget(row)

    @staticmethod
    def _all(lead: Picture | None, others: tuple[Picture, ...]) -> list[tuple[str, Picture]]:
        first = [(say("review.lead"), lead)] if lead else []
        return [*first, *((f"{say('review.picture')} {n}", p) for n, p in enumerate(others, 1))]

    def _edited(self, picture: Picture) -> None:
        self._reviewed.set_picture(picture)
        if self._reviewed.content.lead is not None and picture.key == self._reviewed.content.lead.key:
            for row in self._rows:
                row.set_open(False)
        self.changed.emit()

    def _chosen(self, number: int, value: str) -> None:
        self._reviewed.choose(number, value)
        if value == NOT_A_CAPTION:
            self.hide()
            self.moved.emit()
        self.changed.emit()

    def _reopened(self, number: int) -> None:
        self._reviewed.reopen(number)
        self.changed.emit()


def refused_box(refused: tuple[Refusal, ...]) -> QWidget:
    """What was there and was not taken, what may be missing from the article first."""
    made, column = _box(say("review.refused", n=len(refused)))
    for refusal in sorted(refused, key=lambda r: r.level != "lost"):
        lost = refusal.level == "lost"
        mark = QLabel()
        mark.setPixmap(icon("look" if lost else "info", "look" if lost else "muted").pixmap(px(16), px(16)))
        text = QVBoxLayout()
        text.setSpacing(px(1))
        text.addWidget(_words(why_words(refusal.why)))
        text.addWidget(Muted(refusal.what, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)
        column.addLayout(row)
    return made


def _box(title: str) -> tuple[QWidget, QVBoxLayout]:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(6))
    column.addWidget(Hairline())
    column.addWidget(SectionLabel(title))
    return made, column


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _target_words(related: Related) -> str:
    if related.url:
        return say("review.target-url", address=related.url)
    return say("review.target-known") if related.archive or related.article else say("review.target-none")
