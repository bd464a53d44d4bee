"""The roads of the newsroom on its screen: which were chosen, when each was gone last, what failed, and what to do about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from newsdesk import roads, sharing
from ui import outside
from ui.bridge import Bridge
from ui.look import icon, px
from ui.parts import Hairline, LinkButton, Muted, QuietButton, Title
from ui.steps.saying import breakable
from ui.travel.saying import last_words, road_failed
from ui.travel.server_road import ServerRoad
from ui.words import say

if TYPE_CHECKING:
    from newsdesk.roads import Stand


class FolderRoad(QWidget):
    """The row of the shared folder: Syncthing, Dropbox, OneDrive, a folder of the office."""

    chosen = Signal()
    """Another folder was chosen, or none."""
    go_asked = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._mark = QLabel(self)
        self._name = QLabel(say("road.folder"), self)
        self._where, self._state = Muted("", wrap=True, parent=self), Muted("", wrap=True, parent=self)
        self._choose = QuietButton("", "folder", self)
        self._now = QuietButton(say("travel.road.now"), "refresh", self)
        self._leave = LinkButton(say("travel.folder.leave"), parent=self)
        for button, slot in ((self._choose, self.ask), (self._now, self._go), (self._leave, self.leave)):
            button.clicked.connect(slot)
        words = QVBoxLayout()
        words.setSpacing(px(3))
        for part in (self._name, self._where, self._state):
            words.addWidget(part)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        for part in (self._choose, self._now, self._leave):
            foot.addWidget(part)
        foot.addStretch(1)
        words.addSpacing(px(6))
        words.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(14), px(16), px(14))
        row.setSpacing(px(12))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_stand(self, stand: Stand) -> None:
        """Show how the road stands."""
        on = bool(stand.leads)
        kind = "look" if stand.refused else "done" if on else "muted"
        self._mark.setPixmap(icon("look" if stand.refused else "folder", kind).pixmap(px(18), px(18)))
        self._where.setText(breakable(stand.leads) if on else say("travel.folder.none"))
        self._state.setText("\n".join(filter(None, (road_failed(stand.road, stand.refused) if stand.refused else "",
                                                    last_words(stand.at)))) if on else "")
        self._state.setVisible(on)
        self._choose.setText(say("travel.folder.other" if on else "travel.folder.choose"))
        self._choose.setAccessibleName(self._choose.text())
        for part in (self._now, self._leave):
            part.setVisible(on)
        self._now.setEnabled(True)

    def words(self) -> str:
        """What is said of the road."""
        return "\n".join(part.text() for part in (self._where, self._state) if part.isVisibleTo(self))

    def ask(self) -> None:
        """Let a person choose the folder."""
        folder = outside.choose_folder(self, say("travel.folder.where"), self._bridge.ask(sharing.shared_folder))
        if folder:
            self.use(Path(folder))

    def use(self, folder: Path | None) -> None:
        """This is the newsroom's shared folder from now on; None: there is none."""
        self._bridge.act(sharing.use, folder, origin=self)
        self.chosen.emit()

    def leave(self) -> None:
        """Have no shared folder any more; what lies there stays."""
        self.use(None)

    def _go(self) -> None:
        self._now.setEnabled(False)
        self._state.setText(say("travel.road.going"))
        self.go_asked.emit()


ROWS: dict[str, Any] = {"folder": FolderRoad, "server": ServerRoad}
"""The row of each road of newsdesk/roads.py's ROADS, made with the bridge; a road without one is chosen elsewhere."""


class RoadsCard(QWidget):
    chosen = Signal()
    go_asked = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.rows = {name: made(bridge, self) for name, made in ROWS.items()}
        card = QFrame(self)
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        for row in self.rows.values():
            if inside.count():
                inside.addWidget(Hairline(card))
            inside.addWidget(row)
            row.chosen.connect(self.chosen)
            row.chosen.connect(self.reload)
            row.go_asked.connect(self.go_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(Title(say("travel.roads"), parent=self))
        column.addWidget(Muted(say("travel.roads.hint"), wrap=True, parent=self))
        column.addWidget(card)
        bridge.changed.connect(self._changed)
        self.reload()

    def reload(self) -> None:
        """Show each road as it stands now."""
        for stand in self._bridge.ask(roads.roads):
            if stand.road in self.rows:
                self.rows[stand.road].show_stand(stand)

    def _changed(self, changed: Any) -> None:
        if "road" in changed.kinds:
            self.reload()
