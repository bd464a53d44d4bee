"""Exchange by the newsroom's PostgreSQL, whenever the line is there; this laptop goes on working on its own store where it is not.

The server is one more machine that holds events: what it lacks is put there, what it has is taken, by device and number. It is not
believed: each row is looked at like a file that somebody sent. The driver is imported with the first line.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from newsdesk import exchanging, originals
from newsdesk.desk import Act, Desk, Look
from newsdesk.drafting import keep_original, original
from newsdesk.errors import Refused
from newsdesk.server.address import Address, keep_password, kept_password, read_address
from newsdesk.server.listening import Stopper, listen
from newsdesk.sharing import Exchanged
from newsdesk.staffing import set_setting, setting
from newsdesk.store.order import read_after
from newsdesk.store.tables import Device, Image
from newsdesk.whereabouts import note_sent

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from newsdesk.server.rows import Key

ROAD = "server"
_ADDRESS, _LEFT_OUT = "server", "server-left-out"
TOGETHER, _BYTES = 200, 8_000_000
"""Events of one transaction, and bytes: a laptop's store is held by it, and somebody may be writing."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a server says when somebody looks whether the line is good."""

    version: str
    events: int
    articles: int
    """How many articles its archive has."""


def connect(desk: Desk, url: str, password: str = "") -> Looked:
    """Try the line to a server, and remember it and its password where it is good: for a thread.

    password: where the address has none; without any libpq looks into the person's pgpass file. Raises what `look_at` does, and
    Refused("folder-read-only", folder) where the password cannot be kept; then what was remembered before still is.
    """
    server, within = read_address(url)
    secret = password or within
    looked = look_at(server, secret)
    try:
        keep_password(desk.home.server_password, secret)
    except OSError as wrong:
        raise Refused("folder-read-only", folder=str(desk.home.folder)) from wrong
    desk.do(_remember, server)
    return looked


def look_at(server: Address, password: str) -> Looked:
    """What a server says. Raises what `read_address`, `line.line` and `line.look_over` raise."""
    from newsdesk.server import line, rows

    with line.line(server, password) as connection:
        return Looked(line.look_over(connection), rows.count(connection), rows.entries(connection))


def try_line(desk: Desk) -> Looked:
    """What the newsroom's server says now. Raises Refused("server-none"), and what `look_at` does."""
    return look_at(*where(desk))


def leave(act: Act) -> None:
    """Forget the server and its password; what came from it stays."""
    set_setting(act, _ADDRESS, "")
    set_setting(act, _LEFT_OUT, 0)
    keep_password(act.home.server_password, "")


def address(look: Look) -> str:
    """The address of the newsroom's server, without a password; empty: it has none."""
    return str(setting(look, _ADDRESS) or "")


def left_out(look: Look) -> int:
    """How many rows and pictures of the server were left out the last time, since they are not what they claim to be."""
    return int(setting(look, _LEFT_OUT) or 0)


def set_up(url: str, people: dict[str, str], password: str = "") -> str:
    """Make what is missing of the newsroom on a server, as somebody who may; returns its version. Raises what
    `setting_up.set_up` raises."""
    from newsdesk.server import setting_up

    server, within = read_address(url)
    return setting_up.set_up(server, password or within, people)


def exchange(desk: Desk, came: Callable[[Sequence[str]], object] = lambda articles: None) -> Exchanged:
    """Take in what the server has and put there what it lacks, the texts first, then the pictures: for a thread.

    came: called with the articles of each part that came in, since a line may break after it. A row that is not what it claims to be
    is left out and named in `ignored` as DEVICE/NUMBER; it stops no other. What cannot be understood without it waits, is named
    as well, and is taken once the right row is there: who has that is asked for it by a complaint.
    Raises Refused("server-none"), what `line` and `look_over` raise, and what the own store does; what came in stays.
    """
    from newsdesk.server import line

    done = Exchanged()
    with line.line(*where(desk)) as connection:
        with connection.begin():
            line.look_over(connection)
        _take(desk, connection, done, came)
        _put(desk, connection, done)
        _swap_pictures(desk, connection, done)
    if (count := len(done.ignored)) != desk.ask(left_out):
        desk.do(set_setting, _LEFT_OUT, count)
    return done


def wait_for_news(desk: Desk, stopper: Stopper, on_news: Callable[[], object], on_state: Callable[[str], object]) -> None:
    """Wait on a thread of its own until stopped; see `listening.listen`. Raises nothing for a line that is not there."""
    listen(lambda: where(desk), stopper, on_news, on_state)


def where(desk: Desk) -> tuple[Address, str]:
    """The newsroom's server and its password. Raises Refused("server-none"), ("server-password-unreadable", file)."""
    url = desk.ask(address)
    if not url:
        raise Refused("server-none")
    try:
        return read_address(url)[0], kept_password(desk.home.server_password)
    except OSError as wrong:
        raise Refused("server-password-unreadable", file=str(desk.home.server_password)) from wrong


def _remember(act: Act, server: Address) -> None:
    set_setting(act, _ADDRESS, server.url())


# ---- what the server has -----------------------------------------------------------------------------------------------------

def _take(desk: Desk, connection: Connection, done: Exchanged, came: Callable[[Sequence[str]], object]) -> None:
    from newsdesk.server import rows

    here = desk.ask(exchanging.held)
    with connection.begin():
        keys = rows.keys(connection, rows.lacking(rows.held(connection), here))
    for some in _portions(keys):
        with connection.begin():
            found = rows.fetch(connection, some)
        before, wrong = done.taken, _take_rows(desk, found, done)
        if wrong:
            with connection.begin():
                rows.complain(connection, wrong)
        if done.taken > before:
            came(tuple(done.articles))
    # Of two rows with one number one may have been right.
    taken = desk.ask(exchanging.held) if done.ignored else {}
    done.ignored = {name: code for name, code in done.ignored.items() if not _has(taken, name)}


def _portions(keys: Sequence[Key]) -> Iterator[list[Key]]:
    some: list[Key] = []
    for key in keys:
        if some and (len(some) == TOGETHER or sum(k.size for k in some) + key.size > _BYTES):
            yield some
            some = []
        some.append(key)
    if some:
        yield some


def _take_rows(desk: Desk, found: list[dict[str, Any]], done: Exchanged) -> set[str]:
    """Take in rows; returns those that are wrong by themselves, whatever else is known."""
    wrong = {row["row"]: "parcel-damaged" for row in found if not _in_place(row)}
    left = [row for row in found if row["row"] not in wrong]
    if not _taken(desk, left, done):
        wrong |= {left[at]["row"]: refused.code for at, refused in desk.ask(exchanging.sift, [_values(row) for row in left]).items()}
        left = [row for row in left if row["row"] not in wrong]
        if not _taken(desk, left, done):
            _take_apart(desk, left, done)
    done.ignored |= {_name(row): wrong[row["row"]] for row in found if row["row"] in wrong}
    known = desk.ask(lambda look: set(look.session.scalars(select(Device.device))))
    sure = {row["row"] for row in found if row["device"] in known}  # without the key nobody can say that a signature is wrong
    return {row for row, code in wrong.items() if code == "parcel-damaged" or (code == "parcel-unsigned" and row in sure)}


def _take_apart(desk: Desk, left: list[dict[str, Any]], done: Exchanged) -> None:
    """Take in rows by article, first what belongs to none: what one of them lacks is in the way of no other."""
    apart: dict[str, list[dict[str, Any]]] = {"": []}
    for row in left:
        apart.setdefault(row["article"], []).append(row)
    for some in apart.values():
        _taken(desk, some, done, name=True)


def _taken(desk: Desk, found: list[dict[str, Any]], done: Exchanged, name: bool = False) -> bool:
    """Whether rows could be taken in, all together; name: say which could not, and why."""
    try:
        taken = desk.do(exchanging.take, [_values(row) for row in found]).result if found else exchanging.Taken(0, (), ())
    except Refused as refused:
        if not refused.code.startswith("parcel-"):
            raise
        if name:
            done.ignored |= {_name(row): refused.code for row in found}
        return False
    done.taken += taken.events
    done.articles = sorted({*done.articles, *taken.articles})
    done.open = sorted({*done.open, *taken.open})
    return True


def _in_place(row: dict[str, Any]) -> bool:
    """Whether a row stands where its payload says that it stands."""
    return bool(_clock(row) == row["clock"])


def _clock(values: dict[str, Any]) -> int:
    """Where an event stands in the one order, as its payload says; 0 where it says nothing of sense."""
    try:
        return read_after(values["seq"], json.loads(values["payload"])).clock
    except (ValueError, AttributeError, RecursionError):
        return 0


def _values(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in ("row", "clock")}


def _name(row: dict[str, Any]) -> str:
    return f"{row['device']}/{row['seq']}"


def _has(held: dict[str, list[tuple[int, int]]], name: str) -> bool:
    device, _, number = name.partition("/")
    return any(first <= int(number) <= last for first, last in held.get(device, ()))


# ---- what the server lacks ---------------------------------------------------------------------------------------------------

def _put(desk: Desk, connection: Connection, done: Exchanged) -> None:
    from newsdesk.server import rows

    with connection.begin():
        there = rows.sound(connection)
    events = desk.do(exchanging.parcel, there).result
    at = 0
    while at < len(events):
        size = 0
        some: list[dict[str, Any]] = []
        while at < len(events) and len(some) < TOGETHER and (not some or size + len(events[at]["payload"]) <= _BYTES):
            some.append(events[at] | {"clock": _clock(events[at])})
            size += len(events[at]["payload"])
            at += 1
        with connection.begin():
            done.written += rows.put(connection, some)
        desk.do(_sent, some)


def _sent(act: Act, events: Sequence[dict[str, Any]]) -> None:
    host = read_address(address(act))[0].host if address(act) else ""
    note_sent(act, {event["article"] for event in events} - {""}, ROAD, host, {event["hash"] for event in events})


def _swap_pictures(desk: Desk, connection: Connection, done: Exchanged) -> None:
    """Originals of the pictures of what was submitted: those that the server lacks go there, those that are missing here come."""
    from newsdesk.server import rows, tables

    known = desk.ask(lambda look: set(look.session.scalars(select(Image.digest))))
    here = {digest for digest in known if desk.home.picture(digest).is_file()}
    with connection.begin():
        there = rows.pictures(connection, sorted(known))
    wanted = (here ^ there) and desk.ask(originals.shown) & (here ^ there)
    for digest in sorted(wanted):
        try:
            with connection.begin():
                if digest in here:
                    data = desk.ask(original, digest)
                    if len(data) > tables.MOST_PICTURE:
                        raise Refused("picture-too-large")
                    rows.put_picture(connection, digest, data)
                else:
                    data = rows.picture(connection, digest)
                    if sha256(data).hexdigest() != digest:
                        raise Refused("parcel-damaged", why="picture")
                    keep_original(desk.home, data, digest)
                    done.pictures += 1
        except Refused as refused:
            if refused.code not in ("picture-missing", "picture-too-large", "picture-not-one", "parcel-damaged"):
                raise
            done.ignored[f"picture/{digest}"] = refused.code
