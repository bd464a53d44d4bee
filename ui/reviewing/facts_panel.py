"""The column of facts that changed: each leads to its place, and who is asked says that they were seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from newsdesk.text.comparison.facts import FactChange
from ui.look import px
from ui.parts import Badge, Hairline, Muted, QuietButton, SectionLabel, Title
from ui.preview.lines import PressLine, empty_column, scrolling_column, welcome
from ui.words import say
from ui.words.short import ago, now

if TYPE_CHECKING:
    from newsdesk.acknowledging import Acknowledged

_ICONS = {"number": "numbers", "date": "date", "time": "time", "name": "person", "quotation": "quote", "link": "link"}


class FactsPanel(QWidget):
    led = Signal(str, str)
    """The old and the new words of a fact whose place is to be shown."""
    acknowledged = Signal(list)
    """Somebody has seen these facts: ``kind``, ``old``, ``new`` of each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: Sequence[FactChange] = ()
        self.lines: list[PressLine] = []
        self.setObjectName("facts")
        self.setAccessibleName(say("facts.title"))
        self._many = Badge("", "look", parent=self)
        self._area, self._column = scrolling_column(self)
        self._seen = QuietButton(f"{say('facts.acknowledge')} · f", "done", self)
        self._seen.setAccessibleName(say("facts.acknowledge"))
        self._seen.clicked.connect(self.acknowledge)
        self._by = Muted("", wrap=True, parent=self)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(Title(say("facts.title"), parent=self))
        head.addWidget(self._many)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(10), px(12))
        column.setSpacing(px(8))
        column.addLayout(head)
        for part in (self._area, self._by, self._seen):
            column.addWidget(part, 1 if part is self._area else 0)

    def show_facts(self, facts: Sequence[FactChange], kept: Mapping[str, int], seen: Sequence[Acknowledged]) -> None:
        """Show what changed, and how much of each kind did not."""
        self._facts = facts
        self.lines = []
        empty_column(self._column)
        self._many.set(str(len(facts)))
        self._many.setVisible(bool(facts))
        for fact in facts:
            words = f"{fact.old or say('facts.nothing')} → {fact.new or say('facts.nothing')}"
            line = PressLine(_ICONS[fact.kind], "look", f"{say(f'facts.{fact.kind}')}\n{words}", f"{say(f'facts.{fact.kind}')}: {words}")
            line.clicked.connect(partial(self.led.emit, fact.old, fact.new))
            self._column.addWidget(line)
            self._column.addWidget(Hairline())
            self.lines.append(line)
        if not facts:
            self._column.addWidget(welcome("fine", "done", say("facts.none.title"), say("facts.none")))
        if kept:
            self._column.addSpacing(px(10))
            self._column.addWidget(SectionLabel(say("facts.kept")))
            words = QLabel(" · ".join(say(f"facts.kept.{kind}", n=n) for kind, n in kept.items()))
            words.setWordWrap(True)
            words.setTextFormat(Qt.TextFormat.PlainText)
            self._column.addWidget(words)
        self._column.addStretch(1)
        self.show_acknowledged(seen)

    def show_acknowledged(self, seen: Sequence[Acknowledged]) -> None:
        """Who has said that these facts were seen, and the button for it where nobody has."""
        wanted = {(fact.kind, fact.old, fact.new) for fact in self._facts}
        by = next((one for one in reversed(seen) if wanted and wanted <= set(one.facts)), None)
        self._seen.setVisible(bool(wanted) and by is None)
        self._by.setVisible(bool(wanted))
        self._by.setText(say("facts.ask") if by is None else say("facts.by", who=by.name, when=ago(by.at, now())))

    def asks(self) -> bool:
        """Whether somebody is asked to say that they saw what is shown."""
        return not self._seen.isHidden()

    def acknowledge(self) -> None:
        """Say that what is shown was seen."""
        self.acknowledged.emit([{"kind": fact.kind, "old": fact.old, "new": fact.new} for fact in self._facts])
