"""A large file comes in by parts: as a whole or not at all, also where the power goes amid it, and nobody who writes waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsdesk import announcing, arriving, drafting, exchanging, mailing, noting, reviewing
from newsdesk.article.content import Content
from newsdesk.article.textpack import Pack
from newsdesk.desk import Act, Desk
from newsdesk.errors import Refused
from newsdesk.store.turns import Turns
from newsdesk.text.anchors import anchor_at
from tests.core.machines import machines, started, views

STORIES = 7


@pytest.fixture(autouse=True)
def _small_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "AT_ONCE", 5)
    monkeypatch.setattr(arriving, "PART", 6)


def large(desk: Desk, folder: Path) -> Path:
    """A file of some articles, one of which says more than fits into a part."""
    articles = [started(desk, f"Banjir di desa {n}. Warga mengungsi ke posko sejak pagi.") for n in range(STORIES)]
    content = desk.ask(drafting.draft, articles[3]).content
    for n in range(9):
        desk.do(noting.add_note, articles[3], content, anchor_at("body", content.body, 0, 5), f"Cek lagi, ke-{n}.")
    return mailing.deliver(desk, mailing.prepare_letter(desk, articles), folder)


def test_it_ends_as_one_act_would_and_says_how_far_it_is(tmp_path: Path) -> None:
    with machines(tmp_path, 3) as (laptop, editor, late):
        file = large(laptop, tmp_path)
        one = announcing.open_parcel(editor, file)
        assert one.pack is not None
        editor.do(mailing.receive, one.pack)
        said: list[tuple[int, int]] = []
        two = announcing.accept(late, announcing.open_parcel(late, file), lambda done, of: said.append((done, of)))
        assert two.taken is not None and len(two.taken.taken.articles) == STORIES
        assert len(said) > 4 and said[-1][0] == said[-1][1] == len(one.pack.events)
        assert views(late) == views(editor) and not arriving.begun(late.home)


def _wrong(pack: Pack) -> Pack:
    """The last event is missing its article's beginning: seen only where everything is put together."""
    gone = next(event for event in reversed(pack.events) if event["kind"] == "article.started")
    return Pack(**{name: getattr(pack, name) for name in pack.__dataclass_fields__} | {"events": [e for e in pack.events if e != gone]})


def test_what_cannot_be_taken_whole_changes_no_row(tmp_path: Path) -> None:
    with machines(tmp_path, 2) as (laptop, editor):
        parcel = announcing.open_parcel(editor, large(laptop, tmp_path))
        assert parcel.pack is not None
        before = views(editor), editor.ask(exchanging.held)
        with pytest.raises(Refused, match="parcel-incomplete"):
            arriving.arrive(editor, _wrong(parcel.pack), parcel.data)
        assert (views(editor), editor.ask(exchanging.held)) == before and not arriving.begun(editor.home)


def test_where_the_power_goes_amid_it_the_rest_comes_at_the_next_start(tmp_path: Path) -> None:
    class Gone(BaseException):
        pass

    def power(done: int, _of: int) -> None:
        if done > 12:
            raise Gone

    with machines(tmp_path, 3) as (laptop, editor, late):
        file = large(laptop, tmp_path)
        announcing.accept(editor, announcing.open_parcel(editor, file))
        with pytest.raises(Gone):
            announcing.accept(late, announcing.open_parcel(late, file), power)
        assert views(late) != views(editor) and len(arriving.begun(late.home)) == 1
        late.close()
        again = Desk.open(late.home)
        try:
            rest = announcing.go_on(again)
            assert [parcel.refused for parcel in rest] == [None] and not arriving.begun(again.home)
            assert views(again) == views(editor)
        finally:
            again.close()


def test_a_draft_and_a_step_come_between_two_parts(tmp_path: Path) -> None:
    with machines(tmp_path, 2) as (laptop, editor):
        file, order = large(laptop, tmp_path), []
        own = editor.do(drafting.start, Content(headline="Milik saya", body="Satu kalimat.")).result
        saved = threading.Event()
        editor.journal.on_saved = lambda *_: (order.append("draft"), saved.set())  # type: ignore[assignment, func-returns-value]
        take, threads = exchanging.take_checked, []

        def part(act: Act, came: Any, proven: bool = False) -> Any:
            order.append("part")
            if len(order) == 1:  # while the store is held: a key, and then a step
                editor.journal.put(own, Content(headline="Milik saya", body="Satu kalimat. Ditulis terus.").to_json())
                _until(lambda: len(editor._turns._waiting) == 2)
                threads.append(threading.Thread(target=lambda: (editor.do(reviewing.submit, own), order.append("step"))))
                threads[0].start()
                _until(lambda: len(editor._turns._waiting) == 3)
            return take(act, came, proven)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(exchanging, "take_checked", part)
            announcing.accept(editor, announcing.open_parcel(editor, file))
        threads[0].join(10)
        assert saved.wait(10)
        assert order.index("draft") < order.index("part", 1) and order[:1] == ["part"]
        assert order.index("step") <= 4 and order.count("part") > 5


def _until(what: Callable[[], bool]) -> None:
    wait = threading.Event()
    for _ in range(20_000):
        if what():
            return
        wait.wait(0.001)
    raise AssertionError("it never came")


def test_who_asked_first_writes_first() -> None:
    turns, order, threads = Turns(), [], []

    def write(name: int) -> None:
        with turns.turn():
            order.append(name)

    with turns.turn():
        for name in range(5):
            threads.append(threading.Thread(target=write, args=(name,)))
            threads[-1].start()
            _until(lambda name=name: len(turns._waiting) == name + 2)  # type: ignore[misc]
        with turns.turn():  # who writes already does not wait for itself
            assert order == []
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3, 4]


def test_who_waits_too_long_is_told_and_stands_in_nobodys_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsdesk.store.turns.SECONDS", 0.01)
    turns, said = Turns(), []

    def write() -> None:
        try:
            with turns.turn():
                said.append("written")
        except Refused as refused:
            said.append(refused.code)

    with turns.turn():
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
    write()
    assert said == ["store-busy", "written"]
