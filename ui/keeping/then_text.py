"""A text as it was, as its readers would see it: what is no longer in the article is marked, and parts of it can be taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from newsdesk.article.readable import ReadableLine
from newsdesk.text.body import Kind
from newsdesk.text.spans import Span
from ui.look import colour, px, text_font
from ui.look.tokens import SIZE_SECONDARY, SIZE_TITLE
from ui.words import say

_LABELS = {Kind.RELATED: "review.card.related", Kind.PICTURE: "review.card.picture"}
_INDENTED = (Kind.BULLET, Kind.NUMBER, Kind.QUOTE)


class ThenText(QTextEdit):
    """Only to be read; words are selected with the mouse or with Shift and the arrows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[ReadableLine] = ()
        self._leads: list[int] = []
        """Of each block, how many of its first characters are no words of the text."""
        self._headline = 0
        """How many blocks stand before the text."""
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setAccessibleName(say("back.text"))
        self.document().setDocumentMargin(px(20))

    def show_text(self, headline: str, lines: Sequence[ReadableLine]) -> None:
        """Show a headline and a text; the first that is lost of it comes into sight."""
        self.clear()
        self._lines, self._headline, self._leads = lines, 1 if headline else 0, []
        cursor, first = self.textCursor(), -1
        cursor.beginEditBlock()
        for number, line in enumerate((None, *lines) if headline else lines):
            shape = _shape(line)
            if number:
                cursor.insertBlock(shape)
            else:
                cursor.setBlockFormat(shape)
            if line is None:
                cursor.insertText(headline, _form(Span(headline, strong=True)))
                continue
            lead = _lead(line)
            cursor.insertText(lead, _form(Span(lead, strong=True), line.kind, label=True))
            self._leads.append(len(lead))
            for part, lost in _pieces(line):
                if lost and first < 0 and part.text.strip():
                    first = cursor.position()
                cursor.insertText(part.text, _form(part, line.kind, lost))
        cursor.endEditBlock()
        place = QTextCursor(self.document())
        place.setPosition(max(first, 0))
        self.setTextCursor(place)
        self.ensureCursorVisible()

    def passage(self) -> str:
        """The words that are selected, a line for each paragraph."""
        return self.textCursor().selection().toPlainText()

    def taken(self) -> tuple[str, ...]:
        """What is selected as lines of a body: of the first and the last paragraph what is selected, cards as cards."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        block, taken = self.document().findBlock(start), []
        while block.isValid() and block.position() <= end:
            if line := self._taken_of(block, start, end):
                taken.append(line)
            block = block.next()
        return tuple(taken)

    def _taken_of(self, block: QTextBlock, start: int, end: int) -> str:
        number = block.blockNumber() - self._headline
        first, last = max(0, start - block.position()), min(end - block.position(), block.length() - 1)
        if first >= last:
            return ""
        units = block.text().encode("utf-16-le")
        if number < 0:
            return ReadableLine(Kind.PARAGRAPH, "", (Span(block.text() + " "),)).markdown(
                *(len(units[: 2 * at].decode("utf-16-le", "ignore")) for at in (first, last)))
        lead = self._leads[number]
        return self._lines[number].markdown(*(len(units[2 * lead : 2 * max(at, lead)].decode("utf-16-le", "ignore"))
                                              for at in (first, last)))


def _lead(line: ReadableLine) -> str:
    """What stands before the words of a line and is none of them."""
    if line.kind in _LABELS:
        return f"{say(_LABELS[line.kind])}  "
    return f"{line.mark}  " if line.mark else ""


def _pieces(line: ReadableLine) -> Iterator[tuple[Span, bool]]:
    """The words of a line in pieces that look the same: with whether they are lost."""
    at = 0
    for part in line.parts:
        end = at + len(part.text)
        cuts = sorted({at, end, *(cut for lost in line.lost for cut in lost if at < cut < end)})
        for start, stop in zip(cuts, cuts[1:], strict=False):
            lost = any(first <= start and stop <= last for first, last in line.lost)
            yield Span(part.text[start - at : stop - at], part.strong, part.em, part.href), lost
        at = end


def _shape(line: ReadableLine | None) -> QTextBlockFormat:
    shape = QTextBlockFormat()
    shape.setBottomMargin(px(12))
    shape.setLineHeight(112, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if line is None:
        return shape
    if line.kind in _LABELS:
        shape.setBackground(colour("background"))
    elif line.kind is Kind.HEADING:
        shape.setTopMargin(px(10))
    elif line.kind in _INDENTED:
        shape.setLeftMargin(px(20))
    return shape


def _form(part: Span, kind: Kind = Kind.PARAGRAPH, lost: bool = False, label: bool = False) -> QTextCharFormat:
    form = QTextCharFormat()
    letters = text_font(SIZE_SECONDARY + 1 if label and kind in _LABELS else SIZE_TITLE + 2)
    letters.setItalic(part.em or kind is Kind.QUOTE)
    form.setFont(letters)
    form.setForeground(colour("accent" if part.href or (label and kind is Kind.RELATED) else
                              "muted" if kind is Kind.PICTURE else "text"))
    if part.strong or kind is Kind.HEADING:
        form.setFontWeight(700)
    if lost:
        form.setBackground(colour("look_ground"))
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)  # never by colour alone
        form.setUnderlineColor(colour("look"))
    return form
