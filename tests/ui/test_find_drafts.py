"""Find and replace in all drafts: what each has, changed where it is ticked, each draft a step of its own."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from newsdesk import drafting, finding
from newsdesk.article.content import Content
from newsdesk.text.body import join_lines
from newsdesk.text.matching import Query, Replacement
from newsdesk.text.related import Related, related_line
from ui.bridge import Bridge
from ui.finding.found_line import FoundLine
from ui.screens.find_drafts import FindDrafts
from ui.window import Window

CARD = related_line(Related("Bupati Lantik Kades", "newsdesk:title"))
TEXTS = {"Bupati Buka Pasar": ("Kata bupati.", CARD, "bupati bupati."), "Jalan Rusak": ("Bupati datang.",), "Lain": ("Tidak ada.",)}


@pytest.fixture
def window(bridge: Bridge, qtbot: QtBot) -> Window:
    for headline, lines in TEXTS.items():
        bridge.desk.do(drafting.start, Content(headline=headline, body=join_lines(lines), reporters=("Rina",)), headline)
    made = Window(bridge, [])
    qtbot.addWidget(made)
    made.show()
    return made


def article(bridge: Bridge, headline: str) -> str:
    return next(row.id for row in bridge.ask(finding.articles, "all") if row.headline == headline)


def opened(window: Window, qtbot: QtBot, query: Query, new: Replacement) -> FindDrafts:
    window.find_in_drafts(query, new)
    screen = window.findChild(FindDrafts)
    qtbot.waitUntil(lambda: not screen.busy())
    return screen


def test_every_draft_is_read_and_only_what_is_ticked_is_changed(window: Window, bridge: Bridge, qtbot: QtBot) -> None:
    first, second = article(bridge, "Bupati Buka Pasar"), article(bridge, "Jalan Rusak")
    window.open_article(first)
    paper = window.current().paper
    screen = opened(window, qtbot, Query("bupati"), Replacement("wali kota", keep_case=True))
    groups = {group.article: group for group in screen.groups()}
    assert set(groups) == {first, second} and "6 cocok di 2 draf" in screen._sum.text()
    assert [(m.line, m.fixed) for m in groups[first].found.matches] == [(-1, ""), (0, ""), (1, "related"), (2, ""), (2, "")]
    groups[second].findChild(QCheckBox).click()
    assert screen._replace.text() == "Ganti di 1 draf"
    screen._replace.click()
    qtbot.waitUntil(lambda: not screen.busy())
    assert "4 diganti di 1 draf" in screen._bar.words() and "1 tetap" in screen._bar.words()
    assert (paper.headline(), paper.body.lines.lines) == ("Wali Kota Buka Pasar", ["Kata wali kota.", CARD, "wali kota wali kota."])
    assert bridge.ask(drafting.draft, second).content.body == "Bupati datang."
    paper.undo()
    assert (paper.headline(), paper.body.lines.lines) == ("Bupati Buka Pasar", list(TEXTS["Bupati Buka Pasar"]))
    assert not paper.can_undo(), "one step takes headline and text back"


def test_a_draft_that_is_not_open_keeps_what_it_was_as_a_snapshot(window: Window, bridge: Bridge, qtbot: QtBot) -> None:
    second = article(bridge, "Jalan Rusak")
    screen = opened(window, qtbot, Query("bupati"), Replacement("Gubernur"))
    screen.replace()
    qtbot.waitUntil(lambda: not screen.busy() and not screen._bar.isHidden())
    assert bridge.desk.journal.flush(5)
    assert bridge.ask(drafting.draft, second).content.body == "Gubernur datang."
    assert "Bupati datang." in [s.content.body for s in bridge.ask(drafting.snapshots, second)]
    window.open_article(second)
    window.current().paper.body.insertPlainText("Lagi. ")
    with qtbot.waitSignal(bridge.saved):
        window.current().paper.settle()
    assert bridge.ask(drafting.draft, second).content.body == "Lagi. Gubernur datang.", "typing goes on from there"


def test_a_line_leads_to_its_place(window: Window, bridge: Bridge, qtbot: QtBot) -> None:
    screen = opened(window, qtbot, Query("bupati"), Replacement(""))
    group = next(g for g in screen.groups() if g.article == article(bridge, "Bupati Buka Pasar"))
    lines = group.findChildren(FoundLine)
    lines[1].click()
    assert window.current().article == group.article
    cursor = window.current().paper.body.textCursor()
    assert (cursor.blockNumber(), cursor.selectedText()) == (0, "bupati")
    assert window.current().paper.finding.bar().field.text() == "bupati"


def test_a_pattern_that_is_none_is_told_and_nothing_is_changed(window: Window, bridge: Bridge, qtbot: QtBot) -> None:
    screen = opened(window, qtbot, Query("(", pattern=True), Replacement("x"))
    assert "huruf ke-2" in screen._bar.words() and not screen.groups() and screen._replace.isHidden()
    screen.field.setText("tidak ada di mana pun")
    screen._options._pattern.setChecked(False)
    qtbot.waitUntil(lambda: not screen.busy())
    assert screen._none.isVisible()
    del bridge


def test_the_bar_hands_its_query_on(window: Window, bridge: Bridge, qtbot: QtBot) -> None:
    window.open_article(article(bridge, "Jalan Rusak"))
    bar = window.current().paper.finding.bar()
    window.current().paper.finding.open_replacing()
    bar.field.setText("bupati")
    bar._drafts.click()
    screen = window.findChild(FindDrafts)
    qtbot.waitUntil(lambda: not screen.busy())
    assert screen.field.text() == "bupati" and len(screen.groups()) == 2


def test_what_is_not_listed_yet_is_replaced_as_well(window: Window, bridge: Bridge, qtbot: QtBot,
                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.screens.find_drafts.SHOWN", 1)
    screen = opened(window, qtbot, Query("bupati"), Replacement("gubernur"))
    assert len(screen.groups()) == 1 and screen._more.text() == "Tampilkan 1 draf lagi"
    assert screen._replace.text() == "Ganti di 2 draf"
    screen._more.click()
    assert len(screen.groups()) == 2 and screen._more.isHidden()
    screen.replace()
    qtbot.waitUntil(lambda: not screen.busy() and not screen._bar.isHidden())
    assert "di 2 draf" in screen._bar.words() and bridge.desk.journal.flush(5)
    assert bridge.ask(drafting.draft, article(bridge, "Jalan Rusak")).content.body == "gubernur datang."


def test_escape_lets_go_of_what_is_still_waiting(window: Window, qtbot: QtBot) -> None:
    window.find_in_drafts(Query("bupati"), Replacement(""))
    screen = window.findChild(FindDrafts)
    assert screen.busy()
    screen._stop()
    assert not screen.busy() and not screen.groups()
