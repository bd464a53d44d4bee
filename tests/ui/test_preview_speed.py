"""A key shows its paragraph in the preview before the whole page is made; the whole page puts right what else hangs on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from newsdesk import drafting, publishing
from newsdesk.article.content import Content
from newsdesk.text.body import chunks, join_lines
from newsdesk.text.related import Related, related_line
from ui.bridge import Bridge
from ui.editor.paper import Paper
from ui.preview.engine import prepare_environment
from ui.preview.live import LivePreview

pytestmark = pytest.mark.qt_log_ignore("QRhi", "Failed to create", "GPUInfo", "[Vv]ulkan", "Unable to detect GPU", extend=True)
LINES = ["## Kepala", "Paragraf satu.", "- butir satu", "", "- butir dua", related_line(Related("Lain", "newsdesk:title")),
         "> kutipan", "Paragraf *dua*."]
NEVER = 10**6


@pytest.fixture
def live(qtbot: QtBot, bridge: Bridge) -> Iterator[tuple[LivePreview, Paper]]:
    prepare_environment()
    content = Content(headline="Judul", place="SLAWI", body=join_lines(LINES))
    paper = Paper(bridge, bridge.act(drafting.start, content))
    made = LivePreview(bridge, paper)
    for widget in (paper, made):
        qtbot.addWidget(widget)
    made.resize(470, 700)
    with qtbot.waitSignal(made.shown, timeout=20_000):
        made.show()
    yield made, paper
    assert made._preview is not None
    made._preview.shut()
    made.hide()


def page(qtbot: QtBot, preview: LivePreview, what: str = "document.getElementById('body').innerHTML") -> str:
    answers: list[str] = []
    assert preview._preview is not None
    preview._preview.run(what, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    return answers[0]


def type_into(paper: Paper, block: int, words: str) -> None:
    cursor = QTextCursor(paper.body.document().findBlockByNumber(block))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    paper.body.setTextCursor(cursor)
    QTest.keyClicks(paper.body, words)


def test_a_key_shows_its_paragraph_before_the_whole_page(
        qtbot: QtBot, bridge: Bridge, live: tuple[LivePreview, Paper]) -> None:
    preview, paper = live
    preview._quiet.setInterval(NEVER)
    whole = page(qtbot, preview, "document.documentElement.outerHTML")
    for block in (0, 1, 2, 4, 6, 7):
        type_into(paper, block, " baru")
        qtbot.waitUntil(lambda block=block: page(qtbot, preview).count("baru") == (0, 1, 2, 4, 6, 7).index(block) + 1)
    preview.refresh()
    with qtbot.waitSignal(preview.shown, timeout=20_000):
        pass
    # What was touched up by itself is what the whole page has there.
    now = bridge.ask(publishing.page_of_draft, paper.article, paper.content()).page.html.decode()
    assert page(qtbot, preview, "window.newsdeskText").partition("<main")[2] == now.partition("<main")[2]
    assert page(qtbot, preview, "document.documentElement.outerHTML") != whole


def test_another_paragraph_waits_for_the_whole_page(qtbot: QtBot, live: tuple[LivePreview, Paper]) -> None:
    preview, paper = live
    preview._quiet.setInterval(NEVER)
    type_into(paper, 1, "")
    QTest.keyClick(paper.body, Qt.Key.Key_Return)
    QTest.keyClicks(paper.body, "Paragraf lain.")
    preview._soon.timeout.emit()
    assert "lain." not in page(qtbot, preview)
    with qtbot.waitSignal(preview.shown, timeout=20_000):
        preview.refresh()
    assert "lain." in page(qtbot, preview)


def test_the_text_of_a_chunk_is_that_of_the_body(live: tuple[LivePreview, Paper]) -> None:
    lines = live[1].body.lines
    for block, line in enumerate(lines.lines):
        if line.strip():
            assert lines.chunk_at(block) == chunks(lines.body)[lines.chunk_of(block)]
    assert lines.first_paragraph() == 1
