"""Rapikan: what each rule does, and that no letter is lost or added, whatever is chosen, and nothing changes twice."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from newsdesk.text.body import blocks, related_links
from newsdesk.text.markup import plain
from newsdesk.text.tidying import Change, Knowledge, apply, tidied, tidy
from newsdesk.text.tidying.garbled import repaired
from newsdesk.text.tidying.rules import RULES, name_of

DONE = {
    "space-before-punctuation": ("Pasar itu , kata dia , ramai .", "Pasar itu, kata dia, ramai."),
    "space-inside-brackets": ("Usaha kecil ( UKM ) tumbuh", "Usaha kecil (UKM) tumbuh"),
    "no-break-space": ("Bupati\u00a0Tegal datang", "Bupati Tegal datang"),
    "garbled-character": ("â€œKami siapâ€\x9d, kata Chloé di Maretâ€‹ 2017 â€” AtlÃ©tico, \x93tenang\x94 saja",
                          "“Kami siap”, kata Chloé di Maret 2017 — Atlético, “tenang” saja"),
    "invisible-character": ("Pe\u00adme\u200brintah hadir", "Pemerintah hadir"),
    "doubled-space": ("Warga   antre", "Warga antre"),
    "space-at-end": ("Warga antre  \nPasar sepi ", "Warga antre\nPasar sepi"),
    "spaced-thousands": ("Harganya Rp 5 . 000 per ikat", "Harganya Rp 5.000 per ikat"),
    "spaced-decimal": ("Naik 3 , 5 persen", "Naik 3,5 persen"),
    "spaced-clock": ("Buka pukul 12 . 30 WIB nanti", "Buka pukul 12.30 WIB nanti"),
    "spaced-slash": ("Senin ( 27 / 3 / 2017 ) dan / atau Selasa", "Senin (27/3/2017) dan/atau Selasa"),
    "spaced-sign": ("Sekitar 40 % lahan", "Sekitar 40% lahan"),
    "spaced-range": ("Menang 3 - 0 atas 10 - 15 lawan", "Menang 3-0 atas 10-15 lawan"),
    "reduplication": ("Anak - anak berlari - lari tolong - menolong", "Anak-anak berlari-lari tolong-menolong"),
    "bound-hyphen": ("Hari ke - 25 se - Indonesia tahun 1990 - an", "Hari ke-25 se-Indonesia tahun 1990-an"),
    "compound-hyphen": ("Timnas U - 22 dan PDI - Perjuangan", "Timnas U-22 dan PDI-Perjuangan"),
    "double-hyphen": ("TEGAL - - Warga datang", "TEGAL -- Warga datang"),
    "spaced-abbreviation": ("Siti , S . Pd . , M . Si . dan situs detik . com ramai", "Siti, S.Pd., M.Si. dan situs detik.com ramai"),
    "spaced-ellipsis": ("Entah . . . nanti", "Entah ... nanti"),
    "quote-spaces": ('" Kami siap , " kata dia. " Besok. "', '"Kami siap," kata dia. "Besok."'),
    "single-quote-spaces": ("Lagu ' Tanah Air ' diputar", "Lagu 'Tanah Air' diputar"),
    "two-singles": ("''Kami siap,'' kata dia", '"Kami siap," kata dia'),
    "mixed-quotes": ('"Satu," kata dia. "Dua,” ujarnya', '"Satu," kata dia. "Dua," ujarnya'),
    "mixed-apostrophes": ("Jum'at, Ma'ruf, Syafi’i", "Jum'at, Ma'ruf, Syafi'i"),
    "doubled-punctuation": ("Pasar,, kata dia.. Ramai", "Pasar, kata dia. Ramai"),
    "missing-space": ("Pusat logam.Diharapkan ramai,kata dia", "Pusat logam. Diharapkan ramai, kata dia"),
    "related-link": ("Baca juga : Harga Cabai Naik Lagi", "BACA JUGA: [Harga Cabai Naik Lagi](newsdesk:title)"),
}
OFFERED = {
    "split-word": ("Sebanyak 14 pl a t baja", "Sebanyak 14 plat baja"),
    "spaced-letters": ("B E R I T A hari ini", "BERITA hari ini"),
    "missing-space-at-brackets": ("Kabupaten(Pemkab) Tegal", "Kabupaten (Pemkab) Tegal"),
    "advertising-line": ("Pasar ramai.\n\nIkuti kami di Google News", "Pasar ramai."),
}
LEFT = (
    "Rumah Sakit - dr Soeselo - ramai", "Jalan A. Yani No. 5, Slawi", "Suara.Com menulis", "dr. H. Ahmad, S.Pd., M.Si.", "Ramai ... sepi",
    "28 Agustus - 2 September", "[Pasar, Slawi](https://contoh.id/a,b.C)", "Lihat https://contoh.id/Satu.Dua,tiga",
    "huruf a dan b", "1. Satu\n2. Dua", "BACA JUGA: [Satu , Dua](newsdesk:title)", "![a , b](picture:p1)",
    "5 - 3 = 2", "3,5 persen dari 1.000 orang", "“Satu,” kata dia", "Persib vs Persija: 3-0 (2-0)", "S.H., M.H.",
)


@pytest.mark.parametrize("rule", DONE)
def test_what_is_certain_is_done(rule: str) -> None:
    before, after = DONE[rule]
    assert tidied(before) == after
    assert rule in {change.rule for change in tidy(before)}


@pytest.mark.parametrize(("before", "after"), [
    ("Rp 5 . 000 , 00 per kg", "Rp 5.000,00 per kg"), ("Rp5.000, 20 orang", "Rp5.000, 20 orang"), ("skala 10 : 2", "skala 10 : 2"),
    ("Pukul 10 : 30 WIB : buka", "Pukul 10:30 WIB: buka"), ("kata dia.\"Di sini,\"jawabnya.", "kata dia. \"Di sini,\" jawabnya."),
    ("anak -anak ke- 25 se- Jawa di- PHK", "anak-anak ke-25 se-Jawa di-PHK"), ("pra- dan pascabencana", "pra- dan pascabencana"),
    ("contoh.id, Slawi -Slawi disebut", "contoh.id, Slawi -Slawi disebut"),
    ("www . contoh . co . id dan Kompas . com", "www.contoh.co.id dan Kompas.com"), ("Tamat . Ia pergi", "Tamat. Ia pergi"),
    ("layar 14\"dan 15\"", "layar 14\"dan 15\""),
])
def test_what_was_taken_apart_in_part(before: str, after: str) -> None:
    assert tidied(before) == after and tidied(after) == after


@pytest.mark.parametrize("rule", OFFERED)
def test_what_is_doubtful_is_offered_and_not_done(rule: str) -> None:
    before, after = OFFERED[rule]
    changes = tidy(before)
    assert tidied(before) == before
    assert {(c.rule, c.certain) for c in changes} == {(rule, False)}
    assert apply(before, changes) == after


@pytest.mark.parametrize("line", [
    "Simak berita lainnya di Google News", "Ikuti kami di WhatsApp Channel", "Ikuti kami di media sosial", "Google News", "ADVERTISEMENT",
    "SCROLL TO CONTINUE WITH CONTENT", "Artikel ini telah tayang di contoh.id dengan judul Pasar Dibuka", "Follow Instagram kami @contoh",
    "Jangan lupa follow akun Instagram kami", "Advertisement - Lanjutkan membaca", "Baca_Juga", "**Ikuti kami di Google News**",
])
def test_advertising_is_offered_to_go(line: str) -> None:
    assert [(c.rule, c.certain) for c in tidy(f"Satu.\n\n{line}\n\nDua.") if c.rule == "advertising-line"] == [("advertising-line", False)]


@pytest.mark.parametrize("line", [
    "Google News mulai menampilkan berita Indonesia, kata dia.", "Ia mengajak warga mengikuti kami besok pagi.", "Ikuti langkah berikut:",
    "Ikuti upacara dengan tertib, kata bupati kepada para siswa.", '"Ikuti kami," kata polisi itu.', "Baca buku setiap hari.",
    "Iklan rokok dilarang di dekat sekolah.", "Sumber: BPBD Kabupaten Tegal", "Cek kesehatan gratis digelar di Slawi.",
])
def test_what_a_person_said_of_such_things_is_no_advertising(line: str) -> None:
    assert not tidy(line)


def test_every_rule_is_shown_here() -> None:
    assert {name_of(rule) for rule in RULES} == DONE.keys() | OFFERED.keys()


@pytest.mark.parametrize("text", LEFT)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert not [c for c in tidy(text) if c.certain]


def test_a_change_is_told_with_the_words_around_it() -> None:
    change = tidy("Pasar itu , kata dia")[0]
    assert change == Change("space-before-punctuation", "itu ,", "itu,", True, 9, 10, "")


def test_a_title_of_the_archive_is_found_and_its_link_certain() -> None:
    text = "Pasar ramai. BACA JUGA:Harga Cabai Naik Warga mengeluh karena harga."
    guessed = [c for c in tidy(text) if c.rule == "related-link"]
    assert [c.certain for c in guessed] == [False]
    known = Knowledge(lambda title: "newsdesk:archive/1" if title == "Harga Cabai Naik" else "")
    done = tidied(text, known)
    assert done == ("Pasar ramai.\n\nBACA JUGA: [Harga Cabai Naik](newsdesk:archive/1)\n\nWarga mengeluh karena harga.")
    assert related_links(done)[0].archive == "1"


def test_a_link_that_is_there_already_is_only_offered() -> None:
    text = "\n\n".join(("BACA JUGA: [Harga Cabai Naik](newsdesk:title)", "BACA JUGA:Harga Cabai Naik", "Baca juga: Satu Dua Tiga",
                        "Baca juga: Satu dua tiga"))
    assert [c.certain for c in tidy(text) if c.rule == "related-link"] == [False, True, False]


def test_a_link_without_words_is_none() -> None:
    for text in ("BACA JUGA** **pasar", "BACA JUGA:** … ** Pasar ramai sekali"):
        assert "BACA JUGA: [" not in apply(text, tidy(text))


def test_a_title_below_its_lead_is_taken_where_the_archive_has_it() -> None:
    known = Knowledge(lambda title: "newsdesk:archive/1" if title == "Harga Cabai Naik Lagi" else "")
    text = "Satu.\n\nBaca juga:\n\nHarga Cabai Naik Lagi\n\nDua."
    assert tidied(text, known) == "Satu.\n\nBACA JUGA: [Harga Cabai Naik Lagi](newsdesk:archive/1)\n\nDua."
    assert tidied(text) == text


def test_the_dictionary_makes_a_split_word_certain_but_never_in_a_quotation() -> None:
    known = Knowledge(is_word={"pelat", "baja", "dua"}.__contains__)
    assert tidied("Dua pel a t baja", known) == "Dua pelat baja"
    assert tidy('"Dua pel a t baja," kata dia', known) == []


def test_an_offered_change_takes_the_place_of_certain_ones_below_it() -> None:
    text = "Baca berita , lainnya di Google News\n\nPasar ramai."
    changes = tidy(text)
    assert [c.certain for c in changes] == [False, True] or [c.certain for c in changes] == [True, False]
    assert apply(text, changes) == "Pasar ramai."
    assert apply(text, [c for c in changes if c.certain]) == "Baca berita, lainnya di Google News\n\nPasar ramai."


@pytest.mark.parametrize(("text", "after", "certain"), [
    ("Ã¢â‚¬Å“Kami siapÃ¢â‚¬Â\x9d", "“Kami siap”", True),  # twice
    ("Istana Ã\x89lysÃ©e, kmÂ², â\x80¢ satu, yaitu â\x81\xa0Edi", "Istana Élysée, km², • satu, yaitu Edi", True),  # as Latin-1
    ("kata \x85", "kata …", True), ("luas 5 mÂ²", "luas 5 m²", True), ("ð\x9f\x98\xad sedih", "😭 sedih", True),
    ("“Republik Rakyatâ€, kata dia", "“Republik Rakyat”, kata dia", False), ("Bhumi â€ ” putra", "Bhumi — putra", False),
])
def test_what_was_read_in_the_wrong_encoding(text: str, after: str, certain: bool) -> None:
    assert tidied(text) == (after if certain else text)
    assert apply(text, tidy(text)) == after


def test_a_letter_and_a_closing_sign_are_never_certainly_something_else() -> None:
    text = "«CAFÉ» dan «kata “café”», MAÇÃ”, “É…”"
    assert not [c for c in tidy(text) if c.certain]


@given(st.text(alphabet="“”‘’–—…•é É²\u00a0ñ😀ā™ a.,", max_size=12), st.sampled_from(["cp1252", "latin-1"]))
def test_what_was_written_is_read_again_whatever_it_was(words: str, coding: str) -> None:
    """Where a byte has no character in Windows-1252, programs leave the control character."""
    read = "".join(bytes([b]).decode(coding) if coding == "latin-1" or b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b)
                   for b in words.encode("utf-8"))
    assert "\ufffd" not in repaired(read)
    if not {"É", "ñ", "ā", "é"} & set(words):  # what may be a letter and a sign behind it is only offered
        assert repaired(read) == words


def test_lines_keep_the_way_they_are_parted() -> None:
    assert tidied("Satu .\nBaca juga: Harga Cabai Naik Lagi\nDua .") == (
        "Satu.\nBACA JUGA: [Harga Cabai Naik Lagi](newsdesk:title)\nDua.")


WORDS = st.sampled_from(["pasar", "Warga", "anak", "UKM", "ke", "27", "000", "Rp", "a", "t", "nya", "Tegal", "dr", "BACA JUGA", "Baca juga",
                         "Harga Cabai Naik", "Ikuti kami di Google News", "https://contoh.id/a,b", "\U0001f600", "é", "-", "**tebal**",
                         "[tautan](https://contoh.id)", "x@contoh.id", "WIB"])
SIGNS = st.sampled_from([" ", "  ", " , ", ",", ".", " . ", "..", " ( ", ")", " ) ", '"', ' " ', "“", "”", "'", " ' ", "’", ":",
                         " : ", " - ", "-", "/", " / ", "\n", "\n\n", "\u00a0", "\u200b", "\u00ad",
                         "!", "??", " %", "*", "**", "# ", "\n- ", "\n1. ",
                         "> ", "\\", "[", "]", "…", "@", "$ "])
TEXTS = st.lists(st.one_of(WORDS, SIGNS, st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])), max_size=40).map("".join)


GARBLED = re.compile("[Â-ô]")


def letters(text: str, garbled: bool = False) -> str:
    """The letters and digits that a reader sees, whatever stands between them; garbled: without those that may be read wrongly."""
    seen = " ".join(plain(block.line) for block in blocks(text))
    if garbled:
        seen = re.sub("[\x80-\xffƒŠŒŽšœžŸˆ™]|[^\x00-\xff]", "", seen)
    return re.sub(r"[\W_]+", "", seen).casefold()


@example("“\n- pasar''pasar")
@given(TEXTS)
def test_no_letter_is_lost_or_added_and_twice_changes_nothing(text: str) -> None:
    done = tidied(text)
    garbled = bool(GARBLED.search(text))
    assert letters(done, garbled) == letters(text, garbled)
    assert tidied(done) == done


def test_one_change_without_another_makes_no_list() -> None:
    assert apply("27 . ", [c for c in tidy("27 . ") if c.rule != "space-at-end"]) == "27 . "


@settings(max_examples=60)
@given(TEXTS, st.randoms(use_true_random=False))
def test_whatever_is_chosen_keeps_every_letter(text: str, dice) -> None:  # type: ignore[no-untyped-def]
    changes = [c for c in tidy(text) if c.rule != "advertising-line"]
    chosen = [c for c in changes if dice.random() < 0.5]
    garbled = bool(GARBLED.search(text))
    assert letters(apply(text, chosen), garbled) == letters(text, garbled)


@settings(max_examples=60)
@given(TEXTS)
def test_the_words_of_a_quotation_stay(text: str) -> None:
    said = " ".join(text.replace('"', "").split())
    assume(said and "BACA" not in said.upper() and "news" not in said.lower())
    quoted = f'"{said}" kata dia'
    done = apply(quoted, [c for c in tidy(quoted) if c.rule != "garbled-character"])
    assert re.findall(r"[^\W_]+", plain(done))[-1:] == ["dia"]
    garbled = bool(GARBLED.search(text))
    assert letters(done, garbled) == letters(quoted, garbled)


@pytest.mark.parametrize(("text", "tidy_text"), [
    ("Kata ‘damai’ dan ‘tenang’, ‘hening’; gol 76' dan 80'.", "Kata ‘damai’ dan ‘tenang’, ‘hening’; gol 76' dan 80'."),
    ("Kata ‘damai’ dan ‘tenang’, ‘hening’; pelantun ' 11 Januari ' itu.",
     "Kata ‘damai’ dan ‘tenang’, ‘hening’; pelantun ' 11 Januari ' itu."),
    ("Kata ‘damai’ dan ‘tenang’, ‘hening’; Jum'at dan 'ramai'.", "Kata ‘damai’ dan ‘tenang’, ‘hening’; Jum’at dan ‘ramai’."),
])
def test_a_straight_mark_becomes_curly_only_where_it_is_known_which(text: str, tidy_text: str) -> None:
    assert tidied(text) == tidy_text
