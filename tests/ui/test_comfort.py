"""Comfort while writing, as a person meets it: short forms, counts, the look of the page, focus, the outline."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from newsdesk import drafting, finding, shortening, staffing
from newsdesk.article.content import Content
from newsdesk.text.body import join_lines
from newsdesk.text.related import Related, related_line
from newsdesk.text.snippets import EXAMPLES
from tests.ui.showing import show_for_keys
from ui.bridge import Bridge
from ui.comfort.counts import CountLine, target_of
from ui.comfort.panel import ComfortPanel
from ui.comfort.settings import COMFORT, Comfort, comfort_of
from ui.comfort.snippet_sheet import SnippetSheet
from ui.comfort.target_ask import TargetAsk
from ui.editor.document import each_block
from ui.editor.paper import Paper
from ui.parts import Chip, Finder, IconButton, LinkButton
from ui.screens.side_bar import SideBar
from ui.screens.write import Write
from ui.window import Window

CONTROL, SHIFT, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
CARD = related_line(Related("Judul Lain", "newsdesk:title"))
Open = Callable[..., Paper]


@pytest.fixture
def open_paper(qtbot, bridge: Bridge) -> Iterator[Open]:
    def open_(*lines: str) -> Paper:
        article = bridge.desk.do(drafting.start, Content(headline="Judul", body=join_lines(lines)), "x").result
        paper = Paper(bridge, article)
        show_for_keys(qtbot, paper, paper.body)
        return paper

    yield open_


def lines(paper: Paper) -> list[str]:
    return list(paper.body.lines.lines)


# ---- short forms -----------------------------------------------------------------------------------------------------


@pytest.fixture
def snippets(bridge: Bridge) -> None:
    for short, long in (("pmk", "Pemerintah Kabupaten"), ("tsb", "tersebut")):
        bridge.act(shortening.keep_snippet, short, long)


TYPED = {
    "pmk tegal": "Pemerintah Kabupaten tegal", "Tsb, kata": "Tersebut, kata", "PMK mewabah": "PMK mewabah",
    "(pmk) tsb.": "(Pemerintah Kabupaten) tersebut.", "kpmk e-pmk pmk2 ": "kpmk e-pmk pmk2 ", "pmk": "pmk",
}


def test_a_short_form_expands_when_its_word_ends(snippets, open_paper: Open) -> None:
    paper = open_paper("")
    for typed, made in TYPED.items():
        paper.body.load("", {})
        QTest.keyClicks(paper.body, typed)
        assert lines(paper) == [made]


def test_a_space_that_breaks_no_line_ends_a_short_form_too(snippets, open_paper: Open) -> None:
    paper = open_paper("")
    QTest.keyClicks(paper.body, "Rapat pmk")
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_nobreakspace, Qt.KeyboardModifier.NoModifier, "\u00a0")
    QApplication.sendEvent(paper.body, press)
    assert lines(paper) == ["Rapat Pemerintah Kabupaten\u00a0"]


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

    def offered() -> list[str]:
        return [chip.text().partition(" ")[0] for chip in sheet.findChildren(Chip) if chip.isVisible()]

    qtbot.waitUntil(lambda: "kab" in offered())  # the other examples are still there
    assert "pmk" not in offered()
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

    sheet._short.editor.setText("dprd2")
    sheet._long.editor.setText("Dewan Perwakilan Rakyat Daerah")
    sheet._add.click()
    assert not offered(), "a newsroom with its own is offered no more"
    press("Hapus dprd2")
    press("Ubah tsb")
    sheet._short.editor.setText("tsbt")
    sheet._add.click()
    press("Hapus pmk")
    assert bridge.ask(shortening.snippets) == {"tsbt": "tersebut"}


def test_all_examples_are_taken_at_once_and_what_the_newsroom_has_stays(qtbot, bridge: Bridge) -> None:
    for short in bridge.ask(shortening.snippets):
        bridge.act(shortening.drop_snippet, short)
    bridge.act(shortening.keep_snippet, "pmk", "Pemerintah Kabupaten")
    sheet = SnippetSheet(bridge)
    qtbot.addWidget(sheet)
    sheet.show()
    next(b for b in sheet.findChildren(LinkButton) if b.text().startswith("Ambil semua")).click()
    assert bridge.ask(shortening.snippets) == dict(EXAMPLES)
    for short in dict(EXAMPLES):
        bridge.act(shortening.drop_snippet, short)


# ---- counts ----------------------------------------------------------------------------------------------------------


def test_the_status_bar_counts_the_text_the_selection_and_what_is_left(qtbot, bridge: Bridge, open_paper: Open) -> None:
    paper = open_paper("Satu **dua** tiga.", CARD, "Empat")
    line = CountLine(bridge)
    qtbot.addWidget(line)
    line.follow(paper)
    qtbot.waitUntil(lambda: line.text() == "4 kata · 19 karakter · 1 menit baca")
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
    qtbot.waitUntil(lambda: line.text() == "1 kata · 4 karakter · 1 menit baca")
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
    qtbot.waitUntil(lambda: bool(line.text()))
    counted = []
    line._count = lambda: counted.append(True)
    before = line.text()
    QTest.keyClicks(paper.body, "dua tiga empat")
    assert not counted and line.text() == before and line._quiet.isActive()


# ---- the look of the page --------------------------------------------------------------------------------------------


def test_letters_grow_by_keys_and_wheel_and_stay_for_the_next_time(qtbot, bridge: Bridge, open_paper: Open) -> None:
    paper = open_paper("## Sub", "Satu", CARD)
    body = paper.body
    QTest.keyClicks(body, "x")
    usual = body.document().defaultFont().pixelSize()
    QTest.keyClick(body, Qt.Key.Key_Plus, CONTROL)
    QTest.keyClick(body, Qt.Key.Key_Equal, CONTROL)
    assert body.document().defaultFont().pixelSize() == round(usual * 1.25) == paper._head.headline.font().pixelSize() * 18 // 33
    QTest.keyClick(body, Qt.Key.Key_Minus, CONTROL)
    wheel = QWheelEvent(QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CONTROL,
                        Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(body.viewport(), wheel)
    assert paper.comfort.comfort.zoom == 125
    assert lines(paper) == ["x## Sub", "Satu", CARD] and paper.content().body == join_lines(lines(paper))
    paper.undo()
    assert lines(paper) == ["## Sub", "Satu", CARD] and not paper.can_undo(), "the look is no step of undo"
    qtbot.waitUntil(lambda: comfort_of(bridge).zoom == 125)
    assert open_paper("Lain").comfort.comfort.zoom == 125
    paper.comfort.zoom(0)
    assert body.document().defaultFont().pixelSize() == usual


def test_room_between_paragraphs_follows_the_letters_while_nothing_can_be_undone(open_paper: Open) -> None:
    paper = open_paper("Satu", "Dua")
    block = paper.body.document().begin()
    before = block.blockFormat().topMargin()
    paper.comfort.zoom(1)
    assert block.blockFormat().topMargin() > before and not paper.can_undo()
    QTest.keyClicks(paper.body, "x")
    larger = block.blockFormat().topMargin()
    paper.comfort.zoom(1)
    QTest.keyClick(paper.body, Qt.Key.Key_Return)
    assert {b.blockFormat().topMargin() for b in each_block(paper.body.document())} == {larger}, "old and new paragraphs alike"
    paper.undo()
    paper.undo()
    assert lines(paper) == ["Satu", "Dua"] and not paper.can_undo()


def test_width_and_letters_are_chosen_in_the_panel_and_other_papers_follow(qtbot, bridge: Bridge, open_paper: Open) -> None:
    other, paper = open_paper("Lain"), open_paper("Satu dua")
    wide = paper.body.viewport().width()
    paper.comfort.open_panel()
    panel = paper.findChild(ComfortPanel)
    chips = {chip.text(): chip for chip in panel.findChildren(Chip)}
    chips["Sempit"].click()
    chips["Tanpa kait"].click()
    assert paper.body.viewport().width() < wide and paper.body.document().defaultFont().family() == "Inter"
    qtbot.waitUntil(lambda: other.comfort.comfort.letters == "sans")
    assert other.body.document().defaultFont().family() == "Inter"
    panel.close()


def test_what_is_read_stays_in_its_place_when_letters_grow(open_paper: Open) -> None:
    paper = open_paper(*(f"Paragraf {n} " + "kata " * 60 for n in range(60)))
    body = paper.body
    body.show_block(30)
    bar = body.verticalScrollBar()
    bar.setValue(bar.value() + 40)
    first = body.cursorForPosition(QPoint(40, 4)).blockNumber()
    paper.comfort.zoom(1)
    assert body.cursorForPosition(QPoint(40, 4)).blockNumber() == first


def test_what_was_kept_badly_is_as_usual(bridge: Bridge) -> None:
    bridge.act(staffing.set_setting, COMFORT, {"zoom": 5000, "width": "x", "letters": 3, "typewriter": "ya", "dim": None})
    assert comfort_of(bridge) == Comfort()
    bridge.act(staffing.set_setting, COMFORT, ["apa"])
    assert comfort_of(bridge) == Comfort()


def test_the_line_being_written_stays_where_it_is(open_paper: Open) -> None:
    paper = open_paper(*(f"Paragraf {n}" for n in range(40)))
    body = paper.body
    paper.comfort.toggle_typewriter()
    body.show_block(20)
    here = body.cursorRect().center().y()
    assert abs(here - body.viewport().height() * 0.45) < 30
    for _ in range(6):
        QTest.keyClick(body, Qt.Key.Key_Return)
        QTest.keyClicks(body, "baris")
        assert abs(body.cursorRect().center().y() - here) <= body.cursorRect().height()
    body.moveCursor(QTextCursor.MoveOperation.End)
    assert abs(body.cursorRect().center().y() - here) <= body.cursorRect().height(), "the last line, too"


def test_a_card_that_is_clicked_stays_under_the_mouse(open_paper: Open) -> None:
    card = related_line(Related("Harga Naik", "https://contoh.id/a"))
    paper = open_paper(*(f"Paragraf {n}" for n in range(12)), card, *(f"Paragraf {n}" for n in range(30)))
    body = paper.body
    paper.comfort.toggle_typewriter()
    body.show_block(6)
    cursor = body.textCursor()
    cursor.setPosition(body.document().findBlockByNumber(12).position())
    spot = body.cursorRect(cursor).center() + QPoint(60, 0)
    before, opened = body.verticalScrollBar().value(), []
    body.card_opened.connect(opened.append)
    for _ in range(2):
        QTest.mousePress(body.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        QTest.mouseRelease(body.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert body.verticalScrollBar().value() == before and body.card_at_caret()[0] == card
    QTest.mouseDClick(body.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened == [card]


# ---- focus -----------------------------------------------------------------------------------------------------------


def test_focus_mode_leaves_only_the_paper_and_esc_brings_everything_back(qtbot, bridge: Bridge) -> None:
    window = Window(bridge, [])
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.open_article(bridge.ask(finding.articles, "all")[0].id)
    paper = window.current().paper
    paper.body.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is paper.body)
    tools, top, side = window.findChild(QWidget, "paperTools"), window.findChild(QWidget, "topBar"), window.findChild(SideBar)
    QTest.keyClick(paper.body, Qt.Key.Key_F11)
    assert [part.isVisible() for part in (tools, side, top, paper.body)] == [False, False, False, True]
    window._show_standing()
    qtbot.waitUntil(lambda: not top.isVisible())
    QTest.keyClick(paper.body, Qt.Key.Key_F, CONTROL)
    assert paper.finding.bar().isVisible(), "finding works in focus mode"
    QTest.keyClick(paper.finding.bar().field, Qt.Key.Key_Escape)
    assert not paper.finding.bar().isVisible() and not top.isVisible()
    veils = [v for v in paper.body.findChildren(QFrame) if "rgba" in v.styleSheet()]
    assert len(veils) == 4 and all(v.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents) for v in veils)
    lit = paper.body.cursorRect().translated(paper.body.viewport().pos())
    assert not any(v.geometry().intersects(lit) for v in veils)
    paper.show_spot("headline")
    assert not any(v.isVisible() for v in veils), "what is written above the text is not dimmed"
    paper.body.setFocus()
    assert all(v.isVisible() for v in veils)
    QTest.keyClick(paper.body, Qt.Key.Key_Escape)
    assert all(part.isVisible() for part in (tools, side, top))
    QTest.keyClick(paper.body, Qt.Key.Key_F11)
    window.go("draft")
    qtbot.waitUntil(lambda: side.isVisible() and top.isVisible())


SENTENCES = ("🌶️ Warga yang menunggu sejak pagi buta di depan gerbang timur akhirnya masuk ke pasar itu.",
             "“Kami lega,” kata Drs. H. Sukarno bersama dr. Siti Nurhayati di Jl. Gajah Mada No. 5.", "Sore itu kios sepi.")


def test_focus_mode_leaves_the_sentence_free(qtbot, bridge: Bridge) -> None:
    article = bridge.desk.do(drafting.start, Content(headline="Satu", body="Awal.\n\n" + " ".join(SENTENCES) + "\n\nAkhir.")).result
    paper = Paper(bridge, article)
    qtbot.addWidget(paper)
    paper.resize(800, 700)
    paper.show()
    paper.comfort.change_lit()
    paper.comfort.toggle_focus()
    text, port = paper.body.toPlainText(), paper.body.viewport().pos()
    lit = []
    for word in ("pasar itu", "Nurhayati", "sepi"):
        paper.put_caret(text.index(word))
        veils = [v.geometry() for v in paper.body.findChildren(QFrame) if "rgba" in v.styleSheet()]
        free = []
        for other in ("Awal", "Warga", "pasar itu", "Drs", "Nurhayati", "sepi", "Akhir"):
            cursor = paper.body.textCursor()
            cursor.setPosition(text.index(other) + 1)
            if not any(v.intersects(paper.body.cursorRect(cursor).translated(port)) for v in veils):
                free.append(other)
        lit.append(free)
    assert lit == [["Warga", "pasar itu"], ["Drs", "Nurhayati"], ["sepi"]]
    paper.comfort.change_lit()
    assert sum(not v.geometry().isEmpty() for v in paper.body.findChildren(QFrame) if "rgba" in v.styleSheet()) == 2


# ---- the outline -----------------------------------------------------------------------------------------------------


def test_the_outline_leads_to_a_subheading(open_paper: Open) -> None:
    paper = open_paper("Pembuka dua.", "## Harga", "Satu.", "## Warga", "Dua.")
    QTest.keyClick(paper.body, Qt.Key.Key_O, CONTROL | SHIFT)
    finder = paper.findChild(Finder)
    assert [(row.title, row.right) for row in finder.rows()] == [("Awal naskah", "2 kata"), ("Harga", "1 kata"), ("Warga", "1 kata")]
    QTest.keyClicks(finder.field, "war")
    QTest.keyClick(finder.field, Qt.Key.Key_Return)
    assert paper.body.textCursor().blockNumber() == 3 and paper.body.hasFocus()
    QTest.keyClick(paper.body, Qt.Key.Key_PageUp, ALT)
    assert paper.body.textCursor().blockNumber() == 1
    QTest.keyClick(paper.body, Qt.Key.Key_PageUp, ALT)
    assert paper.body.textCursor().blockNumber() == 0
    QTest.keyClick(paper.body, Qt.Key.Key_PageDown, ALT)
    assert paper.body.textCursor().blockNumber() == 1


def test_a_paragraph_and_a_card_are_moved_as_one_step(open_paper: Open) -> None:
    paper = open_paper("Satu", CARD, "Dua")
    QTest.keyClick(paper.body, Qt.Key.Key_Down, ALT)
    assert lines(paper) == [CARD, "Satu", "Dua"]
    paper.undo()
    assert lines(paper) == ["Satu", CARD, "Dua"]


def test_the_preview_takes_the_place_of_the_paper_and_gives_it_back(qtbot, bridge: Bridge, monkeypatch: pytest.MonkeyPatch) -> None:
    class NoEngine(QWidget):
        """Stands in for the web engine, which this test needs nothing of."""

        def __init__(self, *_: object) -> None:
            super().__init__()

        def shut(self) -> None:
            self.hide()

    monkeypatch.setattr("ui.preview.live.LivePreview", NoEngine)
    screen = Write(bridge, bridge.ask(finding.articles, "all")[0].id)
    qtbot.addWidget(screen)
    screen.resize(1400, 800)
    screen.show()
    screen.toggle_full_preview()
    assert screen.companion() == "preview" and not screen.paper.isVisible()
    screen.toggle_full_preview()
    assert screen.companion() == "preview" and screen.paper.isVisible(), "beside the paper again"
    screen.toggle_full_preview()
    screen.toggle_preview()
    assert screen.companion() == "" and screen.paper.isVisible()
    screen.toggle_preview()
    assert screen.paper.isVisible(), "the next one begins beside the paper"


def test_light_or_dark_is_chosen_in_the_panel(qtbot, bridge: Bridge, open_paper: Open) -> None:
    paper = open_paper("Satu")
    paper.comfort.open_panel()
    chips = {chip.text(): chip for chip in paper.findChild(ComfortPanel).findChildren(Chip)}
    with qtbot.waitSignal(paper.comfort.theme_chosen):
        chips["Gelap"].click()
    assert bridge.ask(staffing.setting, "theme") == "dark"
