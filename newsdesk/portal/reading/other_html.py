"""A saved page of any other portal: what it says of itself in its data, and its text by where sentences stand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from newsdesk.article.content import Picture
from newsdesk.portal.reading.assemble import Habits, Parts, take_body, take_headline, take_stamp
from newsdesk.portal.reading.elements import first, has_class, meta, words
from newsdesk.portal.reading.local_pictures import LocalPictures, free_key
from newsdesk.portal.reading.main_text import main_text
from newsdesk.portal.reading.page_text import names_of, own_stamp
from newsdesk.portal.reading.reading import FindTitle, Refusal
from newsdesk.portal.reading.records import tags_of
from newsdesk.text.body import Block, kind_of, lines_of, picture_line
from newsdesk.text.cleaning import chrome
from newsdesk.text.from_html import element_markdown
from newsdesk.text.markup import plain
from newsdesk.text.pasting.pictures import put_pictures, take_pictures
from newsdesk.text.stamp import read_stamp

_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".tif", ".tiff")
LINE_DROPPED = "line-dropped"
_PEOPLE = re.compile(r"\W*(penulis|reporter|editor|oleh|pewarta|sumber)\s*:\s*([^|:]{2,60})\W*", re.I)
_SITE_BEHIND = re.compile(r"\s+(?:[|»]|[-–—](?=\s*(?:[\w.]+|[\w-]+\.(?:com|co\.id|id|co|net)(?:\s+\w+){1,2})\s*$))\s*.{2,40}$")


def linked_data(page: HtmlElement) -> dict[str, Any]:
    """What the page's JSON-LD says of its article; empty where it says nothing."""
    for script in page.xpath("//script[contains(@type,'ld+json')]"):
        try:
            values = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(values):
            kinds = item.get("@type")
            if any("Article" in str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                return item
    return {}


def _items(values: Any) -> Iterator[dict[str, Any]]:
    for item in values if isinstance(values, list) else [values]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (inner for inner in graph if isinstance(inner, dict))


def read_other(parts: Parts, page: HtmlElement, linked: dict[str, Any], habits: Habits, find_title: FindTitle,
               local: LocalPictures) -> None:
    """Headline, people, instant, tags, picture and text of any page that holds an article."""
    take_headline(parts, _headline(page, linked))
    parts.reporters = _authors(page, linked)
    section = linked.get("articleSection")
    parts.category = str(section[0] if isinstance(section, list) and section else section or "") or meta(page, "article:section")
    keywords = linked.get("keywords") or meta(page, "news_keywords") or meta(page, "keywords")
    parts.tags = [t for t in tags_of(keywords if isinstance(keywords, list) else str(keywords)) if len(t) <= 40 and ":" not in t][:12]
    _stamp(parts, page, linked, habits)
    _picture(parts, page, local)
    body = main_text(page)
    if body is not None:
        lines = _with_pictures(parts, body, local)
        take_body(parts, _article_lines(parts, lines, habits), habits, find_title)


def _with_pictures(parts: Parts, body: HtmlElement, local: LocalPictures) -> list[str]:
    """The lines of a text with those of its pictures that were saved beside the page; the lead is not shown twice."""
    pictures = take_pictures(body)
    places = {picture.key: picture for picture in pictures}
    lines: list[str] = []
    for line in put_pictures(lines_of(element_markdown(body)), pictures):
        picture = places.get(Block(kind_of(line), line).picture)
        if picture is None:
            lines.append(line)
            continue
        path = PurePosixPath(unquote(urlsplit(picture.source).path))
        if picture.is_remote or path.suffix.lower() not in _ENDINGS or (parts.lead and parts.lead.name == path.name):
            continue
        key = free_key({p.key for p in parts.pictures})
        if taken := local.take(picture.source, key):
            parts.pictures.append(Picture(key, name=taken, alt=picture.alt))
            lines.append(picture_line(key, picture.alt))
    return lines


def _headline(page: HtmlElement, linked: dict[str, Any]) -> str:
    """The headline as data, heading and shared title agree on it: a section's name is often an h1 as well."""
    shared = meta(page, "og:title") or meta(page, "twitter:title")
    title = first(page.xpath("//title/text()"))
    headings = [h for h in (words(e) for e in page.xpath("//h1 | //*[@itemprop='headline']")) if len(h) > 10]
    said = str(linked.get("headline") or "")
    known = f"{shared} {title} {said}".casefold()
    repeated = max((h for h in headings if h.casefold() in known), key=len, default="")
    return " ".join((repeated or said or _SITE_BEHIND.sub("", shared) or next(iter(headings), "")
                     or _SITE_BEHIND.sub("", title)).split())


def _authors(page: HtmlElement, linked: dict[str, Any]) -> list[str]:
    """Who wrote it: the people in the page's data, without the portal itself, which many name as the author."""
    author = linked.get("author")
    found = [a for a in (author if isinstance(author, list) else [author]) if a]
    named = [str(a.get("name") or "") if isinstance(a, dict) else str(a) for a in found
             if not (isinstance(a, dict) and a.get("@type") == "Organization")]
    names = [n for n in named if n] or names_of(meta(page, "author"))
    names = names or [words(e) for e in page.xpath(f"//*[@itemprop='author' or @rel='author' or {has_class('author')}]")][:1]
    return [n for n in names if 2 < len(n) < 60 and not re.search(r"\bPT\b|media|\.com|\.co\b|redaksi|https?:|cyber", n, re.I)]


def _stamp(parts: Parts, page: HtmlElement, linked: dict[str, Any], habits: Habits) -> None:
    """The instant from the page's data, else the first stamp that stands on its own behind the headline."""
    said = (linked.get("datePublished"), meta(page, "article:published_time"), meta(page, "datePublished"),
            meta(page, "publishdate"), meta(page, "content_PublishedDate"),
            first(page.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime")))
    for value in said:
        stamp = read_stamp(str(value or ""), habits.zone)
        if stamp and "T" in stamp.instant:
            take_stamp(parts, stamp)
            return
    start = page.xpath("(//h1)[1]")
    for element in [*(start[0].xpath("following::*") if start else []), *(start[0].xpath("preceding::*") if start else [])]:
        text = words(element) if isinstance(element.tag, str) and len(element) <= 4 else ""
        if 8 <= len(text) <= 90 and (stamp := read_stamp(text, habits.zone)) and "T" in stamp.instant:
            take_stamp(parts, stamp)
            return


def _picture(parts: Parts, page: HtmlElement, local: LocalPictures) -> None:
    """The picture that the page shares, where a copy of it was saved beside the page."""
    shared = meta(page, "og:image") or meta(page, "twitter:image")
    name = PurePosixPath(unquote(urlsplit(shared).path)).name
    if not shared:
        return
    for source in page.xpath("//img/@src"):
        if name and PurePosixPath(unquote(urlsplit(str(source)).path)).name == name and "//" not in str(source):
            taken = local.take(str(source), "lead")
            if taken:
                parts.lead = Picture("lead", name=taken)
                return
    local.take(shared, "lead")


def _article_lines(parts: Parts, lines: list[str], habits: Habits) -> list[str]:
    """The lines without the headline, stamps, names, calls and lists that stand among them; what was dropped is told."""
    kept: list[str] = []
    said = [(line, text) for line in lines if line.strip() and (text := plain(line))]
    for n, ((line, text), dropped) in enumerate(zip(said, chrome([text for _, text in said]), strict=True)):
        role = _PEOPLE.fullmatch(text)
        edge = n < 6 or n >= len(said) - 6
        if role and edge:
            _take_role(parts, role[1].lower(), role[2].strip())
        elif dropped or (edge and _is_head(parts, text, habits)):
            parts.refused.append(Refusal(text[:200], LINE_DROPPED))
        else:
            kept.append(line)
    return kept


def _is_head(parts: Parts, text: str, habits: Habits) -> bool:
    """Whether a line repeats what stands above the text: the headline, the stamp."""
    return text.casefold() == parts.headline.casefold() or own_stamp(text, habits.zone) is not None


def _take_role(parts: Parts, role: str, name: str) -> None:
    if role == "sumber":
        parts.source = parts.source or name
    elif role == "editor":
        parts.editor = parts.editor or name
    elif name not in parts.reporters:
        parts.reporters.append(name)
