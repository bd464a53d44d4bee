"""The two ways out of the program: an address goes to the browser or to the clipboard, and only because a person pressed."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication


def browse(address: str) -> None:
    """Hand an address to the system's browser; nothing but a web address goes out."""
    url = QUrl(address)
    if url.scheme() in ("http", "https"):
        QDesktopServices.openUrl(url)


def copy(text: str) -> None:
    """Put words on the clipboard."""
    QGuiApplication.clipboard().setText(text)
