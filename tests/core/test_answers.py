"""A correction or a right of reply that is an article of its own: it leads back to the original, and the original to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as lxml_html

from newsdesk import correcting, drafting, finding, importing, publishing, reviewing, staffing, waiting
from newsdesk.article.content import Answered, Content, Notice
from newsdesk.correcting import Asked
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.portal.checks import checklist
from newsdesk.portal.context import Context
from newsdesk.portal.page import render
from newsdesk.portal.profile import load_profile
from newsdesk.store.log import rebuild_views
from newsdesk.store.tables import Article
from newsdesk.waiting import Wanted

PROFILE = load_profile("disway-jateng").profile
ORIGINAL, REPLY = "https://contoh.id/read/1/harga", "https://contoh.id/read/2/hak-jawab"
TIME = "2026-05-10T10:00+07:00"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.open(tmp_path / "newsroom")
    opened.do(staffing.settle_in, "Sari", ("reporter", "editor"), "disway-jateng")
    yield opened
    opened.close()


def out(desk: Desk, article: str, address: str, folder: Path) -> publishing.Exported:
    desk.do(reviewing.approve, article, desk.do(reviewing.submit, article).result)
    done: publishing.Exported = desk.do(publishing.export, article, folder).result
    desk.do(correcting.mark_published, article, address, TIME)
    return done


def published(desk: Desk, folder: Path) -> str:
    article: str = desk.do(drafting.start, Content(headline="Harga Beras Naik di Slawi", body="Harga naik.", reporters=("Rina",),
                                                   category="Ekonomi", published=TIME)).result
    out(desk, article, ORIGINAL, folder)
    return article


def replied(desk: Desk, original: str, kind: str = "reply") -> str:
    answer: str = desk.do(correcting.write_answer, original, kind).result
    content = desk.ask(drafting.draft, answer).content
    desk.do(drafting.save_draft, answer, replace(content, headline="Pedagang: Harga Sudah Turun", body="Harga turun lagi."))
    return answer


def mine(desk: Desk) -> list[tuple[str, str]]:
    return [(row.id, row.to_link) for row in desk.ask(waiting.listed, Wanted("mine"))]


def test_it_begins_with_what_it_answers_and_is_no_blank_page_for_something_else(desk: Desk, tmp_path: Path) -> None:
    original = published(desk, tmp_path)
    before = desk.ask(drafting.draft, original).content
    answer = desk.do(correcting.write_answer, original, "reply").result
    content = desk.ask(drafting.draft, answer).content
    assert content.answers == Answered("reply", f"newsdesk:article/{original}", "Harga Beras Naik di Slawi")
    assert (content.category, content.headline, content.reporters) == ("Ekonomi", "", ("Sari",))
    assert desk.ask(drafting.draft, original).content == before and desk.ask(reviewing.standing, original).stage == "published"
    assert desk.do(drafting.start).result != answer, "a new article is written into the reply"
    assert desk.do(correcting.write_answer, original, "correct").result != answer


def test_only_who_may_correct_may_write_it_and_only_of_what_is_out(desk: Desk, tmp_path: Path) -> None:
    draft = desk.do(drafting.start, Content(headline="Draf", body="Isi.")).result
    with pytest.raises(Refused, match="step-wrong-stage"):
        desk.do(correcting.write_answer, draft, "correct")
    original = published(desk, tmp_path)
    with pytest.raises(Refused, match="answer-unknown"):
        desk.do(correcting.write_answer, original, "withdraw")
    desk.do(staffing.set_setting, "me", desk.do(staffing.enrol, "Rina", ("reporter",)).result)
    with pytest.raises(Refused, match="step-not-yours"):
        desk.do(correcting.write_answer, original, "reply")
    assert desk.do(correcting.write_answer, original, "correct").result


def test_both_lead_to_each_other_once_the_reply_is_out(desk: Desk, tmp_path: Path) -> None:
    original = published(desk, tmp_path)
    answer = replied(desk, original)
    assert mine(desk) == [(answer, "")]
    done = out(desk, answer, REPLY, tmp_path)
    tree = lxml_html.document_fromstring((done.folder / "index.html").read_bytes())
    line = tree.xpath("//*[@data-answers='reply']")[0]
    assert " ".join(line.text_content().split()) == "Hak jawab atas berita: Harga Beras Naik di Slawi"
    assert line.xpath(".//a/@href") == [ORIGINAL]
    told = json.loads((done.folder / "article.json").read_bytes())
    assert told["answers"] == {"kind": "reply", "address": ORIGINAL, "headline": "Harga Beras Naik di Slawi"}
    data = json.loads(tree.xpath("//script[@type='application/ld+json']/text()")[0])
    assert data["isBasedOn"] == {"@type": "NewsArticle", "headline": "Harga Beras Naik di Slawi", "url": ORIGINAL}
    # Now the original has to lead there, and it is said where it is seen, until its new page is on the portal.
    assert mine(desk) == [(original, "reply")] and desk.ask(waiting.extent, Wanted("mine")).count == 1
    todo = desk.ask(correcting.answers_to_link, original)
    assert [(one.article, one.kind, one.address) for one in todo] == [(answer, "reply", REPLY)]
    desk.do(correcting.change_published, original, "reply", "Pedagang menjawab.", todo[0].address)
    assert desk.ask(correcting.answers_to_link, original) == ()
    page = lxml_html.document_fromstring((out(desk, original, ORIGINAL, tmp_path).folder / "index.html").read_bytes())
    assert page.xpath("//section[@data-kind='reply']//a/@href") == [REPLY]
    assert mine(desk) == []
    rows = desk.ask(lambda look: [(a.id, a.answers, a.answers_as, a.leads_to) for a in look.session.query(Article).order_by(Article.id)])
    desk.do(lambda act: rebuild_views(act.session))
    assert rows == desk.ask(
        lambda look: [(a.id, a.answers, a.answers_as, a.leads_to) for a in look.session.query(Article).order_by(Article.id)])


def test_an_address_that_is_given_asks_for_the_link_too(desk: Desk, tmp_path: Path) -> None:
    original = published(desk, tmp_path)
    answer = replied(desk, original, "correct")
    desk.do(reviewing.submit, answer)
    desk.do(publishing.give_address, f"newsdesk:article/{answer}", REPLY)
    assert (original, "correct") in mine(desk)


def test_a_reporter_is_asked_for_the_link_of_a_correction_of_their_own_only(desk: Desk, tmp_path: Path) -> None:
    original = published(desk, tmp_path)
    for kind, address in (("reply", REPLY), ("correct", f"{REPLY}-2")):
        out(desk, replied(desk, original, kind), address, tmp_path)
        rina = desk.do(staffing.enrol, f"Rina{kind}", ("reporter",)).result
        own = desk.do(staffing.enrol, "Rina", ("reporter",)).result
        sari = desk.ask(staffing.me).id
        for person, expected in ((rina, []), (own, [] if kind == "reply" else [original])):
            desk.do(staffing.set_setting, "me", person)
            assert [id for id, _ in mine(desk)] == expected, (kind, person)
        desk.do(staffing.set_setting, "me", sari)


def test_a_line_back_runs_nothing_and_is_checked() -> None:
    bad = Content(headline="J", body="Isi.", answers=Answered("reply", "javascript:alert(1)", "<script>x</script>"))
    tree = lxml_html.document_fromstring(render(bad, PROFILE, Context(), {}).html.decode())
    line = tree.xpath("//*[@data-answers]")[0]
    assert not line.xpath(".//a | .//script") and "<script>x</script>" in line.text_content()
    assert "javascript" not in str(line.attrib)
    found = {finding.check for finding in checklist(bad, PROFILE, Context())}
    assert "answers-no-address" in found


@pytest.mark.parametrize("template", [
    '<h1>{{ article.headline }}</h1><div class="x" id="body">{{ body }}</div>{# answers, notices #}',
    "<html><body><h1>{{ article.headline }}</h1>{{ body }}</body></html>", "<h1>{{ article.headline }}</h1>{{ body }}",
])
def test_an_older_template_of_a_newsroom_owes_the_line_back_too(template: str) -> None:
    """With the portal's own page as the measure: what it shows and what can be read back, theirs has, too."""
    own = replace(PROFILE, template=template)
    notice = Notice("correct", "Angka <b>diperbaiki</b>.", "2026-05-10T10:00+07:00", "https://contoh.id/read/2/b")
    gone = Notice("withdraw", "Narasumber keberatan.", "2026-05-10T10:00+07:00", "")
    reply = Answered("reply", ORIGINAL, 'Harga "Beras" <Naik>')
    for content in (Content(headline="J", body="Isi.\n\nLagi.", answers=reply, notices=(notice,)),
                    Content(headline="J", body="", answers=Answered("correct", "javascript:x", "Lama"), notices=(notice, gone)),
                    Content(headline="J", body="Isi.", notices=(gone,))):
        ours, theirs = (lxml_html.document_fromstring(render(content, profile, Context(), {}).html.decode()) for profile in (PROFILE, own))
        for path in ("//*[@data-answers]", "//section[contains(@class, 'notice')]"):
            said, says = ([(dict(node.attrib), node.text_content().split(), node.xpath(".//a/@href")) for node in page.xpath(path)]
                          for page in (ours, theirs))
            assert said == says
        assert [node.text_content() for node in theirs.xpath("//*[@id='body']/p")] == (
            [node.text_content() for node in ours.xpath("//*[@id='body']/p")] if "id=" in template else [])
    plain = Content(headline="J", body="Isi.")
    assert b"notice" not in render(plain, own, Context(), {}).html


def test_a_content_that_answers_with_nonsense_is_no_content() -> None:
    for answers in ({"kind": "hoax", "target": "x", "headline": "y"}, {"kind": "reply", "target": 1, "headline": "y"}, ["reply"]):
        with pytest.raises((TypeError, KeyError)):
            Content.from_values({"answers": answers})


def test_a_story_of_the_archive_is_answered_too(desk: Desk, tmp_path: Path) -> None:
    """Nobody here has its text: the page of the answer leads there, and the portal is told to lead back."""
    for headline, address in (("Harga Gula Turun", "https://contoh.id/read/9/gula"), ("Tanpa Alamat", "")):
        desk.do(importing.put_entry, headline, address)
    named = next(one.target for one in desk.ask(finding.find, "Tanpa"))
    gula, nowhere = (desk.do(correcting.write_answer, target, "correct").result for target in ("https://contoh.id/read/9/gula", named))
    assert desk.ask(drafting.draft, gula).content.answers == Answered("correct", "https://contoh.id/read/9/gula", "Harga Gula Turun")
    assert desk.ask(correcting.asks_link, gula) == Asked("correct", "Harga Gula Turun", "https://contoh.id/read/9/gula")
    assert desk.ask(correcting.asks_link, nowhere) == Asked("correct", "Tanpa Alamat", "")
    content = desk.ask(drafting.draft, gula).content
    desk.do(drafting.save_draft, gula, replace(content, headline="Ralat Harga Gula", body="Harga gula tetap."))
    done = out(desk, gula, REPLY, tmp_path)
    tree = lxml_html.document_fromstring((done.folder / "index.html").read_bytes())
    assert tree.xpath("//*[@data-answers='correct']//a/@href") == ["https://contoh.id/read/9/gula"]
    assert mine(desk) == [(nowhere, "")], "nothing here waits for a link that only the portal can make"


def test_what_is_ours_is_answered_as_ours_whatever_it_is_called(desk: Desk, tmp_path: Path) -> None:
    original = published(desk, tmp_path)
    desk.do(importing.put_entry, "Harga Beras Naik di Slawi", f"{ORIGINAL}/")
    for name in (original, ORIGINAL, f"{ORIGINAL}/", f"newsdesk:article/{original}"):
        answer = desk.do(correcting.write_answer, name, "reply").result
        answers = desk.ask(drafting.draft, answer).content.answers
        assert answers is not None and answers.target == f"newsdesk:article/{original}", name
        assert desk.ask(correcting.asks_link, answer) is None


def test_nobody_answers_what_nobody_knows(desk: Desk) -> None:
    desk.do(importing.put_entry, "Harga Gula Turun", "https://contoh.id/read/9/gula")
    for name in ("https://contoh.id/read/10", "newsdesk:archive/nope", "newsdesk:article/nope", "javascript:alert(1)", "nope", ""):
        with pytest.raises(Refused, match="article-unknown"):
            desk.do(correcting.write_answer, name, "reply")
    desk.do(staffing.set_setting, "me", desk.do(staffing.enrol, "Rina", ("reporter",)).result)
    with pytest.raises(Refused, match="step-not-yours"):
        desk.do(correcting.write_answer, "https://contoh.id/read/9/gula", "reply")
    assert desk.do(correcting.write_answer, "https://contoh.id/read/9/gula", "correct").result
