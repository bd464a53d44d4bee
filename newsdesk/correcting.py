"""Life after export: published at an address, then corrected, updated, answered or withdrawn; and the bin."""

from __future__ import annotations

from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, select

from newsdesk.article.content import ANSWERS, Answered, Content, Notice, clean_line
from newsdesk.article.steps import BINNED, PUBLISHED, PURPOSES, WITHDRAWN, check_step
from newsdesk.desk import Act, Look
from newsdesk.drafting import draft, save_draft, start
from newsdesk.errors import Refused
from newsdesk.finding import describe
from newsdesk.recording import record
from newsdesk.staffing import profile, require_me
from newsdesk.stepping import article_row, begin, take
from newsdesk.store.tables import Article
from newsdesk.text.addresses import web_address
from newsdesk.text.related import Related
from newsdesk.vetting import is_time


def mark_published(act: Act, article: str, at: str, published: str) -> None:
    """Say that the exported article is on the portal: at which address, and since when (ISO 8601 with offset).

    After a withdrawal it says that the portal has done that. Raises Refused("address-not-one"), ("address-taken", address,
    headline) where another article is there, ("time-not-one"), and what `check_step` raises.
    """
    at = _web_address(at)
    other = act.session.scalar(select(Article.headline).where(_is_at(at), Article.id != article).limit(1))
    if other is not None:
        raise Refused("address-taken", address=at, headline=other)
    if not is_time(published):
        raise Refused("time-not-one", time=published[:40])
    taking = begin(act, "publish", article, details={"address": at, "published": published})
    take(act, taking, reaches="withdrawn" if taking.row.purpose == "withdraw" else "")
    if taking.row.answers:  # it is asked to lead here now
        act.touch("step", taking.row.answers)


def change_published(act: Act, article: str, purpose: str, reason: str, link: str = "") -> None:
    """Begin to change a published article: its draft gets a notice with this reason, and goes through the same review.

    purpose: one of PURPOSES; link: the address of the correction or reply where that is an article of its own.
    Raises Refused("reason-missing", step), ("address-not-one") and what `check_step` raises.
    """
    if purpose not in PURPOSES:
        raise Refused("step-unknown", step=purpose[:40])
    link = _web_address(link) if link else ""
    said = clean_line(reason)
    take(act, begin(act, purpose, article, reason=said))
    at = act.now.astimezone(ZoneInfo(profile(act).profile.zone)).isoformat(timespec="minutes")
    content = draft(act, article).content
    save_draft(act, article, replace(content, notices=(*content.notices, Notice(purpose, said, at, link))))


def reword(act: Act, article: str, said: str, link: str = "") -> None:
    """Give the note of the change that is under way other words; its time stays.

    Raises Refused("reason-missing", step), ("address-not-one"), ("no-change-begun").
    """
    link = _web_address(link) if link else ""
    words, purpose, content = clean_line(said), article_row(act, article).purpose, draft(act, article).content
    at = max((n for n, notice in enumerate(content.notices) if notice.kind == purpose), default=-1)
    if at < 0:
        raise Refused("no-change-begun")
    if not words:
        raise Refused("reason-missing", step=purpose)
    others = list(content.notices)
    others[at] = replace(others[at], text=words, link=link)
    record(act, "notice.reworded", article, step=purpose, reason=words, person=require_me(act).id)
    save_draft(act, article, replace(content, notices=tuple(others)))


def notices(look: Look, article: str) -> tuple[Notice, ...]:
    """What readers are told about an article, oldest first, as its draft has it. Raises Refused("article-unknown")."""
    return draft(look, article).content.notices


def write_answer(act: Act, article: str, kind: str) -> str:
    """Start the correction of a published article, or the reply to it, as an article of its own; returns its id.

    It begins with the category of the original and knows what it answers; the original is not touched. article: its id, or of
    a story that stands only in the archive what a related link says (an address, ``newsdesk:archive/ID``). kind: one of ANSWERS.
    Raises Refused("answer-unknown", kind), ("article-unknown") and what `check_step` raises: who may write it is who may correct.
    """
    if kind not in ANSWERS:
        raise Refused("answer-unknown", kind=kind[:40])
    person = require_me(act)
    if ":" in article and not (own := _is_ours(act, article)):
        story = describe(act, article)
        if story is None:
            raise Refused("article-unknown", article=article[:100])
        check_step(kind, PUBLISHED, frozenset(person.roles))
        answers, category = Answered(kind, story.target, story.headline), story.category
    else:
        article = own if ":" in article else article
        row, told = article_row(act, article), draft(act, article).content
        check_step(kind, row.stage, frozenset(person.roles))
        answers = Answered(kind, f"newsdesk:article/{article}", row.headline or told.headline)
        category = row.category or told.category
    return start(act, Content(category=category, reporters=(person.name,), answers=answers))


def _is_ours(look: Look, target: str) -> str:
    """The id of our own article that a target means: by its name, or because it is at this address; empty: it is none of ours."""
    if own := Related("", target).article:
        return own
    return look.session.scalar(select(Article.id).where(_is_at(clean_line(target))).limit(1)) or ""


def _is_at(address: str) -> ColumnElement[bool]:
    """Whether an article of ours is on the portal at an address, with a slash at its end or without."""
    same = address.rstrip("/")
    return Article.address.in_((same, f"{same}/"))


def asks_link(look: Look, article: str) -> Asked | None:
    """The story of the archive that this article corrects or replies to, which only the portal can make lead here; None: none."""
    answers = draft(look, article).content.answers
    if answers is None or _is_ours(look, answers.target):
        return None
    story = describe(look, answers.target)
    return Asked(answers.kind, answers.headline, story.address if story else web_address(answers.target))


@dataclass(frozen=True, slots=True)
class Asked:
    """A page of the portal of which this newsroom has no text, and that should lead to a correction or reply."""

    kind: str
    """One of ANSWERS."""
    headline: str
    address: str
    """Empty: not known."""


@dataclass(frozen=True, slots=True)
class AnswerOut:
    """A correction or reply that is on the portal as an article of its own."""

    article: str
    kind: str
    """One of ANSWERS."""
    headline: str
    address: str


def answers_to_link(look: Look, article: str) -> tuple[AnswerOut, ...]:
    """The corrections of an article and replies to it that are on the portal while its draft does not lead there, oldest
    first. Raises Refused("article-unknown")."""
    led = {notice.link for notice in draft(look, article).content.notices}
    query = select(Article).where(Article.answers == article, Article.address > "", Article.stage.notin_((WITHDRAWN, BINNED)))
    return tuple(AnswerOut(row.id, row.answers_as, row.headline, row.address)
                 for row in look.session.scalars(query.order_by(Article.changed_at, Article.id)) if row.address not in led)


def _web_address(text: str) -> str:
    found = web_address(text)
    if not found:
        raise Refused("address-not-one", address=text.strip()[:100])
    return found


def bin_article(act: Act, article: str) -> None:
    """Put an article into the bin, from where it comes back whole. Raises as `check_step`."""
    take(act, begin(act, "bin", article))


def unbin(act: Act, article: str) -> None:
    """Take an article out of the bin again. Raises as `check_step`."""
    take(act, begin(act, "unbin", article))
