"""Pictures of every screen and dialog, light and dark, in both languages: `./run gallery FOLDER`.

A new screen is one function and one line in SCENES. Each function gets the bridge of a sample newsroom and gives back
the widget to be shown.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMessageBox, QVBoxLayout, QWidget

from newsdesk import finding, staffing
from newsdesk.demo import SAMPLE_PAGE
from newsdesk.desk import Desk
from newsdesk.paths import RESOURCES, Home
from newsdesk.portal.profile import profiles
from ui import look
from ui.bridge import Bridge
from ui.look import px
from ui.look.language import install_translator
from ui.look.tokens import THEMES
from ui.words import LANGUAGES, say, set_language

if TYPE_CHECKING:
    from ui.window import Window

WIDTH, HEIGHT = 1440, 900


@dataclass(frozen=True, slots=True)
class Scene:
    name: str
    build: Callable[[Bridge], QWidget]
    width: int = WIDTH
    height: int = HEIGHT


def first_start(bridge: Bridge) -> QWidget:
    from ui.screens.first_start import FirstStart

    return FirstStart([(p.id, p.name) for p in profiles(bridge.desk.home.portals)])


def shelf(bridge: Bridge) -> QWidget:
    from ui.screens.shelf import Shelf

    return _framed(bridge, "draft", Shelf(bridge, "draft"))


def shelf_empty(bridge: Bridge) -> QWidget:
    from ui.parts import EmptyState

    empty = EmptyState("submitted", say("empty.submitted.title"), say("empty.submitted"))
    return _framed(bridge, "submitted", empty)


def archive(bridge: Bridge) -> QWidget:
    from ui.screens.archive import Archive

    return _framed(bridge, "archive", Archive(bridge))


def newsroom(bridge: Bridge) -> QWidget:
    from ui.screens.newsroom import Newsroom

    return _framed(bridge, "newsroom", Newsroom(bridge))


def window(bridge: Bridge) -> QWidget:
    return _window(bridge)


def write(bridge: Bridge) -> QWidget:
    return _writing(bridge)


def checks(bridge: Bridge) -> QWidget:
    return _writing(bridge, "draft", "checks")


def copying(bridge: Bridge) -> QWidget:
    return _writing(bridge, "approved", "copy")


def import_review(bridge: Bridge) -> QWidget:
    return _window(bridge, SAMPLE_PAGE)


def archive_import(bridge: Bridge) -> QWidget:
    from ui.screens.archive_import import ArchiveImport

    return _framed(bridge, "archive", ArchiveImport(bridge.desk, RESOURCES / "sample" / "archive.jsonl"))


def palette(bridge: Bridge) -> QWidget:
    from ui.commands import palette_rows
    from ui.parts import Finder

    holder = _window(bridge)
    opened = Finder(partial(palette_rows, holder.all_commands()), say("palette.placeholder"))
    holder.setParent(opened)
    holder.hide()
    return opened


def finder(bridge: Bridge) -> QWidget:
    from ui.parts import Finder, Row
    from ui.words.short import date

    def rows(query: str) -> list[Row]:
        return [Row(f.headline, f.who, date(f.published) if f.published else "", f, "article")
                for f in bridge.ask(finding.find, query, limit=8)]

    return Finder(rows, say("archive.search"))


def shortcuts(bridge: Bridge) -> QWidget:
    from ui.commands import shortcut_sheet

    holder = _writing(bridge)
    sheet = shortcut_sheet(holder.all_commands())
    holder.setParent(sheet)
    holder.hide()
    return sheet


def question(bridge: Bridge) -> QWidget:
    buttons = QMessageBox.StandardButton
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Newsdesk", say("first.below"), buttons.Save | buttons.Discard | buttons.Cancel)
    box.setDefaultButton(buttons.Save)
    return box


SCENES: tuple[Scene, ...] = (
    Scene("first-start", first_start, 1100, 760),
    Scene("window", window),
    Scene("write", write),
    Scene("checks", checks),
    Scene("copy", copying),
    Scene("import-review", import_review),
    Scene("archive-import", archive_import),
    Scene("shelf", shelf),
    Scene("shelf-empty", shelf_empty),
    Scene("archive", archive),
    Scene("newsroom", newsroom),
    Scene("finder", finder, 560, 0),
    Scene("palette", palette, 560, 0),
    Scene("shortcuts", shortcuts, 760, 680),
    Scene("question", question, 0, 0),
)


def render(folder: Path, only: str = "") -> int:
    """Render the scenes whose name begins with `only` into a folder as NAME-THEME-LANGUAGE.png; returns 0."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication(["newsdesk"])
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    with sample_newsroom() as bridge:
        for scene in SCENES:
            if scene.name.startswith(only):
                for language in LANGUAGES:
                    for theme in THEMES:
                        picture(app, bridge, scene, theme, language, folder / f"{scene.name}-{theme}-{language}.png")
    return 0


def picture(app: QApplication, bridge: Bridge, scene: Scene, theme: str, language: str, file: Path) -> None:
    """Render one scene in a theme and a language into a PNG."""
    set_language(language)
    look.apply(app, theme, 1.0)
    install_translator(app, language)
    widget = scene.build(bridge)
    show(widget, scene)
    app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 200)
    widget.grab().save(str(file))
    widget.hide()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def show(widget: QWidget, scene: Scene) -> None:
    """Show a scene's widget as large as the scene is."""
    from ui.parts import Finder

    if isinstance(widget, Finder):
        widget.open_at(widget.pos(), scene.width)
        return
    if scene.width:
        widget.resize(px(scene.width), px(scene.height))
    widget.show()
    widget.setFocus()


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


def _window(bridge: Bridge, *files: Path) -> Window:
    """The window with no article open, whatever an earlier scene had open, reading these files."""
    from ui.window import OPEN_TABS, Window

    bridge.desk.do(staffing.set_setting, OPEN_TABS, {})
    return Window(bridge, [*files])


def _writing(bridge: Bridge, shelf: str = "approved", command: str = "") -> Window:
    """The window with two articles open, and beside the text what a command opens."""
    made = _window(bridge)
    for row in reversed(bridge.ask(finding.articles, shelf, limit=2)):
        made.open_article(row.id)
    for wanted in made.all_commands():
        if wanted.id == command:
            wanted.run()
    return made


def _framed(bridge: Bridge, place: str, screen: QWidget) -> QWidget:
    """A screen as the window shows it: beside the side bar."""
    from ui.screens.side_bar import SideBar

    frame = QWidget()
    person = bridge.ask(staffing.me)
    roles = person.roles if person else ()
    side = SideBar(person.name if person else "", bridge.ask(staffing.profile).profile.name, roles, parent=frame)
    side.set_place(place)
    side.set_counts(bridge.ask(finding.counts))
    column = QVBoxLayout()
    column.addWidget(screen)
    row = QHBoxLayout(frame)
    for layout in (row, column):
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
    row.addWidget(side)
    row.addLayout(column, 1)
    frame.setFocusProxy(screen)
    return frame
