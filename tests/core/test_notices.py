"""A correction, an update, a right of reply and a withdrawal stand on the page with their own time, and say what to do there."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from lxml import html as lxml_html

from newsdesk import correcting, drafting, publishing, reviewing, staffing
from newsdesk.article.content import Content, Notice
from newsdesk.desk import Desk
from newsdesk.portal.context import Context
from newsdesk.portal.page import render
from newsdesk.portal.profile import load_profile

PROFILE = load_profile("disway-jateng").profile
CONTENT = Content(headline="Harga Beras Naik di Slawi", body="Harga naik.\n\nWarga antre.", reporters=("Rina",),
                  published="2026-05-10T10:00+07:00")
RALAT = Notice("correct", "Harga yang benar Rp 14.000.", "2026-05-10T15:30+07:00", "https://contoh.id/read/2/ralat")


def page(*notices: Notice):
    made = render(replace(CONTENT, notices=notices), PROFILE, Context(), {})
    return lxml_html.document_fromstring(made.html.decode())


def said(tree, path: str) -> list[str]:
    return [" ".join(node.text_content().split()) for node in tree.xpath(path)]


def test_a_correction_is_seen_with_its_time_and_link_and_told_to_search_engines() -> None:
    tree = page(RALAT)
    assert said(tree, "//section[contains(@class,'notice')]/p")[:2] == ["Ralat Minggu 10-05-2026,15:30 WIB", RALAT.text]
    assert tree.xpath("//section//a/@href") == [RALAT.link] and said(tree, "//*[@id='body']/p")[1] == "Warga antre."
    data = json.loads(tree.xpath("//script[@type='application/ld+json']/text()")[0])
    assert data["dateModified"] == RALAT.at and data["datePublished"] == CONTENT.published
    assert data["correction"] == [{"@type": "CorrectionComment", "text": RALAT.text, "datePublished": RALAT.at}]


def test_a_withdrawn_article_shows_its_reason_and_no_text() -> None:
    tree = page(Notice("withdraw", "Narasumber keberatan.", "2026-05-11T08:00+07:00"))
    text = tree.text_content()
    assert "Narasumber keberatan." in text and "Warga antre" not in text and tree.xpath("//*[@id='body']/*") == []


def test_a_notice_runs_nothing_and_leads_nowhere_bad() -> None:
    tree = page(Notice("reply", "<script>x</script>", "2026-05-11T08:00+07:00", "javascript:alert(1)"))
    assert not tree.xpath("//section//script | //section//a") and "<script>x</script>" in said(tree, "//section/p")[1]


def test_a_page_that_is_corrected_keeps_the_time_at_which_it_came_out(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "newsroom")
    desk.do(staffing.settle_in, "Sari", ("reporter", "editor"), "disway-jateng")
    article = desk.do(drafting.start, replace(CONTENT, published="")).result

    def page() -> tuple[str, dict[str, str], str]:
        desk.do(reviewing.approve, article, desk.do(reviewing.submit, article).result)
        done = desk.do(publishing.export, article, tmp_path / "out").result
        desk.do(correcting.mark_published, article, "https://contoh.id/read/1/harga", "2026-05-10T10:00+07:00")
        tree = lxml_html.document_fromstring((done.folder / "index.html").read_bytes().decode())
        data = json.loads(tree.xpath("//script[@type='application/ld+json']/text()")[0])
        return tree.xpath("//div[@class='post-info']//time/@datetime")[0], data, done.folder.name

    page()
    desk.do(correcting.change_published, article, "update", "Harga Rp 14.000.")
    shown, data, folder = page()
    assert shown == data["datePublished"] == "2026-05-10T10:00+07:00" and folder.startswith("2026-05-10-")
    assert data["dateModified"] > data["datePublished"]
    desk.close()


def test_the_way_of_a_correction_and_what_the_portal_has_to_do(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "newsroom")
    desk.do(staffing.settle_in, "Sari", ("reporter", "editor"), "disway-jateng")
    article = desk.do(drafting.start, CONTENT).result
    where = "https://contoh.id/read/1/harga"

    def once(expected: str, address: str) -> str:
        desk.do(reviewing.approve, article, desk.do(reviewing.submit, article).result)
        done = desk.do(publishing.export, article, tmp_path / "out").result
        assert (done.todo, done.address) == (expected, address)
        desk.do(correcting.mark_published, article, where, "2026-05-10T10:00+07:00")
        return (done.folder / "index.html").read_text()

    once("publish", "")
    desk.do(correcting.change_published, article, "correct", "Harga yang benar Rp 14.000.")
    notice = desk.ask(drafting.draft, article).content.notices[-1]
    assert (notice.kind, notice.text) == ("correct", "Harga yang benar Rp 14.000.") and notice.at.endswith("+07:00")
    assert "Harga yang benar Rp 14.000." in once("replace", where)
    desk.do(correcting.change_published, article, "withdraw", "Data tidak dapat dibuktikan.")
    assert "Warga antre" not in once("withdraw", where)
    assert desk.ask(reviewing.standing, article).stage == "withdrawn"
    desk.close()
