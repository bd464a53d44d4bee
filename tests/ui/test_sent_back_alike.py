"""An article is sent back from its list as from its paper: what was changed and not sent goes along as suggestions."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk import drafting, proposing, returning, staffing
from tests.ui.test_steps import TEXT, Ctrl, Key, Newsroom
from ui.bridge import Bridge


@pytest.fixture
def room(bridge: Bridge, qtbot: QtBot) -> Newsroom:
    bridge.act(staffing.enrol, "Rina Wulandari", ("reporter",))
    return Newsroom(bridge, qtbot)


@pytest.mark.parametrize("way", ["list", "paper"])
def test_what_was_changed_goes_along_from_both(room: Newsroom, qtbot: QtBot, way: str) -> None:
    room.go_next()
    room.be("Muhammad")
    told: list[str] = []
    room.paper.put_caret(0)
    QTest.keyClicks(room.paper.body, "Sore itu ")
    if way == "list":  # the last key is still in the air when one leaves for the list
        room.window.go("submitted")
        shelf = room.window._stack.currentWidget()
        shelf.told.connect(told.append)
        qtbot.waitUntil(lambda: shelf.pane.opened is not None and shelf.pane.opened.row.id == room.article)
        room.press(Key.Key_R)
    else:
        room.screen.told.connect(told.append)
        room.press(Key.Key_R, Ctrl | Ctrl.AltModifier)
    room.press(Key.Key_1)
    assert QApplication.focusWidget() is not None
    room.press(Key.Key_Return, Ctrl)
    assert room.stage == "returned" and len(room.bridge.ask(returning.points, room.article)) == 1
    made = room.bridge.ask(proposing.suggested, room.article)
    assert [one.suggestion.new.strip() for one in made] == ["Sore itu"] and told == ["Naskah dikembalikan dengan 1 hal dan 1 usulan."]
    assert room.bridge.ask(drafting.draft, room.article).content.body == TEXT.body
    assert room.paper.content().body == TEXT.body, "the paper in its tab does not write it down a second time"
    room.window.open_article(room.article)
    room.paper.settle()
    assert room.bridge.ask(drafting.draft, room.article).content.body == TEXT.body


def test_where_nothing_was_changed_there_are_points_alone(room: Newsroom, qtbot: QtBot) -> None:
    room.go_next()
    room.be("Muhammad")
    room.window.go("submitted")
    shelf = room.window._stack.currentWidget()
    told: list[str] = []
    shelf.told.connect(told.append)
    qtbot.waitUntil(lambda: shelf.pane.opened is not None)
    for key in (Key.Key_R, Key.Key_1):
        room.press(key)
    room.press(Key.Key_Return, Ctrl)
    assert told == ["Naskah dikembalikan dengan 1 hal."] and room.bridge.ask(proposing.suggested, room.article) == ()
