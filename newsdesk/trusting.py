"""Whose machine is whose: keys, the signatures of events, and the list that the chief signs. What counts is decided by the list.

The code of joining. Two people read it to each other, so nobody else need be trusted: not the stick, the folder, the server. Who
sits on the road can give each side a key of their own and looks for two keys, one for each side, whose codes are the same. That
is a search for one agreement between two lists, so it takes the square root of the number of codes on each side: of a code with 12
digits that would be a million tries, some minutes. So a code has 24 digits (10**24 of them: 10**12 keys to be tried for each side),
and each try costs scrypt with N=2**16, r=8: 64 MiB and a sixth of a second. That makes 2 * 10**12 / 6 s, some 10,000 years of a
processor, for one attack on one pair of machines. A commitment would do with 12 digits, but needs three messages in a fixed order,
which a stick that goes there and back once does not carry; a code that only depends on the two keys can be read at any time, again,
and by who has lost the slip of paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache, partial
from hashlib import scrypt
from typing import Any

from sqlalchemy import func, select

from newsdesk.belonging import handed_over, namesakes, refuse_mixing
from newsdesk.desk import Act, Look
from newsdesk.errors import Refused
from newsdesk.staffing import me, names_by_id, people, require_me, set_setting
from newsdesk.store import witness
from newsdesk.store.agekey import seal_public
from newsdesk.store.batches import batches
from newsdesk.store.keys import device_key, give_up, is_signed, move_to_file, move_to_keyring, own_public, sign
from newsdesk.store.log import refold
from newsdesk.store.names import needs_proof, own_proof, secrets_of
from newsdesk.store.roster import ANYBODYS, EDITORS, ROOT, claim, earlier_names, line_for, list_text, root
from newsdesk.store.tables import Article, Device, Event, Listed, Person, Signature, Step, Tip

DIGITS, GROUP = 24, 4
_HARD = {"n": 2**16, "r": 8, "p": 1, "maxmem": 2**27}


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
    since: datetime | None = None
    """When it introduced itself."""
    opens: bool = False
    """It can open what is sealed for it."""
    chief: bool = False
    """Its list counts here."""
    has_list: bool = False
    """It signed a list of its own."""
    said: str = ""
    """The id of its person as it says itself, where by the list it is somebody who has another one."""
    roles_now: tuple[str, ...] = ()
    """What its person may do as people are kept here; a list that says something else is brought up to date by admitting it again."""


@dataclass(frozen=True, slots=True)
class Uncounted:
    """A step that was taken and does not count here."""

    event: str
    step: str
    why: str
    """One of store/roster.py's REASONS."""
    name: str
    at: datetime


def introduce(act: Act) -> str:
    """Say which key this machine has, how things are sealed for it, and which names it had before; again where that has changed.
    Returns the key. Raises as `store.keys.device_key`."""
    key = own_public(act.home.key)
    row, person = act.session.get(Device, act.device), me(act)
    earlier = _earlier(act, row, key)
    who = (person.id, person.name) if person else ("", "")
    if row is None or not row.seal or earlier_names(row) != earlier or (row.person, row.name) != who:
        said: dict[str, Any] = {"seal": seal_public(device_key(act.home.key))} | ({"earlier": earlier} if earlier else {})
        said |= own_proof(act.session, act.device, key)
        said |= {"handed": handed} if (handed := secrets_of(act.session, earlier)) else {}
        act.record("device.introduced", key=key, person=who[0], name=who[1], **said)
    return key


def sign_events(act: Act) -> None:
    """Sign what this machine has said and not signed yet, also under names that it had before.

    What an earlier name said waits where that name is on the list and this machine is not: nobody would believe it. Raises as
    `store.keys.device_key`: then nothing leaves, and everything is kept.
    """
    key = introduce(act)
    seed, row = device_key(act.home.key), act.session.get_one(Device, act.device)
    same = set(act.session.scalars(select(Device.device).where(Device.key == key)))
    speaks = same | {name for name in earlier_names(row) if _may_speak(act, act.device, name)}
    query = select(Event.hash).where(Event.device.in_({act.device, *speaks}), Event.hash.not_in(select(Signature.event)))
    for name in act.session.scalars(query).all():
        act.session.add(Signature(event=name, signature=sign(seed, name)))
    act.session.flush()
    last = act.session.scalars(select(Event).where(Event.device == act.device).order_by(Event.seq.desc()).limit(1)).one()
    act.afterwards.append(partial(witness.note_left, act.home.folder, (last.device, last.seq, last.hash)))


def signatures(look: Look, events: Iterable[Event]) -> dict[str, str]:
    """The signatures that there are of events, by hash."""
    wanted = [event.hash for event in events]
    found: dict[str, str] = {}
    for some in batches(wanted):
        query = select(Signature.event, Signature.signature).where(Signature.event.in_(some))
        found.update((row.event, row.signature) for row in look.session.execute(query))
    return found


def verify(look: Look, events: Sequence[Event], keys: dict[str, str], signed: dict[str, str]) -> None:
    """Raise Refused("parcel-unsigned", device) unless each event has a signature of the machine that it names, or of one that
    may speak for it: the same machine under a later name.

    keys: what machines of the parcel say of themselves; a key that is known here goes before, that of the list before all.
    """
    rows = {row.device: row for row in look.session.scalars(select(Device))}
    listed = {row.device: row.key for row in look.session.scalars(select(Listed))}
    for event in events:
        if event.kind == "device.introduced":
            claim(rows, listed, event)
    for event in events:
        row = rows.get(event.device)
        key = listed.get(event.device) or (row.key if row else "")
        said = signed.get(event.hash, "")
        if key and is_signed(key, event.hash, said):
            continue
        later = [r for r in rows.values() if event.seq <= earlier_names(r).get(event.device, 0)]
        if not any(is_signed(r.key, event.hash, said) and _may_speak(look, r.device, event.device, rows) for r in later):
            raise Refused("parcel-unsigned", device=event.device)


def _may_speak(look: Look, device: str, earlier: str, rows: dict[str, Device] | None = None) -> bool:
    """Whether a machine may sign for a name that it says it had before.

    A name that is on the list: only a machine of the same person that is on it, too. A name that never introduced itself has no
    other voice. Else both must say they are the same person's, and where a list counts the list must say so of the later one.
    """
    old, line = look.session.get(Listed, earlier), line_for(look.session, device)
    good = line if line is not None and line.until < 0 else None
    if old is not None:
        return good is not None and good.person == old.person
    known = rows if rows is not None else {row.device: row for row in look.session.scalars(select(Device))}
    before, now = known.get(earlier), known.get(device)
    if before is None or now is None:
        return now is not None
    person = good.person if good else "" if root(look.session) else now.person
    return bool(before.person) and before.person == person


def _earlier(act: Act, row: Device | None, key: str) -> dict[str, int]:
    """Names under which this machine wrote before, and how far: what lies here unsigned came from nobody else."""
    found: dict[str, int] = earlier_names(row) if row else {}
    person = me(act)
    query = (select(Event.device, func.max(Event.seq)).where(Event.device != act.device, Event.hash.not_in(select(Signature.event)))
             .group_by(Event.device))
    for device, seq in act.session.execute(query):
        other = act.session.get(Device, device)
        if other is None or (other.key != key and person and other.person == person.id):
            found[device] = max(seq, found.get(device, 0))
    own = secrets_of(act.session, found)
    return {device: seq for device, seq in found.items() if device in own or not needs_proof(device)}


def keep_apart(act: Act, events: Iterable[Event]) -> None:
    """Take a new name where others brought what this machine said itself and does not know: its store is an older one, and it
    would say other things under the same numbers."""
    if any(event.device == act.device for event in events):
        act.rename()


def renew(act: Act) -> str:
    """Be another machine, with a new key, where the old key is lost. What was written under the old name stays and travels on;
    the chief has to admit this machine anew. Returns its name."""
    give_up(act.home.key)
    act.rename()
    introduce(act)
    return act.device


def keep_key(look: Look, in_keyring: bool) -> bool:
    """Put the key of this machine into the system's keyring, or back into its file; whether it is in the keyring now.

    Raises Refused as `store.keys.move_to_keyring` and `move_to_file`; then it is where it was.
    """
    if in_keyring:
        return move_to_keyring(look.home.key)
    move_to_file(look.home.key)
    return False


def machines(look: Look) -> tuple[Machine, ...]:
    """Every machine that is known here, by person; names that a machine had before are not told apart from it."""
    known = {person.id: person for person in people(look)}
    signers = set(look.session.scalars(select(Event.device).where(Event.kind == "roster.signed").distinct()))
    founders = {row.key for row in look.session.scalars(select(Device).where(Device.device.in_(signers)))}
    rows = look.session.scalars(select(Device).order_by(Device.at)).all()
    past = {name for row in rows for name in earlier_names(row)}
    newest = {row.key: row.device for row in rows}
    counting = root(look.session)
    found = []
    for row in rows:
        if row.device in past or newest[row.key] != row.device:
            continue
        line = line_for(look.session, row.device)
        state = "unlisted" if line is None or line.key != row.key else "removed" if line.until >= 0 else "listed"
        person = line.person if line else row.person
        who = known.get(person)
        found.append(Machine(row.device, row.key, person, who.name if who else row.name, tuple(line.roles.split()) if line else (), state,
                             row.device == look.device, row.at, bool(row.seal), row.key == counting, row.key in founders,
                             line.said if line else "", who.roles if who else ()))
    return tuple(sorted(found, key=lambda m: (m.name.lower(), m.device)))


def may_found(look: Look) -> bool:
    """Whether this machine may become the one whose list counts: there is none, and its person is a chief."""
    person = me(look)
    return not root(look.session) and person is not None and "chief" in person.roles


def has_list(look: Look) -> bool:
    """Whether a list counts here at all."""
    return bool(root(look.session))


def code_here(act: Act, device: str, as_chief: bool) -> str:
    """The code between this machine, which introduces itself where it has not, and another one: as the one whose list is to count,
    or as the one that joins. Raises as `code` and `introduce`."""
    introduce(act)
    return code(act, act.device, device) if as_chief else code(act, device, act.device)


def code(look: Look, chief: str, device: str) -> str:
    """The code that two people read to each other before the chief's machine takes another one on: the same on both screens
    only where both have the same two keys. It takes a fraction of a second. Raises Refused("device-unknown", device)."""
    return _code(_known(look, chief).key, _known(look, device).key)


@lru_cache(maxsize=64)
def _code(chief: str, device: str) -> str:
    made = scrypt(bytes.fromhex(chief) + bytes.fromhex(device), salt=b"newsdesk join 2", dklen=32, **_HARD)
    number = f"{int.from_bytes(made, 'big') % 10**DIGITS:0{DIGITS}d}"
    return " ".join(number[at : at + GROUP] for at in range(0, DIGITS, GROUP))


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


def admit(act: Act, device: str, whose: str = "") -> None:
    """Put a machine on the list, with the roles that its person has here, after the codes were compared; names that it had before
    and that nobody else answers for come with it. Of one that is on it already, the roles are brought up to date.

    whose: the id of its person: of somebody on the list, whose other machine it is, or the one that it says itself. Who was enrolled
    on two machines is one person from then on, also in what was written before. Nothing: as it is on the list, or says itself.

    Raises Refused("list-not-yours"), ("device-unknown", device), ("whose-machine", name) where it says a name that somebody else on
    the list has, and nothing was said of it, ("person-not-listed"), ("person-on-list", name) where whom it says is on the list, too.
    """
    row, line = _known(act, device), line_for(act.session, device)
    said = line.said if line is not None and line.said else row.person
    same = namesakes(act, device) if line is None and not whose else ()
    if same:
        raise Refused("whose-machine", name=same[0].name)
    whose = whose or (line.person if line is not None else row.person)
    refuse_mixing(act, row, whose, said)
    person = act.session.get(Person, whose)
    if person is None:
        raise Refused("device-unknown", device=device)
    before = {name: min(seq, _last(act, name)) for name, seq in earlier_names(row).items() if act.session.get(Device, name) is None}
    kept = [line for line in _lines(act) if line["device"] not in {device, *before}]
    own = _line(act, device, whose, tuple(person.roles.split()))
    _publish(act, handed_over([*kept, own, *(own | {"device": name, "until": seq} for name, seq in before.items())], row.key, whose, said))


def remove(act: Act, device: str) -> None:
    """Take a machine off the list: what it says from now on does not count. Raises Refused("list-not-yours"),
    ("list-own-machine"), ("device-unknown", device)."""
    key = _known(act, device).key
    _refuse_strangers(act)
    if key == root(act.session):
        raise Refused("list-own-machine")
    _publish(act, [line | {"until": _last(act, str(line["device"]))} if line["key"] == key and line["until"] == -1 else line
                   for line in _lines(act)])


def refuse_uncounted(look: Look, step: str) -> None:
    """Raise Refused("device-not-listed") or ("role-not-listed", step) where a step of this machine would count nowhere.

    Before an act, a machine under a new name says first which key it has: by that it is found on the list.
    """
    if step in ANYBODYS or not root(look.session):
        return
    key, line = own_public(look.home.key), line_for(look.session, look.device)
    if line is None and look.session.get(Device, look.device) is None:
        line = look.session.scalars(select(Listed).where(Listed.key == key).order_by(Listed.until, Listed.device)).first()
        if line is not None and isinstance(look, Act):
            person = require_me(look)
            proof = own_proof(look.session, look.device, key)
            look.record("device.introduced", key=key, person=person.id, name=person.name, **proof)
    if line is None or line.until >= 0:
        raise Refused("device-not-listed")
    if step in EDITORS and not {"editor", "chief"} & set(line.roles.split()):
        raise Refused("role-not-listed", step=step)


def uncounted(look: Look, article: str) -> tuple[Uncounted, ...]:
    """The approvals of an article's newest revision that do not count here, oldest first, while none does."""
    row = look.session.get(Article, article)
    if row is None or not row.head or row.approved == row.head:
        return ()
    names = names_by_id(look)
    query = select(Step).where(Step.article == article, Step.revision == row.head, Step.step == "approve", Step.why != "")
    return tuple(Uncounted(step.event, step.step, step.why, names.get(step.person, ""), step.at)
                 for step in look.session.scalars(query.order_by(Step.at, Step.event)))


def _last(look: Look, device: str) -> int:
    tip = look.session.get(Tip, device)
    return tip.seq if tip else 0


def _known(look: Look, device: str) -> Device:
    row = look.session.get(Device, device)
    if row is None:
        raise Refused("device-unknown", device=device[:40])
    return row


Line = dict[str, Any]


def _line(look: Look, device: str, person: str, roles: tuple[str, ...]) -> Line:
    return {"device": device, "key": _known(look, device).key, "person": person, "roles": list(roles), "until": -1}


def _lines(look: Look) -> list[Line]:
    return [{"device": row.device, "key": row.key, "person": row.person, "roles": row.roles.split(), "until": row.until}
            | ({"said": row.said} if row.said else {})
            for row in look.session.scalars(select(Listed).order_by(Listed.device))]


def _refuse_strangers(look: Look) -> None:
    if own_public(look.home.key) != root(look.session):
        raise Refused("list-not-yours")


def _publish(act: Act, lines: list[Line]) -> None:
    _refuse_strangers(act)
    seed = device_key(act.home.key)
    version = act.session.scalar(select(Listed.version).limit(1)) or 0
    payload: dict[str, Any] = {"version": version + 1, "machines": lines}
    act.record("roster.signed", **payload, signature=sign(seed, list_text(payload)))
    _count_again(act)


def _count_again(act: Act) -> None:
    """The list is another one: every step is counted anew, and whoever has two ids is one person."""
    articles = set(act.session.scalars(select(Event.article).distinct()))
    refold(act.session, {"", *articles})
    act.kinds.add("step")
    act.articles |= articles


