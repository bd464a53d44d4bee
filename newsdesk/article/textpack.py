"""One file that carries work: a TextBundle (version 2) in a ZIP, which other writing programs open, too, with our events in it.

What is read is hostile until proven: names, counts, sizes and ratios are looked at before anything is unpacked, nothing is ever
unpacked to disk, and the last bytes of the file are the hash of all the others.
"""

from __future__ import annotations

import io
import json
import re
import stat
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from newsdesk.errors import Refused
from newsdesk.text.canonical import canonical_json
from newsdesk.text.json_depth import depth

INFO, TEXT, EVENTS, OURS = "info.json", "text.markdown", "events.json", "id.newsdesk"
MOST_FILE, MOST_ALL, MOST_FILES, MOST_RATIO = 200_000_000, 150_000_000, 300, 200
"""Bytes of the file and of all that is in it, files in it, and how many times larger one of them may get."""
_MOST = {INFO: 500_000, TEXT: 10_000_000, EVENTS: 60_000_000}
_MOST_ASSET, _DEEPEST, _SMALL = 60_000_000, 40, 100_000
_ASSET = re.compile(r"assets/[0-9a-f]{64}\.(?:jpg|png|webp|gif|heic|tif)")
_SEAL = re.compile(rb"newsdesk [0-9a-f]{64}")
_DATE = (2000, 1, 1, 0, 0, 0)
_PLAIN = (stat.S_IFREG | 0o644) << 16
"""An ordinary file: no link, no folder, no device."""
_FIXED = {"version": 2, "type": "net.daringfireball.markdown", "transient": False, "creatorIdentifier": "id.newsdesk"}


@dataclass(frozen=True, slots=True)
class Pack:
    """What is in such a file."""

    manifest: dict[str, Any]
    """Who sent it, when, what: as the sender wrote it, with the signature that has still to be checked."""
    events: list[Any]
    """As they came: exchanging.take looks at them."""
    pictures: dict[str, bytes]
    """Originals by the SHA-256 of their bytes, which they have."""


def write_pack(text: str, events: list[dict[str, Any]], pictures: Mapping[str, bytes], manifest: dict[str, Any],
               sign: Any) -> bytes:
    """The bytes of a file. pictures: by name (``HASH.jpg``); sign: a function that signs a text."""
    files = {TEXT: text.encode(), EVENTS: canonical_json(events).encode(),
             **{f"assets/{name}": data for name, data in sorted(pictures.items())}}
    said = manifest | {"format": 1, "files": {name: sha256(data).hexdigest() for name, data in files.items()}}
    info = _FIXED | {OURS: said | {"signature": sign(signed_text(said))}}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in ({INFO: canonical_json(info).encode()} | files).items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_STORED if name.startswith("assets/") else zipfile.ZIP_DEFLATED
            entry.external_attr = _PLAIN
            archive.writestr(entry, data, compresslevel=9)
        archive.comment = b"newsdesk " + b"0" * 64
    whole = out.getvalue()[:-64]
    return whole + sha256(whole).hexdigest().encode()


def signed_text(manifest: Mapping[str, Any]) -> str:
    """What of a manifest is signed: all of it but the signature."""
    return "newsdesk parcel " + canonical_json({name: value for name, value in manifest.items() if name != "signature"})


def read_pack(data: bytes) -> Pack:
    """What is in a file. Raises Refused("parcel-too-large", count), ("parcel-foreign") for what is not ours,
    ("parcel-damaged", why)."""
    if len(data) > MOST_FILE:
        raise Refused("parcel-too-large", count=len(data))
    if not data.startswith(b"PK\x03\x04"):
        raise Refused("parcel-foreign")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if not _SEAL.fullmatch(archive.comment):
                raise Refused("parcel-damaged" if OURS.encode() in data or b"newsdesk" in data[-200:] else "parcel-foreign", why="seal")
            if sha256(data[:-64]).hexdigest().encode() != data[-64:]:
                raise Refused("parcel-damaged", why="seal")
            entries = archive.infolist()
            _look_over(entries, len(data))
            files = {entry.filename: _bytes(archive, entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, RuntimeError, OverflowError) as wrong:
        raise Refused("parcel-damaged", why="zip") from wrong
    return _pack(files)


def _look_over(entries: list[zipfile.ZipInfo], size: int) -> None:
    """Names, kinds, counts, sizes and ratios, before anything is unpacked."""
    names = [entry.filename for entry in entries]
    if len(names) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_ALL:
        raise Refused("parcel-too-large", count=sum(entry.file_size for entry in entries))
    if len(set(names)) != len(names) or not {INFO, TEXT, EVENTS} <= set(names):
        raise Refused("parcel-damaged", why="names")
    for entry in entries:
        if entry.extra or entry.comment or entry.date_time != _DATE or entry.volume or entry.internal_attr:
            raise Refused("parcel-damaged", why="zip")
        if (entry.filename not in _MOST and not _ASSET.fullmatch(entry.filename)) or entry.orig_filename != entry.filename:
            raise Refused("parcel-damaged", why="names")
        if entry.external_attr != _PLAIN or entry.flag_bits & 0x1 or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refused("parcel-damaged", why="kinds")
        if entry.file_size > _MOST.get(entry.filename, _MOST_ASSET):
            raise Refused("parcel-too-large", count=entry.file_size)
        if entry.file_size > _SMALL and entry.file_size > MOST_RATIO * entry.compress_size:
            raise Refused("parcel-damaged", why="ratio")
    if sum(entry.compress_size for entry in entries) > size:
        raise Refused("parcel-damaged", why="sizes")  # entries that lie over each other


def _bytes(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as file:
        data = file.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise Refused("parcel-damaged", why="sizes")
    return data


def _pack(files: dict[str, bytes]) -> Pack:
    info, events = _json(files[INFO]), _json(files[EVENTS])
    manifest = info.get(OURS) if isinstance(info, dict) else None
    if not isinstance(manifest, dict) or not isinstance(events, list) or info != _FIXED | {OURS: manifest}:
        raise Refused("parcel-damaged", why="info")
    if manifest.get("format") != 1:
        raise Refused("parcel-newer")
    if manifest.get("files") != {name: sha256(data).hexdigest() for name, data in files.items() if name != INFO}:
        raise Refused("parcel-damaged", why="files")
    pictures: dict[str, bytes] = {}
    for name, data in files.items():
        if name.startswith("assets/"):
            digest = name[7:71]
            if sha256(data).hexdigest() != digest:
                raise Refused("parcel-damaged", why="pictures")
            pictures[digest] = data
    return Pack(manifest, events, pictures)


def _json(data: bytes) -> Any:
    try:
        text = data.decode("utf-8")
        if depth(text) > _DEEPEST:
            raise ValueError("too deep")
        value = json.loads(text)
        if canonical_json(value) != text:
            raise ValueError("not canonical")  # also a name that is there twice
        return value
    except (ValueError, RecursionError) as wrong:
        raise Refused("parcel-damaged", why="json") from wrong
