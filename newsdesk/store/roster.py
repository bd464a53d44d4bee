"""Which machines are whose, and who may do what: the list that the chief signed, and the steps that count by it.

A step counts where it is read. What somebody not on the list did is kept and shown, and moves nothing towards the page.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from newsdesk.store.keys import is_signed
from newsdesk.store.tables import Device, Event, Listed, Setting
from newsdesk.text.canonical import canonical_json

ROOT = "newsroom-key"
"""What this machine remembers: the chief's public key, whose list counts here. Nothing: there is no list, every step counts."""
HARMLESS = ("draft", "submitted", "returned")
"""Stages that a step may reach without the list: the text is only looked at again."""
_APPROVERS = {"editor", "chief"}
Payload = dict[str, Any]


def root(session: Session) -> str:
    """The key whose list counts here; empty: none."""
    row = session.get(Setting, ROOT)
    return str(json.loads(row.value)) if row else ""


def list_text(payload: Payload) -> str:
    """What of a list is signed."""
    return "newsdesk list " + canonical_json({name: payload[name] for name in ("version", "machines")})


def device_introduced(session: Session, event: Event, payload: Payload) -> None:
    # The first key stays: who has another one is another machine.
    if session.get(Device, event.device) is None:
        session.add(Device(device=event.device, key=payload["key"], person=payload["person"], name=payload["name"], at=event.at))


def roster_signed(session: Session, _event: Event, payload: Payload) -> None:
    key = root(session)
    newest = session.query(Listed.version).limit(1).scalar() or 0
    if not key or payload["version"] <= newest or not is_signed(key, list_text(payload), payload["signature"]):
        return
    session.execute(delete(Listed))
    session.flush()
    for machine in payload["machines"]:
        session.add(Listed(device=machine["device"], key=machine["key"], person=machine["person"], roles=" ".join(machine["roles"]),
                           until=machine["until"], version=payload["version"]))
    session.flush()


def counts(session: Session, event: Event, payload: Payload) -> bool:
    """Whether a step counts here: always where there is no list; else by machine, person and role."""
    if payload["stage"] in HARMLESS or not root(session):
        return True
    listed = session.get(Listed, event.device)
    if listed is None or listed.person != payload["person"] or (listed.until >= 0 and event.seq > listed.until):
        return False
    return payload["step"] != "approve" or bool(_APPROVERS & set(listed.roles.split()))
