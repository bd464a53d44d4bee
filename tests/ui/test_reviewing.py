"""Reading on the real screen: comparing two states, walking their changes, facts that lead to their place, suggestions."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk import acknowledging, drafting, noting, proposing, returning, staffing
from newsdesk.article.content import Content
from newsdesk.article.suggesting import suggestions
from newsdesk.desk import Act
from newsdesk.returning import PointWanted
from newsdesk.text.anchors import anchor_at, line_text
from newsdesk.text.body import join_lines
from tests.ui.reviewed import EDITED, FILED, press, view
from ui.bridge import Bridge
from ui.parts import Bar
from ui.reviewing.margin import placed
from ui.reviewing.state import COMPARE, READ
from ui.reviewing.story import ADDED, AWAY, HERE, REMOVED, Story, compared, with_suggestions
from ui.screens.write import Write

WORDS = st.sampled_from("Pasar ambruk hujan lapak surat dinas malam puing **Wati** 11".split())
BODIES = st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=6).map(join_lines)


def side(story: Story, *marks: str) -> str:
    return "".join(run.text for part in story.parts if part.field == "body" for run in part.runs if run.mark not in marks)


@given(BODIES, BODIES)
@settings(max_examples=60)
def test_both_texts_can_be_read_out_of_a_comparison(old: str, new: str) -> None:
    story = compared(Content(headline="A", body=old), Content(headline="A", body=new))
    assert side(story, REMOVED, AWAY) == line_text(new)
    for part in story.parts:
        for run in part.runs:
            if run.place >= 0 and part.field == "body":
                assert line_text(new)[run.place : run.place + len(run.text)] == run.text


@given(BODIES, BODIES)
@settings(max_examples=60)
def test_a_text_with_suggestions_holds_the_text_as_it_is(old: str, new: str) -> None:
    base = Content(headline="A", body=old)
    found = suggestions(base, Content(headline="A", body=new))
    story = with_suggestions(base, [(one.id, one, one.edits) for one in found])
    assert side(story, ADDED, HERE) == line_text(old)
    assert set(story.changes) == {one.id for one in found if one.edits or one.field != "body"}


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(20, 200)), max_size=12), st.integers(-1, 11))
@settings(max_examples=200)
def test_no_card_stands_over_another(cards: list[tuple[int, int]], pinned: int) -> None:
    cards.sort()
    wanted, heights = [c[0] for c in cards], [c[1] for c in cards]
    tops = placed(wanted, heights, 10, pinned)
    assert all(top >= 0 for top in tops)
    assert all(tops[n] + heights[n] + 10 <= tops[n + 1] for n in range(len(tops) - 1))


def edit_as_editor(write: Write, bridge: Bridge) -> str:
    """Somebody else changes the text and makes suggestions of it, and notes something. Returns the note's id."""
    article = write.article

    def work(act: Act) -> str:
        editor = staffing.enrol(act, "Bagus Prakoso", ("editor",))
        with staffing.acting_as(act, editor):
            drafting.save_draft(act, article, EDITED)
            proposing.propose(act, article)
            at = line_text(FILED.body).index("dua kali")
            return noting.add_note(act, article, FILED, anchor_at("body", FILED.body, at, at + 8), "Kapan suratnya?")

    return str(bridge.act(work))


def test_what_changed_since_it_was_sent(write: Write, qtbot: QtBot, bridge: Bridge) -> None:
    write.paper.put_content(EDITED)
    press(write, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    shown = view(write, qtbot, COMPARE)
    assert write.companion() == "facts" and QApplication.focusWidget() is shown.text
    assert "Roboh" in shown.text.toPlainText() and "Ambruk" in shown.text.toPlainText()
    total = int(shown.count().split()[0])
    seen = []
    for n in range(total):
        press(write, Qt.Key.Key_N)
        assert shown.count() == f"{n + 1} dari {total}" or shown.current().startswith("move ")
        seen.append(shown.current())
    assert len(set(seen)) >= total - 1
    press(write, Qt.Key.Key_P)
    move = next(stop for stop in shown.text.drawn.stops if stop.change.startswith("move "))
    shown.text.chosen.emit(move.change, move.start)
    assert shown.current() == move.change and shown.text.textCursor().position() != move.start, "the other place of the move"
    press(write, Qt.Key.Key_D)
    assert shown.other.isVisible() and "Ambruk" not in shown.other.toPlainText() and "Roboh" not in shown.text.toPlainText()
    press(write, Qt.Key.Key_Escape)
    assert not write.reviewing.reading() and write.paper.content().headline == "Kanopi Pasar Ambruk"


def test_facts_lead_to_their_place_and_are_acknowledged(write: Write, qtbot: QtBot, bridge: Bridge) -> None:
    write.paper.put_content(EDITED)
    write.reviewing.compare_filed()
    shown = view(write, qtbot, COMPARE)
    panel = write.reviewing.facts_panel()
    line = next(line for line in panel.lines if "11" in line.text())
    line.click()
    assert shown.text.toPlainText()[shown.text.textCursor().position() :].startswith("11")
    panel._seen.click()
    seen = bridge.ask(acknowledging.acknowledged, write.article)
    assert seen[0].name == "Rina Wulandari" and any("11" in new for _, _, new in seen[0].facts)
    assert not panel._seen.isVisible()


def test_suggestions_are_accepted_and_rejected_by_key(write: Write, qtbot: QtBot, bridge: Bridge) -> None:
    edit_as_editor(write, bridge)
    press(write, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    shown = view(write, qtbot, READ)
    assert shown.text.toPlainText().count("Kanopi Pasar") == 1
    qtbot.waitUntil(lambda: len(shown.margin.rects()) >= 3)
    rects = sorted(shown.margin.rects(), key=lambda rect: rect.top())
    assert all(one.bottom() < other.top() for one, other in zip(rects, rects[1:], strict=False))
    press(write, Qt.Key.Key_Y)  # the headline
    qtbot.waitUntil(lambda: write.paper.content().headline == "Kanopi Pasar Ambruk" and not write.reviewing.busy)
    shown.go_to(next(one.id for one in bridge.ask(proposing.suggested, write.article) if one.suggestion.field == "tags"))
    press(write, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: sum(one.state == "rejected" for one in bridge.ask(proposing.suggested, write.article)) == 1)
    qtbot.waitUntil(lambda: not write.reviewing.busy)
    press(write, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: bridge.ask(proposing.open_suggestions, write.article) == 0 and not write.reviewing.busy)
    now = write.paper.content()
    assert now.body == EDITED.body and now.tags == FILED.tags
    press(write, Qt.Key.Key_Escape)
    press(write, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert write.paper.content().body == FILED.body, "accepting them all is one step"


def test_the_card_that_is_spoken_of_is_in_sight(write: Write, qtbot: QtBot, bridge: Bridge) -> None:
    for n in range(9):
        bridge.act(noting.add_note, write.article, FILED, anchor_at("body", FILED.body, n, n + 5), f"Catatan {n}.")
    write.reviewing.read()
    shown = view(write, qtbot, READ)
    qtbot.waitUntil(lambda: len(shown.margin.rects()) >= 5)
    for _ in range(9):
        card = shown.margin.card(shown.current())
        assert card is not None and shown.margin.rect().contains(card.geometry())
        rects = sorted(shown.margin.rects(), key=lambda rect: rect.top())
        assert all(one.bottom() < other.top() for one, other in zip(rects, rects[1:], strict=False))
        press(write, Qt.Key.Key_N)


def test_what_was_typed_becomes_suggestions(write: Write, qtbot: QtBot, bridge: Bridge) -> None:
    write.paper.put_content(EDITED)
    press(write, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    view(write, qtbot, READ)
    assert write.paper.content().body == FILED.body
    assert bridge.ask(proposing.open_suggestions, write.article) >= 4


def test_the_next_one_is_the_next_one_also_when_all_was_read_again(write: Write, qtbot: QtBot, bridge: Bridge) -> None:
    for words in ("Kanopi", "lapak", "surat"):
        at = line_text(FILED.body).index(words)
        bridge.act(noting.add_note, write.article, FILED, anchor_at("body", FILED.body, at, at + len(words)), "Cek.")
    write.reviewing.read()
    shown = view(write, qtbot, READ)
    went = []
    for _ in range(4):
        went.append(shown.count())
        write.reviewing.refresh()
        qtbot.waitUntil(lambda: not write.reviewing.busy)
        press(write, Qt.Key.Key_N)
    assert went == ["1 dari 3", "2 dari 3", "3 dari 3", "1 dari 3"]


def test_enter_takes_the_name_that_is_offered_and_sends_nothing(write: Write, qtbot: QtBot, bridge: Bridge) -> None:
    write.remarks.note()
    panel = write.remarks.notes
    assert panel is not None
    QTest.keyClicks(panel.field, "Tanya @Ri")
    names = QApplication.activePopupWidget()
    assert names is not None, "the names are offered"
    QTest.keyClick(names, Qt.Key.Key_Return)
    assert panel.field.text() == "Tanya @Rina Wulandari " and bridge.ask(noting.notes, write.article, FILED) == ()
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    (note,) = bridge.ask(noting.notes, write.article, FILED)
    assert note.words == "Tanya @Rina Wulandari" and panel.field.text() == ""


def test_reading_begins_at_the_beginning(write: Write, qtbot: QtBot, bridge: Bridge) -> None:
    bridge.act(drafting.save_draft, write.article, replace(FILED, body="Baru.\n\n" + "\n\n".join(f"Alinea {n}." for n in range(80))))
    write.reload()
    for _ in range(2):
        write.reviewing.compare_filed()
        shown = view(write, qtbot, COMPARE)
        qtbot.waitUntil(lambda: bool(shown._stops))
        assert shown.text.textCursor().position() == 0 and shown.text.verticalScrollBar().value() == 0
        shown.text.verticalScrollBar().setValue(400)
        press(write, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not write.reviewing.reading())


def test_a_note_is_answered_and_settled(write: Write, qtbot: QtBot, bridge: Bridge) -> None:
    note = edit_as_editor(write, bridge)
    write.reviewing.read()
    shown = view(write, qtbot, READ)
    shown.go_to(f"note {note}")
    press(write, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not shown.text)
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "Januari, @Bag")
    QTest.keyClick(field, Qt.Key.Key_Escape)  # the names are closed first
    qtbot.waitUntil(lambda: not QApplication.activePopupWidget())
    QTest.keyClicks(field, "us")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(bridge.ask(noting.notes, write.article, FILED)[0].replies))
    qtbot.waitUntil(lambda: not write.reviewing.busy)
    assert len(bridge.ask(noting.notes, write.article, FILED)[0].replies[0].mentions) == 1
    shown.text.setFocus()
    shown.go_to(f"note {note}")
    press(write, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: bridge.ask(noting.notes, write.article, FILED)[0].state == "settled")


def test_a_long_text_is_compared_at_once(write: Write, qtbot: QtBot) -> None:
    lines = [f"Paragraf {n} tentang pasar di Slawi dan dua puluh kata lain yang panjang sekali supaya naskah ini menjadi benar benar "
             f"panjang sampai {n} baris lebih sedikit untuk diuji." for n in range(720)]
    changed = [line.replace("Slawi", "Adiwerna") if n % 9 == 0 else line for n, line in enumerate(lines)]
    changed.insert(600, changed.pop(3))
    old, new = (Content(headline="A", body=join_lines(some)) for some in (lines, changed))
    text, best = write.reviewing.view().text, 9.0
    text.resize(800, 600)
    for _ in range(3):
        began = perf_counter()
        story = compared(old, new)
        text.show_story(story, new)
        text.repaint()
        best = min(best, perf_counter() - began)
    print(f"20,000 words compared and shown: {best * 1000:.0f} ms")
    assert best < 0.6, "150 ms on an idle machine"
    text.finish()
    assert len(text.drawn.stops) > 80 and text.toPlainText().count("Paragraf 719") == 1


def test_notes_and_reasons_belong_to_what_one_points_at(write: Write, qtbot: QtBot, bridge: Bridge) -> None:
    cursor = write.paper.body.textCursor()
    at = write.paper.body.document().toPlainText().index("dua kali")
    cursor.setPosition(at)
    cursor.setPosition(at + len("dua kali"), cursor.MoveMode.KeepAnchor)
    write.paper.body.setTextCursor(cursor)
    press(write, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier)
    assert write.companion() == "notes" and write.remarks.notes is not None
    QTest.keyClicks(write.remarks.notes.field, "Kapan?")
    QTest.keyClick(write.remarks.notes.field, Qt.Key.Key_Return)
    note = bridge.ask(noting.notes, write.article, FILED)[0]
    assert note.where.anchor.quote == "dua kali" and len(write.remarks.notes.lines) == 1
    press(write, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier)
    assert write.companion() == "return" and write.remarks.form is not None
    write.paper.put_fields(headline="Kanopi Pasar Ambruk")
    press(write, Qt.Key.Key_1)
    QTest.keyClicks(QApplication.focusWidget(), "Siapa kepala pasar?")
    press(write, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    point = bridge.ask(returning.points, write.article)[0]
    assert "dua kali" in point.anchor and point.words == "Siapa kepala pasar?" and write.stage() == "returned"
    assert bridge.ask(proposing.open_suggestions, write.article) == 1, "what the editor changed goes along as a suggestion"
    assert write.paper.headline() == "Kanopi Pasar Roboh" and write.companion() == ""


def test_a_reporter_answers_what_was_asked(write: Write, qtbot: QtBot, bridge: Bridge) -> None:
    at = line_text(FILED.body).index("Kepala pasar")
    anchor = anchor_at("body", FILED.body, at, at + 12).written()

    def work(act: Act) -> None:
        with staffing.acting_as(act, staffing.enrol(act, "Bagus Prakoso", ("editor",))):
            returning.send_back(act, write.article, [PointWanted("source", "Siapa?", anchor), PointWanted("length")])

    bridge.act(work)
    write.stage()
    bar = write.paper.findChild(Bar)
    assert "2 hal" in bar.words()
    bar.acted.emit()
    shown = view(write, qtbot, READ)
    first = next(one for one in bridge.ask(returning.points, write.article) if one.reason == "source")
    shown.go_to(f"point {first.id}")
    assert shown.text.toPlainText()[shown.text.textCursor().position() :].startswith("Kepala pasar")
    press(write, Qt.Key.Key_B)
    QTest.keyClicks(QApplication.focusWidget(), "Sudah ditulis")
    press(write, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sum(one.state == "open" for one in bridge.ask(returning.points, write.article)) == 1)
    qtbot.waitUntil(lambda: not write.reviewing.busy)
    with qtbot.waitSignal(bridge.refused) as refused:
        write.submit_anyway()
    assert refused.args[0].code == "points-open"
    other = next(one for one in bridge.ask(returning.points, write.article) if one.state == "open")
    shown.text.setFocus()
    shown.go_to(f"point {other.id}")
    press(write, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: not any(one.state == "open" for one in bridge.ask(returning.points, write.article)))
    write.submit_anyway()
    assert write.stage() == "submitted"
