"""What search engines ask of the page: JSON-LD (schema.org) and the Open Graph tags, from the same values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from newsdesk.article.content import Content
from newsdesk.pictures.made import PictureFile
from newsdesk.portal.context import Context, answered_address
from newsdesk.portal.shape import Profile


def json_ld(content: Content, profile: Profile, context: Context, pictures: Mapping[str, PictureFile],
            address: str, instant: str) -> str:
    """The JSON-LD of an article, fit to stand inside a script element.

    An advertorial is an AdvertiserContentArticle, never a NewsArticle. Fields without a value are left out.
    """
    values: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "AdvertiserContentArticle" if content.advertorial else "NewsArticle",
        "headline": content.headline,
        "image": [picture_address(address, p) for p in pictures.values()],
        "datePublished": instant,
        "dateModified": modified(content, context, instant),
        "correction": [{"@type": "CorrectionComment", "text": n.text, "datePublished": n.at}
                       for n in content.notices if n.kind == "correct"],
        "isBasedOn": _answered(content, context),
        "author": [{"@type": "Person", "name": name} for name in content.reporters],
        "editor": {"@type": "Person", "name": content.editor} if content.editor else None,
        "articleSection": content.category,
        "keywords": list(content.tags),
        "publisher": {"@type": "Organization", "name": profile.name, "url": profile.site},
        "mainEntityOfPage": address,
        "inLanguage": profile.language,
        "sponsor": {"@type": "Organization", "name": content.sponsor} if content.sponsor else None,
    }
    given = {key: value for key, value in values.items() if value}
    # "<" as an escape: no text of an article can end the script element or open a comment in it.
    return json.dumps(given, ensure_ascii=False, indent=1).replace("<", "\\u003c").replace(">", "\\u003e")


def _answered(content: Content, context: Context) -> dict[str, str] | None:
    """The article that this one corrects or replies to."""
    if content.answers is None:
        return None
    where = answered_address(content.answers, context)
    return {"@type": "NewsArticle", "headline": content.answers.headline, **({"url": where} if where else {})}


def open_graph(content: Content, profile: Profile, context: Context, pictures: Mapping[str, PictureFile],
               address: str, instant: str, summary: str) -> list[tuple[str, str]]:
    """Property and content of the page's Open Graph and article tags, in order."""
    pairs = [
        ("og:type", "article"), ("og:title", content.headline), ("og:description", summary), ("og:url", address),
        ("og:site_name", profile.name), ("og:locale", "id_ID"),
        # One picture, the first: of several, some readers take the last.
        *(("og:image", picture_address(address, p)) for p in list(pictures.values())[:1]),
        ("article:published_time", instant), ("article:modified_time", modified(content, context, instant)),
        ("article:section", content.category),
        *(("article:author", name) for name in content.reporters), *(("article:tag", tag) for tag in content.tags),
    ]
    return [(name, value) for name, value in pairs if value]


def modified(content: Content, context: Context, instant: str) -> str:
    """When the page was changed last: with its newest notice, else as its context says, else when it was published."""
    return max((n.at for n in content.notices), key=datetime.fromisoformat, default="") or context.modified or instant


def picture_address(address: str, picture: PictureFile) -> str:
    """The plain URL of a picture beside the page."""
    return f"{address.rsplit('/', 1)[0]}/{picture.name}"
