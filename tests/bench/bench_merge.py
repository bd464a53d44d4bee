"""Measures of merging: conflicts after a few edits on either side of real articles, the time a long text takes, and what
git merge-file makes of the same."""

from __future__ import annotations

import gzip
import json
import random
import re
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from shutil import which

from newsdesk.article.content import Content
from newsdesk.article.merging import Merged, merge
from tests.bench.bench_core import ARCHIVE
from tests.bench.table import Figure, lines_of, timed
from tests.core.two_hands import Hand, words_of

CASES = 1_000


def main() -> None:
    """Print the figures; everything is the same at every run."""
    articles = list(_articles())
    for edits in (1, 2, 3):
        cases = [_hands(random.Random(n), articles[n % len(articles)], edits) for n in range(CASES)]
        merges = [(_merged(base, one.body, other.body), one, other) for base, one, other in cases]
        asked = sum(bool(m.conflicts) for m, _, _ in merges)
        lost = sum(len(_lost(m, one, other)) for m, one, other in merges)
        git = sum(_git_conflicts(base, one.body, other.body) for base, one, other in cases[:200]) if which("git") else -1
        print(f"{edits} edits a side, {CASES} articles of the archive: {asked / CASES:.1%} ask, {lost} words lost; "
              f"git merge-file by lines: {git / 2:.1f} % conflicts")
    figures = []
    for words in (5_000, 20_000):
        rng = random.Random(words)
        paragraphs = [p for article in articles for p in article]
        size, at = 0, 0
        while size < words:
            size += len(" ".join(paragraphs[at]).split())
            at += 1
        base, one, other = _hands(rng, paragraphs[:at], 30)
        figures.append(Figure(f"merge, {words} words, 30 edits a side", timed(lambda: _merged(base, one.body, other.body), 10)))
    print("\n".join(lines_of(figures)))


def _articles() -> Iterator[list[list[str]]]:
    with gzip.open(ARCHIVE, "rt", encoding="utf-8") as lines:
        for line in lines:
            paragraphs = [p.strip() for p in json.loads(line)["body"].split("\n") if p.strip()]
            text = [[s for s in re.split(r"(?<=[.!?])\s+(?=[A-Z\"“])", p) if s] for p in paragraphs]
            if sum(len(p) for p in text) > 8:
                yield text


def _hands(rng: random.Random, article: list[list[str]], edits: int) -> tuple[str, Hand, Hand]:
    words = count()
    base, one, other = (Hand(rng, words, [list(p) for p in article]) for _ in range(3))
    for hand in (one, other):
        for _ in range(edits):
            hand.edit()
    return base.body, one, other


def _merged(base: str, one: str, other: str) -> Merged:
    return merge(Content(body=base), Content(body=one), Content(body=other))


def _lost(merged: Merged, one: Hand, other: Hand) -> set[str]:
    there = words_of(merged.content().body).union(*(words_of(c.mine) | words_of(c.theirs) for c in merged.conflicts))
    return ((one.wrote & words_of(one.body)) | (other.wrote & words_of(other.body))) - there


def _git_conflicts(base: str, one: str, other: str) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("one", "base", "other")]
        for file, text in zip(files, (one, base, other), strict=True):
            file.write_text(text + "\n", encoding="utf-8")
        return subprocess.run(["git", "merge-file", "-p", *map(str, files)], capture_output=True, check=False).returncode != 0


if __name__ == "__main__":
    main()
