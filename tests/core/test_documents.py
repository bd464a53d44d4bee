"""Documents of word processors open as new articles: headline, headings, lists, tables and pictures; bad ones are refused."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from newsdesk.errors import Refused
from newsdesk.portal.reading import Habits, read
from newsdesk.portal.reading.pasted import read_pasted
from newsdesk.text.body import lines_of
from tests.core import clipboards, office_files

HABITS = Habits("DISWAY JATENG", "Asia/Jakarta", ("DISWAY JATENG",))
BODY = """Bupati **membuka** pasar itu *Senin*, kata [dinas](https://contoh.id/dinas).

## Kios kosong

- Blok A
- Blok B

1. Pertama
2. Kedua

- Los | 120

Selesai sudah."""


def test_hidden_text_of_word_is_not_shown() -> None:
    (reading,) = read(office_files.docx(more=office_files.HIDDEN), "a.docx", HABITS, lambda title: "")
    assert lines_of(reading.content.body)[-4:] == ["Selesai sudah.", "Warga antre.", "Yang ini tampak.", "Akhir."]


@pytest.mark.parametrize(("name", "data"), [("rilis.docx", office_files.docx()), ("rilis.odt", office_files.odt())])
def test_a_document_is_an_article(name: str, data: bytes) -> None:
    (reading,) = read(data, name, HABITS, lambda title: "")
    content = reading.content
    assert content.headline == "Pasar Trayeman Dibuka Lagi"
    assert content.body == BODY
    assert content.lead is not None
    assert content.lead.alt == "Pasar baru"
    assert reading.pictures[content.lead.key] == office_files.PICTURE
    assert (reading.kind, content.guesses) == ("document", ())


def test_a_picture_that_a_document_only_points_at_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.png"
    secret.write_bytes(office_files.PICTURE)
    (reading,) = read(office_files.docx('r:link="rId6"', secret.as_uri()), "a.docx", HABITS, lambda title: "", tmp_path)
    assert not reading.pictures


@pytest.mark.parametrize(("name", "data", "code"), [
    ("a.docx", b"", "file-empty"),
    ("a.docx", b"PK\x03\x04 bukan zip", "file-damaged"),
    ("a.docx", office_files.docx()[:700], "file-damaged"),
    ("a.odt", office_files.odt(encrypted=True), "document-locked"),
    ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "document-old"),
])
def test_what_cannot_be_read_says_why(name: str, data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read(data, name, HABITS, lambda title: "")
    assert refused.value.code == code


def test_a_part_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsdesk.portal.reading.office.LARGEST_PART", 500)
    with pytest.raises(Refused) as refused:
        read(office_files.docx(), "a.docx", HABITS, lambda title: "")
    assert refused.value.code == "file-too-large"


def test_html_that_a_word_processor_saved_is_a_document_too(tmp_path: Path) -> None:
    (tmp_path / "gambar.png").write_bytes(office_files.PICTURE)
    source = clipboards.LIBREOFFICE.replace(f"data:image/png;base64,{clipboards.PNG}", "gambar.png")
    (reading,) = read(source.encode(), "a.html", HABITS, lambda title: "", tmp_path)
    assert reading.content.headline == "Jalan Rusak"
    assert reading.content.body.split("\n\n")[-2:] == ["![](picture:p1)", "Jalan itu."]
    assert reading.pictures == {"p1": office_files.PICTURE}


def test_text_with_broken_lines_is_read_in_paragraphs() -> None:
    (reading,) = read(clipboards.PDF.replace("\f", "").encode(), "rilis.txt", HABITS, lambda title: "")
    assert "dilakukan bertahap mulai tahun ini" in reading.content.body


PAGE = """<html><head><title>Pasar | Contoh</title></head><body><nav><a href="/">Beranda</a> <a href="/a">Daerah</a></nav>
<div class="content"><h1>Pasar Trayeman Dibuka</h1><div class="share">Bagikan</div><article class="detail">
<p>TEGAL - Pasar Trayeman dibuka lagi setelah setahun ditutup karena kanopinya roboh diterpa angin kencang.</p>
<p>Kepala dinas mengatakan seluruh pedagang sudah kembali ke kiosnya masing-masing sejak Senin pagi.</p>
<div class="baca-juga"><a href="/lain">Judul artikel yang lain sekali</a></div>
<p>"Kami senang sekali karena pembeli mulai ramai," ujar seorang pedagang sayur di lantai dasar pasar itu.</p>
<p>Ikuti kami di Google News</p></article></div><footer>Hak cipta <a href="/p">Pedoman</a></footer></body></html>"""


def test_pictures_of_a_saved_page_stand_in_its_text(tmp_path: Path) -> None:
    (tmp_path / "halaman_files").mkdir()
    (tmp_path / "halaman_files" / "kios.png").write_bytes(office_files.PICTURE)
    shown = '<p><img src="halaman_files/kios.png" alt="Kios"></p><p><img src="https://contoh.id/x.png">Kepala dinas'
    page = PAGE.replace("<p>Kepala dinas", shown)
    (reading,) = read(page.encode(), "halaman.html", HABITS, lambda title: "", tmp_path)
    assert [line[:10] for line in reading.content.body.split("\n\n")] == ["Pasar Tray", "![Kios](pi", "Kepala din", '"Kami sena']
    assert reading.pictures == {"p1": office_files.PICTURE}


def test_of_a_whole_page_only_the_article_is_pasted() -> None:
    lines = read_pasted(PAGE).lines
    assert [line[:12] for line in lines] == ["TEGAL - Pasa", "Kepala dinas", '"Kami senang']


def test_a_part_of_a_page_is_pasted_whole() -> None:
    part = PAGE[PAGE.index("<h1>") : PAGE.index("<footer>")]
    said = " ".join(read_pasted(part).lines)
    for words in ("Pasar Trayeman Dibuka", "roboh diterpa", "Senin pagi", "Judul artikel yang lain sekali", "Google News"):
        assert words in said


def test_a_chat_in_a_browser_is_read_as_text() -> None:
    html = '<div class="copyable-text" data-pre-plain-text="[15.17, 26/10/2026] Rina: "><span>Halo <b>semua</b></span></div>'
    assert read_pasted(html, "[15.17, 26/10/2026] Rina: Halo *semua*").lines == ("Halo **semua**",)


def test_html_without_words_gives_the_text_beside_it() -> None:
    assert read_pasted("<html><body></body></html>", "kata").lines == ("kata",)


def test_a_chat_saved_as_text_and_a_list_are_what_they_are_when_pasted() -> None:
    chat = ("26/10/26 15.17 - Pesan dan panggilan dienkripsi secara end-to-end. Pelajari selengkapnya\n26/10/26 15.17 - Budi: "
            "*Pasar Trayeman Dibuka*\nBupati _membuka_ pasar itu.\n26/10/26 15.18 - Budi: <Media tidak disertakan>\n")
    (reading,) = read(chat.encode(), "chat.txt", HABITS, lambda title: "")
    assert (reading.content.headline, reading.content.body) == ("Pasar Trayeman Dibuka", "Bupati *membuka* pasar itu.")
    listed = "Jadwal Pasar Slawi\n\nDimulai pekan ini.\n- Blok A\n• Blok B\n\n- Blok C\n\nAkhir.\n1) Satu\n2) Dua\n\n- penutup\n"
    (reading,) = read(listed.encode(), "jadwal.txt", HABITS, lambda title: "")
    assert reading.content.body.split("\n\n") == [
        "Dimulai pekan ini.", "- Blok A\n- Blok B\n- Blok C", "Akhir.", "1. Satu\n2. Dua", "- penutup"]


def test_front_matter_in_yaml_and_tables_of_markdown() -> None:
    text = ("---\ntitle: Harga Cabai\ntags: [pasar, 'harga cabai']\nauthors:\n  - Rina\n  - Dewi\n---\n\nTeks ini.\n\n| Desa | Warga |\n"
            "|---|---|\n| Slawi | 12 |\n")
    (reading,) = read(text.encode(), "cabai.md", HABITS, lambda title: "")
    content = reading.content
    assert (content.headline, content.tags, content.reporters) == ("Harga Cabai", ("pasar", "harga cabai"), ("Rina", "Dewi"))
    assert content.body == "Teks ini.\n\n- Desa | Warga\n- Slawi | 12"


def test_footnotes_of_an_odt_stand_below_its_text_and_what_is_hidden_stays_out() -> None:
    note = ('<text:p>Pasar ramai<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Kata dinas</text:p>'
            '</text:note-body></text:note> lagi.<text:hidden-text>rahasia</text:hidden-text></text:p>'
            '<text:table-of-content><text:p>Daftar isi</text:p></text:table-of-content>')
    with ZipFile(BytesIO(office_files.odt())) as parts:
        files = {name: parts.read(name) for name in parts.namelist()}
    content = files["content.xml"].replace(b"<text:p>Selesai sudah.</text:p>", note.encode())
    (reading,) = read(office_files.packed({**files, "content.xml": content}), "rilis.odt", HABITS, lambda title: "")
    assert reading.content.body.endswith("\n\nPasar ramai[1] lagi.\n\n[1] Kata dinas")
