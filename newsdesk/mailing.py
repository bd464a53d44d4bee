"""Sending work as one file and taking such a file in: whole, or refused whole with the reason."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from newsdesk import exchanging
from newsdesk.article.content import Content, Picture
from newsdesk.article.textpack import MOST_ALL, MOST_EVENTS, MOST_FILES, Pack, signed_text, write_pack
from newsdesk.desk import Act, Desk, Look
from newsdesk.drafting import keep_original
from newsdesk.errors import Refused
from newsdesk.paths import Home
from newsdesk.pictures.darkroom import describe, prepare
from newsdesk.staffing import require_me
from newsdesk.store.backup import write_file
from newsdesk.store.batches import batches
from newsdesk.store.engine import refusal
from newsdesk.store.keys import device_key, is_signed, sign
from newsdesk.store.tables import Article, Device, Event, Image, Revision
from newsdesk.text.usable import clean_line, clean_name
from newsdesk.trusting import introduce
from newsdesk.vetting import is_time
from newsdesk.whereabouts import note_sent

ENDING = ".textpack"
TEXT, SMALL, ORIGINALS = "text", "small", "originals"
"""What of the pictures goes along: nothing, a small copy of each (the original follows), or the originals."""
LONG_SIDE = 2_000
"""Pixels of a small copy at its longer side."""
SMALL_ENOUGH = 1_000_000
"""Bytes of a picture that goes as it is where it is no larger than a small copy."""
_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif", "image/heic": "heic", "image/tiff": "tif"}
_HASH = re.compile(r"[0-9a-f]{64}")
_KEPT = 100
_AT_ONCE = 2_000
"""Articles of one file: more than others take, and fewer than one question to the store may name."""
Tell = Callable[[int, int], object]
"""Hears how many of how many pictures are done."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A file that is ready to be written."""

    name: str
    data: bytes
    articles: tuple[str, ...]
    hashes: frozenset[str] = frozenset()
    """The events in it."""
    pictures: int = 0
    """How many pictures are in it, small copies among them."""
    copies: int = 0
    """How many of these are small copies."""
    to_follow: int = 0
    """How many pictures the articles show whose original is not in it."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What a file will say, taken out of the store; the pictures are added to it without the store."""

    events: list[dict[str, Any]]
    headlines: dict[str, str]
    text: str
    manifest: dict[str, Any]
    pictures: dict[str, str]
    """The pictures that are shown: their media by the SHA-256 of the original."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file brought."""

    person: str
    """The name of who sent it, as their machine says."""
    at: datetime
    headlines: dict[str, str]
    taken: exchanging.Taken
    pictures: int


def prepare_letter(desk: Desk, articles: Sequence[str], pictures: str = TEXT, tell: Tell | None = None) -> Letter:
    """The file for some articles, as they were submitted; pictures: TEXT, SMALL or ORIGINALS. For a thread: the pictures are
    read, and made smaller, while nobody waits for the store.

    Raises Refused("send-nothing") where none of them was ever submitted, ("article-unknown"), ("nobody-here").
    """
    outline = desk.do(outline_of, articles).result
    return sealed(desk.home, outline, pictures, tell)


def prepare_letters(desk: Desk, articles: Sequence[str], pictures: str = TEXT) -> Iterator[Letter]:
    """The files for any number of articles: as few as others would take in, each whole in itself, so that any of them may come
    first, or alone. One is made when the one before was taken. Articles that were never submitted are left out.

    Raises Refused as `prepare_letter` does, and ("parcel-too-large", count) where one article alone is more than one file takes.
    """
    sent = desk.ask(_sent, articles) or list(articles[:1])  # which is refused for what it is
    waiting = list(batches(sent, _AT_ONCE))[::-1] or [[]]
    while waiting:
        some = waiting.pop()
        try:
            yield prepare_letter(desk, some, pictures)
        except Refused as refused:
            if refused.code != "parcel-too-large" or len(some) == 1:
                raise
            waiting += [some[len(some) // 2 :], some[: len(some) // 2]]


def numbered(name: str, number: int) -> str:
    """The name of one file of several: ``newsroom-2.textpack``."""
    return f"{name.removesuffix(ENDING)}-{number}{ENDING}"


def _sent(look: Look, articles: Sequence[str]) -> list[str]:
    heads = set(look.session.scalars(select(Article.id).where(Article.head != "")))
    return [article for article in articles if article in heads]


def letter(act: Act, articles: Sequence[str], pictures: str = TEXT) -> Letter:
    """The same in one act. Raises Refused as `prepare_letter` does."""
    return sealed(act.home, outline_of(act, articles), pictures)


def outline_of(act: Act, articles: Sequence[str]) -> Outline:
    """What a file with these articles says. Raises Refused as `prepare_letter` does."""
    require_me(act)
    rows = [row for article in articles if (row := act.session.get(Article, article)) and row.head]
    count = act.session.scalar(select(func.count()).where(Event.article.in_(articles))) or 0
    if count > MOST_EVENTS:  # before all of them are read
        raise Refused("parcel-too-large", count=count)
    events = exchanging.parcel(act, {}, articles)
    if not rows:
        raise Refused("send-nothing")
    return _outline(act, events, [row.id for row in rows])


def sealed(home: Home, outline: Outline, pictures: str = TEXT, tell: Tell | None = None) -> Letter:
    """The file of an outline, signed by this machine, with its pictures as they are wanted. A picture that is not here is left out."""
    found: dict[str, bytes] = {}
    copies: dict[str, str] = {}
    wanted, room = outline.pictures if pictures != TEXT else {}, MOST_ALL
    for number, (digest, media) in enumerate(wanted.items()):
        if tell:
            tell(number, len(wanted))
        data = _original(home, digest)
        ending = _ENDINGS.get(media)
        if data is None or ending is None:
            continue
        if pictures == SMALL and (made := _small(data)):
            data, ending = made
            copies[sha256(data).hexdigest()] = digest
        found[f"{sha256(data).hexdigest()}.{ending}"] = data
        room -= len(data)
        if room < 0 or len(found) >= MOST_FILES:  # before all of them are in memory
            raise Refused("parcel-too-large", count=MOST_ALL - room)
    seed = device_key(home.key)
    manifest = outline.manifest | ({"copies": copies} if copies else {})
    data = write_pack(outline.text, outline.events, found, manifest, lambda said: sign(seed, said))
    name = re.sub(r"[^a-z0-9]+", "-", next(iter(outline.headlines.values()), "").lower()).strip("-")[:60] or "naskah"
    return Letter(f"{manifest['at'][:10]}-{name}{ENDING}", data, tuple(outline.headlines), frozenset(e["hash"] for e in outline.events),
                  len(found), len(copies), len(outline.pictures) - len(found) + len(copies))


def packed(act: Act, events: list[dict[str, Any]], articles: Sequence[str]) -> bytes:
    """The bytes of a file with these events and no picture."""
    return sealed(act.home, _outline(act, events, articles)).data


def _outline(act: Act, events: list[dict[str, Any]], articles: Sequence[str]) -> Outline:
    person, key = require_me(act), introduce(act)
    rows = [row for article in articles if (row := act.session.get(Article, article)) and row.head]
    contents = {row.id: Content.from_json(act.session.get_one(Revision, row.head).content) for row in rows}
    headlines = {article: content.headline for article, content in contents.items()}
    manifest = {"device": act.device, "key": key, "person": person.id, "name": person.name, "at": act.now.isoformat(timespec="seconds"),
                "articles": headlines}
    text = "\n\n---\n\n".join(f"# {content.headline}\n\n{content.body}" for content in contents.values()) + "\n"
    shown = [picture.image for content in contents.values() for picture in (content.lead, *content.pictures) if picture and picture.image]
    media = {row.digest: row.media for row in act.session.scalars(select(Image).where(Image.digest.in_(shown)))} if shown else {}
    return Outline(events, headlines, text, manifest, {digest: media.get(digest, "") for digest in dict.fromkeys(shown)})


def _original(home: Home, digest: str) -> bytes | None:
    try:
        data = home.picture(digest).read_bytes()
    except OSError:
        return None
    return data if sha256(data).hexdigest() == digest else None


def _small(data: bytes) -> tuple[bytes, str] | None:
    """A copy that is LONG_SIDE at most, without what the file says of itself; None where it would save nothing."""
    try:
        seen = describe(data, 8)
        longer = max(seen.width, seen.height)
        if longer <= LONG_SIDE and len(data) <= SMALL_ENOUGH:
            return None
        made = prepare(data, Picture(""), 1, "x", max(1, seen.width * min(LONG_SIDE, longer) // longer))
    except Refused as refused:
        if refused.code not in ("picture-not-one", "picture-too-large"):
            raise
        return None
    return (made.data, _ENDINGS[made.media]) if len(made.data) < len(data) else None


def deliver(desk: Desk, letter: Letter, to: Path) -> Path:
    """Write a file as `post` does, and remember that its articles were sent.

    Raises Refused as `post`, and ("send-folder-missing", folder) where a folder is meant that is not there: a stick that was
    pulled out must not become a file of that name.
    """
    if to.suffix != ENDING and not to.is_dir():
        raise Refused("send-folder-missing", folder=str(to))
    path = post(letter, to)
    desk.do(note_sent, letter.articles, "file", path.name, letter.hashes)
    return path


def post(letter: Letter, to: Path) -> Path:
    """Write a file into a folder (or at a path) and read it back from the disk: when this returns, the stick may be pulled.

    Into a folder it goes under its own name, or with a number where another file has that. Raises Refused("send-differs", file)
    where the disk does not give back what was written, ("disk-full"), ("folder-read-only", folder).
    """
    try:
        path = _free(to, letter) if to.is_dir() else to
        write_file(path, letter.data)
        _flush_folder(path.parent)
        with path.open("rb") as file:
            if hasattr(os, "posix_fadvise"):
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)  # from the disk, not from memory
            same = file.read() == letter.data
    except OSError as wrong:
        said = refusal(wrong)
        full = isinstance(said, Refused) and said.code == "disk-full"
        raise (Refused("disk-full") if full else Refused("folder-read-only", folder=str(to))) from wrong
    if not same:
        raise Refused("send-differs", file=path.name)
    return path


def _free(folder: Path, letter: Letter) -> Path:
    """Where a file goes so that nothing that was sent before is written over."""
    name = letter.name.removesuffix(ENDING)
    for number in range(1, 1000):
        path = folder / (letter.name if number == 1 else f"{name}-{number}{ENDING}")
        if not path.exists():
            return path
    return folder / letter.name


def _flush_folder(folder: Path) -> None:
    """The file's name, too, is on the disk."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def receive(act: Act, pack: Pack) -> Opened:
    """Take in a file that was read. Raises Refused as exchanging.take does, ("parcel-unsigned", device); then nothing is changed."""
    sender = checked_sender(act, pack)
    taken = exchanging.take(act, pack.events)
    headlines = {article: clean_line(headline) for article, headline in pack.manifest["articles"].items()}
    return Opened(sender, datetime.fromisoformat(pack.manifest["at"]), headlines, taken, len(pack.pictures))


def keep_pictures(home: Home, pack: Pack) -> int:
    """Put the pictures of a file that was taken in into the newsroom folder; how many were pictures.

    A small copy is kept under the name of the original that it stands for, apart from the originals, until that comes.
    """
    copies = copies_in(pack)
    return sum(_keep(home, digest, picture, copies.get(digest, "")) for digest, picture in pack.pictures.items())


def _keep(home: Home, digest: str, picture: bytes, stands_for: str) -> bool:
    try:
        if not stands_for:
            keep_original(home, picture, digest)
            home.copy(digest).unlink(missing_ok=True)
        elif not home.picture(stands_for).exists() and not home.copy(stands_for).exists():
            describe(picture, 8)
            write_file(home.copy(stands_for), picture)
    except Refused as refused:
        if refused.code not in ("picture-not-one", "picture-too-large"):
            raise
        return False
    except OSError as wrong:
        raise Refused("disk-full" if wrong.errno == 28 else "folder-read-only", folder=str(home.copies)) from wrong
    return True


def copies_in(pack: Pack) -> Mapping[str, str]:
    """The small copies in a file whose sender was checked: the original that each stands for."""
    copies: Mapping[str, str] = pack.manifest.get("copies", {})
    return copies


def quarantine(home: Home, name: str, data: bytes, refused: Refused, at: datetime) -> Path:
    """Put a refused file aside under a name of ours, beside the reason. The newest hundred are kept."""
    home.quarantine.mkdir(parents=True, exist_ok=True)
    path = home.quarantine / f"{at:%Y%m%dT%H%M%S}-{sha256(data).hexdigest()[:16]}.refused"
    write_file(path, data)
    reason = {"name": name[:200], "code": refused.code, "facts": refused.facts, "at": at.isoformat()}
    write_file(path.with_suffix(".json"), json.dumps(reason, ensure_ascii=False).encode("utf-8", "replace"))
    for old in sorted(home.quarantine.glob("*.refused"))[:-_KEPT]:
        old.unlink(missing_ok=True)
        old.with_suffix(".json").unlink(missing_ok=True)
    return path


def checked_sender(look: Look, pack: Pack) -> str:
    """The name of who sent a file, after its signature was found to be that of the machine it names.

    Raises Refused("parcel-damaged", why), ("parcel-unsigned", device).
    """
    manifest: dict[str, Any] = pack.manifest
    texts = ("device", "key", "person", "name", "at", "signature")
    if not all(isinstance(manifest.get(name), str) for name in texts) or not is_time(manifest["at"]):
        raise Refused("parcel-damaged", why="info")
    titles, copies = manifest.get("articles"), manifest.get("copies", {})
    if not isinstance(titles, dict) or not all(isinstance(title, str) for title in titles.values()):
        raise Refused("parcel-damaged", why="info")
    if not isinstance(copies, dict) or not set(copies) <= set(pack.pictures) or not _are_hashes(copies.values()):
        raise Refused("parcel-damaged", why="info")
    known = look.session.get(Device, manifest["device"])
    if (known and known.key != manifest["key"]) or not is_signed(manifest["key"], signed_text(manifest), manifest["signature"]):
        raise Refused("parcel-unsigned", device=manifest["device"][:40])
    return clean_name(str(manifest["name"]))


def _are_hashes(values: Iterable[Any]) -> bool:
    return all(isinstance(value, str) and _HASH.fullmatch(value) for value in values)
