"""A story goes from reporter to editor and back in the real window, by keyboard: sent, claimed, sent back, answered, approved."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from newsdesk import drafting, returning, reviewing, staffing
from newsdesk.article.content import Content
from newsdesk.text.anchors import anchor_at, line_text
from tests.journeys.newsroom import newsroom, window_of
from ui.bridge import Bridge
from ui.preview.lines import PressLine
from ui.screens.shelf import Shelf
from ui.screens.side_bar import SideBar
from ui.window import Window
from ui.words import say

PEOPLE = (("Rina Wulandari", ("reporter",)), ("Bagus Prakoso", ("editor",)), ("Wati Lestari", ("reporter", "editor", "chief")))
Key = Qt.Key


@pytest.fixture
def bridge(qapp: QApplication, tmp_path: Path) -> Iterator[Bridge]:
    with newsroom(qapp, tmp_path, PEOPLE) as made:
        yield made


@pytest.fixture
def window(bridge: Bridge, qtbot: QtBot) -> Window:
    return window_of(bridge, qtbot)


def be(window: Window, bridge: Bridge, name: str) -> None:
    window._who.become(next(p.id for p in bridge.ask(staffing.people) if p.name == name))
    assert name in window.findChild(SideBar)._person.accessibleName()


def at(window: Window, qtbot: QtBot, place: str, article: str) -> Shelf:
    """In a list, with the article read that one is on."""
    window.go(place)
    shelf = window._stack.currentWidget()
    assert isinstance(shelf, Shelf)
    stands = shelf._bridge.ask(reviewing.standing, article).stage  # what the pane showed last time may be older
    qtbot.waitUntil(lambda: shelf.pane.opened is not None and (shelf.pane.opened.row.id, shelf.pane.opened.row.stage) == (article, stands),
                    timeout=10_000)
    shelf._list.setFocus()
    return shelf


def press(key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def stage(bridge: Bridge, article: str) -> str:
    return bridge.ask(reviewing.standing, article).stage


def test_there_and_back_and_approved(window: Window, bridge: Bridge, qtbot: QtBot) -> None:
    be(window, bridge, "Rina Wulandari")
    body = "Kanopi di sisi timur pasar ambruk saat hujan deras. Tidak ada korban jiwa."
    article = bridge.desk.do(drafting.start, Content(headline="Kanopi Pasar Roboh", place="SLAWI", body=body)).result
    window.open_article(article)
    window.current().submit_anyway()
    assert stage(bridge, article) == "submitted"

    be(window, bridge, "Bagus Prakoso")
    at(window, qtbot, "mine", article)
    press(Key.Key_C)
    assert window.current() is not None and window.current().article == article
    shelf = at(window, qtbot, "reading", article)
    assert shelf._list.count() == 1 and "r kembalikan" in shelf.hints()[1]
    press(Key.Key_R)
    press(Key.Key_1)
    QTest.keyClicks(QApplication.focusWidget(), "Siapa yang menyebut?")
    press(Key.Key_Return)
    press(Key.Key_3)
    QTest.keyClicks(QApplication.focusWidget(), "Sisi timur atau barat?")
    press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stage(bridge, article) == "returned"
    assert {(p.reason, p.words) for p in bridge.ask(returning.points, article)} == {
        ("source", "Siapa yang menyebut?"), ("facts", "Sisi timur atau barat?")}

    be(window, bridge, "Rina Wulandari")
    shelf = at(window, qtbot, "mine", article)
    assert "2" in shelf._list.current().badge
    shelf.steps.take("submit")  # not before each point is answered, and it says so
    assert stage(bridge, article) == "returned" and "2" in shelf.pane.bar.words()
    for answer in ("Kepala pasar.", "Timur."):
        assert shelf.pane.points.focus_open()
        QTest.keyClicks(QApplication.focusWidget(), answer)
        press(Key.Key_Return)
    def submits() -> list[QPushButton]:
        return [b for b in shelf.pane.findChildren(QPushButton) if b.isVisible() and b.property("step") == "submit"]

    qtbot.waitUntil(lambda: bool(submits()), timeout=10_000)  # the list was read again, and the article in it follows
    submits()[0].setFocus()
    press(Key.Key_Space)
    assert stage(bridge, article) == "submitted"

    be(window, bridge, "Bagus Prakoso")
    at(window, qtbot, "submitted", article)
    press(Key.Key_A)
    assert stage(bridge, article) == "approved"


def test_a_point_of_the_list_leads_to_its_words(window: Window, bridge: Bridge, qtbot: QtBot) -> None:
    be(window, bridge, "Rina Wulandari")
    body = "Pasar ambruk.\n\nSembilan lapak rusak."
    article = bridge.desk.do(drafting.start, Content(headline="Kanopi Roboh", body=body)).result
    bridge.desk.do(reviewing.submit, article)
    be(window, bridge, "Bagus Prakoso")
    start = line_text(body).index("Sembilan")
    points = [returning.PointWanted("unclear", "Apa yang ambruk?", anchor_at("body", body, 0, 5).written()),
              returning.PointWanted("source", "Kata siapa?", anchor_at("body", body, start, start + 14).written())]
    bridge.desk.do(returning.send_back, article, points)
    be(window, bridge, "Rina Wulandari")
    shelf = at(window, qtbot, "mine", article)
    leading = [found for found in shelf.pane.findChildren(PressLine) if found.isVisible()]
    assert [line.text() for line in leading] == ["“Pasar”", "“Sembilan lapak”"]
    leading[1].setFocus()
    press(Key.Key_Space)
    screen = window.current()
    assert screen is not None and screen.article == article
    wanted = next(p.id for p in bridge.ask(returning.points, article) if p.reason == "source")
    qtbot.waitUntil(lambda: screen.reviewing.reading() and screen.reviewing.view().current() == f"point {wanted}", timeout=10_000)
    qtbot.waitUntil(lambda: not screen.reviewing.busy, timeout=10_000)
    assert screen.reviewing.view().current() == f"point {wanted}"


def test_a_chief_says_why_in_the_list_and_beside_the_text(window: Window, bridge: Bridge, qtbot: QtBot) -> None:
    be(window, bridge, "Wati Lestari")
    for n, by_list in enumerate((True, False)):
        article = bridge.desk.do(drafting.start, Content(headline=f"Tajuk {n}", body="Tajuk rencana hari ini.")).result
        bridge.desk.do(reviewing.submit, article)
        if by_list:
            at(window, qtbot, "submitted", article)
            press(Key.Key_A)
        else:
            window.open_article(article)
            window.current().approve()
        assert stage(bridge, article) == "submitted"
        QTest.keyClicks(QApplication.focusWidget(), "Redaktur berhalangan.")
        press(Key.Key_Return)
        assert stage(bridge, article) == "approved"
    window.go("override")
    assert window._stack.currentWidget()._list.count() == 2


def test_letters_typed_elsewhere_take_no_step(window: Window, bridge: Bridge, qtbot: QtBot) -> None:
    be(window, bridge, "Rina Wulandari")
    article = bridge.desk.do(drafting.start, Content(headline="Judul", body="Isi berita yang cukup.")).result
    bridge.desk.do(reviewing.submit, article)
    be(window, bridge, "Bagus Prakoso")
    shelf = at(window, qtbot, "submitted", article)
    press(Key.Key_Slash)
    QTest.keyClicks(shelf.filters.search, "arca")
    assert stage(bridge, article) == "submitted" and shelf.filters.search.text() == "arca"
    qtbot.waitUntil(lambda: shelf._list.count() == 0)
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: shelf._list.count() == 1)
    be(window, bridge, "Rina Wulandari")
    shelf = at(window, qtbot, "submitted", article)
    press(Key.Key_A)
    assert stage(bridge, article) == "submitted" and shelf.pane.bar.words()
    assert say("desk.step.approve") not in [b.text() for b in shelf.pane.findChildren(QPushButton) if b.isVisible()]
