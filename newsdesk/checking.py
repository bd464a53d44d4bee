"""The checklist of an article: what its text says, and what people have said about it and still wait for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import func, select

from newsdesk.article.content import Content
from newsdesk.desk import Look
from newsdesk.finding import context_for
from newsdesk.portal.checks import checklist, shown_pictures
from newsdesk.portal.finding import BLOCK, OFF, WARN, Finding, level_at
from newsdesk.reconciling import open_merge
from newsdesk.staffing import profile
from newsdesk.store.tables import Note, Suggested

REMARKS, DECISION = "remarks", "decision"
"""The spots of what people have said, and of two newest texts: no place of the text, but the list of it."""


def checked(look: Look, article: str, content: Content, stage: str = "export") -> tuple[Finding, ...]:
    """Everything that is found about this content of an article before a step of portal/finding.py's STAGES, what blocks first.

    article: its id; empty for a text that is in no newsroom.
    """
    used = profile(look).profile
    found = list(checklist(content, used, context_for(look, article, content, look.now, used.zone), stage))
    told = (*_remarks(look, article), *to_follow(look, content, stage)) if article else ()
    for remark in told:
        if (level := level_at(remark, stage, used)) != OFF:
            found.append(replace(remark, level=level))
    return tuple(sorted(found, key=lambda one: one.level != BLOCK))


def to_follow(look: Look, content: Content, stage: str = "export") -> Iterator[Finding]:
    """The pictures whose originals are not on this machine: the text came before them. The page would be without them."""
    for picture, spot in shown_pictures(content):
        if picture.image and not look.home.picture(picture.image).exists():
            yield Finding("picture-to-follow", BLOCK if stage == "export" else WARN, spot)


def _remarks(look: Look, article: str) -> Iterator[Finding]:
    if (merged := open_merge(look, article)) is not None:
        yield Finding("conflict-open", BLOCK, DECISION, {"count": max(1, len(merged.conflicts))})
    for name, level, table in (("suggestions-open", BLOCK, Suggested), ("notes-open", WARN, Note)):
        count = look.session.scalar(select(func.count()).select_from(table).where(table.article == article, table.state == "open"))
        if count:
            yield Finding(name, level, REMARKS, {"count": count})
