"""A saved page: the portal's own structure (our exports too), or any other portal's by what it says and where its text is.

Nothing is fetched and nothing active is kept; what was there of it is reported.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lxml import html as lxml_html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from newsdesk.article.content import Picture
from newsdesk.errors import Refused
from newsdesk.portal.reading.assemble import Habits, Parts, take_body, take_stamp
from newsdesk.portal.reading.main_text import main_text
from newsdesk.portal.reading.reading import ListEntry, Reading, Refusal
from newsdesk.text.body import lines_of, picture_line
from newsdesk.text.caption import read_caption
from newsdesk.text.from_html import element_markdown
from newsdesk.text.related import Related, related_line
from newsdesk.text.stamp import read_stamp

ACTIVE_CONTENT, PICTURE_REMOTE, MORE_PAGES = "active-content", "picture-remote", "more-pages"
_ACTIVE = "//script[not(contains(@type,'json'))]|//iframe|//object|//embed|//meta[translate(@http-equiv,'REFSH','refsh')='refresh']"
_PORTAL = "//h1[contains(concat(' ',@class,' '),' text-black ')]"
_BODY = "//div[@id='body'] | //div[contains(concat(' ',@class,' '),' text-black-1 ')]"
_LISTS = {"terkait": "related", "terpopuler": "popular", "terkini": "latest"}
_ADDRESS = re.compile(r"https?://[\w.-]+/(?:[\w-]+/)?read/\d+/[\w-]+(?:/\d+)?")
LARGEST_PICTURE = 40_000_000


def read_page_html(text: str, name: str, habits: Habits, folder: Path | None) -> Reading:
    """A page's HTML as a Reading; folder: where it lies, for pictures saved beside it. Raises Refused("page-unreadable")."""
    try:
        page: HtmlElement = lxml_html.document_fromstring(text.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (ParserError, ValueError) as wrong:
        raise Refused("page-unreadable", name=name) from wrong
    parts, pictures = Parts(), {}
    active = page.xpath(_ACTIVE)
    if active:
        parts.refused.append(Refusal(f"{len(active)}: " + ", ".join(sorted({str(e.tag) for e in active})), ACTIVE_CONTENT))
    portal = bool(page.xpath(_PORTAL)) and bool(page.xpath(_BODY))
    linked = _linked_data(page)
    entries: list[ListEntry] = []
    if portal:
        _portal_head(parts, page, habits)
        _portal_body(parts, page, habits, folder, pictures)
        entries = _portal_lists(page, habits)
    else:
        _other_head(parts, page, linked, habits)
        body = main_text(page)
        if body is not None:
            take_body(parts, lines_of(element_markdown(body)), habits)
        _other_picture(parts, page)
    if not (parts.headline or parts.lines):
        raise Refused("page-without-article", name=name)
    if page.xpath("//ul[contains(@class,'pagination')]//a"):
        parts.refused.append(Refusal("1 2 ...", MORE_PAGES, "lost"))
    canonical = _first(page.xpath("//link[@rel='canonical']/@href")) or _first(page.xpath("//meta[@property='og:url']/@content"))
    address = canonical if _ADDRESS.fullmatch(canonical) or (not portal and canonical.startswith("https://")) else ""
    return Reading(parts.content(), tuple(entries), tuple(parts.refused), pictures,
                   "page-html" if portal else "other-html", name, address)


# ---- the portal's structure -------------------------------------------------------------------------------------------


def _portal_head(parts: Parts, page: HtmlElement, habits: Habits) -> None:
    own = {m.get("name", "")[9:]: m.get("content", "") for m in page.xpath("//meta[starts-with(@name,'newsdesk:')]")}
    parts.headline = _words(page.xpath(_PORTAL)[0])
    parts.reporters = _people(page, "author", "reporter")
    parts.editor = ", ".join(_people(page, "editor", "editor"))
    crumbs = [_words(a) for a in page.xpath("//ul[contains(@class,'breadcrumb')]//a")]
    parts.category = crumbs[-1] if len(crumbs) > 1 else ""
    parts.tags = [_words(a).lstrip("#") for a in page.xpath("//div[contains(@class,'news-tags')]//a")]
    parts.kicker, parts.slug = own.get("kicker", ""), own.get("slug", "")
    parts.sponsor, parts.place, parts.label = own.get("sponsor", ""), own.get("place", ""), own.get("label", "")
    parts.source = _words_of(page, "//p[contains(@class,'source')]").removeprefix("Sumber:").strip()
    parts.advertorial = own.get("advertorial") == "yes" or bool(page.xpath("//*[contains(@class,'label-adv')]"))
    if "published" in own:
        parts.published = own["published"]
    elif stamp := read_stamp(_words_of(page, "//div[contains(@class,'post-info')] | //span[@class='date']"), habits.zone):
        take_stamp(parts, stamp)


def _portal_body(parts: Parts, page: HtmlElement, habits: Habits, folder: Path | None, pictures: dict[str, bytes]) -> None:
    body: HtmlElement = page.xpath(_BODY)[-1]
    for figure in page.xpath("//figure[not(ancestor::*[@id='body'])] | //img[contains(@class,'img-rounded')][not(ancestor::figure)]"):
        parts.lead = _figure(figure, "lead", folder, pictures, parts)
        break
    lines: list[str] = []
    for child in body:
        if not isinstance(child.tag, str):
            continue
        target = child.get("data-target")
        if child.tag == "figure" and child.get("data-key"):
            picture = _figure(child, child.get("data-key", ""), folder, pictures, parts)
            parts.pictures.append(picture)
            lines.append(picture_line(picture.key, picture.alt))
        elif target:
            link = child.xpath(".//strong")
            title = _words(link[0]).removesuffix("(URL menyusul)").strip() if link else ""
            lines.append(related_line(Related(title, target)))
        else:
            dated = child.xpath("./strong[contains(@class,'dateline')]")
            if dated:
                parts.place = dated[0].get("data-place", parts.place)
                tail = dated[0].tail or ""
                child.text = (child.text or "") + tail.lstrip()
                child.remove(dated[0]) if not tail else _drop(dated[0])
            lines.extend(lines_of(element_markdown(child)))
    own = bool(page.xpath("//meta[@name='newsdesk:profile']"))
    if own:
        parts.lines.extend(line for line in lines if line.strip())
    else:
        take_body(parts, lines, habits)


def _drop(element: HtmlElement) -> None:
    """Take an element out whose tail was moved already."""
    element.tail = None
    element.getparent().remove(element)


def _figure(figure: HtmlElement, key: str, folder: Path | None, pictures: dict[str, bytes], parts: Parts) -> Picture:
    image = figure if figure.tag == "img" else _first_element(figure.xpath(".//img"))
    said = {name[5:]: value for name, value in figure.attrib.items() if name.startswith("data-")}
    key = said.get("key", key)
    source = image.get("src", "") if image is not None else ""
    data = _saved_picture(source, folder)
    if data is not None:
        pictures[key] = data
    elif source:
        parts.refused.append(Refusal(source[:200], PICTURE_REMOTE))
    if "key" in said:
        return Picture(key, name=said.get("name", ""), keyword=said.get("keyword", ""), caption=said.get("caption", ""),
                       photographer=said.get("photographer", ""), agency=said.get("agency", ""), alt=said.get("alt", ""),
                       ai=said.get("ai") == "yes")
    below = figure.xpath(".//figcaption") or figure.xpath("./following::p[contains(@class,'text-grey')][1]")
    caption = read_caption(_words(below[0])) if below else read_caption("")
    return Picture(key, name=Path(unquote(source)).name[:100], keyword=caption.keyword, caption=caption.text,
                   photographer=caption.photographer, agency=caption.agency, ai=caption.ai,
                   alt=image.get("alt", "") if image is not None else "")


def _saved_picture(source: str, folder: Path | None) -> bytes | None:
    """A picture that was saved beside the page, inside its folder; None for anything else."""
    if not folder or not source or ":" in source or source.startswith(("/", "\\")):
        return None
    path = (folder / unquote(source)).resolve()
    if not path.is_relative_to(folder.resolve()) or not path.is_file() or path.stat().st_size > LARGEST_PICTURE:
        return None
    return path.read_bytes()


def _portal_lists(page: HtmlElement, habits: Habits) -> list[ListEntry]:
    entries: list[ListEntry] = []
    for heading in page.xpath("//h2[contains(@class,'media-heading')]"):
        section = heading.xpath("ancestor::section[1]//*[contains(@class,'list-title')]")
        before = heading.xpath("preceding::*[self::h2 or self::h3 or self::h4][not(contains(@class,'media-heading'))][1]")
        title = _words((section or before or [heading])[0]).lower()
        kind = next((k for word, k in _LISTS.items() if word in title), "latest")
        item = heading.xpath("ancestor::div[contains(@class,'media')][1]")
        stamp = read_stamp(_words_of(item[0], ".//span[@class='date']"), habits.zone) if item else None
        url = _first(heading.xpath(".//a/@href"))
        entries.append(ListEntry(kind, _words(heading), stamp.instant if stamp and "T" in stamp.instant else "", url))
    return [entry for entry in entries if entry.headline]


# ---- any other portal ---------------------------------------------------------------------------------------------------


def _other_head(parts: Parts, page: HtmlElement, linked: dict[str, Any], habits: Habits) -> None:
    shared, biggest = _meta(page, "og:title"), [_words(h) for h in page.xpath("//h1")]
    # Some portals set the section's name as h1: the one that the shared title repeats is the headline.
    repeated = next((h for h in biggest if h and h.lower() in shared.lower() and len(h) * 2 > len(shared)), "")
    parts.headline = str(linked.get("headline") or "") or repeated or shared or next(iter(biggest), "")
    author = linked.get("author") or []
    named = [author] if isinstance(author, dict | str) else author
    names = [str(a.get("name", "")) if isinstance(a, dict) else str(a) for a in named]
    parts.reporters = [n for n in names if n] or [n for n in [_meta(page, "author")] if n and len(n) < 60]
    parts.category = str(linked.get("articleSection") or "") or _meta(page, "article:section")
    keywords = linked.get("keywords") or _meta(page, "news_keywords") or _meta(page, "keywords")
    parts.tags = [str(k).strip() for k in (keywords if isinstance(keywords, list) else str(keywords).split(","))][:12]
    when = str(linked.get("datePublished") or "") or _meta(page, "article:published_time")
    stamp = read_stamp(when, habits.zone) if when else None
    if stamp:
        take_stamp(parts, stamp)


def _other_picture(parts: Parts, page: HtmlElement) -> None:
    source = _meta(page, "og:image")
    if source:
        parts.refused.append(Refusal(source[:200], PICTURE_REMOTE))


def _linked_data(page: HtmlElement) -> dict[str, Any]:
    """The page's JSON-LD of an article, or an empty dict."""
    for script in page.xpath("//script[@type='application/ld+json']/text()"):
        try:
            values = json.loads(str(script), strict=False)
        except (ValueError, RecursionError):
            continue
        items = values if isinstance(values, list) else values.get("@graph", [values]) if isinstance(values, dict) else []
        for item in items:
            if isinstance(item, dict) and "Article" in str(item.get("@type", "")):
                return item
    return {}


def _people(page: HtmlElement, id: str, word: str) -> list[str]:
    strong = [_words(s) for s in page.xpath(f"//*[@id='{id}']//strong")]
    if strong:
        return strong
    said = _words_of(page, f"//*[@id='{id}']")
    return [n.strip() for n in re.sub(rf"^{word}\s*:\s*", "", said, flags=re.I).split(",") if n.strip()]


def _meta(page: HtmlElement, name: str) -> str:
    return _first(page.xpath(f"//meta[@name='{name}' or @property='{name}']/@content")).strip()


def _words(element: HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


def _words_of(page: HtmlElement, path: str) -> str:
    found = page.xpath(path)
    return _words(found[0]) if found else ""


def _first(found: Iterable[Any]) -> str:
    return str(next(iter(found), ""))


def _first_element(found: list[HtmlElement]) -> HtmlElement | None:
    return found[0] if found else None
