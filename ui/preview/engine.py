"""What the web engine must be told before it is first used: software drawing, silence, and our own URL scheme.

Nothing here imports the engine at its top: it costs 50 to 200 ms and 200 MiB, and comes when a preview is first opened.
"""

from __future__ import annotations

import os
import sys

SCHEME = "newsdesk-page"
# Without a GPU a web view in the window makes typing ten times slower unless Qt Quick and the engine draw in software.
# The resolver rule is the lock behind the interceptor: no name and no address leads anywhere. It is needed:
# <link rel=preconnect> connects without a request that the interceptor could see (measured on 6.11.3).
_NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND"
_FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--no-pings",
    "--log-level=3",
)
_registered = False


def prepare_environment() -> None:
    """Set what the engine reads from the environment; what a person set there stays, but names lead nowhere in any case.

    Call before QApplication is made."""
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    # Nothing here draws with OpenGL, but the engine would load it all the same: 35 MiB where it is Mesa's software.
    os.environ.setdefault("QT_XCB_GL_INTEGRATION", "none")
    given = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    missing = [flag for flag in _FLAGS if flag.split("=")[0] not in given]
    rule = [] if _NOWHERE in given else [f'"{_NOWHERE}"']
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = " ".join([*([given] if given else []), *missing, *rule])
    if sys.platform == "linux" and os.geteuid() == 0:
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")


def register_scheme() -> None:
    """Make our scheme known to the engine: once, before its first profile is made. Imports the engine."""
    global _registered
    if _registered:
        return
    from PySide6.QtWebEngineCore import QWebEngineUrlScheme

    scheme = QWebEngineUrlScheme(SCHEME.encode())
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)
    _registered = True
