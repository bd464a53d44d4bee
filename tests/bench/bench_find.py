"""Finding and replacing in 20,000 words: marking while a query is typed, and a word replaced in all 507 places.

Beside it, in the same run, the loop that QPlainTextEdit offers: find, mark with extra selections, replace one by one in
one edit block. The clock runs until the viewport has painted.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from time import perf_counter

from PySide6.QtGui import QColor, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget

from newsdesk.text.body import join_lines
from newsdesk.text.matching import Query, Replacement, usual_card_words
from tests.bench.table import Figure, lines_of
from tests.bench.typing_speed import WORDS, text_of
from ui import look
from ui.editor.body import Body
from ui.editor.thumbnails import Thumbnails
from ui.finding.text_finder import TextFinder

PLACES, WORD, OTHER = 507, "bupati", "wali kota"
QUERIES = ("b", "bu", "bup", "bupa", "bupati", "jalan rusak")
TIMES = 7


def text() -> str:
    """The text of the typing bench with the word in 507 places of its paragraphs."""
    chance, lines = random.Random(3), text_of(20_000).split("\n\n")
    words = [line.split(" ") for line in lines]
    spots = [(n, m) for n, line in enumerate(words) if not lines[n].startswith(("##", "BACA")) for m in range(5, len(line))
             if line[m] in WORDS]
    for n, m in chance.sample(spots, PLACES):
        words[n][m] = WORD
    return join_lines(" ".join(line) for line in words)


def shown(app: QApplication, widget: QWidget) -> None:
    widget.resize(900, 800)
    widget.show()
    for _ in range(20):
        app.processEvents()


def timed(app: QApplication, do: Callable[[], object], after: Callable[[], object], times: int) -> tuple[float, ...]:
    values = []
    for _ in range(times):
        begun = perf_counter()
        do()
        app.processEvents()
        values.append((perf_counter() - begun) * 1000)
        after()
        app.processEvents()
    return tuple(values)


def of_ours(app: QApplication, body_text: str) -> list[Figure]:
    body = Body(lambda _: None, lambda _: None, Thumbnails(lambda _: None, lambda: 1.0))  # type: ignore[arg-type, return-value]
    body.load(body_text, {})
    shown(app, body)
    finder = TextFinder(body, usual_card_words)
    figures = []
    for words in QUERIES:
        values = timed(app, lambda: finder.look(Query(words)), finder.leave, TIMES)
        finder.look(Query(words))
        figures.append(Figure(f"mark “{words}”", values, f"{len(finder.matches)} places; to reach: 50"))
    finder.look(Query(r"\bbu\w+i\b", pattern=True))
    values = timed(app, lambda: finder.look(Query(r"\bbu\w+i\b", pattern=True)), finder.leave, TIMES)
    figures.append(Figure("mark a regular expression", values, "to reach: 50"))

    def back() -> None:
        body.replay(True)
        finder.look(Query(WORD, whole=True))

    finder.look(Query(WORD, whole=True))
    assert len(finder.matches) == PLACES
    for keep in (False, True):
        values = timed(app, lambda: finder.replace_all(Replacement(OTHER, keep)), back, TIMES)
        figures.append(Figure(f"replace everywhere{', keeping the case' if keep else ''}", values, f"{PLACES} places; to reach: 60"))
    body.hide()
    return figures


def of_qt(app: QApplication, body_text: str) -> list[Figure]:
    edit = QPlainTextEdit(body_text)
    shown(app, edit)
    ground = QColor("#FBF0DA")

    def mark() -> None:
        marks, cursor = [], QTextCursor(edit.document())
        while not (cursor := edit.document().find(WORD, cursor)).isNull():
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            selection.format.setBackground(ground)
            marks.append(selection)
        edit.setExtraSelections(marks)
        assert len(marks) == PLACES

    def replace() -> None:
        whole = QTextCursor(edit.document())
        whole.beginEditBlock()
        cursor = QTextCursor(edit.document())
        while not (cursor := edit.document().find(WORD, cursor)).isNull():
            cursor.insertText(OTHER)
        whole.endEditBlock()

    return [Figure("QPlainTextEdit: mark “bupati”", timed(app, mark, lambda: edit.setExtraSelections([]), TIMES)),
            Figure("QPlainTextEdit: replace everywhere", timed(app, replace, edit.undo, TIMES))]


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(["bench"])
    look.apply(app, "light", 1.0)
    body_text = text()
    print("\n".join(lines_of([*of_ours(app, body_text), *of_qt(app, body_text)])), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
