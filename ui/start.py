"""From the command to the first window: environment, application, newsroom folder, crash handler."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMessageBox

from newsdesk import staffing
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.paths import Home
from ui import look
from ui.look.language import install_translator
from ui.preview.engine import prepare_environment
from ui.single import FirstWindow, raise_first
from ui.words import say_refused, set_language


def start(folder: Path | None, files: list[Path]) -> int:
    """Open the newsroom in a folder (usual: the system's place) and its window; returns the exit code."""
    prepare_environment()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Newsdesk")
    app.setDesktopFileName("newsdesk")
    home = Home(folder) if folder else Home.usual()
    try:
        desk = Desk.open(home)
    except Refused as refused:
        if refused.code == "newsroom-in-use" and raise_first(home.folder):
            return 0
        look.apply(app, "system")
        install_translator(app, "id")
        QMessageBox.warning(None, "Newsdesk", say_refused(refused))
        return 1
    language = desk.ask(staffing.setting, "language", "id")
    set_language(language)
    install_translator(app, language)
    look.apply(app, desk.ask(staffing.setting, "theme", "system"))
    from ui.frame import Frame

    frame = Frame(app, desk, files)
    first = FirstWindow(home.folder, app)
    first.raised.connect(frame.come_forward)
    frame.show()
    code = app.exec()
    desk.close()
    return code
