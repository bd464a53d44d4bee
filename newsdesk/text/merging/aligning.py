"""Which units (paragraphs of a body, sentences of a paragraph) of two sides are the same one of their base, and in which order
all of them stand once both sides are followed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newsdesk.text.comparison import compare_bodies

Units = tuple[str, ...]
_ALIKE = 0.5
ONE, OTHER, BOTH = "one", "other", "both"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of the merged text: what base and both sides have for it, as indexes into their units."""

    base: tuple[int, ...]
    """Empty: somebody put it in."""
    one: tuple[int, ...] | None
    """None: it is not there on this side."""
    other: tuple[int, ...] | None
    moved_one: bool = False
    moved_other: bool = False
    torn: bool = False
    """A side has parts of it at different places, which the other side has as one."""
    place: str = BOTH
    """``one``, ``other``: only this side has it here; both moved it, to different places."""


@dataclass(slots=True)
class _Entry:
    """A step of the walk through one side."""

    olds: range
    news: range
    moved: bool = False


@dataclass(slots=True)
class _Group:
    """What a side made of units of the base that belong together."""

    units: list[int] = field(default_factory=list)
    moved: bool = False
    torn: bool = False


@dataclass(slots=True)
class _Side:
    groups: dict[int, _Group]
    walk: list[int | tuple[int, ...]]
    """In the order of the side: a group's number, or the units that were put in."""


def align(base: Sequence[str], one: Sequence[str], other: Sequence[str]) -> list[Slot]:
    """The slots of the merged text in order. Units are not empty and have no line feed in them."""
    walks = _walk(base, one), _walk(base, other)
    group_of = _grouped(len(base), walks)
    first, second = (_side(walk, group_of) for walk in walks)
    members: dict[int, list[int]] = {}
    for unit, group in enumerate(group_of):
        members.setdefault(group, []).append(unit)
    stable = [g for g in members if not first.groups[g].moved and not second.groups[g].moved]
    gaps_one, gaps_other = (_gaps(side, stable) for side in (first, second))

    def slot(group: int, place: str = BOTH) -> Slot:
        a, b = first.groups[group], second.groups[group]
        return Slot(tuple(members[group]), tuple(a.units) or None, tuple(b.units) or None, a.moved, b.moved, a.torn or b.torn, place)

    moved_twice = {g for g in members if first.groups[g].moved and second.groups[g].moved}
    slots: list[Slot] = []
    for number in range(len(stable) + 1):
        for mine, theirs in _woven(gaps_one[number], gaps_other[number], one, other):
            if isinstance(mine, int) or isinstance(theirs, int):
                moved = mine if isinstance(mine, int) else theirs
                assert isinstance(moved, int)
                twice = moved in moved_twice and mine != theirs
                slots.append(slot(moved, BOTH if not twice else ONE if mine is not None else OTHER))
            else:
                slots.append(Slot((), mine, theirs))
        if number < len(stable):
            slots.append(slot(stable[number]))
    return slots


def _walk(base: Sequence[str], side: Sequence[str]) -> list[_Entry]:
    if not base or not side:
        gone = [_Entry(range(n, n + 1), range(0)) for n in range(len(base))]
        return gone + [_Entry(range(0), range(n, n + 1)) for n in range(len(side))]
    rows = compare_bodies("\n\n".join(base), "\n\n".join(side))
    away: dict[int, range] = {}
    at = 0
    for row in rows:
        if row.kind == "moved-away":
            away[row.move] = range(at, at + len(row.old))
        at += len(row.old) if row.kind != "moved-here" else 0
    entries: list[_Entry] = []
    old = new = 0
    for row in rows:
        if row.kind == "moved-here":
            entries.append(_Entry(away[row.move], range(new, new + len(row.new)), True))
            new += len(row.new)
            continue
        if row.kind != "moved-away":
            entries.append(_Entry(range(old, old + len(row.old)), range(new, new + len(row.new))))
            new += len(row.new)
        old += len(row.old)
    return entries


def _grouped(count: int, walks: Sequence[list[_Entry]]) -> list[int]:
    """The group of each unit of the base: what either side joined belongs together."""
    glued = {unit for walk in walks for entry in walk for unit in entry.olds[1:]}
    groups: list[int] = []
    for unit in range(count):
        groups.append(groups[-1] if unit in glued else unit)
    return groups


def _side(walk: list[_Entry], group_of: list[int]) -> _Side:
    groups = {group: _Group() for group in group_of}
    last: dict[int, int] = {}
    for number, entry in enumerate(walk):
        if entry.olds:
            last[group_of[entry.olds[0]]] = number
    order: list[int | tuple[int, ...]] = []
    placed: dict[int, int] = {}
    around: int | None = None  # the group inside of which the walk is
    for number, entry in enumerate(walk):
        if not entry.olds:
            if around is None:
                order.append(tuple(entry.news))
            else:
                groups[around].units += entry.news
            continue
        group = group_of[entry.olds[0]]
        if around is not None and group != around:
            groups[around].torn, around = True, None
        if group in placed and around is None:
            groups[group].torn = True
        if group not in placed:
            placed[group] = number
            order.append(group)
        groups[group].units += entry.news
        groups[group].moved |= entry.moved
        around = group if last[group] > number else None
    return _Side(groups, order)


def _gaps(side: _Side, stable: list[int]) -> list[list[int | tuple[int, ...]]]:
    """What a side put or moved in before, between and behind the groups that nobody moved."""
    places = {group: number for number, group in enumerate(stable)}
    gaps: list[list[int | tuple[int, ...]]] = [[] for _ in range(len(stable) + 1)]
    at = 0
    for item in side.walk:
        if isinstance(item, tuple):
            gaps[at].append(item)
        elif item in places:
            at = places[item] + 1
        elif side.groups[item].moved:
            gaps[at].append(item)
    return gaps


_Item = int | tuple[int, ...] | None


def _woven(ones: list[int | tuple[int, ...]], others: list[int | tuple[int, ...]], one: Sequence[str],
           other: Sequence[str]) -> Iterator[tuple[_Item, _Item]]:
    """What both put in at one place, in the order of both; what is the same, or alike, as a pair."""
    from rapidfuzz.distance import Indel

    if not ones or not others:
        yield from ((item, None) for item in ones)
        yield from ((None, item) for item in others)
        return
    keys = [f"{item}" if isinstance(item, int) else "=" + "\n".join(one[n] for n in item) for item in ones]
    keys_other = [f"{item}" if isinstance(item, int) else "=" + "\n".join(other[n] for n in item) for item in others]
    for step in Indel.opcodes(keys, keys_other):
        mine, theirs = ones[step.src_start : step.src_end], others[step.dest_start : step.dest_end]
        if step.tag == "equal":
            yield from zip(mine, theirs, strict=True)
        else:
            yield from _paired(mine, theirs, one, other)


def _paired(ones: list[int | tuple[int, ...]], others: list[int | tuple[int, ...]], one: Sequence[str],
            other: Sequence[str]) -> Iterator[tuple[_Item, _Item]]:
    at = 0
    for mine in ones:
        fitting = next((n for n in range(at, len(others)) if _alike(mine, others[n], one, other)), None)
        if fitting is None:
            yield mine, None
            continue
        yield from ((None, theirs) for theirs in others[at:fitting])
        yield mine, others[fitting]
        at = fitting + 1
    yield from ((None, theirs) for theirs in others[at:])


def _alike(mine: _Item, theirs: _Item, one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two that were put in say nearly the same: then both are not wanted one after the other."""
    if not isinstance(mine, tuple) or not isinstance(theirs, tuple):
        return False
    words = [Counter(" ".join(units[n] for n in item).split()) for item, units in ((mine, one), (theirs, other))]
    return 2 * (words[0] & words[1]).total() >= _ALIKE * (words[0] + words[1]).total()
