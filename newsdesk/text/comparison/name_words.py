"""Which words with a capital are names: one that opens a sentence has its capital for another reason, often.

A word seen with a capital inside a sentence is a name. Of one that only ever opens sentences, its neighbours decide, then what it is
elsewhere: ``Surya mengatakan`` is somebody, whatever shines in the next paragraph; ``Kanopi itu`` is no name in any text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

NOT_NAMES = frozenset("ia dia kami kita mereka saya anda ini itu di ke dari dan yang untuk pada dengan oleh dalam namun tetapi "
                      "sementara menurut selain setelah sebelum saat ketika karena jika bila agar sebab maka lalu kemudian "
                      "sedangkan adapun pun juga rp tak tidak bukan belum sudah telah akan masih baca sumber".split())
"""Words that are no names wherever they stand."""
OPENERS = frozenset(
    "jumlah sejumlah sebanyak beberapa banyak semua setiap tiap seluruh sebagian seorang sebuah suatu para pihak hal kondisi acara "
    "kegiatan warga petugas polisi korban pelaku saksi data hasil harga akibat akibatnya selama hingga sampai sejak usai bahkan "
    "selanjutnya sebelumnya sebaliknya sehingga supaya padahal meski meskipun walau walaupun begitu demikian seperti antara terkait "
    "atas bagi tanpa melalui terhadap berdasarkan kini kemarin besok nanti tadi hari malam pagi siang sore ada terdapat tercatat "
    "rencananya nantinya akhirnya biasanya rata-rata total ratusan ribuan puluhan kedua pertama ketiga mereka jika apabila andai "
    "kata katanya ujar ujarnya tutur tuturnya jelas jelasnya ungkap ungkapnya imbuh imbuhnya sebut sebutnya tegas tegasnya "
    "berkat lewat sesuai tepatnya khususnya terutama misalnya apalagi lagi pun hanya hampir sekitar kurang lebih mulai kepada".split())
"""Words that open sentences and are nobody's name: with a capital only there, they state nothing."""
GIVEN = frozenset(
    "abadi adil agung akbar aman amanah anggrek anggun arum asih asri ayu bagas bagus bahagia bahari bahtera bakti bayu berkah "
    "berlian bintang budi budiman bulan bunga cahaya cahya cakra candra cempaka cendana cinta citra dahlia damai darma dewa dewi "
    "dharma elang embun fajar gading gandhi gemilang gita gunawan guntur guruh harapan harum hasan hikmah hidayah hidayat ikhlas "
    "iman indah intan ismail jati jaya jelita juwita kamboja karunia kartika kasih kemuning kenanga kencana kirana komala kusuma "
    "laksmi lestari luhur makmur manis mawar mega mekar melati melur mentari merdeka merpati muhammad mukti mulia mulya murni "
    "mustika mutiara nirmala nur nurani nusa pelangi permadi permai permata perdana perkasa pertiwi prima purnama puspa puspita "
    "putra putri rahayu rahmat raja ramadan ratna ratu rejeki rembulan restu rezeki rinai rindu ridho sabar samudra sari satria "
    "sejati selamat seloka semesta senja sentosa setia setiawan seruni sinar slamet solihin subur suci sugeng surya swara syukur "
    "tabah taufik teguh teratai terang tirta tresna tulus tunggal umi untung utama wahyu wangi waras wati widuri wijaya yudha "
    "zamrud".split())
"""Ordinary words that people are called by, too."""

_PERSON_BEHIND = re.compile(
    r"\s+(?:mengatakan|menyebut(?:kan)?|menyatakan|menjelaskan|menegaskan|mengaku|mengakui|mengungkapkan|membantah|menuturkan|memaparkan|"
    r"menilai|menambahkan|berharap|berpesan|berkata|meminta|mengimbau|menyampaikan|bercerita|menceritakan|mengklaim|menuduh|"
    r"sendiri|bersama\s+(?:istri|suami|anak|keluarga))\b"
    r"|\s*\(\d{1,3}\)|,?\s+\(?(?:usia|berusia|umur|berumur)?\s*\d{1,3}\s+tahun\b"
    r"|\s+(?:bin|binti|alias)\b|,\s+(?:warga|istri|suami|anak|ibu|ayah|kepala|ketua|direktur|pemilik|pedagang|petani|nelayan|siswa|guru)\b")
_NAME_BEHIND = re.compile(r"\.?\s+[A-Z]")
_VERB = re.compile(r"me(?:m|n|ng|ny)|ber")
_THING_BEHIND = re.compile(r"\s+(?:ini|itu|tersebut|yang|dan|atau|para|pun|untuk|bagi)\b|\s+(?!me)\w+nya\b")


def is_name(word: str, behind: list[str], elsewhere: bool, ordinary: Callable[[str], bool]) -> bool:
    """Whether a word that only opens sentences is a name.

    behind: what follows it at each of its places; elsewhere: it stands in small letters in one of the texts; ordinary: whether a
    word in small letters is one of the language.
    """
    small = word.casefold()
    if small in OPENERS:
        return False
    if any(_PERSON_BEHIND.match(text) for text in behind):
        return True
    if small in GIVEN:
        return not all(_THING_BEHIND.match(text) for text in behind)
    if any(_NAME_BEHIND.match(text) for text in behind) and not _VERB.match(small):
        return True  # of a name: Kota Tegal, Bu Siti
    return not elsewhere and not ordinary(small)
