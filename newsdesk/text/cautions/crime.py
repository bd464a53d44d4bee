"""Children in stories of crime, and accusations that only one side speaks of.

Sources: Dewan Pers, Pedoman Pemberitaan Ramah Anak (2019): under 18, the identity of a child who is perpetrator, victim or
witness is not told; Kode Etik Jurnalistik, articles 3 and 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsdesk.text.cautions.caution import NAME, Caution, any_of, sentences, words_in

_CRIME = any_of(r"""
    (?:di|men?|pem|pen)?cabul\w*; (?:per|pem)?kosa\w*; pemerkosa\w*; diperkosa; memperkosa; pembunuhan; dibunuh;
    membunuh; penganiayaan; dianiaya; menganiaya; pencurian; dicuri; mencuri; pencuri; begal\w*; (?:di|mem)begal;
    perundungan; dirundung; merundung; bullying; kekerasan seksual; kekerasan; pelecehan; dilecehkan; melecehkan;
    tersangka; terdakwa; pelaku; ditangkap; menangkap; diringkus; diamankan polisi; dibekuk; narkoba; sabu; tawuran;
    pengeroyokan; dikeroyok; mengeroyok; penculikan; diculik; perdagangan orang; prostitusi; pembacokan; dibacok;
    membacok; polres; polsek; kapolres; kapolsek; satreskrim; divonis; penjara; jambret; curanmor; persetubuhan;
    disetubuhi; menyetubuhi
""")
_AGE = re.compile(rf"({NAME})\s*(?:,\s*)?(?:\(\s*(\d{{1,2}})\s*(?:th|thn|tahun)?\s*\)"
                  rf"|(?:\(|,\s*)?(?:yang\s+)?(?:ber)?(?:usia|umur)\s+(\d{{1,2}})\s+tahun|,?\s+(\d{{1,2}})\s+tahun)")
_CHILD_CALLED = re.compile(rf"(?i:anak|bocah|siswa|siswi|pelajar|murid|balita|santri|remaja)(?:\s+(?:laki-laki|perempuan|SD|SMP|SMA|SMK))?"
                           rf"\s+(?:bernama|berinisial|bernama lengkap)\s+({NAME})")
_NOT_PEOPLE = frozenset("kelas pasal ayat huruf butir angka nomor usia umur tahun sekitar selama kurang lebih jalan desa rt rw "
                        "km kecamatan kabupaten kota".split())
_ACCUSED = any_of(r"""
    diduga(?! (?:kuat adalah|bernama|karena|akibat)); dituduh; dituding; tudingan; tuduhan; (?<!tak )(?<!tidak )terduga;
    korupsi; menipu; penipuan; penggelapan; menggelapkan; suap;
    menyuap; pungli; memeras; pemerasan; memalsukan; pemalsuan; menyelewengkan; penyelewengan;
    menyalahgunakan; penyalahgunaan; mafia
""")
_SAYS = (r"kata|ujar|tutur|ungkap|jelas|tegas|terang|imbuh|tambah|papar|beber|sebut|cetus|pungkas|kilah|bantah")
_SOURCE = re.compile(
    rf"(?:(?:{_SAYS})(?:nya)?,?\s+(?:[\w/]+\s+){{0,5}}?({NAME})|(?:menurut|Menurut)\s+(?:[\w/]+\s+){{0,4}}?({NAME})"
    rf"|({NAME})(?:\s*\(\d+\))?(?:,[^,.]{{0,60}},|,)?\s+(?:mengatakan|menyebut|menyatakan|menjelaskan|menegaskan|mengaku|"
    rf"mengungkapkan|membantah|menuturkan|memaparkan|menilai|berkata|menambahkan))")
_OTHER_SIDE = any_of(r"""
    membantah; bantahan; dibantah; menyangkal; menampik; belum (?:ada|memberikan|memberi|bisa|dapat|berhasil) (?:\w+
    )?(?:tanggapan|keterangan|jawaban|klarifikasi|dikonfirmasi|dihubungi|dimintai); saat dikonfirmasi; ketika
    dikonfirmasi; dikonfirmasi terpisah; hingga berita ini; sampai berita ini; tidak
    (?:merespons|menjawab|bersedia); klarifikasi; hak jawab; pihak terlapor; kuasa hukum
""")


def is_crime_story(text: str) -> bool:
    """Whether a text is about a crime: at least two different words of its field."""
    return len(words_in(text, _CRIME)) >= 2


def named_children(lines: Sequence[str]) -> Iterator[Caution]:
    """In a story of crime, names beside an age under 18. Facts: ``name``, ``age`` (0 where only a word says so)."""
    if not is_crime_story("\n".join(lines)):
        return
    for number, line in enumerate(lines):
        for found in _AGE.finditer(line):
            age = int(next(part for part in found.groups()[1:] if part))
            if age < 18 and found[1].split()[-1].casefold() not in _NOT_PEOPLE and not _is_initials(found[1]):
                yield Caution("child-named", number, {"name": found[1], "age": age})
        for found in _CHILD_CALLED.finditer(line):
            if not _is_initials(found[1]):
                yield Caution("child-named", number, {"name": found[1], "age": 0})


def one_sided(lines: Sequence[str]) -> Iterator[Caution]:
    """An accusation for which one source at the most is named and the other side is not heard. Facts: ``word``, ``sources``."""
    text = "\n".join(lines)
    accused = next(((number, found[0]) for number, line in enumerate(lines) if (found := _ACCUSED.search(line))), None)
    if accused is None or _OTHER_SIDE.search(text):
        return
    sources = {next(name for name in found.groups() if name).split()[-1]
               for line in lines for sentence in sentences(line) for found in _SOURCE.finditer(sentence)}
    if len(sources) <= 1:
        yield Caution("one-source", accused[0], {"word": accused[1], "sources": len(sources)})


def _is_initials(name: str) -> bool:
    return all(len(part.strip(".")) <= 2 for part in name.split())
