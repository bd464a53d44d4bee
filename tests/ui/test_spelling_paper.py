"""Spelling on the paper: pointed out while one writes, never at the word being typed; mended, learned and ignored by a key."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from newsdesk import drafting, importing, lexicon
from newsdesk.article.content import Content, Picture
from newsdesk.portal.reading.records import ArchiveRecord
from ui.bridge import Bridge
from ui.editor.paper import Paper
from ui.editor.tags import TagChip
from ui.parts import IconButton
from ui.spelling import knowledge
from ui.spelling.knowledge import Knowledge
from ui.spelling.word_sheet import WordSheet
from ui.spelling.work import JUDGE

BODY = """Warga Kabupate Tegal, kata Zorvaq Trisbiyuntari, senang.

Semoga kedepan ada kerjasama. Lihat https://contoh.test/salahh.

BACA JUGA: [Desa Bangun Kolaburasi Baru](https://contoh.test/a)

Presiden Direktir datang."""


@pytest.fixture
def paper(qtbot: QtBot, bridge: Bridge, monkeypatch: pytest.MonkeyPatch) -> Iterator[Paper]:
    monkeypatch.setattr(knowledge, "REST_SECONDS", 0.0)
    monkeypatch.setattr(knowledge, "ARCHIVE_WAITS_SECONDS", 0.0)
    article = bridge.desk.do(drafting.start, Content(headline="Pemkab Tegal Perkuat Kolaburasi", body=BODY)).result
    made = Paper(bridge, article)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.body.setFocus()
    ready(qtbot, bridge)
    yield made
    Knowledge.of(bridge).stop()


def ready(qtbot: QtBot, bridge: Bridge) -> None:
    known = Knowledge.of(bridge)
    known.begin()
    qtbot.waitUntil(lambda: known.is_ready, timeout=20_000)


def shown(paper: Paper) -> list[tuple[str, str]]:
    return [(flag.text, flag.kind) for flag in paper.body.underlines.all(JUDGE)]


def put_caret(paper: Paper, word: str) -> None:
    place = paper.body.toPlainText().index(word)
    cursor = paper.body.textCursor()
    cursor.setPosition(place + 2)
    paper.body.setTextCursor(cursor)


def menu_at(qtbot: QtBot, paper: Paper, word: str, by_key: bool = False) -> QMenu:
    """The context menu over a word, as a person opens it."""
    put_caret(paper, word)
    paper.body.ensureCursorVisible()
    port, point = paper.body.viewport(), paper.body.cursorRect().center()
    reason = QContextMenuEvent.Reason.Keyboard if by_key else QContextMenuEvent.Reason.Mouse
    if by_key:
        point = QPoint(1, 1)
    QApplication.sendEvent(port, QContextMenuEvent(reason, point, port.mapToGlobal(point)))
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(menu: QMenu, name: str) -> None:
    action = next(action for action in menu.actions() if action.objectName() == name)
    menu.close()
    action.trigger()


def test_what_is_wrong_in_the_text_is_pointed_out(paper: Paper) -> None:
    assert shown(paper) == [
        ("Kabupate", "error"), ("Zorvaq", "name"), ("Trisbiyuntari", "name"), ("kedepan", "nonstandard"),
        ("kerjasama", "nonstandard"), ("Direktir", "error")]


def test_a_word_that_is_being_typed_is_left_alone_until_the_caret_leaves_it(qtbot: QtBot, paper: Paper) -> None:
    paper.body.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(paper.body, " kunjugan")
    qtbot.waitUntil(lambda: ("Direktir", "error") in shown(paper))
    qtbot.wait(60)
    assert ("kunjugan", "error") not in shown(paper)
    qtbot.keyClicks(paper.body, " ")
    qtbot.waitUntil(lambda: ("kunjugan", "error") in shown(paper))


@pytest.mark.parametrize("by_key", [False, True])
def test_a_word_is_mended_from_the_menu_as_one_step(qtbot: QtBot, paper: Paper, by_key: bool) -> None:
    before = paper.content()
    menu = menu_at(qtbot, paper, "Kabupate", by_key)
    assert [a.text() for a in menu.actions() if a.objectName() == "spelling.meant"] == ["Kabupaten"]
    assert menu.activeAction().text() == "Kabupaten"
    choose(menu, "spelling.meant")
    assert paper.content().body == BODY.replace("Kabupate ", "Kabupaten ")
    paper.undo()
    assert paper.content() == before


def test_a_word_that_is_right_has_the_usual_menu(qtbot: QtBot, paper: Paper) -> None:
    menu = menu_at(qtbot, paper, "Warga")
    assert not [a for a in menu.actions() if a.objectName().startswith("spelling.")]
    menu.close()


@pytest.mark.parametrize(
    ("name", "word", "kept"),
    [("spelling.learn_all", "Kabupate", True), ("spelling.learn_me", "kerjasama", True), ("spelling.name", "Zorvaq", True),
     ("spelling.ignore", "kedepan", False)],
)
def test_what_is_taught_is_pointed_out_no_more(
    qtbot: QtBot, bridge: Bridge, paper: Paper, name: str, word: str, kept: bool
) -> None:
    choose(menu_at(qtbot, paper, word), name)
    qtbot.waitUntil(lambda: word not in dict(shown(paper)))
    assert len(shown(paper)) == 5
    known = bridge.ask(lexicon.lexicon)
    assert (word in known.words | known.names) == kept
    article = bridge.desk.do(drafting.start, Content(body=BODY)).result
    other = Paper(bridge, article)
    qtbot.addWidget(other)
    assert (word in dict(shown(other))) != kept


def test_from_problem_to_problem_round_the_end(paper: Paper) -> None:
    seen = []
    paper.body.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(6):
        paper.spelling.next()
        seen.append(paper.body.textCursor().selectedText() or paper._bar.words())
    assert [seen[0], *seen[1:3], seen[4]] == ["Kabupate", "kedepan", "kerjasama", "Direktir"]
    assert "“Kolaburasi”" in seen[3] and "“Kolaborasi”" in seen[3]
    assert paper.headline_edit.textCursor().selectedText() == "Kolaburasi"
    assert paper.headline_edit.hasFocus()
    paper.spelling.previous()
    assert paper.body.textCursor().selectedText() == "Direktir"
    paper.spelling.previous()
    paper.spelling.previous()
    assert paper.body.textCursor().selectedText() == "kerjasama"
    assert paper._bar.words() == ""


def test_the_headline_of_another_article_is_not_changed(qtbot: QtBot, bridge: Bridge, paper: Paper) -> None:
    assert "Desa Bangun Kolaburasi Baru" in paper.content().body
    assert [p.word for p in paper.spelling.problems() if p.where == "card"] == ["Kolaburasi"]
    assert all(flag.text != "Kolaburasi" for flag in paper.body.underlines.all(JUDGE))
    bridge.act(lexicon.ignore, paper.article, "Kolaburasi")
    assert [p.word for p in paper.spelling.problems() if p.where != "text"] == []


def test_the_headline_is_judged_and_mended(qtbot: QtBot, paper: Paper) -> None:
    edit = paper.headline_edit
    qtbot.waitUntil(lambda: len(edit.extraSelections()) == 1)
    before = paper.content()
    paper.spelling.next()
    while not edit.hasFocus():
        paper.spelling.next()
    paper.spelling.open_menu()
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    choose(menu, "spelling.meant")
    assert paper.content().headline == "Pemkab Tegal Perkuat Kolaborasi"
    qtbot.waitUntil(lambda: edit.extraSelections() == [])
    paper.undo()
    assert paper.content() == before


def test_the_word_being_typed_in_the_headline_is_left_alone(qtbot: QtBot, paper: Paper) -> None:
    edit = paper.headline_edit
    qtbot.waitUntil(lambda: len(edit.extraSelections()) == 1)
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(edit, " kunjugan")
    qtbot.waitUntil(lambda: len(edit.extraSelections()) == 1)
    qtbot.keyClicks(edit, " ")
    qtbot.waitUntil(lambda: len(edit.extraSelections()) == 2)


def test_what_was_taught_can_be_taken_back(qtbot: QtBot, bridge: Bridge, paper: Paper) -> None:
    for verb, *words in ((lexicon.learn, "Kabupate"), (lexicon.learn, "Zorvaq", True), (lexicon.learn_for_me, "kedepan"),
                         (lexicon.ignore, paper.article, "kerjasama")):
        bridge.act(verb, *words)
    assert shown(paper) == [("Trisbiyuntari", "name"), ("Direktir", "error")]
    paper.spelling.open_words()
    sheet = paper.findChild(WordSheet)
    assert sheet.words() == ["Kabupate", "kedepan", "kerjasama", "Zorvaq"]
    for word in sheet.words():
        qtbot.waitUntil(lambda: any(b.isVisible() and word in b.accessibleName() for b in sheet.findChildren(IconButton)))
        button = next(b for b in sheet.findChildren(IconButton) if b.isVisible() and word in b.accessibleName())
        qtbot.keyClick(button, Qt.Key.Key_Space)
        assert word in dict(shown(paper))
    assert sheet.words() == []
    assert len(shown(paper)) == 6


def test_it_can_be_turned_off_and_stays_off(qtbot: QtBot, bridge: Bridge, paper: Paper) -> None:
    paper.spelling.toggle()
    assert shown(paper) == []
    assert paper.headline_edit.extraSelections() == []
    assert not Knowledge(bridge).is_on
    paper.spelling.toggle()
    assert len(shown(paper)) == 6


def test_names_of_an_archive_that_comes_in_are_known(qtbot: QtBot, bridge: Bridge, paper: Paper) -> None:
    bridge.act(importing.add_entries, [
        ArchiveRecord(headline=f"Judul {n}", url=f"https://contoh.test/{n}", published="2026-01-01T08:00:00+07:00",
                      body="Menurut Bupati Zorvaq Trisbiyuntari, semuanya baik.") for n in range(30)])
    qtbot.waitUntil(lambda: "Zorvaq" not in dict(shown(paper)), timeout=10_000)
    assert "Kabupate" in dict(shown(paper))


def test_missing_dictionaries_are_told(qtbot: QtBot, bridge: Bridge, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise FileNotFoundError("id_ID.dic")

    monkeypatch.setattr("newsdesk.text.spelling.load_steps", missing)
    with qtbot.waitSignal(bridge.refused) as told:
        Knowledge.of(bridge).begin()
    assert told.args is not None
    assert told.args[0].code == "dictionary-missing"


def test_caption_and_description_of_a_picture_are_judged_and_mended(qtbot: QtBot, bridge: Bridge, paper: Paper) -> None:
    paper.put_content(Content(headline="Pasar", lead=Picture("p1", caption="Warga Kabupate Tegal", alt="Warga berdiri disisi pasar")))
    paper._head.open_details()
    caption, alt = paper._head.details.sentences()
    caption.setFocus()
    qtbot.waitUntil(lambda: alt in paper.spelling._lines)
    spelling = paper.spelling._lines
    assert [alt.text()[s : s + n] for s, n, _ in spelling[alt]._found] == ["disisi"]
    qtbot.waitUntil(lambda: alt.width() > 100 and alt.height() > 10)
    underlined = alt.grab().toImage()
    bridge.act(lexicon.learn_for_me, "disisi")
    assert not spelling[alt]._found and alt.grab().toImage() != underlined, "the underline was drawn, and goes"
    caption.setCursorPosition(caption.text().index("Kabupate") + 3)
    qtbot.waitUntil(paper.spelling._has_problem)
    paper.spelling.open_menu()
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    first = next(action for action in menu.actions() if action.text() == "Kabupaten")
    first.trigger()
    menu.hide()
    assert paper.content().lead.caption == "Warga Kabupaten Tegal"
    paper.undo()
    assert paper.content().lead.caption == "Warga Kabupate Tegal"


def test_a_word_being_typed_in_a_caption_waits(qtbot: QtBot, paper: Paper) -> None:
    paper.put_content(Content(headline="Pasar", lead=Picture("p1")))
    paper._head.open_details()
    caption, _ = paper._head.details.sentences()
    caption.setFocus()
    qtbot.waitUntil(lambda: caption in paper.spelling._lines)
    qtbot.keyClicks(caption, "Warga Kabupate")
    line = paper.spelling._lines[caption]
    drawn: list[int] = []
    line._draw = lambda found: drawn.append(len(found))  # type: ignore[method-assign]
    line.judge()
    qtbot.keyClicks(caption, " T")
    line.judge()
    assert [drawn[0], drawn[-1]] == [0, 1] and caption.text() == "Warga Kabupate T"


def reached() -> str:
    """The words that are selected where the focus is; of a keyword, what it says."""
    now = QApplication.focusWidget()
    if isinstance(now, TagChip):
        return now.text()
    return now.selectedText() if isinstance(now, QLineEdit) else now.textCursor().selectedText()


PICTURED = Content(
    headline="Kerjasama Warga", tags=("pasar", "kabupate tegal zorvaq"), kicker="Direktir baru", place="KABUPATE TEGAL",
    lead=Picture("lead", caption="Warga kedepan berkumpul", alt="Jalan disisi pasar"),
    pictures=(Picture("p1", caption="Kerjasama di sawah kedepan", alt="Petani disisi jalan"),),
    body="Awal kerjasama.\n\n![](picture:p1)\n\nAkhir kedepan.")
IN_ORDER = ["Kerjasama", "#kabupate tegal zorvaq", "Direktir", "kedepan", "disisi", "KABUPATE", "kerjasama", "Kerjasama", "kedepan",
            "disisi", "kedepan"]


def test_captions_and_fields_are_gone_through_in_the_order_of_reading(qtbot: QtBot, paper: Paper) -> None:
    paper.put_content(PICTURED)
    paper.headline_edit.setFocus()
    paper.headline_edit.moveCursor(QTextCursor.MoveOperation.Start)
    assert [p.place for p in paper.spelling.problems()] == sorted(p.place for p in paper.spelling.problems())
    seen = []
    paper.body.moveCursor(QTextCursor.MoveOperation.End)
    paper.body.setFocus()
    for _ in IN_ORDER:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F4)
        seen.append(reached())
    assert seen == IN_ORDER
    back = []
    for _ in IN_ORDER:
        back.append(reached())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert back == IN_ORDER[::-1]
    assert paper.content() == PICTURED.cleaned(), "nobody changed anything"


def test_a_keyword_is_underlined_mended_and_taught(qtbot: QtBot, bridge: Bridge, paper: Paper) -> None:
    paper.put_content(PICTURED)
    pasar, chip = paper.head.tags.chips
    assert pasar._found == () and [kind for _, _, kind in chip._found] == ["error", "name"]
    qtbot.waitUntil(lambda: chip.width() > 50)
    underlined = chip.grab().toImage()
    chip.setFocus()
    paper.spelling.open_menu()
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    choose(QApplication.activePopupWidget(), "spelling.meant")
    assert paper.content().tags == ("pasar", "kabupaten tegal zorvaq")
    paper.undo()
    assert paper.content().tags == PICTURED.tags
    chip = paper.head.tags.chips[1]
    right = chip.rect().center()
    right.setX(chip.width() - 20)  # the last word
    QApplication.sendEvent(chip, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, right, chip.mapToGlobal(right)))
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    choose(QApplication.activePopupWidget(), "spelling.name")
    assert "Zorvaq" in bridge.ask(lexicon.lexicon).names
    assert [kind for _, _, kind in chip._found] == ["error"] and chip.grab().toImage() != underlined
    assert paper.content().tags == PICTURED.tags


def test_a_place_in_capitals_is_judged_and_mended(qtbot: QtBot, paper: Paper) -> None:
    paper.put_content(PICTURED)
    field = paper.head.part("place")
    field.setFocus()
    field.setCursorPosition(3)
    qtbot.waitUntil(paper.spelling._has_problem)
    paper.spelling.open_menu()
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    choose(QApplication.activePopupWidget(), "spelling.meant")
    paper.body.setFocus()
    assert paper.content().place == "KABUPATEN TEGAL"


def test_a_keyword_that_is_pressed_still_goes(qtbot: QtBot, paper: Paper) -> None:
    paper.put_content(PICTURED)
    paper.head.tags.chips[1].click()
    assert paper.content().tags == ("pasar",)
