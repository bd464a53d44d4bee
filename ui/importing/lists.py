"""The lists of a page under review, which become archive entries: each line can be left out, its headline and date put right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from newsdesk.text.stamp import read_stamp
from ui.importing.form import stamp_words
from ui.importing.reviewed import Reviewed
from ui.look import px
from ui.parts import Hairline, Hint, SectionLabel, line
from ui.words import say

# Thirteen framed fields would be a wall: a frame comes where the pointer or the focus is.
_SHEET = """
QLineEdit { background: transparent; border: 1px solid transparent; padding: 1px 4px; }
QLineEdit:disabled { background: transparent; }
QLineEdit:focus { padding: 0px 3px; }
"""


class Lists(QWidget):
    changed = Signal()

    def __init__(self, reviewed: Reviewed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reviewed = reviewed
        self._title = SectionLabel("", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(Hairline(self))
        column.addWidget(self._title)
        before = ""
        for number, (entry, _) in enumerate(reviewed.entries):
            if entry.list != before:
                column.addSpacing(px(4))
                column.addWidget(SectionLabel(say(f"review.list.{entry.list}"), parent=self))
                before = entry.list
            row = _Entry(reviewed, number, self._count)
            column.addWidget(row)
        self._count()

    def _count(self) -> None:
        taken = sum(taken for _, taken in self._reviewed.entries)
        self._title.setText(say("review.lists", n=taken))
        self.changed.emit()


class _Entry(QWidget):
    """One line of a list: whether it is taken, its headline, its date."""

    def __init__(self, reviewed: Reviewed, number: int, told: Callable[[], None]) -> None:
        super().__init__()
        self._reviewed, self._number, self._told = reviewed, number, told
        entry, taken = reviewed.entries[number]
        self._take = QCheckBox()
        self._take.setAccessibleName(say("review.take-entry", title=entry.headline))
        self._take.setToolTip(say("review.take-entry-hint"))
        self._headline = self._field(entry.headline, say("review.entry-headline", n=number + 1))
        self._stamp = self._field(stamp_words(entry.published), say("review.entry-stamp", n=number + 1))
        self._stamp.setPlaceholderText(say("review.no-stamp"))
        self._hint = Hint("", self)
        self._hint.setProperty("invalid", True)
        self._hint.hide()
        self.setStyleSheet(_SHEET)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(4))
        grid.setVerticalSpacing(0)
        grid.addWidget(self._take, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        for place, part in enumerate((self._headline, self._stamp, self._hint)):
            grid.addWidget(part, place, 1)
        self._take.setChecked(taken)
        self._show_taken(taken)
        self._take.toggled.connect(self._toggled)
        self._headline.textEdited.connect(self._headline_edited)
        self._stamp.textEdited.connect(self._stamp_edited)

    def _field(self, value: str, name: str) -> QLineEdit:
        edit = line(value, parent=self)
        edit.setAccessibleName(name)
        edit.setCursorPosition(0)
        return edit

    def _toggled(self, taken: bool) -> None:
        entry, _ = self._reviewed.entries[self._number]
        self._reviewed.entries[self._number] = (entry, taken)
        self._show_taken(taken)
        self._told()

    def _show_taken(self, taken: bool) -> None:
        for part in (self._headline, self._stamp):
            part.setEnabled(taken)

    def _headline_edited(self, text: str) -> None:
        self._say("" if text.strip() else say("review.entry-empty"))
        if text.strip():
            self._put(headline=text)

    def _stamp_edited(self, text: str) -> None:
        stamp = read_stamp(text)
        good = not text.strip() or (stamp is not None and "T" in stamp.instant)
        self._say("" if good else say("review.published-wrong"))
        if good:
            self._put(published=stamp.instant if stamp else "")

    def _put(self, **values: str) -> None:
        entry, taken = self._reviewed.entries[self._number]
        self._reviewed.entries[self._number] = (replace(entry, **values), taken)

    def _say(self, words: str) -> None:
        self._hint.setText(words)
        self._hint.setVisible(bool(words))
