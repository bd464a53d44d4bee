"""The steps of a long text: whatever looks at the whole of it does so on a thread, and no key waits for that."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk import checking, drafting, publishing, returning, reviewing, staffing
from newsdesk.article import suggesting
from newsdesk.article.content import Content
from newsdesk.text import authors
from tests.journeys.newsroom import window_of
from ui.bridge import Bridge
from ui.screens.shelf import Shelf
from ui.steps.menu import StepsMenu
from ui.window import Window
from ui.work import LONG

Key = Qt.Key
BODY = "\n\n".join("Warga pasar menunggu kabar dari kepala dinas." for _ in range(LONG // 7 + 10))
PEOPLE = (("Rina Wulandari", ("reporter",)), ("Bagus Prakoso", ("editor",)), ("Wati Lestari", ("reporter", "editor", "chief")))


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What looked at a whole text in the window's own thread."""
    found: list[str] = []

    def watched(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def look(*values: object, **named: object) -> object:
            if threading.current_thread() is threading.main_thread():
                found.append(name)
            return real(*values, **named)
        return look

    monkeypatch.setattr(checking, "checklist", watched("checks", checking.checklist))
    monkeypatch.setattr(publishing, "checklist", watched("checks of an export", publishing.checklist))
    monkeypatch.setattr("newsdesk.store.authors.shares", watched("authors", authors.shares))
    monkeypatch.setattr("newsdesk.proposing.suggestions", watched("suggestions", suggesting.suggestions))
    return found


@pytest.fixture
def window(bridge: Bridge, qtbot: QtBot) -> Window:
    for name, roles in PEOPLE:
        bridge.act(staffing.enrol, name, roles)
    return window_of(bridge, qtbot)


def be(bridge: Bridge, name: str) -> None:
    bridge.act(staffing.set_setting, "me", next(p.id for p in bridge.ask(staffing.people) if p.name == name))


def stage(bridge: Bridge, article: str) -> str:
    return bridge.ask(reviewing.standing, article).stage


def start(bridge: Bridge) -> str:
    return str(bridge.act(drafting.start, Content(headline="Kanopi Pasar Roboh", place="SLAWI", body=BODY, category="Ekonomi",
                                                  reporters=("Rina Wulandari",))))


def test_in_the_text(window: Window, bridge: Bridge, qtbot: QtBot, looks: list[str], tmp_path: Path) -> None:
    be(bridge, "Rina Wulandari")
    article = start(bridge)
    window.open_article(article)
    screen = window.current()
    assert screen is not None
    looks.clear()  # a new article was made by a verb
    screen.steps.take("submit")
    qtbot.waitUntil(lambda: stage(bridge, article) == "submitted" and not screen.steps._doing.busy)
    QTest.keyClicks(screen.paper.body, "Satu ")
    screen.steps.submit_anyway()
    QTest.keyClicks(screen.paper.body, "Dua ")  # while it is looked at
    qtbot.waitUntil(lambda: not screen.steps._doing.busy)
    qtbot.waitUntil(lambda: bridge.ask(drafting.draft, article).content.body.startswith("Satu Dua "), timeout=10_000)
    assert screen.paper.content().body.startswith("Satu Dua "), "what was typed meanwhile stays"
    screen.steps.submit_anyway()
    qtbot.waitUntil(lambda: not screen.steps._doing.busy and not screen.steps.outlook().standing.draft_changed)
    be(bridge, "Wati Lestari")
    screen.steps.take("approve")
    screen.steps.take("approve")  # pressed twice, and done once
    qtbot.waitUntil(lambda: stage(bridge, article) == "approved")
    qtbot.waitUntil(lambda: not screen.steps._doing.busy)
    screen.steps.take("export")
    screen.export_to(str(tmp_path / "out"))
    qtbot.waitUntil(lambda: screen.companion() == "report", timeout=10_000)
    assert stage(bridge, article) == "exported" and list((tmp_path / "out").iterdir())
    assert looks == []


def test_in_a_list(window: Window, bridge: Bridge, qtbot: QtBot, looks: list[str]) -> None:
    be(bridge, "Rina Wulandari")
    article, other = start(bridge), start(bridge)
    for one in (article, other):
        bridge.act(reviewing.submit, one)
    be(bridge, "Bagus Prakoso")
    bridge.act(drafting.save_draft, article, Content(headline="Kanopi Pasar Roboh", body="Pendek. " + BODY))
    window.go("submitted")
    shelf = window._stack.currentWidget()
    assert isinstance(shelf, Shelf)

    def on(which: str) -> None:
        shelf._list.setFocus()
        while shelf.current() != which:
            QTest.keyClick(shelf._list, Key.Key_J)
        qtbot.waitUntil(lambda: shelf.pane.opened is not None and shelf.pane.opened.row.id == which, timeout=10_000)

    on(article)
    looks.clear()
    QTest.keyClick(shelf._list, Key.Key_R)
    qtbot.waitUntil(shelf.pane.busy)
    shelf.steps._send_back([returning.PointWanted("source")])
    qtbot.waitUntil(lambda: stage(bridge, article) == "returned")
    qtbot.waitUntil(lambda: shelf.current() == other and shelf.pane.opened is not None and shelf.pane.opened.row.id == other)
    on(other)
    QTest.keyClick(shelf._list, Key.Key_A)
    qtbot.waitUntil(lambda: stage(bridge, other) == "approved")
    assert looks == []


def test_a_claim_waits_for_no_check(window: Window, bridge: Bridge, qtbot: QtBot, looks: list[str]) -> None:
    be(bridge, "Rina Wulandari")
    article = start(bridge)
    bridge.act(reviewing.submit, article)
    be(bridge, "Bagus Prakoso")
    window.go("submitted")
    shelf = window._stack.currentWidget()
    assert isinstance(shelf, Shelf) and shelf.current() == article
    shelf._list.setFocus()
    looks.clear()
    QTest.keyClick(shelf._list, Key.Key_C)
    assert window.current() is not None and window.current().article == article, "it is open with the key"
    QTest.keyClick(QApplication.focusWidget() or window, Key.Key_F2)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, StepsMenu)
    qtbot.waitUntil(menu.is_filled)
    menu.close()
    assert looks == []
