"""What waits for whom: every list shows what belongs there, in its order, and agrees with its count; a rebuild changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, select, update

from newsdesk import correcting, drafting, noting, publishing, pulse, returning, reviewing, staffing, waiting
from newsdesk.article.content import Content, Picture
from newsdesk.desk import Act, Desk
from newsdesk.returning import PointWanted
from newsdesk.store import log
from newsdesk.store.tables import Article, Step
from newsdesk.text.anchors import Anchor
from newsdesk.waiting import LISTS, Wanted

PEOPLE = (("Rina", ("reporter",)), ("Bagus", ("editor",)), ("Wati", ("reporter", "editor", "chief")), ("Dewi", ("reporter",)))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk.open(tmp_path / "newsroom")
    yield opened
    opened.close()


@pytest.fixture
def people(desk: Desk) -> dict[str, str]:
    return {name: desk.do(staffing.enrol, name, roles).result for name, roles in PEOPLE}


def act_as(desk: Desk, person: str, verb, *args, **kwargs):
    def acted(act: Act):
        with staffing.acting_as(act, person):
            return verb(act, *args, **kwargs)

    return desk.do(acted).result


def seen(desk: Desk, person: str, wanted: Wanted | str) -> list[str]:
    """The headlines that a list shows a person; the count beside it says the same."""
    desk.do(staffing.set_setting, "me", person)
    asked = Wanted(wanted) if isinstance(wanted, str) else wanted
    rows = desk.ask(waiting.listed, asked)
    assert desk.ask(waiting.extent, asked).count == len(rows)
    return [row.headline for row in rows]


def written(desk: Desk, person: str, headline: str, submit: bool = True, **fields: object) -> str:
    article = act_as(desk, person, drafting.start, Content(headline=headline, body="Warga mengungsi ke posko sejak pagi.", **fields))
    if submit:
        act_as(desk, person, reviewing.submit, article)
    return article


def test_what_waits_depends_on_who_asks(desk: Desk, people: dict[str, str]) -> None:
    rina, bagus, wati, dewi = (people[name] for name, _ in PEOPLE)
    written(desk, rina, "Draf Rina", submit=False)
    written(desk, dewi, "Draf Dewi", submit=False)
    first = written(desk, rina, "Kirim pertama")
    second = written(desk, dewi, "Kirim kedua")
    done = written(desk, dewi, "Sudah disetujui")
    act_as(desk, bagus, reviewing.approve, done, desk.ask(reviewing.standing, done).head)
    act_as(desk, rina, drafting.start)  # a blank page is nowhere
    assert seen(desk, rina, "mine") == ["Draf Rina"]
    assert seen(desk, bagus, "mine") == ["Kirim pertama", "Kirim kedua", "Sudah disetujui"]
    assert seen(desk, bagus, "submitted") == ["Kirim pertama", "Kirim kedua"]
    # What somebody reads waits for them first, and for nobody else.
    act_as(desk, bagus, reviewing.claim, second)
    assert seen(desk, bagus, "mine") == ["Kirim kedua", "Kirim pertama", "Sudah disetujui"]
    assert seen(desk, bagus, "reading") == ["Kirim kedua"]
    assert seen(desk, wati, "mine") == ["Kirim pertama", "Sudah disetujui"]
    # What came back waits for its reporter, before everything else, until each point is answered.
    act_as(desk, bagus, returning.send_back, first, [PointWanted("source"), PointWanted("facts", "Sembilan atau sebelas?")])
    assert seen(desk, rina, "mine") == ["Kirim pertama", "Draf Rina"] and seen(desk, dewi, "mine") == ["Draf Dewi"]
    assert desk.ask(waiting.listed, Wanted("draft"))[0].points == 2
    point = desk.ask(returning.points, first)[0].id
    for _ in range(2):  # an answer that is changed counts once
        act_as(desk, rina, returning.answer_point, first, point, "Dari camat.")
    assert next(row.points for row in desk.ask(waiting.listed, Wanted("draft")) if row.id == first) == 1
    counted = desk.ask(waiting.counts)
    assert {name: counted[name] for name in LISTS} == {name: desk.ask(waiting.extent, Wanted(name)).count for name in LISTS}


def test_who_is_called_in_a_note_finds_it_until_it_is_settled(desk: Desk, people: dict[str, str]) -> None:
    rina, bagus, dewi = (people[name] for name in ("Rina", "Bagus", "Dewi"))
    article = written(desk, rina, "Kanopi Roboh")
    content = desk.ask(drafting.draft, article).content
    assert seen(desk, dewi, "mine") == []
    note = act_as(desk, bagus, noting.add_note, article, content, Anchor("headline"), "Ini liputanmu, @Dewi?")
    assert seen(desk, dewi, "mine") == ["Kanopi Roboh"] and desk.ask(waiting.listed, Wanted("mine"))[0].calls == 1
    assert seen(desk, rina, "mine") == [], "nobody else is called"
    act_as(desk, dewi, noting.reply, article, note, "Bukan, itu liputan @Rina.")
    assert seen(desk, rina, "mine") == ["Kanopi Roboh"]
    act_as(desk, bagus, noting.settle_note, article, note)
    assert seen(desk, dewi, "mine") == seen(desk, rina, "mine") == []


def test_an_override_is_listed_for_the_chief(desk: Desk, people: dict[str, str]) -> None:
    own = written(desk, people["Wati"], "Tajuk rencana")
    act_as(desk, people["Wati"], reviewing.approve, own, desk.ask(reviewing.standing, own).head, "Redaktur berhalangan.")
    assert seen(desk, people["Wati"], "override") == ["Tajuk rencana"]
    assert desk.ask(waiting.listed, Wanted("override"))[0].override == "Redaktur berhalangan."
    now = desk.ask(drafting.draft, own).content
    act_as(desk, people["Wati"], drafting.save_draft, own, Content(headline="Tajuk lain", body=now.body))
    act_as(desk, people["Wati"], reviewing.submit, own)
    assert seen(desk, people["Wati"], "override") == []


def test_an_editor_is_not_asked_for_what_they_may_not_approve(desk: Desk, people: dict[str, str]) -> None:
    written(desk, people["Bagus"], "Tulisan Bagus")
    assert seen(desk, people["Bagus"], "mine") == [] and seen(desk, people["Wati"], "mine") == ["Tulisan Bagus"]


def test_the_first_editor_is_the_chief_too(desk: Desk) -> None:
    desk.do(staffing.settle_in, "Sari", ("reporter", "editor"), "disway-jateng")
    assert desk.ask(staffing.me).roles == ("reporter", "editor", "chief")
    desk.do(staffing.settle_in, "Tono", ("editor",), "disway-jateng")
    assert desk.ask(staffing.me).roles == ("editor",)


def test_a_list_says_what_is_missing_and_follows_the_revision(desk: Desk, people: dict[str, str]) -> None:
    lead = Picture("lead", image="0" * 64, caption="Pasar", photographer="Tono")
    article = written(desk, people["Rina"], "Kanopi roboh", category="Peristiwa", lead=lead, reporters=("Rina", "Dewi"), place="SLAWI")
    row = desk.ask(waiting.listed, Wanted("submitted"))[0]
    assert (row.missing, row.words, row.place, row.reporters) == ((("no-alt", 1),), 6, "SLAWI", ("Rina", "Dewi"))
    desk.do(staffing.set_setting, "me", people["Bagus"])
    # Typing on does not move what the editor reads.
    act_as(desk, people["Rina"], drafting.save_draft, article, Content(headline="Judul baru", body="Isi."))
    assert desk.ask(waiting.listed, Wanted("submitted"))[0].headline == "Kanopi roboh"
    assert desk.ask(waiting.opened, article).content.headline == "Kanopi roboh"


def test_lists_are_narrowed_and_sorted(desk: Desk, people: dict[str, str]) -> None:
    rina = people["Rina"]
    written(desk, rina, "Cabai naik", category="Ekonomi", place="SLAWI", reporters=("Rina",))
    written(desk, rina, "Banjir rob", category="Peristiwa", place="TEGAL", reporters=("Dewi", "Rina"))
    long = written(desk, rina, "Angin kencang", category="Peristiwa", place="SLAWI", reporters=("Dewi",))
    act_as(desk, rina, drafting.save_draft, long, Content(headline="Angin kencang", body="Kata demi kata. " * 9, category="Peristiwa",
                                                          place="SLAWI", reporters=("Dewi",)))
    act_as(desk, rina, reviewing.submit, long, "2026-05-10T10:00+07:00")
    for asked, found in (
        (Wanted("submitted", category="Peristiwa"), ["Banjir rob", "Angin kencang"]),
        (Wanted("submitted", place="SLAWI", person="Dewi"), ["Angin kencang"]),
        (Wanted("submitted", person="Rin"), []),
        (Wanted("all", stage="approved"), []),
        (Wanted("submitted", words="rob dewi"), ["Banjir rob"]),
        (Wanted("submitted", words="100%"), []),
        (Wanted("submitted", since=datetime.now(UTC) + timedelta(hours=1)), []),
        (Wanted("submitted", sort="newest"), ["Angin kencang", "Banjir rob", "Cabai naik"]),
        (Wanted("submitted", sort="headline"), ["Angin kencang", "Banjir rob", "Cabai naik"]),
        (Wanted("submitted", sort="length"), ["Angin kencang", *seen(desk, rina, Wanted("submitted", sort="length"))[1:]]),
        (Wanted("submitted", sort="target"), ["Angin kencang", "Cabai naik", "Banjir rob"]),
    ):
        assert seen(desk, rina, asked) == found, asked
    assert desk.ask(waiting.choices, Wanted("submitted", category="Ekonomi"), "category") == ["Peristiwa", "Ekonomi"]
    assert desk.ask(waiting.choices, Wanted("submitted"), "person") == ["Dewi", "Rina"]


def test_a_page_is_one_query_that_reads_no_text(desk: Desk, people: dict[str, str]) -> None:
    for n in range(6):
        written(desk, people["Rina"], f"Berita {n}", submit=n % 2 == 0)
    desk.do(staffing.set_setting, "me", people["Wati"])
    asked: list[str] = []
    event.listen(desk._engine, "before_cursor_execute", lambda _c, _k, statement, *_: asked.append(statement))
    for name in LISTS:
        asked.clear()
        desk.ask(waiting.listed, Wanted(name, words="berita"), 3, 1)
        assert sum("JOIN article" in statement for statement in asked) == 1
        assert not any("content" in statement for statement in asked)


def test_after_publishing_and_in_the_bin(desk: Desk, people: dict[str, str], tmp_path: Path) -> None:
    article = written(desk, people["Rina"], "Terbit")
    act_as(desk, people["Bagus"], reviewing.approve, article, desk.ask(reviewing.standing, article).head)
    act_as(desk, people["Bagus"], publishing.export, article, tmp_path / "out")
    assert seen(desk, people["Bagus"], "exported") == ["Terbit"] and seen(desk, people["Bagus"], "mine") == []
    act_as(desk, people["Bagus"], correcting.mark_published, article, "https://contoh.id/read/1/a", "2026-05-10T10:00+07:00")
    assert seen(desk, people["Bagus"], "published") == ["Terbit"]
    gone = written(desk, people["Rina"], "Batal", submit=False)
    act_as(desk, people["Rina"], correcting.bin_article, gone)
    assert seen(desk, people["Rina"], "bin") == ["Batal"] and seen(desk, people["Rina"], "mine") == []


def test_lists_are_the_same_after_a_rebuild(desk: Desk, people: dict[str, str]) -> None:
    article = written(desk, people["Rina"], "Kirim", category="Ekonomi")
    act_as(desk, people["Bagus"], returning.send_back, article, [PointWanted("length")])
    written(desk, people["Dewi"], "Lain", submit=False)
    before = [desk.ask(waiting.listed, Wanted(name)) for name in LISTS]
    desk.do(lambda act: log.rebuild_views(act.session))
    assert [desk.ask(waiting.listed, Wanted(name)) for name in LISTS] == before


def test_the_picture_of_a_day(desk: Desk, people: dict[str, str]) -> None:
    morning = datetime(2026, 5, 10, 1, 0, tzinfo=UTC)  # 08.00 in Jakarta
    articles = [written(desk, people["Rina"], f"Berita {n}") for n in range(3)]
    for article in articles[:2]:
        act_as(desk, people["Bagus"], reviewing.approve, article, desk.ask(reviewing.standing, article).head)

    def set_back(act: Act) -> None:
        for n, article in enumerate(articles):
            for step, hours in (("submit", 0), ("approve", n + 1)):
                where = update(Step).where(Step.article == article, Step.step == step)
                act.session.execute(where.values(at=morning + timedelta(hours=hours)))
        assert act.session.scalars(select(Article)).all()

    desk.do(set_back)
    day = desk.ask(pulse.day_pulse, morning.date(), "Asia/Jakarta")
    assert (day.steps["submit"][8], day.steps["approve"][9], day.steps["approve"][10]) == (3, 1, 1)
    assert (day.median, day.longest, day.waiting) == (timedelta(minutes=90), timedelta(hours=2), 1)
    assert day.waits[9] == timedelta(hours=1) and day.waits[8] is None
    empty = desk.ask(pulse.day_pulse, morning.date() - timedelta(days=1), "Asia/Jakarta")
    assert empty.median is None and not any(any(hours) for hours in empty.steps.values())
