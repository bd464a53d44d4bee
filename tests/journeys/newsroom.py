"""A newsroom for a journey: who works in it, in a folder of its own, in the light theme and Indonesian."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk import staffing
from newsdesk.desk import Desk
from newsdesk.paths import Home
from ui import look
from ui.bridge import Bridge
from ui.look.language import install_translator
from ui.window import Window
from ui.words import set_language


@contextmanager
def newsroom(app: QApplication, folder: Path, people: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[Bridge]:
    """Open a new newsroom with these people (name, roles); the first of them sits at this laptop."""
    set_language("id")
    look.apply(app, "light", 1.0)
    install_translator(app, "id")
    desk = Desk.open(Home(folder / "newsroom"))
    try:
        for name, roles in reversed(people):
            desk.do(staffing.settle_in, name, roles, "disway-jateng")
        yield Bridge(desk)
    finally:
        desk.close()


def window_of(bridge: Bridge, qtbot: QtBot) -> Window:
    """The window of a newsroom, as large as on a laptop, on the screen; closed with the test."""
    window = Window(bridge, [])
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    qtbot.waitExposed(window)
    return window
