"""Pulihkan redaksi: what is wrong with the newsroom's file, and putting it right from what is whole, or from a backup."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from newsdesk import restoring
from newsdesk.errors import Refused
from newsdesk.paths import Home
from ui.look import px
from ui.parts import Item, Muted, PagedList, PrimaryButton, QuietButton, Title
from ui.words import say, say_refused
from ui.words.short import clock, date, here, now, number
from ui.work import Worker

if TYPE_CHECKING:
    from newsdesk.store.backup import Backup
    from newsdesk.store.health import Fault
    from newsdesk.store.salvage import Salvaged

SALVAGE = "salvage"
NAMED = 12
"""Articles that are named; more are counted."""


class PutRight(QDialog):
    """reason: why the newsroom did not open; empty: it is open. let_go: closes what has it open; False where that must not
    be, because a text is not on the disk yet."""

    again_asked = Signal()
    """It is done: the newsroom is to be opened anew."""

    def __init__(self, home: Home, reason: str, let_go: Callable[[], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home, self._reason, self._let_go = home, reason, let_go
        self._backups: Sequence[Backup] = ()
        self._choice: Backup | str = SALVAGE
        self._done = False
        self._worker = Worker(self)
        self.setWindowTitle(say("right.title"))
        self.setAccessibleName(say("right.title"))
        self._build()
        self.resize(px(640), px(560))
        self._worker.do(_looked_over, home, done=self._show_state)

    def busy(self) -> bool:
        """Whether something is being looked over or put right."""
        return self._worker.busy

    def _build(self) -> None:
        self._words = QLabel(self._reason or say("right.looking"), self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._list = PagedList(self._items, say("right.list"), self)
        self._list.moved.connect(self._choose)
        self._progress = QProgressBar(self)
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(say("right.working"))
        waiting = QWidget(self)
        middle = QVBoxLayout(waiting)
        middle.addStretch(1)
        middle.addWidget(self._progress)
        middle.addStretch(2)
        self._views = QStackedWidget(self)
        self._views.addWidget(self._list)
        self._views.addWidget(waiting)
        self._go = PrimaryButton(say("right.go"), "done", self)
        self._go.clicked.connect(self._press)
        self._close = QuietButton(say("close"), parent=self)
        self._close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(px(10))
        foot.addWidget(Muted(say("right.kept"), parent=self))
        foot.addStretch(1)
        foot.addWidget(self._close)
        foot.addWidget(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(14))
        for part in (Title(say("right.title"), parent=self), self._words):
            column.addWidget(part)
        column.addWidget(self._views, 1)
        column.addLayout(foot)
        self._go.setEnabled(False)

    # ---- what can be done -------------------------------------------------------------------------------------------------

    def _show_state(self, answer: tuple[Sequence[Fault], Sequence[Backup]]) -> None:
        faults, self._backups = answer
        state = say("right.damaged", n=number(len(faults))) if faults else say("right.whole")
        self._words.setText("\n\n".join(filter(None, (self._reason, state))))
        self._list.reload()
        self._list.setFocus()
        self._go.setEnabled(True)

    def _items(self, limit: int, offset: int) -> list[Item]:
        first = Item(SALVAGE, say("right.salvage"), say("right.salvage.below"), data=SALVAGE)
        return [first, *map(_item, self._backups)][offset : offset + limit]

    def _choose(self, choice: Backup | str | None) -> None:
        self._choice = choice or SALVAGE

    # ---- doing it ---------------------------------------------------------------------------------------------------------

    def _press(self) -> None:
        if self._done:
            self.accept()
            self.again_asked.emit()
        elif self._let_go():
            self._views.setCurrentIndex(1)
            for button in (self._go, self._close):
                button.setEnabled(False)
            self._words.setText(say("right.working"))
            backup = None if isinstance(self._choice, str) else self._choice.file
            self._worker.do(_put_right, self._home, backup, done=self._finished, failed=self._failed)

    def _finished(self, told: Salvaged | Path) -> None:
        self._done = True
        self._progress.hide()
        self._words.setText(say("right.put-back", folder=str(told)) if isinstance(told, Path) else _salvaged(told))
        self._go.setText(say("right.again"))
        self._go.setEnabled(True)
        self._go.setFocus()

    def _failed(self, wrong: Exception) -> None:
        if not isinstance(wrong, Refused):
            raise wrong
        self._words.setText(say_refused(wrong))
        self._views.setCurrentIndex(0)
        for button in (self._go, self._close):
            button.setEnabled(True)

    def reject(self) -> None:
        """Escape does not leave a newsroom that is being put right, nor one that must be opened anew."""
        if self._done:
            self._press()
        elif self._go.isEnabled() or not self._worker.busy:
            super().reject()


def put_right_at_start(home: Home, reason: str) -> int:
    """The newsroom does not open, and nothing is shown yet: say so, and put it right. Returns the exit code."""
    dialog = PutRight(home, reason, _nothing_open)
    dialog.again_asked.connect(begin_again)
    return 0 if dialog.exec() else 1


def begin_again() -> None:
    """Start the program anew, as it was started."""
    QProcess.startDetached(sys.orig_argv[0], sys.orig_argv[1:])


def _nothing_open() -> bool:
    return True


def _looked_over(home: Home) -> tuple[Sequence[Fault], Sequence[Backup]]:
    return restoring.look_over(home), restoring.all_backups(home)


def _put_right(home: Home, backup: Path | None) -> Salvaged | Path:
    return restoring.put_back(home, backup) if backup else restoring.salvage(home)


def _item(backup: Backup) -> Item:
    at = here(backup.at)
    size = say("right.size", n=f"{backup.size / 1e6:.1f}".replace(".", say("right.point")))
    return Item(backup.file.name, say("right.backup", day=date(at, now()), time=clock(at)), say("right.backup.below"), size,
                data=backup)


def _salvaged(told: Salvaged) -> str:
    lines = [say("right.salvaged", n=number(told.drafts), folder=str(told.aside))]
    if told.replaced:
        lines.append(say("right.replaced", n=number(len(told.replaced))))
        lines += [say(f"right.from.{one.source}", headline=one.headline or one.article) for one in told.replaced[:NAMED]]
    if len(told.replaced) > NAMED:
        lines.append(say("right.more", n=number(len(told.replaced) - NAMED)))
    if told.events_lost:
        lines.append(say("right.events", n=number(told.events_lost)))
    return "\n".join(lines)
