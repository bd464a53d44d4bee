"""From the command to the first window: environment, application, a glance at the newsroom; it is opened behind the window."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMessageBox

from newsdesk.errors import Refused
from newsdesk.glance import Glance
from newsdesk.paths import Home
from newsdesk.store import lock
from ui import later, look
from ui.bridge import Bridge
from ui.look.language import install_translator
from ui.opening import Opening
from ui.preview.engine import prepare_environment
from ui.words import say_refused, set_language

SHARE_SECONDS = 0.0005
"""How long a thread of ours may keep Python to itself while the window has a key to handle (5 ms is Python's own)."""


def start(folder: Path | None, files: list[Path]) -> int:
    """Open the newsroom in a folder (usual: the system's place) and its window; returns the exit code."""
    gc.disable()  # what is made until the newsroom is open stays: looking through it takes 130 ms; the frame enables it
    prepare_environment()
    sys.setswitchinterval(SHARE_SECONDS)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Newsdesk")
    app.setDesktopFileName("newsdesk")
    home = Home(folder) if folder else Home.usual()
    later.install()
    try:
        bridge = _bridge(home, app)
    except Refused as refused:
        return _refuse(app, home, refused)
    from newsdesk import staffing

    language = bridge.ask(staffing.setting, "language", "id")
    set_language(language)
    install_translator(app, language)
    look.apply(app, bridge.ask(staffing.setting, "theme", "system"))
    from ui.frame import Frame

    frame = Frame(app, bridge, files)
    frame.show()
    code = app.exec()
    frame.close()
    return code


def _bridge(home: Home, app: QApplication) -> Bridge:
    """The newsroom, its opening not begun where a glance can tell what the window shows first. Raises Refused."""
    opening = Opening(home, lock.take(home.lock), app)
    try:
        return Bridge(opening, app, Glance(home))
    except KeyError:
        return Bridge(opening.wait(), app)


def _refuse(app: QApplication, home: Home, refused: Refused) -> int:
    """There will be no window: the first one comes forward, or a person is told why."""
    gc.enable()
    if refused.code == "newsroom-in-use":
        from ui.single import raise_first

        if raise_first(home.folder):
            return 0
    look.apply(app, "system")
    install_translator(app, "id")
    if refused.code in ("store-unreadable", "backup-broken"):
        from ui.keeping.put_right import put_right_at_start

        return put_right_at_start(home, say_refused(refused))
    QMessageBox.warning(None, "Newsdesk", say_refused(refused))
    return 1
