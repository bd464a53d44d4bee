"""The find bar: marked while the query is typed, gone through by keys, replaced as one step, cards never broken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from newsdesk import drafting, staffing
from newsdesk.article.content import Content, Picture
from newsdesk.desk import Desk
from newsdesk.text.body import join_lines, picture_line
from newsdesk.text.matching import Query, Replacement
from newsdesk.text.related import Related, related_line
from tests.ui.showing import show_for_keys
from ui import look
from ui.bridge import Bridge
from ui.editor.document import from_document
from ui.editor.paper import Paper
from ui.words import set_language

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CARD = related_line(Related("Bupati Lantik Kades", "newsdesk:title"))
LINES = ("😀 Bupati Tegal datang.", CARD, "Kata bupati, BUPATI [laporan](https://contoh.id/bupati).", picture_line("p1"),
         "Wakil bupati diam.")
Open = Callable[..., Paper]


@pytest.fixture(scope="module")
def bridge(qapp, tmp_path_factory) -> Iterator[Bridge]:
    """One newsroom for all of these: each test writes an article of its own."""
    set_language("id")
    look.apply(qapp, "light", 1.0)
    desk = Desk.open(tmp_path_factory.mktemp("newsroom"))
    desk.do(staffing.settle_in, "Rina", ("reporter",), "disway-jateng")
    yield Bridge(desk)
    desk.close()


@pytest.fixture
def open_paper(qtbot, bridge: Bridge) -> Iterator[Open]:
    def open_(*lines: str) -> Paper:
        pictures = (Picture("p1", "a" * 64, caption="Bupati tiba"),)
        content = Content(headline="Judul", body=join_lines(lines), pictures=pictures)
        paper = Paper(bridge, bridge.act(drafting.start, content, "x"))
        show_for_keys(qtbot, paper, paper.body, 900, 700)
        return paper

    yield open_


def lines(paper: Paper) -> list[str]:
    return list(paper.body.lines.lines)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def selected(paper: Paper) -> tuple[int, str]:
    cursor = paper.body.textCursor()
    return cursor.blockNumber(), cursor.selectedText()


def test_keys_alone_find_and_replace(open_paper: Open) -> None:
    paper = open_paper(*LINES)
    press(Qt.Key.Key_F, CONTROL)
    bar = paper.finding.bar()
    QTest.keyClicks(QApplication.focusWidget(), "bupati")
    assert bar._count.text() == "1 dari 7" and selected(paper) == (0, "Bupati")
    assert [f.text for f in paper.body.underlines.all("find")] == ["Bupati", "bupati", "BUPATI", "bupati", "bupati"]
    press(Qt.Key.Key_Return)
    assert paper.body.card_at_caret()[0] == CARD and "kartu BACA JUGA" in bar.said()
    press(Qt.Key.Key_Return, SHIFT)
    assert selected(paper) == (0, "Bupati")
    press(Qt.Key.Key_F3)
    press(Qt.Key.Key_F3)
    assert selected(paper) == (2, "bupati") and bar._count.text() == "3 dari 7"
    press(Qt.Key.Key_H, CONTROL)
    bar._keep.click()
    bar.new.setFocus()
    QTest.keyClicks(bar.new, "wali kota")
    press(Qt.Key.Key_Return)
    assert lines(paper)[2].startswith("Kata wali kota, BUPATI") and selected(paper) == (2, "BUPATI")
    press(Qt.Key.Key_Escape)
    assert bar.isHidden() and paper.body.hasFocus() and not paper.body.underlines.all("find")
    assert selected(paper) == (2, "BUPATI"), "the match that was reached stays selected"


def test_after_everything_is_replaced_the_next_enter_leaves_the_article_alone(qtbot, open_paper: Open) -> None:
    paper = open_paper("Bupati tiba. Bupati pulang.")
    paper.finding.open_replacing()
    bar = paper.finding.bar()
    bar.field.setText("bupati")
    bar.new.setText("camat")
    qtbot.waitUntil(bar._all.isEnabled)
    bar._all.setFocus()
    bar._all.click()
    assert lines(paper) == ["camat tiba. camat pulang."]
    assert bar.new.hasFocus(), "not the button that looks in all drafts"


def test_everything_is_replaced_in_one_step_and_cards_stay(open_paper: Open) -> None:
    paper = open_paper(*LINES)
    before = lines(paper)
    paper.finding.open_replacing()
    bar = paper.finding.bar()
    bar.field.setText("bupati")
    bar._keep.click()
    bar.new.setText("wali kota")
    paper.finding.replace_all()
    assert lines(paper) == ["😀 Wali Kota Tegal datang.", CARD,
                            "Kata wali kota, WALI KOTA [laporan](https://contoh.id/bupati).", LINES[3], "Wakil wali kota diam."]
    assert bar.said() == "5 diganti. 2 tetap: kartu BACA JUGA, alamat tautan."
    assert paper.fields().pictures[0].caption == "Wali Kota tiba"
    assert paper.content().body == join_lines(lines(paper)) == from_document(paper.body.document())
    QTest.keyClick(bar.new, Qt.Key.Key_Z, CONTROL)
    assert lines(paper) == before, "undo in the field is the paper's, and one step takes all of it back"
    assert paper.fields().pictures[0].caption == "Bupati tiba" and not paper.can_undo()
    paper.redo()
    assert lines(paper)[4] == "Wakil wali kota diam."


def test_the_headline_goes_with_the_text_in_one_step(open_paper: Open) -> None:
    paper = open_paper("judul satu", "dua")
    paper.finding.open_replacing()
    bar = paper.finding.bar()
    bar.field.setText("judul")
    assert "Juga ada di judul;" in bar.said() and bar._count.text() == "1 dari 1"
    bar._keep.click()
    bar.new.setText("kepala berita")
    paper.finding.replace_all()
    assert (paper.headline(), lines(paper)) == ("Kepala Berita", ["kepala berita satu", "dua"]) and "2 diganti" in bar.said()
    paper.undo()
    assert (paper.headline(), lines(paper)) == ("Judul", ["judul satu", "dua"])
    paper.redo()
    assert (paper.headline(), lines(paper)) == ("Kepala Berita", ["kepala berita satu", "dua"])
    paper.undo()
    assert not paper.can_undo() and paper.headline() == "Judul"


def test_what_was_written_about_pictures_is_replaced_one_by_one_and_credits_stay(open_paper: Open) -> None:
    paper = open_paper("Bupati datang.", picture_line("p1"))
    picture = Picture("p1", "a" * 64, keyword="BUPATI", caption="Bupati dan bupati", photographer="Bupati Jaya")
    paper.put_fields(pictures=(picture,), lead=Picture("lead", "b" * 64, caption="Bupati tiba"), place="SLAWI")
    paper.finding.open_replacing()
    bar = paper.finding.bar()
    bar.field.setText("bupati")
    assert bar._count.text() == "1 dari 5" and "foto utama" in bar.said()
    bar._keep.click()
    bar.new.setText("camat")
    paper.finding.next()
    paper.finding.next()
    paper.finding.replace_one()
    assert paper.fields().pictures[0].caption == "Camat dan bupati" and bar._count.text() == "3 dari 4"
    paper.finding.replace_one()
    assert paper.fields().pictures[0].caption == "Camat dan camat" and bar._count.text() == "3 dari 3"
    assert "kredit foto" in bar.said()
    paper.finding.replace_all()
    assert (lines(paper)[0], paper.fields().lead.caption) == ("Camat datang.", "Camat tiba")
    assert paper.fields().pictures[0] == replace(picture, keyword="CAMAT", caption="Camat dan camat")
    assert bar.said() == "3 diganti. 1 tetap: kredit foto."
    paper.undo()
    assert lines(paper)[0] == "Bupati datang." and paper.fields().lead.caption == "Bupati tiba"
    assert paper.fields().pictures[0].caption == "Camat dan camat"


def test_what_stands_beside_the_text_alone_can_be_replaced(open_paper: Open) -> None:
    paper = open_paper("Pasar ramai.")
    paper.put_fields(place="SLAWI", lead=Picture("lead", "b" * 64, caption="Pasar Slawi"))
    paper.finding.open_replacing()
    bar = paper.finding.bar()
    bar.field.setText("slawi")
    assert bar._count.text() == "2 cocok" and bar._all.isEnabled() and not bar._one.isEnabled()
    assert bar.said().startswith("Hanya ada di tempat berita, foto utama;")
    press(Qt.Key.Key_F3)
    assert paper.head.field("place").hasFocus(), "one goes where it is"
    bar.new.setText("Adiwerna")
    bar._all.click()
    assert (paper.fields().place, paper.fields().lead.caption) == ("ADIWERNA", "Pasar Adiwerna")
    assert bar.said() == "2 diganti." and bar._count.text() == "Tidak ada"
    paper.undo()
    assert (paper.fields().place, paper.fields().lead.caption) == ("SLAWI", "Pasar Slawi")
    paper.put_fields(lead=Picture("lead", "b" * 64, photographer="Rina"))
    bar.field.setText("rina")
    assert not bar._all.isEnabled() and bar._count.text() == "1 cocok" and "kredit foto" in bar.said()


def test_in_a_selection_only_its_pictures_are_replaced(open_paper: Open) -> None:
    paper = open_paper("kota", picture_line("p1"), "kota")
    paper.put_fields(pictures=(Picture("p1", "a" * 64, caption="kota"),), place="KOTA")
    cursor = paper.body.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    cursor.setPosition(paper.body.document().findBlockByNumber(2).position(), QTextCursor.MoveMode.KeepAnchor)
    paper.body.setTextCursor(cursor)
    paper.finding.open_replacing()
    paper.finding.bar().field.setText("kota")
    paper.finding.bar().new.setText("desa")
    paper.finding.replace_all()
    assert [lines(paper)[0], lines(paper)[2]] == ["desa", "kota"]
    assert (paper.fields().place, paper.fields().pictures[0].caption) == ("KOTA", "desa")


def test_nothing_in_place_of_a_word_and_a_word_that_makes_a_heading(open_paper: Open) -> None:
    paper = open_paper("satu dua", "x satu")
    paper.finding.open_replacing()
    paper.finding.bar().field.setText("satu")
    paper.finding.replace_all()
    assert lines(paper) == [" dua", "x "]
    paper.finding.bar().field.setText("x ")
    paper.finding.bar().new.setText("## ")
    paper.finding.replace_all()
    assert lines(paper)[1] == "## "
    paper.undo()
    paper.undo()
    assert lines(paper) == ["satu dua", "x satu"]


def test_only_in_what_is_selected(open_paper: Open) -> None:
    paper = open_paper("kota kota", "kota", "kota kota")
    cursor = paper.body.textCursor()
    cursor.setPosition(5)
    cursor.setPosition(paper.body.document().findBlockByNumber(2).position() + 4, QTextCursor.MoveMode.KeepAnchor)
    paper.body.setTextCursor(cursor)
    paper.finding.open_replacing()
    bar = paper.finding.bar()
    assert bar.in_selection()
    bar.field.setText("kota")
    assert bar._count.text() == "1 dari 3"
    bar.new.setText("desa raya")
    paper.finding.replace_one()
    assert lines(paper) == ["kota desa raya", "kota", "kota kota"] and bar._count.text() == "1 dari 2"
    paper.finding.replace_all()
    assert lines(paper) == ["kota desa raya", "desa raya", "desa raya kota"]


def test_a_selected_word_is_what_is_looked_for(open_paper: Open) -> None:
    paper = open_paper("kota lain", "kota")
    paper.body.moveCursor(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
    press(Qt.Key.Key_F, CONTROL)
    assert paper.finding.bar().field.text() == "kota" and paper.finding.bar()._count.text() == "1 dari 2"


def test_a_pattern_that_is_none_is_told_with_its_place_and_nothing_changes(open_paper: Open) -> None:
    paper = open_paper("warga")
    paper.finding.open_replacing()
    bar = paper.finding.bar()
    bar._options._pattern.setChecked(True)
    for pattern, says in (("(war", "huruf ke-5: kurung"), ("[a", "kurung siku"), ("*", "huruf ke-1")):
        bar.field.setText(pattern)
        assert says in bar.said() and not paper.finding.finder().matches
        paper.finding.replace_all()
        assert lines(paper) == ["warga"]
    bar.field.setText("w(.)r")
    bar.new.setText(r"\2")
    paper.finding.replace_all()
    assert "\\1" in bar.said() and lines(paper) == ["warga"]


def test_the_count_follows_what_is_typed_into_the_text(qtbot, open_paper: Open) -> None:
    paper = open_paper("kota", "")
    paper.finding.open()
    paper.finding.bar().field.setText("kota")
    paper.body.moveCursor(QTextCursor.MoveOperation.End)
    with qtbot.waitSignal(paper.finding.finder().counted, timeout=3000):
        QTest.keyClicks(paper.body, "satu kota")
    assert len(paper.finding.finder().matches) == 2
    assert [f.text for f in paper.body.underlines.all("find")] == ["kota", "kota"]
    with qtbot.waitSignal(paper.finding.finder().counted, timeout=3000):
        paper.load(Content(headline="Judul", body="kota kota kota"))
    assert len(paper.finding.finder().matches) == 3, "another text was loaded (a restore)"


line = st.one_of(st.text(alphabet="abA 😀*#->[]", max_size=12), st.just(CARD), st.just(picture_line("p1")))
texts = st.lists(line, min_size=1, max_size=6)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts, st.text(alphabet="abA 😀#", min_size=1, max_size=2), st.sampled_from(["", "😀b", "## a", "- ", "aa"]))
def test_what_is_replaced_everywhere_comes_back_with_one_undo(open_paper: Open, body: list[str], words: str, new: str) -> None:
    paper = next(iter(w for w in QApplication.topLevelWidgets() if isinstance(w, Paper)), None) or open_paper("")
    paper.body.load(join_lines(body), {})
    paper._history.clear()
    before = lines(paper)
    finder = paper.finding.finder()
    finder.look(Query(words, case=True))
    done = finder.replace_all(Replacement(new))
    plain = [line for line in before if line not in (CARD, picture_line("p1"))]
    assert done.count == sum(line.count(words) for line in plain)
    assert join_lines(lines(paper)) == from_document(paper.body.document())
    assert [line for line in lines(paper) if line in (CARD, picture_line("p1"))] == [
        line for line in before if line in (CARD, picture_line("p1"))]
    after = lines(paper)
    if done.count:
        paper.undo()
    assert lines(paper) == before
    if done.count:
        paper.redo()
    assert lines(paper) == after
