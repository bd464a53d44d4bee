"""The tables of a newsroom: the log, the views filled from it, and what is private to this machine."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from newsdesk.store.base import Base as Base
from newsdesk.store.base import Instant as Instant
from newsdesk.store.travel_tables import Device as Device
from newsdesk.store.travel_tables import DraftBase as DraftBase
from newsdesk.store.travel_tables import Listed as Listed
from newsdesk.store.travel_tables import Signature as Signature
from newsdesk.store.travel_tables import Tip as Tip
from newsdesk.store.version import SCHEMA_VERSION as SCHEMA_VERSION


class Event(Base):
    """Something that happened: never changed, never deleted (triggers refuse it)."""

    __tablename__ = "event"
    __table_args__ = (UniqueConstraint("device", "seq"), Index("event_article", "article"))
    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    device: Mapped[str] = mapped_column(String(32))
    seq: Mapped[int] = mapped_column(Integer)
    previous: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(40))
    article: Mapped[str] = mapped_column(String(32))
    payload: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]


# ---- views: dropped and rebuilt from the log at will -------------------------------------------------------

class Article(Base):
    """An article as the lists show it once it has a revision; before that its draft speaks for it."""

    __tablename__ = "article"
    # One index for each order in which the lists of newsdesk/waiting.py are read.
    __table_args__ = (Index("article_submitted", "stage", "submitted_at", "id"), Index("article_changed", "stage", "changed_at", "id"),
                      Index("article_reader", "reader"), Index("article_override", "override"), Index("article_answers", "answers"))
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    started_at: Mapped[datetime]
    origin: Mapped[str] = mapped_column(String(64), default="")
    """Digest of what it was imported as; empty: written here."""
    stage: Mapped[str] = mapped_column(String(20), default="draft")
    head: Mapped[str] = mapped_column(String(64), default="")
    """The newest revision; where two people worked at once, of `heads` the one that came last."""
    heads: Mapped[str] = mapped_column(Text, default="")
    """The revisions that no other one came from, sorted, parted by a space. Two or more: they are to be merged."""
    tips: Mapped[str] = mapped_column(Text, default="")
    """The steps that no other one was taken after, as ``device:number:stage`` parted by a space: the safest of their stages counts."""
    approved: Mapped[str] = mapped_column(String(64), default="")
    address: Mapped[str] = mapped_column(Text, default="")
    published: Mapped[str] = mapped_column(String(40), default="")
    """When it was published at its address, ISO 8601 with offset."""
    purpose: Mapped[str] = mapped_column(String(20), default="")
    """Why a published article is being changed (``correct``, ``update``, ``reply``, ``withdraw``); else empty."""
    reader: Mapped[str] = mapped_column(String(32), default="")
    """The person who says that they are reading it."""
    reading_since: Mapped[datetime | None]
    submitted_at: Mapped[datetime | None]
    """When its newest revision was submitted."""
    target: Mapped[str] = mapped_column(String(40), default="")
    """When it should be published, ISO 8601 with offset."""
    changed_at: Mapped[datetime]
    started_by: Mapped[str] = mapped_column(String(32), default="")
    sender: Mapped[str] = mapped_column(String(32), default="")
    """The person who submitted its newest revision."""
    points: Mapped[int] = mapped_column(Integer, default=0)
    """How many reasons for which it was sent back are still open."""
    override: Mapped[str] = mapped_column(Text, default="")
    """The reason for which its last approval was given by one who wrote it; else empty."""
    # The rest is what its newest revision says, as store/summaries.py takes it out.
    headline: Mapped[str] = mapped_column(Text, default="")
    place: Mapped[str] = mapped_column(Text, default="")
    reporters: Mapped[str] = mapped_column(Text, default="")
    """Names, one a line."""
    category: Mapped[str] = mapped_column(Text, default="")
    words: Mapped[int] = mapped_column(Integer, default=0)
    advertorial: Mapped[bool] = mapped_column(Boolean, default=False)
    missing: Mapped[str] = mapped_column(Text, default="")
    """What it lacked when it was submitted: ``no-alt:1 no-category:1``."""
    answers: Mapped[str] = mapped_column(String(32), default="")
    """The article of this newsroom that it corrects or replies to."""
    answers_as: Mapped[str] = mapped_column(String(20), default="")
    """What it is to that one: ``correct`` or ``reply``."""
    leads_to: Mapped[str] = mapped_column(Text, default="")
    """The addresses that its notices lead to, one a line."""


class Revision(Base):
    """A text that was submitted: immutable, named by the SHA-256 of its canonical JSON."""

    __tablename__ = "revision"
    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    article: Mapped[str] = mapped_column(String(32), index=True)
    number: Mapped[int] = mapped_column(Integer)
    parents: Mapped[str] = mapped_column(Text)
    content: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    """SHA-256 of the content's canonical JSON."""
    person: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime]
    device: Mapped[str] = mapped_column(String(32), default="")
    """The machine that made it."""


class Step(Base):
    """A step that an article took: submitted, approved, exported ..."""

    __tablename__ = "step"
    __table_args__ = (Index("step_at", "at"),)
    event: Mapped[str] = mapped_column(ForeignKey("event.hash"), primary_key=True)
    article: Mapped[str] = mapped_column(String(32), index=True)
    step: Mapped[str] = mapped_column(String(20))
    revision: Mapped[str] = mapped_column(String(64))
    person: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime]
    context: Mapped[str] = mapped_column(Text, default="")
    """Canonical JSON of the page's context, frozen when the revision was approved."""
    trusted: Mapped[bool] = mapped_column(Boolean, default=True)
    """Whether it counts by the newsroom's list; where not it is only kept."""
    why: Mapped[str] = mapped_column(String(20), default="")
    """Why it does not count: one of store/roster.py's REASONS; else empty."""
    reason: Mapped[str] = mapped_column(Text, default="")
    details: Mapped[str] = mapped_column(Text, default="{}")
    """What else was said, as canonical JSON: ``override``, ``address``, ``published``, ``share``."""


class Point(Base):
    """A reason for which an article was sent back, tied to a place in it."""

    __tablename__ = "point"
    article: Mapped[str] = mapped_column(String(32), primary_key=True)
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    revision: Mapped[str] = mapped_column(String(64))
    """The revision that was sent back."""
    reason: Mapped[str] = mapped_column(String(20))
    """One of newsdesk/reviewing.py's REASONS."""
    words: Mapped[str] = mapped_column(Text, default="")
    anchor: Mapped[str] = mapped_column(Text, default="")
    """Where it belongs, as text/anchors.py writes it; empty: the article as a whole."""
    person: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(10), default="open")
    """``open``, ``answered`` (with words) or ``done``."""
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_by: Mapped[str] = mapped_column(String(32), default="")
    answered_at: Mapped[datetime | None]


class Note(Base):
    """What somebody remarked about a place in an article."""

    __tablename__ = "note"
    article: Mapped[str] = mapped_column(String(32), primary_key=True)
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    anchor: Mapped[str] = mapped_column(Text)
    """The place, as text/anchors.py writes it."""
    revision: Mapped[str] = mapped_column(String(64))
    """The revision whose text the anchor counts in; empty: the text beside it."""
    text: Mapped[str] = mapped_column(Text, default="")
    words: Mapped[str] = mapped_column(Text)
    mentions: Mapped[str] = mapped_column(Text, default="")
    """The ids of the people it calls, parted by a space."""
    person: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(10), default="open")
    """``open`` or ``settled``."""
    settled_by: Mapped[str] = mapped_column(String(32), default="")
    settled_at: Mapped[datetime | None]


class Reply(Base):
    """An answer to a note."""

    __tablename__ = "reply"
    article: Mapped[str] = mapped_column(String(32), primary_key=True)
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    note: Mapped[str] = mapped_column(String(32), index=True)
    number: Mapped[int] = mapped_column(Integer)
    """From 1, in the order in which they were given."""
    words: Mapped[str] = mapped_column(Text)
    mentions: Mapped[str] = mapped_column(Text, default="")
    person: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime]


class Suggested(Base):
    """A change that somebody suggested, and what became of it."""

    __tablename__ = "suggestion"
    article: Mapped[str] = mapped_column(String(32), primary_key=True)
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    number: Mapped[int] = mapped_column(Integer)
    """From 1, in the order in which they were made."""
    base: Mapped[str] = mapped_column(String(64))
    """The revision that it changes."""
    change: Mapped[str] = mapped_column(Text)
    """Canonical JSON of article/applying.py's Change."""
    person: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(10), default="open")
    """``open``, ``accepted``, ``rejected`` or ``outdated``."""
    why: Mapped[str] = mapped_column(String(20), default="")
    """Why it is outdated: one of article/applying.py's REASONS."""
    settled_by: Mapped[str] = mapped_column(String(32), default="")
    settled_at: Mapped[datetime | None]


class Image(Base):
    """A picture whose original lies in the newsroom folder under its SHA-256."""

    __tablename__ = "image"
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    width: Mapped[int] = mapped_column(Integer)
    height: Mapped[int] = mapped_column(Integer)
    media: Mapped[str] = mapped_column(String(40))


class Person(Base):
    __tablename__ = "person"
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    roles: Mapped[str] = mapped_column(Text)
    """Roles parted by a space: ``reporter editor chief``."""
    code: Mapped[str] = mapped_column(String(20), default="")
    """What stands for the person at the end of a text: ``afr``."""


class LearnedWord(Base):
    """A word or a name that the newsroom's spelling knows because somebody said so."""

    __tablename__ = "learned_word"
    word: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[bool] = mapped_column(Boolean)
    """A name is right with its capitals only."""


class Snippet(Base):
    """A short form of the newsroom, which expands while somebody writes."""

    __tablename__ = "snippet"
    short: Mapped[str] = mapped_column(String(20), primary_key=True)
    long: Mapped[str] = mapped_column(Text)


VIEWS = (Article, Revision, Step, Point, Note, Reply, Suggested, Image, Snippet, Person, Device, Listed, LearnedWord)
COMMON = (Image, Snippet, Person, Device, Listed, LearnedWord)
"""The views that belong to no single article."""


# ---- private to this machine: not in the log ---------------------------------------------------------------

class Draft(Base):
    """The text being written: the only thing that is ever overwritten. The columns beside content are read from it."""

    __tablename__ = "draft"
    article: Mapped[str] = mapped_column(String(32), primary_key=True)
    content: Mapped[str] = mapped_column(Text)
    number: Mapped[int] = mapped_column(Integer)
    saved_at: Mapped[datetime]
    digest: Mapped[str] = mapped_column(String(64))
    headline: Mapped[str] = mapped_column(Text, default="")
    place: Mapped[str] = mapped_column(Text, default="")
    reporters: Mapped[str] = mapped_column(Text, default="")
    """Names, one a line."""
    category: Mapped[str] = mapped_column(Text, default="")
    words: Mapped[int] = mapped_column(Integer, default=0)
    guesses: Mapped[int] = mapped_column(Integer, default=0)
    advertorial: Mapped[bool] = mapped_column(Boolean, default=False)
    blank: Mapped[bool] = mapped_column(Boolean, default=False)


class PutAside(Base):
    """What somebody wrote and has not sent of an article that others of this machine have before them: it waits for who wrote it."""

    __tablename__ = "put_aside"
    article: Mapped[str] = mapped_column(String(32), primary_key=True)
    person: Mapped[str] = mapped_column(String(32), primary_key=True)
    content: Mapped[str] = mapped_column(Text)
    revision: Mapped[str] = mapped_column(String(64))
    """The one that it was written on."""
    at: Mapped[datetime]


class Snapshot(Base):
    """A draft as it was at some minute, so that even deleted words come back."""

    __tablename__ = "snapshot"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    article: Mapped[str] = mapped_column(String(32), index=True)
    at: Mapped[datetime]
    content: Mapped[str] = mapped_column(Text)


class Setting(Base):
    """What this machine remembers: who I am, the portal, the language, the open tabs."""

    __tablename__ = "setting"
    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class Entry(Base):
    """A published article of the archive: a copy of what a portal shows, which can be imported again at any time."""

    __tablename__ = "entry"
    __table_args__ = (Index("entry_published", "published"), Index("entry_key", "key"), Index("entry_list", "list"))
    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    headline: Mapped[str] = mapped_column(Text)
    key: Mapped[str] = mapped_column(Text)
    """The headline folded for comparing: lower case, one space between words."""
    url: Mapped[str] = mapped_column(Text, default="")
    published: Mapped[datetime | None]
    offset: Mapped[int] = mapped_column(Integer, default=0)
    """Minutes east of UTC in which the stamp was written."""
    author: Mapped[str] = mapped_column(Text, default="")
    category: Mapped[str] = mapped_column(Text, default="")
    tags: Mapped[str] = mapped_column(Text, default="")
    """Tags, one a line."""
    body: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(Text, default="")
    list: Mapped[str] = mapped_column(String(20), default="")
    """``popular`` where it stood in that list when last imported, else empty."""
    rank: Mapped[int] = mapped_column(Integer, default=0)
    listed_at: Mapped[datetime | None]


class SearchDocument(Base):
    """Gives the rows of the full-text index their names: ``article/ID`` or ``archive/ID``."""

    __tablename__ = "search_document"
    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    target: Mapped[str] = mapped_column(String(50), unique=True)


LOG_GUARDS = tuple(
    f"CREATE TRIGGER IF NOT EXISTS event_no_{verb.lower()} BEFORE {verb} ON event "
    f"BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END"
    for verb in ("UPDATE", "DELETE")
) + tuple(
    f"CREATE TRIGGER IF NOT EXISTS signature_no_{verb.lower()} BEFORE {verb} ON signature "
    f"BEGIN SELECT RAISE(ABORT, 'a signature is never changed'); END"
    for verb in ("UPDATE", "DELETE")
)
LIST_INDEXES = (
    # Everything a list shows of a draft, so that no page of a long text is read for it.
    "CREATE INDEX IF NOT EXISTS draft_listed ON draft (article, blank, saved_at, headline, place, reporters, category, words, "
    "guesses, advertorial)",
    "CREATE INDEX IF NOT EXISTS draft_blank ON draft (article) WHERE blank",
    # What a person is called to, and what leads to another article: few among all there are.
    "CREATE INDEX IF NOT EXISTS note_open ON note (article, id) WHERE state = 'open'",
    "CREATE INDEX IF NOT EXISTS article_answering ON article (answers) WHERE answers > ''",
)
SEARCH_INDEX = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5(headline, body, headline_stem, body_stem, "
    "content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)
