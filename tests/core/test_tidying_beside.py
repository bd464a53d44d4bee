"""Rapikan beside the text: headline, kicker, place and what is written about pictures; no letter lost, nothing changed twice."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from newsdesk.article.content import Content, Guess, Picture
from newsdesk.article.tidying import picture_of, put_beside, tidy_beside, words_beside
from newsdesk.text.body import lines_of

BODY = "Satu.\n\n![](picture:p2)\n\n![](picture:p1)"
UNTIDY = Content(
    headline="Pasar ( baru ) dibuka , kata dia", kicker="Pilkada  Tegal", place="BUMIAYU ( BREBES )", body=BODY,
    reporters=("Siti  ( magang )",),
    lead=Picture("lead", keyword="PASAR  BARU", caption="Warga\u00a0antre .", alt="Warga ( antre )", photographer="Siti  A", agency="A  B"),
    pictures=(Picture("p1", caption="Kios ( lama )"), Picture("p2", alt="Kios , sepi"), Picture("gone", caption="Lama , sekali")))
TIDY = Content(
    headline="Pasar (baru) dibuka, kata dia", kicker="Pilkada Tegal", place="BUMIAYU (BREBES)", body=BODY,
    reporters=("Siti  ( magang )",),
    lead=Picture("lead", keyword="PASAR BARU", caption="Warga antre.", alt="Warga (antre)", photographer="Siti  A", agency="A  B"),
    pictures=(Picture("p1", caption="Kios (lama)"), Picture("p2", alt="Kios, sepi"), Picture("gone", caption="Lama , sekali")))


def done(content: Content, keep: object = lambda change: change.certain) -> Content:
    lines = lines_of(content.body)
    changes = tidy_beside(words_beside(content, lines))
    return replace(content, **put_beside(content, lines, filter(keep, changes)))  # type: ignore[arg-type]


def test_every_place_is_tidied_and_names_and_credits_are_left() -> None:
    assert done(UNTIDY) == TIDY
    assert done(TIDY) == TIDY
    places = dict.fromkeys(c.where for c in tidy_beside(words_beside(UNTIDY, lines_of(BODY))))
    assert list(places) == ["headline", "kicker", "place", "lead.keyword", "lead.caption", "lead.alt", "1.alt", "2.caption"]
    assert [picture_of(UNTIDY, lines_of(BODY), where) for where in ("1.alt", "2.caption", "3.alt", "lead.alt", "headline")] == [
        "p2", "p1", "", "", ""]


def test_each_change_can_be_refused() -> None:
    assert done(UNTIDY, lambda c: c.where == "2.caption").pictures == (TIDY.pictures[0], *UNTIDY.pictures[1:])
    assert done(UNTIDY, lambda c: c.before == "dibuka ,").headline == "Pasar ( baru ) dibuka, kata dia"


@pytest.mark.parametrize("words", ["Ikuti kami di Google News", "BACA JUGA: Harga Cabai Naik Lagi", "Iklan", "Terpopuler ", "Pasar 27"])
def test_rules_about_lines_of_a_text_are_not_asked(words: str) -> None:
    assert not tidy_beside({"headline": words, "1.caption": words})


def test_a_guess_stays_one() -> None:
    guesses = (Guess("headline", UNTIDY.headline, ("Pasar",), "unsure"), Guess("editor", "Siti"))
    assert done(replace(UNTIDY, guesses=guesses)).guesses == (replace(guesses[0], value=TIDY.headline), guesses[1])


WORDS = st.sampled_from(["pasar", "Warga", "UKM", "ke", "27", "000", "Rp", "a", "t", "BACA JUGA", "Ikuti kami di Google News", "SLAWI", "-",
                         " ", "  ", " , ", ".", "( ", " )", '"', " ' ", "“", "”", " : ", " - ", "/",
                         "\u00a0", "\u200b", "\u00ad", "??", "*", "# ", "!["])
LINES = st.lists(st.one_of(WORDS, st.characters(codec="utf-8", categories=["Ll", "Lu", "Nd", "Po"])), max_size=20).map("".join)


def letters(words: str) -> str:
    return re.sub(r"[\W_]+", "", words)


@settings(max_examples=80)
@given(LINES, LINES, st.randoms(use_true_random=False))
def test_no_letter_is_lost_or_added_and_twice_changes_nothing(headline: str, caption: str, dice) -> None:  # type: ignore[no-untyped-def]
    assume(not re.search("[Â-ô]", headline + caption))  # what may be read in the wrong encoding becomes signs
    content = Content(headline=headline, lead=Picture("lead", caption=caption))
    for keep in (lambda change: change.certain, lambda change: dice.random() < 0.5):
        made = done(content, keep)
        assert made.lead is not None
        assert (letters(made.headline), letters(made.lead.caption)) == (letters(headline), letters(caption))
    once = done(content)
    assert done(once) == once


@settings(max_examples=60)
@given(LINES)
def test_the_words_of_a_quotation_stay(words: str) -> None:
    said = " ".join(re.sub('["“”]', "", words).split())
    assume(said and not re.search("[Â-ô]", said))
    headline = f'"{said}" kata dia'
    made = done(Content(headline=headline), lambda change: True).headline
    assert re.findall(r"[^\W_]+", made)[-2:] == ["kata", "dia"] and letters(made) == letters(headline)
