"""A reporter and an editor at one laptop, one after the other: what she typed and has not sent stays hers, what he sends back is his."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk import drafting, proposing, reviewing, staffing
from newsdesk.article.content import Content
from tests.journeys.newsroom import newsroom, window_of
from ui.bridge import Bridge
from ui.parts import Bar
from ui.window import Window
from ui.words import say

PEOPLE = (("Rina Wulandari", ("reporter",)), ("Bagus Prakoso", ("editor",)))
TEXT = Content(headline="Kanopi Pasar Roboh", place="SLAWI", body="Kanopi roboh.\n\nTiga lapak rusak.", reporters=("Rina Wulandari",))
Key = Qt.Key


@dataclass
class Laptop:
    window: Window
    bridge: Bridge
    qtbot: QtBot

    def sit(self, name: str) -> None:
        """Choose one's name at the foot of the side bar."""
        self.window._who.become(next(p.id for p in self.bridge.ask(staffing.people) if p.name == name))

    def find(self, words: str) -> None:
        body = self.window.current().paper.body
        body.setFocus()
        self.window.current().paper.put_caret(body.toPlainText().index(words))
        for _ in words:
            QTest.keyClick(body, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)

    def type(self, words: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), words)

    def press(self, key: Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)

    @property
    def text(self) -> str:
        return self.window.current().paper.content().body

    @property
    def bar(self) -> str:
        bar = self.window.current().paper.findChild(Bar)
        return bar.words() if bar.isVisible() else ""


@pytest.fixture
def laptop(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Laptop]:
    with newsroom(qapp, tmp_path, PEOPLE) as bridge:
        window = window_of(bridge, qtbot)
        yield Laptop(window, bridge, qtbot)


def test_what_she_has_not_sent_stays_hers(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.sit("Rina Wulandari")
    article = str(laptop.bridge.act(drafting.start, TEXT))
    laptop.window.open_article(article)
    laptop.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert laptop.bridge.ask(reviewing.standing, article).stage == "submitted"
    laptop.find("Tiga")
    laptop.type("Empat")  # she thinks of it too late, and goes without sending it

    laptop.sit("Bagus Prakoso")
    assert laptop.text == TEXT.body and laptop.window.current().next_step() == "approve"
    assert laptop.bar == say("who.aside", names="Rina Wulandari")
    laptop.press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert laptop.text == TEXT.body, "what she typed is not his to take back"
    laptop.find("roboh")
    laptop.type("ambruk")
    screen = laptop.window.current()
    screen.remarks.send_back()
    screen.remarks.form.add("source")
    laptop.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert laptop.bridge.ask(reviewing.standing, article).stage == "returned"
    (made,) = laptop.bridge.ask(proposing.suggested, article)
    assert made.name == "Bagus Prakoso" and "ambruk" in made.suggestion.edits[0].text

    laptop.sit("Rina Wulandari")
    assert laptop.text == TEXT.body.replace("Tiga", "Empat") and not laptop.bar.startswith(say("who.aside", names="Rina Wulandari"))
    laptop.bridge.act(proposing.settle, article, [made.id], True)
    assert laptop.bridge.ask(drafting.draft, article).content.body == "Kanopi ambruk.\n\nEmpat lapak rusak."
