"""Spelling: the right words are pointed out, at the right place, with the right suggestion first; and nothing else is."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk import importing, lexicon, staffing
from newsdesk.cli import newsdesk
from newsdesk.desk import Desk
from newsdesk.paths import Home
from newsdesk.portal.reading.records import ArchiveRecord
from newsdesk.store.log import rebuild_views
from newsdesk.text.spelling import Counting, Kind, Spelling, Vocabulary, load_spelling, suggestions
from newsdesk.text.spelling.wordlists import word_lists


@pytest.fixture
def spelling() -> Spelling:
    return load_spelling()


def found(spelling: Spelling, text: str) -> dict[str, Kind]:
    return {flag.word: flag.kind for flag in spelling.judge(text)}


@pytest.mark.parametrize(
    ("text", "word", "kind", "right"),
    [
        ("Warga Kabupate Tegal datang.", "Kabupate", Kind.ERROR, "Kabupaten"),
        ("Melalui Dinas Peindustrian kota.", "Peindustrian", Kind.ERROR, "Perindustrian"),
        ("Kata Presiden Direktir KIK.", "Direktir", Kind.ERROR, "Direktur"),
        ("Pabrik dan Karosesi di sana.", "Karosesi", Kind.ERROR, "Karoseri"),
        ("Semetara itu, warga pulang.", "Semetara", Kind.ERROR, "Sementara"),
        ("Pemkab Bangun Kolaburasi Wujudkan Desa Tangguh", "Kolaburasi", Kind.ERROR, "Kolaborasi"),
        ("Ke depan ada kunjugan lagi.", "kunjugan", Kind.ERROR, "kunjungan"),
        ("Berita dariHP terbaru.", "dariHP", Kind.ERROR, "dari HP"),
        ("Warga jepang datang.", "jepang", Kind.ERROR, "Jepang"),
        ("Ini berikutini caranya.", "berikutini", Kind.ERROR, "berikut ini"),
        ("Semoga kedepan lebih baik.", "kedepan", Kind.NONSTANDARD, "ke depan"),
        ("Dilihat disisi kebutuhan.", "disisi", Kind.NONSTANDARD, "di sisi"),
        ("Ada kerjasama baru.", "kerjasama", Kind.NONSTANDARD, "kerja sama"),
        ("Hasil kerjasamanya baik.", "kerjasamanya", Kind.NONSTANDARD, "kerja samanya"),
        ("KERJASAMA baru.", "KERJASAMA", Kind.NONSTANDARD, "KERJA SAMA"),
        ("Walikota datang.", "Walikota", Kind.NONSTANDARD, "Wali kota"),
        ("Mereka mengkonsumsi obat.", "mengkonsumsi", Kind.NONSTANDARD, "mengonsumsi"),
        ("Ada lomba olah raga.", "olah raga", Kind.NONSTANDARD, "olahraga"),
        ("Warga tinggal dirumah saja.", "dirumah", Kind.NONSTANDARD, "di rumah"),
    ],
)
def test_what_is_wrong_is_pointed_out_with_what_was_meant_first(
    spelling: Spelling, text: str, word: str, kind: Kind, right: str
) -> None:
    assert found(spelling, text) == {word: kind}
    assert suggestions(spelling, word)[0] == right


@pytest.mark.parametrize(
    "text",
    [
        "Buku-buku itu dibuat-buat, kata-katanya pun tidak benar.",
        "Kegiatan itu, ujarnya, tegasnya, cetusnya, bebernya, memang perlu.",
        "Polisi Amankan Dua Pelajar, Tawuran Dipicu Saling Ejek",
        "Ia di-PHK lalu meng-update KTP-nya; Jum'atan ke-25 se-Jawa Tengah.",
        "PKL, UMKM, dan ASN tertib. Aturan antarkota dan pascabencana.",
        "Anggaran Rp1,5 miliar, 20km, 5G, COVID-19, 14.02 WIB.",
        "Lihat https://contoh.test/berita/salahketk dan www.salahketk.com/abx.",
        "Tulis ke redaksii@contoh.co.id, @salahketk, #salahketk, atau jatengg.disway.id.",
        "Lihat [laman itu](https://contoh.test/salahketk) dan <b class=\"salahketk\">tebal</b>&nbsp;di sini.",
        "**Pemkab** *Tegal* dan **Pem**kab.",
        "Warga senang. (qzx/wvr)",
        "Mereka memerlukan knowledge dan material center.",
        "Senin, Jumat, November, dan Ramadan.",
        "Harga 北京 naik, мир datang.",
        "",
    ],
)
def test_what_is_right_or_no_word_is_left_alone(spelling: Spelling, text: str) -> None:
    assert found(spelling, text) == {}


def test_a_name_that_nobody_knows_is_a_name_and_no_error(spelling: Spelling) -> None:
    text = "Kepala Dinas Zorvaq Trisbiyuntari menyatakan hal itu. Wokkerda, kata Mbak Qinaraz, ikut."
    assert found(spelling, text) == dict.fromkeys(("Zorvaq", "Trisbiyuntari", "Wokkerda", "Qinaraz"), Kind.NAME)


def test_the_headline_of_another_article_is_pointed_out_as_theirs(spelling: Spelling) -> None:
    flags = spelling.judge("BACA JUGA: [Desa Bangun Kolaburasi Baru](newsdesk:archive/kolaburasi)\n\nAda kolaburasi.")
    assert [(flag.word, flag.related) for flag in flags] == [("Kolaburasi", True), ("kolaburasi", False)]


words = st.text("abcdefgiklmnoprstuyABDKMPST'’-é", min_size=1, max_size=12)
pieces = words | st.sampled_from(
    ["https://contoh.test/salahh", "a@b.co", "@salahh", "#salahh", "<b>", "**", "_", "😀", "\n", "\u2028", ". ", "(", ")", "](x)", "12",
     "BACA JUGA:", "&amp;", "kerjasama", "olah raga", "Kabupate", "di", "\u00a0"]
)


@given(st.lists(pieces, max_size=25).map(" ".join) | st.text(max_size=60))
@settings(max_examples=150)
def test_an_offset_points_at_its_word_and_nothing_overlaps(text: str) -> None:
    flags = load_spelling().judge(text)
    assert all(text[flag.start : flag.end] == flag.word for flag in flags)
    assert all(one.end <= other.start for one, other in pairwise(flags))


@given(st.text("abcdefgh/.-_=&?ABC12", min_size=1, max_size=30), st.sampled_from(("https://", "http://", "www.")))
@settings(max_examples=100)
def test_nothing_is_pointed_out_in_an_address(tail: str, head: str) -> None:
    text = f"Lihat {head}x{tail} sekarang"
    assert load_spelling().judge(text) == []


def test_what_is_learned_is_known(spelling: Spelling) -> None:
    text = "Ada bxyrbqmu di Trisbiyuntari, juga kerjasama."
    spelling.learn(["bxyrbqmu", "kerjasama"], ["Trisbiyuntari"])
    assert found(spelling, text) == {}
    assert found(spelling, "Ada trisbiyuntari.") == {"trisbiyuntari": Kind.ERROR}
    spelling.learn([], [])
    assert len(found(spelling, text)) == 3


def test_the_archive_teaches_names_but_not_rare_slips(spelling: Spelling) -> None:
    counting = Counting(spelling.dictionary.indonesian)
    for _ in range(60):
        counting.read("Menurut Trisbiyuntari, pejabat Zorvaqin Raya itu datang.")
    for _ in range(2):
        counting.read("Kata Bupati Wokkerda, ada Trisbiyuntary dan pejabat lain.")
    counting.read("Kata Sekaligara, sudah. Qinaraz datang.")
    taught = next(filter(None, counting.steps()))
    assert taught.names == {"Trisbiyuntari", "Zorvaqin", "Wokkerda"}
    assert Vocabulary.from_json(json.loads(json.dumps(taught.to_json()))) == taught
    spelling.read_archive(taught)
    assert found(spelling, "Wokkerda bertemu Trisbiyuntari.") == {}
    assert found(spelling, "Kemudian datang Trisbiyuntary.") == {"Trisbiyuntary": Kind.ERROR}


def test_no_entry_of_the_lists_contradicts_another() -> None:
    lists = word_lists()
    both = {form for form in lists.nonstandard if form in lists.words}
    assert both == set()
    spelling = load_spelling()
    for form, right in lists.nonstandard.items():
        assert form != right
        assert not spelling.standard(right), f"{form}: {right} is not standard either"
        for word in right.split():
            assert spelling.knows(word), f"{form}: {word} is not known"


# ---- the newsroom ----------------------------------------------------------------------------------------------------

def test_what_people_teach_survives_reopening_and_rebuilding(tmp_path: Path) -> None:
    home = Home(tmp_path / "newsroom")
    desk = Desk.open(home)
    desk.do(staffing.settle_in, "Riesqa Trisbiyuntari", ("reporter",), "disway-jateng")
    before = desk.ask(lambda look: look.session.execute(lexicon.select(lexicon.LearnedWord)).all())
    desk.do(lexicon.learn, "bxyrbqmu")
    desk.do(lexicon.learn, "Wokkerda", name=True)
    desk.do(lexicon.learn, "salahh")
    desk.do(lexicon.forget, "salahh")
    desk.do(lexicon.learn_for_me, "qmvrta")
    desk.do(lexicon.ignore, "a1", "zzkata")
    desk.close()
    assert before == []

    desk = Desk.open(home)
    known = desk.ask(lexicon.lexicon)
    assert known.words == {"bxyrbqmu", "qmvrta"}
    assert known.names == {"Wokkerda", "Riesqa Trisbiyuntari"}
    assert desk.ask(lexicon.ignored, "a1") == {"zzkata"}
    assert desk.ask(lexicon.ignored, "a2") == frozenset()
    assert [(t.word, t.scope) for t in desk.ask(lexicon.taught_words, "a1")] == [
        ("bxyrbqmu", "newsroom"), ("qmvrta", "me"), ("Wokkerda", "name"), ("zzkata", "article")]
    desk.do(lambda act: rebuild_views(act.session))
    assert desk.ask(lexicon.lexicon) == known
    desk.do(lexicon.point_out, "a1", "zzkata")
    assert desk.ask(lexicon.ignored, "a1") == frozenset()
    desk.do(lexicon.forget, "qmvrta")
    assert desk.ask(lexicon.lexicon).words == {"bxyrbqmu"}
    desk.close()


def test_the_archive_is_read_once_and_again_when_it_has_grown(tmp_path: Path) -> None:
    desk = Desk.open(Home(tmp_path / "newsroom"))

    def add(start: int, count: int) -> None:
        desk.do(importing.add_entries, [
            ArchiveRecord(headline=f"Judul {n}", url=f"https://contoh.test/{n}", published="2026-01-01T08:00:00+07:00",
                          body="Kata Bupati Wokkerda, semuanya baik.") for n in range(start, start + count)])

    add(0, 30)
    assert desk.ask(lexicon.is_stale)
    assert lexicon.read_archive(desk, load_spelling(), cancelled=lambda: True) is None
    assert desk.ask(lexicon.is_stale)
    taught = lexicon.read_archive(desk, load_spelling())
    assert taught and taught.names == {"Wokkerda"}
    assert desk.ask(lexicon.vocabulary) == taught
    assert not desk.ask(lexicon.is_stale)
    add(30, 5)
    assert not desk.ask(lexicon.is_stale)
    add(35, 20)
    assert desk.ask(lexicon.is_stale)
    desk.close()


def test_from_a_terminal(tmp_path: Path) -> None:
    text = "Warga Kabupate Tegal.\r\nSemoga kedepan lebih baik, kata Wokkerda.\n"
    file = tmp_path / "naskah.txt"
    file.write_bytes(text.encode())
    home = tmp_path / "newsroom"
    answer = CliRunner().invoke(newsdesk, ["spell", str(file), "--json", "--home", str(home)])
    rows = [json.loads(line) for line in answer.output.splitlines()]
    assert [(row["word"], row["kind"]) for row in rows] == [
        ("Kabupate", "error"), ("kedepan", "non-standard"), ("Wokkerda", "name")]
    assert all(text[row["offset"] :].startswith(row["word"]) for row in rows)
    assert rows[0]["suggestions"][0] == "Kabupaten"
    desk = Desk.open(Home(home))
    desk.do(lexicon.learn, "Wokkerda", name=True)
    desk.close()
    answer = CliRunner().invoke(newsdesk, ["spell", str(file), "--home", str(home)])
    assert "kedepan" in answer.output
    assert "Wokkerda" not in answer.output
    desk = Desk.open(Home(home))
    desk.do(lexicon.learn, "kedepan")
    for command in ("spell", "tidy"):
        answer = CliRunner().invoke(newsdesk, [command, str(file), "--home", str(home)])
        assert answer.exit_code == 0 and "refused" not in answer.output, "a window that is open is no hindrance"
        assert "kedepan" not in answer.output or command == "tidy"
    desk.do(lexicon.learn, "semoga")
    desk.close()


def test_a_real_page(shared_data: Path) -> None:
    text = (shared_data / "portal-page.txt").read_text(encoding="utf-8")
    spelling = load_spelling()
    flags = spelling.judge(text)
    shown = {flag.word: suggestions(spelling, flag.word)[0] for flag in flags if flag.kind is not Kind.NAME}
    assert shown == {
        "Kabupate": "Kabupaten", "Peindustrian": "Perindustrian", "Direktir": "Direktur", "Karosesi": "Karoseri",
        "Kolaburasi": "Kolaborasi", "kedepan": "ke depan", "disisi": "di sisi", "kerjasama": "kerja sama",
        "Kerjasama": "Kerja sama",
    }
    red = sum(flag.kind is not Kind.NAME for flag in flags)
    assert red <= 0.05 * len(text.split())


@pytest.mark.parametrize(
    ("text", "found_in_it"),
    [
        ("pemkab tegal", {}), ("dprd brebes", {}), ("bpbd", {}), ("DKI JAKARTA", {}), ("al-qur'an", {}), ("tegal-brebes", {}),
        ("kabupate tegal", {"Kabupate": Kind.ERROR}), ("KABUPATE TEGAL", {"Kabupate": Kind.ERROR}),
        ("zorvaq", {"Zorvaq": Kind.NAME}), ("kerjasama daerah", {"Kerjasama": Kind.NONSTANDARD}),
    ],
)
def test_where_capitals_say_nothing_a_word_is_judged_as_a_name(spelling: Spelling, text: str, found_in_it: dict[str, Kind]) -> None:
    flags = spelling.judge_small(text)
    assert {flag.word: flag.kind for flag in flags} == found_in_it
    assert all(text[flag.start : flag.end].lower() == flag.word.lower() for flag in flags)


def test_a_name_that_was_taught_is_known_in_a_keyword(spelling: Spelling) -> None:
    spelling.learn([], ["Zorvaq"])
    assert spelling.judge_small("zorvaq") == []
