"""Notes while one writes: quiet marks that stay with their words, on fields of the head, and on the article as a whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk import noting, returning
from newsdesk.article.content import Picture
from newsdesk.noting import Where
from newsdesk.text.anchors import ARTICLE, Anchor, anchor_at, line_text
from newsdesk.text.body import Kind, join_lines
from tests.ui.reviewed import EDITED, FILED, press, view
from ui.bridge import Bridge
from ui.editor.cards import mark_of
from ui.look import colour
from ui.reviewing.marking import JUDGE, FieldDot, NoteJudge, moved
from ui.reviewing.state import COMPARE, READ
from ui.screens.write import Write

LETTERS = st.text("ab ", max_size=12)
CTRL_ALT_M = (Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier)


@given(LETTERS, st.text("cd", min_size=1, max_size=6), LETTERS, LETTERS, LETTERS)
def test_a_mark_keeps_its_words_whatever_is_typed_around_them(left: str, words: str, right: str, before: str, after: str) -> None:
    old = left + words + right
    span = (len(left), len(left) + len(words))
    for new in (before + left + words + right, left + words + right + after, before + words + right, left + words + after):
        start, end = moved(old, new, [span])[0]
        assert words in new[start:end] or words == new[start:end]


def test_a_judge_knows_a_paragraph_that_is_being_changed() -> None:
    judge = NoteJudge({"Kepala pasar sudah dua kali mengirim surat.": ((19, 27),)})
    assert judge("Kepala pasar sudah dua kali mengirim surat.") == [(19, 8, "note")]
    assert judge("Kepala pasar lama sudah dua kali mengirim surat.") == [(24, 8, "note")]
    assert judge("Paragraf lain yang tidak dicatat.") == []


def noted(write: Write, bridge: Bridge, words: str) -> str:
    at = line_text(FILED.body).index(words)
    return str(bridge.act(noting.add_note, write.article, FILED, anchor_at("body", FILED.body, at, at + len(words)), "Benar?"))


def marks(write: Write) -> list[str]:
    return [flag.text for flag in write.paper.body.underlines.all(JUDGE)]


def places(write: Write, bridge: Bridge) -> list[Where]:
    return [note.where for note in bridge.ask(noting.notes, write.article, write.paper.content())]


def test_noted_words_are_marked_and_stay_marked_while_one_types(write: Write, qtbot: QtBot, bridge: Bridge) -> None:
    note = noted(write, bridge, "dua kali")
    qtbot.waitUntil(lambda: marks(write) == ["dua kali"])
    body = write.paper.body
    cursor = body.textCursor()
    cursor.setPosition(body.document().toPlainText().index("Kepala pasar"))
    body.setTextCursor(cursor)
    QTest.keyClicks(body, "Lalu ")
    assert marks(write) == ["dua kali"], "before anybody asked where it is now"
    bridge.act(noting.settle_note, write.article, note)
    qtbot.waitUntil(lambda: marks(write) == [])


def test_words_that_are_gone_are_listed(write: Write, qtbot: QtBot, bridge: Bridge) -> None:
    noted(write, bridge, "Dinas berjanji membersihkan puing pada malam hari ini.")
    qtbot.waitUntil(lambda: len(marks(write)) == 1)
    lines = [line for line in FILED.body.split("\n\n") if not line.startswith("Dinas")]
    write.paper.body.put_lines(join_lines(lines).split("\n"))
    qtbot.waitUntil(lambda: marks(write) == [])
    press(write, *CTRL_ALT_M)
    assert write.remarks.notes is not None and "sudah tidak ada" in write.remarks.notes.lines[0].text()
    write.reviewing.read()
    shown = view(write, qtbot, READ)
    assert any("sudah tidak ada" in says.words for says in shown._says)


@pytest.mark.parametrize("field", ["headline", "tags", "reporters", "category", "place"])
def test_a_field_of_the_head_is_noted_on(write: Write, qtbot: QtBot, bridge: Bridge, field: str) -> None:
    part = write.paper.head.field(field)
    assert part is not None
    part.setFocus()
    qtbot.waitUntil(lambda: write.paper.head.name_of(QApplication.focusWidget()) == field)
    press(write, *CTRL_ALT_M)
    assert write.remarks.notes is not None
    QTest.keyClicks(write.remarks.notes.field, "Periksa lagi")
    QTest.keyClick(write.remarks.notes.field, Qt.Key.Key_Return)
    assert [where.anchor.field for where in places(write, bridge)] == [field]
    qtbot.waitUntil(lambda: any(dot.isVisible() for dot in write.paper.findChildren(FieldDot)))
    dot = next(dot for dot in write.paper.findChildren(FieldDot))
    assert "1 catatan" in dot.toolTip()


def test_the_whole_article_is_noted_on(write: Write, bridge: Bridge) -> None:
    press(write, *CTRL_ALT_M)
    panel = write.remarks.notes
    assert panel is not None
    panel._whole.click()
    QTest.keyClicks(panel.field, "Bagus")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert places(write, bridge) == [Where(Anchor(ARTICLE))]


def test_what_one_reads_is_noted_on(write: Write, qtbot: QtBot, bridge: Bridge) -> None:
    write.paper.put_content(EDITED)
    press(write, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    shown = view(write, qtbot, COMPARE)
    stop = shown.text.find_words("11 ", change=True)
    assert stop is not None
    shown.text.go(stop)
    cursor = shown.text.textCursor()
    cursor.setPosition(stop.start)
    cursor.setPosition(stop.end, cursor.MoveMode.KeepAnchor)
    shown.text.setTextCursor(cursor)
    press(write, *CTRL_ALT_M)
    panel = write.remarks.notes
    assert panel is not None and panel._place.text() == "“11”"
    QTest.keyClicks(panel.field, "Siapa yang menghitung?")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    (where,) = places(write, bridge)
    assert where.anchor.quote == "11" and QApplication.focusWidget() is shown.text


def test_a_reason_belongs_to_the_field_one_came_from(write: Write, qtbot: QtBot, bridge: Bridge) -> None:
    write.paper.headline_edit.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is write.paper.headline_edit)
    press(write, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier)
    press(write, Qt.Key.Key_2)
    press(write, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "headline" in bridge.ask(returning.points, write.article)[0].anchor


PICTURED = replace(FILED, pictures=(Picture("p1", caption="Kanopi yang roboh"),),
                   body=FILED.body.replace("Kepala pasar", "![Kanopi](picture:p1)\n\nKepala pasar"))


def pictured(write: Write, qtbot: QtBot, bridge: Bridge) -> str:
    """A note on the picture of the text, made at its card; its id."""
    write.paper.put_content(PICTURED)
    body = write.paper.body
    body.show_block(body.lines.kinds.index(Kind.PICTURE))
    assert body.card_at_caret()[0].startswith("![")
    press(write, *CTRL_ALT_M)
    panel = write.remarks.notes
    assert panel is not None
    QTest.keyClicks(panel.field, "Siapa yang memotret?")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    made = bridge.ask(noting.notes, write.article, write.paper.content())[-1]
    assert made.where.anchor.field == "picture:p1"
    qtbot.waitUntil(lambda: body._cards.noted == {"p1"})
    return str(made.id)


def mark(write: Write, qtbot: QtBot) -> QPoint:
    """The middle of the mark on the card, in the viewport."""
    body = write.paper.body
    position = body.document().findBlockByNumber(body.lines.kinds.index(Kind.PICTURE)).position()
    qtbot.waitUntil(lambda: position in body._cards.rects)
    return body.on_screen(mark_of(body._cards.rects[position])).center()


def test_a_picture_of_the_text_has_a_mark_that_leads_to_its_note(write: Write, qtbot: QtBot, bridge: Bridge) -> None:
    note = pictured(write, qtbot, bridge)
    body = write.paper.body
    at = mark(write, qtbot)
    assert body.viewport().grab().toImage().pixelColor(at) == colour("look") and body.marked_picture_at(at) == "p1"
    assert body.marked_picture_at(at + QPoint(-80, 60)) == ""
    QTest.mouseClick(body.viewport(), Qt.MouseButton.LeftButton, pos=at)
    shown = view(write, qtbot, READ)
    assert shown.current() == f"note {note}"


def test_reading_begins_at_the_note_of_the_card_one_is_at(write: Write, qtbot: QtBot, bridge: Bridge) -> None:
    first = noted(write, bridge, "hujan deras")
    note = pictured(write, qtbot, bridge)
    body = write.paper.body
    body.show_block(body.lines.kinds.index(Kind.PICTURE))
    press(write, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert view(write, qtbot, READ).current() == f"note {note}" != f"note {first}"


def test_the_mark_goes_when_the_note_is_settled_or_the_picture_goes(write: Write, qtbot: QtBot, bridge: Bridge) -> None:
    note = pictured(write, qtbot, bridge)
    bridge.act(noting.settle_note, write.article, note)
    qtbot.waitUntil(lambda: write.paper.body._cards.noted == frozenset())
    bridge.act(noting.reopen_note, write.article, note)
    qtbot.waitUntil(lambda: write.paper.body._cards.noted == {"p1"})
    write.paper.put_content(FILED)
    qtbot.waitUntil(lambda: not write.remarks._marks._worker.busy and write.paper.body._cards.noted == frozenset())


def test_a_dot_at_a_field_leads_to_its_note(write: Write, qtbot: QtBot, bridge: Bridge) -> None:
    note = str(bridge.act(noting.add_note, write.article, FILED, Anchor("category"), "Benar?"))
    qtbot.waitUntil(lambda: any(dot.isVisible() for dot in write.paper.findChildren(FieldDot)))
    QTest.mouseClick(write.paper.findChildren(FieldDot)[0], Qt.MouseButton.LeftButton)
    assert view(write, qtbot, READ).current() == f"note {note}"
