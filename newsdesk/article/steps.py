"""STEPS: which step leads from which stage to which, whose it is and what it needs. One table, read by every verb, every
button and the command line.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsdesk.article.content import NOTICES
from newsdesk.errors import Refused
from newsdesk.text.authors import SMALL_SHARE as SMALL_SHARE

DRAFT, SUBMITTED, RETURNED, APPROVED, EXPORTED = "draft", "submitted", "returned", "approved", "exported"
PUBLISHED, WITHDRAWN, BINNED = "published", "withdrawn", "binned"
STAGES = (DRAFT, SUBMITTED, RETURNED, APPROVED, EXPORTED, PUBLISHED, WITHDRAWN, BINNED)
ROLES = ("reporter", "editor", "chief")
STAYS = ""
"""A step that reaches no other stage."""
PURPOSES = NOTICES
"""Why a published article is changed: a correction (ralat), new facts, a right of reply (hak jawab), its withdrawal."""


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    leaves: frozenset[str]
    """The stages from which it can be taken."""
    reaches: str
    roles: frozenset[str]
    """A person with any of these may take it."""
    needs: tuple[str, ...] = ()
    """What must be so besides; newsdesk/reviewing.py holds the test of each by this name."""


_ALL, _EDITORS = frozenset(ROLES), frozenset({"editor", "chief"})


def _step(name: str, leaves: str, reaches: str, roles: frozenset[str], needs: str = "") -> Step:
    return Step(name, frozenset(leaves.split()), reaches, roles, tuple(needs.split()))


STEPS = (
    _step("submit", "draft submitted returned approved exported published withdrawn", SUBMITTED, _ALL, "text points-answered checks"),
    _step("take-back", "submitted", DRAFT, _ALL, "own-or-chief"),
    _step("claim", "submitted", STAYS, _EDITORS),
    _step("release", "submitted returned approved", STAYS, _EDITORS, "claimed"),
    _step("return", "submitted approved exported", RETURNED, _EDITORS, "reason"),
    _step("approve", "submitted", APPROVED, _EDITORS, "newest suggestions-settled checks four-eyes"),
    _step("export", "approved exported published", EXPORTED, _ALL, "approved"),
    _step("publish", "exported published", PUBLISHED, _ALL, "address"),
    _step("correct", "published exported", DRAFT, _ALL, "reason"),
    _step("update", "published exported", DRAFT, _ALL, "reason"),
    _step("reply", "published exported", DRAFT, _EDITORS, "reason"),
    _step("withdraw", "published exported", DRAFT, _EDITORS, "reason"),
    _step("bin", "draft returned", BINNED, _ALL),
    _step("unbin", "binned", DRAFT, _ALL),
)
_BY_NAME = {step.name: step for step in STEPS}


def check_step(name: str, stage: str, roles: frozenset[str]) -> Step:
    """The step, where somebody with these roles may take it from this stage; what else it needs is the verb's to see.

    Raises Refused("step-wrong-stage", step, stage, from) or ("step-not-yours", step, needs).
    """
    step = _BY_NAME[name]
    if stage not in step.leaves:
        raise Refused("step-wrong-stage", step=name, stage=stage, possible=" ".join(s for s in STAGES if s in step.leaves))
    if not roles & step.roles:
        raise Refused("step-not-yours", step=name, needs=" / ".join(r for r in ROLES if r in step.roles))
    return step


def may(name: str, stage: str, roles: frozenset[str]) -> bool:
    """Whether somebody with these roles may take the step from this stage."""
    step = _BY_NAME[name]
    return stage in step.leaves and bool(roles & step.roles)
