"""BACA JUGA in plain words: a hint at the paragraph, one key or click makes the card, and nothing happens by itself."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk import finding, importing
from newsdesk.portal.reading.records import ArchiveRecord
from ui.bridge import Bridge
from ui.editor.loose import loose_in
from ui.editor.paper import Paper

KNOWN, URL = "Tanggul Kali Gung Diperkuat", "https://jateng.disway.id/read/9/tanggul"


@pytest.fixture
def paper(bridge: Bridge, qtbot: QtBot) -> Paper:
    bridge.desk.do(importing.add_entries, [ArchiveRecord(KNOWN, URL)])
    made = Paper(bridge, bridge.ask(finding.articles)[0].id)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.body.setFocus()
    made.body.selectAll()
    return made


def test_words_become_a_card_only_by_a_key_and_undo_gives_them_back(paper: Paper, qtbot: QtBot) -> None:
    QTest.keyClicks(paper.body, f"BACA JUGA: {KNOWN}")
    qtbot.waitUntil(paper.loose.hint.isVisible, timeout=5_000)
    assert paper.content().body == f"BACA JUGA: {KNOWN}", "nothing happens by itself"
    assert paper.loose.hint.text().endswith("Ctrl+J")
    next(c for c in paper.commands() if c.id == "edit.related").run()
    assert paper.content().body == f"BACA JUGA: [{KNOWN}]({URL})"
    qtbot.waitUntil(lambda: not paper.loose.hint.isVisible(), timeout=5_000)
    paper.undo()
    assert paper.content().body == f"BACA JUGA: {KNOWN}"


def test_pasted_ones_are_found_wherever_they_stand_and_one_click_takes_one(paper: Paper, qtbot: QtBot) -> None:
    pasted = QMimeData()
    pasted.setText(f"Satu.\n\n**BACA JUGA: {KNOWN}**\n\nDua.\n\nBACA JUGA: Judul yang Tidak Ada di Arsip\n\nTiga.")
    paper.body.insertFromMimeData(pasted)
    qtbot.waitUntil(paper.loose.hint.isVisible, timeout=5_000)
    QTest.mouseClick(paper.loose.hint, Qt.MouseButton.LeftButton)
    assert paper.content().body.count("](newsdesk:title)") == 1, "the nearest to the caret first"
    qtbot.waitUntil(paper.loose.hint.isVisible, timeout=5_000)
    paper.loose.look()
    QTest.mouseClick(paper.loose.hint, Qt.MouseButton.LeftButton)
    assert f"BACA JUGA: [{KNOWN}]({URL})" in paper.content().body
    paper.loose.look()
    assert not paper.loose.hint.isVisible()


def test_where_a_title_ends_nobody_knows_the_card_is_a_guess(paper: Paper) -> None:
    QTest.keyClicks(paper.body, "BACA JUGA: Harga Bawang Turun Menurut pedagang di pasar, harga itu turun sejak Senin. Lalu naik.")
    assert paper.loose.take_at_caret()
    content = paper.content()
    assert [guess.field for guess in content.guesses] == ["related:0"]
    assert content.guesses[0].why == "title-end-unknown"
    assert "harga itu turun sejak Senin." in content.body


def test_the_same_link_twice_is_refused_and_the_words_stay(paper: Paper) -> None:
    paper.body.insertPlainText(f"BACA JUGA: [{KNOWN}]({URL})")
    QTest.keyClick(paper.body, Qt.Key.Key_Return)
    QTest.keyClicks(paper.body, f"BACA JUGA: {KNOWN}")
    before = paper.content().body
    assert paper.loose.take_at_caret()
    assert paper.content().body == before
    assert KNOWN in paper._bar.words()


@given(st.lists(st.sampled_from(["BACA JUGA", "Baca juga", ":", " ", "Harga", "Cabai", "naik", "Menurut", "pedagang", ".", "**",
                                 '"', "[x](https://a.id)", "- ", "\\*", "2023", "SLAWI", "\U0001f600"]), max_size=14))
def test_no_word_is_lost(pieces: list[str]) -> None:
    line = "".join(pieces).replace("\n", " ")
    loose = loose_in(line, lambda title: "")
    if loose:
        assert letters(" ".join(loose.lines)) == letters(line)


def letters(text: str) -> str:
    text = re.sub(r"\]\([^()\s]*\)", "", text)
    text = re.sub(r"baca\s+juga", "", text, flags=re.I)
    return re.sub(r"[^\w]", "", text)
