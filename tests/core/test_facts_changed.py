"""Facts changed: whatever a number, a date, a name, a quotation or a link says otherwise is listed, and no change of style is."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from newsdesk.text.comparison.facts import facts_changed, facts_kept, facts_of_both
from tests.core.real_articles import articles

STYLE = (
    ("Harga Rp 1.500 naik 5 %.", "Harga Rp1.500 naik 5%."), ("pukul 10.30 WIB", "pukul 10:30 WIB"),
    ("“Kami siap,” kata Umi.", '"Kami siap" kata Umi.'), ("Umi datang bersama Ardie.", "Umi datang bersama\n\nArdie."),
    ("Salah satu warga **Tegal** datang.", "Salah satu warga Tegal, datang."),
    ("Satu paragraf.\n\nDua paragraf Slawi.", "Dua paragraf Slawi.\n\nSatu paragraf."),
    ("Anggaran Rp1,5 miliar cair.", "Anggaran Rp 1,5 M cair."),
    ("Anggaran Rp1,5 miliar cair.", "Anggaran Rp1,5 milyar cair."),
    ("Anggaran Rp 500 juta cair.", "Anggaran Rp500 jt cair."),
    ("Harga Rp 1.500,00 per kilo.", "Harga Rp1.500 per kilo."),
    ("Harga Rp 1.500,- per kilo.", "Harga Rp1.500 per kilo."),
    ("Naik 5 persen.", "Naik 5%."),
    ("Naik 5,5 persen.", "Naik 5,5 %."),
    ("Digelar Senin (3/2).", "Digelar Senin, 3/2."),
    ("Digelar Senin (3/2/2026).", "Digelar Senin (3-2-2026)."),
    ("Digelar Senin (3/2/2026).", "Digelar Senin (03/02/2026)."),
    ("Digelar 3 Februari 2026.", "Digelar 3 Feb 2026."),
    ("Digelar 3 Februari 2026.", "Digelar 3/2/2026."),
    ("Digelar Jumat.", "Digelar Jum'at."),
    ("pukul 08.00 WIB", "pukul 8.00 WIB"),
    ("pukul 10.00–12.00 WIB", "pukul 10.00-12.00 WIB"),
    ("Jarak 5 km.", "Jarak 5 kilometer."),
    ("Berat 20 kg.", "Berat 20 kilogram."),
    ("“Kami siap,” kata Umi.", "\"Kami siap,\" kata Umi."),
    ("‘Kami siap,’ kata Umi.", "“Kami siap,” kata Umi."),
    ("“Kami siap,” kata Umi.", "“Kami siap”, kata Umi."),
    ("Lihat https://contoh.id/a.", "Lihat https://contoh.id/a"),
    ("Lihat https://contoh.id/a/ ya", "Lihat https://contoh.id/a ya"),
    ("Kata H. Ahmad Fauzi, itu benar.", "Kata H Ahmad Fauzi, itu benar."),
    ("Kata Dr. Ahmad, itu benar.", "Kata Dr Ahmad, itu benar."),
    ("Luas 1.000 m2", "Luas 1000 m2"),
    ("Luas 1.000 m²", "Luas 1000 m2"),
    ("dua puluh lima orang", "dua puluh  lima orang"),
    ("Warga Desa A-B datang.", "Warga Desa A-B, datang."),
    ("Ia tewas, Senin (3/2/2026).", "Ia tewas Senin (3/2/2026)."),
    ("Ia tewas, kata Umi. Warga sedih.", "Ia tewas, kata Umi.\n\nWarga sedih."),
    ("Kerusakan parah terjadi di pasar.", "Parahnya kerusakan terjadi di pasar."),
    ("Atap ambruk di pasar.", "Bangunan itu ambruk atapnya di pasar."),
    ("Rp1,5 miliar dan Rp 2 miliar", "Rp1,5 miliar, Rp2 miliar"),
    ("Sebanyak 12 orang.", "Ada 12 orang."),
    ("Polisi menangkap pelaku.", "Pelaku ditangkap polisi."),
    ("Hujan deras turun. Warga mengungsi.", "Warga mengungsi. Hujan deras turun."),
    ("Puluhan rumah rusak.", "Rumah yang rusak puluhan."),
    ("Rp 1.500.000", "Rp1,500,000"),
    ("sebelas orang", "11 orang"),
    ("dua orang", "2 orang"),
    ("1,5 juta orang", "1.5 juta orang"),
    ("Rp 10 ribu", "Rp10.000"),
    ("Harga Rp 5–7 juta.", "Harga Rp5-7 juta."),
    ("Suhu 30°C.", "Suhu 30 °C."),
    ("Suhu 30 derajat Celsius.", "Suhu 30°C."),
    ("Tahun ajaran 2025/2026.", "Tahun ajaran 2025 / 2026."),
    ("setengah dari 10 orang", "separuh dari sepuluh orang"),
    ("Umi Azizah hadir.", "**Umi Azizah** hadir."),
    ("Kata Umi, “Siap.”", "Kata Umi, “Siap”."),
    ("Ia hadir, Umi pulang.", "Ia hadir; Umi pulang."),
    ("Polisi menangkap Budi, warga Slawi.", "Budi, warga Slawi, ditangkap polisi."),
    ("PT Telkom Indonesia Tbk.", "PT. Telkom Indonesia Tbk"),
    ("Jl. Merdeka No. 5", "Jl Merdeka No 5"),
    ("17.00 WIB", "17:00 WIB"),
    ("Sabtu-Minggu (7-8/3/2026)", "Sabtu–Minggu (7–8/3/2026)"),
    ("tiga kali lipat", "3 kali lipat"),
    ("Rp 0,5 juta", "Rp500 ribu"),
    ("satu setengah juta", "1,5 juta"),
    ("seribu rupiah", "Rp1.000"),
    ("“Ya,” kata Umi. Ia pulang.", "“Ya”, kata Umi. Ia pulang."),
    ("Kata “siap”", "Kata ‘siap’"),
    ("e-KTP dan e-ktp", "e-KTP, e-ktp"),
    ("di Kota Tegal dan kota Semarang", "di kota Tegal dan kota Semarang"),
    ("Ketua DPRD Tegal hadir.", "Hadir pula ketua DPRD Tegal."),
    ("Minggu (8/3/2026) pagi", "Minggu pagi (8/3/2026)"),
    ("15 Mei 2026 mendatang", "15 Mei 2026"),
    ("lebih dari 20 orang", "sekitar 20 orang"),
    ("Banyak korban. Rumah rusak.", "Rumah rusak. Banyak korban."),
    ("Para pedagang rugi. Pedagang mengeluh.", "Pedagang rugi. Mereka mengeluh."),
)
FACTS = (
    ("Anggaran Rp1,5 miliar cair.", "Anggaran Rp1,5 juta cair.", "number"),
    ("Anggaran Rp1,5 miliar cair.", "Anggaran Rp15 miliar cair.", "number"),
    ("Anggaran Rp1,5 M cair.", "Anggaran Rp1,5 T cair.", "number"),
    ("Anggaran Rp1,5 miliar cair.", "Anggaran USD 1,5 miliar cair.", "number"),
    ("Harga US$5 naik.", "Harga Rp5 naik.", "number"),
    ("Digelar Senin (3/2).", "Digelar Senin (4/2).", "date"),
    ("Digelar Senin (3/2).", "Digelar Selasa (3/2).", "date"),
    ("Digelar Senin (3/2/2026).", "Digelar Senin (3/2/2025).", "date"),
    ("Digelar 3 Februari.", "Digelar 13 Februari.", "date"),
    ("Naik 5 persen.", "Naik 5 poin.", "number"),
    ("Naik 5 persen.", "Naik 5,5 persen.", "number"),
    ("Suhu -5 derajat.", "Suhu 5 derajat.", "number"),
    ("Skor 2-1 untuk Persekat.", "Skor 1-2 untuk Persekat.", "number"),
    ("Skor 2–1 untuk Persekat.", "Skor 2–0 untuk Persekat.", "number"),
    ("Kata H. Ahmad Fauzi.", "Kata H. Achmad Fauzi.", "name"),
    ("Kata Hj. Umi Azizah.", "Kata H. Umi Azizah.", "name"),
    ("Kata dr. Umi Azizah.", "Kata drg. Umi Azizah.", "name"),
    ("Umi Azizah SH MH datang.", "Umi Azizah SE MM datang.", "name"),
    ("Budi datang. Toko budi pekerti.", "Bunga datang. Toko budi pekerti.", "name"),
    ("Surya mengatakan hal itu di bawah sinar surya.", "Cahaya mengatakan hal itu di bawah sinar surya.", "name"),
    ("Bunga menangis di toko bunga.", "Mawar menangis di toko bunga.", "name"),
    ("Budi (34) terluka. Ia terkenal dengan budi baik.", "Bayu (34) terluka. Ia terkenal dengan budi baik.", "name"),
    ("“Kami siap,” kata Umi.", "“Kami tidak siap,” kata Umi.", "quotation"),
    ("\"Kami siap,\" kata Umi.", "\"Kami tak siap,\" kata Umi.", "quotation"),
    ("‘Kami siap berangkat,’ kata Umi.", "‘Kami siap pulang,’ kata Umi.", "quotation"),
    ("“Kami siap,” kata Umi.", "Kami siap, kata Umi.", "quotation"),
    ("Lihat [di sini](https://contoh.id/a).", "Lihat [di sini](https://contoh.id/b).", "link"),
    ("Lihat www.contoh.id/a.", "Lihat www.contoh.id/b.", "link"),
    ("Lihat contoh.id/a.", "Lihat contoh.id/b.", "link"),
    ("Ikuti @bupati_tegal.", "Ikuti @bupati_brebes.", "link"),
    ("pukul 08.00 WIB", "pukul 20.00 WIB", "time"),
    ("pukul 8 pagi", "pukul 8 malam", "time"),
    ("pukul 10.00 WIB", "pukul 10.00 WITA", "time"),
    ("jam 7", "jam 9", "time"),
    ("Sejak 1998 pasar itu ramai.", "Sejak 1989 pasar itu ramai.", "number"),
    ("setengah juta rupiah", "seperempat juta rupiah", "number"),
    ("sepertiga warga", "dua pertiga warga", "number"),
    ("puluhan warga", "ratusan warga", "number"),
    ("belasan warga", "puluhan warga", "number"),
    ("kedua korban tewas", "ketiga korban tewas", "number"),
    ("Juara pertama", "Juara kedua", "number"),
    ("Ke-5 kalinya", "Ke-6 kalinya", "number"),
    ("Pasal 362 KUHP", "Pasal 363 KUHP", "number"),
    ("RT 03/RW 04", "RT 03/RW 05", "number"),
    ("lusinan telur", "ratusan telur", "number"),
    ("sepasang suami istri", "sepuluh suami istri", "number"),
    ("Juli 2025", "Juni 2025", "date"),
    ("Idul Fitri", "Idul Adha", "name"),
    ("kelas XII SMA", "kelas XI SMA", "name"),
    ("SMAN 1 Slawi", "SMAN 2 Slawi", "number"),
    ("Nur’aini datang ke sana", "Nur’ani datang ke sana", "name"),
    ("KPK menahan Budi.", "Kejagung menahan Budi.", "name"),
    ("Ia dari PDIP.", "Ia dari PKB.", "name"),
    ("Tegal, Jawa Tengah", "Tegal, Jawa Barat", "name"),
    ("Kabupaten Tegal", "Kota Tegal", "name"),
    ("warga Desa Kalisapu", "warga Kelurahan Kalisapu", "name"),
    ("tahun 90-an", "tahun 80-an", "number"),
    ("besok", "kemarin", "date"),
    ("hari ini", "besok", "date"),
    ("Umi menuduh Budi.", "Budi menuduh Umi.", "name"),
    ("iPhone 15", "iPhone 16", "number"),
    ("A. Rahman", "B. Rahman", "name"),
    ("Desa Lebaksiu Lor, katanya", "Desa Lebaksiu Kidul, katanya", "name"),
    ("IPK 3,75", "IPK 3,57", "number"),
    ("Dia berkata.  Pak RT hadir", "Dia berkata. Bu RT hadir", "name"),
    ("Tahun ajaran 2025/2026.", "Tahun ajaran 2024/2025.", "number"),
    ("Suhu 30°C.", "Suhu 31°C.", "number"),
    ("Suhu 30°C.", "Suhu 30°F.", "number"),
    ("½ hektare", "¼ hektare", "number"),
    ("KM 12", "KM 21", "number"),
    ("Rp 2.500", "Rp 2.500.000", "number"),
    ("kata Umi", "kata Budi", "name"),
    ("Hubungi 0283-491234.", "Hubungi 0283-491235.", "number"),
    ("surel a@contoh.id", "surel b@contoh.id", "link"),
    ("Dalam 3 jam 20 menit", "Dalam 3 jam 30 menit", "number"),
    ("Sebanyak 1 dari 3 warga", "Sebanyak 1 dari 4 warga", "number"),
    ("kata “siap”", "kata “lapar”", "quotation"),
    ("Peringkat ke-3", "Peringkat ke-2", "number"),
    ("ASN golongan III", "ASN golongan IV", "name"),
    ("12 tewas dan 30 luka.", "30 tewas dan 12 luka.", "number"),
    ("Umi (34) dan Budi (25) hadir.", "Umi (25) dan Budi (34) hadir.", "number"),
    ("“Tidak,” kata Umi. “Ya,” kata Budi.", "“Ya,” kata Umi. “Tidak,” kata Budi.", "quotation"),
    ("Persekat menang atas PSIP 2-0.", "PSIP menang atas Persekat 2-0.", "name"),
    ("Senin hingga Rabu", "Senin hingga Kamis", "date"),
    ("sejak 2019 hingga 2023", "sejak 2019 hingga 2024", "number"),
    ("Ibu Wati datang. Bapak Slamet pergi.", "Ibu Wati datang. Bapak Selamet pergi.", "name"),
    ("Harga naik dua kali lipat", "Harga naik tiga kali lipat", "number"),
    ("AKP Budi", "AKBP Budi", "name"),
    ("Bripka Joko", "Brigadir Joko", "name"),
    ("pukul 07.00", "pukul 07.30", "time"),
    ("jam 7 malam", "jam 7 pagi", "time"),
    ("minggu lalu", "bulan lalu", "date"),
    ("tahun lalu", "tahun depan", "date"),
    ("anggota PKK", "anggota PKS", "name"),
    ("ia berusia 17 tahun", "ia berusia 71 tahun", "number"),
    ("Rp 2 M", "Rp 3 M", "number"),
    ("60-an rumah", "80-an rumah", "number"),
    ("dua pertiga suara", "tiga perempat suara", "number"),
    ("ratusan juta rupiah", "ratusan ribu rupiah", "number"),
    ("Dewi tersenyum. Ia memuja dewi.", "Ratu tersenyum. Ia memuja dewi.", "name"),
    ("Bintang berlari. Bintang di langit.", "Surya berlari. Bintang di langit.", "name"),
    ("Lihat https://contoh.id/a?x=1", "Lihat https://contoh.id/a?x=2", "link"),
)


@pytest.mark.parametrize(("old", "new"), STYLE)
def test_style_is_no_fact(old: str, new: str) -> None:
    assert facts_changed(old, new) == () == facts_changed(new, old)


@pytest.mark.parametrize(("old", "new", "kind"), FACTS)
def test_a_fact_that_changed(old: str, new: str, kind: str) -> None:
    assert kind in {change.kind for change in facts_changed(old, new)} and kind in {change.kind for change in facts_changed(new, old)}


def test_facts_in_words_of_a_newsroom() -> None:
    old = ('Kanopi Pasar Trayeman ambruk Selasa siang pukul 10.30 WIB, sembilan lapak rusak. "Sudah dua kali kami lapor," '
           "kata Budi Santoso.\n\nBACA JUGA: [Pasar Diperiksa](https://contoh.id/read/1/pasar)")
    new = (old.replace("sembilan", "11").replace("10.30", "11.30").replace("Santoso", "Susanto").replace("dua kali", "tiga kali")
           .replace("read/1", "read/2").replace("Selasa siang", "Selasa (3/3/2026) siang"))
    found = {(c.kind, c.old, c.new) for c in facts_changed(old, new)}
    assert {("number", "sembilan", "11"), ("number", "dua", "tiga"), ("time", "10.30 WIB", "11.30 WIB"), ("date", "", "3/3/2026"),
            ("name", "Budi Santoso", "Budi Susanto"), ("link", "Pasar Diperiksa", "Pasar Diperiksa"),
            ("quotation", "Sudah dua kali kami lapor,", "Sudah tiga kali kami lapor,")} == found
    assert facts_kept(old, new)["name"] == 4


def test_a_word_that_opens_a_sentence_is_no_name_and_a_name_there_is_one() -> None:
    old = "Sebelas lapak rusak. Wati menghitungnya."
    assert facts_changed(old, f"{old} Jumlah itu belum pasti. Sebagian masih berdiri.") == ()
    assert [(c.kind, c.old, c.new) for c in facts_changed(old, old.replace("Wati", "Warti"))] == [("name", "Wati", "Warti")]
    assert [(c.kind, c.new) for c in facts_changed(old, f"{old} Menurut Jumlah, itu benar.")] == [("name", "Jumlah")]


def test_what_stands_between_the_same_words_is_one_change() -> None:
    old = "Sungai Gung meluap setelah hujan enam jam dan merendam 120 rumah di Pagerbarang. Sebanyak 340 warga mengungsi."
    new = "Sungai Gung meluap dan merendam 127 rumah di Pagerbarang. Sebanyak 340 warga mengungsi."
    assert [(c.old, c.new) for c in facts_changed(old, new)] == [("enam jam", ""), ("120", "127")]


def test_a_headline_has_capitals_everywhere_and_names_all_the_same() -> None:
    body = "Harga naik di Slawi. Bupati Umi Azizah datang."
    assert facts_of_both(("Harga Beras Naik di Slawi", body), ("Beras Makin Mahal di Slawi", body)) == ()
    found = facts_of_both(("Bupati Umi Azizah Tinjau 3 Pasar", body), ("Bupati Umi Azizzah Tinjau Lima Pasar", body))
    assert [(c.kind, c.old, c.new) for c in found] == [("number", "3", "Lima"), ("name", "Bupati Umi Azizah", "Bupati Umi Azizzah")]
    both = facts_of_both(("5 Lapak Rusak", "Ada 5 lapak."), ("6 Lapak Rusak", "Ada 6 lapak."))
    assert [(c.kind, c.old, c.new) for c in both] == [("number", "5", "6")]


# ---- on real articles --------------------------------------------------------------------------------------------

_MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember")


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
    chance, bodies = random.Random(7), articles(shared_data)
    facts = [
        _mutation(chance, r"(\d)", lambda digit: str((int(digit) + 1 + chance.randrange(8)) % 10)),
        _mutation(chance, r"(?<=[a-z] )([A-Z][a-z]{3,})", lambda name: name[:2] + ("o" if name[2] != "o" else "u") + name[3:]),
        _mutation(chance, r"“[^“”]{5,200}?(?<=\s)([a-z]{4,})(?=\s)[^“”]{5,200}”", lambda said: said + "lah"),
        _mutation(chance, rf"\d ({'|'.join(_MONTHS)})", _other_month),
        _mutation(chance, r"(?<=[a-z]) ()(?=[a-z])", lambda _: "[lihat](https://contoh.id/read/9/baru) "),
        _mutation(chance, r"(?<=[.] )([A-Z][a-z]{3,}) [A-Z(]", lambda name: name[:2] + ("o" if name[2] != "o" else "u") + name[3:]),
        _mutation(chance, r"(?<=[a-z] )(dua|tiga|empat|lima|enam)(?= )", lambda _: "sembilan"),
        _mutation(chance, r"(?<!\w)(Senin|Selasa|Rabu|Kamis)(?!\w)", lambda _: "Sabtu"),
    ]
    style = [
        _mutation(chance, r"\w( )\w", lambda _: "  "), _mutation(chance, r"[a-z](,) ", lambda _: ""),
        _mutation(chance, r"[a-z]( )[a-z]", lambda _: ", "), _mutation(chance, r"\w( )\w", lambda _: "\n\n"),
        _mutation(chance, r"\.(\n\n)\w", lambda _: " "),
    ]
    for kinds, times, listed in ((facts, 500, True), (style, 200, False)):
        done: Counter[bool] = Counter()
        while done.total() < times:
            article = chance.choice(bodies)
            changed = kinds[done.total() % len(kinds)](article)
            if changed != article:
                done[bool(facts_changed(article, changed))] += 1
        print(f"{'facts' if listed else 'style'} changed: {done[True]} of {times} listed")
        assert done[not listed] == 0
