"""When an article should be on the portal: asked for beside the text, and shown where it waits."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from newsdesk import drafting, staffing
from ui.bridge import Bridge
from ui.parts import Field, line
from ui.steps.ask import Ask, instant_of
from ui.words import say
from ui.words.short import now_there, portal_when, there, typed, zone_of


class AimAsk(Ask):
    """Enter takes the time, an empty one takes it away; Escape leaves."""

    given = Signal(str)
    """ISO 8601 with offset; empty: no time is wanted any more."""

    def __init__(self, zone: str, parent: QWidget | None = None) -> None:
        """zone: the IANA name of the portal's, in which the time is written and which is named."""
        super().__init__("aim", say("aim.do"), parent)
        self._zone = zone
        self.time = Field(say("aim.time", zone=zone_of(now_there(zone))), line(parent=self), say("aim.example"), parent=self)
        self.fill(self.time)
        self.set_title(say("aim.title"))
        self.set_hint(say("aim.hint"))

    def begin(self, target: str) -> None:
        """Ask anew; target: what was wanted so far, or empty."""
        self.time.set_wrong("")
        self.time.editor.setText(typed(there(datetime.fromisoformat(target), self._zone)) if target else "")
        self.time.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.time.editor.selectAll()

    def give(self) -> None:
        text = self.time.editor.text().strip()
        instant = instant_of(text, self._zone) if text else ""
        self.time.set_wrong("" if instant or not text else say("window.time-not-one", time=text))
        if instant or not text:
            self.given.emit(instant)
        else:
            self.time.editor.setFocus(Qt.FocusReason.OtherFocusReason)


class Aiming(QObject):
    shown = Signal(object)
    """A column beside the text is to be in sight."""
    left = Signal()
    told = Signal(str)

    def __init__(self, bridge: Bridge, article: str, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._article = bridge, article
        self.column: AimAsk | None = None

    def ask(self, target: str) -> None:
        """Ask for the time; target: what was wanted so far."""
        if self.column is None:
            self.column = AimAsk(self._bridge.ask(staffing.profile).profile.zone)
            self.column.given.connect(self._given)
            self.column.cancelled.connect(self.left)
        self.shown.emit(self.column)
        self.column.begin(target)

    def _given(self, instant: str) -> None:
        self._bridge.act(drafting.aim, self._article, instant, origin=self)
        self.left.emit()
        self.told.emit(say("aim.told", when=portal_when(datetime.fromisoformat(instant))) if instant else say("aim.none"))
