"""A place in a text is found again by its words, whatever an editor did to it; it is lost only with the last of them."""

from __future__ import annotations

import os
import random
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.article.content import Content
from newsdesk.text.anchors import ARTICLE, Anchor, anchor_at, carried, line_text, read_anchor
from newsdesk.text.body import Kind, join_lines, kind_of, lines_of
from tests.core.test_suggesting import article, edit

SESSIONS = int(os.environ.get("NEWSDESK_ANCHOR_SESSIONS", "300"))
"""Random sessions of an editor; `./test proofs` takes 10,000."""
MARKED = re.compile(r"\b[^\W\d]{2,}\d+\b")


class Marks:
    """Gives every word a number, so that each is known again: what survived is then no matter of opinion."""

    def __init__(self) -> None:
        self.last = 0

    def on(self, content: Content) -> Content:
        lines = lines_of(content.body)
        return replace(content, body=join_lines(line if kind_of(line) in (Kind.RELATED, Kind.PICTURE)
                                                else re.sub(r"\b[^\W\d]+\b", self._marked, line) for line in lines))

    def _marked(self, word: re.Match[str]) -> str:
        self.last += 1
        return f"{word[0]}{self.last}"


def words_at(text: str, spans: object) -> list[str]:
    return sorted(word for start, end in spans or () for word in MARKED.findall(text[start:end]))


def test_any_session() -> None:
    lost = apart = 0

    @settings(max_examples=SESSIONS)
    @given(st.integers(0, 2**32))
    def session(seed: int) -> None:
        nonlocal lost, apart
        chance = random.Random(seed)
        marks = Marks()
        base = now = marks.on(article(chance))
        for _ in range(chance.randint(1, 9)):
            now = marks.on(edit(now, chance))
        before, after = line_text(base.body), line_text(now.body)
        words = [match.span() for match in re.finditer(r"\w+", before)]
        spans = [(words[n][0], words[min(n + chance.randint(0, 12), len(words) - 1)][1]) for n in chance.sample(range(len(words)), k=2)]
        there = set(MARKED.findall(after))
        for (start, end), place in zip(spans, carried(base.body, now.body, spans), strict=True):
            surviving = sorted(word for word in MARKED.findall(before[start:end]) if word in there)
            assert words_at(after, place) == surviving
            if surviving or place:
                assert place == tuple(sorted(place)) and all(after[s:e] == after[s:e].strip() for s, e in place)
            lost, apart = lost + (place is None), apart + len(place or "1") - 1

    session()
    print(f"{SESSIONS} sessions: {lost} anchors lost with their words, {apart} more stretches where words were drawn apart")
    assert lost and apart


ONE, TWO = "Warga Desa Rajegwesi mengungsi ke posko.", "Camat Pagerbarang Imron menutup jalan itu."


def said(old: str, new: str, quote: str) -> list[str] | None:
    """What stands now where the quote stood."""
    anchor = anchor_at("body", old, (at := line_text(old).index(quote)), at + len(quote))
    (place,) = carried(old, new, [(anchor.start, anchor.end)])
    return None if place is None else [line_text(new)[start:end] for start, end in place]


@pytest.mark.parametrize(("new", "there"), [
    (f"{ONE}\n\n{TWO}", ["Imron menutup jalan"]),
    (f"{TWO}\n\n{ONE}", ["Imron menutup jalan"]),
    (f"{ONE} {TWO}", ["Imron menutup jalan"]),
    (f"{ONE}\n\nCamat Pagerbarang Imron menutup sementara jalan itu.", ["Imron menutup", "jalan"]),
    (f"{ONE}\n\nCamat Pagerbarang Imron\n\nmenutup jalan itu.", ["Imron\nmenutup jalan"]),
    (f"{ONE}\n\nCamat Pagerbarang **Imron** menutup jalan itu.", ["Imron** menutup jalan"]),
    (f"{ONE}\n\nCamat Pagerbarang itu.", None),
    (ONE, None),
])
def test_where_words_went(new: str, there: list[str] | None) -> None:
    assert said(f"{ONE}\n\n{TWO}", new, "Imron menutup jalan") == there


def test_a_small_word_elsewhere_is_not_the_one_that_went() -> None:
    new = f"{ONE}\n\nRapat digelar kemarin malam oleh bupati."
    assert said(f"{ONE}\n\nKemarin hujan turun di sana.", new, "Kemarin hujan turun") is None


def test_how_an_anchor_is_written() -> None:
    anchor = anchor_at("body", f"{ONE}\n\n- satu\n- dua", len(ONE) + 1, len(ONE) + 7)
    assert anchor == Anchor("body", len(ONE) + 1, len(ONE) + 7, "- satu") and not anchor.whole
    assert read_anchor(anchor.written()) == anchor
    assert read_anchor("") == read_anchor("[1]") == read_anchor('{"field": 1}') == Anchor() and Anchor().field == ARTICLE and Anchor().whole
    assert anchor_at("headline", "Banjir Rob", 3, 3).whole
