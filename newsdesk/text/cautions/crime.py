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
    tersangka; terdakwa; narkoba; sabu; tawuran; pengeroyokan; dikeroyok; mengeroyok; penculikan; diculik; perdagangan orang;
    prostitusi; pembacokan; dibacok; membacok; divonis; penjara; jambret; curanmor; persetubuhan; disetubuhi; menyetubuhi
""")
_POLICE = any_of(r"""
    pelaku; ditangkap; menangkap; diringkus; diamankan polisi; dibekuk; membekuk; polisi; polres\w*; polsek; kapolres\w*; kapolsek;
    satreskrim
""")
"""Words of such stories that stand in others, too: the police give to orphans, and shops are run by "pelaku usaha"."""
_YEARS = r"(?:tahun|thn|th)(?!\s+(?:\d{4}|(?:yang\s+)?(?:lalu|silam|penjara|kurungan|kemudian|terakhir|mendatang|lebih)))"
_AGE = re.compile(rf"({NAME})\s*(?:,\s*)?(?:\(\s*(\d{{1,2}})\s*(?:th|thn|tahun)?\s*\)"
                  rf"|(?:\(|,\s*)?(?:yang\s+)?(?:baru\s+|masih\s+)?(?:ber)?(?:usia|umur)\s+(\d{{1,2}})\s+{_YEARS}"
                  rf"|,?\s+(\d{{1,2}})\s+{_YEARS})")
_CHILD_CALLED = re.compile(rf"(?<!\w)(?i:anak|bocah|siswa|siswi|pelajar|murid|balita|santri|remaja)"
                           rf"(?:\s+(?:laki-laki|perempuan|SD|SMP|SMA|SMK)|\s+(?:(?:ber)?(?:usia|umur)\s+)?\d{{1,2}}\s+tahun){{0,2}}"
                           rf"\s+(?:bernama|berinisial|bernama lengkap)\s+({NAME})")
_PUPIL = re.compile(rf"({NAME}),?\s+(?:siswa|siswi|pelajar|murid|santri)\s+(?:kelas\s+\w+\s+)?(?:SD|SMP|SMA|SMK|MI|MTs|TK|PAUD)(?!\w)")
_INVENTED = re.compile(r"(?:sebut\s+saja|panggil\s+saja|samaran)\s*,?\s*$", re.I)
_INVENTED_BEHIND = re.compile(r"\s*\((?:bukan\s+nama|nama\s+(?:samaran|disamarkan))", re.I)
_NOT_PEOPLE = frozenset("kelas pasal ayat huruf butir angka nomor usia umur tahun sekitar selama kurang lebih jalan desa rt rw "
                        "km kecamatan kabupaten kota januari februari maret april mei juni juli agustus september oktober november "
                        "desember balita bocah bayi anak remaja siswa siswi pelajar murid santri korban pelaku tersangka pria wanita "
                        "perempuan lelaki laki-laki gadis".split())
_WRONG = (r"(?:korupsi|mengorupsi|menipu|penipuan|penggelapan|menggelapkan|suap|menyuap|pungli|memeras|pemerasan|memalsukan|pemalsuan|"
          r"menyelewengkan|penyelewengan|menyalahgunakan|penyalahgunaan|mafia|mencuri|pencurian|menganiaya|penganiayaan|memukul\w*|pemukulan|"
          r"mencabuli|pencabulan|memerkosa|pemerkosaan|melecehkan|pelecehan|membunuh|pembunuhan|mengeroyok|pengeroyokan|mengancam|"
          r"pengancaman|merundung|perundungan|berselingkuh|perselingkuhan|judi|berjudi|narkoba|sabu|mengedarkan|fiktif|terlibat|"
          r"melanggar|pelanggaran|menyerobot|penyerobotan|mencemari|pencemaran|membuang|menimbun|penimbunan|oknum|curang|kecurangan|"
          r"melakukan|membawa\s+kabur|melarikan|pelaku|dalang|menerima|meminta|memungut|menjual|merugikan|menghina|penghinaan|menelantarkan|penelantaran)")
_ACCUSED = any_of(rf"""
    (?:diduga|dugaan|terduga)(?:,? [\w/-]+){{0,4}}? {_WRONG}; dituduh; dituding; menuding; menuduh; tudingan; tuduhan;
    korupsi; menipu; penipuan; penggelapan; menggelapkan; suap;
    menyuap; pungli; memeras; pemerasan; memalsukan; pemalsuan; menyelewengkan; penyelewengan;
    menyalahgunakan; penyalahgunaan; mafia
""")
_PREVENTED = re.compile(r"(?:cegah\w*|mencegah|pencegahan|anti-?|antisipasi|memberantas|pemberantasan|berantas|sosialisasi|edukasi|"
                        r"modus|menghindari|hindari|bahaya|waspada\w*|mewaspadai|melawan|lawan|bebas(?:\s+dari)?|tolak|menolak|tak|tidak|bukan|kasus\s+serupa)"
                        r"\s+(?:\w+\s+)?$", re.I)
_UNPROVEN = re.compile(r"\s+(?:\w+\s+){0,2}?(?:tidak|tak|belum)\s+terbukti", re.I)
_SAYS = (r"kata|ujar|tutur|ungkap|jelas|tegas|terang|imbuh|tambah|papar|beber|sebut|cetus|pungkas|kilah|bantah")
_SOURCE = re.compile(
    rf"(?:(?:{_SAYS})(?:nya)?,?\s+(?:[\w/]+\s+){{0,5}}?({NAME})|(?:menurut|Menurut)\s+(?:[\w/]+\s+){{0,4}}?({NAME})"
    rf"|({NAME})(?:\s*\(\d+\))?(?:,[^,.]{{0,60}},|,)?\s+(?:mengatakan|menyebut|menyatakan|menjelaskan|menegaskan|mengaku|"
    rf"mengungkapkan|membantah|menuturkan|memaparkan|menilai|berkata|menambahkan))")
_OTHER_SIDE = any_of(r"""
    membantah; bantahan; dibantah; menyangkal; menampik; belum (?:ada|memberikan|memberi|bisa|dapat|berhasil) (?:\w+
    )?(?:tanggapan|keterangan|jawaban|klarifikasi|dikonfirmasi|dihubungi|dimintai|merespons); (?:saat|ketika) (?:hendak |akan )?
    (?:dikonfirmasi|dihubungi|dimintai|ditemui); tidak (?:mengangkat|memberikan|memberi|menanggapi); (?:enggan|menolak) (?:ber)?komentar;
     dikonfirmasi terpisah; hingga berita ini; sampai berita ini; tidak
    (?:merespons|menjawab|bersedia); klarifikasi; hak jawab; pihak terlapor; kuasa hukum
""")


def is_crime_story(text: str) -> bool:
    """Whether a text is about a crime: at least two different words of its field, and not of the police alone."""
    crime = words_in(text, _CRIME)
    return len(crime) > 1 or bool(crime and words_in(text, _POLICE))


def named_children(lines: Sequence[str]) -> Iterator[Caution]:
    """In a story of crime, names beside an age under 18. Facts: ``name``, ``age`` (0 where only a word says so)."""
    if not is_crime_story("\n".join(lines)):
        return
    for number, line in enumerate(lines):
        for found in _AGE.finditer(line):
            age = int(next(part for part in found.groups()[1:] if part))
            if age < 18 and re.split(r"[\s.]+", found[1])[-1].casefold() not in _NOT_PEOPLE and not _is_hidden(line, found):
                yield Caution("child-named", number, {"name": found[1], "age": age})
        for found in (*_CHILD_CALLED.finditer(line), *_PUPIL.finditer(line)):
            if not _is_hidden(line, found):
                yield Caution("child-named", number, {"name": found[1], "age": 0})


def one_sided(lines: Sequence[str]) -> Iterator[Caution]:
    """An accusation for which one source at the most is named and the other side is not heard. Facts: ``word``, ``sources``."""
    text = "\n".join(lines)
    accused = next(((number, found[0]) for number, line in enumerate(lines) for found in _ACCUSED.finditer(line)
                    if not _is_no_charge(line, found)), None)
    if accused is None or _OTHER_SIDE.search(text):
        return
    sources = {next(name for name in found.groups() if name).split()[-1]
               for line in lines for sentence in sentences(line) for found in _SOURCE.finditer(sentence)}
    if len(sources) <= 1:
        yield Caution("one-source", accused[0], {"word": accused[1], "sources": len(sources)})


def _is_no_charge(line: str, found: re.Match[str]) -> bool:
    """Whether nobody is accused: it is what is to be prevented, or what was not proven."""
    return bool(_PREVENTED.search(line, max(0, found.start() - 40), found.start()) or _UNPROVEN.match(line, found.end()))


def _is_hidden(line: str, found: re.Match[str]) -> bool:
    """Whether a name tells nobody who it is: initials, or one that the text says is invented."""
    if all(len(part.strip(".")) <= 2 for part in found[1].split()):
        return True
    return bool(_INVENTED.search(line, 0, found.start(1)) or _INVENTED_BEHIND.match(line, found.end(1)))
