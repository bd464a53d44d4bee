"""What a decision is about, asked and worked out on a thread: values only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdesk import following, reconciling, staffing

if TYPE_CHECKING:
    from newsdesk.desk import Desk, Look
    from newsdesk.reconciling import Between, Met, Side


@dataclass(frozen=True, slots=True)
class Decision:
    """An article of which two newest texts wait for a person."""

    between: Between
    me: str
    """The id of the person of this folder; or empty."""
    unsent: bool
    """The draft holds words that were not sent yet."""

    @property
    def sides(self) -> tuple[str, str]:
        """``mine`` and ``theirs`` of the merge, in the order in which they are shown."""
        first = self.between.first
        return first, next(name for name in self.between.sides if name != first)

    def side(self, number: int) -> Side:
        """The first (0) or second (1) side as it is shown."""
        return self.between.sides[self.sides[number]]


def gather(desk: Desk, article: str) -> Decision | None:
    """What of an article waits for a decision; None where its text is one. Raises Refused("article-unknown")."""
    return desk.ask(_gathered, article)


def _gathered(look: Look, article: str) -> Decision | None:
    found = reconciling.between(look, article)
    if found is None:
        return None
    person, stands = staffing.me(look), following.ground(look, article)
    return Decision(found, person.id if person else "", stands is not None and stands.changed)


def is_behind(look: Look, article: str) -> bool:
    """Whether the draft of an article says something of its own that was written on an older text than the newest. Raises
    Refused("article-unknown")."""
    ground, heads = following.ground(look, article), reconciling.heads_of(look, article)
    return ground is not None and ground.changed and len(heads) == 1 and ground.revision not in heads


def is_parted(look: Look, article: str) -> bool:
    """Whether two newest texts of an article wait for a decision. Raises Refused("article-unknown")."""
    return len(reconciling.heads_of(look, article)) > 1


def met(look: Look, article: str) -> tuple[Met, ...]:
    """The steps that met, the one that counts first. Raises Refused("article-unknown")."""
    return reconciling.steps_met(look, article)
