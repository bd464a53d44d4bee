"""A text that comes back opens on what is new in it, once, and never under the hands of somebody who writes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from newsdesk import drafting, proposing, returning, reviewing, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Act
from newsdesk.returning import PointWanted
from tests.ui.reviewed import EDITED, FILED, view
from ui.bridge import Bridge
from ui.parts import Bar
from ui.reviewing.state import COMPARE, READ
from ui.screens.write import Write


@pytest.fixture
def article(bridge: Bridge) -> str:
    """Sent by the person of this folder."""
    made = str(bridge.act(drafting.start, FILED))
    bridge.act(reviewing.submit, made)
    return made


def opened(qtbot: QtBot, bridge: Bridge, article: str) -> Write:
    made = Write(bridge, article)
    qtbot.addWidget(made)
    made.resize(1150, 700)
    made.show()
    qtbot.waitExposed(made)
    qtbot.waitUntil(lambda: made._coming._looked and not made.reviewing.busy)
    return made


def sent_by_another(bridge: Bridge, article: str, content: Content) -> None:
    def work(act: Act) -> None:
        with staffing.acting_as(act, staffing.enrol(act, "Bagus Prakoso", ("reporter", "editor"))):
            drafting.save_draft(act, article, content)
            reviewing.submit(act, article)

    bridge.act(work)


def sent_back(bridge: Bridge, article: str, content: Content) -> None:
    def work(act: Act) -> None:
        with staffing.acting_as(act, staffing.enrol(act, "Bagus Prakoso", ("editor",))):
            drafting.save_draft(act, article, content)
            returning.send_back(act, article, [PointWanted("length")], suggesting=True)

    bridge.act(work)


def test_what_changed_is_what_opens_once(qtbot: QtBot, bridge: Bridge, article: str) -> None:
    assert not opened(qtbot, bridge, article).reviewing.reading(), "it is one's own text, and nobody changed it"
    sent_by_another(bridge, article, EDITED)
    again = opened(qtbot, bridge, article)
    shown = view(again, qtbot, COMPARE)
    assert again.companion() == "facts" and any("11" in line.text() for line in again.reviewing.facts_panel().lines)
    assert "Roboh" in shown.text.toPlainText() and "Ambruk" in shown.text.toPlainText()
    assert again.reviewing.facts_panel()._seen.isVisible(), "who wrote it is asked to say that they saw it"
    assert not opened(qtbot, bridge, article).reviewing.reading(), "it was read"


def test_an_editor_sees_what_changed_since_they_read_it(qtbot: QtBot, bridge: Bridge) -> None:
    article = str(bridge.act(drafting.start, FILED))
    sent_by_another(bridge, article, FILED)
    assert not opened(qtbot, bridge, article).reviewing.reading(), "all of it is new: it is read, not compared"
    sent_by_another(bridge, article, replace(FILED, headline="Kanopi Pasar Ambruk"))
    again = opened(qtbot, bridge, article)
    shown = view(again, qtbot, COMPARE)
    assert "Roboh" in shown.text.toPlainText() and "Ambruk" in shown.text.toPlainText()


def test_suggestions_of_a_text_that_was_sent_back_open_with_the_facts_they_change(qtbot: QtBot, bridge: Bridge, article: str) -> None:
    sent_back(bridge, article, EDITED)
    made = opened(qtbot, bridge, article)
    view(made, qtbot, READ)
    assert made.companion() == "facts" and any("11" in line.text() for line in made.reviewing.facts_panel().lines)
    assert bridge.ask(proposing.open_suggestions, article) > 2
    assert not opened(qtbot, bridge, article).reviewing.reading(), "they were seen"


def test_what_an_editor_asks_for_opens_at_its_places(qtbot: QtBot, bridge: Bridge, article: str) -> None:
    sent_back(bridge, article, FILED)
    made = opened(qtbot, bridge, article)
    shown = view(made, qtbot, READ)
    assert [says.kind for says in shown._says] == ["point"] and made.companion() == "", "no fact would change"
    made.reviewing.close()
    assert not opened(qtbot, bridge, article).reviewing.reading(), "it was seen, and the bar over the text says what waits"


def test_a_text_that_comes_while_one_looks_is_told_not_shown(qtbot: QtBot, bridge: Bridge, article: str) -> None:
    made = opened(qtbot, bridge, article)
    made.paper.body.setFocus()
    sent_by_another(bridge, article, EDITED)
    bar = made.paper.findChild(Bar)
    qtbot.waitUntil(lambda: "Bagus Prakoso mengirim" in bar.words())
    assert not made.reviewing.reading()
    bar.acted.emit()
    shown = view(made, qtbot, COMPARE)
    assert "Ambruk" in shown.text.toPlainText(), "what was sent, though the text under one's hands is still the older one"


def test_another_person_at_the_same_window_has_read_other_things(qtbot: QtBot, bridge: Bridge, article: str) -> None:
    sent_by_another(bridge, article, EDITED)
    made = opened(qtbot, bridge, article)
    view(made, qtbot, COMPARE)
    wati = bridge.act(staffing.enrol, "Wati Lestari", ("chief",))
    rina = bridge.ask(staffing.me)
    bridge.act(staffing.set_setting, "me", wati)
    assert not made.reviewing.busy and not made.reviewing.reading()
    sent_by_another(bridge, article, replace(EDITED, headline="Kanopi Pasar Slawi Ambruk"))
    assert rina is not None
    bridge.act(staffing.set_setting, "me", rina.id)
    shown = view(made, qtbot, COMPARE)
    qtbot.waitUntil(lambda: "Slawi" in shown.text.toPlainText())
