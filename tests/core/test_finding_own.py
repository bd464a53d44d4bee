"""What this newsroom has not submitted yet is found like the archive, and can be linked to before it has an address."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsdesk import drafting, finding, importing, publishing, reviewing, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Act, Desk
from newsdesk.portal.reading.records import ArchiveRecord
from newsdesk.store.drafts import write_draft
from newsdesk.text.related import Related, related_line

DRAFT = Content("Warga Menanam Bakau di Muara", body="Bibit didatangkan dari persemaian.", reporters=("Sari",))


@pytest.fixture
def desk(tmp_path: Path):
    opened = Desk.open(tmp_path / "newsroom")
    opened.do(staffing.settle_in, "Sari", ("reporter", "editor"), "disway-jateng")
    yield opened
    opened.close()


def _found(desk: Desk, query: str) -> list[str]:
    return [found.target for found in desk.ask(finding.find, query)]


def test_a_draft_is_found_by_its_headline_and_by_its_text(desk: Desk) -> None:
    target = f"newsdesk:article/{desk.do(drafting.start, DRAFT).result}"
    for query in ("menanam bak", "persemaian", "bibit didatang"):
        assert _found(desk, query) == [target]
    assert _found(desk, "menanam bakau gunung") == []
    assert _found(desk, "nanam") == []


def test_a_headline_is_found_as_it_was_typed_last_and_a_text_from_the_next_snapshot_on(desk: Desk) -> None:
    article = desk.do(drafting.start, DRAFT).result
    newer = replace(DRAFT, headline="Mangrove Ditanam Warga", body="Bibit didatangkan dari persemaian kabupaten.")
    desk.do(drafting.save_draft, article, newer)  # the first snapshot is taken here
    desk.do(drafting.save_draft, article, replace(newer, headline="Mangrove Ditebar", body=newer.body + " Pelajar ikut."))
    assert _found(desk, "mangrove tebar") == [] and _found(desk, "mangrove diteb") == [f"newsdesk:article/{article}"]
    assert _found(desk, "pelajar") == []

    def a_minute_later(act: Act) -> None:
        write_draft(act.session, article, replace(newer, body="Pelajar ikut.").to_json(), 9, datetime.now(UTC) + timedelta(minutes=2))

    desk.do(a_minute_later)
    assert _found(desk, "pelajar") == [f"newsdesk:article/{article}"]


def test_the_archive_is_not_crowded_out_and_a_blank_article_is_not_found(desk: Desk) -> None:
    desk.do(importing.add_entries, [ArchiveRecord(f"Bakau Muara {n}", f"https://a.id/{n}") for n in range(5)])
    for n in range(12):
        desk.do(drafting.start, replace(DRAFT, headline=f"Bakau Nomor {n}"))
    desk.do(drafting.start)
    found = desk.ask(finding.find, "bakau", limit=40)
    assert [f.origin for f in found[:5]] == ["article"] * 5 and len(found) == 17
    context = desk.ask(finding.context_for, "", replace(DRAFT, tags=("bakau", "muara")), datetime.now(UTC), "Asia/Jakarta")
    assert len(context.related) == 5


def test_a_link_to_it_waits_for_the_address_of_the_portal(desk: Desk) -> None:
    other = desk.do(drafting.start, DRAFT).result
    target = _found(desk, "bakau")[0]
    body = "Paragraf pertama.\n\n" + related_line(Related(DRAFT.headline, target))
    article = desk.do(drafting.start, Content("Judul Berita Utama", body=body, reporters=("Sari",))).result
    revision = desk.do(reviewing.submit, article).result
    desk.do(reviewing.approve, article, revision)
    assert b"URL menyusul" in desk.ask(publishing.page_of_revision, article, revision).page.html
    desk.do(publishing.give_address, f"newsdesk:article/{other}", "https://jateng.disway.id/read/7/bakau")
    assert b"URL menyusul" not in desk.ask(publishing.page_of_revision, article, revision).page.html
