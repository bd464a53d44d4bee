"""A web page that can reach nothing: our own scheme, no JavaScript of its own, no navigation, no request to anywhere."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QUrl
from PySide6.QtGui import QColor
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlSchemeHandler,
)

from ui.preview.engine import SCHEME, register_scheme

_MEDIA = {
    "html": b"text/html; charset=utf-8", "css": b"text/css; charset=utf-8", "jpg": b"image/jpeg", "png": b"image/png",
}
_ALLOWED = frozenset({SCHEME, "data"})
_Setting = QWebEngineSettings.WebAttribute
_OFF = (
    _Setting.JavascriptEnabled, _Setting.JavascriptCanOpenWindows, _Setting.JavascriptCanAccessClipboard,
    _Setting.JavascriptCanPaste, _Setting.PluginsEnabled, _Setting.PdfViewerEnabled, _Setting.LocalStorageEnabled,
    _Setting.LocalContentCanAccessRemoteUrls, _Setting.LocalContentCanAccessFileUrls, _Setting.HyperlinkAuditingEnabled,
    _Setting.AutoLoadIconsForPage, _Setting.DnsPrefetchEnabled, _Setting.WebGLEnabled, _Setting.FullScreenSupportEnabled,
    _Setting.ScreenCaptureEnabled, _Setting.NavigateOnDropEnabled, _Setting.AllowRunningInsecureContent,
)


class Gate(QWebEngineUrlRequestInterceptor):
    """Lets through what we serve ourselves and ``data:``, nothing else."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        if info.requestUrl().scheme() not in _ALLOWED:
            info.block(True)


class Server(QWebEngineUrlSchemeHandler):
    """Answers our scheme from memory: ``newsdesk-page://page/N/NAME`` is the file NAME of the load N."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.files: Mapping[str, bytes] = {}
        self.load = 0

    def serve(self, files: Mapping[str, bytes]) -> QUrl:
        """Serve these files from now on; returns the address of their index.html, new each time so that nothing old
        is taken from a cache."""
        self.files = files
        self.load += 1
        return QUrl(f"{SCHEME}://page/{self.load}/index.html")

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        load, _, name = job.requestUrl().path().lstrip("/").partition("/")
        data = self.files.get(name) if load == str(self.load) else None
        if data is None or job.requestMethod() != QByteArray(b"GET"):
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        buffer = QBuffer(job)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        job.reply(_MEDIA.get(name.rpartition(".")[2], b"application/octet-stream"), buffer)


class SealedPage(QWebEnginePage):
    """A page of a profile of its own that keeps nothing; only what `open_files` is given can be seen in it."""

    def __init__(self, parent: QObject) -> None:
        register_scheme()
        # The page must go before its profile, so the profile is nobody's child and follows the page.
        self._profile = profile = QWebEngineProfile()
        super().__init__(profile, parent)
        self.destroyed.connect(profile.deleteLater)
        self.server = Server(profile)
        self._gate = Gate(profile)
        profile.setUrlRequestInterceptor(self._gate)
        profile.installUrlSchemeHandler(SCHEME.encode(), self.server)
        for attribute in _OFF:
            self.settings().setAttribute(attribute, False)
        self.settings().setAttribute(_Setting.WebRTCPublicInterfacesOnly, True)
        self.setBackgroundColor(QColor("white"))
        self._wanted = QUrl()

    def open_files(self, files: Mapping[str, bytes]) -> None:
        """Load ``index.html`` of these files."""
        self._wanted = self.server.serve(files)
        self.load(self._wanted)

    def acceptNavigationRequest(self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool) -> bool:
        return is_main_frame and url == self._wanted and kind is QWebEnginePage.NavigationType.NavigationTypeTyped

    def javaScriptConsoleMessage(self, *_message: object) -> None:
        """What a page complains of (a blocked request) is no news for the person."""
