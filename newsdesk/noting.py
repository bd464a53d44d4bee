"""Notes on an article: on words, a paragraph, a picture, a field or all of it; they stay with their words, and none is dropped."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, select

from newsdesk.article.content import Content, clean_text
from newsdesk.desk import Act, Look
from newsdesk.errors import Refused
from newsdesk.recording import record
from newsdesk.reviewing import revision_content
from newsdesk.staffing import Person, names_by_id, people, require_me
from newsdesk.stepping import article_row
from newsdesk.store.tables import Note as NoteRow
from newsdesk.store.tables import Point, Revision
from newsdesk.store.tables import Reply as ReplyRow
from newsdesk.text.anchors import ARTICLE, Anchor, Span, carried, read_anchor

OPEN, SETTLED = "open", "settled"


@dataclass(frozen=True, slots=True)
class Where:
    """Where an anchor is in a text as it is now."""

    anchor: Anchor
    spans: tuple[Span, ...] = ()
    """The stretches of its words in the field's line_text, in order; none for a field as a whole or the article."""
    lost: bool = False
    """All its words, or the picture, are gone: ``anchor.quote`` says what they were."""


@dataclass(frozen=True, slots=True)
class Reply:
    id: str
    words: str
    mentions: tuple[str, ...]
    person: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Note:
    id: str
    where: Where
    words: str
    mentions: tuple[str, ...]
    """The ids of the people it calls."""
    person: str
    """Who wrote it: the id."""
    name: str
    at: datetime
    state: str
    """OPEN or SETTLED."""
    settled_by: str
    settled_at: datetime | None
    replies: tuple[Reply, ...]


def add_note(act: Act, article: str, content: Content, anchor: Anchor, words: str) -> str:
    """Note something about a place in the content that one sees (the draft, or a revision); returns the note's id.

    People are called by ``@`` and their name, first name or code. Raises Refused("note-empty"), ("article-unknown"),
    ("nobody-here").
    """
    row, person, said = article_row(act, article), require_me(act), _said(words)
    head = act.session.get(Revision, row.head)
    text = "" if anchor.whole else field_text(content, anchor.field)
    # The text of a revision is kept already; beside a note stands only one that is nowhere else.
    revision = row.head if head and text == field_text(Content.from_json(head.content), anchor.field) else ""
    id = secrets.token_hex(8)
    record(act, "note.added", article, id=id, anchor=anchor.written(), revision=revision, text="" if revision else text, words=said,
               mentions=list(called(said, people(act))), person=person.id)
    return id


def reply(act: Act, article: str, note: str, words: str) -> str:
    """Answer a note; returns the reply's id. Raises Refused("note-unknown"), ("note-empty")."""
    _note(act, article, note)
    said, id = _said(words), secrets.token_hex(8)
    record(act, "note.replied", article, id=id, note=note, words=said, mentions=list(called(said, people(act))),
               person=require_me(act).id)
    return id


def settle_note(act: Act, article: str, note: str) -> None:
    """Say that a note is settled. Raises Refused("note-unknown")."""
    if _note(act, article, note).state != SETTLED:
        record(act, "note.settled", article, id=note, person=require_me(act).id)


def reopen_note(act: Act, article: str, note: str) -> None:
    """Say that a settled note is not settled after all. Raises Refused("note-unknown")."""
    if _note(act, article, note).state != OPEN:
        record(act, "note.reopened", article, id=note, person=require_me(act).id)


def notes(look: Look, article: str, content: Content) -> tuple[Note, ...]:
    """Every note of an article with its place in this content, oldest first. Raises Refused("article-unknown")."""
    article_row(look, article)
    rows = look.session.scalars(select(NoteRow).where(NoteRow.article == article).order_by(NoteRow.at, NoteRow.id)).all()
    names = names_by_id(look)
    replies: dict[str, list[Reply]] = {}
    answers = select(ReplyRow).where(ReplyRow.article == article).order_by(ReplyRow.number)
    for one in look.session.scalars(answers):
        replies.setdefault(one.note, []).append(
            Reply(one.id, one.words, tuple(one.mentions.split()), one.person, names.get(one.person, ""), one.at))
    places = _places(look, [(row.anchor, row.revision, row.text) for row in rows], content)
    return tuple(
        Note(row.id, where, row.words, tuple(row.mentions.split()), row.person, names.get(row.person, ""), row.at, row.state,
             row.settled_by, row.settled_at, tuple(replies.get(row.id, ())))
        for row, where in zip(rows, places, strict=True)
    )


def places_of_points(look: Look, article: str, content: Content, waiting: bool = False) -> dict[str, Where]:
    """Where the reasons for which an article was sent back belong in this content, by the id of each. waiting: only of those that
    nobody answered yet."""
    query = select(Point).where(Point.article == article)
    rows = look.session.scalars(query.where(Point.state == OPEN) if waiting else query).all()
    places = _places(look, [(row.anchor, row.revision, "") for row in rows], content)
    return {row.id: where for row, where in zip(rows, places, strict=True)}


def anything_open(look: Look, article: str) -> bool:
    """Whether a note or a reason for sending back waits in an article: quickly told, before anybody asks where."""
    return any(look.session.scalar(select(table.id).where(table.article == article, table.state == OPEN).limit(1))
               for table in (NoteRow, Point))


def open_notes(look: Look, article: str = "") -> dict[str, int]:
    """How many open notes each article has (or this one); articles without any are left out."""
    query = select(NoteRow.article, func.count()).where(NoteRow.state == OPEN).group_by(NoteRow.article)
    rows = look.session.execute(query.where(NoteRow.article == article) if article else query)
    return {row[0]: row[1] for row in rows}


def calling(look: Look, person: str) -> dict[str, int]:
    """The open notes that call somebody, in their words or in a reply: how many of each article."""
    rows = look.session.execute(
        select(NoteRow.article, NoteRow.mentions, func.group_concat(ReplyRow.mentions, " "))
        .outerjoin(ReplyRow, and_(ReplyRow.article == NoteRow.article, ReplyRow.note == NoteRow.id)).where(NoteRow.state == OPEN)
        .group_by(NoteRow.article, NoteRow.id))
    counts: dict[str, int] = {}
    for article, mentions, more in rows:
        if person in f"{mentions} {more or ''}".split():
            counts[article] = counts.get(article, 0) + 1
    return counts


def called(words: str, everybody: Iterable[Person]) -> tuple[str, ...]:
    """The ids of the people that a text calls by ``@``: by the whole name, by the code, or by the first name of one alone."""
    known: dict[str, set[str]] = {}
    for person in everybody:
        names = {person.name, person.name.replace(" ", ""), person.code}
        for name in {name.casefold() for name in names if name} | {person.name.split()[0].casefold()}:
            known.setdefault(name, set()).add(person.id)
    found: dict[str, None] = {}
    for mark in re.finditer(r"(?<!\w)@(?=\w)", words):
        rest = words[mark.end() :].casefold()
        fits = [name for name in known if re.match(rf"{re.escape(name)}(?!\w)", rest)]
        ids = known[max(fits, key=len)] if fits else set()
        if len(ids) == 1:
            found[next(iter(ids))] = None
    return tuple(found)


def field_text(content: Content, field: str) -> str:
    """The text that places in a field are counted in: the body as it is stored, a field of words, a picture's caption."""
    if field == "body" or field == ARTICLE:
        return content.body if field == "body" else ""
    key = "lead" if field == "lead" else field.removeprefix("picture:") if field.startswith("picture:") else ""
    if key:
        picture = content.lead if key == "lead" else content.picture(key)
        return picture.caption if picture else ""
    value = getattr(content, field, "")
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _said(words: str) -> str:
    said = clean_text(words).strip()
    if not said:
        raise Refused("note-empty")
    return said


def _note(act: Act, article: str, note: str) -> NoteRow:
    row = act.session.get(NoteRow, (article, note))
    if row is None:
        raise Refused("note-unknown")
    return row


def _places(look: Look, wanted: list[tuple[str, str, str]], content: Content) -> list[Where]:
    """Where each of these is now: (anchor as written, revision or nothing, text). Anchors of one text are carried together."""
    anchors = [read_anchor(anchor) for anchor, _, _ in wanted]
    found = [Where(anchor, lost=_is_gone(anchor, content)) for anchor in anchors]
    groups: dict[tuple[str, str, str], list[int]] = {}
    for n, (anchor, (_, revision, text)) in enumerate(zip(anchors, wanted, strict=True)):
        if not anchor.whole and anchor.field != ARTICLE:
            groups.setdefault((anchor.field, revision, text), []).append(n)
    for (name, revision, text), members in groups.items():
        before = _field_then(look, revision, name) if revision else text
        spans = carried(before, field_text(content, name), [(anchors[n].start, anchors[n].end) for n in members])
        for n, place in zip(members, spans, strict=True):
            found[n] = Where(anchors[n], place or (), place is None)
    return found


def _field_then(look: Look, revision: str, name: str) -> str:
    """What a field said in a revision; nothing where that is damaged: its notes are listed as lost, with their words."""
    try:
        return field_text(revision_content(look, revision), name)
    except Refused:
        return ""


def _is_gone(anchor: Anchor, content: Content) -> bool:
    """Whether the picture that an anchor is about is not there any more; any other field always is."""
    if anchor.field == "lead":
        return content.lead is None
    if anchor.field.startswith("picture:"):
        return f"({anchor.field})" not in content.body
    return False
