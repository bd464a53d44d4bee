"""A comparison gives back both texts, calls nothing changed that is not, follows what moved, and lists every fact that changed."""

from __future__ import annotations

import difflib
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.text.body import join_lines, lines_of
from newsdesk.text.comparison import compare_bodies, compare_words, new_body, old_body, words_changed
from newsdesk.text.comparison.facts import facts_changed, facts_kept
from newsdesk.text.comparison.words import count_words, tokens

word = st.sampled_from("Warga Desa Lebaksiu antre beras sejak pagi, ujarnya. 12 kilogram “aman” harga naik".split())
line = st.lists(word, min_size=1, max_size=14).map(" ".join)
body = st.lists(line, max_size=9).map(join_lines)


@settings(max_examples=150)
@given(body, body)
def test_the_rows_hold_both_bodies(old: str, new: str) -> None:
    rows = compare_bodies(old, new)
    assert (old_body(rows), new_body(rows)) == (old, new)
    back = compare_bodies(new, old)
    assert (old_body(back), new_body(back)) == (new, old)
    for row in rows:
        if row.pieces:
            assert "".join(p.old for p in row.pieces) == "\n".join(row.old)
            assert "".join(p.new for p in row.pieces) == "\n".join(row.new)


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_words_of_any_two_texts(old: str, new: str) -> None:
    pieces = compare_words(old, new)
    assert "".join(p.old for p in pieces) == old and "".join(p.new for p in pieces) == new
    assert "".join(tokens(old)) == old


@given(body)
def test_the_same_text_has_no_change(text: str) -> None:
    assert {row.kind for row in compare_bodies(text, text)} <= {"same"} and facts_changed(text, text) == ()


@given(st.permutations([f"Paragraf {name} bercerita tentang hal {name} yang lain." for name in ("satu", "dua", "tiga", "empat")]))
def test_a_paragraph_that_moves_changes_no_word(lines: list[str]) -> None:
    rows = compare_bodies(join_lines(sorted(lines)), join_lines(lines))
    assert words_changed(rows) == (0, 0)
    away, here = ({row.move for row in rows if row.kind == kind} for kind in ("moved-away", "moved-here"))
    assert away == here


def test_a_split_and_a_join_are_one_row() -> None:
    long, first, second = "Satu dua tiga. Empat lima enam.", "Satu dua tiga.", "Empat lima enam."
    for old, new in (((long,), (first, second)), ((first, second), (long,))):
        rows = compare_bodies(join_lines(old), join_lines(new))
        assert [(r.kind, r.old, r.new) for r in rows] == [("changed", old, new)] and words_changed(rows) == (0, 0)


def test_facts_in_words_of_a_newsroom() -> None:
    old = ('Kanopi Pasar Trayeman ambruk Selasa siang pukul 10.30 WIB, sembilan lapak rusak. "Sudah dua kali kami lapor," '
           "kata Budi Santoso.\n\nBACA JUGA: [Pasar Diperiksa](https://contoh.id/read/1/pasar)")
    new = (old.replace("sembilan", "11").replace("10.30", "11.30").replace("Santoso", "Susanto").replace("dua kali", "tiga kali")
           .replace("read/1", "read/2").replace("Selasa siang", "Selasa (3/3/2026) siang"))
    found = {(c.kind, c.old, c.new) for c in facts_changed(old, new)}
    assert {("number", "sembilan", "11"), ("number", "dua", "tiga"), ("time", "10.30", "11.30"), ("date", "", "3/3/2026"),
            ("name", "Budi Santoso", "Budi Susanto"), ("link", "Pasar Diperiksa", "Pasar Diperiksa"),
            ("quotation", "Sudah dua kali kami lapor,", "Sudah tiga kali kami lapor,")} == found
    assert facts_kept(old, new)["name"] == 5


@pytest.mark.parametrize(("old", "new"), [
    ("Harga Rp 1.500 naik 5 %.", "Harga Rp1.500 naik 5%."), ("pukul 10.30 WIB", "pukul 10:30 WIB"),
    ("“Kami siap,” kata Umi.", '"Kami siap" kata Umi.'), ("Umi datang bersama Ardie.", "Umi datang bersama\n\nArdie."),
    ("Salah satu warga **Tegal** datang.", "Salah satu warga Tegal, datang."),
    ("Satu paragraf.\n\nDua paragraf Slawi.", "Dua paragraf Slawi.\n\nSatu paragraf."),
])
def test_style_is_no_fact(old: str, new: str) -> None:
    assert facts_changed(old, new) == ()


def test_a_word_that_opens_a_sentence_is_no_name_and_a_name_there_is_one() -> None:
    old = "Sebelas lapak rusak. Wati menghitungnya."
    assert facts_changed(old, f"{old} Jumlah itu belum pasti. Sebagian masih berdiri.") == ()
    assert [(c.kind, c.old, c.new) for c in facts_changed(old, old.replace("Wati", "Warti"))] == [("name", "Wati", "Warti")]
    assert [(c.kind, c.new) for c in facts_changed(old, f"{old} Menurut Jumlah, itu benar.")] == [("name", "Jumlah")]


# ---- on real articles --------------------------------------------------------------------------------------------

_MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember")


def _articles(shared_data: Path) -> list[str]:
    with gzip.open(shared_data / "archive.jsonl.gz", "rt", encoding="utf-8") as file:
        bodies = (json.loads(row)["body"] for row in file)
        return [join_lines(part.strip() for part in body.split("\n") if part.strip()) for body in bodies if len(body) > 800]


def _mutation(chance: random.Random, pattern: str, change: Callable[[str], str]) -> Callable[[str], str]:
    def mutate(text: str) -> str:
        found = list(re.finditer(pattern, text))
        if not found:
            return text
        at = chance.choice(found)
        return text[: at.start(1)] + change(at[1]) + text[at.end(1) :]

    return mutate


def _other_month(name: str) -> str:
    return _MONTHS[(_MONTHS.index(name) + 5) % 12]


def test_every_changed_fact_is_listed_and_no_change_of_style(shared_data: Path) -> None:
    chance, articles = random.Random(7), _articles(shared_data)
    facts = [
        _mutation(chance, r"(\d)", lambda digit: str((int(digit) + 1 + chance.randrange(8)) % 10)),
        _mutation(chance, r"(?<=[a-z] )([A-Z][a-z]{3,})", lambda name: name[:2] + ("o" if name[2] != "o" else "u") + name[3:]),
        _mutation(chance, r"“[^“”]{5,200}?(?<=\s)([a-z]{4,})(?=\s)[^“”]{5,200}”", lambda said: said + "lah"),
        _mutation(chance, rf"\d ({'|'.join(_MONTHS)})", _other_month),
        _mutation(chance, r"(?<=[a-z]) ()(?=[a-z])", lambda _: "[lihat](https://contoh.id/read/9/baru) "),
    ]
    style = [
        _mutation(chance, r"\w( )\w", lambda _: "  "), _mutation(chance, r"[a-z](,) ", lambda _: ""),
        _mutation(chance, r"[a-z]( )[a-z]", lambda _: ", "), _mutation(chance, r"\w( )\w", lambda _: "\n\n"),
        _mutation(chance, r"\.(\n\n)\w", lambda _: " "),
    ]
    for kinds, times, listed in ((facts, 500, True), (style, 200, False)):
        done: Counter[bool] = Counter()
        while done.total() < times:
            article = chance.choice(articles)
            changed = kinds[done.total() % len(kinds)](article)
            if changed != article:
                done[bool(facts_changed(article, changed))] += 1
        print(f"{'facts' if listed else 'style'} changed: {done[True]} of {times} listed")
        assert done[not listed] == 0


def test_fewer_words_than_difflib_on_real_pairs(shared_data: Path) -> None:
    """Reports that share four sentences or more, as two portals print them: compared with what Python's own comparison calls changed."""
    articles = _articles(shared_data)
    pairs = _alike(articles)[:100]
    ours = theirs = moves = 0
    for one, other in pairs:
        rows = compare_bodies(one, other)
        assert (old_body(rows), new_body(rows)) == (one, other)
        ours += sum(words_changed(rows))
        moves += len({row.move for row in rows if row.move})
        theirs += _by_difflib(one, other)
    print(f"{len(pairs)} pairs: {ours / len(pairs):.0f} words changed and {moves} moves, difflib {theirs / len(pairs):.0f} words")
    assert len(pairs) == 100 and ours <= theirs and moves > 0


def _alike(articles: list[str]) -> list[tuple[str, str]]:
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, article in enumerate(articles):
        for sentence in article.split(". "):
            where[tuple(sentence.split()[:8])].append(number)
    common: Counter[tuple[int, int]] = Counter()
    for words, numbers in where.items():
        if len(words) == 8 and len(set(numbers)) == 2:
            common[min(numbers), max(numbers)] += 1
    return [(articles[a], articles[b]) for (a, b), times in common.most_common() if times >= 4 and articles[a] != articles[b]]


def _by_difflib(one: str, other: str) -> int:
    before, after = tokens(one), tokens(other)
    steps = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return sum(count_words("".join(before[a:b])) + count_words("".join(after[c:d])) for kind, a, b, c, d in steps if kind != "equal")


def test_an_emptied_body_and_lines_of_cards() -> None:
    card = "BACA JUGA: [Harga Beras Naik di Pasar Slawi](newsdesk:title)"
    rows = compare_bodies(f"Satu dua tiga.\n\n{card}\n\nEmpat.", f"{card}\n\nSatu dua tiga.\n\nEmpat.")
    assert words_changed(rows) == (0, 0) and {row.kind for row in rows} == {"same", "moved-away", "moved-here"}
    assert [row.kind for row in compare_bodies("Isi.", "")] and lines_of(new_body(compare_bodies("Isi.", ""))) == [""]
