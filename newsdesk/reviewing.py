"""From draft to approved revision: submit makes a revision, approval names one and freezes what its page shows."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from sqlalchemy import select

from newsdesk.article.content import Content
from newsdesk.article.steps import check_step
from newsdesk.desk import Act, Look
from newsdesk.drafting import draft
from newsdesk.errors import Refused
from newsdesk.finding import context_for
from newsdesk.portal.context import Context, ListItem
from newsdesk.staffing import profile, require_me
from newsdesk.store.search import index
from newsdesk.store.tables import Article, Draft, Revision, Step
from newsdesk.store.views import revision_hash
from newsdesk.text.body import picture_keys
from newsdesk.text.canonical import digest


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an article stands."""

    stage: str
    head: str
    """The revision submitted last, or empty."""
    approved: str
    """The revision approved last, or empty."""
    address: str
    draft_changed: bool
    """The draft says something else than the revision submitted last."""


def standing(look: Look, article: str) -> Standing:
    """Where an article stands. Raises Refused("article-unknown")."""
    row = _article(look, article)
    head = look.session.get(Revision, row.head)
    saved = look.session.get(Draft, article)
    # The same bytes are the same text; other bytes may still say the same (a picture that the body no longer shows).
    same = head and saved and (saved.digest == head.digest or _settled(draft(look, article).content).to_json() == head.content)
    changed = not same
    return Standing(row.stage, row.head, row.approved, row.address, changed)


def submit(act: Act, article: str) -> str:
    """Make a revision of the draft and hand it to the editors; returns the revision's hash.

    Submitting a text that is already the newest revision makes no second one. Raises Refused("headline-missing"),
    ("body-missing"), and what `check_step` raises.
    """
    row, person = _article(act, article), require_me(act)
    content = _settled(draft(act, article).content)
    if not content.headline:
        raise Refused("headline-missing")
    if not content.body.strip():
        raise Refused("body-missing")
    step = check_step("submit", row.stage, frozenset(person.roles))
    head = act.session.get(Revision, row.head)
    if head and head.content == content.to_json():
        return head.hash
    parents = [row.head] if row.head else []
    values = json.loads(content.to_json())
    name = revision_hash(article, parents, values)
    act.record("revision.made", article, content=values, parents=parents, person=person.id,
               number=(head.number if head else 0) + 1)
    act.record("step.taken", article, step="submit", stage=step.reaches, revision=name, person=person.id)
    index(act.session, f"article/{article}", content.headline, content.body)
    return name


def approve(act: Act, article: str, revision: str) -> None:
    """Approve a revision, which must be the newest one; the page's lists, links and instant are frozen with it.

    Raises Refused("revision-not-newest"), and what `check_step` raises.
    """
    row, person = _article(act, article), require_me(act)
    if row.approved == revision and row.stage != "submitted":
        return
    step = check_step("approve", row.stage, frozenset(person.roles))
    if revision != row.head:
        raise Refused("revision-not-newest", revision=revision[:12])
    content = revision_content(act, revision)
    zone = profile(act).profile.zone
    context = context_for(act, article, content, act.now, zone)
    act.record("step.taken", article, step="approve", stage=step.reaches, revision=revision, person=person.id,
               context=asdict(replace(context, links=dict(context.links))))


def revision_content(look: Look, revision: str) -> Content:
    """The content of a revision. Raises Refused("revision-unknown"), and ("revision-damaged") where a byte of it is not
    what was submitted."""
    row = look.session.get(Revision, revision)
    if row is None:
        raise Refused("revision-unknown", revision=revision[:12])
    if digest(row.content) != row.digest:
        raise Refused("revision-damaged", revision=revision[:12])
    return Content.from_json(row.content)


def approved_context(look: Look, article: str, revision: str) -> tuple[Context, datetime]:
    """What the page of an approved revision shows besides its content, and when it was approved.

    Raises Refused("revision-not-approved").
    """
    step = look.session.scalars(
        select(Step).where(Step.article == article, Step.revision == revision, Step.step == "approve")
        .order_by(Step.at.desc())
    ).first()
    if step is None:
        raise Refused("revision-not-approved", revision=revision[:12])
    values = json.loads(step.context)
    for name in ("related", "popular", "latest"):
        values[name] = tuple(ListItem(**item) for item in values[name])
    return Context(**values), step.at


def _article(look: Look, article: str) -> Article:
    row = look.session.get(Article, article)
    if row is None:
        raise Refused("article-unknown", article=article)
    return row


def _settled(content: Content) -> Content:
    """A draft as a revision keeps it: without the pictures that its body does not show any more."""
    shown = set(picture_keys(content.body))
    return replace(content.cleaned(), pictures=tuple(p for p in content.pictures if p.key in shown))
