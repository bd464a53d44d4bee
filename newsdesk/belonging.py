"""Whose a machine is: its person as it says itself, or somebody on the chief's list, who has written on another machine before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from newsdesk.desk import Look
from newsdesk.errors import Refused
from newsdesk.staffing import Person, people
from newsdesk.store.tables import Device, Listed
from newsdesk.store.tables import Person as PersonRow
from newsdesk.text.usable import clean_name


def owners(look: Look, besides: str = "") -> tuple[Person, ...]:
    """Who has a machine on the list that was not removed, by name; besides: not by this machine (its key) alone."""
    query = select(Listed.person).where(Listed.until == -1, Listed.key != besides)
    listed = set(look.session.scalars(query))
    return tuple(person for person in people(look) if person.id in listed)


def namesakes(look: Look, device: str) -> tuple[Person, ...]:
    """Who on the list has the very name that a machine says for its person, under another id: somebody else of that name, or the
    same person on another machine. Nobody but they know."""
    row = look.session.get(Device, device)
    if row is None:
        return ()
    person = look.session.get(PersonRow, row.person)
    said = {_folded(name) for name in (row.name, person.name if person else "") if name}
    return tuple(one for one in owners(look, row.key) if one.id != row.person and _folded(one.name) in said)


NEW = "new"
"""Said of a machine: its person is nobody who is on the list, whatever the name."""


def named(look: Look, device: str, whose: str) -> str:
    """The id of whose a machine is said to be: by the id or the name of somebody on the list, or NEW.

    Raises Refused("device-unknown", device), ("person-not-listed") where nobody, or more than one, is called that.
    """
    row, line = look.session.get(Device, device), look.session.get(Listed, device)
    if row is None:
        raise Refused("device-unknown", device=device[:40])
    if whose == NEW:
        return line.said if line is not None and line.said else row.person
    found = [person.id for person in owners(look) if whose == person.id or _folded(whose) == _folded(person.name)]
    if len(found) != 1:
        raise Refused("person-not-listed")
    return found[0]


def refuse_mixing(look: Look, row: Device, whose: str, said: str) -> None:
    """Raise Refused where a machine, whose person says to be one, cannot be somebody else's on the list: ("person-not-listed"),
    ("person-on-list", name) where who it says to be is on the list with another machine: two people there would become one."""
    if whose == said:
        return
    if whose not in {person.id for person in owners(look, row.key)}:
        raise Refused("person-not-listed")
    if look.session.scalar(select(Listed.device).where(Listed.person == said, Listed.key != row.key).limit(1)):
        person = look.session.get(PersonRow, said)
        raise Refused("person-on-list", name=person.name if person else "")


def handed_over(lines: Sequence[dict[str, Any]], key: str, whose: str, said: str) -> list[dict[str, Any]]:
    """The lines of a list where everything of one machine (its key; it may have had other names) is this person's."""
    return [line if line["key"] != key else _said(line | {"person": whose}, said if said != whose else "") for line in lines]


def _said(line: dict[str, Any], said: str) -> dict[str, Any]:
    """A line says under which other id its person was enrolled only where there is one."""
    return {name: value for name, value in line.items() if name != "said"} | ({"said": said} if said else {})


def _folded(name: str) -> str:
    return clean_name(name).casefold()
