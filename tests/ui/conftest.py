"""What the tests of the window stand on: the application as it is dressed, and a newsroom with a few articles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk import drafting, reviewing, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Desk
from newsdesk.paths import Home
from tests.ui.reviewed import FILED
from tests.ui.showing import show_for_keys
from ui import look
from ui.bridge import Bridge
from ui.look.language import install_translator
from ui.screens.write import Write
from ui.words import set_language


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the light theme and Indonesian, and again so afterwards."""
    _dress(qapp)
    yield qapp
    _dress(qapp)


@pytest.fixture(scope="session", autouse=True)
def clipboard_is_let_go() -> Iterator[None]:
    """What a test copied does not outlive Python: Qt's offscreen clipboard would free it afterwards, which ends badly."""
    yield
    if QApplication.instance():
        QApplication.clipboard().clear()


@pytest.fixture
def bridge(dressed: QApplication, tmp_path: Path) -> Iterator[Bridge]:
    """A newsroom with one person and two articles that are being written."""
    desk = Desk.open(Home(tmp_path / "newsroom"))
    desk.do(staffing.settle_in, "Rina Wulandari", ("reporter", "editor"), "disway-jateng")
    for headline in ("Kanopi Pasar Roboh", "Harga Cabai Naik"):
        content = Content(headline=headline, place="SLAWI", body="Isi berita.", reporters=("Rina Wulandari",))
        desk.do(drafting.start, content)
    yield Bridge(desk)
    desk.close()


def _dress(app: QApplication) -> None:
    set_language("id")
    look.apply(app, "light", 1.0)
    install_translator(app, "id")


@pytest.fixture
def write(qtbot: QtBot, bridge: Bridge) -> Write:
    """The screen of an article that was sent, the keys in its text."""
    article = str(bridge.act(drafting.start, FILED))
    bridge.act(reviewing.submit, article)
    made = Write(bridge, article)
    show_for_keys(qtbot, made, made.paper.body, 1150, 700)
    return made
