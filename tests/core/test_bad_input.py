"""What a person can meet, from an empty file to a full disk: each is refused with words, and the newsroom stays whole."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pysqlite3.dbapi2 as sqlite
import pytest
from PIL import Image
from sqlalchemy import event

from newsdesk import drafting, finding, importing, publishing, reviewing, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Desk, Look
from newsdesk.errors import Refused
from newsdesk.portal.reading import records
from newsdesk.sample import FOLDER
from newsdesk.store import log
from tests.small_disk import SmallDisk

try:
    from ui import words
except ModuleNotFoundError:  # the core's tests also run where there is no window
    words = None  # type: ignore[assignment]

TEXT = "Harga Cabai Naik di Pasar Slawi\n\nSLAWI, DISWAY JATENG - “Naik lagi,” ujar pedagang — kemarin.\n\nPembeli berkurang.\n"


def refused_with(code: str, call: Callable[[], object]) -> Refused:
    """What the call was refused with; it has this code and can be said in both languages."""
    with pytest.raises(Refused) as caught:
        call()
    assert caught.value.code == code
    said_in_both_languages(caught.value)
    return caught.value


def said_in_both_languages(refused: Refused) -> None:
    if words is None:
        return
    for number in (0, 1):
        sentence = words.WORDS[f"refused.{refused.code}"][number].format(**refused.facts)
        assert len(sentence) > 40 and sentence.endswith(".")


def content(headline: str = "Harga Cabai Naik", body: str = "Harga cabai naik.") -> Content:
    return Content(headline=headline, body=body, place="SLAWI", reporters=("Rina Wulandari",), editor="Bagus Prakoso",
                   category="Ekonomi", tags=("cabai",))


def settled(folder: Path) -> Desk:
    opened = Desk.open(folder)
    opened.do(staffing.settle_in, "Rina Wulandari", ("reporter", "editor"), "disway-jateng")
    return opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = settled(tmp_path / "newsroom")
    yield opened
    opened.close()


def whole(look: Look) -> tuple[int, int, int, list[str]]:
    """How much a newsroom holds, and what of its log is damaged."""
    return (log.size(look.session), len(finding.articles(look)), finding.archive_size(look), log.damaged(look.session))


# ---- files -----------------------------------------------------------------------------------------------------------

FILES = {
    "empty": (b"", "file-empty"),
    "blank": (b" \r\n\t\n" * 300, "file-empty"),
    "only-a-mark": (b"\xff\xfe", "file-empty"),
    "binary": (bytes(range(256)) * 400, "file-not-text"),
    "a-program": (b"\x7fELF\x02\x01\x01" + b"\0\1\2\3" * 5000, "file-not-text"),
    "a-picture": ((FOLDER / "pictures" / "balai-desa.jpg").read_bytes(), "file-not-text"),
    "50-megabytes": (TEXT.encode() * (50_000_000 // len(TEXT.encode())), "file-too-large"),
}


@pytest.mark.parametrize("ending", [".txt", ".html", ".md"])
@pytest.mark.parametrize("kind", FILES)
def test_a_bad_file_is_refused_and_stores_nothing(desk: Desk, tmp_path: Path, kind: str, ending: str) -> None:
    data, code = FILES[kind]
    file = tmp_path / f"naskah{ending}"
    file.write_bytes(data)
    before = desk.ask(whole)
    refused_with(code, lambda: desk.ask(importing.read_file, file))
    assert desk.ask(whole) == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_other_encodings_are_read_without_losing_a_character(desk: Desk, tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "naskah.txt"
    file.write_bytes(TEXT.encode(encoding))
    read = desk.ask(importing.read_file, file)[0].content
    assert read.headline == "Harga Cabai Naik di Pasar Slawi"
    assert read.body == "“Naik lagi,” ujar pedagang — kemarin.\n\nPembeli berkurang."


def test_utf16_that_is_cut_is_refused_or_told(desk: Desk, tmp_path: Path) -> None:
    """Never a text with silent holes: refused, or read with the damage told."""
    file = tmp_path / "naskah.txt"
    file.write_bytes(TEXT.encode("utf-16")[:-1])
    try:
        reading = desk.ask(importing.read_file, file)[0]
    except Refused as refused:
        said_in_both_languages(refused)
    else:
        assert any(r.level == "lost" for r in reading.refused)


def test_a_file_that_is_gone_is_refused(desk: Desk, tmp_path: Path) -> None:
    refused_with("file-unreadable", lambda: desk.ask(importing.read_file, tmp_path / "hilang.txt"))


def test_a_bulk_archive_that_is_none_is_refused(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "arsip.jsonl.gz"
    file.write_bytes(b"\x1f\x8b\x08\0" + b"\1" * 300)
    with pytest.raises(Refused) as caught:
        importing.import_archive(desk, file)
    said_in_both_languages(caught.value)
    assert desk.ask(finding.archive_size) == 0


# ---- pictures --------------------------------------------------------------------------------------------------------

def png_of(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes that says it is this large."""
    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", header) + part(b"IDAT", zlib.compress(bytes(1000))) + part(b"IEND", b"")


PICTURES = {
    "empty": (b"", "picture-not-one"),
    "text": (TEXT.encode(), "picture-not-one"),
    "a-drawing": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture-not-one"),
    "900-megapixels": (png_of(30_000, 30_000), "picture-too-large"),
    "wider-than-any": (png_of(2**31 - 1, 1), "picture-too-large"),
}


@pytest.mark.parametrize("kind", PICTURES)
def test_a_bad_picture_is_refused_and_leaves_no_file(desk: Desk, kind: str) -> None:
    data, code = PICTURES[kind]
    before = desk.ask(whole)
    refused_with(code, lambda: desk.do(drafting.add_image, data, "foto.jpg"))
    assert desk.ask(whole) == before
    assert [f for f in desk.home.pictures.rglob("*") if f.is_file()] == []


def test_a_picture_that_ends_early_never_stops_the_page(desk: Desk) -> None:
    """Its header is good, its data are cut: it is refused when it is added, or the page is made and says what lacks."""
    out = io.BytesIO()
    Image.effect_noise((900, 600), 80).save(out, "JPEG")
    try:
        added = desk.do(drafting.add_image, out.getvalue()[:20_000], "foto.jpg").result
    except Refused as refused:
        assert refused.code == "picture-not-one"
        return
    article = desk.do(drafting.start, content()).result
    picture = drafting.lead_picture(added, "foto.jpg")
    desk.do(drafting.save_draft, article, Content(headline="Judul", body="Isi.", lead=picture))
    refused_with("picture-not-one", lambda: desk.ask(publishing.page_of_draft, article))
    assert desk.ask(drafting.draft, article).content.body == "Isi."


# ---- profiles --------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("file", "text", "where"), [
    ("profile.toml", 'name = "Portal Kami', "line 1"),
    ("profile.toml", 'warna = "biru"', "warna"),
    ("page.html.j2", "<html>\n{% if %}\n{{ body }}", "line 2"),
])
def test_a_broken_profile_is_told_and_the_page_is_made_all_the_same(desk: Desk, file: str, text: str, where: str) -> None:
    folder = desk.home.portals / "disway-jateng"
    folder.mkdir(parents=True)
    (folder / file).write_text(text, encoding="utf-8")
    problems = desk.ask(staffing.profile).problems
    assert [(p.file, p.where) for p in problems] == [(file, where)]
    article = desk.do(drafting.start, content()).result
    assert b"Harga Cabai Naik" in desk.ask(publishing.page_of_draft, article).page.html


# ---- disks -----------------------------------------------------------------------------------------------------------

@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    with SmallDisk.mounted(tmp_path / "disk", "6m") as small:
        yield small


class Answers:
    """What the journal said: numbers saved, and what it refused with."""

    def __init__(self, desk: Desk) -> None:
        self.saved: list[int] = []
        self.failed: list[Refused] = []
        desk.journal.on_saved = lambda _article, number, _at: self.saved.append(number)
        desk.journal.on_failed = lambda _article, _number, why: self.failed.append(why)

    def wait_for_failure(self, desk: Desk) -> Refused:
        while not self.failed:
            desk.journal.flush(0.02)
        return self.failed[0]


def test_a_full_disk_at_save_keeps_the_text_and_saves_it_when_there_is_room(disk: SmallDisk) -> None:
    desk = settled(disk.folder / "newsroom")
    article = desk.do(drafting.start, content(body="Lama.")).result
    answers = Answers(desk)
    disk.fill()
    number = desk.journal.put(article, content(body="Baru. " * 50_000).to_json())
    refused = answers.wait_for_failure(desk)
    assert refused.code == "disk-full" and answers.saved == []
    said_in_both_languages(refused)
    assert "Baru." in desk.journal.unsaved()[article]
    assert desk.ask(drafting.draft, article).content.body == "Lama."
    refused_with("disk-full", lambda: desk.do(drafting.save_draft, article, content(body="Lain. " * 50_000)))
    disk.empty()
    assert desk.journal.flush(30) and answers.saved == [number]
    assert desk.ask(drafting.draft, article).content.body.startswith("Baru.")
    assert desk.ask(whole)[3] == []
    desk.close()


def test_a_full_disk_refuses_a_picture_and_leaves_no_part_of_it(disk: SmallDisk) -> None:
    desk = settled(disk.folder / "newsroom")
    disk.fill()
    data = (FOLDER / "pictures" / "balai-desa.jpg").read_bytes()
    refused_with("disk-full", lambda: desk.do(drafting.add_image, data, "foto.jpg"))
    disk.empty()
    assert [f.name for f in desk.home.pictures.rglob("*") if f.is_file() and f.stat().st_size == len(data)] == []
    assert desk.do(drafting.add_image, data, "foto.jpg").result.described.width == 1600
    desk.close()


def test_a_store_that_turns_read_only_at_save_keeps_the_text(desk: Desk) -> None:
    """A disk with open files cannot be remounted, so SQLite itself is told: its error is the same, SQLITE_READONLY."""
    article = desk.do(drafting.start, content(body="Lama.")).result
    answers = Answers(desk)

    def lock(connection: Any, *_: object) -> None:
        connection.execute("PRAGMA query_only=ON")

    def unlock(connection: Any, *_: object) -> None:
        connection.execute("PRAGMA query_only=OFF")

    event.listen(desk._engine, "checkout", lock)
    number = desk.journal.put(article, content(body="Baru.").to_json())
    refused = answers.wait_for_failure(desk)
    assert refused.code == "newsroom-read-only"
    said_in_both_languages(refused)
    assert answers.saved == [] and "Baru." in desk.journal.unsaved()[article]
    event.remove(desk._engine, "checkout", lock)
    event.listen(desk._engine, "checkout", unlock)
    assert desk.journal.flush(30) and answers.saved == [number]
    assert desk.ask(drafting.draft, article).content.body == "Baru."


def test_a_newsroom_on_a_read_only_disk_is_refused(disk: SmallDisk) -> None:
    settled(disk.folder / "newsroom").close()
    disk.read_only(True)
    refused_with("folder-read-only", lambda: Desk.open(disk.folder / "newsroom"))
    disk.read_only(False)
    again = Desk.open(disk.folder / "newsroom")
    assert again.ask(staffing.me) is not None
    again.close()


def approved(desk: Desk) -> str:
    """An article that can be exported."""
    data = (FOLDER / "pictures" / "balai-desa.jpg").read_bytes()
    added = desk.do(drafting.add_image, data, "foto.jpg").result
    article = desk.do(drafting.start, content()).result
    filled = Content.from_json(content().to_json())
    lead = drafting.lead_picture(added, "foto.jpg")
    desk.do(drafting.save_draft, article, Content.from_values({**_values(filled), "lead": _values(lead)}))
    desk.do(reviewing.approve, article, desk.do(reviewing.submit, article).result)
    return article


def _values(value: object) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__slots__}  # type: ignore[attr-defined]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


@pytest.mark.parametrize("how", ["full", "read-only"])
def test_a_disk_that_takes_no_export_leaves_the_old_one_and_takes_no_step(desk: Desk, disk: SmallDisk, how: str) -> None:
    article = approved(desk)
    first = desk.do(publishing.export, article, disk.folder).result
    before, events = bytes_of(first.folder), desk.ask(whole)
    if how == "full":
        disk.fill()
    else:
        disk.read_only(True)
    refused_with("disk-full" if how == "full" else "folder-read-only",
                 lambda: desk.do(publishing.export, article, disk.folder))
    assert bytes_of(first.folder) == before
    assert desk.ask(whole) == events
    if how == "full":
        disk.empty()
    else:
        disk.read_only(False)
    assert bytes_of(desk.do(publishing.export, article, disk.folder).result.folder) == before
    assert [f.name for f in disk.folder.iterdir()] == [first.folder.name]


# ---- the newsroom itself ---------------------------------------------------------------------------------------------

def test_a_second_start_is_refused_and_names_the_first(desk: Desk) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom newsdesk.desk import Desk\nfrom newsdesk.errors import Refused\n"
        "try:\n    Desk.open(Path(sys.argv[1]))\nexcept Refused as refused:\n    print(refused.code, refused.facts['process'])\n"
    )
    root = Path(__file__).resolve().parents[2]
    second = subprocess.run([sys.executable, "-c", script, str(desk.home.folder)], cwd=root, capture_output=True, text=True,
                            check=True)
    assert second.stdout.split() == ["newsroom-in-use", str(os.getpid())]
    refused_with("newsroom-in-use", lambda: Desk.open(desk.home))
    assert desk.do(drafting.start, content()).result


def test_a_newer_store_is_read_and_never_written(tmp_path: Path) -> None:
    first = settled(tmp_path / "newsroom")
    article = approved(first)
    first.close()
    raw = sqlite.connect(first.home.store, isolation_level=None)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    newer = Desk.open(first.home)
    assert newer.read_only
    assert newer.ask(drafting.draft, article).content.headline == "Harga Cabai Naik"
    assert b"Harga Cabai Naik" in newer.ask(publishing.page_of_draft, article).page.html
    refused_with("store-newer", lambda: newer.do(drafting.start, content()))
    answers = Answers(newer)
    newer.journal.put(article, content(body="Lain.").to_json())
    said_in_both_languages(answers.wait_for_failure(newer))
    assert answers.saved == [] and newer.ask(drafting.draft, article).content.body == "Harga cabai naik."
    begun = time.monotonic()
    assert list(newer.journal.unsaved()) == [article] and not newer.close()
    assert time.monotonic() - begun < 5, "closing does not wait for a store that will never take the text"


@pytest.mark.parametrize("data", [b"ini bukan basis data " * 200, b"SQLite format 3\0" + b"\xff" * 8000], ids=["text", "torn"])
def test_a_store_that_is_none_is_refused_and_left_as_it_is(tmp_path: Path, data: bytes) -> None:
    folder = tmp_path / "newsroom"
    folder.mkdir()
    (folder / "newsroom.sqlite3").write_bytes(data)
    refused_with("store-unreadable", lambda: Desk.open(folder))
    assert (folder / "newsroom.sqlite3").read_bytes() == data
    refused_with("store-unreadable", lambda: Desk.open(folder))  # and the first try gave the folder back


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(200),
                                  b"PK\x03\x04\x14\0\x08\0" + os.urandom(4000)], ids=["bytes", "png", "zip"])
def test_an_archive_that_is_no_text_is_refused_without_its_bytes(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "arsip.csv"
    path.write_bytes(data)
    desk = Desk.open(tmp_path / "newsroom")
    try:
        for call in (lambda: importing.import_archive(desk, path), lambda: records.sample(path)):
            assert refused_with("file-not-text", call).facts == {"name": "arsip.csv"}
        assert desk.ask(finding.find, "", limit=5) == []
    finally:
        desk.close()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without named pipes")
def test_a_pipe_to_which_nobody_writes_is_not_waited_for(tmp_path: Path) -> None:
    for name in ("halaman.txt", "arsip.jsonl"):
        os.mkfifo(tmp_path / name)
    desk = Desk.open(tmp_path / "newsroom")
    try:
        for name in ("halaman.txt", "arsip.jsonl"):
            refused_with("file-no-file", lambda name=name: desk.ask(importing.read_file, tmp_path / name))
        refused_with("file-no-file", lambda: importing.import_archive(desk, tmp_path / "arsip.jsonl"))
    finally:
        desk.close()
