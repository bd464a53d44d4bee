"""Facts changed: every number, date, time, name, quotation and link that one version states and the other does not."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from newsdesk.text.comparison.name_words import is_name
from newsdesk.text.comparison.stated import KINDS, Fact, Passage, Statement

_FAR, _WIDE, _NEAREST = 0.08, 250, 12
"""The share of a text that parts what is one change from what is two; the characters where the same words stand around both; and
with how many of the other side one is compared."""


@dataclass(frozen=True, slots=True)
class FactChange:
    kind: str
    """One of KINDS."""
    old: str
    """As the old text says it; empty: the new text adds it."""
    new: str
    """As the new text says it; empty: it went."""


def facts_changed(old: str, new: str) -> tuple[FactChange, ...]:
    """The facts that two bodies (Markdown) do not share, by kind and place.

    What only moved with its sentence is not among them; two that changed places inside one are.
    """
    before, after = _stated(old), _stated(new)
    return tuple(_changed(before, after, _names(before, after)))


def facts_of_both(old: tuple[str, str], new: tuple[str, str]) -> tuple[FactChange, ...]:
    """The facts that two articles, each a headline and a body, do not share; what changed in both is one line.

    A headline has capitals everywhere: a name in it is what the body calls one, or what is no word of the language.
    """
    (head, before), (new_head, after) = ((Statement(headline), _stated(body)) for headline, body in (old, new))
    names = _names(before, after)
    words = {word for one in (head, new_head) for word in one.inside | one.openings.keys() if head.text != new_head.text}
    in_heads = {word for word in words if word in names or not _ordinary(word.casefold())}
    return tuple(dict.fromkeys((*_changed(head, new_head, in_heads), *_changed(before, after, names))))


@lru_cache(maxsize=2)
def _stated(body: str) -> Statement:
    """What a body states; of the two that were asked for last it is known, since what they share is asked for next."""
    return Statement(body)


def _changed(before: Statement, after: Statement, names: set[str]) -> list[FactChange]:
    changes: list[FactChange] = []
    listed: set[tuple[str, str]] = set()
    for kind in KINDS:
        olds, news = ([f for f in said.facts if f.kind == kind and (kind != "name" or f.key in names)] for said in (before, after))
        gone, come = _unshared(olds, news)
        if kind == "name":
            gone = _but_for_letters(gone, before, after)
            come = _but_for_letters(come, after, before)
        listed |= {(kind, fact.key) for fact in (*gone, *come)}
        if kind == "name":
            gone, come = _grouped(before, gone, names), _grouped(after, come, names)
        changes += _paired(kind, gone, come, before, after)
    swapped = [pair for pair in _swapped(before, after) if not {(fact.kind, fact.key) for fact in pair} & listed]
    return [*changes, *_told(swapped, before, after, names)]


def facts_kept(old: str, new: str) -> dict[str, int]:
    """How many facts of each kind both bodies state; kinds of which there are none are left out."""
    before, after = _stated(old), _stated(new)
    names = _names(before, after)
    kept: dict[str, int] = {}
    for kind in KINDS:
        olds, news = (Counter(f.key for f in said.facts if f.kind == kind and (kind != "name" or f.key in names))
                      for said in (before, after))
        if shared := sum((olds & news).values()):
            kept[kind] = shared
    return kept


def _names(before: Statement, after: Statement) -> set[str]:
    """The words with a capital that are names in one of the two: judged together, so that a break changes nothing."""
    inside = before.inside | after.inside
    small = before.small.keys() | after.small.keys()
    opening = (before.openings.keys() | after.openings.keys()) - inside
    return inside | {word for word in opening if is_name(word, [*before.openings.get(word, ()), *after.openings.get(word, ())],
                                                         word.casefold() in small, _ordinary)}


def _ordinary(word: str) -> bool:
    """Whether a word is one of the language; not known where the dictionary cannot be read."""
    # Loaded for the first word that is asked for, not at start.
    from newsdesk.text.spelling import load_dictionary

    try:
        known = load_dictionary().indonesian
    except OSError:
        return False
    return known(word) or (word.endswith(("nya", "lah", "kah", "pun")) and known(word[:-3]))


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


def _without(facts: list[Fact], others: Counter[str], folded: Callable[[str], str] = str) -> list[Fact]:
    left, kept = Counter(others), []
    for fact in facts:
        if left[key := folded(fact.key)]:
            left[key] -= 1
        else:
            kept.append(fact)
    return kept


def _but_for_letters(facts: list[Fact], own: Statement, other: Statement) -> list[Fact]:
    """Without the words that stand in small letters in the other text now: ``Bupati Umi`` and ``bupati Umi`` are one person."""
    return _without(facts, other.small - own.small, str.casefold)


def _grouped(said: Statement, facts: list[Fact], names: set[str]) -> list[Fact]:
    """Words of one name as one fact."""
    return list({whole.place: whole for whole in (said.whole_name(fact, names) for fact in facts)}.values())


def _swapped(before: Statement, after: Statement) -> Iterator[tuple[Fact, Fact]]:
    """Facts in the place of others in sentences that are the same but for them: "Umi menuduh Budi" -> "Budi menuduh Umi"."""
    yield from _in_place(before.sentences(), after.sentences())
    yield from ((one, other) for one, other in _in_place(before.lines(), after.lines()) if one.kind == "quotation")


def _in_place(sentences: Iterable[Passage], others: Iterable[Passage]) -> Iterator[tuple[Fact, Fact]]:
    from rapidfuzz.distance import Indel

    olds, news = ([one for one in said if len(one[1]) > 1 or len(one[0]) > 3] for said in (sentences, others))
    there = {_spelled_out(one) for one in news}
    were = {_spelled_out(one) for one in olds}
    for step in Indel.opcodes([one[0] for one in olds], [one[0] for one in news]):
        if step.tag != "equal":
            continue
        for one, other in zip(olds[step.src_start : step.src_end], news[step.dest_start : step.dest_end], strict=True):
            if _spelled_out(one) not in there and _spelled_out(other) not in were:
                yield from ((a, b) for a, b in zip(one[1], other[1], strict=True) if a.key != b.key)


def _spelled_out(sentence: Passage) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return sentence[0], tuple(fact.key for fact in sentence[1])


def _told(swapped: list[tuple[Fact, Fact]], before: Statement, after: Statement, names: set[str]) -> list[FactChange]:
    """One line for each two facts; of names the whole ones."""
    told: dict[FactChange, None] = {}
    for one, other in swapped:
        if one.kind == "name":
            if one.key not in names or other.key not in names:
                continue
            one, other = before.whole_name(one, names), after.whole_name(other, names)
        told[FactChange(one.kind, one.text, other.text)] = None
    return list(told)


def _paired(kind: str, gone: list[Fact], come: list[Fact], before: Statement, after: Statement) -> list[FactChange]:
    """What went and what came at about the same place is one change: between the same words first, then what is nearest."""
    long_old, long_new = max(1, len(before.text)), max(1, len(after.text))
    around_old, around_new = ([said.around(fact) for fact in facts] for said, facts in ((before, gone), (after, come)))
    pairs = []
    wide = max(_FAR, _WIDE / max(long_old, long_new))
    for o, n in _close([fact.place / long_old for fact in gone], [fact.place / long_new for fact in come], wide):
        same = sum(one == other for one, other in zip(around_old[o], around_new[n], strict=True))
        far = abs(gone[o].place / long_old - come[n].place / long_new)
        if same or far < _FAR:
            pairs.append((-same, far, o, n))
    to: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, o, n in sorted(pairs):
        if o not in to and n not in taken:
            to[o] = n
            taken.add(n)
    changed = [FactChange(kind, fact.text, come[to[o]].text if o in to else "") for o, fact in enumerate(gone)]
    return changed + [FactChange(kind, "", fact.text) for n, fact in enumerate(come) if n not in taken]


def _close(olds: list[float], news: list[float], wide: float) -> Iterator[tuple[int, int]]:
    """The pairs of places (shares of their texts, both in order) that are not far from each other; of very many the nearest ones."""
    start = 0
    for o, place in enumerate(olds):
        while start < len(news) and news[start] < place - wide:
            start += 1
        near = range(start, bisect_right(news, place + wide))
        yield from ((o, n) for n in sorted(near, key=lambda n: abs(news[n] - place))[:_NEAREST])
