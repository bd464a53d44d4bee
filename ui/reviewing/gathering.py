"""What a reading view is filled with, asked and worked out on a thread: values only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsdesk import history, noting, proposing, returning, reviewing, staffing
from newsdesk.article.applying import Fitting
from newsdesk.article.content import Content
from newsdesk.desk import Desk, Look
from newsdesk.errors import Refused
from newsdesk.history import RevisionThen
from newsdesk.noting import Note, Where
from newsdesk.proposing import Suggested
from newsdesk.returning import PointNow
from newsdesk.text.body import join_lines, lines_of
from newsdesk.text.comparison.facts import FactChange, facts_changed, facts_kept
from ui.reviewing.state import FILED, NOW, READ_LAST
from ui.reviewing.story import Story, compared, with_suggestions

_READ_KEY = "read"


@dataclass(frozen=True, slots=True)
class Comparison:
    revisions: tuple[RevisionThen, ...]
    old: str
    """The hash of the older one, or NOW."""
    new: str
    story: Story
    content: Content
    """The newer one, for its pictures."""
    facts: tuple[FactChange, ...]
    kept: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with all that was said about it."""

    content: Content
    story: Story
    suggestions: tuple[Suggested, ...]
    """The open ones."""
    unfit: Mapping[str, str]
    """The open ones that do not fit the text any more, and why."""
    notes: tuple[Note, ...]
    points: tuple[PointNow, ...]
    places: Mapping[str, Where]
    """Where each point belongs, by its id."""
    names: Mapping[str, str]


def compare(desk: Desk, article: str, old: str, new: str, now: Content) -> Comparison:
    """Compare two states of an article; old and new: the hash of a revision, NOW, FILED or READ_LAST. Raises as `revision_content`."""
    known, person, read = desk.ask(_known, article)
    before, after = (_chosen(one, known, person, read) for one in (old, new))
    texts = [now if one == NOW else desk.ask(reviewing.revision_content, one) for one in (before, after)]
    stated = [join_lines([*lines_of(text.body), text.lead.caption if text.lead else ""]) for text in texts]
    # A headline has capitals everywhere: what is a name in it, the text says.
    facts = tuple(f for f in facts_changed(texts[0].headline, texts[1].headline) if f.kind != "name")
    return Comparison(known, before, after, compared(*texts), texts[1], facts + facts_changed(*stated), facts_kept(*stated))


def read(desk: Desk, article: str, now: Content) -> Reading:
    """The article as it is now with its open suggestions, its notes and what was asked for. Raises as the questions do."""
    return desk.ask(_reading, article, now)


def _reading(look: Look, article: str, now: Content) -> Reading:
    fits = {fit.id: fit for fit in proposing.standing_in(look, article, now)}
    waiting = tuple(one for one in proposing.suggested(look, article) if one.state == proposing.OPEN)
    drawn = [(one.id, one.suggestion, fits[one.id].edits) for one in waiting if _fits(fits.get(one.id))]
    unfit = {id: fit.refused for id, fit in fits.items() if fit.refused}
    names = {person.id: person.name for person in staffing.people(look)}
    return Reading(now, with_suggestions(now, drawn), waiting, unfit, noting.notes(look, article, now),
                   returning.points(look, article), noting.places_of_points(look, article, now), names)


def _fits(fit: Fitting | None) -> bool:
    return fit is not None and not fit.refused


def _known(look: Look, article: str) -> tuple[tuple[RevisionThen, ...], str, str]:
    person = staffing.me(look)
    read_last = staffing.setting(look, f"{_READ_KEY}.{article}", "")
    return history.revisions(look, article), person.id if person else "", str(read_last)


def _chosen(wanted: str, known: Sequence[RevisionThen], person: str, read_last: str) -> str:
    """The revision that is meant, or NOW where there is none."""
    hashes = [one.hash for one in known]
    if wanted == FILED:
        return hashes[0] if hashes else NOW
    if wanted == READ_LAST:
        if read_last in hashes:
            return read_last
        own = [one.hash for one in known if one.person == person]
        return own[-1] if own else hashes[-1] if hashes else NOW
    return wanted if wanted in hashes else NOW


def note_read(desk: Desk, article: str, revision: str) -> None:
    """Remember, on this machine, that this revision of an article was read."""
    try:
        desk.do(staffing.set_setting, f"{_READ_KEY}.{article}", revision)
    except Refused:
        return  # a store that cannot be written: then more is shown as new than is
