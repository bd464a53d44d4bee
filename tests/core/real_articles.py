"""Real articles for judging a comparison: their bodies, those that two portals print of one report, and what others call changed."""

from __future__ import annotations

import difflib
import gzip
import json
import subprocess
from collections import Counter, defaultdict
from functools import lru_cache
from pathlib import Path

from newsdesk.text.body import join_lines
from newsdesk.text.comparison.words import count_words, tokens

_BY_WORDS = r"[[:alnum:]_]+|[^[:space:]]"


@lru_cache(maxsize=1)
def articles(shared_data: Path) -> list[str]:
    """The bodies of the archive that are longer than a notice."""
    with gzip.open(shared_data / "archive.jsonl.gz", "rt", encoding="utf-8") as file:
        bodies = (json.loads(row)["body"] for row in file)
        return [join_lines(part.strip() for part in body.split("\n") if part.strip()) for body in bodies if len(body) > 800]


def pairs(shared_data: Path, most: int = 100) -> list[tuple[str, str]]:
    """Reports that share four sentences or more, as two portals print them."""
    bodies = articles(shared_data)
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, body in enumerate(bodies):
        for sentence in body.split(". "):
            where[tuple(sentence.split()[:8])].append(number)
    common: Counter[tuple[int, int]] = Counter()
    for words, numbers in where.items():
        if len(words) == 8 and len(set(numbers)) == 2:
            common[min(numbers), max(numbers)] += 1
    found = [(bodies[a], bodies[b]) for (a, b), times in common.most_common() if times >= 4 and bodies[a] != bodies[b]]
    return found[:most]


def by_difflib(one: str, other: str) -> int:
    """How many words Python's own comparison calls changed."""
    before, after = tokens(one), tokens(other)
    steps = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return sum(count_words("".join(before[a:b])) + count_words("".join(after[c:d])) for kind, a, b, c, d in steps if kind != "equal")


def by_git(one: str, other: str, folder: Path) -> tuple[int, int]:
    """How many words ``git diff --word-diff`` calls changed: as it is, and told what a word is."""
    files = folder / "one.txt", folder / "other.txt"
    for file, text in zip(files, (one, other), strict=True):
        file.write_text(f"{text}\n", encoding="utf-8")
    command = ["git", "diff", "--no-index", "--no-color", "-U1000000", "--word-diff=porcelain"]
    usual, by_words = (subprocess.run([*command, *own, *map(str, files)], capture_output=True, check=False, cwd=folder).stdout.decode()
                       for own in ([], [f"--word-diff-regex={_BY_WORDS}"]))
    counted = [sum(count_words(line[1:]) for line in said.partition("@@\n")[2].split("\n") if line[:1] in ("+", "-"))
               for said in (usual, by_words)]
    return counted[0], counted[1]
