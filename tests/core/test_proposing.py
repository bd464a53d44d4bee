"""Suggestions through a real store: accepting all gives the editor's text, rejecting all the reporter's, any choice the text
made by hand; what the reporter types meanwhile stays, and what does not fit any more says why."""

from __future__ import annotations

import os
import random
from dataclasses import replace
from pathlib import Path

import pytest

from newsdesk import drafting, proposing, returning, reviewing, staffing
from newsdesk.article.content import Content, Picture
from newsdesk.article.suggesting import accepted, suggestions
from newsdesk.desk import Act, Desk
from newsdesk.errors import Refused
from newsdesk.proposing import Suggested, settle, suggested
from newsdesk.returning import PointWanted
from newsdesk.text.anchors import line_text
from newsdesk.text.body import join_lines, picture_line
from tests.core.test_suggesting import article as some_article
from tests.core.test_suggesting import as_said as shown_only
from tests.core.test_suggesting import edit, session

SESSIONS = int(os.environ.get("NEWSDESK_PROPOSAL_SESSIONS", "6"))
"""Random sessions of an editor, each settled in several ways in a real store."""
ONE = "Warga Desa Rajegwesi mengungsi ke posko sejak Minggu pagi."
TWO = "Camat Pagerbarang menutup jalan itu untuk kendaraan berat."
THREE = "Perahu karet disiapkan di tiga titik."


def as_said(content: Content) -> Content:
    """A content with the pictures that its lines show, whose order says nothing."""
    content = shown_only(content)
    return replace(content, pictures=tuple(sorted(content.pictures, key=lambda picture: picture.key)))


@pytest.fixture
def desk(tmp_path: Path):
    opened = Desk.open(tmp_path)
    opened.do(staffing.settle_in, "Bagus", ("editor", "chief"), "disway-jateng")
    yield opened
    opened.close()


def sent(desk: Desk, content: Content) -> str:
    article = desk.do(drafting.start, content, "somewhere").result
    desk.do(reviewing.submit, article)
    return article


def proposed(desk: Desk, article: str, edited: Content, by: str = "") -> tuple[str, ...]:
    def verb(act: Act) -> tuple[str, ...]:
        drafting.save_draft(act, article, edited)
        return proposing.propose(act, article)

    def other(act: Act) -> tuple[str, ...]:
        with staffing.acting_as(act, by):
            return verb(act)

    return desk.do(other if by else verb).result


def text_of(desk: Desk, article: str) -> str:
    return desk.ask(drafting.draft, article).content.body


def states(desk: Desk, article: str) -> list[str]:
    return [f"{one.state} {one.why}".strip() for one in desk.ask(suggested, article)]


def test_all_none_and_any_through_the_store(desk: Desk) -> None:
    chance = random.Random(5)
    for _ in range(SESSIONS):
        base, edited, _ = session(chance)
        base, edited = base.cleaned(), edited.cleaned()
        every = suggestions(base, edited)
        if not every:
            continue
        chosen = {one.id for one in every if chance.random() < 0.5}
        for way in ("all", "none", "some", "one by one"):
            article = sent(desk, base)
            before = desk.ask(drafting.draft, article).content
            ids = proposed(desk, article, edited)
            assert as_said(desk.ask(drafting.draft, article).content) == as_said(before)
            assert as_said(desk.ask(drafting.snapshots, article)[0].content) == as_said(edited)
            names = {one.id: one.suggestion.id for one in desk.ask(suggested, article)}
            assert tuple(names) == ids
            head = desk.ask(lambda look, article=article: reviewing.revision_content(look, reviewing.standing(look, article).head))
            wanted = set(names.values()) if way in ("all", "one by one") else chosen & set(names.values()) if way == "some" else set()
            yes = [id for id in ids if names[id] in wanted]
            chance.shuffle(yes)
            for some in ([id] for id in yes) if way in ("one by one", "some") else [yes]:
                assert not some or desk.do(settle, article, some, True).result.refused == {}
            left = [id for id in ids if id not in yes]
            if left:
                desk.do(settle, article, left, False)
            now = desk.ask(drafting.draft, article).content
            assert as_said(now) == as_said(accepted(head, every, wanted, edited))
            assert way not in ("all", "one by one") or as_said(now) == as_said(edited)
            assert desk.ask(proposing.open_suggestions, article) == 0


def test_what_is_typed_meanwhile_stays(desk: Desk) -> None:
    article = sent(desk, Content(headline="Banjir di Tegal", body=join_lines([ONE, TWO, THREE])))
    ids = proposed(desk, article, Content(headline="Banjir Rob di Tegal", body=join_lines([
        THREE, ONE.replace("pagi", "malam"), TWO.replace("menutup", "menutup sementara"), "Alinea baru dari redaktur."])))
    typed = join_lines(["Pembuka baru.", ONE.replace("Desa", "Kampung"), TWO.replace("berat", "besar"), THREE])
    desk.do(drafting.save_draft, article, Content(headline="Banjir di Kota Tegal", body=typed))
    places = desk.ask(proposing.standing_in, article, desk.ask(drafting.draft, article).content)
    assert [place.id for place in places] == list(ids) and not any(place.refused for place in places)
    assert desk.do(settle, article, ids, True).result.refused == {}
    assert text_of(desk, article).split("\n\n") == [
        "Pembuka baru.", THREE, ONE.replace("Desa", "Kampung").replace("pagi", "malam"),
        TWO.replace("berat", "besar").replace("menutup", "menutup sementara"), "Alinea baru dari redaktur."]
    assert desk.ask(drafting.draft, article).content.headline == "Banjir Rob di Kota Tegal"


def test_what_does_not_fit_any_more_is_outdated_and_says_why(desk: Desk) -> None:
    article = sent(desk, Content(headline="Banjir", body=join_lines([ONE, TWO, THREE]), category="Tegal"))
    ids = proposed(desk, article, Content(headline="Banjir", body=join_lines([
        ONE, TWO.replace("kendaraan berat", "truk"), THREE.replace("tiga", "lima")]), category="Brebes"))
    desk.do(drafting.save_draft, article, Content(headline="Banjir", body=join_lines([ONE, THREE]), category="Slawi"))
    done = desk.do(settle, article, ids, True).result
    assert sorted(done.refused.values()) == ["changed-since", "words-gone"] and len(done.done) == 1
    assert sorted(states(desk, article)) == ["accepted", "outdated changed-since", "outdated words-gone"]
    now = desk.ask(drafting.draft, article).content
    assert now.body == join_lines([ONE, THREE.replace("tiga", "lima")]) and now.category == "Slawi"


def test_two_editors_on_one_base(desk: Desk) -> None:
    wati = desk.do(staffing.enrol, "Wati", ("editor",)).result
    article = sent(desk, Content(headline="Banjir", body=join_lines([ONE, TWO])))
    first = proposed(desk, article, Content(headline="Banjir", body=join_lines([ONE.replace("Minggu pagi", "Senin"), TWO])))
    second = proposed(desk, article, Content(headline="Banjir", body=join_lines([ONE.replace("Minggu pagi", "Selasa subuh"),
                                                                                  TWO.replace("jalan itu", "jalan desa")])), wati)
    rows = desk.ask(suggested, article)
    assert [(one.name, one.state) for one in rows] == [("Bagus", "open"), *[("Wati", "open")] * 2] and [r.number for r in rows] == [1, 2, 3]
    done = desk.do(settle, article, (*first, *second), True).result
    assert done.refused == {second[0]: "overlaps"} and states(desk, article) == ["accepted", "outdated overlaps", "accepted"]
    assert text_of(desk, article) == join_lines([ONE.replace("Minggu pagi", "Senin"), TWO.replace("jalan itu", "jalan desa")])


def test_the_same_change_twice_is_one_suggestion_and_comes_again_after_a_no(desk: Desk) -> None:
    article = sent(desk, Content(headline="Banjir", body=ONE))
    edited = Content(headline="Banjir", body=ONE.replace("pagi", "malam"))
    (id,) = proposed(desk, article, edited)
    assert proposed(desk, article, edited) == () and len(desk.ask(suggested, article)) == 1
    desk.do(settle, article, [id], False)
    (again,) = proposed(desk, article, edited)
    assert again != id and states(desk, article) == ["rejected", "open"] and text_of(desk, article) == ONE


def test_pictures_come_with_their_suggestion(desk: Desk) -> None:
    article = sent(desk, Content(headline="Banjir", body=join_lines([ONE, picture_line("p1")]), pictures=(Picture("p1", caption="Posko"),)))
    ids = proposed(desk, article, Content(
        headline="Banjir", body=join_lines([ONE, picture_line("p1"), picture_line("p2")]),
        pictures=(Picture("p1", caption="Posko warga"), Picture("p2", caption="Perahu"))))
    own = Picture("p2", caption="Foto lain")
    now = desk.ask(drafting.draft, article).content
    desk.do(drafting.save_draft, article, replace(now, body=join_lines([picture_line("p2"), ONE, picture_line("p1")]),
                                                  pictures=(*now.pictures, own)))
    desk.do(settle, article, ids, True)
    content = desk.ask(drafting.draft, article).content
    captions = {key: picture.caption for key in ("p1", "p2", "p2x2") if (picture := content.picture(key))}
    assert captions == {"p1": "Posko warga", "p2": "Foto lain", "p2x2": "Perahu"}
    assert content.body == join_lines([picture_line("p2"), ONE, picture_line("p1"), picture_line("p2x2")])


def test_open_suggestions_block_the_approval(desk: Desk) -> None:
    content = Content(headline="Banjir", body=ONE, reporters=("Rina",))
    article = sent(desk, content)
    ids = proposed(desk, article, replace(content, headline="Banjir Rob", body=ONE.replace("pagi", "malam")))
    head = desk.ask(reviewing.standing, article).head
    with pytest.raises(Refused) as refused:
        desk.do(reviewing.approve, article, head, "Penting.")
    assert (refused.value.code, refused.value.facts) == ("suggestions-open", {"count": 2})
    desk.do(settle, article, ids, False)
    desk.do(reviewing.approve, article, head, "Penting.")


def test_what_is_refused(desk: Desk) -> None:
    def code(verb, *args) -> str:
        with pytest.raises(Refused) as refused:
            desk.do(verb, *args)
        return refused.value.code

    article = desk.do(drafting.start, Content(headline="Banjir", body=ONE), "somewhere").result
    assert code(proposing.propose, article) == "suggest-nothing-sent"
    desk.do(reviewing.submit, article)
    assert code(proposing.propose, article) == "suggest-nothing-changed"
    (id,) = proposed(desk, article, Content(headline="Banjir", body=ONE.replace("pagi", "malam")))
    assert code(settle, article, [], True) == code(settle, article, [id, "0" * 16], True) == "suggestion-unknown"
    desk.do(settle, article, [id], True)
    assert code(settle, article, [id], False) == "suggestion-unknown"
    assert code(proposing.propose, "0" * 16) == "article-unknown"


def test_sent_back_with_suggestions_or_not_at_all(desk: Desk) -> None:
    article = sent(desk, Content(headline="Warga Mengungsi di Rajegwesi", body=join_lines([ONE, TWO]), reporters=("Bagus",)))
    base = desk.ask(drafting.draft, article).content
    edited = replace(base, body=base.body.replace("kendaraan berat", "truk"))
    desk.do(drafting.save_draft, article, edited)
    for wrong in ([PointWanted("sumber")], []):
        with pytest.raises(Refused):
            desk.do(returning.send_back, article, wrong, suggesting=True)
        assert desk.ask(suggested, article) == () and desk.ask(drafting.draft, article).content == edited
        assert desk.ask(reviewing.standing, article).stage == "submitted"
    assert desk.do(returning.send_back, article, [PointWanted("source")], suggesting=True).result == 1
    assert states(desk, article) == ["open"] and text_of(desk, article) == base.body
    assert desk.ask(reviewing.standing, article).stage == "returned"
    # Nothing more to suggest is no reason against sending back; and the stage is, though there is something.
    desk.do(drafting.save_draft, article, edited)
    with pytest.raises(Refused, match="step-wrong-stage"):
        desk.do(returning.send_back, article, [PointWanted("source")], suggesting=True)
    assert text_of(desk, article) == edited.body and states(desk, article) == ["open"]


def test_an_older_base_still_fits(desk: Desk) -> None:
    article = sent(desk, Content(headline="Banjir", body=join_lines([ONE, TWO])))
    late, big = ONE.replace("pagi", "malam"), TWO.replace("berat", "besar")
    ids = proposed(desk, article, Content(headline="Banjir", body=join_lines([late, big])))
    desk.do(drafting.save_draft, article, Content(headline="Banjir", body=join_lines([THREE, ONE, TWO])))
    desk.do(settle, article, ids[:1], True)
    desk.do(reviewing.submit, article)
    proposed(desk, article, Content(headline="Banjir", body=join_lines([THREE.replace("tiga", "lima"), late, TWO])))
    still: list[Suggested] = [one for one in desk.ask(suggested, article) if one.state == "open"]
    assert len({one.base for one in still}) == 2
    desk.do(settle, article, [one.id for one in still], True)
    assert text_of(desk, article) == join_lines([THREE.replace("tiga", "lima"), late, big])


def test_reporter_types_anything_and_nothing_of_it_is_lost(desk: Desk) -> None:
    """Whatever both did: accepting never takes away a word that only the reporter wrote, and all is answered."""
    chance = random.Random(8)
    for _ in range(SESSIONS):
        base = some_article(chance).cleaned()
        edited, typed = edit(edit(base, chance), chance), base
        typed = replace(base, body=join_lines([*line_text(base.body).split("\n")[:-1], "Kalimat reporter yang baru sekali."]))
        article = sent(desk, base)
        try:
            ids = proposed(desk, article, edited)
        except Refused:
            continue
        desk.do(drafting.save_draft, article, typed)
        result = desk.do(settle, article, ids, True).result
        assert "Kalimat reporter yang baru sekali." in text_of(desk, article)
        assert set(result.done) | set(result.refused) == set(ids)

