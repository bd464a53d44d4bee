"""The review of an import: guesses are settled by people, every field can be corrected, and nothing is stored before OK."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from newsdesk import finding, importing
from newsdesk.article.content import Content, Guess, Picture
from newsdesk.portal.reading import Habits, read
from newsdesk.portal.reading.reading import ListEntry, Reading
from newsdesk.text.body import related_links
from newsdesk.text.markup import plain
from ui.bridge import Bridge
from ui.importing.guess_row import GuessRow
from ui.importing.reviewed import Reviewed
from ui.parts import Chip
from ui.screens.archive_import import ArchiveImport
from ui.screens.import_review import ImportReview
from ui.words import say

TITLE, TAIL = "Jembatan Baru Dibuka", "Jembatan Baru Dibuka Warga Kota"
BODY = f"Pembuka.\n\nBACA JUGA: [{TITLE}](newsdesk:title)\n\nWarga Kota menyambut.\n\nPenutup."
CONTENT = Content(
    headline="Judul Lama", place="SLAWI", body=BODY, published="2023-10-26T15:17+07:00", reporters=("Rina",),
    tags=("satu",), lead=Picture("lead", caption="Suasana pagi"),
    guesses=(
        Guess("related:0", TITLE, ("Jembatan Baru", TAIL), "title-end-unknown"),
        Guess("published", "2023-10-26T15:17+07:00", ("2023-10-27T15:17+07:00",), "stamp-differs"),
        Guess("lead", "Suasana pagi", (), "caption-without-credit"),
    ),
)
READING = Reading(CONTENT, archive=(ListEntry("latest", "Berita Lain"),), kind="page-text", name="halaman.txt")


def reviewing(qtbot: QtBot, *readings: Reading) -> ImportReview:
    made = ImportReview(list(readings))
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


def accept(qtbot: QtBot, review: ImportReview) -> list[Reading]:
    with qtbot.waitSignal(review.accepted) as accepted:
        review._accept.click()
    return list(accepted.args[0])


def edit_of(review: ImportReview, name: str) -> QLineEdit:
    return next(e for e in review.findChildren(QLineEdit) if e.accessibleName() == name)


def test_untouched_it_is_what_was_read_and_every_guess_is_still_one(qtbot: QtBot, dressed: object) -> None:
    assert accept(qtbot, reviewing(qtbot, READING)) == [READING]


def test_a_click_on_the_last_word_settles_where_a_title_ends(qtbot: QtBot, dressed: object) -> None:
    review = reviewing(qtbot, READING)
    word = next(b for b in review.findChildren(QToolButton) if b.property("value") == TAIL)
    word.click()
    [done] = accept(qtbot, review)
    assert related_links(done.content.body)[0].title == TAIL
    assert "\n\nmenyambut." in done.content.body
    assert [g.field for g in done.content.guesses] == ["published", "lead"]
    assert edit_of(review, "Judul tautan 1").text() == TAIL


def test_an_alternative_is_one_click_and_can_be_taken_back(qtbot: QtBot, dressed: object) -> None:
    review = reviewing(qtbot, READING)
    assert not any(chip.isChecked() for chip in review.findChildren(Chip)), "nothing is chosen until a person did"
    chip = next(c for c in review.findChildren(Chip) if c.property("value") == "2023-10-27T15:17+07:00")
    chip.click()
    assert edit_of(review, "Waktu tayang").text() == "Jumat 27-10-2023,15:17 WIB"
    [done] = accept(qtbot, review)
    assert done.content.published == "2023-10-27T15:17+07:00"
    row = next(r for r in review.findChildren(GuessRow) if r.isAncestorOf(chip))
    row._undo.click()
    [done] = accept(qtbot, review)
    assert [g.field for g in done.content.guesses] == ["related:0", "published", "lead"]


def test_what_was_no_caption_goes_back_into_the_text(qtbot: QtBot, dressed: object) -> None:
    review = reviewing(qtbot, READING)
    next(c for c in review.findChildren(Chip) if c.property("value") == "").click()
    [done] = accept(qtbot, review)
    assert done.content.lead is None
    assert done.content.body == f"Suasana pagi\n\n{BODY}"


def test_what_a_person_writes_settles_the_guess(qtbot: QtBot, dressed: object) -> None:
    review = reviewing(qtbot, READING)

    def write(name: str, text: str) -> None:
        edit = edit_of(review, name)
        edit.setText(text)
        edit.textEdited.emit(text)

    write("Judul", "Judul Baru")
    write("Waktu tayang", "kemarin sore")
    assert review._all[0].is_open(1), "what cannot be read settles nothing"
    write("Waktu tayang", "Sabtu 28-10-2023,09:00 WITA")
    write("Reporter (pisahkan dengan koma)", "Rina , Bagus,")
    write("Judul tautan 1", "Judul Tautan Lain")
    write("Fotografer", "Sari")
    next(b for b in review.findChildren(QCheckBox) if b.text() == "Advertorial").click()
    [done] = accept(qtbot, review)
    assert done.content.headline == "Judul Baru"
    assert done.content.published == "2023-10-28T09:00+08:00"
    assert done.content.reporters == ("Rina", "Bagus")
    assert related_links(done.content.body)[0].title == "Judul Tautan Lain"
    assert done.content.lead == Picture("lead", caption="Suasana pagi", photographer="Sari")
    assert done.content.advertorial
    assert done.content.guesses == ()


def test_lines_of_lists_are_left_out_and_put_right_before_anything_is_stored(qtbot: QtBot, bridge: Bridge) -> None:
    lines = (ListEntry("latest", "Berita Satu", "2023-10-26T15:17+07:00"), ListEntry("latest", "Berita Dua"),
             ListEntry("popular", "Berita Tga"))
    review = reviewing(qtbot, replace(READING, archive=lines))
    box = next(b for b in review.findChildren(QCheckBox) if "Berita Satu" in b.accessibleName())
    box.click()
    headline, stamp = (edit_of(review, say(f"review.entry-{name}", n=3)) for name in ("headline", "stamp"))
    assert not edit_of(review, say("review.entry-headline", n=1)).isEnabled()
    headline.clear()
    headline.textEdited.emit("")
    headline.setText("Berita Tiga")
    headline.textEdited.emit("Berita Tiga")
    for text in ("besok pagi", "Kamis 26-10-2023,15:17 WIB", "Kamis 26-10"):
        stamp.textEdited.emit(text)
    reading = accept(qtbot, review)[0]
    assert reading.archive == (lines[1], ListEntry("popular", "Berita Tiga", "2023-10-26T15:17+07:00"))
    bridge.desk.do(importing.accept, reading)
    assert bridge.ask(finding.archive_size) == 2


def test_a_guess_goes_with_its_link_where_the_text_is_changed(qtbot: QtBot, dressed: object) -> None:
    review = reviewing(qtbot, READING)
    text = review.findChild(QPlainTextEdit)
    text.setPlainText("BACA JUGA: [Yang Lain](newsdesk:title)\n\n" + BODY)
    [done] = accept(qtbot, review)
    assert done.content.guesses[0] == replace(CONTENT.guesses[0], field="related:1")
    text.setPlainText("Tanpa tautan.")
    [done] = accept(qtbot, review)
    assert [g.field for g in done.content.guesses] == ["published", "lead"]


def test_several_are_walked_through_and_one_can_be_left_out(qtbot: QtBot, dressed: object) -> None:
    other = replace(READING, content=Content(headline="Kedua"))
    review = reviewing(qtbot, READING, other)
    assert "3" in review._guesses.accessibleName()
    review._skip.click()
    assert "3" not in review._guesses.accessibleName()
    review._next.click()
    assert edit_of(review, "Judul").text() == "Kedua"
    assert accept(qtbot, review) == [other]
    review._previous.click()
    assert review._skip.isChecked()
    with qtbot.waitSignal(review.cancelled):
        review._cancel.click()


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from((TITLE, "Jembatan Baru", TAIL))), max_size=5))
def test_no_word_is_lost_however_often_a_title_is_settled(choices: list[tuple[int, str]]) -> None:
    reviewed = Reviewed(READING)
    for _, value in choices:
        reviewed.choose(0, value)
    words = [plain(chunk).replace("BACA JUGA:", "") for chunk in reviewed.content.body.split("\n\n")]
    assert " ".join(" ".join(words).split()) == "Pembuka. Jembatan Baru Dibuka Warga Kota menyambut. Penutup."


def test_the_real_page_is_reviewed_as_it_was_read(qtbot: QtBot, dressed: object, shared_data: Path) -> None:
    habits = Habits(label="DISWAY JATENG", zone="Asia/Jakarta", labels=("DISWAY JATENG",))
    readings = read((shared_data / "portal-page.txt").read_bytes(), "portal-page.txt", habits, lambda _: "")
    review = reviewing(qtbot, *readings)
    assert len(review.findChildren(GuessRow)) == len(readings[0].content.guesses) == 1
    assert accept(qtbot, review) == readings


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "arsip.jsonl"
    rows = [{"nama berita": f"Berita {n}", "link": f"https://contoh.id/read/{n}/x", "date": "2026-03-03T10:00+07:00"}
            for n in range(1200)]
    path.write_text("\n".join([*map(json.dumps, rows), "rusak"]) + "\n", encoding="utf-8")
    return path


def test_an_archive_is_taken_in_by_its_columns_and_twice_changes_nothing(qtbot: QtBot, bridge: Bridge, archive: Path) -> None:
    for badge, count in ((0, 1200), (1, 1200)):
        screen = ArchiveImport(bridge.desk, archive)
        qtbot.addWidget(screen)
        screen.show()
        assert not screen._act.isEnabled(), "no column is known to hold headlines"
        box = screen._choices["headline"]
        box.setCurrentIndex(box.findData("nama berita"))
        assert screen._rows.item(0, 0).text() == "Berita 0"
        screen._act.click()
        qtbot.waitUntil(lambda screen=screen: screen._steps.currentIndex() == 2, timeout=30_000)
        assert screen._sums[badge].accessibleName().startswith(str(count))
        assert screen._sums[2].isVisible()
        with qtbot.waitSignal(screen.done):
            screen._act.click()
    assert bridge.ask(finding.archive_size) == 1200


def test_an_archive_can_be_stopped_and_what_came_in_stays(qtbot: QtBot, bridge: Bridge, archive: Path) -> None:
    screen = ArchiveImport(bridge.desk, archive)
    qtbot.addWidget(screen)
    box = screen._choices["headline"]
    box.setCurrentIndex(box.findData("nama berita"))
    screen.show()
    screen._act.click()
    screen._leave.click()
    qtbot.waitUntil(lambda: screen._steps.currentIndex() == 2, timeout=30_000)
    assert screen._sum_words.isVisible()
    assert 0 < bridge.ask(finding.archive_size) < 1200


def test_a_file_that_cannot_be_read_is_told_and_can_be_tried_again(qtbot: QtBot, bridge: Bridge, tmp_path: Path) -> None:
    path = tmp_path / "rusak.jsonl.gz"
    path.write_bytes(b"\x1f\x8bnot really")
    screen = ArchiveImport(bridge.desk, path)
    qtbot.addWidget(screen)
    screen.show()
    assert screen._bar.words()
    path.write_bytes(gzip.compress(b'{"judul": "Berita"}\n'))
    screen._act.click()
    assert not screen._bar.words()
    assert screen._rows.item(0, 0).text() == "Berita"
