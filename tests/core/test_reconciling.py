"""Two people at one article: who wrote what, what a decision does, and that no draft loses a word on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsdesk import drafting, following, reconciling, returning, reviewing
from newsdesk.desk import Act, Desk
from newsdesk.errors import Refused
from tests.core.machines import carry, machines, meet, rewrite, started, views


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[list[Desk]]:
    """A reporter's laptop, an editor's and the chief's."""
    with machines(tmp_path, 3) as made:
        yield made


def body(desk: Desk, article: str) -> str:
    return desk.ask(drafting.draft, article).content.body


def head_body(desk: Desk, article: str) -> str:
    return desk.ask(reviewing.revision_content, desk.ask(reviewing.standing, article).head).body


def heads(desk: Desk, article: str) -> list[str]:
    return desk.ask(reconciling.heads_of, article)


def parted(desks: list[Desk]) -> str:
    """An article whose one sentence the reporter and the editor have changed; both know of both texts."""
    laptop, editor, chief = desks
    article = started(laptop)
    for desk in (editor, chief):
        carry(laptop, desk)
    rewrite(laptop, article, "posko", "balai desa")
    rewrite(editor, article, "posko", "masjid")
    carry(laptop, editor)
    carry(editor, laptop)
    return article


def decide(desk: Desk, article: str, words: str) -> str:
    """Take the version that has these words."""
    merged = desk.ask(reconciling.open_merge, article)
    assert merged is not None
    choices = {c.id: "mine" if words in c.mine else "theirs" for c in merged.conflicts}
    return desk.do(reconciling.resolve, article, choices).result


def test_a_decision_tells_whose_the_two_texts_are_and_shows_one_s_own_first(desks: list[Desk]) -> None:
    laptop, editor, chief = desks
    article = parted(desks)
    meet(desks)
    names = {}
    for desk in desks:
        found = desk.ask(reconciling.between, article)
        assert found is not None and found.more == 0
        (conflict,) = found.merged.conflicts
        said = {"mine": conflict.mine, "theirs": conflict.theirs}
        for side, one in found.sides.items():
            assert ("balai desa" in said[side]) == (one.names == ("Orang 0",))
            assert ("masjid" in said[side]) == (one.names == ("Orang 1",))
            assert one.number == 2 and one.at.tzinfo
        names[desk] = found.sides[found.first].names
    assert names == {laptop: ("Orang 0",), editor: ("Orang 1",), chief: ("Orang 0",)}  # the chief's sees the older first
    assert laptop.ask(reconciling.between, started(laptop)) is None


def test_a_draft_in_which_nobody_wrote_waits_for_the_decision_and_then_follows_everywhere(desks: list[Desk]) -> None:
    laptop, editor, chief = desks
    article = parted(desks)
    meet(desks)
    assert "balai desa" in body(laptop, article) and "masjid" in body(editor, article) and "posko" in body(chief, article)
    for desk in desks:
        assert not desk.ask(reviewing.standing, article).draft_changed
    done = decide(editor, article, "balai desa")
    assert heads(editor, article) == [done]
    meet(desks)
    for desk in desks:
        assert body(desk, article) == head_body(desk, article) == "Warga mengungsi ke balai desa sejak pagi. Perahu karet disiapkan."
        assert not desk.ask(reviewing.standing, article).draft_changed
        assert desk.ask(following.ground, article) == following.Ground(done, False)
    assert views(laptop) == views(editor) == views(chief)


def test_what_was_written_and_not_sent_goes_with_the_decision_where_nobody_has_to_be_asked(desks: list[Desk]) -> None:
    laptop, _, _ = desks
    article = parted(desks)
    rewrite(laptop, article, "karet", "kayu", submit=False)
    decide(laptop, article, "masjid")
    assert body(laptop, article) == "Warga mengungsi ke masjid sejak pagi. Perahu kayu disiapkan."
    assert "karet" in head_body(laptop, article)  # not sent yet
    assert laptop.ask(reviewing.standing, article).draft_changed
    assert any("balai desa" in then.content.body for then in laptop.ask(drafting.snapshots, article))
    laptop.do(reviewing.submit, article)
    assert len(heads(laptop, article)) == 1 and head_body(laptop, article) == body(laptop, article)


def test_what_was_written_in_the_same_sentence_stays_and_is_asked_about_when_it_is_sent(desks: list[Desk]) -> None:
    laptop, editor, _ = desks
    article = parted(desks)
    rewrite(laptop, article, "balai desa", "balai desa lama", submit=False)
    decide(laptop, article, "masjid")
    assert "balai desa lama" in body(laptop, article)
    laptop.do(reviewing.submit, article)
    assert len(heads(laptop, article)) == 2
    assert "balai desa lama" in body(laptop, article)
    decide(laptop, article, "balai desa lama")
    meet([laptop, editor])
    assert "balai desa lama" in body(editor, article) and len(heads(editor, article)) == 1


def test_a_draft_of_another_machine_that_somebody_writes_in_is_never_replaced(desks: list[Desk]) -> None:
    laptop, editor, chief = desks
    article = parted(desks)
    meet(desks)
    rewrite(chief, article, "karet", "kayu", submit=False)
    decide(laptop, article, "masjid")
    meet(desks)
    assert body(chief, article) == "Warga mengungsi ke posko sejak pagi. Perahu kayu disiapkan."
    chief.do(reviewing.submit, article)
    assert body(chief, article) == head_body(chief, article) == "Warga mengungsi ke masjid sejak pagi. Perahu kayu disiapkan."
    meet(desks)
    assert views(laptop) == views(editor) == views(chief)


def test_sending_while_a_decision_is_open_makes_it_unnecessary_where_both_say_the_same_then(desks: list[Desk]) -> None:
    laptop, _, _ = desks
    article = parted(desks)
    rewrite(laptop, article, "balai desa", "masjid")
    assert len(heads(laptop, article)) == 1
    assert body(laptop, article) == head_body(laptop, article) == "Warga mengungsi ke masjid sejak pagi. Perahu karet disiapkan."


def test_of_three_texts_the_next_two_wait_when_the_first_two_are_decided(desks: list[Desk]) -> None:
    laptop, editor, chief = desks
    article = started(laptop)
    for desk in (editor, chief):
        carry(laptop, desk)
    for desk, word in zip(desks, ("balai desa", "masjid", "sekolah"), strict=True):
        rewrite(desk, article, "posko", word)
    for desk in (editor, chief):
        carry(desk, laptop)
    found = laptop.ask(reconciling.between, article)
    assert found is not None and found.more == 1
    words = [c.mine for c in found.merged.conflicts]
    laptop.do(reconciling.resolve, article, {c.id: "mine" for c in found.merged.conflicts})
    found = laptop.ask(reconciling.between, article)
    assert found is not None and found.more == 0
    assert any(words[0] in (c.mine, c.theirs) for c in found.merged.conflicts)  # what was decided stands against the third
    laptop.do(reconciling.resolve, article, {c.id: "theirs" for c in found.merged.conflicts})
    meet(desks)
    assert len(heads(laptop, article)) == 1 and views(laptop) == views(editor) == views(chief)


def test_a_decision_about_texts_that_are_others_by_now_is_refused_whole(desks: list[Desk]) -> None:
    laptop, editor, _ = desks
    article = parted(desks)
    merged = laptop.ask(reconciling.open_merge, article)
    assert merged is not None
    choices = {c.id: "mine" for c in merged.conflicts}
    rewrite(editor, article, "masjid", "masjid agung")
    carry(editor, laptop)
    before = heads(laptop, article)
    with pytest.raises(Refused, match="conflict-open"):
        laptop.do(reconciling.resolve, article, choices)
    assert heads(laptop, article) == before
    decide(laptop, article, "masjid agung")
    with pytest.raises(Refused, match="conflict-none"):
        laptop.do(reconciling.resolve, article, choices)


def test_what_the_decider_writes_themselves_becomes_the_text(desks: list[Desk]) -> None:
    _, editor, _ = desks
    article = parted(desks)
    merged = editor.ask(reconciling.open_merge, article)
    assert merged is not None
    editor.do(reconciling.resolve, article, {}, {c.id: "Warga mengungsi ke masjid dan balai desa." for c in merged.conflicts})
    assert body(editor, article) == "Warga mengungsi ke masjid dan balai desa. Perahu karet disiapkan."


def test_a_text_that_was_put_together_by_itself_names_those_who_wrote_it(desks: list[Desk]) -> None:
    laptop, editor, _ = desks
    article = started(laptop)
    carry(laptop, editor)
    rewrite(laptop, article, "sejak pagi", "sejak subuh")
    rewrite(editor, article, "Perahu karet", "Dua perahu karet")
    carry(laptop, editor)
    assert set(editor.ask(reconciling.joined_from, heads(editor, article)[0])) == {"Orang 0", "Orang 1"}
    assert editor.ask(reconciling.joined_from, "") == ()
    rewrite(editor, article, "subuh", "dini hari")
    assert editor.ask(reconciling.joined_from, heads(editor, article)[0]) == ()


def test_steps_that_met_are_named_and_the_safest_counts(desks: list[Desk]) -> None:
    laptop, _, chief = desks
    article = started(laptop)
    carry(laptop, chief)
    assert laptop.ask(reconciling.steps_met, article) == ()
    laptop.do(reviewing.take_back, article)
    chief.do(reviewing.approve, article, heads(chief, article)[0])
    meet(desks)
    for desk in desks:
        met = desk.ask(reconciling.steps_met, article)
        assert [(one.step, one.stage, one.name, one.counts) for one in met] == [
            ("take-back", "draft", "Orang 0", True), ("approve", "approved", "Orang 2", False)]
        assert desk.ask(reviewing.standing, article).stage == "draft"
    laptop.do(reviewing.submit, article)  # knows of both
    meet(desks)
    assert chief.ask(reconciling.steps_met, article) == ()


@pytest.mark.parametrize("verbs, wins", [
    (("return", "approve"), "returned"), (("take-back", "approve"), "draft"), (("return", "take-back"), "returned"),
])
def test_of_steps_that_met_the_safer_one_wins(desks: list[Desk], verbs: tuple[str, str], wins: str) -> None:
    laptop, editor, chief = desks
    article = started(laptop)
    for desk in (editor, chief):
        carry(laptop, desk)
    name = heads(laptop, article)[0]
    for verb in verbs:
        if verb == "return":
            editor.do(returning.send_back, article, [returning.PointWanted("facts", "Cek.")])
        elif verb == "approve":
            chief.do(reviewing.approve, article, name)
        else:
            laptop.do(reviewing.take_back, article)
    meet(desks)
    assert {desk.ask(reviewing.standing, article).stage for desk in desks} == {wins}
    assert {one.step for one in editor.ask(reconciling.steps_met, article)} == set(verbs)


def test_sending_again_what_was_written_on_keeps_it_one_revision(desks: list[Desk]) -> None:
    laptop, _, _ = desks
    article = parted(desks)
    before = heads(laptop, article)
    laptop.do(reviewing.submit, article)
    assert heads(laptop, article) == before


def test_a_draft_that_stands_on_an_older_text_is_put_together_with_the_newest_when_it_is_sent(desks: list[Desk]) -> None:
    laptop, _, _ = desks
    article = started(laptop)
    (first,) = heads(laptop, article)
    rewrite(laptop, article, "posko", "masjid")

    def write_on(act: Act) -> None:
        content = drafting.draft(act, article).content
        drafting.save_draft(act, article, replace(content, body="Warga mengungsi ke posko sejak pagi. Perahu kayu disiapkan."))
        following.stand_on(act, article, first)

    laptop.do(write_on)
    assert laptop.ask(following.ground, article) == following.Ground(first, True)
    laptop.do(reviewing.submit, article)
    assert body(laptop, article) == head_body(laptop, article) == "Warga mengungsi ke masjid sejak pagi. Perahu kayu disiapkan."
