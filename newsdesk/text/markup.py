"""Our dialect of Markdown as HTML: `to_html` writes exactly one clean element a chunk; `to_markdown` reads it back."""

from __future__ import annotations

import re
from functools import lru_cache

import nh3

from newsdesk.text.body import Block, Kind, blocks
from newsdesk.text.from_html import to_markdown
from newsdesk.text.related import Related
from newsdesk.text.spans import Span, address, inline_html, list_start, spans

__all__ = ["address", "plain", "to_html", "to_markdown"]

_PREFIX = re.compile(r"#{1,6} |[-*+] |\d{1,9}[.)] |> ?")
_TAGS = {"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "strong", "em", "a"}


def plain(chunk: str) -> str:
    """The words of a chunk as a reader hears them: no marks, its lines parted by a space."""
    return " ".join(_plain_line(block) for block in blocks(chunk)).strip()


def _plain_line(block: Block) -> str:
    if block.related:
        return f"BACA JUGA: {block.related.title}"
    if block.kind is Kind.PICTURE:
        line = block.line[2 : block.line.rindex("](")]
    else:
        line = block.line if block.kind is Kind.PARAGRAPH else _PREFIX.sub("", block.line, count=1)
    return "".join(span.text for span in spans(line))



@lru_cache(maxsize=8192)
def to_html(chunk: str) -> str:
    """One chunk of a body (see text/body.py) as exactly one HTML element, clean whatever the chunk holds.

    Paragraphs, headings (``#`` is an h2: the headline is the page's h1), lists, quotes. A related link comes as a
    paragraph with a link, a picture as a paragraph of its alt text: the page gives both their own form.
    """
    return nh3.clean(_element(chunk), tags=_TAGS, attributes={"a": {"href"}, "ol": {"start"}}, link_rel=None,
                     url_schemes={"http", "https", "mailto"})


def _element(chunk: str) -> str:
    found = blocks(chunk)
    if not found:
        return "<p></p>"
    first = found[0]
    if first.related:
        return f"<p>BACA JUGA: {inline_html(_related_spans(first.related))}</p>"
    if first.kind is Kind.PICTURE:
        return f"<p>{inline_html(spans(first.line[2 : first.line.rindex('](')]))}</p>"
    if first.kind is Kind.PARAGRAPH:
        return f"<p>{inline_html(spans(first.line))}</p>"
    marks = [_PREFIX.match(block.line) for block in found]
    inner = [inline_html(spans(block.line[mark.end() :])) for block, mark in zip(found, marks, strict=True) if mark]
    if first.kind is Kind.HEADING:
        level = max(2, first.line.index(" "))
        return f"<h{level}>{inner[0]}</h{level}>" if inner[0] else "<p></p>"
    if first.kind is Kind.QUOTE:
        return f"<blockquote>{''.join(f'<p>{line}</p>' for line in inner)}</blockquote>"
    items = "".join(f"<li>{line}</li>" for line in inner)
    if first.kind is Kind.BULLET:
        return f"<ul>{items}</ul>"
    start = list_start(re.split(r"[.)]", first.line, maxsplit=1)[0], len(inner))
    return f"<ol>{items}</ol>" if start == 1 else f'<ol start="{start}">{items}</ol>'


def _related_spans(related: Related) -> tuple[Span, ...]:
    return (Span(" ".join(related.title.split()), href=address(related.url)),)
