"""An article that was sent, what an editor makes of it, and the keys that are pressed on its screen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk.article.content import Content
from ui.reviewing.view import ReviewView
from ui.screens.write import Write

FILED = Content(headline="Kanopi Pasar Roboh", place="SLAWI", reporters=("Rina Wulandari",), tags=("pasar",), body="""\
Kanopi pasar ambruk saat hujan deras, Selasa siang. Sembilan lapak rusak, kata Wati.

BACA JUGA: [Pasar Diperiksa](https://contoh.id/pasar)

Kepala pasar sudah dua kali mengirim surat kepada dinas.

Dinas berjanji membersihkan puing pada malam hari ini.""")
EDITED = replace(FILED, headline="Kanopi Pasar Ambruk", tags=("pasar", "hujan"), body="""\
Kanopi pasar ambruk saat hujan deras, Selasa siang. Ada 11 lapak rusak, kata Wati.

Dinas berjanji membersihkan puing pada malam hari ini.

BACA JUGA: [Pasar Diperiksa](https://contoh.id/pasar)

Kepala pasar sudah dua kali mengirim surat kepada dinas.""")


def press(write: Write, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for one in modifiers:
        held |= one
    QTest.keyClick(QApplication.focusWidget() or write, key, held)


def view(write: Write, qtbot: QtBot, mode: str) -> ReviewView:
    qtbot.waitUntil(lambda: not write.reviewing.busy and write.reviewing.reading() and write.reviewing.view().mode == mode)
    return write.reviewing.view()
