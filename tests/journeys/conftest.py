"""Two laptops for journeys between a reporter and an editor, and the USB stick that goes from one to the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.journeys.newsroom import newsroom, window_of
from tests.journeys.test_back_and_forth import Hands


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A USB stick: the system's own windows choose it, and on it the file that came last."""
    folder = tmp_path / "STIK"
    folder.mkdir()

    def newest(*_: object) -> tuple[list[str], str]:
        return [str(max(folder.glob("*.textpack"), key=lambda file: file.stat().st_mtime_ns))], ""

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", newest)
    return folder


@pytest.fixture
def both(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[Hands, Hands]]:
    """The reporter's window and the editor's, each with a newsroom of its own."""
    with newsroom(qapp, tmp_path / "reporter", [("Rina Wulandari", ("reporter",))]) as one, \
            newsroom(qapp, tmp_path / "redaktur", [("Bagus Prakoso", ("editor",))]) as other:
        reporter, editor = (Hands(window_of(bridge, qtbot), bridge, qtbot) for bridge in (one, other))
        yield reporter, editor
