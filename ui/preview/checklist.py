"""The checklist before an export: what blocks, what a person should look at, each line one press from its spot."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from newsdesk.portal.checks import Finding
from ui.look import px
from ui.parts import Badge, Muted, PrimaryButton, QuietButton, Title, line
from ui.preview.lines import PressLine, empty_column, scrolling_column, welcome
from ui.words import WORDS, say

_LEVELS = (("block", "block", "stop"), ("warn", "warn", "look"))
_ASKABLE = ("newsdesk:article/", "newsdesk:archive/")


class Checklist(QWidget):
    jump = Signal(str)
    """Where to go: a finding's spot."""
    export = Signal()
    address_given = Signal(str, str)
    """Target of a related link, and the address that a person gave for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] | None = None
        self._export = PrimaryButton(say("checklist.export"), "export", self)
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
        typed = {edit.target: edit.text() for edit in self.findChildren(_Address)}
        empty_column(self._column)
        self._sum.setVisible(bool(findings))
        self._sum.setText(_summary(blocking, len(findings) - blocking))
        for level, meaning, kind in _LEVELS:
            here = [f for f in findings if f.level == level]
            if here:
                self._column.addSpacing(px(6))
                self._column.addWidget(Badge(say(f"checklist.{level}"), kind, meaning))
            for finding in here:
                self._add(finding, meaning, kind, typed)
        if findings:
            self._column.addStretch(1)
        else:
            self._column.addWidget(welcome("fine", "done", say("checklist.fine"), say("checklist.fine-words")))

    def _add(self, finding: Finding, meaning: str, kind: str, typed: Mapping[str, str]) -> None:
        words = finding_words(finding)
        made = PressLine(meaning, kind, words, f"{say(f'checklist.{finding.level}')}: {words}")
        made.setProperty("spot", finding.spot)
        made.clicked.connect(self._jump)
        self._column.addWidget(made)
        target = str(finding.facts.get("target", ""))
        if finding.check == "related-no-address" and target.startswith(_ASKABLE):
            ask = _Address(target, typed.get(target, ""))
            ask.given.connect(self.address_given)
            self._column.addWidget(ask)

    def _jump(self) -> None:
        self.jump.emit(self.sender().property("spot"))


class _Address(QWidget):
    """Asks where a related article is on the portal."""

    given = Signal(str, str)

    def __init__(self, target: str, typed: str) -> None:
        super().__init__()
        self.target = target
        self._edit = line(typed, "https://…")
        self._edit.setAccessibleName(say("checklist.address"))
        self._save = QuietButton(say("checklist.save"))
        self._edit.returnPressed.connect(self._give)
        self._save.clicked.connect(self._give)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(34), 0, px(4), px(6))
        row.setSpacing(px(6))
        row.addWidget(self._edit, 1)
        row.addWidget(self._save)

    def text(self) -> str:
        return self._edit.text()

    def _give(self) -> None:
        if self._edit.text().strip():
            self.given.emit(self.target, self._edit.text().strip())


def finding_words(finding: Finding) -> str:
    """What a finding says; a check without words of its own is named, never left out."""
    code = f"check.{finding.check}"
    return say(code, **finding.facts) if code in WORDS else say("checklist.unknown", name=finding.check)


def _summary(blocking: int, warning: int) -> str:
    if blocking and warning:
        return say("checklist.sum-both", blocks=blocking, warns=warning)
    return say("checklist.sum-blocks", n=blocking) if blocking else say("checklist.sum-warns", n=warning)
