"""The steps of a long article are asked for behind its menu; what asks beside the text has the one primary button."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QRunnable, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from newsdesk import drafting, history, outlook, reviewing, staffing, waiting
from newsdesk.article.content import Content
from newsdesk.waiting import Wanted
from tests.ui.test_steps import TEXT, Key, Newsroom
from ui.bridge import Bridge
from ui.desk.rows import row_item
from ui.parts import PrimaryButton
from ui.screens.side_bar import SideBar
from ui.steps.menu import StepsMenu
from ui.words import say
from ui.words.short import now, when
from ui.work import LONG

LENGTHY = replace(TEXT, body="\n\n".join(["Kanopi di sisi timur pasar ambruk saat hujan deras pada siang hari itu juga."] * (LONG // 10)))


@pytest.fixture
def room(bridge: Bridge, qtbot: QtBot) -> Newsroom:
    bridge.act(staffing.enrol, "Rina Wulandari", ("reporter",))
    return Newsroom(bridge, qtbot)


class _Held(QRunnable):
    """Keeps a thread until it is let go."""

    def __init__(self, go: Event) -> None:
        super().__init__()
        self._go = go

    def run(self) -> None:
        self._go.wait(60)


@pytest.fixture
def answers(qtbot: QtBot) -> Iterator[Event]:
    """No thread answers anything until this is set."""
    pool, go = QThreadPool.globalInstance(), Event()
    assert pool.waitForDone(30_000)
    many = pool.maxThreadCount()
    pool.setMaxThreadCount(1)
    pool.start(_Held(go))
    yield go
    go.set()
    assert pool.waitForDone(30_000)
    pool.setMaxThreadCount(many)


def lengthy(room: Newsroom, qtbot: QtBot, content: Content = LENGTHY) -> str:
    article = str(room.bridge.act(drafting.start, content))
    room.window.open_article(article)
    screen = room.window.current()
    assert screen is not None and screen.paper.words() > LONG
    room.article, room.screen, room.paper = article, screen, screen.paper
    qtbot.waitUntil(lambda: QApplication.focusWidget() is room.paper.body)
    return article


def menu_now() -> StepsMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, StepsMenu)
    return menu


def test_the_menu_of_a_long_text_is_there_before_its_answer(room: Newsroom, qtbot: QtBot, answers: Event) -> None:
    lengthy(room, qtbot)
    room.press(Key.Key_F2)
    menu = menu_now()
    assert menu.isVisible() and not menu.is_filled() and menu.offered() == []
    assert menu.actions()[0].text() == say("steps.looking")
    where = menu.geometry().right()
    answers.set()
    qtbot.waitUntil(menu.is_filled)
    assert menu.isVisible() and "submit" in menu.offered() and menu.geometry().right() == where
    assert any(line.startswith("Setujui: ") or "Setujui" in line for line in menu.reasons())
    assert not any(say("steps.looking") == action.text() for action in menu.actions())
    room.press(Key.Key_Escape)


def test_a_letter_that_is_pressed_before_the_answer_counts(room: Newsroom, qtbot: QtBot, answers: Event) -> None:
    article = lengthy(room, qtbot)
    room.press(Key.Key_F2)
    QTest.keyClicks(menu_now(), say("steps.key.submit").lower())
    assert room.bridge.ask(reviewing.standing, article).stage == "draft"
    answers.set()
    qtbot.waitUntil(lambda: room.bridge.ask(reviewing.standing, article).stage == "submitted")
    assert QApplication.activePopupWidget() is None


def test_a_menu_that_was_left_before_the_answer_does_nothing(room: Newsroom, qtbot: QtBot, answers: Event) -> None:
    article = lengthy(room, qtbot)
    room.press(Key.Key_F2)
    QTest.keyClicks(menu_now(), say("steps.key.submit").lower())
    room.press(Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    answers.set()
    qtbot.waitUntil(lambda: not room.screen.steps._asking.busy)
    assert room.bridge.ask(reviewing.standing, article).stage == "draft"


def test_a_time_is_wanted_by_keys_and_stands_in_the_list(room: Newsroom, qtbot: QtBot) -> None:
    for wrong in ("besok sore", "25.99"):
        room.step("aim")
        room.type(wrong)
        room.press(Key.Key_Return)
        column = room.screen.steps.aiming.column
        assert column is not None and wrong in column.time._hint.text() and room.screen.companion() == "aim"
        room.press(Key.Key_Escape)
    room.step("aim")
    room.type("10-5-2026 17.00")
    room.press(Key.Key_Return)
    assert room.bridge.ask(outlook.outlook, room.article).target == "2026-05-10T17:00+07:00" and room.screen.companion() == ""
    assert room.bridge.ask(history.history, room.article)[-1].facts["target"] == "2026-05-10T17:00+07:00"
    room.go_next()
    assert room.stage == "submitted" and room.bridge.ask(outlook.outlook, room.article).target, "sending it forgets nothing"
    row = room.bridge.ask(waiting.listed, Wanted("submitted"))[0]
    item = row_item(row, now(), "submitted")
    assert say("desk.target", time=when(datetime.fromisoformat("2026-05-10T17:00+07:00"))) in item.detail
    room.step("aim")
    column = room.screen.steps.aiming.column
    assert column is not None and column.time.editor.text() == "10-5-2026 17.00", "what was wanted so far"
    column.time.editor.clear()
    room.press(Key.Key_Return)
    assert room.bridge.ask(outlook.outlook, room.article).target == ""


def primaries(window: QWidget) -> list[str]:
    """What the primary buttons in sight say, but for the side bar's, which begins another article."""
    side = window.findChild(SideBar)
    return [button.text() for button in window.findChildren(PrimaryButton)
            if button.isVisibleTo(window) and not side.isAncestorOf(button) and not button.gives_way()]


def test_one_primary_button_while_a_column_asks(room: Newsroom, tmp_path: Path) -> None:
    assert primaries(room.window) == ["Kirim ke redaktur"]
    room.publish(tmp_path)
    room.step("correct")
    assert primaries(room.window) == [say("change.do.correct")] and room.button == ""
    room.press(Key.Key_Escape)
    assert primaries(room.window) == []
    room.step("reply")
    room.type("Pedagang menjawab.")
    room.press(Key.Key_Return)
    assert primaries(room.window) == ["Kirim ke redaktur"]


def test_a_chiefs_reason_and_a_return_take_the_primary_button(room: Newsroom) -> None:
    room.be("Wati")
    own = str(room.bridge.act(drafting.start, TEXT))
    room.bridge.act(reviewing.submit, own)
    room.window.open_article(own)
    assert primaries(room.window) == ["Setujui"]
    room.step("approve")
    assert primaries(room.window) == [say("override.approve")] and room.button == "Setujui"
    room.press(Key.Key_Escape)
    assert primaries(room.window) == ["Setujui"]
    room.step("return")
    assert primaries(room.window) == [say("return.send")]
    room.press(Key.Key_Escape)
    assert primaries(room.window) == ["Setujui"]


def test_one_primary_button_in_a_list_while_its_form_asks(room: Newsroom, qtbot: QtBot) -> None:
    room.bridge.act(reviewing.submit, room.article)
    room.be("Muhammad")
    room.window.go("submitted")
    shelf = room.window._stack.currentWidget()
    qtbot.waitUntil(lambda: shelf.pane.opened is not None and primaries(room.window) == [say("desk.step.claim") + " · c"])
    shelf.steps.take("return")
    assert primaries(room.window) == [say("return.send")]
    shelf.pane.close_forms()
    assert primaries(room.window) == [say("desk.step.claim") + " · c"]
