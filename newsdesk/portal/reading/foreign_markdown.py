"""Markdown that others wrote as lines of our dialect: the Markdown library understands it, our walk over HTML writes it.

The library knows what we never write: underlined headings, reference links, nested lists, hard breaks, tables, footnotes.
Where a text would make it take minutes (thousands of open brackets in one paragraph), None says so.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newsdesk.portal.reading.reading import Refusal
from newsdesk.text.body import lines_of
from newsdesk.text.from_html import element_markdown, numbered

if TYPE_CHECKING:
    from lxml.html import HtmlElement

EXTENSIONS = ("tables", "footnotes", "sane_lists", "fenced_code", "def_list")
MOST_BRACKETS = 4_000_000
"""The sum over the paragraphs of their open brackets, squared: what the library's time grows with (0.2 µs each)."""
_ITEM = re.compile(r"(?:[-*+]|(\d{1,9})[.)])[ \t]+(?=\S)")
_RULE = re.compile(r"(?:[-*_][ \t]*){3,}")
_FENCE = re.compile(r"(`{3,}|~{3,})")

TakePicture = Callable[[str, str, bool], str]
"""Source and alternative text of a picture, and whether it stands above all text -> its line, or an empty string."""


@dataclass(slots=True)
class Foreign:
    """What a text of Markdown says."""

    lines: list[str] = field(default_factory=list)
    title: str = ""
    """The words of the first heading of the first level, where it is among the first three blocks."""
    refused: list[Refusal] = field(default_factory=list)


def foreign_markdown(text: str, take_title: bool, take_picture: TakePicture) -> Foreign | None:
    """The lines of a text of Markdown; None where only a plainer reader can read it in good time.

    take_title: the title is taken out of the lines. take_picture is asked for each picture that stands alone; one inside
    a paragraph is its alternative text. Nothing active in the HTML that may stand in Markdown is left; it is told.
    """
    if sum(block.count("[") ** 2 for block in re.split(r"\n\s*\n", text)) > MOST_BRACKETS:
        return None
    # The library takes 60 ms to import, lxml as much: they come with the first file.
    import markdown

    from newsdesk.portal.reading.elements import parsed, words
    from newsdesk.portal.reading.hazards import take_hazards
    from newsdesk.text.pasting.tables import flatten_tables

    try:
        source = markdown.markdown(tidy_source(text), extensions=list(EXTENSIONS), output_format="html")
    except RecursionError:
        return None
    page, deep = parsed(f"<html><body>{source}</body></html>")
    if deep:
        return None
    found = Foreign(refused=take_hazards(page))
    _tidy_footnotes(page)
    flatten_tables(page)
    body = page.find("body")
    blocks: list[HtmlElement] = [] if body is None else [b for b in body if isinstance(b.tag, str)]
    titles = [b for b in blocks[:3] if b.tag == "h1"]
    if take_title and titles:
        found.title = words(titles[0])
        blocks.remove(titles[0])
    for block in blocks:
        image = _only_image(block)
        if image is not None:
            found.lines += filter(None, [take_picture(image.get("src", ""), image.get("alt", ""), not found.lines)])
            continue
        for image in list(block.iter("img")):
            image.tag, image.text = "span", image.get("alt", "")
        block.tail = None
        found.lines += filter(None, lines_of(element_markdown(block)))
    found.lines = numbered(found.lines)
    return found


def tidy_source(text: str) -> str:
    """Markdown as the library wants it, which is stricter than what people write and most programs read.

    A list may follow a paragraph directly, be nested by two spaces and numbered ``1)``; a backslash ends a line; struck
    words are words; and an indented paragraph is one whose first line was indented, no code.
    """
    out: list[str] = []
    fence, listed = "", False
    item: re.Match[str] | None = None
    step = _step(text.split("\n"))
    for raw in text.split("\n"):
        line = raw.expandtabs(4).rstrip("\r")
        bare = line.strip()
        mark = _FENCE.match(bare)
        if fence or mark:
            fence = "" if fence and bare.startswith(fence) else fence or (mark[1] if mark else "")
            out.append(line)
            continue
        before, item = item is not None, None if _RULE.fullmatch(bare) else _ITEM.match(bare)
        below = bool(out) and bool(out[-1].strip())
        indent = len(line) - len(line.lstrip())
        if item and below and not listed and item[1] not in (None, "1"):
            item = None  # a wrapped line that happens to begin with a year
        if item:
            if below and not before:  # an item follows an item, or an empty line
                out.append("")
            listed = True
            bare = f"{item[1]}. {bare[item.end():]}" if item[1] else bare
        elif bare and not indent and not below:
            listed = False
        indent = 4 * math.ceil(indent / step) if listed else 0
        ending = "  " if line.endswith("  ") or bare.endswith("\\") else ""
        out.append(" " * indent + re.sub(r"~~(?=\S)(.+?)(?<=\S)~~", r"\1", bare.removesuffix("\\")) + ending if bare else "")
    return "\n".join(out)


def _step(lines: Iterable[str]) -> int:
    """By how many spaces the lists of a text are nested."""
    indents = (len(line) - len(line.lstrip()) for raw in lines if _ITEM.match((line := raw.expandtabs(4)).strip()))
    return min((n for n in indents if n >= 2), default=4)


def _only_image(block: HtmlElement) -> HtmlElement | None:
    """The picture that is all a block holds."""
    images = list(block.iter("img"))
    return images[0] if len(images) == 1 and not block.text_content().strip() else None


def _tidy_footnotes(page: HtmlElement) -> None:
    """What leads to a footnote is its number in brackets; what leads back goes."""
    for back in page.xpath("//a[@class='footnote-backref']"):
        back.drop_tree()
    for reference in page.xpath("//sup[a[@class='footnote-ref']]"):
        reference.text, tail = f" [{reference.text_content()}]", reference.tail
        del reference[:]
        reference.tail = tail
