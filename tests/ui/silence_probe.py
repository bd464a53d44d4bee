"""Opens a hostile page in the preview, in a process of its own: `python silence_probe.py LOCKS PORT`.

LOCKS: `all`; `gate` (the interceptor, but not the engine's rule that no name leads anywhere); `none`.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWebEngineCore import QWebEngineSettings
from PySide6.QtWidgets import QApplication

from ui.preview import engine

LOOK_MS = 700
"""How long the page is left alone, for what it would do on its own time."""

HOSTILE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title>
<meta http-equiv="refresh" content="0;url=@/refresh"><link rel="stylesheet" href="@/style.css"><link rel="icon" href="@/icon">
<link rel="preload" as="image" href="@/preload"><link rel="prefetch" href="@/prefetch"><link rel="preconnect" href="@/">
<link rel="dns-prefetch" href="@/"><link rel="manifest" href="@/manifest"><base href="@/base/">
<style>@import url("@/import.css"); body { background: url("@/background") }
@font-face { font-family: f; src: url("@/font") } p { font-family: f; cursor: url("@/cursor"), auto }</style>
<script src="@/script"></script><script>fetch("@/fetch"); new WebSocket("@/socket".replace("http", "ws"))</script></head>
<body onload="new Image().src='@/onload'" background="@/body">
<div id="body"><p>satu</p><p>dua <img src="@/picture" srcset="@/set 2x" onerror="new Image().src='@/onerror'"></p>
<iframe src="@/frame"></iframe><iframe srcdoc="<img src='@/srcdoc'>"></iframe><object data="@/object"></object>
<embed src="@/embed"><video src="@/video" poster="@/poster" autoplay></video><audio src="@/audio" autoplay></audio>
<svg><image href="@/svg"/><use href="@/use#a"/></svg><input type="image" src="@/input"><img src="//127.0.0.1:PORT/bare">
<img src="file:///etc/hostname"><img src="file://127.0.0.1/share/x.png"><a href="@/link" ping="@/ping">tautan</a>
<picture><source srcset="@/source"><img src="relative.png"></picture><form action="@/form"><button autofocus>x</button></form>
</div></body></html>"""


def main(locks: str, port: str) -> int:
    engine.prepare_environment()
    if locks != "all":
        flags = os.environ["QTWEBENGINE_CHROMIUM_FLAGS"].replace('"--host-resolver-rules=MAP * ~NOTFOUND"', "")
        os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = flags
    app = QApplication(sys.argv[:1])
    from ui.preview.preview import Preview

    preview = Preview()
    if locks == "none":
        preview._page.profile().setUrlRequestInterceptor(None)
        preview._page.settings().setAttribute(QWebEngineSettings.WebAttribute.JavascriptEnabled, True)
        preview._page.acceptNavigationRequest = lambda *_: True
    preview.resize(438, 700)
    preview.show()
    html = HOSTILE.replace("@", f"http://127.0.0.1:{port}").replace("PORT", port)
    _show(preview, html)  # a fresh load
    _show(preview, html.replace("satu", "lain"))  # a patch
    if locks != "none":
        _show(preview, "<!DOCTYPE html><html><body><div id=body></div></body></html>")
        _show(preview, html)  # all of it by patch
    preview.shut()
    del app
    return 0


def _show(preview: object, html: str) -> None:
    loop = QEventLoop()
    preview.shown.connect(loop.quit)  # type: ignore[attr-defined]
    QTimer.singleShot(10_000, loop.quit)
    QTimer.singleShot(0, lambda: preview.show_page(html.encode(), {}))  # type: ignore[attr-defined]
    loop.exec()
    _wait(LOOK_MS)


def _wait(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


if __name__ == "__main__":
    code = main(*sys.argv[1:])
    sys.stdout.flush()
    os._exit(code)
