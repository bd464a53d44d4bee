"""Bulk archives, JSON Lines or CSV, packed or not: columns found by name, one record after the other, nothing held."""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from stat import S_ISREG
from typing import Any

from newsdesk.article.content import clean_line, clean_text
from newsdesk.errors import Refused
from newsdesk.portal.reading.decoding import has_controls, tidy_characters
from newsdesk.portal.reading.reading import Refusal
from newsdesk.text.stamp import Stamp, read_stamp

ROW_UNREADABLE = "row-unreadable"
ROW_WITHOUT_HEADLINE = "row-without-headline"
LONGEST_LINE = 5_000_000
_HIGH = dict.fromkeys(range(0x80, 0x100), "x")
"""What may be a letter of any encoding counts as one."""
COLUMNS: dict[str, tuple[str, ...]] = {
    "headline": ("headline", "title", "judul", "name"),
    "url": ("url", "link", "address", "alamat", "permalink", "loc"),
    "published": ("published", "date", "tanggal", "datepublished", "published_at", "pubdate", "stamp",
                  "waktu", "created"),
    "author": ("author", "authors", "reporter", "reporters", "penulis", "byline"),
    "category": ("category", "kategori", "kanal", "section", "rubrik", "channel"),
    "tags": ("tags", "tag", "keywords", "topik", "label"),
    "body": ("body", "text", "content", "isi", "articlebody", "paragraphs"),
    "source": ("source", "sumber", "publisher", "site", "media"),
}
"""Field of an ArchiveRecord -> the names a column for it goes by, the best first."""


@dataclass(frozen=True, slots=True)
class ArchiveRecord:
    """One published article of an archive."""

    headline: str
    url: str = ""
    published: str = ""
    """ISO 8601 with offset; empty where the archive has none that can be read without doubt."""
    author: str = ""
    category: str = ""
    tags: tuple[str, ...] = ()
    body: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """The beginning of an archive, for a person to see before it is taken in."""

    columns: tuple[str, ...]
    mapping: Mapping[str, str]
    """Field of an ArchiveRecord -> the column taken for it; fields without one are missing."""
    rows: tuple[Mapping[str, str], ...]


def guess_mapping(columns: Iterable[str]) -> dict[str, str]:
    """Field of an ArchiveRecord -> column, for the columns whose name says what they are."""
    known = {_bare(column): column for column in reversed(list(columns))}
    return {
        field: next(known[name] for name in map(_bare, names) if name in known)
        for field, names in COLUMNS.items() if any(_bare(name) in known for name in names)
    }


def sample(path: Path, count: int = 5) -> Sample:
    """The columns, the mapping they suggest and the first rows. Raises Refused as `read_records` does."""
    first = list(islice((row for row in rows(path) if isinstance(row, dict)), count))
    columns = tuple(dict.fromkeys(str(key) for row in first for key in row))
    return Sample(columns, guess_mapping(columns), tuple({str(k): _text(v) for k, v in row.items()} for row in first))


def read_records(source: Path | Iterable[str], mapping: Mapping[str, str] | None = None,
                 zone: str = "Asia/Jakarta") -> Iterator[ArchiveRecord | Refusal]:
    """The records of an archive in order; what cannot be read comes as a Refusal in its place.

    mapping: field of an ArchiveRecord -> column; None: found by name. Raises Refused("file-unreadable"),
    ("file-empty"), ("file-damaged"), ("columns-unknown", columns) where no column holds headlines.
    """
    chosen = dict(mapping) if mapping else None
    name = source.name if isinstance(source, Path) else ""
    orders: dict[str, bool] = {}
    columns: tuple[str, ...] = ()
    used: Mapping[str, str] = {}
    empty = True
    for row in rows(source):
        empty = False
        if isinstance(row, Refusal):
            yield row
            continue
        if chosen is None:
            chosen = guess_mapping(row)
            if "headline" not in chosen:
                raise Refused("columns-unknown", columns=", ".join(map(str, row))[:200])
        if tuple(row) != columns:  # rows of JSON may have different columns
            columns, used = tuple(row), chosen if mapping else {**guess_mapping(row), **chosen}
        yield _record(row, used, zone, orders)
    if empty:
        raise Refused("file-empty", name=name)


def _record(row: dict[str, Any], mapping: Mapping[str, str], zone: str,
            orders: dict[str, bool]) -> ArchiveRecord | Refusal:
    value = {field: row.get(column) for field, column in mapping.items()}
    headline = clean_line(tidy_characters(_text(value.get("headline"))))
    if not headline:
        return Refusal(clean_line(json.dumps(row, ensure_ascii=False, default=str))[:200], ROW_WITHOUT_HEADLINE)
    source = clean_line(_text(value.get("source")))
    url = clean_line(_text(value.get("url")))
    return ArchiveRecord(
        headline[:500], url if re.match(r"https?://[^\s<>\"]+$", url) else "",
        _published(_text(value.get("published")), zone, orders, source),
        clean_line(_text(value.get("author"))), clean_line(_text(value.get("category"))), tags_of(value.get("tags")),
        clean_text(tidy_characters(_text(value.get("body"), "\n"))), source,
    )


def tags_of(value: object) -> tuple[str, ...]:
    """Tags from a list, or from a text that parts them by ``|``, ``;``, ``,`` or ``#``; lower case, once each."""
    text = _text(value)
    parts = value if isinstance(value, list) else re.split(r"[|;#]" if re.search(r"[|;#]", text) else ",", text)
    return tuple(dict.fromkeys(tag for part in parts if (tag := clean_line(_text(part)).lstrip("#").strip().lower())))


def _published(text: str, zone: str, orders: dict[str, bool], source: str) -> str:
    """The instant that a date column names; empty where there is none or where day and month could be swapped.

    A source that once wrote ``10/21/2025`` writes the month first always; until it has shown that, ``9/10/2025`` stays
    open, and an open date is no date.
    """
    stamp: Stamp | None = read_stamp(text[:200], zone)
    if stamp is None or "T" not in stamp.instant:
        return ""
    if shown := re.search(r"(?<!\d)(\d{1,2})/(\d{1,2})/\d{4}", text):
        if int(shown[1]) > 12 or int(shown[2]) > 12:
            orders[source] = int(shown[2]) > 12
        elif stamp.order_unknown:
            if source not in orders:
                return ""
            stamp = read_stamp(text[:200], zone, month_first=orders[source])
    return stamp.instant if stamp and (not stamp.order_unknown or orders.get(source) is False) else ""


def rows(source: Path | Iterable[str]) -> Iterator[dict[str, Any] | Refusal]:
    """The rows of a file as dictionaries; JSON Lines where the first character says so, else CSV.

    Raises Refused("file-unreadable"), ("file-no-file"), ("file-not-text"), ("file-damaged") while iterating.
    """
    lines = _lines(source) if isinstance(source, Path) else iter(source)
    first = next((line for line in lines if line.strip()), "")
    if not first:
        return
    if first.lstrip("\ufeff \t").startswith("{"):
        yield from _json_rows(first.lstrip("\ufeff"), lines)
    else:
        yield from _csv_rows(first.lstrip("\ufeff"), lines)


def count_lines(path: Path) -> int:
    """How many lines a file has that are not empty: how far a progress bar has to go. Raises Refused as `rows` does."""
    return sum(1 for line in _lines(path) if line.strip())


def _json_rows(first: str, lines: Iterator[str]) -> Iterator[dict[str, Any] | Refusal]:
    for line in _chain(first, lines):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        yield row if isinstance(row, dict) else Refusal(clean_line(line[:200]), ROW_UNREADABLE)


def _csv_rows(first: str, lines: Iterator[str]) -> Iterator[dict[str, Any] | Refusal]:
    # Tab and semicolon are what spreadsheets write where the comma is taken by numbers.
    delimiter = max(",;\t|", key=first.count)
    csv.field_size_limit(LONGEST_LINE)
    reader = csv.DictReader(_chain(first, lines), delimiter=delimiter)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Refusal("", ROW_UNREADABLE)
            continue
        yield {str(key): value for key, value in row.items() if key is not None}


def _lines(path: Path) -> Iterator[str]:
    """The lines of a file as text, UTF-8 or, where that fails, Windows-1252 line by line; UTF-16 where its mark says so."""
    try:
        if not S_ISREG(path.stat().st_mode):
            raise Refused("file-no-file", name=path.name)
        with open(path, "rb") as file:
            packed = file.peek(2).startswith(b"\x1f\x8b")
            stream = io.BufferedReader(gzip.GzipFile(fileobj=file)) if packed else file
            if stream.peek(2).startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # a spreadsheet's "Unicode text"
                text = io.TextIOWrapper(stream, "utf-16", "replace")
                while words := text.readline(LONGEST_LINE):
                    yield words
                return
            if has_controls(stream.peek(4096)[:4096].decode("latin-1").translate(_HIGH)):
                raise Refused("file-not-text", name=path.name)
            while line := stream.readline(LONGEST_LINE):
                try:
                    yield line.decode("utf-8")
                except UnicodeDecodeError:
                    yield line.decode("cp1252", "replace")
    except (EOFError, zlib.error, gzip.BadGzipFile) as wrong:
        raise Refused("file-damaged", name=path.name) from wrong
    except OSError as wrong:
        raise Refused("file-unreadable", name=path.name) from wrong


def _chain(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines


def _text(value: object, between: str = ", ") -> str:
    """A value of a column as text: lists joined, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, list):
        return between.join(_text(part) for part in value)
    if isinstance(value, dict):
        return _text(value.get("name", ""))
    return str(value)


@lru_cache(maxsize=1024)
def _bare(name: str) -> str:
    return re.sub(r"[\W_]+", "", str(name)).casefold()
