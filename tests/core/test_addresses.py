"""Addresses of related links: given once, they stand in drafts and approved revisions, and change nothing that was there."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsdesk import correcting, drafting, finding, importing, publishing, reviewing, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.portal.reading.records import ArchiveRecord
from newsdesk.text.body import join_lines
from newsdesk.text.related import TITLE_ONLY, Related, related_line

ADDRESS = "https://jateng.disway.id/read/690002/panen-melon"
TITLE = "Panen Melon di Lahan Bekas Tambak"


@pytest.fixture
def desk(tmp_path: Path):
    opened = Desk.open(tmp_path / "newsroom")
    opened.do(staffing.settle_in, "Sari", ("reporter", "editor"), "disway-jateng")
    yield opened
    opened.close()


def _approved(desk: Desk, *links: Related) -> tuple[str, str]:
    body = join_lines(["Paragraf pertama.", *map(related_line, links)])
    article = desk.do(drafting.start, Content("Judul Berita Utama", body=body, reporters=("Sari",))).result
    revision = desk.do(reviewing.submit, article).result
    desk.do(reviewing.approve, article, revision)
    return article, revision


def _html(desk: Desk, article: str, revision: str) -> str:
    return desk.ask(publishing.page_of_revision, article, revision).page.html.decode()


def test_a_link_of_which_only_the_title_is_known_gets_an_address(desk: Desk) -> None:
    desk.do(importing.add_entries, [ArchiveRecord("Berita Tanpa Alamat")])
    assert desk.ask(finding.describe, TITLE_ONLY, TITLE) is None
    article, revision = _approved(desk, Related(TITLE), Related("Judul Lain"))
    assert _html(desk, article, revision).count("URL menyusul") == 2
    assert {f.facts["target"] for f in desk.ask(publishing.check, article) if f.check == "related-no-address"} == {TITLE_ONLY}
    desk.do(publishing.give_address, TITLE_ONLY, ADDRESS, TITLE)
    shown = _html(desk, article, revision)
    assert f'href="{ADDRESS}"' in shown and shown.count("URL menyusul") == 1
    assert [f.facts["title"] for f in desk.ask(publishing.check, article) if f.check == "related-no-address"] == ["Judul Lain"]
    found = desk.ask(finding.describe, TITLE_ONLY, TITLE)
    assert found and found.address == ADDRESS


def test_an_address_that_the_archive_knows_under_another_headline_is_taken_too(desk: Desk) -> None:
    desk.do(importing.add_entries, [ArchiveRecord("Panen Melon, Bekas Tambak", ADDRESS), ArchiveRecord(TITLE)])
    article, revision = _approved(desk, Related(TITLE))
    desk.do(publishing.give_address, TITLE_ONLY, ADDRESS, TITLE)
    desk.do(publishing.give_address, TITLE_ONLY, ADDRESS, TITLE)
    assert f'href="{ADDRESS}"' in _html(desk, article, revision)
    assert desk.ask(finding.archive_size) == 2


def test_what_the_archive_learns_later_fills_the_gap(desk: Desk) -> None:
    article, revision = _approved(desk, Related(TITLE))
    desk.do(importing.add_entries, [ArchiveRecord(TITLE.upper(), ADDRESS)])
    assert f'href="{ADDRESS}"' in _html(desk, article, revision)


@pytest.mark.parametrize(("target", "address", "title", "code"), [
    (TITLE_ONLY, ADDRESS, " ", "target-unknown"), ("newsdesk:article/none", ADDRESS, "", "target-unknown"),
    (TITLE_ONLY, "javascript:x", TITLE, "address-not-one"), (TITLE_ONLY, "https://", TITLE, "address-not-one"),
    (TITLE_ONLY, "https://a.id/a b", TITLE, "address-not-one"),
])
def test_what_is_no_address_or_leads_to_nothing_is_refused(desk: Desk, target: str, address: str, title: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        desk.do(publishing.give_address, target, address, title)
    assert refused.value.code == code


GOOD = ("https://jateng.disway.id/read/1/a", "http://contoh.id", "  https://contoh.id/a?b=1#c  ", "HTTPS://Contoh.id/a", "https://contoh.id/é")
BAD = ("", "contoh.id/a", "javascript:alert(1)", "mailto:a@b.id", "https://", "https://a b.id", "https://contoh.id/a b", "https://u:p@contoh.id/",
       "https://contoh.id/(a)", 'https://contoh.id/"a"', "https://contoh.id/<a>", "ftp://contoh.id/a", "https://contoh.id/a\u00a0b")


@pytest.mark.parametrize("given", [*GOOD, *BAD])
def test_what_is_a_web_address_is_one_rule_wherever_it_is_given(desk: Desk, tmp_path: Path, given: str) -> None:
    """Marking as published, giving the address of a related link, and the link of a note agree about every text."""
    def taken(verb, *args: object) -> bool:
        try:
            desk.do(verb, *args)
        except Refused as refused:
            assert refused.code == "address-not-one"
            return False
        return True

    article, _ = _approved(desk)
    desk.do(publishing.export, article, tmp_path)
    assert taken(correcting.mark_published, article, given, "2026-05-10T10:00+07:00") is (given in GOOD)
    assert taken(publishing.give_address, f"newsdesk:article/{article}", given) is (given in GOOD)
    if given in GOOD:
        assert desk.ask(reviewing.standing, article).address == given.strip()
        assert taken(correcting.change_published, article, "correct", "Ralat.", given)
        assert taken(correcting.reword, article, "Ralat.", given)
    elif given:
        desk.do(correcting.mark_published, article, GOOD[0], "2026-05-10T10:00+07:00")
        assert not taken(correcting.change_published, article, "correct", "Ralat.", given)
        assert desk.ask(reviewing.standing, article).stage == "published", "a refused step changes nothing"
