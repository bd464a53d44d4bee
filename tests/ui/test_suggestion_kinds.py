"""Every kind of suggestion in the real window: made of what was just changed, drawn with its card, accepted or rejected by key."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from newsdesk import proposing
from newsdesk.article.content import Content, Picture
from newsdesk.text.body import join_lines, picture_line
from tests.ui.reviewed import FILED, press, view
from ui.bridge import Bridge
from ui.reviewing.state import READ
from ui.reviewing.story import ADDED, REMOVED
from ui.reviewing.view import ReviewView
from ui.screens.write import Write
from ui.words import say

LINES = FILED.body.split("\n\n")
FIRST, SECOND = LINES[0].split(". ")


def body(*lines: str, **more: object) -> Content:
    return replace(FILED, body=join_lines(list(lines)), **more)  # type: ignore[arg-type]


KINDS = {
    "insertion": body(LINES[0].replace("hujan deras", "hujan sangat deras"), *LINES[1:]),
    "deletion": body(LINES[0].replace(", Selasa siang", ""), *LINES[1:]),
    "replacement": body(LINES[0].replace("Sembilan", "Sebelas"), *LINES[1:]),
    "move": body(LINES[0], LINES[1], LINES[3], LINES[2]),
    "split": body(f"{FIRST}.", SECOND, *LINES[1:]),
    "join": body(LINES[0], LINES[1], f"{LINES[2]} {LINES[3]}"),
    "format": body(LINES[0], LINES[1], LINES[2].replace("dua kali", "**dua kali**"), LINES[3]),
    "related": body(LINES[0], *LINES[2:]),
    "picture": body(LINES[0], picture_line("p1"), *LINES[1:], pictures=(Picture("p1", caption="Puing kanopi di lapak."),)),
    "field": replace(FILED, tags=("pasar", "hujan")),
}


def suggested(write: Write, qtbot: QtBot, edited: Content) -> ReviewView:
    """What was just changed becomes suggestions, and is read."""
    write.paper.put_content(edited)
    press(write, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    shown = view(write, qtbot, READ)
    assert write.paper.content() == FILED.cleaned(), "the text says again what was sent"
    return shown


@pytest.mark.parametrize("accept", [True, False], ids=["accepted", "rejected"])
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_drawn_and_settled_by_key(write: Write, qtbot: QtBot, bridge: Bridge, kind: str, accept: bool) -> None:
    shown = suggested(write, qtbot, KINDS[kind])
    (one,) = bridge.ask(proposing.suggested, write.article)
    assert one.suggestion.kind == kind
    assert [says.title for says in shown._says] == [say(f"review.kind.{kind}")] and shown.current() == one.id
    assert any(stop.change == one.id for stop in shown.text.drawn.stops), "it stands in the text"
    press(write, Qt.Key.Key_Y if accept else Qt.Key.Key_X)
    qtbot.waitUntil(lambda: bridge.ask(proposing.open_suggestions, write.article) == 0 and not write.reviewing.busy)
    wanted = KINDS[kind] if accept else FILED
    assert write.paper.content() == wanted.cleaned()


def test_another_form_leaves_its_words_standing_once(write: Write, qtbot: QtBot) -> None:
    shown = suggested(write, qtbot, KINDS["format"])
    assert shown.text.toPlainText().count("mengirim surat kepada dinas") == 1


def test_all_of_a_paragraph_by_key_and_no_other(write: Write, qtbot: QtBot, bridge: Bridge) -> None:
    lines = [LINES[0].replace("Sembilan", "Sebelas").replace("hujan deras", "hujan"), *LINES[1:3], LINES[3].replace("malam", "pagi")]
    suggested(write, qtbot, body(*lines))
    press(write, Qt.Key.Key_Y, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: bridge.ask(proposing.open_suggestions, write.article) == 1 and not write.reviewing.busy)
    assert write.paper.content().body == body(lines[0], *LINES[1:]).body
    press(write, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: bridge.ask(proposing.open_suggestions, write.article) == 0 and not write.reviewing.busy)
    assert write.paper.content().body == body(lines[0], *LINES[1:]).body


def test_a_paragraph_that_moves_and_says_something_else_shows_both(write: Write, qtbot: QtBot, bridge: Bridge) -> None:
    other = LINES[0].replace("Sembilan", "Sebelas")
    shown = suggested(write, qtbot, body(*LINES[1:], other))
    (one,) = bridge.ask(proposing.suggested, write.article)
    assert one.suggestion.kind == "move" and "diubah" in shown._says[0].words
    marks = [(run.mark, run.text.strip()) for part in shown._story.parts for run in part.runs if run.mark in (REMOVED, ADDED)]
    assert marks == [(REMOVED, "Sembilan"), (ADDED, "Sebelas")], "no word is changed behind the back of who reads it"
    text = shown.text.toPlainText()
    assert text.count(say("review.away")) == text.count(say("review.here")) == 1
    press(write, Qt.Key.Key_Y)
    qtbot.waitUntil(lambda: bridge.ask(proposing.open_suggestions, write.article) == 0 and not write.reviewing.busy)
    assert write.paper.content().body == body(*LINES[1:], other).body
