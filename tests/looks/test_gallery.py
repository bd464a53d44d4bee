"""Every screen can be pictured, light and dark, in both languages and with larger letters, and nothing on it is cut."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.fitting import cut_words
from ui import gallery, look
from ui.bridge import Bridge
from ui.gallery import SCENES, Scene
from ui.look.language import install_translator
from ui.look.tokens import THEMES
from ui.words import LANGUAGES, set_language


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
    widget = scene.build(newsroom)
    gallery.show(widget, scene)
    QCoreApplication.processEvents()
    cut = cut_words(widget)
    widget.hide()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not cut
