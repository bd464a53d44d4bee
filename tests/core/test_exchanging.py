"""Events between machines: whatever way they come, all machines end up with the same, and nothing hostile changes a row."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newsdesk import drafting, exchanging, noting, publishing, reconciling, returning, reviewing
from newsdesk.authorship import shares
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.store import log
from newsdesk.store import views as store_views
from newsdesk.store.tables import Article, Event
from newsdesk.text.anchors import anchor_at
from newsdesk.text.canonical import canonical_json
from tests.core.machines import carry, machines, meet, rewrite, started, views, wander
from tests.core.test_workflow import text

STEPS = int(os.environ.get("NEWSDESK_EXCHANGE_STEPS", "120"))


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """A reporter's laptop, and the machine of an editor who is the chief as well."""
    with machines(tmp_path, 3) as desks:
        yield desks[0], desks[2]


def stage(desk: Desk, article: str) -> str:
    return desk.ask(reviewing.standing, article).stage


def head(desk: Desk, article: str) -> str:
    return desk.ask(reviewing.standing, article).head


def body(desk: Desk, article: str) -> str:
    return desk.ask(drafting.draft, article).content.body


def test_an_article_that_was_known_before_its_text_came_shows_the_text(two: tuple[Desk, Desk]) -> None:
    laptop, editor = two
    article = laptop.do(drafting.start, text("Banjir Rob di Pesisir Tegal", "Warga mengungsi ke posko sejak pagi.")).result
    carry(laptop, editor)
    laptop.do(reviewing.submit, article)
    carry(laptop, editor)
    assert body(editor, article) == "Warga mengungsi ke posko sejak pagi."
    assert not editor.ask(reviewing.standing, article).draft_changed


def test_what_was_written_on_one_machine_is_read_on_the_other(two: tuple[Desk, Desk]) -> None:
    laptop, editor = two
    article = started(laptop)
    taken = carry(laptop, editor)
    assert (taken.articles, taken.open, stage(editor, article)) == ((article,), (), "submitted")
    assert body(editor, article) == body(laptop, article)
    assert carry(laptop, editor).events == 0
    editor.do(reviewing.approve, article, head(editor, article))
    assert laptop.ask(exchanging.received, article) == ()
    carry(editor, laptop)
    assert stage(laptop, article) == "approved"
    assert [proof.name for proof in laptop.ask(exchanging.received, article)] == ["Orang 2"]
    meet([laptop, editor])
    assert views(laptop) == views(editor)


def test_one_article_travels_alone(two: tuple[Desk, Desk]) -> None:
    laptop, editor = two
    first, second = started(laptop), started(laptop, "Naskah lain tentang jalan rusak. Warga mengeluh.")
    assert carry(laptop, editor, [second]).articles == (second,)
    carry(editor, laptop)
    assert [len(laptop.ask(exchanging.received, article)) for article in (first, second)] == [0, 1]
    assert editor.ask(lambda look: log.damaged(look.session, look.device)) == []
    assert carry(laptop, editor).articles == (first,)
    meet([laptop, editor])
    assert views(laptop) == views(editor)


def test_late_changes_on_both_sides_become_one_revision_that_is_the_same_everywhere(two: tuple[Desk, Desk]) -> None:
    laptop, editor = two
    article = started(laptop)
    carry(laptop, editor)
    rewrite(laptop, article, "sejak pagi", "sejak subuh")
    rewrite(editor, article, "Perahu karet", "Dua perahu karet")
    for_editor, for_laptop = (there.do(exchanging.parcel, here.ask(exchanging.held)).result for there, here in (two, two[::-1]))
    assert editor.do(exchanging.take, for_editor).result.open == laptop.do(exchanging.take, for_laptop).result.open == ()
    assert head(laptop, article) == head(editor, article)
    assert body(laptop, article) == body(editor, article) == "Warga mengungsi ke posko sejak subuh. Dua perahu karet disiapkan."
    meet([laptop, editor])
    assert views(laptop) == views(editor)
    share = editor.ask(shares, article, head(editor, article))
    assert sorted(round(part * 9) for part in share.values()) == [1, 8]  # who wrote what outlives the merge


def test_a_conflict_blocks_approval_and_export_until_somebody_decides(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    laptop, editor = two
    article = started(laptop)
    carry(laptop, editor)
    rewrite(laptop, article, "posko", "balai desa")
    rewrite(editor, article, "posko", "masjid")
    assert carry(laptop, editor).open == (article,)
    for verb, more in ((reviewing.approve, (head(editor, article),)), (publishing.approve_and_export, (tmp_path,))):
        with pytest.raises(Refused, match="conflict-open"):
            editor.do(verb, article, *more)
    merged = editor.ask(reconciling.open_merge, article)
    assert merged is not None
    (conflict,) = merged.conflicts
    assert {"balai desa" in said for said in (conflict.mine, conflict.theirs)} == {True, False}
    with pytest.raises(Refused, match="conflict-open"):
        editor.do(reconciling.resolve, article, {})
    side = "mine" if "balai desa" in conflict.mine else "theirs"
    done = editor.do(reconciling.resolve, article, {conflict.id: side}).result
    assert head(editor, article) == done
    editor.do(reviewing.approve, article, done)
    meet([laptop, editor])
    assert "balai desa" in body(laptop, article)
    assert stage(laptop, article) == "approved" and views(laptop) == views(editor)


def test_a_draft_that_somebody_is_writing_is_never_replaced(two: tuple[Desk, Desk]) -> None:
    laptop, editor = two
    article = started(laptop)
    carry(laptop, editor)
    rewrite(laptop, article, "sejak pagi", "sejak subuh", submit=False)
    rewrite(editor, article, "Perahu karet", "Dua perahu karet")
    carry(editor, laptop)
    assert body(laptop, article) == "Warga mengungsi ke posko sejak subuh. Perahu karet disiapkan."
    laptop.do(reviewing.submit, article)
    assert body(laptop, article) == "Warga mengungsi ke posko sejak subuh. Dua perahu karet disiapkan."
    meet([laptop, editor])
    assert views(laptop) == views(editor) and body(editor, article) == body(laptop, article)


@pytest.mark.parametrize("first", [0, 1])
def test_the_safer_step_wins(tmp_path: Path, first: int) -> None:
    with machines(tmp_path, 5) as (laptop, editor, chief, *_):
        article = started(laptop)
        carry(laptop, editor)
        carry(laptop, chief)
        editor.do(returning.send_back, article, [returning.PointWanted("facts", "Cek angka.")])
        chief.do(reviewing.approve, article, head(chief, article))
        for there in ((editor, chief), (chief, editor))[first]:
            carry(there, laptop)
        assert stage(laptop, article) == "returned"
        with pytest.raises(Refused):
            laptop.do(publishing.export, article, tmp_path / "out")
        for point in laptop.ask(returning.points, article):
            laptop.do(returning.answer_point, article, point.id, done=True)
        laptop.do(reviewing.submit, article)
        meet([laptop, editor, chief])
        assert stage(chief, article) == "submitted"
        chief.do(reviewing.approve, article, head(chief, article))
        assert stage(chief, article) == "approved"


def test_what_comes_all_at_once_counts_as_what_came_bit_by_bit(tmp_path: Path) -> None:
    """Points that were answered, notes that were settled and answered: nothing of it was in the store when it was looked for."""
    with machines(tmp_path, 5) as (laptop, editor, late, *_):
        article = started(laptop)
        carry(laptop, editor)
        content = editor.ask(drafting.draft, article).content
        for words in ("Berapa perahu?", "Sejak kapan?"):
            note = editor.do(noting.add_note, article, content, anchor_at("body", content.body, 0, 5), words).result
            editor.do(noting.reply, article, note, "Tiga.")
            editor.do(noting.reply, article, note, "Empat.")
        editor.do(noting.settle_note, article, note)
        editor.do(returning.send_back, article, [returning.PointWanted("facts", "Cek angka."), returning.PointWanted("facts", "Cek nama.")])
        carry(editor, laptop)
        laptop.do(returning.answer_point, article, laptop.ask(returning.points, article)[0].id, done=True)
        carry(laptop, late)
        assert late.ask(lambda look: look.session.get_one(Article, article).points) == 1
        came = views(late)
        late.do(lambda act: log.rebuild_views(act.session))
        assert views(late) == came == views(laptop)


def test_a_claim_takes_no_approval_back(tmp_path: Path) -> None:
    with machines(tmp_path, 5) as (laptop, editor, chief, *_):
        article = started(laptop)
        carry(laptop, editor)
        carry(laptop, chief)
        chief.do(reviewing.approve, article, head(chief, article))
        editor.do(reviewing.claim, article)
        meet([laptop, editor, chief])
        assert stage(laptop, article) == stage(editor, article) == "approved"


@pytest.mark.parametrize("seed", range(3))
def test_whatever_way_events_take_all_machines_end_up_the_same(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    with machines(tmp_path, rng.randint(3, 4)) as desks:
        wander(desks, rng, STEPS)
        meet(desks)
        everything = [views(desk) for desk in desks]
        assert all(one == everything[0] for one in everything)
        for desk in desks:
            assert desk.ask(lambda look: log.damaged(look.session, look.device)) == []
            desk.do(lambda act: log.rebuild_views(act.session))
            assert views(desk) == everything[0]


def test_the_machines_differ_where_the_order_is_that_of_arrival(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def as_it_came(session: Any, *_: Any) -> None:
        for event in session.info.pop("came"):
            store_views.apply(session, event)

    put_in = exchanging.incoming.put_in

    def remember(session: Any, events: Any) -> Any:
        session.info["came"] = put_in(session, events)
        return session.info["came"]

    monkeypatch.setattr(exchanging.incoming, "put_in", remember)
    monkeypatch.setattr(exchanging, "refold", as_it_came)
    with machines(tmp_path, 5) as (laptop, editor, chief, *_):
        article = started(laptop)
        carry(laptop, editor)
        carry(laptop, chief)
        editor.do(reviewing.claim, article)
        chief.do(reviewing.claim, article)
        meet([laptop, editor, chief])
        assert views(editor) != views(chief)


def changed_event(desk: Desk, article: str, kind: str, change: Callable[[dict[str, Any]], None]) -> list[dict[str, Any]]:
    """What a machine would send if its newest event of this kind said something else, with a right hash."""
    events = desk.do(exchanging.parcel, {}, [article]).result
    for values in (v for v in events if v["kind"] == kind and v["article"] == article):
        payload = json.loads(values["payload"])
        change(payload)
        values["payload"] = canonical_json(payload)
        values["hash"] = log.hash_values(*(values[name] for name in ("device", "seq", "previous", "kind", "article", "payload", "at")))
    return events


HOSTILE: dict[str, tuple[str, Callable[[dict[str, Any]], Any]]] = {
    "stage that is none": ("step.taken", lambda p: p.update(stage="free")),
    "step that does not lead there": ("step.taken", lambda p: p.update(stage="approved")),
    "step that is none": ("step.taken", lambda p: p.update(step="sudo")),
    "content of another kind": ("revision.made", lambda p: p["content"].update(body=["x"])),
    "control characters": ("revision.made", lambda p: p["content"].update(headline="a\x1b[2Jb")),
    "parent that is none": ("revision.made", lambda p: p.update(parents=["../x"])),
    "number that is none": ("revision.made", lambda p: p.update(number=10**12)),
    "person that is none": ("revision.made", lambda p: p.update(person="x" * 5000)),
    "clock far away": ("revision.made", lambda p: p.update(after=[2**60, {}])),
    "clock before its number": ("revision.made", lambda p: p.update(after=[0, {}])),
    "known that is none": ("revision.made", lambda p: p.update(after=[99, {"a": "b"}])),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_an_event_that_nobody_could_have_made_changes_no_row(two: tuple[Desk, Desk], name: str) -> None:
    laptop, editor = two
    article = started(laptop)
    before = views(editor), editor.ask(exchanging.held)
    with pytest.raises(Refused, match="parcel-damaged"):
        editor.do(exchanging.take, changed_event(laptop, article, *HOSTILE[name]))
    assert (views(editor), editor.ask(exchanging.held)) == before


def test_a_changed_byte_a_missing_start_and_a_second_story_are_refused(two: tuple[Desk, Desk]) -> None:
    laptop, editor = two
    article = started(laptop)
    events = laptop.do(exchanging.parcel, {}, [article]).result
    before = views(editor), editor.ask(exchanging.held)
    for values in (v for v in events if v["article"] == article):  # of what is here already nothing is looked at
        for name, value in values.items():
            other = value + 1 if isinstance(value, int) else value[:-1] + ("0" if value[-1:] != "0" else "1") if value else "0"
            wrong = [{**v, name: other} if v is values else v for v in events]
            with pytest.raises(Refused, match="parcel-"):
                editor.do(exchanging.take, wrong)
    with pytest.raises(Refused, match="parcel-incomplete"):
        editor.do(exchanging.take, [v for v in events if v["kind"] == "step.taken"])
    assert (views(editor), editor.ask(exchanging.held)) == before
    editor.do(exchanging.take, events)
    with pytest.raises(Refused, match="parcel-forked"):
        editor.do(exchanging.take, changed_event(laptop, article, "revision.made", lambda p: p["content"].update(headline="Lain")))


@pytest.mark.parametrize("wrong", [None, 5, [], {}, {"device": 1}, "x"])
def test_what_is_no_event_is_refused(two: tuple[Desk, Desk], wrong: Any) -> None:
    with pytest.raises(Refused, match="parcel-damaged"):
        two[1].do(exchanging.take, [wrong])


def test_an_older_store_learns_who_knew_what(tmp_path: Path) -> None:
    import pysqlite3.dbapi2 as sqlite

    with machines(tmp_path, 1) as (desk,):
        started(desk)
        before = views(desk)
        store = desk.home.store
    raw = sqlite.connect(store)
    raw.executescript("DROP TABLE tip; DROP TABLE signature; DROP TABLE draft_base; ALTER TABLE article DROP COLUMN heads;"
                      "ALTER TABLE article DROP COLUMN tips; PRAGMA user_version=2")
    raw.close()
    again = Desk.open(tmp_path / "machine-0")
    assert views(again) == before
    other = Desk.open(tmp_path / "other")
    assert carry(again, other).events == again.ask(lambda look: look.session.query(Event).count())
    again.close()
    other.close()
