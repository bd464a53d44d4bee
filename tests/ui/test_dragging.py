"""Paragraphs and cards are dragged elsewhere by their grip: one step of undo, and no word is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk import drafting
from newsdesk.article.content import Content, Guess
from newsdesk.text.body import lines_of
from ui.bridge import Bridge
from ui.editor import marks
from ui.editor.document import from_document, to_document
from ui.editor.paper import Paper

LINES = ("Satu dua.", "BACA JUGA: [Harga Naik](https://contoh.id/a)", "## Sub", "Tiga empat.", "![Pasar](picture:p1)", "Akhir.")
BODY = "\n\n".join(LINES)


@pytest.fixture
def paper(qtbot: QtBot, bridge: Bridge) -> Iterator[Paper]:
    content = Content(headline="Pasar", body=BODY, guesses=(Guess("related:0", "Harga", ("Harga Turun",)),))
    made = Paper(bridge, bridge.desk.do(drafting.start, content).result)
    qtbot.addWidget(made)
    made.resize(900, 900)
    made.show()
    made.body.setFocus()
    made.body.lay_out()
    yield made


def middle(paper: Paper, number: int) -> QPoint:
    return paper.grip._rect(paper.body.document().findBlockByNumber(number)).center()


def drag(paper: Paper, number: int, to: QPoint, release: bool = True) -> None:
    port, grip = paper.body.viewport(), paper.grip
    QTest.mouseMove(port, middle(paper, number))
    assert grip.isVisible() and grip._block == number
    QTest.mousePress(grip, Qt.MouseButton.LeftButton)
    QTest.mouseMove(grip, grip.mapFromGlobal(port.mapToGlobal(to)))
    if release:
        QTest.mouseRelease(grip, Qt.MouseButton.LeftButton)


def test_every_block_moves_to_every_place_as_one_step() -> None:
    for number in range(len(LINES)):
        for to in range(len(LINES) + 1):
            document = QTextDocument()
            to_document(BODY, document)
            cursor = marks.move_block_to(QTextCursor(document.findBlockByNumber(number)), to)
            wanted = [*LINES[:number], *LINES[number + 1 :]]
            place = to if to <= number else to - 1
            wanted.insert(place, LINES[number])
            assert lines_of(from_document(document)) == wanted and cursor.blockNumber() == place
            document.undo()
            assert from_document(document) == BODY


def test_a_card_is_dragged_with_its_guess_and_comes_back_with_one_undo(paper: Paper) -> None:
    before = paper.content()
    drag(paper, 1, middle(paper, 3) + QPoint(0, 8))
    after = paper.content()
    assert lines_of(after.body) == [LINES[0], LINES[2], LINES[3], LINES[1], LINES[4], LINES[5]]
    assert after.guesses == before.guesses
    paper.undo()
    assert paper.content() == before
    paper.redo()
    assert paper.content() == after


def test_where_it_would_go_is_shown_and_escape_leaves_all_as_it_was(paper: Paper) -> None:
    before = paper.content()
    drag(paper, 0, middle(paper, 5) + QPoint(0, 8), release=False)
    assert paper.grip._line.isVisible()
    QTest.keyClick(paper.body, Qt.Key.Key_Escape)
    assert not paper.grip._line.isVisible()
    QTest.mouseRelease(paper.grip, Qt.MouseButton.LeftButton)
    assert paper.content() == before and not paper.can_undo()
    QApplication.processEvents()
