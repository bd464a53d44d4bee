"""Suggestions of an article: an editor's changes kept as single changes, of which each is accepted or rejected by name."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select

from newsdesk.article.applying import Change, Fitting, applied, change_of, change_values, fitting
from newsdesk.article.content import Content, Picture
from newsdesk.article.suggesting import Suggestion, suggestions
from newsdesk.desk import Act, Look
from newsdesk.drafting import draft, save_draft
from newsdesk.errors import Refused
from newsdesk.recording import record
from newsdesk.reviewing import revision_content
from newsdesk.staffing import names_by_id, require_me
from newsdesk.stepping import article_row
from newsdesk.store.drafts import keep_snapshot
from newsdesk.store.tables import Suggested as Row

OPEN, ACCEPTED, REJECTED, OUTDATED = "open", "accepted", "rejected", "outdated"
STATES = (OPEN, ACCEPTED, REJECTED, OUTDATED)
"""What becomes of a suggestion; outdated: it was to be accepted and did not fit any more, for a reason that stands beside it."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """A suggestion of an article and what became of it."""

    id: str
    number: int
    suggestion: Suggestion
    base: str
    """The revision that it changes."""
    person: str
    """Who made it: the id."""
    name: str
    at: datetime
    state: str
    """One of STATES."""
    why: str
    """Why it is outdated: one of article/applying.py's REASONS; else empty."""
    settled_by: str
    settled_at: datetime | None


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of settling suggestions."""

    done: tuple[str, ...]
    """The ids of those that were accepted or rejected, as was asked."""
    refused: dict[str, str]
    """The ids of those that could not be accepted, and why: they are outdated now."""


def propose(act: Act, article: str) -> tuple[str, ...]:
    """Make suggestions of what the draft says otherwise than the revision submitted last, which becomes the draft again.

    The draft is kept as a snapshot first. Returns the ids; a change that is an open suggestion already is not made twice.
    Raises Refused("suggest-nothing-sent"), ("suggest-nothing-changed"), ("article-unknown"), ("nobody-here").
    """
    if not article_row(act, article).head:
        raise Refused("suggest-nothing-sent")
    made = propose_any(act, article)
    if made is None:
        raise Refused("suggest-nothing-changed")
    return made


def propose_any(act: Act, article: str) -> tuple[str, ...] | None:
    """The same where there is anything to suggest; None: nothing was sent yet, or the draft says what was sent. Raises
    Refused("article-unknown"), ("nobody-here")."""
    row, person = article_row(act, article), require_me(act)
    if not row.head:
        return None
    edited = draft(act, article).content.cleaned()
    # What the page says about the article itself is no matter of words, and a guess is settled, not suggested.
    base = replace(revision_content(act, row.head), notices=edited.notices)
    found = suggestions(base, edited)
    if not found:
        return None
    keep_snapshot(act.session, article)
    number = act.session.scalar(select(func.max(Row.number)).where(Row.article == article)) or 0
    known = {change.suggestion.id for change in _changes(_rows(act, article, row.head, OPEN))}
    made = []
    for suggestion in (one for one in found if one.id not in known):
        change = Change(secrets.token_hex(8), suggestion, _pictures_of(suggestion, base, edited))
        made.append(change.id)
        record(act, "suggestion.made", article, number=number + len(made), base=row.head, person=person.id,
                   change=change_values(change))
    save_draft(act, article, base)
    return tuple(made)


def suggested(look: Look, article: str) -> tuple[Suggested, ...]:
    """Every suggestion that was ever made for an article, in the order in which they were made. Raises
    Refused("article-unknown")."""
    article_row(look, article)
    names = names_by_id(look)
    rows = look.session.scalars(select(Row).where(Row.article == article).order_by(Row.number)).all()
    return tuple(
        Suggested(row.id, row.number, change.suggestion, row.base, row.person, names.get(row.person, ""), row.at, row.state, row.why,
                  row.settled_by, row.settled_at)
        for row, change in zip(rows, _changes(rows), strict=True)
    )


def open_suggestions(look: Look, article: str) -> int:
    """How many suggestions of an article wait for an answer."""
    return look.session.scalar(select(func.count()).select_from(Row).where(Row.article == article, Row.state == OPEN)) or 0


def standing_in(look: Look, article: str, content: Content) -> tuple[Fitting, ...]:
    """Where each open suggestion stands in a text (the draft as it is being written), or why it would not fit; for drawing."""
    found: list[Fitting] = []
    for base, rows in _by_base(_rows(look, article, state=OPEN)):
        done = _changes(_rows(look, article, base, ACCEPTED))
        found += fitting(revision_content(look, base), done, _changes(rows), content)
    return tuple(found)


def with_all(look: Look, article: str, content: Content) -> Content:
    """What a text (the draft as it is being written) would say with every open suggestion that fits it."""
    for base, rows in _by_base(_rows(look, article, state=OPEN)):
        done = _changes(_rows(look, article, base, ACCEPTED))
        content = applied(revision_content(look, base), done, _changes(rows), content).content
    return content


def settle(act: Act, article: str, ids: Collection[str], accept: bool) -> Settled:
    """Accept or reject open suggestions: one, several or all of them, in one act.

    Accepted ones are taken into the draft as it is; what was typed since stays, and what the draft said is kept as a
    snapshot. One that does not fit any more is outdated, with the reason. Raises Refused("suggestion-unknown", count)
    where any of them is no open one; then nothing is done.
    """
    person = require_me(act)
    rows = [row for row in _rows(act, article, state=OPEN) if row.id in ids]
    if not ids or len(rows) != len(set(ids)):
        raise Refused("suggestion-unknown", count=len(set(ids)) - len(rows))
    refused: dict[str, str] = {}
    if accept:
        now = draft(act, article).content
        keep_snapshot(act.session, article)
        for base, some in _by_base(rows):
            done = _changes(_rows(act, article, base, ACCEPTED))
            result = applied(revision_content(act, base), done, _changes(some), now)
            now, refused = result.content, refused | result.refused
        if len(refused) < len(rows):
            save_draft(act, article, now)
    for row in rows:
        state = REJECTED if not accept else OUTDATED if row.id in refused else ACCEPTED
        record(act, "suggestion.settled", article, id=row.id, state=state, person=person.id,
                   **({"why": refused[row.id]} if row.id in refused else {}))
    return Settled(tuple(row.id for row in rows if row.id not in refused), refused)


def _rows(look: Look, article: str, base: str = "", state: str = "") -> Sequence[Row]:
    query = select(Row).where(Row.article == article).order_by(Row.number)
    if base:
        query = query.where(Row.base == base)
    return look.session.scalars(query.where(Row.state == state) if state else query).all()


def _by_base(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """Suggestions by the revision that they change, each in the order in which they were made."""
    bases: dict[str, list[Row]] = {}
    for row in rows:
        bases.setdefault(row.base, []).append(row)
    return list(bases.items())


def _changes(rows: Iterable[Row]) -> list[Change]:
    return [change_of(json.loads(row.change)) for row in rows]


def _pictures_of(suggestion: Suggestion, base: Content, edited: Content) -> tuple[Picture, ...]:
    """The pictures that come with a suggestion: those that its words name and the base has not."""
    known = {picture.key for picture in base.pictures}
    words = " ".join(edit.text for edit in suggestion.edits)
    return tuple(p for p in edited.pictures if p.key not in known and re.search(rf"\b{p.key}\b", words))
