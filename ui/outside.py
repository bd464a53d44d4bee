"""The ways out of the program: browser, clipboard, the system's file window; and only because a person pressed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication


def browse(address: str) -> None:
    """Hand an address to the system's browser; nothing but a web address goes out."""
    url = QUrl(address)
    if url.scheme() in ("http", "https"):
        QDesktopServices.openUrl(url)


def show_folder(folder: str) -> None:
    """Show a folder of this machine in the system's own file window."""
    if Path(folder).is_dir():
        QDesktopServices.openUrl(QUrl.fromLocalFile(folder))


def copy(text: str) -> None:
    """Put words on the clipboard."""
    QGuiApplication.clipboard().setText(text)
