"""What a key has painted anew is never less than what looks otherwise after it, and for a letter it is one line."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QImage, QPainter, QRegion, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk.text.body import join_lines
from newsdesk.text.related import Related, related_line
from tests.ui.showing import Painted, show_for_keys
from ui.bridge import Bridge
from ui.editor.body import Body
from ui.editor.thumbnails import Thumbnails

LINES = (
    "**SLAWI** - Warga Desa Kagok menutup kanopi pasar yang roboh diterpa hujan deras, kata [Camat](https://contoh.id/a) Slawi, dan "
    "petugas-petugas kecamatan yang datang *sore harinya* membantu mereka mengangkat kayu, genting dan seng sampai malam hari.",
    "## Kanopi yang baru dibangun tahun lalu dengan dana desa roboh lagi untuk ketiga kalinya bulan ini",
    related_line(Related("Harga Cabai Naik", "newsdesk:title")),
    "> \u201cKami tidak tahu siapa yang akan mengganti kerugian pedagang,\u201d ujarnya kepada wartawan di lokasi pada hari itu juga.",
    "Pedagang-pedagang menunggu kabar pemerintah kabupaten tentang bantuan bangunan darurat, sementara barang-barang dagangan mereka "
    "dititipkan di balai desa; pendataan kerugian berlangsung, \U0001f600 dan belum ada angka resmi yang diumumkan kepada siapa pun.",
    "- satu hal lagi yang perlu dicatat oleh pembaca sekalian",
    "Tamat.",
)
LETTERS = "aeiknrstmd" * 4 + " " * 12 + ".,-*[]()\\#>1"
KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return)
GONE = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


def long_words(text: str) -> list[tuple[int, int, str]]:
    """A judge that knows no word of more than six letters."""
    return [(m.start(), len(m.group()), "error") for m in re.finditer(r"\w[\w-]{6,}", text)]


def pairs(text: str) -> list[tuple[int, int, str]]:
    """A judge that points out three words after one another, which may stand in two lines."""
    return [(m.start(), len(m.group()), "match") for m in re.finditer(r"yang \w+ \w+", text)]


class Screen(QObject):
    """What a person sees of a text: of each painting, only what was to be painted anew."""

    def __init__(self, body: Body) -> None:
        super().__init__(body)
        self._port, self._rendering = body.viewport(), False
        self.painted = QRegion()
        self.seen = self.rendered()
        self._port.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._rendering:
            self.painted += event.region()
        return False

    def rendered(self) -> QImage:
        """All of it, painted now."""
        self._rendering = True
        image = self._port.grab().toImage()
        self._rendering = False
        return image

    def is_right(self) -> bool:
        """True where what is seen is what would be painted; what was painted since the last time is seen."""
        QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest.value)
        now = self.rendered()
        painter = QPainter(self.seen)
        painter.setClipRegion(self.painted)
        painter.drawImage(QPoint(), now)
        painter.end()
        self.painted = QRegion()
        return self.seen == now


@pytest.fixture
def body(qtbot: QtBot, bridge: Bridge, qapp: QApplication) -> Iterator[Body]:
    """A text of every kind of paragraph, a caret that does not blink, and two judges."""
    blink = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    made = Body(lambda _: None, lambda _: None, Thumbnails(bridge.home.shown, lambda: 1.0))
    made.load(join_lines(LINES), {})
    show_for_keys(qtbot, made, made, 560, 900)
    made.underlines.set_judge("long", long_words, spare_typed=True)
    made.underlines.set_judge("pairs", pairs)
    made.lay_out()
    yield made
    qapp.setCursorFlashTime(blink)


def settle(body: Body) -> None:
    """Everything is painted and judged that the last key left to be."""
    underlines = body.underlines
    while True:
        QApplication.processEvents()
        if underlines._soon.isActive():
            underlines._soon.stop()
            underlines._judge_visible()
        elif not underlines._rest.isActive():
            return
        else:
            underlines._rest.stop()
            underlines._judge_rest()


@pytest.mark.parametrize("seed", range(6))
def test_what_is_seen_is_what_would_be_painted(body: Body, seed: int) -> None:
    chance = random.Random(seed)
    screen = Screen(body)
    settle(body)
    assert screen.is_right()
    for n in range(120):
        if n % 10 == 0:
            cursor = body.textCursor()
            cursor.setPosition(chance.randrange(body.document().characterCount()))
            body.setTextCursor(cursor)
            settle(body)
            screen.is_right()
        kind = chance.random()
        key = chance.choice(LETTERS) if kind < 0.7 else chance.choice(GONE) if kind < 0.9 else chance.choice(KEYS)
        before = body.toPlainText()
        QTest.keyClick(body, key)
        QApplication.processEvents()
        assert screen.is_right(), (n, key, before)
        settle(body)
        assert screen.is_right(), (n, key, "judged", before)


def to_line(body: Body, number: int, line: int) -> None:
    """Put the caret into a line of a paragraph, away from its ends."""
    block = body.document().findBlockByNumber(number)
    cursor = body.textCursor()
    cursor.setPosition(block.position() + block.layout().lineAt(line).textStart() + 12)
    body.setTextCursor(cursor)


@pytest.mark.parametrize("number", [0, 1, 3, 4])
def test_a_letter_has_one_line_painted(body: Body, number: int) -> None:
    layout = body.document().findBlockByNumber(number).layout()
    lines = [layout.lineAt(n) for n in range(layout.lineCount())]
    free = next(line for line in lines if line.width() - line.naturalTextWidth() > 15)
    high = free.height()
    to_line(body, number, free.lineNumber())
    settle(body)
    screen = Screen(body)
    QTest.keyClick(body, "i")
    QApplication.processEvents()
    assert high <= screen.painted.boundingRect().height() < 2 * high
    assert screen.is_right()


def test_a_mark_that_makes_lines_above_another_look_has_them_painted(body: Body) -> None:
    to_line(body, 4, 0)
    body.textCursor().insertText("**")
    to_line(body, 4, 2)
    settle(body)
    screen = Screen(body)
    for key in ("*", "*", Qt.Key.Key_Backspace):
        QTest.keyClick(body, key)
        QApplication.processEvents()
        assert screen.is_right()


def test_a_line_more_moves_what_follows_and_the_bar(body: Body) -> None:
    body.resize(560, 300)
    to_line(body, 0, 0)
    settle(body)
    screen, most = Screen(body), body.verticalScrollBar().maximum()
    layout = body.document().begin().layout()
    lines = layout.lineCount()
    while layout.lineCount() == lines:
        QTest.keyClick(body, "m")
    QApplication.processEvents()
    assert screen.is_right()
    assert body.verticalScrollBar().maximum() > most


def test_a_letter_on_the_last_page_leaves_the_bar_alone(qtbot: QtBot, body: Body) -> None:
    body.resize(560, 300)
    body.moveCursor(QTextCursor.MoveOperation.End)
    settle(body)
    bar = body.verticalScrollBar()
    stands = bar.minimum(), bar.maximum(), bar.value()
    assert bar.value() > 0
    painted = Painted(bar)
    QTest.keyClick(body, "i")
    settle(body)
    assert (bar.minimum(), bar.maximum(), bar.value()) == stands and not painted.rects
    bar.setValue(0)
    settle(body)
    painted.rects.clear()
    QTest.keyClick(body, "i")
    settle(body)
    assert bar.value() > 0 and painted.rects, "the key brought the caret back into sight"
    for _ in range(60):
        QTest.keyClick(body, "m")
    settle(body)
    assert bar.maximum() > stands[1] and painted.rects


def test_keys_that_write_nothing_paint_no_more_than_the_caret(body: Body) -> None:
    to_line(body, 4, 0)
    settle(body)
    screen = Screen(body)
    QTest.keyClick(body, Qt.Key.Key_Right)
    QApplication.processEvents()
    assert screen.painted.boundingRect().height() < 40
