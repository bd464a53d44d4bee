"""PySide6 gives back what it borrows: a release that does not (6.12.0 on Python 3.11) aborts while somebody types.

Each call of such a release drops one reference to ``True`` or ``None``; where the count comes to nothing, it dies.
From Python 3.12 on these objects are immortal and the counts stand still.
"""

from __future__ import annotations

import gc
import sys
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QSyntaxHighlighter, QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

TIMES, TRIES = 150, 3  # all tries are below the some 570 that kill; each is well above what anything else changes meanwhile
NOISE = 30


class Bell(QObject):
    rung = Signal(bool)
    told = Signal(object)


class Painter(QSyntaxHighlighter):
    def highlightBlock(self, text: str) -> None:
        return None


def lost(value: object, act: Callable[[], object]) -> int:
    """How many references to the value are fewer after doing the act many times: the least of three tries, for what other
    tests left behind and its threads let go of references, too."""
    act()
    gc.collect()
    tries = []
    for _ in range(TRIES):
        before = sys.getrefcount(value)
        for _ in range(TIMES):
            act()
        tries.append(before - sys.getrefcount(value))
    return min(tries)


@pytest.mark.parametrize("value", [True, False, None])
def test_emitting_keeps_references(qapp: object, value: bool | None) -> None:
    bell = Bell()
    heard: list[int] = []
    bell.told.connect(lambda given: heard.append(1))
    bell.rung.connect(lambda given: heard.append(1))
    signal = bell.told if value is None else bell.rung
    assert lost(value, lambda: signal.emit(value)) < NOISE
    assert len(heard) == TRIES * TIMES + 1


def test_highlighting_keeps_references(qapp: object) -> None:
    document = QTextDocument("\n".join(["a line"] * 3))
    painter = Painter(document)
    assert lost(None, painter.rehighlight) < NOISE


def test_calls_without_a_result_keep_references(qapp: object) -> None:
    timer = QTimer()
    assert lost(None, lambda: timer.start(100_000)) < NOISE
    timer.stop()


def test_a_widget_that_a_test_forgets_is_held_until_it_is_closed(qtbot: QtBot) -> None:
    widget = QWidget()
    seen = weakref.ref(widget)
    qtbot.addWidget(widget)
    del widget
    gc.collect()
    assert seen() is not None, "collected amid an event that Qt brings to it, it would take the process along"
