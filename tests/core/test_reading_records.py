"""Bulk archives: columns by name, packed or not, row by row; what is wrong with a row costs that row alone."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from newsdesk.errors import Refused
from newsdesk.portal.reading import Habits
from newsdesk.portal.reading.reading import Refusal
from newsdesk.portal.reading.record import read_article_record
from newsdesk.portal.reading.records import ArchiveRecord, guess_mapping, read_records, sample

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
ROWS = [
    {"url": "https://a.id/1", "title": "Judul Satu", "date": "Kamis 26-10-2023,15:17 WIB", "tags": "Satu | dua",
     "body": "Isi.", "source": "a.id"},
    {"url": "javascript:x", "title": "  Judul\u00a0Dua ", "date": "tidak ada", "tags": ["#Tiga"], "body": ["p1", "p2"], "author": None},
]


def test_json_lines_packed_and_not(tmp_path: Path) -> None:
    text = "\n".join([json.dumps(ROWS[0]), "{broken", "", json.dumps({"title": ""}), json.dumps(ROWS[1])])
    (tmp_path / "a.jsonl").write_text(text, encoding="utf-8-sig")
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(text.encode()))
    plain, packed = (list(read_records(tmp_path / name)) for name in ("a.jsonl", "a.jsonl.gz"))
    assert plain == packed
    assert plain == [
        ArchiveRecord("Judul Satu", "https://a.id/1", "2023-10-26T15:17+07:00", tags=("satu", "dua"), body="Isi.", source="a.id"),
        Refusal("{broken", "row-unreadable"), Refusal('{"title": ""}', "row-without-headline"),
        ArchiveRecord("Judul Dua", tags=("tiga",), body="p1\np2"),
    ]


def test_csv_by_other_names_and_by_a_mapping(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Judul;Tanggal;Penulis\n\"Harga \"\"naik\"\"; turun\";\"12 Feb 2022 - 14:06 WIB\";Siti Alé\n".encode("cp1252"))
    assert list(read_records(path)) == [ArchiveRecord('Harga "naik"; turun', "", "2022-02-12T14:06+07:00", "Siti Alé")]
    shown = sample(path)
    assert shown.columns == ("Judul", "Tanggal", "Penulis")
    assert shown.mapping == {"headline": "Judul", "published": "Tanggal", "author": "Penulis"}
    assert [r.headline for r in read_records(path, {"headline": "Penulis"}) if isinstance(r, ArchiveRecord)] == ["Siti Alé"]
    assert guess_mapping(["x", "TITLE", "published_at"]) == {"headline": "TITLE", "published": "published_at"}


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_spreadsheet_in_utf_16_is_read(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(pack("Judul\tTanggal\r\nHarga “Naik”\t12 Feb 2022 14:06 WIB\r\n".encode("utf-16")))
    assert list(read_records(path)) == [ArchiveRecord("Harga “Naik”", "", "2022-02-12T14:06+07:00")]


def test_a_date_that_could_be_swapped_stays_empty_until_its_source_shows_how_it_writes() -> None:
    rows = [{"title": str(n), "date": date, "source": source} for n, (date, source) in enumerate([
        ("9/10/2025 22:30", "a"), ("10/21/2025 20:43", "a"), ("9/10/2025 22:30", "a"), ("9/10/2025 22:30", "b"), ("9/9/2025 1:00", "b")])]
    dates = [r.published for r in read_records(json.dumps(row) for row in rows) if isinstance(r, ArchiveRecord)]
    assert dates == ["", "2025-10-21T20:43+07:00", "2025-09-10T22:30+07:00", "", "2025-09-09T01:00+07:00"]


@pytest.mark.parametrize(("name", "data", "code"), [
    ("a.jsonl", b"", "file-empty"), ("a.jsonl.gz", gzip.compress(b'{"title": "a"}\n' * 5000, mtime=0)[:-30], "file-damaged"),
    ("a.csv", b"x,y\n1,2\n", "columns-unknown"), ("a.jsonl", b'{"x": 1}\n', "columns-unknown"),
    ("a.gz", b"\x1f\x8bno gzip at all", "file-damaged"),
])
def test_archives_that_cannot_be_read_say_why(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(Refused) as refused:
        list(read_records(tmp_path / name))
    assert refused.value.code == code


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="file-unreadable"):
        list(read_records(tmp_path / "none.jsonl"))


def test_a_record_says_what_it_lacks() -> None:
    habits = Habits("DISWAY JATENG", "Asia/Jakarta")
    found = read_article_record({"title": "Judul (ADV)", "body": "Isi tanpa apa-apa.", "date": "kapan"}, habits, lambda t: "")
    assert found.content.headline == "Judul" and found.content.advertorial
    assert {r.why for r in found.refused} == {"stamp-unreadable", "dateline-missing", "caption-missing"}


@pytest.mark.skipif(not DATA.is_dir(), reason="the shared real material is not beside the project")
def test_the_whole_archive() -> None:
    records = list(read_records(DATA / "archive.jsonl.gz"))
    assert len(records) == 10_567 and all(isinstance(r, ArchiveRecord) for r in records)
    assert sum(isinstance(r, ArchiveRecord) and bool(r.published) for r in records) >= 10_400
