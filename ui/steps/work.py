"""Takes the steps of the article on its own screen: what needs an answer asks beside the text, what is refused says why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from newsdesk import correcting, following, outlook, publishing, reviewing, staffing, stepping
from newsdesk.article.steps import BINNED, PUBLISHED, STEPS, WITHDRAWN, may
from newsdesk.errors import Refused
from ui.bridge import Bridge
from ui.commands import Command
from ui.desk.approving import Approving
from ui.editor.paper import Paper
from ui.steps.aiming import Aiming
from ui.steps.changing import Changing
from ui.steps.doing import Doing
from ui.steps.gathering import SENT, Gathered, can_submit, gather
from ui.steps.saying import Stands, stands, why
from ui.words import say, say_refused
from ui.work import LONG, Worker

if TYPE_CHECKING:
    from newsdesk.outlook import Outlook
    from newsdesk.portal.finding import Finding
    from newsdesk.publishing import Exported
    from ui.steps.menu import StepsMenu
    from ui.steps.publish_ask import PublishAsk
    from ui.steps.report import ExportReport

EXPORT_FOLDER = "export-folder"
DECIDE = "decide"
"""Not a step: two versions wait for a decision (newsdesk/outlook.py)."""
FILE, NOTICE, AIM = "file", "notice", "aim"
"""Not a step: other words for readers, while a change of a published article is under way."""
OVER = (PUBLISHED, WITHDRAWN, BINNED)
"""At these stages no time of publication is wanted any more."""
EDITORS = {"editor", "chief"}
CHANGES = ("correct", "update", "reply", "withdraw")
ICONS: Mapping[str, str] = {
    "submit": "send", "take-back": "undo", "claim": "reading", "release": "close", "return": "returned", "approve": "approve",
    "export": "export", "publish": "published", "correct": "edit", "update": "refresh", "reply": "quote", "withdraw": "cancel",
    "bin": "bin", "unbin": "undo", NOTICE: "note", AIM: "time", FILE: "file",
}
"""Every step in the order of the menu, with the meaning of its icon."""
_PLAIN: dict[str, Callable[..., object]] = {
    "take-back": reviewing.take_back, "claim": reviewing.claim, "release": reviewing.release, "bin": correcting.bin_article,
    "unbin": correcting.unbin,
}


class StepWork(QObject):
    """findings: the checklist of the text as it is now; show_checks: opens it; checks_seen: whether it is in sight."""

    shown = Signal(object)
    """A column beside the text is to be in sight."""
    left = Signal()
    told = Signal(str)
    exported = Signal(str, object)
    """The article, newsdesk.publishing.Exported: the folder that was written and read back."""
    return_asked = Signal()
    decision_asked = Signal()
    """Two versions of the article are to be decided between."""
    opened = Signal(str)
    """Another article, which was begun here, is to be opened."""
    file_asked = Signal(bool)
    """The text may go as a file: it was just submitted (True), or somebody asks for that."""

    def __init__(self, bridge: Bridge, paper: Paper, findings: Callable[[], tuple[Finding, ...]], show_checks: Callable[[], object],
                 checks_seen: Callable[[], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._paper, self._article = bridge, paper, paper.article
        self._findings, self._show_checks, self._checks_seen = findings, show_checks, checks_seen
        self._found: Outlook | None = None
        self._publish: PublishAsk | None = None
        self._report: ExportReport | None = None
        self._menu: StepsMenu | None = None
        """The menu that is open."""
        self._asking = Worker(self)
        self._doing = Doing(bridge, self)
        self._doing.told.connect(self.told)
        self._approving = Approving(bridge, self._article, self._doing, paper.words, parent)
        self._approving.shown.connect(self.shown)
        self._approving.left.connect(self.left)
        self._approving.told.connect(self.told)
        self.changing = Changing(bridge, paper, self.outlook, self._refused, self._say, self._offered, self)
        for one in ("shown", "left", "told", "opened"):
            getattr(self.changing, one).connect(getattr(self, one))
        self.aiming = Aiming(bridge, self._article, self)
        for one in ("shown", "left", "told"):
            getattr(self.aiming, one).connect(getattr(self, one))
        self._commands = tuple(
            Command(f"step.{name}", partial(self.take, name), f"F2, {say(f'steps.key.{name}')}", meaning, "steps",
                    partial(self._offered, name)) for name, meaning in ICONS.items() if name != "return")

    def commands(self) -> tuple[Command, ...]:
        """One for each step; F2 and a letter are the menu's own keys."""
        return self._commands

    # ---- how it stands ------------------------------------------------------------------------------------------------

    def forget(self) -> None:
        """Where the article stands may be another."""
        self._found = None

    def is_known(self) -> bool:
        """Whether it was asked where the article stands."""
        return self._found is not None

    def stage(self) -> str:
        return self.outlook().standing.stage

    def outlook(self) -> Outlook:
        """Where the article stands; asked once, until something changes."""
        if self._found is None:
            self._found = self._bridge.ask(outlook.outlook, self._article)
        return self._found

    def stands(self) -> Stands:
        return stands(self.outlook())

    def next_step(self) -> str:
        """The step that comes next; empty: nothing waits."""
        return self.outlook().next

    def next_words(self) -> str:
        """What the primary button says; empty: there is none."""
        found = self.outlook()
        if not found.next:
            return ""
        if found.next == "submit" and found.standing.stage in SENT:
            return say("next.submit.again")
        return say("next.publish.withdraw") if found.next == "publish" and found.purpose == "withdraw" else say(f"next.{found.next}")

    def tell_purpose(self) -> None:
        """Say over the text what is being changed after publication, and what readers are told."""
        self.changing.tell_purpose()

    def menu(self, parent: QWidget) -> StepsMenu:
        """What can be done now, and what cannot with its reason. Of a long text the menu is there first, and its lines follow."""
        from ui.steps.menu import StepsMenu

        self._paper.settle()
        self._menu = menu = StepsMenu(parent)
        menu.chosen.connect(self.take)
        menu.aboutToHide.connect(self._menu_left)
        if self._paper.words() > LONG:
            self._asking.do(gather, self._bridge, self._article, tuple(ICONS), done=partial(self._fill, menu),
                            failed=partial(self._not_gathered, menu))
        else:
            self._fill(menu, gather(self._bridge, self._article, tuple(ICONS)))
        return menu

    def _fill(self, menu: StepsMenu, found: Gathered) -> None:
        if menu is not self._menu:
            return  # it was left meanwhile
        self._found = found.outlook
        can = [(name, icon) for name, icon in ICONS.items() if name in found.refused and _can(found.refused[name])]
        can.sort(key=lambda one: one[0] != found.outlook.next)
        if found.outlook.next == DECIDE:
            can.insert(0, (DECIDE, "compare"))
        if self.changing.notice() is not None:
            can.append((NOTICE, ICONS[NOTICE]))
        if self._may_aim():
            can.append((AIM, ICONS[AIM]))
        if found.outlook.standing.head:
            can.append((FILE, ICONS[FILE]))
        cannot = [(name, why(_first_reason(name, refused, found.outlook.next))) for name in ICONS
                  if (refused := found.refused.get(name)) is not None and not _can(refused)]
        menu.show_steps(can, cannot)

    def _not_gathered(self, menu: StepsMenu, wrong: Exception) -> None:
        if not isinstance(wrong, Refused):
            raise wrong  # a fault of ours: for the crash handler
        if menu is self._menu:
            menu.close()
            self._say(wrong)

    def _menu_left(self) -> None:
        self._menu = None

    def _offered(self, name: str) -> bool:
        """Whether the palette offers a step: at this stage, to this person."""
        if not self._bridge.is_open:
            return False
        if name == AIM:
            return self._may_aim()
        if name in (NOTICE, FILE):
            return self.changing.notice() is not None if name == NOTICE else bool(self.outlook().standing.head)
        person = self._bridge.ask(staffing.me)
        if person is None or (name == "submit" and not can_submit(self.outlook())):
            return False
        return may(name, self.outlook().standing.stage, frozenset(person.roles))

    # ---- taking -------------------------------------------------------------------------------------------------------

    def take_next(self) -> None:
        """Do what comes next."""
        name = self.next_step()
        self.take(name) if name else self.told.emit(say("steps.nothing"))

    def take(self, name: str) -> None:
        """Take a step; what it needs is asked for beside the text."""
        if name in ("approve", "export") and self.next_step() == DECIDE:
            self.told.emit(say("decide.first"))
            self.decision_asked.emit()
        elif name in _PLAIN:
            self._plain(name)
        elif name in CHANGES:
            self.changing.ask(name)
        else:
            {"submit": self.submit, "approve": self.approve, "export": self.export, "publish": self._ask_publish,
             "return": self.return_asked.emit, DECIDE: self.decision_asked.emit, NOTICE: self.changing.edit_notice,
             FILE: partial(self.file_asked.emit, False), AIM: self._aim}[name]()

    def _may_aim(self) -> bool:
        """Whether this person has a say in when it is published: an editor, or who has something to do with it now."""
        person, found = self._bridge.ask(staffing.me), self.outlook()
        return person is not None and found.standing.stage not in OVER and bool(found.next or EDITORS & set(person.roles))

    def _aim(self) -> None:
        self.aiming.ask(self.outlook().target)

    def submit(self) -> None:
        """Send it to the editors; where something is still to come, that is said first."""
        if self._paper.words() > LONG:
            self._doing.ask(self._paper.words(), publishing.check, self._article, self._paper.content(), done=self._submit,
                            refused=self._say)
        else:
            self._submit(self._findings())

    def _submit(self, findings: tuple[Finding, ...]) -> None:
        marks = [str(f.facts["mark"]) for f in findings if f.check == "mark-open"]
        if marks:
            some = ", ".join(list(dict.fromkeys(marks))[:3])
            self._paper.tell(say("marks.submit", n=len(marks), marks=some), "look", say("marks.submit.anyway"), self.submit_anyway)
        else:
            self.submit_anyway()

    def submit_anyway(self) -> None:
        self._paper.hush()
        # What others sent meanwhile becomes one with this text, which is put on the paper: nobody types into that.
        words = self._paper.words() if self._stands_on_newest() else 0
        self._doing.act(words, reviewing.submit, self._article, done=self._submitted, refused=self._say, origin=self)

    def _submitted(self, _revision: object) -> None:
        self.told.emit(say("told.submitted"))
        self.file_asked.emit(True)

    def _stands_on_newest(self) -> bool:
        ground = self._bridge.ask(following.ground, self._article)
        return ground is None or not ground.revision or ground.revision == self.outlook().standing.head

    def approve(self) -> None:
        self._keep_now()
        self._approving.approve()

    def export(self) -> None:
        """The checklist first; where it is in sight and nothing blocks, the folder."""
        if self._refused("export"):
            return
        seen = self._checks_seen()
        self._show_checks()
        if seen and not any(finding.level == "block" for finding in self._findings()):
            self.write_folder()

    def write_folder(self) -> None:
        """Ask where, beginning where it went last, and write the folder there."""
        last = self._bridge.ask(staffing.setting, EXPORT_FOLDER, "")
        folder = QFileDialog.getExistingDirectory(self._paper, say("export.where"), last or str(Path.home()))
        if folder:
            self._bridge.act(staffing.set_setting, EXPORT_FOLDER, folder, origin=self)
            self.export_to(folder)

    def export_to(self, folder: str) -> None:
        """Write the export folder into this one, and report what the portal must do now."""
        self._doing.act(self._paper.words(), publishing.export, self._article, Path(folder), done=self.report,
                        refused=self._bridge.refused.emit, origin=self)

    def report(self, done: Exported) -> None:
        """Show what was written and what the portal must do now."""
        if self._report is None:
            from ui.steps.report import ExportReport

            self._report = ExportReport()
            self._report.told.connect(self.told)
        self.shown.emit(self._report)
        asked = self._bridge.ask(correcting.asks_link, self._article) if done.todo == "publish" else None
        self._report.show_report(done, self.outlook().number, asked)
        self.exported.emit(self._article, done)

    def _plain(self, name: str) -> None:
        if self._try(_PLAIN[name]):
            self.told.emit(say(f"step.told.{name}"))

    # ---- after publication --------------------------------------------------------------------------------------------

    def _ask_publish(self) -> None:
        if self._refused("publish"):
            return
        if self._publish is None:
            from ui.steps.publish_ask import PublishAsk

            used = self._bridge.ask(staffing.profile).profile
            self._publish = PublishAsk(used.site, used.zone)
            self._publish.given.connect(self._mark_published)
            self._publish.cancelled.connect(self.left)
        found = self.outlook()
        self.shown.emit(self._publish)
        title = "publish.title.withdraw" if found.purpose == "withdraw" else "publish.title.again" if found.standing.address else (
            "publish.title")
        self._publish.begin(title, found.standing.address)
        self._publish.set_button(say("next.publish.withdraw") if found.purpose == "withdraw" else say("publish.do"))

    def _mark_published(self, address: str, instant: str) -> None:
        assert self._publish is not None
        try:
            self._bridge.attempt(correcting.mark_published, self._article, address, instant, origin=self)
        except Refused as refused:
            if refused.code in ("address-not-one", "address-taken"):
                self._publish.refuse(say_refused(refused))
            else:
                self._say(refused)
            return
        self._paper.hush()  # what was being changed is on the page
        self.left.emit()
        gone = self.outlook().standing.stage == WITHDRAWN
        self.told.emit(say("step.told.withdrawn") if gone else say("step.told.publish", address=address))

    # ---- what all of them do ------------------------------------------------------------------------------------------

    def _keep_now(self) -> None:
        """What is still in the air belongs to what is done."""
        self._paper.settle()
        self._bridge.flush()

    def _refused(self, name: str) -> bool:
        """Whether a step cannot be taken now; then it was said why."""
        self._keep_now()
        refused = self._bridge.ask(stepping.possible, self._article, (name,))[0].refused
        if refused is not None:
            self._say(refused)
        return refused is not None

    def _try(self, verb: Callable[..., object]) -> bool:
        self._keep_now()
        try:
            self._bridge.attempt(verb, self._article, origin=self)
        except Refused as refused:
            self._say(refused)
            return False
        return True

    def _say(self, refused: Refused) -> None:
        if not self._paper.isVisible():  # something is read in its place
            self._bridge.refused.emit(refused)
        elif refused.code == "conflict-open":
            self._paper.tell(say_refused(refused), "look", say("decide.bar.show"), self.decision_asked.emit)
        elif refused.code == "checks-hold":
            self._paper.tell(say_refused(refused), "look", say("steps.checks"), self._show_checks)
        else:
            self._paper.tell(say_refused(refused), "look")


def _first_reason(name: str, refused: Refused, comes_next: str) -> Refused:
    """While two versions wait, that is what keeps the text from the page, whatever comes after."""
    return Refused("conflict-open") if comes_next == DECIDE and name in ("approve", "export") else refused


def _can(refused: Refused | None) -> bool:
    """A step that asks a chief for a reason can be taken."""
    return refused is None or refused.code == "override-reason-missing"


assert set(ICONS) == {step.name for step in STEPS} | {NOTICE, FILE, AIM}
