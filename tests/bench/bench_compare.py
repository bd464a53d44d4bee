"""Measures of comparing: 100 pairs of real reports beside git and difflib, and what long texts take; the same at every run."""

from __future__ import annotations

import random
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from newsdesk.text.body import join_lines, lines_of
from newsdesk.text.comparison import compare_bodies, words_changed
from newsdesk.text.comparison.facts import facts_changed
from newsdesk.text.comparison.words import count_words
from tests.bench.bench_core import ARCHIVE
from tests.bench.table import Figure, timed
from tests.bench.table import lines_of as table_lines
from tests.core.real_articles import articles, by_difflib, by_git, pairs

LONG = 20_000
"""Words."""


def main() -> None:
    """Print the figures."""
    shared_data = Path(ARCHIVE).parent
    real = pairs(shared_data)
    with tempfile.TemporaryDirectory() as folder:
        found = {"Newsdesk": [sum(words_changed(compare_bodies(*pair))) for pair in real],
                 "git diff --word-diff": [by_git(*pair, Path(folder))[0] for pair in real],
                 "git, told what a word is": [by_git(*pair, Path(folder))[1] for pair in real],
                 "difflib": [by_difflib(*pair) for pair in real]}
    print(f"{len(real)} pairs of reports, {statistics.mean(sum(map(count_words, pair)) for pair in real):.0f} words a pair:")
    for name, counts in found.items():
        less = sum(own < other for own, other in zip(found["Newsdesk"], counts, strict=True))
        more = sum(own > other for own, other in zip(found["Newsdesk"], counts, strict=True))
        beside = f"; Newsdesk fewer in {less}, more in {more}" if counts is not found["Newsdesk"] else ""
        print(f"  {name:25} {statistics.mean(counts):6.1f} words changed{beside}")
    figures = [Figure("compare, the pairs", tuple(timed(lambda pair=pair: compare_bodies(*pair), 1)[0]  # type: ignore[misc]
                                                  for pair in real))]
    for what, old, new in _long_texts(articles(shared_data)):
        rows = compare_bodies(old, new)
        moves = len({row.move for row in rows if row.move})
        figures.append(Figure(f"compare, {what}", timed(lambda old=old, new=new: compare_bodies(old, new), 10),  # type: ignore[misc]
                              f"{sum(words_changed(rows))} words changed, {moves} moves"))
        figures.append(Figure(f"facts, {what}", timed(lambda old=old, new=new: facts_changed(old, new), 5)))  # type: ignore[misc]
    print("\n".join(table_lines(figures)))


def _long_texts(bodies: list[str]) -> Iterator[tuple[str, str, str]]:
    """What was done to a text of LONG words, and it before and after."""
    chance = random.Random(1)
    lines: list[str] = []
    while sum(map(count_words, lines)) < LONG:
        lines += lines_of(chance.choice(bodies))
    old = join_lines(lines)
    yield "20,000 words, a word in 50 replaced", old, join_lines(_replaced(lines, chance, 0.02))
    moved = list(lines)
    for _ in range(30):
        moved.insert(chance.randrange(len(moved)), moved.pop(chance.randrange(len(moved))))
    yield "20,000 words, 30 paragraphs moved", old, join_lines(moved)
    yield "20,000 words, every paragraph moved, a word in 20 replaced", old, join_lines(
        _replaced(chance.sample(lines, len(lines)), chance, 0.05))
    yield "20,000 words, the breaks of paragraphs lost", old, " ".join(lines)


def _replaced(lines: list[str], chance: random.Random, share: float) -> list[str]:
    return [" ".join(chance.choice(("kata", "baru", "Slawi", "12")) if chance.random() < share else word for word in line.split(" "))
            for line in lines]


if __name__ == "__main__":
    main()
