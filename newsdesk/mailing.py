"""Sending work as one file and taking such a file in: whole, or refused whole with the reason."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import select

from newsdesk import exchanging
from newsdesk.article.content import Content, is_instant
from newsdesk.article.textpack import Pack, signed_text, write_pack
from newsdesk.desk import Act, Look
from newsdesk.drafting import keep_original, original
from newsdesk.errors import Refused
from newsdesk.paths import Home
from newsdesk.staffing import require_me
from newsdesk.store.backup import write_file
from newsdesk.store.engine import refusal
from newsdesk.store.keys import device_key, is_signed, sign
from newsdesk.store.tables import Article, Device, Image, Revision
from newsdesk.trusting import introduce

ENDING = ".textpack"
_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif", "image/heic": "heic", "image/tiff": "tif"}
_KEPT = 100


@dataclass(frozen=True, slots=True)
class Letter:
    """A file that is ready to be written."""

    name: str
    data: bytes
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """What a file brought."""

    person: str
    """The name of who sent it, as their machine says."""
    at: datetime
    headlines: dict[str, str]
    taken: exchanging.Taken
    pictures: int


def letter(act: Act, articles: Sequence[str], pictures: bool = False) -> Letter:
    """The file for some articles, as they were submitted; pictures: with the originals of their pictures.

    Raises Refused("send-nothing") where none of them was ever submitted, ("article-unknown"), ("nobody-here").
    """
    require_me(act)
    rows = [row for article in articles if (row := act.session.get(Article, article)) and row.head]
    events = exchanging.parcel(act, {}, articles)
    if not rows:
        raise Refused("send-nothing")
    data, headlines = packed(act, events, [row.id for row in rows], pictures)
    name = re.sub(r"[^a-z0-9]+", "-", next(iter(headlines.values())).lower()).strip("-")[:60] or "naskah"
    return Letter(f"{act.now:%Y-%m-%d}-{name}{ENDING}", data, tuple(headlines))


def packed(act: Act, events: list[dict[str, Any]], articles: Sequence[str], pictures: bool = False) -> tuple[bytes, dict[str, str]]:
    """The bytes of a file with these events, and the headlines of its articles; those that were never submitted have none."""
    person, key = require_me(act), introduce(act)
    rows = [row for article in articles if (row := act.session.get(Article, article)) and row.head]
    contents = {row.id: Content.from_json(act.session.get_one(Revision, row.head).content) for row in rows}
    headlines = {article: content.headline for article, content in contents.items()}
    manifest = {"device": act.device, "key": key, "person": person.id, "name": person.name, "at": act.now.isoformat(timespec="seconds"),
                "articles": headlines}
    seed = device_key(act.home.key)
    text = "\n\n---\n\n".join(f"# {content.headline}\n\n{content.body}" for content in contents.values()) + "\n"
    with_files = _pictures(act, contents.values()) if pictures else {}
    return write_pack(text, events, with_files, manifest, lambda said: sign(seed, said)), headlines


def post(letter: Letter, to: Path) -> Path:
    """Write a file into a folder (or at a path) and read it back from the disk: when this returns, the stick may be pulled.

    Raises Refused("send-differs", file) where the disk does not give back what was written, ("disk-full"),
    ("folder-read-only", folder).
    """
    path = to / letter.name if to.is_dir() else to
    try:
        write_file(path, letter.data)
        _flush_folder(path.parent)
        with path.open("rb") as file:
            if hasattr(os, "posix_fadvise"):
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)  # from the disk, not from memory
            same = file.read() == letter.data
    except OSError as wrong:
        said = refusal(wrong)
        full = isinstance(said, Refused) and said.code == "disk-full"
        raise (Refused("disk-full") if full else Refused("folder-read-only", folder=str(path.parent))) from wrong
    if not same:
        raise Refused("send-differs", file=path.name)
    return path


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
    sender = _sender(act, pack)
    taken = exchanging.take(act, pack.events)
    return Opened(sender, datetime.fromisoformat(pack.manifest["at"]), dict(pack.manifest["articles"]), taken, len(pack.pictures))


def keep_pictures(home: Home, pack: Pack) -> int:
    """Put the originals of a file that was taken in into the newsroom folder; how many were pictures."""
    count = 0
    for digest, picture in pack.pictures.items():
        try:
            keep_original(home, picture, digest)
            count += 1
        except Refused as refused:
            if refused.code not in ("picture-not-one", "picture-too-large"):
                raise
    return count


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


def _sender(look: Look, pack: Pack) -> str:
    manifest: dict[str, Any] = pack.manifest
    texts = ("device", "key", "person", "name", "at", "signature")
    if not all(isinstance(manifest.get(name), str) for name in texts) or not is_instant(manifest["at"]):
        raise Refused("parcel-damaged", why="info")
    titles = manifest.get("articles")
    if not isinstance(titles, dict) or not all(isinstance(title, str) for title in titles.values()):
        raise Refused("parcel-damaged", why="info")
    known = look.session.get(Device, manifest["device"])
    if (known and known.key != manifest["key"]) or not is_signed(manifest["key"], signed_text(manifest), manifest["signature"]):
        raise Refused("parcel-unsigned", device=manifest["device"][:40])
    return str(manifest["name"])


def _pictures(look: Look, contents: Any) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    media = {row.digest: row.media for row in look.session.scalars(select(Image))}
    for content in contents:
        for picture in (content.lead, *content.pictures):
            ending = _ENDINGS.get(media.get(picture.image, "")) if picture else None
            if picture and picture.image and ending:
                found[f"{picture.image}.{ending}"] = original(look, picture.image)
    return found
