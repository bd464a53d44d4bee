"""What is written is read back as it was; what newsrooms really write is read too, and a doubt is never silent."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.text.advertorial import split_at_mark, take_mark
from newsdesk.text.baca_juga import marked, take_apart
from newsdesk.text.caption import Caption, read_caption, write_caption
from newsdesk.text.cleaning import is_junk, opens_list
from newsdesk.text.dateline import read_dateline, write_dateline
from newsdesk.text.stamp import ZONES, read_stamp, write_stamp

LABELS = ("DISWAY JATENG", "radartegal.com", "DISWAY.ID")
word = st.from_regex(r"[A-Z][a-z]{1,8}", fullmatch=True)
capitals = st.from_regex(r"[A-Z]{3,9}( [A-Z]{3,9})?", fullmatch=True)
sentence = st.lists(word, min_size=2, max_size=8).map(" ".join).map(lambda t: f"{t}.")
name = st.lists(word, min_size=1, max_size=3).map(" ".join)


def nowhere(_title: str) -> str:
    return ""


# ---- stamps


@settings(max_examples=80, deadline=None)
@given(st.datetimes(datetime(1000, 1, 2), datetime(9998, 12, 30), timezones=st.just(UTC)), st.sampled_from(sorted(ZONES)))
def test_a_stamp_is_read_back_to_the_minute(instant: datetime, zone: str) -> None:
    found = read_stamp(write_stamp(instant, zone), "Asia/Tokyo")
    assert found is not None
    assert not (found.weekday_differs or found.zone_assumed or found.order_unknown)
    # Before there were zones, offsets had seconds; a page is minutes.
    if instant.year > 1950:
        assert datetime.fromisoformat(found.instant) == instant.replace(second=0, microsecond=0)


@pytest.mark.parametrize(("text", "instant"), [
    ("Kamis 26-10-2023,15:17 WIB", "2023-10-26T15:17+07:00"),
    ("Sabtu, 12 Feb 2022 - 14:06 WIB", "2022-02-12T14:06+07:00"),
    ("Diperbarui 18 Jun 2025, 14:05 WIB", "2025-06-18T14:05+07:00"),
    ("Tayang: Senin, 9 Juni 2025 13:01 WIT", "2025-06-09T13:01+09:00"),
    ("Kompas.com- 18/06/2025, 21:35 WIB", "2025-06-18T21:35+07:00"),
    ("Jum'at, 13 Juni 2025 |19:04 WITA", "2025-06-13T19:04+08:00"),
    ("7 Maret 2018 | 08.55 WIB", "2018-03-07T08:55+07:00"),
    ("2023-10-26T15:17:02+07:00", "2023-10-26T15:17:02+07:00"),
    ("2023-10-26T08:17Z", "2023-10-26T08:17+00:00"),
    ("Thu, 26 Oct 2023 15:17:00 +0700", "2023-10-26T15:17+07:00"),
    ("12 Feb 2022", "2022-02-12"),
])
def test_stamps_as_they_occur(text: str, instant: str) -> None:
    found = read_stamp(text)
    assert found and found.instant == instant and not found.weekday_differs


def test_doubts_about_a_stamp_are_said() -> None:
    wrong_day = read_stamp("Rabu 26-10-2023,15:17 WIB")
    assert wrong_day and wrong_day.weekday_differs
    swapped = read_stamp("9/10/2025 22:30")
    assert swapped and swapped.order_unknown and swapped.zone_assumed
    certain = read_stamp("10/21/2025 20:43", "Asia/Makassar")
    assert certain and certain.instant == "2025-10-21T20:43+08:00" and not certain.order_unknown
    for nothing in ("Kamis 31-02-2023,10:00 WIB", "Tidak Ditemukan", "", "Rp 26.10.20", "12-13-14"):
        assert read_stamp(nothing) is None


def test_an_instant_without_a_zone_is_no_instant() -> None:
    with pytest.raises(ValueError):
        write_stamp(datetime(2026, 1, 1), "WIB")
    assert write_stamp(datetime(2026, 1, 1, 12, tzinfo=ZoneInfo("Asia/Jayapura")), "Asia/Makassar").endswith("11:00 WITA")


# ---- datelines


@settings(max_examples=60, deadline=None)
@given(capitals | name, st.sampled_from(LABELS), sentence)
def test_a_dateline_is_read_back(place: str, label: str, text: str) -> None:
    found = read_dateline(write_dateline(place, label) + text, LABELS)
    assert found and (found.place, found.label, found.rest, found.certain) == (place, label, text, True)


@pytest.mark.parametrize("head", [
    "SLAWI, DISWAY JATENG - ", "SLAWI , DIS WAY JATENG - ", "DISWAY JATENG, SLAWI – ", "SLAWI (DISWAY JATENG) —", "SLAWI, DISWAY JATENG: ",
    "SLAWI, DISWAY JATENG-- ", "SLAWI, disway jateng\u00a0- ", "**SLAWI, DISWAY JATENG -** ", "**SLAWI**, DISWAY JATENG --- ",
    "\u200bSLAWI, DISWAY JATENG–",
])
def test_datelines_as_they_occur(head: str) -> None:
    found = read_dateline(f"{head}Upaya dilakukan.", LABELS)
    assert found and (found.place, found.label, found.rest, found.certain) == ("SLAWI", "DISWAY JATENG", "Upaya dilakukan.", True)


@pytest.mark.parametrize(("text", "place", "label"), [
    ("Bumiayu (Brebes), radartegal.com - Isi.", "Bumiayu (Brebes)", "radartegal.com"),
    ("DISWAY.ID-- Isi.", "", "DISWAY.ID"),
    ("REPUBLIKA.CO.ID, JAKARTA -- Isi.", "JAKARTA", "REPUBLIKA.CO.ID"),
    ("KUTA, KOMPAS.com — Isi.", "KUTA", "KOMPAS.com"),
])
def test_datelines_of_others(text: str, place: str, label: str) -> None:
    found = read_dateline(text, LABELS)
    assert found and (found.place, found.label, found.rest) == (place, label, "Isi.")
    assert found.certain == (label in LABELS)


@pytest.mark.parametrize("text", [
    "Pemerintah Kabupaten Tegal - melalui dinas - bekerja.", "Ia berkata: ayo.", "“Siap,” - ujarnya.", "PENTING: baca ini.",
    "Konflik Iran-Israel berlanjut.", "",
])
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert read_dateline(text, LABELS) is None


# ---- captions


@settings(max_examples=80, deadline=None)
@given(capitals | st.just(""), sentence, name | st.just("istimewa"), st.just("") | name, st.booleans())
def test_a_caption_is_read_back(keyword: str, text: str, photographer: str, agency: str, ai: bool) -> None:
    written = write_caption(keyword, text, photographer, agency, ai)
    found = read_caption(written)
    assert (found.keyword, found.text, found.photographer, found.agency, found.ai) == (keyword, text, photographer, agency, ai)
    assert found.certain


@pytest.mark.parametrize(("text", "caption"), [
    ("RAZIA- Petugas menyisir kios. Operasi rutin.-K. Anam-",
     Caption("RAZIA", "Petugas menyisir kios. Operasi rutin.", "K. Anam", "", False, True)),
    ("RINCI - Kabid merinci.-Yeri N/Radar Tegal Grup-", Caption("RINCI", "Kabid merinci.", "Yeri N", "Radar Tegal Grup", False, True)),
    ("Warga antre air. (Istimewa)", Caption("", "Warga antre air.", "Istimewa", "", False, True)),
    ("DIALOG - Wagub berdialog.-istimewa-", Caption("DIALOG", "Wagub berdialog.", "istimewa", "", False, True)),
    ("Warga antre air.-Ai Nurhayati-", Caption("", "Warga antre air.", "Ai Nurhayati", "", False, True)),
    ("Ilustrasi banjir--Gemini AI", Caption("", "Ilustrasi banjir", "Gemini AI", "", True, True)),
    ("Konflik Iran-Israel memanas. -Yeri N-", Caption("", "Konflik Iran-Israel memanas.", "Yeri N", "", False, True)),
    ("Mobil dijual.-Ali Al-Amin-", Caption("", "Mobil dijual.", "Ali Al-Amin", "", False, True)),
    ("Banjir di Jalan Tegal–Slawi", Caption("", "Banjir di Jalan Tegal–Slawi")),
])
def test_captions_as_they_occur(text: str, caption: Caption) -> None:
    assert read_caption(text) == caption


def test_a_credit_that_could_begin_elsewhere_is_not_certain() -> None:
    assert not read_caption("Warga antre-Ali Al-Amin-").certain
    assert not read_caption("Ilustrasi-Nama Orang-Notebooklm").certain


# ---- advertorial


@pytest.mark.parametrize(("text", "left"), [
    ("(ADV) Judul Berita", "Judul Berita"), ("Judul Berita (Adv)", "Judul Berita"), ("tegasnya. (adv/adv)", "tegasnya."),
    ("tegasnya. (*/adv)", "tegasnya."), ("tegasnya. (kha/adv)", "tegasnya."), ("Advertorial: Judul", "Judul"), ("Pariwara", ""),
    ("Judul - Advertorial", "Judul"),
])
def test_marks_of_paid_texts(text: str, left: str) -> None:
    assert take_mark(text) == (left, True)


def test_advertorial_inside_a_sentence_is_a_word() -> None:
    text = "Ia menulis advertorial untuk koran (adv) dan majalah."
    assert take_mark(text) == (text, False)
    assert split_at_mark("tegasnya. (ADV)Judul Berikutnya Panjang") == ("tegasnya.", "Judul Berikutnya Panjang")


# ---- related links in running text


def test_every_word_stays_and_doubt_is_marked() -> None:
    line = "Selesai 2023. BACA JUGA:Warga Desa Tangguh Siaga Bencana Kegiatannya di lapangan mendapat tanggapan bagus."
    pieces = take_apart(line, nowhere)
    assert [p.is_title for p in pieces] == [False, True, False]
    assert (pieces[1].text, pieces[1].certain) == ("Warga Desa Tangguh Siaga Bencana", False)
    assert "Warga Desa Tangguh" in pieces[1].alternatives
    assert " ".join(p.text for p in pieces).split() == line.replace("BACA JUGA:", "").split()


def test_what_makes_a_titles_end_certain() -> None:
    title = "Warga Desa Siaga Bencana"
    known = take_apart(f"Isi. BACA JUGA: {title} Kegiatannya di desa.", lambda t: "newsdesk:archive/1" if t == title else "")
    assert (known[1].text, known[1].target, known[1].certain) == (title, "newsdesk:archive/1", True)
    quoted = take_apart(f'Isi. BACA JUGA:{title} "Kami siap membantu," ujarnya.', nowhere)
    assert (quoted[1].text, quoted[1].certain) == (title, True)
    alone = take_apart(f"Baca juga: {title}", nowhere)
    assert (alone[0].text, alone[0].certain) == (title, True)
    inside = take_apart('BACA JUGA: Bupati Tegal Sebut "Tegal Hebat" di Depan DPRD', nowhere)
    assert inside[0].text.endswith("DPRD") and inside[0].certain
    run_in = take_apart('Isi. BACA JUGA:Bupati Tegal Sebut "Tegal Hebat" di Depan Warga Kegiatan itu ramai sekali.', nowhere)
    assert not run_in[1].certain
    assert take_apart("Silakan baca juga buku itu.", nowhere)[0].is_title is False


def test_a_link_or_bold_type_shows_where_a_title_ends() -> None:
    assert marked("Isi. BACA JUGA: [Judul Lain](https://a.id/x) Lalu isi.") == ("Isi.", "Judul Lain", "https://a.id/x", "Lalu isi.")
    assert marked("**BACA JUGA: Judul Lain** Lalu isi.") == ("", "Judul Lain", "", "Lalu isi.")
    assert marked("Baca juga **buku ini** di rumah.") is not None
    assert marked("Silakan baca juga **buku ini** di rumah.") is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(
    ["BACA JUGA:", "Baca juga:", '"Ya,"', "Judul", "Desa", "dan", "ia", "2023.", "(", "”", "BACA JUGA"]), max_size=25))
def test_no_word_of_any_line_is_lost(words: list[str]) -> None:
    pieces = take_apart(" ".join(words), nowhere)
    kept = " ".join(p.text for p in pieces).replace("BACA JUGA:", "").replace("Baca juga:", "").replace("BACA JUGA", "").split()
    given_words = " ".join(words).replace("BACA JUGA:", "").replace("Baca juga:", "").replace("BACA JUGA", "").split()
    assert kept == given_words


# ---- junk


@pytest.mark.parametrize("line", [
    "ADVERTISEMENT", "Scroll ke bawah untuk membaca berita", "Catatan Harian Dahlan", "Terkini",
    "Cek Berita dan Artikel yang lain di Google News", "Ikuti saluran WhatsApp kami di sini", "Dilarang mengambil isi tanpa izin.",
])
def test_junk_lines(line: str) -> None:
    assert is_junk(line)


@pytest.mark.parametrize("line", [
    "Hal ini mencuri perhatian para follower-nya di Instagram, kata warga.", "Iklan rokok ditertibkan petugas.", "(kha)",
    "Google News dituntut penerbit di Eropa karena memakai berita tanpa izin.", "Terkini, warga mengungsi ke balai desa.",
])
def test_lines_of_articles_are_no_junk(line: str) -> None:
    assert not is_junk(line) and not opens_list(line)
