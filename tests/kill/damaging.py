"""Damaged stores: bits flipped, the end cut off, pages zeroed; each is opened again with what is whole, and says what is not."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from newsdesk import drafting, restoring, reviewing, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.importing import add_entries
from newsdesk.paths import Home
from newsdesk.portal.reading.records import ArchiveRecord
from newsdesk.rescue import rescue
from newsdesk.store.health import faults

PAGE = 4096
WAYS = ("flipped", "cut", "zeroed")


@dataclass(frozen=True)
class Outcome:
    way: str
    seen: bool
    """The check sees that something is wrong."""
    same: int
    """Articles whose newest text is there."""
    older: int
    """Articles that an older text stands for, each named."""
    untold: int
    """Articles with an older text, or none, of which nothing was said: must be 0."""
    aside: bool
    """The damaged file lies beside, byte by byte as it was."""


def make_newsroom(home: Home) -> dict[str, str]:
    """A newsroom with short and long articles, revisions, snapshots, an archive, a backup and a few rescue copies that are
    older than its newest texts; returns the newest text of each article."""
    desk = Desk.open(home)
    desk.do(staffing.settle_in, "Rina Wulandari", ("reporter", "editor"), "disway-jateng")
    desk.do(add_entries, [ArchiveRecord(headline=f"Berita lama nomor {n}", published="2026-03-03T12:56+07:00",
                                        body="Isi berita lama. " * 30) for n in range(60)])
    newest: dict[str, str] = {}
    for n in range(12):
        article = desk.do(drafting.start, _content(n, "pertama", 4 + 30 * (n % 4))).result
        if n % 2:
            desk.do(reviewing.submit, article)
        newest[article] = ""
    desk.backup()
    texts: dict[str, Content] = {}
    for n, article in enumerate(newest):
        if n % 3:
            desk.do(drafting.save_draft, article, _content(n, "kedua", 6 + 30 * (n % 4)))
        if n % 4 == 1:
            desk.do(reviewing.submit, article)
        content = desk.ask(drafting.draft, article).content
        newest[article] = content.to_json()
        if n % 2:
            texts[article] = content
    rescue(home, texts)
    desk.close()
    return newest


def _content(n: int, time: str, paragraphs: int) -> Content:
    body = "\n\n".join(f"Alinea {p} dari naskah {n}, tulisan {time}, tentang pasar dan jalan di kota." for p in range(paragraphs))
    return Content(headline=f"Naskah Nomor {n}", place="SLAWI", reporters=("Rina Wulandari",), body=body)


def damaged(data: bytes, way: str, chance: random.Random) -> bytes:
    """A store's bytes after an accident."""
    spoilt = bytearray(data)
    if way == "cut":
        del spoilt[chance.randrange(PAGE // 2, len(spoilt)) :]
    elif way == "zeroed":
        for _ in range(chance.randint(1, 8)):
            page = chance.randrange(len(spoilt) // PAGE)
            spoilt[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    else:
        for _ in range(chance.choice((1, 5, 40))):
            spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def damage_and_salvage(model: Home, newest: dict[str, str], folder: Path, way: str, chance: random.Random) -> Outcome:
    """Copy a newsroom, damage its store, have it put right, look at every article."""
    shutil.copytree(model.folder, folder)
    home = Home(folder)
    spoilt = damaged(home.store.read_bytes(), way, chance)
    home.store.write_bytes(spoilt)
    seen = bool(faults(home.store))
    told = restoring.salvage(home)
    named = {replaced.article for replaced in told.replaced}
    desk = Desk.open(home)
    same = older = untold = 0
    for article, content in newest.items():
        try:
            now = desk.ask(drafting.draft, article).content.to_json()
        except Refused:
            now = ""
        same += now == content
        older += now != content
        untold += now != content and article not in named
    # Life goes on.
    fresh = desk.do(drafting.start, Content(headline="Naskah Baru", body="Isi.", reporters=("Rina Wulandari",))).result
    desk.do(reviewing.submit, fresh)
    desk.close()
    assert not [fault for fault in faults(home.store) if fault.kind != "chain"]
    kept = (told.aside / home.store.name).read_bytes() == spoilt
    shutil.rmtree(folder)
    return Outcome(way, seen, same, older, untold, kept)
