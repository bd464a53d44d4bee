"""Every screen can be pictured, light and dark, in both languages and with larger letters, and nothing on it is cut."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTextEdit,
    QTreeView,
    QWidget,
)

from tests.fitting import cut_words
from ui import look, picturing
from ui.bridge import Bridge
from ui.editor.body import Body
from ui.editor.sheet import SLACK
from ui.gallery import SCENES
from ui.look.tokens import THEMES
from ui.picturing import Scene
from ui.preview.engine import prepare_environment
from ui.words import set_language

prepare_environment()
# What the engine of the preview says of a machine without a GPU.
pytestmark = pytest.mark.qt_log_ignore("QRhi", "Failed to create", "[Vv]ulkan", extend=True)
CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTabBar, QTextEdit)


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Bridge]:
    with picturing.sample_newsroom() as bridge:
        yield bridge


@pytest.fixture(autouse=True)
def usual(qapp: QApplication) -> Iterator[None]:
    yield
    set_language("id")
    look.apply(qapp, "light", 1.0)


@pytest.mark.parametrize(("theme", "language"), [("light", "id"), ("dark", "en")])
@pytest.mark.parametrize("scene", SCENES, ids=[s.name for s in SCENES])
def test_a_screen_is_seen_whole(qapp: QApplication, newsroom: Bridge, scene: Scene, theme: str, language: str) -> None:
    _skip_without(scene)
    with picturing.shown(qapp, newsroom, scene, theme, language) as widget:
        image = picturing.seen(widget).toImage()
        colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
        assert len(colours) > 20
        ground = image.pixelColor(image.width() - 2, image.height() // 2).lightness()
        assert ground < 90 if theme == "dark" else ground > 165
        assert not _nameless(widget), "no name for those who listen"
        assert not cut_words(widget)
        if scene.width == picturing.WIDTH:
            widget.resize(look.px(1024), look.px(640))
            QCoreApplication.processEvents()
            assert not cut_words(widget), "in the smallest window"


@pytest.mark.parametrize("scene", SCENES, ids=[s.name for s in SCENES])
def test_larger_letters_cut_no_words(qapp: QApplication, newsroom: Bridge, scene: Scene) -> None:
    _skip_without(scene)
    with picturing.shown(qapp, newsroom, scene, "light", "id", 1.5) as widget:
        assert not cut_words(widget)


@pytest.mark.parametrize("theme", THEMES)
def test_the_paper_is_one_sheet(qapp: QApplication, newsroom: Bridge, theme: str) -> None:
    """At the edges of its text as beside it the paper has one ground, whatever paints which part of it."""
    scene = next(scene for scene in SCENES if scene.name == "write")
    with picturing.shown(qapp, newsroom, scene, theme, "id") as window:
        paper = window.current().paper
        body = paper.findChild(Body)
        left = body.mapTo(paper, body.viewport().pos()).x()
        for top in (0, 700):
            body.verticalScrollBar().setValue(body.verticalScrollBar().minimum() + top)
            image = paper.grab().toImage()
            beside = (4, left - 4, left + 4, left + SLACK - 8)
            grounds = {image.pixelColor(x, y).name().upper() for x in beside for y in range(4, image.height() - 4, 12)}
            assert grounds == {THEMES[theme].paper}


@pytest.mark.parametrize("name", ["first-start", "newsroom", "copy", "blocked", "archive-import", "shelf", "correct", "export-report",
                                  "history"])
def test_the_focus_is_seen(qapp: QApplication, newsroom: Bridge, name: str) -> None:
    scene = next(scene for scene in SCENES if scene.name == name)
    with picturing.shown(qapp, newsroom, scene, "light", "id") as widget:
        widget.activateWindow()
        unseen = []
        for part in widget.findChildren(QWidget):
            if isinstance(part, CONTROLS) and part.isVisible() and part.isEnabled() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                part.setFocus(Qt.FocusReason.TabFocusReason)
                if not part.hasFocus():
                    continue  # a proxy has it
                seen = part.grab().toImage()
                part.clearFocus()
                if seen == part.grab().toImage():
                    unseen.append(f"{type(part).__name__} {part.accessibleName()}")
        assert not unseen


@pytest.mark.parametrize(("width", "height"), [(911, 512), (683, 384)], ids=["laptop at 150 %", "laptop at 200 %"])
def test_a_small_screen_keeps_everything_in_the_window(qapp: QApplication, newsroom: Bridge, width: int, height: int) -> None:
    scene = next(scene for scene in SCENES if scene.name == "checks")
    with picturing.shown(qapp, newsroom, scene, "light", "id") as window:
        window.setMinimumSize(0, 0)  # as on a screen of that size
        window.resize(width, height)
        for _ in ("the side bar", "the column", "the top bar"):  # each fits itself into what the one before leaves
            QCoreApplication.processEvents()
        assert not cut_words(window)
        outside = [type(part).__name__ for part in window.findChildren(QAbstractButton) if part.isVisible()
                   and not window.rect().contains(part.mapTo(window, part.rect().center()))
                   and not any(isinstance(above, QAbstractScrollArea) for above in _above(part, window))]
        assert not outside


def _above(part: QWidget, window: QWidget) -> Iterator[QWidget]:
    while (part := part.parentWidget()) is not window:
        yield part


def _skip_without(scene: Scene) -> None:
    if scene.missing():
        pytest.skip(f"{scene.needs} is not installed")


def _nameless(widget: QWidget) -> list[str]:
    """The controls that a screen reader could not name."""
    return [f"{type(w).__name__} in {type(w.parent()).__name__}" for w in (widget, *widget.findChildren(QWidget))
            if isinstance(w, CONTROLS) and w.isVisible() and not _is_of_qt(w) and not _name(w)]


def _name(widget: QWidget) -> str:
    spoken = QAccessible.queryAccessibleInterface(widget)
    return widget.accessibleName() or (spoken.text(QAccessible.Text.Name) if spoken else "")


def _is_of_qt(widget: QWidget) -> bool:
    """Parts inside Qt's own widgets: the scroll buttons of tabs, the list of a combo box, the head of a table or a tree."""
    inside = widget.parent()
    return ((type(widget).__module__.startswith("PySide6") and isinstance(inside, QTabBar | QComboBox | QLineEdit | QTableView | QTreeView))
            or widget.objectName().startswith("qt_"))
