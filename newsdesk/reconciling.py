"""Two people, one article: where both have sent a newer text, the two are one again, by themselves or by a person's decision."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import func, select

from newsdesk.article.content import Content
from newsdesk.article.merging import Merged, merge
from newsdesk.desk import Act, Look
from newsdesk.errors import Refused
from newsdesk.staffing import require_me
from newsdesk.store.search import index
from newsdesk.store.tables import Article, Revision
from newsdesk.store.views import revision_hash


def open_merge(look: Look, article: str) -> Merged | None:
    """What of an article waits for a decision; None where its text is one. The revision that sorts first is ``mine``.

    Of three and more the first two come first. Raises Refused("article-unknown").
    """
    heads = heads_of(look, article)
    return _merged(look, heads[0], heads[1]) if len(heads) > 1 else None


def heads_of(look: Look, article: str) -> list[str]:
    """The revisions of an article that no other came from, sorted. Raises Refused("article-unknown")."""
    row = look.session.get(Article, article)
    if row is None:
        raise Refused("article-unknown", article=article)
    return row.heads.split()


def reconcile(act: Act, article: str) -> bool:
    """Make one revision of several, as far as that needs nobody; False where a conflict stays open."""
    while len(heads := heads_of(act, article)) > 1:
        merged = _merged(act, heads[0], heads[1])
        if merged.conflicts:
            return False
        _record(act, article, heads[:2], merged.content(), "")
    return True


def resolve(act: Act, article: str, choices: Mapping[str, str], content: Content | None = None) -> str:
    """Decide what is open: ``mine``, ``theirs`` or ``both`` by conflict, or the text as somebody put it together.

    A revision with both as parents is made; returns its hash. Raises Refused("conflict-none"), ("conflict-open", count) where
    a conflict has no choice, ("nobody-here").
    """
    person, merged = require_me(act), open_merge(act, article)
    if merged is None:
        raise Refused("conflict-none")
    still = [c for c in merged.conflicts if choices.get(c.id) not in ("mine", "theirs", "both")]
    if still and content is None:
        raise Refused("conflict-open", count=len(still))
    name = _record(act, article, heads_of(act, article)[:2], content.cleaned() if content else merged.content(choices), person.id)
    reconcile(act, article)
    return name


def refuse_open(look: Look, article: str) -> None:
    """Raise Refused("conflict-open", count) where a decision is missing."""
    merged = open_merge(look, article)
    if merged is not None:
        raise Refused("conflict-open", count=max(1, len(merged.conflicts)))


def _record(act: Act, article: str, parents: list[str], content: Content, person: str) -> str:
    values = json.loads(content.to_json())
    number = act.session.scalar(select(func.max(Revision.number)).where(Revision.hash.in_(parents))) or 0
    act.record("revision.made", article, content=values, parents=sorted(parents), person=person, number=number + 1)
    index(act.session, f"article/{article}", content.headline, content.body)
    return revision_hash(article, parents, values)


def _merged(look: Look, one: str, other: str) -> Merged:
    base = _ancestor(look, one, other)
    texts = [_content(look, name) for name in (one, other)]
    return merge(_content(look, base) if base else Content(), *texts)


def _content(look: Look, revision: str) -> Content:
    return Content.from_json(look.session.get_one(Revision, revision).content)


def _ancestor(look: Look, one: str, other: str) -> str:
    """The newest revision that both came from; of several the one that sorts first, so that every machine takes the same."""
    common = _line(look, one) & _line(look, other)
    older = {parent for name in common for parent in _line(look, name) - {name}}
    return min(common - older, default="")


def _line(look: Look, revision: str) -> set[str]:
    """A revision and everything it came from, as far as it is here."""
    seen: set[str] = set()
    waiting = [revision]
    while waiting:
        name = waiting.pop()
        row = look.session.get(Revision, name) if name not in seen else None
        if row is not None:
            seen.add(name)
            waiting += json.loads(row.parents)
    return seen


