"""What a check found, and how much it matters at each stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from newsdesk.portal.shape import Profile

STAGES = ("submit", "approve", "export")
"""The steps before which an article is checked."""
BLOCK, WARN, OFF = "block", "warn", "off"


@dataclass(frozen=True, slots=True)
class Finding:
    check: str
    """ui/words/preview.py says it under ``check.NAME``."""
    level: str
    """``block`` or ``warn``: what it means for the export."""
    spot: str
    """Where to go: a field of Content, ``body:N`` (chunk), ``related:N``, ``guess:FIELD``."""
    facts: Mapping[str, str | int] = field(default_factory=dict)


def level_at(finding: Finding, stage: str, profile: Profile) -> str:
    """``block``, ``warn`` or ``off``: what a finding means before a step of STAGES in a newsroom with this profile.

    What holds the export holds the approval, and is told before submitting; a newsroom can let more block, or less be told.
    """
    if finding.check == "check-failed":
        return WARN if stage == "submit" else BLOCK
    if finding.check in profile.checks_off:
        return OFF
    own = {"submit": profile.submit_blocks, "approve": profile.approve_blocks, "export": profile.export_blocks}[stage]
    return BLOCK if finding.check in own or (finding.level == BLOCK and stage != "submit") else WARN
