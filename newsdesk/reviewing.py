"""From draft to approved revision: submit makes a revision, approval names one and freezes what its page shows."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from sqlalchemy import select

from newsdesk.article.content import Content, clean_text
from newsdesk.article.steps import APPROVED, EXPORTED, SUBMITTED, check_step
from newsdesk.desk import Act, Look
from newsdesk.drafting import draft
from newsdesk.errors import Refused
from newsdesk.finding import context_for
from newsdesk.following import Ground, bring_along, ground, settled
from newsdesk.portal.context import Context, ListItem
from newsdesk.reconciling import reconcile
from newsdesk.recording import record
from newsdesk.staffing import profile, require_me
from newsdesk.stepping import article_row, begin, take
from newsdesk.store.order import in_order
from newsdesk.store.search import index
from newsdesk.store.tables import DraftBase, Event, Revision, Step
from newsdesk.store.views import revision_hash
from newsdesk.text.canonical import digest
from newsdesk.vetting import is_time


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
    """The draft says something else than the revision it was written on: usually the one submitted last."""


def standing(look: Look, article: str) -> Standing:
    """Where an article stands. Raises Refused("article-unknown")."""
    row, stood = article_row(look, article), ground(look, article)
    changed = stood is None or stood.changed or not row.head
    return Standing(row.stage, row.head, row.approved, row.address, changed)


def submit(act: Act, article: str, target: str = "") -> str:
    """Make a revision of the draft and hand it to the editors; returns the revision's hash.

    target: when it should be published, ISO 8601 with offset. Submitting a text that is already the newest revision makes
    no second one. Raises Refused("headline-missing"), ("body-missing"), ("points-open", count), and what `check_step` raises.
    """
    if target and not is_time(target):
        raise Refused("time-not-one", time=target[:40])
    row, person = article_row(act, article), require_me(act)
    content, stood = settled(draft(act, article).content), ground(act, article)
    assert stood is not None
    base, same = act.session.get(Revision, stood.revision), not stood.changed
    if base and same and row.stage in (SUBMITTED, APPROVED, EXPORTED):
        check_step("submit", row.stage, frozenset(person.roles))
        return base.hash
    taking = begin(act, "submit", article, details={"target": target} if target else {})
    alone = not act.session.get(DraftBase, article) and " " not in row.heads
    if base and same:
        name = base.hash if base.hash in row.heads.split() else row.head
    else:
        newest = act.session.get(Revision, row.head)
        parents, values = [base.hash] if base else [], json.loads(content.to_json())
        name = revision_hash(article, parents, values)
        record(act, "revision.made", article, content=values, parents=parents, person=person.id,
                   number=(newest.number if newest else 0) + 1)
    take(act, taking, name)
    index(act.session, f"article/{article}", content.headline, content.body)
    if not alone:  # others have sent newer texts: all are one again, where that needs no decision
        reconcile(act, article)
        bring_along(act, article, Ground(name, changed=False))
    return name


def take_back(act: Act, article: str) -> None:
    """Take a submitted text back into one's own hands. Raises Refused("step-not-own") and what `check_step` raises."""
    take(act, begin(act, "take-back", article))


def claim(act: Act, article: str) -> None:
    """Say that I am reading an article. It locks nothing; who says so last is named. Raises as `check_step`."""
    take(act, begin(act, "claim", article))


def release(act: Act, article: str) -> None:
    """Say that I am not reading it any more. Raises Refused("not-claimed") and what `check_step` raises."""
    take(act, begin(act, "release", article))


def approve(act: Act, article: str, revision: str, override: str = "") -> None:
    """Approve a revision, which must be the newest one; the page's lists, links and instant are frozen with it.

    override: the reason for which a chief approves a text of which they wrote more than SMALL_SHARE themselves; it is listed.
    Where nobody else of the newsroom may approve, that is the reason. Raises Refused("revision-not-newest"),
    ("device-not-listed"), ("suggestions-open", count), ("four-eyes", share), ("override-reason-missing", share), and what
    `check_step` raises.
    """
    row = article_row(act, article)
    if row.approved == revision and row.stage != SUBMITTED:
        return
    taking = begin(act, "approve", article, revision=revision, override=clean_text(override).strip())
    content = Content.from_json(act.session.get_one(Revision, revision).content)
    zone = profile(act).profile.zone
    context = context_for(act, article, content, act.now, zone)
    take(act, taking, revision, context=asdict(replace(context, links=dict(context.links))))


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
    rows = {step.event: step for step in look.session.scalars(
        select(Step).where(Step.article == article, Step.revision == revision, Step.step == "approve", Step.trusted))}
    if not rows:
        raise Refused("revision-not-approved", revision=revision[:12])
    # The last by the order of the log, which is the same everywhere: a clock that is a year ahead would stay the last for a year.
    step = rows[in_order(look.session.scalars(select(Event).where(Event.hash.in_(rows))))[-1].hash]
    values = json.loads(step.context)
    for name in ("related", "popular", "latest"):
        values[name] = tuple(ListItem(**item) for item in values[name])
    return Context(**values), step.at
