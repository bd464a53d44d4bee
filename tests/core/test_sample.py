"""The sample newsroom: complete, quick to make, harmless to who opens it, and its page text reads as a portal's page."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from PIL import Image

from newsdesk import drafting, finding, importing, publishing, reviewing, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Desk, Look
from newsdesk.sample import FOLDER, make_sample
from newsdesk.store import log
from newsdesk.text.body import related_links

ARTICLES = sorted((FOLDER / "articles").glob("*.md"))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory):
    opened = Desk.open(tmp_path_factory.mktemp("sample"))
    opened.do(staffing.settle_in, "Sari Lestari", ("reporter",), "disway-jateng")
    assert make_sample(opened) == len(ARTICLES) == 12
    yield opened
    opened.close()


def test_it_fills_every_shelf(desk: Desk) -> None:
    counted = desk.ask(finding.counts)
    assert (counted["draft"], counted["submitted"], counted["approved"], counted["archive"]) == (3, 3, 6, 40)


def test_who_opens_it_stays_who_they_are(desk: Desk) -> None:
    person = desk.ask(staffing.me)
    assert person and (person.name, person.roles) == ("Sari Lestari", ("reporter",))
    assert desk.ask(lambda look: log.damaged(look.session)) == []


def test_every_approved_article_can_be_exported(desk: Desk, tmp_path: Path) -> None:
    for row in desk.ask(finding.articles, "approved"):
        assert [f.check for f in desk.ask(publishing.check, row.id) if f.level == "block"] == []
        assert (desk.do(publishing.export, row.id, tmp_path).result.folder / "index.html").exists()


def test_every_related_link_leads_somewhere(desk: Desk) -> None:
    def targets(look: Look) -> list[str]:
        contents = [drafting.draft(look, row.id).content for row in finding.articles(look)]
        return [link.target for content in contents for link in related_links(content.body)]

    found = desk.ask(targets)
    assert len(found) >= 10
    assert all(desk.ask(finding.describe, target) for target in found)


def test_two_are_advertorials_and_the_popular_list_is_there(desk: Desk) -> None:
    assert sum(row.advertorial for row in desk.ask(finding.articles)) == 2
    article = next(a.id for a in desk.ask(finding.articles) if a.stage in ("approved", "exported"))
    context, _ = desk.ask(lambda look: reviewing.approved_context(look, article, reviewing.standing(look, article).approved))
    assert [len(part) for part in (context.related, context.popular, context.latest)] == [5, 5, 5]
    assert context.popular[0].headline.startswith("Kereta Wisata")


@pytest.mark.parametrize("file", ARTICLES, ids=lambda f: f.stem)
def test_an_article_is_as_long_as_one_and_says_nothing_unknown(file: Path) -> None:
    _, head, body = file.read_text(encoding="utf-8").split("+++\n", 2)
    values = tomllib.loads(head)
    assert 250 <= len(body.split()) <= 450
    assert set(values) - {"stage"} <= set(Content.__dataclass_fields__)
    assert 30 <= len(values["headline"]) <= 109


@pytest.mark.parametrize("file", sorted((FOLDER / "pictures").glob("*.jpg")), ids=lambda f: f.stem)
def test_a_picture_is_wide_and_small(file: Path) -> None:
    with Image.open(file) as picture:
        assert picture.size == (1600, 1000)
    assert file.stat().st_size < 120_000


def test_the_page_text_reads_as_a_page_of_the_portal(desk: Desk) -> None:
    reading = desk.ask(importing.read_file, FOLDER / "halaman-portal.txt")[0]
    content = reading.content
    assert content.headline == "Perajin Tahu Aci Adiwerna Benahi Kemasan agar Masuk Toko Oleh-Oleh"
    assert (content.published, content.place, content.advertorial) == ("2026-05-12T09:40+07:00", "ADIWERNA", True)
    assert (content.reporters, content.editor, content.category) == (("Rina Wulandari",), "Bagus Prakoso", "")
    assert len(related_links(content.body)) == 3
    assert [guess.field for guess in content.guesses] == ["related:0"]
    assert [sum(e.list == name for e in reading.archive) for name in ("related", "popular", "latest")] == [5, 5, 3]
    assert [r.why for r in reading.refused] == ["stamp-without-headline"]


def test_who_has_the_name_of_somebody_in_the_sample_stays_what_they_are(tmp_path: Path) -> None:
    opened = Desk.open(tmp_path)
    opened.do(staffing.settle_in, "rina wulandari", ("reporter", "editor"), "disway-jateng")
    make_sample(opened)
    me = opened.ask(staffing.me)
    assert me is not None and (me.name, me.roles) == ("rina wulandari", ("reporter", "editor", "chief"))
    opened.close()
