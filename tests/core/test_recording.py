"""Whatever somebody types, wherever: what is written down of it is what every other machine takes in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsdesk
from newsdesk import (
    acknowledging,
    correcting,
    drafting,
    lexicon,
    noting,
    proposing,
    publishing,
    returning,
    reviewing,
    shortening,
    staffing,
)
from newsdesk.article.content import Content, Guess, Notice, Picture
from newsdesk.desk import Act, Desk
from newsdesk.errors import Refused
from newsdesk.pictures.made import Described
from newsdesk.store.tables import Event
from newsdesk.text.anchors import Anchor
from newsdesk.vetting import vet
from tests.core.machines import carry

STRANGE = "\x00\x01\x1b\x7f\x85\x9f\r\n\t\v\f\u2028\u2029\ud800\udfff\ufffc\ufffe\uffff\u202e\u2066\u2069\u200b\ue000\U000e0041 a@#:/é🙂"
LONG = "kata " * 50_000
TYPED = st.one_of(st.text(STRANGE, max_size=12), st.text(max_size=12))
PLAIN = Content(headline="Banjir Rob di Pesisir Tegal", body="Warga mengungsi sejak pagi. Perahu karet disiapkan.", reporters=("Rina",))
LEFT_OUT = {"desk.py", "recording.py", "exchanging.py", "trusting.py", "restoring.py", "reconciling.py"}
"""Who writes down what nobody types: the door itself, receipts, keys and lists, what is begun anew, what machines merge."""


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Desk]]:
    desks = tuple(Desk.open(tmp_path_factory.mktemp("typed") / name) for name in ("here", "there"))
    for desk, name in zip(desks, ("Rina Wulandari", "Bagus Prakoso"), strict=True):
        desk.do(staffing.settle_in, name, ("reporter", "editor", "chief"), "disway-jateng")
    yield desks[0], desks[1]
    for desk in desks:
        desk.close()


def _content(typed: str) -> Content:
    """A text with this in each of its fields, as the window may hand it over."""
    mark = Notice("correct", typed, "2026-01-02T10:00+07:00", typed)
    strings: dict[str, Any] = {f.name: typed for f in fields(Content) if f.type == "str"}
    words = strings | {"published": "", "headline": f"Banjir {typed}", "body": f"Isi. {typed}"}
    return replace(PLAIN, **words, reporters=(typed,), tags=(typed,), lead=Picture("lead", name=typed, caption=typed),
                   guesses=(Guess("place", typed, (typed,), typed),), notices=(mark,))


def _export(act: Act, article: str) -> None:
    act.record("step.taken", article, step="export", stage="exported", revision=reviewing.standing(act, article).head,
               person=staffing.require_me(act).id)


def _everywhere(desk: Desk, typed: str) -> Iterator[Callable[[], object]]:
    """Every verb that keeps words of a person, with these."""
    article = desk.do(drafting.start, PLAIN).result
    picture = drafting.AddedImage("a" * 64, typed, Described(10, 10, "image/png"))
    do = desk.do
    yield from (
        lambda: do(staffing.enrol, typed, ("reporter",)), lambda: do(staffing.enrol, f"Orang {typed}", ("editor",), typed),
        lambda: do(drafting.note_image, picture), lambda: do(lexicon.learn, typed, True), lambda: do(lexicon.forget, typed),
        lambda: do(shortening.keep_snippet, "pmk", typed), lambda: do(shortening.keep_snippet, typed, "Pemerintah Kabupaten"),
        lambda: do(shortening.keep_snippet, f"a{typed}", f"b{typed}"), lambda: do(drafting.aim, article, typed),
        lambda: do(drafting.aim, article, "0001-01-01T00:00+00:00"), lambda: do(reviewing.submit, article, typed),
        lambda: do(reviewing.submit, article, "9999-01-01T00:00+00:00"), lambda: do(reviewing.submit, article),
        lambda: do(noting.add_note, article, _content(typed), Anchor("body", 0, 3, typed), typed),
        lambda: do(noting.add_note, article, PLAIN, Anchor(typed), f"Benar? {typed}"),
        lambda: [do(noting.reply, article, one.id, f"Ya. {typed}") for one in desk.ask(noting.notes, article, PLAIN)],
        lambda: do(acknowledging.acknowledge, article, [{"kind": "name", "old": typed, "new": typed}]),
        lambda: do(returning.send_back, article, [returning.PointWanted("other", typed, typed)], typed),
        lambda: do(returning.send_back, article, [returning.PointWanted("facts", f"Cek. {typed}", typed)], typed),
        lambda: [do(returning.answer_point, article, one.id, f"Sudah. {typed}", True) for one in desk.ask(returning.points, article)],
        lambda: do(drafting.save_draft, article, replace(_content(typed), lead=None, guesses=(), notices=())),
        lambda: do(proposing.propose, article), lambda: do(drafting.save_draft, article, _content(typed)),
        lambda: do(reviewing.submit, article), lambda: do(_approve, article, typed), lambda: do(_export, article),
        lambda: do(publishing.give_address, f"newsdesk:article/{article}", f"https://contoh.id/{typed}"),
        lambda: do(correcting.mark_published, article, f"https://contoh.id/{typed}{article}", "2026-01-02T10:00+07:00"),
        lambda: do(correcting.mark_published, article, f"https://contoh.id/{article}", "2026-01-02T10:00+07:00"),
        lambda: do(correcting.change_published, article, "correct", f"Salah. {typed}"),
        lambda: do(correcting.reword, article, f"Keliru. {typed}"),
    )


def _approve(act: Act, article: str, typed: str) -> None:
    for one in proposing.suggested(act, article):
        proposing.settle(act, article, [one.id], True)
    reviewing.approve(act, article, reviewing.standing(act, article).head, typed)


def _last(desk: Desk) -> int:
    return desk.ask(lambda look: look.session.query(Event).count())


@settings(max_examples=6, deadline=None)
@given(TYPED)
def test_whatever_is_typed_travels(two: tuple[Desk, Desk], typed: str) -> None:
    here, there = two
    before = _last(here)
    for verb in _everywhere(here, typed):
        with suppress(Refused):
            verb()
    made = here.ask(lambda look: look.session.query(Event).order_by(Event.seq).offset(before).all())
    assert len(made) > 5
    for event in made:
        vet(event)
    carry(here, there)
    carry(there, here)


@pytest.mark.parametrize("typed", ["a\x00b\x1b[2J\r\nc\u2028d\ufffe", "Tina\u202e\u2066 Marlina\u2069 \ud800"])
def test_what_is_typed_in_each_place_travels(two: tuple[Desk, Desk], typed: str) -> None:
    test_whatever_is_typed_travels.hypothesis.inner_test(two, typed)
    kinds = set(two[0].ask(lambda look: look.session.query(Event.kind).distinct().all()))
    assert {kind for kind, in kinds} >= {"note.added", "note.replied", "point.raised", "point.answered", "person.enrolled",
                                         "word.learned", "suggestion.made", "facts.acknowledged", "notice.reworded", "image.added"}


def test_more_than_others_take_is_refused_before_it_is_written(two: tuple[Desk, Desk]) -> None:
    here, _ = two
    article = here.do(drafting.start, PLAIN).result
    note = here.do(noting.add_note, article, PLAIN, Anchor(), "Benar?").result
    here.do(reviewing.submit, article)
    before = _last(here)
    headline = here.do(drafting.start, replace(PLAIN, headline=LONG)).result
    for verb, *said in ((noting.add_note, article, PLAIN, Anchor(), LONG), (noting.reply, article, note, LONG),
                        (reviewing.submit, headline),
                        (returning.send_back, article, [returning.PointWanted("facts", LONG)]), (staffing.enrol, LONG, ("editor",)),
                        (lexicon.learn, LONG), (staffing.enrol, "Sari Lestari", ("editor",), LONG)):
        with pytest.raises(Refused, match="text-too-large"):
            here.do(verb, *said)
    assert _last(here) == before + 1  # that of the new article
    here.do(noting.add_note, article, PLAIN, Anchor(), "Jalan terus.")


def test_every_verb_writes_through_the_same_door() -> None:
    folder = Path(newsdesk.__file__).parent
    past = [file.name for file in sorted(folder.glob("*.py"))
            if file.name not in LEFT_OUT and re.search(r"""\b(?:act|look)\.record\((?!"article.started")""", file.read_text("utf-8"))]
    assert past == []
