"""A correction or reply as an article of its own, by keys: begun from the column, led back from, and linked when it is published."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk import correcting, drafting, publishing, reviewing, staffing
from newsdesk.article.content import Answered
from tests.ui.test_steps import Ctrl, Key, Newsroom
from ui.bridge import Bridge
from ui.desk.rows import row_badge
from ui.parts import Bar
from ui.screens.write import Write
from ui.words import say

REPLY = "https://jateng.disway.id/read/2/hak-jawab"


@pytest.fixture
def room(bridge: Bridge, qtbot: QtBot) -> Newsroom:
    bridge.act(staffing.enrol, "Rina Wulandari", ("reporter",))
    return Newsroom(bridge, qtbot)


def front(room: Newsroom) -> Write:
    screen = room.window.current()
    assert screen is not None
    return screen


def begin_reply(room: Newsroom, folder: Path) -> str:
    """Begin the reply from the column that asks about it, by keys alone."""
    room.publish(folder)
    room.step("reply")
    ask = room.screen.steps.changing.column
    assert ask is not None and ask.own.text() == "Tulis hak jawab sebagai naskah tersendiri"
    went = []
    for _ in range(4):  # as the eye goes: the note, the address, the button, the way out, and below it this
        room.press(Key.Key_Tab)
        went.append(QApplication.focusWidget())
    assert went == [ask.link.editor, ask._do, ask._cancel, ask.own]
    room.press(Key.Key_Return)
    assert front(room).article != room.article
    return front(room).article


def test_a_reply_of_its_own_is_begun_in_its_column_and_leads_back(room: Newsroom, tmp_path: Path) -> None:
    article = begin_reply(room, tmp_path)
    screen = front(room)
    assert room.bridge.ask(drafting.draft, article).content.answers == Answered(
        "reply", f"newsdesk:article/{room.article}", "Kanopi Pasar Roboh")
    assert room.bridge.ask(reviewing.standing, room.article).stage == "published", "the original is as it was"
    line = screen.paper.head.answered
    assert line.isVisible() and line.words() == "Hak jawab atas Kanopi Pasar Roboh"
    line.link.setFocus()
    room.press(Key.Key_Return)
    assert front(room).article == room.article, "the line leads to the original"


def test_what_it_answers_is_let_go_and_taken_back_by_undo(room: Newsroom, tmp_path: Path, qtbot: QtBot) -> None:
    begin_reply(room, tmp_path)
    paper = front(room).paper
    assert any(chunk.startswith("answers") for chunk in (finding.spot for finding in front(room).findings)) is False
    paper.show_spot("answers")
    assert QApplication.focusWidget() is paper.head.answered.link
    room.press(Key.Key_Tab)
    room.press(Key.Key_Return)
    assert not paper.head.answered.isVisible() and paper.content().answers is None
    paper.undo()
    assert paper.head.answered.isVisible() and paper.content().answers is not None


def test_other_purposes_have_no_article_of_their_own(room: Newsroom, tmp_path: Path) -> None:
    room.publish(tmp_path)
    for purpose, own in (("correct", True), ("update", False), ("withdraw", False)):
        room.step(purpose)
        ask = room.screen.steps.changing.column
        assert ask is not None and ask.own.isVisible() is own
        room.press(Key.Key_Escape)


def test_the_original_asks_for_the_link_and_gets_it(room: Newsroom, tmp_path: Path, qtbot: QtBot) -> None:
    article = begin_reply(room, tmp_path / "first")
    written = room.bridge.ask(drafting.draft, article).content
    room.bridge.act(drafting.save_draft, article, replace(written, headline="Pedagang Menjawab", body="Kanopi sudah lama retak."))
    front(room).reload()
    room.bridge.act(reviewing.submit, article)
    room.bridge.act(reviewing.approve, article, room.bridge.ask(reviewing.standing, article).head, "Berhalangan.")
    room.bridge.act(publishing.export, article, tmp_path / "second")
    room.window.open_article(room.article)
    assert room.bar == ""
    # It is open in its tab when the reply gets its address: it says so at once.
    room.bridge.act(correcting.mark_published, article, REPLY, "2026-05-11T09:00+07:00")
    said = front(room).paper.findChild(Bar).words()
    assert "“Pedagang Menjawab” sudah tayang" in said
    room.window.go("mine")
    shelf = room.window._stack.currentWidget()
    qtbot.waitUntil(lambda: shelf.current() == room.article)
    assert row_badge(shelf._list.current().data) == ("Hak jawab tayang: tautkan", "look")
    room.window.open_article(room.article)
    front(room).paper.findChild(Bar).acted.emit()
    ask = front(room).steps.changing.column
    assert ask is not None and ask.link.editor.text() == REPLY and not ask.own.isVisible()
    room.press(Key.Key_Return)
    notice = room.bridge.ask(drafting.draft, room.article).content.notices[-1]
    assert (notice.kind, notice.link) == ("reply", REPLY) and "Pedagang Menjawab" in notice.text
    assert say("change.now.reply") in front(room).paper.findChild(Bar).words()
    room.go_next()
    assert room.stage == "submitted"


def test_who_may_not_begin_it_is_told_and_not_offered(room: Newsroom, tmp_path: Path) -> None:
    article = begin_reply(room, tmp_path)
    written = room.bridge.ask(drafting.draft, article).content
    room.bridge.act(drafting.save_draft, article, replace(written, headline="Pedagang Menjawab", body="Kanopi sudah lama retak."))
    room.bridge.act(reviewing.submit, article)
    room.be("Rina")
    room.window.open_article(room.article)
    room.bridge.act(publishing.give_address, f"newsdesk:article/{article}", REPLY)
    bar = front(room).paper.findChild(Bar)
    assert "sudah tayang" in bar.words() and not bar._action.isVisible()


def test_keys_of_the_column_still_begin_the_change(room: Newsroom, tmp_path: Path) -> None:
    room.publish(tmp_path)
    room.step("reply")
    room.type("Pedagang menjawab.")
    room.press(Key.Key_Return, Ctrl)
    assert room.stage == "draft" and front(room).article == room.article
