"""Any HTML as the Markdown of a body: words, bold, italics, links, headings, lists, quotes; nothing else."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as parser

from newsdesk.text.body import Kind, join_lines, kind_of
from newsdesk.text.spans import Span, address, block_line, inline_markdown, list_start, related_of

_UNUSABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffc\ufffe\uffff]")
_SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1|\Z)", re.I | re.S)
_TAG = re.compile(r"<[^<>]*>?")
_LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_SKIPPED = {
    "script",
    "style",
    "head",
    "template",
    "noscript",
    "iframe",
    "frame",
    "frameset",
    "noframes",
    "object",
    "embed",
    "applet",
    "svg",
    "math",
    "canvas",
    "audio",
    "video",
    "form",
    "button",
    "select",
    "textarea",
    "input",
    "title",
    "dialog",
    "map",
    "img",
    "link",
    "meta",
    "base",
}
_BLOCKS = {
    "p",
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "aside",
    "nav",
    "figure",
    "figcaption",
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "dl",
    "dt",
    "dd",
    "pre",
    "address",
    "hr",
    "center",
    "body",
    "html",
    "details",
    "summary",
    "fieldset",
    "menu",
}
_HEADINGS = {f"h{n}": max(2, n) for n in range(1, 7)}


def to_markdown(source: str) -> str:
    """The text of any HTML as a body in our dialect; an empty string where there is none.

    Paragraphs, headings, lists (nested ones flat), quotes, bold, italics and links to the web are kept; of everything
    else only the words; of scripts, styles, frames, forms and embedded things nothing.
    """
    clean = _UNUSABLE.sub("", source)
    if not clean.strip():
        return ""
    # The walk needs no recursion, so depth is no danger; without huge_tree the text beyond depth 256 would be lost.
    reader = parser.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        root = parser.document_fromstring(clean.encode("utf-8"), parser=reader)
        if any("RESOURCE_LIMIT" in fault.type_name for fault in reader.error_log):
            # Beyond depth 2048 the parser gives up. No person wrote that: keep the words.
            words = _TAG.sub(" ", _SCRIPT.sub(" ", clean))
            root = parser.document_fromstring(f"<p>{words}</p>".encode(), parser=reader)
    except etree.ParserError:
        return ""
    return element_markdown(root)


def element_markdown(root: etree._Element) -> str:
    """As `to_markdown`, for an element that is parsed already (its tail is not part of it)."""
    return _Walk().body(root)


class _Walk:
    """One walk over a tree: what has been collected of the line at hand, and inside what it stands."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.parts: list[Span] = []
        self.lists: list[list[int]] = []
        """Of each open list: whether numbered, and the next number."""
        self.items = self.quotes = self.strong = self.em = self.level = 0
        self.hrefs: list[str] = []

    def body(self, root: etree._Element) -> str:
        skipping: etree._Element | None = None
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            if event in ("comment", "pi"):
                if skipping is None and element is not root:
                    self.text(element.tail)
                continue
            if event == "start":
                if skipping is None and (element.tag in _SKIPPED or "hidden" in element.attrib):
                    skipping = element
                if skipping is None:
                    self.start(element)
                    self.text(element.text)
                continue
            if skipping is None:
                self.end(element)
            elif skipping is element:
                skipping = None
            if skipping is None and element is not root:
                self.text(element.tail)
        self.flush()
        return join_lines(numbered(self.lines))

    def text(self, text: str | None) -> None:
        if text:
            clean = _LINE_ENDS.sub(" ", _UNUSABLE.sub("", text))
            self.parts.append(Span(clean, self.strong > 0, self.em > 0, self.hrefs[-1] if self.hrefs else ""))

    def start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in ("strong", "b"):
            self.strong += 1
        elif tag in ("em", "i"):
            self.em += 1
        elif tag == "a":
            self.hrefs.append(address(element.get("href") or ""))
        elif tag in ("ul", "ol"):
            self.flush()
            self.lists.append([tag == "ol", list_start(element.get("start", "1"), 1)])
        else:
            self.boundary(tag)
            self.items += tag == "li"
            self.quotes += tag == "blockquote"
            self.level = _HEADINGS.get(tag, self.level)

    def end(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in ("strong", "b"):
            self.strong -= 1
        elif tag in ("em", "i"):
            self.em -= 1
        elif tag == "a":
            self.hrefs.pop()
        elif tag in ("ul", "ol"):
            self.flush()
            self.lists.pop()
        elif tag != "br":
            self.boundary(tag)
            self.items -= tag == "li"
            self.quotes -= tag == "blockquote"
            self.level = 0 if tag in _HEADINGS else self.level

    def boundary(self, tag: str) -> None:
        """A new line begins, or, where our dialect has one line only (list items, headings), a space."""
        if tag in ("td", "th"):
            self.parts.append(Span(" "))
        elif tag in ("li", "blockquote") or (tag in _HEADINGS and not self.items):
            self.flush()
        elif tag in _BLOCKS or tag in _HEADINGS or tag == "br":
            if self.items or self.level:
                self.parts.append(Span(" "))
            else:
                self.flush()

    def flush(self) -> None:
        parts, self.parts = self.parts, []
        line = inline_markdown(parts)
        if not line.strip():
            return
        if self.items and self.lists and self.lists[-1][0]:
            self.lines.append(f"{self.lists[-1][1]}. {line}")
            self.lists[-1][1] += 1
        elif self.items:
            self.lines.append(f"- {line}")
        elif self.quotes:
            self.lines.append(f"> {line}")
        elif self.level:
            self.lines.append(f"{'#' * self.level} {line}")
        else:
            self.lines.append(related_of(parts) or block_line(parts))


def numbered(lines: list[str]) -> list[str]:
    """Lines with the items of each numbered list counted on from its first: two lists that meet become one."""
    out: list[str] = []
    run: list[str] = []
    for line in [*lines, ""]:
        if kind_of(line) is Kind.NUMBER:
            run.append(line)
            continue
        if run:
            start = list_start(run[0].split(".")[0], len(run))
            out.extend(f"{start + n}. {item.split('. ', 1)[1]}" for n, item in enumerate(run))
            run = []
        out.append(line)
    return out[:-1]
