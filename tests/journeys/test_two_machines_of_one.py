"""Somebody writes on two laptops. The chief, who is asked, says so; from then on they are one person, who approves nothing of their own.

By a USB stick and by keys alone, in Indonesian. With NEWSDESK_PICTURES=FOLDER each station is kept as a picture there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from newsdesk import drafting, reviewing, staffing, stepping, trusting
from tests.journeys.newsroom import newsroom, window_of
from tests.journeys.test_back_and_forth import STORY, Hands
from tests.journeys.test_travel import open_it, send, turn
from ui.joining.asking import Asking
from ui.joining.machines_card import MachineRow, MachinesCard
from ui.travel.parcels import Parcels
from ui.words import say

CHIEF, EDITOR = "Rina Wulandari", "Bagus Prakoso"


@pytest.fixture
def three(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[tuple[Hands, Hands, Hands]]:
    """The chief's window and both of the editor's, who was enrolled anew on the second laptop."""
    with ExitStack() as held:
        bridges = [held.enter_context(newsroom(qapp, tmp_path / place, people)) for place, people in (
            ("pemimpin", [(CHIEF, ("reporter", "editor", "chief"))]),
            ("satu", [(EDITOR, ("reporter", "editor")), ("Sari Lestari", ("chief",))]),
            ("dua", [(EDITOR, ("reporter", "editor")), ("Sari Lestari", ("chief",))]))]
        chief, first, second = (Hands(window_of(bridge, qtbot), bridge, qtbot) for bridge in bridges)
        yield chief, first, second


def test_who_writes_on_two_laptops_is_one_person(three: tuple[Hands, Hands, Hands], stick: Path) -> None:
    chief, first, second = three
    press(chief, card(chief).found)
    press(chief, asking(chief).act)
    chief.until(lambda: not card(chief).busy)
    introduce(first)
    receive(chief)
    admit(chief)
    article = str(second.bridge.act(drafting.start, replace(STORY, reporters=(EDITOR,))))
    turn(second)
    open_it(second, article)
    second.press("Ctrl+Return")
    second.until(lambda: second.bridge.ask(reviewing.standing, article).stage == "submitted" and not second.writing().sending.busy)
    send(second, "dari-laptop-kedua")
    receive(chief)
    it_is_asked_whose(chief)
    assert [person.name for person in chief.bridge.ask(staffing.people)].count(EDITOR) == 1
    turn(chief)
    open_it(chief, article)
    send(chief, "ke-laptop-pertama")
    receive(first)
    trust(first)
    turn(first)
    open_it(first, article)
    first.until(lambda: first.writing().next_step() != "approve")
    (approving,) = first.bridge.ask(stepping.possible, article, ("approve",))
    assert approving.refused is not None and approving.refused.code == "four-eyes"
    first.picture("tulisan-sendiri")


def card(hands: Hands) -> MachinesCard:
    """The machines of the newsroom's screen, which one goes to."""
    turn(hands)
    hands.window.go("newsroom")
    found = hands.window.findChild(MachinesCard)
    assert found is not None
    return found


def asking(hands: Hands) -> Asking:
    made = card(hands).asking
    assert made is not None
    return made


def press(hands: Hands, button: QWidget) -> None:
    """Press a button by its key."""
    hands.until(button.isEnabled)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    hands.until(lambda: hands.focus() is button)
    hands.press("Space")


def row(hands: Hands, offer: str) -> MachineRow:
    """The machine with which this can be done."""
    (found,) = (row for row in card(hands).rows if offer in row.buttons)
    return found


def introduce(hands: Hands) -> None:
    press(hands, card(hands).introduce)
    hands.until(lambda: not card(hands).busy)
    hands.picture("perkenalan")


def receive(hands: Hands) -> None:
    """Take in the file that came last on the stick."""
    turn(hands)
    hands.command(say("command.travel.open"))
    receiving = hands.window._travel.receiving
    hands.until(lambda: not receiving.busy and isinstance(hands.window._stack.currentWidget(), Parcels))
    screen = hands.window._stack.currentWidget()
    assert isinstance(screen, Parcels)
    hands.until(lambda: hands.focus() is screen._act)
    hands.press("Return")
    hands.until(lambda: not receiving.busy and hands.window._stack.currentWidget() is not screen)


def admit(hands: Hands) -> None:
    press(hands, row(hands, "admit").buttons["admit"])
    asked = asking(hands)
    hands.until(asked.code)
    press(hands, asked.act)
    hands.until(lambda: not card(hands).busy and card(hands).asking is None)


def it_is_asked_whose(hands: Hands) -> None:
    """The name is on the list: nothing is agreed to before the chief has said whose the machine is."""
    press(hands, row(hands, "admit").buttons["admit"])
    asked = asking(hands)
    hands.until(asked.code)
    assert not asked.act.isEnabled()
    hands.picture("milik-siapa")
    asked.whose.setFocus(Qt.FocusReason.TabFocusReason)
    hands.press("Down")
    assert asked.whose.currentText() == say("joining.whose.other", name=EDITOR)
    hands.picture("orang-yang-sama")
    press(hands, asked.act)
    hands.until(lambda: not card(hands).busy and card(hands).asking is None)
    assert [one.machine.name for one in card(hands).rows if one.machine.state == "listed"].count(EDITOR) == 2
    hands.picture("dua-perangkat-satu-orang")


def trust(hands: Hands) -> None:
    press(hands, row(hands, "trust").buttons["trust"])
    asked = asking(hands)
    hands.until(asked.code)
    press(hands, asked.act)
    hands.until(lambda: not card(hands).busy and hands.bridge.ask(trusting.has_list))
