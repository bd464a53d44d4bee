"""The machines of the newsroom on its screen: whose each is, whether what it approves counts, and how one joins the list."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from newsdesk import belonging, introducing, mailing, trusting
from newsdesk.errors import Refused
from ui import outside
from ui.bridge import Bridge
from ui.joining.asking import Asking
from ui.joining.saying import KINDS, Known, Whose, about, offers, stands, state_of, whose_is
from ui.look import icon, px
from ui.parts import Badge, Bar, Hairline, LinkButton, Muted, QuietButton, Title, bring_into_sight
from ui.words import say, say_refused
from ui.work import Worker

if TYPE_CHECKING:
    from newsdesk.desk import Changed, Desk
    from newsdesk.trusting import Machine


class MachineRow(QWidget):
    """One machine, and room below it for what is asked."""

    def __init__(self, known: Known, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.machine = machine
        self.buttons: dict[str, QuietButton | LinkButton] = {}
        mark = QLabel(self)
        mark.setPixmap(icon("desktop").pixmap(px(18), px(18)))
        name = QLabel(say("machine.mine", name=machine.name) if machine.mine else machine.name, self)
        name.setTextFormat(Qt.TextFormat.PlainText)
        state = state_of(known, machine)
        tint, meaning = KINDS[state]
        badge = Badge(say("machine.chief") if machine.chief else say(f"machine.{state}"), tint, meaning, self)
        words = QVBoxLayout()
        words.setSpacing(px(1))
        words.addWidget(name)
        words.addWidget(Muted(about(machine), wrap=True, parent=self))
        row = QHBoxLayout()
        row.setContentsMargins(px(16), px(10), px(12), px(10))
        row.setSpacing(px(12))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(badge)
        for offer in offers(known, machine):
            kind = LinkButton if offer == "remove" else QuietButton
            button = kind(say(f"machine.{offer}"), parent=self)
            button.setAccessibleName(f"{button.text()}: {machine.name}")
            self.buttons[offer] = button
            row.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(row)

    def ask(self, asking: Asking) -> None:
        """Put what is asked below the machine."""
        self._column.addWidget(asking)


class MachinesCard(QWidget):
    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("machines")
        self._bridge = bridge
        self._worker = Worker(self)
        self._known = Known((), False, False)
        self.rows: list[MachineRow] = []
        self.asking: Asking | None = None
        self._back: QWidget | None = None
        self._stands = Muted("", wrap=True, parent=self)
        self.bar = Bar(self)
        self.bar.acted.connect(self._ask_renew)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        card = QFrame(self)
        card.setObjectName("card")
        card.setLayout(self._list)
        self._card = card
        self.found = QuietButton(say("machines.found"), "people", self)
        self.found.clicked.connect(self._ask_found)
        self.introduce = LinkButton(say("machines.introduce"), "file", self)
        self.introduce.clicked.connect(self._choose_folder)
        self._below = QVBoxLayout()
        self._build()
        bridge.changed.connect(self._changed)
        self.reload()

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.found)
        foot.addWidget(self.introduce)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(Title(say("machines.title"), parent=self))
        column.addWidget(self._stands)
        column.addWidget(self.bar)
        column.addWidget(self._card)
        column.addLayout(self._below)
        column.addLayout(foot)
        column.addWidget(Muted(say("machines.hint"), wrap=True, parent=self))

    @property
    def busy(self) -> bool:
        """Whether something is being done on the thread."""
        return self._worker.busy

    def row(self, name: str) -> MachineRow:
        """The row of a machine of somebody with this name."""
        return next(row for row in self.rows if row.machine.name == name)

    def words(self) -> str:
        """The sentence about the list."""
        return self._stands.text()

    # ---- what is shown --------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the machines again; what is being asked stays."""
        if self.asking is not None:
            return
        ask = self._bridge.ask
        self._known = Known(ask(trusting.machines), ask(trusting.has_list), ask(trusting.may_found))
        while (taken := self._list.takeAt(0)) is not None:
            if taken.widget():
                taken.widget().deleteLater()
        self.rows = []
        for machine in sorted(self._known.machines, key=lambda m: (not m.chief, not m.mine)):
            if self.rows:
                self._list.addWidget(Hairline(self))
            row = MachineRow(self._known, machine, self)
            for offer, button in row.buttons.items():
                button.clicked.connect(partial(_Press.press, self, row, offer))
            self.rows.append(row)
            self._list.addWidget(row)
        before: QWidget = self.introduce
        for button in (button for row in self.rows for button in row.buttons.values()):
            QWidget.setTabOrder(before, button)  # what is made later would stand at the end of the window
            before = button
        self._card.setVisible(bool(self.rows))
        self._stands.setText(stands(self._known))
        self.found.setVisible(self._known.may_found)

    def _changed(self, changed: Changed) -> None:
        if {"device", "roster", "person", "setting"} & changed.kinds:
            self.reload()

    # ---- what is asked --------------------------------------------------------------------------------------------------

    def press(self, row: MachineRow, offer: str) -> None:
        """Do, or ask, what one of a machine's buttons says."""
        if offer == "refresh":
            self._do(trusting.admit, row.machine.device, said=say("machine.refreshed", name=row.machine.name))
            return
        whose = self._whose(row.machine) if offer == "admit" else None
        self._ask(Asking(offer, row.machine.name, self, whose), row.buttons[offer], row.ask)
        asking = self.asking
        if asking is not None and offer in ("admit", "trust", "show"):
            self._worker.do(_code, self._bridge.desk, row.machine.device, offer == "admit", done=partial(_show_code, asking),
                            failed=self._failed)

    def _whose(self, machine: Machine) -> Whose | None:
        ask = self._bridge.ask
        return whose_is(machine, ask(belonging.owners, machine.key), ask(belonging.namesakes, machine.device))

    def _ask(self, asking: Asking, button: QWidget, place: Any) -> None:
        self._leave()
        self.bar.hide()
        self.asking, self._back = asking, button
        place(asking)
        asking.agreed.connect(self._agreed)
        asking.differs.connect(self._differs)
        asking.left.connect(self._leave)
        asking.take_keys()
        bring_into_sight(asking)

    def _ask_found(self) -> None:
        self._ask(Asking("found", "", self), self.found, self._below.addWidget)

    def _ask_renew(self) -> None:
        self._ask(Asking("renew", "", self), self.introduce, self._below.addWidget)

    def _leave(self) -> None:
        """What was asked goes, and nothing was done; the keys go back to where it was asked."""
        if self.asking is None:
            return
        self.asking.hide()
        self.asking.deleteLater()
        self.asking = None
        if self._back is not None:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        self._back = None

    def _differs(self) -> None:
        name = next((row.machine.name for row in self.rows if row.isAncestorOf(self.asking)), "") if self.asking else ""
        self._leave()
        self.bar.show_words(say("joining.differed", name=name), "stop")

    def _agreed(self) -> None:
        asking = self.asking
        if asking is None:
            return
        machine = next((row.machine for row in self.rows if row.isAncestorOf(asking)), None)
        person = asking.person()
        self._leave()
        verbs = {"admit": trusting.admit, "trust": trusting.trust, "remove": trusting.remove}
        if machine is not None:
            self._do(verbs[asking.kind], machine.device, *([person] if person else []),
                     said=say(f"joining.{asking.kind}.done", name=machine.name))
        else:
            self._do(trusting.found if asking.kind == "found" else trusting.renew, said=say(f"joining.{asking.kind}.done"))

    # ---- what is done on a thread: the keyring may take its time --------------------------------------------------------------

    def _do(self, verb: Any, *values: Any, said: str) -> None:
        self._bridge.settle.emit()
        self._worker.do(partial(_act, self._bridge.desk, verb), *values, done=partial(_Press.done, self, said), failed=self._failed)

    def done(self, said: str, changed: Changed) -> None:
        """Something was done: everybody hears of it."""
        self._bridge.changed.emit(changed)
        self.reload()
        self.bar.show_words(said, "done")

    def _failed(self, wrong: Exception) -> None:
        if not isinstance(wrong, Refused):
            raise wrong
        self._leave()
        gone = wrong.code in ("device-key-gone", "device-key-damaged")
        self.bar.show_words(say_refused(wrong), "stop", say("machines.renew") if gone else "")

    def _choose_folder(self) -> None:
        folder = outside.choose_folder(self, say("machines.introduce.where"), "")
        if folder:
            self.introduce_to(Path(folder))

    def introduce_to(self, folder: Path) -> None:
        """Write the file by which others know this machine."""
        self._worker.do(_introduce, self._bridge.desk, folder, done=self._introduced, failed=self._failed)

    def _introduced(self, file: str) -> None:
        self.reload()
        self.bar.show_words(say("machines.introduced", file=file), "done")


class _Press:
    """Functions that hold the card only as an argument, so that no connection keeps it for ever."""

    @staticmethod
    def press(card: MachinesCard, row: MachineRow, offer: str, _checked: bool = False) -> None:
        card.press(row, offer)

    @staticmethod
    def done(card: MachinesCard, said: str, changed: Changed) -> None:
        card.done(said, changed)


def _show_code(asking: Asking, code: str) -> None:
    try:
        asking.show_code(code)
        bring_into_sight(asking)
    except RuntimeError:  # it was closed meanwhile
        return


def _code(desk: Desk, device: str, as_chief: bool) -> str:
    return desk.do(trusting.code_here, device, as_chief).result


def _act(desk: Desk, verb: Any, *values: Any) -> Changed:
    return desk.do(verb, *values).changed


def _introduce(desk: Desk, folder: Path) -> str:
    return mailing.post(desk.do(introducing.letter).result, folder).name
