"""Reading real pages: exactly what stands there, every doubt marked, nothing wrong taken silently."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsdesk.portal.reading import Habits, read
from newsdesk.portal.reading.reading import Reading
from newsdesk.portal.reading.record import read_article_records
from newsdesk.text.body import related_links
from newsdesk.text.settling import settle_related

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
HABITS = Habits("DISWAY JATENG", "Asia/Jakarta", ("DISWAY JATENG", "radartegal.com", "DISWAY.ID"))
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the shared real material is not beside the project")


def nowhere(_headline: str) -> str:
    return ""


@pytest.fixture(scope="module")
def portal_page() -> Reading:
    return read((DATA / "portal-page.txt").read_bytes(), "portal-page.txt", HABITS, nowhere)[0]


@needs_data
def test_the_portal_page_field_by_field(portal_page: Reading) -> None:
    content = portal_page.content
    assert portal_page.kind == "page-text"
    assert content.headline == "Perintrasnaker Kabupaten Tegal Terus Kembangkan Akses Pasar IKM Logam"
    assert content.published == "2023-10-26T15:17+07:00"
    assert (content.reporters, content.editor) == (("Hermas Purwadi",), "M Sekhun")
    assert content.category == ""
    assert content.advertorial and "ADV" not in content.body and "ADV" not in content.headline
    assert (content.place, content.label) == ("SLAWI", "DISWAY JATENG")
    assert content.body.startswith("Upaya mengembangkan akses pasar")


@needs_data
def test_the_portal_page_related_links(portal_page: Reading) -> None:
    links = related_links(portal_page.content.body)
    assert [link.title for link in links[1:]] == [
        "Pernikahan Dini Naik, Pemkab Tegal Gandeng Kemenag untuk Cegah Stunting",
        "Dinas Dikbud Kabupaten Tegal Kebut Rehab Bangunan SMP Negeri",
    ]
    guesses = portal_page.content.guesses
    assert [g.field for g in guesses] == ["related:0"]
    assert guesses[0].value == links[0].title
    assert guesses[0].value == "BPBD Kabupaten Tegal Bangun Kolaburasi Wujudkan Desa Tangguh Bencana"
    assert len(guesses[0].alternatives) > 2


@needs_data
def test_the_portal_page_lists(portal_page: Reading) -> None:
    kinds = [entry.list for entry in portal_page.archive]
    assert [kinds.count(kind) for kind in ("related", "popular", "latest")] == [5, 5, 3]
    assert all(entry.published for entry in portal_page.archive)
    assert portal_page.archive[0].published == "2026-03-04T14:03+07:00"
    assert [(r.what, r.why) for r in portal_page.refused] == [("Rabu 04-03-2026,21:21 WIB", "stamp-without-headline")]


@needs_data
def test_a_title_that_the_archive_has_is_certain() -> None:
    known = "BPBD Kabupaten Tegal Bangun Kolaburasi Wujudkan Desa Tangguh Bencana"
    found = read((DATA / "portal-page.txt").read_bytes(), "x.txt", HABITS,
                 lambda t: "newsdesk:archive/1" if t == known else "")[0]
    assert not found.content.guesses
    assert related_links(found.content.body)[0].target == "newsdesk:archive/1"


@needs_data
def test_every_word_of_the_page_is_somewhere(portal_page: Reading) -> None:
    content = portal_page.content
    text = (DATA / "portal-page.txt").read_text(encoding="utf-8").split("Kamis 26-10-2023,15:17")[0]
    kept = " ".join([content.body, content.headline, content.place, "DIS WAY JATENG BACA JUGA: ADV -"])
    assert not set(_words(text)) - set(_words(kept))


def _words(text: str) -> list[str]:
    return [w for w in "".join(c if c.isalnum() else " " for c in text).split() if w]


@needs_data
def test_the_portal_articles(capsys: pytest.CaptureFixture[str]) -> None:
    readings = read_article_records(DATA / "portal-articles.jsonl.gz", HABITS, nowhere)
    stamps = sum("T" in r.content.published for r in readings)
    datelines = sum(bool(r.content.label) for r in readings)
    captions = sum(bool(r.content.lead and r.content.lead.caption) for r in readings)
    credits = sum(bool(r.content.lead and (r.content.lead.photographer or r.content.lead.agency)) for r in readings)
    with capsys.disabled():
        print(f"\n{len(readings)} articles: {stamps} stamps, {datelines} datelines, {captions} captions, {credits} credits")
        for reading in readings:
            if not (reading.content.label and reading.content.lead and not reading.content.guesses):
                why = [f"{g.field}: {g.why}" for g in reading.content.guesses] or ["no caption above the text"]
                print(f"  look: {reading.content.headline[:70]}  ({'; '.join(why)})")
    assert stamps == 42
    assert datelines >= 40


@needs_data
@pytest.mark.parametrize("count", range(4, 12))
def test_moving_a_titles_end_loses_no_word(portal_page: Reading, count: int) -> None:
    body = portal_page.content.body
    link = related_links(body)[0]
    behind = body.split("\n\n")[3]
    words = f"{link.title} {behind}".split()
    changed = settle_related(body, 0, " ".join(words[:count]))
    assert related_links(changed)[0].title == " ".join(words[:count])
    assert sorted(_words(changed)) == sorted(_words(body))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = "Harga Cabai Naik\n\nSLAWI, DISWAY JATENG - “Naik,” ujar pedagang.\n"
    content = read(text.encode(encoding), "naskah.txt", HABITS, nowhere)[0].content
    assert content.headline == "Harga Cabai Naik"
    assert content.body == "“Naik,” ujar pedagang."
    assert content.place == "SLAWI"


HOSTILE = """<!doctype html><html><head><meta http-equiv="refresh" content="0;url=http://evil.example/">
<style>body{background:url(http://evil.example/a.png)}</style><meta property="og:title" content="Judul Berita
Panjang"></head>
<body><h1 onclick="x()">Judul Berita Panjang</h1><iframe src="http://evil.example/"></iframe>
<div><p>Paragraf pertama yang cukup panjang, dengan koma, agar dibaca sebagai isi.<script>alert(1)</script></p>
<p>Kedua <a href="javascript:x()">tautan</a> dan <img src="file:///etc/passwd" onerror="x()"> gambar, cukup panjang
juga.</p></div>
<object data="http://evil.example/x"></object></body></html>"""


def test_nothing_active_comes_through() -> None:
    found = read(HOSTILE.encode(), "jahat.html", HABITS, nowhere)[0]
    said = found.content.to_json()
    for bad in ("script", "javascript", "onerror", "onclick", "iframe", "evil", "passwd", "url("):
        assert bad not in said
    assert "Paragraf pertama" in found.content.body and "tautan" in found.content.body
    assert {r.why for r in found.refused} == {"page-refresh", "page-style", "page-handler", "page-frame", "page-script",
                                              "page-file-link", "page-embedded"}
    assert not found.pictures
