"""Markdown that others wrote: what the portal's dialect can say of it comes in, words of the rest too, and nothing live."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from newsdesk.portal.page import render
from newsdesk.portal.reading import Habits, read
from newsdesk.portal.reading.reading import Reading
from newsdesk.text.body import blocks
from newsdesk.text.markup import plain
from tests.core.portal_samples import CONTEXT, PROFILE

HABITS = Habits("DISWAY JATENG", "Asia/Jakarta")


def reading(text: str, folder: Path | None = None, name: str = "x.md") -> Reading:
    return read(text.encode(), name, HABITS, lambda headline: "", folder)[0]


def lines(text: str) -> list[str]:
    return [block.line for block in blocks(reading("# Judul Berita\n\n" + text).content.body)]


@pytest.mark.parametrize(("text", "expected"), [
    ("Bagian Satu\n===\n\nIsi.\n\nBagian Dua\n---\n\nIsi.", ["## Bagian Satu", "Isi.", "## Bagian Dua", "Isi."]),
    ("### Bagian ###\nIsi baris\nsambungan.", ["### Bagian", "Isi baris sambungan."]),
    ("Lihat [laman itu][1] dan [Bappeda].\n\n[1]: https://a.id/x \"Judul\"\n[bappeda]: <https://b.id/>",
     ["Lihat [laman itu](https://a.id/x) dan [Bappeda](https://b.id/)."]),
    ("- satu\n  - dua\n    - tiga\n- empat", ["- satu", "- dua", "- tiga", "- empat"]),
    ("Daftar:\n1) satu\n2) dua\n   * anak\n3) tiga", ["Daftar:", "1. satu", "2. dua", "- anak", "3. tiga"]),
    ("* satu\n\n  sambungan satu\n* dua", ["- satu sambungan satu", "- dua"]),
    ("Baris satu  \nbaris dua\\\nbaris tiga", ["Baris satu", "baris dua", "baris tiga"]),
    ("__tebal__ dan _miring_, *__dua__*, `kode`, ~~coret~~, file_nama_panjang",
     ["**tebal** dan *miring*, ***dua***, kode, coret, file_nama_panjang"]),
    ("Sejak tahun\n2023. Lalu naik\n- satu", ["Sejak tahun 2023. Lalu naik", "- satu"]),
    ("> kutipan satu\nsambungan\n>\n> kutipan dua", ["> kutipan satu sambungan", "> kutipan dua"]),
    ("| Nama | Jumlah |\n|---|---:|\n| Tegal | 12 |", ["- Nama | Jumlah", "- Tegal | 12"]),
    ("Kata[^1] itu.\n\n[^1]: Catatan kaki.", ["Kata [1] itu.", "1. Catatan kaki."]),
    ("    Alinea menjorok satu.\n\n    Alinea menjorok dua.", ["Alinea menjorok satu.", "Alinea menjorok dua."]),
    ("Satu\n\n* * *\n\nDua &amp; tiga <https://a.id/b>", ["Satu", "Dua & tiga [https://a.id/b](https://a.id/b)"]),
    ("BACA JUGA: [Judul Lain](https://a.id/read/1/x)", ["BACA JUGA: [Judul Lain](https://a.id/read/1/x)"]),
    ("```\nkode - satu\n```\n\nIsi.", ["kode - satu", "Isi."]),
    ("2 \\* 3 = 6, \\_bukan miring\\_ dan a*b*c", ["2 * 3 = 6, _bukan miring_ dan a*b*c"]),
])
def test_what_markdown_can_say(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


def test_the_headline_is_the_first_heading_however_it_is_written() -> None:
    for text in ("# Judul Berita\n\nIsi.", "Judul Berita\n====\nIsi.", "---\ntitle: Judul Berita\n---\nIsi."):
        assert (reading(text).content.headline, reading(text).content.body) == ("Judul Berita", "Isi.")


def test_pictures_come_from_beside_the_file_and_the_one_above_all_text_is_the_leading_one(tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        Image.new("RGB", (4, 4)).save(tmp_path / name)
    text = "![Satu](a.png \"Judul foto\")\n\nIsi ![kecil](b.png) foto.\n\n![Dua][b]\n\n![x](../../etc/passwd)\n\n[b]: b.png"
    found = reading("# Judul\n\n" + text, tmp_path)
    assert found.content.lead and (found.content.lead.name, found.content.lead.alt) == ("a.png", "Satu")
    assert found.content.body == "Isi kecil foto.\n\n![Dua](picture:p1)"
    assert set(found.pictures) == {"lead", "p1"} and [r.why for r in found.refused] == ["picture-outside"]


def test_our_own_article_and_rescue_copies_keep_their_road() -> None:
    own = reading('---\nheadline: "Judul *bintang* _garis_"\n---\n\nIsi _garis_bawah_.\n\n* a\n\nBACA JUGA: [X](newsdesk:archive/7)\n')
    assert own.content.headline == "Judul *bintang* _garis_"
    assert own.content.body.endswith("* a\n\nBACA JUGA: [X](newsdesk:archive/7)")


HOSTILE = """# Judul Berita

Isi <img src=x onerror=alert(1)> <b onclick="alert(1)">tebal</b> [klik](javascript:alert(1)) <a href="file:///etc/passwd">a</a>

<div style="background:url(https://evil.example/a)"><iframe src="https://evil.example/"></iframe>Kotak</div>

<meta http-equiv=refresh content="0;url=https://evil.example/"><base href="https://evil.example/">

<svg onload=alert(1)></svg>

[y][x]

[x]: javascript:alert(1)

<script>alert(1)
"""


def test_hostile_html_in_markdown_is_harmless_and_told() -> None:
    found = reading(HOSTILE)
    page = render(found.content, PROFILE, CONTEXT, {}).html.decode()
    shown = page[page.index('id="body"'):]
    for word in ("javascript:", "onerror", "onclick", "<iframe", "evil.example", "file:", "<svg", "http-equiv", "alert(1)<"):
        assert word not in shown.split("</article>")[0], word
    assert {"markup-dropped", "page-handler", "page-script", "page-file-link"} <= {r.why for r in found.refused}
    assert "Kotak" in found.content.body


@pytest.mark.parametrize("text", ["[" * 30_000, "![a](" * 9_000, "> " * 4_000, "*" * 40_000, "<" * 40_000, "`" * 40_000, "- " * 9_000,
                                  "\n".join("  " * n + "- x" for n in range(150)), "[a]: b\n" * 20_000])
def test_text_made_to_take_long_is_read_soon(text: str) -> None:
    begun = time.perf_counter()
    reading("# Judul Berita\n\n" + "Isi berita. " * (len(text) // 60) + "\n\n" + text)
    assert time.perf_counter() - begun < 8


@settings(max_examples=25, deadline=None)
@given(st.lists(st.from_regex(r"[a-zé]{1,8}( [a-zé]{1,8}){1,8}[.,]?", fullmatch=True), min_size=1, max_size=6),
       st.sampled_from(["{}", "- {}", "1. {}", "> {}", "## {}", "**{}**", "_{}_", "[{}](https://a.id/x)", "    {}",
                        "| {} |\n|---|", "1) {}"]))
def test_no_word_is_lost(paragraphs: list[str], form: str) -> None:
    body = reading("# Judul Berita\n\n" + "\n\n".join(form.format(p) for p in paragraphs)).content.body
    kept = re.findall(r"\w+", " ".join(plain(block.line) for block in blocks(body)))
    said = re.findall(r"\w+", " ".join(paragraphs))
    assert [word for word in kept if not word.isdigit()] == said
