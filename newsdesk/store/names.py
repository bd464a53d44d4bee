"""The name of a machine in the log, tied to its key: nobody else can introduce themselves by it, not to who never met that machine.

A name is the beginning of a hash over the key and a proof, which the machine says when it introduces itself. The proof is itself made
of a secret: who lost the key, and goes on by another name, says the secret, which nobody who only heard the introduction has, and so
may speak for the name they had. Names were made by chance once; one that has to be proven is known by its last digits, so that older
ones go on as they are.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from hashlib import sha256
from itertools import count

from sqlalchemy.orm import Session

from newsdesk.store.tables import Setting

PROVEN = "000"
"""How a name ends that has to be proven. Some four thousand numbers are tried for one: a few milliseconds, once."""
DEVICE, PROOFS = "device", "device-proofs"
"""What a machine remembers: its name, and by each name that it had its key, the secret and the number."""


def new_name(session: Session, public: str) -> str:
    """Make a new name for a machine with this key, and let it be remembered."""
    secret = secrets.token_hex(16)
    for number in count():
        name = _name(public, _proof(secret, f"{number:08x}"))
        if needs_proof(name):
            session.merge(Setting(key=DEVICE, value=json.dumps(name)))
            kept = _kept(session) | {name: f"{public} {secret} {number:08x}"}
            session.merge(Setting(key=PROOFS, value=json.dumps(kept)))
            session.flush()
            return name
    raise AssertionError("count() has no end")


def unproven(name: str) -> str:
    """A name like this one that nobody expects a proof of: for a store that is put together again without its key."""
    return f"{name[:-1]}1" if needs_proof(name) else name


def needs_proof(name: str) -> bool:
    """Whether a name must be proven by whoever introduces themselves by it, or speaks for it."""
    return name.endswith(PROVEN)


def proves(name: str, public: str, proof: str) -> bool:
    """Whether a name is the one of a machine with this key."""
    return _name(public, proof) == name


def is_handed_over(name: str, said: str) -> bool:
    """Whether somebody knows the secret of a name."""
    parts = said.split(" ")
    return len(parts) == 3 and proves(name, parts[0], _proof(parts[1], parts[2]))


def own_proof(session: Session, name: str, public: str) -> dict[str, str]:
    """What this machine says of its name when it introduces itself; nothing where it has none that proves it."""
    parts = _kept(session).get(name, "").split(" ")
    return {"proof": _proof(parts[1], parts[2])} if parts[0] == public else {}


def secrets_of(session: Session, names: Iterable[str]) -> dict[str, str]:
    """What this machine says of names that it had before, so that it may speak for them."""
    kept = _kept(session)
    return {name: kept[name] for name in names if name in kept}


def _kept(session: Session) -> dict[str, str]:
    row = session.get(Setting, PROOFS)
    kept: dict[str, str] = json.loads(row.value) if row else {}
    return kept


def _proof(secret: str, number: str) -> str:
    return sha256(secret.encode()).hexdigest()[:32] + number


def _name(public: str, proof: str) -> str:
    return sha256(f"newsdesk machine {public} {proof}".encode()).hexdigest()[:16]
