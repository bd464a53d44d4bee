"""Comfort while writing, as a person meets it: short forms, counts, the look of the page, focus, the outline."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from newsdesk import drafting, shortening
from newsdesk.article.content import Content
from newsdesk.text.body import join_lines
from newsdesk.text.related import Related, related_line
from ui.bridge import Bridge
from ui.comfort.counts import CountLine, TargetAsk, target_of
from ui.comfort.snippet_sheet import SnippetSheet
from ui.editor.paper import Paper
from ui.parts import Chip, IconButton

CONTROL, SHIFT, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
CARD = related_line(Related("Judul Lain", "newsdesk:title"))
Open = Callable[..., Paper]


@pytest.fixture
def open_paper(qtbot, bridge: Bridge) -> Iterator[Open]:
    def open_(*lines: str) -> Paper:
        article = bridge.desk.do(drafting.start, Content(headline="Judul", body=join_lines(lines)), "x").result
        paper = Paper(bridge, article)
        qtbot.addWidget(paper)
        paper.resize(1000, 700)
        paper.show()
        qtbot.waitExposed(paper)
        paper.activateWindow()
        paper.body.setFocus()
        qtbot.waitUntil(lambda: QApplication.focusWidget() is paper.body)
        return paper

    yield open_


def lines(paper: Paper) -> list[str]:
    return list(paper.body.lines.lines)


# ---- short forms -----------------------------------------------------------------------------------------------------


@pytest.fixture
def snippets(bridge: Bridge) -> None:
    for short, long in (("pmk", "Pemerintah Kabupaten"), ("tsb", "tersebut")):
        bridge.act(shortening.keep_snippet, short, long)


@pytest.mark.parametrize(("typed", "made"), [
    ("pmk tegal", "Pemerintah Kabupaten tegal"), ("Tsb, kata", "Tersebut, kata"), ("PMK mewabah", "PMK mewabah"),
    ("(pmk) tsb.", "(Pemerintah Kabupaten) tersebut."), ("kpmk e-pmk pmk2 ", "kpmk e-pmk pmk2 "), ("pmk", "pmk"),
])
def test_a_short_form_expands_when_its_word_ends(snippets, open_paper: Open, typed: str, made: str) -> None:
    paper = open_paper("")
    QTest.keyClicks(paper.body, typed)
    assert lines(paper) == [made]


def test_one_undo_gives_the_short_form_back_and_it_stays(snippets, open_paper: Open) -> None:
    paper = open_paper("")
    QTest.keyClicks(paper.body, "Rapat pmk ")
    assert lines(paper) == ["Rapat Pemerintah Kabupaten "]
    QTest.keyClick(paper.body, Qt.Key.Key_Z, CONTROL)
    assert lines(paper) == ["Rapat pmk "]
    QTest.keyClicks(paper.body, "dan  ya")
    assert lines(paper) == ["Rapat pmk dan  ya"], "the caret stands behind it, and it is not expanded again"


def test_the_end_of_a_paragraph_ends_the_word_and_the_middle_of_a_text_as_well(snippets, open_paper: Open) -> None:
    paper = open_paper("", "😀 sesudah")
    QTest.keyClicks(paper.body, "oleh pmk")
    QTest.keyClick(paper.body, Qt.Key.Key_Return)
    assert lines(paper) == ["oleh Pemerintah Kabupaten", "", "😀 sesudah"]
    paper.body.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(paper.body, " pmk ")
    assert lines(paper)[2] == "😀 sesudah Pemerintah Kabupaten "


def test_without_short_forms_a_key_asks_nobody(open_paper: Open, bridge: Bridge) -> None:
    paper = open_paper("")
    assert paper.body.expand is None
    bridge.act(shortening.keep_snippet, "pmk", "Pemerintah Kabupaten")
    QTest.keyClicks(paper.body, "pmk ")
    assert lines(paper) == ["Pemerintah Kabupaten "], "learned while the paper was open"
    bridge.act(shortening.drop_snippet, "pmk")
    assert paper.body.expand is None


def test_the_list_of_short_forms_is_kept_changed_and_emptied(qtbot, bridge: Bridge) -> None:
    sheet = SnippetSheet(bridge)
    qtbot.addWidget(sheet)
    sheet.show()
    example = next(chip for chip in sheet.findChildren(Chip) if chip.text().startswith("pmk →"))
    example.click()
    assert bridge.ask(shortening.snippets) == {"pmk": "Pemerintah Kabupaten"}
    QTest.keyClicks(sheet._short.editor, "t b")
    QTest.keyClicks(sheet._long.editor, "tersebut")
    QTest.keyClick(sheet._long.editor, Qt.Key.Key_Return)
    assert "satu kata" in sheet._says.text() and sheet.isVisible()
    sheet._short.editor.setText("tsb")
    QTest.keyClick(sheet._long.editor, Qt.Key.Key_Return)
    assert bridge.ask(shortening.snippets) == {"pmk": "Pemerintah Kabupaten", "tsb": "tersebut"}

    def press(words: str) -> None:
        def there() -> list[IconButton]:
            return [b for b in sheet.findChildren(IconButton) if b.accessibleName() == words and b.isVisible()]

        qtbot.waitUntil(lambda: bool(there()))
        there()[0].click()

    press("Ubah tsb")
    sheet._short.editor.setText("tsbt")
    sheet._add.click()
    press("Hapus pmk")
    assert bridge.ask(shortening.snippets) == {"tsbt": "tersebut"}


# ---- counts ----------------------------------------------------------------------------------------------------------


def test_the_status_bar_counts_the_text_the_selection_and_what_is_left(qtbot, bridge: Bridge, open_paper: Open) -> None:
    paper = open_paper("Satu **dua** tiga.", CARD, "Empat")
    line = CountLine(bridge)
    qtbot.addWidget(line)
    line.follow(paper)
    assert line.text() == "4 kata · 19 karakter · 1 menit baca"
    QTest.keyClicks(paper.body, "Nol ")
    qtbot.waitUntil(lambda: line.text().startswith("5 kata"))
    line.set_target(8)
    assert line.text().endswith("kurang 3 kata lagi")
    line.set_target(5)
    assert line.text().endswith("tepat sesuai target")
    line.set_target(2)
    assert line.text().endswith("lebih 3 kata") and target_of(bridge, paper.article) == 2
    paper.body.selectAll()
    qtbot.waitUntil(lambda: line.text() == "Dipilih: 5 kata · 23 karakter")
    other = open_paper("Lain")
    line.follow(other)
    assert line.text() == "1 kata · 4 karakter · 1 menit baca", "each article has its own length to aim at"
    line.follow(None)
    assert not line.isVisible()


def test_the_length_to_aim_at_is_asked_for_in_place(qtbot, bridge: Bridge, open_paper: Open) -> None:
    line = CountLine(bridge)
    qtbot.addWidget(line)
    line.follow(open_paper("Satu"))
    line.show()
    line.click()
    ask = line.findChild(TargetAsk)
    QTest.keyClicks(ask.field, "40x0")
    QTest.keyClick(ask.field, Qt.Key.Key_Return)
    assert line.text().endswith("kurang 399 kata lagi")


def test_typing_counts_nothing_until_it_is_quiet(qtbot, bridge: Bridge, open_paper: Open) -> None:
    paper = open_paper("Satu")
    line = CountLine(bridge)
    qtbot.addWidget(line)
    line.follow(paper)
    counted = []
    line._count = counted.append
    before = line.text()
    QTest.keyClicks(paper.body, "dua tiga empat")
    assert not counted and line.text() == before and line._quiet.isActive()
