"""What comes next with an article depends on who one is, who sent it and who wrote it; a note to readers has other words."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsdesk import correcting, drafting, history, outlook, publishing, reporting, returning, reviewing, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.paths import Home
from newsdesk.returning import PointWanted

TEXT = Content(headline="Kanopi Pasar Roboh", place="SLAWI", body="Kanopi di sisi timur pasar ambruk saat hujan deras, Selasa siang.")
AT = "2026-05-10T17:00+07:00"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk.open(Home(tmp_path / "newsroom"))
    for name, roles in (("Wati", ("editor", "chief")), ("Bagus", ("editor",)), ("Joko", ("reporter",)), ("Rina", ("reporter",))):
        made.do(staffing.settle_in, name, roles, "disway-jateng")
    yield made
    made.close()


def be(desk: Desk, name: str) -> None:
    desk.do(staffing.set_setting, "me", next(p.id for p in desk.ask(staffing.people) if p.name == name))


def nexts(desk: Desk, article: str, *names: str) -> list[str]:
    found = []
    for name in names:
        be(desk, name)
        found.append(desk.ask(outlook.outlook, article).next)
    return found


def test_each_is_offered_what_is_theirs(desk: Desk, tmp_path: Path) -> None:
    people = ("Rina", "Joko", "Bagus", "Wati")
    be(desk, "Rina")
    article = desk.do(drafting.start, TEXT).result
    assert nexts(desk, article, *people) == ["submit"] * 4
    be(desk, "Rina")
    desk.do(reviewing.submit, article)
    assert nexts(desk, article, *people) == ["take-back", "", "approve", "approve"]
    be(desk, "Bagus")
    desk.do(reviewing.claim, article)
    found = desk.ask(outlook.outlook, article)
    assert (found.reader, found.mine, found.number) == ("Bagus", True, 1) and found.reading_since and found.sent_at
    be(desk, "Rina")
    assert not desk.ask(outlook.outlook, article).mine
    be(desk, "Bagus")
    desk.do(reviewing.approve, article, found.standing.head)
    assert nexts(desk, article, *people) == ["export"] * 4
    desk.do(publishing.export, article, tmp_path)
    assert nexts(desk, article, *people) == ["publish"] * 4
    desk.do(correcting.mark_published, article, "https://jateng.disway.id/read/1/kanopi", AT)
    assert nexts(desk, article, *people) == [""] * 4
    desk.do(drafting.save_draft, article, replace(TEXT, body="Kanopi ambruk."))
    assert nexts(desk, article, *people) == ["submit"] * 4, "what was changed since is sent first"


def test_what_was_sent_back_waits_for_its_reporter(desk: Desk) -> None:
    be(desk, "Rina")
    article = desk.do(drafting.start, TEXT).result
    desk.do(reviewing.submit, article)
    be(desk, "Bagus")
    desk.do(returning.send_back, article, [PointWanted("length")])
    assert nexts(desk, article, "Rina", "Bagus", "Joko") == ["submit", "", ""]
    desk.do(drafting.save_draft, article, replace(TEXT, body="Kanopi ambruk."))
    assert nexts(desk, article, "Bagus") == ["submit"], "what somebody changed can be sent by them"


def test_who_wrote_a_text_is_not_asked_to_approve_it(desk: Desk) -> None:
    be(desk, "Bagus")
    own = desk.do(drafting.start, TEXT).result
    desk.do(reviewing.submit, own)
    assert nexts(desk, own, "Bagus", "Wati") == ["take-back", "approve"]
    be(desk, "Wati")
    chiefs = desk.do(drafting.start, TEXT).result
    desk.do(reviewing.submit, chiefs)
    assert nexts(desk, chiefs, "Wati") == ["approve"], "a chief may, with a reason"


@pytest.mark.parametrize("address", ["", "disway.id/read/1", "ftp://disway.id/a", "mailto:a@disway.id", "https://",
                                     "https://a.id/satu dua"])
def test_a_page_is_at_a_web_address(desk: Desk, tmp_path: Path, address: str) -> None:
    article = published(desk, tmp_path, mark=False)
    with pytest.raises(Refused) as refused:
        desk.do(correcting.mark_published, article, address, AT)
    assert refused.value.code == "address-not-one"
    assert desk.ask(reviewing.standing, article).stage == "exported"


def test_two_articles_are_not_at_one_address(desk: Desk, tmp_path: Path) -> None:
    first = published(desk, tmp_path)
    at = desk.ask(reviewing.standing, first).address
    second = published(desk, tmp_path, mark=False)
    with pytest.raises(Refused, match="address-taken") as refused:
        desk.do(correcting.mark_published, second, f"{at}/", AT)
    assert refused.value.facts["headline"] == TEXT.headline
    assert desk.ask(reviewing.standing, second).stage == "exported"
    desk.do(correcting.change_published, first, "update", "Jumlah lapak bertambah.")  # its own address stays its own


def test_a_note_to_readers_has_other_words_and_its_own_time(desk: Desk, tmp_path: Path) -> None:
    article = published(desk, tmp_path)
    with pytest.raises(Refused, match="no-change-begun"):
        desk.do(correcting.reword, article, "Belum ada ralat.")
    desk.do(correcting.change_published, article, "correct", "Tiga lapak, bukan dua.")
    first = desk.ask(correcting.notices, article)[0]
    with pytest.raises(Refused, match="reason-missing"):
        desk.do(correcting.reword, article, "  ")
    with pytest.raises(Refused, match="address-not-one"):
        desk.do(correcting.reword, article, "Tiga lapak.", "javascript:alert(1)")
    assert desk.ask(correcting.notices, article) == (first,)
    desk.do(correcting.reword, article, "Empat lapak, bukan dua.", "https://jateng.disway.id/read/2/ralat")
    now = desk.ask(correcting.notices, article)[0]
    assert (now.text, now.at, now.kind) == ("Empat lapak, bukan dua.", first.at, "correct") and now.link
    told = desk.ask(history.history, article)[-1]
    assert (told.kind, told.facts["reason"], told.person) == ("notice.reworded", "Empat lapak, bukan dua.", "Bagus")


def test_the_audit_is_a_file_for_spreadsheets_and_for_programs(desk: Desk, tmp_path: Path) -> None:
    article = published(desk, tmp_path)
    events = desk.ask(history.history, article)
    desk.ask(reporting.save_audit, article, tmp_path / "audit.csv")
    desk.ask(reporting.save_audit, article, tmp_path / "audit.json")
    assert (tmp_path / "audit.csv").read_bytes().startswith(b"\xef\xbb\xbf"), "a spreadsheet knows by this that it is UTF-8"
    with (tmp_path / "audit.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["hash"] for row in rows] == [event.hash for event in events] and {row["whole"] for row in rows} == {"yes"}
    values = json.loads((tmp_path / "audit.json").read_text(encoding="utf-8"))
    assert [one["kind"] for one in values] == [event.kind for event in events]
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused) as refused:
        desk.ask(reporting.save_audit, article, tmp_path / "file" / "audit.csv")
    assert refused.value.code == "folder-read-only"


def published(desk: Desk, tmp_path: Path, mark: bool = True) -> str:
    be(desk, "Rina")
    article = str(desk.do(drafting.start, TEXT).result)
    head = desk.do(reviewing.submit, article).result
    be(desk, "Bagus")
    desk.do(reviewing.approve, article, head)
    desk.do(publishing.export, article, tmp_path / "out")
    if mark:
        desk.do(correcting.mark_published, article, "https://jateng.disway.id/read/1/kanopi", AT)
    return article
