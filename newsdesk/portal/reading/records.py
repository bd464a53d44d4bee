"""Bulk archives, JSONL or CSV (gzipped too), read as a stream; columns are mapped by name."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TextIO
from zlib import error as ZlibError

from newsdesk.errors import Refused
from newsdesk.portal.reading.assemble import Habits, Parts, take_stamp, take_text
from newsdesk.portal.reading.reading import FindTitle, Reading, Refusal
from newsdesk.text.stamp import read_stamp

FIELDS: dict[str, tuple[str, ...]] = {
    "headline": ("headline", "title", "judul"),
    "url": ("url", "link", "address", "alamat"),
    "published": ("published", "date", "tanggal", "datepublished", "published_at", "waktu"),
    "author": ("author", "reporter", "penulis"),
    "category": ("category", "kategori", "kanal", "rubrik"),
    "tags": ("tags", "tag", "keywords"),
    "body": ("body", "text", "content", "isi"),
    "source": ("source", "sumber"),
}
LINE_NOT_JSON, NO_HEADLINE, DATE_UNREADABLE = "line-not-json", "no-headline", "date-unreadable"
LONGEST_LINE = 4_000_000
csv.field_size_limit(LONGEST_LINE)


@dataclass(frozen=True, slots=True)
class ArchiveRecord:
    headline: str
    url: str = ""
    published: str = ""
    """ISO 8601 with offset; empty where there is none."""
    author: str = ""
    category: str = ""
    tags: tuple[str, ...] = ()
    body: str = ""
    source: str = ""


def guess_mapping(columns: list[str]) -> dict[str, str]:
    """Our field -> the column that looks like it, for the fields that have one."""
    lower = {c.lower().strip(): c for c in columns}
    return {field: lower[name] for field, names in FIELDS.items() if (name := next((n for n in names if n in lower), ""))}


def first_rows(path: Path, count: int = 5) -> tuple[list[str], list[dict[str, str]]]:
    """The columns of a bulk archive and its first rows as texts, for a look before it is taken in. Raises Refused."""
    rows = [r for r in islice(_raw(path), count * 3) if isinstance(r, dict)][:count]
    columns = list(dict.fromkeys(key for row in rows for key in row))
    return columns, [{c: str(row.get(c, "")) for c in columns} for row in rows]


def read_records(path: Path, mapping: Mapping[str, str] | None = None, zone: str = "Asia/Jakarta"
                 ) -> Iterator[ArchiveRecord | Refusal]:
    """Every record of a bulk archive, or why it was not taken. mapping: our field -> column; None: by name.

    Raises Refused("file-unreadable"), ("file-empty"), ("columns-unknown"), ("file-broken", line) while iterating.
    """
    used: Mapping[str, str] | None = mapping
    empty = True
    for row in _raw(path):
        empty = False
        if isinstance(row, Refusal):
            yield row
            continue
        used = used or guess_mapping(list(row))
        if "headline" not in used:
            raise Refused("columns-unknown", columns=", ".join(row)[:200])
        yield _record(row, used, zone)
    if empty:
        raise Refused("file-empty", name=path.name)


def read_article_records(path: Path, habits: Habits, find_title: FindTitle) -> list[Reading]:
    """Each record of a small file as an article of its own: caption, dateline and stamp are read out of it."""
    readings: list[Reading] = []
    for row in _raw(path):
        if isinstance(row, Refusal):
            readings.append(Reading(Parts().content(), refused=(row,), kind="record", name=path.name))
            continue
        values = {field: row.get(column, "") for field, column in guess_mapping(list(row)).items()}
        parts = Parts(headline=str(values.get("headline", "")), category=str(values.get("category", "")),
                      source=str(values.get("source", "")))
        parts.tags = list(_tags(values.get("tags", "")))
        parts.reporters = [str(values["author"])] if values.get("author") else []
        stamp = read_stamp(str(values.get("published", "")), habits.zone)
        if stamp:
            take_stamp(parts, stamp)
        else:
            parts.refused.append(Refusal(str(values.get("published", ""))[:200], DATE_UNREADABLE, "lost"))
        take_text(parts, str(values.get("body", "")).split("\n"), habits, find_title)
        readings.append(Reading(parts.content(), refused=tuple(parts.refused), kind="record", name=path.name,
                                address=str(values.get("url", ""))))
    return readings


def _record(row: dict[str, Any], mapping: Mapping[str, str], zone: str) -> ArchiveRecord | Refusal:
    def value(field: str) -> str:
        found = row.get(mapping.get(field, ""), "")
        return "" if found is None else str(found)

    headline = " ".join(value("headline").split())
    if not headline:
        return Refusal((value("url") or value("body"))[:200], NO_HEADLINE)
    stamp = read_stamp(value("published"), zone)
    published = (stamp.instant if "T" in stamp.instant else f"{stamp.instant}T00:00+07:00") if stamp else ""
    return ArchiveRecord(headline, value("url").strip(), published, " ".join(value("author").split()), value("category"),
                         _tags(row.get(mapping.get("tags", ""), "")), value("body"), value("source"))


def _tags(value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list) else str(value or "").replace("|", ",").split(",")
    return tuple(t for t in (str(item).strip(" #") for item in items) if t)


def _raw(path: Path) -> Iterator[dict[str, Any] | Refusal]:
    """The rows of a file as they stand: dicts, or why a line is none."""
    n = 0
    try:
        with path.open("rb") as bytes_, _text(bytes_, path) as lines:
            if ".csv" in path.name.lower():
                for row in csv.DictReader(lines):
                    yield {k: v for k, v in row.items() if k}
                return
            for n, line in enumerate(lines, start=1):
                if not line.strip():
                    continue
                try:
                    values = json.loads(line)
                    if not isinstance(values, dict):
                        raise ValueError
                except (ValueError, RecursionError):
                    yield Refusal(f"{n}: {line[:150]}", LINE_NOT_JSON, "lost")
                    continue
                yield values
    except (EOFError, ZlibError, gzip.BadGzipFile, UnicodeDecodeError, csv.Error) as wrong:
        raise Refused("file-broken", name=path.name, line=n) from wrong
    except OSError as wrong:
        raise Refused("file-unreadable", name=path.name) from wrong


def _text(handle: Any, path: Path) -> TextIO:
    plain = gzip.GzipFile(fileobj=handle) if path.name.lower().endswith(".gz") else handle
    return io.TextIOWrapper(plain, encoding="utf-8-sig", newline="")
