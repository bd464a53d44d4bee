"""Asks beside the text where and since when an article is on the portal; what is no address is said at its field."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.parts import Field, line
from ui.steps.ask import Ask, instant_of
from ui.words import say
from ui.words.short import now_there, typed, zone_of


class PublishAsk(Ask):
    """Enter marks it as published, Escape leaves."""

    given = Signal(str, str)
    """Address, instant (ISO 8601 with offset)."""

    def __init__(self, site: str, zone: str, parent: QWidget | None = None) -> None:
        """site: the portal's address; zone: the IANA name of the one its stamps are in."""
        super().__init__("publish", say("publish.do"), parent)
        self._site, self._zone = site, zone
        self._sure = ""
        """The address of another site that the person was asked about."""
        self.address = Field(say("publish.address"), line(parent=self), say("publish.address.example", site=site), parent=self)
        self.time = Field(say("publish.time", zone=zone_of(now_there(zone))), line(parent=self), parent=self)
        self.fill(self.address, self.time)
        self.set_hint(say("publish.hint"))

    def begin(self, title: str, address: str) -> None:
        """Ask anew; title: a code of words; address: where it was published before."""
        self.set_title(say(title))
        self._sure = ""
        self.address.editor.setText(address)
        self.time.editor.setText(typed(now_there(self._zone)))
        for field in (self.address, self.time):
            field.set_wrong("")
        self.address.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.address.editor.selectAll()

    def instant(self) -> str:
        """The time that was written, with its offset; empty where it is none."""
        return instant_of(self.time.editor.text().strip(), self._zone)

    def refuse(self, words: str) -> None:
        """The newsroom does not take the address."""
        self.address.set_wrong(words)
        self.address.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def give(self) -> None:
        address, instant = self.address.editor.text().strip(), self.instant()
        self.address.set_wrong("" if address else say("publish.address.missing"))
        self.time.set_wrong("" if instant else say("window.time-not-one", time=self.time.editor.text().strip()))
        if not address or not instant:
            (self.time if address else self.address).editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._elsewhere(address) and self._sure != address:
            self._sure = address
            self.address.set_wrong(say("publish.address.other", site=self._site))
            self.address.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.given.emit(address, instant)

    def _elsewhere(self, address: str) -> bool:
        """A web address, of another site than the portal's."""
        try:
            host, home = urlsplit(address).hostname, urlsplit(self._site).hostname
        except ValueError:
            return False
        return bool(host and home) and host.removeprefix("www.") != home.removeprefix("www.")
