"""The newsroom's archive on its server: what one laptop has every laptop finds, and keeps."""

from __future__ import annotations

import json
from pathlib import Path

import psycopg
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk import archiving, finding, importing, serving
from newsdesk.errors import Refused
from newsdesk.portal.reading.records import ArchiveRecord
from tests.core.machines import started
from tests.journeys.newsroom import newsroom, window_of
from tests.server.newsroom import PASSWORD, Laptops
from tests.server.postgres import Postgres
from tests.server.test_setting_up import run
from ui.screens.archive import Archive

RECORDS = [
    ArchiveRecord("Petani Bawang Brebes Menanam Lagi", "https://portal.example/bawang", "2026-03-01T08:00:00+07:00", "Rina", "Brebes",
                  ("bawang", "petani"), "Petani bertanam bawang merah setelah banjir.\n\nHarga membaik."),
    ArchiveRecord("Jembatan Kali Gung Diperbaiki", "https://portal.example/jembatan", "", "Bayu", "Tegal", (), "Warga bergotong royong."),
    ArchiveRecord("Tanpa Alamat", "", "2026-03-02T09:30:00+08:00", "", "", (), "Berita lama tentang perbaikan pasar."),
]


def test_what_one_laptop_has_the_other_finds_by_stems(laptops: Laptops, server: Postgres) -> None:
    rina, bayu = laptops("rina", "bayu")
    rina.do(importing.add_entries, RECORDS)
    assert archiving.publish(rina) == (3, 3)
    assert archiving.publish(rina) == (3, 0)
    assert bayu.ask(finding.find, "perbaikan") == []
    assert archiving.search(bayu, "bawang mer") == 1  # the last word as a beginning
    assert archiving.search(bayu, "perbaikan") == 2  # diperbaiki, perbaikan; membaik is here already
    assert archiving.search(bayu, "perbaikan") == 0
    assert {one.headline for one in bayu.ask(finding.find, "bawang")} == {RECORDS[0].headline}
    (kept,), (before,) = bayu.ask(finding.find, "bawang"), rina.ask(finding.find, "bawang")
    assert kept == before
    server.stop()
    try:
        with pytest.raises(Refused, match="server-away"):
            archiving.search(bayu, "pasar lama")
        assert bayu.ask(finding.find, "jembatan")
    finally:
        server.start()


@pytest.mark.parametrize("query", ["", "a", "'", "\\", "a' | 'b", "bawang:*", "!bawang", "(", "bawang & !", "\x00abc", "%s %(x)s :limit"])
def test_no_query_is_a_command(laptops: Laptops, server: Postgres, query: str) -> None:
    (rina,) = laptops("rina")
    rina.do(importing.add_entries, RECORDS)
    archiving.publish(rina)
    assert archiving.search(rina, query) == 0


def test_what_others_put_there_is_read_like_any_archive(laptops: Laptops, server: Postgres) -> None:
    (bayu,) = laptops("bayu")
    with psycopg.connect(server.url("rina", "redaksi", PASSWORD)) as thief:
        for headline, url in (("Naskah jahat\x07", "javascript:alert(1)"), ("", "https://portal.example/kosong")):
            thief.execute("INSERT INTO newsdesk.entry (headline, url, published, author, category, tags, body, source) "
                          "VALUES (%s, %s, 'kemarin', '', '', '', 'jahat', '')", [headline, url])
    assert archiving.search(bayu, "jahat") == 1
    (found,) = bayu.ask(finding.find, "jahat")
    assert (found.address, found.published, found.headline) == ("", None, "Naskah jahat")


def test_without_a_server_nothing_is_asked(server: Postgres, laptops: Laptops) -> None:
    (rina,) = laptops("rina")
    rina.do(serving.leave)
    assert archiving.search(rina, "bawang") == 0
    with pytest.raises(Refused, match="server-none"):
        archiving.publish(rina)


def test_the_command_imports_and_publishes(laptops: Laptops, server: Postgres, tmp_path: Path) -> None:
    rina, bayu = laptops("rina", "bayu")
    started(rina)
    file, home = tmp_path / "arsip.jsonl", str(rina.home.folder)
    file.write_text("\n".join(json.dumps({"headline": r.headline, "url": r.url, "body": r.body}) for r in RECORDS), encoding="utf-8")
    rina.close()
    done = run("server", "archive", str(file), "--json", "--home", home)
    assert json.loads(done.stdout) == {"articles": 3, "new": 3}, done.output
    assert archiving.search(bayu, "bawang") == 1


def test_the_archive_in_the_window_shows_what_the_server_has(qtbot: QtBot, qapp: QApplication, laptops: Laptops, server: Postgres,
                                                            tmp_path: Path) -> None:
    (rina,) = laptops("rina")
    rina.do(importing.add_entries, RECORDS)
    archiving.publish(rina)
    with newsroom(qapp, tmp_path / "bayu", [("Bayu", ("editor",))]) as bridge:
        serving.connect(bridge.desk, server.url("bayu", "redaksi"), PASSWORD)
        screen = Archive(bridge)
        qtbot.addWidget(screen)
        screen.show()
        QTest.keyClicks(screen._search, "bawang")
        qtbot.waitUntil(lambda: screen._list.count() == 1, timeout=20_000)
        assert screen._list.current().data.headline == RECORDS[0].headline
        qtbot.waitUntil(lambda: not screen._server.lane.busy)


def test_the_finder_of_related_links_shows_what_the_server_has(qtbot: QtBot, qapp: QApplication, laptops: Laptops, server: Postgres,
                                                               tmp_path: Path) -> None:
    (rina,) = laptops("rina")
    rina.do(importing.add_entries, RECORDS)
    archiving.publish(rina)
    with newsroom(qapp, tmp_path / "bayu", [("Bayu", ("editor",))]) as bridge:
        serving.connect(bridge.desk, server.url("bayu", "redaksi"), PASSWORD)
        bridge.desk.do(importing.add_entries, [ArchiveRecord("Harga Bawang Turun", "https://portal.example/harga")])
        window = window_of(bridge, qtbot)
        window.write_new()
        paper = window.current().paper
        paper._related.find()
        popup = QApplication.activePopupWidget()
        QTest.keyClicks(popup.field, "bawang")
        qtbot.waitUntil(lambda: len(popup.rows()) == 2, timeout=20_000)
        assert [row.title for row in popup.rows()] == ["Harga Bawang Turun", RECORDS[0].headline]  # what was there first stays there
        QTest.keyClick(popup.field, Qt.Key.Key_Down)
        QTest.keyClick(popup.field, Qt.Key.Key_Return)
        assert RECORDS[0].url in paper.content().body
        window.close()
