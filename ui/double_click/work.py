"""Ties parcels to the program by itself once the newsroom is open, and a switch for who does not want that."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QWidget

from newsdesk import staffing
from newsdesk.paths import Home
from ui import double_click
from ui.bridge import Bridge
from ui.words import say
from ui.work import Worker, nothing

SETTING = "double-click"


def is_wanted_here(bridge: Bridge) -> bool:
    """Whether a double click can lead into this newsroom: the system allows it, and it is the one that opens without being named."""
    return double_click.is_possible() and bridge.home.folder.resolve() == Home.usual().folder.resolve()


class DoubleClick(QObject):
    """Looks once, behind the window: where the program was moved, the desktop follows. What fails is tried at the next start."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._worker = bridge, Worker(self)
        if bridge.is_open:
            self._look()
        else:
            bridge.opened.connect(self._look)

    def _look(self) -> None:
        if is_wanted_here(self._bridge) and self._bridge.ask(staffing.setting, SETTING, True):
            self._worker.do(double_click.tie, failed=nothing)


class DoubleClickBox(QCheckBox):
    """The switch. Says what the system refused, and stands as it stood."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(say("desktop.switch"), parent)
        self._bridge, self._worker = bridge, Worker(self)
        self.setChecked(bool(bridge.ask(staffing.setting, SETTING, True)))
        self.setVisible(is_wanted_here(bridge))
        self.clicked.connect(self._choose)

    def _choose(self, on: bool) -> None:
        self.setEnabled(False)
        self._worker.do(double_click.tie if on else double_click.untie, done=self._done, failed=self._failed)

    def _done(self, _new: Any) -> None:
        self._stand()
        self._bridge.act(staffing.set_setting, SETTING, self.isChecked(), origin=self)

    def _failed(self, wrong: Exception) -> None:
        self.setChecked(not self.isChecked())
        self._stand()
        if not isinstance(wrong, OSError):
            raise wrong  # a fault of ours: for the crash handler
        self.setText(f"{say('desktop.switch')} ({say('desktop.failed')})")

    def _stand(self) -> None:
        self.setText(say("desktop.switch"))
        self.setEnabled(True)
        self.setFocus()
