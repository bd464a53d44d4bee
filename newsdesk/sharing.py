"""Exchange by a shared folder (Syncthing, Dropbox, a network share): each machine writes only inside a sub-folder of its own.

Nobody ever changes a file that is there. A file counts when its name, which has its hash in it, fits what is in it: so what is
half there, foreign, temporary or a conflict copy is left alone and looked at again. A machine writes anew what of its own files has
vanished, and puts its many small files together now and then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from time import monotonic, time
from typing import Any

from sqlalchemy import select

from newsdesk import exchanging, mailing, originals, sealing
from newsdesk.article.textpack import Pack, read_pack
from newsdesk.desk import Act, Desk, Look
from newsdesk.errors import Refused
from newsdesk.staffing import set_setting, setting
from newsdesk.store import folder as folder_of
from newsdesk.store.incoming import Ranges
from newsdesk.store.tables import Device
from newsdesk.whereabouts import note_sent

ROAD = "folder"
MOST_IN_A_FILE = 50
"""Events in one file: it is taken in as one act, and no act may hold the store for long."""
PLACE = "newsdesk"
"""The folder inside the shared one that is ours."""
MOST_OWN = 1_000
"""Files in a machine's own sub-folder: where there are more, the small ones become few."""
SECONDS, _MOST_TOLD = 5.0, 1_000
"""How long files of one machine that cannot be taken hold up the others, before the next exchange goes on behind them; how many of
them are told."""
_FOLDER, _READ, _THERE, _OWN, _WRONG, _FROM = (f"shared-{name}" for name in ("folder", "read", "there", "own", "wrong", "from"))
_FIRM = ("half-there", "parcel-damaged", "parcel-foreign", "parcel-too-large", "file-unreadable")
"""What stays so until the file is written again."""
_AGAIN, _MOST_WRONG, _LONG = 3_600.0, 5_000, 6_000_000
"""Seconds after which a wrong file is read again all the same; how many are remembered; how much text goes in one file."""


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
        for key, value in ((_FOLDER, named), *((key, {}) for key in (_READ, _THERE, _OWN, _WRONG, _FROM))):
            set_setting(act, key, value)


def seen(folder: str, own: str) -> frozenset[str]:
    """What others have put into a shared folder, by name and size: another answer means that there is something to take.

    For a thread: a slow folder takes its time. own: this machine, whose files are not looked at.
    """
    found, place = set(), Path(folder) / PLACE
    for machine in folder_of.machines(place, ()):
        newest = folder_of.newest(place / machine) if machine != own else []
        with suppress(OSError):
            for lying in newest:
                found.add(f"{machine}/{lying.name}/{folder_of.mark(place / machine / lying.name)[0]}")
            if len(newest) >= 2 * folder_of.NEAR:  # what is not among them changes the folder all the same
                found.add(f"{machine}/{folder_of.mark(place / machine)[1]}")
        found |= {f"{machine}/{name}" for name in (originals.traces(place / machine) if machine != own else ())}
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
    done, place = Exchanged(), shared / PLACE
    machines = {machine: place / machine for machine in folder_of.machines(place, desk.ask(_known))}
    for machine, folder in machines.items():
        _take_all(desk, machine, folder, done)
    _write(desk, place, done)
    done.pictures, _, ignored = originals.swap(desk, machines, place / desk.ask(lambda look: look.device))
    done.ignored |= ignored
    return done


def _known(look: Look) -> set[str]:
    return {*setting(look, _READ, {}), *look.session.scalars(select(Device.device))}


def _take_all(desk: Desk, machine: str, folder: Path, done: Exchanged) -> None:
    """Take in what is new of one machine, in order; what cannot be read costs little, and is looked at again.

    A file of our own that we do not know was written before this store was brought back from a backup.
    """
    read, begin = desk.ask(setting, _READ, {}).get(machine, []), desk.ask(setting, _FROM, {}).get(machine, 0)
    marks = desk.ask(setting, _WRONG, {})
    found = folder_of.files(folder, lambda number: not _has(read, number), max((last for _, last in read), default=0), begin)
    wrong, lost, until = {name: said for name, said in marks.items() if not name.startswith(machine)}, 0.0, 0
    for at, lying in enumerate(found):
        name, begun = f"{machine}/{lying.name}", monotonic()
        said = _as_it_was(folder / lying.name, marks.get(name))
        code = said[2] if said else _take(desk, machine, lying, folder, done)
        if code:
            lost += monotonic() - begun
            if len(done.ignored) < _MOST_TOLD:
                done.ignored[name] = code
            if said or code in _FIRM:
                wrong[name] = said or _remembered(folder / lying.name, code)
        if lost > SECONDS or at + 1 == folder_of.MOST_AT_ONCE:
            until = lying.number + 1
            break
    if wrong != marks or until != begin:
        desk.do(_note_wrong, machine, dict(list(wrong.items())[-_MOST_WRONG:]), until)


def _as_it_was(path: Path, said: list[Any] | None) -> list[Any] | None:
    """What was found wrong with a file, where it was not written since, and not looked at for a while."""
    try:
        same = said is not None and tuple(said[:2]) == folder_of.mark(path) and abs(time() - said[3]) < _AGAIN
    except OSError:
        return None
    return said if same else None


def _remembered(path: Path, code: str) -> list[Any]:
    try:
        return [*folder_of.mark(path), code, time()]
    except OSError:
        return [-1, -1, code, 0]


def _note_wrong(act: Act, machine: str, wrong: dict[str, Any], until: int) -> None:
    set_setting(act, _WRONG, wrong)
    set_setting(act, _FROM, setting(act, _FROM, {}) | {machine: until})


def _take(desk: Desk, machine: str, lying: folder_of.Lying, folder: Path, done: Exchanged) -> str:
    """Take in one file; why it was left alone, else nothing."""
    try:
        data = folder_of.read(folder / lying.name, sealing.MOST)
    except OSError:
        return "file-unreadable"
    if data is None:
        return "parcel-too-large"
    if sha256(data).hexdigest()[:16] != lying.digest:
        return "half-there"
    try:
        pack = read_pack(desk.ask(sealing.opened, data))
        taken = desk.do(_take_in, machine, lying.number, pack).result
        mailing.keep_pictures(desk.home, pack)
    except Refused as refused:
        if machine == desk.ask(lambda look: look.device) and refused.code == "parcel-forked":
            raise Refused("own-fork") from refused  # nothing more may go out under numbers that others know
        return refused.code
    done.taken += taken.events
    done.articles = sorted({*done.articles, *taken.articles})
    done.open = sorted({*done.open, *taken.open})
    return ""


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
    own = place / desk.ask(lambda look: look.device)
    number, old = desk.do(_look_after_own, own).result
    events = desk.do(exchanging.parcel, desk.ask(_there)).result
    if not old and not any(event["kind"] not in (exchanging.TAKEN, "device.introduced") for event in events) and not done.taken:
        return
    events.sort(key=lambda event: event["kind"] != "device.introduced")  # the keys are needed for what comes behind them
    for some in _parts(events):
        articles = sorted({event["article"] for event in some} - {""})
        data = desk.ask(sealing.as_wanted, desk.do(mailing.packed, some, articles).result)
        own_folder(own)
        mailing.post(mailing.Letter(f"{number:06d}-{sha256(data).hexdigest()[:16]}{mailing.ENDING}", data, ()), own)
        desk.do(_written, some, number)
        number += 1
        done.written += len(some)
    for name in old:  # all of it is in the new files, which are on the disk
        with suppress(OSError):
            (own / name).unlink()


def _parts(events: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Events of one file each: not too many, and not too long."""
    some: list[dict[str, Any]] = []
    size = 0
    for event in events:
        if some and (len(some) == MOST_IN_A_FILE or size + len(event["payload"]) > _LONG):
            yield some
            some, size = [], 0
        some.append(event)
        size += len(event["payload"])
    if some:
        yield some


def _look_after_own(act: Act, own: Path) -> tuple[int, list[str]]:
    """What of our own files is gone goes out again; many small ones, too, and are named. Also returns the next free number."""
    files: dict[str, dict[str, list[list[int]]]] = setting(act, _OWN, {})
    written = setting(act, _READ, {}).get(act.device, [])
    try:
        lying = folder_of.there(own, lambda number: True)
    except OSError as wrong:
        raise Refused("folder-read-only", folder=str(own)) from wrong
    gone = [name for name in files if int(name) not in lying]
    small = [name for name in files if name not in gone and _count(files[name]) < MOST_IN_A_FILE // 2]
    if len(files) <= MOST_OWN or len(small) <= MOST_OWN // 2:
        small = []  # it is not worth it yet; the last file is nearly always a small one
    if gone or small:
        there = setting(act, _THERE, {})
        for name in (*gone, *small):
            for device, runs in files.pop(name).items():
                there[device] = _without(there.get(device, []), runs)
        set_setting(act, _THERE, there)
        set_setting(act, _OWN, files)
    return 1 + max((*lying, *(last for _, last in written)), default=0), [lying[int(name)] for name in small]


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
    numbers = _by_device(events)
    for device, seqs in numbers.items():
        there[device] = _with(there.get(device, []), seqs)
    set_setting(act, _THERE, there)
    set_setting(act, _OWN, setting(act, _OWN, {}) | {str(number): {device: _with([], seqs) for device, seqs in numbers.items()}})
    note_sent(act, {event["article"] for event in events} - {""}, ROAD, shared_folder(act), {event["hash"] for event in events})


def _by_device(events: Iterable[Mapping[str, Any]]) -> dict[str, list[int]]:
    numbers: dict[str, list[int]] = {}
    for event in events:
        numbers.setdefault(event["device"], []).append(event["seq"])
    return numbers


def _has(runs: Iterable[Iterable[int]], number: int) -> bool:
    return any(first <= number <= last for first, last in runs)


def _count(files: Mapping[str, list[list[int]]]) -> int:
    return sum(last - first + 1 for runs in files.values() for first, last in runs)


def _without(runs: list[list[int]], gone: Iterable[Sequence[int]]) -> list[list[int]]:
    """Runs of numbers with some fewer in them."""
    left = runs
    for first, last in gone:
        left = [part for a, b in left for part in ([a, min(b, first - 1)], [max(a, last + 1), b]) if part[0] <= part[1]]
    return left


def _with(runs: list[list[int]], numbers: Iterable[int]) -> list[list[int]]:
    """Runs of numbers with some more in them."""
    joined: list[list[int]] = []
    for first, last in sorted([*([a, b] for a, b in runs), *([n, n] for n in numbers)]):
        if joined and first <= joined[-1][1] + 1:
            joined[-1][1] = max(joined[-1][1], last)
        else:
            joined.append([first, last])
    return joined
