"""The store keeps its promises: append-only, rebuilt views equal the views, one process, saved means on disk."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pysqlite3.dbapi2 as sqlite
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from newsdesk import drafting, finding, importing, reviewing, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Act, Desk, Look
from newsdesk.errors import Refused
from newsdesk.portal.reading.records import ArchiveRecord
from newsdesk.store import log
from newsdesk.store.tables import VIEWS, Draft, Entry


@pytest.fixture
def desk(tmp_path: Path):
    opened = Desk.open(tmp_path / "newsroom")
    opened.do(staffing.settle_in, "Rina Wulandari", ("reporter", "editor"), "disway-jateng")
    yield opened
    opened.close()


def write(desk: Desk, headline: str = "Harga Cabai Naik", body: str = "Harga cabai naik.") -> str:
    return desk.do(drafting.start, Content(headline=headline, body=body, place="SLAWI")).result


def views_of(look: Look) -> list[list[tuple[object, ...]]]:
    return [
        sorted(map(tuple, look.session.execute(text(f"SELECT * FROM {view.__tablename__}"))), key=repr) for view in VIEWS
    ]


def test_views_rebuilt_from_the_log_equal_the_views(desk: Desk) -> None:
    article = write(desk)
    revision = desk.do(reviewing.submit, article).result
    desk.do(reviewing.approve, article, revision)
    desk.do(staffing.enrol, "Bagus Prakoso", ("editor",), "bgs")
    before = desk.ask(views_of)
    desk.do(lambda act: log.rebuild_views(act.session))
    assert desk.ask(views_of) == before
    assert desk.ask(lambda look: log.damaged(look.session)) == []


def test_the_log_refuses_to_be_changed(desk: Desk) -> None:
    write(desk)
    for statement in ("UPDATE event SET kind = 'x'", "DELETE FROM event"):
        with pytest.raises(Exception, match="never changed"):
            desk.do(lambda act, s=statement: act.session.execute(text(s)))


def test_a_changed_event_is_found_by_its_hash(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path)
    desk.do(staffing.settle_in, "Rina Wulandari", ("reporter",), "disway-jateng")
    write(desk)
    desk.close()
    raw = sqlite.connect(tmp_path / "newsroom.sqlite3")
    raw.execute("DROP TRIGGER event_no_update")
    raw.execute("UPDATE event SET payload = replace(payload, 'Rina', 'Rini')")
    raw.commit()
    raw.close()
    desk = Desk.open(tmp_path)
    assert len(desk.ask(lambda look: log.damaged(look.session))) == 1
    desk.close()


def test_a_refused_verb_changes_nothing(desk: Desk) -> None:
    article = desk.do(drafting.start, Content(headline="Tanpa Isi")).result
    events = desk.ask(lambda look: log.size(look.session))
    with pytest.raises(Refused) as refused:
        desk.do(reviewing.submit, article)
    assert refused.value.code == "body-missing"
    assert desk.ask(lambda look: log.size(look.session)) == events


def test_what_the_journal_calls_saved_is_on_disk(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path)
    article = write(desk)
    said: list[int] = []
    desk.journal.on_saved = lambda _article, number, _at: said.append(number)
    for n in range(40):
        last = desk.journal.put(article, Content(headline="Judul", body=f"Kata {n}").to_json())
    assert desk.journal.flush(10)
    assert said[-1] == last
    assert desk.ask(drafting.draft, article).content.body == "Kata 39"
    desk.close()


def test_a_journal_that_cannot_write_says_so_and_keeps_the_text(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path)
    article = write(desk)
    failed: list[str] = []
    saved: list[int] = []
    desk.journal.on_failed = lambda _article, _number, why: failed.append(why.code)
    desk.journal.on_saved = lambda _article, number, _at: saved.append(number)
    raw = sqlite.connect(tmp_path / "newsroom.sqlite3", isolation_level=None)
    raw.execute("CREATE TRIGGER no_room BEFORE UPDATE ON draft BEGIN SELECT RAISE(ABORT, 'disk is full'); END")
    number = desk.journal.put(article, Content(headline="Judul", body="Kata baru").to_json())
    while not failed:
        desk.journal.flush(0.05)
    assert not saved
    assert "Kata baru" in desk.journal.unsaved()[article]
    raw.execute("DROP TRIGGER no_room")
    assert desk.journal.flush(30)
    assert failed[0] == "disk-full" and saved == [number]
    raw.close()
    desk.close()


def test_an_emptied_text_leaves_a_snapshot(desk: Desk) -> None:
    article = write(desk, body="Seribu kata yang panjang. " * 40)
    desk.do(drafting.save_draft, article, Content(headline="Harga Cabai Naik"))
    assert desk.ask(drafting.snapshots, article)[0].content.body.startswith("Seribu kata")


def test_an_approval_names_a_revision(desk: Desk) -> None:
    article = write(desk)
    first = desk.do(reviewing.submit, article).result
    assert desk.do(reviewing.submit, article).result == first
    desk.do(reviewing.approve, article, first)
    desk.do(drafting.save_draft, article, Content(headline="Harga Cabai Turun", body="Turun."))
    assert desk.ask(reviewing.standing, article).draft_changed
    second = desk.do(reviewing.submit, article).result
    assert second != first
    with pytest.raises(Refused) as refused:
        desk.do(reviewing.approve, article, first)
    assert refused.value.code == "revision-not-newest"
    assert desk.ask(reviewing.standing, article).approved == first


def test_a_time_without_a_zone_is_refused(desk: Desk) -> None:
    def naive(act: Act) -> None:
        act.session.add(Entry(id="x", headline="x", key="x", published=datetime(2026, 3, 4)))
        act.session.flush()

    with pytest.raises(Exception, match="without a zone"):
        desk.do(naive)


def test_a_second_process_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused) as refused:
        Desk.open(desk.home)
    assert refused.value.code == "newsroom-in-use"


def test_a_store_of_a_newer_program_opens_for_looking_only(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path)
    desk.do(staffing.settle_in, "Rina Wulandari", ("reporter",), "disway-jateng")
    article = write(desk)
    desk.close()
    raw = sqlite.connect(tmp_path / "newsroom.sqlite3", isolation_level=None)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    desk = Desk.open(tmp_path)
    assert desk.ask(drafting.draft, article).content.headline == "Harga Cabai Naik"
    with pytest.raises(Refused) as refused:
        write(desk)
    assert refused.value.code == "store-newer"
    desk.close()


def test_a_backup_opens_and_holds_the_text(desk: Desk, tmp_path: Path) -> None:
    article = write(desk)
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "newsroom.sqlite3").write_bytes(desk.backup().read_bytes())
    again = Desk.open(copy)
    assert again.ask(drafting.draft, article).content.headline == "Harga Cabai Naik"
    again.close()


RECORDS = [
    ArchiveRecord(headline="DPRD Minta Pasar Tradisional Diperiksa Menyeluruh",
                  url="https://jateng.disway.id/read/1/dprd", published="2026-03-03T12:56+07:00"),
    ArchiveRecord(headline="Harga Cabai Naik di Bumiayu", published="2026-03-04T10:00+07:00"),
]


def test_the_same_archive_twice_changes_nothing(desk: Desk) -> None:
    assert desk.do(importing.add_entries, RECORDS).result == (2, 0)
    assert desk.do(importing.add_entries, RECORDS).result == (0, 2)
    assert desk.ask(finding.archive_size) == 2


def test_a_few_letters_find_a_headline(desk: Desk) -> None:
    desk.do(importing.add_entries, RECORDS)
    assert [f.headline for f in desk.ask(finding.find, "cab bumi")] == []
    assert [f.headline for f in desk.ask(finding.find, "cabai bumi")] == ["Harga Cabai Naik di Bumiayu"]
    assert desk.ask(finding.find_title, "harga  cabai naik di BUMIAYU").startswith("newsdesk:archive/")


@settings(max_examples=150, deadline=None)
@given(query=st.one_of(st.text(max_size=30), st.sampled_from(['"', "NEAR(", "headline:", "a AND", "* ", "(", "^x", "-"])))
def test_no_query_is_an_error(query: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    desk = _shared(tmp_path_factory)
    desk.ask(finding.find, query)


_opened: list[Desk] = []


def _shared(factory: pytest.TempPathFactory) -> Desk:
    if not _opened:
        _opened.append(Desk.open(factory.mktemp("shared")))
        _opened[0].do(importing.add_entries, RECORDS)
    return _opened[0]


def test_draft_rows_carry_what_the_lists_show(desk: Desk) -> None:
    article = write(desk, body="satu dua tiga")
    row = desk.ask(finding.articles, "draft")[0]
    assert (row.id, row.words, row.place, row.reporters) == (article, 3, "SLAWI", ("Rina Wulandari",))
    assert desk.ask(lambda look: look.session.scalar(select(Draft.blank))) is False
    assert row.changed_at.tzinfo is not None and row.changed_at <= datetime.now(UTC)
