"""How a scene becomes a picture: the sample newsroom it stands in, the widget as it is shown, and what pops up over it."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from newsdesk import staffing
from newsdesk.desk import Desk
from newsdesk.paths import Home
from ui import look
from ui.bridge import Bridge
from ui.look import px
from ui.look.language import install_translator
from ui.words import set_language
from ui.work import Worker

WIDTH, HEIGHT = 1440, 900
SCREEN = {"screens": [{"name": "screen", "x": 0, "y": 0, "width": 1920, "height": 1080, "dpi": 96, "dpr": 1}]}
"""The screen that the pictures are made on where there is none: without it, it is 800 x 800 and menus are pushed aside."""
PATIENCE = 30.0
"""Seconds after which something that never came is a fault."""
SETTLE_MS, STEP_MS = 200, 20


@dataclass(frozen=True, slots=True)
class Scene:
    name: str
    build: Callable[[Bridge], QWidget]
    width: int = WIDTH
    """0: as large as the widget wants to be."""
    height: int = HEIGHT
    then: Callable[[QWidget], None] | None = None
    """What is opened once the widget is shown: a menu, a finder, the preview."""
    needs: str = ""
    """A module without which there is no such scene."""

    def missing(self) -> bool:
        """Whether the module that the scene needs is not installed here."""
        return bool(self.needs) and find_spec(self.needs) is None


def picture(app: QApplication, bridge: Bridge, scene: Scene, theme: str, language: str, file: Path) -> None:
    """Render one scene in a theme and a language into a PNG. Raises TimeoutError where it never gets ready."""
    with shown(app, bridge, scene, theme, language) as widget:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, SETTLE_MS)
        seen(widget).save(str(file))


LEVELS = 6
"""How deep what changes its height stands in other things: what is asked, a row, a card, a page, what scrolls, the window."""


@contextmanager
def shown(app: QApplication, bridge: Bridge, scene: Scene, theme: str, language: str, scale: float = 1.0) -> Iterator[QWidget]:
    """A scene's widget, shown in a theme, a language and a size of letters; deleted afterwards, with all that it opened."""
    set_language(language)
    look.apply(app, theme, scale)
    install_translator(app, language)
    widget = scene.build(bridge)
    try:
        _show(widget, scene)
        yield widget
    finally:
        _put_away(widget)


def _show(widget: QWidget, scene: Scene) -> None:
    """Show a scene's widget as large as the scene is, and open what the scene opens over it."""
    if scene.width:
        widget.resize(px(scene.width), px(scene.height))
    widget.show()
    widget.setFocus()
    QCoreApplication.processEvents()
    if scene.then:
        scene.then(widget)
    wait_until(lambda: not any(worker.busy for worker in widget.findChildren(Worker)), "what is made away from the window")
    for _ in range(LEVELS):  # what came changes heights: what it stands in learns of that one turn later, level by level
        QCoreApplication.processEvents()


def seen(widget: QWidget) -> QPixmap:
    """A widget as one sees it on a screen: with its menus, finders and dialogs where they stand over it."""
    picture = widget.grab()
    painter = QPainter(picture)
    for popup in _popups(widget):
        painter.drawPixmap(widget.mapFromGlobal(popup.mapToGlobal(QPoint(0, 0))), popup.grab())
    painter.end()
    return picture


def wait_until(ready: Callable[[], bool], what: str) -> None:
    """Let events happen until something is there. Raises TimeoutError where it never comes."""
    end = monotonic() + PATIENCE
    while not ready():
        if monotonic() > end:
            raise TimeoutError(f"never came: {what}")
        pause = QEventLoop()
        QTimer.singleShot(STEP_MS, pause.quit)
        pause.exec()


def _put_away(widget: QWidget) -> None:
    """Delete a scene's widget at once, and what popped up over it."""
    for popup in _popups(widget):
        popup.hide()
    widget.hide()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def without_screen() -> Iterator[None]:
    """Let Qt draw on a screen of our own that nobody sees, unless one was chosen. Before QApplication is made."""
    with tempfile.TemporaryDirectory(prefix="newsdesk-screen-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "screen.json"
        file.write_text(json.dumps(SCREEN), encoding="utf-8")
        os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={file}")
        yield


@contextmanager
def sample_newsroom() -> Iterator[Bridge]:
    """A newsroom with the sample's articles in a folder of its own, gone afterwards."""
    from newsdesk.sample import make_sample

    with tempfile.TemporaryDirectory(prefix="newsdesk-gallery-", ignore_cleanup_errors=True) as folder:
        desk = Desk.open(Home(Path(folder)))
        desk.do(staffing.settle_in, "Rina Wulandari", ("reporter", "editor"), "disway-jateng")
        make_sample(desk)
        bridge = Bridge(desk)
        try:
            yield bridge
        finally:
            desk.close()


def _popups(widget: QWidget) -> list[QWidget]:
    return [top for top in QApplication.topLevelWidgets() if top is not widget and top.isVisible() and _is_of(top, widget)]


def _is_of(popup: QWidget, widget: QWidget) -> bool:
    above = popup.parentWidget()
    while above is not None and above is not widget:
        above = above.parentWidget()
    return above is widget
