"""Taking in what others wrote: read (stores nothing), accept what a person reviewed, and bulk archives."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from stat import S_ISREG
from typing import Any

from sqlalchemy import insert, select

from newsdesk.article.content import Picture, clean_line
from newsdesk.desk import Act, Desk, Look
from newsdesk.drafting import add_image, start, with_file
from newsdesk.errors import Refused
from newsdesk.finding import find_title, fold
from newsdesk.pictures.cutting import uncut
from newsdesk.portal.profile import profiles
from newsdesk.portal.reading import Habits, read
from newsdesk.portal.reading.reading import ListEntry, Reading, Refusal
from newsdesk.portal.reading.record import read_article_records
from newsdesk.portal.reading.records import ArchiveRecord, read_records
from newsdesk.recording import record
from newsdesk.staffing import by_me, profile
from newsdesk.store.batches import batches
from newsdesk.store.search import index, index_new
from newsdesk.store.tables import Article, Entry
from newsdesk.text.canonical import canonical_json, digest

BATCH = 500
BULK = (".jsonl", ".jsonl.gz", ".csv", ".csv.gz")
LARGEST = 20_000_000
"""Bytes of one article's file; a bulk archive may be larger."""


@dataclass(frozen=True, slots=True)
class ArchiveTaken:
    """What came of a bulk archive."""

    new: int
    same: int
    refused: tuple[Refusal, ...]
    cancelled: bool = False


def read_file(look: Look, path: Path) -> list[Reading]:
    """What is understood of a file (or of an export folder); nothing is stored.

    Raises Refused("file-unreadable", "file-no-file", "file-too-large", "folder-without-article") and what
    `newsdesk.portal.reading.read` raises.
    """
    file = path
    if path.is_dir():  # an export folder: article.json says exactly what the page shows
        file = path / ("article.json" if (path / "article.json").exists() else "index.html")
        if not file.exists():
            raise Refused("folder-without-article", name=path.name or str(path))
    try:
        if not S_ISREG(file.stat().st_mode):
            raise Refused("file-no-file", name=file.name)  # a pipe to which nobody writes would be waited for for ever
        if file.stat().st_size > LARGEST:
            raise Refused("file-too-large", name=file.name, megabytes=file.stat().st_size // 1_000_000)
        if any(file.name.lower().endswith(ending) for ending in BULK):
            return read_article_records(file, habits(look), lambda headline: find_title(look, headline))
        data = file.read_bytes()
    except OSError as wrong:
        raise Refused("file-unreadable", name=file.name) from wrong
    return read(data, file.name, habits(look), lambda headline: find_title(look, headline), file.parent)


def habits(look: Look) -> Habits:
    """What the reader needs to know of the portal in use: its label and zone, and every label known."""
    used = profile(look).profile
    return Habits(label=used.label, zone=used.zone, labels=_labels(look))


def accept(act: Act, reading: Reading) -> str:
    """Store a reading that a person reviewed: pictures, the article's draft, the lists as archive entries.

    Returns the article's id; the same reading twice is the same article. Raises Refused as `add_image` does.
    """
    origin = digest(canonical_json([reading.address, reading.content.to_json()]))
    known = act.session.scalar(select(Article.id).where(Article.origin == origin).limit(1))
    add_entries(act, _records_of(reading.archive))
    note_popular(act, reading.archive)
    if known:
        return known
    content = reading.content.cleaned()

    def with_image(picture: Picture) -> Picture:
        # One of our own exports names the original, which is better than the page's copy where it is still here.
        if picture.image and act.home.picture(picture.image).is_file():
            return picture
        data = reading.pictures.get(picture.key)
        if not data:
            return uncut(replace(picture, image=""))
        return with_file(picture, add_image(act, data, content_name(reading, picture.key)))

    content = replace(content, lead=with_image(content.lead) if content.lead else None,
                      pictures=tuple(with_image(p) for p in content.pictures))
    article = start(act, content, origin)
    if reading.address.startswith(("https://", "http://")):
        record(act, "address.given", article, address=reading.address, **by_me(act))
    return article


def content_name(reading: Reading, key: str) -> str:
    """The file name of a picture of a reading."""
    picture = reading.content.picture(key)
    return picture.name if picture else key


def add_entries(act: Act, records: Iterable[ArchiveRecord]) -> tuple[int, int]:
    """Put published articles into the archive; returns how many were new and how many were there already."""
    given = [(entry_id(entry), entry) for entry in records]
    known = set(_listed(act, given))
    for ids in batches({id for id, _ in given}):
        known.update(act.session.scalars(select(Entry.id).where(Entry.id.in_(ids))))
    fresh: dict[str, ArchiveRecord] = {}
    for id, entry in given:
        if id not in known:
            fresh.setdefault(id, entry)
    if fresh:
        act.session.execute(insert(Entry), [_row(id, record) for id, record in fresh.items()])
        index_new(act.session, [(f"archive/{id}", r.headline, r.body) for id, r in fresh.items()])
        act.touch("archive")
    return len(fresh), len(given) - len(fresh)


def put_entry(act: Act, headline: str, url: str) -> None:
    """An entry of the archive for a headline whose address a person gave, whatever else the archive has of the two."""
    # Its id is that of the headline: the archive may know the address already, under a headline written otherwise.
    record = ArchiveRecord(headline=clean_line(headline), url=url)
    act.session.execute(insert(Entry).prefix_with("OR REPLACE"), [_row(id := entry_id(replace(record, url="")), record)])
    index(act.session, f"archive/{id}", record.headline, "")
    act.touch("archive")


def entry_id(record: ArchiveRecord) -> str:
    """The id of an archive entry: from its address, or from headline and stamp where it has none."""
    return hashlib.sha256((record.url or f"{fold(record.headline)}|{record.published}").encode()).hexdigest()[:24]


def import_archive(
    desk: Desk, path: Path, mapping: Mapping[str, str] | None = None,
    on_progress: Callable[[int, int], None] = lambda done, refused: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ArchiveTaken:
    """Take in a bulk archive (JSONL or CSV, gzipped too) in short transactions; for a worker thread.

    on_progress(records done, refused) after each batch; `cancelled` is asked between batches: what was taken until then
    stays, and the same file again goes on from there. A backup is made first. Raises Refused as `read_records` and
    `make_backup` do.
    """
    desk.backup_if_changed()
    new = same = 0
    refused: list[Refusal] = []
    items = read_records(path, mapping)
    while batch := list(islice(items, BATCH)):
        refused += [item for item in batch if isinstance(item, Refusal)]
        added, known = desk.do(add_entries, [r for r in batch if isinstance(r, ArchiveRecord)]).result
        new, same = new + added, same + known
        on_progress(new + same, len(refused))
        if cancelled():
            return ArchiveTaken(new, same, tuple(refused), cancelled=True)
    return ArchiveTaken(new, same, tuple(refused))


def _labels(look: Look) -> tuple[str, ...]:
    return tuple(dict.fromkeys(shown.label for shown in profiles(look.home.portals)))


def _records_of(entries: Iterable[ListEntry]) -> list[ArchiveRecord]:
    return [ArchiveRecord(headline=e.headline, url=e.url, published=e.published) for e in entries]


def note_popular(act: Act, entries: Iterable[ListEntry]) -> None:
    """The list of popular articles is as last imported: the one before makes way for it."""
    popular = [r for r, e in zip(_records_of(entries), entries, strict=True) if e.list == "popular"]
    if not popular:
        return
    for row in act.session.scalars(select(Entry).where(Entry.list == "popular")):
        row.list = ""
    given = [(entry_id(record), record) for record in popular]
    listed = _listed(act, given)
    for rank, (id, _) in enumerate(given, start=1):
        entry = act.session.get(Entry, id) or act.session.get(Entry, listed.get(id, ""))
        if entry:
            entry.list, entry.rank, entry.listed_at = "popular", rank, act.now


def _listed(act: Act, given: Iterable[tuple[str, ArchiveRecord]]) -> dict[str, str]:
    """The lines without an address (headline and stamp) that are in the archive under their address: id -> entry's id."""
    bare = {id: (fold(r.headline), _instant(r)) for id, r in given if not r.url}
    found: dict[tuple[str, datetime | None], str] = {}
    for keys in batches({key for key, _ in bare.values()}):
        query = select(Entry.id, Entry.key, Entry.published).where(Entry.key.in_(keys))
        found.update({(key, at): id for id, key, at in act.session.execute(query)})
    return {id: found[line] for id, line in bare.items() if line in found}


def _instant(record: ArchiveRecord) -> datetime | None:
    return datetime.fromisoformat(record.published).astimezone(UTC) if record.published else None


def _row(id: str, record: ArchiveRecord) -> dict[str, Any]:
    shift = datetime.fromisoformat(record.published).utcoffset() if record.published else None
    return {
        "id": id, "headline": record.headline, "key": fold(record.headline), "url": record.url,
        "published": _instant(record), "offset": int(shift.total_seconds() // 60) if shift else 0,
        "author": record.author, "category": record.category, "tags": "\n".join(record.tags), "body": record.body,
        "source": record.source,
    }
