"""The newsroom: who works here, by which roads work travels, for which portal, and how the program looks and speaks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from newsdesk import staffing
from newsdesk.article.steps import ROLES
from newsdesk.desk import Changed
from newsdesk.portal.profile import profiles
from newsdesk.staffing import Person
from ui.bridge import Bridge
from ui.comfort.snippet_sheet import SnippetSheet
from ui.double_click.work import DoubleClickBox
from ui.joining.machines_card import MachinesCard
from ui.look import px
from ui.look.tokens import SIDE
from ui.parts import (
    Avatar,
    Bar,
    Chip,
    Field,
    Hairline,
    IconButton,
    LinkButton,
    Muted,
    QuietButton,
    SectionLabel,
    TabOrder,
    Title,
    bring_into_sight,
    choice,
    line,
    scrolling,
)
from ui.travel.roads_card import RoadsCard
from ui.words import LANGUAGES, language, say

WIDTH = 640
THEMES = ("light", "dark", "system")


class PersonForm(QWidget):
    """The form of one person, in the place of their row; an empty id is somebody new."""

    done = Signal(str, str, tuple, str)
    """Id, name, roles, code."""
    cancelled = Signal()

    def __init__(self, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = person.id
        self._name = Field(say("people.name"), line(person.name), parent=self)
        self._code = Field(say("people.code"), line(person.code), parent=self)
        self._code.setMaximumWidth(px(110))
        self._roles = {role: QCheckBox(say(f"role.{role}"), self) for role in ROLES}
        for role, box in self._roles.items():
            box.setChecked(role in person.roles)
        keep = QuietButton(say("people.keep"), "done", self)
        cancel = LinkButton(say("cancel"), parent=self)
        fields = QHBoxLayout()
        fields.setSpacing(px(12))
        fields.addWidget(self._name, 1)
        fields.addWidget(self._code)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        for box in self._roles.values():
            foot.addWidget(box)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(14), px(16), px(14))
        column.setSpacing(px(12))
        column.addLayout(fields)
        column.addLayout(foot)
        keep.clicked.connect(self._keep)
        cancel.clicked.connect(self.cancelled)
        self._name.editor.returnPressed.connect(self._keep)
        self._code.editor.returnPressed.connect(self._keep)

    def take_focus(self) -> None:
        """Put the cursor into the name."""
        self._name.editor.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        name = self._name.editor.text().strip()
        self._name.set_wrong("" if name else say("people.name.missing"))
        if name:
            roles = tuple(role for role, box in self._roles.items() if box.isChecked())
            self.done.emit(self._id, name, roles, self._code.editor.text())


class Newsroom(QWidget):
    language_changed = Signal(str)
    theme_changed = Signal(str)
    roads_chosen = Signal()
    """Work travels by other roads now."""
    exchange_asked = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setObjectName("page")
        self._form: PersonForm | None = None
        self._people = QVBoxLayout()
        self._people.setContentsMargins(0, 0, 0, 0)
        self._people.setSpacing(0)
        self._add = QuietButton(say("people.add"), "add", self)
        self._add.clicked.connect(self._add_person)
        self._bar = Bar(self)
        self.machines, self.roads = MachinesCard(bridge, self), RoadsCard(bridge, self)
        self.roads.chosen.connect(self.roads_chosen)
        self.roads.go_asked.connect(self.exchange_asked)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        inside = self._inside()
        whole.addWidget(self._bar)
        whole.addWidget(scrolling(inside, self, sideways=True))
        TabOrder(inside)
        self.setFocusProxy(self._add)
        bridge.changed.connect(self._changed)
        self.reload()

    def _inside(self) -> QWidget:
        """Everything on the screen, one below the other."""
        inside = QWidget(self)
        inside.setMaximumWidth(px(WIDTH) + 2 * px(SIDE))
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(SIDE), px(16), px(SIDE), px(24))
        column.setSpacing(px(12))
        column.addLayout(self._people_head())
        people = QFrame(self)
        people.setObjectName("card")
        people.setLayout(self._people)
        column.addWidget(people)
        column.addSpacing(px(16))
        column.addWidget(self.machines)
        column.addSpacing(px(16))
        column.addWidget(self.roads)
        column.addSpacing(px(16))
        for part in (self._portal_choice(), self._theme_choice(), self._language_choice()):
            column.addWidget(part)
            column.addSpacing(px(8))
        short = QuietButton(say("command.snippets"), "edit", self)
        short.clicked.connect(self._open_snippets)
        column.addWidget(short, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(DoubleClickBox(self._bridge, self), 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return inside

    def reload(self) -> None:
        """Read the people again. A form that is open stays as it is."""
        if self._form is not None:
            return
        while (taken := self._people.takeAt(0)) is not None:
            if taken.widget():
                taken.widget().deleteLater()
        mine = self._bridge.ask(staffing.me)
        for number, person in enumerate(self._bridge.ask(staffing.people)):
            if number:
                self._people.addWidget(Hairline(self))
            self._people.addWidget(self._row(person, bool(mine and mine.id == person.id)))

    def showEvent(self, event: QShowEvent) -> None:
        self.reload()

    def _people_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(Title(say("people"), parent=self))
        head.addStretch(1)
        head.addWidget(self._add)
        return head

    def _row(self, person: Person, mine: bool) -> QWidget:
        row = QWidget(self)
        row.setProperty("person", person.id)
        across = QHBoxLayout(row)
        across.setContentsMargins(px(16), px(10), px(12), px(10))
        across.setSpacing(px(12))
        words = QVBoxLayout()
        words.setSpacing(px(1))
        name = QLabel(say("people.me", name=person.name) if mine else person.name, row)
        name.setTextFormat(Qt.TextFormat.PlainText)
        words.addWidget(name)
        roles = ", ".join(say(f"role.{role}") for role in person.roles) or say("role.none")
        words.addWidget(Muted(" · ".join(filter(None, (roles, person.code))), parent=row))
        edit = IconButton("edit", say("people.edit", name=person.name), parent=row)
        edit.setProperty("person", person)
        edit.clicked.connect(self._edit_person)
        across.addWidget(Avatar(person.name, 32, row))
        across.addLayout(words, 1)
        across.addWidget(edit)
        return row

    def _add_person(self) -> None:
        self._open_form(Person("", "", ("reporter",)), self._people.count())

    def _edit_person(self) -> None:
        person: Person = self.sender().property("person")
        for number in range(self._people.count()):
            row = self._people.itemAt(number).widget()
            if row is not None and row.property("person") == person.id:
                row.hide()
                self._open_form(person, number)
                return

    def _open_form(self, person: Person, place: int) -> None:
        if self._form is not None:
            self._form.take_focus()
            return
        self._form = PersonForm(person, self)
        self._form.done.connect(self._keep_person)
        self._form.cancelled.connect(self._close_form)
        self._people.insertWidget(place, self._form)
        self._form.take_focus()
        bring_into_sight(self._form)

    def _keep_person(self, id: str, name: str, roles: tuple[str, ...], code: str) -> None:
        if self._bridge.act(staffing.enrol, name, roles, code, id=id, origin=self):
            self._close_form()

    def _close_form(self) -> None:
        if self._form is not None:
            self._people.removeWidget(self._form)
            self._form.deleteLater()
            self._form = None
        self.reload()
        self._add.setFocus()

    def _portal_choice(self) -> Field:
        used = self._bridge.ask(staffing.profile)
        known = [(p.id, p.name) for p in profiles(self._bridge.home.portals)]
        self._portal = choice(known, self._bridge.ask(staffing.setting, "portal", used.profile.id), self)
        self._portal.setMaximumWidth(px(320))
        self._portal.activated.connect(self._choose_portal)
        self._tell_profile()
        return Field(say("newsroom.portal"), self._portal, say("newsroom.portal.hint"), self)

    def _choose_portal(self) -> None:
        self._bridge.act(staffing.set_setting, "portal", self._portal.currentData(), origin=self)
        self._tell_profile()

    def _tell_profile(self) -> None:
        """A mistake in a profile is told with its place; the last good one stays in use."""
        problems = self._bridge.ask(staffing.profile).problems
        if problems:
            first = problems[0]
            self._bar.show_words(say("newsroom.portal.wrong", file=first.file, where=first.where), "look")
        else:
            self._bar.hide()

    def _theme_choice(self) -> QWidget:
        now = self._bridge.ask(staffing.setting, "theme", "system")
        return self._chips("newsroom.theme", [(t, say(f"theme.{t}"), t) for t in THEMES], now, self._choose_theme)

    def _language_choice(self) -> QWidget:
        options = [(name, say(f"language.{name}"), "") for name in LANGUAGES]
        return self._chips("newsroom.language", options, language(), self._choose_language)

    def _chips(self, words: str, options: list[tuple[str, str, str]], now: str, chosen: object) -> QWidget:
        """A label and a row of chips of which one is on; options: value, words, icon."""
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(SectionLabel(say(words), parent=holder))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        group = QButtonGroup(holder)
        for value, label, meaning in options:
            chip = Chip(label, meaning, True, holder)
            chip.setProperty("value", value)
            chip.setChecked(value == now)
            group.addButton(chip)
            row.addWidget(chip)
        row.addStretch(1)
        column.addLayout(row)
        group.buttonClicked.connect(chosen)
        return holder

    def _open_snippets(self) -> None:
        sheet = SnippetSheet(self._bridge, self)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _choose_theme(self, chip: Chip) -> None:
        self._bridge.act(staffing.set_setting, "theme", chip.property("value"), origin=self)
        self.theme_changed.emit(chip.property("value"))

    def _choose_language(self, chip: Chip) -> None:
        self._bridge.act(staffing.set_setting, "language", chip.property("value"), origin=self)
        self.language_changed.emit(chip.property("value"))

    def _changed(self, changed: Changed) -> None:
        if "person" in changed.kinds and changed.origin is not self:
            self.reload()
