"""What a window says of an article at its top: where it stands since when, who reads it, and the step that comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from newsdesk.article.steps import APPROVED, BINNED, DRAFT, EXPORTED, PUBLISHED, RETURNED, SUBMITTED, may
from newsdesk.correcting import AnswerOut, answers_to_link
from newsdesk.desk import Look
from newsdesk.errors import Refused
from newsdesk.reviewing import Standing, standing
from newsdesk.staffing import Person, me, people
from newsdesk.stepping import article_row, possible_step
from newsdesk.store.tables import Article, Revision

DECIDE = "decide"
"""Not a step: two newest texts wait for a decision before anything else can be done."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where an article stands for the person of this folder."""

    standing: Standing
    number: int
    """Of the newest revision; 0: it was never submitted."""
    sent_at: datetime | None
    reader: str
    """The name of who says that they are reading it; or empty."""
    mine: bool
    """That is the person of this folder."""
    reading_since: datetime | None
    published: str
    """When it was published at its address, ISO 8601 with offset; or empty."""
    purpose: str
    """Why it is being changed after publication, one of PURPOSES; or empty."""
    target: str
    """When it should be on the portal, ISO 8601 with offset; or empty."""
    to_link: tuple[AnswerOut, ...]
    """Corrections and replies of their own that it does not lead to yet."""
    next: str
    """The step of STEPS that comes next for this person, or DECIDE; empty: nothing waits for them."""


def outlook(look: Look, article: str) -> Outlook:
    """Where an article stands, and what comes next with it. Raises Refused("article-unknown")."""
    row, person, state = article_row(look, article), me(look), standing(look, article)
    head = look.session.get(Revision, row.head)
    names = {one.id: one.name for one in people(look)}
    return Outlook(state, head.number if head else 0, row.submitted_at, names.get(row.reader, ""),
                   person is not None and row.reader == person.id, row.reading_since, row.published, row.purpose, row.target,
                   answers_to_link(look, article) if row.stage in (EXPORTED, PUBLISHED) else (),
                   _next(look, row, person, state) if person else "")


def _next(look: Look, row: Article, person: Person, state: Standing) -> str:
    if row.stage == BINNED:
        return "unbin"
    if " " in row.heads:
        return DECIDE
    if row.stage == RETURNED and not state.draft_changed and not _is_of(row, person):
        return ""  # it waits for its reporter, not for who sent it back
    if row.stage in (DRAFT, RETURNED) or state.draft_changed:
        return "submit"
    if row.stage == SUBMITTED:
        if may("approve", row.stage, frozenset(person.roles)) and not _wrote_it(look, row, person):
            return "approve"
        return "take-back" if row.sender == person.id else ""
    return {APPROVED: "export", EXPORTED: "publish"}.get(row.stage, "")


def _is_of(row: Article, person: Person) -> bool:
    """Whether an article is this person's to answer for."""
    return person.id in (row.started_by, row.sender) or person.name in row.reporters.splitlines()


def _wrote_it(look: Look, row: Article, person: Person) -> bool:
    """Whether four eyes keep this person from approving; asked only where a revision is theirs, because it compares texts."""
    own = select(Revision.hash).where(Revision.article == row.id, Revision.person == person.id).limit(1)
    if "chief" in person.roles or look.session.scalar(own) is None:
        return False
    try:
        possible_step(look, row, person, "approve", ("four-eyes",))
    except Refused as refused:
        return refused.code == "four-eyes"
    return False
