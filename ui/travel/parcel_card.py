"""One file that came: from whom, when, what is new in it, whether its computer is known; then what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import outside
from ui.look import px
from ui.parts import Badge, Elided, Hairline, LinkButton, Muted, Title
from ui.steps.saying import breakable, when
from ui.travel.saying import size_words
from ui.words import say, say_refused

if TYPE_CHECKING:
    from newsdesk.announcing import Announced, Line, Parcel

MOST_LINES = 12
_SENDERS = {"mine": "plain", "listed": "done", "known": "accent", "removed": "stop", "unknown": "look"}
_STATES = {"new": "accent", "changed": "look", "there": "plain"}
_WARNED = ("unknown", "removed")


class ParcelCard(QFrame):
    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._folder = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(18), px(14), px(18), px(14))
        self._column.setSpacing(px(8))
        self._say(Muted(say("travel.open.reading", name=name)))

    def show_parcel(self, parcel: Parcel) -> None:
        """Show what a file says, or why it was refused, or that it is in."""
        self._empty()
        if parcel.announced is None:
            self._show_refused(parcel)
            return
        self._show_sender(parcel.announced, parcel.size)
        if parcel.announced.sender in _WARNED and parcel.taken is None:
            self._say(Muted(say(f"travel.open.{parcel.announced.sender}.why", name=parcel.announced.name), wrap=True))
        self._say(Hairline())
        for line in parcel.announced.articles[:MOST_LINES]:
            self._show_line(line)
        if more := len(parcel.announced.articles) - MOST_LINES:
            if more > 0:
                self._say(Muted(say("travel.open.more", n=more)))
        self._say(Muted(_pictures(parcel.announced)))
        if parcel.taken is not None:
            self._say(Badge(say("travel.open.taken"), "done", "fine"))
        elif not parcel.announced.news and parcel.refused is None:
            self._say(Muted(say("travel.open.nothing"), wrap=True))
        if parcel.refused is not None:
            self._show_refused(parcel)

    def words(self) -> str:
        """Everything that the card says, a line each."""
        said = [part.accessibleName() or part.text() if isinstance(part, QLabel) else part.accessibleName()
                for part in self.findChildren(QWidget) if isinstance(part, QLabel | Badge)]
        return "\n".join(words for words in said if words)

    def _show_sender(self, said: Announced, size: int) -> None:
        row = QHBoxLayout()
        row.setSpacing(px(10))
        unsure = said.sender == "unknown"
        row.addWidget(Title(say("travel.open.says" if unsure else "travel.open.from", name=said.name), parent=self))
        row.addWidget(Badge(say(f"travel.open.{said.sender}"), _SENDERS[said.sender], "look" if said.sender in _WARNED else ""))
        row.addStretch(1)
        row.addWidget(Muted(say("travel.open.when", when=when(said.at), size=size_words(size)), parent=self))
        self._column.addLayout(row)

    def _show_line(self, line: Line) -> None:
        row = QHBoxLayout()
        row.setSpacing(px(10))
        row.addWidget(Badge(say(f"travel.open.{line.state}"), _STATES[line.state]))
        row.addWidget(Elided(line.headline or say("untitled"), self), 1)
        self._column.addLayout(row)

    def _show_refused(self, parcel: Parcel) -> None:
        assert parcel.refused is not None
        row = QHBoxLayout()
        row.setSpacing(px(10))
        row.addWidget(Badge(say("travel.open.refused"), "stop", "stop"))
        row.addWidget(Elided(parcel.name, self), 1)
        self._column.addLayout(row)
        self._say(Muted(say_refused(parcel.refused), wrap=True))
        if parcel.aside is not None:
            self._folder = str(parcel.aside.parent)
            self._say(Muted(say("travel.open.aside", file=breakable(str(parcel.aside))), wrap=True))
            show = LinkButton(say("travel.open.folder"), "folder", self)
            show.clicked.connect(self._open_folder)
            self._column.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)

    def _say(self, part: QWidget) -> None:
        side = Qt.AlignmentFlag.AlignLeft if isinstance(part, Badge) else Qt.AlignmentFlag(0)
        self._column.addWidget(part, 0, side)

    def _empty(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            parts = [item.widget()] if item.widget() else [item.layout().itemAt(n).widget() for n in range(item.layout().count())]
            for part in parts:
                if part is not None:
                    part.setParent(None)
                    part.deleteLater()

    def _open_folder(self) -> None:
        outside.show_folder(self._folder)


def _pictures(said: Announced) -> str:
    parts = [say("travel.open.pictures", n=whole)] if (whole := said.pictures - said.copies) else []
    parts += [say("travel.open.copies", n=said.copies)] if said.copies else []
    return " · ".join(parts) or say("travel.open.no-pictures")
