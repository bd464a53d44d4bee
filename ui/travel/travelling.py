"""The roads that are gone by themselves: after what was done here, when something new lies there, and when a person asks.

All of it happens on a thread of its own; a folder that hangs holds nobody. What came in is told once, quietly, and so is a
road that cannot be gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from newsdesk import roads, sharing
from ui.bridge import Bridge
from ui.travel.hearing import Hearing
from ui.travel.lane import Lane
from ui.travel.looking import Looking, Seen, look
from ui.travel.receiving import CAME, FLUSH_SECONDS
from ui.travel.saying import road_failed

if TYPE_CHECKING:
    from newsdesk.desk import Desk
    from newsdesk.roads import Gone

AFTER_MS = 1_200
"""Quiet after what was done here, before it goes out: steps come in twos and threes."""
REST_SECONDS = 2.0
_OURS = frozenset({"step", "revision", "point", "note", "suggestion", "facts", "roster", "person"})
"""What of this machine others wait for."""


@dataclass(frozen=True, slots=True)
class Trip:
    """What came of going all roads once."""

    gone: tuple[Gone, ...]
    seen: Seen | None
    """What lies in the shared folder afterwards; None: there is none."""
    articles: frozenset[str]
    """What came in or changed."""


class Travelling(QObject):
    came = Signal(int)
    """So many articles came in."""
    told = Signal(str)
    """A road could not be gone; said once for each reason."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._lane, self._looking, self._hearing = Lane(self), Looking(self), Hearing(self)
        self._seen: frozenset[str] | None = None
        self._asked = self._again = self._looks = False
        self.begun = False
        """It was looked at least once whether there is a road."""
        self.ignored = 0
        """How many files of the shared folder were left alone the last time."""
        self._after = QTimer(self, singleShot=True, interval=AFTER_MS)
        self._after.timeout.connect(self.go)
        self._looking.stirred.connect(self.look)
        self._looking.due.connect(self._look_if_active)
        self._hearing.stirred.connect(self.go)
        bridge.changed.connect(self._changed)
        bridge.opened.connect(self.begin)
        if bridge.is_open:
            QTimer.singleShot(0, self, self.begin)

    @property
    def busy(self) -> bool:
        """Whether something is on its way, or about to be."""
        return self._lane.busy or self._after.isActive()

    @property
    def going(self) -> bool:
        """Whether roads are being gone now."""
        return self._asked

    def begin(self) -> None:
        """Go all roads once, and look from now on whether something comes."""
        self.begun = True
        if self._bridge.desk.read_only or not self._bridge.ask(roads.chosen):
            self._looking.end()
            self._hearing.end()
            self._seen = None
            return
        self._looking.begin()
        self._hearing.begin(self._bridge.desk)
        self.go()

    def go(self) -> None:
        """Go every road once; where one is being gone, once more afterwards."""
        self._after.stop()
        if not self._bridge.is_open or not self._bridge.ask(roads.chosen):
            return
        if self._asked:
            self._again = True
            return
        self._asked = True
        self._bridge.settle.emit()
        self._lane.do(_go, self._bridge.desk, done=self._back)

    def look(self) -> None:
        """See whether something new lies in the shared folder, and only then go."""
        folder = self._bridge.ask(sharing.shared_folder) if self._bridge.is_open else ""
        if folder and not self._asked and not self._looks:
            self._looks = True
            self._lane.do(_look, self._bridge.desk, folder, done=self._looked)

    def rest(self) -> None:
        """The window is being closed: what is on its way may arrive, but is not waited for long."""
        self._after.stop()
        self._looking.end()
        self._hearing.end(REST_SECONDS)
        if self._lane.busy:
            self._lane.rest(REST_SECONDS)

    def _look_if_active(self) -> None:
        if QApplication.applicationState() == Qt.ApplicationState.ApplicationActive:
            self.look()

    def _looked(self, seen: Seen) -> None:
        self._looks = False
        news = seen.names != self._seen
        self._looking.watch(seen.watched)
        if news:
            self.go()

    def _back(self, trip: Trip) -> None:
        from newsdesk.desk import Changed

        self._asked = False
        if trip.seen is not None:
            self._seen = trip.seen.names
            self._looking.watch(trip.seen.watched)
        done = [one.done for one in trip.gone if one.done is not None]
        self.ignored = sum(len(one.ignored) for one in done)
        kinds = CAME if any(one.taken or one.pictures for one in done) else frozenset({"sent"} if any(one.written for one in done) else ())
        self._bridge.changed.emit(Changed(trip.articles, kinds | {"road"}, self))
        count = len({article for one in done for article in one.articles})
        if count:
            self.came.emit(count)
        for one in trip.gone:
            if one.refused is not None and not one.again:
                self.told.emit(road_failed(one.road, one.refused))
        if self._again:
            self._again = False
            self.go()

    def _changed(self, changed: Any) -> None:
        if changed.origin is not self and changed.kinds & _OURS:
            self._after.start()


def _go(desk: Desk) -> Trip:
    """Every road once, for a thread."""
    desk.journal.flush(FLUSH_SECONDS)  # what was typed is in the store before a text follows
    gone = roads.exchange(desk)
    folder = desk.ask(sharing.shared_folder)
    articles = frozenset(article for one in gone if one.done for article in one.done.articles)
    return Trip(gone, _look(desk, folder) if folder else None, articles)


def _look(desk: Desk, folder: str) -> Seen:
    return look(folder, desk.ask(lambda looking: looking.device))
