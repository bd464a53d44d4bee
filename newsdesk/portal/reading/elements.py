"""Small questions to an HTML tree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from lxml import html as lxml_html
from lxml.html import HtmlElement

_SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)", re.I | re.S)
_KEPT = re.compile(r"<(?!/?(?:h1|title|meta|head|body|html|time)\b)/?[a-z][^<>]*>", re.I)
_BLOCK = re.compile(r"</?(?:p|div|li|tr|h[2-6]|blockquote|section|br|table)\b", re.I)


def parsed(source: str) -> tuple[HtmlElement, bool]:
    """A page of HTML, and whether it was nested deeper than the parser goes (2,048): then its words in paragraphs.

    Raises lxml's ParserError where there is nothing. Nothing is fetched.
    """
    page, deep = _tree(source)
    if deep:
        # No person wrote that, and the parser leaves out what is innermost: the text itself, mostly.
        flat = _KEPT.sub(lambda tag: "</p><p>" if _BLOCK.match(tag[0]) else "", _SCRIPT.sub("", source))
        page, _ = _tree(flat)
    return page, deep


def _tree(source: str) -> tuple[HtmlElement, bool]:
    # huge_tree: a page nested deeper than 256 is odd, its text is text all the same.
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True)
    page = lxml_html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    return page, any("RESOURCE_LIMIT" in fault.type_name for fault in parser.error_log)


def has_class(name: str) -> str:
    """The XPath condition that an element has this class."""
    return f"contains(concat(' ',normalize-space(@class),' '),' {name} ')"


def words(element: HtmlElement) -> str:
    """The text of an element, white space made single."""
    return " ".join(str(element.text_content()).replace("\u00a0", " ").split())


def exact(element: HtmlElement) -> str:
    """The text of an element as it stands, without white space at its ends."""
    return str(element.text_content()).strip()


def first(found: Iterable[Any]) -> str:
    """The first of what an XPath found, as text; an empty string for nothing."""
    return str(next(iter(found), "")).strip()


def words_of(page: HtmlElement, path: str) -> str:
    """The text of the first element at a path; an empty string where there is none."""
    found = page.xpath(path)
    return words(found[0]) if found else ""


def meta(page: HtmlElement, name: str) -> str:
    """The content of the meta element of this name or property."""
    return first(page.xpath("//meta[@name=$name or @property=$name or @itemprop=$name]/@content", name=name))
