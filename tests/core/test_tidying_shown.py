"""Tidying and pasting shown on real text: how often each rule fires, with samples to judge by eye, and a table of pages.

``python -m tests.core.test_tidying_shown FOLDER [SAMPLES [SEED]]`` prints all of it for the folder of shared data; as a test
it takes a part, and fails where a letter is lost or tidying twice changes something.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from newsdesk.portal.reading.decoding import decode, unpack
from newsdesk.portal.reading.pasted import read_pasted
from newsdesk.text.cleaning import chrome
from newsdesk.text.markup import plain
from newsdesk.text.spelling.dictionary import load_dictionary
from newsdesk.text.tidying import Change, Knowledge, apply, tidied, tidy
from newsdesk.text.tidying.lines import is_advertising
from tests.core.test_tidying import letters

AROUND = 45
FRONT_PAGES = ("she_lampost_page", "she_viva_dump")
"""Saved pages that are lists of articles; there is none on them to be found."""


def tokenised(folder: Path, step: int = 1) -> Iterator[str]:
    """Articles as they are stored tokenised, every `step`-th of them."""
    for file in sorted(folder.glob("indosum-*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for n, line in enumerate(lines):
                if n % step == 0:
                    yield "\n\n".join(" ".join(word for said in p for word in said) for p in json.loads(line)["paragraphs"])


def samples(found: dict[str, list[str]], count: int, seed: int) -> list[str]:
    """Samples over all rules, two of each and the rest by how often they fire."""
    dice = random.Random(seed)
    picked = {(rule, at) for rule, some in found.items() for at in dice.sample(range(len(some)), min(2, len(some)))}
    everything = [(rule, at) for rule, some in found.items() for at in range(len(some))]
    while len(picked) < min(count, len(everything)):
        picked.add(dice.choice(everything))
    return [f"{rule:26} {found[rule][at]}" for rule, at in sorted(picked)][:count]


def in_context(text: str, change: Change) -> str:
    """A change with the words around it: ``before | after``."""
    before = text[max(0, change.start - AROUND) : change.end + AROUND].replace("\n", "⏎")
    head = text[max(0, change.start - AROUND) : change.start].replace("\n", "⏎")
    tail = text[change.end : change.end + AROUND].replace("\n", "⏎")
    new = change.new.replace("\n", "⏎")
    return f"{'sure ' if change.certain else 'offer'} {before}\n{'':33}{head}«{new}»{tail}"


def count_rules(texts: Iterator[str], count: int, seed: int) -> None:
    known = Knowledge(is_word=load_dictionary().indonesian)
    sure: Counter[str] = Counter()
    offered: Counter[str] = Counter()
    found: dict[str, list[str]] = defaultdict(list)
    articles = 0
    for text in texts:
        articles += 1
        changes = tidy(text, known)
        for change in changes:
            (sure if change.certain else offered)[change.rule] += 1
            found[change.rule].append(in_context(text, change))
        done = apply(text, [c for c in changes if c.certain])
        assert letters(done) == letters(text)
        assert tidied(done, known) == done
    print(f"\n{articles} articles\n{'rule':28}{'done':>8}{'offered':>9}")
    for rule, _ in (sure + offered).most_common():
        print(f"{rule:28}{sure[rule]:8}{offered[rule]:9}")
    for line in samples(found, count, seed):
        print(line)


def saved_pages(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Of each saved page its name, its HTML, and the plain text of all of it."""
    for file in sorted((folder / "saved-pages").glob("*.gz")):
        yield file.name.removesuffix(".html.gz"), decode(unpack(file.read_bytes(), file.name), file.name).text, ""


def show_pages(folder: Path) -> dict[str, tuple[int, int]]:
    """Paste every saved page; returns how many paragraphs came, and how many lines of the page around them."""
    table: dict[str, tuple[int, int]] = {}
    print(f"\n{'page':26}{'kB':>6}{'paragraphs':>12}{'words':>7}{'chrome left':>13}")
    for name, html, _ in saved_pages(folder):
        texts = [text for line in read_pasted(html).lines if "(picture:" not in line and (text := plain(line))]
        left = [text for text, gone in zip(texts, chrome(texts), strict=True)
                if gone or is_advertising(text) or re.match(r"(?:home|beranda|login|share|copyright)\b", text, re.I)]
        table[name] = len(texts) - len(left), len(left)
        words = sum(len(text.split()) for text in texts)
        note = "  no article: a front page" if name in FRONT_PAGES else ""
        print(f"{name:26}{len(html) // 1000:6}{len(texts) - len(left):12}{words:7}{len(left):13}{note}")
    return table


def test_real_text_is_tidied_without_losing_a_letter(shared_data: Path) -> None:
    count_rules(tokenised(shared_data, 40), 0, 1)


def test_a_page_of_the_portal_is_tidied(shared_data: Path) -> None:
    text = (shared_data / "portal-page.txt").read_text(encoding="utf-8")
    done = apply(text, [c for c in tidy(text, Knowledge(is_word=load_dictionary().indonesian)) if c.certain])
    assert "1400 plat baja" in done
    assert '(IKM) yang' in done
    assert done.count("\nBACA JUGA: [") == 2
    assert "BACA JUGA:BPBD Kabupaten Tegal" in done, "where that title ends is a guess, and only offered"
    assert '"Muaranya adalah' in done and 'bagi IKM," ungkapnya.' in done


def test_of_saved_pages_the_article_is_pasted_and_the_page_is_not(shared_data: Path) -> None:
    table = show_pages(shared_data)
    for name, (paragraphs, left) in table.items():
        if name not in FRONT_PAGES:
            assert left == 0, name
            assert paragraphs >= 2, name


if __name__ == "__main__":
    data, count, seed = Path(sys.argv[1]), *map(int, (*sys.argv[2:], 50, 7)[:2])
    count_rules(tokenised(data), count, seed)
    show_pages(data)
