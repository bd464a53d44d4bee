"""The checklist before an export: what blocks, what a person should look at, each line one press from its spot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look import px
from ui.parts import Badge, Muted, QuietButton, Title
from ui.preview.address_line import AddressLine
from ui.preview.lines import PressLine, empty_column, scrolling_column, welcome
from ui.words import WORDS, say

if TYPE_CHECKING:
    from newsdesk.portal.checks import Finding

_LEVELS = (("block", "block", "stop"), ("warn", "warn", "look"))


class Checklist(QWidget):
    jump = Signal(str)
    """Where to go: a finding's spot."""
    export = Signal()
    address_given = Signal(str, str, str)
    """Target and title of a related link, and the address that a person gave for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] | None = None
        self._export = QuietButton(say("checklist.export"), "export", self)  # the primary one is in the top bar
        self._export.clicked.connect(self.export)
        head = QHBoxLayout()
        head.addWidget(Title(say("checklist.title"), parent=self), 1)
        head.addWidget(self._export)
        self._sum = Muted("", wrap=True, parent=self)
        self._area, self._column = scrolling_column(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(10), 0)
        column.setSpacing(px(8))
        column.addLayout(head)
        column.addWidget(self._sum)
        column.addWidget(self._area, 1)
        self.show_findings(())

    def show_findings(self, findings: tuple[Finding, ...], offer_export: bool = True) -> None:
        """Show what was found; the export button works where nothing blocks.

        offer_export: False where this article cannot be exported yet anyway: then there is no button.
        """
        blocking = sum(f.level == "block" for f in findings)
        self._export.setVisible(offer_export)
        self._export.setEnabled(not blocking)
        self._export.setToolTip(say("checklist.blocked", n=blocking) if blocking else "")
        if findings == self._findings:
            return  # what is being typed into an address stays
        self._findings = findings
        asked = {edit.key: (edit.text(), edit.wrong()) for edit in self.findChildren(AddressLine)}
        empty_column(self._column)
        self._sum.setVisible(bool(findings))
        self._sum.setText(_summary(blocking, len(findings) - blocking))
        for level, meaning, kind in _LEVELS:
            here = [f for f in findings if f.level == level]
            if here:
                self._column.addSpacing(px(6))
                self._column.addWidget(Badge(say(f"checklist.{level}"), kind, meaning))
            for finding in here:
                self._add(finding, meaning, kind, asked)
        if findings:
            self._column.addStretch(1)
        else:
            self._column.addWidget(welcome("fine", "done", say("checklist.fine"), say("checklist.fine-words")))

    def _add(self, finding: Finding, meaning: str, kind: str, asked: Mapping[tuple[str, str], tuple[str, str]]) -> None:
        words = finding_words(finding)
        made = PressLine(meaning, kind, words, f"{say(f'checklist.{finding.level}')}: {words}")
        made.setProperty("spot", finding.spot)
        made.clicked.connect(self._jump)
        self._column.addWidget(made)
        if finding.check in ("related-no-address", "answers-no-address"):
            target, title = str(finding.facts.get("target", "")), str(finding.facts.get("title", ""))
            ask = AddressLine(target, title, *asked.get((target, title), ("", "")), left=34)
            ask.given.connect(self.address_given)
            self._column.addWidget(ask)

    def focus_first(self) -> None:
        """Give the keys to the export where it can go ahead, else to the first line: Enter goes to its spot."""
        if self._export.isVisibleTo(self) and self._export.isEnabled():
            self._export.setFocus(Qt.FocusReason.OtherFocusReason)
        elif lines := self.findChildren(PressLine):
            lines[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, target: str, title: str, words: str) -> None:
        """Say at the field of a related link why its address was not taken."""
        for asked in self.findChildren(AddressLine):
            if asked.key == (target, title):
                asked.refuse(words)

    def _jump(self) -> None:
        self.jump.emit(self.sender().property("spot"))


def finding_words(finding: Finding) -> str:
    """What a finding says; a check without words of its own is named, never left out."""
    code = f"check.{finding.check}"
    return say(code, **finding.facts) if code in WORDS else say("checklist.unknown", name=finding.check)


def _summary(blocking: int, warning: int) -> str:
    if blocking and warning:
        return say("checklist.sum-both", blocks=blocking, warns=warning)
    return say("checklist.sum-blocks", n=blocking) if blocking else say("checklist.sum-warns", n=warning)
