"""STEPS: which step leads from which stage to which, and whose it is. One table, read by every verb and every
button.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsdesk.errors import Refused

DRAFT, SUBMITTED, APPROVED, EXPORTED = "draft", "submitted", "approved", "exported"
STAGES = (DRAFT, SUBMITTED, APPROVED, EXPORTED)
ROLES = ("reporter", "editor", "chief")


@dataclass(frozen=True, slots=True)
class Step:
    name: str
    leaves: frozenset[str]
    """The stages from which it can be taken."""
    reaches: str
    roles: frozenset[str]
    """A person with any of these may take it."""


STEPS = (
    Step("submit", frozenset(STAGES), SUBMITTED, frozenset(ROLES)),
    Step("approve", frozenset({SUBMITTED}), APPROVED, frozenset({"editor", "chief"})),
    Step("export", frozenset({APPROVED, EXPORTED}), EXPORTED, frozenset(ROLES)),
)
_BY_NAME = {step.name: step for step in STEPS}


def check_step(name: str, stage: str, roles: frozenset[str]) -> Step:
    """The step, where somebody with these roles may take it from this stage.

    Raises Refused("step-wrong-stage", step, stage) or ("step-not-yours", step, needs).
    """
    step = _BY_NAME[name]
    if stage not in step.leaves:
        raise Refused("step-wrong-stage", step=name, stage=stage)
    if not roles & step.roles:
        raise Refused("step-not-yours", step=name, needs=" / ".join(sorted(step.roles)))
    return step


def may(name: str, stage: str, roles: frozenset[str]) -> bool:
    """Whether somebody with these roles may take the step from this stage."""
    step = _BY_NAME[name]
    return stage in step.leaves and bool(roles & step.roles)
