"""A comparison gives back both texts, calls nothing changed that is not, and follows what moved, in long texts too."""

from __future__ import annotations

import random
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.text.body import join_lines, lines_of
from newsdesk.text.comparison import compare_bodies, compare_words, new_body, old_body, words_changed
from newsdesk.text.comparison.facts import facts_changed
from newsdesk.text.comparison.likeness import alike, in_order
from newsdesk.text.comparison.words import tokens
from tests.core.real_articles import articles, by_difflib, by_git, pairs

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


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 5), st.integers(0, 5)), max_size=12, unique_by=lambda pair: pair[1:]))
def test_the_pairs_in_order_are_the_most_alike(found: list[tuple[int, int, int]]) -> None:
    weights = {(o, n): weight for weight, o, n in found}

    def best(o: int, n: int) -> int:
        return max((w + best(a + 1, b + 1) for (a, b), w in weights.items() if a >= o and b >= n), default=0)

    chosen = in_order([(float(weight), o, n) for weight, o, n in found])
    assert all(one[0] < other[0] and one[1] < other[1] for one, other in zip(chosen, chosen[1:], strict=False))
    assert sum(weights[pair] for pair in chosen) == best(0, 0)


@given(line, line)
def test_how_much_two_paragraphs_are_alike(one: str, other: str) -> None:
    words, others = ([token for token in tokens(text) if not token.isspace()] for text in (one, other))
    common = sum(min(words.count(word), others.count(word)) for word in set(words))
    (found,) = alike([one], [other], 0.0) or [(0.0, 0, 0)]
    assert found == (2 * common / (len(words) + len(others)), 0, 0)


def test_paragraphs_that_moved_and_changed_are_followed_in_a_long_text(shared_data: Path) -> None:
    chance = random.Random(5)
    lines = list(dict.fromkeys(text for body in articles(shared_data)[:60] for text in lines_of(body) if len(text.split()) > 20))[:400]
    moved = chance.sample(lines, len(lines))
    rows = compare_bodies(join_lines(lines), join_lines(text.replace(" yang ", " nan ", 1) for text in moved))
    removed, added = words_changed(rows)
    changed = sum(" yang " in text for text in lines)
    assert len({row.move for row in rows if row.move}) > 300 and changed <= removed <= changed * 1.05 and removed == added


def test_a_text_that_lost_its_paragraphs_lost_no_word() -> None:
    lines = [f"Paragraf nomor {n} bercerita tentang hal yang lain lagi, kata warga {n}." for n in range(40)]
    for old, new in ((lines, [" ".join(lines)]), ([" ".join(lines)], lines)):
        rows = compare_bodies(join_lines(old), join_lines(new))
        assert words_changed(rows) == (0, 0) and (old_body(rows), new_body(rows)) == (join_lines(old), join_lines(new))


def test_a_subheading_moves_with_its_paragraph_and_a_border_between_two_moves_too() -> None:
    one, other = ["## Air", "Isi tentang air di desa itu."], ["## Api", "Isi tentang api di kota itu."]
    rows = compare_bodies(join_lines([*one, *other]), join_lines([*other, *one]))
    assert words_changed(rows) == (0, 0) and [row.kind for row in rows].count("moved-here") == 2
    cut = ["Satu dua tiga. Empat lima enam.", "Tujuh delapan sembilan. Sepuluh sebelas dua belas."]
    anew = ["Satu dua tiga.", "Empat lima enam. Tujuh delapan sembilan.", "Sepuluh sebelas dua belas."]
    assert words_changed(compare_bodies(join_lines(cut), join_lines(anew))) == (0, 0)


def test_fewer_words_than_git_and_difflib_on_real_pairs(shared_data: Path, tmp_path: Path) -> None:
    """`./test bench compare` prints the time besides."""
    real = pairs(shared_data)
    ours = moves = 0
    theirs = [0, 0, 0]
    for one, other in real:
        rows = compare_bodies(one, other)
        assert (old_body(rows), new_body(rows)) == (one, other)
        ours += sum(words_changed(rows))
        moves += len({row.move for row in rows if row.move})
        theirs = [a + b for a, b in zip(theirs, (*by_git(one, other, tmp_path), by_difflib(one, other)), strict=True)]
    git, git_by_words, difflib = (count / len(real) for count in theirs)
    print(f"{len(real)} pairs: {ours / len(real):.0f} words changed and {moves} moves; git {git:.0f}, git told what a word is "
          f"{git_by_words:.0f}, difflib {difflib:.0f} words")
    assert len(real) == 100 and ours <= min(theirs) and moves > 0


def test_an_emptied_body_and_lines_of_cards() -> None:
    card = "BACA JUGA: [Harga Beras Naik di Pasar Slawi](newsdesk:title)"
    rows = compare_bodies(f"Satu dua tiga.\n\n{card}\n\nEmpat.", f"{card}\n\nSatu dua tiga.\n\nEmpat.")
    assert words_changed(rows) == (0, 0) and {row.kind for row in rows} == {"same", "moved-away", "moved-here"}
    assert [row.kind for row in compare_bodies("Isi.", "")] and lines_of(new_body(compare_bodies("Isi.", ""))) == [""]
