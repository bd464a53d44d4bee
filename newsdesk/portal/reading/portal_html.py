"""The portal's own page structure, and our exports, which carry more: every field where it stands on the page."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from newsdesk.article.content import ANSWERS, NOTICES, Answered, Guess, Notice, Picture, is_instant
from newsdesk.portal.reading.assemble import (
    CREDIT_UNSURE,
    Habits,
    Parts,
    take_body,
    take_headline,
    take_stamp,
)
from newsdesk.portal.reading.elements import exact, first, has_class, words, words_of
from newsdesk.portal.reading.local_pictures import LocalPictures, free_key
from newsdesk.portal.reading.page_text import LISTS, STAMP_WITHOUT_HEADLINE, names_of
from newsdesk.portal.reading.reading import FindTitle, ListEntry, Refusal
from newsdesk.text.body import lines_of, picture_line
from newsdesk.text.caption import read_caption
from newsdesk.text.from_html import element_markdown
from newsdesk.text.related import TITLE_ONLY, Related, related_line
from newsdesk.text.spans import address
from newsdesk.text.stamp import read_stamp

STAMP_DIFFERS = "stamp-differs"
_HEADLINE = f"//h1[{has_class('text-black')}]"
_BODY = f"//div[{has_class('post')} and {has_class('text-black-1')}]"
_DATE = f"//span[{has_class('date')}]"
_ITEM = f"*[{has_class('media')} or {has_class('media-body')} or self::li]"
# Stands for a picture while its paragraph becomes Markdown; a character that clean text never holds.
_PLACE = "\ue010{}\ue010"


def is_own(page: HtmlElement) -> bool:
    """Whether a page is one of our exports."""
    return bool(page.xpath("//meta[@name='newsdesk:profile']")) and bool(page.xpath("//*[@id='body']"))


def is_portal(page: HtmlElement) -> bool:
    """Whether a page has the portal's structure."""
    return bool(page.xpath(f"{_HEADLINE} | //*[@id='author']")) and bool(page.xpath(f"//h1[1] | {_HEADLINE}")) and bool(
        page.xpath(f"{_BODY} | //p[{has_class('blue-color')}]"))


# ---- our own export: exactly what was exported ------------------------------------------------------------------------


def read_own(parts: Parts, page: HtmlElement, local: LocalPictures) -> None:
    """Every field of one of our exports, character by character."""
    said = {m.get("name", "")[9:]: m.get("content", "") for m in page.xpath("//meta[starts-with(@name,'newsdesk:')]")}
    parts.headline = "".join(exact(h) for h in page.xpath("(//h1)[1]"))
    for field in ("kicker", "slug", "place", "label", "sponsor", "published"):
        setattr(parts, field, said.get(field, ""))
    parts.advertorial = said.get("advertorial") == "yes"
    parts.reporters = [exact(s) for s in page.xpath("//*[@id='author']/strong")]
    parts.editor = "".join(exact(s) for s in page.xpath("//*[@id='editor']/strong"))
    crumbs = [exact(a) for a in page.xpath(f"//ul[{has_class('breadcrumb')}]//a")]
    parts.category = crumbs[-1] if len(crumbs) > 1 else ""
    parts.tags = [exact(a).removeprefix("#") for a in page.xpath(f"//div[{has_class('news-tags')}]//a")]
    parts.source = "".join(exact(p) for p in page.xpath(f"//article/p[{has_class('source')}]")).removeprefix("Sumber:")
    for notice in page.xpath(f"//section[{has_class('notice')}]"):
        kind, at, link = (notice.get(f"data-{name}", "") for name in ("kind", "at", "link"))
        if kind in NOTICES and is_instant(at):
            text = "".join(exact(p) for p in notice.xpath(f"./p[{has_class('notice-text')}]"))
            parts.notices.append(Notice(kind, text, at, link))
    for line in page.xpath("//*[@data-answers]")[:1]:
        kind, target = line.get("data-answers", ""), line.get("data-target", "")
        target = target if target.startswith("newsdesk:") else address(target)
        if kind in ANSWERS and target:
            parts.answers = Answered(kind, target, "".join(exact(said) for said in line.xpath(f".//*[{has_class('answered')}]")))
    body = page.xpath("//*[@id='body']")[0]
    for figure in page.xpath("//figure[@data-key and not(ancestor::*[@id='body'])]")[:1]:
        parts.lead = _own_picture(figure, local)
    for child in body:
        if isinstance(child.tag, str):
            _own_block(parts, child, local)


def _own_block(parts: Parts, child: HtmlElement, local: LocalPictures) -> None:
    if child.tag == "figure" and child.get("data-key"):
        picture = _own_picture(child, local)
        parts.pictures.append(picture)
        parts.lines.append(picture_line(picture.key, picture.alt))
        return
    if child.get("data-target"):
        title = child.xpath("./strong")[0] if child.xpath("./strong") else child
        for note in title.xpath("./small"):
            note.drop_tree()
        target = child.get("data-target", "")
        parts.lines.append(related_line(Related(exact(title), target if target.startswith("newsdesk:") else
                                                address(target) or TITLE_ONLY)))
        return
    for dateline in child.xpath(f"./strong[{has_class('dateline')}]"):
        dateline.drop_tree()
    parts.lines.extend(line for line in lines_of(element_markdown(child)) if line.strip())


def _own_picture(figure: HtmlElement, local: LocalPictures) -> Picture:
    said = {name[5:]: value for name, value in figure.attrib.items() if name.startswith("data-")}
    key = re.sub(r"[^a-z0-9]", "", said.get("key", "").lower()) or "lead"
    for source in figure.xpath("./img/@src")[:1]:
        local.take(str(source), key)
    image = said.get("image", "")
    return Picture(key, image if re.fullmatch(r"[0-9a-f]{64}", image) else "", said.get("name", ""), said.get("keyword", ""),
                   said.get("caption", ""), said.get("photographer", ""), said.get("agency", ""), said.get("alt", ""),
                   said.get("ai") == "yes")


# ---- a page of the live portal ----------------------------------------------------------------------------------------


def read_portal(parts: Parts, page: HtmlElement, linked: dict[str, Any], habits: Habits, find_title: FindTitle,
                local: LocalPictures) -> None:
    """The fields of a portal's page by the portal's structure; what the page says twice and differently is a guess."""
    take_headline(parts, words_of(page, f"{_HEADLINE} | //h1"))
    parts.reporters = _people(page, "author", "reporter")
    parts.editor = ", ".join(_people(page, "editor", "editor"))
    crumbs = [words(a) for a in page.xpath(f"//ul[{has_class('breadcrumb')}]//a")]
    parts.category = crumbs[-1] if len(crumbs) > 1 else ""
    parts.tags = [words(a).lstrip("#").strip() for a in page.xpath(f"//div[{has_class('news-tags')}]//a")]
    parts.advertorial = parts.advertorial or bool(page.xpath(f"//*[{has_class('label-adv')}]"))
    _stamp(parts, page, linked, habits)
    _lead(parts, page, local)
    bodies = [b for b in page.xpath(_BODY) if not b.xpath(f"ancestor::div[{has_class('text-black-1')}]")]
    lines = [line for body in bodies or _around_related(page) for line in _body_lines(parts, body, local)]
    take_body(parts, lines, habits, find_title)


def _people(page: HtmlElement, id: str, word: str) -> list[str]:
    strong = [words(s) for s in page.xpath("//*[@id=$id]//strong", id=id) if words(s)]
    if strong:
        return [name for said in strong for name in names_of(said)]
    said = words_of(page, f"//*[@id='{id}']")
    return names_of(re.sub(rf"^{word}\s*:\s*", "", said, flags=re.I))


def _stamp(parts: Parts, page: HtmlElement, linked: dict[str, Any], habits: Habits) -> None:
    """The article's own stamp is the first one after the headline; the one in the page's data has to say the same."""
    shown = [d for d in page.xpath(f"//h1[1]/following::span[{has_class('date')}]") if not _in_list(d)]
    stamp = read_stamp(words(shown[0]), habits.zone) if shown else None
    data = read_stamp(str(linked.get("datePublished") or ""), habits.zone)
    if stamp:
        take_stamp(parts, stamp)
    elif data:
        take_stamp(parts, data)
    if stamp and data and "T" in stamp.instant and "T" in data.instant and not data.zone_assumed:
        apart = datetime.fromisoformat(stamp.instant) - datetime.fromisoformat(data.instant)
        if abs(apart.total_seconds()) >= 60:
            parts.guesses.append(Guess("published", stamp.instant, (data.instant,), STAMP_DIFFERS))


def _in_list(element: HtmlElement) -> bool:
    return bool(element.xpath(f"ancestor::*[{has_class('media')} or {has_class('media-body')} or self::aside]"))


def _lead(parts: Parts, page: HtmlElement, local: LocalPictures) -> None:
    """The picture that stands between the headline and the body, with the caption below it."""
    images = page.xpath(f"//h1[1]/following::img[{has_class('img-rounded')} or {has_class('img-responsive')}]")
    image = next((i for i in images if not _in_list(i) and not i.xpath(f"ancestor::div[{has_class('text-black-1')}]")), None)
    if image is None:
        return
    below = image.xpath(f"following::p[{has_class('text-grey')}][small][1]")
    text = words(below[0]) if below else ""
    source = str(image.get("data-src") or image.get("src") or "")
    name = local.take(source, "lead")
    caption = read_caption(text)
    parts.lead = Picture("lead", "", name or PurePosixPath(unquote(urlsplit(source).path)).name[:100], caption.keyword,
                         caption.text, caption.photographer, caption.agency, words_alt(image), caption.ai)
    if not caption.certain:
        parts.guesses.append(Guess("lead", text, (), CREDIT_UNSURE))


def words_alt(image: HtmlElement) -> str:
    """A picture's alternative text on one line."""
    return " ".join(str(image.get("alt") or "").split())


def _around_related(page: HtmlElement) -> list[HtmlElement]:
    return [p.getparent() for p in page.xpath(f"(//p[{has_class('blue-color')}])[1]")]


def _body_lines(parts: Parts, body: HtmlElement, local: LocalPictures) -> list[str]:
    """The lines of a body element; source, tags, page numbers and advertisements do not belong to them."""
    for element in body.xpath(f".//*[{has_class('news-tags')} or {has_class('pagination')} or {has_class('media')}"
                              f" or {has_class('ad')} or self::aside or self::nav or self::h1 or {has_class('post-info')}]"):
        element.drop_tree()
    for small in body.xpath(".//p[small]"):
        text = words(small)
        if found := re.match(r"sumber\s*:\s*(.+)", text, re.I):
            parts.source = found[1]
            small.drop_tree()
        elif parts.lead and text and read_caption(text).text == parts.lead.caption:
            small.drop_tree()
    for image in body.xpath(".//img"):
        key = free_key({p.key for p in parts.pictures})
        name = local.take(str(image.get("data-src") or image.get("src") or ""), key)
        if name:
            parts.pictures.append(Picture(key, name=name, alt=words_alt(image)))
            mark = body.makeelement("p", {})
            mark.text = _PLACE.format(key)
            mark.tail, image.tail = image.tail, None
            image.getparent().replace(image, mark)
    shown = {_PLACE.format(p.key): picture_line(p.key, p.alt) for p in parts.pictures}
    return [shown.get(line, line) for line in lines_of(element_markdown(body))]


# ---- the lists beside the article --------------------------------------------------------------------------------------


def read_lists(parts: Parts, page: HtmlElement, habits: Habits) -> list[ListEntry]:
    """The lines of the lists (Terkait, Terpopuler, Terkini); a stamp without a headline is refused. The lists go."""
    entries: list[ListEntry] = []
    kind = ""
    seen: set[HtmlElement] = set()
    for element in page.xpath(f"//h2 | //h3 | //h4 | //h5 | //div[not(*)] | {_DATE}"):
        if element.tag == "span":
            if element not in seen and _in_list(element) and read_stamp(words(element), habits.zone):
                item = (element.xpath(f"ancestor::{_ITEM}[1]") or [element])[0]
                if not item.xpath(f".//h2[{has_class('media-heading')}]"):
                    parts.refused.append(Refusal(words(element)[:200], STAMP_WITHOUT_HEADLINE))
            continue
        if has_media_heading(element):
            item = (element.xpath(f"ancestor::*[{has_class('media')}][1]") or element.xpath(f"ancestor::{_ITEM}[1]") or [None])[0]
            dates = item.xpath(f".{_DATE}") if item is not None else []
            seen.update(dates)
            if exact(element):
                entries.append(ListEntry(kind or "latest", words(element), _instant(dates, habits),
                                         address(first(element.xpath(".//a/@href | ancestor::a/@href")))))
        else:
            kind = LISTS.get(words(element).lower().strip(" :"), kind)
    return entries


def has_media_heading(element: HtmlElement) -> bool:
    """Whether an element is the headline of a line of a list."""
    return "media-heading" in (element.get("class") or "").split()


def _instant(dates: list[HtmlElement], habits: Habits) -> str:
    for date in dates[:1]:
        said = first(date.xpath(".//time/@datetime"))
        stamp = read_stamp(said or words(date), habits.zone)
        if stamp and "T" in stamp.instant:
            return said if said and _is_iso(said) else stamp.instant
    return ""


def _is_iso(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
