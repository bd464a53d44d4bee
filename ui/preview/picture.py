"""A picture of an exported page, made by the same sealed view as the preview: `python -m ui picture PAGE PNG`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ui.preview.engine import prepare_environment

WIDTH, LEAST_HEIGHT, MOST_HEIGHT = 1140, 600, 6000
PATIENCE_MS = 60_000
_SETTLED = "document.fonts.status === 'loaded' && [...document.images].every(i => i.complete)"


def _prepare() -> None:
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    prepare_environment()


def _files_of(page: Path) -> dict[str, bytes]:
    """The page and what lies beside it, by name."""
    files = {f.name: f.read_bytes() for f in page.parent.iterdir() if f.suffix in (".css", ".jpg", ".png")}
    return {**files, "index.html": page.read_bytes()}


def picture_of_page(page: Path, picture: Path) -> int:
    """Write a PNG of a page that lies in its export folder; returns the exit code. Nothing outside the folder is shown."""
    _prepare()
    from PySide6.QtCore import QTimer
    from PySide6.QtWebEngineCore import QWebEngineScript
    from PySide6.QtWebEngineWidgets import QWebEngineView
    from PySide6.QtWidgets import QApplication
    from shiboken6 import delete

    from ui.preview.sealed import SealedPage

    app = QApplication.instance() or QApplication(sys.argv[:1])
    view = QWebEngineView()
    sealed = SealedPage(view)
    view.setPage(sealed)
    view.resize(WIDTH, LEAST_HEIGHT)
    view.show()

    def loaded(ok: bool) -> None:
        if not ok:
            app.exit(1)
        QTimer.singleShot(100, whole)

    def whole() -> None:
        height = round(sealed.contentsSize().height())
        view.resize(WIDTH, min(max(height, LEAST_HEIGHT), MOST_HEIGHT))
        QTimer.singleShot(300, settle)

    def settle() -> None:
        sealed.runJavaScript(_SETTLED, QWebEngineScript.ScriptWorldId.ApplicationWorld.value, take)

    def take(settled: object) -> None:
        if settled:
            app.exit(0 if view.grab().save(str(picture), "PNG") else 1)
        else:
            QTimer.singleShot(50, settle)

    sealed.loadFinished.connect(loaded)
    sealed.open_files(_files_of(page))
    QTimer.singleShot(PATIENCE_MS, lambda: app.exit(1))
    code = app.exec()
    delete(sealed)
    return code
