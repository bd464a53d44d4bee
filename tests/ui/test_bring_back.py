"""Kembalikan teks: what is listed, what is marked as lost, and that bringing back is one step that can be undone."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk import drafting, finding, restoring, reviewing
from newsdesk.article.content import Content, Guess, Picture
from ui.bridge import Bridge
from ui.editor.paper import Paper
from ui.keeping.back_work import BackWork, bring_back_damaged
from ui.keeping.bring_back import BringBack

OLD = Content(headline="Kanopi Pasar Roboh Lagi", place="TEGAL", tags=("pasar",), category="Berita",
              body="Kanopi pasar roboh saat hujan lebat.\n\nBACA JUGA: [Harga Naik](https://contoh.id/a)\n\nTidak ada korban jiwa.")


@pytest.fixture
def article(bridge: Bridge) -> str:
    return next(row.id for row in bridge.ask(finding.articles, "all") if row.headline == "Kanopi Pasar Roboh")


def opened(qtbot: QtBot, bridge: Bridge, article: str) -> tuple[Paper, BackWork, BringBack]:
    paper = Paper(bridge, article)
    qtbot.addWidget(paper)
    work = BackWork(bridge, paper)
    work.open()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, BringBack) and w.isVisible())
    qtbot.waitUntil(lambda: not dialog.busy())
    return paper, work, dialog


def test_versions_are_listed_with_what_was_lost_and_come_back_as_one_step(qtbot: QtBot, bridge: Bridge, article: str) -> None:
    bridge.desk.do(drafting.save_draft, article, OLD)
    bridge.desk.do(reviewing.submit, article)
    now = Content(headline="Kanopi Pasar Roboh", body="Kanopi pasar roboh.", reporters=("Rina Wulandari",))
    bridge.desk.do(drafting.save_draft, article, now)
    paper, _, dialog = opened(qtbot, bridge, article)
    shown = dialog._list.current()
    assert shown is not None and shown.badge == "dikirim" and shown.detail == "9 kata hilang sejak itu"
    text = dialog._text.toPlainText()
    assert text.startswith("Kanopi Pasar Roboh Lagi\nKanopi pasar roboh saat hujan lebat.")
    assert "saat hujan lebat" in marked(dialog)
    assert "Kanopi pasar" not in marked(dialog)
    dialog._all.click()
    assert paper.content() == OLD.cleaned()
    paper.undo()
    assert paper.content() == now
    paper.redo()
    assert paper.content() == OLD.cleaned()
    paper.settle()
    assert bridge.desk.journal.flush(10)
    assert now.body in [version.content.body for version in bridge.ask(restoring.versions, article)]


def marked(dialog: BringBack) -> str:
    """The words that stand on the ground of what was lost."""
    cursor, found = QTextCursor(dialog._text.document()), ""
    while cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor):
        found += cursor.selectedText() if cursor.charFormat().background().style() != Qt.BrushStyle.NoBrush else ""
        cursor.clearSelection()
    return found


def test_a_passage_is_put_in_at_the_caret_as_one_step(qtbot: QtBot, bridge: Bridge, article: str) -> None:
    bridge.desk.do(drafting.save_draft, article, OLD)
    bridge.desk.do(drafting.save_draft, article, Content(headline="Kanopi Pasar Roboh", body="Awal. "))
    paper, _, dialog = opened(qtbot, bridge, article)
    paper.body.moveCursor(QTextCursor.MoveOperation.End)
    found = dialog._text.document().find("Tidak ada korban jiwa.")
    dialog._text.setTextCursor(found)
    assert dialog._insert.isEnabled()
    dialog._copy.click()
    assert QApplication.clipboard().text() == "Tidak ada korban jiwa."
    dialog._insert.click()
    assert paper.content().body == "Awal. Tidak ada korban jiwa."
    paper.undo()
    assert paper.content().body == "Awal. "


READ = Content(headline="Kanopi", body="Awal **tebal** dan [tautan](https://contoh.id/t).\n\nBACA JUGA: [Harga Naik](https://contoh.id/a)\n\n"
               "![alt](picture:p1)\n\n- butir satu\n- butir dua\n\n> kutipan", pictures=(Picture("p1", caption="Pasar sore"),))


def test_a_text_is_shown_as_its_readers_see_it_and_comes_back_as_it_was(qtbot: QtBot, bridge: Bridge, article: str) -> None:
    bridge.desk.do(drafting.save_draft, article, READ)
    bridge.desk.do(drafting.save_draft, article, Content(headline="Kanopi", body="Awal."))
    paper, _, dialog = opened(qtbot, bridge, article)
    shown = dialog._text.toPlainText()
    assert shown == ("Kanopi\nAwal tebal dan tautan.\nBACA JUGA  Harga Naik\nFOTO  Pasar sore\n"
                     "•  butir satu\n•  butir dua\nkutipan")
    assert dialog._list.current().right == "9 kata", "as the status bar counts them: no marks, no cards"
    assert "Harga Naik" in marked(dialog) and "Pasar sore" in marked(dialog) and "BACA" not in marked(dialog)
    paper.body.moveCursor(QTextCursor.MoveOperation.End)
    take(dialog, "tebal", "kutipan")
    assert dialog._text.taken() == ("**tebal** dan [tautan](https://contoh.id/t).", *READ.body.replace("\n\n", "\n").split("\n")[1:])
    dialog._insert.click()
    came = paper.content()
    assert came.body.startswith("Awal. **tebal** dan [tautan](https://contoh.id/t).\n\nBACA JUGA: [Harga Naik]")
    assert came.body.endswith("- butir satu\n- butir dua\n\n> kutipan") and came.pictures == READ.pictures
    paper.undo()
    assert paper.content().body == "Awal."


def take(dialog: BringBack, first: str, last: str) -> None:
    """Select from one word to the end of another."""
    start, end = (dialog._text.document().find(word) for word in (first, last))
    start.setPosition(start.selectionStart())
    start.setPosition(end.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    dialog._text.setTextCursor(start)


def test_half_a_card_is_words_and_a_picture_that_is_another_by_now_comes_as_itself(qtbot: QtBot, bridge: Bridge, article: str) -> None:
    bridge.desk.do(drafting.save_draft, article, READ)
    now = Content(headline="Kanopi", body="![](picture:p1)\n\nAwal.", pictures=(Picture("p1", caption="Pasar pagi"),))
    bridge.desk.do(drafting.save_draft, article, now)
    paper, _, dialog = opened(qtbot, bridge, article)
    take(dialog, "Harga", "Harga")
    assert dialog._text.taken() == ("Harga",)
    paper.body.moveCursor(QTextCursor.MoveOperation.End)
    take(dialog, "FOTO", "sore")
    dialog._insert.click()
    assert [p.caption for p in paper.content().pictures] == ["Pasar pagi", "Pasar sore"]


def test_where_there_is_nothing_yet_that_is_said(qtbot: QtBot, bridge: Bridge, article: str) -> None:
    _, _, dialog = opened(qtbot, bridge, article)
    assert dialog._views.currentIndex() == 1 and dialog._all.isHidden()
    dialog.reject()


def test_a_damaged_article_is_mended_from_the_list(qtbot: QtBot, bridge: Bridge, article: str) -> None:
    bridge.desk.do(drafting.save_draft, article, OLD)
    bridge.desk.do(drafting.save_draft, article, Content(headline="Kanopi", body="Yang terakhir."))
    bridge.desk.do(lambda act: act.session.connection().exec_driver_sql("UPDATE draft SET content = replace(content, 'akhir', 'akhur')"))
    parent = Paper(bridge, next(r.id for r in bridge.ask(finding.articles, "all") if r.id != article))
    qtbot.addWidget(parent)
    mending = bring_back_damaged(bridge, article, parent)
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, BringBack) and w.isVisible())
    qtbot.waitUntil(lambda: not dialog.busy())
    with qtbot.waitSignal(mending.mended):
        dialog._all.click()
    assert bridge.ask(drafting.draft, article).content.body == OLD.body


LINES = ("Satu alinea biasa.", "", "## Subjudul", "- butir satu", "> kutipan", "BACA JUGA: [Judul](https://contoh.id/b)",
         "![Pasar](picture:p1)", "Kata **tebal** di sini.")


def test_putting_any_content_in_is_one_step_both_ways(qtbot: QtBot, bridge: Bridge, article: str) -> None:
    chance = random.Random(4)
    paper = Paper(bridge, article)
    qtbot.addWidget(paper)
    before = paper.content()
    for _ in range(15):
        lines = [chance.choice(LINES) for _ in range(chance.randrange(1, 6))]
        wanted = Content(headline=chance.choice(("A", "B")), tags=chance.choice(((), ("x",))), body="\n\n".join(lines),
                         pictures=(Picture(key="p1"),) if LINES[6] in lines else ()).cleaned()
        paper.put_content(wanted)
        after = paper.content()
        assert (after.headline, after.tags, after.pictures) == (wanted.headline, wanted.tags, wanted.pictures)
        assert [line for line in after.body.split("\n") if line] == [line for line in wanted.body.split("\n") if line]
        if after != before:
            paper.undo()
            assert paper.content() == before
            paper.redo()
            assert paper.content() == after
        before = after


def test_what_was_a_guess_is_one_again_when_it_comes_back(qtbot: QtBot, bridge: Bridge, article: str) -> None:
    doubts = (Guess("related:1", "title-cut", ("Harga Turun",)), Guess("headline", "first-line"))
    body = "Awal.\n\nBACA JUGA: [Harga Naik](https://contoh.id/a)\n\nBACA JUGA: [Harga](https://contoh.id/b)\n\nAkhir."
    doubtful = Content(headline="Kanopi", body=body, guesses=doubts)
    settled = Content(headline="Kanopi", body=body)
    paper = Paper(bridge, article)
    qtbot.addWidget(paper)
    paper.load(settled)
    for now, other in ((settled, doubtful), (doubtful, settled)):
        paper.put_content(other)
        assert set(paper.content().guesses) == set(other.guesses)
        paper.undo()
        assert set(paper.content().guesses) == set(now.guesses) and paper.content().body == body
        paper.redo()
        assert set(paper.content().guesses) == set(other.guesses)
