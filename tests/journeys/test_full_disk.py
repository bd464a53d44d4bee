"""A disk that is full, locked or slow, under the real window: the text stays, it is said, and work goes on afterwards."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QEvent, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from newsdesk import drafting, finding, publishing, reviewing, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.rescue import copies
from newsdesk.store import ballast, journal
from tests.small_disk import SmallDisk
from ui import look
from ui.bridge import Bridge
from ui.keeping import keeper
from ui.look.language import install_translator
from ui.window import Window
from ui.words import say, set_language

LONG = "Warga Karangmalang membersihkan saluran air sejak pagi. " * 2_000


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SmallDisk]:
    monkeypatch.setattr(ballast, "SIZE", 1_000_000)
    monkeypatch.setattr(ballast, "AGAIN", 3_000_000)
    monkeypatch.setattr(journal, "RETRY_SECONDS", 0.1)
    monkeypatch.setattr(keeper, "SLOW_MS", 300)
    monkeypatch.setenv("HOME", str(tmp_path / "person"))
    with SmallDisk.mounted(tmp_path / "disk", "12m") as small:
        yield small


@pytest.fixture
def desk(disk: SmallDisk) -> Iterator[Desk]:
    opened = Desk.open(disk.folder / "newsroom")
    opened.do(staffing.settle_in, "Rina Wulandari", ("reporter", "editor"), "disway-jateng")
    opened.do(drafting.start, Content(headline="Kanopi Pasar Roboh", place="SLAWI", body="Isi berita."))
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk: Desk) -> Iterator[Window]:
    set_language("id")
    look.apply(qapp, "light", 1.0)
    install_translator(qapp, "id")
    bridge = Bridge(desk)
    made = Window(bridge, [])
    made.show()
    made.open_article(desk.ask(finding.articles, "all")[0].id)
    yield made
    made._keeper.all_kept = lambda: True  # what a test leaves unsaved on purpose must not keep its window open
    made.close()
    for part in (made, bridge):  # before their disk goes
        part.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def status(window: Window) -> str:
    return window._status.saved_words()


def test_with_the_ballast_a_full_disk_still_takes_what_is_typed_and_a_delete(desk: Desk, disk: SmallDisk) -> None:
    article = desk.ask(finding.articles, "all")[0].id
    failed: list[str] = []
    desk.journal.on_failed = lambda _article, _number, why: failed.append(why.code)
    desk.journal.put(article, Content(headline="Kanopi", body="Sebelum penuh.").to_json())
    assert desk.journal.flush(10) and desk.home.ballast.stat().st_size == 1_000_000
    disk.fill()
    desk.journal.put(article, Content(headline="Kanopi", body=LONG).to_json())
    assert desk.journal.flush(20)
    assert failed == ["disk-full"] and not desk.home.ballast.exists()
    assert desk.ask(drafting.draft, article).content.body == LONG
    desk.do(lambda act: act.session.connection().exec_driver_sql("DELETE FROM snapshot"))
    disk.empty()
    desk.journal.put(article, Content(headline="Kanopi", body="Ruang kembali.").to_json())
    assert desk.journal.flush(10)
    until(lambda: desk.home.ballast.exists())


def test_an_act_on_a_full_disk_is_done_in_the_room_of_the_ballast(desk: Desk, disk: SmallDisk) -> None:
    article = desk.ask(finding.articles, "all")[0].id
    desk.journal.put(article, Content(headline="Kanopi Pasar Roboh", body=LONG, reporters=("Rina Wulandari",)).to_json())
    assert desk.journal.flush(10)
    until(lambda: desk.home.ballast.exists())
    disk.fill()
    desk.do(reviewing.submit, article)
    assert not desk.home.ballast.exists()
    with pytest.raises(Refused) as refused:
        for _ in range(60):
            desk.do(drafting.save_draft, article, Content(headline="Kanopi", body=LONG + str(time.monotonic())))
            disk.fill()
    assert refused.value.code == "disk-full"
    assert desk.ask(reviewing.standing, article).stage == "submitted"


def test_a_full_disk_is_told_in_the_window_and_the_text_is_saved_when_there_is_room(
    qtbot: QtBot, window: Window, desk: Desk, disk: SmallDisk
) -> None:
    paper = window.current().paper
    desk._ballast.throw()
    window._bar.hide()
    disk.fill()
    disk.fill()
    paper.body.insertPlainText(LONG)
    qtbot.waitUntil(lambda: window._bar.words() == say("keep.disk-full"), timeout=20_000)
    assert status(window) == say("status.unsaved")
    paper.body.insertPlainText("Tetap bisa mengetik. ")
    assert paper.content().body.startswith(LONG + "Tetap bisa mengetik.")
    assert desk.ask(drafting.draft, paper.article).content.body == "Isi berita."
    qtbot.waitUntil(lambda: not window._keeper.busy())
    assert any(LONG in copy.content.body for home in _copies(disk) for copy in home)
    disk.empty()
    qtbot.waitUntil(lambda: status(window).startswith("✓"), timeout=20_000)
    qtbot.waitUntil(lambda: window._bar.words() == "", timeout=20_000)
    qtbot.waitUntil(lambda: desk.ask(drafting.draft, paper.article).content.body == paper.content().body, timeout=20_000)


def test_a_picture_that_finds_no_room_is_told_until_something_is_saved_again(
    qtbot: QtBot, window: Window, desk: Desk, disk: SmallDisk
) -> None:
    paper = window.current().paper
    window._bar.hide()
    picture = bytes(_picture().data())
    disk.fill()
    paper._pictures.add_lead([(picture, "pasar.png")])
    qtbot.waitUntil(lambda: window._bar.words() == say("refused.disk-full"), timeout=20_000)
    disk.empty()
    paper.body.insertPlainText("Kata. ")
    qtbot.waitUntil(lambda: window._bar.words() == "", timeout=20_000)
    assert paper.content().body.startswith("Kata. ")


def _picture() -> QByteArray:
    """A picture that cannot be packed small."""
    pixels = os.urandom(600 * 600 * 4)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImage(pixels, 600, 600, QImage.Format.Format_RGB32).save(buffer, "PNG")
    return data


def _copies(disk: SmallDisk) -> list[list[object]]:
    """Where the newsroom's own disk took no copy, the person's folder has it."""
    from newsdesk.paths import Home

    class Elsewhere(Home):
        rescue = disk.folder.parent / "person" / "Newsdesk-rescue"

    return [list(copies(Elsewhere(disk.folder)))]


def test_a_disk_that_answers_after_two_seconds_holds_no_key_and_is_told(qtbot: QtBot, window: Window, desk: Desk) -> None:
    paper = window.current().paper
    answers = threading.Event()

    def slow(*_: object) -> None:
        answers.wait(20)

    event.listen(desk._engine, "commit", slow)
    try:
        paper.body.insertPlainText("Kata pertama. ")
        qtbot.waitUntil(lambda: status(window) == say("keep.saving"), timeout=20_000)
        longest = 0.0
        for _ in range(20):
            begun = time.perf_counter()
            paper.body.insertPlainText("kata ")
            QApplication.processEvents()
            longest = max(longest, time.perf_counter() - begun)
        assert longest < 1.0  # the disk is still not answering: a key that waited for it would take for ever
        assert not status(window).startswith("✓")
    finally:
        answers.set()
        event.remove(desk._engine, "commit", slow)
    qtbot.waitUntil(lambda: status(window).startswith("✓"), timeout=20_000)
    qtbot.waitUntil(lambda: desk.ask(drafting.draft, paper.article).content.body == paper.content().body, timeout=20_000)


def test_a_window_whose_text_is_nowhere_on_disk_stays_open(
    qtbot: QtBot, window: Window, desk: Desk, disk: SmallDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsdesk import rescue

    desk._ballast.throw()
    disk.fill()
    disk.fill()
    monkeypatch.setattr(keeper, "FLUSH_SECONDS", 0.3)
    monkeypatch.setattr(rescue, "rescue_anywhere", lambda *_: [])
    window.current().paper.body.insertPlainText(LONG)
    assert not window.close() and window.isVisible()
    assert window._bar.words() == say("keep.not-closed")
    disk.empty()
    assert window.close()
    assert desk.ask(drafting.draft, window.current().article).content.body.startswith(LONG)


def test_a_full_disk_at_export_and_at_backup_leaves_what_was(desk: Desk, disk: SmallDisk) -> None:
    article = desk.ask(finding.articles, "all")[0].id
    desk.do(drafting.save_draft, article, Content(headline="Kanopi", place="SLAWI", body=LONG, category="Berita", editor="Rina Wulandari",
                                                  reporters=("Rina Wulandari",)))
    desk.do(reviewing.approve, article, desk.do(reviewing.submit, article).result)
    out = disk.folder / "keluar"
    first = desk.do(publishing.export, article, out).result.folder
    before = {file.name: file.read_bytes() for file in first.iterdir()}
    disk.fill()
    for act in (lambda: desk.do(publishing.export, article, out), desk.backup):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code in ("disk-full", "backup-no-room")
    assert {file.name: file.read_bytes() for file in first.iterdir()} == before
    assert not list(desk.home.backups.glob("*.part"))
    disk.empty()
    desk.do(publishing.export, article, out)


def test_a_newsroom_opens_on_a_full_disk_in_the_room_of_its_ballast(disk: SmallDisk) -> None:
    desk = Desk.open(disk.folder / "newsroom")
    desk.do(staffing.settle_in, "Rina Wulandari", ("reporter",), "disway-jateng")
    assert desk._ballast.lay()
    desk.close()
    disk.fill()
    again = Desk.open(disk.folder / "newsroom")
    assert again.ask(staffing.me) is not None
    again.close()


def until(true: object, seconds: float = 20) -> None:
    give_up = time.monotonic() + seconds
    while not true():  # type: ignore[operator]
        assert time.monotonic() < give_up
        time.sleep(0.02)
