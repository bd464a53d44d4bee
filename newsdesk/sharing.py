"""Exchange by a shared folder (Syncthing, Dropbox, a network share): each machine writes only inside a sub-folder of its own.

Nobody ever changes a file that is there. A file counts when its name, which has its hash in it, fits what is in it: so what is
half there, foreign, temporary or a conflict copy is left alone and looked at again the next time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from os import scandir
from pathlib import Path
from typing import Any

from newsdesk import exchanging, mailing, originals, sealing
from newsdesk.article.textpack import Pack, read_pack
from newsdesk.desk import Act, Desk, Look
from newsdesk.errors import Refused
from newsdesk.staffing import set_setting, setting
from newsdesk.store.incoming import Ranges
from newsdesk.whereabouts import note_sent

ROAD = "folder"
MOST_IN_A_FILE = 50
"""Events in one file: it is taken in as one act, and no act may hold the store for long."""
PLACE = "newsdesk"
"""The folder inside the shared one that is ours."""
_MACHINE, _FILE = re.compile(r"[0-9a-f]{16}"), re.compile(r"(\d{6})-([0-9a-f]{16})\.textpack")
_FOLDER, _READ, _THERE = "shared-folder", "shared-read", "shared-there"
_MOST_LOOKED_AT = 20_000
"""Names in one folder that are looked at; a folder with more holds other things as well."""


@dataclass(slots=True)
class Exchanged:
    """What an exchange did."""

    taken: int = 0
    """Events that came in."""
    written: int = 0
    """Events that went out."""
    articles: list[str] = field(default_factory=list)
    """The articles that came in or changed."""
    open: list[str] = field(default_factory=list)
    """Those that wait for a decision."""
    pictures: int = 0
    """Originals of pictures that came in."""
    ignored: dict[str, str] = field(default_factory=dict)
    """Files that were left alone, and why: a code."""


def shared_folder(look: Look) -> str:
    """The shared folder of this newsroom; empty: none was chosen."""
    return str(setting(look, _FOLDER) or "")


def use(act: Act, folder: Path | None) -> None:
    """Choose the shared folder; None: this newsroom has none any more. What is known of another folder is forgotten."""
    named = str(folder.resolve()) if folder else ""
    if named != shared_folder(act):
        for key, value in ((_FOLDER, named), (_READ, {}), (_THERE, {})):
            set_setting(act, key, value)


def seen(folder: str, own: str) -> frozenset[str]:
    """What others have put into a shared folder, by name and size: another answer means that there is something to take.

    For a thread: a slow folder takes its time. own: this machine, whose files are not looked at.
    """
    found = set()
    for machine, _, file in _files(Path(folder) / PLACE):
        with suppress(OSError):
            if machine == own:
                continue
            found.add(f"{machine}/{file.name}/{file.stat().st_size}")
    for machine, place in _machines(Path(folder) / PLACE).items():
        found |= {f"{machine}/{name}" for name in originals.names(place) if machine != own}
    return frozenset(found)


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:  # a network that went away says so in many ways
        return False


def exchange(desk: Desk, folder: Path | None = None) -> Exchanged:
    """Take in what is new in the shared folder and put there what it lacks; a folder that is named is remembered.

    Each file is one transaction. Raises Refused("shared-folder-none"), ("shared-folder-missing", folder), and for what cannot be
    written what `mailing.post` raises: then everything was taken in, and goes out the next time.
    """
    if folder:
        desk.do(use, folder)
    named = desk.ask(shared_folder)
    if not named:
        raise Refused("shared-folder-none")
    shared = Path(named)
    if not _is_there(shared):
        raise Refused("shared-folder-missing", folder=named)
    done = Exchanged()
    for machine, number, file in _files(shared / PLACE):
        if not _has(desk.ask(setting, _READ, {}).get(machine, []), number):
            _take(desk, machine, number, file, done)
    _write(desk, shared / PLACE, done)
    own = shared / PLACE / desk.ask(lambda look: look.device)
    done.pictures, _, ignored = originals.swap(desk, _machines(shared / PLACE), own)
    done.ignored |= ignored
    return done


def _machines(place: Path) -> dict[str, Path]:
    return {machine: place / machine for machine in sorted(_names(place, _MACHINE))}


def _files(place: Path) -> Iterator[tuple[str, int, Path]]:
    """The files of all machines in order; anything else there is not seen at all. A file of our own that we do not know was
    written before this store was brought back from a backup."""
    for machine in sorted(_names(place, _MACHINE)):
        for name in sorted(_names(place / machine, _FILE)):
            yield machine, int(name[:6]), place / machine / name


def _names(folder: Path, form: re.Pattern[str]) -> list[str]:
    try:
        with scandir(folder) as entries:
            return [entry.name for entry in islice(entries, _MOST_LOOKED_AT) if form.fullmatch(entry.name) and not entry.is_symlink()]
    except OSError:  # it went away while we looked, or is not ours to read
        return []


def _take(desk: Desk, machine: str, number: int, file: Path, done: Exchanged) -> None:
    name = f"{machine}/{file.name}"
    try:
        with file.open("rb") as source:
            data = source.read(sealing.MOST)
    except OSError:
        done.ignored[name] = "file-unreadable"
        return
    if sha256(data).hexdigest()[:16] != file.name[7:23]:
        done.ignored[name] = "half-there"
        return
    try:
        pack = read_pack(desk.ask(sealing.opened, data))
        taken = desk.do(_take_in, machine, number, pack).result
        mailing.keep_pictures(desk.home, pack)
    except Refused as refused:
        if machine == desk.ask(lambda look: look.device) and refused.code == "parcel-forked":
            raise Refused("own-fork") from refused  # nothing more may go out under numbers that others know
        done.ignored[name] = refused.code
        return
    done.taken += taken.events
    done.articles = sorted({*done.articles, *taken.articles})
    done.open = sorted({*done.open, *taken.open})


def _take_in(act: Act, machine: str, number: int, pack: Pack) -> exchanging.Taken:
    if pack.manifest.get("device") != machine:
        raise Refused("parcel-foreign")
    taken = mailing.receive(act, pack).taken
    read = setting(act, _READ, {})
    read[machine] = _with(read.get(machine, []), [number])
    set_setting(act, _READ, read)
    there = setting(act, _THERE, {})
    for device, seqs in _by_device(pack.events).items():
        there[device] = _with(there.get(device, []), seqs)
    set_setting(act, _THERE, there)
    return taken


def _write(desk: Desk, place: Path, done: Exchanged) -> None:
    """Put what the folder lacks into the sub-folder of this machine; what is in nobody's file there goes out."""
    if desk.do(sealing.has_grown).result:  # who is new on the list cannot open what lies there
        desk.do(set_setting, _THERE, {})
    events = desk.do(exchanging.parcel, desk.ask(_there)).result
    if not any(event["kind"] not in (exchanging.TAKEN, "device.introduced") for event in events) and not done.taken:
        return
    own = place / desk.ask(lambda look: look.device)
    events.sort(key=lambda event: event["kind"] != "device.introduced")  # the keys are needed for what comes behind them
    for at in range(0, len(events), MOST_IN_A_FILE):
        some = events[at : at + MOST_IN_A_FILE]
        articles = sorted({event["article"] for event in some} - {""})
        data = desk.ask(sealing.as_wanted, desk.do(mailing.packed, some, articles).result)
        number = 1 + max((int(name[:6]) for name in _names(own, _FILE)), default=0)
        own_folder(own)
        mailing.post(mailing.Letter(f"{number:06d}-{sha256(data).hexdigest()[:16]}{mailing.ENDING}", data, ()), own)
        desk.do(_written, some, number)
        done.written += len(some)


def own_folder(folder: Path) -> None:
    """Make the sub-folder of this machine. Raises Refused("folder-read-only", folder)."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise Refused("folder-read-only", folder=str(folder)) from wrong


def _there(look: Look) -> Ranges:
    return {device: [(first, last) for first, last in runs] for device, runs in setting(look, _THERE, {}).items()}


def _written(act: Act, events: Sequence[Mapping[str, Any]], number: int) -> None:
    read = setting(act, _READ, {})
    read[act.device] = _with(read.get(act.device, []), [number])
    set_setting(act, _READ, read)
    there = setting(act, _THERE, {})
    for device, seqs in _by_device(events).items():
        there[device] = _with(there.get(device, []), seqs)
    set_setting(act, _THERE, there)
    note_sent(act, {event["article"] for event in events} - {""}, ROAD, shared_folder(act), {event["hash"] for event in events})


def _by_device(events: Iterable[Mapping[str, Any]]) -> dict[str, list[int]]:
    numbers: dict[str, list[int]] = {}
    for event in events:
        numbers.setdefault(event["device"], []).append(event["seq"])
    return numbers


def _has(runs: Iterable[Iterable[int]], number: int) -> bool:
    return any(first <= number <= last for first, last in runs)


def _with(runs: list[list[int]], numbers: Iterable[int]) -> list[list[int]]:
    """Runs of numbers with some more in them."""
    joined: list[list[int]] = []
    for first, last in sorted([*([a, b] for a, b in runs), *([n, n] for n in numbers)]):
        if joined and first <= joined[-1][1] + 1:
            joined[-1][1] = max(joined[-1][1], last)
        else:
            joined.append([first, last])
    return joined
