"""The paper, driven as a person drives it: keys, clicks and pastes, on a real newsroom folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget

from newsdesk import drafting, finding, staffing
from newsdesk.article.content import Content, Guess, Picture
from newsdesk.desk import Desk
from newsdesk.text.body import join_lines, picture_line
from newsdesk.text.related import Related, related_line
from tests.ui.showing import show_for_keys
from ui import look
from ui.bridge import Bridge
from ui.editor.paper import Paper
from ui.parts import Finder
from ui.words import say

LINK = related_line(Related("Harga Beras Naik", "https://contoh.id/read/1/beras"))


@pytest.fixture(scope="module")
def bridge(qapp, tmp_path_factory) -> Iterator[Bridge]:
    """One newsroom for all of these: each test writes an article of its own."""
    look.apply(qapp, "light", 1.0)
    desk = Desk.open(tmp_path_factory.mktemp("newsroom"))
    made = Bridge(desk)
    made.act(staffing.settle_in, "Rina", ("reporter",), "disway-jateng")
    yield made
    desk.close()


@pytest.fixture
def open_paper(qtbot, bridge: Bridge):
    def opened(*lines: str, **fields) -> Paper:
        fields.setdefault("headline", "Judul")
        article = bridge.act(drafting.start, Content(body=join_lines(lines), **fields))
        paper = Paper(bridge, article)
        show_for_keys(qtbot, paper, paper.body)
        return paper

    return opened


def picture_bytes(colour: str = "red") -> bytes:
    image = QImage(64, 36, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


def lines(paper: Paper) -> list[str]:
    return list(paper.body.lines.lines)


def go(paper: Paper, block: int, at: int | None = None, select: int = 0) -> None:
    found = paper.body.document().findBlockByNumber(block)
    cursor = QTextCursor(found)
    cursor.setPosition(found.position() + (found.length() - 1 if at is None else at))
    if select:
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, select)
    paper.body.setTextCursor(cursor)


def press(paper: Paper, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or paper.body, key, modifier)


# ---- keeping ---------------------------------------------------------------------------------------------------------


def test_what_is_typed_is_kept_by_itself(qtbot, bridge, open_paper) -> None:
    paper = open_paper("Satu")
    go(paper, 0)
    with qtbot.waitSignal(bridge.saved, timeout=5000):
        QTest.keyClicks(paper.body, " dua")
    assert bridge.ask(drafting.draft, paper.article).content.body == "Satu dua"


def test_settle_keeps_fields_and_text_at_once_and_only_when_needed(qtbot, bridge, open_paper) -> None:
    paper = open_paper("Satu")
    paper.show_spot("headline")
    QTest.keyClicks(paper._head.headline, " baru")
    kept = []
    paper.state.connect(kept.append)
    bridge.settle.emit()
    bridge.settle.emit()
    assert kept == ["kept"]
    assert bridge.desk.journal.flush(5)
    assert bridge.ask(drafting.draft, paper.article).content.headline == "Judul baru"


def test_the_content_that_was_loaded_is_the_content_given_back(open_paper) -> None:
    content = dict(
        headline="Judul", kicker="Ekonomi", place="SLAWI", reporters=("Rina", "Budi"), editor="Sekhun", category="Ekonomi",
        tags=("beras", "pasar"), published="2023-10-26T15:17+07:00", advertorial=True, sponsor="Toko", source="antara",
        lead=Picture("lead", "a" * 64, keyword="PASAR"), pictures=(Picture("p1", "b" * 64, caption="Beras"),),
        guesses=(Guess("place", "SLAWI", ("TEGAL",), "label-unknown"), Guess("related:1", "Lain", (), "title-end-unknown")),
    )
    body = ("Satu", LINK, "", "## Dua", "- a", "- b", picture_line("p1"), related_line(Related("Lain")), "Akhir")
    paper = open_paper(*body, **content)
    assert paper.content() == Content(body=join_lines(body), **content)
    assert paper.words() == len(join_lines(body).split())


# ---- undo ------------------------------------------------------------------------------------------------------------


def test_undo_goes_back_through_text_and_fields_in_the_order_in_which_they_were_made(open_paper) -> None:
    paper = open_paper("Satu")
    go(paper, 0)
    QTest.keyClicks(paper.body, " dua")
    paper.show_spot("headline")
    QTest.keyClicks(paper._head.headline, "X")
    paper.body.setFocus()
    QTest.keyClicks(paper.body, " tiga")
    press(paper, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (lines(paper), paper.content().headline) == (["Satu dua"], "JudulX")
    press(paper, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (lines(paper), paper.content().headline) == (["Satu dua"], "Judul")
    press(paper, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (lines(paper), paper.content().headline) == (["Satu"], "Judul")
    for _ in range(3):
        press(paper, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert (lines(paper), paper.content().headline) == (["Satu dua tiga"], "JudulX")


def test_undo_in_a_field_takes_back_what_was_typed_there(open_paper) -> None:
    paper = open_paper("Satu")
    paper.show_spot("category")
    QTest.keyClicks(QApplication.focusWidget(), "Ekonomi")
    assert paper.content().category == "Ekonomi"
    press(paper, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert paper.content().category == ""


def test_the_shape_of_a_block_is_undone_with_the_mark_that_made_it(open_paper) -> None:
    paper = open_paper("Satu", "Dua")
    go(paper, 1)
    paper.text.subheading()
    assert lines(paper) == ["Satu", "## Dua"]
    heading = paper.body.document().findBlockByNumber(1).blockFormat().topMargin()
    paper.undo()
    assert lines(paper) == ["Satu", "Dua"]
    assert paper.body.document().findBlockByNumber(1).blockFormat().topMargin() < heading
    paper.redo()
    assert paper.body.document().findBlockByNumber(1).blockFormat().topMargin() == heading


# ---- cards -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("at", [0, 1])
def test_typing_at_a_card_starts_a_paragraph(open_paper, at: int) -> None:
    paper = open_paper("Satu", LINK, "Dua")
    go(paper, 1, at)
    QTest.keyClicks(paper.body, "baru")
    assert lines(paper) == ["Satu", LINK, "baru", "Dua"]
    paper.undo()
    paper.undo()
    assert lines(paper) == ["Satu", LINK, "Dua"]


def test_a_card_goes_as_one_and_comes_back_as_one(open_paper) -> None:
    paper = open_paper("Satu", LINK, "Dua")
    go(paper, 2, 0)
    press(paper, Qt.Key.Key_Backspace)
    assert lines(paper) == ["Satu", LINK, "Dua"], "the first Backspace only goes to the card"
    press(paper, Qt.Key.Key_Backspace)
    assert lines(paper) == ["Satu", "Dua"]
    paper.undo()
    assert lines(paper) == ["Satu", LINK, "Dua"]


def test_delete_before_a_card_does_not_swallow_it(open_paper) -> None:
    paper = open_paper("Satu", LINK, "Dua")
    go(paper, 0)
    press(paper, Qt.Key.Key_Delete)
    assert lines(paper) == ["Satu", LINK, "Dua"]
    press(paper, Qt.Key.Key_Delete)
    assert lines(paper) == ["Satu", "Dua"]


def test_an_empty_paragraph_beside_a_card_can_be_deleted(open_paper) -> None:
    paper = open_paper("Satu", LINK, "", LINK.replace("Naik", "Turun").replace("/1/", "/2/"))
    go(paper, 2)
    press(paper, Qt.Key.Key_Backspace)
    assert len(lines(paper)) == 3 and "" not in lines(paper)
    paper.undo()
    go(paper, 2)
    press(paper, Qt.Key.Key_Delete)
    assert len(lines(paper)) == 3 and "" not in lines(paper)


def test_whatever_brings_a_card_and_text_together_parts_them_again(open_paper) -> None:
    paper = open_paper("Satu", LINK, "Dua", "Tiga")
    go(paper, 1, 1, 3)
    press(paper, Qt.Key.Key_Delete)
    assert lines(paper) == ["Satu", LINK, "a", "Tiga"]
    paper.undo()
    assert lines(paper) == ["Satu", LINK, "Dua", "Tiga"]


def test_a_card_line_that_is_written_out_becomes_a_card(open_paper) -> None:
    paper = open_paper("Satu", "")
    go(paper, 1)
    paper.body.insertPlainText("BACA JUGA: [Judul](newsdesk:title)")
    assert paper.body.document().findBlockByNumber(1).length() == 2
    assert lines(paper)[1] == "BACA JUGA: [Judul](newsdesk:title)"


def test_blocks_move_up_and_down_cards_too(open_paper) -> None:
    paper = open_paper("Satu", LINK, "", "## Dua")
    go(paper, 1)
    paper.text.move_up()
    assert lines(paper) == [LINK, "Satu", "", "## Dua"]
    paper.text.move_up()
    assert lines(paper) == [LINK, "Satu", "", "## Dua"]
    go(paper, 3)
    paper.text.move_up()
    assert lines(paper) == [LINK, "Satu", "## Dua", ""]
    paper.undo()
    paper.undo()
    assert lines(paper) == ["Satu", LINK, "", "## Dua"]


def test_cards_survive_copy_and_paste(open_paper) -> None:
    paper = open_paper("Satu", LINK, "Dua")
    paper.body.selectAll()
    mime = paper.body.createMimeDataFromSelection()
    assert mime.text() == join_lines(["Satu", LINK, "Dua"])
    go(paper, 2)
    paper.body.insertFromMimeData(mime)
    assert lines(paper) == ["Satu", LINK, "DuaSatu", LINK, "Dua"]
    assert paper.body.document().findBlockByNumber(3).length() == 2


# ---- related links ---------------------------------------------------------------------------------------------------


def finder() -> Finder:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, Finder)
    return popup


def give_archive(bridge: Bridge, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [finding.Found("https://contoh.id/read/1/beras", "Harga Beras Naik", None, "Rina", "Ekonomi", "archive",
                           "https://contoh.id/read/1/beras"),
             finding.Found("newsdesk:archive/7", "Banjir di Brebes", None, "", "Daerah", "archive")]
    monkeypatch.setattr(finding, "find", lambda look, query, limit=20: [f for f in found if query.lower() in f.headline.lower()])
    monkeypatch.setattr(finding, "describe", lambda look, target, title="": next((f for f in found if f.target == target), None))


def test_a_few_letters_and_enter_put_a_related_link_in(bridge, open_paper, monkeypatch, qtbot) -> None:
    give_archive(bridge, monkeypatch)
    paper = open_paper("Satu", "")
    go(paper, 1)
    QTest.keyClicks(paper.body, "@")
    popup = finder()
    QTest.keyClicks(popup.field, "ban")
    QTest.keyClick(popup.field, Qt.Key.Key_Return)
    assert lines(paper) == ["Satu", related_line(Related("Banjir di Brebes", "newsdesk:archive/7")), ""]
    assert paper.body.textCursor().blockNumber() == 2
    assert paper._links.about(Related("Banjir di Brebes", "newsdesk:archive/7")).words == say("editor.related.waiting")


def test_an_at_sign_that_was_meant_stays(bridge, open_paper, monkeypatch) -> None:
    give_archive(bridge, monkeypatch)
    paper = open_paper("Satu", "")
    go(paper, 1)
    QTest.keyClicks(paper.body, "@")
    QTest.keyClick(finder().field, Qt.Key.Key_Escape)
    assert lines(paper) == ["Satu", "@"]


def test_the_same_link_twice_is_refused_in_the_paper(bridge, open_paper, monkeypatch) -> None:
    give_archive(bridge, monkeypatch)
    paper = open_paper("Satu", LINK)
    go(paper, 0)
    paper._related.find()
    QTest.keyClicks(finder().field, "beras")
    QTest.keyClick(finder().field, Qt.Key.Key_Return)
    assert lines(paper) == ["Satu", LINK]
    assert "Harga Beras Naik" in paper._bar.words()


def test_an_article_cannot_link_to_itself(bridge, open_paper) -> None:
    paper = open_paper("Satu")
    assert paper._links.refusal(f"newsdesk:article/{paper.article}", "x", []) == "editor.related.itself"


def test_an_outside_address_asks_for_its_title(bridge, open_paper, monkeypatch) -> None:
    give_archive(bridge, monkeypatch)
    paper = open_paper("Satu")
    paper._related.find()
    QTest.keyClicks(finder().field, "https://lain.id/a")
    QTest.keyClick(finder().field, Qt.Key.Key_Return)
    assert paper._ask.isVisible()
    QTest.keyClicks(paper._ask._line, "Judul lain")
    QTest.keyClick(paper._ask._line, Qt.Key.Key_Return)
    assert lines(paper) == ["Satu", related_line(Related("Judul lain", "https://lain.id/a")), ""]


# ---- guesses ---------------------------------------------------------------------------------------------------------


def test_a_guessed_title_is_settled_by_its_alternative_and_no_word_is_lost(open_paper) -> None:
    guess = Guess("related:0", "Nikah Dini", ("Nikah Dini Naik",), "title-end-unknown")
    paper = open_paper(related_line(Related("Nikah Dini")), "Naik kata bupati.", guesses=(guess,))
    paper.show_spot("guess:related:0")
    press(paper, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert lines(paper) == [related_line(Related("Nikah Dini Naik")), "kata bupati."]
    assert paper.content().guesses == ()
    paper.undo()
    assert paper.content().guesses == (guess,)


def test_a_guessed_title_keeps_its_number_when_another_link_comes_before_it(open_paper) -> None:
    guess = Guess("related:0", "Nikah Dini", (), "title-end-unknown")
    paper = open_paper("Satu", related_line(Related("Nikah Dini")), guesses=(guess,))
    go(paper, 0)
    paper.body.insertFromMimeData(_mime(f"x\n{LINK}\ny"))
    assert [g.field for g in paper.content().guesses] == ["related:1"]
    go(paper, 3)
    paper.text.move_up()
    assert [g.field for g in paper.content().guesses] == ["related:1"]


def test_a_guessed_field_is_settled_with_a_key(open_paper) -> None:
    paper = open_paper("Satu", place="SLAWI", guesses=(Guess("place", "SLAWI", ("TEGAL",), "label-unknown"),))
    paper.show_spot("guess:place")
    press(paper, Qt.Key.Key_Return)
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    assert paper.content().guesses == () and paper.content().place == "SLAWI"


def _mime(text: str, html: str = "") -> QMimeData:
    source = QMimeData()
    source.setText(text)
    if html:
        source.setHtml(html)
    return source


# ---- pasting and pictures --------------------------------------------------------------------------------------------


def test_html_is_pasted_as_our_markdown_and_asks_nobody_for_anything(open_paper) -> None:
    paper = open_paper("")
    paper.body.insertFromMimeData(_mime("x", "<p>Satu <b>dua</b><img src='http://127.0.0.1:9/x.png'></p><ul><li>a</li></ul>"
                                             "<script>alert(1)</script>"))
    assert lines(paper) == ["Satu **dua**", "- a"]


def test_plain_lines_become_paragraphs_inside_a_paragraph(open_paper) -> None:
    paper = open_paper("Satu dua")
    go(paper, 0, 5)
    paper.body.insertFromMimeData(_mime("a\r\n\r\nb\u200b\tc"))
    assert lines(paper) == ["Satu a", "b c dua"]


def test_the_first_picture_leads_and_the_next_stands_in_the_text(bridge, open_paper, qtbot) -> None:
    paper = open_paper("Satu", "Dua")
    go(paper, 0)
    first, second = QMimeData(), QMimeData()
    first.setImageData(QImage.fromData(picture_bytes("red")))
    second.setImageData(QImage.fromData(picture_bytes("blue")))
    paper.body.insertFromMimeData(first)
    qtbot.waitUntil(lambda: not paper._pictures.busy)
    assert paper.content().lead and paper.content().lead.image
    assert paper._head.details.isVisible()
    paper.body.setFocus()
    paper.body.insertFromMimeData(second)
    qtbot.waitUntil(lambda: not paper._pictures.busy)
    content = paper.content()
    assert [p.key for p in content.pictures] == ["p1"]
    assert lines(paper) == ["Satu", picture_line("p1"), "Dua"]
    assert bridge.desk.home.picture(content.pictures[0].image).exists()
    paper.undo()
    assert paper.content().pictures == () and lines(paper) == ["Satu", "Dua"]
    paper.undo()
    assert paper.content().lead is None
    paper.redo()
    paper.redo()
    assert paper.content() == content


def test_a_picture_that_is_none_is_refused_and_nothing_is_lost(bridge, open_paper, qtbot) -> None:
    paper = open_paper("Satu")
    with qtbot.waitSignal(bridge.refused):
        paper._pictures.add([(b"no picture", "x.png")])
    assert lines(paper) == ["Satu"] and paper.content().lead is None


def test_picture_details_are_edited_below_it_and_undone(open_paper) -> None:
    paper = open_paper("Satu", picture_line("p1"), pictures=(Picture("p1", "a" * 64),))
    go(paper, 1)
    paper._pictures.open_details()
    field = paper._pictures._details._lines["keyword"]
    QTest.keyClicks(field, "PASAR")
    assert paper.content().pictures[0].keyword == "PASAR"
    paper.undo()
    assert paper.content().pictures[0].keyword == "" and field.text() == ""


# ---- keys ------------------------------------------------------------------------------------------------------------


def test_enter_goes_on_with_a_list_and_ends_it_at_an_empty_item(open_paper) -> None:
    paper = open_paper("- satu")
    go(paper, 0)
    press(paper, Qt.Key.Key_Return)
    QTest.keyClicks(paper.body, "dua")
    press(paper, Qt.Key.Key_Return)
    press(paper, Qt.Key.Key_Return)
    QTest.keyClicks(paper.body, "tiga")
    assert lines(paper) == ["- satu", "- dua", "tiga"]


def test_numbers_count_on(open_paper) -> None:
    paper = open_paper("1. satu")
    go(paper, 0)
    press(paper, Qt.Key.Key_Return)
    assert lines(paper) == ["1. satu", "2. "]


def test_shift_enter_makes_a_paragraph_and_never_a_hidden_line_end(open_paper) -> None:
    paper = open_paper("Satu")
    go(paper, 0)
    press(paper, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert lines(paper) == ["Satu", ""]


@pytest.mark.parametrize(("line", "at", "length", "do", "expected"), [
    ("Satu dua tiga", 5, 3, "bold", "Satu **dua** tiga"),
    ("Satu dua tiga", 6, 0, "bold", "Satu **dua** tiga"),
    ("Satu **dua** tiga", 7, 3, "bold", "Satu dua tiga"),
    ("Satu **dua** tiga", 7, 3, "italic", "Satu ***dua*** tiga"),
    ("Satu ***dua*** tiga", 8, 3, "italic", "Satu **dua** tiga"),
    ("Satu *dua* tiga", 5, 5, "italic", "Satu dua tiga"),
    ("- satu", 0, 6, "bold", "- **satu**"),
    ("satu ", 5, 0, "bold", "satu ****"),
])
def test_marks_are_put_around_words_and_taken_away(open_paper, line, at, length, do, expected) -> None:
    paper = open_paper(line)
    go(paper, 0, at, length)
    getattr(paper.text, do)()
    assert lines(paper) == [expected]
    paper.undo()
    assert lines(paper) == [line]


def test_marks_over_several_paragraphs_leave_cards_alone(open_paper) -> None:
    paper = open_paper("Satu", LINK, "Dua")
    paper.body.selectAll()
    paper.text.bold()
    assert lines(paper) == ["**Satu**", LINK, "**Dua**"]
    paper.text.bold()
    assert lines(paper) == ["Satu", LINK, "Dua"]


def test_lists_and_quotes_are_toggled_for_what_is_selected(open_paper) -> None:
    paper = open_paper("Satu", "Dua")
    paper.body.selectAll()
    paper.text.list()
    assert lines(paper) == ["- Satu", "- Dua"]
    paper.text.numbers()
    assert lines(paper) == ["1. Satu", "2. Dua"]
    paper.text.quote()
    assert lines(paper) == ["> Satu", "> Dua"]
    paper.text.quote()
    assert lines(paper) == ["Satu", "Dua"]


def test_tab_goes_from_the_headline_through_the_fields_into_the_text(open_paper, qtbot) -> None:
    paper = open_paper("Satu", tags=("a", "b"))
    paper.show_spot("headline")
    names = []
    for _ in range(30):
        now = QApplication.focusWidget()
        if now is None or now is paper.body:
            break
        assert now.accessibleName(), now
        names.append(now.accessibleName())
        press(paper, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is paper.body
    assert names[:4] == [say(f"editor.{n}") for n in ("headline", "reporters", "editor", "category")]
    assert names[-1] == say("editor.place")
    assert len(names) < 14


@pytest.mark.parametrize("spot", ["headline", "place", "lead", "reporters", "editor", "category", "tags", "source",
                                  "sponsor", "kicker", "published", "slug", "advertorial"])
def test_every_spot_that_a_check_names_gets_the_focus(open_paper, spot: str) -> None:
    paper = open_paper("Satu")
    paper.body.setFocus()
    paper.show_spot(spot)
    focus = QApplication.focusWidget()
    assert focus is not paper.body and focus.isVisible()
    assert paper.body.viewport().rect().contains(focus.mapTo(paper.body.viewport(), QPoint(1, 1)))


def test_spots_in_the_text_and_the_chunk_of_the_caret(open_paper, qtbot) -> None:
    paper = open_paper("Satu", "", "- a", "- b", LINK, "Akhir")
    paper.show_spot("body:1")
    assert paper.body.textCursor().blockNumber() == 2
    paper.show_spot("related:0")
    assert paper.body.textCursor().blockNumber() == 4
    with qtbot.waitSignal(paper.caret_chunk) as told:
        paper.show_chunk(3)
    assert told.args == [3]


def test_tags_are_made_with_enter_and_removed_with_their_chip(open_paper) -> None:
    paper = open_paper("Satu")
    paper.show_spot("tags")
    QTest.keyClicks(QApplication.focusWidget(), "Beras, #Pasar Induk")
    press(paper, Qt.Key.Key_Return)
    assert paper.content().tags == ("beras", "pasar induk")
    paper._head.tags.chips[0].click()
    assert paper.content().tags == ("pasar induk",)
    paper.undo()
    assert paper.content().tags == ("beras", "pasar induk")


def test_a_time_is_read_as_people_write_it_and_refused_where_it_is_none(open_paper) -> None:
    paper = open_paper("Satu")
    paper.show_spot("published")
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "26-10-2023, 15:17")
    press(paper, Qt.Key.Key_Return)
    assert paper.content().published == "2023-10-26T15:17+07:00"
    field.setFocus()
    field.setText("kapan-kapan")
    paper.body.setFocus()
    assert paper.content().published == "2023-10-26T15:17+07:00" and field.property("wrong")


def test_the_head_scrolls_away_with_the_text(open_paper) -> None:
    paper = open_paper(*["Kalimat yang cukup panjang untuk satu baris penuh di kertas ini."] * 60)
    bar = paper.body.verticalScrollBar()
    assert bar.value() == bar.minimum() == -paper.body.head_room() < 0
    assert paper._head.y() == 0
    bar.setValue(200)
    assert paper._head.geometry().bottom() < 0
    go(paper, 0)
    QTest.keyClicks(paper.body, "x")
    bar.setValue(bar.minimum())
    assert paper._head.y() == 0


def test_a_guessed_headline_is_settled_with_its_alternative(open_paper) -> None:
    paper = open_paper("Satu", guesses=(Guess("headline", "Judul", ("Judul yang Lain",), "headline-unsure"),))
    paper.show_spot("guess:headline")
    press(paper, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert paper.content().headline == "Judul yang Lain" and paper.content().guesses == ()
    paper.undo()
    assert paper.content().headline == "Judul" and len(paper.content().guesses) == 1


def test_files_that_are_no_pictures_are_left_to_the_window(open_paper, tmp_path) -> None:
    paper = open_paper("Satu")
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile(str(tmp_path / "halaman.html"))])
    source.setText("file:///halaman.html")
    assert not paper.body.canInsertFromMimeData(source)
    source.setUrls([QUrl.fromLocalFile(str(tmp_path / "foto.JPG"))])
    assert paper.body.canInsertFromMimeData(source)


def test_shortcuts_work_where_the_paper_has_the_focus(open_paper) -> None:
    paper = open_paper("Satu dua")
    go(paper, 0, 5, 3)
    press(paper, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert lines(paper) == ["Satu **dua**"]
    paper.show_spot("category")
    QTest.keyClicks(QApplication.focusWidget(), "E")
    press(paper, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert paper.content().category == "" and lines(paper) == ["Satu **dua**"]


def test_tab_leads_from_the_place_into_the_text_and_out_of_it_and_shift_tab_back_the_same_way(open_paper, qtbot):
    paper = open_paper("Harga beras naik.", place="SLAWI")
    holder, focus = QWidget(), QApplication.focusWidget
    qtbot.addWidget(holder)
    before, after = QLineEdit(), QLineEdit()
    column = QVBoxLayout(holder)
    for part in (before, paper, after):
        column.addWidget(part)
    holder.resize(1000, 700)
    holder.show()
    qtbot.waitExposed(holder)
    holder.activateWindow()
    paper.body.setFocus()
    qtbot.waitUntil(lambda: focus() is paper.body)
    way = [paper.body]
    while way[-1] is not before:
        QTest.keyClick(focus(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        way.append(focus())
        assert len(way) < 30
    assert way[1] is paper._head.field("place") and way[-2] is paper._head.headline
    paper._head.headline.setFocus()
    for expected in (*reversed(way[:-2]), after):
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        assert focus() is expected
    paper.setParent(None)  # it is closed on its own


def test_tab_from_outside_enters_the_paper_at_the_headline(open_paper, qtbot) -> None:
    paper = open_paper("Harga beras naik.", place="SLAWI")
    room = QWidget()
    column = QVBoxLayout(room)
    before = QLineEdit(room)
    column.addWidget(before)
    column.addWidget(paper)
    qtbot.addWidget(room)
    show_for_keys(qtbot, room, before)
    for _ in range(30):  # the tools of the paper stand in between
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if paper.body.viewport().isAncestorOf(QApplication.focusWidget()) or paper.body.hasFocus():
            break
    assert QApplication.focusWidget() is paper.headline_edit
    paper.setParent(None)  # it is closed on its own


def test_a_place_that_is_typed_is_in_capitals_once_it_is_left_and_one_undo_takes_it_back(open_paper) -> None:
    paper = open_paper("Satu", headline="Judul")
    paper.show_spot("place")
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "Slawi wetan")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert paper.body.hasFocus() and field.text() == "SLAWI WETAN"
    assert paper.content().place == "SLAWI WETAN"
    QTest.keyClick(paper.body, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert paper.content().place == "" and field.text() == ""


def test_a_place_that_was_read_stays_as_it_was_read_when_one_passes_it(open_paper) -> None:
    paper = open_paper("Satu", place="Bumiayu (Brebes)")
    paper.show_spot("place")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert paper.body.hasFocus() and paper.content().place == "Bumiayu (Brebes)" and not paper.can_undo()


def test_no_key_that_a_part_of_the_head_has_no_use_for_is_written_into_the_text(open_paper) -> None:
    """The head lies in the text, and Qt hands on to it what nobody took."""
    paper = open_paper("Satu", tags=("pasar",), lead=Picture(key="lead", caption="Pasar."))
    paper.show_spot("lead")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    for part in paper._head.order():
        if part.isVisible():
            part.setFocus()
            for key in (Qt.Key.Key_X, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Up):
                QTest.keyClick(part, key)
    assert paper.body.lines.lines == ["Satu"]


def test_the_details_of_a_picture_are_gone_through_in_the_order_in_which_they_stand(open_paper) -> None:
    paper = open_paper("Satu", lead=Picture(key="lead", image="0" * 64, caption="Pasar."))
    paper.show_spot("lead")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    parts = [part for part in paper._head.order() if paper._head.details.isAncestorOf(part) and part.isVisible()]
    places = [(part.mapTo(paper, QPoint(0, part.height() // 2)).y(), part.mapTo(paper, QPoint(0, 0)).x()) for part in parts]
    assert places == sorted(places, key=lambda at: (at[0] // 12, at[1])) and len(places) == 10


def test_a_picture_that_is_dropped_is_copied_never_moved(open_paper, qtbot, tmp_path) -> None:
    """A file manager that offers to move would throw its file away."""
    paper = open_paper("Satu")
    (tmp_path / "foto.png").write_bytes(picture_bytes())
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile(str(tmp_path / "foto.png"))])
    lead = paper._head.lead
    both = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    for target in (paper.body, lead):
        for kind, take in ((QDragEnterEvent, target.dragEnterEvent), (QDragMoveEvent, target.dragMoveEvent),
                           (QDropEvent, target.dropEvent)):
            at = target.rect().center() if kind is not QDropEvent else QPointF(target.rect().center())
            event = kind(at, both, source, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
            event.setDropAction(Qt.DropAction.MoveAction)
            take(event)
            assert event.isAccepted() and event.dropAction() is Qt.DropAction.CopyAction
    qtbot.waitUntil(lambda: paper.content().lead is not None)
