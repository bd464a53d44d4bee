"""The steps of an article on its own screen, by keys: what comes next for whom, what cannot be done and why, life on the portal."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from newsdesk import correcting, drafting, history, reviewing, staffing, stepping
from newsdesk.article.content import Content
from newsdesk.article.steps import STEPS
from newsdesk.errors import Refused
from ui import outside
from ui.bridge import Bridge
from ui.parts import Bar
from ui.steps.menu import StepsMenu
from ui.steps.report import ExportReport
from ui.steps.saying import initialled, why
from ui.window import Window
from ui.words import LANGUAGES, say, set_language

TEXT = Content(headline="Kanopi Pasar Roboh", place="SLAWI", reporters=("Rina Wulandari",),
               body="Kanopi di sisi timur pasar ambruk saat hujan deras, Selasa siang. Tidak ada korban jiwa.")
PEOPLE = (("Rina Wulandari", ("reporter",)), ("Muhammad Sekhun", ("editor",)), ("Wati Lestari", ("editor", "chief")))
ADDRESS = "https://jateng.disway.id/read/1/kanopi"
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


class Newsroom:
    """The window, and an article that Rina writes."""

    def __init__(self, bridge: Bridge, qtbot: QtBot) -> None:
        self.bridge = bridge
        for name, roles in PEOPLE:
            bridge.act(staffing.enrol, name, roles)
        self.be("Rina")
        self.article = str(bridge.act(drafting.start, TEXT))
        self.window = Window(bridge, [])
        qtbot.addWidget(self.window)
        self.window.resize(1440, 900)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        self.window.open_article(self.article)
        screen = self.window.current()
        assert screen is not None
        self.screen, self.paper = screen, screen.paper
        qtbot.waitUntil(lambda: QApplication.focusWidget() is self.paper.body)

    def be(self, name: str) -> None:
        self.bridge.act(staffing.set_setting, "me", next(p.id for p in self.bridge.ask(staffing.people) if p.name.startswith(name)))

    def press(self, key: Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget() or self.window, key, held)

    def type(self, words: str) -> None:
        QTest.keyClicks(QApplication.focusWidget(), words)

    def step(self, name: str) -> None:
        """Take a step by F2 and its letter."""
        self.press(Key.Key_F2)
        assert isinstance(QApplication.activePopupWidget(), StepsMenu)
        QTest.keyClicks(QApplication.activePopupWidget(), say(f"steps.key.{name}").lower())
        assert QApplication.activePopupWidget() is None
        self.window.activateWindow()  # the system of the window does so where a menu goes

    def go_next(self) -> None:
        self.press(Key.Key_Return, Ctrl)

    @property
    def stage(self) -> str:
        return self.bridge.ask(reviewing.standing, self.article).stage

    @property
    def badge(self) -> str:
        return self.window._head._stage.accessibleName()

    @property
    def button(self) -> str:
        head = self.window._head
        return head.step_words() if head._next.isVisible() else ""

    @property
    def bar(self) -> str:
        return self.paper.findChild(Bar).words()

    def publish(self, folder: Path) -> None:
        """Bring it to the portal as those who may."""
        self.bridge.act(reviewing.submit, self.article)
        self.be("Wati")
        self.bridge.act(reviewing.approve, self.article, self.bridge.ask(reviewing.standing, self.article).head)
        self.screen.export_to(str(folder))
        self.bridge.act(correcting.mark_published, self.article, ADDRESS, "2026-05-10T17:00+07:00")
        assert self.stage == "published"


@pytest.fixture
def room(bridge: Bridge, qtbot: QtBot) -> Newsroom:
    bridge.act(staffing.enrol, "Rina Wulandari", ("reporter",))
    return Newsroom(bridge, qtbot)


def test_there_and_back_by_keys(room: Newsroom, qtbot: QtBot) -> None:
    assert (room.badge, room.button) == ("Draf", "Kirim ke redaktur")
    room.go_next()
    assert room.stage == "submitted" and room.badge.startswith("Diserahkan ") and room.button == "Tarik kembali"
    room.go_next()
    assert room.stage == "draft" and room.button == "Kirim ke redaktur"
    room.step("submit")
    room.be("Muhammad")
    assert room.button == "Setujui"
    room.step("claim")
    assert room.badge.startswith("Anda baca sejak ")
    room.be("Rina")
    assert room.badge.startswith("Dibaca oleh M. Sekhun sejak "), "the reporter sees who reads it, and since when"
    room.be("Muhammad")
    room.step("release")
    assert room.badge.startswith("Diserahkan ")
    room.step("approve")
    assert room.stage == "approved" and (room.badge, room.button) == ("Disetujui revisi 1", "Ekspor")
    with qtbot.waitSignal(room.bridge.saved):
        QTest.keyClicks(room.paper.body, "Kalimat baru. ")
    qtbot.waitUntil(lambda: room.badge == "Berubah sejak disetujui")
    assert room.button == "Kirim perubahan"
    while room.paper.can_undo():
        assert QApplication.focusWidget() is room.paper.body
        room.press(Key.Key_Z, Ctrl)
    qtbot.waitUntil(lambda: room.badge == "Disetujui revisi 1")


def test_who_cannot_do_anything_is_offered_nothing_but_reasons(room: Newsroom) -> None:
    room.go_next()
    room.bridge.act(staffing.enrol, "Joko Susilo", ("reporter",))
    room.be("Joko")
    assert room.button == ""
    room.go_next()
    assert room.stage == "submitted", "there is nothing next, and nothing is done"
    room.press(Key.Key_F2)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, StepsMenu) and menu.offered() == ["file"]
    told = "\n".join(menu.reasons())
    assert "Setujui: Hanya untuk: Redaktur, Pemimpin redaksi" in told.replace("Kembalikan ke reporter · ", "").replace(
        "Saya baca naskah ini · Lepaskan, biar dibaca rekan lain · ", "")
    assert "Tarik kembali: Hanya untuk pengirimnya atau pemimpin redaksi" in told
    assert "Tandai tayang · Ralat · Pembaruan" in told and "Bisa saat naskah: Diekspor, Tayang" in told
    room.press(Key.Key_Escape)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_is_offered_or_says_why_not(room: Newsroom, tmp_path: Path, language: str) -> None:
    """At each stage, for each role: no step is missing, and no reason is a code or a word of the other language."""
    set_language(language)
    names = {step.name for step in STEPS}
    for _stage in ("draft", "submitted", "approved", "exported"):
        for person in ("Rina", "Muhammad", "Wati"):
            room.be(person)
            menu = room.screen.steps.menu(room.window)
            refused = "\n".join(menu.reasons())
            told = {one for line in menu.reasons() for one in line.split(": ")[0].split(" · ")}
            for name in names:
                assert (name in menu.offered()) != (say(f"command.step.{name}").removesuffix("…") in told), name
            assert not any(word in refused for word in ("step-", "why.", "refused", " / ")), refused
            if language == "id":
                assert not any(role in refused for role in ("editor", "chief")), "roles have names"
            menu.deleteLater()
        room.be("Wati")
        if room.stage == "draft":
            room.bridge.act(reviewing.submit, room.article)
        elif room.stage == "submitted":
            room.bridge.act(reviewing.approve, room.article, room.bridge.ask(reviewing.standing, room.article).head, "Berhalangan.")
        else:
            room.screen.export_to(str(tmp_path))


def test_letters_of_the_menu_are_their_own() -> None:
    for language in LANGUAGES:
        set_language(language)
        letters = [say(f"steps.key.{step.name}") for step in STEPS] + [say("steps.key.notice")]
        assert len(set(letters)) == len(letters)
    set_language("id")


def test_a_refused_step_says_why_over_the_text_and_changes_nothing(room: Newsroom) -> None:
    room.bridge.act(drafting.save_draft, room.article, Content(headline="", body="Isi."))
    room.paper.load(room.bridge.ask(drafting.draft, room.article).content)
    before = room.bridge.ask(history.history, room.article)
    room.go_next()
    assert room.bar == say("refused.headline-missing")
    assert room.bridge.ask(history.history, room.article) == before and room.stage == "draft"


def test_a_chief_gives_a_reason_from_the_menu(room: Newsroom) -> None:
    room.be("Wati")
    own = str(room.bridge.act(drafting.start, TEXT))
    room.bridge.act(reviewing.submit, own)
    room.window.open_article(own)
    room.step("approve")
    assert room.bridge.ask(reviewing.standing, own).stage == "submitted"
    room.type("Redaktur berhalangan.")
    room.press(Key.Key_Return)
    assert room.bridge.ask(reviewing.standing, own).stage == "approved"
    told = room.bridge.ask(history.history, own)[-1]
    assert told.facts["details"]["override"] == "Redaktur berhalangan."


def test_four_eyes_are_a_reason(room: Newsroom) -> None:
    room.be("Muhammad")
    own = str(room.bridge.act(drafting.start, TEXT))
    room.bridge.act(reviewing.submit, own)
    room.window.open_article(own)
    assert room.button == "Tarik kembali"
    screen = room.window.current()
    assert screen is not None
    menu = screen.steps.menu(room.window)
    assert any(line.startswith("Setujui: Anda menulis 100 %") for line in menu.reasons())


def test_marking_as_published_asks_in_place(room: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room.go_next()
    room.be("Wati")
    room.go_next()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    room.go_next()
    assert room.screen.companion() == "checks", "the checklist comes first"
    room.go_next()
    assert room.stage == "exported" and room.screen.companion() == "report"
    report = room.screen.findChild(ExportReport)
    assert report.words() == say("report.publish") and room.button == "Tandai tayang"
    windows_bar = room.window._bar
    assert "terbitkan sebagai halaman baru" in windows_bar.words()

    room.go_next()
    assert room.screen.companion() == "publish"
    ask = room.screen.steps._publish
    assert ask is not None and QApplication.focusWidget() is ask.address.editor
    for wrong in ("", "disway.id/kanopi", "javascript:alert(1)"):
        ask.address.editor.clear()
        room.type(wrong)
        room.press(Key.Key_Return)
        assert ask.address._hint.isVisible() and ask.address.editor.property("invalid") and room.stage == "exported"
        assert QApplication.focusWidget() is ask.address.editor
    assert "https://" in ask.address._hint.text()
    ask.address.editor.clear()
    room.type("https://contoh.id/kanopi")
    room.press(Key.Key_Return)
    assert "jateng.disway.id" in ask.address._hint.text() and room.stage == "exported", "another site is asked about once"
    ask.address.editor.clear()
    room.type(ADDRESS)
    room.press(Key.Key_Tab)
    time = QApplication.focusWidget()
    assert isinstance(time, QLineEdit) and time is ask.time.editor
    time.clear()
    room.type("besok siang")
    room.press(Key.Key_Return)
    assert room.stage == "exported" and "besok siang" in ask.time._hint.text()
    time.clear()
    room.type("10-5-2026 17.00")
    room.press(Key.Key_Return, Ctrl)
    assert room.stage == "published" and room.badge == "Tayang 10 Mei 17.00 WIB" and room.button == ""
    assert room.bridge.ask(reviewing.standing, room.article).address == ADDRESS
    assert windows_bar.words() == "", "what the export asked for is done"


@pytest.mark.parametrize(("purpose", "todo"), [("correct", "replace"), ("update", "replace"), ("reply", "replace"),
                                              ("withdraw", "withdraw")])
def test_what_is_published_is_changed_by_the_same_review(room: Newsroom, tmp_path: Path, purpose: str, todo: str) -> None:
    room.publish(tmp_path / "first")
    room.step(purpose)
    assert room.screen.companion() == "change"
    room.press(Key.Key_Return)
    assert room.stage == "published" and room.screen.companion() == "change", "not without words for readers"
    room.type("Tiga lapak, bukan dua.")
    room.press(Key.Key_Return)
    assert room.stage == "draft" and "Tiga lapak, bukan dua." in room.bar
    assert room.badge == f"{say(f'desk.purpose.{purpose}')}: draf" and QApplication.focusWidget() is room.paper.body
    room.press(Key.Key_Z, Ctrl)
    assert room.paper.content().notices[-1].text == "Tiga lapak, bukan dua.", "it is no edit of the text"
    QTest.keyClicks(room.paper.body, "Baru. ")
    room.step("notice")
    room.press(Key.Key_A, Ctrl)
    room.type("Tiga lapak rusak.")
    room.press(Key.Key_Return)
    assert "Tiga lapak rusak." in room.bar

    room.be("Rina")
    room.go_next()
    assert room.stage == "submitted"
    room.be("Wati")
    room.go_next()
    assert room.stage == "approved"
    room.screen.export_to(str(tmp_path / "second"))
    report = room.screen.findChild(ExportReport)
    assert report.words() == f"{say(f'report.{todo}')}\n{ADDRESS}"
    assert ADDRESS in room.window._bar.words()
    page = next((tmp_path / "second").iterdir()) / "index.html"
    assert "Tiga lapak rusak." in page.read_text(encoding="utf-8")
    assert room.button == ("Tandai dicabut" if purpose == "withdraw" else "Tandai tayang")
    room.go_next()
    ask = room.screen.steps._publish
    assert ask is not None and ask.address.editor.text() == ADDRESS, "the page keeps its address"
    room.press(Key.Key_Return)
    assert room.stage == ("withdrawn" if purpose == "withdraw" else "published")
    assert room.bar == "", "what was being changed is on the page"


def test_the_note_stays_when_the_window_is_opened_again(room: Newsroom, tmp_path: Path, qtbot: QtBot) -> None:
    room.publish(tmp_path)
    room.bridge.act(correcting.change_published, room.article, "correct", "Tiga lapak, bukan dua.")
    room.window.close_tab(room.article)
    room.window.open_article(room.article)
    screen = room.window.current()
    assert screen is not None and "Tiga lapak, bukan dua." in screen.paper.findChild(Bar).words()
    QTest.keyClicks(screen.paper.body, "Kata. ")
    with qtbot.waitSignal(room.bridge.saved):
        screen.paper.settle()
    assert room.bridge.ask(drafting.draft, room.article).content.notices, "writing on does not lose it"


def test_the_report_gives_the_address_away(room: Newsroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room.publish(tmp_path / "first")
    room.screen.export_to(str(tmp_path / "second"))
    went: list[str] = []
    for way in ("copy", "browse", "show_folder"):
        monkeypatch.setattr(outside, way, went.append)
    report = room.screen.findChild(ExportReport)
    for button in (report._copy, report._browse, report._folder):
        button.setFocus()
        room.press(Key.Key_Space)
    assert went[:2] == [ADDRESS, ADDRESS] and Path(went[2]).parent == tmp_path / "second"


def test_the_palette_offers_what_is_possible_here(room: Newsroom) -> None:
    def offered() -> set[str]:
        return {c.id.removeprefix("step.") for c in room.window.all_commands() if c.id.startswith("step.") and c.can()}

    assert offered() == {"submit", "aim", "bin"}
    room.go_next()
    assert offered() == {"take-back", "aim", "file"}
    room.be("Muhammad")
    assert {"approve", "claim"} <= offered() and "submit" not in offered()
    listed = {c.id for c in room.window.all_commands() if c.shortcut}
    assert {f"step.{step.name}" for step in STEPS if step.name != "return"} | {"review.return", "steps", "next_step"} <= listed


def test_names_are_shortened_as_newsrooms_do() -> None:
    assert initialled("Muhammad Sekhun") == "M. Sekhun"
    assert initialled("Afrizal") == "Afrizal"
    assert initialled("Siti Nur Aini") == "S. N. Aini"


def test_a_reason_is_in_words_even_where_there_is_no_short_one() -> None:
    assert why(Refused("revision-not-newest", revision="a")) == say("refused.revision-not-newest", revision="a")


def test_the_bin_and_back(room: Newsroom) -> None:
    room.step("bin")
    assert room.stage == "binned" and room.button == "Kembalikan dari sampah"
    room.go_next()
    assert room.stage == "draft"
    assert {one.step for one in room.bridge.ask(stepping.possible, room.article) if one.refused is None} == {"submit", "bin"}
