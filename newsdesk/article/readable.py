"""The text of an article as a reader sees it, line by line, what a later text lost of it, and the Markdown of any part of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from newsdesk.article.content import Content, Picture
from newsdesk.text.body import Block, Kind, kind_of, lines_of
from newsdesk.text.comparison import lost_in
from newsdesk.text.spans import Span, block_line, spans

_PREFIX = re.compile(r"#{1,6} |[-*+] |\d{1,9}[.)] |> ?")
Part = tuple[int, int]
"""From where to where in the words of a line."""


@dataclass(frozen=True, slots=True)
class ReadableLine:
    """One line of a body that is not empty: a paragraph, an item, the title on a card, the caption of a picture."""

    kind: Kind
    line: str
    """As it stands in the body."""
    parts: tuple[Span, ...]
    """Its words, as they look."""
    mark: str = ""
    """What stands before the words of a list item."""
    lost: tuple[Part, ...] = ()
    """What of the words a later text has no more."""

    @property
    def words(self) -> str:
        return "".join(part.text for part in self.parts)

    def markdown(self, start: int, end: int) -> str:
        """A part of the words as a line of a body: all of them are the line itself, of a card the words alone are a paragraph."""
        if start <= 0 and end >= len(self.words):
            return self.line
        cut, at = [], 0
        for part in self.parts:
            if text := part.text[max(0, start - at) : max(0, end - at)]:
                cut.append(replace(part, text=text))
            at += len(part.text)
        return block_line(cut) if cut else ""


def readable(content: Content) -> tuple[ReadableLine, ...]:
    """The body of a content as it is read."""
    pictures = {picture.key: picture for picture in content.pictures}
    return tuple(_readable(Block(kind_of(line), line), pictures) for line in lines_of(content.body) if line.strip())


def with_loss(then: Content, now: Content) -> tuple[ReadableLine, ...]:
    """The body of an earlier content as it is read, with what a later one has lost of it. What only moved is not lost."""
    lines = readable(then)
    lost: list[list[Part]] = [[] for _ in lines]
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line.words) + 1
    number = at = 0
    for stretch in lost_in(reading(then), reading(now)):
        for n, piece in enumerate(stretch.text.split("\n")):
            if n:
                number, at = number + 1, at + 1
            if stretch.lost and piece:
                lost[number].append((at - starts[number], at - starts[number] + len(piece)))
            at += len(piece)
    return tuple(replace(line, lost=tuple(parts)) for line, parts in zip(lines, lost, strict=True))


def reading(content: Content) -> str:
    """The words of a body as it is read, a line each, as what compares texts wants them: an empty line between them."""
    return "\n\n".join(line.words for line in readable(content))


def _readable(block: Block, pictures: dict[str, Picture]) -> ReadableLine:
    if (related := block.related) is not None:
        return ReadableLine(block.kind, block.line, _words(related.title))
    if block.kind is Kind.PICTURE:
        picture = pictures.get(block.picture)
        said = (picture.keyword, picture.caption, picture.photographer, picture.agency) if picture else ()
        return ReadableLine(block.kind, block.line, _words(" · ".join(filter(None, said))))
    mark = None if block.kind is Kind.PARAGRAPH else _PREFIX.match(block.line)
    line = block.line[mark.end() :] if mark else block.line
    shown = "•" if block.kind is Kind.BULLET else mark[0].strip() if mark and block.kind is Kind.NUMBER else ""
    return ReadableLine(block.kind, block.line, spans(line), shown)


def _words(text: str) -> tuple[Span, ...]:
    return (Span(" ".join(text.split())),)
