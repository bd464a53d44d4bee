"""Three-way merge of bodies: what one side changed is taken, what both changed differently is a clash that holds both.

A clash never stands in the text as marks: the text has one of its two wordings, and the clash says what the other one is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from newsdesk.text.body import Kind, join_lines, kind_of, lines_of
from newsdesk.text.comparison.words import tokens
from newsdesk.text.merging.aligning import BOTH, ONE, OTHER, Slot, Units, align
from newsdesk.text.merging.sentences import Sentence, joined, sentences

CHANGED, DELETED, ADDED, MOVED = "changed", "deleted", "added", "moved"
KINDS = (CHANGED, DELETED, ADDED, MOVED)
"""Both changed it; one took out what the other changed; both put in nearly the same; both moved it, to different places."""
_ALIKE = 0.7
_CARDS = (Kind.RELATED, Kind.PICTURE)


@dataclass(frozen=True, slots=True)
class Clash:
    """What both sides changed."""

    number: int
    """From 0. Two places of a paragraph that both sides moved have the same."""
    kind: str
    """One of KINDS."""
    base: str
    one: str
    other: str

    @property
    def kept(self) -> str:
        """The side that stands in the text until somebody decides: of a deletion the edited text, else the first."""
        return OTHER if not self.one else ONE


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a paragraph, as either side has it."""

    one: tuple[Sentence, ...]
    other: tuple[Sentence, ...]
    clash: Clash | None = None


Block = tuple[Part, ...]
"""A paragraph, or several that were one."""


@dataclass(frozen=True, slots=True)
class MergedBody:
    blocks: tuple[Block, ...]
    exact: str | None = None
    """The body itself where at most one side changed it: to the byte."""

    @property
    def clashes(self) -> tuple[Clash, ...]:
        found = (part.clash for block in self.blocks for part in block)
        return tuple({clash.number: clash for clash in found if clash}.values())

    def text(self, choose: Callable[[Clash], str] = lambda clash: clash.kept, written: Mapping[int, str] = {}) -> str:
        """The body, with the side of each clash that `choose` names: ``one``, ``other`` or ``both``. written: what somebody wrote
        in the place of a clash, by its number."""
        return self.exact if self.exact is not None else join_lines(self._lines(choose, written)[0])

    def places(self, choose: Callable[[Clash], str], written: Mapping[int, str] = {}) -> dict[int, list[tuple[int, int]]]:
        """Where what stands for each clash is in the `line_text` of that text (text/anchors.py); nothing of it: an empty span."""
        return {} if self.exact is not None else self._lines(choose, written)[1]

    def _lines(self, choose: Callable[[Clash], str], written: Mapping[int, str]) -> tuple[list[str], dict[int, list[tuple[int, int]]]]:
        lines: list[str] = []
        places: dict[int, list[tuple[int, int]]] = {}
        at = 0  # in the line_text
        for block in self.blocks:
            text, spans = _rendered(block, choose, written)
            inside, starts = 0, []
            for line in text.split("\n"):
                starts.append((inside, at))
                inside += len(line) + 1
                if line.strip():
                    lines.append(line)
                    at += len(line) + 1
            for number, first, last in spans:
                ends = tuple(_moved(place, starts) for place in (first, last))
                places.setdefault(number, []).append((ends[0], max(ends)))
        return lines, places


def merge_bodies(base: str, one: str, other: str) -> MergedBody:
    """The merge of two bodies that grew out of the base. Neither side has a say before the other, but what both put in at
    one place stands in the order of the arguments: give them in an order of their own."""
    if one in (base, other) or other == base:
        return MergedBody((), other if one == base else one)
    units = _units(base), _units(one), _units(other)
    numbers = iter(range(1_000_000))
    slots = _each_card_once(align(*units), units)
    for by_sentences in (_by_sentences, _as_a_whole):
        blocks = [block for slot in slots if (block := _block(slot, units, numbers, by_sentences))]
        merged = MergedBody(_numbered(blocks))
        if not _astray(merged, units):
            return merged
    return bodies_side_by_side(base, one, other)


def bodies_side_by_side(base: str, one: str, other: str) -> MergedBody:
    """Two bodies as one clash, from the first line that is not the same everywhere to the last."""
    if one in (base, other) or other == base:
        return MergedBody((), other if one == base else one)
    return MergedBody(tuple(_all_that_differs((_units(base), _units(one), _units(other)))))


def _all_that_differs(units: tuple[Units, Units, Units]) -> Iterator[Block]:
    base, one, other = units
    least = min(map(len, units))
    before = next((n for n in range(least) if not base[n] == one[n] == other[n]), least)
    after = next((n for n in range(least - before) if not base[-1 - n] == one[-1 - n] == other[-1 - n]), least - before)
    yield from ((_same(_lines((line,))),) for line in base[:before])
    was, mine, theirs = (_lines(some[before : len(some) - after]) for some in units)
    yield (_clash(CHANGED, was, mine, theirs, iter((0,))),)
    yield from ((_same(_lines((line,))),) for line in base[len(base) - after :])


def _units(body: str) -> Units:
    return tuple(line for line in lines_of(body) if line.strip())


def _astray(merged: MergedBody, units: tuple[Units, Units, Units]) -> bool:
    """Whether the text says what no side says, or says it twice: both carried a sentence into other paragraphs, not into the
    same one."""
    said = [Counter(text for _, text in sentences(lines)) for lines in units]
    for side in (ONE, OTHER):
        text = merged.text(lambda _, side=side: side)  # type: ignore[misc]
        now = Counter(sentence for _, sentence in sentences(line for line in text.split("\n") if line))
        if now - (said[0] | said[1] | said[2]):
            return True
        only_one, only_other = ([s for s in now if s in mine and s not in theirs] for mine, theirs in (said[1:], said[:0:-1]))
        words = {s: set(tokens(s)) - {" "} for s in (*only_one, *only_other)}
        if any(_alike(words[a], words[b]) and _origin(a, words[a], said[0], said[1]) == _origin(b, words[b], said[0], said[2])
               for a in only_one for b in only_other):
            return True
    return False


def _alike(one: set[str], other: set[str]) -> bool:
    return 2 * len(one & other) >= _ALIKE * (len(one) + len(other))


def _origin(sentence: str, words: set[str], base: Counter[str], side: Counter[str]) -> str:
    """The sentence of the base that somebody made this one of: the one most like it that they have fewer of."""
    if sentence in base:
        return sentence
    gone = {before: set(tokens(before)) - {" "} for before in base - side}
    return max(gone, key=lambda before: 2 * len(words & gone[before]) / max(1, len(words) + len(gone[before])), default="")


def _each_card_once(slots: list[Slot], units: tuple[Units, Units, Units]) -> list[Slot]:
    """Links and pictures are a set: one that both sides put in, at different places, stands where it comes first."""
    def card(slot: Slot) -> str:
        _, one, other = _texts(slot, units)
        lines = one or other or ()
        return lines[0] if not slot.base and len(lines) == 1 and kind_of(lines[0]) in _CARDS else ""

    from_one, from_other = ({card(slot) for slot in slots if (slot.one, slot.other)[side] is None} for side in (1, 0))
    twice = (from_one & from_other) - {""}
    seen: set[str] = set()
    kept = []
    for slot in slots:
        name = card(slot)
        if name not in twice or name not in seen:
            kept.append(slot)
        seen.add(name)
    return kept


def _moved(place: int, starts: list[tuple[int, int]]) -> int:
    """A place of a block's text in the line_text: lines without words are none of it."""
    inside, at = next(start for start in reversed(starts) if start[0] <= place)
    return at + place - inside


def _rendered(block: Block, choose: Callable[[Clash], str], written: Mapping[int, str] = {}) -> tuple[str, list[tuple[int, int, int]]]:
    """The text of a paragraph, and of each clash in it the number and where what stands for it begins and ends."""
    parts: list[Sentence] = []
    spans: list[tuple[int, int, int]] = []
    for part in block:
        stands = _standing(part, choose, written)
        if part.clash:
            first = len(joined((*parts, (stands[0][0], "")))) if stands else len(joined(parts))
            spans.append((part.clash.number, first, len(joined((*parts, *stands)))))
        parts += stands
    return joined(parts), spans


def _standing(part: Part, choose: Callable[[Clash], str], written: Mapping[int, str]) -> tuple[Sentence, ...]:
    """What stands there once it is decided."""
    if part.clash is None:
        return part.one
    before = (*part.one, *part.other, ("", ""))[0][0]
    if part.clash.number in written:
        # What was moved to two places is written at the first of them.
        lines = [line for line in written[part.clash.number].split("\n") if line.strip()] if part.one or part.clash.kind != MOVED else []
        return tuple((before if n == 0 else "\n", line.strip()) for n, line in enumerate(lines))
    side = choose(part.clash)
    if side == BOTH and part.clash.kind in (DELETED, MOVED):
        side = part.clash.kept  # once is all there can be of it
    if side == BOTH and part.other != part.one:
        return (*part.one, *part.other)
    return part.other if side == OTHER else part.one


_Inside = Callable[[Units, Units, Units, Iterable[int]], Block]
"""How a paragraph that both changed is put together."""


def _block(slot: Slot, units: tuple[Units, Units, Units], numbers: Iterable[int], inside: _Inside) -> Block:
    """The paragraph of a slot; empty where it is gone."""
    base, one, other = _texts(slot, units)
    decided = _decided(slot, base, one, other)
    if isinstance(decided, tuple):
        block: Block = (_same(_lines(decided)),) if decided else ()
    elif decided != CHANGED or any(kind_of(line) in _CARDS for line in (*base, *(one or ()), *(other or ()))):
        block = (_clash(decided, _lines(base), _lines(one), _lines(other), numbers),)
    else:
        block = (_as_a_whole if slot.torn else inside)(base, one or (), other or (), numbers)
    if slot.place == BOTH or not block:
        return block
    # Both moved it: here it stands only for one of them.
    clear = not any(part.clash for part in block)
    sides = (_only(block), _only(block)) if clear else (_lines(one), _lines(other))
    clash = Clash(-1 - slot.base[0], MOVED, "\n".join(base), "\n".join(one or ()), "\n".join(other or ()))
    return (Part(sides[0] if slot.place == ONE else (), sides[1] if slot.place == OTHER else (), clash),)


def _decided(slot: Slot, base: Units, one: Units | None, other: Units | None) -> Units | str:
    """What stands there now, or the kind of clash."""
    if one == other:
        return one or ()
    if not slot.base:
        return ADDED if one and other else one or other or ()
    if one is None or other is None:
        # Who moved, split, joined or shortened what another one took out has written nothing that would be lost.
        return DELETED if _written(other or one or (), base) else ()
    if one == base:
        return other
    return one if other == base else CHANGED


def _written(lines: Units, base: Units) -> bool:
    """Whether somebody wrote a sentence into these lines that the base has not."""
    said = Counter(text for _, text in sentences(lines))
    return bool(said - Counter(text for _, text in sentences(base)))


def _only_arranged(lines: Units, base: Units) -> bool:
    """Whether lines say what the base says, in another order or parted elsewhere."""
    if " ".join(lines).split() == " ".join(base).split():
        return True
    said, before = (Counter(text for _, text in sentences(some)) for some in (lines, base))
    return said == before


def _as_a_whole(base: Units, one: Units, other: Units, numbers: Iterable[int]) -> Block:
    return (_whole(_lines(base), _lines(one), _lines(other), numbers),)


def _whole(base: tuple[Sentence, ...], one: tuple[Sentence, ...], other: tuple[Sentence, ...], numbers: Iterable[int]) -> Part:
    """What cannot be merged inside: a clash, but where only one of the two did more than put it in another order or part it
    elsewhere. Words go before order."""
    was, *sides = (tuple(text for _, text in some) for some in (base, one, other))
    arranged = [_only_arranged(side, was) for side in sides]
    if arranged[0] is not arranged[1]:
        return _same(other if arranged[0] else one)
    return _clash(CHANGED, base, one, other, numbers)


def _by_sentences(base: Units, one: Units, other: Units, numbers: Iterable[int]) -> Block:
    """A paragraph that both changed, merged by its sentences; as a whole a clash where that would make a sentence that nobody
    wrote."""
    all_units = tuple(sentences(lines) for lines in (base, one, other))
    texts = tuple(tuple(text for _, text in units) for units in all_units)
    parts: list[Part] = []
    for slot in align(*texts):
        said = _texts(slot, texts)
        before, mine, theirs = (tuple(units[n] for n in chosen or ())
                                for units, chosen in zip(all_units, (slot.base, slot.one, slot.other), strict=True))
        decided = _decided(slot, *said)
        if slot.place != BOTH or slot.torn:
            return _as_a_whole(base, one, other, numbers)
        if decided == CHANGED:
            parts.append(_whole(before, mine, theirs, numbers))
        elif isinstance(decided, str):
            parts.append(_clash(decided, before, mine, theirs, numbers))
        elif decided:
            taken = mine if decided == said[1] else theirs
            parts.append(_same(_spaced(before, mine, theirs, taken)))
    block = tuple(parts)
    if all(_stays_apart(block, side) for side in (ONE, OTHER)):
        return block
    return _as_a_whole(base, one, other, numbers)


def _spaced(base: tuple[Sentence, ...], one: tuple[Sentence, ...], other: tuple[Sentence, ...],
            taken: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """What stands before a sentence is followed too: a side that made two paragraphs of one has changed only that."""
    if not (base and one and other):
        return taken
    before, mine, theirs = base[0][0], one[0][0], other[0][0]
    space = theirs if mine == before else mine if theirs == before else max(mine, theirs)
    return ((space, taken[0][1]), *taken[1:])


def _stays_apart(block: Block, side: str) -> bool:
    """Whether the sentences of a merged paragraph, once joined, are still those sentences."""
    wanted = [text for part in block for _, text in (part.one if side == ONE else part.other)]
    text = _rendered(block, lambda _: side)[0]
    return [sentence for _, sentence in sentences(text.split("\n") if text else ())] == wanted


def _texts(slot: Slot, units: Sequence[Units]) -> tuple[Units, Units | None, Units | None]:
    base, one, other = units
    return (tuple(base[n] for n in slot.base), None if slot.one is None else tuple(one[n] for n in slot.one),
            None if slot.other is None else tuple(other[n] for n in slot.other))


def _lines(lines: Units | None) -> tuple[Sentence, ...]:
    return tuple(("\n", line) for line in lines or ())


def _same(parts: tuple[Sentence, ...]) -> Part:
    return Part(parts, parts)


def _only(block: Block) -> tuple[Sentence, ...]:
    return tuple(sentence for part in block for sentence in part.one)


def _clash(kind: str, base: tuple[Sentence, ...], one: tuple[Sentence, ...], other: tuple[Sentence, ...],
           numbers: Iterable[int]) -> Part:
    return Part(one, other, Clash(next(iter(numbers)), kind, joined(base), joined(one), joined(other)))


def _numbered(blocks: list[Block]) -> tuple[Block, ...]:
    """The clashes numbered in the order of the text."""
    new: dict[int, int] = {}
    for block in blocks:
        for part in block:
            if part.clash:
                new.setdefault(part.clash.number, len(new))
    return tuple(tuple(replace(part, clash=replace(part.clash, number=new[part.clash.number])) if part.clash else part for part in block)
                 for block in blocks)
