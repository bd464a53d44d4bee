"""The page: the structure readers of the portal meet, one child a chunk, the same bytes, and nothing of a hostile text."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as parser
from lxml.html import HtmlElement

from newsdesk.article.content import Content, Picture
from newsdesk.portal.context import Context
from newsdesk.portal.fields import FIELDS, portal_fields
from newsdesk.portal.page import render, render_chunks
from newsdesk.portal.profile import load_profile
from newsdesk.portal.shape import FORM
from newsdesk.text.body import chunks, join_lines, picture_line
from tests.core.portal_samples import ADVERTORIAL, ARTICLE, CONTEXT, HOSTILE, PROFILE, picture_files

STAMP = "Selasa 03-03-2026,15:17 WIB"


def page_of(content: Content, context: Context = CONTEXT, ads: bool = False) -> HtmlElement:
    return parser.document_fromstring(render(content, PROFILE, context, picture_files(content), ads).html.decode())


def words(page: HtmlElement, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


def test_the_structure_of_the_portals_page() -> None:
    page = page_of(ARTICLE)
    assert words(page, "//ul[@class='breadcrumb']/li/a") == ["Home", "Peristiwa"]
    assert words(page, "//div[@class='post text-black']//h1[@class='text-black']") == [ARTICLE.headline]
    assert words(page, "//div[@class='post-info']//*[@class='text-grey']") == [
        f"Reporter: Rina Contoh, Bagus Contoh | Editor: Tari Contoh | {STAMP}"]
    assert words(page, "//*[@id='author' and @class='author']/strong") == ["Rina Contoh", "Bagus Contoh"]
    assert words(page, "//*[@id='editor' and @class='editor']/strong") == ["Tari Contoh"]
    assert words(page, "//article//span[@class='date']") == [STAMP]
    assert words(page, "//article//figure[1]//p[@class='text-grey']/small")[0] == (
        "TANGGUL - Warga menanam bibit di lereng.-Rina Contoh/Redaksi-")
    assert words(page, "//*[@id='body']//figure//small") == ["BIBIT - Bibit siap tanam.--Gemini"]
    assert len(page.xpath("//img[@class='img-responsive img-rounded']")) == 2
    assert page.xpath("//div[@class='post text-black-1']/p[1]/strong[1]")[0].text == "SLAWI, DISWAY JATENG -"
    assert words(page, "//p[@class='blue-color']") == [
        "BACA JUGA: Tanggul Kali Gung Diperkuat Sebelum Puncak Hujan",
        "BACA JUGA: Jadwal Pompa Air Tegal Timur (URL menyusul)"]
    assert page.xpath("//p[@class='blue-color']/strong/a/@href") == [
        "https://jateng.disway.id/read/681200/tanggul-kali-gung"]
    assert words(page, "//p/small[starts-with(., 'Sumber')]") == ["Sumber: Pemkab"]
    assert words(page, "//div[@class='news-tags']//ul[@class='list-inline']//a[contains(@href,'/listtag/')]") == [
        "#kali gung", "#tanggul", "#vetiver"]
    assert len(words(page, "//h2[@class='media-heading']")) == 11
    assert "per Minggu 01-03-2026,06:00 WIB" in words(page, "//*[@class='list-note']")


def test_what_search_engines_are_told() -> None:
    page = page_of(ARTICLE)
    said = json.loads(page.xpath("//script/text()")[0])
    assert (said["@type"], said["headline"], said["datePublished"], said["inLanguage"]) == (
        "NewsArticle", ARTICLE.headline, ARTICLE.published, "id")
    assert [a["name"] for a in said["author"]] == list(ARTICLE.reporters)
    assert all(isinstance(url, str) and url.startswith("https://") for url in said["image"]) and len(said["image"]) == 2
    meta = {m.get("property") or m.get("name"): m.get("content") for m in page.xpath("//meta[@content]")}
    assert meta["robots"] == "max-image-preview:large" and meta["og:type"] == "article"
    assert meta["article:published_time"] == ARTICLE.published
    assert page.xpath("//link[@rel='canonical']/@href") == [CONTEXT.address]
    assert page.get("lang") == "id" and page.xpath("//time/@datetime")[0] == ARTICLE.published


def test_an_advertorial_says_so_everywhere() -> None:
    page = page_of(ADVERTORIAL)
    assert words(page, "//*[@class='label-adv']") == ["ADVERTORIAL Dinas Contoh"]
    assert json.loads(page.xpath("//script/text()")[0])["@type"] == "AdvertiserContentArticle"
    links = page.xpath("//*[@id='body']//a")
    assert len(links) == 2 and all(a.get("rel") == "sponsored" for a in links)
    assert not page_of(ARTICLE).xpath("//*[@class='label-adv'] | //a[@rel='sponsored']")


def test_one_child_a_chunk_and_the_page_is_made_of_them() -> None:
    parts = render_chunks(ARTICLE, PROFILE, CONTEXT, picture_files())
    body = page_of(ARTICLE).xpath("//*[@id='body']")[0]
    assert len(parts) == len(chunks(ARTICLE.body)) == len(body)
    assert [parser.tostring(parser.fragment_fromstring(p)) for p in parts] == [
        parser.tostring(child, with_tail=False) for child in body]


@given(st.text(st.sampled_from("ab*[]()#->1.!\\\"'<&\n \u00a0“é"), max_size=60), st.booleans())
@settings(max_examples=150, deadline=None)
def test_any_body_keeps_the_numbering(body: str, advertorial: bool) -> None:
    content = replace(ARTICLE, body=body, advertorial=advertorial)
    assert len(page_of(content).xpath("//*[@id='body']/*")) == len(chunks(body))


@pytest.mark.parametrize("field", ["body", "headline", "kicker", "place", "label", "source", "sponsor", "category", "editor", "slug"])
def test_nothing_of_a_hostile_text_is_on_the_page(field: str) -> None:
    text = HOSTILE if field == "body" else " ".join(HOSTILE.split())
    content = replace(ADVERTORIAL, **{field: text}, tags=(text,), reporters=(text, "x"))
    content = replace(content, lead=replace(content.lead, alt=text, caption=text, keyword=text, photographer=text))
    page = page_of(content, replace(CONTEXT, links={"newsdesk:article/abc": "javascript:alert(1)"}))
    assert [s.get("type") for s in page.xpath("//script")] == ["application/ld+json"]
    assert json.loads(page.xpath("//script/text()")[0])["headline"] == content.headline
    assert not page.xpath("//iframe|//object|//embed|//style|//svg|//base|//form|//meta[@http-equiv='refresh']")
    assert {link.get("href") for link in page.xpath("//link")} == {CONTEXT.address, "style.css"}
    assert not [value for e in page.iter() for name, value in e.attrib.items() if name == "data-target" and "javascript" in value]
    assert all("/" not in src for src in page.xpath("//@src"))
    assert not [name for e in page.iter() for name in e.attrib if name.startswith("on") or name == "style"]
    assert all(href.startswith(("https://", "http://HOST/p.png", "style.css")) for href in page.xpath("//@href"))


def test_the_same_input_gives_the_same_bytes_and_ads_are_only_asked_for() -> None:
    files = picture_files()
    assert render(ARTICLE, PROFILE, CONTEXT, files) == render(ARTICLE, PROFILE, CONTEXT, files)
    assert page_of(ARTICLE, ads=True).xpath("//*[@class='ad']") and not page_of(ARTICLE).xpath("//*[@class='ad']")


def test_an_empty_article_has_a_page_and_lone_surrogates_do_no_harm() -> None:
    assert render(Content(), PROFILE, Context(), {}).html
    assert render(Content(headline="a\ud800b", body="x\x00y"), PROFILE, Context(), {}).html


@pytest.mark.parametrize("id", ["radartegal", "disway-id"])
def test_a_profile_is_enough_for_another_portal(id: str) -> None:
    profile = load_profile(id).profile
    page = parser.document_fromstring(render(ARTICLE, profile, CONTEXT, {}).html.decode())
    assert page.xpath("//*[@id='body']/p[1]/strong[1]")[0].text == f"SLAWI, {profile.label} -"


def test_the_fields_of_the_portals_form() -> None:
    assert set(FIELDS) == set(FORM)
    fields = {f.id: f for f in portal_fields(ADVERTORIAL, replace(PROFILE, form=FORM), CONTEXT)}
    assert list(fields) == [id for id in FORM if id in fields] and len(fields) == len(FORM)
    assert fields["stamp"].value == STAMP and fields["tags"].value == "kali gung, tanggul, vetiver"
    assert fields["body"].form == "html" and "<strong>SLAWI, DISWAY JATENG -</strong> Warga" in fields["body"].value
    assert "data-" not in fields["body"].value and "<figure" not in fields["body"].value


def test_a_picture_without_a_caption_leaves_no_empty_paragraph_in_the_portals_form() -> None:
    content = replace(ARTICLE, body=join_lines(["Satu.", picture_line("p1"), "Dua."]), pictures=(Picture(key="p1"),))
    body = next(f.value for f in portal_fields(content, PROFILE, CONTEXT) if f.id == "body")
    assert body.count("<p>") == 2 and "Dua." in body
