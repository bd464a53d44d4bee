"""Key to paint in the paper at 0, 5,000 and 20,000 words, beside a bare QPlainTextEdit in the same run.

In process: a key event is sent, and the clock runs until the viewport has painted. It runs on a display of its own.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPlainTextEdit

from newsdesk import drafting, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Desk
from newsdesk.text.body import join_lines
from newsdesk.text.related import Related, related_line
from tests.bench.display import own_display
from tests.bench.table import Figure, lines_of
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


def measure(what: str, edit: QAbstractScrollArea, words: int) -> list[Figure]:
    """Figures of an edit with the caret in the middle of its text, and at the end."""
    figures = []
    for place in ("middle", "end"):
        to_place(edit, place)
        keys(edit, 40)
        figures.append(Figure(f"{what}, {words:,} words, {place}", tuple(keys(edit))))
    return figures


def to_place(edit: QPlainTextEdit | object, place: str) -> None:
    document = edit.document()  # type: ignore[attr-defined]
    number = document.blockCount() // 2 if place == "middle" else document.blockCount() - 1
    cursor = QTextCursor(document.findBlockByNumber(number))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    edit.setTextCursor(cursor)  # type: ignore[attr-defined]


def bare(body: str) -> QPlainTextEdit:
    """A bare widget of Qt's with the same text in the same letters."""
    edit = QPlainTextEdit()
    font = QFont("Source Serif 4")
    font.setPixelSize(18)
    edit.setFont(font)
    edit.setPlainText(body)
    edit.resize(1180, 828)
    edit.show()
    return edit


def main() -> None:
    """Print the table."""
    app = QApplication.instance() or QApplication([])
    look.apply(app, "light", 1.0)
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.open(Path(folder))
        bridge = Bridge(desk)
        bridge.act(staffing.settle_in, "Penguji", ("reporter",), "disway-jateng")
        for words in SIZES:
            body = text_of(words)
            edit = bare(body)
            figures += measure("key to paint, bare QPlainTextEdit", edit, words)
            edit.close()
            article = bridge.act(drafting.start, Content(headline=f"Uji ketik {words}", body=body))
            start = time.perf_counter()
            paper = Paper(bridge, article)
            paper.resize(1180, 828)
            paper.show()
            QTest.qWaitForWindowExposed(paper)
            app.processEvents()
            opened = (time.perf_counter() - start) * 1000
            figures += measure("key to paint, paper", paper.body, words)
            figures.append(Figure(f"paper opened, {words:,} words", (opened,)))
            figures.append(Figure(f"what autosave holds a key for, {words:,} words", (timed(paper.settle),)))
            paper.close()
            paper.deleteLater()
        desk.close()
    print("\n".join(lines_of(figures)))
    print(f"\n{KEYS} keys each, {app.platformName()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")


def timed(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    if not shutil.which("Xvfb"):
        print("key to paint: not measured, Xvfb is not installed")
    else:
        with tempfile.TemporaryDirectory(prefix="newsdesk-typing-") as framebuffer, own_display(Path(framebuffer)) as (name, _):
            os.environ |= {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}
            main()
