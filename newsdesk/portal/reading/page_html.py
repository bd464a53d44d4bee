"""A saved page, the portal's or another's: read by its structure. Nothing is fetched, nothing active is kept."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree
from lxml.html import HtmlElement

from newsdesk.errors import Refused
from newsdesk.portal.reading.assemble import Habits, Parts
from newsdesk.portal.reading.elements import first, meta, parsed, words
from newsdesk.portal.reading.hazards import take_hazards
from newsdesk.portal.reading.local_pictures import LocalPictures
from newsdesk.portal.reading.other_html import linked_data, read_other
from newsdesk.portal.reading.portal_html import is_own, is_portal, read_lists, read_own, read_portal
from newsdesk.portal.reading.reading import FindTitle, ListEntry, Reading, Refusal

PAGE_TOO_DEEP = "page-too-deep"
MORE_PAGES = "more-pages"
_ADDRESS = re.compile(r"https?://[\w.-]+/(?:[\w-]+/)?read/(\d+)/([\w-]+)(?:/(\d+))?/?")


def read_page_html(text: str, name: str, habits: Habits, find_title: FindTitle, folder: Path | None) -> Reading:
    """A page's HTML as a Reading; folder: where it lies, for pictures saved beside it.

    Raises Refused("page-without-article") where there is neither headline nor text.
    """
    try:
        page, deep = parsed(text)
    except (etree.ParserError, ValueError, AssertionError) as wrong:
        raise Refused("page-without-article", name=name) from wrong
    linked = linked_data(page)
    parts, local = Parts(), LocalPictures(folder)
    parts.refused += take_hazards(page)
    shown = [words(a) for a in page.xpath("//ul[contains(@class,'pagination')]//a") if words(a).isdigit()]
    entries: list[ListEntry] = []
    own, portal = is_own(page), is_portal(page)
    if own:
        entries = read_lists(parts, page, habits)
        read_own(parts, page, local)
    elif portal:
        entries = read_lists(parts, page, habits)
        read_portal(parts, page, linked, habits, find_title, local)
    else:
        read_other(parts, page, linked, habits, find_title, local)
    if deep:
        parts.refused.append(Refusal(parts.headline[:200], PAGE_TOO_DEEP, "lost"))
    if not (parts.headline or parts.lines):
        raise Refused("page-without-article", name=name)
    if shown:
        parts.refused.append(Refusal(" ".join(shown)[:200], MORE_PAGES, "lost"))
    return Reading(parts.content(), tuple(entries), (*parts.refused, *local.refused), local.bytes,
                   "page-html" if own or portal else "other-html", name, _address(page, own or portal))


def _address(page: HtmlElement, portal: bool) -> str:
    """The page's own address: on the portal only one with an article's number, without the number of the part."""
    said = first(page.xpath("//link[@rel='canonical']/@href")) or meta(page, "og:url")
    found = _ADDRESS.fullmatch(said)
    if found:
        return said.rstrip("/").removesuffix(f"/{found[3]}") if found[3] else said.rstrip("/")
    return said if not portal and re.fullmatch(r"https?://[^\s<>\"]+", said) else ""
