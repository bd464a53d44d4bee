"""What a reading view is filled with, asked and worked out on a thread: values only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsdesk import history, noting, proposing, reconciling, returning, reviewing, staffing
from newsdesk.article.applying import Fitting
from newsdesk.article.content import Content
from newsdesk.desk import Desk, Look
from newsdesk.errors import Refused
from newsdesk.history import RevisionThen
from newsdesk.noting import Note, Where
from newsdesk.proposing import Suggested
from newsdesk.returning import PointNow
from newsdesk.text.body import join_lines, lines_of
from newsdesk.text.comparison.facts import FactChange, facts_kept, facts_of_both
from ui.reviewing.state import COMPARE, FILED, NOW, READ, READ_LAST
from ui.reviewing.story import Story, compared, with_suggestions

Facts = tuple[tuple[FactChange, ...], Mapping[str, int]]
"""The facts that changed, and how many of each kind did not."""


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
    facts: tuple[FactChange, ...]
    """What the open suggestions of others would change of the facts."""
    kept: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Came:
    """What is new to a person in an article that comes back."""

    mode: str = ""
    """COMPARE: another revision than the one read last; READ: others suggested or asked for something since; empty: nothing."""
    head: str = ""
    """The newest revision."""
    name: str = ""
    """Who made it."""
    said: int = 0
    """How much was suggested and asked for so far."""
    joined: tuple[str, ...] = ()
    """Whose texts were put together in it by themselves; empty: somebody made it."""


def compare(desk: Desk, article: str, old: str, new: str, now: Content) -> Comparison:
    """Compare two states of an article; old and new: the hash of a revision, NOW, FILED or READ_LAST. Raises as `revision_content`."""
    known, person, read = desk.ask(_known, article)
    before, after = (_chosen(one, known, person, read) for one in (old, new))
    texts = [now if one == NOW else desk.ask(reviewing.revision_content, one) for one in (before, after)]
    if (old, after) == (READ_LAST, NOW) and known and texts[0] == now.cleaned() and before != known[-1].hash:
        # The text under one's hands is still the one that was read; what is new was sent.
        after = known[-1].hash
        texts[1] = desk.ask(reviewing.revision_content, after)
    return Comparison(known, before, after, compared(*texts), texts[1], *_facts(*texts))


def _facts(old: Content, new: Content) -> Facts:
    stated = [join_lines([*lines_of(text.body), text.lead.caption if text.lead else ""]) for text in (old, new)]
    return facts_of_both((old.headline, stated[0]), (new.headline, stated[1])), facts_kept(*stated)


def read(desk: Desk, article: str, now: Content) -> Reading:
    """The article as it is now with its open suggestions, its notes and what was asked for. Raises as the questions do."""
    return desk.ask(_reading, article, now)


def _reading(look: Look, article: str, now: Content) -> Reading:
    fits = {fit.id: fit for fit in proposing.standing_in(look, article, now)}
    waiting = tuple(one for one in proposing.suggested(look, article) if one.state == proposing.OPEN)
    drawn = [(one.id, one.suggestion, fits[one.id].edits) for one in waiting if _fits(fits.get(one.id))]
    unfit = {id: fit.refused for id, fit in fits.items() if fit.refused}
    names = staffing.names_by_id(look)
    me = staffing.me(look)
    others = me is not None and any(one.person != me.id for one in waiting)
    facts = _facts(now, proposing.with_all(look, article, now)) if others else ((), {})
    return Reading(now, with_suggestions(now, drawn), waiting, unfit, noting.notes(look, article, now),
                   returning.points(look, article), noting.places_of_points(look, article, now), names, *facts)


def _fits(fit: Fitting | None) -> bool:
    return fit is not None and not fit.refused


def _known(look: Look, article: str) -> tuple[tuple[RevisionThen, ...], str, str]:
    person = staffing.me(look)
    read_last = _seen(look, person.id, article)[0] if person else ""
    return history.revisions(look, article), person.id if person else "", read_last


def _chosen(wanted: str, known: Sequence[RevisionThen], person: str, read_last: str) -> str:
    """The revision that is meant, or NOW where there is none."""
    hashes = [one.hash for one in known]
    if wanted == FILED:
        return hashes[0] if hashes else NOW
    if wanted == READ_LAST:
        return _read_last(known, person, read_last) or (hashes[-1] if hashes else NOW)
    return wanted if wanted in hashes else NOW


def _read_last(known: Sequence[RevisionThen], person: str, read_last: str) -> str:
    """The revision that a person read last, or else sent last; an empty string where there is none."""
    hashes = [one.hash for one in known]
    own = [one.hash for one in known if one.person == person]
    # What one sent oneself after that was read, too.
    places = [hashes.index(one) for one in (read_last, *own[-1:]) if one in hashes]
    return hashes[max(places)] if places else ""


def what_came(look: Look, article: str) -> Came:
    """What the person of this folder has not seen of an article yet. Raises Refused("article-unknown")."""
    person, known = staffing.me(look), history.revisions(look, article)
    if person is None or not known:
        return Came()
    read_last, said_last = _seen(look, person.id, article)
    head, read = known[-1], _read_last(known, person.id, read_last)
    said = [*proposing.suggested(look, article), *returning.points(look, article)]
    waits = any(one.state == proposing.OPEN and one.person != person.id for one in said)
    mode = COMPARE if read and read != head.hash else READ if waits and len(said) > said_last else ""
    return Came(mode, head.hash, head.name, len(said), reconciling.joined_from(look, head.hash))


def _key(person: str, article: str) -> str:
    return f"read.{person}.{article}"


def _seen(look: Look, person: str, article: str) -> tuple[str, int]:
    """The revision that somebody read last on this machine, and how much was suggested and asked for then."""
    values = staffing.setting(look, _key(person, article), None)
    return (str(values[0]), int(values[1])) if isinstance(values, list) and len(values) == 2 else ("", 0)


def note_read(desk: Desk, article: str, came: Came) -> None:
    """Remember, on this machine, that the person of this folder has read an article as far as this."""
    person = desk.ask(staffing.me)
    if person is None or not came.head or desk.ask(_seen, person.id, article) == (came.head, came.said):
        return
    try:
        desk.do(staffing.set_setting, _key(person.id, article), [came.head, came.said])
    except Refused:
        return  # a store that cannot be written: then more is shown as new than is
