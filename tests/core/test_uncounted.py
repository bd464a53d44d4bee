"""What does not count is found out where it is read, alike on every machine, and a list is only what the chief signed last."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsdesk import exchanging, history, reviewing, staffing, stepping, trusting
from newsdesk.article.steps import STEPS
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.store.keys import device_key, sign
from newsdesk.store.roster import ANYBODYS, EDITORS, list_text
from newsdesk.store.tables import Event, Listed, Step
from tests.core.machines import carry, machines, meet, rewrite, started, views
from tests.core.test_exchanging import head, stage
from tests.core.test_trusting import name, tampered
from tests.core.test_trusting import newsroom as newsroom


def why(desk: Desk, article: str, step: str = "approve") -> list[str]:
    return desk.ask(lambda look: [s.why for s in look.session.query(Step).filter_by(article=article, step=step).order_by(Step.at)])


def test_the_steps_of_editors_are_those_of_the_table() -> None:
    assert set(EDITORS) == {step.name for step in STEPS if "reporter" not in step.roles} | {"release"}
    assert all("reporter" in step.roles for step in STEPS if step.name in ANYBODYS)


@pytest.mark.parametrize("listed", [True, False])
def test_who_approved_mostly_their_own_words_is_found_out_by_the_revisions(
        tmp_path: Path, newsroom: list[Desk], monkeypatch: pytest.MonkeyPatch, listed: bool) -> None:
    if not listed:
        with machines(tmp_path / "plain", 3) as desks:
            _approve_own(desks, monkeypatch)
    else:
        _approve_own(newsroom, monkeypatch)


def _approve_own(desks: list[Desk], monkeypatch: pytest.MonkeyPatch) -> None:
    _, editor, chief = desks
    article = started(editor)
    with pytest.raises(Refused, match=r"four-eyes|override-reason"):
        editor.do(reviewing.approve, article, head(editor, article))
    with tampered(monkeypatch):
        editor.do(reviewing.approve, article, head(editor, article))
    meet(desks)
    assert [why(desk, article) for desk in desks] == [["four-eyes"]] * 3
    assert {stage(desk, article) for desk in desks} == {"submitted"}
    assert views(desks[0]) == views(desks[1]) == views(desks[2])
    (told,) = chief.ask(trusting.uncounted, article)
    assert (told.why, told.name) == ("four-eyes", "Orang 1")
    assert [h.uncounted for h in chief.ask(history.history, article) if h.facts.get("step") == "approve"] == ["four-eyes"]
    with pytest.raises(Refused, match="revision-not-approved"):
        chief.ask(reviewing.approved_context, article, head(chief, article))
    chief.do(reviewing.approve, article, head(chief, article))
    assert chief.ask(trusting.uncounted, article) == ()


def test_by_a_list_it_does_not_help_to_say_that_somebody_else_wrote_it_or_that_one_was_alone(
        newsroom: list[Desk], monkeypatch: pytest.MonkeyPatch) -> None:
    reporter, editor, chief = newsroom
    theirs = reporter.ask(lambda look: trusting.require_me(look).id)
    chief.do(staffing.enrol, "Orang 1", ("editor",))
    chief.do(trusting.admit, name(editor))
    meet(newsroom)
    article = started(reporter)
    carry(reporter, editor)
    with monkeypatch.context() as patched:  # the editor's words under the reporter's name
        patched.setattr(reviewing, "require_me", lambda look: next(p for p in trusting.people(look) if p.id == theirs))
        rewrite(editor, article, "Warga mengungsi ke posko sejak pagi.", "Kalimat ini ditulis redaktur tanpa ditanya siapa pun.")
    with tampered(monkeypatch):
        editor.do(reviewing.approve, article, head(editor, article))
        with monkeypatch.context() as patched:
            patched.setattr(stepping, "_has_reason", lambda *_: None)
            alone = started(editor, "Harga beras naik di pasar. Pedagang mengeluh.")
            editor.do(lambda act: stepping.take(act, stepping.begin(act, "approve", alone, details={"override": "alone"}),
                                                context=_context(act, alone)))
    meet(newsroom)
    assert [why(desk, article) for desk in newsroom] == [["four-eyes"]] * 3
    assert [why(desk, alone) for desk in newsroom] == [["four-eyes"]] * 3
    own = started(chief, "Pengumuman redaksi pekan ini. Kantor tutup hari Minggu.")
    chief.do(reviewing.approve, own, head(chief, own), "Pengumuman.")
    meet(newsroom)
    assert {stage(desk, own) for desk in newsroom} == {"approved"}


def _context(act: object, article: str) -> dict[str, object]:
    from dataclasses import asdict, replace

    from newsdesk.finding import context_for
    from newsdesk.store.tables import Revision

    look: trusting.Act = act  # type: ignore[assignment]
    row = stepping.article_row(look, article)
    content = reviewing.Content.from_json(look.session.get_one(Revision, row.head).content)
    made = context_for(look, article, content, look.now, reviewing.profile(look).profile.zone)
    return asdict(replace(made, links=dict(made.links)))


@pytest.mark.parametrize("step", ["return", "claim"])
def test_a_removed_machine_holds_nothing_up(newsroom: list[Desk], step: str) -> None:
    from newsdesk import returning

    reporter, editor, chief = newsroom
    article = started(reporter)
    carry(reporter, editor)
    carry(reporter, chief)
    chief.do(reviewing.approve, article, head(chief, article))
    chief.do(trusting.remove, name(editor))
    verb = reviewing.claim if step == "claim" else returning.send_back
    editor.do(verb, article, *([[returning.PointWanted("facts", "Cek angka.")]] if step == "return" else []))
    meet(newsroom)
    assert {stage(desk, article) for desk in newsroom} == {"approved"}
    assert [why(desk, article, step) for desk in newsroom] == [["removed"]] * 3
    with pytest.raises(Refused, match="device-not-listed"):
        editor.do(verb, article, *([[returning.PointWanted("facts", "Cek angka.")]] if step == "return" else []))
    rewrite(reporter, article, "sejak pagi", "sejak subuh")  # a text is always looked at
    meet(newsroom)
    assert {stage(desk, article) for desk in newsroom} == {"submitted"}


def _lists(desk: Desk) -> list[dict[str, object]]:
    return desk.ask(lambda look: [json.loads(e.payload) for e in look.session.query(Event).filter_by(kind="roster.signed")
                                  .order_by(Event.device, Event.seq)])


def _state(desk: Desk) -> dict[str, int]:
    return desk.ask(lambda look: {row.device: row.until for row in look.session.query(Listed)})


def test_an_older_list_that_is_played_again_changes_nothing(newsroom: list[Desk]) -> None:
    reporter, editor, chief = newsroom
    chief.do(trusting.remove, name(editor))
    meet(newsroom)
    before = _state(chief)
    for old in _lists(chief)[:-1]:  # with the chief's own signature, in an event of somebody else
        editor.do(lambda act, old=old: act.record("roster.signed", **{k: old[k] for k in ("version", "machines", "signature")}))
    meet(newsroom)
    assert _state(reporter) == _state(editor) == _state(chief) == before
    assert before[name(editor)] >= 0


def test_a_list_that_somebody_else_signed_anew_is_none(newsroom: list[Desk]) -> None:
    reporter, editor, chief = newsroom
    before = _state(chief)
    last = _lists(chief)[-1]
    payload = {"version": 99, "machines": [m | {"roles": ["chief"]} for m in last["machines"]]}  # type: ignore[union-attr]
    for seed in (device_key(editor.home.key), device_key(reporter.home.key)):
        editor.do(lambda act, seed=seed: act.record("roster.signed", **payload, signature=sign(seed, list_text(payload))))
    meet(newsroom)
    assert _state(reporter) == _state(chief) == before


def test_of_two_lists_the_one_that_is_trusted_here_counts(tmp_path: Path) -> None:
    with machines(tmp_path, 3) as desks:
        reporter, editor, chief = desks
        chief.do(trusting.found)
        editor.do(_make_chief)
        editor.do(trusting.found)
        meet(desks)
        reporter.do(trusting.trust, name(chief))
        assert set(_state(reporter)) == {name(chief)}
        reporter.do(trusting.trust, name(editor))
        assert set(_state(reporter)) == {name(editor)}
        assert set(_state(chief)) == {name(chief)}
        assert [m.device for m in reporter.ask(trusting.machines) if m.chief] == [name(editor)]
        with pytest.raises(Refused, match="list-there"):
            chief.do(trusting.found)


def _make_chief(act: trusting.Act) -> None:
    person = trusting.require_me(act)
    staffing.enrol(act, person.name, ("editor", "chief"), id=person.id)


def test_the_code_is_long_hard_and_the_same_on_both_sides_only_with_the_same_keys(newsroom: list[Desk]) -> None:
    reporter, editor, chief = newsroom
    codes = {desk.ask(trusting.code, name(chief), name(editor)) for desk in newsroom}
    (code,) = codes
    assert len(code.replace(" ", "")) == trusting.DIGITS == 24
    assert code != chief.ask(trusting.code, name(chief), name(reporter)) != chief.ask(trusting.code, name(reporter), name(chief))
    assert trusting._HARD["n"] * trusting._HARD["r"] * 128 >= 2**26


def test_a_name_that_somebody_took_before_the_list_came_does_not_count(tmp_path: Path) -> None:
    """An attacker on the road introduced their own key under the name of the editor's machine, to one laptop."""
    from newsdesk.store.tables import Device

    with machines(tmp_path, 3) as desks:
        reporter, editor, chief = desks
        chief.do(trusting.found)
        meet(desks)
        chief.do(trusting.admit, name(editor))
        article = started(reporter)
        meet(desks)
        editor.do(reviewing.approve, article, head(editor, article))
        reporter.do(trusting.trust, name(chief))

        def other_key(act: trusting.Act) -> None:
            act.session.get_one(Device, name(editor)).key = "0" * 64

        chief.do(other_key)
        events = editor.do(exchanging.parcel, chief.ask(exchanging.held)).result
        chief.do(exchanging.take, events)  # signed with the key on the list: that goes before
        assert (stage(chief, article), why(chief, article)) == ("submitted", ["key"])
