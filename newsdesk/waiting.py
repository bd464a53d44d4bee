"""What waits for whom: the lists of the desk, how many are in each, and what the picture of a day is drawn from.

A page of a list is one SQL query that reads no text: what lists show of an article stands in its row and in an index.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVarTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from newsdesk.article.content import Content
from newsdesk.article.steps import APPROVED, BINNED, DRAFT, EXPORTED, PUBLISHED, RETURNED, STAGES, SUBMITTED, WITHDRAWN
from newsdesk.desk import Look
from newsdesk.drafting import draft
from newsdesk.finding import archive_size
from newsdesk.returning import PointNow, points
from newsdesk.reviewing import revision_content
from newsdesk.staffing import Person, me, names_by_id
from newsdesk.stepping import ALONE, Possible, article_row, possible
from newsdesk.store.tables import Article, Draft, Note, Reply
from newsdesk.store.tables import Person as PersonRow

Row = TypeVarTuple("Row")

HOLDS: Mapping[str, tuple[str, ...]] = {
    "draft": (DRAFT, RETURNED), "submitted": (SUBMITTED,), "approved": (APPROVED,), "exported": (EXPORTED,),
    "published": (PUBLISHED, WITHDRAWN), "bin": (BINNED,), "all": STAGES,
}
"""The stages that a list of one kind holds; beside these there are ``mine``, ``reading`` and ``override``."""
LISTS = ("mine", "reading", "override", *HOLDS)
SORTS = ("", "oldest", "newest", "headline", "length", "target")
"""Empty: as the list is usually sorted."""
EDITORS = frozenset({"editor", "chief"})
_WRITTEN = (DRAFT, RETURNED, BINNED)
"""At these stages a list shows the draft, else the newest revision."""
_OLDEST_FIRST = ("submitted", "reading", "approved")
# Made once: what an alias is made of takes longer than the query it is for.
_READER, _ANSWER, _ORIGINAL, _LEADS_BACK = aliased(PersonRow), aliased(Article), aliased(Article), aliased(Article)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles a list shows, and in which order; what is empty asks for nothing."""

    list: str = "mine"
    """One of LISTS."""
    stage: str = ""
    category: str = ""
    place: str = ""
    person: str = ""
    """The name of a reporter."""
    since: datetime | None = None
    """Changed at this instant or later."""
    words: str = ""
    """Each of these words is somewhere in headline, place or reporters."""
    sort: str = ""
    """One of SORTS."""

    @property
    def narrowed(self) -> bool:
        """Something is asked for besides the list itself."""
        return replace(self, list="mine", sort="") != Wanted()


@dataclass(frozen=True, slots=True)
class Listed:
    """An article as a list shows it."""

    id: str
    headline: str
    place: str
    reporters: tuple[str, ...]
    stage: str
    category: str
    words: int
    advertorial: bool
    guesses: int
    since: datetime
    """When it came to where it is: submitted, or changed last."""
    target: str
    """When it should be published, ISO 8601 with offset; or empty."""
    reader: str
    """The name of who says that they are reading it; or empty."""
    points: int
    """Reasons for which it was sent back that are not answered yet."""
    parted: bool
    """Two newest texts of it wait for a decision."""
    missing: tuple[tuple[str, int], ...]
    """What it lacks, the worst first: a code of store/summaries.py's MISSING and how often."""
    purpose: str
    """Why a published article is being changed; or empty."""
    override: str
    """The reason for which one who wrote it approved it; or empty."""
    to_link: str = ""
    """Its correction or right of reply is on the portal as an article of its own, and it does not lead there yet: one of
    ANSWERS; or empty."""
    calls: int = 0
    """Open notes that call the person of this folder by ``@``."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is in a list."""

    count: int
    oldest: datetime | None
    """The instant of what has been in it longest."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An article as one reads it beside a list."""

    row: Listed
    content: Content
    """The newest revision where it was submitted, else the draft."""
    revision: str
    """The revision that is read: what an approval would name; empty where it is the draft."""
    points: tuple[PointNow, ...]
    steps: tuple[Possible, ...]
    names: Mapping[str, str]
    """The names of the people spoken of, by id."""


def listed(look: Look, wanted: Wanted, limit: int = 200, offset: int = 0) -> list[Listed]:
    """One page of a list."""
    page = _narrowed(look, select(Article.id), wanted).order_by(*_order(look, wanted)).limit(limit).offset(offset).subquery()
    return _rows(look, select(page.c.id), wanted)


def extent(look: Look, wanted: Wanted) -> Extent:
    """How many articles a list has, and since when the oldest of them is there."""
    query = _narrowed(look, select(func.count(), func.min(_since(wanted))), wanted)
    found = look.session.execute(query).one()
    count, oldest = found[0], found[1]
    return Extent(int(count), datetime.fromisoformat(oldest) if isinstance(oldest, str) else oldest)


def choices(look: Look, wanted: Wanted, field: str) -> list[str]:
    """What a list can be narrowed to by ``category``, ``place``, ``person`` or ``stage``: what it holds, most often first."""
    column = {"category": _shown("category"), "place": _shown("place"), "person": _shown("reporters"), "stage": Article.stage}[field]
    other: dict[str, Any] = {field: ""}
    query = _narrowed(look, select(column, func.count()), replace(wanted, **other), joined=True).group_by(column)
    counted = Counter[str]()
    for value, count in look.session.execute(query):
        for part in str(value or "").splitlines():
            counted[part] += int(count)
    return sorted((value for value in counted if value), key=lambda value: (-counted[value], value))


def counts(look: Look) -> dict[str, int]:
    """How many articles are in each list, and how many entries the archive has (under ``archive``)."""
    rows = look.session.execute(select(Article.stage, func.count()).group_by(Article.stage)).all()
    by_stage = Counter({str(stage): int(count) for stage, count in rows})
    by_stage[DRAFT] -= look.session.scalar(select(func.count()).select_from(Draft).where(Draft.blank)) or 0
    found = {name: sum(by_stage[stage] for stage in stages) for name, stages in HOLDS.items()}
    for name in ("mine", "reading", "override"):
        found[name] = extent(look, Wanted(name)).count
    return found | {"archive": archive_size(look)}


def opened(look: Look, article: str) -> Opened:
    """An article to be read beside its list. Raises Refused("article-unknown"), ("draft-damaged"), ("revision-damaged"),
    ("nobody-here")."""
    row = article_row(look, article)
    written = row.stage in _WRITTEN or not row.head
    content = draft(look, article).content if written else revision_content(look, row.head)
    names = names_by_id(look)
    shown = _rows(look, select(Article.id).where(Article.id == article), Wanted("all"))[0]
    return Opened(shown, content, "" if written else row.head, points(look, article), possible(look, article), names)


def _rows(look: Look, ids: Select[Any], wanted: Wanted) -> list[Listed]:
    """What is shown of the articles with these ids, in the order of the list."""
    reader, page = _READER, ids.subquery()
    query = (
        select(Article.id, _shown("headline"), _shown("place"), _shown("reporters"), Article.stage, _shown("category"),
               _shown("words"), _shown("advertorial"), _guesses(), _when(), Article.target, func.coalesce(reader.name, ""),
               Article.points, func.instr(Article.heads, " ") > 0, Article.missing, Article.purpose, Article.override, _to_link(),
               _calls(me(look)))
        .select_from(page).join(Article, Article.id == page.c.id).outerjoin(Draft, Draft.article == Article.id)
        .outerjoin(reader, reader.id == Article.reader).order_by(*_order(look, wanted))
    )
    return [_listed(*row) for row in look.session.execute(query)]


def _listed(id: str, headline: str, place: str, reporters: str, stage: str, category: str, words: int, advertorial: bool,
            guesses: int, since: Any, target: str, reader: str, points: int, parted: bool, missing: str, purpose: str,
            override: str, to_link: str | None, calls: int) -> Listed:
    lacks = tuple((code, int(count)) for code, _, count in (part.partition(":") for part in missing.split()))
    since = datetime.fromisoformat(since) if isinstance(since, str) else since
    return Listed(id, headline, place, tuple(reporters.splitlines()), stage, category, words, bool(advertorial), guesses, since,
                  target, reader, points if stage == RETURNED else 0, bool(parted), lacks if stage not in _WRITTEN else (), purpose,
                  "" if override == ALONE else override, to_link or "", calls)


def _narrowed(look: Look, query: Select[*Row], wanted: Wanted, joined: bool = False) -> Select[*Row]:
    """A query over the articles of a list; joined: it needs what the drafts say."""
    where = _of_list(wanted.list, me(look))
    if wanted.stage:
        where.append(Article.stage == wanted.stage)
    if wanted.category:
        where.append(_shown("category") == wanted.category)
    if wanted.place:
        where.append(_shown("place") == wanted.place)
    if wanted.person:
        where.append(_has_line(_shown("reporters"), wanted.person))
    if wanted.since:
        where.append(_since(wanted) >= wanted.since)
    for word in wanted.words.split():
        said = _shown("headline") + "\n" + _shown("place") + "\n" + _shown("reporters")
        where.append(said.icontains(word, autoescape=True))
    query = query.select_from(Article)
    if joined or wanted.narrowed or wanted.sort or wanted.list not in HOLDS or set(HOLDS[wanted.list]) & set(_WRITTEN):
        query = query.outerjoin(Draft, Draft.article == Article.id)
    return query.where(*where)


def _of_list(name: str, person: Person | None) -> list[ColumnElement[bool]]:
    """What an article must be to be in a list of this person's."""
    if name == "reading":
        return [Article.reader == (person.id if person else " ")]
    if name == "override":
        return [Article.override > "", Article.override != ALONE]
    if name == "mine":
        return [_not_blank(), _mine(person)]
    where: list[ColumnElement[bool]] = [Article.stage == HOLDS[name][0] if len(HOLDS[name]) == 1 else Article.stage.in_(HOLDS[name])]
    return [*where, _not_blank()] if DRAFT in HOLDS[name] else where


def _mine(person: Person | None) -> ColumnElement[bool]:
    """What waits for a person: their own texts that are being written or came back; for an editor what was submitted, but
    what somebody else reads already or they may not approve, and what was approved and not yet exported; for everybody what
    a note calls them to."""
    if person is None:
        return Article.id == ""
    unowned = and_(Article.started_by == "", _shown("reporters") == "")
    own = or_(Article.started_by == person.id, Article.sender == person.id, _has_line(_shown("reporters"), person.name), unowned)
    called = select(Note.article).where(*_call(person.id))
    waits: list[tuple[ColumnElement[bool], ...]] = [(Article.stage.in_((DRAFT, RETURNED)), own),
                                                    (Article.id.in_(called), Article.stage != BINNED)]
    if EDITORS & set(person.roles):
        submitted = [Article.stage == SUBMITTED, Article.reader.in_(("", person.id))]
        if "chief" not in person.roles:  # who sent it needs somebody else for it
            submitted.append(Article.sender != person.id)
        waits += [tuple(submitted), (Article.stage == APPROVED,), (Article.id.in_(_unlinked()),)]
    else:  # a right of reply is not theirs to begin
        waits.append((own, Article.id.in_(_unlinked("correct"))))
    # Each kind is found by an index of its own: as one condition with `or` every article there is would be looked at.
    return Article.id.in_(union_all(*(_found_by(*where) for where in waits)))


def _found_by(*where: ColumnElement[bool]) -> Select[str]:
    """The articles of which all of this is so, whatever the query around it is about."""
    return select(Article.id).outerjoin(Draft, Draft.article == Article.id).where(*where).correlate(None)


def _call(person: str) -> list[ColumnElement[bool]]:
    """What a note must be to call somebody: open, and they are named in it or in a reply to it."""
    replied = exists().where(Reply.article == Note.article, Reply.note == Note.id, Reply.mentions.contains(person, autoescape=True))
    return [Note.state == "open", or_(Note.mentions.contains(person, autoescape=True), replied)]


def _calls(person: Person | None) -> ColumnElement[Any]:
    """How many notes of an article call a person, as a column of its row."""
    if person is None:
        return literal(0)
    counted = select(func.count(Note.id)).where(Note.article == Article.id, *_call(person.id)).correlate(Article)
    return counted.scalar_subquery()


def _unlinked(kind: str = "") -> Select[str]:
    """The articles whose correction or reply is on the portal by itself while they do not lead there; kind: only of this."""
    answer, original = _ANSWER, _ORIGINAL
    # From the few that answer something to what they answer, not the other way.
    leads = exists().where(original.id == answer.answers, *_is_unlinked(answer, original))
    query = select(answer.answers).where(answer.answers > "", leads)
    return query.where(answer.answers_as == kind) if kind else query


def _to_link() -> ColumnElement[Any]:
    """What an article has to lead to, as a column of its row."""
    answer = _LEADS_BACK
    query = select(answer.answers_as).where(answer.answers == Article.id, *_is_unlinked(answer, Article)).correlate(Article)
    return query.order_by(answer.changed_at, answer.id).limit(1).scalar_subquery()


def _is_unlinked(answer: type[Article], original: type[Article]) -> list[ColumnElement[bool]]:
    return [answer.answers > "", answer.address > "", answer.stage.notin_((WITHDRAWN, BINNED)),
            original.stage.in_((EXPORTED, PUBLISHED)), ~_has_line(original.leads_to.expression, answer.address.expression)]


def _order(look: Look, wanted: Wanted) -> list[SQLColumnExpression[Any]]:
    since = _since(wanted)
    newest: list[SQLColumnExpression[Any]] = [since.desc(), Article.id]
    oldest: list[SQLColumnExpression[Any]] = [since, Article.id]
    if wanted.sort == "headline":
        return [func.lower(_shown("headline")), Article.id]
    if wanted.sort == "length":
        return [_shown("words").desc(), Article.id]
    if wanted.sort == "target":
        return [(Article.target == "").asc(), Article.target, *oldest]
    if wanted.sort:
        return oldest if wanted.sort == "oldest" else newest
    if wanted.list != "mine":
        return oldest if wanted.list in _OLDEST_FIRST else newest
    person = me(look)
    rank = case((Article.stage == RETURNED, 0), (Article.reader == (person.id if person else " "), 1), (Article.stage == SUBMITTED, 2),
                (Article.stage.in_((APPROVED, EXPORTED, PUBLISHED)), 3), else_=4)
    waiting_since = case((Article.stage.in_((SUBMITTED, APPROVED)), since), else_=literal(""))
    return [rank, waiting_since, since.desc(), Article.id]


def _since(wanted: Wanted) -> ColumnElement[Any]:
    """The time by which a list is sorted; for lists of one stage a column that an index sorts by."""
    if wanted.list == "submitted":
        return Article.submitted_at.expression
    if wanted.list in HOLDS and not set(HOLDS[wanted.list]) & set(_WRITTEN):
        return Article.changed_at.expression
    return _when()


def _when() -> ColumnElement[Any]:
    """When an article came to where it is: submitted, or changed last, by a step or by writing."""
    written = func.max(Article.changed_at, func.coalesce(Draft.saved_at, Article.changed_at))
    return case((Article.stage == SUBMITTED, Article.submitted_at), (Article.stage.in_(_WRITTEN), written), else_=Article.changed_at)


def _shown(name: str) -> ColumnElement[Any]:
    """What a list shows in a column: the draft's while somebody writes, else the newest revision's."""
    in_draft, in_article = getattr(Draft, name), getattr(Article, name)
    return case((Article.stage.in_(_WRITTEN), func.coalesce(in_draft, in_article)), else_=in_article)


def _guesses() -> ColumnElement[Any]:
    return case((Article.stage.in_(_WRITTEN), func.coalesce(Draft.guesses, 0)), else_=0)


def _not_blank() -> ColumnElement[bool]:
    return or_(Draft.blank.is_(None), Draft.blank.is_(False))


def _has_line(lines: ColumnElement[Any], line: str | ColumnElement[Any]) -> ColumnElement[bool]:
    return func.instr("\n" + lines + "\n", literal("\n") + line + "\n") > 0
