"""Measures of merging: conflicts after a few edits on either side of real articles, the time a long text takes, and what
diff-match-patch and git merge-file make of the same, in the same run."""

from __future__ import annotations

import gzip
import json
import random
import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from shutil import which

from diff_match_patch import diff_match_patch  # type: ignore[import-untyped]

from newsdesk.article.content import Content, clean_text
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
        found = {"Newsdesk": [_by_newsdesk(*case) for case in cases]}
        found["diff-match-patch"] = [_by_patches(*case) for case in cases]
        if which("git"):
            found["git merge-file, by lines"] = [_by_git(*case) for case in cases]
        print(f"{edits} edits a side, {CASES} articles of the archive:")
        for name, made in found.items():
            print(f"  {name:25} {sum(m.asks for m in made) / CASES:6.1%} ask, {sum(m.lost for m in made)} words lost, "
                  f"{sum(m.unwritten for m in made)} sentences nobody wrote")
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
            paragraphs = [p.strip() for p in clean_text(json.loads(line)["body"]).split("\n") if p.strip()]
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


@dataclass(frozen=True)
class Made:
    """What somebody's merge came to."""

    asks: bool
    lost: int
    """Words that a side wrote and neither the text nor a question has."""
    unwritten: int
    """Sentences of a text without a question that neither side has."""


def _by_newsdesk(base: str, one: Hand, other: Hand) -> Made:
    merged = _merged(base, one.body, other.body)
    asked = " ".join(f"{c.mine} {c.theirs}" for c in merged.conflicts)
    return _made(bool(merged.conflicts), merged.content().body, asked, base, one, other)


def _by_patches(base: str, one: Hand, other: Hand) -> Made:
    """The changes of one side as patches, which are put into the other's text wherever they fit nearly."""
    patcher = diff_match_patch()
    text, fitted = patcher.patch_apply(patcher.patch_make(base, one.body), other.body)
    return _made(not all(fitted), text, "", base, one, other)


def _by_git(base: str, one: Hand, other: Hand) -> Made:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("one", "base", "other")]
        for file, text in zip(files, (one.body, base, other.body), strict=True):
            file.write_text(text + "\n", encoding="utf-8")
        done = subprocess.run(["git", "merge-file", "-p", *map(str, files)], capture_output=True, check=False)
        return _made(done.returncode != 0, done.stdout.decode(), "", base, one, other)


def _made(asks: bool, text: str, asked: str, base: str, one: Hand, other: Hand) -> Made:
    wrote = (one.wrote & words_of(one.body)) | (other.wrote & words_of(other.body))
    said = set().union(*(_sentences(body) for body in (base, one.body, other.body)))
    return Made(asks, len(wrote - words_of(f"{text} {asked}")), 0 if asks else len(_sentences(text) - said))


def _sentences(text: str) -> set[str]:
    """The sentences of each line, parted more simply than by the merge itself."""
    return {" ".join(said.split()) for line in text.split("\n") for said in re.split(r"(?<=[.!?])\s+", line) if said.strip()}


def _merged(base: str, one: str, other: str) -> Merged:
    return merge(Content(body=base), Content(body=one), Content(body=other))


if __name__ == "__main__":
    main()
