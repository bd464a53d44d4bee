"""Fills the views of what people say about a text: its notes, the answers to them, and suggested changes.

Each has an id that is its own in its article alone: who takes the id of another article's note says nothing of that one. Who takes
one that is there already in the same article hides nothing either: what was said second stands beside it, under another id.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from newsdesk.store.tables import Event, Note, Point, Reply, Suggested
from newsdesk.text.canonical import canonical_json

Payload = dict[str, Any]
Remark = type[Note] | type[Reply] | type[Suggested] | type[Point]


def free_id(session: Session, view: Remark, event: Event, id: str, said: Payload) -> str:
    """The id under which something is kept: its own, or one of the event where another thing has that; empty where the very same
    was said before. said: the columns by which it is known to be the same."""
    row = session.get(view, (event.article, id))
    if row is None:
        return id
    if all(getattr(row, name) == value for name, value in said.items()):
        return ""
    id = event.hash[: len(id)]
    return id if session.get(view, (event.article, id)) is None else ""


def note_added(session: Session, event: Event, payload: Payload) -> None:
    said = {name: payload[name] for name in ("anchor", "revision", "text", "words", "person")}
    id = free_id(session, Note, event, payload["id"], said)
    if id:
        session.add(Note(article=event.article, id=id, mentions=" ".join(payload["mentions"]), at=event.at, **said))


def note_replied(session: Session, event: Event, payload: Payload) -> None:
    if session.get(Note, (event.article, payload["note"])) is None:
        return  # the note is still on its way: with it the article is read anew
    said = {name: payload[name] for name in ("note", "words", "person")}
    id = free_id(session, Reply, event, payload["id"], said)
    if not id:
        return
    before = session.scalar(select(func.count()).where(Reply.article == event.article, Reply.note == payload["note"])) or 0
    session.add(Reply(article=event.article, id=id, number=before + 1, mentions=" ".join(payload["mentions"]), at=event.at, **said))


def note_settled(session: Session, event: Event, payload: Payload) -> None:
    note = session.get(Note, (event.article, payload["id"]))
    if note:
        note.state, note.settled_by, note.settled_at = "settled", payload["person"], event.at


def note_reopened(session: Session, event: Event, payload: Payload) -> None:
    note = session.get(Note, (event.article, payload["id"]))
    if note:
        note.state, note.settled_by, note.settled_at = "open", "", None


def suggestion_made(session: Session, event: Event, payload: Payload) -> None:
    change: Payload = payload["change"]
    said = {"base": payload["base"], "change": canonical_json(change), "person": payload["person"]}
    id = free_id(session, Suggested, event, change["id"], said)
    if id:
        said["change"] = canonical_json(change | {"id": id})
        session.add(Suggested(article=event.article, id=id, number=payload["number"], at=event.at, **said))


def suggestion_settled(session: Session, event: Event, payload: Payload) -> None:
    row = session.get(Suggested, (event.article, payload["id"]))
    if row:
        row.state, row.why = payload["state"], payload.get("why", "")
        row.settled_by, row.settled_at = payload["person"], event.at
