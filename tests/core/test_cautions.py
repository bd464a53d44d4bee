"""How often the language checks speak when they should, and when they should not."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from newsdesk.text.cautions.care import is_check, suicide, unverified
from newsdesk.text.cautions.casing import headline_letters
from newsdesk.text.cautions.caution import Caution
from newsdesk.text.cautions.crime import named_children, one_sided
from newsdesk.text.cautions.dates import wrong_weekdays
from newsdesk.text.cautions.twins import spelled_two_ways
from newsdesk.text.spelling import load_dictionary
from tests.core.caution_cases import CASES

LEAST_PRECISION = LEAST_RECALL = 0.85
CHECKS = sorted({check for check, _, _ in CASES})


def cautions(text: str) -> Iterator[Caution]:
    lines = text.split("\n")
    return chain(wrong_weekdays(lines, 2026), spelled_two_ways(lines), headline_letters(lines[0]), named_children(lines), suicide(lines),
                 one_sided(lines), unverified(lines))


@pytest.mark.parametrize("check", CHECKS)
def test_precision_and_recall(check: str) -> None:
    told: Counter[tuple[bool, bool]] = Counter()
    wrong = []
    for name, wanted, text in CASES:
        if name == check:
            spoke = any(caution.kind == check for caution in cautions(text))
            told[wanted, spoke] += 1
            if spoke != wanted:
                wrong.append(f"{'missed' if wanted else 'false'}: {text}")
    right, missed, false = told[True, True], told[True, False], told[False, True]
    precision, recall = right / max(1, right + false), right / max(1, right + missed)
    print(f"{check}: {told.total()} cases, precision {precision:.2f}, recall {recall:.2f}", *wrong, sep="\n  ")
    assert precision >= LEAST_PRECISION and recall >= LEAST_RECALL


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 150 and len(set(CASES)) == len(CASES)


def test_the_two_spellings_of_a_real_page(shared_data: Path) -> None:
    lines = (shared_data / "portal-page.txt").read_text(encoding="utf-8").split("\n")
    assert {"Perintrasnaker", "Perintransnaker"} in [{caution.facts["one"], caution.facts["other"]} for caution in spelled_two_ways(lines)]


def test_what_they_say_of_real_articles(shared_data: Path) -> None:
    """Printed, for judging by hand; a check that speaks of every fourth article is no help to anybody."""
    with gzip.open(shared_data / "archive.jsonl.gz", "rt", encoding="utf-8") as file:
        articles = [json.loads(row) for row in file][::52][:200]
    dictionary = load_dictionary()
    told: Counter[str] = Counter()
    warnings = 0
    for article in articles:
        lines = [article["title"], *(line for line in article["body"].split("\n") if line.strip())]
        twins = spelled_two_ways(lines, lambda word: dictionary.indonesian(word) or dictionary.english(word))
        sides = () if is_check(lines[0]) else one_sided(lines)
        found = [*headline_letters(lines[0]), *wrong_weekdays(lines), *twins, *named_children(lines), *suicide(lines), *sides,
                 *unverified(lines)]
        warnings += len(found)
        told.update({caution.kind for caution in found})
    print(f"{len(articles)} articles, {warnings / len(articles):.2f} warnings each:", {kind: f"{count / len(articles):.1%}"
                                                                                   for kind, count in told.most_common()})
    assert len(articles) == 200 and all(count < len(articles) / 4 for count in told.values())
