"""Pulihkan redaksi: a newsroom that does not open is put together again, or goes back to a backup; nothing is done unasked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk import drafting, finding, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.paths import Home
from newsdesk.rescue import rescue
from ui.keeping.put_right import PutRight
from ui.words import say


@pytest.fixture
def home(tmp_path: Path) -> Home:
    desk = Desk.open(tmp_path / "newsroom")
    desk.do(staffing.settle_in, "Rina Wulandari", ("reporter",), "disway-jateng")
    article = desk.do(drafting.start, Content(headline="Pasar Dibuka", body="Versi lama.")).result
    desk.backup()
    new = Content(headline="Pasar Dibuka", body="Versi baru, lebih panjang.")
    desk.do(drafting.save_draft, article, new)
    rescue(desk.home, {article: new})
    desk.close()
    return desk.home


def opened(qtbot: QtBot, home: Home, reason: str = "") -> PutRight:
    dialog = PutRight(home, reason, lambda: True)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.busy())
    return dialog


def body(home: Home) -> str:
    desk = Desk.open(home)
    try:
        return desk.ask(drafting.draft, desk.ask(finding.articles, "all")[0].id).content.body
    finally:
        desk.close()


def test_a_damaged_newsroom_is_put_right_from_what_is_left(qtbot: QtBot, dressed: QApplication, home: Home) -> None:
    spoilt = bytes(4096) + home.store.read_bytes()[4096:].replace(b"Versi baru", b"Versi bard")
    home.store.write_bytes(spoilt)
    with pytest.raises(Refused) as refused:
        Desk.open(home)
    assert refused.value.code == "store-unreadable"
    dialog = opened(qtbot, home, "Tidak terbuka.")
    assert "Tidak terbuka." in dialog._words.text() and say("right.damaged", n="1") in dialog._words.text()
    assert home.store.read_bytes() == spoilt
    dialog._go.click()
    qtbot.waitUntil(lambda: not dialog.busy())
    assert "Pasar Dibuka (dari salinan darurat)" in dialog._words.text()
    with qtbot.waitSignal(dialog.again_asked):
        dialog._go.click()
    assert body(home) == "Versi baru, lebih panjang."
    (kept,) = home.aside.rglob("newsroom.sqlite3")
    assert kept.read_bytes() == spoilt


def test_a_backup_is_chosen_by_the_keys(qtbot: QtBot, dressed: QApplication, home: Home) -> None:
    dialog = opened(qtbot, home)
    assert say("right.whole") in dialog._words.text()
    dialog._list.step(1)
    dialog._go.click()
    qtbot.waitUntil(lambda: not dialog.busy())
    assert str(home.aside) in dialog._words.text()
    dialog.reject()
    assert body(home) == "Versi lama."


def test_a_broken_backup_is_refused_and_another_can_be_chosen(qtbot: QtBot, dressed: QApplication, home: Home) -> None:
    (backup,) = home.backups.iterdir()
    backup.write_bytes(backup.read_bytes()[:5000])
    dialog = opened(qtbot, home)
    dialog._list.step(1)
    dialog._go.click()
    qtbot.waitUntil(lambda: not dialog.busy())
    assert backup.name in dialog._words.text() and dialog._go.isEnabled() and dialog._views.currentIndex() == 0
    assert body(home) == "Versi baru, lebih panjang."


def test_where_a_text_is_not_on_the_disk_nothing_is_done(qtbot: QtBot, dressed: QApplication, home: Home) -> None:
    before = home.store.read_bytes()
    dialog = PutRight(home, "", lambda: False)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: not dialog.busy())
    dialog._go.click()
    assert not dialog.busy() and home.store.read_bytes() == before
