"""Fills the views of what people say about a text: its notes, the answers to them, and suggested changes."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from newsdesk.store.tables import Event, Note, Reply, Suggested
from newsdesk.text.canonical import canonical_json

Payload = dict[str, Any]
Named = TypeVar("Named", Note, Suggested)


def note_added(session: Session, event: Event, payload: Payload) -> None:
    if _of_article(session, Note, event, payload["id"]) is not None:
        return  # said a second time: the first counts
    session.add(Note(
        id=payload["id"], article=event.article, anchor=payload["anchor"], revision=payload["revision"], text=payload["text"],
        words=payload["words"], mentions=" ".join(payload["mentions"]), person=payload["person"], at=event.at,
    ))


def note_replied(session: Session, event: Event, payload: Payload) -> None:
    note = _of_article(session, Note, event, payload["note"])
    if note is None or session.get(Reply, payload["id"]) is not None:
        return  # the note is still on its way: with it the article is read anew
    before = session.scalar(select(func.count()).where(Reply.note == payload["note"])) or 0
    session.add(Reply(
        id=payload["id"], note=payload["note"], number=before + 1, words=payload["words"],
        mentions=" ".join(payload["mentions"]), person=payload["person"], at=event.at,
    ))


def note_settled(session: Session, event: Event, payload: Payload) -> None:
    note = _of_article(session, Note, event, payload["id"])
    if note:
        note.state, note.settled_by, note.settled_at = "settled", payload["person"], event.at


def note_reopened(session: Session, event: Event, payload: Payload) -> None:
    note = _of_article(session, Note, event, payload["id"])
    if note:
        note.state, note.settled_by, note.settled_at = "open", "", None


def suggestion_made(session: Session, event: Event, payload: Payload) -> None:
    change = payload["change"]
    if _of_article(session, Suggested, event, change["id"]) is not None:
        return
    session.add(Suggested(
        id=change["id"], article=event.article, number=payload["number"], base=payload["base"], change=canonical_json(change),
        person=payload["person"], at=event.at,
    ))


def suggestion_settled(session: Session, event: Event, payload: Payload) -> None:
    row = _of_article(session, Suggested, event, payload["id"])
    if row:
        row.state, row.why = payload["state"], payload.get("why", "")
        row.settled_by, row.settled_at = payload["person"], event.at


def _of_article(session: Session, view: type[Named], event: Event, id: str) -> Named | None:
    """What has this id and belongs to the article that an event is about: nothing is said about another article."""
    row = session.get(view, id)
    return row if row is not None and row.article == event.article else None
