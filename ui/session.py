"""What the window looked like when it was left: tabs, which one was in front, where the caret was, how large it was.

It is remembered on this machine when tabs change, each minute in which something was written, and when the window closes, and
given back at the next start. It is a comfort, never a reason to stop: a newsroom that cannot be written to is left without it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from newsdesk import staffing
from newsdesk.errors import Refused
from ui.bridge import Bridge

SESSION = "session"
TOP = -1_000_000
_OLD_TABS = "open-tabs"
"""Where tabs were remembered by the first windows."""


@dataclass(slots=True)
class Place:
    """Where one was in an article."""

    caret: int = 0
    scroll: int | None = None
    """TOP: the headline was in sight, wherever that is in a window of another size."""
    companion: str = ""
    """What stood beside the text: see ui/preview/companions.py."""


@dataclass(slots=True)
class Session:
    tabs: list[str] = field(default_factory=list)
    front: str = ""
    """The article in front, or empty."""
    shelf: str = "mine"
    """The shelf or place in front where no article is."""
    places: dict[str, Place] = field(default_factory=dict)
    size: tuple[int, int] | None = None
    whole: bool = False
    """The window filled the screen."""


def recall(bridge: Bridge) -> Session:
    """The session as it was left; what cannot be understood is left out."""
    values = bridge.ask(staffing.setting, SESSION, None) or bridge.ask(staffing.setting, _OLD_TABS, {})
    made = Session()
    if not isinstance(values, dict):
        return made
    tabs = values.get("tabs")
    made.tabs = [tab for tab in tabs if isinstance(tab, str)] if isinstance(tabs, list) else []
    made.front, made.shelf = str(values.get("front") or ""), str(values.get("shelf") or "mine")
    made.whole = values.get("whole") is True
    size = values.get("size")
    if isinstance(size, list) and len(size) == 2 and all(isinstance(n, int) and n > 0 for n in size):
        made.size = (size[0], size[1])
    places = values.get("places")
    for article, place in places.items() if isinstance(places, dict) else ():
        if isinstance(place, dict):
            made.places[article] = Place(_whole(place.get("caret")) or 0, _whole(place.get("scroll")),
                                         str(place.get("companion") or ""))
    return made


def remember(bridge: Bridge, session: Session) -> None:
    """Keep a session for the next start; before the newsroom is open nothing of it has changed."""
    if not bridge.is_open:
        return
    try:
        bridge.desk.do(staffing.set_setting, SESSION, asdict(session))
    except Refused:
        return  # a disk that is full or a newsroom that may not be written to: said where it costs words


def _whole(value: Any) -> int | None:
    return value if isinstance(value, int) else None
