"""Finding and replacing: what fits, what stays, whose letters the new words have, and no pattern that never ends."""

from __future__ import annotations

import re
from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.errors import Refused
from newsdesk.text.matching import Query, Replacement, Search, changed_lines, in_case_of, within

LINES = ["## Bupati membuka pasar", "Bupati Tegal, kata bupati itu, datang.", "",
         "BACA JUGA: [Bupati Lantik Kades](newsdesk:archive/7)", "![Foto Bupati](picture:p1)",
         "Baca [laporan bupati](https://contoh.id/bupati) hari ini."]


def found(query: Query, lines: list[str] | None = None) -> list[tuple[int, str, str]]:
    return [(m.line, m.text, m.fixed) for m in Search(query).matches(LINES if lines is None else lines)]


def replaced(query: Query, new: Replacement, lines: list[str]) -> list[str]:
    made = list(lines)
    for n, line in changed_lines(lines, Search(query).changes(lines, new)).items():
        made[n] = line
    return made


def test_what_fits_is_found_in_order_and_what_belongs_to_a_card_or_an_address_is_named() -> None:
    assert found(Query("bupati")) == [
        (0, "Bupati", ""), (1, "Bupati", ""), (1, "bupati", ""), (3, "Bupati", "related"), (4, "Bupati", "picture"),
        (5, "bupati", ""), (5, "bupati", "address"),
    ]
    assert found(Query("bupati", case=True)) == [(1, "bupati", ""), (5, "bupati", ""), (5, "bupati", "address")]


def test_replacing_leaves_cards_and_addresses_as_they_are() -> None:
    assert replaced(Query("bupati"), Replacement("wali kota", keep_case=True), LINES) == [
        "## Wali Kota membuka pasar", "Wali Kota Tegal, kata wali kota itu, datang.", "", LINES[3], LINES[4],
        "Baca [laporan wali kota](https://contoh.id/bupati) hari ini.",
    ]
    assert replaced(Query(" itu"), Replacement(""), LINES)[1] == "Bupati Tegal, kata bupati, datang."


def test_a_match_over_the_end_of_a_links_words_does_not_break_the_link() -> None:
    line = "Baca [laporan](https://contoh.id/x) ini."
    assert [f for _, _, f in found(Query(r"an\]\(h", pattern=True), [line])] == ["address"]
    assert replaced(Query(r"an\]\(h", pattern=True), Replacement("-"), [line]) == [line]


@pytest.mark.parametrize(("words", "line", "count"), [
    ("kota", "kotak Kota kota-kota perkotaan", 3), ("Rp", "Rp5.000 dan Rp 5", 1), ("5.000", "Rp5.000 15.000", 0),
    ("(kota)", "x(kota)y (kota)", 2), ("_", "a_b _ ", 1),
])
def test_whole_words(words: str, line: str, count: int) -> None:
    assert len(found(Query(words, whole=True), [line])) == count
    assert len(found(Query(re.escape(words), whole=True, pattern=True), [line])) == count


@pytest.mark.parametrize(("old", "new", "made"), [
    ("Bupati", "wali kota", "Wali Kota"), ("Bupati", "Wali Kota", "Wali Kota"), ("BUPATI", "Wali Kota", "WALI KOTA"),
    ("bupati", "Wali Kota", "wali kota"), ("Wali Kota", "bupati", "Bupati"), ("Wali kota", "bupati tegal", "Bupati tegal"),
    ("rumah sakit", "RSUD", "RSUD"), ("Dinas", "dinas perikanan dan kelautan", "Dinas Perikanan dan Kelautan"),
    ("A", "bupati", "Bupati"), ("DPRD", "dewan", "DEWAN"), ("iNews", "berita", "berita"), ("2026", "dua", "dua"),
    ("Bupati", "", ""), ("Bupati", "“wali kota”", "“Wali Kota”"), ("Jum'at", "sabtu", "Sabtu"),
])
def test_the_new_words_are_written_as_the_old_ones_were(old: str, new: str, made: str) -> None:
    assert in_case_of(old, new) == made


@pytest.mark.parametrize(("words", "at", "why"), [
    ("(ab", 4, "bracket"), ("a)", 2, "bracket"), ("a[", 3, "set"), ("*a", 1, "repeat"), ("a{3,1}", 3, "repeat"), ("\\", 2, "escape"),
    ("(?P<", 5, "group"), ("(?(9)a)", 4, "group"),
])
def test_a_regular_expression_that_is_none_is_refused_with_its_place(words: str, at: int, why: str) -> None:
    with pytest.raises(Refused) as refused:
        Search(Query(words, pattern=True))
    assert (refused.value.code, refused.value.facts) == ("find-pattern", {"why": why, "at": at})


@pytest.mark.parametrize("words", [r"(\w+\s?)+$", r"(a|aa)+$", r"(.*)*x|(.*)*y", r"(\w|\w\w)*!"])
def test_a_regular_expression_that_never_ends_is_given_up(words: str) -> None:
    begun = monotonic()
    lines = ["a" * 60 + " ?"] * 400
    try:
        Search(Query(words, pattern=True)).matches(lines, seconds=0.1)
    except Refused as refused:
        assert refused.code == "find-slow"
    assert monotonic() - begun < 2, "it is given up within its time"


def test_one_pattern_is_really_given_up() -> None:
    """The guard fails where the time is not handed on: the first of the lines takes minutes."""
    with pytest.raises(Refused, match="find-slow"):
        Search(Query(r"(a|a?b?a)+(c|d)", pattern=True)).matches([("a" * 5000 + "e") + "a" * 5000] * 3, seconds=0.05)


def test_letters_can_be_made_capital_whatever_is_kept() -> None:
    assert replaced(Query("slawi"), Replacement("Slawi", keep_case=True), ["di slawi, SLAWI"]) == ["di Slawi, Slawi"]


def test_groups_of_a_regular_expression_come_back_in_the_new_words() -> None:
    lines = ["Agus Santoso (45) dan Rina Wulandari (31)"]
    assert replaced(Query(r"(\w+) (\w+) \((\d+)\)", pattern=True), Replacement(r"\2, \1, \3 tahun"), lines) == [
        "Santoso, Agus, 45 tahun dan Wulandari, Rina, 31 tahun"]
    with pytest.raises(Refused, match="replace-pattern"):
        Search(Query(r"(\w+)", pattern=True)).changes(lines, Replacement(r"\7"))


def test_new_words_are_one_line_and_hold_nothing_a_text_cannot() -> None:
    assert replaced(Query("a", pattern=True), Replacement("x\\ny\ufffc"), ["a"]) == ["x y"]
    assert replaced(Query("a"), Replacement("\\1"), ["a"]) == ["\\1"], "plain words are no template"


def test_nothing_and_empty_stretches_are_not_found() -> None:
    assert found(Query("a*", pattern=True), ["baab"]) == [(0, "aa", "")]
    with pytest.raises(Refused, match="find-empty"):
        Search(Query(""))


def test_in_a_selection_only_what_lies_wholly_in_it() -> None:
    matches = Search(Query("kota")).matches(["kota kota", "kota", "kota kota"])
    assert [(m.line, m.start) for m in within(matches, (0, 1), (2, 4))] == [(0, 5), (1, 0), (2, 0)]


texts = st.text(alphabet="abAB []()*\\-İß😀", max_size=30)


@given(st.lists(texts, max_size=6), st.text(alphabet="abAB ", min_size=1, max_size=3), st.sampled_from(["", "X", "ab😀"]))
def test_replacing_is_what_pythons_own_replacing_does(lines: list[str], words: str, new: str) -> None:
    lines = [line for line in lines if "](" not in line and not line.startswith(("![", "BACA"))]
    assert replaced(Query(words, case=True), Replacement(new), lines) == [line.replace(words, new) for line in lines]
    assert len(Search(Query(words, case=True)).matches(lines)) == sum(line.count(words) for line in lines)
    for m in Search(Query(words)).matches(lines):
        assert lines[m.line][m.start : m.end].lower() == words.lower()
