"""What is pointed out in the text: it moves with its words, spares the word being typed, and paints only what differs."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from newsdesk import drafting
from newsdesk.article.content import Content
from newsdesk.text.body import join_lines
from newsdesk.text.related import Related, related_line
from tests.ui.showing import Painted, show_for_keys
from ui.bridge import Bridge
from ui.editor.body import Body
from ui.editor.paper import Paper
from ui.editor.underlines import in_units

KNOWN = {"warga", "desa", "pasar", "naik", "di", "harga"}


def unknown(text: str) -> list[tuple[int, int, str]]:
    """A judge that knows six words."""
    return [(m.start(), len(m.group()), "error") for m in re.finditer(r"\w+", text) if m.group().lower() not in KNOWN]


def pasar(text: str) -> list[tuple[int, int, str]]:
    return [(m.start(), 5, "match") for m in re.finditer("pasar", text)]


@pytest.fixture
def write(qtbot, bridge: Bridge):
    def opened(*lines: str) -> Body:
        article = bridge.act(drafting.start, Content(headline="Judul", body=join_lines(lines)))
        paper = Paper(bridge, article)
        show_for_keys(qtbot, paper, paper.body)
        paper.body.underlines.set_judge("spelling", unknown, spare_typed=True)
        return paper.body

    return opened


def shown(body: Body) -> list[tuple[int, str]]:
    return [(flag.start, flag.text) for flag in body.underlines.all("spelling")]


def to_end(body: Body) -> None:
    body.moveCursor(QTextCursor.MoveOperation.End)


def test_positions_are_those_of_the_document(write) -> None:
    body = write("warga psar desa", related_line(Related("Kartu", "newsdesk:title")), "\U0001f600 desa salh naik")
    text = body.document().findBlockByNumber(2).position()
    assert shown(body) == [(6, "psar"), (text + 8, "salh")]
    cursor = body.textCursor()
    cursor.setPosition(text + 8)
    cursor.setPosition(text + 12, QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == "salh"
    assert [flag.text for flag in body.underlines.at(8)] == ["psar"]
    assert body.underlines.at(2) == []


def test_the_word_being_typed_is_spared_until_the_caret_leaves_it(write) -> None:
    body = write("warga ")
    to_end(body)
    QTest.keyClicks(body, "salh")
    assert shown(body) == []
    QTest.keyClick(body, Qt.Key.Key_Space)
    assert shown(body) == [(6, "salh")]
    QTest.keyClicks(body, "lagk")
    assert shown(body) == [(6, "salh")]
    QTest.keyClick(body, Qt.Key.Key_Home)
    assert shown(body) == [(6, "salh"), (11, "lagk")]


def test_a_match_is_shown_in_the_word_being_typed(write) -> None:
    body = write("di ")
    body.underlines.set_judge("find", pasar)
    to_end(body)
    QTest.keyClicks(body, "pasar")
    assert [flag.start for flag in body.underlines.all("find")] == [3]
    body.underlines.set_judge("find", None)
    assert body.underlines.all("find") == []


def test_what_was_pointed_out_moves_along_before_it_is_judged_anew(write, qtbot) -> None:
    body = write("warga psar desa", "salh")
    body.underlines.all("spelling")
    body.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(body, "di ")
    assert (9, 4, "error") in body.underlines._paragraphs[0].shown  # not judged yet: a key waits for nobody
    QTest.keyClick(body, Qt.Key.Key_Return)
    assert shown(body) == [(10, "psar"), (20, "salh")]
    body.undo()
    assert shown(body) == [(9, "psar"), (19, "salh")]
    body.selectAll()
    QTest.keyClick(body, Qt.Key.Key_Delete)
    assert shown(body) == []


def test_everything_is_judged_in_time_and_told(write, qtbot) -> None:
    body = write(*["warga salh desa"] * 300)
    qtbot.waitSignal(body.underlines.judged).wait()
    assert all("spelling" in paragraph.found for paragraph in body.underlines._paragraphs)
    to_end(body)
    with qtbot.waitSignal(body.underlines.judged):
        QTest.keyClicks(body, "x")


def test_a_judge_that_learns_is_asked_again(write) -> None:
    body = write("warga psar desa")
    assert shown(body) == [(6, "psar")]
    KNOWN.add("psar")
    try:
        assert shown(body) == [(6, "psar")]
        body.underlines.refresh("spelling")
        assert shown(body) == []
    finally:
        KNOWN.discard("psar")


def test_pointing_out_a_word_paints_that_word_only(write, qtbot) -> None:
    body = write("warga desa " * 30, "salh naik")
    qtbot.waitSignal(body.underlines.judged).wait()
    to_end(body)
    painted = Painted(body.viewport())
    QTest.qWait(50)
    painted.rects.clear()
    QTest.keyClicks(body, " lagk ")
    qtbot.waitUntil(lambda: (body.document().lastBlock().position() + 10, 4, "error")
                    in [(f.start, f.length, f.kind) for f in body.underlines.all("spelling")])
    qtbot.waitUntil(lambda: bool(painted.rects) and painted.rects[-1].width() < 120)
    assert painted.rects[-1].height() < 40


def test_underlines_are_seen(write, qtbot) -> None:
    body = write("warga desa")
    plain = body.viewport().grab().toImage()
    body.underlines.set_judge("spelling", lambda text: [(0, 5, "error")])
    qtbot.waitUntil(lambda: body.viewport().grab().toImage() != plain)
    body.underlines.set_judge("spelling", lambda text: [(0, 5, "match")])
    body.underlines.all("spelling")
    matched = body.viewport().grab().toImage()
    assert matched != plain
    body.underlines.set_judge("spelling", None)
    assert body.viewport().grab().toImage() == plain


def test_a_kind_that_is_none_is_a_fault() -> None:
    with pytest.raises(KeyError):
        in_units("warga", [(0, 1, "oops")])
