"""Marks for what is still to come: pointed out, gone through by keys, in the checklist, and told before a text is sent."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from newsdesk import drafting, publishing, reviewing
from newsdesk.article.content import Content, Picture
from newsdesk.text.body import join_lines, picture_line
from tests.ui.showing import show_for_keys
from ui.bridge import Bridge
from ui.parts import Bar
from ui.screens.write import Write
from ui.words import say

LINES = ("Kata [NAMA] di Slawi.", "Ukuran XXXL.", picture_line("p1"), "Sebanyak XXX orang, [CEK: sumber].")
CONTENT = Content(headline="Pasar [CEK]", place="SLAWI", body=join_lines(LINES), reporters=("Rina",),
                  pictures=(Picture("p1", caption="XXX tiba"),))
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def opened(qtbot, bridge: Bridge, content: Content) -> Write:
    screen = Write(bridge, bridge.desk.do(drafting.start, content, "x").result)
    show_for_keys(qtbot, screen, screen.paper.body, 900, 700)
    return screen


def selected(screen: Write) -> str:
    return screen.paper.body.textCursor().selectedText()


def test_keys_go_through_the_marks(qtbot, bridge: Bridge) -> None:
    screen = opened(qtbot, bridge, CONTENT)
    body = screen.paper.body
    assert [f.text for f in body.underlines.all("marks")] == ["[NAMA]", "XXX", "[CEK: sumber]"]
    seen = []
    for _ in range(6):
        now = QApplication.focusWidget()
        QTest.keyClick(now, Qt.Key.Key_M, CONTROL)
        seen.append(reached())
    assert seen == ["[NAMA]", "XXX", "XXX", "[CEK: sumber]", "[CEK]", "[NAMA]"], "the second is in the caption of the picture"
    QTest.keyClick(body, Qt.Key.Key_M, CONTROL | SHIFT)
    assert screen.paper.headline_edit.hasFocus() and reached() == "[CEK]"
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_M, CONTROL | SHIFT)
    now = QApplication.focusWidget()
    assert isinstance(now, QLineEdit) and now.accessibleName() == say("editor.picture.caption") and reached() == "XXX"
    body.load("Tidak ada.", {})
    QTest.keyClick(body, Qt.Key.Key_M, CONTROL)
    assert screen.paper._head.headline.hasFocus(), "the last one left stands in the headline"


def reached() -> str:
    """The words that are selected where the focus is."""
    now = QApplication.focusWidget()
    return now.selectedText() if isinstance(now, QLineEdit) else now.textCursor().selectedText()


def test_the_margin_shows_which_paragraphs_wait(qtbot, bridge: Bridge) -> None:
    screen = opened(qtbot, bridge, CONTENT)
    body = screen.paper.body
    painted: list[int] = []
    real = body.margin
    assert real is not None

    def watched(painter, block, offset) -> None:
        real(painter, block, offset)
        painted.append(block.blockNumber())

    body.margin = watched
    with qtbot.waitSignal(body.underlines.judged, timeout=3000):
        body.load(join_lines(["biasa", "[CEK] ini"]), {})
    body.viewport().update()
    qtbot.waitUntil(lambda: {0, 1} <= set(painted))
    grab = body.viewport().grab().toImage()
    ratio = grab.devicePixelRatio()

    def inked(number: int) -> bool:
        block = body.document().findBlockByNumber(number)
        top = block.layout().position().y() - body.verticalScrollBar().value()
        ground = grab.pixelColor(2, 2)
        return any(grab.pixelColor(round(x * ratio), round(y * ratio)) != ground
                   for x in range(6, 22) for y in range(round(top), round(top) + 24))

    assert inked(1) and not inked(0)


def test_a_mark_holds_the_approval_and_is_told_before_sending(qtbot, bridge: Bridge, tmp_path: Path) -> None:
    screen = opened(qtbot, bridge, CONTENT)
    found = [(f.spot, f.facts["mark"]) for f in bridge.ask(publishing.check, screen.article) if f.check == "mark-open"]
    assert found == [("headline", "[CEK]"), ("body:0", "[NAMA]"), ("body:2", "XXX"), ("body:3", "XXX"), ("body:3", "[CEK: sumber]")]
    screen.submit()
    bar = screen.paper.findChild(Bar)
    assert "5 tanda" in bar.words() and bridge.ask(reviewing.standing, screen.article).stage == "draft"
    refused = []
    bridge.refused.connect(refused.append)
    bar._action.click()
    assert bridge.ask(reviewing.standing, screen.article).stage == "submitted" and "tanda" not in bar.words()
    screen.approve()
    assert [r.code for r in refused] == ["checks-hold"] and "mark-open" in refused[0].facts["checks"]
    assert bridge.ask(reviewing.standing, screen.article).stage == "submitted"


def test_a_text_without_marks_is_sent_at_once(qtbot, bridge: Bridge) -> None:
    screen = opened(qtbot, bridge, Content(headline="Pasar", body="Ukuran XXXL.", reporters=("Rina",)))
    screen.submit()
    assert bridge.ask(reviewing.standing, screen.article).stage == "submitted"
