"""Files sealed for the newsroom (the age format): nobody opens them on the way but the machines on the chief's list.

A sealed file is an ordinary one inside an age file, so whatever road carries the one carries the other, and the `age` program opens
it with the same key. It does not say for whom it is; who could open it is told from the list of the machine that could not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from newsdesk import mailing
from newsdesk.article.textpack import MOST_FILE
from newsdesk.desk import Act, Desk, Look
from newsdesk.errors import Refused
from newsdesk.mailing import TEXT, Letter, Tell
from newsdesk.staffing import set_setting, setting
from newsdesk.store.agekey import seal_secret
from newsdesk.store.keys import device_key
from newsdesk.store.roster import root
from newsdesk.store.tables import Device, Listed
from newsdesk.trusting import Machine, machines

ENDING = ".age"
START = b"age-encryption.org/v1\n"
MOST_HEAD, MOST_FOR = 100_000, 400
"""Bytes of what stands before the sealed text, and keys in it: each is tried, so that many of them would take long."""
MOST = MOST_FILE + MOST_HEAD + 1
"""Bytes that are read of a file: one more than any of ours has."""
_SETTING, _FOR = "seal-letters", "sealed-for"


@dataclass(frozen=True, slots=True)
class Circle:
    """For whom a file would be sealed."""

    opens: tuple[Machine, ...]
    """The machines on the list that can open it."""
    lacks: tuple[Machine, ...]
    """Those on the list that cannot: they have not said yet what is sealed for them (an older program)."""
    refused: Refused | None
    """Why nothing can be sealed here; else None."""


def circle(look: Look) -> Circle:
    """For whom a file would be sealed now: for the window, beside the switch."""
    if not root(look.session):
        return Circle((), (), Refused("seal-no-list"))
    listed = [machine for machine in machines(look) if machine.state == "listed"]
    opens = tuple(machine for machine in listed if machine.opens)
    refused = None if any(not machine.mine for machine in opens) else Refused("seal-nobody")
    return Circle(opens, tuple(machine for machine in listed if not machine.opens), refused)


def is_wanted(look: Look) -> bool:
    """Whether this machine seals what it sends: the switch."""
    return bool(setting(look, _SETTING, False))


def want(act: Act, sealed: bool) -> None:
    """Turn the switch. Raises Refused("seal-no-list"), ("seal-nobody") where nothing can be sealed here."""
    if sealed and (refused := circle(act).refused):
        raise refused
    set_setting(act, _SETTING, sealed)


def seal(look: Look, data: bytes) -> bytes:
    """What only the machines on the list can open, and this one. Raises Refused("seal-no-list"), ("seal-nobody"),
    ("parcel-too-large", count)."""
    if refused := circle(look).refused:
        raise refused
    if len(data) > MOST_FILE:
        raise Refused("parcel-too-large", count=len(data))
    import pyrage

    return bytes(pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(key) for key in _keys(look)]))


def seal_letter(look: Look, letter: Letter) -> Letter:
    """A file as `seal` makes it of this one, under a name that says so. Raises Refused as `seal`."""
    return replace(letter, name=letter.name + ENDING, data=seal(look, letter.data))


def prepare_letter(desk: Desk, articles: Sequence[str], pictures: str = TEXT, tell: Tell | None = None) -> Letter:
    """The file for some articles, sealed where the switch says so. For a thread. Raises Refused as `mailing.prepare_letter` and `seal`."""
    letter = mailing.prepare_letter(desk, articles, pictures, tell)
    return desk.ask(seal_letter, letter) if desk.ask(is_wanted) else letter


def as_wanted(look: Look, data: bytes) -> bytes:
    """A file sealed where the switch says so, else as it is; never unsealed because sealing failed. Raises Refused as `seal`."""
    return seal(look, data) if is_wanted(look) else data


def has_grown(act: Act) -> bool:
    """Whether somebody came to the list since this was asked last: what was sealed before, they cannot open."""
    if not is_wanted(act):
        return False
    known, now = set(setting(act, _FOR, [])), set(_keys(act))
    if now != known:
        set_setting(act, _FOR, sorted(now))
    return bool(known and now - known)


def opened(look: Look, data: bytes) -> bytes:
    """What is in a file: the file itself where it is not sealed. Nothing of what is in it was looked at yet.

    Raises Refused("parcel-too-large", count), ("parcel-damaged", why), ("parcel-sealed", names): by the list here, who can open it;
    ("parcel-sealed-list") where there is no list here, and what `store.keys.device_key` raises.
    """
    if not data.startswith(START):
        return data
    if len(data) > MOST_FILE + MOST_HEAD:
        raise Refused("parcel-too-large", count=len(data))
    _look_over(data[:MOST_HEAD])
    import pyrage

    identity = pyrage.x25519.Identity.from_str(seal_secret(device_key(look.home.key)))
    try:
        inside = pyrage.decrypt(data, [identity])
    except pyrage.DecryptError as wrong:
        raise (_not_for_us(look) if "no matching" in str(wrong).lower() else Refused("parcel-damaged", why="seal")) from wrong
    except Exception as wrong:  # whatever else a library finds wrong with bytes of others
        raise Refused("parcel-damaged", why="seal") from wrong
    if len(inside) > MOST_FILE:
        raise Refused("parcel-too-large", count=len(inside))
    return bytes(inside)


def _keys(look: Look) -> list[str]:
    """What the machines on the list said is sealed for them, each with the key that the list names; and this machine."""
    listed = {row.key for row in look.session.scalars(select(Listed)) if row.until < 0}
    rows = look.session.scalars(select(Device).where(Device.seal != "")).all()
    return sorted({row.seal for row in rows if row.key in listed or row.device == look.device})


def _look_over(head: bytes) -> None:
    """How much stands before the sealed text, before any key is tried."""
    end = head.find(b"\n--- ")
    if end < 0 or head.count(b"\n-> ", 0, end + 1) > MOST_FOR:
        raise Refused("parcel-damaged", why="seal")


def _not_for_us(look: Look) -> Refused:
    if not root(look.session):
        return Refused("parcel-sealed-list")
    names = dict.fromkeys(machine.name for machine in circle(look).opens if not machine.mine)
    return Refused("parcel-sealed", names=", ".join(names))
