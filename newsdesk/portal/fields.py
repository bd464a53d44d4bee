"""The portal's web form, field by field: what a person copies into it, in the form the portal wants."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import nh3

from newsdesk.article.content import Content
from newsdesk.portal.context import Context
from newsdesk.portal.page import instant, render_chunks, slug, stamp
from newsdesk.portal.shape import Profile
from newsdesk.text.caption import write_caption


@dataclass(frozen=True, slots=True)
class PortalField:
    id: str
    """A name of FIELDS; ui/words/copying.py says it under ``field.ID``."""
    value: str
    form: str = "text"
    """``text`` or ``html``."""


_TAGS = {"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "strong", "em", "a", "small"}
_NO_CAPTION = "<p><small></small></p>"
Write = Callable[[Content, Profile, Context], str]


def _caption(content: Content, _profile: Profile, _context: Context) -> str:
    lead = content.lead
    return write_caption(lead.keyword, lead.caption, lead.photographer, lead.agency, lead.ai) if lead else ""


def _body(content: Content, profile: Profile, context: Context) -> str:
    """The body as a portal's editor takes it: no classes or data of our page; of a picture the caption, at its place."""
    page = "\n".join(render_chunks(content, profile, context, {}))
    clean = nh3.clean(page, tags=_TAGS, attributes={"a": {"href", "rel"}, "ol": {"start"}}, link_rel=None)
    return "\n".join(line for line in clean.split("\n") if line != _NO_CAPTION)


FIELDS: dict[str, tuple[Write, str]] = {
    "headline": (lambda c, p, x: c.headline, "text"),
    "kicker": (lambda c, p, x: c.kicker, "text"),
    "category": (lambda c, p, x: c.category, "text"),
    "reporters": (lambda c, p, x: ", ".join(c.reporters), "text"),
    "editor": (lambda c, p, x: c.editor, "text"),
    "stamp": (lambda c, p, x: stamp(instant(c, x), p), "text"),
    "caption": (_caption, "text"),
    "body": (_body, "html"),
    "tags": (lambda c, p, x: ", ".join(c.tags), "text"),
    "advertorial": (lambda c, p, x: p.advertorial_label if c.advertorial else "", "text"),
    "sponsor": (lambda c, p, x: c.sponsor, "text"),
    "source": (lambda c, p, x: c.source, "text"),
    "slug": (lambda c, p, x: slug(c), "text"),
}


def portal_fields(content: Content, profile: Profile, context: Context) -> tuple[PortalField, ...]:
    """The fields of the profile's form in its order, empty ones left out."""
    found = ((id, *FIELDS[id]) for id in profile.form)
    written = (PortalField(id, write(content, profile, context), form) for id, write, form in found)
    return tuple(field for field in written if field.value)
