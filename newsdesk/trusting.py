"""Whose machine is whose: keys, the signatures of events, and the list that the chief signs. What counts is decided by the list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import select

from newsdesk.desk import Act, Look
from newsdesk.errors import Refused
from newsdesk.staffing import me, people, require_me, set_setting
from newsdesk.store.keys import device_key, is_signed, public_key, sign
from newsdesk.store.log import refold
from newsdesk.store.roster import ROOT, list_text, root
from newsdesk.store.tables import Device, Event, Listed, Signature, Tip


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine that is known here."""

    device: str
    key: str
    person: str
    """The id of whose it is: by the list, else as it says itself."""
    name: str
    roles: tuple[str, ...]
    """By the list; empty: not on it."""
    state: str
    """``listed``, ``removed``, ``unlisted``."""
    mine: bool


def introduce(act: Act) -> str:
    """Say which key this machine has, once; returns it."""
    key = public_key(device_key(act.home.key))
    if act.session.get(Device, act.device) is None:
        person = me(act)
        act.record("device.introduced", key=key, person=person.id if person else "", name=person.name if person else "")
    return key


def sign_events(act: Act) -> None:
    """Sign what this machine has said and not signed yet."""
    introduce(act)
    seed = device_key(act.home.key)
    query = select(Event.hash).where(Event.device == act.device)
    for name in act.session.scalars(query.where(Event.hash.not_in(select(Signature.event)))).all():
        act.session.add(Signature(event=name, signature=sign(seed, name)))
    act.session.flush()


def signatures(look: Look, events: Iterable[Event]) -> dict[str, str]:
    """The signatures that there are of events, by hash."""
    wanted = {event.hash for event in events}
    return {row.event: row.signature for row in look.session.scalars(select(Signature)) if row.event in wanted}


def verify(look: Look, events: Sequence[Event], keys: dict[str, str], signed: dict[str, str]) -> None:
    """Raise Refused("parcel-unsigned", device) unless each event has a signature of the machine that it names.

    keys: what machines of the parcel say of themselves; a key that is known here goes before.
    """
    known = {row.device: row.key for row in look.session.scalars(select(Device))}
    for event in events:
        key = known.get(event.device) or keys.get(event.device, "")
        if not key or not is_signed(key, event.hash, signed.get(event.hash, "")):
            raise Refused("parcel-unsigned", device=event.device)


def machines(look: Look) -> tuple[Machine, ...]:
    """Every machine that is known here, by person."""
    listed = {row.device: row for row in look.session.scalars(select(Listed))}
    names = {person.id: person.name for person in people(look)}
    found = []
    for row in look.session.scalars(select(Device)):
        line = listed.get(row.device)
        state = "unlisted" if line is None else "removed" if line.until >= 0 else "listed"
        person = line.person if line else row.person
        found.append(Machine(row.device, row.key, person, names.get(person, row.name), tuple(line.roles.split()) if line else (), state,
                             row.device == look.device))
    return tuple(sorted(found, key=lambda m: (m.name.lower(), m.device)))


def code(look: Look, chief: str, device: str) -> str:
    """The code that two people read to each other before the chief's machine takes another one on: the same on both screens
    only where both have the same two keys. Raises Refused("device-unknown", device)."""
    both = "".join(_known(look, name).key for name in (chief, device))
    number = int.from_bytes(sha256(f"newsdesk join {both}".encode()).digest()[:8], "big") % 10**12
    return " ".join(f"{number:012d}"[at : at + 4] for at in (0, 4, 8))


def found(act: Act) -> None:
    """Make this machine the one whose list counts. Raises Refused("list-there"), ("list-not-yours")."""
    person = require_me(act)
    if root(act.session):
        raise Refused("list-there")
    if "chief" not in person.roles:
        raise Refused("list-not-yours")
    set_setting(act, ROOT, introduce(act))
    _publish(act, [_line(act, act.device, person.id, person.roles)])


def trust(act: Act, chief: str) -> None:
    """Let the list of another machine count here, after the codes were compared. Raises Refused("device-unknown", device)."""
    set_setting(act, ROOT, _known(act, chief).key)
    _count_again(act)


def admit(act: Act, device: str) -> None:
    """Put a machine on the list, with the roles that its person has here, after the codes were compared.

    Raises Refused("list-not-yours"), ("device-unknown", device).
    """
    row = _known(act, device)
    person = next((p for p in people(act) if p.id == row.person), None)
    if person is None:
        raise Refused("device-unknown", device=device)
    _publish(act, [*(line for line in _lines(act) if line["device"] != device), _line(act, device, person.id, person.roles)])


def remove(act: Act, device: str) -> None:
    """Take a machine off the list: what it says from now on does not count. Raises Refused("list-not-yours"),
    ("device-unknown", device)."""
    _known(act, device)
    tip = act.session.get(Tip, device)
    _publish(act, [line | {"until": tip.seq if tip else 0} if line["device"] == device else line for line in _lines(act)])


def refuse_unlisted(look: Look) -> None:
    """Raise Refused("device-not-listed") where there is a list and this machine does not count by it."""
    listed = look.session.get(Listed, look.device)
    if root(look.session) and (listed is None or listed.until >= 0):
        raise Refused("device-not-listed")


def _known(look: Look, device: str) -> Device:
    row = look.session.get(Device, device)
    if row is None:
        raise Refused("device-unknown", device=device[:40])
    return row


Line = dict[str, object]


def _line(look: Look, device: str, person: str, roles: tuple[str, ...]) -> Line:
    return {"device": device, "key": _known(look, device).key, "person": person, "roles": list(roles), "until": -1}


def _lines(look: Look) -> list[Line]:
    return [{"device": row.device, "key": row.key, "person": row.person, "roles": row.roles.split(), "until": row.until}
            for row in look.session.scalars(select(Listed).order_by(Listed.device))]


def _publish(act: Act, lines: list[Line]) -> None:
    seed = device_key(act.home.key)
    if public_key(seed) != root(act.session):
        raise Refused("list-not-yours")
    version = act.session.scalar(select(Listed.version).limit(1)) or 0
    payload: dict[str, Any] = {"version": version + 1, "machines": lines}
    act.record("roster.signed", **payload, signature=sign(seed, list_text(payload)))
    _count_again(act)


def _count_again(act: Act) -> None:
    """The list is another one: every step is counted anew."""
    articles = set(act.session.scalars(select(Event.article).where(Event.kind == "step.taken").distinct()))
    refold(act.session, {"", *articles})
    act.kinds.add("step")
    act.articles |= articles


