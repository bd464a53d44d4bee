"""A newer text under an open paper: shown as a step that can be undone, or told where the person wrote on. No word goes missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk import announcing, drafting, following, history, mailing, publishing, reviewing, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Changed, Desk
from newsdesk.paths import Home
from tests.core.test_announcing import photo, with_photo
from tests.ui.showing import show_for_keys
from ui.bridge import Bridge
from ui.reviewing.state import COMPARE
from ui.screens.write import Write
from ui.travel.following import moved
from ui.travel.receiving import CAME

BODY = "Kanopi pasar roboh sejak pagi. Ada 9 lapak rusak.\n\nKepala pasar menunggu jawaban dinas. Pedagang pindah ke sisi barat."


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Desk]:
    """The machine of an editor."""
    desk = Desk.open(Home(tmp_path / "editor"))
    desk.do(staffing.settle_in, "Bagus Prakoso", ("editor",), "disway-jateng")
    yield desk
    with suppress(ValueError):
        desk.close()


@pytest.fixture
def screen(qtbot: QtBot, bridge: Bridge, editor: Desk, tmp_path: Path) -> Write:
    """An article that was submitted and that the editor has, open on this laptop."""
    article = str(bridge.act(drafting.start, Content(headline="Kanopi Roboh", body=BODY, reporters=("Rina Wulandari",))))
    bridge.act(reviewing.submit, article)
    carry(bridge.desk, editor, article, tmp_path)
    made = Write(bridge, article)
    show_for_keys(qtbot, made, made.paper.body, 1200, 800)
    return made


def carry(there: Desk, here: Desk, article: str, folder: Path) -> None:
    parcel = announcing.open_parcel(here, mailing.deliver(there, mailing.prepare_letter(there, [article]), folder))
    announcing.accept(here, parcel)


def edits(editor: Desk, article: str, old: str, new: str) -> None:
    content = editor.ask(drafting.draft, article).content
    assert old in content.body
    editor.do(drafting.save_draft, article, Content(headline=content.headline, body=content.body.replace(old, new),
                                                    reporters=content.reporters))
    editor.do(reviewing.submit, article)


def arrives(bridge: Bridge, editor: Desk, article: str, folder: Path) -> None:
    """What the editor sent comes in, as the window takes it in."""
    bridge.settle.emit()
    bridge.desk.journal.flush(5)
    carry(editor, bridge.desk, article, folder)
    bridge.changed.emit(Changed(frozenset({article}), CAME))


def test_a_paper_that_nobody_wrote_in_shows_the_newer_text_and_it_can_be_undone(qtbot: QtBot, screen: Write, bridge: Bridge, editor: Desk,
                                                                                tmp_path: Path) -> None:
    body = screen.paper.body
    screen.paper.put_caret(body.toPlainText().index("menunggu"))
    edits(editor, screen.article, "9 lapak", "sebelas lapak")
    arrives(bridge, editor, screen.article, tmp_path)
    text = body.toPlainText()
    assert "sebelas lapak" in text and text[body.textCursor().position():].startswith("menunggu"), "the caret is at the same word"
    assert screen.paper._bar.words().startswith("Teks terbaru dari Bagus Prakoso")
    assert not bridge.ask(reviewing.standing, screen.article).draft_changed
    QTest.keyClick(body, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "9 lapak" in body.toPlainText()
    screen.paper.redo()
    assert "sebelas lapak" in body.toPlainText()


def test_what_was_typed_stays_and_becomes_one_with_the_newer_text_when_it_is_sent(qtbot: QtBot, screen: Write, bridge: Bridge,
                                                                                  editor: Desk, tmp_path: Path) -> None:
    body = screen.paper.body
    screen.paper.put_caret(len(body.toPlainText()))
    QTest.keyClicks(body, " Wati pindah pertama.")
    edits(editor, screen.article, "9 lapak", "sebelas lapak")
    arrives(bridge, editor, screen.article, tmp_path)
    assert "9 lapak" in body.toPlainText() and "Wati" in body.toPlainText()
    assert "Tulisan Anda tetap" in screen.paper._bar.words()
    screen.paper._bar_acted()
    qtbot.waitUntil(lambda: not screen.reviewing.busy and screen.reviewing.reading())
    assert screen.reviewing.view().mode == COMPARE
    screen.reviewing.close()
    screen.submit()
    qtbot.waitUntil(lambda: not screen.sending.busy)
    joined = body.toPlainText()
    assert "sebelas lapak" in joined and "Wati pindah pertama" in joined and "9 lapak" not in joined
    assert bridge.ask(drafting.draft, screen.article).content.body == screen.paper.content().body


@pytest.mark.parametrize("settled", [True, False])
def test_a_key_pressed_while_the_text_came_in_loses_neither(qtbot: QtBot, screen: Write, bridge: Bridge, editor: Desk, tmp_path: Path,
                                                            settled: bool) -> None:
    edits(editor, screen.article, "9 lapak", "sebelas lapak")
    bridge.settle.emit()
    bridge.desk.journal.flush(5)
    carry(editor, bridge.desk, screen.article, tmp_path)  # the store has it, the window has not heard of it yet
    body = screen.paper.body
    screen.paper.put_caret(len(body.toPlainText()))
    QTest.keyClicks(body, " Wati pindah pertama.")
    if settled:
        screen.paper.settle()
        bridge.desk.journal.flush(5)
    bridge.changed.emit(Changed(frozenset({screen.article}), CAME))
    assert "Wati" in body.toPlainText() and "9 lapak" in body.toPlainText()
    bridge.desk.journal.flush(5)
    ground = bridge.ask(following.ground, screen.article)
    assert ground is not None and ground.changed and ground.revision == bridge.ask(history.revisions, screen.article)[0].hash
    screen.submit()
    qtbot.waitUntil(lambda: not screen.sending.busy)
    assert "sebelas lapak" in body.toPlainText() and "Wati" in body.toPlainText()


def test_both_changed_one_sentence_and_the_paper_is_left_alone(qtbot: QtBot, screen: Write, bridge: Bridge, editor: Desk,
                                                               tmp_path: Path) -> None:
    screen.paper.put_content(Content(headline="Kanopi Roboh", body=BODY.replace("9 lapak", "12 lapak"), reporters=("Rina Wulandari",)))
    screen.submit()
    qtbot.waitUntil(lambda: not screen.sending.busy)
    edits(editor, screen.article, "9 lapak", "sebelas lapak")
    arrives(bridge, editor, screen.article, tmp_path)
    assert "12 lapak" in screen.paper.body.toPlainText()
    assert QApplication.focusWidget() is screen.paper.body


def test_other_news_leaves_the_paper_alone(screen: Write, bridge: Bridge) -> None:
    bridge.changed.emit(Changed(frozenset({screen.article}), CAME))
    assert screen.paper._bar.words() == "" and not screen.paper.can_undo()


@pytest.mark.parametrize(("caret", "old", "new", "there"), [
    (2, "abcdef", "abcXdef", 2), (5, "abcdef", "abcXXdef", 7), (3, "abcdef", "abcdef", 3), (6, "abcdef", "abc", 3), (3, "aXXb", "ab", 1),
    (0, "", "neu", 0)])
def test_the_caret_stays_at_its_words(caret: int, old: str, new: str, there: int) -> None:
    assert moved(caret, old, new) == there


def test_a_small_copy_is_shown_until_the_original_comes(qtbot: QtBot, bridge: Bridge, editor: Desk, tmp_path: Path) -> None:
    article, digest = with_photo(editor, photo(4000, 3000))
    bridge.desk.do(drafting.start)

    def brings(how: str) -> None:
        parcel = announcing.open_parcel(bridge.desk, mailing.deliver(editor, mailing.prepare_letter(editor, [article], how), tmp_path))
        announcing.accept(bridge.desk, parcel)
        bridge.changed.emit(Changed(frozenset({article}), CAME))

    brings(mailing.TEXT)
    made = Write(bridge, article)
    show_for_keys(qtbot, made, made.paper.body, 1200, 800)
    lead = made.paper.content().lead
    qtbot.waitUntil(lambda: not made.paper.thumbnails.busy)
    assert made.paper.thumbnails.of(lead) is None
    assert [found.check for found in bridge.ask(publishing.check, article) if found.check == "picture-to-follow"]
    brings(mailing.SMALL)
    qtbot.waitUntil(lambda: made.paper.thumbnails.of(lead) is not None)
    assert bridge.home.shown(digest) == bridge.home.copy(digest)
    assert [found.check for found in bridge.ask(publishing.check, article) if found.check == "picture-to-follow"], "it is no original"
    brings(mailing.ORIGINALS)
    qtbot.waitUntil(lambda: made.paper.thumbnails.of(lead) is not None and not made.paper.thumbnails.busy)
    assert lead is not None and not made.paper.thumbnails.is_of_another_file(lead), "the original was read"
    assert bridge.home.shown(digest) == bridge.home.picture(digest)
    assert not [found.check for found in bridge.ask(publishing.check, article) if found.check == "picture-to-follow"]
