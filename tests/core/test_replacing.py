"""Replacing in a whole draft: headline and body, cards as they were, a snapshot of what was there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk import drafting, replacing, shortening, staffing
from newsdesk.article import places
from newsdesk.article.content import Content, Guess, Picture
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.store import log
from newsdesk.text.body import join_lines, picture_line
from newsdesk.text.matching import Query, Replacement
from newsdesk.text.related import Related, related_line

CARD = related_line(Related("Bupati Lantik Kades", "newsdesk:title"))
CONTENT = Content(
    headline="Bupati Buka Pasar", body=join_lines(["Kata bupati.", CARD, "- bupati", "- lain", picture_line("p1", "bupati")]),
    pictures=(Picture("p1", "a" * 64, caption="Bupati dan bupati"),), guesses=(Guess("headline", "Bupati Buka Pasar"),))


def test_headline_and_body_are_found_and_what_stands_on_cards_is_named() -> None:
    found = places.places(CONTENT, Query("bupati"))
    assert [(m.line, m.text, m.fixed) for m in found.matches] == [
        (-1, "Bupati", ""), (0, "bupati", ""), (1, "Bupati", "related"), (2, "bupati", ""), (4, "Bupati", "picture"),
        (4, "bupati", "picture")]
    assert found.count == 5 and found.lines[-1] == "Bupati Buka Pasar" and found.lines[2] == "- bupati"


def test_everything_is_replaced_but_others_headlines_and_a_guess_about_the_headline_is_settled() -> None:
    made, count = places.replaced(CONTENT, Query("bupati"), Replacement("wali kota", keep_case=True))
    assert (made.headline, count, made.guesses) == ("Wali Kota Buka Pasar", 5, ())
    assert made.body == join_lines(["Kata wali kota.", CARD, "- wali kota", "- lain", picture_line("p1", "bupati")])
    assert made.pictures == (Picture("p1", "a" * 64, caption="Wali Kota dan wali kota"),)
    assert places.replaced(CONTENT, Query("tidak ada"), Replacement("x")) == (CONTENT, 0)


def test_what_stands_beside_the_text_goes_with_it_and_credits_and_names_stay() -> None:
    lead = Picture("lead", "b" * 64, keyword="SLAWI", caption="Pasar Slawi", photographer="Slawi Jaya", agency="Radar Slawi", alt="Slawi")
    content = Content(headline="Slawi", kicker="Kabar Slawi", place="SLAWI", body="Di Slawi.", lead=lead, tags=("slawi",),
                      reporters=("Slawi",), pictures=(Picture("p9", caption="Slawi, tidak di naskah"),))
    made, count = places.replaced(content, Query("slawi"), Replacement("Adiwerna"))
    assert made == replace(content, headline="Adiwerna", kicker="Kabar Adiwerna", place="ADIWERNA", body="Di Adiwerna.",
                           lead=replace(lead, keyword="ADIWERNA", caption="Pasar Adiwerna", alt="Adiwerna"))
    found = places.places(content, Query("slawi"))
    assert count == found.count == 7
    assert [(places.beside_of(m.line), m.fixed) for m in found.matches if m.line < 0] == [
        ("headline", ""), ("kicker", ""), ("place", ""), *[("lead", "picture")] * 3, *[("lead", "credit")] * 2]


def test_a_headline_is_no_card_and_loses_no_words() -> None:
    content = Content(headline="Bupati", body="Bupati")
    made, count = places.replaced(content, Query("Bupati"), Replacement(" "))
    assert (made.headline, count) == ("", 2)
    with pytest.raises(Refused, match="find-pattern"):
        places.places(content, Query("(", pattern=True))


lines = st.lists(st.sampled_from(["", "a b", "- a", "- b", "1. a", "> a", "## a", CARD, picture_line("p1")]), max_size=7)


@given(lines)
def test_replacing_a_word_by_itself_changes_nothing(body: list[str]) -> None:
    content = Content(headline="a", body=join_lines(body)).cleaned()
    assert places.replaced(content, Query("a", case=True), Replacement("a"))[0] == content


def test_what_was_there_before_is_a_snapshot(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "newsroom")
    desk.do(staffing.settle_in, "Rina", ("reporter",), "disway-jateng")
    article = desk.do(drafting.start, Content(headline="Satu", body="bupati")).result
    desk.do(drafting.save_draft, article, Content(headline="Satu", body="bupati datang"))
    for _ in range(2):
        assert desk.do(replacing.keep_before, [article]).result[article].body == "bupati datang"
    assert desk.ask(drafting.snapshots, article)[0].content.body == "bupati datang"
    assert [s.content.body for s in desk.ask(drafting.snapshots, article)].count("bupati datang") == 1
    with pytest.raises(Refused, match="article-unknown"):
        desk.do(replacing.keep_before, ["x"])
    desk.close()


def test_the_newsrooms_short_forms_are_facts_that_can_be_taken_back(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path / "newsroom")
    assert desk.ask(shortening.snippets) == {}
    assert desk.do(shortening.keep_snippet, " PMK ", "Pemerintah  Kabupaten").result == "pmk"
    desk.do(shortening.keep_snippet, "tsb", "tersebut")
    assert not desk.do(shortening.keep_snippet, "tsb", "tersebut").changed.kinds, "said twice is one fact"
    desk.do(shortening.keep_snippet, "kab", "Kabupaten", before="pmk")
    desk.do(shortening.drop_snippet, "tidak-ada")
    assert desk.ask(shortening.snippets) == {"kab": "Kabupaten", "tsb": "tersebut"}
    desk.do(shortening.keep_snippets, (("kab", "Kabupaten Tegal"), ("utk", "untuk")))
    assert desk.ask(shortening.snippets) == {"kab": "Kabupaten", "tsb": "tersebut", "utk": "untuk"}, "what is there stays"
    desk.do(shortening.drop_snippet, "utk")
    desk.do(shortening.drop_snippet, "tsb")
    with pytest.raises(Refused, match="snippet-short"):
        desk.do(shortening.keep_snippet, "a b", "x")
    before = desk.ask(shortening.snippets)
    desk.do(lambda act: log.rebuild_views(act.session))
    assert desk.ask(shortening.snippets) == before == {"kab": "Kabupaten"}
    desk.close()
