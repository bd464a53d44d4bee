"""Saved pages: the portal's structure field by field, other portals' text whole and alone, nothing fetched, nothing outside."""

from __future__ import annotations

import gzip
import io
import re
from pathlib import Path

import pytest
from PIL import Image

from newsdesk.errors import Refused
from newsdesk.portal.reading import Habits, read
from newsdesk.portal.reading.reading import Reading
from newsdesk.text.body import Kind, blocks, related_links

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
PAGES = sorted((DATA / "saved-pages").glob("*.html.gz")) if DATA.is_dir() else []
HABITS = Habits("DISWAY JATENG", "Asia/Jakarta", ("DISWAY JATENG", "radartegal.com", "DISWAY.ID"))
# A front page (no article), and galleries whose reference takes the page around them for text.
NOT_COMPARED = {"she_lampost_page", "she_viva_dump", "liputan6-singlepage3", "republika-singlepage2"}

PORTAL = """<!doctype html><html><head><title>Harga Cabai</title>
<link rel="canonical" href="https://jateng.disway.id/ekonomi/read/677/harga-cabai-naik/2">
<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-03-04T09:05:00+07:00"}</script></head><body>
<ul class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/kategori/ekonomi">Ekonomi</a></li></ul>
<div class="post text-black"><h1 class="text-black">Harga Cabai Naik di Pasar Desa (ADV)</h1>
<div class="post-info"><div class="text-grey"><span id="author" class="author">Reporter: <strong>Rina A</strong>,
<strong>Budi S</strong></span> |
<span id="editor" class="editor">Editor: <strong>Tono</strong></span> <span class="date">Rabu 04-03-2026,09:05 WIB</span></div></div></div>
<img class="img-responsive img-rounded" src="page_files/cabai.jpg" alt="Cabai">
<p class="text-grey"><small>NAIK - Pedagang menata cabai.-Rina A/Kantor Contoh-</small></p>
<div class="post text-black-1"><p><strong>SLAWI, DISWAY JATENG -</strong> Harga cabai <em>naik</em>&nbsp;lagi.</p>
<p class="blue-color">BACA JUGA: <strong><a href="https://jateng.disway.id/read/12/pasar-baru">Pasar Baru Dibuka</a></strong></p>
<p>Pedagang berharap turun. <strong>BACA JUGA: Panen Raya Tiba</strong> Begitu katanya.</p><ul><li>satu</li><li>dua</li></ul>
<p><small>Sumber: radarbanten</small></p><ul class="pagination"><li><a href="#">1</a></li><li><a href="#">2</a></li></ul></div>
<div class="news-tags"><ul class="list-inline"><li><a href="/listtag/cabai">#cabai</a></li>
<li><a href="/listtag/pasar-desa">#pasar desa</a></li></ul></div>
<h3>Terpopuler</h3><div class="media"><span class="date">Selasa 03-03-2026,08:00 WIB</span><h2 class="media-heading">
<a href="https://jateng.disway.id/read/9/jalan-rusak">Jalan Rusak Diperbaiki</a></h2></div>
<h3>Terkini</h3><div class="media"><span class="date">Kamis 05-03-2026,00:16 WIB</span></div></body></html>"""


def nowhere(_headline: str) -> str:
    return ""


@pytest.fixture
def portal_page(tmp_path: Path) -> Reading:
    (tmp_path / "page_files").mkdir()
    picture = io.BytesIO()
    Image.new("RGB", (40, 30)).save(picture, "JPEG")
    (tmp_path / "page_files" / "cabai.jpg").write_bytes(picture.getvalue())
    return read(PORTAL.encode(), "page.html", HABITS, nowhere, tmp_path)[0]


def test_the_portals_structure_field_by_field(portal_page: Reading) -> None:
    content = portal_page.content
    assert (portal_page.kind, portal_page.address) == ("page-html", "https://jateng.disway.id/ekonomi/read/677/harga-cabai-naik")
    assert content.headline == "Harga Cabai Naik di Pasar Desa" and content.advertorial
    assert (content.reporters, content.editor, content.category) == (("Rina A", "Budi S"), "Tono", "Ekonomi")
    assert (content.published, content.place, content.label) == ("2026-03-04T09:05+07:00", "SLAWI", "DISWAY JATENG")
    assert (content.tags, content.source, content.guesses) == (("cabai", "pasar desa"), "radarbanten", ())
    lead = content.lead
    assert lead and (lead.keyword, lead.caption, lead.photographer, lead.agency) == (
        "NAIK", "Pedagang menata cabai.", "Rina A", "Kantor Contoh")
    assert set(portal_page.pictures) == {"lead"}


def test_the_portals_body_and_lists(portal_page: Reading) -> None:
    body = portal_page.content.body
    assert [b.kind for b in blocks(body)] == [
        Kind.PARAGRAPH, Kind.RELATED, Kind.PARAGRAPH, Kind.RELATED, Kind.PARAGRAPH, Kind.BULLET, Kind.BULLET]
    assert body.startswith("Harga cabai *naik* lagi.")
    assert [(r.title, r.target) for r in related_links(body)] == [
        ("Pasar Baru Dibuka", "https://jateng.disway.id/read/12/pasar-baru"), ("Panen Raya Tiba", "newsdesk:title")]
    assert [(e.list, e.headline, e.published) for e in portal_page.archive] == [
        ("popular", "Jalan Rusak Diperbaiki", "2026-03-03T08:00+07:00")]
    assert {(r.what, r.why) for r in portal_page.refused} == {
        ("Kamis 05-03-2026,00:16 WIB", "stamp-without-headline"), ("1 2", "more-pages")}


def test_a_stamp_that_the_pages_data_contradicts_is_a_guess() -> None:
    other = PORTAL.replace("T09:05:00+07:00", "T21:05:00+07:00")
    guesses = read(other.encode(), "page.html", HABITS, nowhere)[0].content.guesses
    assert [(g.field, g.value, g.alternatives, g.why) for g in guesses] == [
        ("published", "2026-03-04T09:05+07:00", ("2026-03-04T21:05:00+07:00"[:16] + "+07:00",), "stamp-differs")]


@pytest.mark.parametrize(("source", "why"), [
    ("https://evil.example/a.jpg", "picture-remote"), ("//evil.example/a.jpg", "picture-remote"),
    ("file:///etc/hostname", "picture-outside"), ("../secret.jpg", "picture-outside"), ("..%2Fsecret.jpg", "picture-outside"),
    ("link.jpg", "picture-outside"), ("page_files/none.jpg", "picture-missing"), ("page_files/text.jpg", "picture-unreadable"),
    ("data:image/png;base64,AAAA", "picture-outside"), ("page_files\\..\\..\\secret.jpg", "picture-outside"),
])
def test_pictures_come_from_beside_the_page_only(tmp_path: Path, source: str, why: str) -> None:
    inside = tmp_path / "in"
    (inside / "page_files").mkdir(parents=True)
    Image.new("RGB", (4, 4)).save(tmp_path / "secret.jpg")
    (inside / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    (inside / "page_files" / "text.jpg").write_text("no picture")
    page = PORTAL.replace("page_files/cabai.jpg", source)
    found = read(page.encode(), "page.html", HABITS, nowhere, inside)[0]
    assert not found.pictures
    assert why in {r.why for r in found.refused} or (why == "picture-outside" and "page-file-link" in {r.why for r in found.refused})


@pytest.mark.skipif(not PAGES, reason="the shared real material is not beside the project")
@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name.removesuffix(".html.gz"))
def test_other_portals_pages(path: Path) -> None:
    trafilatura = pytest.importorskip("trafilatura")
    found = read(path.read_bytes(), path.name, HABITS, nowhere)[0]
    assert found.kind == "other-html" and found.content.headline and found.content.body and not found.pictures
    assert not re.search(r"<script|javascript:|onclick=|document\.", found.content.body)
    if path.name.removesuffix(".html.gz") in NOT_COMPARED:
        return
    reference = trafilatura.extract(gzip.decompress(path.read_bytes()).decode("utf-8", "replace"), include_comments=False,
                                    include_tables=False) or ""
    place = f"{found.content.place}, {found.content.label} - "
    ours, theirs = _runs(place + found.content.body), _runs(reference)
    assert len(ours & theirs) >= 0.92 * len(theirs), "some of the text is missing"
    assert len(ours & theirs) >= 0.7 * len(ours), "the page around the text came along"


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", re.sub(r"\]\([^)]*\)", "]", text).lower())
    return {tuple(words[n : n + 4]) for n in range(len(words) - 3)}


@pytest.mark.parametrize(("title", "headline"), [
    ("Polres Serahkan Anggota ke Kejaksaan - Kompas.com Regional", "Polres Serahkan Anggota ke Kejaksaan"),
    ("Harga Cabai Naik di Pasar - detikcom", "Harga Cabai Naik di Pasar"),
    ("Harga Cabai Naik di Pasar | Antara News", "Harga Cabai Naik di Pasar"),
    ("Harga Cabai di Pasar Pagi - Naik Lima Persen Lagi", "Harga Cabai di Pasar Pagi - Naik Lima Persen Lagi")])
def test_the_name_of_a_site_behind_a_shared_title_is_not_part_of_the_headline(title: str, headline: str) -> None:
    page = f"<html><head><meta property='og:title' content='{title}'></head><body><h1>Regional</h1><p>{'Isi berita. ' * 30}</p></body>"
    assert read(page.encode(), "x.html", HABITS, nowhere)[0].content.headline == headline


def test_markdown(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "a.png")
    text = ("---\ntitle: \"Judul: Pendek\"\nauthor: Rina\ntags: [\"Satu\", \"dua\"]\ndate: 2026-03-04T09:05+07:00\n---\n\n"
            "SLAWI, DISWAY JATENG - Baris satu\ndisambung __tebal__ dan _miring_.\n\nAnak judul\n----------\n\n* a\n* b\n\n"
            "![Alt](a.png)\n\n![x](https://evil.example/x.png)\n\n<script>alert(1)</script>\n\nBACA JUGA: [Lain](https://a.id/read/1/x)\n")
    found = read(text.encode(), "x.md", HABITS, nowhere, tmp_path)[0]
    content = found.content
    assert (content.headline, content.reporters, content.tags) == ("Judul: Pendek", ("Rina",), ("satu", "dua"))
    assert (content.place, content.published) == ("SLAWI", "2026-03-04T09:05+07:00")
    assert content.body.split("\n\n") == [
        "Baris satu disambung **tebal** dan *miring*.", "## Anak judul", "- a\n- b", "![Alt](picture:p1)",
        "BACA JUGA: [Lain](https://a.id/read/1/x)"]
    assert set(found.pictures) == {"p1"}
    assert [r.why for r in found.refused] == ["markup-dropped", "picture-remote"]


@pytest.mark.parametrize(("data", "code"), [
    (b"", "file-empty"), (b" \n\t\n", "file-empty"), (b"\xef\xbb\xbf", "file-empty"), (bytes(range(256)) * 50, "file-not-text"),
    (b"\x89PNG\r\n\x1a\n" + bytes(200), "file-not-text"), (b"x" * 20_000_001, "file-too-large"),
    (gzip.compress(b"Judul\n\nIsi berita." * 500, mtime=0)[:-20], "file-damaged"),
    (gzip.compress(bytes(30_000_000), mtime=0), "file-too-large"),
    (b"<html><body></body></html>", "page-without-article"), (b"<!doctype html><!-- -->", "page-without-article"),
])
def test_files_that_cannot_be_read_say_why(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read(data, "berkas", HABITS, nowhere)
    assert refused.value.code == code


def test_a_few_damaged_places_are_told_and_the_rest_is_read() -> None:
    data = ("Judul Berita\n\n" + "“Isi berita yang panjang,” ujarnya. " * 40).encode() + b"\xff dan akhir."
    found = read(data, "x.txt", HABITS, nowhere)[0]
    assert [(r.what, r.why, r.level) for r in found.refused] == [("1", "characters-unreadable", "lost")]
    assert "dan akhir." in found.content.body


def test_a_page_is_read_in_the_encoding_it_declares() -> None:
    page = '<html><head><meta charset="windows-1252"></head><body><h1>Judul Panjang Sekali</h1><p>' + "“Isi – berita,” ujarnya. " * 20
    found = read(page.encode("cp1252"), "x.html", HABITS, nowhere)[0]
    assert "“Isi – berita,”" in found.content.body


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_text_behind_the_mark_of_another_encoding_is_read_and_told(mark: bytes, encoding: str) -> None:
    text = "Harga Cabai Turun\n\n“Harga cabai turun lagi,” ujarnya kepada warga pasar.\n"
    found = read(mark + text.encode(encoding), "x.txt", HABITS, nowhere)[0]
    assert found.content.headline == "Harga Cabai Turun" and "“Harga cabai" in found.content.body
    assert [r.why for r in found.refused] == ["encoding-mark-wrong"]


def test_utf_16_is_read_as_that_whatever_its_letters() -> None:
    for text in ("Harga Cabai Turun\n\nIsi berita.", "水価格が下落\n\n" + "市場の水の価格は下落した。" * 40):
        found = read(text.encode("utf-16"), "x.txt", HABITS, nowhere)[0]
        assert found.content.headline == text.split("\n")[0] and not found.refused


def test_a_page_deeper_than_the_parser_goes_keeps_its_words_and_is_told() -> None:
    page = "<html><body><h1>Judul Panjang Sekali</h1><p>Pembuka berita ini.</p>" + "<div>" * 5000 + "<p>" + "Isi berita, panjang. " * 20
    found = read(page.encode(), "x.html", HABITS, nowhere)[0]
    assert "Isi berita, panjang." in found.content.body and found.content.headline == "Judul Panjang Sekali"
    assert ("page-too-deep", "lost") in [(r.why, r.level) for r in found.refused]
    inside = read(("# Judul\n\n" + "<div>" * 5000 + "Isi berita.").encode(), "x.md", HABITS, nowhere)[0]
    assert "Isi berita." in inside.content.body


def test_a_deep_page_is_read() -> None:
    page = "<html><body><h1>Judul Panjang Sekali</h1>" + "<div>" * 1000 + "<p>" + "Isi berita, panjang. " * 20 + "</p>"
    assert "Isi berita" in read(page.encode(), "x.html", HABITS, nowhere)[0].content.body
