"""The lines of the document, kept as it changes: what is asked of the whole text after each key costs one paragraph."""

from __future__ import annotations

from itertools import islice

from PySide6.QtGui import QTextDocument

from newsdesk.text.body import Kind, join_lines, kind_of
from ui.editor.document import line_in

_TIGHT = (Kind.BULLET, Kind.NUMBER, Kind.QUOTE)


class Lines:
    """Line, kind, number of words and guess of every block, by block number."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self.lines: list[str] = []
        self.kinds: list[Kind] = []
        self.counts: list[int] = []
        self.guesses: list[int] = []
        self._body: str | None = None
        self.words = 0
        self.read_all()

    def read_all(self) -> None:
        """Read the whole document anew."""
        self.lines, self.kinds, self.counts, self.guesses, self.words = [], [], [], [], 0
        self._replace(0, 0, 0, self._document.blockCount() - 1)

    def read(self, position: int, added: int) -> tuple[int, int]:
        """Read what changed, as QTextDocument.contentsChange tells it; returns the first and last block number."""
        document = self._document
        first = document.findBlock(position).blockNumber()
        last = document.findBlock(position + added).blockNumber()
        end = document.blockCount() - 1
        first, last = (end if n < 0 else n for n in (first, last))
        grown = document.blockCount() - len(self.lines)
        # A block that shrank away at the very end leaves an old range that begins before the new one.
        first = min(first, max(0, last + 1 - grown))
        self._replace(first, last + 1 - grown, first, last)
        return first, last

    @property
    def body(self) -> str:
        """The body that the document holds; made once for each change."""
        if self._body is None:
            self._body = join_lines(self.lines, self.kinds)
        return self._body

    def chunk_of(self, block: int) -> int:
        """The chunk (text/body.py) that a block belongs to; that of an empty line is the one before it."""
        chunk, before = -1, None
        for line, kind in islice(zip(self.lines, self.kinds, strict=True), block + 1):
            if line.strip():
                if not (kind is before and kind in _TIGHT):
                    chunk += 1
                before = kind
        return max(chunk, 0)

    def block_of(self, chunk: int) -> int:
        """The first block of a chunk; the last block where there are not so many."""
        seen, before = -1, None
        for n, (line, kind) in enumerate(zip(self.lines, self.kinds, strict=True)):
            if line.strip():
                if not (kind is before and kind in _TIGHT):
                    seen += 1
                    if seen == chunk:
                        return n
                before = kind
        return len(self.lines) - 1

    def shape(self) -> list[Kind]:
        """The kinds of the lines that are not empty: while it stays the same, chunks keep their numbers."""
        return [kind for line, kind in zip(self.lines, self.kinds, strict=True) if line.strip()]

    def chunk_at(self, block: int) -> str:
        """The text of the chunk that a block belongs to: its line, or the whole list or quote around it."""
        kind, first, last = self.kinds[block], block, block + 1
        if kind in _TIGHT:
            while first > 0 and (self.kinds[first - 1] is kind or not self.lines[first - 1].strip()):
                first -= 1
            while last < len(self.kinds) and (self.kinds[last] is kind or not self.lines[last].strip()):
                last += 1
        return "\n".join(line for line in self.lines[first:last] if line.strip())

    def first_paragraph(self) -> int:
        """The chunk that is the first ordinary paragraph; -1 where there is none."""
        for block, (line, kind) in enumerate(zip(self.lines, self.kinds, strict=True)):
            if kind is Kind.PARAGRAPH and line.strip():
                return self.chunk_of(block)
        return -1

    def related(self) -> list[int]:
        """The blocks that are related links, in order."""
        return [n for n, kind in enumerate(self.kinds) if kind is Kind.RELATED]

    def _replace(self, old_first: int, old_end: int, first: int, last: int) -> None:
        lines, guesses = [], []
        block = self._document.findBlockByNumber(first)
        for _ in range(first, last + 1):
            line, guess = line_in(block)
            lines.append(line)
            guesses.append(guess)
            block = block.next()
        counts = [len(line.split()) for line in lines]
        self.words += sum(counts) - sum(self.counts[old_first:old_end])
        self.lines[old_first:old_end] = lines
        self.kinds[old_first:old_end] = map(kind_of, lines)
        self.counts[old_first:old_end] = counts
        self.guesses[old_first:old_end] = guesses
        self._body = None
