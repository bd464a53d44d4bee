"""Suicide stories, and reports that are not verified yet.

Sources: Dewan Pers, Pedoman Pemberitaan Terkait Tindak dan Upaya Bunuh Diri (Peraturan 2/2019); Pedoman Pemberitaan Media Siber,
2.c: what is not verified says so in brackets and italics at its end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdesk.text.cautions.caution import Caution, any_of

_SUICIDE = any_of(r"""
    bunuh diri; gantung diri; menggantung diri; mengakhiri hidup; akhiri hidup; menghabisi nyawanya sendiri;
    menghabisi diri sendiri; percobaan bunuh diri; bundir; (?:menenggak|meminum|minum) racun;
    (?:tewas|ditemukan|mayat|jasad|jenazah)(?: \w+){0,2} tergantung
""")
_NOT_SUICIDE = any_of(r"""
    (?:bom|serangan|pelaku bom|pengebom|aksi bom|gol|misi|drone|nirawak|pesawat|rompi|kebijakan|politik|seperti|ibarat|bagai|bak)
    bunuh diri;
    bunuh diri (?:politik|kelas|karier|ekonomi|finansial|bisnis)
""")
_HELP = any_of(r"""
    layanan konseling; konseling; hotline; psikolog; psikiater; layanan sejiwa; (?:layanan|tenaga) kesehatan (?:jiwa|mental);
    119 ext\w*; (?:hubungi|telepon|menelepon|kontak|layanan|sejiwa|darurat)\W+(?:\w+\W+){0,4}?119; into the light; mencari bantuan;
    cari bantuan; minta bantuan profesional; (?:bantuan|tenaga|pendampingan) (?:profesional|psikologis?)
""")
_UNSURE = any_of(r"""
    belum terverifikasi; belum diverifikasi; belum dapat diverifikasi; belum bisa diverifikasi; belum terkonfirmasi;
    belum (?:ada|mendapat) (?:keterangan|konfirmasi|penjelasan) resmi; belum (?:bisa|dapat|berhasil) dikonfirmasi; belum ada konfirmasi;
    belum dapat dipastikan; belum bisa dipastikan; belum diketahui kebenaran; kabar beredar; beredar kabar(?! terbaru); kabar
    yang beredar; informasi yang beredar; beredar informasi; pesan berantai;
    (?:kabar|informasi|isu|pesan|narasi|klaim|rumor)(?: [\w-]+){0,5} beredar; kebenarannya belum
""")
_CHECKED = any_of("cek fakta; hoaks; hoax; disinformasi; misinformasi")
"""A story that checks what goes round says so."""


def suicide(lines: Sequence[str]) -> Iterator[Caution]:
    """``suicide`` where a story is about one, ``suicide-help`` where it names no place to turn to."""
    for number, line in enumerate(lines):
        if _SUICIDE.search(_NOT_SUICIDE.sub("", line)):
            yield Caution("suicide", number)
            if not _HELP.search("\n".join(lines)):
                yield Caution("suicide-help", number)
            return


def is_check(text: str) -> bool:
    """Whether a text is about something false that goes round: it says so."""
    return bool(_CHECKED.search(text))


def unverified(lines: Sequence[str], headline: str = "") -> Iterator[Caution]:
    """``unverified-note`` where a text says that something is not verified and does not end with the note. Facts: ``words``.

    Not where the text is the check itself (cek fakta).
    """
    if is_check("\n".join((headline, *lines))):
        return
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    noted = last.startswith(("*(", "_(", "(*", "*[")) or last.endswith((")*", "*)", ")_"))
    for number, line in enumerate(lines):
        found = _UNSURE.search(line)
        if found and not noted:
            yield Caution("unverified-note", number, {"words": found[0]})
            return
