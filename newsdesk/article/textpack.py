"""One file that carries work: a TextBundle (version 2) in a ZIP, which other writing programs open, too, with our events in it.

What is read is hostile until proven: names, counts, sizes and ratios are looked at before anything is unpacked, nothing is ever
unpacked to disk, and the last bytes of the file are the hash of all the others. The ZIP is not searched but known: every byte of it
that is not content has one place and one value, so there is nowhere to say one thing to us and another to somebody else.
"""

from __future__ import annotations

import io
import json
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from newsdesk.errors import Refused
from newsdesk.text.canonical import canonical_json
from newsdesk.text.json_depth import TooMuch, depth

INFO, TEXT, EVENTS, OURS = "info.json", "text.markdown", "events.json", "id.newsdesk"
MOST_FILE, MOST_ALL, MOST_FILES, MOST_RATIO = 100_000_000, 120_000_000, 300, 200
"""Bytes of the file and of all that is in it, files in it, and how many times larger one of them may get."""
MOST_EVENTS = 20_000
_MOST = {INFO: 500_000, TEXT: 10_000_000, EVENTS: 30_000_000}
_MOST_ASSET, _DEEPEST, _SMALL = 60_000_000, 40, 100_000
_MOST_SIGNS = {INFO: 50_000, EVENTS: 12 * MOST_EVENTS}
"""Brackets and commas of a JSON text: each stands for a value that needs room."""
_ASSET = re.compile(r"assets/[0-9a-f]{64}\.(?:jpg|png|webp|gif|heic|tif)")
_SEAL = re.compile(rb"newsdesk [0-9a-f]{64}")
_DATE = (2000, 1, 1, 0, 0, 0)
_STAMP = (0, (2000 - 1980) << 9 | 1 << 5 | 1)
"""The same as a ZIP has it: time, date."""
_PLAIN = (stat.S_IFREG | 0o644) << 16
"""An ordinary file: no link, no folder, no device."""
_FIXED = {"version": 2, "type": "net.daringfireball.markdown", "transient": False, "creatorIdentifier": "id.newsdesk"}
_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4sBB5H3L5H2L"), struct.Struct("<4s4H2LH")


@dataclass(frozen=True, slots=True)
class Pack:
    """What is in such a file."""

    manifest: dict[str, Any]
    """Who sent it, when, what: as the sender wrote it, with the signature that has still to be checked."""
    events: list[Any]
    """As they came: exchanging.take looks at them."""
    pictures: Mapping[str, bytes]
    """Originals by the SHA-256 of their bytes, which they have; each is taken out of the file when it is asked for."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file in a ZIP: its size, how it is packed, and where it begins and ends."""

    name: str
    size: int
    method: int
    crc: int
    begin: int
    end: int


class _Pictures(Mapping[str, bytes]):
    """The pictures of a file where they lie: all of them at once would need their room a second time."""

    def __init__(self, data: bytes, places: dict[str, tuple[int, int]]) -> None:
        self._data, self._places = data, places

    def __getitem__(self, digest: str) -> bytes:
        begin, end = self._places[digest]
        return self._data[begin:end]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def write_pack(text: str, events: list[dict[str, Any]], pictures: Mapping[str, bytes], manifest: dict[str, Any],
               sign: Any) -> bytes:
    """The bytes of a file. pictures: by name (``HASH.jpg``); sign: a function that signs a text.

    Raises Refused("parcel-too-large", count) for what nobody would take.
    """
    files = {TEXT: text.encode(), EVENTS: canonical_json(events).encode(),
             **{f"assets/{name}": data for name, data in sorted(pictures.items())}}
    said = manifest | {"format": 1, "files": {name: sha256(data).hexdigest() for name, data in files.items()}}
    info = _FIXED | {OURS: said | {"signature": sign(signed_text(said))}}
    all_of_it = sum(map(len, files.values()))
    if (len(events) > MOST_EVENTS or all_of_it > MOST_ALL or len(files) >= MOST_FILES
            or any(len(data) > _MOST.get(name, _MOST_ASSET) for name, data in files.items())):
        raise Refused("parcel-too-large", count=all_of_it)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in ({INFO: canonical_json(info).encode()} | files).items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_STORED if name.startswith("assets/") else zipfile.ZIP_DEFLATED
            entry.external_attr, entry.create_system = _PLAIN, 3
            archive.writestr(entry, data, compresslevel=9)
        archive.comment = b"newsdesk " + b"0" * 64
    whole = out.getvalue()[:-64]
    if len(whole) + 64 > MOST_FILE:
        raise Refused("parcel-too-large", count=len(whole))
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
    if not _SEAL.fullmatch(data[-73:]):
        ours = OURS.encode() in data or b"newsdesk" in data[-200:] or b"PK\x05\x06" not in data[-66_000:]
        raise Refused("parcel-damaged" if ours else "parcel-foreign", why="seal")
    if sha256(memoryview(data)[:-64]).hexdigest().encode() != data[-64:]:
        raise Refused("parcel-damaged", why="seal")
    entries = _entries(data)
    _look_over(entries)
    return _pack(data, entries)


def _entries(data: bytes) -> list[_Entry]:
    """What the ZIP says is in it. Every byte of its headers must be the one that `write_pack` puts there."""
    end = len(data) - 73 - _END.size
    try:
        sign, *disks, here, count, size, begin, comment = _END.unpack_from(data, end)
        if (sign, *disks, comment) != (b"PK\x05\x06", 0, 0, 73) or here != count or begin + size != end:
            raise ValueError("end")
        if count > MOST_FILES:
            raise Refused("parcel-too-large", count=count)
        entries, local, central = [], 0, begin
        for _ in range(count):
            entry, central = _entry(data, local, central)
            entries.append(entry)
            local = entry.end
        if (local, central) != (begin, end):
            raise ValueError("places")  # something lies between, behind or over the files
    except (struct.error, ValueError) as wrong:
        raise Refused("parcel-damaged", why="zip") from wrong
    return entries


def _entry(data: bytes, local: int, central: int) -> tuple[_Entry, int]:
    """The file whose two headers stand at these places, and where the next one of the second kind stands. Raises ValueError."""
    (sign, made, system, needed, flags, method, time, date, crc, packed, size, length, extra, comment, disk, inner, outer,
     begins) = _CENTRAL.unpack_from(data, central)
    name = data[central + _CENTRAL.size : central + _CENTRAL.size + length]
    fixed = (sign, made, needed, flags, extra, comment, disk, inner, begins, time, date)
    if fixed != (b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, local, *_STAMP) or system not in (0, 3) or len(name) != length:
        raise ValueError("header")
    if outer != _PLAIN or method not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused("parcel-damaged", why="kinds")
    header = _LOCAL.pack(b"PK\x03\x04", 20, 0, method, time, date, crc, packed, size, length, 0) + name
    begin = local + len(header)
    if data[local:begin] != header or begin + packed > len(data):
        raise ValueError("header")
    return _Entry(name.decode("ascii"), size, method, crc, begin, begin + packed), central + _CENTRAL.size + length


def _look_over(entries: list[_Entry]) -> None:
    """Names, counts, sizes and ratios, before anything is unpacked."""
    names = [entry.name for entry in entries]
    total = sum(entry.size for entry in entries)
    if total > MOST_ALL:
        raise Refused("parcel-too-large", count=total)
    if len(set(names)) != len(names) or not {INFO, TEXT, EVENTS} <= set(names):
        raise Refused("parcel-damaged", why="names")
    for entry in entries:
        packed = entry.end - entry.begin
        if entry.name not in _MOST and not _ASSET.fullmatch(entry.name):
            raise Refused("parcel-damaged", why="names")
        if entry.size > _MOST.get(entry.name, _MOST_ASSET):
            raise Refused("parcel-too-large", count=entry.size)
        if entry.size > _SMALL and entry.size > MOST_RATIO * packed:
            raise Refused("parcel-damaged", why="ratio")
        if entry.method == zipfile.ZIP_STORED and packed != entry.size:
            raise Refused("parcel-damaged", why="sizes")
        if entry.name not in _MOST and entry.method != zipfile.ZIP_STORED:
            raise Refused("parcel-damaged", why="kinds")


def _bytes(data: bytes, entry: _Entry) -> bytes | memoryview:
    """What is in a file of the ZIP, which must be as long as it says."""
    packed = memoryview(data)[entry.begin : entry.end]
    if entry.method == zipfile.ZIP_STORED:
        said: bytes | memoryview = packed
    else:
        unpacking = zlib.decompressobj(-15)
        try:
            said = unpacking.decompress(packed, entry.size + 1)
        except zlib.error as wrong:
            raise Refused("parcel-damaged", why="zip") from wrong
        if len(said) != entry.size or not unpacking.eof or unpacking.unused_data or unpacking.unconsumed_tail:
            raise Refused("parcel-damaged", why="sizes")
    if zlib.crc32(said) != entry.crc:
        raise Refused("parcel-damaged", why="zip")
    return said


def _pack(data: bytes, entries: list[_Entry]) -> Pack:
    places = {entry.name: entry for entry in entries}
    info = _json(bytes(_bytes(data, places[INFO])), INFO)
    manifest = info.get(OURS) if isinstance(info, dict) else None
    if not isinstance(manifest, dict) or canonical_json(info) != canonical_json(_FIXED | {OURS: manifest}):
        raise Refused("parcel-damaged", why="info")
    if type(manifest.get("format")) is not int or manifest["format"] < 1:
        raise Refused("parcel-damaged", why="info")
    if manifest["format"] != 1:
        raise Refused("parcel-newer")
    hashes = {name: sha256(_bytes(data, entry)).hexdigest() for name, entry in places.items() if name != INFO}
    if manifest.get("files") != hashes:
        raise Refused("parcel-damaged", why="files")
    pictures: dict[str, tuple[int, int]] = {}
    for name, entry in places.items():
        if name.startswith("assets/"):
            if hashes[name] != name[7:71] or name[7:71] in pictures:
                raise Refused("parcel-damaged", why="pictures")
            pictures[name[7:71]] = (entry.begin, entry.end)
    events = _json(bytes(_bytes(data, places[EVENTS])), EVENTS)
    if not isinstance(events, list):
        raise Refused("parcel-damaged", why="info")
    return Pack(manifest, events, _Pictures(data, pictures))


def _json(data: bytes, name: str) -> Any:
    try:
        text = data.decode("utf-8")
        if depth(text, _MOST_SIGNS[name]) > _DEEPEST:
            raise ValueError("too deep")
        value = json.loads(text)
        if canonical_json(value) != text:
            raise ValueError("not canonical")  # also a name that is there twice
        return value
    except TooMuch as wrong:
        raise Refused("parcel-too-large", count=len(data)) from wrong
    except (ValueError, RecursionError) as wrong:
        raise Refused("parcel-damaged", why="json") from wrong
