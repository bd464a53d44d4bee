"""The line of an article that corrects or replies to another one: it says to which, and leads there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from newsdesk.text.related import Related
from ui.editor.fields import Fields
from ui.look import px
from ui.parts import IconButton, LinkButton
from ui.words import say

LONGEST = 70
"""Characters of a headline that are shown in the line."""


class AnsweredLine(QWidget):
    """Hidden where an article answers nothing."""

    opened = Signal(object)
    """The original (text/related.py) is to be opened."""

    def __init__(self, fields: Fields, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = fields
        self._what = QLabel(self)
        self._what.setObjectName("metaLabel")
        self.link = LinkButton("", parent=self)
        drop = IconButton("close", say("editor.answers.drop"), parent=self)
        self.link.clicked.connect(self._open)
        drop.clicked.connect(self._drop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(4), 0, 0)
        row.setSpacing(px(2))
        row.addWidget(self._what)
        row.addWidget(self.link)
        row.addWidget(drop)
        row.addStretch(1)
        fields.changed.connect(self._show)
        self._show(("answers",))

    def words(self) -> str:
        """What the line says."""
        return f"{self._what.text()} {self.link.text()}" if self._fields.content.answers else ""

    def _show(self, names: tuple[str, ...]) -> None:
        if "answers" not in names:
            return
        answers = self._fields.content.answers
        self.setVisible(answers is not None)
        if answers is not None:
            headline = answers.headline
            short = headline if len(headline) <= LONGEST else headline[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
            self._what.setText(say(f"editor.answers.{answers.kind}"))
            self.link.setText(short.replace("&", "&&"))
            self.link.setToolTip(headline)
            self.link.setAccessibleName(f"{self._what.text()} {headline}")

    def _open(self) -> None:
        if answers := self._fields.content.answers:
            self.opened.emit(Related(answers.headline, answers.target))

    def _drop(self) -> None:
        """An edit like any other: it can be undone."""
        self._fields.edit(answers=None)
