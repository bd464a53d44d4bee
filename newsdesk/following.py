"""A draft and what others do: on which revision it stands, how it follows where nobody wrote, whose it is where several people
write on one machine, and how it never loses a word."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import func, select

from newsdesk.article.content import Content
from newsdesk.article.merging import merge
from newsdesk.desk import Act, Look
from newsdesk.drafting import draft, save_draft
from newsdesk.errors import Refused
from newsdesk.staffing import Person, me, people, set_setting
from newsdesk.staffing import settle_in as settle
from newsdesk.store.drafts import keep_snapshot
from newsdesk.store.search import index
from newsdesk.store.tables import Article, Draft, DraftBase, PutAside, Revision
from newsdesk.text.body import picture_keys


@dataclass(frozen=True, slots=True)
class Ground:
    """What a draft was written on."""

    revision: str
    """Its hash; empty: nothing was sent yet."""
    changed: bool
    """The draft says something else."""


def ground(look: Look, article: str) -> Ground | None:
    """What the draft of an article was written on; None where this machine has no draft of it. Raises Refused("draft-damaged")."""
    row, saved = look.session.get(Article, article), look.session.get(Draft, article)
    if row is None or saved is None:
        return None
    base = look.session.get(DraftBase, article)
    name = base.revision if base else row.head
    revision = look.session.get(Revision, name)
    if revision is None:
        return Ground(name, not saved.blank)
    # The same bytes are the same text; other bytes may still say the same (a picture that the body no longer shows).
    same = saved.digest == revision.digest or settled(draft(look, article).content).to_json() == revision.content
    return Ground(name, not same)


def settled(content: Content) -> Content:
    """A draft as a revision keeps it: without the pictures that its body does not show any more."""
    shown = set(picture_keys(content.body))
    return replace(content.cleaned(), pictures=tuple(p for p in content.pictures if p.key in shown))


def stand_on(act: Act, article: str, revision: str) -> None:
    """Remember on which revision a draft was written: what is sent of it later is put together with what came since."""
    row, base = act.session.get_one(Article, article), act.session.get(DraftBase, article)
    if revision != row.head:
        act.session.merge(DraftBase(article=article, revision=revision))
    elif base is not None:
        act.session.delete(base)
    act.session.flush()


def follow(act: Act, article: str, before: Ground | None) -> None:
    """Let a draft follow the newest text, where nobody has written in it. before: what it stood on before that text came.

    Where two newest texts wait for a decision it stays as it is until then.
    """
    row = act.session.get_one(Article, article)
    head = act.session.get(Revision, row.head)
    if head is None:
        if before is None:
            save_draft(act, article, Content())
        return
    content = Content.from_json(head.content)
    if before is None and act.session.get(Draft, article) is None:
        save_draft(act, article, content)  # it goes into the index with its first draft
        return
    index(act.session, f"article/{article}", content.headline, content.body)
    if before is None or (not before.changed and " " not in row.heads):
        _take(act, article, content)
    else:
        stand_on(act, article, before.revision)


def bring_along(act: Act, article: str, before: Ground | None) -> None:
    """The same for the draft of who has just decided or sent: what they wrote and have not sent is put into the newest text,
    where nobody has to be asked; else it stays on the text it was written on, and is put together when it is sent."""
    row = act.session.get_one(Article, article)
    if before is None or not before.changed or " " in row.heads:
        follow(act, article, before)
        return
    was = act.session.get(Revision, before.revision)
    head = Content.from_json(act.session.get_one(Revision, row.head).content)
    merged = merge(Content.from_json(was.content) if was else Content(), settled(draft(act, article).content), head)
    if merged.conflicts:
        stand_on(act, article, before.revision)
    else:
        _take(act, article, merged.content())


# ---- several people on one machine ---------------------------------------------------------------------------------------

HANDS = "hands"
"""The kind of change where somebody else is here now, with the articles whose draft is another one by that."""


def become(act: Act, person: str) -> None:
    """Be another person of this newsroom folder (by id) from now on.

    What the one before wrote and has not sent of an article that the desk has is put aside for them: who comes has what was sent
    before them, and what they had put aside themselves. What was never sent at all is everybody's of this machine.
    """
    before = me(act)
    set_setting(act, "me", person)
    _hand_over(act, before, person)


def settle_in(act: Act, name: str, roles: tuple[str, ...], portal: str) -> str:
    """`staffing.settle_in` where somebody may have been here before. Returns the id."""
    before = me(act)
    person = settle(act, name, roles, portal)
    _hand_over(act, before, person)
    return person


def _hand_over(act: Act, before: Person | None, person: str) -> None:
    act.touch(HANDS)
    if before is not None and before.id != person:
        for article in _written_on(act):
            _put_aside(act, article, before.id)
    for row in act.session.scalars(select(PutAside).where(PutAside.person == person)).all():
        _bring_back(act, row)


def put_aside(look: Look, article: str) -> tuple[str, ...]:
    """The names of who has written something in an article on this machine that waits for them, unsent."""
    waiting = set(look.session.scalars(select(PutAside.person).where(PutAside.article == article)))
    return tuple(one.name for one in people(look) if one.id in waiting)


def _written_on(look: Look) -> list[str]:
    """The articles whose draft does not have the bytes of the revision it was written on."""
    stands_on = func.coalesce(DraftBase.revision, Article.head)
    query = (select(Article.id).join(Draft, Draft.article == Article.id).outerjoin(DraftBase, DraftBase.article == Article.id)
             .join(Revision, Revision.hash == stands_on).where(Article.head != "", Draft.digest != Revision.digest))
    return list(look.session.scalars(query))


def _put_aside(act: Act, article: str, person: str) -> None:
    row, stood = act.session.get_one(Draft, article), act.session.get(DraftBase, article)
    try:
        written = settled(draft(act, article).content)
    except Refused:
        return  # damaged: whoever opens it says so
    name = stood.revision if stood else act.session.get_one(Article, article).head
    was, head = (Content.from_json(act.session.get_one(Revision, one).content)
                 for one in (name, act.session.get_one(Article, article).head))
    # What readers are told of a change is said by a step, and everybody's.
    if replace(written, notices=()) == replace(was, notices=()):
        return
    act.session.merge(PutAside(article=article, person=person, content=row.content, revision=name, at=row.saved_at))
    _take(act, article, replace(head, notices=written.notices))
    act.touch(HANDS, article)


def _bring_back(act: Act, row: PutAside) -> None:
    try:
        notices = draft(act, row.article).content.notices
    except Refused:
        return
    keep_snapshot(act.session, row.article)
    stand_on(act, row.article, row.revision)
    save_draft(act, row.article, replace(Content.from_json(row.content), notices=notices))
    act.session.delete(row)
    act.touch(HANDS, row.article)


def _take(act: Act, article: str, content: Content) -> None:
    """The draft is this text from now on, and stands on the newest revision; what it said is kept as a snapshot."""
    stand_on(act, article, act.session.get_one(Article, article).head)
    keep_snapshot(act.session, article)
    if act.session.get(Draft, article) is None or draft(act, article).content != content:
        save_draft(act, article, content)
