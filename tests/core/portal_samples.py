"""An article with everything in it and pictures drawn here, for the tests of the page and the package."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import lru_cache

from PIL import Image

from newsdesk.article.content import Content, Picture
from newsdesk.pictures.darkroom import prepare
from newsdesk.pictures.made import PictureFile
from newsdesk.portal.context import Context, ListItem
from newsdesk.portal.profile import Profile, load_profile

PROFILE: Profile = load_profile("disway-jateng").profile

BODY = """Warga tiga desa di tepi Kali Gung menanam vetiver di tanggul yang baru diperkuat, Senin pagi. Akarnya dalam dan murah.

“Kami tidak mau menunggu banjir berikutnya,” kata ketua kelompok tani **Sri Rejeki**. Bibitnya diambil dari [kebun desa](https://desa.example/kebun?musim=1&petak=2).

BACA JUGA: [Tanggul Kali Gung Diperkuat Sebelum Puncak Hujan](https://jateng.disway.id/read/681200/tanggul-kali-gung)

## Tiga tahap

Penanaman dibagi dalam *tiga tahap* supaya bibit tidak kering sebelum sampai di lokasi yang paling jauh dari jalan.

1. Pembersihan tanggul
2. Penanaman bibit
3. Penyiraman setiap sore

![Bibit vetiver di karung](picture:p1)

> Air mencari jalan, kita yang harus lebih dulu menutupnya.

- Desa pertama menanam 400 bibit
- Desa kedua menanam 250 bibit

BACA JUGA: [Jadwal Pompa Air Tegal Timur](newsdesk:article/abc)

Pemerintah kabupaten akan memeriksa hasilnya pada akhir musim. “Kalau <b>berhasil</b> & murah, kami lanjutkan,” ujar dia (**)."""

ARTICLE = Content(
    headline="Warga Tepi Kali Gung Tanam Vetiver untuk Menjaga Tanggul Baru",
    kicker="Lingkungan", place="SLAWI", body=BODY, reporters=("Rina Contoh", "Bagus Contoh"), editor="Tari Contoh",
    category="Peristiwa", tags=("kali gung", "tanggul", "vetiver"), published="2026-03-03T15:17+07:00", source="Pemkab",
    lead=Picture("lead", "a" * 64, "tanggul.jpg", "TANGGUL", "Warga menanam bibit di lereng.", "Rina Contoh", "Redaksi",
                 "Orang menanam rumput di lereng tanggul"),
    pictures=(Picture("p1", "b" * 64, "bibit.png", "BIBIT", "Bibit siap tanam.", "Gemini", "", "Bibit vetiver di karung",
                      True),),
)
ADVERTORIAL = replace(ARTICLE, advertorial=True, sponsor="Dinas Contoh", category="Pendidikan")
CONTEXT = Context(
    links={}, address="https://jateng.disway.id/read/690001/warga-tepi-kali-gung",
    related=tuple(ListItem(f"Berita Terkait Nomor {n}", f"2026-03-0{n}T08:00+07:00",
                           f"https://jateng.disway.id/read/69{n}/terkait") for n in range(1, 6)),
    popular=tuple(ListItem(f"Berita Terpopuler Nomor {n}", "2026-02-01T08:00+07:00") for n in range(1, 6)),
    popular_as_of="2026-03-01T06:00+07:00",
    latest=(ListItem("Berita Terkini Nomor Satu", "2026-03-03T15:00+07:00", "https://jateng.disway.id/read/1/x"),),
)
HOSTILE = """<script src="http://HOST/s.js"></script><img src="http://HOST/i.png" onerror="alert(1)"> mulai

[klik](javascript:alert(1)) [lagi](data:text/html;base64,AAAA) [berkas](file:///etc/passwd) [skema](newsdesk:article/1)

<iframe src="http://HOST/f"></iframe><meta http-equiv="refresh" content="0;url=http://HOST/r">

<style>body{background:url(http://HOST/c)}</style><link rel="stylesheet" href="http://HOST/l.css">

![x](http://HOST/p.png) </p></div></script><svg onload="alert(1)">

BACA JUGA: [<img src=http://HOST/b>](javascript:alert(1))

BACA JUGA: [jahat](javascript:alert`1`)

BACA JUGA: ["><script>alert(1)</script>](https://x.id/"onclick="alert(1))

- "><object data="http://HOST/o"></object>

> {{ 7*7 }} {% raw %} <base href="http://HOST/">"""


@lru_cache
def draw(width: int, height: int, media: str = "JPEG", **more: object) -> bytes:
    """A picture with a gradient, so that it has something to lose."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    out = io.BytesIO()
    image.save(out, media, **more)
    return out.getvalue()


def picture_files(content: Content = ARTICLE) -> dict[str, PictureFile]:
    """The pictures of the sample article as the page carries them."""
    return {p.key: _prepared(p.key, n) for n, p in enumerate((content.lead, *content.pictures), 1) if p}


@lru_cache
def _prepared(key: str, number: int) -> PictureFile:
    return prepare(draw(1600, 900), Picture(key), number, "warga", PROFILE.picture_width)
