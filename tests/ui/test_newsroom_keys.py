"""The newsroom's screen with the keyboard alone: Tab comes to everything, in the order of the eye, and what it comes to is in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from newsdesk import staffing
from tests.ui.showing import show_for_keys
from tests.ui.test_machines import chief, introduced, other  # noqa: F401 - fixtures
from ui.bridge import Bridge
from ui.screens.newsroom import Newsroom


@pytest.fixture
def screen(qtbot: QtBot, chief: Bridge, other: Bridge, tmp_path) -> Newsroom:  # noqa: F811
    """People and machines, some of whom came after the screen was made."""
    made = Newsroom(chief)
    show_for_keys(qtbot, made, made._add, height=500)
    chief.act(staffing.enrol, "Bagus Prakoso", ("editor",))
    introduced(other, chief, tmp_path)
    made.machines.reload()
    made.reload()
    return made


def walked(made: Newsroom) -> list[QWidget]:
    """Where Tab comes to, from the top until it is there again or leaves the screen."""
    for _ in range(5):
        QApplication.processEvents()  # layouts are done when it is quiet
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made._add.setFocus()
    seen = [QApplication.focusWidget()]
    while len(seen) < 200:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now in seen or not made.isAncestorOf(now):
            return seen
        seen.append(now)
    raise AssertionError("Tab never comes around")


def wanted(made: Newsroom) -> set[QWidget]:
    """What a mouse could use: every part that takes keys, is shown, and can be used. Of chips that exclude each other Tab has one."""
    return {part for part in made.findChildren(QWidget)
            if part.isVisible() and part.isEnabled() and part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.focusProxy() is None}


def at(made: Newsroom, part: QWidget) -> tuple[int, int]:
    inside = made.findChild(QScrollArea).widget()
    place = part.mapTo(inside, QPoint(0, part.height() // 2))
    return place.y(), place.x()


def test_tab_comes_to_everything_as_the_eye_does(screen: Newsroom) -> None:
    came = walked(screen)
    lost = wanted(screen) - set(came)
    assert not lost, [part.accessibleName() for part in lost]
    rows = [at(screen, part) for part in came]
    backwards = [came[n].accessibleName() for n in range(1, len(rows))
                 if rows[n][0] < rows[n - 1][0] - 8 or (abs(rows[n][0] - rows[n - 1][0]) <= 8 and rows[n][1] < rows[n - 1][1])]
    assert not backwards, backwards
    names = [part.accessibleName() for part in came]
    assert len([name for name in names if "Bagus Prakoso" in name]) >= 2  # the pencil of the person, and the machine's buttons


def test_a_form_that_opens_and_a_person_who_comes_are_in_their_place(screen: Newsroom) -> None:
    screen._open_form(staffing.Person("", "", ("reporter",)), screen._people.count())
    came = walked(screen)
    form = [came.index(part) for part in came if screen._form.isAncestorOf(part)]
    assert form == list(range(form[0], form[0] + len(form))) and len(form) >= 6
    assert form[-1] < min(came.index(part) for part in came if screen.machines.isAncestorOf(part))


def test_what_has_the_keys_is_in_sight_and_looks_so(screen: Newsroom) -> None:
    area = screen.findChild(QScrollArea)
    for part in walked(screen):
        part.setFocus(Qt.FocusReason.TabFocusReason)
        area.ensureWidgetVisible(part)
        assert looks(part) != unfocused(screen, part), f"{type(part).__name__} {part.accessibleName()}"


def looks(part: QWidget) -> QImage:
    return part.grab().toImage()


def unfocused(made: Newsroom, part: QWidget) -> QImage:
    made._add.setFocus() if part is not made._add else made._portal.setFocus()
    return looks(part)


def test_what_opens_below_comes_into_sight(screen: Newsroom, qtbot: QtBot) -> None:
    area, road = screen.findChild(QScrollArea), screen.roads.rows["server"]
    area.verticalScrollBar().setValue(0)
    road.ask()
    qtbot.waitUntil(lambda: not road.form.button.visibleRegion().isEmpty() and area.verticalScrollBar().value() > 0)
    assert not road.form.address.editor.visibleRegion().isEmpty()
    road.close_form()
    area.verticalScrollBar().setValue(0)
    screen.machines._ask_found()
    qtbot.waitUntil(lambda: screen.machines.asking.visibleRegion().boundingRect() == screen.machines.asking.rect())
