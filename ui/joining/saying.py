"""What is said of a machine, and what can be done with it: values only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.words import say, say_refused
from ui.words.short import when

if TYPE_CHECKING:
    from newsdesk.sealing import Circle
    from newsdesk.staffing import Person
    from newsdesk.trusting import Machine

KINDS = {"listed": ("done", "fine"), "unlisted": ("look", "look"), "removed": ("stop", "stop"), "free": ("plain", "")}
"""The colour and the icon of each state; ``free``: no list counts here."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known here of machines, read on a thread."""

    machines: tuple[Machine, ...]
    has_list: bool
    may_found: bool

    @property
    def chief(self) -> Machine | None:
        """The machine whose list counts here."""
        return next((machine for machine in self.machines if machine.chief), None)

    @property
    def mine(self) -> Machine | None:
        return next((machine for machine in self.machines if machine.mine), None)

    @property
    def is_chief_here(self) -> bool:
        return self.chief is not None and self.chief.mine


@dataclass(frozen=True, slots=True)
class Whose:
    """The question whose a machine is."""

    options: tuple[tuple[str, str], ...]
    """Each a person's id and how it is said."""
    chosen: str
    """Which one stands there; empty: nobody can know before it was asked."""
    hint: str


def whose_is(machine: Machine, others: Sequence[Person], namesakes: Sequence[Person]) -> Whose | None:
    """Whether a machine that is to be admitted is one more of somebody on the list; None where nothing is open.

    others: who has another machine on the list; namesakes: those of them who have the very name that this machine says.
    """
    own = machine.said or machine.person
    if not others or own in {person.id for person in others}:
        return None
    same = {person.id for person in namesakes}
    options = [(person.id, say("joining.whose.other", name=person.name)) for person in sorted(others, key=lambda one: one.id not in same)]
    options.insert(len(same), (own, say("joining.whose.own", name=machine.name)))
    chosen = machine.person if machine.said else "" if same else own
    return Whose(tuple(options), chosen, say("joining.whose.same" if same else "joining.whose.hint", name=machine.name))


def offers(known: Known, machine: Machine) -> tuple[str, ...]:
    """What can be done with a machine here: ``admit``, ``refresh``, ``remove`` on the chief's; ``trust``, ``show`` on another."""
    if machine.mine:
        return ()
    if known.is_chief_here:
        if machine.state != "listed":
            return ("admit",)
        stale = bool(machine.roles_now) and set(machine.roles_now) != set(machine.roles)
        return (*(("refresh",) if stale else ()), "remove")
    if machine.chief:
        listed = known.mine is not None and known.mine.state == "listed"
        return () if listed else ("show",)
    return ("trust",) if machine.has_list and not known.has_list else ()


def state_of(known: Known, machine: Machine) -> str:
    """A key of KINDS."""
    return machine.state if known.has_list else "free"


def about(machine: Machine) -> str:
    """The quiet line below a machine's name."""
    roles = machine.roles or machine.roles_now
    parts = [", ".join(say(f"role.{role}") for role in roles), say("machine.number", number=grouped(machine.device))]
    if machine.since:
        parts.append(say("machine.since", when=when(machine.since)))
    return " · ".join(filter(None, parts))


def grouped(device: str) -> str:
    """The beginning of a machine's name, as it is told on both screens."""
    return device[:4].upper()


def stands(known: Known) -> str:
    """What the list is here, in a sentence."""
    if not known.has_list:
        return say("machines.none.chief" if known.may_found else "machines.none")
    if known.is_chief_here:
        return say("machines.yours")
    name = known.chief.name if known.chief else say("machines.somebody")
    listed = known.mine is not None and known.mine.state == "listed"
    removed = known.mine is not None and known.mine.state == "removed"
    return say("machines.listed" if listed else "machines.removed" if removed else "machines.waiting", name=name)


def seal_words(circle: Circle) -> str:
    """Who could open what is sealed now, and who not; or why nothing can be."""
    if circle.refused is not None:
        return say_refused(circle.refused)
    names = ", ".join(dict.fromkeys(machine.name for machine in circle.opens))
    lacks = ", ".join(dict.fromkeys(machine.name for machine in circle.lacks))
    return say("seal.for", names=names) + (" " + say("seal.lacks", names=lacks) if lacks else "")
