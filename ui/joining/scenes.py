"""Scenes of the gallery that show the machines of a newsroom: a list, a code that is read aloud, one that is removed."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QScrollArea, QWidget

from newsdesk import drafting, exchanging, reviewing, sealing, staffing, trusting
from newsdesk.article.content import Content
from newsdesk.desk import Act, Desk
from newsdesk.paths import Home
from ui.bridge import Bridge
from ui.joining.machines_card import MachinesCard
from ui.picturing import Scene, wait_until

STORY = Content(headline="Warga Perkuat Tanggul Kali Gung Sebelum Musim Hujan", place="SLAWI", category="Tegal", tags=("tanggul",),
                reporters=("Rina Wulandari",), body="""\
Warga tiga desa di tepi Kali Gung memperkuat tanggul sepanjang 240 meter sebelum musim hujan tiba.

Kepala dusun menyebut pekerjaan itu selesai dua pekan lebih cepat daripada rencana.""")
COLLEAGUES = (("Bagus Prakoso", ("reporter", "editor")), ("Wahyu Nugroho", ("reporter",)), ("Sari Lestari", ("editor",)))


def machines(_bridge: Bridge) -> QWidget:
    """The newsroom of a chief with a list: one admitted, one removed, one who waits."""
    return _chiefs_window()


def second(_bridge: Bridge) -> QWidget:
    """The same, where one of the list waits with a second machine, on which they were enrolled anew."""
    return _chiefs_window("Bagus Prakoso")


def _chiefs_window(anew: str = "") -> QWidget:
    """It has a newsroom of its own, gone with its window: by a list the approvals of the sample would no longer count."""
    held = ExitStack()
    own = held.enter_context(_chiefs_newsroom())
    for name, roles in COLLEAGUES:
        own.act(_introduced, name, roles)
    own.act(trusting.found)
    known = {machine.name: machine for machine in own.ask(trusting.machines)}
    for name in ("Bagus Prakoso", "Wahyu Nugroho"):
        own.act(trusting.admit, known[name].device)
    own.act(trusting.remove, known["Wahyu Nugroho"].device)
    if anew:
        own.act(_introduced, anew, ("reporter", "editor"), True)
    window = _at_newsroom(own)
    window.destroyed.connect(partial(ExitStack.close, held))  # of a bound method Qt would not keep what it is bound to
    return window


def uncounted(_bridge: Bridge) -> QWidget:
    """A text that somebody approved whose machine is not on the list."""
    return _one_article(_approved_elsewhere)


def sealed(_bridge: Bridge) -> QWidget:
    """A text of a newsroom with a list: what is sent can be sealed for its machines."""
    return _one_article(lambda own, _article: own.act(sealing.want, True))


def wait_for_words(window: QWidget) -> None:
    """The dictionaries are read: what reads them does not outlive the newsroom."""
    paper = window.current().paper  # type: ignore[attr-defined]
    wait_until(lambda: paper.spelling.is_ready(), "the dictionaries")


def show_sending(window: QWidget) -> None:
    """The column that sends it as a file."""
    wait_for_words(window)
    next(command for command in window.all_commands() if command.id == "step.file").run()  # type: ignore[attr-defined]
    work = window.current().sending  # type: ignore[attr-defined]
    wait_until(lambda: not work.busy, "the file")


def show_list(window: QWidget) -> None:
    """The machines, in sight."""
    card = _card(window)
    area = next(area for area in window.findChildren(QScrollArea) if area.isAncestorOf(card))
    area.ensureWidgetVisible(card, 0, 400)
    area.verticalScrollBar().setValue(card.mapTo(area.widget(), card.rect().topLeft()).y() - 16)


def show_code(window: QWidget) -> None:
    """The code of one who waits."""
    _card(window).row("Sari Lestari").buttons["admit"].click()
    asking = _card(window).asking
    assert asking is not None
    wait_until(lambda: bool(asking.code()), "the code")
    show_list(window)


def show_whose(window: QWidget) -> None:
    """The question whose the second machine is."""
    card = _card(window)
    next(row for row in card.rows if row.machine.name == "Bagus Prakoso" and row.machine.state == "unlisted").buttons["admit"].click()
    asking = card.asking
    assert asking is not None
    wait_until(lambda: bool(asking.code()), "the code")
    show_list(window)


def show_removing(window: QWidget) -> None:
    """What follows where one is removed."""
    _card(window).row("Bagus Prakoso").buttons["remove"].click()
    show_list(window)


SCENES: tuple[Scene, ...] = (
    Scene("machines", machines, then=show_list),
    Scene("machines-code", machines, then=show_code),
    Scene("machines-whose", second, then=show_whose),
    Scene("machines-remove", machines, then=show_removing),
    Scene("machines-uncounted", uncounted, then=wait_for_words),
    Scene("machines-seal", sealed, then=show_sending),
)


@contextmanager
def _chiefs_newsroom() -> Iterator[Bridge]:
    with tempfile.TemporaryDirectory(prefix="newsdesk-chief-", ignore_cleanup_errors=True) as folder:
        desk = Desk.open(Home(Path(folder)))
        try:
            desk.do(staffing.settle_in, "Rina Wulandari", ("reporter", "editor", "chief"), "disway-jateng")
            yield Bridge(desk)
        finally:
            desk.close()


def _one_article(then: Callable[[Bridge, str], object]) -> QWidget:
    """The window of a chief with a list and one article that was submitted; then: what comes of it before the window opens."""
    held = ExitStack()
    own = held.enter_context(_chiefs_newsroom())
    own.act(_introduced, "Bagus Prakoso", ("reporter", "editor"))
    own.act(trusting.found)
    own.act(trusting.admit, next(machine.device for machine in own.ask(trusting.machines) if not machine.mine))
    article = own.act(drafting.start, STORY)
    assert article is not None
    own.act(reviewing.submit, article)
    then(own, article)
    window = _window(own, article)
    window.destroyed.connect(partial(ExitStack.close, held))
    return window


def _approved_elsewhere(own: Bridge, article: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.open(Home(Path(folder)))
        try:
            desk.do(_settle, secrets.token_hex(8), "Sari Lestari", ("editor",))
            desk.do(exchanging.take, own.desk.do(exchanging.parcel, {}).result)
            desk.do(reviewing.approve, article, desk.ask(reviewing.standing, article).head)
            own.act(exchanging.take, desk.do(exchanging.parcel, {}).result)
        finally:
            desk.close()


def _introduced(act: Act, name: str, roles: tuple[str, ...], anew: bool = False) -> None:
    """The machine of a colleague, as it comes with the first thing they send; anew: they were enrolled on it once more."""
    known = next((person for person in staffing.people(act) if person.name == name), None)
    id = secrets.token_hex(8) if anew else known.id if known else staffing.enrol(act, name, roles)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.open(Home(Path(folder)))
        try:
            desk.do(_settle, id, name, roles)
            exchanging.take(act, desk.do(exchanging.parcel, {}).result)
        finally:
            desk.close()


def _settle(act: Act, id: str, name: str, roles: tuple[str, ...]) -> None:
    staffing.enrol(act, name, roles, id=id)
    staffing.set_setting(act, "me", id)


def _card(window: QWidget) -> MachinesCard:
    card = window.findChild(MachinesCard)
    assert card is not None
    return card


def _at_newsroom(bridge: Bridge) -> QWidget:
    window = _window(bridge)
    window.go("newsroom")  # type: ignore[attr-defined]
    return window


def _window(bridge: Bridge, article: str = "") -> QWidget:
    from ui.session import Session, remember
    from ui.window import Window

    remember(bridge, Session(tabs=[article] if article else [], front=article))
    return Window(bridge, [])
