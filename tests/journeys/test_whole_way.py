"""The main job in the real window: write, see it saved, put a related link in, send, approve, export, read it back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk import drafting, finding, importing, reviewing, staffing
from newsdesk.article.content import Content
from newsdesk.portal.package import read_back
from newsdesk.portal.reading.records import ArchiveRecord
from tests.journeys.newsroom import newsroom
from ui.bridge import Bridge
from ui.screens.import_review import ImportReview
from ui.session import SESSION, recall
from ui.window import Window
from ui.words import say

OTHER = ArchiveRecord("DPRD Minta Pasar Tradisional Diperiksa Menyeluruh", "https://jateng.disway.id/read/12/dprd-minta-pasar",
                      "2026-03-03T12:56+07:00")


@pytest.fixture
def bridge(qapp: QApplication, tmp_path: Path) -> Iterator[Bridge]:
    with newsroom(qapp, tmp_path, [("Rina Wulandari", ("reporter", "editor"))]) as made:
        made.desk.do(importing.add_entries, [OTHER])
        yield made


@pytest.fixture
def window(bridge: Bridge, qtbot: QtBot) -> Window:
    made = Window(bridge, [])
    qtbot.addWidget(made)
    made.show()
    return made


def test_from_a_blank_page_to_the_portal(window: Window, bridge: Bridge, qtbot: QtBot, tmp_path: Path) -> None:
    window.write_new()
    screen = window.current()
    assert screen is not None
    paper = screen.paper
    with qtbot.waitSignal(bridge.saved, timeout=10_000) as saved:
        QTest.keyClicks(QApplication.focusWidget(), "Kanopi Pasar Trayeman Roboh, Pedagang Minta Perbaikan")
        paper.body.setFocus()
        QTest.keyClicks(paper.body, "Kanopi di sisi timur pasar **ambruk** saat hujan deras.")
        QTest.keyClick(paper.body, Qt.Key.Key_Return)
        QTest.keyClicks(paper.body, "Tidak ada korban jiwa.")
    assert saved.args is not None and saved.args[0] == screen.article
    content = paper.content()
    assert content.headline == "Kanopi Pasar Trayeman Roboh, Pedagang Minta Perbaikan"
    assert content.body == "Kanopi di sisi timur pasar **ambruk** saat hujan deras.\n\nTidak ada korban jiwa."

    assert screen.next_step() == "submit"
    screen.take_next_step()
    assert bridge.ask(reviewing.standing, screen.article).stage == "submitted"
    qtbot.waitUntil(lambda: window._head.step_words() == say("next.approve"), timeout=10_000)
    screen.take_next_step()
    assert bridge.ask(reviewing.standing, screen.article).stage == "approved"
    qtbot.waitUntil(lambda: window._head.step_words() == say("next.export"), timeout=10_000)
    screen.export_to(str(tmp_path / "out"))
    folder = next((tmp_path / "out").iterdir())
    assert read_back(folder) == []
    again = bridge.ask(importing.read_file, folder / "index.html")[0].content
    assert (again.headline, again.body) == (content.headline, content.body)


def test_the_window_comes_back_as_it_was_left(window: Window, bridge: Bridge, qtbot: QtBot) -> None:
    first = bridge.desk.do(drafting.start).result
    window.open_article(first)
    QTest.keyClicks(window.current().paper.body, "Kata yang tidak boleh hilang.")
    window.close()
    assert bridge.ask(drafting.draft, first).content.body == "Kata yang tidak boleh hilang."
    again = Window(bridge, [])
    qtbot.addWidget(again)
    again.show()
    screen = again.current()
    assert screen is not None and screen.article == first
    assert screen.paper.content().body == "Kata yang tidak boleh hilang."


def test_caret_scroll_companion_and_size_come_back(window: Window, bridge: Bridge, qtbot: QtBot) -> None:
    body = "\n\n".join(f"Alinea {n}. " + "Kata demi kata. " * 20 for n in range(40))
    first = bridge.desk.do(drafting.start, Content(headline="Satu", body=body)).result
    second = bridge.desk.do(drafting.start, Content(headline="Dua", body=body)).result
    third = bridge.desk.do(drafting.start, Content(headline="Tiga", body=body)).result
    for article in (third, second, first):
        window.open_article(article)
    window.resize(790, 700)
    screen = window.current()
    assert screen is not None
    screen.paper.show_chunk(30)
    screen.toggle_checks()
    QApplication.processEvents()
    caret, scroll = screen.paper.body.textCursor().position(), screen.paper.body.verticalScrollBar().value()
    window._open[second].paper.put_caret(50)
    window.close()
    for _ in range(2):  # a second start must not forget what the first did not open
        again = Window(bridge, [])
        qtbot.addWidget(again)
        again.show()
        screen = again.current()
        assert screen is not None and screen.article == first
        assert again.size() == window.size()
        assert screen.companion() == "checks"
        assert screen.paper.body.textCursor().position() == caret
        screen.toggle_checks()  # in so small a window it covers the text
        bar = screen.paper.body.verticalScrollBar()
        qtbot.waitUntil(lambda bar=bar: abs(bar.value() - scroll) < 3, timeout=5_000)
        screen.toggle_checks()
        assert list(again._open) == [first] and again._tabs.keys() == [third, second, first]
        again.close()
    again.show()
    again.open_article(second)
    assert again._open[second].paper.body.textCursor().position() == 50


def test_another_theme_leaves_one_where_one_was(window: Window, bridge: Bridge, qtbot: QtBot) -> None:
    window.write_new()
    window.go("newsroom")
    with qtbot.waitSignal(window.renewed):
        window._look_anew("dark")
    again = Window(bridge, [])
    qtbot.addWidget(again)
    assert again.current() is None
    assert again._session.shelf == "newsroom"


def test_a_session_that_cannot_be_understood_is_an_empty_one(bridge: Bridge) -> None:
    for value in ([], {"tabs": 3}, {"tabs": [1], "size": ["a"], "places": {"x": 1}}, {"places": {"a": {"caret": "b"}}}):
        bridge.desk.do(staffing.set_setting, SESSION, value)
        assert recall(bridge).tabs == []


def review(window: Window) -> ImportReview:
    return window.findChild(ImportReview)


def test_an_import_stores_nothing_before_ok(window: Window, bridge: Bridge, tmp_path: Path) -> None:
    page = tmp_path / "naskah.txt"
    page.write_text("Harga Cabai Naik\n\nSLAWI, DISWAY JATENG - Harga cabai naik.\n", encoding="utf-8")
    window._intake.read([page])
    assert bridge.ask(finding.articles, "all") == []
    review(window).cancelled.emit()
    assert bridge.ask(finding.articles, "all") == []
    window._intake.read([page])
    review(window).accepted.emit(bridge.ask(importing.read_file, page))
    assert [row.headline for row in bridge.ask(finding.articles, "all")] == ["Harga Cabai Naik"]
    assert window.current() is not None
