"""Whatever keys are pressed in whatever order, the text stays whole: cards alone in their blocks, every step undone."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from newsdesk.text.body import Kind, join_lines, picture_line
from newsdesk.text.related import Related, related_line
from ui import look
from ui.editor import marks
from ui.editor.body import Body
from ui.editor.cards import About
from ui.editor.document import CARDS, each_block, format_kind, from_document, is_mixed, number_of
from ui.editor.lines import Lines
from ui.editor.thumbnails import Thumbnails

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
LINES = ["Satu dua", "", "## Tiga", "- a", "- b", "> kutip", related_line(Related("Judul")), picture_line("p1"), "1. x 😀"]
KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up,
        Qt.Key.Key_Down, Qt.Key.Key_End)

action = st.one_of(
    st.tuples(st.just("type"), st.text("ab #*>-1. ", min_size=1, max_size=4)),
    st.tuples(st.just("key"), st.sampled_from(KEYS)),
    st.tuples(st.just("select"), st.sampled_from([Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left])),
    st.tuples(st.just("go"), st.integers(0, 120)),
    st.tuples(st.just("paste"), st.lists(st.sampled_from(LINES), min_size=1, max_size=3)),
    st.tuples(st.just("bold"), st.none()),
    st.tuples(st.just("kind"), st.sampled_from([Kind.HEADING, Kind.BULLET, Kind.QUOTE, Kind.NUMBER])),
    st.tuples(st.just("move"), st.booleans()),
    st.tuples(st.just("undo"), st.none()),
    st.tuples(st.just("redo"), st.none()),
    st.tuples(st.just("put"), st.lists(st.sampled_from(LINES), min_size=1, max_size=6)),
)


def do(body: Body, name: str, value: object) -> None:
    cursor = body.textCursor()
    if name == "type":
        QTest.keyClicks(body, value)
    elif name == "key":
        QTest.keyClick(body, value)
    elif name == "select":
        QTest.keyClick(body, value, SHIFT | CONTROL)
    elif name == "go":
        cursor.setPosition(min(value, body.document().characterCount() - 1))
        body.setTextCursor(cursor)
    elif name == "paste":
        source = QMimeData()
        source.setText("\n".join(value))
        source.setData("text/x-newsdesk-lines", "\n".join(value).encode())
        body.insertFromMimeData(source)
    elif name == "bold":
        body.setTextCursor(marks.toggle_mark(cursor, "**"))
    elif name == "kind":
        marks.toggle_kind(cursor, value)
    elif name == "move":
        marks.move_block(cursor, value)
    elif name == "put":
        body.put_lines(value)
        assert body.lines.lines == value
    else:
        body.replay(name == "undo")


def whole(body: Body) -> None:
    """What must hold after every action."""
    for n, block in enumerate(each_block(body.document())):
        kind = body.lines.kinds[n]
        assert not is_mixed(block)
        assert format_kind(block) == number_of(kind)
        assert (kind in CARDS) == (block.length() == 2 and block.text() == "\ufffc")
    assert body.lines.body == from_document(body.document())
    assert body.lines.words == Lines(body.document()).words


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=6), st.lists(action, max_size=14))
def test_the_text_stays_whole_whatever_is_done(qapp, start: list[str], actions: list[tuple[str, object]]) -> None:
    look.apply(qapp, "light", 1.0) if qapp.property("newsdesk-fonts") is None else None
    body = Body(lambda related: About(""), lambda key: None, Thumbnails(lambda digest: Path("/nowhere")))
    body.load(join_lines(start), {})
    body.show()
    for name, value in actions:
        do(body, name, value)
        whole(body)
    while body.document().isUndoAvailable():
        body.replay(True)
        whole(body)
    assert body.lines.lines == start
    body.close()
    body.deleteLater()


def test_the_caret_never_rests_inside_what_it_cannot_edit(qapp) -> None:
    body = Body(lambda related: About(""), lambda key: None, Thumbnails(lambda digest: Path("/nowhere")))
    body.load(join_lines(["Satu", LINES[6], "Dua"]), {})
    cursor = QTextCursor(body.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    body.setTextCursor(cursor)
    for _ in range(5):
        QTest.keyClick(body, Qt.Key.Key_Left)
    QTest.keyClick(body, Qt.Key.Key_Backspace)
    assert body.lines.lines == ["Satu", "Dua"]
