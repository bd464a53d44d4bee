"""Export, then import: the same article, every field, from article.json and from index.html alone."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from newsdesk.article.content import Answered, Content, Notice, Picture
from newsdesk.pictures.developing import prepare
from newsdesk.portal.context import Context, ListItem
from newsdesk.portal.package import package_files, read_back, write_package
from newsdesk.portal.profile import load_profile
from newsdesk.portal.reading import Habits, read
from newsdesk.store.views import revision_hash
from newsdesk.text.body import chunks, join_lines, picture_keys, picture_line, related_links
from newsdesk.text.canonical import digest
from newsdesk.text.from_html import numbered
from newsdesk.text.markup import to_html, to_markdown
from newsdesk.text.related import Related, related_line

PROFILE = load_profile("disway-jateng").profile
HABITS = Habits(PROFILE.label, PROFILE.zone, (PROFILE.label, "radartegal.com"))
CONTEXT = Context(published="2026-03-04T14:03+07:00", related=(ListItem("Berita Lain", "2026-03-03T10:00+07:00", "https://a.b/c"),))

letters = st.one_of(
    st.sampled_from(["Kabupaten Tegal", "“Kami siap,” ujarnya", "IKM (logam)", "Rp1.400", "<b>tebal</b>", "a & b", "*bintang*",
                     "[CEK]", "# pagar", "- strip", "1. satu", "> kutip", "BACA JUGA: x", "‘petik’", "emoji 🙂", "é ñ",
                     "\\ balik",
                     "{{ 7*7 }}", "</script>", "--", "_garis_", "http://x.y"]),
    st.text(st.sampled_from("*[]()\\\u00a0\u200b\u202e<>&\"'`~#-_.!1 a"), min_size=1, max_size=8),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\ufffc\ufffe\uffff"), min_size=1, max_size=12),
)
line = st.lists(letters, min_size=1, max_size=5).map(" ".join).map(lambda t: " ".join(t.split()))
name = line.map(lambda t: t.replace(",", " ").strip()).filter(bool)
paragraph = line.map(lambda t: to_markdown(f"<p>{to_html(t)}</p>")).filter(lambda t: t and "\n" not in t)
marked = st.builds(lambda a, b, c, mark: f"{a} {mark[0]}{b}{mark[1]} {c}", line, line.filter(bool), line, st.sampled_from(
    [("**", "**"), ("*", "*"), ("***", "***"), ("[", "](https://x.id/a?b=1&c=(2))"), ("**[", "](https://x.id)**"), ("", "")]))
prefix = st.sampled_from(["", "## ", "### ", "- ", "1. ", "> "])
block = st.builds(lambda start, text: canonical(start + text), prefix, marked).filter(bool)
related = st.builds(lambda t, n: related_line(Related(t, n)), line.filter(bool),
                    st.sampled_from(["https://jateng.disway.id/read/1/a", "newsdesk:title", "newsdesk:article/0123abcd"]))


def canonical(line: str) -> str:
    """A line as the editor and every import keep it; empty where it says nothing."""
    found = "\n\n".join(to_markdown(to_html(chunk)) for chunk in chunks(line))
    return found if found and "\n" not in found and to_html(found) == to_html(line) else ""


def picture_bytes() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (640, 360), (120, 140, 90)).save(out, "JPEG")
    return out.getvalue()


PIXELS = picture_bytes()
pictures = st.builds(Picture, key=st.just("p1"), image=st.just("0" * 64), name=st.just("foto.jpg"), keyword=line, caption=line,
                     photographer=line, agency=line, alt=line, ai=st.booleans())


notice = st.builds(Notice, st.sampled_from(["correct", "update", "reply"]), line.filter(lambda text: bool(text.strip())),
                   st.just("2026-03-05T09:00+07:00"), st.sampled_from(["", "https://contoh.id/read/2/ralat"]))


answered = st.none() | st.builds(Answered, st.sampled_from(["correct", "reply"]), st.sampled_from(
    ["newsdesk:article/0123456789abcdef", "newsdesk:archive/0123abcd", "https://contoh.id/read/1/asal"]), line.filter(bool))


@st.composite
def articles(draw: st.DrawFn) -> Content:
    lead = draw(st.none() | pictures.map(lambda p: replace(p, key="lead")))
    inside = draw(st.none() | pictures)
    lines = draw(st.lists(st.one_of(paragraph, block, block, related), min_size=1, max_size=6))
    lines.insert(0, "Paragraf pembuka.")
    if inside:
        inside = inside_clean = Content(lead=inside).cleaned().lead
        assert inside_clean is not None
        lines.insert(1, picture_line(inside_clean.key, inside_clean.alt))
    return Content(
        headline=draw(line.filter(bool)), kicker=draw(line), place=draw(line), label=draw(st.sampled_from(["", "radartegal.com"])),
        body=join_lines(numbered(lines)), reporters=tuple(draw(st.lists(name, min_size=1, max_size=3))), editor=draw(name),
        category=draw(line.filter(bool)), tags=tuple(draw(st.lists(name.map(str.lower), max_size=4))),
        published=draw(st.sampled_from(["", "2026-03-04T14:03+07:00", "2025-12-31T23:59:30+08:00"])),
        advertorial=draw(st.booleans()), sponsor=draw(line), source=draw(line), lead=lead,
        pictures=(inside,) if inside else (), notices=tuple(draw(st.lists(notice, max_size=2))),
        answers=draw(answered),
    ).cleaned()


def without_images(content: Content) -> Content:
    """Pictures come back resized, so under another hash; every word of theirs must be the same."""
    return replace(content, lead=content.lead and replace(content.lead, image=""),
                   pictures=tuple(replace(p, image="") for p in content.pictures))


def exported(content: Content) -> dict[str, bytes]:
    files = {}
    for number, picture in enumerate([p for p in (content.lead, *content.pictures) if p], start=1):
        files[picture.key] = prepare(PIXELS, picture, number, "foto", PROFILE.picture_width)
    return package_files(content, PROFILE, CONTEXT, files, {"article": "a", "revision": "r"})


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(content=articles())
def test_export_then_import_is_the_same_article(content: Content, tmp_path_factory: object) -> None:
    files = exported(content)
    from_json = read(files["article.json"], "article.json", HABITS, lambda t: "")[0].content
    assert from_json == content
    from_page = read(files["index.html"], "index.html", HABITS, lambda t: "")[0].content
    assert replace(without_images(from_page), body="") == replace(without_images(content), body="")
    # Two lists that meet count on; apart from such numbers the body is the same, line for line.
    assert related_links(from_page.body) == related_links(content.body)
    assert picture_keys(from_page.body) == picture_keys(content.body)
    assert [to_html(c) for c in chunks(from_page.body)] == [to_html(c) for c in chunks(content.body)]


def test_a_text_that_answers_nothing_has_the_bytes_it_had_before_there_were_answers() -> None:
    told = Notice("correct", "Angka diperbaiki.", "2026-03-05T09:00+07:00", "https://contoh.id/read/2/ralat")
    content = Content(headline="Harga Cabai Naik", body="Naik.", reporters=("Rina",), notices=(told,)).cleaned()
    assert digest(content.to_json()) == "6611b623c672d318ec362451e7d78341f1805e76af69067624a16291f6c8c5c0"
    name = revision_hash("a" * 16, [], content.to_values())
    assert name == "875aa63f200ae0590dfaa16b0272a5ecbfe205c77449fcf0c54ebe1330d31351"
    files = {file: hashlib.sha256(data).hexdigest() for file, data in exported(content).items()}
    assert files["article.json"] == "d66726a5a9b204cc0ec0abb8cedc71a4ea82c784e7338a973d9b74b01101f0bd"
    answering = replace(content, answers=Answered("reply", "https://contoh.id/read/1/asal", "Harga Cabai"))
    assert answering.to_json() != content.to_json() and Content.from_json(answering.to_json()) == answering


def test_the_same_input_gives_the_same_bytes_and_reads_back(tmp_path: Path) -> None:
    content = Content(headline="Harga Cabai Naik", body="Naik.", reporters=("Rina",), lead=Picture("lead", image="0" * 64)).cleaned()
    files = exported(content)
    assert files == exported(content)
    folder = write_package(files, tmp_path, "2026-03-04-harga")
    assert read_back(folder) == []
    again = write_package(files, tmp_path, "2026-03-04-harga")
    assert {p.name: p.read_bytes() for p in again.iterdir()} == files
    assert [p.name for p in tmp_path.iterdir()] == ["2026-03-04-harga"]
    (folder / "index.html").write_bytes(files["index.html"] + b" ")
    assert read_back(folder) == ["index.html: changed"]
