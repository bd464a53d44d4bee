"""What was needed for a moment goes back to the system."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from ui import memory
from ui.memory import GivingBack

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="glibc's pools are meant")


def held() -> int:
    """MiB that this process has for itself."""
    for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss_Anon:"):
            return int(line.split()[1]) // 1024
    raise AssertionError("no Pss_Anon")


def test_what_is_free_goes_back(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    before = held()
    blocks = [bytearray(700) for _ in range(60_000)]
    last = blocks[-1]  # lies at the end, so that glibc by itself gives nothing back
    blocks.clear()
    kept = held() - before
    monkeypatch.setattr(memory, "FIRST_MS", 0)
    parent = QObject()
    giving = GivingBack(parent)
    timer = giving.findChild(QTimer)
    qtbot.waitUntil(lambda: held() - before < kept - 25)
    assert last is not None and timer.isActive() and timer.interval() == memory.MINUTE_MS
    timer.stop()
