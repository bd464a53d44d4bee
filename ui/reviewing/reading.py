"""A text to be read, not written: on the same paper, with what went struck through, what came underlined, and what moved."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from string import Template

from PySide6.QtCore import QRectF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from newsdesk.article.content import Content
from ui.comfort.settings import Comfort
from ui.editor.highlight import Highlighter
from ui.editor.thumbnails import Thumbnails
from ui.look import colour, px, theme
from ui.reviewing.drawing import EVERYTHING, Drawn, Stop, Writer
from ui.reviewing.patching import patch
from ui.reviewing.story import Story
from ui.words import say

_SHEET = Template("""
#readText { background: $paper; border: 0; padding: 0; font-family: "$family"; font-size: ${size}px; }
#readText:focus { border: 0; padding: 0; }
#readText QScrollBar::handle:disabled { background: transparent; }
""")


class ReadText(QTextEdit):
    """Only to be read; the changes of a story are walked through, and clicked."""

    chosen = Signal(str, int)
    """A change was clicked, at this position."""
    laid_out = Signal()
    """What stands where may be another."""
    written = Signal()
    """All of the story is there."""

    def __init__(self, comfort: Comfort, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comfort, self._thumbnails = comfort, thumbnails
        self._current: tuple[int, int] | None = None
        self._notes: tuple[tuple[int, int], ...] = ()
        self.beside_cards = False
        """There are cards at its right: it stands nearer to them than to the left."""
        self._rest: Iterator[bool] | None = None
        self._shown: tuple[Story, Content, Collection[str]] | None = None
        self.drawn = Drawn()
        self.setObjectName("readText")
        self.setStyleSheet(_SHEET.substitute(paper=theme().paper, family=comfort.font.family(), size=comfort.font.pixelSize()))
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setAccessibleName(say("review.text"))
        self.document().setDefaultFont(comfort.font)
        self.document().setDocumentMargin(px(28))
        self.document().setUndoRedoEnabled(False)
        self._highlighter = Highlighter(self.document())
        self.verticalScrollBar().valueChanged.connect(self.laid_out)
        self.verticalScrollBar().rangeChanged.connect(self._range_set)

    def show_story(self, story: Story, content: Content, sides: Collection[str] = EVERYTHING) -> None:
        """Show a story. content: the article as it is now, for its pictures; sides: the marks that are shown."""
        self._current, self._notes = None, ()
        self._shown = story, content, sides
        self._show_selections()
        document = self.document()
        document.clear()
        writer = Writer(document, content, self._comfort, self._thumbnails, sides)
        self.drawn, self._rest = writer.drawn, writer.write(story)
        self._go_on()
        self.verticalScrollBar().setValue(0)

    def reshow_story(self, story: Story, content: Content) -> None:
        """Show another story of the same article where one was: all of it at once, and of a long text only what is another."""
        self.finish()
        before, (_, known, sides) = self._shown, self._shown or (None, None, EVERYTHING)
        drawn = None
        if before is not None and known is not None and known.pictures == content.pictures:
            writer = Writer(self.document(), content, self._comfort, self._thumbnails, sides)
            drawn = patch(self.document(), self.drawn, before[0], story, writer.insert)
        if drawn is None:
            self.show_story(story, content, sides)
            self.finish()
            return
        self.drawn, self._shown = drawn, (story, content, sides)
        self._current, self._notes = None, ()
        self.laid_out.emit()

    def finish(self) -> None:
        """Write what is not written yet: the end of a long text follows what is seen of it, a part at a time."""
        while self._rest is not None:
            self._go_on()

    def _go_on(self) -> None:
        if self._rest is None:
            return
        ended = next(self._rest, None) is None
        self._to_beginning()
        if ended:
            self._rest = None
            self.written.emit()
        else:
            QTimer.singleShot(0, self, self._go_on)
        self.laid_out.emit()

    def _to_beginning(self) -> None:
        """What is written takes the caret along to its end, and the next key would show that: one reads from the beginning."""
        if self.textCursor().atEnd():
            place = self.verticalScrollBar().value()
            self.setTextCursor(QTextCursor(self.document()))
            self.verticalScrollBar().setValue(place)

    # ---- where one is -------------------------------------------------------------------------------------------------

    def go(self, stop: Stop) -> None:
        """Show a place in the upper third, marked as the one that is spoken of."""
        self.finish()
        self._current = stop.start, stop.end
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(stop.start, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        rect = self.cursorRect()
        if not self.viewport().rect().adjusted(0, px(40), 0, -px(90)).contains(rect):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - self.viewport().height() // 3)
        self.viewport().update()
        self.laid_out.emit()

    def show_notes(self, spans: Collection[tuple[int, int]]) -> None:
        """Lay a quiet ground under words that somebody noted something about."""
        self._notes = tuple(spans)
        self._show_selections()

    def top_of(self, position: int) -> int:
        """How far below the beginning of the text a position stands."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(max(0, min(position, self.document().characterCount() - 1)))
        return self.cursorRect(cursor).top() + self.verticalScrollBar().value()

    def find_words(self, words: str, change: bool = True) -> Stop | None:
        """Where words stand: in a change where there is such a place."""
        self.finish()
        text = self.document().toRawText()
        first: Stop | None = None
        at = text.find(words) if words else -1
        while at >= 0:
            stop = Stop("", at, at + len(words))
            first = first or stop
            if not change or any(s.start < stop.end and at < s.end for s in self.drawn.stops):
                return stop
            at = text.find(words, at + 1)
        return first

    def _show_selections(self) -> None:
        marks = []
        for start, end in self._notes:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document())  # type: ignore[attr-defined]
            mark.cursor.setPosition(start)  # type: ignore[attr-defined]
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)  # type: ignore[attr-defined]
            mark.format.setBackground(colour("look_ground"))  # type: ignore[attr-defined]
            mark.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)  # type: ignore[attr-defined]
            mark.format.setUnderlineColor(colour("look"))  # type: ignore[attr-defined]
            marks.append(mark)
        self.setExtraSelections(marks)

    def _range_set(self, least: int, most: int) -> None:
        self.verticalScrollBar().setEnabled(most > least)

    # ---- what Qt asks -------------------------------------------------------------------------------------------------

    def loadResource(self, kind: int, name: QUrl) -> None:
        """Nothing is ever fetched for a text: neither from the network nor from a file."""
        return

    def resizeEvent(self, event: QResizeEvent) -> None:
        inner = self.width() - self.verticalScrollBar().sizeHint().width()
        spare = max(0, inner - px(self._comfort.column) - 2 * px(28))
        left = spare * 3 // 4 if self.beside_cards else spare // 2
        if (self.viewportMargins().left(), self.viewportMargins().right()) != (left, spare - left):
            self.setViewportMargins(left, 0, spare - left, 0)
        super().resizeEvent(event)
        self.laid_out.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            at = self.cursorForPosition(event.position().toPoint()).position()
            stop = next((s for s in self.drawn.stops if s.start <= at <= s.end), None)
            if stop is not None:
                self.chosen.emit(stop.change, stop.start)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._current is None:
            return
        first, last = (self._rect(at) for at in self._current)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawRoundedRect(QRectF(px(12), first.top(), px(3), max(first.height(), last.bottom() - first.top())), px(1), px(1))

    def _rect(self, position: int) -> QRectF:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        return QRectF(self.cursorRect(cursor))
