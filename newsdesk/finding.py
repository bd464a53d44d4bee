"""Finding: the shelves, the archive, completions, and what a page's lists show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from newsdesk.article.content import Content
from newsdesk.article.steps import APPROVED, DRAFT, EXPORTED, SUBMITTED
from newsdesk.desk import Look
from newsdesk.portal.context import Context, ListItem
from newsdesk.store.search import all_words, any_words, search, words_of
from newsdesk.store.tables import Article, Draft, Entry, Person
from newsdesk.text.body import related_links
from newsdesk.text.related import TITLE_ONLY, Related

SHELVES = (DRAFT, SUBMITTED, APPROVED, EXPORTED)
LIST_LENGTH = 5
OWN_FIRST = 5
"""How many unsubmitted articles stand above what the full-text index has."""
RELATED_TERMS = 30
ABOUT = 12_000
"""Characters at the beginning of a text that say what it is about: counting all words of a book would hold each page."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    id: str
    headline: str
    place: str
    reporters: tuple[str, ...]
    stage: str
    words: int
    changed_at: datetime
    category: str
    advertorial: bool
    guesses: int
    blank: bool


@dataclass(frozen=True, slots=True)
class Found:
    target: str
    """``https://...``, ``newsdesk:article/ID`` or ``newsdesk:archive/ID``."""
    headline: str
    published: datetime | None
    who: str
    category: str
    origin: str
    """``article`` (of this newsroom) or ``archive``."""
    address: str = ""
    """Where it is on the portal; empty: no address yet."""


def articles(look: Look, shelf: str = "all", limit: int = 200, offset: int = 0) -> list[ArticleRow]:
    """The articles on a shelf (draft, submitted, approved, exported, all), changed last first; blank ones left out."""
    query = select(Article, Draft).join(Draft, Draft.article == Article.id).where(Draft.blank.is_(False))
    if shelf != "all":
        query = query.where(Article.stage == shelf)
    last = func.max(Draft.saved_at, Article.changed_at)
    rows = look.session.execute(query.order_by(last.desc(), Article.id).limit(limit).offset(offset)).all()
    return [
        ArticleRow(a.id, d.headline, d.place, tuple(d.reporters.splitlines()), a.stage, d.words,
                   max(d.saved_at, a.changed_at), d.category, d.advertorial, d.guesses, d.blank)
        for a, d in rows
    ]


def headlines(look: Look, articles: Sequence[str]) -> dict[str, str]:
    """The headlines of these articles' drafts, by article; those that are not there are left out."""
    query = select(Draft.article, Draft.headline).join(Article, Article.id == Draft.article)
    return {row[0]: row[1] for row in look.session.execute(query.where(Draft.article.in_(list(articles))))}


def counts(look: Look) -> dict[str, int]:
    """How many articles stand on each shelf, and how many entries the archive has (under ``archive``)."""
    query = select(Article.stage, func.count()).join(Draft, Draft.article == Article.id)
    rows = look.session.execute(query.where(Draft.blank.is_(False)).group_by(Article.stage)).all()
    found = {row[0]: int(row[1]) for row in rows}
    return {shelf: found.get(shelf, 0) for shelf in SHELVES} | {"archive": archive_size(look)}


def archive_size(look: Look) -> int:
    """How many entries the archive has."""
    return look.session.scalar(select(func.count()).select_from(Entry)) or 0


def find(look: Look, query: str, limit: int = 20, offset: int = 0) -> list[Found]:
    """Articles of the archive and of this newsroom that have every word of a query, the last word as a beginning:
    in the headline first, then anywhere. An empty query gives the newest of the archive.

    What nobody submitted yet is found by its headline as it is now, and by its text as it was at the last snapshot.
    """
    if not words_of(query):
        rows = look.session.scalars(
            select(Entry).order_by(Entry.published.desc().nulls_last(), Entry.id).limit(limit).offset(offset)
        )
        return [_entry(row) for row in rows]
    wanted = limit + offset
    targets = _unsubmitted(look, query)
    targets += [hit.target for hit in search(look.session, all_words(query, headline_only=True), wanted)]
    if len(targets) < wanted:
        targets += [hit.target for hit in search(look.session, all_words(query), wanted)]
    return _described(look, list(dict.fromkeys(targets))[offset:wanted])


def _unsubmitted(look: Look, query: str) -> list[str]:
    """The newest articles without a revision whose headline has every word of a query."""
    *whole, begun = words_of(query)
    rows = look.session.execute(
        select(Draft.article, Draft.headline).join(Article, Article.id == Draft.article)
        .where(Article.head == "", *(Draft.headline.icontains(word, autoescape=True) for word in (*whole, begun)))
        .order_by(Draft.saved_at.desc()).limit(OWN_FIRST * 10)
    )
    said = {id: words_of(headline) for id, headline in rows}
    return [f"article/{id}" for id, words in said.items()
            if set(whole) <= set(words) and any(word.startswith(begun) for word in words)][:OWN_FIRST]


def describe(look: Look, target: str, title: str = "") -> Found | None:
    """What a related link leads to; None where we do not have it.

    title: the link's, needed where it is all that is known (``newsdesk:title``): then what has exactly this headline.
    """
    target = find_title(look, title) if target == TITLE_ONLY else target
    if not target:
        return None
    if target.startswith("newsdesk:"):
        return next(iter(_described(look, [target.removeprefix("newsdesk:")])), None)
    row = look.session.scalars(select(Entry).where(Entry.url == target).limit(1)).first()
    return _entry(row) if row else None


def find_title(look: Look, headline: str) -> str:
    """The target of the article with exactly this headline (letter case and white space aside), or an empty string."""
    key = fold(headline)
    row = look.session.scalars(
        select(Entry).where(Entry.key == key).order_by(Entry.url.desc(), Entry.published.desc()).limit(1)
    ).first()
    if row:
        return row.url or f"newsdesk:archive/{row.id}"
    own = select(Draft.article).where(func.lower(Draft.headline) == key).limit(1)
    article = look.session.scalar(own)
    return f"newsdesk:article/{article}" if article else ""


def fold(headline: str) -> str:
    """A headline for comparing: lower case, one space between words."""
    return " ".join(headline.lower().split())


def suggest(look: Look, field: str, prefix: str, limit: int = 8) -> list[str]:
    """Completions for a field (reporters, editor, category, tags, place, sponsor, source), the most used first."""
    counted: Counter[str] = Counter()
    for value in _values(look, field):
        if value:
            counted[value] += 1
    start = prefix.strip().lower()
    ranked = sorted(counted, key=lambda v: (not v.lower().startswith(start), -counted[v], v))
    return [v for v in ranked if start in v.lower() and v.lower() != start][:limit]


def context_for(look: Look, article: str, content: Content, at: datetime, zone: str) -> Context:
    """What the page of a content would show now besides the content: lists, links that have an address, its instant.

    zone: an IANA name; times are given in it.
    """
    tz = ZoneInfo(zone)
    row = look.session.get(Article, article) if article else None
    linked = related_links(content.body)
    if content.answers:
        linked.append(Related(content.answers.headline, content.answers.target))
    links = {r.key: found.address for r in linked
             if not r.url and (found := describe(look, r.target, r.title)) and found.address}
    own = {fold(content.headline), *(fold(r.title) for r in linked)}
    popular = look.session.scalars(
        select(Entry).where(Entry.list == "popular").order_by(Entry.rank, Entry.id).limit(LIST_LENGTH)
    ).all()
    latest = look.session.scalars(
        select(Entry).where(Entry.published <= at).order_by(Entry.published.desc(), Entry.id).limit(LIST_LENGTH)
    ).all()
    as_of = max((e.listed_at for e in popular if e.listed_at), default=None)
    # A page that is out keeps the time at which it came out; what is changed on it has a later one.
    out = datetime.fromisoformat(row.published) if row and row.published else None
    return Context(
        published=(out or at).astimezone(tz).isoformat(timespec="minutes"),
        modified=at.astimezone(tz).isoformat(timespec="minutes") if out else "",
        address=row.address if row else "",
        links=links,
        related=tuple(_item(f, tz) for f in _akin(look, article, content, own)),
        popular=tuple(_item(_entry(e), tz) for e in popular),
        popular_as_of=as_of.astimezone(tz).isoformat(timespec="minutes") if as_of else "",
        latest=tuple(_item(_entry(e), tz) for e in latest),
    )


def _akin(look: Look, article: str, content: Content, own: set[str]) -> list[Found]:
    """The archive's nearest articles to a content that are not in it already."""
    weights: Counter[str] = Counter()
    for word in words_of(content.body[:ABOUT]):
        if len(word) > 3:
            weights[word] += 1
    for word in words_of(f"{content.headline} {content.place} {' '.join(content.tags)}"):
        if len(word) > 2:
            weights[word] += 5
    terms = [word for word, _ in weights.most_common(RELATED_TERMS)]
    # Texts of this newsroom are found as well and left out below, so more are asked for than are shown.
    hits = search(look.session, any_words(terms), LIST_LENGTH * 8)
    found = _described(look, [h.target for h in hits if h.target != f"article/{article}"])
    return [f for f in found if fold(f.headline) not in own and f.origin == "archive"][:LIST_LENGTH]


def _described(look: Look, targets: list[str]) -> list[Found]:
    """Targets without their ``newsdesk:`` as Found, in order, unknown ones left out."""
    ids = [t.partition("/")[2] for t in targets]
    entries = {e.id: e for e in look.session.scalars(select(Entry).where(Entry.id.in_(ids)))}
    own = {
        a.id: (a, d) for a, d in look.session.execute(
            select(Article, Draft).join(Draft, Draft.article == Article.id).where(Article.id.in_(ids)))
    }
    found: list[Found] = []
    for target in targets:
        kind, _, id = target.partition("/")
        if kind == "archive" and id in entries:
            found.append(_entry(entries[id]))
        elif kind == "article" and id in own:
            a, d = own[id]
            found.append(Found(f"newsdesk:article/{id}", d.headline, a.changed_at, ", ".join(d.reporters.splitlines()),
                               d.category, "article", a.address))
    return found


def _entry(row: Entry) -> Found:
    zone = timezone(timedelta(minutes=row.offset))
    return Found(row.url or f"newsdesk:archive/{row.id}", row.headline,
                 row.published.astimezone(zone) if row.published else None, row.author, row.category, "archive", row.url)


def _item(found: Found, zone: ZoneInfo) -> ListItem:
    published = found.published.astimezone(zone).isoformat(timespec="minutes") if found.published else ""
    return ListItem(found.headline, published, found.address)


def _values(look: Look, field: str) -> Iterable[str]:
    """Every value that a field had so far, with repeats."""
    session = look.session
    if field in ("reporters", "editor"):
        role = "reporter" if field == "reporters" else "editor"
        for name, roles in session.execute(select(Person.name, Person.roles)):
            yield from [name] * (3 if role in roles.split() or "chief" in roles.split() else 1)
    elif field == "category":
        yield from session.scalars(select(Entry.category).where(Entry.category != ""))
        yield from session.scalars(select(Draft.category))
    elif field == "tags":
        for tags in session.scalars(select(Entry.tags).where(Entry.tags != "")):
            yield from tags.splitlines()
    drafts = select(Draft.content).order_by(Draft.saved_at.desc()).limit(300)
    if field in ("tags", "place", "sponsor", "source"):
        for content in session.scalars(drafts):
            value = getattr(Content.from_json(content), field)
            yield from value if isinstance(value, tuple) else (value,)
