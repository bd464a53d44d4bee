"""Packages that no honest machine makes, by hand: their ZIP, their JSON, their signatures, and what their events say."""

# ruff: noqa: E501 - tables of cases, one a line
from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from newsdesk import exchanging, mailing
from newsdesk.article import textpack
from newsdesk.desk import Desk
from newsdesk.store.keys import device_key, public_key, sign
from newsdesk.store.log import hash_values
from newsdesk.text.canonical import canonical_json

PLAIN = 0o100644 << 16
LOCAL, CENTRAL, END = struct.Struct("<4s5H3L2H"), struct.Struct("<4sBB5H3L5H2L"), struct.Struct("<4s4H2LH")
FOREIGN = b"k" * 32
DAMAGED, LARGE, UNSIGNED, FORKED, INCOMPLETE = "parcel-damaged", "parcel-too-large", "parcel-unsigned", "parcel-forked", "parcel-incomplete"


class Undone(Exception):
    """What was taken in is given back."""


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    data: bytes
    codes: tuple[str, ...]
    """What it must be refused with: one of these."""


@dataclass(slots=True)
class Entry:
    """A file of a ZIP as it is written, true or not."""

    name: bytes
    data: bytes
    method: int = 8
    packed: bytes | None = None
    size: int | None = None
    crc: int | None = None
    outer: int = PLAIN
    central_name: bytes | None = None
    central_size: int | None = None
    flags: int = 0
    extra: bytes = b""
    comment: bytes = b""
    stamp: tuple[int, int] = (0, 10273)
    at: int | None = None
    """Where the central directory says that it begins."""


def zipped(entries: list[Entry], before: bytes = b"", between: bytes = b"", behind: bytes = b"", count: int | None = None,
           begin: int | None = None) -> bytes:
    """A ZIP with the right last bytes, whatever else is wrong with it."""
    out, central = bytearray(before), bytearray()
    for e in entries:
        packed = e.packed if e.packed is not None else e.data if e.method == 0 else _deflated(e.data)
        size, crc = len(e.data) if e.size is None else e.size, zlib.crc32(e.data) if e.crc is None else e.crc
        at = len(out) if e.at is None else e.at
        if e.at is None:
            out += LOCAL.pack(b"PK\x03\x04", 20, e.flags, e.method, *e.stamp, crc, len(packed), size, len(e.name), len(e.extra))
            out += e.name + e.extra + packed
        name = e.name if e.central_name is None else e.central_name
        central += CENTRAL.pack(b"PK\x01\x02", 20, 3, 20, e.flags, e.method, *e.stamp, crc, len(packed),
                                size if e.central_size is None else e.central_size, len(name), len(e.extra), len(e.comment), 0, 0, e.outer, at)
        central += name + e.extra + e.comment
    out += between
    place = len(out) if begin is None else begin
    number = len(entries) if count is None else count
    out += central + behind + END.pack(b"PK\x05\x06", 0, 0, number & 0xFFFF, number & 0xFFFF, len(central), place & 0xFFFFFFFF, 73)
    return seal(bytes(out) + b"newsdesk " + b"0" * 64)


def _deflated(data: bytes) -> bytes:
    work = zlib.compressobj(9, zlib.DEFLATED, -15)
    return work.compress(data) + work.flush()


def seal(data: bytes) -> bytes:
    return data[:-64] + sha256(data[:-64]).hexdigest().encode()


class Maker:
    """Makes them of what an honest laptop sends."""

    def __init__(self, laptop: Desk, article: str) -> None:
        self.good = laptop.do(mailing.letter, [article]).result.data
        self.seed, self.device, self.article = device_key(laptop.home.key), laptop.ask(lambda look: look.device), article
        with zipfile.ZipFile(io.BytesIO(self.good)) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.events: list[dict[str, Any]] = json.loads(self.files["events.json"])
        said = json.loads(self.files["info.json"])["id.newsdesk"]
        self.manifest = {name: value for name, value in said.items() if name not in ("signature", "files", "format")}
        own = laptop.do(exchanging.parcel, {}).result
        self.last = max((event for event in own if event["device"] == self.device), key=lambda event: event["seq"])

    def entries(self, **changes: bytes) -> list[Entry]:
        files = self.files | {name.replace("_", "."): data for name, data in changes.items()}
        return [Entry(name.encode(), data) for name, data in files.items()]

    def packed(self, events: list[Any], seed: bytes | None = None, **changes: Any) -> bytes:
        """A package that is right in all but what it says."""
        key = self.seed if seed is None else seed
        return textpack.write_pack("x", events, {}, self.manifest | changes, lambda text: sign(key, text))

    def one_more(self, kind: str, payload: dict[str, Any], article: str, **changes: Any) -> dict[str, Any]:
        """The next event of the laptop, with a right hash and signature."""
        values = {"device": self.device, "seq": self.last["seq"] + 1, "previous": self.last["hash"], "kind": kind, "article": article,
                  "payload": canonical_json(payload), "at": self.last["at"]} | changes
        return self.signed(values)

    def signed(self, values: dict[str, Any], seed: bytes | None = None) -> dict[str, Any]:
        name = hash_values(*(values[key] for key in ("device", "seq", "previous", "kind", "article", "payload", "at")))
        return {**values, "hash": name, "signature": sign(self.seed if seed is None else seed, name)}

    def with_event(self, kind: str, payload: dict[str, Any], article: str, **changes: Any) -> bytes:
        return self.packed([*self.events, self.one_more(kind, payload, article, **changes)])


NAMES = [b"../x", b"..\\x", b"/etc/passwd", b"//host/share/x", b"\\\\host\\share\\x", b"C:\\x", b"c:x", b"assets/../../x", b"assets/..",
         b"assets/CON", b"assets/nul.jpg", b"assets/COM1.jpg", b"assets/" + b"a" * 64 + b".exe", b"assets/" + b"a" * 64 + b".jpg.exe",
         b"assets/" + b"a" * 64, b"assets/" + b"a" * 63 + b".jpg", b"assets/" + b"A" * 64 + b".jpg", b"assets/", b"assets\\x.jpg",
         b"assets//" + b"a" * 64 + b".jpg", b"info.json/x", b"INFO.JSON", b"Info.json", b"info.json ", b"info.json.", b"info.json::$DATA",
         b"text.markdown\x00.jpg", b"text.md", b"./info.json", b"events.json/..", b"~/x", b"\xe2\x80\xa6", b"\xff\xfe", b"\xc0\xaf", b"",
         b" ", b".", b"..", b"a" * 60_000, b"newsroom.sqlite3", b"device.key", b"assets/" + b"a" * 64 + b".jpg\n", "\u202egnp.exe".encode()]


def in_the_zip(m: Maker) -> Iterator[Case]:
    """Names, kinds, sizes, places and counts that are not what they say."""
    for name in NAMES:
        yield Case(f"name {name[:40]!r}", zipped([*m.entries(), Entry(name, b"x")]), (DAMAGED,))
        yield Case(f"name first {name[:40]!r}", zipped([Entry(name, b"x"), *m.entries()]), (DAMAGED,))
    for mode in (0o120777, 0o040755, 0o020666, 0o060666, 0o010666, 0o140777, 0o104755, 0o100777):
        for at in range(3):
            entries = m.entries()
            entries[at].outer = mode << 16
            yield Case(f"mode {mode:o} of {entries[at].name!r}", zipped(entries), (DAMAGED,))
    for at, name in enumerate(m.files):
        yield Case(f"{name} is not there", zipped([e for e in m.entries() if e.name.decode() != name]), (DAMAGED,))
        yield Case(f"{name} twice", zipped([*m.entries(), Entry(name.encode(), m.files[name])]), (DAMAGED,))
        yield Case(f"{name} twice, the second says more", zipped([*m.entries(), Entry(name.encode(), b"[]")]), (DAMAGED,))
        yield from _lying(m, at)
        for what, data in {"empty": b"", "no UTF-8": b"\xff\xfe\x00", "a BOM": b"\xef\xbb\xbf" + m.files[name], "UTF-16":
                           m.files[name].decode().encode("utf-16"), "overlong": b"\xc0\xae" * 50, "half a sign": m.files[name][:-1] + b"\xe2"}.items():
            yield Case(f"{name} is {what}", zipped(m.entries(**{name.replace(".", "_"): data})), (DAMAGED,))
        for size in (600_000, 12_000_000, 40_000_000, 130_000_000):
            yield Case(f"{name} is a bomb of {size}", zipped(m.entries(**{name.replace(".", "_"): b" " * size})), (DAMAGED, LARGE))
    yield from _places(m)


def _lying(m: Maker, at: int) -> Iterator[Case]:
    lies: dict[str, dict[str, Any]] = {
        "is longer than it says": {"size": 5}, "is shorter than it says": {"size": 10_000_000}, "says another size in the middle": {"central_size": 7},
        "says four thousand million": {"size": 0xFFFFFFFF}, "has a wrong sum": {"crc": 5}, "is encrypted": {"flags": 1}, "has a size behind": {"flags": 8},
        "has a name in UTF-8": {"flags": 0x800}, "has more to say": {"extra": b"\x01\x00\x04\x00abcd"}, "has a ZIP64 size": {
            "extra": struct.pack("<2H2Q", 1, 16, 2**40, 2**40)}, "has a comment": {"comment": b"hello"}, "is of another time": {"stamp": (0, 10274)},
        "is packed in an unknown way": {"method": 99}, "is packed with bzip2": {"method": 12}, "is packed with LZMA": {"method": 14},
        "has another name in the middle": {"central_name": b"assets/x"}, "is no stream": {"packed": b"\xff" * 40}, "ends amid it": {
            "packed": _deflated(list(m.files.values())[at])[:-3]}, "goes on behind it": {"packed": _deflated(list(m.files.values())[at]) + b"more"},
        "is somewhere else": {"at": 0xFFFFFF}, "is before the file": {"at": 0xFFFFFFFF}}
    for what, changes in lies.items():
        entries = m.entries()
        for name, value in changes.items():
            setattr(entries[at], name, value)
        yield Case(f"{entries[at].name!r} {what}", zipped(entries), (DAMAGED, LARGE))


def _places(m: Maker) -> Iterator[Case]:
    base = m.entries()
    for number in (1, 2, 65_535, 301):
        yield Case(f"{number} files are said to be there", zipped(base, count=number), (DAMAGED, LARGE))
    yield Case("400 files", zipped([*base, *(Entry(f"assets/{n:064x}.jpg".encode(), b"", 0) for n in range(400))]), (DAMAGED, LARGE))
    yield Case("40,000 files", zipped([*base, *(Entry(f"assets/{n:064x}.jpg".encode(), b"", 0) for n in range(40_000))]), (DAMAGED, LARGE))
    yield Case("all files at one place", zipped([*base, *(Entry(f"assets/{n:064x}.jpg".encode(), b"", 0, at=0) for n in range(200))]), (DAMAGED,))
    for what, data in {"a program before it": zipped(base, before=b"MZ" + b"\x00" * 500), "something between": zipped(base, between=b"x" * 99),
                       "something behind": zipped(base, behind=b"x" * 99), "the list begins elsewhere": zipped(base, begin=5),
                       "the list begins behind": zipped(base, begin=2**32 - 1), "a ZIP64 end": zipped(base, behind=_zip64()),
                       "another ZIP in front": zipped(base, before=m.good), "another ZIP between": zipped(base, between=m.good)}.items():
        yield Case(what, data, (DAMAGED, "parcel-foreign"))
    inner = zipped([*base[:2], Entry(b"events.json", m.good, 0)])
    yield Case("a ZIP in a ZIP", inner, (DAMAGED,))
    for n in (1, 30, 200, 1_000, len(m.good) - 1):
        yield Case(f"cut after {n}", m.good[:n], (DAMAGED, "parcel-foreign"))
        yield Case(f"cut after {n}, sealed", seal(m.good[:n] + b"newsdesk " + b"0" * 64), (DAMAGED, "parcel-foreign"))
    yield Case("nothing", b"", ("parcel-foreign",))
    yield Case("a picture", b"\xff\xd8\xff\xe0" + b"x" * 500, ("parcel-foreign",))
    yield Case("without its seal", m.good[:-64] + b"0" * 64, (DAMAGED,))
    yield Case("with something behind the seal", m.good + b"x", (DAMAGED,))
    stored = m.entries()
    stored.append(Entry(b"assets/" + sha256(b"x").hexdigest().encode() + b".jpg", b"x", 8))
    yield Case("a picture that is packed", zipped(stored), (DAMAGED,))
    yield Case("a picture that nobody named", zipped([*base, Entry(b"assets/" + sha256(b"x").hexdigest().encode() + b".jpg", b"x", 0)]), (DAMAGED,))


def _zip64() -> bytes:
    end = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 3, 3, 2**40, 2**40)
    return end + struct.pack("<4sLQL", b"PK\x06\x07", 0, 2**40, 1)


JSONS = ["NaN", "[NaN]", "Infinity", "-Infinity", "1e999", "null", "true", "5", "{}", '"x"', "[1,]", "[,]", '{"a":1,"a":2}', '{"a":1}{"b":2}', "[] ",
         " []", "[\n]", '["\\u0041"]', '["\\ud800"]', '["\\udc00\\ud800"]', '["\x00"]', "['x']", "[0x10]", "[01]", "[+1]", "[.5]", "[1.]", "[1.0e5]",
         "//x\n[]", "[" + "9" * 5_000 + "]", "[" + "9" * 400_000 + "]", "[" * 100_000, '{"a":' * 100_000, "[" * 41 + "]" * 41, "[" * 900 + "]" * 900,
         '"' + '\\"' * 200_000, '["' + "x" * 400_000, "[" + "0," * 200_000 + "0]", "[" + "{}," * 200_000 + "{}]", "[" + "[]," * 200_000 + "[]]",
         "{" + ",".join(f'"{n:06d}":0' for n in range(50_000)) + "}", "\ufeff[]", "[]\x00", "", "["]


def in_the_json(m: Maker) -> Iterator[Case]:
    for name in ("info_json", "events_json"):
        for said in JSONS:
            yield Case(f"{name} {said[:30]!r} of {len(said)}", zipped(m.entries(**{name: said.encode()})), (DAMAGED, LARGE))
    info = json.loads(m.files["info.json"])
    signed = info["id.newsdesk"]
    for changes in ({"format": 2}, {"format": 99}, {"format": 0}, {"format": -1}, {"format": "1"}, {"format": True}, {"format": 1.0}, {"format": None},
                    {"files": {}}, {"files": None}, {"key": "x"}, {"key": "0" * 64}, {"articles": []}, {"articles": {"x": 5}}, {"at": 5},
                    {"at": "gestern"}, {"at": "2026-05-10"}, {"at": "2026-05-10T10:00"}, {"at": "9999-12-31T23:59:59-14:00"}, {"at": "0001-01-01T00:00:00+14:00"},
                    {"name": None}, {"name": ["x"]}, {"signature": 5}, {"signature": ""}, {"signature": "A" * 88}, {"device": 5}, {"device": "f" * 16},
                    {"person": None}, {"copies": {"0" * 64: "0" * 64}}, {"copies": []}, {"more": 1}):
        data = zipped(m.entries(info_json=canonical_json({**info, "id.newsdesk": {**signed, **changes}}).encode()))
        yield Case(f"manifest {changes}", data, (DAMAGED, UNSIGNED, "parcel-newer"))
    for other in ({"version": 1}, {"version": 2.0}, {"version": "2"}, {"type": "text/html"}, {"transient": 0}, {"transient": True}, {"more": 1},
                  {"id.newsdesk": None}, {"id.newsdesk": []}, {"creatorIdentifier": "x"}):
        yield Case(f"info {other}", zipped(m.entries(info_json=canonical_json({**info, **other}).encode())), (DAMAGED,))
    for at in ({"at": "9999-12-31T23:59:59-14:00"}, {"at": "0001-01-01T00:00:00+00:00"}, {"at": "10000-01-01T00:00:00+00:00"}, {"name": None}, {"articles": {"x": None}},
               {"copies": {"0" * 64: "0" * 64}}, {"copies": "x"}, {"person": 5}, {"device": 5}):
        yield Case(f"signed manifest {at}", m.packed(m.events, **at), (DAMAGED, UNSIGNED))


def in_the_signatures(m: Maker) -> Iterator[Case]:
    """Signed by somebody else, in another's name, replayed in parts, reordered, forked."""
    other = public_key(FOREIGN)
    resigned = [m.signed({k: v for k, v in e.items() if k not in ("hash", "signature")}, FOREIGN) for e in m.events]
    yield Case("another's key under the same name", m.packed(m.events, FOREIGN), (UNSIGNED,))
    yield Case("events signed by another", m.packed(resigned), (UNSIGNED, FORKED))
    yield Case("the key is another's, the events are the laptop's", m.packed(m.events, FOREIGN, key=other), (UNSIGNED,))
    yield Case("a new machine brings what another said", m.packed(resigned, FOREIGN, key=other, device="f" * 16), (UNSIGNED, FORKED))
    for what, value in {"empty": "", "none": None, "short": "AAAA", "of another event": m.events[0]["signature"], "not Base64": "!" * 88, "a list": []}.items():
        yield Case(f"a signature that is {what}", m.packed([*m.events[:-1], {**m.events[-1], "signature": value}]), (UNSIGNED,))
    for name in ("device", "seq", "previous", "kind", "article", "payload", "at", "hash", "signature"):
        for what, value in {"gone": ..., "null": None, "a number": 5, "a list": ["x"], "huge": "x" * 5_000, "empty": "", "negative": -1, "large": 10**18,
                            "half": 1.5, "true": True, "a table": {"a": 1}}.items():
            event = {key: said for key, said in m.events[-1].items() if key != name} | ({} if value is ... else {name: value})
            yield Case(f"event {name} is {what}", m.packed([*m.events[:-1], event]), (DAMAGED, UNSIGNED))
    steps = [event for event in m.events if event["kind"] == "step.taken"]
    yield Case("only its end", m.packed(steps), (INCOMPLETE, UNSIGNED))
    yield Case("an event twice, differing", m.packed([*m.events, m.signed({**_bare(m.events[-1]), "payload": '{"x":1}'})]), (FORKED, DAMAGED))
    for what, changes in {"stands on nothing that is": {"previous": "0" * 64}, "is the first a second time": {"seq": 1, "previous": ""}, "is the first, and has one before":
                          {"seq": 1}, "is number none": {"seq": 0, "previous": ""}, "has a number too high": {"seq": 10**9}}.items():
        yield Case(f"an event {what}", m.with_event("note.settled", {"id": "0" * 16, "person": ""}, m.article, **changes), (DAMAGED, FORKED))
    for clock in (2**53, 2**52, 10**9, -1, 0, 1.5, "9", None, True, [1]):
        yield Case(f"clock {clock!r}", m.with_event("note.settled", {"after": [clock, {}], "id": "0" * 16, "person": ""}, m.article), (DAMAGED,))
    for known in ([], None, "x", {"a": "b"}, {"a": -1}, {"a": 0}, {"a": True}, {"a": 1.5}, {"a": None}):
        yield Case(f"known {known!r}", m.with_event("note.settled", {"after": [10**6, known], "id": "0" * 16, "person": ""}, m.article), (DAMAGED,))
    for at in ("9999-12-31T23:59:59.999999+00:00", "0001-01-01T00:00:00.000000+00:00", "2026-05-10T10:00:00.000000+07:00", "2026-05-10T10:00:00+00:00",
               "2026-05-10T10:00:00.000000Z", "2026-05-10", "2026-W19-7", "2026-13-01T00:00:00.000000+00:00", "2026-05-10T24:00:00.000000+00:00", "now", " "):
        yield Case(f"at {at}", m.with_event("note.settled", {"id": "0" * 16, "person": ""}, m.article, at=at), (DAMAGED,))
    yield Case("too many events", _many(m, 20_001), (DAMAGED, LARGE))


def _bare(event: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in event.items() if key not in ("hash", "signature")}


def _many(m: Maker, count: int) -> bytes:
    events = [m.events[0]] * count
    info = {**json.loads(m.files["info.json"])}
    return zipped(m.entries(events_json=canonical_json(events).encode(), info_json=canonical_json(info).encode()))


PERSON, HASH, ID = "a1" * 8, "b2" * 32, "c3" * 8
CONTENT = {"headline": "Judul", "body": "Isi.", "reporters": ["Rina"], "tags": ["rob"], "lead": None, "pictures": [], "guesses": [], "notices": [],
           "advertorial": False, "published": ""}
PICTURE = {"key": "a", "image": HASH, "name": "x.jpg", "ai": False, "width": 5, "height": 5, "turn": 0, "crop": "", "focus": ""}
CONTEXT = {"published": "2026-05-10T10:00+07:00", "modified": "", "address": "", "links": {"a": "b"}, "popular_as_of": "", "latest": [],
           "popular": [], "related": [{"headline": "x", "published": "", "url": ""}]}
EDIT = {"start": 0, "end": 1, "text": "x", "order": 0}
SUGGESTION = {"id": ID, "kind": "edit", "field": "body", "old": "I", "new": "x", "edits": [EDIT], "value": None}
SAMPLES: dict[str, dict[str, Any]] = {
    "article.started": {"origin": "", "person": PERSON},
    "revision.made": {"content": CONTENT | {"lead": PICTURE, "pictures": [PICTURE], "guesses": [{"field": "place", "value": "x", "alternatives": ["y"], "why": "z"}],
                                            "notices": [{"kind": "correct", "text": "x", "at": "2026-05-10T10:00+07:00", "link": ""}]},
                      "parents": [HASH], "person": PERSON, "number": 2},
    "step.taken": {"step": "approve", "stage": "approved", "revision": HASH, "person": PERSON, "details": {"override": "x"}, "reason": "", "context": CONTEXT},
    "point.raised": {"id": ID, "revision": HASH, "reason": "facts", "words": "x", "anchor": "", "person": PERSON},
    "point.answered": {"id": ID, "words": "x", "state": "done", "person": PERSON},
    "note.added": {"id": ID, "anchor": "", "revision": HASH, "text": "", "words": "x", "mentions": [PERSON], "person": PERSON},
    "note.replied": {"id": ID, "note": ID, "words": "x", "mentions": [PERSON], "person": PERSON},
    "note.settled": {"id": ID, "person": PERSON}, "note.reopened": {"id": ID, "person": PERSON},
    "suggestion.made": {"number": 1, "base": HASH, "person": PERSON, "change": {"id": ID, "suggestion": SUGGESTION, "pictures": [PICTURE]}},
    "suggestion.settled": {"id": ID, "state": "accepted", "person": PERSON, "why": ""},
    "address.given": {"address": "https://contoh.id/1", "person": PERSON},
    "facts.acknowledged": {"facts": [{"kind": "number", "old": "1", "new": "2"}], "revision": HASH, "person": PERSON},
    "image.added": {"digest": HASH, "name": "x.jpg", "width": 5, "height": 5, "media": "image/jpeg"},
    "person.enrolled": {"id": PERSON, "name": "Rina", "roles": ["reporter"], "code": "rin"},
    "snippet.kept": {"short": "a", "long": "b"}, "snippet.dropped": {"short": "a"},
    "word.learned": {"word": "rob", "name": False}, "word.forgotten": {"word": "rob"},
    "parcel.taken": {"articles": {ID: [HASH]}, "person": PERSON},
    "device.introduced": {"key": HASH, "person": PERSON, "name": "Rina", "seal": "age1" + "q" * 58, "earlier": {ID: 5}},
    "roster.signed": {"version": 1, "signature": "x", "machines": [{"device": ID, "key": HASH, "person": PERSON, "roles": ["editor"], "until": -1}]},
}
COMMON = ("image", "person", "snippet", "word", "parcel", "device", "roster")
LOOSE = {("step.taken", "context", "links"), ("suggestion.made", "change", "suggestion", "value"), ("revision.made", "content", "lead")}
"""Where more than one kind of value is right, or another is the same as nothing."""


def wrongly_typed(value: Any) -> list[Any]:
    """Values of other kinds, and some of the same that nobody can mean."""
    everything: list[Any] = [None, 5, -1, 10**15, 1.5, True, "x\x00", "\x1b[2J", "x" * 2_100_000, [], {}, [[]], [None], {"a": 1}]
    if isinstance(value, bool):
        return [v for v in everything if not isinstance(v, bool)]
    if isinstance(value, int):
        return [v for v in everything if v != 5]
    if isinstance(value, str):
        return everything
    if isinstance(value, list):
        return [v for v in everything if v != []]
    return [v for v in everything if v not in ({}, {"a": 1}) or v is True]


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a value."""
    for key, part in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*path, key)
        if isinstance(part, dict | list):
            yield from places(part, (*path, key))


def put(value: Any, path: tuple[Any, ...], wrong: Any) -> Any:
    """A value with something else at a place."""
    if not path:
        return wrong
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[path[0]] = put(value[path[0]], path[1:], wrong)
    return copy


def in_the_events(m: Maker) -> Iterator[tuple[str, dict[str, Any]]]:
    """Events that are right in all but one value: of every kind, at every place."""
    for kind, sample in SAMPLES.items():
        article = "" if kind.split(".")[0] in COMMON else m.article
        yield f"{kind} belongs elsewhere", m.one_more(kind, sample, "" if article else m.article)
        for path in places(sample):
            now: Any = sample
            for key in path:
                now = now[key]
            for wrong in wrongly_typed(now):
                if (kind, *path) in LOOSE or (kind, path[-1], str(wrong)) == ("roster.signed", "until", "-1") or (wrong is None and now is None) or (isinstance(wrong, list | dict) and wrong == now):
                    continue
                yield f"{kind} {'.'.join(map(str, path))} = {str(wrong)[:20]!r}", m.one_more(kind, put(sample, path, wrong), article)
