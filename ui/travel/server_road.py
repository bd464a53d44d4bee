"""The row of the newsroom's server: its address and login, whether the line is good, and in plain words what is in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from newsdesk import serving
from newsdesk.errors import Refused
from ui.bridge import Bridge
from ui.look import icon, px
from ui.parts import Field, LinkButton, Muted, QuietButton, bring_into_sight, line
from ui.steps.saying import breakable
from ui.travel.lane import Lane
from ui.travel.saying import last_words
from ui.words import say, say_refused

if TYPE_CHECKING:
    from newsdesk.desk import Desk
    from newsdesk.roads import Stand

DATABASE, SCHEME = "redaksi", "postgresql://"
_AT_ADDRESS = ("server-address-wrong", "server-needs-tls", "server-certificate-missing", "server-away", "server-tls-failed",
               "server-not-admitted")
_AT_LOGIN = ("server-password-wrong",)


class ServerForm(QWidget):
    """What is asked of a person once: where the server is, and as whom they speak to it."""

    filled = Signal(str, str)
    """An address without a password, and the password."""
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.address = Field(say("server.address"), line(parent=self), say("server.address.hint"), self)
        self.database = Field(say("server.database"), line(DATABASE, parent=self), parent=self)
        self.user = Field(say("server.user"), line(parent=self), parent=self)
        self.password = Field(say("server.password"), line(parent=self), say("server.password.hint"), self)
        self.password.editor.setEchoMode(QLineEdit.EchoMode.Password)
        self.state = Muted("", wrap=True, parent=self)
        self.button = QuietButton(say("server.connect"), "done", self)
        cancel = LinkButton(say("cancel"), parent=self)
        fields = QGridLayout()
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(px(12))
        fields.addWidget(self.address, 0, 0, 1, 2)
        fields.addWidget(self.user, 1, 0, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.database, 1, 1, Qt.AlignmentFlag.AlignTop)
        fields.addWidget(self.password, 2, 0, 1, 2)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.button)
        foot.addWidget(cancel)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(6), 0, 0)
        column.setSpacing(px(12))
        column.addLayout(fields)
        column.addWidget(self.state)
        column.addLayout(foot)
        self.state.hide()
        self.button.clicked.connect(self._fill)
        cancel.clicked.connect(self.cancelled)
        for field in (self.address, self.user, self.database, self.password):
            field.editor.returnPressed.connect(self._fill)

    def busy(self, busy: bool) -> None:
        """Whether the line is being tried."""
        self.button.setEnabled(not busy)
        self.state.setText(say("server.trying"))
        self.state.setVisible(busy)

    def refuse(self, refused: Refused) -> None:
        """Say what is in the way at the field where it can be put right."""
        field = self.address if refused.code in _AT_ADDRESS else self.password if refused.code in _AT_LOGIN else None
        if field is not None:
            field.set_wrong(say_refused(refused))
            field.editor.setFocus()
            return
        self.state.setText(say_refused(refused))
        self.state.show()

    def said(self) -> str:
        """What the form says of the last try."""
        parts = (self.address, self.user, self.database, self.password)
        wrong = [part.editor.accessibleDescription() for part in parts if part.editor.property("invalid")]
        return "\n".join([*wrong, *([self.state.text()] if self.state.isVisibleTo(self) else [])])

    def url(self) -> str:
        """The address that the fields make; where the first of them holds a whole one, that."""
        where = self.address.editor.text().strip()
        if "://" in where:
            return where
        user, database = (quote(field.editor.text().strip(), safe="") for field in (self.user, self.database))
        return f"{SCHEME}{user}@{where}/{database}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        for field in (self.address, self.user, self.database, self.password):
            field.set_wrong("")
        if self.button.isEnabled():
            self.filled.emit(self.url(), self.password.editor.text())


class ServerRoad(QWidget):
    """The row among the roads of the newsroom."""

    chosen = Signal()
    """Another server was connected, or none."""
    go_asked = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.lane = Lane(self)
        self.form: ServerForm | None = None
        self._mark, self._name = QLabel(self), QLabel(say("road.server"), self)
        self._where, self._state, self._tried = (Muted("", wrap=True, parent=self) for _ in range(3))
        self._choose = QuietButton("", "link", self)
        self._now = QuietButton(say("travel.road.now"), "refresh", self)
        self._try = LinkButton(say("server.try"), parent=self)
        self._leave = LinkButton(say("server.leave"), parent=self)
        for button, slot in ((self._choose, self.ask), (self._now, self._go), (self._try, self.try_line), (self._leave, self.leave)):
            button.clicked.connect(slot)
        self._words = QVBoxLayout()
        self._words.setSpacing(px(3))
        for part in (self._name, self._where, self._state, self._tried):
            self._words.addWidget(part)
        self._foot = QWidget(self)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, px(6), 0, 0)
        foot.setSpacing(px(8))
        for part in (self._choose, self._now, self._try, self._leave):
            foot.addWidget(part)
        foot.addStretch(1)
        self._words.addWidget(self._foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(14), px(16), px(14))
        row.setSpacing(px(12))
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words, 1)
        self._tried.hide()

    def show_stand(self, stand: Stand) -> None:
        """Show how the road stands."""
        on, refused = bool(stand.leads), stand.refused
        wrong = self._bridge.ask(serving.left_out) if on else 0
        kind = "look" if refused or wrong else "done" if on else "muted"
        self._mark.setPixmap(icon("look" if refused or wrong else "link", kind).pixmap(px(18), px(18)))
        self._where.setText(breakable(stand.leads.removeprefix(SCHEME)) if on else say("server.none"))
        now = say("server.off" if refused else "server.on") if refused or stand.at else ""
        said = (" ".join(filter(None, (now, last_words(stand.at)))), say_refused(refused) if refused else "",
                say("server.ignored", n=wrong) if wrong else "")
        self._state.setText("\n".join(filter(None, said)))
        self._state.setVisible(on)
        if refused:
            self._tried.hide()  # what was true before is not any more
        self._choose.setText(say("server.other" if on else "server.choose"))
        self._choose.setAccessibleName(self._choose.text())
        for part in (self._now, self._try, self._leave):
            part.setVisible(on)
        self._now.setEnabled(True)

    def words(self) -> str:
        """What is said of the road."""
        return "\n".join(part.text() for part in (self._where, self._state, self._tried) if part.isVisibleTo(self))

    def ask(self) -> None:
        """Open the form, or go to it."""
        if self.form is None:
            self.form = ServerForm(self)
            self.form.filled.connect(self._connect)
            self.form.cancelled.connect(self.close_form)
            self._words.addWidget(self.form)
            self._foot.hide()
            self._tried.hide()
        self.form.address.editor.setFocus()
        bring_into_sight(self.form)

    def close_form(self) -> None:
        """Ask no more; nothing is changed."""
        if self.form is not None:
            self._words.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        self._foot.show()
        self._choose.setFocus()

    def try_line(self) -> None:
        """Say whether the line is good now."""
        self._try.setEnabled(False)
        self._tell(say("server.trying"))
        self.lane.do(_tried, self._bridge.desk, done=self._line_tried)

    def leave(self) -> None:
        """Have no server any more; what came from it stays."""
        self._bridge.act(serving.leave, origin=self)
        self._tried.hide()
        self.chosen.emit()
        self._choose.setFocus()

    def _connect(self, url: str, password: str) -> None:
        if self.form is not None:
            self.form.busy(True)
        self.lane.do(_connected, self._bridge.desk, url, password, done=self._came)

    def _came(self, answer: Any) -> None:
        if isinstance(answer, Refused):
            if self.form is not None:
                self.form.busy(False)
                self.form.refuse(answer)
            return
        self.close_form()
        self.chosen.emit()
        self._line_tried(answer)

    def _line_tried(self, answer: Any) -> None:
        self._try.setEnabled(True)
        self._tell(say_refused(answer) if isinstance(answer, Refused) else say("server.fine", version=answer.version, n=answer.events))

    def _tell(self, words: str) -> None:
        self._tried.setText(words)
        self._tried.show()

    def _go(self) -> None:
        self._now.setEnabled(False)
        self._tried.hide()
        self._state.setText(say("travel.road.going"))
        self.go_asked.emit()


def _connected(desk: Desk, url: str, password: str) -> Any:
    """For a thread: what the server says, or why there is no line."""
    try:
        return serving.connect(desk, url, password)
    except Refused as refused:
        return refused


def _tried(desk: Desk) -> Any:
    try:
        return serving.try_line(desk)
    except Refused as refused:
        return refused
