"""The body of an article as lines: the dialect of Markdown we write, and how it is taken apart.

Every line that is not empty is one block, a paragraph as the reporter sees it: paragraphs, subheadings (``## ``), list
items (``- ``, ``1. ``), quotes (``> ``), related links (text/related.py) and pictures (``![alt](picture:KEY)``). Blocks
are parted by an empty line; items of one list and lines of one quote follow each other directly. Inside a block:
``**bold**``, ``*italic*``, ``[text](https://...)`` and backslash escapes. No raw HTML: ``<`` is a character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from newsdesk.text.related import Related, read_related


class Kind(Enum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBER = "number"
    QUOTE = "quote"
    RELATED = "related"
    PICTURE = "picture"


_PICTURE = re.compile(r"!\[((?:[^\[\]\\]|\\.)*)\]\(picture:([a-z0-9]+)\)")
_KINDS = (
    (re.compile(r"#{1,6} "), Kind.HEADING),
    (re.compile(r"[-*+] "), Kind.BULLET),
    (re.compile(r"\d{1,9}[.)] "), Kind.NUMBER),
    (re.compile(r"> ?"), Kind.QUOTE),
)
_BEGINNINGS = frozenset("B!#-*+>")
_LONG = 2_000
_TIGHT = {Kind.BULLET, Kind.NUMBER, Kind.QUOTE}


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a body: its kind and the line of Markdown as it stands."""

    kind: Kind
    line: str

    @property
    def related(self) -> Related | None:
        return read_related(self.line) if self.kind is Kind.RELATED else None

    @property
    def picture(self) -> str:
        """The key of the picture, or an empty string."""
        found = _PICTURE.fullmatch(self.line.strip()) if self.kind is Kind.PICTURE else None
        return found[2] if found else ""


def kind_of(line: str) -> Kind:
    """What a line of a body is. An empty line is an (empty) paragraph."""
    first = line[:1]
    if first not in _BEGINNINGS and not first.isdecimal():  # asked of every line of a text: most are plain
        return Kind.PARAGRAPH
    if line.startswith("BACA JUGA: [") and read_related(line):
        return Kind.RELATED
    if line.startswith("![") and _PICTURE.fullmatch(line.strip()):
        return Kind.PICTURE
    for pattern, kind in _KINDS:
        if pattern.match(line):
            return kind
    return Kind.PARAGRAPH


def picture_line(key: str, alt: str = "") -> str:
    """The line that puts the picture with this key into a body."""
    words = re.sub(r"([\\\[\]])", r"\\\1", " ".join(alt.split()))
    return f"![{words}](picture:{key})"


def lines_of(body: str) -> list[str]:
    """A body as the lines a reporter sees, empty paragraphs kept: the inverse of `join_lines`."""
    lines: list[str] = []
    for chunk in body.split("\n\n"):
        lines.extend(chunk.split("\n"))
    return lines


def join_lines(lines: Iterable[str], kinds: Iterable[Kind] | None = None) -> str:
    """Lines as one body: parted by an empty line, items of one list and lines of one quote directly.

    kinds: of the lines, where they are known."""
    lines = list(lines)
    parts: list[str] = []
    before: Kind | None = None
    for line, kind in zip(lines, kinds or map(kind_of, lines), strict=True):
        if before is not None:
            parts.append("\n" if kind is before and kind in _TIGHT else "\n\n")
        parts.append(line)
        before = kind
    return "".join(parts)


def blocks(body: str) -> list[Block]:
    """The blocks of a body in order, empty lines left out."""
    return list(_blocks(body)) if len(body) > _LONG else _read_blocks(body)


def _read_blocks(body: str) -> list[Block]:
    return [Block(kind_of(line), line) for line in lines_of(body) if line.strip()]


@lru_cache(maxsize=4)
def _blocks(body: str) -> tuple[Block, ...]:
    """A page and its checks ask a dozen times for the blocks of one body: a long one is read once."""
    return tuple(_read_blocks(body))


def chunks(body: str) -> list[str]:
    """A body as the pieces that are rendered on their own: one block each, but a whole list or quote together.

    The n-th chunk is the n-th child element of the article's body on the page: preview and text find each other by it.
    """
    return list(_chunks(body)) if len(body) > _LONG else list(_chunks.__wrapped__(body))


@lru_cache(maxsize=4)
def _chunks(body: str) -> tuple[str, ...]:
    return tuple("\n".join(b.line for b in group) for group in _groups(blocks(body)))


def related_links(body: str) -> list[Related]:
    """The related links of a body in order."""
    return [r for b in blocks(body) if (r := b.related)]


def picture_keys(body: str) -> list[str]:
    """The keys of the pictures that a body shows, in order, once each."""
    return _keys(blocks(body))


def pictures_in(lines: Iterable[str]) -> list[str]:
    """The same of lines of a body."""
    return _keys(Block(Kind.PICTURE, line) for line in lines if line.startswith("!["))


def _keys(some: Iterable[Block]) -> list[str]:
    return list(dict.fromkeys(key for block in some if (key := block.picture)))


def _groups(items: Iterable[Block]) -> Iterator[list[Block]]:
    group: list[Block] = []
    for block in items:
        if group and not (block.kind is group[-1].kind and block.kind in _TIGHT):
            yield group
            group = []
        group.append(block)
    if group:
        yield group
