"""Every screen can be pictured, light and dark, in both languages and with larger letters, and nothing on it is cut."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
)

from tests.fitting import cut_words
from ui import gallery, look
from ui.bridge import Bridge
from ui.gallery import SCENES, Scene
from ui.look.language import install_translator
from ui.look.tokens import THEMES
from ui.words import LANGUAGES, set_language

CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTabBar, QTextEdit)


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Bridge]:
    with gallery.sample_newsroom() as bridge:
        yield bridge


@pytest.fixture(autouse=True)
def usual(qapp: QApplication) -> Iterator[None]:
    yield
    set_language("id")
    look.apply(qapp, "light", 1.0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scene", SCENES, ids=[s.name for s in SCENES])
def test_a_screen_has_its_picture(qapp: QApplication, newsroom: Bridge, tmp_path: Path, scene: Scene, theme: str,
                                  language: str) -> None:
    file = tmp_path / "picture.png"
    gallery.picture(qapp, newsroom, scene, theme, language, file)
    image = QImage(str(file))
    colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colours) > 20
    ground = image.pixelColor(image.width() - 2, image.height() // 2).lightness()
    assert ground < 90 if theme == "dark" else ground > 165


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scene", SCENES, ids=[s.name for s in SCENES])
def test_no_words_of_a_screen_are_cut(qapp: QApplication, newsroom: Bridge, scene: Scene, language: str,
                                      scale: float) -> None:
    set_language(language)
    look.apply(qapp, "light", scale)
    install_translator(qapp, language)
    with _shown(newsroom, scene) as widget:
        assert not cut_words(widget)
        if scene.width == gallery.WIDTH:
            widget.resize(look.px(1024), look.px(640))
            QCoreApplication.processEvents()
            assert not cut_words(widget), "in the smallest window"


@pytest.mark.parametrize("scene", SCENES, ids=[s.name for s in SCENES])
def test_every_control_has_a_name_for_those_who_listen(qapp: QApplication, newsroom: Bridge, scene: Scene) -> None:
    with _shown(newsroom, scene) as widget:
        nameless = [f"{type(w).__name__} in {type(w.parent()).__name__}" for w in widget.findChildren(QWidget)
                    if isinstance(w, CONTROLS) and w.isVisible() and not _is_of_qt(w) and not _name(w)]
    assert not nameless


def _name(widget: QWidget) -> str:
    spoken = QAccessible.queryAccessibleInterface(widget)
    return widget.accessibleName() or (spoken.text(QAccessible.Text.Name) if spoken else "")


def _is_of_qt(widget: QWidget) -> bool:
    """Parts inside Qt's own widgets: the scroll buttons of tabs, the list of a combo box, the head of a table."""
    inside = widget.parent()
    return ((type(widget).__module__.startswith("PySide6") and isinstance(inside, QTabBar | QComboBox | QLineEdit | QTableView))
            or widget.objectName().startswith("qt_"))


@contextmanager
def _shown(newsroom: Bridge, scene: Scene) -> Iterator[QWidget]:
    widget = scene.build(newsroom)
    gallery.show(widget, scene)
    QCoreApplication.processEvents()
    try:
        yield widget
    finally:
        widget.hide()
        widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
