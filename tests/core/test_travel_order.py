"""What comes in another order than it was said in, in parts, or with a clock that nobody can have."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsdesk import drafting, exchanging, importing, noting, returning, reviewing
from newsdesk.desk import Act, Desk
from newsdesk.errors import Refused
from newsdesk.portal.reading.records import ArchiveRecord
from newsdesk.store import order
from newsdesk.store.keys import device_key, sign
from newsdesk.store.log import hash_values
from newsdesk.store.tables import Event
from newsdesk.text.anchors import Anchor
from newsdesk.text.canonical import canonical_json
from tests.core.machines import carry, machines, meet, rewrite, started, views
from tests.core.test_exchanging import head, stage


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[list[Desk]]:
    with machines(tmp_path, 5) as five:
        yield five


def resaid(desk: Desk, values: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """An event that says something else, with a right hash and the right signature of its machine."""
    said = values | changes
    said["hash"] = hash_values(*(said[name] for name in ("device", "seq", "previous", "kind", "article", "payload", "at")))
    return said | {"signature": sign(device_key(desk.home.key), said["hash"])}


def test_who_has_a_later_article_need_not_know_an_earlier_step(desks: list[Desk]) -> None:
    laptop, editor, chief = desks[:3]
    first, second = started(editor), started(editor, "Naskah lain tentang jalan rusak. Warga mengeluh.")
    meet([laptop, editor, chief])
    editor.do(returning.send_back, first, [returning.PointWanted("facts", "Cek angka.")])
    rewrite(editor, second, "Warga mengeluh", "Warga lama mengeluh")
    carry(editor, chief, [second])  # only this one, by a stick
    chief.do(reviewing.approve, first, head(chief, first))
    meet([laptop, editor, chief])
    assert stage(chief, first) == stage(editor, first) == stage(laptop, first) == "returned"


def test_an_answer_may_come_before_its_note(desks: list[Desk]) -> None:
    laptop, editor, chief = desks[:3]
    article = started(laptop)
    meet([laptop, editor, chief])
    content = editor.ask(drafting.draft, article).content
    editor.do(noting.add_note, article, content, Anchor(), "Benar begitu?")
    carry(editor, laptop)
    (note,) = laptop.ask(noting.notes, article, content)
    laptop.do(noting.reply, article, note.id, "Sudah dicek.")
    events = laptop.do(exchanging.parcel, chief.ask(exchanging.held)).result
    late = [event for event in events if event["kind"] == "note.added"]
    chief.do(exchanging.take, [event for event in events if event not in late])
    assert chief.ask(noting.notes, article, content) == ()
    chief.do(exchanging.take, late)
    assert len(chief.ask(noting.notes, article, content)[0].replies) == 1
    meet([laptop, editor, chief])
    assert views(laptop) == views(editor) == views(chief)


def test_what_is_said_about_an_article_that_is_not_here_waits(desks: list[Desk]) -> None:
    laptop, editor = desks[:2]
    article = started(laptop)
    laptop.do(noting.add_note, article, laptop.ask(drafting.draft, article).content, Anchor(), "Benar begitu?")
    events = laptop.do(exchanging.parcel, editor.ask(exchanging.held)).result
    with pytest.raises(Refused, match="parcel-incomplete"):
        editor.do(exchanging.take, [event for event in events if event["kind"] == "note.added"])
    assert editor.do(exchanging.take, events).result.articles == (article,)


@pytest.mark.parametrize("clock", [2**52, 2**52 - 1, order.MOST_AHEAD + 1_000])
def test_nobody_takes_the_last_place_in_the_order(desks: list[Desk], clock: int) -> None:
    laptop, editor, chief = desks[:3]
    started(laptop)
    events = laptop.do(exchanging.parcel, editor.ask(exchanging.held)).result
    last = max((event for event in events if event["article"]), key=lambda event: event["seq"])
    said = json.loads(last["payload"]) | {"after": [clock, {}]}
    events[events.index(last)] = resaid(laptop, last, payload=canonical_json(said))
    before = views(editor), editor.ask(exchanging.held)
    with pytest.raises(Refused, match="parcel-damaged"):
        editor.do(exchanging.take, events)
    assert (views(editor), editor.ask(exchanging.held)) == before
    own = started(editor)
    assert own in carry(editor, chief).articles


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59.999999+00:00", "0001-01-01T00:00:00.000000+00:00", "1969-12-31T23:59:59.000000+00:00",
                                "2026-05-10T10:00:00.000000+07:00", "2026-05-10T10:00:00.000000", "2026-02-30T10:00:00.000000+00:00"])
def test_a_time_that_no_screen_can_show_is_refused(desks: list[Desk], at: str) -> None:
    laptop, editor = desks[:2]
    started(laptop)
    events = laptop.do(exchanging.parcel, editor.ask(exchanging.held)).result
    with pytest.raises(Refused, match="parcel-damaged"):
        editor.do(exchanging.take, [resaid(laptop, events[-1], at=at)])


def test_what_an_event_says_of_its_place_does_not_grow_with_the_newsroom(desks: list[Desk]) -> None:
    article = started(desks[0])
    meet(desks)
    desks[1].do(reviewing.claim, article)
    last = desks[1].ask(lambda look: look.session.query(Event).where(Event.kind == "step.taken").all())[-1]
    assert len(json.loads(last.payload)["after"][1]) == 1  # it stands on the submitting, and on nothing else


def test_the_last_approval_counts_though_a_clock_was_a_year_ahead(desks: list[Desk]) -> None:
    """What a page shows is frozen by the approval that came last, not by the clock that is furthest ahead."""
    reporter, editor, chief = desks[:3]
    article = started(reporter)
    meet(desks)
    first = head(editor, article)
    chief.do(_a_year_ahead, reviewing.approve, article, first)
    meet(desks)
    chief.do(returning.send_back, article, [returning.PointWanted("facts", "Cek angka.")])
    meet(desks)
    for point in reporter.ask(returning.points, article):
        reporter.do(returning.answer_point, article, point.id, done=True)
    reporter.do(reviewing.submit, article)
    meet(desks)
    editor.do(importing.add_entries, [ArchiveRecord(headline="Banjir Rob Surut di Pesisir Tegal", url="https://contoh.id/surut",
                                                    published="2026-01-02T10:00+07:00")])
    editor.do(reviewing.approve, article, first)
    meet(desks)
    for desk in desks[:3]:
        context, at = desk.ask(reviewing.approved_context, article, first)
        assert any(item.headline == "Banjir Rob Surut di Pesisir Tegal" for item in (*context.latest, *context.related))
        assert at < datetime.now(UTC) + timedelta(days=1)


def _a_year_ahead(act: Act, verb: Callable[..., Any], *values: Any) -> None:
    act.now += timedelta(days=365)
    verb(act, *values)
