"""The ways out of the program: browser, clipboard, the system's file window; and only because a person pressed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget


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


def choose_folder(parent: QWidget, words: str, begin: str = "") -> str:
    """Let a person choose a folder, a stick among them; empty where they chose none. begin: where to begin."""
    return QFileDialog.getExistingDirectory(parent, words, begin or str(Path.home()))


def choose_files(parent: QWidget, words: str, kind: str) -> list[Path]:
    """Let a person choose files of a kind (``Words (*.ending)``)."""
    names, _ = QFileDialog.getOpenFileNames(parent, words, "", kind)
    return [Path(name) for name in names]
