"""Shows a text as it was, with what is not in the article any more on a ground of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from newsdesk.text.comparison import Stretch
from ui.look import colour, px, text_font
from ui.look.tokens import SIZE_TITLE
from ui.words import say


class ThenText(QTextEdit):
    """Only to be read; words are selected with the mouse or with Shift and the arrows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setAccessibleName(say("back.text"))
        self.document().setDocumentMargin(px(20))

    def show_text(self, headline: str, stretches: Sequence[Stretch]) -> None:
        """Show a headline and a text of one line a paragraph; the first that is lost of it comes into sight."""
        self.clear()
        cursor, first = self.textCursor(), -1
        block = QTextBlockFormat()
        block.setBottomMargin(px(12))
        block.setLineHeight(112, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(block)
        if headline:
            cursor.insertText(headline, _format(False, bold=True))
            cursor.insertBlock(block)
        for one in stretches:
            if one.lost and first < 0 and one.text.strip():
                first = cursor.position()
            cursor.insertText(one.text, _format(one.lost))
        place = QTextCursor(self.document())
        place.setPosition(max(first, 0))
        self.setTextCursor(place)
        self.ensureCursorVisible()

    def passage(self) -> str:
        """The words that are selected, a line for each paragraph."""
        return self.textCursor().selection().toPlainText()


def _format(lost: bool, bold: bool = False) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(text_font(SIZE_TITLE + 2))
    form.setForeground(colour("text"))
    if lost:
        form.setBackground(colour("look_ground"))
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)  # never by colour alone
        form.setUnderlineColor(colour("look"))
    if bold:
        form.setFontWeight(700)
    return form
