"""The history beside the text: everything that happened in words, revisions read, compared and restored, the audit as files."""

from __future__ import annotations

import ast
import csv
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from newsdesk import (
    acknowledging,
    correcting,
    drafting,
    history,
    noting,
    proposing,
    publishing,
    returning,
    reviewing,
    staffing,
)
from newsdesk.article.content import Content
from newsdesk.history import Happened
from newsdesk.returning import PointWanted
from ui.bridge import Bridge
from ui.history.panel import HistoryPanel
from ui.history.telling import told
from ui.reviewing.state import COMPARE
from ui.window import Window
from ui.words import LANGUAGES, set_language

ROOT = Path(__file__).resolve().parents[2]
FIRST = Content(headline="Kanopi Pasar Roboh", place="SLAWI", reporters=("Rina Wulandari",), tags=("pasar",),
                body="Kanopi pasar ambruk saat hujan deras, Selasa siang.\n\nSembilan lapak rusak.")
SECOND = replace(FIRST, headline="Kanopi Pasar Ambruk", body="Kanopi pasar ambruk saat hujan deras.\n\nSebelas lapak rusak.")
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(bridge: Bridge, qtbot: QtBot) -> Window:
    """An article with two revisions, in front."""
    article = str(bridge.act(drafting.start, FIRST))
    bridge.act(reviewing.submit, article)
    bridge.act(drafting.save_draft, article, SECOND)
    bridge.act(reviewing.submit, article)
    made = Window(bridge, [])
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.open_article(article)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is made.current().paper.body)
    return made


def press(key: Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, held)


def opened(window: Window) -> HistoryPanel:
    press(Key.Key_F12)
    panel = window.current().history.panel
    assert panel is not None and window.current().companion() == "history"
    assert QApplication.focusWidget() is panel.line
    return panel


def lines(panel: HistoryPanel) -> list[str]:
    return [entry.words for entry in panel.line.entries()]


def test_a_revision_is_read_compared_and_restored_by_keys(window: Window, bridge: Bridge, qtbot: QtBot) -> None:
    screen = window.current()
    panel = opened(window)
    assert lines(panel) == ["Dikirim ke redaktur: revisi 2", "Dikirim ke redaktur: revisi 1", "Naskah dimulai"]
    press(Key.Key_J)
    press(Key.Key_Return)
    view = screen.history.view
    assert view is not None and screen.history.reading() and view.text.isReadOnly()
    assert "Sembilan lapak" in view.text.toPlainText() and view._headline.text() == FIRST.headline
    assert view._which.text().startswith("Revisi 1 · Rina Wulandari · ")
    assert screen.companion() == "history" and QApplication.focusWidget() is panel.line, "the time line goes on being walked"
    press(Key.Key_K)
    press(Key.Key_Return)
    assert "Sebelas lapak" in view.text.toPlainText()
    view.setFocus()
    press(Key.Key_Escape)
    assert not screen.history.reading() and QApplication.focusWidget() is screen.paper.body

    panel.begin()
    panel.line.go_to(1)
    press(Key.Key_B)
    qtbot.waitUntil(lambda: not screen.reviewing.busy and screen.reviewing.reading() and screen.reviewing.view().mode == COMPARE)
    shown = screen.reviewing.view().text.toPlainText()
    assert "Sembilan" in shown and "Sebelas" in shown
    screen.reviewing.close()

    panel = opened(window)
    panel.line.go_to(1)
    press(Key.Key_P)
    assert screen.paper.content() == FIRST and QApplication.focusWidget() is screen.paper.body
    press(Key.Key_Z, Ctrl)
    assert screen.paper.content() == SECOND, "restoring is one step that can be undone"
    press(Key.Key_Z, Ctrl | Qt.KeyboardModifier.ShiftModifier)
    assert screen.paper.content() == FIRST
    assert [one.number for one in bridge.ask(history.revisions, screen.article)] == [1, 2], "restoring makes no revision"
    assert bridge.ask(reviewing.standing, screen.article).stage == "submitted"


def test_what_readers_were_told_outlives_a_restored_revision(window: Window, bridge: Bridge, tmp_path: Path) -> None:
    screen = window.current()
    bridge.act(reviewing.approve, screen.article, bridge.ask(reviewing.standing, screen.article).head)
    bridge.act(publishing.export, screen.article, tmp_path)
    bridge.act(correcting.mark_published, screen.article, "https://jateng.disway.id/read/1/a", "2026-05-10T17:00+07:00")
    screen.steps.changing.ask("correct")
    screen.steps.changing.column.given.emit("Sebelas lapak, bukan sembilan.", "")
    panel = opened(window)
    panel.line.go_to(len(lines(panel)) - 2)
    press(Key.Key_P)
    assert screen.paper.content().body == FIRST.body
    assert screen.paper.content().notices[0].text == "Sebelas lapak, bukan sembilan."


def test_it_is_there_again_after_another_start(window: Window, bridge: Bridge, qtbot: QtBot) -> None:
    opened(window)
    window.close()
    again = Window(bridge, [])
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: again.current() is not None and again.current().companion() == "history")
    assert len(lines(again.current().history.panel)) == 3


def test_it_follows_what_happens(window: Window, bridge: Bridge) -> None:
    panel = opened(window)
    bridge.act(noting.add_note, window.current().article, SECOND, noting.Anchor(), "Siapa yang menyebut?")
    assert lines(panel)[0] == "Catatan ditulis: Siapa yang menyebut?"


def test_everything_that_can_happen_has_words(window: Window, bridge: Bridge, tmp_path: Path) -> None:
    """A long life of one article; in neither language an entry shows a code, and every kind of event is told."""
    article = window.current().article
    bagus = str(bridge.act(staffing.enrol, "Bagus Prakoso", ("editor",)))
    rina = bridge.ask(staffing.me)
    assert rina is not None

    def be(person: str) -> None:
        bridge.act(staffing.set_setting, "me", person)

    be(bagus)
    for target in ("2026-05-10T17:00+07:00", ""):
        bridge.act(drafting.aim, article, target)
    bridge.act(reviewing.claim, article)
    bridge.act(reviewing.release, article)
    bridge.act(drafting.save_draft, article, FIRST)
    bridge.act(proposing.propose, article)
    note = bridge.act(noting.add_note, article, SECOND, noting.Anchor("headline", 7, 12, "Pasar"), "Pasar mana?")
    bridge.act(noting.reply, article, note, "Trayeman.")
    bridge.act(noting.settle_note, article, note)
    bridge.act(noting.reopen_note, article, note)
    bridge.act(returning.send_back, article, [PointWanted("source", "Siapa?"), PointWanted("length")])
    be(rina.id)
    first, second = bridge.ask(returning.points, article)
    bridge.act(returning.answer_point, article, first.id, "Kepala pasar.")
    bridge.act(returning.answer_point, article, second.id, done=True)
    bridge.act(acknowledging.acknowledge, article, [{"kind": "number", "old": "9", "new": "11"}])
    waiting = [one.id for one in bridge.ask(proposing.suggested, article)]
    bridge.act(proposing.settle, article, waiting[:1], False)
    bridge.act(proposing.settle, article, waiting[1:], True)
    bridge.act(correcting.bin_article, article)
    bridge.act(correcting.unbin, article)
    bridge.act(reviewing.submit, article)
    bridge.act(reviewing.take_back, article)
    bridge.act(reviewing.submit, article)
    bridge.act(reviewing.approve, article, bridge.ask(reviewing.standing, article).head, "Redaktur berhalangan.")
    bridge.act(publishing.export, article, tmp_path)
    bridge.act(publishing.give_address, f"newsdesk:article/{article}", "https://jateng.disway.id/read/1/a")
    for purpose in ("correct", "update", "reply", "withdraw"):
        bridge.act(correcting.mark_published, article, "https://jateng.disway.id/read/1/a", "2026-05-10T17:00+07:00")
        bridge.act(correcting.change_published, article, purpose, f"Alasan {purpose}.")
        bridge.act(correcting.reword, article, f"Alasan lain {purpose}.")
        bridge.act(reviewing.submit, article)
        bridge.act(reviewing.approve, article, bridge.ask(reviewing.standing, article).head, "Redaktur berhalangan.")
        bridge.act(publishing.export, article, tmp_path)
    bridge.act(correcting.mark_published, article, "https://jateng.disway.id/read/1/a", "2026-05-10T17:00+07:00")

    events = bridge.ask(history.history, article)
    kinds = {event.kind for event in events}
    assert _kinds_of_articles() <= kinds, "an event that this life does not show"
    for language in LANGUAGES:
        set_language(language)
        entries = told(events, bridge.ask(history.revisions, article))
        words = "\n".join(entry.words for entry in entries)
        assert not any(kind in words for kind in kinds) and "{" not in words
        assert all(entry.name and entry.whole for entry in entries)
        assert all(entry.number for entry in entries if entry.revision)
    assert "Redaktur berhalangan." in words and "Alasan lain withdraw." in words
    set_language("id")
    panel = opened(window)
    assert len(lines(panel)) == len(entries)
    assert "2 usulan dibuat" in lines(panel) or any(line.endswith("usulan dibuat") for line in lines(panel))
    assert "Diminta: Sumber belum ada – Siapa?" in lines(panel)


def test_a_record_that_somebody_changed_is_shown_and_marked() -> None:
    def event(kind: str, whole: bool, **facts: object) -> Happened:
        return Happened(kind, 1, "d", datetime.now(UTC), kind, "", facts, whole)

    broken, foreign = told([event("step.taken", False), event("moon.landed", True)], [])[::-1]
    assert broken.meaning == "stop" and broken.words.startswith("Catatan ini tidak utuh") and not broken.whole
    assert "moon.landed" in foreign.words and foreign.by.startswith("Tanpa nama")


def test_the_audit_is_saved_where_one_says(window: Window, bridge: Bridge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = opened(window)
    asked: list[str] = []

    def where(_parent: object, _title: str, path: str, _kinds: str) -> tuple[str, str]:
        asked.append(path)
        return str(tmp_path / "riwayat"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", where)
    for button in (panel._csv, panel._json):
        button.setFocus()
        press(Key.Key_Space)
    assert [Path(path).name for path in asked] == ["kanopi-pasar-ambruk-riwayat.csv", "kanopi-pasar-ambruk-riwayat.json"]
    events = bridge.ask(history.history, window.current().article)
    with (tmp_path / "riwayat.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["hash"] for row in csv.DictReader(file)] == [one.hash for one in events]
    assert [one["hash"] for one in json.loads((tmp_path / "riwayat.json").read_text(encoding="utf-8"))] == [one.hash for one in events]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    window.current().history.save_csv()
    assert len(list(tmp_path.glob("riwayat*"))) == 2, "who thinks better of it gets no file"


def test_entries_are_as_high_as_their_words(window: Window, bridge: Bridge) -> None:
    bridge.act(noting.add_note, window.current().article, SECOND, noting.Anchor(), "Kata demi kata yang panjang. " * 6)
    panel = opened(window)
    first, second = (panel.line.visualRect(panel.line.model().index(row, 0)).height() for row in (0, 1))
    assert first > second * 2


def _kinds_of_articles() -> set[str]:
    """Every kind of event that the newsroom records of an article, as its sources say."""
    found: set[str] = {acknowledging.KIND}
    for file in (ROOT / "newsdesk").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "record" and len(node.args) > 1:
                found |= {str(node.args[0].value)} if isinstance(node.args[0], ast.Constant) else set()
    return found
