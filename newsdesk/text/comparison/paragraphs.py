"""Two bodies compared paragraph by paragraph: what stayed, changed, came, went, was split or joined, and what only moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from newsdesk.text.body import join_lines, lines_of
from newsdesk.text.comparison.likeness import alike, common_words, in_order, likeness
from newsdesk.text.comparison.words import Piece, compare_words, count_words

ALIKE, HARDLY_ALIKE = 0.5, 0.15
"""From which share of common words two paragraphs are one that was changed: for certain, and where nothing else is left for
either of them at that place."""
_LEAST_MOVED = 3
"""Words of a paragraph that is followed to another place: shorter ones occur twice by chance."""
Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the comparison: usually a paragraph, two or more where it was split or joined."""

    kind: str
    """``same``, ``changed``, ``removed``, ``added``, ``moved-away`` (at the old place), ``moved-here`` (at the new)."""
    old: Lines
    new: Lines
    pieces: tuple[Piece, ...] = ()
    """The words of a changed or moved paragraph; of several lines with ``\\n`` between them."""
    move: int = 0
    """From 1: the two rows of one move have the same number."""


def compare_bodies(old: str, new: str) -> tuple[Row, ...]:
    """The rows of a comparison, in the order of the new body with what went away where it stood."""
    runs = _runs(lines_of(old), lines_of(new))
    elsewhere = _elsewhere(runs)
    rows: list[Row] = []
    for kind, olds, news in runs:
        if kind == "equal":
            rows.extend(Row("same", (line,), (line,)) for line in olds)
        else:
            rows.extend(_gap(olds, news, elsewhere))
    return tuple(_with_words(_rewritten(_followed(rows))))


def old_body(rows: Iterable[Row]) -> str:
    """The body that was compared first."""
    return join_lines(line for row in rows if row.kind != "moved-here" for line in row.old)


def new_body(rows: Iterable[Row]) -> str:
    """The body that was compared second."""
    return join_lines(line for row in rows if row.kind != "moved-away" for line in row.new)


def words_changed(rows: Iterable[Row]) -> tuple[int, int]:
    """How many words were removed and added; a paragraph that only moved counts none."""
    changed = [piece for row in rows if row.kind != "moved-away" for piece in row.pieces if not piece.same]
    return sum(count_words(p.old) for p in changed), sum(count_words(p.new) for p in changed)


def _runs(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, list[str], list[str]]]:
    """Equal stretches and the gaps between them: (``equal`` or ``gap``, old lines, new lines)."""
    from rapidfuzz.distance import Indel

    runs: list[tuple[str, list[str], list[str]]] = []
    for step in Indel.opcodes(before, after):
        kind = "equal" if step.tag == "equal" else "gap"
        olds, news = list(before[step.src_start : step.src_end]), list(after[step.dest_start : step.dest_end])
        if runs and kind == "gap" == runs[-1][0]:
            runs[-1][1].extend(olds)
            runs[-1][2].extend(news)
        else:
            runs.append((kind, olds, news))
    return runs


def _elsewhere(runs: list[tuple[str, list[str], list[str]]]) -> set[str]:
    """The paragraphs that stand word for word on both sides, but not at the same place: they moved, whatever is like them."""
    gaps = [(olds, news) for kind, olds, news in runs if kind == "gap"]
    olds, news = ({line for gap in gaps for line in gap[side]} for side in (0, 1))
    return {line for line in olds & news if _can_move((line,))}


def _gap(olds: list[str], news: list[str], elsewhere: set[str]) -> list[Row]:
    """A gap as rows: paragraphs that are alike are paired in order, neighbours that a split or join explains go along."""
    # What moved word for word is paired with nothing here.
    here, there = (["" if line in elsewhere else line for line in lines] for lines in (olds, news))
    pairs = in_order(alike(here, there, ALIKE))
    return _split_and_joined(_rows(olds, news, pairs))


def _rows(olds: list[str], news: list[str], pairs: list[tuple[int, int]]) -> list[Row]:
    rows: list[Row] = []
    at_old = at_new = 0
    for o, n in [*pairs, (len(olds), len(news))]:
        rows.extend(Row("removed", (line,), ()) for line in olds[at_old:o])
        rows.extend(Row("added", (), (line,)) for line in news[at_new:n])
        if o < len(olds):
            rows.append(Row("changed", (olds[o],), (news[n],)))
        at_old, at_new = o + 1, n + 1
    return rows


def _rewritten(rows: list[Row]) -> list[Row]:
    """What went and what came at one place, and is not quite another text, is a paragraph that was rewritten."""
    done: list[Row] = []
    for own, group in groupby(rows, lambda row: row.kind in ("removed", "added")):
        if not own:
            done += group
            continue
        several = list(group)
        olds, news = ([line for row in several for line in (row.old, row.new)[side]] for side in (0, 1))
        pairs = in_order(alike(olds, news, HARDLY_ALIKE))
        done += [Row("changed", tuple(olds), tuple(news))] if _cut_anew(olds, news, pairs) else _rows(olds, news, pairs)
    return done


def _cut_anew(olds: list[str], news: list[str], pairs: list[tuple[int, int]]) -> bool:
    """Whether both sides are much the same words with other breaks, as where a text lost all its paragraphs on the way."""
    if not olds or not news or len(olds) == len(news) == 1:
        return False
    whole = common_words("\n".join(olds), "\n".join(news))
    least = ALIKE / 2 * (sum(map(count_words, olds)) + sum(map(count_words, news)))
    return whole >= least and whole > 1.5 * sum(common_words(olds[o], news[n]) for o, n in pairs)


def _split_and_joined(rows: list[Row]) -> list[Row]:
    """A changed paragraph takes in the neighbour whose words it lost or gained: it was split or joined."""
    done: list[Row] = []
    for row in rows:
        before = done[-1] if done else None
        if before and {before.kind, row.kind} in ({"changed", "added"}, {"changed", "removed"}):
            together = Row("changed", before.old + row.old, before.new + row.new)
            changed = before if before.kind == "changed" else row
            if _likeness_of(together) > _likeness_of(changed) + 0.1:
                done[-1] = together
                continue
        if before and before.kind == row.kind == "changed" and _border_moved(before, row):
            done[-1] = Row("changed", before.old + row.old, before.new + row.new)
            continue
        done.append(row)
    return done


def _border_moved(one: Row, other: Row) -> bool:
    """Whether two neighbours changed by little more than where the one ends: a sentence of the first begins the second now."""
    olds, news = "\n".join(one.old + other.old), "\n".join(one.new + other.new)
    apart = sum(common_words("\n".join(row.old), "\n".join(row.new)) for row in (one, other))
    if common_words(olds, news) < apart + _LEAST_MOVED:
        return False
    counted = (_changed_words("\n".join(row.old), "\n".join(row.new)) for row in (one, other))
    return 2 * _changed_words(olds, news) <= sum(counted)


def _changed_words(old: str, new: str) -> int:
    return sum(count_words(piece.old) + count_words(piece.new) for piece in compare_words(old, new) if not piece.same)


def _likeness_of(row: Row) -> float:
    return likeness("\n".join(row.old), "\n".join(row.new))


def _followed(rows: list[Row]) -> list[Row]:
    """Paragraphs that went at one place and came at another, alike enough, are one that moved."""
    gone = [n for n, row in enumerate(rows) if row.kind == "removed" and _can_move(row.old)]
    come = [n for n, row in enumerate(rows) if row.kind == "added" and _can_move(row.new)]
    candidates = _candidates(rows, gone, come)
    moved: list[tuple[int, int]] = []
    for _, o, n in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if rows[o].kind == "removed" and rows[n].kind == "added":
            moved.append((o, n))
            _move(rows, o, n, len(moved))
    for o, n in list(moved):
        for step in (-1, 1):  # what is too short to be known by itself went along: a subheading with its paragraph
            at, to = o + step, n + step
            while (min(at, to) >= 0 and max(at, to) < len(rows) and (rows[at].kind, rows[to].kind) == ("removed", "added")
                   and rows[at].old == rows[to].new):
                moved.append((at, to))
                _move(rows, at, to, len(moved))
                at, to = at + step, to + step
    return rows


def _move(rows: list[Row], old: int, new: int, number: int) -> None:
    rows[new] = Row("moved-here", rows[old].old, rows[new].new, move=number)
    rows[old] = Row("moved-away", rows[old].old, rows[new].new, move=number)


def _candidates(rows: list[Row], gone: list[int], come: list[int]) -> list[tuple[float, int, int]]:
    """(likeness, index of what went, index of what came) of every pair that is alike enough to be a move."""
    same: dict[Lines, list[int]] = defaultdict(list)
    for n in come:
        same[rows[n].new].append(n)
    exact = [(1.0, o, n) for o in gone for n in same.get(rows[o].old, ())]
    olds, news = (["\n".join(rows[n].old or rows[n].new) for n in side] for side in (gone, come))
    return exact + [(share, gone[o], come[n]) for share, o, n in alike(olds, news, ALIKE) if rows[gone[o]].old != rows[come[n]].new]


def _can_move(lines: Lines) -> bool:
    return count_words("\n".join(lines)) >= _LEAST_MOVED


def _with_words(rows: list[Row]) -> list[Row]:
    return [row if row.kind == "same" else replace(row, pieces=compare_words("\n".join(row.old), "\n".join(row.new)))
            for row in rows]
