"""Two people at one text lose no word, get no sentence that nobody wrote, and get the same on either machine."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsdesk.article import merging
from newsdesk.article.content import Content, Guess, Notice, Picture
from newsdesk.article.merging import BOTH, MINE, THEIRS, Merged, merge
from newsdesk.text.anchors import line_text
from newsdesk.text.merging import bodies, missing_words
from newsdesk.text.merging.sentences import joined, sentences
from tests.core.two_hands import sentences_of, two_hands, words_of

CASES = int(os.environ.get("NEWSDESK_MERGES", "300"))


def _body(base: str, mine: str, theirs: str) -> Merged:
    return merge(Content(body=base), Content(body=mine), Content(body=theirs))


def _judge(seed: int) -> int:
    """Everything that holds of every merge; returns how many conflicts there are."""
    base, mine, theirs = two_hands(seed)
    merged = _body(base, mine.body, theirs.body)
    turned = _body(base, theirs.body, mine.body)
    assert merged.content().to_json() == turned.content().to_json()
    assert {c.id for c in merged.conflicts} == {c.id for c in turned.conflicts}
    for side, hand, other in ((MINE, mine, theirs), (THEIRS, theirs, mine)):
        # Whoever wins every conflict has every word of theirs, but for what the other took out.
        won = words_of(merged.content({c.id: side for c in merged.conflicts}).body)
        assert not words_of(hand.body) - other.gone - won, "words lost"
    both = words_of(merged.content().body).union(*(words_of(c.mine) | words_of(c.theirs) for c in merged.conflicts))
    written = (mine.wrote & words_of(mine.body)) | (theirs.wrote & words_of(theirs.body))
    assert not written - both, "words lost"
    if not merged.conflicts:
        body = merged.content().body
        assert not sentences_of(body) - sentences_of(mine.body) - sentences_of(theirs.body), "a sentence nobody wrote"
        assert max(Counter(body.lower().replace(".", "").split()).values(), default=1) == 1, "something twice"
    return len(merged.conflicts)


@settings(max_examples=CASES)
@given(st.integers(0, 2**48))
def test_two_people_at_one_text_lose_nothing(seed: int) -> None:
    _judge(seed)


def test_the_audit_is_hardly_ever_needed() -> None:
    assert sum(_is_whole(_merged_of(seed)) for seed in range(200)) <= 6
    assert sum(c.field == "all" for seed in range(200) for c in _merged_of(seed).conflicts) == 0


def _is_whole(merged: Merged) -> bool:
    """Whether the body is asked about from its first difference to its last."""
    return any(len(c.base.split("\n")) > 2 for c in merged.conflicts)


def _merged_of(seed: int) -> Merged:
    base, mine, theirs = two_hands(seed)
    return _body(base, mine.body, theirs.body)


@settings(max_examples=50)
@given(st.integers(0, 2**48))
def test_a_merge_with_what_did_not_change_changes_nothing(seed: int) -> None:
    base, mine, _ = two_hands(seed)
    for one, other, wanted in ((mine.body, base, mine.body), (base, mine.body, mine.body), (mine.body, mine.body, mine.body)):
        merged = _body(base, one, other)
        assert not merged.conflicts
        assert merged.content().body == wanted


def test_each_guard_sees_what_it_is_for(monkeypatch: pytest.MonkeyPatch) -> None:
    by_sentences = bodies._by_sentences
    monkeypatch.setattr(bodies, "_by_sentences", lambda *given: by_sentences(*given)[1:])
    broken = [seed for seed in range(60) if _is_whole(_merged_of(seed))]
    assert len(broken) > 5  # the audit shows everything rather than lose a sentence
    for seed in broken:
        _judge(seed)
    monkeypatch.setattr(merging, "missing_words", lambda *_: ())
    with pytest.raises(AssertionError, match="words lost"):
        [_judge(seed) for seed in range(60)]


def test_a_sentence_that_nobody_wrote_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def weave(parts: Any) -> str:
        return joined(parts).replace(". ", ", ", 1)

    monkeypatch.setattr(bodies, "joined", weave)
    monkeypatch.setattr(bodies, "_stays_apart", lambda *_: True)
    for seed in range(60):
        _judge(seed)  # the merge sees it itself
    monkeypatch.setattr(bodies, "_astray", lambda *_: False)
    with pytest.raises(AssertionError, match="nobody wrote"):
        [_judge(seed) for seed in range(60)]


def test_a_merge_that_has_a_favourite_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    straight = merging.merge

    def favour(base: Content, mine: Content, theirs: Content) -> Merged:
        done = straight(base, mine, theirs)
        return Merged((), base, mine, mine, None, False) if done.conflicts else done

    monkeypatch.setitem(globals(), "merge", favour)
    with pytest.raises(AssertionError):
        [_judge(seed) for seed in range(60)]


BASE = "Bupati membuka pasar. Warga datang sejak pagi.\n\nHarga beras naik. Pedagang mengeluh."


def test_different_sentences_of_a_paragraph_are_both_taken() -> None:
    merged = _body(BASE, BASE.replace("membuka pasar", "membuka Pasar Trayeman"), BASE.replace("sejak pagi", "sejak subuh"))
    assert not merged.conflicts
    assert merged.content().body.startswith("Bupati membuka Pasar Trayeman. Warga datang sejak subuh.\n\n")


def test_the_same_sentence_is_a_conflict_that_holds_both_and_no_marks() -> None:
    mine, theirs = BASE.replace("membuka", "meresmikan"), BASE.replace("pasar", "pasar baru")
    merged = _body(BASE, mine, theirs)
    (conflict,) = merged.conflicts
    assert (conflict.kind, conflict.base) == ("changed", "Bupati membuka pasar.")
    assert (conflict.mine, conflict.theirs) == ("Bupati meresmikan pasar.", "Bupati membuka pasar baru.")
    assert merged.content().body in (mine, theirs)
    assert merged.content({conflict.id: MINE}).body == mine
    assert merged.content({conflict.id: THEIRS}).body == theirs
    assert all(said in merged.content({conflict.id: BOTH}).body for said in (conflict.mine, conflict.theirs))


def test_what_one_took_out_and_the_other_changed_stays_and_is_asked_about() -> None:
    without = BASE.replace(" Pedagang mengeluh.", "")
    changed = BASE.replace("mengeluh", "mengeluh kepada bupati")
    for mine, theirs in ((without, changed), (changed, without)):
        merged = _body(BASE, mine, theirs)
        assert [c.kind for c in merged.conflicts] == ["deleted"]
        assert merged.content().body == changed
        assert merged.content({merged.conflicts[0].id: MINE}).body == mine


def test_a_moved_paragraph_is_followed_with_what_the_other_changed_in_it() -> None:
    base = BASE + "\n\nHujan turun di Slawi sejak siang."
    mine = "Hujan turun di Slawi sejak siang.\n\n" + BASE
    merged = _body(base, mine, base.replace("sejak siang", "sejak siang hari"))
    assert not merged.conflicts
    assert merged.content().body == mine.replace("sejak siang", "sejak siang hari")


def test_a_paragraph_that_one_split_takes_the_other_s_words() -> None:
    mine = BASE.replace("pasar. Warga", "pasar.\n\nWarga")
    merged = _body(BASE, mine, BASE.replace("sejak pagi", "sejak subuh"))
    assert not merged.conflicts
    assert merged.content().body == mine.replace("sejak pagi", "sejak subuh")


def test_what_nobody_wrote_in_can_be_taken_out_though_another_one_moved_or_split_it() -> None:
    base = BASE + "\n\nHujan turun di Slawi sejak siang. Jalan licin."
    without = BASE
    for other in (base.replace("siang. Jalan", "siang.\n\nJalan"), "Hujan turun di Slawi sejak siang. Jalan licin.\n\n" + BASE,
                  base.replace(" Jalan licin.", "")):
        merged = _body(base, without, other)
        assert not merged.conflicts
        assert merged.content().body == without
    asked = _body(base, without, base.replace("Jalan licin.", "Jalan licin. Warga waspada.")).conflicts
    assert [c.kind for c in asked] == ["deleted"]


def test_words_go_before_the_order_that_another_one_gave_them() -> None:
    base = "Hujan turun di Slawi sejak siang\n\nWarga waspada terhadap banjir\n\nPasar tetap buka hari ini."
    joined_up = base.replace("siang\n\nWarga", "siang Warga")
    wrote = base.replace("Warga waspada terhadap banjir", "Warga desa waspada terhadap banjir bandang")
    for mine, theirs in ((joined_up, wrote), (wrote, joined_up)):
        merged = _body(base, mine, theirs)
        assert not merged.conflicts
        assert merged.content().body == wrote


def test_where_a_text_cannot_be_merged_it_is_asked_about_from_the_first_difference_to_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "_astray", lambda *_: True)
    lines = [f"Kalimat nomor {word} tetap." for word in ("satu", "dua", "tiga", "empat", "lima")]
    mine, theirs = ([line.replace("tetap", "berubah") if n == at else line for n, line in enumerate(lines)] for at in (1, 3))
    merged = _body(*("\n\n".join(some) for some in (lines, mine, theirs)))
    (conflict,) = merged.conflicts
    assert conflict.base == "\n".join(lines[1:4])
    assert merged.content({conflict.id: MINE}).body == "\n\n".join(mine)
    assert merged.content({conflict.id: THEIRS}).body == "\n\n".join(theirs)


def test_two_changes_of_sentences_that_are_nearly_alike_are_two_changes() -> None:
    game = "Laga voli putra antardesa di lapangan {} mulai pukul 15.30 WIB hari Rabu."
    base = f"{game.format('Trayeman')}\n\n{game.format('Procot')}"
    mine = base.replace("Trayeman mulai pukul 15.30", "Trayeman mulai pukul 16.00")
    merged = _body(base, mine, base.replace("Procot mulai", "Procot dimulai"))
    assert not merged.conflicts


def test_a_title_is_no_end_of_a_sentence() -> None:
    assert [s for _, s in sentences(["Menurut Dr. Siti A. Rahma, pasar ramai. \"Senang.\" Ia pulang."])] == [
        "Menurut Dr. Siti A. Rahma, pasar ramai.", "\"Senang.\"", "Ia pulang."]


@given(st.lists(st.text(st.sampled_from("aB.!? \"-#>*1"), min_size=1).filter(lambda line: line.strip()), max_size=4))
def test_sentences_joined_are_the_lines(lines: list[str]) -> None:
    assert joined(sentences(lines)) == "\n".join(lines)


def test_fields_merge_one_by_one_and_tags_as_a_set() -> None:
    base = Content(headline="Pasar", category="Ekonomi", tags=("pasar", "slawi"), body="Isi.")
    mine = Content(headline="Pasar Dibuka", category="Ekonomi", tags=("slawi", "bupati"), body="Isi.")
    theirs = Content(headline="Pasar", category="Daerah", tags=("pasar", "slawi", "tegal"), body="Isi.")
    merged = merge(base, mine, theirs)
    assert not merged.conflicts
    assert (merged.content().headline, merged.content().category) == ("Pasar Dibuka", "Daerah")
    assert set(merged.content().tags) == {"slawi", "bupati", "tegal"}
    (conflict,) = merge(base, mine, Content(headline="Pasar Baru", category="Ekonomi", tags=base.tags, body="Isi.")).conflicts
    assert (conflict.field, conflict.mine, conflict.theirs) == ("headline", "Pasar Dibuka", "Pasar Baru")


def test_a_link_that_both_put_in_is_one_link() -> None:
    link = "BACA JUGA: [Harga Beras](newsdesk:archive/12)"
    first, last = BASE.split("\n\n")
    merged = _body(BASE, f"{first}\n\n{link}\n\n{last}", f"{first}\n\n{last}\n\n{link}")
    assert not merged.conflicts
    assert merged.content().body.count("BACA JUGA") == 1


def test_two_new_pictures_of_one_name_stay_two() -> None:
    base = Content(body=BASE)
    one, two = (Content(body=f"{BASE}\n\n![](picture:p1)", pictures=(Picture("p1", digit * 64, caption=digit),)) for digit in "ab")
    merged = merge(base, one, two)
    assert {p.image[0] for p in merged.content({c.id: BOTH for c in merged.conflicts}).pictures} == {"a", "b"}
    assert merged.content().to_json() == merge(base, two, one).content().to_json()


def test_a_picture_that_one_took_out_and_the_other_wrote_about_is_one_small_question() -> None:
    picture = Picture("p1", "a" * 64, caption="Pasar")
    told = replace(picture, caption="Pasar Trayeman yang baru dibuka")
    with_it, body = f"{BASE}\n\n![](picture:p1)", BASE.replace("sejak pagi", "sejak subuh")
    base, without = Content(body=with_it, pictures=(picture,)), Content(body=body)
    changed = Content(body=with_it, pictures=(told,))
    for mine, theirs, taken_out in ((without, changed, MINE), (changed, without, THEIRS)):
        merged = merge(base, mine, theirs)
        (conflict,) = merged.conflicts
        assert (conflict.field, conflict.kind, conflict.base) == ("picture:p1", "deleted", "Pasar")
        assert {conflict.mine, conflict.theirs} == {"", "Pasar Trayeman yang baru dibuka"}
        assert merged.content().pictures == (told,)
        assert merged.content().body == f"{body}\n\n![](picture:p1)"
        out = merged.content({conflict.id: taken_out})
        assert (out.body, out.pictures) == (body, ())
        assert list(merged.places({}, {})) == [conflict.id]


def test_what_one_emptied_and_the_other_changed_stays_and_is_asked_about() -> None:
    base = Content(body="Isi.", kicker="Pasar", lead=Picture("lead", "a" * 64, caption="Kios"))
    emptied = Content(body="Isi.")
    changed = Content(body="Isi.", kicker="Pasar Desa", lead=Picture("lead", "a" * 64, caption="Kios baru"))
    for mine, theirs in ((emptied, changed), (changed, emptied)):
        merged = merge(base, mine, theirs)
        assert [(c.field, c.kind) for c in merged.conflicts] == [("kicker", "deleted"), ("lead", "deleted")]
        assert merged.content().to_json() == changed.to_json()


def test_what_somebody_writes_themselves_stands_in_the_place_of_the_conflict() -> None:
    mine = Content(headline="Pasar Dibuka", body=BASE.replace("membuka", "meresmikan"))
    theirs = Content(headline="Pasar Baru", body=BASE.replace("pasar", "pasar baru"))
    merged = merge(Content(headline="Pasar", body=BASE), mine, theirs)
    by_field = {c.field: c.id for c in merged.conflicts}
    own = {by_field["headline"]: "Pasar  Trayeman", by_field["body"]: "Bupati datang.\n\nIa membuka pasar."}
    done = merged.content({}, own)
    assert done.headline == "Pasar Trayeman"
    assert done.body == BASE.replace("Bupati membuka pasar. ", "Bupati datang.\n\nIa membuka pasar. ")
    ((start, end),) = merged.places({}, own)[by_field["body"]]
    assert line_text(done.body)[start:end] == "Bupati datang.\nIa membuka pasar."
    assert merged.side(MINE) == mine and merged.side(THEIRS) == theirs


@settings(max_examples=CASES)
@given(st.integers(0, 2**48), st.sampled_from((MINE, THEIRS, BOTH)))
@example(6154, THEIRS)
def test_each_place_holds_what_stands_for_its_conflict(seed: int, side: str) -> None:
    merged = _merged_of(seed)
    choices = {c.id: side for c in merged.conflicts}
    text = line_text(merged.content(choices).body)
    places = merged.places(choices, {})
    assert set(places) == {c.id for c in merged.conflicts if c.field == "body"}
    for conflict in merged.conflicts:
        for start, end in places[conflict.id]:
            said = words_of(text[start:end])
            assert said <= words_of(conflict.mine) | words_of(conflict.theirs)
        both = f"{conflict.mine} {conflict.theirs}"
        chosen = side if side != BOTH or conflict.both else conflict.kept
        wanted = words_of({MINE: conflict.mine, THEIRS: conflict.theirs, BOTH: both}[chosen])
        found = set().union(*(words_of(text[start:end]) for start, end in places[conflict.id]))
        # Of a paragraph that both moved only its place is chosen: what either changed in it stands at both.
        assert found == wanted if conflict.kind != "moved" else found


def test_a_picture_takes_the_caption_of_one_and_the_credit_of_the_other() -> None:
    base = Content(body="Isi.", lead=Picture("lead", "a" * 64))
    mine = Content(body="Isi.", lead=Picture("lead", "a" * 64, caption="Pasar"))
    theirs = Content(body="Isi.", lead=Picture("lead", "a" * 64, photographer="Ari"))
    merged = merge(base, mine, theirs)
    assert not merged.conflicts
    assert merged.content().lead == Picture("lead", "a" * 64, caption="Pasar", photographer="Ari")


def test_a_guess_that_one_settled_is_settled_and_notices_are_all_kept() -> None:
    guess = Guess("place", "SLAWI")
    notices = [Notice(kind, "Teks.", f"2026-01-0{day}T10:00+07:00") for kind, day in (("correct", 1), ("update", 2))]
    merged = merge(Content(guesses=(guess,)), Content(notices=(notices[1],)), Content(guesses=(guess,), notices=(notices[0],)))
    assert not merged.conflicts
    assert (merged.content().guesses, merged.content().notices) == ((), tuple(notices))


def test_the_audit_counts_for_itself() -> None:
    assert missing_words("a b c", "a b c d", "a b", "a b d", "a b d") == ()
    assert missing_words("a b c", "a b c d", "a b", "a b", "a b") == ("d",)
    assert missing_words("a b c", "a b c", "a b c e", "a c e", "a c e") == ("b",)
