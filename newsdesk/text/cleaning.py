"""Lines that are no part of an article: advertising, calls to follow, and the words of the page around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WHOLE = re.compile(
    r"(?:advertisement|iklan|advertising|scroll (?:to|ke|untuk) .{0,60}|lanjut(?:kan)? membaca.{0,60}|gulir .{0,60}"
    r"|terkini|terpopuler|terkait|pilihan|catatan harian dahlan|berita terkait|artikel terkait|baca selengkapnya.{0,40}"
    r"|selanjutnya|sebelumnya|halaman(?: selanjutnya| berikutnya)?:?(?: \d+)*|share|bagikan|bagikan:|tweet|print|cetak|email"
    r"|komentar|tulis komentar|loading\W*|simak (?:juga )?video .{0,120}|\[gambas:.{0,60}\]|copyright .{0,80}|©.{0,100}"
    r"|tags?:?|tag terkait:?|topik:?|editor:|penulis:|reporter:|sumber:|follow us.{0,40}|facebook|twitter|whatsapp|telegram|line)",
    re.I)
_CALL = re.compile(
    r"(?:yuk,? |jangan lupa )?(?:ikuti|follow|gabung|bergabung|dapatkan|temukan|cek|baca|simak|klik|unduh|download"
    r"|jangan lewatkan)\b.{0,120}"
    r"\b(?:google news|saluran whatsapp|whatsapp channel|(?:channel|kanal|grup) (?:whatsapp|telegram)|news update"
    r"|update berita|aplikasi|di (?:instagram|twitter|facebook|youtube|tiktok))\b.*"
    r"|(?:yuk,? |jangan lupa )?(?:ikuti|follow) (?:terus )?(?:kami|akun (?:resmi )?(?:kami|instagram|facebook|tiktok)|instagram)"
    r"(?: (?:di (?:media sosial|medsos)|kami|@).{0,60})?\W*|google news\W*"
    r"|simak (?:breaking news|berita (?:pilihan|selengkapnya|lainnya))\b.{0,100}\b(?:ponsel\w*|halaman berikut\w*|di sini)\W*"
    r"|artikel ini (?:telah|sudah) (?:tayang|terbit) di .{0,160}|(?:tonton|lihat|simak) juga:? video\b.{0,80}"
    r"|advertisement\W+.{0,60}"
    r"|dilarang (?:mengambil|menyalin|memperbanyak).{0,160}", re.I)
_MORE = re.compile(
    r"(?:jangan lewatkan|simak juga|lihat juga|berita (?:lain|terkait|populer|terpopuler|pilihan)(?:nya)?|artikel (?:lain|terkait)"
    r"(?:nya)?|foto terkait|topik (?:pilihan|terkait)|rekomendasi|terpopuler|ikuti perkembangan berita ini.*|tonton juga.*)"
    r"\W*", re.I)


def is_junk(line: str) -> bool:
    """Whether a line of plain text is advertising, a call to follow the portal, or a word of the page around the article."""
    bare = _bare(line)
    return bool(_WHOLE.fullmatch(bare)) or (len(bare) < 300 and bool(_CALL.fullmatch(bare)))


def opens_list(line: str) -> bool:
    """Whether a line of plain text is the heading of a list of other articles: ``Jangan Lewatkan``."""
    return bool(_MORE.fullmatch(_bare(line)))


def chrome(texts: Sequence[str]) -> list[bool]:
    """Of the lines of a page's text, which are no part of its article: junk, and lists of other articles.

    A list goes on while its lines are titles: no sentence ends in them.
    """
    found: list[bool] = []
    listing = False
    for text in texts:
        listing = opens_list(text) or (listing and len(text) < 140 and not re.search(r"[.”\"]$|\. ", text) and not text.startswith("("))
        found.append(listing or is_junk(text))
    return found


def _bare(line: str) -> str:
    return " ".join(line.split()).strip(" *_|•·-–—#>")
