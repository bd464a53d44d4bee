"""A bulk archive: taken in once whatever is repeated, a few statements a batch, given up between two batches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import event

from newsdesk import finding, importing
from newsdesk.desk import Desk
from newsdesk.portal.reading.records import ArchiveRecord


@pytest.fixture
def desk(tmp_path: Path):
    opened = Desk.open(tmp_path / "newsroom")
    yield opened
    opened.close()


def _archive(folder: Path, count: int) -> Path:
    path = folder / "arsip.jsonl"
    rows = [{"judul": f"Berita Nomor {n}", "url": f"https://a.id/{n}", "tanggal": "26 Oktober 2023 15:17 WIB", "isi": "Warga."}
            for n in range(count)]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_the_same_file_twice_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    path = _archive(tmp_path, 30)
    assert importing.import_archive(desk, path) == importing.ArchiveTaken(30, 0, ())
    before = desk.ask(finding.find, "berita nomor", limit=100)
    assert importing.import_archive(desk, path) == importing.ArchiveTaken(0, 30, ())
    assert desk.ask(finding.find, "berita nomor", limit=100) == before and len(before) == 30


def test_the_first_of_two_lines_with_one_address_is_kept(desk: Desk) -> None:
    two = [ArchiveRecord("Judul Pertama", "https://a.id/1"), ArchiveRecord("Judul Kedua", "https://a.id/1")]
    assert desk.do(importing.add_entries, two).result == (1, 1)
    assert [f.headline for f in desk.ask(finding.find, "")] == ["Judul Pertama"]


def test_a_line_of_a_list_is_the_entry_that_has_its_headline_and_stamp(desk: Desk) -> None:
    desk.do(importing.add_entries, [ArchiveRecord("Jalan Rusak", "https://a.id/1", "2026-05-12T09:40+07:00")])
    lines = [ArchiveRecord("JALAN  rusak", published="2026-05-12T02:40+00:00"), ArchiveRecord("Jalan Rusak"),
             ArchiveRecord("Jalan Rusak", published="2026-05-12T09:41+07:00")]
    assert desk.do(importing.add_entries, lines).result == (2, 1)


def test_a_list_may_be_as_long_as_it_likes(desk: Desk) -> None:
    lines = [ArchiveRecord(f"Judul {n}") for n in range(2_500)]
    assert desk.do(importing.add_entries, lines).result == (2_500, 0)
    assert desk.do(importing.add_entries, [*lines, ArchiveRecord("Baru")]).result == (1, 2_500)


def test_it_can_be_given_up_and_goes_on_from_there(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "BATCH", 10)
    path, seen = _archive(tmp_path, 30), []
    taken = importing.import_archive(desk, path, on_progress=lambda done, refused: seen.append(done), cancelled=lambda: len(seen) == 2)
    assert (taken.new, taken.cancelled, seen) == (20, True, [10, 20])
    assert importing.import_archive(desk, path).new == 10


def test_a_batch_asks_the_store_once_whatever_its_size(desk: Desk, tmp_path: Path) -> None:
    asked: list[str] = []
    event.listen(desk._engine, "before_cursor_execute", lambda c, cursor, statement, *rest: asked.append(statement))
    importing.import_archive(desk, _archive(tmp_path, 400))
    assert len(asked) < 12
