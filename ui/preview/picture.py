"""A picture of an exported page, made by the same sealed view as the preview: `python -m ui picture PAGE PNG`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ui.preview.engine import prepare_environment

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWebEngineWidgets import QWebEngineView

    from ui.preview.sealed import SealedPage

WIDTH, LEAST_HEIGHT, TILE, MOST_HEIGHT = 1140, 600, 4000, 30_000
"""Pixels. A page that is higher than a tile is taken in tiles; an image can be no higher than the last of these."""
PATIENCE_MS = 60_000
AGAIN_MS = 40
_HEIGHT = ("document.readyState === 'complete' && document.fonts.status === 'loaded' "
           "&& [...document.images].every(i => i.complete) ? document.documentElement.scrollHeight : 0")
_FLAG = (255, 0, 254)
_RAISE = """(function (top, height) {
  const flag = document.getElementById('newsdesk-flag') || document.createElement('div');
  flag.id = 'newsdesk-flag';
  Object.assign(flag.style, {position: 'absolute', left: 0, top: (top + height - 4) + 'px', width: '100%%', height: '4px',
    zIndex: 2147483647, background: 'rgb(255, 0, 254)'});
  document.documentElement.append(flag);
  window.scrollTo({left: 0, top: top, behavior: 'instant'});
  return window.scrollY;
})(%d, %d)"""
_LOWER = "document.getElementById('newsdesk-flag').remove()"


def _prepare() -> None:
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    prepare_environment()


def _files_of(page: Path) -> dict[str, bytes]:
    """The page and what lies beside it, by name."""
    files = {f.name: f.read_bytes() for f in page.parent.iterdir() if f.suffix in (".css", ".jpg", ".png")}
    return {**files, "index.html": page.read_bytes()}


def picture_of_page(page: Path, picture: Path) -> int:
    """Write a PNG of the whole page that lies in its export folder; returns the exit code.

    Nothing outside the folder is shown.
    """
    _prepare()
    from PySide6.QtCore import QTimer
    from PySide6.QtWebEngineCore import QWebEngineSettings
    from PySide6.QtWebEngineWidgets import QWebEngineView
    from PySide6.QtWidgets import QApplication
    from shiboken6 import delete

    from ui.preview.sealed import SealedPage

    app = QApplication.instance() or QApplication(sys.argv[:1])
    view = QWebEngineView()
    sealed = SealedPage(view)
    view.setPage(sealed)
    sealed.settings().setAttribute(QWebEngineSettings.WebAttribute.ShowScrollBars, False)
    view.resize(WIDTH, LEAST_HEIGHT)
    view.show()
    camera = _Camera(view, sealed, lambda image: app.exit(0 if image.save(str(picture), "PNG") else 1))
    sealed.loadFinished.connect(lambda ok: camera.measure() if ok else app.exit(1))
    sealed.open_files(_files_of(page))
    QTimer.singleShot(PATIENCE_MS, lambda: app.exit(1))
    code = app.exec()
    delete(sealed)
    return code


class _Camera:
    """Takes a page tile by tile.

    The engine draws in another process, whenever it gets to it: a grab after a pause showed, on a busy machine, the size
    before. So a coloured line is put at the lower edge of each tile; the tile is taken once the line has been seen there
    and is gone again.
    """

    def __init__(self, view: QWebEngineView, page: SealedPage, done: Callable[[QImage], None]) -> None:
        self._view, self._page, self._done = view, page, done
        self._height = self._tile = self._top = 0
        self._whole: QImage | None = None

    def measure(self) -> None:
        """Wait until fonts and pictures are there and two measurements of the height agree."""
        self._run(_HEIGHT, self._measured)

    def _measured(self, height: Any) -> None:
        height = min(int(height or 0), MOST_HEIGHT)
        if not height or height != self._height:
            self._height = height
            self._later(self.measure)
            return
        self._height = max(height, LEAST_HEIGHT)
        self._tile = min(self._height, TILE)
        self._view.resize(WIDTH, self._tile)
        self._aim()

    def _aim(self) -> None:
        self._run(_RAISE % (self._top, self._tile), self._aimed)

    def _aimed(self, top: Any) -> None:
        if round(top or 0) != self._top:  # the new size has not reached the page yet
            self._later(self._aim)
        else:
            self._watch(True, lambda: self._run(_LOWER, lambda _: self._watch(False, self._take)))

    def _watch(self, shown: bool, then: Callable[[], None]) -> None:
        """Go on once the line at the lower edge of the view is seen, or is not seen any more."""
        image = self._view.grab().toImage()
        seen = image.pixelColor(image.width() // 3, image.height() - 2).getRgb()[:3] == _FLAG
        if seen is shown:
            then()
        else:
            self._later(lambda: self._watch(shown, then))

    def _take(self) -> None:
        from PySide6.QtGui import QImage, QPainter

        tile = self._view.grab().toImage()
        if self._whole is None:
            scale = tile.height() / self._tile
            self._whole = QImage(tile.width(), round(self._height * scale), QImage.Format.Format_RGB32)
        painter = QPainter(self._whole)
        tile.setDevicePixelRatio(1)
        painter.drawImage(0, round(self._top * tile.height() / self._tile), tile)
        painter.end()
        if self._top + self._tile >= self._height:
            self._done(self._whole)
            return
        self._top = min(self._top + self._tile, self._height - self._tile)
        self._aim()

    def _run(self, script: str, then: Callable[[Any], None]) -> None:
        from PySide6.QtWebEngineCore import QWebEngineScript

        self._page.runJavaScript(script, QWebEngineScript.ScriptWorldId.ApplicationWorld.value, then)

    def _later(self, then: Callable[[], None]) -> None:
        from PySide6.QtCore import QTimer

        QTimer.singleShot(AGAIN_MS, then)
