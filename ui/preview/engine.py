"""What the web engine must be told before it is first used: software drawing, silence, and our own URL scheme.

Nothing here imports the engine at its top: it costs 50 to 200 ms and 200 MiB, and comes when a preview is first opened.
"""

from __future__ import annotations

import os
import sys

SCHEME = "newsdesk-page"
# Without a GPU a web view in the window makes typing ten times slower unless Qt Quick and the engine draw in software.
# The resolver rule is a second lock behind the interceptor: no name and no address leads anywhere.
_FLAGS = (
    "--disable-gpu",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--disable-background-networking",
    "--no-pings",
    "--log-level=3",
)
_registered = False


def prepare_environment() -> None:
    """Set what the engine reads from the environment; what a person set there stays. Call before QApplication is made."""
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    given = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "")
    missing = [_quoted(flag) for flag in _FLAGS if flag.split("=")[0] not in given]
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = " ".join([*([given] if given else []), *missing])
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


def _quoted(flag: str) -> str:
    return f'"{flag}"' if " " in flag else flag
