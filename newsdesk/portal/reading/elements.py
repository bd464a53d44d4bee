"""Small questions to an HTML tree."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lxml.html import HtmlElement


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
