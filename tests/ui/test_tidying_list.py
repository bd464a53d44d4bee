"""Rapikan on the real page: a list for the keyboard, each change ticked or refused, applied as one step."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk import drafting
from newsdesk.article.content import Content, Guess, Picture
from newsdesk.importing import add_entries
from newsdesk.portal.reading.records import ArchiveRecord
from newsdesk.text.body import join_lines, lines_of
from newsdesk.text.related import Related, related_line
from newsdesk.text.tidying import apply, tidy
from tests.ui.showing import show_for_keys
from ui.bridge import Bridge
from ui.screens.write import Write
from ui.tidying.model import Changes, visible
from ui.tidying.work import line_starts, passages_of

GUESSED = related_line(Related("Nikah Dini Naik"))
UNTIDY = ("Pasar ( baru ) dibuka , kata dia .", GUESSED, "Sebanyak 14 pl a t baja", "BACA JUGA:Harga Cabai Naik",
          "Ikuti kami di Google News")
TIDY = ("Pasar (baru) dibuka, kata dia.", GUESSED, "Sebanyak 14 pl a t baja", "BACA JUGA: [Harga Cabai Naik](https://contoh.id/cabai)",
        "Ikuti kami di Google News")


@pytest.fixture
def write(qtbot: QtBot, bridge: Bridge) -> Write:
    bridge.act(add_entries, [ArchiveRecord(headline="Harga Cabai Naik", url="https://contoh.id/cabai", published="2026-01-02T10:00+07:00")])
    guesses = (Guess("related:0", "Nikah Dini Naik", (), "title-end-unknown"),)
    article = bridge.act(drafting.start, Content(headline="Judul", body=join_lines(UNTIDY), guesses=guesses))
    made = Write(bridge, article)
    show_for_keys(qtbot, made, made.paper.body, 1300, 800)
    return made


def opened(write: Write, qtbot: QtBot) -> Changes:
    QTest.keyClick(write.paper.body, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: not write.tidying.busy)
    assert QApplication.focusWidget() is write.tidying.panel.list
    return write.tidying.panel.changes


def lines(write: Write) -> tuple[str, ...]:
    return tuple(lines_of(write.paper.content().body))


def press_apply(write: Write, qtbot: QtBot) -> None:
    QTest.keyClick(write.tidying.panel.list, Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not write.tidying.busy)


def test_what_is_certain_is_done_as_one_step_with_the_keyboard_alone(write: Write, qtbot: QtBot) -> None:
    changes = opened(write, qtbot)
    assert [(g.rule, g.certain, len(g.rows)) for g in changes.groups] == [
        ("split-word", False, 1), ("advertising-line", False, 1), ("space-before-punctuation", True, 2), ("space-inside-brackets", True, 2),
        ("related-link", True, 1)]
    press_apply(write, qtbot)
    assert lines(write) == TIDY
    assert [g.field for g in write.paper.content().guesses] == ["related:0"]
    QTest.keyClick(write.tidying.panel.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert lines(write) == UNTIDY
    write.paper.redo()
    assert lines(write) == TIDY
    qtbot.waitUntil(lambda: not write.tidying.busy)
    assert {g.certain for g in write.tidying.panel.changes.groups} == {False}


def test_a_change_is_refused_and_one_that_is_offered_taken(write: Write, qtbot: QtBot) -> None:
    changes = opened(write, qtbot)
    view = write.tidying.panel.list
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Space)  # words that fell apart: all of them
    for _ in range(6):
        QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Space)  # the second space before punctuation
    assert changes.at(view.currentIndex()).change.before == "dia ."
    press_apply(write, qtbot)
    assert lines(write)[0] == "Pasar (baru) dibuka, kata dia ."
    assert lines(write)[2] == "Sebanyak 14 plat baja"
    # What was refused stays so while one goes on writing.
    QTest.keyClicks(write.paper.body, " ")
    qtbot.waitUntil(lambda: "dia ." in {r.change.before for g in changes.groups for r in g.rows})
    assert all(not r.ticked for g in changes.groups for r in g.rows if r.change.before == "dia .")


def test_a_change_is_shown_in_the_text_and_enter_goes_there(write: Write, qtbot: QtBot) -> None:
    opened(write, qtbot)
    view = write.tidying.panel.list
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert write.paper.body.textCursor().selectedText() == "pl a t"
    assert QApplication.focusWidget() is view
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is write.paper.body


def test_a_text_that_was_written_on_is_looked_at_again_and_not_overwritten(write: Write, qtbot: QtBot) -> None:
    changes = opened(write, qtbot)
    chosen = changes.chosen()
    write.paper.body.textCursor().insertText("Baru: ")
    write.tidying.apply(chosen)
    assert lines(write)[0] == "Baru: " + UNTIDY[0]
    qtbot.waitUntil(lambda: not write.tidying.busy)
    write.tidying.apply(changes.chosen())
    qtbot.waitUntil(lambda: not write.tidying.busy)
    assert lines(write)[0] == "Baru: " + TIDY[0]


def test_what_is_known_of_a_card_stays_when_the_line_before_it_goes(write: Write, qtbot: QtBot) -> None:
    guess = Guess("related:0", "Nikah Dini Naik", (), "title-end-unknown")
    write.paper.load(Content(headline="Judul", body=join_lines(("Satu.", "Ikuti kami di Google News", GUESSED)), guesses=(guess,)))
    changes = opened(write, qtbot)
    write.tidying.apply([row.change for group in changes.groups for row in group.rows])
    qtbot.waitUntil(lambda: not write.tidying.busy)
    assert lines(write) == ("Satu.", GUESSED)
    assert write.paper.content().guesses == (guess,)


def test_a_tidy_text_says_so_and_escape_goes_back(write: Write, qtbot: QtBot) -> None:
    write.paper.body.put_lines(["Semua rapi di sini."])
    QTest.keyClick(write.paper.body, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: not write.tidying.busy)
    assert write.companion() == "tidy"
    assert not write.tidying.panel.list.isVisible()
    QTest.keyClick(write.tidying.panel, Qt.Key.Key_Escape)
    assert write.companion() == ""
    assert QApplication.focusWidget() is write.paper.body


def test_a_long_text_is_written_in_slices_and_is_one_step_too(write: Write, qtbot: QtBot) -> None:
    before = [f"Paragraf {n} , dari rilis yang panjang ( sekali ) ini ." for n in range(600)]
    write.paper.body.put_lines(before)
    changes = opened(write, qtbot)
    write.tidying.apply(changes.chosen())
    qtbot.waitUntil(lambda: not write.tidying.busy, timeout=20_000)
    assert list(lines(write)) == [f"Paragraf {n}, dari rilis yang panjang (sekali) ini." for n in range(600)]
    write.paper.undo()
    assert list(lines(write)) == before


UNTIDY_HEAD = Content(headline="Pasar ( baru ) dibuka", place="SLAWI", body="Satu , dua.\n\n![](picture:p1)",
                      lead=Picture("lead", caption="Warga , antre", photographer="Siti , A"), pictures=(Picture("p1", alt="Kios , sepi"),))


def test_what_stands_beside_the_text_is_named_and_done_in_the_same_step(write: Write, qtbot: QtBot) -> None:
    write.paper.load(UNTIDY_HEAD)
    changes, view = opened(write, qtbot), write.tidying.panel.list
    assert [(g.where, g.rule, len(g.rows)) for g in changes.groups] == [
        ("headline", "", 2), ("lead.caption", "", 1), ("1.alt", "", 1), ("", "space-before-punctuation", 1)]
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Space)  # the first bracket of the headline stays
    assert view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == "Judul: ( baru menjadi (baru"
    assert write.paper.headline_edit.textCursor().selectedText() == " "
    press_apply(write, qtbot)
    done = write.paper.content()
    assert (done.headline, done.lead.caption, done.lead.photographer, done.pictures[0].alt, lines(write)[0]) == (
        "Pasar ( baru) dibuka", "Warga, antre", "Siti , A", "Kios, sepi", "Satu, dua.")
    write.paper.undo()
    assert write.paper.content() == UNTIDY_HEAD
    assert not write.paper.can_undo()
    write.paper.redo()
    assert write.paper.content() == done


def test_a_headline_alone_is_tidied_and_enter_goes_to_it(write: Write, qtbot: QtBot) -> None:
    write.paper.load(Content(headline="Pasar , baru", body="Semua rapi."))
    opened(write, qtbot)
    view = write.tidying.panel.list
    QTest.keyClick(view, Qt.Key.Key_End)
    assert QApplication.focusWidget() is view
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is write.paper.headline_edit
    write.tidying.apply(write.tidying.panel.changes.chosen())
    qtbot.waitUntil(lambda: not write.tidying.busy)
    assert write.paper.headline() == "Pasar, baru"
    assert not write.tidying.panel.changes.groups
    QTest.keyClicks(write.paper.headline_edit, " ,")  # the list follows what is written there
    qtbot.waitUntil(lambda: bool(write.tidying.panel.changes.groups))
    write.paper.undo()
    write.paper.undo()
    assert write.paper.headline() == "Pasar , baru"


def test_a_headline_that_was_written_on_is_not_overwritten(write: Write, qtbot: QtBot) -> None:
    write.paper.load(Content(headline="Pasar , baru", body="Semua rapi."))
    chosen = opened(write, qtbot).chosen()
    write.paper.put_fields(headline="Pasar , lama")
    write.tidying.apply(chosen)
    assert write.paper.headline() == "Pasar , lama"
    qtbot.waitUntil(lambda: not write.tidying.busy)


PIECES = st.sampled_from(["pasar", " , ", "( ", " )", ".", "  ", "\n\n", "\n\n\n\n", "- a", "\n- ", "BACA JUGA:Harga Cabai Naik", GUESSED,
                          "Ikuti kami di Google News", "\n\nIkuti kami di Google News", "\U0001f600", " pl a t"])


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=25).map("".join), st.randoms(use_true_random=False))
def test_passages_make_exactly_what_applying_makes(text: str, dice) -> None:  # type: ignore[no-untyped-def]
    body = join_lines(lines_of(text))
    chosen = [change for change in tidy(body) if dice.random() < 0.7]
    lines = lines_of(body)
    assert [body[at : at + len(line)] for at, line in zip(line_starts(body), lines, strict=True)] == lines
    for passage in reversed(passages_of(body, chosen)):
        assert lines[passage.first : passage.last + 1] == passage.before
        lines[passage.first : passage.last + 1] = passage.after
    assert [line for line in lines if line.strip()] == [line for line in lines_of(apply(body, chosen)) if line.strip()]


def test_what_nobody_sees_is_made_visible() -> None:
    assert visible("a\u00a0b\u200bc\n\nd") == "a⍽b·c⏎d"
