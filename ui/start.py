"""From the command to the first window: environment, application, a glance at the newsroom; it is opened behind the window."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QMessageBox

from newsdesk.errors import Refused
from newsdesk.glance import Glance
from newsdesk.paths import Home
from newsdesk.store import lock
from ui import later, look, memory
from ui.bridge import Bridge
from ui.look.language import install_translator
from ui.opening import Opening
from ui.preview.engine import prepare_environment
from ui.words import say_refused, set_language

SHARE_SECONDS = 0.0005
"""How long a thread of ours may keep Python to itself while the window has a key to handle (5 ms is Python's own)."""


PATIENCE_SECONDS, AGAIN_SECONDS = 6.0, 0.1
"""How long, and how often, a second start looks whether the first window is there by now, or has closed."""


class Application(QApplication):
    """macOS hands a program its files as events, also while it runs, where other systems start it again with their names."""

    opened = Signal(list)
    """Files (Path) to be taken in."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.url().isLocalFile():
            self.opened.emit([Path(event.url().toLocalFile())])
            return True
        return super().event(event)


def start(folder: Path | None, files: list[Path]) -> int:
    """Open the newsroom in a folder (usual: the system's place) and its window; returns the exit code."""
    gc.disable()  # what is made until the newsroom is open stays: looking through it takes 130 ms; the frame enables it
    memory.use_one_pool()
    prepare_environment()
    sys.setswitchinterval(SHARE_SECONDS)
    app = Application(sys.argv[:1])
    app.setApplicationName("Newsdesk")
    app.setDesktopFileName("newsdesk")
    home = Home(folder) if folder else Home.usual()
    later.install()
    try:
        held = own(home, files)
        if held is None:
            return 0
        bridge = _bridge(home, held, app)
    except Refused as refused:
        return _refuse(app, home, refused)
    from newsdesk import staffing

    language = bridge.ask(staffing.setting, "language", "id")
    set_language(language)
    install_translator(app, language)
    look.apply(app, bridge.ask(staffing.setting, "theme", "system"))
    from ui.frame import Frame

    frame = Frame(app, bridge, files)
    app.opened.connect(frame.come_forward)
    frame.show()
    code = app.exec()
    frame.close()
    return code


def own(home: Home, files: Sequence[Path], patience: float = PATIENCE_SECONDS) -> IO[str] | None:
    """The lock of a newsroom folder; None where the window that has it came forward and took the files.

    A window that has only begun does not answer yet, and one that is being closed never will: then the folder is waited
    for. Raises Refused("newsroom-in-use") after that, and as `lock.take` does.
    """
    until = time.monotonic() + patience
    while True:
        try:
            return lock.take(home.lock)
        except Refused as refused:
            if refused.code != "newsroom-in-use":
                raise
            from ui.single import raise_first

            if raise_first(home.folder, files):
                return None
            if time.monotonic() >= until:
                raise
        time.sleep(AGAIN_SECONDS)


def _bridge(home: Home, held: IO[str], app: QApplication) -> Bridge:
    """The newsroom, its opening not begun where a glance can tell what the window shows first. Raises Refused."""
    opening = Opening(home, held, app)
    try:
        return Bridge(opening, app, Glance(home))
    except KeyError:
        return Bridge(opening.wait(), app)


def _refuse(app: QApplication, home: Home, refused: Refused) -> int:
    """There will be no window: a person is told why."""
    gc.enable()
    look.apply(app, "system")
    install_translator(app, "id")
    if refused.code in ("store-unreadable", "backup-broken"):
        from ui.keeping.put_right import put_right_at_start

        return put_right_at_start(home, say_refused(refused))
    QMessageBox.warning(None, "Newsdesk", say_refused(refused))
    return 1
