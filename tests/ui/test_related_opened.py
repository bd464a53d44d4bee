"""A related link is opened where it leads: an own article in its tab, a story of the archive beside the text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from newsdesk import drafting, finding, importing
from newsdesk.article.content import Content
from newsdesk.portal.reading.records import ArchiveRecord
from ui.bridge import Bridge
from ui.preview.address_line import AddressLine
from ui.preview.checklist import Checklist
from ui.preview.related_story import RelatedStory
from ui.screens.write import Write
from ui.window import Window
from ui.words import say

URL = "https://jateng.disway.id/read/12/dprd-minta-pasar"
LISTED, BARE = "Tanggul Kali Gung Diperkuat Sebelum Hujan", "Judul yang Hanya Diketahui Judulnya"


@pytest.fixture
def window(bridge: Bridge, qtbot: QtBot) -> Iterator[Window]:
    records = [ArchiveRecord("DPRD Minta Pasar Diperiksa", URL, "2026-03-03T12:56+07:00", "Rina"), ArchiveRecord(LISTED)]
    bridge.desk.do(importing.add_entries, records)
    own = next(row.id for row in bridge.ask(finding.articles) if row.headline == "Harga Cabai Naik")
    listed = bridge.ask(finding.find_title, LISTED)
    body = "\n\n".join(["Satu.", f"BACA JUGA: [Harga Cabai Naik](newsdesk:article/{own})", f"BACA JUGA: [DPRD]({URL})",
                        f"BACA JUGA: [{LISTED}]({listed})", f"BACA JUGA: [{BARE}](newsdesk:title)"])
    article = bridge.desk.do(drafting.start, Content(headline="Kanopi Roboh Lagi", body=body)).result
    made = Window(bridge, [])
    qtbot.addWidget(made)
    made.show()
    made.open_article(article)
    yield made


def writing(window: Window) -> Write:
    screen = window.current()
    assert screen is not None
    return screen


def open_by_keys(window: Window, number: int) -> None:
    writing(window).paper.show_spot(f"related:{number}")
    next(c for c in window.all_commands() if c.id == "open_related").run()


def test_an_own_article_opens_in_its_tab(window: Window, bridge: Bridge) -> None:
    open_by_keys(window, 0)
    assert writing(window).headline() == "Harga Cabai Naik"
    assert len(window._tabs.keys()) == 2


def test_a_story_of_the_archive_is_shown_and_goes_out_only_by_a_press(
        window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    open_by_keys(window, 1)
    screen = writing(window)
    story = screen.findChild(RelatedStory)
    assert screen.companion() == "story"
    assert story._title.text() == "DPRD Minta Pasar Diperiksa"
    assert "3 Mar 2026" in story._about.text() and "Rina" in story._about.text()
    assert not opened
    story._open.click()
    assert opened == [QUrl(URL)]
    story._copy.click()
    assert QGuiApplication.clipboard().text() == URL
    QGuiApplication.clipboard().clear()
    story._copy.setFocus()
    QTest.keyClick(story, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: screen.companion() == "")


def test_a_story_without_an_address_takes_one_and_says_at_the_field_what_is_none(
        window: Window, bridge: Bridge, qtbot: QtBot) -> None:
    open_by_keys(window, 2)
    story = writing(window).findChild(RelatedStory)
    field = story.findChild(AddressLine)
    edit = field.findChild(QLineEdit)
    QTest.keyClicks(edit, "bukan alamat")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert "https://" in field.wrong() and field.text() == "bukan alamat"
    assert window._bar.words() == "", "said at the field, not somewhere else too"
    edit.clear()
    QTest.keyClicks(edit, "https://jateng.disway.id/read/13/tanggul")
    assert field.wrong() == ""
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert story.address == "https://jateng.disway.id/read/13/tanggul"


def test_a_title_alone_is_said_to_be_all_there_is(window: Window) -> None:
    open_by_keys(window, 3)
    story = writing(window).findChild(RelatedStory)
    assert story._title.text() == BARE
    assert story._about.text() == say("story.unknown")


def test_in_the_checklist_every_link_without_an_address_is_asked_for_it(window: Window, bridge: Bridge, qtbot: QtBot) -> None:
    screen = writing(window)
    screen.toggle_checks()
    fields = {field.title: field for field in screen.findChildren(AddressLine)}
    assert set(fields) == {"Harga Cabai Naik", LISTED, BARE}
    edit = fields[BARE].findChild(QLineEdit)
    QTest.keyClicks(edit, "javascript:alert(1)")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert fields[BARE].wrong() and not fields[LISTED].wrong()
    edit.clear()
    QTest.keyClicks(edit, "https://jateng.disway.id/read/14/judul")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: {f.title for f in screen.findChildren(AddressLine)} == {"Harga Cabai Naik", LISTED}, timeout=5_000)
    # The keys stay in the list.
    qtbot.waitUntil(lambda: screen.findChild(Checklist).isAncestorOf(window.focusWidget()), timeout=5_000)
    open_by_keys(window, 3)
    assert screen.findChild(RelatedStory).address == "https://jateng.disway.id/read/14/judul"
