"""An approval that does not count is told over its text and in its history, with what would make it count."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from newsdesk import history, reviewing, trusting
from newsdesk.desk import Desk
from newsdesk.store.roster import REASONS
from tests.core.machines import carry, machines, meet, started
from tests.core.test_exchanging import head
from ui.bridge import Bridge
from ui.history.telling import told
from ui.screens.write import Write
from ui.words import WORDS


@pytest.fixture
def three(dressed: object, tmp_path: Path) -> Iterator[list[Desk]]:
    """A reporter, an editor, and the chief whose list both trust; only the reporter is on it."""
    with machines(tmp_path, 3) as desks:
        reporter, _, chief = desks
        chief.do(trusting.found)
        carry(reporter, chief)
        chief.do(trusting.admit, reporter.ask(lambda look: look.device))
        meet(desks)
        reporter.do(trusting.trust, chief.ask(lambda look: look.device))
        yield desks


def test_each_reason_has_its_words() -> None:
    assert all(f"uncounted.{reason}" in WORDS for reason in REASONS)


def test_it_is_told_with_why_and_goes_when_the_chief_admits_the_machine(qtbot: QtBot, three: list[Desk]) -> None:
    reporter, editor, chief = three
    article = started(reporter)
    carry(reporter, editor)
    editor.do(reviewing.approve, article, head(editor, article))
    carry(editor, reporter)
    bridge = Bridge(reporter)
    write = Write(bridge, article)
    qtbot.addWidget(write)
    why = WORDS["uncounted.unlisted"][0]
    assert write.paper._bar.words().endswith(why)
    entry = next(e for e in told(reporter.ask(history.history, article), reporter.ask(history.revisions, article)) if why[:-1] in e.words)
    assert entry.meaning == "look"
    carry(editor, chief)
    chief.do(trusting.admit, editor.ask(lambda look: look.device))
    carry(chief, reporter)
    bridge.changed.emit(reporter.do(lambda act: act.touch("roster")).changed)
    assert write.paper._bar.words() == ""
    assert not any(why[:-1] in e.words for e in told(reporter.ask(history.history, article), reporter.ask(history.revisions, article)))
