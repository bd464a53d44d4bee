"""Marks for what is still to come, counts, short forms and the outline: pure functions on lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.errors import Refused
from newsdesk.text.counting import Counts, count, count_line, shown_text
from newsdesk.text.outline import Section, neighbour, outline
from newsdesk.text.placeholders import placeholders
from newsdesk.text.sentences import sentence_at
from newsdesk.text.snippets import checked, expansion

SHORT = {"pmk": "Pemerintah Kabupaten", "tsb": "tersebut", "r4": "roda empat"}


@pytest.mark.parametrize(("line", "marks"), [
    ("Kata [NAMA], [ANGKA] korban [CEK].", ["[NAMA]", "[ANGKA]", "[CEK]"]),
    ("[CEK: jumlah korban] dan [CEK sumber]", ["[CEK: jumlah korban]", "[CEK sumber]"]),
    (r"Dari HTML \[CEK\] ini", ["[CEK]"]),
    ("Senilai Rp XXX miliar, Rp.XXX.000, umur XXX-an, HUT ke-XXX (XXX).", ["XXX"] * 5),
    ("XXXX orang", ["XXXX"]),
    ("**XXX** *[CEK]*", ["XXX", "[CEK]"]),
    ("ukuran XXXL, XXL, X-XXX, XXX-L, aXXX, XXX2, XXXI", []),
    ("[CEKING] [CEKER] [NAMANYA] [cek] CEK NAMA ANGKA [ CEK]", []),
    ("[CEK](https://contoh.id) [NAMA](https://contoh.id/XXX)", []),
    ("www.XXX.com https://contoh.id/XXX?q=XXX #XXX @XXX", []),
    ("", []),
])
def test_marks_are_found_and_never_inside_words(line: str, marks: list[str]) -> None:
    assert [m.text for m in placeholders(line)] == marks


@given(st.text(alphabet="abcXYZ [](){}CEK-.'’", max_size=40))
def test_a_mark_never_touches_a_letter(line: str) -> None:
    for mark in placeholders(line):
        raw = line[mark.start : mark.end]
        assert raw.replace("\\", "") == mark.text
        if raw.startswith("X"):
            assert not line[mark.start - 1 : mark.start].isalnum() and not line[mark.end : mark.end + 1].isalnum()


def test_a_text_is_counted_as_its_reader_reads_it() -> None:
    assert count_line("## Harga **naik** lagi") == Counts(3, 15)
    assert shown_text(r"- Baca [laporan *ini*](https://contoh.id/a) \* ya") == "Baca laporan ini * ya"
    assert count_line("BACA JUGA: [Judul Lain](newsdesk:archive/7)") == count_line("![Foto](picture:p1)") == Counts()
    assert count("Satu dua.\n\nBACA JUGA: [A](newsdesk:title)\n\n- tiga") == Counts(3, 13)
    assert Counts().minutes == 0 and Counts(1).minutes == 1 and Counts(500).minutes == 2


@pytest.mark.parametrize(("before", "made"), [
    ("pmk", "Pemerintah Kabupaten"), ("Rapat pmk", "Rapat Pemerintah Kabupaten"), ("(tsb", "(tersebut"),
    ("Tsb", "Tersebut"), ("“Tsb", "“Tersebut"), ("**pmk", "**Pemerintah Kabupaten"), ("— R4", "— Roda empat"),
    ("PMK", None), ("kpmk", None), ("pmk2", None), ("e-pmk", None), ("@pmk", None), ("https://pmk", None), ("x/pmk", None),
    ("a.pmk", None), ("pmk ", None), ("", None),
    ("TSB", None), ("pMk", None), ("a" * 40 + "pmk", None),
    ("((pmk", "((Pemerintah Kabupaten"),
])
def test_short_forms(before: str, made: str | None) -> None:
    found = expansion(before, SHORT)
    assert (before[: found.start] + found.new if found else None) == made
    assert expansion(before, {}) is None


def test_what_a_newsroom_may_keep_as_a_short_form() -> None:
    assert checked(" PMK ", " Pemerintah  Kabupaten ") == ("pmk", "Pemerintah Kabupaten")
    for short in ("", "p m", "p.k", "a" * 21, "-"):
        with pytest.raises(Refused, match="snippet-short"):
            checked(short, "Kata")
    for long in ("", "pmk", "x" * 301):
        with pytest.raises(Refused, match="snippet-long"):
            checked("pmk", long)


def test_the_outline_has_every_subheading_and_what_stands_under_it() -> None:
    lines = ["Pembuka dua.", "## Harga **naik**", "Satu dua tiga.", "BACA JUGA: [A](newsdesk:title)", "## ", "", "## Akhir"]
    assert outline(lines) == [Section(0, "", 2), Section(1, "Harga naik", 3), Section(4, "…", 0), Section(6, "Akhir", 0)]
    assert outline(["", ""]) == [] and outline(["## A"]) == [Section(0, "A", 0)]
    assert [neighbour(lines, n, True) for n in (0, 1, 6)] == [1, 4, None]
    assert [neighbour(lines, n, False) for n in (0, 2, 6)] == [None, 1, 4]


SENTENCES = ("Kata Drs. H. Sukarno, harga naik 3.500 rupiah.", "“Betul!” ujarnya?", "Akhir tanpa titik")


def test_a_sentence_is_found_from_every_place_in_it() -> None:
    text = "  ".join(SENTENCES)
    for sentence in SENTENCES:
        start = text.index(sentence)
        for place in range(start, start + len(sentence) + 1):
            assert sentence_at(text, place) == (start, start + len(sentence))


@given(st.text("aA .!?\"”1", max_size=40), st.integers(0, 40))
def test_sentences_cover_a_paragraph_in_order(text: str, place: int) -> None:
    place = min(place, len(text))
    start, end = sentence_at(text, place)
    assert 0 <= start <= end <= len(text) and place <= end
    assert place >= start or text[place:start].isspace()
