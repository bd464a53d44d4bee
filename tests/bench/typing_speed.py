"""Key to paint in the paper at 0, 5,000 and 20,000 words, beside a bare QPlainTextEdit in the same run.

In process: a key event is sent, and the clock runs until the viewport has painted. Medians and 99th percentiles in ms.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPlainTextEdit

from newsdesk import drafting, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Desk
from newsdesk.text.body import join_lines
from newsdesk.text.related import Related, related_line
from ui import look
from ui.bridge import Bridge
from ui.editor.paper import Paper

WORDS = ("warga desa pasar beras harga naik turun kabupaten Tegal Slawi petugas jalan rusak hujan deras sungai meluap "
         "bantuan perajin logam pabrik kunjungan pelajar guru sekolah rumah sakit").split()
SIZES = (0, 5_000, 20_000)
KEYS = 400


def text_of(words: int) -> str:
    """A body of so many words: paragraphs of 40, a subheading, list, bold words or related link now and then."""
    chance = random.Random(7)
    lines = []
    for n in range(words // 40):
        paragraph = [chance.choice(WORDS) for _ in range(40)]
        if n % 5 == 0:
            paragraph[3] = f"**{paragraph[3]}**"
        lines.append(" ".join(paragraph))
        if n % 60 == 30:
            lines.append(related_line(Related(f"Artikel terkait nomor {n}", "newsdesk:title")))
        if n % 25 == 10:
            lines.append("## " + " ".join(paragraph[:5]))
    return join_lines(lines)


class Painted(QObject):
    """Notes when a viewport paints."""

    def __init__(self, edit: QAbstractScrollArea) -> None:
        super().__init__(edit)
        self.at = 0.0
        edit.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.at = time.perf_counter()
        return False


def keys(edit: QAbstractScrollArea, count: int = KEYS) -> list[float]:
    """Type words into an edit; milliseconds from each key to the end of its paint."""
    app, painted, took = QApplication.instance(), Painted(edit), []
    typed = " ".join(WORDS)
    edit.setFocus()
    for n in range(count):
        start = time.perf_counter()
        painted.at = 0.0
        QTest.keyClick(edit, typed[n % len(typed)] if typed[n % len(typed)] != " " else Qt.Key.Key_Space)
        while not painted.at:
            app.processEvents()
        app.processEvents()
        took.append((time.perf_counter() - start) * 1000)
        # What comes between keys (autosave, caret) is waited for as it would be between a person's keys.
        pause = time.perf_counter() + 0.004
        while time.perf_counter() < pause:
            app.processEvents()
    return took


def measure(name: str, edit: QAbstractScrollArea, words: int, middle: Callable[[], None]) -> tuple[float, float]:
    middle()
    keys(edit, 40)
    took = sorted(keys(edit))
    half, most = median(took), took[int(len(took) * 0.99)]
    print(f"  {name:<18} {words:>7,} words   median {half:6.2f} ms   99 % {most:6.2f} ms   worst {took[-1]:6.2f} ms")
    return half, most


def to_middle(edit: QPlainTextEdit | object) -> None:
    document = edit.document()  # type: ignore[attr-defined]
    cursor = QTextCursor(document.findBlockByNumber(document.blockCount() // 2))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    edit.setTextCursor(cursor)  # type: ignore[attr-defined]


def main() -> None:
    """Print the table."""
    app = QApplication.instance() or QApplication([])
    look.apply(app, "light", 1.0)
    print(f"Key to paint ({app.platformName()}, {KEYS} keys in the middle of the text)")
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.open(Path(folder))
        bridge = Bridge(desk)
        bridge.act(staffing.settle_in, "Penguji", ("reporter",), "disway-jateng")
        for words in SIZES:
            body = text_of(words)
            bare = QPlainTextEdit()
            font = QFont("Source Serif 4")
            font.setPixelSize(18)
            bare.setFont(font)
            bare.setPlainText(body)
            bare.resize(1180, 828)
            bare.show()
            measure("bare QPlainTextEdit", bare, words, lambda: to_middle(bare))
            bare.close()
            article = bridge.act(drafting.start, Content(headline=f"Uji ketik {words}", body=body))
            start = time.perf_counter()
            paper = Paper(bridge, article)
            paper.resize(1180, 828)
            paper.show()
            QTest.qWaitForWindowExposed(paper)
            app.processEvents()
            opened = (time.perf_counter() - start) * 1000
            measure("paper", paper.body, words, lambda: to_middle(paper.body))
            print(f"  {'':<18} opened in {opened:.0f} ms, content() {timed(paper.content):.2f} ms, settle {timed(paper.settle):.2f} ms")
            paper.close()
            paper.deleteLater()
        desk.close()


def timed(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
