"""Who works at this laptop now: several people share it, and choosing another name changes what waits.

It is a name and not a lock, and the menu says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from newsdesk import following, staffing
from ui.bridge import Bridge
from ui.commands import Command
from ui.screens.side_bar import SideBar
from ui.words import say

if TYPE_CHECKING:
    from newsdesk.desk import Changed


class WhoIAm(QObject):
    told = Signal(str)

    def __init__(self, bridge: Bridge, side: SideBar) -> None:
        super().__init__(side)
        self._bridge, self._side = bridge, side
        side.person_asked.connect(self.ask)
        bridge.changed.connect(self._changed)

    def ask(self) -> None:
        """Show everybody of the newsroom at the person of the side bar; choosing one is being them from then on."""
        mine = self._bridge.ask(staffing.me)
        menu = self._side.person_menu()
        menu.addAction(say("who.menu")).setEnabled(False)
        for person in self._bridge.ask(staffing.people):
            roles = ", ".join(say(f"role.{role}") for role in person.roles) or say("role.none")
            action = menu.addAction(f"{person.name} – {roles}".replace("&", "&&"))
            action.setData(person.id)
            action.setCheckable(True)
            action.setChecked(mine is not None and person.id == mine.id)
        menu.addSeparator()
        menu.addAction(say("who.no-lock")).setEnabled(False)
        menu.triggered.connect(self._chosen)
        self._side.pop_person(menu)

    def become(self, person: str) -> None:
        """Be the person with this id from now on; what the one before has not sent waits for them."""
        self._bridge.settle.emit()
        if not self._bridge.flush():
            self.told.emit(say("who.not-yet"))  # what was typed would be somebody else's
            return
        self._bridge.act(following.become, person, origin=self)
        if now := self._bridge.ask(staffing.me):
            self.told.emit(say("who.told", name=now.name))

    def command(self) -> Command:
        return Command("who", self.ask, "", "person", "newsroom")

    def _chosen(self, action: QAction) -> None:
        if action.data():
            self.become(action.data())

    def _changed(self, changed: Changed) -> None:
        if changed.kinds & {"person", "setting"} and (now := self._bridge.ask(staffing.me)):
            self._side.set_person(now.name, now.roles)
