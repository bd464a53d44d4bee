"""One article from reporter to editor, back, and out, and then put right: by keys alone, in the real window, in Indonesian.

With NEWSDESK_PICTURES=FOLDER each station is kept as a picture there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from newsdesk import acknowledging, drafting, noting, proposing, returning, reviewing, staffing
from newsdesk.article.content import Content
from newsdesk.text.body import join_lines
from tests.journeys.newsroom import newsroom
from ui.bridge import Bridge
from ui.picturing import seen
from ui.reviewing.state import COMPARE, READ
from ui.screens.shelf import Shelf
from ui.screens.write import Write
from ui.window import Window
from ui.words import say

PEOPLE = (("Rina Wulandari", ("reporter",)), ("Bagus Prakoso", ("editor",)))
PICTURES = os.environ.get("NEWSDESK_PICTURES", "")
ADDRESS = "https://jateng.disway.id/read/712/kanopi-pasar-trayeman-roboh"
STORY = Content(
    headline="Kanopi Pasar Trayeman Roboh Diterjang Hujan Deras", place="SLAWI", category="Tegal", tags=("pasar", "hujan"),
    reporters=("Rina Wulandari",), body=join_lines([
        "Kanopi di sisi timur Pasar Trayeman, Slawi, ambruk saat hujan deras, Selasa siang. Sebanyak 9 lapak rusak.",
        "Kepala pasar sudah dua kali mengirim surat kepada dinas, tetapi belum ada jawaban.",
        "Tidak ada korban jiwa dalam kejadian itu. Pedagang menyelamatkan barang dagangan mereka ke sisi barat.",
        "Dinas berjanji membersihkan puing pada malam hari.",
    ]))


@pytest.fixture
def bridge(qapp: QApplication, tmp_path: Path) -> Iterator[Bridge]:
    with newsroom(qapp, tmp_path, PEOPLE) as made:
        yield made


class Hands:
    """Keys, and nothing but keys, for the window."""

    def __init__(self, window: Window, bridge: Bridge, qtbot: QtBot) -> None:
        self.window, self.bridge, self.qtbot = window, bridge, qtbot
        self._pictures = 0

    def press(self, *keys: str) -> None:
        """Press keys one after the other, wherever the keys go now: ``Ctrl+U``."""
        for key in keys:
            combination = QKeySequence(key)[0]
            QTest.keyClick(self.focus(), combination.key(), combination.keyboardModifiers())

    def type(self, words: str) -> None:
        QTest.keyClicks(self.focus(), words)

    def focus(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        if popup is None and not self.window.isActiveWindow():
            self.window.activateWindow()  # a window manager does that when a menu closes; here is none
            QApplication.processEvents()
        found = (popup.focusWidget() or popup) if popup is not None else QApplication.focusWidget()
        assert found is not None
        return found

    def until(self, holds: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=10_000)

    def command(self, words: str) -> None:
        """Find a command by its words, and run it."""
        self.press("Ctrl+K")
        self.type(words.rstrip("…"))
        self.press("Return")

    def find(self, words: str) -> None:
        """Find words in the text; they are selected, with the keys in the text."""
        self.press("Ctrl+F")
        self.type(words)
        self.press("Return", "Esc")
        body = self.writing().paper.body
        self.until(lambda: self.focus() is body and body.textCursor().selectedText() == words)

    def be(self, name: str) -> None:
        """Say who sits here now."""
        self.command(say("command.who"))
        self.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in range(6):
            if (chosen := menu.activeAction()) is not None and name in chosen.text():
                break
            self.press("Down")
        self.press("Return")
        self.until(lambda: (me := self.bridge.ask(staffing.me)) and me.name == name)

    def picture(self, name: str) -> None:
        """Keep what one sees, where pictures are asked for."""
        self._pictures += 1
        if PICTURES:
            QApplication.processEvents()
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            seen(self.window).save(str(Path(PICTURES) / f"{self._pictures:02}-{name}.png"))

    def shelf(self, place: str, article: str) -> Shelf:
        """Go to a list by its command; the article one is on is read as it stands."""
        self.command(say(f"command.go_{place}"))
        shelf = self.window._stack.currentWidget()
        assert isinstance(shelf, Shelf)
        stands = stage(self, article)
        self.until(lambda: (now := shelf.pane.opened) is not None and (now.row.id, now.row.stage) == (article, stands))
        if self.focus() is not shelf._list:
            shelf._list.setFocus()  # as above: the palette closed, and nobody gave the keys back
        return shelf

    def writing(self) -> Write:
        screen = self.window.current()
        assert screen is not None
        return screen

    def reading(self, mode: str) -> None:
        self.until(self.window.current)
        work = self.writing().reviewing
        self.until(lambda: not work.busy and work.reading() and work.view().mode == mode and self.focus() is work.view().text)

    def walk_to(self, fits: Callable[[str], bool]) -> None:
        """Walk through what is read until a change or card fits."""
        view = self.writing().reviewing.view()
        for _ in range(40):
            if fits(view.current()):
                return
            self.press("N")
        raise AssertionError("it is not there")


@pytest.fixture
def hands(bridge: Bridge, qtbot: QtBot) -> Hands:
    window = Window(bridge, [])
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return Hands(window, bridge, qtbot)


def test_there_and_back_and_out(hands: Hands, bridge: Bridge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = str(bridge.act(drafting.start, STORY))
    hands.be("Rina Wulandari")
    a_reporter_sends(hands, article)
    hands.be("Bagus Prakoso")
    an_editor_suggests_and_sends_back(hands, article)
    hands.be("Rina Wulandari")
    the_reporter_answers(hands, article)
    hands.be("Bagus Prakoso")
    the_editor_compares_and_approves(hands, article)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    it_is_exported(hands, article, tmp_path / "out")
    it_is_published_and_put_right(hands, article, tmp_path / "out")


def stage(hands: Hands, article: str) -> str:
    return hands.bridge.ask(reviewing.standing, article).stage


def a_reporter_sends(hands: Hands, article: str) -> None:
    hands.shelf("mine", article)
    hands.picture("yang-menunggu-reporter")
    hands.press("Return")
    hands.until(lambda: hands.window.current() is not None and hands.focus() is hands.writing().paper.body)
    hands.picture("naskah-ditulis")
    hands.press("Ctrl+Return")
    hands.until(lambda: stage(hands, article) == "submitted")
    hands.picture("naskah-dikirim")


def an_editor_suggests_and_sends_back(hands: Hands, article: str) -> None:
    hands.shelf("mine", article)
    hands.picture("meja-redaktur")
    hands.press("C")
    hands.until(lambda: hands.window.current() is not None and hands.focus() is hands.writing().paper.body)
    body = hands.writing().paper.body
    hands.find("9 lapak")
    hands.type("11 lapak")
    hands.press("Ctrl+End", "Left")
    hands.type(" ini")
    hands.press("Ctrl+D")
    hands.reading(COMPARE)
    hands.press("N")
    hands.picture("redaktur-membandingkan")
    hands.press("D")
    hands.picture("berdampingan")
    hands.press("D", "Esc")
    hands.until(lambda: hands.focus() is body)
    hands.find("Kepala pasar")
    hands.press("Ctrl+Alt+M")
    hands.type("Siapa namanya, @Rina?")
    hands.press("Return")
    hands.until(lambda: hands.bridge.ask(noting.open_notes, article) == {article: 1})
    hands.picture("redaktur-mencatat")
    hands.press("Ctrl+Alt+R")
    hands.press("1")
    hands.type("Sebut siapa yang menghitung lapak yang rusak.")
    hands.picture("redaktur-mengembalikan")
    hands.press("Ctrl+Return")
    hands.until(lambda: stage(hands, article) == "returned")
    assert hands.bridge.ask(proposing.open_suggestions, article) == 2
    assert hands.writing().paper.content().body == STORY.body, "nothing was changed behind the reporter's back"
    hands.picture("dikembalikan")


def the_reporter_answers(hands: Hands, article: str) -> None:
    hands.shelf("mine", article)
    hands.picture("reporter-naskah-kembali")
    hands.press("Return")
    hands.reading(READ)
    work = hands.writing().reviewing
    assert any("11" in line.text() for line in work.facts_panel().lines), "the fact that would change stands on top"
    hands.picture("usulan-catatan-dan-hal")
    hands.press("F")
    assert hands.bridge.ask(acknowledging.acknowledged, article)[0].name == "Rina Wulandari"
    suggested = {one.id: one for one in hands.bridge.ask(proposing.suggested, article)}
    for _ in range(2):
        hands.walk_to(lambda current: current in suggested)
        hands.press("Y")
        hands.until(lambda: not work.busy)
        suggested = {one.id: one for one in hands.bridge.ask(proposing.suggested, article) if one.state == proposing.OPEN}
    assert not suggested and "11 lapak" in hands.writing().paper.content().body
    hands.walk_to(lambda current: current.startswith("note "))
    hands.press("B")
    hands.type("Wati, sudah saya tulis.")
    hands.press("Return")
    hands.until(lambda: hands.bridge.ask(noting.notes, article, STORY)[0].replies and not work.busy)
    hands.walk_to(lambda current: current.startswith("point "))
    hands.press("B")
    hands.type("Kepala pasar.")
    hands.picture("reporter-menjawab")
    hands.press("Return")
    hands.until(lambda: all(point.state == "answered" for point in hands.bridge.ask(returning.points, article)) and not work.busy)
    hands.picture("reporter-selesai-menjawab")
    hands.press("Esc")
    hands.until(lambda: hands.focus() is hands.writing().paper.body)
    hands.find("lapak rusak.")
    hands.press("Right")
    hands.type(" Jumlah itu menurut kepala pasar, Wati.")
    hands.press("Ctrl+Return")
    hands.until(lambda: stage(hands, article) == "submitted")


def the_editor_compares_and_approves(hands: Hands, article: str) -> None:
    hands.shelf("mine", article)
    hands.press("Return")
    hands.reading(COMPARE)
    assert "Wati" in hands.writing().reviewing.view().text.toPlainText()
    hands.press("N")
    hands.picture("redaktur-yang-berubah")
    hands.command(say("command.review.read"))
    hands.reading(READ)
    hands.picture("redaktur-jawaban")
    hands.walk_to(lambda current: current.startswith("note "))
    hands.press("S")
    hands.until(lambda: hands.bridge.ask(noting.open_notes, article) == {})
    hands.press("Esc", "Ctrl+Return")
    hands.until(lambda: stage(hands, article) == "approved")
    hands.picture("disetujui")


def it_is_exported(hands: Hands, article: str, folder: Path) -> None:
    hands.press("Ctrl+Return")
    hands.picture("daftar-periksa")
    hands.press("Ctrl+Return")
    hands.until(lambda: stage(hands, article) == "exported")
    (made,) = folder.iterdir()
    assert "11 lapak" in (made / "index.html").read_text(encoding="utf-8")
    hands.picture("diekspor")


def it_is_published_and_put_right(hands: Hands, article: str, folder: Path) -> None:
    hands.press("Ctrl+Return")
    hands.until(lambda: hands.writing().companion() == "publish")
    hands.type(ADDRESS)
    hands.press("Return")
    hands.until(lambda: stage(hands, article) == "published")
    hands.picture("tayang")
    hands.press("F2", say("steps.key.correct"))
    hands.until(lambda: hands.writing().companion() == "change")
    hands.type("Sebelumnya ditulis 11 lapak. Yang benar 12 lapak.")
    hands.picture("ralat")
    hands.press("Return")
    hands.until(lambda: stage(hands, article) == "draft" and hands.focus() is hands.writing().paper.body)
    hands.find("11 lapak")
    hands.type("12 lapak")
    for step, reached in (("submit", "submitted"), ("approve", "approved")):
        hands.until(lambda step=step: hands.writing().next_step() == step)
        hands.press("Ctrl+Return")
        hands.until(lambda reached=reached: stage(hands, article) == reached)
    hands.press("Ctrl+Return", "Ctrl+Return")
    hands.until(lambda: stage(hands, article) == "exported")
    hands.picture("ralat-diekspor")
    pages = [page.read_text(encoding="utf-8") for page in folder.rglob("index.html")]
    assert any("12 lapak rusak" in page and "Sebelumnya ditulis 11 lapak" in page for page in pages), "the page says what was put right"
