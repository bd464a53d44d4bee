"""The machines of the newsroom in the window: founding a list, admitting by a code that both read, removing, a key that is gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QStackedWidget
from pytestqt.qtbot import QtBot

from newsdesk import announcing, drafting, introducing, mailing, reviewing, sealing, staffing, trusting
from newsdesk.article.content import Content
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.paths import Home
from newsdesk.store import ring
from tests.core.machines import carry
from tests.core.test_keyring import Folder
from tests.ui.showing import show_for_keys
from ui.bridge import Bridge
from ui.joining.key_mover import KeyMover
from ui.joining.machines_card import MachinesCard
from ui.screens.write import Write
from ui.travel.receiving import Receiving
from ui.words import WORDS, say


@pytest.fixture
def chief(bridge: Bridge) -> Bridge:
    """Rina's newsroom, of which she is the chief."""
    return bridge


@pytest.fixture
def other(dressed: object, tmp_path: Path) -> Iterator[Bridge]:
    """The laptop of an editor who has not met anybody."""
    desk = Desk.open(Home(tmp_path / "bagus"))
    desk.do(staffing.enrol, "Pemimpin", ("chief",))
    desk.do(staffing.settle_in, "Bagus Prakoso", ("editor",), "disway-jateng")
    yield Bridge(desk)
    desk.close()


def card(qtbot: QtBot, bridge: Bridge) -> MachinesCard:
    made = MachinesCard(bridge)
    qtbot.addWidget(made)
    made.resize(640, 700)
    show_for_keys(qtbot, made, made.introduce)
    return made


def idle(qtbot: QtBot, made: MachinesCard) -> None:
    qtbot.waitUntil(lambda: not made.busy, timeout=20_000)


def introduced(there: Bridge, here: Bridge, folder: Path) -> None:
    """By the file that one saves and the other opens."""
    path = mailing.post(there.desk.do(introducing.letter).result, folder)
    parcel = announcing.accept(here.desk, announcing.open_parcel(here.desk, path))
    assert parcel.refused is None, parcel.refused
    path.unlink()


def press_and_read(qtbot: QtBot, made: MachinesCard, name: str, offer: str) -> str:
    made.reload()
    made.row(name).buttons[offer].click()
    assert made.asking is not None
    asking = made.asking
    qtbot.waitUntil(lambda: len(asking.code()) == trusting.DIGITS, timeout=20_000)
    return asking.code()


def found(qtbot: QtBot, made: MachinesCard) -> None:
    made.found.click()
    assert made.asking is not None
    made.asking.act.click()
    idle(qtbot, made)


def test_a_chief_founds_a_list_and_both_read_the_same_code(qtbot: QtBot, chief: Bridge, other: Bridge, tmp_path: Path) -> None:
    here = card(qtbot, chief)
    assert here.found.isVisible()
    found(qtbot, here)
    assert not here.found.isVisible()
    assert [row.machine.state for row in here.rows] == ["listed"]
    introduced(other, chief, tmp_path)
    introduced(chief, other, tmp_path)
    there = card(qtbot, other)
    assert not there.found.isVisible() or "chief" in other.ask(staffing.me).roles
    one = press_and_read(qtbot, here, "Bagus Prakoso", "admit")
    two = press_and_read(qtbot, there, "Rina Wulandari", "trust")
    assert one == two
    for made in (here, there):
        assert made.asking is not None
        made.asking.act.click()
        idle(qtbot, made)
    assert [m.state for m in chief.ask(trusting.machines)] == ["listed", "listed"]
    carry(chief.desk, other.desk)
    there.reload()
    assert there.words() == WORDS["machines.listed"][0].format(name="Rina Wulandari")
    assert "show" not in there.row("Rina Wulandari").buttons


def test_another_code_admits_nobody_and_says_what_to_do(qtbot: QtBot, chief: Bridge, other: Bridge, tmp_path: Path) -> None:
    here = card(qtbot, chief)
    found(qtbot, here)
    introduced(other, chief, tmp_path)
    press_and_read(qtbot, here, "Bagus Prakoso", "admit")
    assert here.asking is not None
    here.asking.other.click()
    assert here.asking is None
    assert here.bar.words() == WORDS["joining.differed"][0].format(name="Bagus Prakoso")
    assert chief.ask(trusting.machines)[0].state == "unlisted"


def test_the_code_can_be_agreed_to_only_once_it_is_there_and_escape_leaves_all_as_it_was(
        qtbot: QtBot, chief: Bridge, other: Bridge, tmp_path: Path) -> None:
    here = card(qtbot, chief)
    found(qtbot, here)
    introduced(other, chief, tmp_path)
    here.reload()
    button = here.row("Bagus Prakoso").buttons["admit"]
    button.setFocus()
    button.click()
    assert here.asking is not None and not here.asking.act.isEnabled()
    asking = here.asking
    qtbot.waitUntil(asking.act.isEnabled, timeout=20_000)
    assert asking.close_it.hasFocus()  # Enter by habit changes nothing
    qtbot.keyClick(asking.close_it, "\x1b")
    assert here.asking is None
    assert button.hasFocus()
    assert chief.ask(trusting.machines)[0].state == "unlisted"


def test_removing_says_what_follows_and_is_told(qtbot: QtBot, chief: Bridge, other: Bridge, tmp_path: Path) -> None:
    here = card(qtbot, chief)
    found(qtbot, here)
    introduced(other, chief, tmp_path)
    press_and_read(qtbot, here, "Bagus Prakoso", "admit")
    assert here.asking is not None
    here.asking.act.click()
    idle(qtbot, here)
    here.row("Bagus Prakoso").buttons["remove"].click()
    assert here.asking is not None and here.asking.code() == ""
    here.asking.act.click()
    idle(qtbot, here)
    assert here.row("Bagus Prakoso").machine.state == "removed"
    assert "admit" in here.row("Bagus Prakoso").buttons


def test_a_key_that_is_gone_offers_a_new_one_and_writing_goes_on(qtbot: QtBot, chief: Bridge, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> bytes:
        raise Refused("device-key-gone")

    here = card(qtbot, chief)
    with monkeypatch.context() as broken:
        broken.setattr(trusting, "device_key", gone)
        found(qtbot, here)
        assert here.bar.words() == WORDS["refused.device-key-gone"][0]
        assert chief.act(staffing.set_setting, "x", 1) is None  # and nothing was refused
    before = chief.ask(lambda look: look.device)
    here.bar.acted.emit()
    assert here.asking is not None and here.asking.kind == "renew"
    here.asking.act.click()
    idle(qtbot, here)
    assert chief.ask(lambda look: look.device) != before
    found(qtbot, here)
    assert [m.state for m in chief.ask(trusting.machines) if m.mine] == ["listed"]


def test_a_switch_in_the_column_of_sending_seals_the_file(qtbot: QtBot, chief: Bridge, other: Bridge, tmp_path: Path) -> None:
    article = chief.act(drafting.start, Content(headline="Banjir Rob", place="TEGAL", body="Warga mengungsi."))
    chief.act(reviewing.submit, article)
    write = Write(chief, article)
    qtbot.addWidget(write)
    write.sending.open()
    assert write.sending.panel is not None
    panel = write.sending.panel
    assert panel.seal.isHidden()  # no list: nobody to seal for
    qtbot.waitUntil(lambda: not write.sending.busy, timeout=20_000)
    chief.act(trusting.found)
    introduced(other, chief, tmp_path)
    machine = next(m for m in chief.ask(trusting.machines) if not m.mine)
    chief.act(trusting.admit, machine.device)
    write.sending.open()
    assert not panel.seal.isHidden() and not panel.seal.isChecked()
    panel.seal.click()
    qtbot.waitUntil(lambda: not write.sending.busy and write.sending._letter is not None, timeout=20_000)
    assert write.sending._letter is not None and write.sending._letter.data.startswith(sealing.START)
    assert "Bagus Prakoso" in panel._sealed_for.text()
    assert other.ask(sealing.opened, write.sending._letter.data).startswith(b"PK")


def test_a_sealed_file_that_is_dropped_is_a_parcel_and_one_for_others_says_who_can_open_it(
        qtbot: QtBot, chief: Bridge, other: Bridge, tmp_path: Path) -> None:
    article = chief.act(drafting.start, Content(headline="Banjir Rob", place="TEGAL", body="Warga mengungsi."))
    chief.act(reviewing.submit, article)
    chief.act(trusting.found)
    introduced(other, chief, tmp_path)
    chief.act(trusting.admit, next(m.device for m in chief.ask(trusting.machines) if not m.mine))
    letter = chief.ask(sealing.seal_letter, chief.act(mailing.letter, [article]))
    file = mailing.post(letter, tmp_path)
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    for bridge in (other, chief):
        receiving = Receiving(bridge, stack)
        assert receiving.take([file, Path("x.docx")]) == [Path("x.docx")]
        qtbot.waitUntil(lambda receiving=receiving: not receiving.busy, timeout=20_000)
    parcel = announcing.open_parcel(other.desk, file)
    assert parcel.refused is None and parcel.announced is not None


def test_the_key_moves_later_and_stays_where_there_is_no_keyring(
        qtbot: QtBot, chief: Bridge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mover = KeyMover(chief, chief)
    monkeypatch.setattr(ring, "_backend", lambda: 1 / 0)
    mover.move()
    qtbot.waitUntil(lambda: not mover.busy, timeout=20_000)
    assert chief.home.key.exists()
    (tmp_path / "ring").mkdir()
    monkeypatch.setattr(ring, "_backend", lambda: Folder(tmp_path / "ring"))
    mover.move()
    qtbot.waitUntil(lambda: not mover.busy, timeout=20_000)
    assert not chief.home.key.exists()
    found(qtbot, card(qtbot, chief))
    assert chief.ask(trusting.machines)[0].chief


def test_a_machine_introduces_itself_by_a_file(qtbot: QtBot, other: Bridge, chief: Bridge, tmp_path: Path) -> None:
    there = card(qtbot, other)
    (tmp_path / "usb").mkdir()
    there.introduce_to(tmp_path / "usb")
    idle(qtbot, there)
    (file,) = (tmp_path / "usb").iterdir()
    assert file.name in there.bar.words()
    here = card(qtbot, chief)
    announcing.accept(chief.desk, announcing.open_parcel(chief.desk, file))
    here.reload()
    assert "Bagus Prakoso" in [row.machine.name for row in here.rows]


@pytest.fixture
def second(dressed: object, tmp_path: Path) -> Iterator[Bridge]:
    """Another laptop of the editor, who was enrolled on it anew."""
    desk = Desk.open(Home(tmp_path / "bagus-dua"))
    desk.do(staffing.enrol, "Pemimpin", ("chief",))
    desk.do(staffing.settle_in, "Bagus Prakoso", ("editor",), "disway-jateng")
    yield Bridge(desk)
    desk.close()


def _waits(qtbot: QtBot, chief: Bridge, other: Bridge, second: Bridge, folder: Path) -> MachinesCard:
    """The chief's card: the editor is on the list, and the second laptop waits."""
    here = card(qtbot, chief)
    found(qtbot, here)
    introduced(other, chief, folder)
    chief.act(trusting.admit, other.desk.ask(lambda look: look.device))
    introduced(second, chief, folder)
    here.reload()
    (row,) = [row for row in here.rows if row.machine.state == "unlisted"]
    row.buttons["admit"].click()
    asking = here.asking
    assert asking is not None
    qtbot.waitUntil(lambda: len(asking.code()) == trusting.DIGITS, timeout=20_000)
    return here


def test_a_name_that_is_on_the_list_is_asked_about_before_anybody_is_admitted(
        qtbot: QtBot, chief: Bridge, other: Bridge, second: Bridge, tmp_path: Path) -> None:
    here = _waits(qtbot, chief, other, second, tmp_path)
    asking = here.asking
    assert asking is not None and asking.whose.isVisible()
    assert asking.whose.currentIndex() == -1 and not asking.act.isEnabled(), "nobody is taken for somebody by habit"
    assert [asking.whose.itemText(n) for n in range(asking.whose.count())] == [
        say("joining.whose.other", name="Bagus Prakoso"), say("joining.whose.own", name="Bagus Prakoso"),
        say("joining.whose.other", name="Rina Wulandari")]
    wheel = QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
                        Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(asking.whose, wheel)
    assert asking.whose.currentIndex() == -1, "who scrolls chooses nothing"
    asking.whose.setFocus()
    qtbot.keyClick(asking.whose, Qt.Key.Key_Down)
    assert asking.act.isEnabled()
    asking.act.click()
    idle(qtbot, here)
    assert [row.machine.name for row in here.rows if row.machine.state == "listed"].count("Bagus Prakoso") == 2
    assert [person.name for person in chief.ask(staffing.people)].count("Bagus Prakoso") == 1
    assert here.bar.words() == say("joining.admit.done", name="Bagus Prakoso")


def test_somebody_else_of_that_name_is_somebody_else(qtbot: QtBot, chief: Bridge, other: Bridge, second: Bridge, tmp_path: Path) -> None:
    here = _waits(qtbot, chief, other, second, tmp_path)
    assert here.asking is not None
    here.asking.whose.setCurrentIndex(1)
    here.asking.act.click()
    idle(qtbot, here)
    assert len({row.machine.person for row in here.rows if row.machine.name == "Bagus Prakoso"}) == 2
    assert all(row.machine.state == "listed" for row in here.rows)


def test_of_another_name_nothing_has_to_be_said(qtbot: QtBot, chief: Bridge, other: Bridge, tmp_path: Path) -> None:
    here = card(qtbot, chief)
    found(qtbot, here)
    introduced(other, chief, tmp_path)
    press_and_read(qtbot, here, "Bagus Prakoso", "admit")
    assert here.asking is not None and here.asking.act.isEnabled()
    assert here.asking.whose.currentText() == say("joining.whose.own", name="Bagus Prakoso")
    here.asking.close_it.click()
    here.row("Bagus Prakoso")
    chief.act(trusting.admit, other.desk.ask(lambda look: look.device))
    here.reload()
    here.row("Bagus Prakoso").buttons["remove"].click()
    assert here.asking is not None and not here.asking.whose.isVisible()
