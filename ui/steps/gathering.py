"""What can be done with an article now: asked for on a thread, because the checks of a long text take longer than a key may."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdesk import outlook, stepping
from newsdesk.article.steps import APPROVED, EXPORTED, PUBLISHED, SUBMITTED, WITHDRAWN
from newsdesk.errors import Refused
from ui.bridge import Bridge

if TYPE_CHECKING:
    from newsdesk.outlook import Outlook

SENT = (SUBMITTED, APPROVED, EXPORTED, PUBLISHED, WITHDRAWN)
"""At these stages somebody counts on the text as it was sent."""


@dataclass(frozen=True, slots=True)
class Gathered:
    outlook: Outlook
    refused: Mapping[str, Refused | None]
    """Each step, and why it cannot be taken; None: it can."""


def gather(bridge: Bridge, article: str, names: Sequence[str]) -> Gathered:
    """How an article stands once everything written is on disk, and each of these steps. Raises Refused("article-unknown"),
    ("nobody-here")."""
    bridge.flush()
    found = bridge.ask(outlook.outlook, article)
    # The checks of a long text take a moment: what needs them is asked where it may be so.
    asked = [name for name in names if name != "submit" or can_submit(found)]
    refused = {one.step: one.refused for one in bridge.ask(stepping.possible, article, asked)}
    return Gathered(found, {"submit": Refused("unchanged"), **refused})


def can_submit(found: Outlook) -> bool:
    """Whether there is anything to send."""
    return found.standing.draft_changed or found.standing.stage not in SENT
