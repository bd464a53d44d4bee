"""What somebody has decided so far is kept on this machine, so that a tab that is closed, or a laptop that dies, costs no choice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdesk import staffing
from newsdesk.errors import Refused

if TYPE_CHECKING:
    from newsdesk.desk import Act, Desk, Look

KEPT = "decisions"


def kept(look: Look, article: str) -> object:
    """What was kept of an article, for Choosing.take_up; None where nothing was."""
    values = staffing.setting(look, KEPT, {})
    return values.get(article) if isinstance(values, dict) else None


def keep(desk: Desk, article: str, choices: list[dict[str, str]]) -> bool:
    """Keep what was decided of an article; an empty list: it is decided, or begins anew. For a thread.

    False where the newsroom cannot be written to: a comfort is no reason to stop, and the window still holds it.
    """
    try:
        desk.do(_put, article, choices)
    except Refused:
        return False
    return True


def _put(act: Act, article: str, choices: list[dict[str, str]]) -> None:
    values = staffing.setting(act, KEPT, {})
    values = values if isinstance(values, dict) else {}
    if values.get(article, []) != choices:
        values[article] = choices
        staffing.set_setting(act, KEPT, {one: some for one, some in values.items() if some})
