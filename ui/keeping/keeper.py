"""What goes on behind the writing: rescue copies each minute, backups each hour, and what is said when a disk fails."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from newsdesk import drafting, rescue, restoring
from newsdesk.article.content import Content
from newsdesk.errors import Refused
from newsdesk.store import ballast
from ui.bridge import Bridge
from ui.words import WORDS, say, say_refused
from ui.work import Worker

if TYPE_CHECKING:
    from newsdesk.desk import Desk
    from newsdesk.store.health import Fault

MINUTE_MS, SLOW_MS, LOOK_OVER_MS = 60_000, 1_500, 90_000
BACKUP_EVERY = timedelta(hours=1)
BEFORE_IMPORT = timedelta(minutes=10)
COPY_AGAIN = timedelta(seconds=20)
"""While nothing can be saved, what is typed is copied this often."""
FLUSH_SECONDS = 10.0
DAMAGED = ("store-unreadable", "backup-broken")
FULL, AILING = ("disk-full", "backup-no-room"), ("newsroom-read-only", "disk-failed", "store-busy")
"""What is refused because of the newsroom's disk, and is over when something is saved there."""


class Keeper(QObject):
    """texts: the content of every open paper, by article."""

    said = Signal(str, str, str)
    """Words for the bar, their kind, and those of a button or none."""
    calm = Signal(str)
    """These words of the bar are over."""
    told = Signal(str)
    """Something worth saying for a few seconds."""
    written_on = Signal()
    """Something was written in the minute that is over, and the disk answers: what is not a text may be kept as well."""
    slow = Signal()
    """The disk has not answered for a while; nothing is lost, and nothing is saved yet."""

    def __init__(self, bridge: Bridge, texts: Callable[[], Mapping[str, Content]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._texts = bridge, texts
        self._changed: set[str] = set()
        self._failing: dict[str, Refused] = {}
        self._since: datetime | None = None
        self._copied: datetime | None = None
        self._tight = False
        self._of_disk = ""
        """Why something was refused that is over when the disk takes texts."""
        self._words = ""
        self._no_backup = ""
        """Why there was no backup behind the writing, so that it is said once."""
        self._worker = Worker(self)
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self.each_minute)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._look_at_disk)
        self._health = QTimer(self, singleShot=True, interval=LOOK_OVER_MS)
        self._health.timeout.connect(self.look_over)
        bridge.saved.connect(self._saved)
        bridge.unsaved.connect(self._unsaved)
        self._minute.start()
        self._health.start()

    def written(self, article: str) -> None:
        """Something was typed into an article."""
        self._changed.add(article)
        if not self._slow.isActive():
            self._slow.start()

    # ---- behind the writing ---------------------------------------------------------------------------------------------

    def each_minute(self) -> None:
        """Copies of what was written since the last time; a backup where the newest is an hour old."""
        if not self._bridge.is_open:
            return
        if self._tight:
            self._look_at_room(was_full=True)
        if self._changed:
            texts = {article: content for article, content in self._texts().items() if article in self._changed}
            closed = self._changed - set(texts)
            self._changed.clear()
            self._worker.do(_copy, self._bridge.desk, texts, closed)
            if not self._worker_is_late():
                self.written_on.emit()
        if not self._worker_is_late():
            self._worker.do(_backup_if_due, self._bridge.desk, done=self._backed_up_again, failed=self._due_backup_failed)

    def backup_now(self) -> None:
        """Make a backup because a person asked for one."""
        self._worker.do(_backup, self._bridge.desk, done=self._backed_up, failed=self._backup_failed)

    def before_import(self, _of: object = None) -> None:
        """Something is about to be taken in: a backup of how it was, where the newest is not of these minutes."""
        if self._bridge.is_open:
            self._worker.do(_backup_before, self._bridge.desk, failed=self._backup_failed)

    def look_over(self) -> None:
        """Look whether every page and every text of the newsroom is what it was."""
        if self._bridge.is_open:
            self._worker.do(restoring.look_over, self._bridge.home, done=self._looked_over)

    def busy(self) -> bool:
        """Whether something is being copied, backed up or looked over."""
        return self._worker.busy

    def _worker_is_late(self) -> bool:
        return self._bridge.desk.journal.waits() > SLOW_MS / 1000

    def _backed_up(self, path: Path) -> None:
        self.told.emit(say("told.backup", file=path.name))

    def _backup_failed(self, wrong: Exception) -> None:
        if not isinstance(wrong, Refused):
            raise wrong
        self.say_refused(wrong)

    def _backed_up_again(self, _path: Path | None) -> None:
        self._no_backup = ""

    def _due_backup_failed(self, wrong: Exception) -> None:
        if not isinstance(wrong, Refused) or wrong.code != self._no_backup:
            self._backup_failed(wrong)
        self._no_backup = wrong.code if isinstance(wrong, Refused) else ""

    def _looked_over(self, faults: tuple[Fault, ...]) -> None:
        if faults:
            self._say_damaged()

    # ---- a disk that fails ----------------------------------------------------------------------------------------------

    def _unsaved(self, article: str, _number: int, why: Refused) -> None:
        now = datetime.now(UTC)
        first = not self._failing
        self._failing[article] = why
        self._since = self._since or now
        if first and why.code in DAMAGED:
            self._say_damaged()
        elif first:
            code = f"keep.{why.code}"
            self._say(say(code) if code in WORDS else say_refused(why), "stop")
        if self._copied is None or now - self._copied > COPY_AGAIN:
            self._copied = now
            self._worker.do(rescue.rescue_anywhere, self._bridge.home, dict(self._texts()), self._since)

    def _saved(self, article: str, _number: int, _at: datetime) -> None:
        why = self._failing.pop(article, None)
        if not self._failing and (why is not None or self._tight or self._of_disk):
            self._look_at_room(self._tight or self._of_disk in FULL or (why is not None and why.code in FULL))

    def _look_at_room(self, was_full: bool) -> None:
        """Everything is saved again; where that took the room that was set aside, the disk is still as good as full."""
        if was_full and self._is_full():
            if not self._tight:
                self._tight = True
                self._say(say("keep.tight"), "look")
            return
        self._tight, self._of_disk, self._since, self._copied = False, "", None, None
        self.calm.emit(self._words)
        self.told.emit(say("keep.again"))

    def _look_at_disk(self) -> None:
        waits = self._bridge.desk.journal.waits() if self._bridge.is_open and not self._failing else 0.0
        if waits > SLOW_MS / 1000:
            self.slow.emit()
        if waits:
            self._slow.start()

    def say_refused(self, refused: Refused) -> None:
        """Say in the bar why something was refused, and what can be done about it."""
        if refused.code in DAMAGED:
            self._say_damaged()
            return
        if refused.code in AILING or (refused.code in FULL and self._is_full()):  # else an export filled another disk
            self._of_disk, self._tight = refused.code, False
        self._say(say_refused(refused), "stop")

    def _say_damaged(self) -> None:
        self.said.emit(say("keep.damaged"), "stop", say("keep.damaged.act"))

    def _say(self, words: str, kind: str) -> None:
        """Say what may be over some day."""
        self._words = words
        self.said.emit(words, kind, "")

    def _is_full(self) -> bool:
        return shutil.disk_usage(self._bridge.home.folder).free < ballast.AGAIN

    # ---- closing --------------------------------------------------------------------------------------------------------

    def all_kept(self) -> bool:
        """Before the window closes: wait for the disk, or put what it does not take somewhere else. False where some text
        is nowhere but in the window.
        """
        if not self._bridge.is_open or self._bridge.desk.journal.flush(FLUSH_SECONDS):
            return True
        unsaved = {article: Content.from_json(text) for article, text in self._bridge.desk.journal.unsaved().items()}
        files = rescue.rescue_anywhere(self._bridge.home, unsaved, datetime.now(UTC))
        if len(files) < len(unsaved):
            self._of_disk = self._of_disk or AILING[1]
            self._say(say("keep.not-closed"), "stop")
            return False
        self._tell_elsewhere(files)
        return True

    def _tell_elsewhere(self, files: list[Path]) -> None:
        """What the disk did not take lies somewhere else: that is said before the window goes."""
        if files:
            from PySide6.QtWidgets import QMessageBox

            names = "\n".join(str(file) for file in files)
            QMessageBox.information(None, "Newsdesk", say("keep.elsewhere", files=names))


def last_backup(desk: Desk) -> None:
    """When the program ends: a backup where anything changed since the newest one; nothing is said any more."""
    try:
        desk.backup_if_changed()
    except Refused:
        return  # the next start says what is wrong with disk or store


def _copy(desk: Desk, texts: Mapping[str, Content], closed: Collection[str]) -> None:
    """The running copies of texts, and of articles that were written and are closed by now."""
    stored = {}
    for article in closed:
        try:
            stored[article] = desk.ask(drafting.draft, article).content
        except Refused:
            continue  # deleted, or damaged: no state to copy
    rescue.rescue(desk.home, {**stored, **texts})


def _backup_if_due(desk: Desk) -> Path | None:
    rescue.tidy(desk.home, datetime.now(UTC))
    return desk.backup_if_changed(BACKUP_EVERY)


def _backup(desk: Desk) -> Path:
    return desk.backup()


def _backup_before(desk: Desk) -> Path | None:
    return desk.backup_if_changed(BEFORE_IMPORT)
