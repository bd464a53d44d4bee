"""Fills the views from events, one function a kind, in the transaction of the event."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy.orm import Session

from newsdesk.store import remarks
from newsdesk.store.order import knew
from newsdesk.store.roster import device_introduced, may_send_back, one_person, roster_signed, why_not
from newsdesk.store.summaries import linking, listed, missing
from newsdesk.store.tables import Article, Event, Image, LearnedWord, Person, Point, Revision, Snippet, Step
from newsdesk.text.canonical import canonical_json, digest
from newsdesk.text.usable import clean_name

Payload = dict[str, Any]
STAYING = ("claim", "release")
"""Steps that reach no other stage."""
SAFEST_FIRST = ("withdrawn", "returned", "draft", "submitted", "approved", "exported", "published", "binned")
"""Which stage counts where several people took steps at once. A text is rather seen than hidden, rather looked at than
published."""


def apply(session: Session, event: Event) -> None:
    """Bring the views up to date with one event. A kind that is not known (a newer program wrote it) changes
    nothing. Who has two ids by the list is one person in every view.
    """
    change = KINDS.get(event.kind)
    if change:
        payload = json.loads(event.payload)
        if payload.get("person"):
            payload["person"] = one_person(session).get(payload["person"], payload["person"])
        change(session, event, payload)


def _article_started(session: Session, event: Event, payload: Payload) -> None:
    if session.get(Article, event.article) is not None:
        return  # a store that was brought back begins what others know anew: it is one article
    session.add(Article(id=event.article, started_at=event.at, changed_at=event.at, origin=payload.get("origin", ""),
                        started_by=payload.get("person", "")))


def _revision_made(session: Session, event: Event, payload: Payload) -> None:
    content, article = canonical_json(payload["content"]), session.get_one(Article, event.article)
    name = revision_hash(event.article, payload["parents"], payload["content"])
    if session.get(Revision, name) is not None:
        return  # two machines merged the same, or submitted the same: it is one revision
    article.heads = " ".join(sorted({*article.heads.split(), name} - set(payload["parents"])))
    session.add(Revision(
        hash=name, article=event.article,
        number=payload["number"], parents=canonical_json(payload["parents"]), content=content, digest=digest(content),
        person=payload["person"], at=event.at, device=event.device,
    ))
    if len(payload["parents"]) > 1:
        article.head, article.changed_at = name, event.at
        _list(article, session.get(Revision, name))


def _step_taken(session: Session, event: Event, payload: Payload) -> None:
    article = session.get_one(Article, event.article)
    context, details = payload.get("context"), payload.get("details", {})
    why = why_not(session, event, payload)
    session.add(Step(
        event=event.hash, trusted=not why, why=why, article=event.article, step=payload["step"], revision=payload["revision"],
        person=payload["person"], at=event.at, context=canonical_json(context) if context else "",
        reason=payload.get("reason", ""), details=canonical_json(details),
    ))
    if why:
        return
    _reach(article, event, payload)
    article.changed_at = event.at
    if payload["step"] == "submit":
        _list(article, session.get(Revision, payload["revision"]))
    change = _BY_STEP.get(payload["step"])
    if change:
        change(article, event, payload)


def _reach(article: Article, event: Event, payload: Payload) -> None:
    """The stage after a step. Of steps that were taken without knowing of each other the safest counts."""
    if payload["step"] in STAYING:
        return
    tips = [tip.split(":") for tip in article.tips.split()]
    known = [tip for tip in tips if not knew(event, payload, (tip[0], int(tip[1])))]
    tips = [*known, [event.device, str(event.seq), payload["stage"]]]
    article.tips = " ".join(":".join(tip) for tip in tips)
    article.stage = min((tip[2] for tip in tips), key=SAFEST_FIRST.index)


def _list(article: Article, revision: Revision | None) -> None:
    """Let the article say what its newest revision says, as far as lists show it."""
    if revision is not None:
        values = json.loads(revision.content)
        for column, value in {**listed(values), **linking(values)}.items():
            setattr(article, column, value)
        article.missing = missing(values)


def _submitted(article: Article, event: Event, payload: Payload) -> None:
    article.submitted_at = event.at
    if payload["revision"] in article.heads.split():  # else somebody has merged it already
        article.head = payload["revision"]
    article.sender, article.override = payload["person"], ""
    article.target = payload.get("details", {}).get("target", article.target)


def _approved(article: Article, _event: Event, payload: Payload) -> None:
    article.approved, article.override = payload["revision"], payload.get("details", {}).get("override", "")
    _released(article, _event, payload)


def _claimed(article: Article, event: Event, payload: Payload) -> None:
    article.reader, article.reading_since = payload["person"], event.at


def _released(article: Article, _event: Event, _payload: Payload) -> None:
    article.reader, article.reading_since = "", None


def _published(article: Article, _event: Event, payload: Payload) -> None:
    details = payload.get("details", {})
    article.address, article.published, article.purpose = details["address"], details["published"], ""


def _begun(article: Article, _event: Event, payload: Payload) -> None:
    article.purpose = payload["step"]


_BY_STEP: dict[str, Callable[[Article, Event, Payload], None]] = {
    "submit": _submitted, "approve": _approved, "claim": _claimed, "release": _released, "return": _released,
    "take-back": _released, "publish": _published, "correct": _begun, "update": _begun, "reply": _begun, "withdraw": _begun,
}


def _point_raised(session: Session, event: Event, payload: Payload) -> None:
    if not may_send_back(session, event, payload):
        return  # it is in the log and in the history; nobody has to answer it
    said = {name: payload[name] for name in ("revision", "reason", "words", "anchor", "person")}
    id = remarks.free_id(session, Point, event, payload["id"], said)
    if not id:
        return
    session.add(Point(article=event.article, id=id, at=event.at, **said))
    session.get_one(Article, event.article).points += 1


def _point_answered(session: Session, event: Event, payload: Payload) -> None:
    point = session.get(Point, (event.article, payload["id"]))
    if point:
        if point.state == "open":
            session.get_one(Article, event.article).points -= 1
        point.state, point.answer = payload["state"], payload["words"]
        point.answered_by, point.answered_at = payload["person"], event.at


def _address_given(session: Session, event: Event, payload: Payload) -> None:
    article = session.get_one(Article, event.article)
    article.address, article.changed_at = payload["address"], event.at


def _target_set(session: Session, event: Event, payload: Payload) -> None:
    session.get_one(Article, event.article).target = payload["target"]


def _image_added(session: Session, event: Event, payload: Payload) -> None:
    session.merge(Image(**{name: payload[name] for name in ("digest", "name", "width", "height", "media")}))


def _person_enrolled(session: Session, event: Event, payload: Payload) -> None:
    session.merge(Person(
        id=payload["id"], name=clean_name(payload["name"]), roles=" ".join(payload["roles"]), code=clean_name(payload.get("code", ""))
    ))


def _word_learned(session: Session, event: Event, payload: Payload) -> None:
    session.merge(LearnedWord(word=payload["word"], name=payload["name"]))


def _word_forgotten(session: Session, event: Event, payload: Payload) -> None:
    known = session.get(LearnedWord, payload["word"])
    if known:
        session.delete(known)


def _snippet_kept(session: Session, event: Event, payload: Payload) -> None:
    session.merge(Snippet(short=payload["short"], long=payload["long"]))


def _snippet_dropped(session: Session, event: Event, payload: Payload) -> None:
    known = session.get(Snippet, payload["short"])
    if known:
        session.delete(known)


KINDS: dict[str, Callable[[Session, Event, Payload], None]] = {
    "article.started": _article_started,
    "revision.made": _revision_made,
    "step.taken": _step_taken,
    "point.raised": _point_raised,
    "point.answered": _point_answered,
    "note.added": remarks.note_added,
    "note.replied": remarks.note_replied,
    "note.settled": remarks.note_settled,
    "note.reopened": remarks.note_reopened,
    "suggestion.made": remarks.suggestion_made,
    "suggestion.settled": remarks.suggestion_settled,
    "address.given": _address_given,
    "target.set": _target_set,
    "image.added": _image_added,
    "person.enrolled": _person_enrolled,
    "device.introduced": device_introduced,
    "roster.signed": roster_signed,
    "snippet.kept": _snippet_kept,
    "snippet.dropped": _snippet_dropped,
    "word.learned": _word_learned,
    "word.forgotten": _word_forgotten,
}


def revision_hash(article: str, parents: list[str], content: Payload) -> str:
    """The name of a revision: SHA-256 over its article, its parents and its content, as canonical JSON."""
    return digest(canonical_json({"article": article, "content": content, "parents": sorted(parents)}))
