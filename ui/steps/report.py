"""The export report beside the text: what was written where, and what the portal must do now with which address."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui import outside
from ui.look import px
from ui.parts import Badge, Hairline, Muted, QuietButton, SectionLabel, Title
from ui.preview.lines import scrolling_column
from ui.steps.saying import breakable
from ui.words import say
from ui.words.short import now, when

if TYPE_CHECKING:
    from newsdesk.correcting import Asked
    from newsdesk.publishing import Exported

_KINDS = {"publish": "accent", "replace": "look", "withdraw": "stop"}


class ExportReport(QWidget):
    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report")
        self.setAccessibleName(say("report.title"))
        self._done: Exported | None = None
        self._asked: Asked | None = None
        self._which, self._todo = Muted("", parent=self), _said(self)
        self._badge = Badge("", parent=self)
        self._address = _said(self)
        self._copy = QuietButton(say("report.copy"), "copy", self)
        self._browse = QuietButton(say("report.browse"), "open", self)
        self._folder = QuietButton(say("report.folder"), "folder", self)
        for button, slot in ((self._copy, self._copy_address), (self._browse, self._open_page), (self._folder, self._open_folder)):
            button.clicked.connect(slot)
        self._where, self._files = Muted("", wrap=True, parent=self), Muted("", wrap=True, parent=self)
        self._area, inside = scrolling_column(self)
        inside.setSpacing(px(10))
        inside.addWidget(SectionLabel(say("report.portal")))
        inside.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self._todo)
        inside.addWidget(self._address)
        for button in (self._copy, self._browse):
            inside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._original, self._link_there = _said(self), _said(self)
        self._copy_original = QuietButton(say("report.copy.original"), "copy", self)
        self._copy_original.clicked.connect(self._copy_that)
        for part in (self._original, self._link_there):
            inside.addWidget(part)
        inside.addWidget(self._copy_original, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(Hairline())
        inside.addWidget(self._where)
        inside.addWidget(self._files)
        inside.addWidget(self._folder, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(14), px(10), px(12))
        column.setSpacing(px(8))
        column.addWidget(Title(say("report.title"), parent=self))
        column.addWidget(self._which)
        column.addWidget(self._area, 1)

    def show_report(self, done: Exported, number: int, asked: Asked | None = None) -> None:
        """Show what an export came to; number: of the revision. asked: a page that should lead to this one, of which we have no text."""
        self._done, self._asked = done, asked
        for part in (self._original, self._link_there, self._copy_original):
            part.setVisible(asked is not None)
        if asked is not None:
            self._original.setText(say(f"report.original.{asked.kind}", headline=asked.headline))
            self._link_there.setText(breakable(asked.address) or say("report.original.unknown"))
            self._copy_original.setVisible(bool(asked.address))
        self._which.setText(say("report.revision", n=number, when=when(now())))
        unknown = done.todo == "withdraw" and not done.address
        self._badge.set(say(f"report.badge.{done.todo}"), _KINDS[done.todo])
        self._todo.setText(say("report.withdraw.unknown") if unknown else say(f"report.{done.todo}"))
        self._address.setText(breakable(done.address))
        for part in (self._address, self._copy, self._browse):
            part.setVisible(bool(done.address))
        self._where.setText(say("report.files", n=len(done.files), folder=breakable(str(done.folder))))
        self._files.setText("\n".join(breakable(name) for name in sorted(done.files, key=_top_first)))
        self._folder.setFocus(Qt.FocusReason.OtherFocusReason)

    def words(self) -> str:
        """What the portal is to do, with the address."""
        also = (self._original.text(), self._asked.address) if self._asked else ()
        return "\n".join(filter(None, (self._todo.text(), self._done.address if self._done else "", *also)))

    def _copy_address(self) -> None:
        if self._done:
            outside.copy(self._done.address)
            self.told.emit(say("report.copied"))

    def _copy_that(self) -> None:
        if self._asked:
            outside.copy(self._asked.address)
            self.told.emit(say("report.copied"))

    def _open_page(self) -> None:
        if self._done:
            outside.browse(self._done.address)

    def _open_folder(self) -> None:
        if self._done:
            outside.show_folder(str(self._done.folder))


def _said(parent: QWidget) -> QLabel:
    made = QLabel(parent)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def _top_first(name: str) -> tuple[int, str]:
    return len(Path(name).parts), name
