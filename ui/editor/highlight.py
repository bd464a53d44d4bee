"""How Markdown looks while it is written: bold is bold, marks are dimmed. One paragraph at a time, none of it stored."""

from __future__ import annotations

import re

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from newsdesk.text.body import Kind, kind_of
from ui.editor.document import text_size
from ui.look import style

# One may end where the other does: *miring **tebal***, **tebal *miring***.
_BOLD = re.compile(r"(?<![\\*])(\*\*)(?=[^\s*])((?:[^*\\]|\\.|\*(?!\*))+?)(?<=\S)(\*\*)(?!\*\*)")
_ITALIC = re.compile(
    r"(?<![\\*])(\*)(?=[^\s*])((?:[^*\\]|\\.|\*\*(?=[^\s*])(?:[^*\\]|\\.)+?(?<=\S)\*\*)+?)(?<=\S)(\*)(?:(?!\*)|(?=\*\*(?!\*)))"
)
_THREE = re.compile(r"(?<=[^\s*\\])\*\*\*(?!\*)")
_BOTH = re.compile(r"(?<![\\*])(\*\*\*)(?=[^\s*])((?:[^*\\]|\\.)+?)(?<=\S)(\*\*\*)(?!\*)")
_LINK = re.compile(r"(?<!\\)(\[)((?:[^\[\]\\]|\\.)+)(\]\()([^()\s<>\"]+)(\))")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_PREFIX = re.compile(r"#{1,6} |[-*+] |\d{1,9}[.)] |> ?")
HEADING_TIMES = 1.22


class Highlighter(QSyntaxHighlighter):
    """Gives the blocks of a document their look from their Markdown."""

    def __init__(self, document: QTextDocument) -> None:
        self._dim, self._bold, self._italic = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        self._link, self._address, self._heading = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        self._quote = QTextCharFormat()
        self._dim.setForeground(style.colour("faint"))
        self._bold.setFontWeight(QFont.Weight.Bold)
        self._italic.setFontItalic(True)
        self._link.setForeground(style.colour("accent"))
        self._address.setForeground(style.colour("muted"))
        small = style.font(12)
        self._address.setFont(small, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly)
        self._heading.setFontWeight(QFont.Weight.DemiBold)
        self.set_size(text_size(document))
        self._quote.setForeground(style.colour("muted"))
        self._quote.setFontItalic(True)
        super().__init__(document)

    def set_size(self, size: float) -> None:
        """The text has this size in pixels; what was highlighted before keeps its look until it is highlighted anew."""
        self._heading.setProperty(QTextCharFormat.Property.FontPixelSize, round(size * HEADING_TIMES))

    def highlightBlock(self, text: str) -> None:
        kind = kind_of(text)
        if kind is Kind.PARAGRAPH and "*" not in text and "[" not in text and "\\" not in text:
            return
        text = widened(text, self.currentBlock().length() - 1)
        prefix = _PREFIX.match(text) if kind is not Kind.PARAGRAPH else None
        at = prefix.end() if prefix else 0
        if kind is Kind.HEADING:
            self.setFormat(0, len(text), self._heading)
        elif kind is Kind.QUOTE:
            self.setFormat(0, len(text), self._quote)
        if "*" in text[at:]:
            for pattern, forms in ((_BOTH, (self._bold, self._italic)), (_BOLD, (self._bold,)), (_ITALIC, (self._italic,))):
                for found in pattern.finditer(text, at):
                    for form in forms:
                        self._add(found.start(2), found.end(2), form)
                    self._add(found.start(1), found.end(1), self._dim)
                    self._add(found.start(3), found.end(3), self._dim)
            if "***" in text:
                for found in _THREE.finditer(text, at):
                    if self.format(found.start() - 1).fontItalic():
                        self._add(found.start(), found.end(), self._dim)
        if "[" in text:
            for found in _LINK.finditer(text, at):
                self._add(found.start(2), found.end(2), self._link)
                for mark in (1, 3, 5):
                    self._add(found.start(mark), found.end(mark), self._dim)
                self._add(found.start(4), found.end(4), self._address)
        if "\\" in text:
            for found in _ESCAPE.finditer(text, at):
                self._add(found.start(), found.end(), self._dim)
        if prefix:
            self._add(0, at, self._dim)

    def _add(self, start: int, end: int, form: QTextCharFormat) -> None:
        """Lay a look over what is there: bold inside italics is both."""
        at = start
        while at < end:
            here = self.format(at)
            stop = at + 1
            while stop < end and self.format(stop) == here:
                stop += 1
            here.merge(form)
            self.setFormat(at, stop - at, here)
            at = stop


def widened(text: str, wide: int) -> str:
    """A block's text with a filler behind each character that takes two of Qt's units, so that positions agree.

    wide: how many units the block has."""
    if len(text) == wide:
        return text
    filled = re.sub("[\U00010000-\U0010ffff]", "xx", text)
    return filled if len(filled) == wide else filled[:wide]
