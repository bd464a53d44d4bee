"""Taking a step: whether it may be taken now by whom, what it needs, and the event that says it was taken."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from newsdesk.article.content import Content
from newsdesk.article.steps import SMALL_SHARE, STEPS, Step, check_step
from newsdesk.authorship import shares
from newsdesk.checking import checked
from newsdesk.desk import Act, Look
from newsdesk.drafting import draft
from newsdesk.errors import Refused
from newsdesk.reconciling import refuse_open
from newsdesk.recording import record
from newsdesk.staffing import Person, people, require_me
from newsdesk.store.tables import Article, Point, Revision, Suggested
from newsdesk.trusting import refuse_uncounted

ASKED = ("reason", "address")
"""What a person gives together with a step; everything else that a step needs is so or not."""
ALONE = "alone"
"""The reason of an override where nobody else of the newsroom may approve."""


@dataclass(frozen=True, slots=True)
class Possible:
    """A step as it stands for the person of this newsroom folder now."""

    step: str
    refused: Refused | None
    """Why it cannot be taken; None: it can, once what it asks for is given."""
    asks: tuple[str, ...]
    """What has to be given with it: ``reason``, ``address``."""


@dataclass(slots=True)
class Taking:
    """A step that is about to be taken."""

    step: Step
    row: Article
    person: Person
    revision: str
    reason: str = ""
    override: str = ""
    details: dict[str, str] = field(default_factory=dict)


def begin(act: Act, name: str, article: str, revision: str = "", reason: str = "", override: str = "",
          details: dict[str, str] | None = None) -> Taking:
    """Whether the step may be taken now, by this person, with what was given. Raises Refused where not."""
    row, person = article_row(act, article), require_me(act)
    refuse_uncounted(act, name)
    taking = Taking(check_step(name, row.stage, frozenset(person.roles)), row, person, revision or row.head, reason, override,
                    details or {})
    for need in taking.step.needs:
        _NEEDS[need](act, taking)
    return taking


def take(act: Act, taking: Taking, revision: str = "", reaches: str = "", **more: Any) -> None:
    """Write down that the step was taken, for this revision (usual: the one it began with); reaches: another stage than
    the table says."""
    step, row = taking.step, taking.row
    record(act, "step.taken", row.id, step=step.name, stage=reaches or step.reaches or row.stage, revision=revision or taking.revision,
               person=taking.person.id, **({"reason": taking.reason} if taking.reason else {}),
               **({"details": taking.details} if taking.details else {}), **more)


def article_row(look: Look, article: str) -> Article:
    """The row of an article. Raises Refused("article-unknown")."""
    row = look.session.get(Article, article)
    if row is None:
        raise Refused("article-unknown", article=article)
    return row


def possible(look: Look, article: str, only: Collection[str] = ()) -> tuple[Possible, ...]:
    """Every step of STEPS (or only these) as it stands for the person of this folder: possible, or why not.

    Raises Refused("article-unknown"), ("nobody-here").
    """
    row, person = article_row(look, article), require_me(look)
    found = []
    for step in (step for step in STEPS if not only or step.name in only):
        refused: Refused | None = None
        try:
            possible_step(look, row, person, step.name, tuple(need for need in step.needs if need not in ASKED))
        except Refused as wrong:
            refused = wrong
        found.append(Possible(step.name, refused, tuple(need for need in step.needs if need in ASKED)))
    return tuple(found)


def possible_step(look: Look, row: Article, person: Person, name: str, needs: tuple[str, ...]) -> None:
    """Whether this person could take a step now, of whose needs only these are looked at. Raises Refused where not."""
    taking = Taking(check_step(name, row.stage, frozenset(person.roles)), row, person, row.head)
    refuse_uncounted(look, name)
    for need in needs:
        _NEEDS[need](look, taking)


def _has_text(look: Look, taking: Taking) -> None:
    content = draft(look, taking.row.id).content.cleaned()
    if not content.headline:
        raise Refused("headline-missing")
    if not content.body.strip():
        raise Refused("body-missing")


def _points_answered(look: Look, taking: Taking) -> None:
    query = select(func.count()).where(Point.article == taking.row.id, Point.state == "open")
    still = look.session.scalar(query)
    if still:
        raise Refused("points-open", count=still)


def _suggestions_settled(look: Look, taking: Taking) -> None:
    query = select(func.count()).where(Suggested.article == taking.row.id, Suggested.state == "open")
    still = look.session.scalar(query)
    if still:
        raise Refused("suggestions-open", count=still)


def _checks_pass(look: Look, taking: Taking) -> None:
    """Nothing of the checklist holds this step: of the draft before submitting, else of the revision."""
    revision = look.session.get(Revision, taking.revision) if taking.step.name != "submit" else None
    content = Content.from_json(revision.content) if revision else draft(look, taking.row.id).content
    holding = [f.check for f in checked(look, taking.row.id, content, taking.step.name) if f.level == "block"]
    if holding:
        raise Refused("checks-hold", checks=", ".join(dict.fromkeys(holding)), n=len(holding))


def _own_or_chief(look: Look, taking: Taking) -> None:
    head = look.session.get(Revision, taking.row.head)
    if "chief" not in taking.person.roles and head and head.person != taking.person.id:
        raise Refused("step-not-own", step=taking.step.name)


def _is_claimed(_look: Look, taking: Taking) -> None:
    if not taking.row.reader:
        raise Refused("not-claimed")


def _has_reason(_look: Look, taking: Taking) -> None:
    if not taking.reason:
        raise Refused("reason-missing", step=taking.step.name)


def _is_newest(look: Look, taking: Taking) -> None:
    refuse_open(look, taking.row.id)
    if taking.revision != taking.row.head:
        raise Refused("revision-not-newest", revision=taking.revision[:12])


def _is_approved(_look: Look, taking: Taking) -> None:
    if not taking.row.approved or taking.row.approved != taking.row.head:
        raise Refused("not-approved")


def _four_eyes(look: Look, taking: Taking) -> None:
    """Nobody approves what they wrote themselves, but a chief with a reason, or who is alone in the newsroom."""
    share = shares(look, taking.row.id, taking.revision).get(taking.person.id, 0.0)
    if share <= SMALL_SHARE:
        return
    others = [p for p in people(look) if p.id != taking.person.id and {"editor", "chief"} & set(p.roles)]
    percent = round(share * 100)
    if others and "chief" not in taking.person.roles:
        raise Refused("four-eyes", share=percent, most=round(SMALL_SHARE * 100))
    if others and not taking.override:
        raise Refused("override-reason-missing", share=percent)
    taking.details |= {"override": taking.override or ALONE, "share": str(percent)}


def _has_address(_look: Look, taking: Taking) -> None:
    if not taking.details.get("address"):
        raise Refused("address-not-one", address="")


_NEEDS: dict[str, Callable[[Look, Taking], None]] = {
    "checks": _checks_pass,
    "text": _has_text, "points-answered": _points_answered, "own-or-chief": _own_or_chief, "claimed": _is_claimed,
    "reason": _has_reason, "newest": _is_newest, "approved": _is_approved, "four-eyes": _four_eyes, "address": _has_address,
    "suggestions-settled": _suggestions_settled,
}
