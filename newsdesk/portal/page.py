"""The one renderer: content, profile, context and pictures in, the bytes of the portal's page out.

The preview shows these bytes and the export writes them. The element ``#body`` has exactly one child for each chunk of
the body (text/body.py), so that the preview can replace one of them and lead a click back to its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from jinja2 import Template
from markupsafe import Markup, escape
from slugify import slugify

from newsdesk.article.content import NOTICES, Answered, Content, Notice, Picture
from newsdesk.errors import Refused
from newsdesk.pictures.made import PictureFile
from newsdesk.portal.context import Context, ListItem, answered_address
from newsdesk.portal.notes import with_notes
from newsdesk.portal.shape import Profile, environment
from newsdesk.portal.structured_data import json_ld, open_graph
from newsdesk.text.body import Block, Kind, blocks, chunks
from newsdesk.text.caption import write_caption
from newsdesk.text.dateline import write_dateline
from newsdesk.text.markup import address as safe_address
from newsdesk.text.markup import plain, to_html
from newsdesk.text.related import TITLE_ONLY, Related
from newsdesk.text.stamp import write_stamp

STYLE_NAME = "style.css"
SUMMARY_MOST = 160


@dataclass(frozen=True, slots=True)
class Page:
    html: bytes
    style: bytes
    style_name: str = STYLE_NAME


def render(content: Content, profile: Profile, context: Context, pictures: Mapping[str, PictureFile],
           ads: bool = False) -> Page:
    """The page of an article as UTF-8 HTML and its style. pictures: by key, as `prepare` made them; ads: show where
    advertisements stand. The same input gives the same bytes.

    Raises Refused("profile-broken") where the profile's template fails on this article.
    """
    content = content.cleaned()
    at = instant(content, context)
    address = context.address or f"{profile.site}/read/{slug(content)}"
    parts = render_chunks(content, profile, context, pictures)
    first = _first_paragraph(content.body)
    answers = _answered(content.answers, profile, context) if content.answers else None
    notices = [_notice(notice, profile) for notice in content.notices]
    values: dict[str, Any] = {
        "article": content, "profile": profile, "address": address, "style_name": STYLE_NAME, "ads": ads,
        "stamp": stamp(at, profile), "instant": at, "people": _people(content, profile),
        "lead": _figure(content.lead, pictures) if content.lead and not content.withdrawn else "", "label": content.label or profile.label,
        "dateline": "" if first >= 0 else _dateline(content, profile), "body": Markup("\n".join(parts)),
        "summary": summary(content), "json_ld": Markup(json_ld(content, profile, context, pictures, address, at)),
        "graph": open_graph(content, profile, context, pictures, address, at, summary(content)),
        "lists": [
            ("Terkait", _items(context.related, profile), ""),
            ("Terpopuler", _items(context.popular, profile), _popular_note(context, profile)),
            ("Terkini", _items(context.latest, profile), ""),
        ],
        "notices": notices, "withdrawn": bool(content.withdrawn), "answers": answers,
        "category_slug": slugify(content.category), "tags": [(tag, slugify(tag)) for tag in content.tags],
    }
    try:
        html = with_notes(_template(profile.template).render(values), profile.template, answers, notices, values["body"])
    except Exception as wrong:  # a template can raise whatever its author made it do
        raise Refused("profile-broken", profile=profile.id, file="page.html.j2", line=_line_of(wrong),
                      why=str(wrong)[:200]) from wrong
    return Page(html.encode("utf-8"), profile.style.encode("utf-8"))


def try_template(profile: Profile) -> tuple[str, str] | None:
    """Render a full and an empty article: where the template fails (``line 12``) and why, or None where it does not."""
    picture = Picture("a", "0" * 64, "a.jpg", "KATA", "Kalimat.", "Nama", "", "Uraian", True)
    item = ListItem("Judul lain", "2026-01-05T08:00+07:00", f"{profile.site}/read/1/judul-lain")
    full = Content("Judul", "Kicker", "", "TEMPAT", "", "Kalimat.\n\nPenutup.", ("Nama",), "Nama", "Kategori", ("tag",),
                   "2026-01-05T09:00+07:00", True, "Sponsor", "Sumber", picture,
                   notices=(Notice("correct", "Angka diperbaiki.", "2026-01-05T10:00+07:00", f"{profile.site}/read/1/a"),),
                   answers=Answered("reply", f"{profile.site}/read/1/a", "Judul lain"))
    lists = Context(related=(item,), popular=(item,), popular_as_of=item.published, latest=(item,))
    for content, context in ((full, lists), (Content(), Context())):
        try:
            page = render(content, profile, context, {}, ads=True)
        except Refused as refused:
            return f"line {refused.facts['line']}", str(refused.facts["why"])
        if content.body and b"Penutup." not in page.html:
            return "body", "the page does not show {{ body }}"
    return None


def _line_of(wrong: BaseException) -> int:
    """The line of the template that an error comes from; 0 where it comes from none."""
    line, trace = 0, wrong.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def render_chunks(content: Content, profile: Profile, context: Context,
                  pictures: Mapping[str, PictureFile]) -> list[str]:
    """The children of the page's body, one element a chunk, the dateline inside the first paragraph; none of an article
    that was withdrawn."""
    if content.withdrawn:
        return []
    first = _first_paragraph(content.body)
    out = []
    for n, chunk in enumerate(chunks(content.body)):
        head = _dateline(content, profile) if n == first else Markup("")
        out.append(_chunk(chunk, head, content, profile, context, pictures))
    return out


def render_chunk(chunk: str, first: bool, content: Content, profile: Profile, context: Context,
                 pictures: Mapping[str, PictureFile]) -> str:
    """One of `render_chunks` by itself, for a page that is there already. first: it is the first ordinary paragraph."""
    return _chunk(chunk, _dateline(content, profile) if first else Markup(""), content, profile, context, pictures)


def instant(content: Content, context: Context) -> str:
    """The one instant that the page carries everywhere (ISO 8601 with offset), or an empty string."""
    return content.published or context.published


def stamp(at: str, profile: Profile) -> str:
    """An instant in the portal's form (``Kamis 26-10-2023,15:17 WIB``); empty for none."""
    return write_stamp(datetime.fromisoformat(at), profile.zone) if at else ""


def slug(content: Content) -> str:
    """The last part of the article's address."""
    return slugify(content.slug or content.headline, max_length=110, word_boundary=True) or "naskah"


def summary(content: Content) -> str:
    """The first words of the body, for search engines; why it was withdrawn where it was."""
    if content.withdrawn:
        return content.withdrawn[:SUMMARY_MOST]
    first = _first_paragraph(content.body)
    text = plain(chunks(content.body)[first]) if first >= 0 else ""
    return text if len(text) <= SUMMARY_MOST else text[: SUMMARY_MOST - 1].rsplit(" ", 1)[0] + "…"


@lru_cache(maxsize=8)
def _template(source: str) -> Template:
    return environment().from_string(source)


def _first_paragraph(body: str) -> int:
    """Which chunk is the first ordinary paragraph; -1 where there is none."""
    kinds = (blocks(chunk)[0].kind for chunk in chunks(body))
    return next((n for n, kind in enumerate(kinds) if kind is Kind.PARAGRAPH), -1)


def _dateline(content: Content, profile: Profile) -> Markup:
    label = content.label or profile.label
    head = write_dateline(content.place, label)
    own = Markup(' data-label="{}"').format(content.label) if content.label else Markup("")
    return Markup('<strong class="dateline" data-place="{}"{}>{}</strong> ').format(content.place, own, head.strip())


def _chunk(chunk: str, head: Markup, content: Content, profile: Profile, context: Context,
           pictures: Mapping[str, PictureFile]) -> str:
    block: Block = blocks(chunk)[0]
    if block.related:
        url = safe_address(block.related.url or context.links.get(block.related.key, ""))
        title = (
            Markup('<a{} href="{}">{}</a>').format(_rel(content), url, block.related.title) if url
            else Markup("{} <small>(URL menyusul)</small>").format(block.related.title)
        )
        return Markup('<p class="blue-color" data-target="{}">{} <strong>{}</strong></p>').format(
            _target(block.related), profile.related_label, title)
    if block.picture:
        picture = content.picture(block.picture)
        return _figure(picture, pictures) if picture else Markup("<p></p>")
    html = to_html(chunk)
    if content.advertorial:
        html = html.replace("<a href=", '<a rel="sponsored" href=')
    return f"<p>{head}{html[3:]}" if head and html.startswith("<p>") else html


def _target(related: Related) -> str:
    """What the page carries along of where a link leads: nothing that leads nowhere we go, not even as data."""
    return related.target if not related.url else safe_address(related.url) or TITLE_ONLY


def _rel(content: Content) -> Markup:
    return Markup(' rel="sponsored"') if content.advertorial else Markup("")


def _figure(picture: Picture, pictures: Mapping[str, PictureFile]) -> Markup:
    """A picture with its caption in the portal's form; its fields ride along so that the page can be read back."""
    caption = write_caption(picture.keyword, picture.caption, picture.photographer, picture.agency, picture.ai)
    data = Markup("").join(
        Markup(' data-{}="{}"').format(name, value) for name, value in (
            ("key", picture.key), ("keyword", picture.keyword), ("caption", picture.caption),
            ("photographer", picture.photographer), ("agency", picture.agency), ("ai", "yes" if picture.ai else ""),
            ("name", picture.name), ("image", picture.image), ("alt", picture.alt),
        ) if value
    )
    file = pictures.get(picture.key)
    image = (
        Markup('<img class="img-responsive img-rounded" src="{}" width="{}" height="{}" alt="{}">').format(
            file.name, file.width, file.height, picture.alt or picture.caption)
        if file else Markup("")
    )
    return Markup('<figure{}>{}<figcaption><p class="text-grey"><small>{}</small></p></figcaption></figure>').format(
        data, image, caption)


def _people(content: Content, profile: Profile) -> Markup:
    """The line of people; where nobody is named, the words before the name are left out with it."""
    reporters = Markup(", ").join(Markup("<strong>{}</strong>").format(name) for name in content.reporters)
    shown = {
        "reporters": reporters and Markup('<span id="author" class="author">{}</span>').format(reporters),
        "editor": content.editor and Markup(
            '<span id="editor" class="editor"><strong>{}</strong></span>').format(content.editor),
    }
    texts = re.split(r"\{(reporters|editor)\}", profile.people_line)
    line = Markup("")
    for text, name in zip(texts[0::2], texts[1::2], strict=False):
        if shown[name]:
            line += escape(text if line else text.rpartition("|")[2].lstrip()) + shown[name]
    return line + escape(texts[-1]) if line else line


def _notice(notice: Notice, profile: Profile) -> dict[str, str]:
    label = profile.notice_labels[NOTICES.index(notice.kind)]
    return {"kind": notice.kind, "label": label, "text": notice.text, "at": notice.at, "stamp": stamp(notice.at, profile),
            "link": safe_address(notice.link)}


def _answered(answers: Answered, profile: Profile, context: Context) -> dict[str, str]:
    """The line that leads back to what an article corrects or replies to."""
    original = Related(answers.headline, answers.target)
    return {"kind": answers.kind, "label": profile.notice_labels[NOTICES.index(answers.kind)], "headline": answers.headline,
            "target": _target(original), "link": answered_address(answers, context)}


def _items(items: Sequence[ListItem], profile: Profile) -> list[tuple[str, str, str, str]]:
    """Headline, address, stamp and instant of each line of a list."""
    return [(i.headline, safe_address(i.url), stamp(i.published, profile), i.published) for i in items]


def _popular_note(context: Context, profile: Profile) -> str:
    return stamp(context.popular_as_of, profile)
