"""Facts changed: every number, date, time, name, quotation and link that one version states and the other does not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from newsdesk.text.comparison.stated import KINDS, OPENERS, Fact, name_around, ordinary, stated


@dataclass(frozen=True, slots=True)
class FactChange:
    kind: str
    """One of KINDS."""
    old: str
    """As the old text says it; empty: the new text adds it."""
    new: str
    """As the new text says it; empty: it went."""


def facts_changed(old: str, new: str) -> tuple[FactChange, ...]:
    """The facts that two bodies (Markdown) do not share, by kind and place; what only moved is not among them."""
    before, after = stated(old), stated(new)
    names = _names(old, new)
    changes: list[FactChange] = []
    for kind in KINDS:
        olds, news = ([f for f in facts if f.kind == kind and (kind != "name" or f.key in names)] for facts in (before, after))
        gone, come = _unshared(olds, news)
        if kind == "name":
            gone, come = _grouped(old, gone), _grouped(new, come)
        changes += _paired(kind, gone, come, len(old), len(new))
    return tuple(changes)


def facts_kept(old: str, new: str) -> dict[str, int]:
    """How many facts of each kind both bodies state; kinds of which there are none are left out."""
    before, after, names = stated(old), stated(new), _names(old, new)
    kept: dict[str, int] = {}
    for kind in KINDS:
        olds, news = (Counter(f.key for f in facts if f.kind == kind and (kind != "name" or f.key in names))
                      for facts in (before, after))
        if shared := sum((olds & news).values()):
            kept[kind] = shared
    return kept


def _names(old: str, new: str) -> set[str]:
    """The words with a capital that are names in one of the two: judged together, so that a break changes nothing."""
    (small, inside), (small_new, inside_new) = ordinary(old), ordinary(new)
    small |= small_new
    inside |= inside_new
    words = {f.key for body in (old, new) for f in stated(body) if f.kind == "name"}
    return {word for word in words if word in inside or word.casefold() not in small | OPENERS}


def _unshared(olds: list[Fact], news: list[Fact]) -> tuple[list[Fact], list[Fact]]:
    """The facts that stand on one side only; of several alike those that lie where the texts differ."""
    from rapidfuzz.distance import Indel

    gone: list[Fact] = []
    come: list[Fact] = []
    for step in Indel.opcodes([f.key for f in olds], [f.key for f in news]):
        if step.tag != "equal":
            gone += olds[step.src_start : step.src_end]
            come += news[step.dest_start : step.dest_end]
    moved = Counter(f.key for f in gone) & Counter(f.key for f in come)
    return _without(gone, moved), _without(come, moved)


def _without(facts: list[Fact], moved: Counter[str]) -> list[Fact]:
    left, kept = Counter(moved), []
    for fact in facts:
        if left[fact.key]:
            left[fact.key] -= 1
        else:
            kept.append(fact)
    return kept


def _grouped(body: str, names: list[Fact]) -> list[Fact]:
    """Words of one name as one fact: ``Umi Azizah``, though only ``Umi`` changed."""
    groups: dict[int, Fact] = {}
    for fact in names:
        place, whole = name_around(body, fact.place)
        groups.setdefault(place, Fact("name", whole, whole, place))
    return list(groups.values())


def _paired(kind: str, gone: list[Fact], come: list[Fact], long_old: int, long_new: int) -> list[FactChange]:
    """What went and what came at about the same place is one change."""
    left, changes = list(come), []
    for fact in gone:
        def far(other: Fact, fact: Fact = fact) -> float:
            return abs(fact.place / max(1, long_old) - other.place / max(1, long_new))

        nearest = min(left, key=far, default=None)
        if nearest is not None and far(nearest) < 0.08:
            left.remove(nearest)
            changes.append(FactChange(kind, fact.text, nearest.text))
        else:
            changes.append(FactChange(kind, fact.text, ""))
    return changes + [FactChange(kind, "", fact.text) for fact in left]
