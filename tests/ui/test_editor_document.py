"""The body survives the document exactly, and the cached lines are what the document holds, whatever is done to it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from newsdesk.article.content import clean_text
from newsdesk.text.body import join_lines, lines_of, picture_line
from newsdesk.text.related import Related, related_line
from newsdesk.text.spans import spans
from ui.editor.document import each_block, from_document, is_mixed, to_document, write_lines
from ui.editor.highlight import Highlighter
from ui.editor.lines import Lines

text = st.text(st.characters(exclude_characters="\n\ufdd0\ufdd1", exclude_categories=["Cs"]), max_size=30).map(
    lambda t: clean_text(t).replace("\n", "")
)
line = st.one_of(
    text, st.just(""), text.map(lambda t: "## " + t), text.map(lambda t: "- " + t), text.map(lambda t: "> " + t),
    text.filter(str.strip).map(lambda t: related_line(Related(t, "newsdesk:archive/a1"))),
    st.sampled_from(["Harga beras naik 😀 lagi", picture_line("p1", "Warga antre"), "**tebal** dan *miring*", "\u00a0x\u00a0"]),
)
bodies = st.lists(line, max_size=8).map(join_lines)


def document_of(body: str) -> QTextDocument:
    document = QTextDocument()
    font = QFont()
    font.setPixelSize(18)
    document.setDefaultFont(font)
    document.documentLayout()  # without one Qt tells nothing of changes
    to_document(body, document)
    return document


@settings(max_examples=150, deadline=None)
@given(bodies)
def test_a_body_comes_back_from_the_document(qapp, body: str) -> None:
    document = document_of(body)
    assert from_document(document) == join_lines(lines_of(body))
    assert document.blockCount() == len(lines_of(body))


@settings(max_examples=60, deadline=None)
@given(bodies, st.lists(st.tuples(st.integers(0, 400), st.integers(0, 60), st.lists(line, max_size=3)), max_size=6))
def test_cached_lines_follow_every_edit_and_undo(qapp, body: str, edits: list[tuple[int, int, list[str]]]) -> None:
    document = document_of(body)
    lines = Lines(document)
    document.contentsChange.connect(lambda at, _, added: lines.read(at, added))

    def agree() -> None:
        if not any(is_mixed(b) for b in each_block(document)):
            assert lines.body == from_document(document)
            assert lines.words == sum(len(part.split()) for part in lines.lines)
            assert lines.kinds == Lines(document).kinds

    for at, length, new in edits:
        cursor = QTextCursor(document)
        end = document.characterCount() - 1
        cursor.setPosition(min(at, end))
        cursor.setPosition(min(at + length, end), QTextCursor.MoveMode.KeepAnchor)
        write_lines(cursor, new)
        agree()
    for _ in edits:
        document.undo()
        agree()
    assert from_document(document) == join_lines(lines_of(body))
    for _ in edits:
        document.redo()
        agree()


@pytest.mark.parametrize("line", [
    "biasa **tebal** dan *miring*", "*miring **keduanya***, lagi", "**tebal *keduanya***, lagi", "***keduanya*** lagi",
    "*miring **keduanya** miring* lagi", "**tebal *keduanya* tebal** lagi", "5 * 3 ** 2 * lepas", "*a* **b** *c **d***",
])
def test_what_is_bold_or_italic_looks_so_while_it_is_written(dressed: QApplication, line: str) -> None:
    document = QTextDocument(line)
    Highlighter(document).rehighlight()
    looks = [(False, False)] * len(line)
    for form in document.firstBlock().layout().formats():
        for at in range(form.start, form.start + form.length):
            looks[at] = (form.format.fontWeight() > QFont.Weight.Normal, form.format.fontItalic())
    at = 0
    for span in spans(line):
        for word in span.text.split():
            word = word.strip("*,")
            if word:
                at = line.index(word, at)
                assert set(looks[at : at + len(word)]) == {(span.strong, span.em)}, word
                at += len(word)
