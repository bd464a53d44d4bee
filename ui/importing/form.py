"""The fields of a reading under review, each with its guess below it; what a person writes settles the guess."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from newsdesk.article.content import Guess
from newsdesk.text.stamp import read_stamp, write_stamp
from ui.importing.guess_row import GuessRow
from ui.importing.reviewed import NOT_A_CAPTION, Reviewed
from ui.look import px
from ui.parts import Field, line
from ui.words import say

_FIELDS = ("headline", "kicker", "place", "label", "published", "reporters", "editor", "category", "tags", "advertorial",
           "sponsor", "source")
_SEVERAL = ("reporters", "tags")
_RARE = ("kicker", "label", "sponsor", "source")
"""Shown only where they say something."""
_ZONES = {7: "Asia/Jakarta", 8: "Asia/Makassar", 9: "Asia/Jayapura"}


class Form(QWidget):
    changed = Signal()

    def __init__(self, reviewed: Reviewed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reviewed = reviewed
        self._edits: dict[str, QLineEdit] = {}
        self._fields: dict[str, Field] = {}
        self._rows: dict[int, GuessRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for name in _FIELDS:
            value = getattr(reviewed.content, name)
            if name in _RARE and not value and not reviewed.numbers(name):
                continue
            column.addWidget(self._advertorial() if name == "advertorial" else self._field(name))
            for number in reviewed.numbers(name):
                column.addWidget(self._guess(number))

    def _field(self, name: str) -> Field:
        edit = line(shown_value(name, getattr(self._reviewed.content, name)))
        edit.setCursorPosition(0)
        edit.setProperty("name", name)
        edit.textEdited.connect(self._edited)
        self._edits[name] = edit
        self._fields[name] = Field(say(f"review.{name}"), edit, say("review.published-hint") if name == "published" else "")
        return self._fields[name]

    def _advertorial(self) -> QCheckBox:
        box = QCheckBox(say("review.advertorial"))
        box.setChecked(self._reviewed.content.advertorial)
        box.toggled.connect(self._marked)
        return box

    def _guess(self, number: int) -> GuessRow:
        guess = self._reviewed.guesses[number]
        row = GuessRow(number, guess.why, options(guess), guess.value)
        row.set_open(self._reviewed.is_open(number))
        row.chosen.connect(self._chosen)
        row.reopened.connect(self._reopened)
        self._rows[number] = row
        return row

    def _edited(self, text: str) -> None:
        name = self.sender().property("name")
        if name == "published":
            stamp = read_stamp(text)
            good = not text.strip() or (stamp is not None and "T" in stamp.instant)
            self._fields[name].set_wrong("" if good else say("review.published-wrong"))
            if not good:
                return
            value: object = stamp.instant if stamp else ""
        else:
            value = tuple(part.strip() for part in text.split(",") if part.strip()) if name in _SEVERAL else text
        self._reviewed.set(name, value)
        for number in self._reviewed.numbers(name):
            self._rows[number].set_open(False)
        self.changed.emit()

    def _marked(self, on: bool) -> None:
        self._reviewed.set("advertorial", on)
        for number in self._reviewed.numbers("advertorial"):
            self._rows[number].set_open(False)
        self.changed.emit()

    def _chosen(self, number: int, value: str) -> None:
        self._reviewed.choose(number, value)
        name = self._reviewed.guesses[number].field
        if name in self._edits:
            with QSignalBlocker(self._edits[name]):
                self._edits[name].setText(shown_value(name, getattr(self._reviewed.content, name)))
            self._fields[name].set_wrong("")
        self.changed.emit()

    def _reopened(self, number: int) -> None:
        self._reviewed.reopen(number)
        self.changed.emit()


def shown_value(name: str, value: object) -> str:
    """A field's value as a person reads and writes it."""
    if name == "published":
        return stamp_words(str(value))
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def stamp_words(instant: str) -> str:
    """An instant in the portal's form where its zone is one of ours; a day alone as a day."""
    try:
        at = datetime.fromisoformat(instant)
    except ValueError:
        return instant
    if "T" not in instant:
        return f"{at:%d-%m-%Y}"
    hours = (at.utcoffset().total_seconds() / 3600) if at.utcoffset() is not None else -1
    return write_stamp(at, _ZONES[int(hours)]) if hours in _ZONES and not at.second else instant


def options(guess: Guess) -> list[tuple[str, str]]:
    """What can be chosen for a guess, what was taken first: value and words."""
    if guess.field == "lead":
        return [(guess.value, say("guess.is-caption")), (NOT_A_CAPTION, say("guess.no-caption"))]
    values = list(dict.fromkeys((guess.value, *guess.alternatives)))
    if guess.field == "published":
        return [(v, stamp_words(v) if "T" in v else say("guess.midnight", date=stamp_words(v))) for v in values]
    if len(values) == 1:
        return [(values[0], say("guess.right"))]
    return [(v, v) for v in values]
