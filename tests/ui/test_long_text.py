"""A long text: it is laid out after the first paint, and a key that comes at once finds it whole."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from newsdesk import drafting
from newsdesk.article.content import Content
from newsdesk.text.body import join_lines
from ui.bridge import Bridge
from ui.editor.body import Body
from ui.editor.paper import Paper


def gaps(body: Body) -> list[float]:
    """How far each paragraph begins below the end of the one before."""
    layout, block = body.document().documentLayout(), body.document().begin()
    found, end = [], None
    while block.isValid():
        rect = layout.blockBoundingRect(block)
        if end is not None:
            found.append(rect.top() - end)
        end = rect.bottom()
        block = block.next()
    return found


def test_a_key_right_after_the_first_paint_leaves_no_hole(qtbot, bridge: Bridge) -> None:
    lines = [" ".join(["warga desa pasar beras harga naik"] * 9) for _ in range(120)]
    paper = Paper(bridge, bridge.act(drafting.start, Content(headline="Judul", body=join_lines(lines))))
    qtbot.addWidget(paper)
    paper.resize(1180, 828)
    body, typed = paper.body, []
    painted = body.paintEvent

    def paint(event) -> None:
        painted(event)
        if not typed:
            typed.append(True)
            QTest.keyClick(body, "h")

    body.paintEvent = paint
    paper.show()
    qtbot.waitUntil(lambda: bool(typed))
    # Qt does not end a layout that a key broke into: the text would be taken for as long as it was then.
    qtbot.waitUntil(lambda: body.verticalScrollBar().maximum() > 15_000)
    body.setFocus()
    QTest.keyClick(body, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(body, "agus")
    assert body.lines.lines[0].startswith("h") and body.lines.lines[-1].endswith("agus")
    assert max(gaps(body)) < 40
    end = body.document().documentLayout().blockBoundingRect(body.document().lastBlock()).bottom()
    assert body.document().size().height() >= end
    assert body.verticalScrollBar().maximum() >= end - body.viewport().height()
