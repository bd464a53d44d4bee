"""Which machines are whose, and who may do what: the list that the chief signed, and the steps that count by it.

A step counts where it is read. What somebody not on the list did is kept and shown, and moves nothing towards the page. All
that is asked is in the log and in the list, so every machine that trusts the same list finds the same.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from newsdesk.errors import Refused
from newsdesk.store.authors import ONE, share_of
from newsdesk.store.authors import ROOT as ROOT
from newsdesk.store.authors import one_person as one_person
from newsdesk.store.authors import root as root
from newsdesk.store.names import is_handed_over, needs_proof, proves
from newsdesk.store.signing import is_signed
from newsdesk.store.tables import Device, Event, Listed
from newsdesk.text.authors import SMALL_SHARE
from newsdesk.text.canonical import canonical_json
from newsdesk.text.usable import clean_name

REASONS = ("unlisted", "key", "removed", "person", "role", "four-eyes")
"""Why a step does not count: its machine is not on the list, has another key than the list says, was removed before; the person is
not the one whose machine it is, or has not the role; who approved wrote too much of the text."""
ANYBODYS = ("submit", "take-back")
"""Steps that count without the list: the text is only looked at, or not yet."""
EDITORS = ("claim", "release", "return", "approve", "reply", "withdraw")
"""Steps that only an editor or a chief may take, as article/steps.py has it."""
_MAY = {"editor", "chief"}
Payload = dict[str, Any]


def list_text(payload: Payload) -> str:
    """What of a list is signed."""
    return "newsdesk list " + canonical_json({name: payload[name] for name in ("version", "machines")})


def device_introduced(session: Session, event: Event, payload: Payload) -> None:
    """A machine says its key, whose it is, and more each time it has more to say. The first key stays: who has another one is
    another machine."""
    row = session.get(Device, event.device)
    if row is None:
        row = Device(device=event.device, key=payload["key"], at=event.at, person="", name="", seal="", earlier="")
        session.add(row)
    if row.key == payload["key"]:
        row.person, row.name, row.seal = payload["person"], clean_name(payload["name"]), payload.get("seal", "")
        row.earlier = _earlier(payload)


def claim(rows: dict[str, Device], listed: dict[str, str], event: Event) -> None:
    """What a machine of a parcel says of itself, as `device_introduced` will have it. Raises Refused("parcel-unsigned", device) where
    it takes a name that its key does not prove."""
    said = json.loads(event.payload)
    known = rows.get(event.device)
    if needs_proof(event.device) and said["key"] not in (known.key if known else "", listed.get(event.device)) and not proves(
            event.device, said["key"], said.get("proof", "")):
        raise Refused("parcel-unsigned", device=event.device)
    if known is None or known.key == said["key"]:
        rows[event.device] = Device(device=event.device, key=said["key"], person=said["person"], name=said["name"], earlier=_earlier(said))


def _earlier(said: Payload) -> str:
    """The names that a machine had before, as its row keeps them: those that it may have had."""
    handed = said.get("handed", {})
    return " ".join(f"{device}:{seq}" for device, seq in sorted(said.get("earlier", {}).items())
                    if not needs_proof(device) or is_handed_over(device, handed.get(device, "")))


def earlier_names(row: Device) -> dict[str, int]:
    """The names that a machine says it had before, and the last event under each for which it speaks."""
    return {name: int(seq) for name, seq in (part.split(":") for part in row.earlier.split())}


def roster_signed(session: Session, _event: Event, payload: Payload) -> None:
    key = root(session)
    newest = session.query(Listed.version).limit(1).scalar() or 0
    if not key or payload["version"] <= newest or not is_signed(key, list_text(payload), payload["signature"]):
        return
    session.execute(delete(Listed))
    session.flush()
    for machine in payload["machines"]:
        session.add(Listed(device=machine["device"], key=machine["key"], person=machine["person"], roles=" ".join(machine["roles"]),
                           until=machine["until"], said=machine.get("said", ""), version=payload["version"]))
    session.flush()
    session.info.pop(ONE, None)


def line_for(session: Session, device: str) -> Listed | None:
    """The line of the list that speaks of a machine: by its name, else by its key, which stays where a machine was brought back
    from a backup and has another name. None: it is not on the list."""
    line = session.get(Listed, device)
    if line is not None:
        return line
    row = session.get(Device, device)
    return session.scalars(select(Listed).where(Listed.key == row.key).order_by(Listed.until, Listed.device)).first() if row else None


def why_not(session: Session, event: Event, payload: Payload) -> str:
    """Why a step does not count here: one of REASONS; empty where it does."""
    line = None
    if root(session) and payload["step"] not in ANYBODYS:
        line = line_for(session, event.device)
        why = _by_list(session, line, event, payload)
        if line is None or why:
            return why or "unlisted"
    return "four-eyes" if payload["step"] == "approve" and _own_words(session, line, event, payload) else ""


def may_send_back(session: Session, event: Event, payload: Payload) -> bool:
    """Whether what an article was sent back for has to be answered: where a list counts, an editor on it must have asked."""
    if not root(session):
        return True
    return not _by_list(session, line_for(session, event.device), event, {"step": "return", "person": payload["person"]})


def _by_list(session: Session, line: Listed | None, event: Event, payload: Payload) -> str:
    row = session.get(Device, event.device)
    if line is None:
        return "unlisted"
    if row is not None and row.key != line.key:
        return "key"  # this name was taken here by somebody with another key before the list came
    if line.until >= 0 and (line.device != event.device or event.seq > line.until):
        return "removed"
    if line.person != payload["person"]:
        return "person"
    return "role" if payload["step"] in EDITORS and not _MAY & set(line.roles.split()) else ""


def _own_words(session: Session, line: Listed | None, event: Event, payload: Payload) -> bool:
    """Whether somebody approved mostly their own words without saying why. By a list, only a chief may say why.

    The same rule as before an approval, by the same revisions: a machine whose program did not ask is found out where it is read.
    Who was alone in the newsroom says so as the reason; by the list they are its chief.
    """
    if share_of(session, event.article, payload["revision"], payload["person"]) <= SMALL_SHARE:
        return False
    if not payload.get("details", {}).get("override"):
        return True
    return line is not None and "chief" not in line.roles.split()
