"""The screens around the paper: the first start, shelves, the archive, the newsroom and the side bar."""

from __future__ import annotations

import gc
import time
import weakref
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from newsdesk import drafting, finding, reviewing, staffing, waiting
from newsdesk.article.content import Content
from newsdesk.finding import Found
from newsdesk.waiting import Listed
from tests.ui.showing import show_for_keys
from ui.bridge import Bridge
from ui.parts import Bar, Chip, IconButton, NavItem, PagedList, PrimaryButton
from ui.screens.archive import Archive
from ui.screens.first_start import FirstStart
from ui.screens.newsroom import Newsroom
from ui.screens.shelf import Shelf
from ui.screens.side_bar import SideBar
from ui.screens.top_bar import TABS_WANT, TopBar
from ui.words import language, say

PORTALS = [("disway-jateng", "Disway Jateng"), ("radartegal", "Radar Tegal")]


def test_the_first_start_asks_for_a_name(dressed: QApplication, qtbot: QtBot) -> None:
    screen = FirstStart(PORTALS)
    qtbot.addWidget(screen)
    begin = screen.findChild(PrimaryButton)
    with qtbot.assertNotEmitted(screen.ready):
        begin.click()
    qtbot.keyClicks(screen.findChild(QLineEdit), " Rina Wulandari ")
    with qtbot.waitSignal(screen.ready) as came:
        begin.click()
    assert came.args == ["Rina Wulandari", ("reporter",), "disway-jateng", True]


def test_up_and_down_lead_through_the_roles(dressed: QApplication, qtbot: QtBot) -> None:
    screen = FirstStart(PORTALS)
    roles = screen.findChildren(QRadioButton)
    show_for_keys(qtbot, screen, roles[0])
    for key, expected in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Down, 0), (Qt.Key.Key_Up, 2)):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert QApplication.focusWidget() is roles[expected] and roles[expected].isChecked()


def test_another_language_keeps_the_answers(dressed: QApplication, qtbot: QtBot) -> None:
    screen = FirstStart(PORTALS)
    qtbot.addWidget(screen)
    screen.findChild(QLineEdit).setText("Rina")
    screen.findChild(QCheckBox).setChecked(False)
    english = next(c for c in screen.findChildren(Chip) if c.text() == "English")
    with qtbot.waitSignal(screen.language_changed) as came:
        english.click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert came.args == ["en"]
    assert language() == "en"
    assert screen.findChild(QLineEdit).text() == "Rina"
    assert not screen.findChild(QCheckBox).isChecked()
    assert screen.findChild(PrimaryButton).text() == "Start writing"


def test_a_shelf_shows_what_stands_on_it_and_opens_by_keys(bridge: Bridge, qtbot: QtBot) -> None:
    shelf = _shown(qtbot, Shelf(bridge, "draft"))
    rows = shelf.findChild(PagedList)
    assert rows.count() == 2
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_J)
    second = rows.current()
    qtbot.keyClick(rows, Qt.Key.Key_K)
    assert rows.current() != second
    qtbot.keyClick(rows, Qt.Key.Key_J)
    with qtbot.waitSignal(shelf.open_article) as came:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert came.args == [second.key]


def test_a_shelf_follows_and_keeps_its_place(bridge: Bridge, qtbot: QtBot) -> None:
    shelf = _shown(qtbot, Shelf(bridge, "draft"))
    rows = shelf.findChild(PagedList)
    rows.step(1)
    on = rows.current().key
    bridge.act(drafting.start, Content(headline="Baru", body="Isi."))
    qtbot.waitUntil(lambda: rows.count() == 3)
    assert rows.current().key == on


def test_an_empty_shelf_is_a_welcome(bridge: Bridge, qtbot: QtBot) -> None:
    shelf = _shown(qtbot, Shelf(bridge, "exported"))
    assert not shelf.findChild(PagedList).isVisible()
    assert "Belum ada yang diekspor" in _words(shelf)


def test_ten_thousand_articles_stay_quick(bridge: Bridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what is read is paid for: a page when it comes into sight."""
    everything = [Listed(str(n), f"Judul {n}", "SLAWI", ("Rina",), "draft", "", n, False, 0, datetime.now(UTC), "", "", 0, False, (), "",
                         "")
                  for n in range(10_000)]
    asked: list[int] = []

    def listed(look: object, wanted: object, limit: int, offset: int) -> list[Listed]:
        asked.append(limit)
        return everything[offset : offset + limit]

    monkeypatch.setattr(waiting, "listed", listed)
    shelf = _shown(qtbot, Shelf(bridge, "draft"))
    rows = shelf.findChild(PagedList)
    assert rows.count() == 200
    for _ in range(60):
        rows.verticalScrollBar().setValue(rows.verticalScrollBar().maximum())
        QCoreApplication.processEvents()
    assert rows.count() == 10_000
    started = time.perf_counter()
    for n in range(50):
        rows.verticalScrollBar().setValue(n * 997)
        rows.viewport().repaint()
    assert (time.perf_counter() - started) / 50 < 2  # a list that draws all of its rows takes far longer
    assert max(asked) == 200


def test_the_archive_is_found_by_a_few_letters(bridge: Bridge, qtbot: QtBot) -> None:
    chilli = next(a for a in bridge.ask(finding.articles, "draft") if a.headline == "Harga Cabai Naik")
    bridge.act(reviewing.submit, chilli.id)
    archive = _shown(qtbot, Archive(bridge))
    field, rows = archive.findChild(QLineEdit), archive.findChild(PagedList)
    qtbot.keyClicks(field, "cab")
    qtbot.waitUntil(lambda: rows.count() == 1)
    assert rows.current().title == "Harga Cabai Naik"
    with qtbot.waitSignal(archive.open_article):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    field.setText("tidakada")
    qtbot.waitUntil(lambda: "Tidak ada yang cocok" in _words(archive))
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Arsip masih kosong" in _words(archive))


@pytest.mark.parametrize(("address", "goes"), [("https://jateng.disway.example/1", True), ("file:///etc/passwd", False),
                                               ("smb://host/share", False)])
def test_only_web_addresses_go_to_the_browser(bridge: Bridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, address: str,
                                              goes: bool) -> None:
    """The archive comes from files of strangers."""
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    stored = [Found(address, "Judul", None, "Rina", "", "archive", address)]
    monkeypatch.setattr(finding, "find", lambda look, query, limit, offset: stored[offset:])
    archive = _shown(qtbot, Archive(bridge))
    qtbot.keyClick(archive.findChild(QLineEdit), Qt.Key.Key_Return)
    assert bool(opened) == goes
    archive.copy_address()
    assert QGuiApplication.clipboard().text() == address


def test_people_are_added_and_changed_where_they_stand(bridge: Bridge, qtbot: QtBot) -> None:
    newsroom = _shown(qtbot, Newsroom(bridge))
    add = next(b for b in newsroom.findChildren(QWidget) if getattr(b, "text", str)() == "Tambah orang")
    add.click()
    name = newsroom.findChildren(QLineEdit)[0]
    qtbot.waitUntil(name.hasFocus)
    qtbot.keyClicks(name, "Bagus Prakoso")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    assert "Bagus Prakoso" in {p.name for p in bridge.ask(staffing.people)}
    edit = next(b for b in newsroom.findChildren(IconButton) if b.accessibleName() == "Ubah Bagus Prakoso")
    edit.click()
    next(b for b in newsroom.findChildren(QCheckBox) if b.text() == "Redaktur").setChecked(True)
    qtbot.keyClick(newsroom.findChildren(QLineEdit)[0], Qt.Key.Key_Return)
    assert next(p for p in bridge.ask(staffing.people) if p.name.startswith("Bagus")).roles == ("reporter", "editor")


def test_escape_leaves_a_person_as_they_were(bridge: Bridge, qtbot: QtBot) -> None:
    newsroom = _shown(qtbot, Newsroom(bridge))
    before = bridge.ask(staffing.people)
    next(b for b in newsroom.findChildren(IconButton) if b.accessibleName().startswith("Ubah")).click()
    field = newsroom.findChildren(QLineEdit)[0]
    qtbot.keyClicks(field, "xx")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert bridge.ask(staffing.people) == before
    qtbot.waitUntil(lambda: "Rina Wulandari (Anda)" in _words(newsroom))


def test_theme_and_language_are_remembered(bridge: Bridge, qtbot: QtBot) -> None:
    newsroom = _shown(qtbot, Newsroom(bridge))
    chips = {c.text(): c for c in newsroom.findChildren(Chip)}
    with qtbot.waitSignal(newsroom.theme_changed) as came:
        chips["Gelap"].click()
    assert came.args == ["dark"] == [bridge.ask(staffing.setting, "theme")]
    with qtbot.waitSignal(newsroom.language_changed):
        chips["English"].click()
    assert bridge.ask(staffing.setting, "language") == "en"


def test_a_broken_profile_is_told(bridge: Bridge, qtbot: QtBot) -> None:
    folder = bridge.desk.home.portals / "disway-jateng"
    folder.mkdir(parents=True)
    (folder / "profile.toml").write_text("name = [", encoding="utf-8")
    newsroom = _shown(qtbot, Newsroom(bridge))
    assert "profile.toml" in newsroom.findChild(Bar).words()


def test_the_side_bar_says_where_one_is(dressed: QApplication, qtbot: QtBot) -> None:
    side = _shown(qtbot, SideBar("Rina Wulandari", "Disway Jateng"))
    side.set_counts({"draft": 5, "archive": 104212, "submitted": 0})
    items = {i.text(): i for i in side.findChildren(NavItem)}
    assert items["Semua berita"].accessibleName() == "Semua berita, 104.212"
    assert items["Menunggu"].accessibleName() == "Menunggu"
    side.set_place("draft")
    assert items["Draf"].isChecked()
    with qtbot.waitSignal(side.go) as came:
        items["Semua berita"].click()
    assert came.args == ["archive"]
    side.set_place("")
    assert not any(i.isChecked() for i in items.values())
    with qtbot.waitSignal(side.write_new):
        side.findChild(PrimaryButton).click()


@pytest.mark.parametrize("make", [Archive, Newsroom, lambda bridge: Shelf(bridge, "draft")],
                         ids=["archive", "newsroom", "shelf"])
def test_a_screen_that_is_gone_is_gone(bridge: Bridge, make: Callable[[Bridge], QWidget]) -> None:
    """The bridge lives longer than the screens, and must not keep them."""
    screen = make(bridge)
    seen = weakref.ref(screen)
    screen.deleteLater()
    del screen
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert seen() is None
    bridge.act(staffing.enrol, "Dewi Anggraini", ("reporter",))


def _shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(1000, 700)
    widget.show()
    widget.activateWindow()
    QCoreApplication.processEvents()
    return widget


def _words(widget: QWidget) -> str:
    return "\n".join(w.text() for w in widget.findChildren(QWidget) if w.isVisible() and hasattr(w, "text"))


@pytest.mark.parametrize("width", [700, 820, 1200])
def test_the_top_bar_keeps_room_for_titles_and_for_what_happens_next(dressed: QApplication, qtbot: QtBot, width: int) -> None:
    bar = TopBar(tuple)
    bar.resize(width, bar.height())
    for number in range(6):
        bar.tabs.add(str(number), f"Tanggul Kali Gung diperkuat sebelum hujan {number}")
    bar.show_article(("Dibaca oleh M. Sekhun sejak 14.10", "Dikirim", "accent"), 3, say("next.submit"))
    qtbot.addWidget(bar)
    bar.show()
    qtbot.waitUntil(lambda: bar.tabs.width() >= TABS_WANT)
    assert bar.step_words() == say("next.submit")
    assert bar._next.width() >= bar._next.sizeHint().width()
    for button in (bar._checks, bar._preview):
        assert button.accessibleName() in button.toolTip(), "what gave way is still said"
    assert bar._preview.text() == (say("command.preview") if width == 1200 else "")
    assert bar._all.isVisibleTo(bar), "six titles have no room here: all are in a list"
    bar.show_article(None, 0, "")
    assert not bar._next.isVisibleTo(bar) and not bar._stage.isVisibleTo(bar)
