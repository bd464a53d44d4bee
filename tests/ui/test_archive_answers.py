"""A correction of a story that stands only in the archive, and a reply to one, begun there by keys alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from newsdesk import correcting, drafting, importing, reviewing, staffing
from newsdesk.article.content import Answered
from tests.ui.test_steps import Key, Newsroom
from ui.bridge import Bridge
from ui.screens.archive import Archive
from ui.steps.report import ExportReport
from ui.words import LANGUAGES, say, set_language

ADDRESS = "https://contoh.id/read/9/gula"


@pytest.fixture
def room(bridge: Bridge, qtbot: QtBot) -> Newsroom:
    bridge.act(staffing.enrol, "Rina Wulandari", ("reporter",))
    bridge.act(importing.put_entry, "Harga Gula Turun", ADDRESS)
    return Newsroom(bridge, qtbot)


def at_story(room: Newsroom, qtbot: QtBot) -> Archive:
    room.window.go("archive")
    archive = room.window._stack.currentWidget()
    assert isinstance(archive, Archive)
    archive._search.setFocus()
    archive._search.clear()
    room.type("gula")
    qtbot.waitUntil(lambda: archive._current() is not None and archive._current().address == ADDRESS)
    return archive


def menu_of(room: Newsroom) -> dict[str, bool]:
    """What the menu of the row offers, and whether it can be done."""
    field = QApplication.focusWidget()
    assert field is not None
    place = field.rect().center()
    # What Qt makes of the menu key.
    QApplication.sendEvent(field, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, field.mapToGlobal(place)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return {action.text(): action.isEnabled() for action in menu.actions() if action.text()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_row_offers_what_one_may(room: Newsroom, qtbot: QtBot, language: str) -> None:
    set_language(language)
    archive = at_story(room, qtbot)
    room.be("Rina")
    assert menu_of(room) == {say("archive.open"): True, say("archive.copy"): True, say("archive.answer.correct"): True,
                             say("archive.answer.reply"): False}, "a right of reply is an editor's to begin"
    room.press(Key.Key_Escape)
    assert [c.id for c in archive.commands() if c.can()] == ["archive.correct"]
    room.be("Muhammad")
    assert menu_of(room)[say("archive.answer.reply")]
    room.press(Key.Key_Escape)


def test_it_is_begun_written_and_the_portal_is_told(room: Newsroom, qtbot: QtBot, tmp_path: Path) -> None:
    room.be("Wati")
    at_story(room, qtbot)
    menu_of(room)
    menu = QApplication.activePopupWidget()
    for key in (Key.Key_Up, Key.Key_Return):
        qtbot.keyClick(menu, key)
    screen = room.window.current()
    assert screen is not None and screen.paper.content().answers == Answered("reply", ADDRESS, "Harga Gula Turun")
    assert screen.paper.head.answered.words() == "Hak jawab atas Harga Gula Turun"
    qtbot.waitUntil(lambda: screen.paper.head.answered.link.text() == "Harga Gula Turun")  # whole: there is room
    article = screen.article
    content = screen.paper.content()
    room.bridge.act(drafting.save_draft, article, replace(content, headline="Pabrik: Harga Gula Tetap", body="Harga gula tetap."))
    screen.reload()
    room.bridge.act(reviewing.approve, article, room.bridge.act(reviewing.submit, article), "Redaktur lain berhalangan.")
    screen.export_to(str(tmp_path))
    report = screen.findChild(ExportReport)
    assert say("report.original.reply", headline="Harga Gula Turun") in report.words() and report.words().endswith(ADDRESS)
    assert report._copy_original.isVisible()
    room.bridge.act(correcting.mark_published, article, "https://jateng.disway.id/read/3", "2026-05-10T17:00+07:00")
    screen.export_to(str(tmp_path / "again"))
    assert say("report.original.reply", headline="Harga Gula Turun") not in report.words(), "it was said once"
