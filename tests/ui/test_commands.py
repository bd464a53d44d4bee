"""The commands of the whole window, an article in front: no two share a key, and each has words of its own."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from newsdesk import finding
from ui.bridge import Bridge
from ui.window import Window


def test_no_two_commands_share_a_key_or_words(bridge: Bridge, qtbot: QtBot) -> None:
    window = Window(bridge, [])
    qtbot.addWidget(window)
    window.open_article(bridge.ask(finding.articles, "all")[0].id)
    commands = window.all_commands()
    keys = Counter(QKeySequence(c.shortcut).toString() for c in commands if c.shortcut)
    assert [key for key, n in keys.items() if n > 1] == []
    assert [words for words, n in Counter(c.words for c in commands).items() if n > 1] == []
    assert all(QKeySequence(c.shortcut).toString() for c in commands if c.shortcut), "every key is one that Qt knows"
