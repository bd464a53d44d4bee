"""Who works here, who I am, and what this machine remembers: people, roles, settings, the portal in use."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import select

from newsdesk.article.kept import Person as Person
from newsdesk.article.steps import ROLES
from newsdesk.desk import Act, Look
from newsdesk.errors import Refused
from newsdesk.portal.profile import load_profile, profiles
from newsdesk.portal.shape import Known, Loaded
from newsdesk.recording import record
from newsdesk.store.roster import one_person
from newsdesk.store.tables import Person as PersonRow
from newsdesk.store.tables import Setting
from newsdesk.text.usable import clean_name


def settle_in(act: Act, name: str, roles: tuple[str, ...], portal: str) -> str:
    """The first start: who I am and for which portal. Returns my id. Raises Refused("name-missing"),
    ("role-unknown").

    An editor who sets up a newsroom without a chief is its chief as well, so that four eyes never leave a small newsroom
    with nobody who may decide.
    """
    if "editor" in roles and not any("chief" in person.roles for person in people(act)):
        roles = (*roles, "chief")
    person = enrol(act, name, roles)
    set_setting(act, "me", person)
    set_setting(act, "portal", portal)
    return person


def enrol(act: Act, name: str, roles: tuple[str, ...], code: str = "", id: str = "") -> str:
    """Put a person on the newsroom's list, or change the one with this id; a name that is there already is that person.

    Returns the id. Raises Refused("name-missing"), ("role-unknown", role).
    """
    name = clean_name(name)
    if not name:
        raise Refused("name-missing")
    for role in roles:
        if role not in ROLES:
            raise Refused("role-unknown", role=role)
    same = next((p for p in people(act) if p.name.lower() == name.lower()), None)
    id = id or (same.id if same else secrets.token_hex(8))
    wanted = Person(id, name, tuple(r for r in ROLES if r in roles), clean_name(code))
    if same != wanted:
        record(act, "person.enrolled", id=id, name=name, roles=list(wanted.roles), code=wanted.code)
    return id


def people(look: Look) -> tuple[Person, ...]:
    """Everybody of the newsroom, by name; who was enrolled on several machines, and is one person by the list, once."""
    rows, one = look.session.scalars(select(PersonRow)).all(), one_person(look.session)
    known = {row.id for row in rows}
    found = (Person(r.id, r.name, tuple(r.roles.split()), r.code) for r in rows if one.get(r.id, r.id) not in known - {r.id})
    return tuple(sorted(found, key=lambda p: p.name.lower()))


def names_by_id(look: Look) -> dict[str, str]:
    """The names of everybody by id, of whoever has several ids by each."""
    found = {row.id: row.name for row in look.session.scalars(select(PersonRow))}
    return found | {id: found[person] for id, person in one_person(look.session).items() if person in found}


def me(look: Look) -> Person | None:
    """The person of this newsroom folder, by the list where that knows better; None before the first start is done."""
    mine = setting(look, "me", "")
    named = one_person(look.session).get(mine, mine)
    mine = named if look.session.get(PersonRow, named) is not None else mine
    return next((p for p in people(look) if p.id == mine), None)


def require_me(look: Look) -> Person:
    """The person of this newsroom folder. Raises Refused("nobody-here") before the first start is done."""
    person = me(look)
    if person is None:
        raise Refused("nobody-here")
    return person


def by_me(look: Look) -> dict[str, str]:
    """Who does it, as an event keeps that; empty before the first start is done."""
    person = me(look)
    return {"person": person.id} if person else {}


@contextmanager
def acting_as(act: Act, person: str) -> Iterator[None]:
    """Let what is done inside be done by the person with this id: for what was made for several people at once."""
    mine = setting(act, "me", "")
    set_setting(act, "me", person)
    try:
        yield
    finally:
        set_setting(act, "me", mine)


def setting(look: Look, key: str, default: Any = None) -> Any:
    """What this machine remembers under a key (plain values), or the default."""
    row = look.session.get(Setting, key)
    return json.loads(row.value) if row else default


def set_setting(act: Act, key: str, value: Any) -> None:
    """Remember a plain value under a key on this machine."""
    act.session.merge(Setting(key=key, value=json.dumps(value)))
    act.session.flush()
    act.touch("setting")


def portals(look: Look) -> list[Known]:
    """The portals that there are profiles for, by name."""
    return profiles(look.home.portals)


def profile(look: Look) -> Loaded:
    """The portal profile in use and what is wrong with it."""
    return load_profile(setting(look, "portal", "disway-jateng"), look.home.portals)
