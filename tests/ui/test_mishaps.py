"""A fault of ours costs no text: open texts are copied, a quiet window says so, and the report holds no word of any text."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from newsdesk import finding
from newsdesk.errors import Refused
from newsdesk.rescue import copies
from ui.bridge import Bridge
from ui.crash import CrashHandler
from ui.frame import Frame
from ui.keeping.mishap import Mishap

MARKER = "RahasiaKarangmalang"


@pytest.fixture
def frame(qtbot: QtBot, bridge: Bridge, monkeypatch: pytest.MonkeyPatch):
    before = sys.excepthook, threading.excepthook
    made = Frame(QApplication.instance(), bridge, [])
    made.show()
    qtbot.addWidget(made.window)
    yield made
    sys.excepthook, threading.excepthook = before
    made.window.close()


def mishap() -> Mishap | None:
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, Mishap) and w.isVisible()), None)


def fault() -> None:
    text = f"{MARKER} di dalam pesan galat"
    raise ValueError(f"cannot read {text}")


def test_a_fault_in_a_slot_copies_what_is_open_and_says_so(qtbot: QtBot, frame: Frame) -> None:
    article = frame.bridge.ask(finding.articles, "all")[0].id
    frame.window.open_article(article)
    paper = frame.window.current().paper
    paper.body.insertPlainText(f"{MARKER} baru saja diketik. ")
    with capture_exceptions():
        hook, sys.excepthook = sys.excepthook, frame._crash.handle
        QTimer.singleShot(0, fault)
        qtbot.waitUntil(lambda: mishap() is not None)
        sys.excepthook = hook
    (copy,) = copies(frame.bridge.home)
    assert copy.article == article and f"{MARKER} baru saja diketik." in copy.content.body
    shown = mishap()
    assert copy.file.name in shown._files.text() and "1 naskah" in shown._words.text()
    (report,) = frame.bridge.home.rescue.glob("report-*.txt")
    said = report.read_text(encoding="utf-8")
    assert MARKER not in said and "ValueError" in said and "test_mishaps.py" in said
    assert frame.window.isVisible() and paper.content().body.startswith(MARKER)
    shown.accept()


def test_a_fault_on_a_thread_is_told_in_the_window(qtbot: QtBot, frame: Frame) -> None:
    frame.window.open_article(frame.bridge.ask(finding.articles, "all")[0].id)
    frame._crash.install()
    thread = threading.Thread(target=fault)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: mishap() is not None)
    assert list(copies(frame.bridge.home))
    mishap().accept()


def test_the_same_fault_again_and_again_is_told_once(bridge: Bridge, tmp_path: Path) -> None:
    told: list[int] = []
    handler = CrashHandler(bridge.home, dict, lambda files, wanted, report: told.append(wanted), told.append)
    for _ in range(5):
        try:
            fault()
        except ValueError as wrong:
            handler.handle(type(wrong), wrong, wrong.__traceback__)
    assert told == [0]


def test_what_the_world_refused_is_no_fault_of_ours(bridge: Bridge) -> None:
    refused: list[Refused] = []
    handler = CrashHandler(bridge.home, dict, lambda *_: pytest.fail("told as a fault"), refused.append)
    handler.handle(Refused, Refused("disk-failed"), None)
    assert [one.code for one in refused] == ["disk-failed"] and not list(bridge.home.folder.glob("rescue/report-*"))


def test_a_fault_in_telling_the_texts_is_still_reported(bridge: Bridge) -> None:
    told: list[Path | None] = []

    def broken() -> dict[str, object]:
        raise RuntimeError("the window is gone")

    handler = CrashHandler(bridge.home, broken, lambda files, wanted, report: told.append(report), told.append)
    handler.handle(ValueError, ValueError("x"), None)
    assert told[0] is not None and told[0].exists()


def test_the_window_names_what_could_not_be_copied(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> None:
    shown = Mishap()
    qtbot.addWidget(shown)
    shown.tell([tmp_path / "satu.md"], 3, None)
    assert "1 dari 3" in shown._words.text() and isinstance(shown, QWidget)
    assert shown._report.isHidden()
