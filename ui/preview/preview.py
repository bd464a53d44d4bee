"""The portal's page as it will be, in a sealed web view: loaded once, then patched where it changed, keeping its place."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript, QWebEngineSettings
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollBar, QWidget
from shiboken6 import delete, isValid

from ui.preview import scripts
from ui.preview.sealed import SealedPage
from ui.words import say

PHONE, DESKTOP = "phone", "desktop"
WIDTHS = {PHONE: 390, DESKTOP: 1100}
_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
_CRASHES_BORNE = 3
_SHAPE_MS = 60
"""Quiet after which a page has the size it was given, and stands where it was scrolled to."""
_SAME_PLACE = 2.0
"""Pixels: less is no other place."""


def _lazily() -> QWebEngineScript:
    """Has the page lay out what is near the eye, before it is read."""
    script = QWebEngineScript()
    script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentCreation)
    script.setWorldId(_WORLD)
    script.setRunsOnSubFrames(False)
    script.setSourceCode(scripts.LAZILY)
    return script


class Preview(QWidget):
    """Shows a page; made when it is first wanted and deleted when closed (it costs some 210 MiB)."""

    chunk_clicked = Signal(int)
    """A chunk of the body was clicked."""
    shown = Signal()
    """The page on the screen is the one given last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame = QFrame(self)
        frame.setObjectName("card")
        self._view = QWebEngineView(frame)
        self._page = SealedPage(self._view)
        self._view.setPage(self._page)
        self._page.scripts().insert(_lazily())
        self._view.setAcceptDrops(False)
        self._view.setAccessibleName(say("preview.page"))
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._view.customContextMenuRequested.connect(self._menu)
        self._page.loadFinished.connect(self._loaded)
        self._page.renderProcessTerminated.connect(self._crashed)
        # The page's own scroll bar would take 15 px of a phone: ours stands beside the page.
        self._page.settings().setAttribute(QWebEngineSettings.WebAttribute.ShowScrollBars, False)
        self._scroll = QScrollBar(Qt.Orientation.Vertical, self)
        self._scroll.valueChanged.connect(self._scroll_page)
        self._page.scrollPositionChanged.connect(self._scrolled)
        self._page.contentsSizeChanged.connect(self._scrolled)
        self._lay_out(frame)
        self._width = PHONE
        self._html = self._held = ""
        """The page as it is to be, and the HTML that is kept beside it for the next patch."""
        self._files: dict[str, bytes] = {}
        self._loading = self._stale = False
        self._place: tuple[int, float, float] | None = None
        """The first chunk in sight, where it begins in the view, and how far the page is scrolled (PLACE)."""
        self._back: tuple[int, float] | float = 0.0
        """Where to go after a load: a chunk and where it is to begin, or a height where none is known."""
        self._revealed: int | None = None
        """The chunk that was revealed last; it stays in sight while the page finds its shape, until a person scrolls."""
        self._shaping = QTimer(self, singleShot=True, interval=_SHAPE_MS)
        self._shaping.timeout.connect(self._reveal_again)
        self._shaping.timeout.connect(self._ask_place)
        self._page.scrollPositionChanged.connect(self._shaping.start)
        self._page.contentsSizeChanged.connect(self._shaping.start)
        self._crashes = 0
        self._pressed: QPoint | None = None
        app = QCoreApplication.instance()
        if app is not None:  # at the very end Python takes things apart in no order, and the engine minds
            app.aboutToQuit.connect(self.shut)

    def _lay_out(self, frame: QFrame) -> None:
        inner = QHBoxLayout(frame)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self._view)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addStretch(1)
        row.addWidget(frame)
        row.addWidget(self._scroll)
        row.addStretch(1)

    def shut(self) -> None:
        """Let go of the engine at once, page before profile; nothing can be shown afterwards."""
        self._revealed = None
        self._shaping.stop()
        if isValid(self._page):
            self._view.hide()
            delete(self._page)

    def show_page(self, html: bytes, files: Mapping[str, bytes]) -> None:
        """Show a page; files: name -> bytes of its style and pictures. Only what differs from the page before changes."""
        text = html.decode("utf-8")
        changed = any(self._files.get(name, data) != data for name, data in files.items())
        style_came = any(name.endswith(".css") and name not in self._files for name in files)
        same = text == self._html
        self._html, self._files = text, dict(files)
        if self._page.server.load == 0 or changed or style_came:
            self._load()
        elif self._loading:
            self._stale = True
        elif same:
            self.shown.emit()
        else:
            self._patch()

    def show_chunk(self, chunk: int, html: str) -> None:
        """Show a chunk of the body anew, before the whole page comes; nothing where there is no page yet."""
        if not self._loading and self._page.server.load:
            self.run(scripts.call(scripts.CHUNK, chunk, html))

    def reveal(self, chunk: int) -> None:
        """Bring a chunk of the body into sight, gently, where it is not."""
        self._revealed = chunk
        if not self._loading:
            self.run(scripts.call(scripts.REVEAL, chunk))

    def set_width(self, width: str) -> None:
        """Show the page as a phone (390 px) or a desktop (1100 px, made smaller until it fits) does."""
        self._width = width
        self._fit()

    def run(self, script: str, answer: Callable[[Any], None] | None = None) -> None:
        """Run a script of ours beside the page; answer: called with what came of it."""
        if not isValid(self._page):  # it was shut while somebody still asked
            return
        if answer is None:
            self._page.runJavaScript(script, _WORLD)
        else:
            self._page.runJavaScript(script, _WORLD, answer)

    @property
    def served(self) -> Mapping[str, bytes]:
        """The files as a load would get them now."""
        return self._page.server.files

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._shaping.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click is read from the view's own events: the page, which knows no JavaScript, cannot tell us of it."""
        if event.type() in (QEvent.Type.Wheel, QEvent.Type.KeyPress) and self._revealed is not None:
            self._revealed = None
            self.run(scripts.STAY)
        if isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton:
            at = event.position().toPoint()
            if event.type() is QEvent.Type.MouseButtonPress:
                self._pressed = at
            elif event.type() is QEvent.Type.MouseButtonRelease and self._pressed is not None:
                if (at - self._pressed).manhattanLength() < 5:
                    zoom = self._view.zoomFactor()
                    self.run(scripts.call(scripts.CHUNK_AT, [at.x() / zoom, at.y() / zoom]), self._clicked)
                self._pressed = None
        return super().eventFilter(watched, event)

    def _load(self) -> None:
        """Load anew what was given last, and come back to the same place."""
        down = self._page.scrollPosition().y() / self._view.zoomFactor() if self._page.server.load else 0.0
        self._back = self._place[:2] if down and self._place and abs(self._place[2] - down) < _SAME_PLACE else down
        self._place = None
        self._loading, self._stale, self._held = True, False, ""
        self._page.open_files({"index.html": self._html.encode("utf-8"), **self._files})

    def _patch(self) -> None:
        self._page.server.files = {"index.html": self._html.encode("utf-8"), **self._files}
        self.run(scripts.call(scripts.PATCH, *scripts.change(self._held, self._html)), self._patched)
        self._held = self._html

    def _patched(self, done: Any) -> None:
        if done is True:
            self.shown.emit()
        else:  # the page is not what we think it is
            self._load()

    def _loaded(self, _ok: bool) -> None:
        self._loading = False
        surface = self._view.focusProxy()
        if surface is not None:
            surface.removeEventFilter(self)
            surface.installEventFilter(self)
            surface.setAcceptDrops(False)
        self._fit()
        if isinstance(self._back, tuple):
            self.run(scripts.call(scripts.BACK_TO, *self._back))
        elif self._back:
            self.run(scripts.SCROLL_TO % self._back)
        self._reveal_again()
        if self._stale:
            self._stale = False
            self._patch()
        else:
            self.shown.emit()

    def _crashed(self, _status: QWebEnginePage.RenderProcessTerminationStatus, _code: int) -> None:
        self._crashes += 1
        if self._crashes <= _CRASHES_BORNE:
            QTimer.singleShot(0, self, self._load)

    def _clicked(self, chunk: Any) -> None:
        if isinstance(chunk, int | float) and chunk >= 0:
            self.chunk_clicked.emit(int(chunk))

    def _scrolled(self) -> None:
        """The page moved or grew: our scroll bar shows it."""
        height = self._page.contentsSize().height()
        with QSignalBlocker(self._scroll):
            self._scroll.setPageStep(self._view.height())
            self._scroll.setSingleStep(40)
            self._scroll.setMaximum(max(0, round(height) - self._view.height()))
            self._scroll.setValue(round(self._page.scrollPosition().y()))

    def _reveal_again(self) -> None:
        if self._revealed is not None and not self._loading:
            self.run(scripts.call(scripts.REVEAL, self._revealed))

    def _ask_place(self) -> None:
        if not self._loading and self._page.server.load:
            self.run(scripts.PLACE, self._note_place)

    def _note_place(self, place: Any) -> None:
        if not self._loading:
            self._place = tuple(json.loads(place)) if place else None

    def _scroll_page(self, value: int) -> None:
        self._revealed = None
        self.run(scripts.SCROLL_TO % (value / self._view.zoomFactor()))

    def _fit(self) -> None:
        room = max(self.width() - self._scroll.sizeHint().width(), 120)
        wide = WIDTHS[self._width]
        width = min(wide, room - 4)
        self._view.setFixedWidth(width)  # whatever line the style draws around it
        self._view.setZoomFactor(max(0.25, width / wide))

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        copy = menu.addAction(say("preview.copy"))
        copy.setEnabled(self._page.hasSelection())
        copy.triggered.connect(self._copy)
        menu.exec(self._view.mapToGlobal(at))
        menu.deleteLater()

    def _copy(self) -> None:
        self._page.triggerAction(QWebEnginePage.WebAction.Copy)
