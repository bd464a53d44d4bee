"""What was comes back, from snapshot, revision, rescue copy or backup, and bringing it back overwrites nothing."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk import drafting, finding, restoring, reviewing, staffing
from newsdesk.article.content import Content, Guess, Picture
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.paths import Home
from newsdesk.rescue import copies, copy_of, read_copy, rescue, rescue_anywhere
from newsdesk.store import journal
from newsdesk.store.backup import Backup, backups, thinned

AT = datetime(2026, 3, 4, 8, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path):
    opened = Desk.open(tmp_path / "newsroom")
    opened.do(staffing.settle_in, "Rina Wulandari", ("reporter", "editor"), "disway-jateng")
    yield opened
    opened.close()


def content(body: str) -> Content:
    return Content(headline="Harga Cabai Naik", body=body, reporters=("Rina Wulandari",))


def test_every_source_is_listed_and_comes_back(desk: Desk) -> None:
    article = desk.do(drafting.start, content("Yang pertama dulu.")).result
    desk.backup()
    desk.do(drafting.save_draft, article, content("Yang dikirim ke redaktur."))
    desk.do(reviewing.submit, article)
    rescue(desk.home, {article: content("Yang diselamatkan dari jendela.")})
    desk.do(drafting.save_draft, article, content("Yang terakhir."))
    desk.do(drafting.save_draft, article, content(""))
    found = {v.content.body: v for v in desk.ask(restoring.versions, article)}
    assert {body: v.kind for body, v in found.items()} == {
        "Yang pertama dulu.": "snapshot", "Yang dikirim ke redaktur.": "revision",
        "Yang diselamatkan dari jendela.": "rescue", "Yang terakhir.": "snapshot",
    }
    for n, (body, one) in enumerate(found.items()):
        desk.do(drafting.save_draft, article, content(f"x{n}"))
        desk.do(restoring.restore, article, one.id)
        assert desk.ask(drafting.draft, article).content.body == body
        assert f"x{n}" in [v.content.body for v in desk.ask(restoring.versions, article)]
    with pytest.raises(Refused) as refused:
        desk.do(restoring.restore, article, "snapshot:99999")
    assert refused.value.code == "version-unknown"


def test_an_article_that_only_a_backup_knows_begins_again(desk: Desk, tmp_path: Path) -> None:
    article = desk.do(drafting.start, content("Hanya di cadangan.")).result
    backup = desk.backup()
    other = Desk.open(tmp_path / "other")
    other.home.backups.mkdir()
    (other.home.backups / backup.name).write_bytes(backup.read_bytes())
    other.do(restoring.restore, article, f"backup:{backup.name}")
    assert [row.id for row in other.ask(finding.articles, "draft")] == [article]
    other.close()


def test_a_newsroom_put_back_keeps_what_came_after_the_backup(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path)
    desk.do(staffing.settle_in, "Rina Wulandari", ("reporter", "editor"), "disway-jateng")
    first = desk.do(drafting.start, content("Lama.")).result
    backup = desk.backup()
    desk.do(drafting.save_draft, first, content("Baru dan lebih panjang."))
    second = desk.do(drafting.start, content("Naskah yang datang kemudian.")).result
    with pytest.raises(Refused) as refused:
        restoring.put_back(desk.home, backup)
    assert refused.value.code == "newsroom-in-use"
    desk.close()
    before = desk.home.store.read_bytes()
    aside = restoring.put_back(desk.home, backup)
    assert (aside / "newsroom.sqlite3").read_bytes() == before
    again = Desk.open(tmp_path)
    assert again.ask(drafting.draft, first).content.body == "Lama."
    assert next(v.content.body for v in again.ask(restoring.versions, first) if v.kind == "snapshot") == "Baru dan lebih panjang."
    assert again.ask(drafting.draft, second).content.body == "Naskah yang datang kemudian."
    assert restoring.look_over(again.home) == ()
    again.close()


def test_a_broken_backup_is_refused_and_the_store_left(tmp_path: Path) -> None:
    desk = Desk.open(tmp_path)
    backup = desk.backup()
    desk.close()
    data = bytearray(backup.read_bytes())
    data[4096:8192] = bytes(4096)
    backup.write_bytes(data)
    before = desk.home.store.read_bytes()
    with pytest.raises(Refused) as refused:
        restoring.put_back(desk.home, backup)
    assert refused.value.code == "backup-broken"
    assert desk.home.store.read_bytes() == before


def test_a_backup_is_made_only_where_something_changed(desk: Desk) -> None:
    article = desk.do(drafting.start, content("Isi.")).result
    assert desk.backup_if_changed() is not None
    assert desk.backup_if_changed() is None
    desk.do(drafting.save_draft, article, content("Isi baru."))
    assert desk.backup_if_changed(timedelta(hours=1)) is None
    assert desk.backup_if_changed(timedelta(0)) is not None
    assert not list(desk.home.backups.glob("*.part"))


def test_backups_thin_out_to_days_and_months() -> None:
    now = datetime(2026, 3, 4, 12).astimezone()
    found = [Backup(Path(str(n)), now - timedelta(hours=n), 1) for n in range(24 * 100)]
    out = {backup.file for backup in thinned(found, now)}
    left = [backup for backup in found if backup.file not in out]
    days = [backup.at.date() for backup in left]
    assert days.count(now.date()) == 13
    assert all(days.count(now.date() - timedelta(days=n)) == 1 for n in range(1, 32))
    assert len(left) <= 13 + 31 + 3 and thinned(left, now) == []


TEXT = st.text(st.characters(blacklist_categories=["Cs"]), max_size=60)
CONTENTS = st.builds(
    Content, headline=TEXT, body=st.lists(TEXT, max_size=6).map("\n".join), place=TEXT, tags=st.lists(TEXT, max_size=3).map(tuple),
    reporters=st.lists(TEXT, max_size=2).map(tuple), advertorial=st.booleans(), source=TEXT,
    lead=st.none() | st.builds(Picture, key=st.just("lead"), caption=TEXT, ai=st.booleans()),
    guesses=st.lists(st.builds(Guess, field=st.just("place"), value=TEXT, alternatives=st.lists(TEXT, max_size=2).map(tuple)),
                     max_size=2).map(tuple),
).map(Content.cleaned)


@settings(max_examples=25)
@given(content=CONTENTS)
def test_a_rescue_copy_says_all_of_the_article(content: Content, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.getbasetemp() / "copy.md"
    file.write_bytes(copy_of("0123456789abcdef", content, AT).encode("utf-8"))
    back = read_copy(file)
    assert (back.article, back.content, back.at) == ("0123456789abcdef", content, AT)


def test_a_rescue_copy_reads_well_and_follows_the_headline(tmp_path: Path) -> None:
    home = Home(tmp_path)
    rescue(home, {"0123456789abcdef": content("Satu.\n\nDua.")})
    renamed = Content(headline="Harga Cabai Turun: Pedagang Lega", body="Satu.\n\nDua.")
    (file,) = rescue(home, {"0123456789abcdef": renamed, "blank": Content()})
    assert [f.name for f in home.rescue.iterdir()] == ["Harga-Cabai-Turun-Pedagang-Lega-0123456789abcdef.md"]
    lines = file.read_text(encoding="utf-8").split("\n")
    assert 'headline: "Harga Cabai Turun: Pedagang Lega"' in lines and lines[-4:] == ["Satu.", "", "Dua.", ""]


def test_a_copy_of_a_mishap_stays_beside_the_running_one(tmp_path: Path) -> None:
    home = Home(tmp_path)
    rescue(home, {"0123456789abcdef": content("Saat macet.")}, mishap=AT)
    rescue(home, {"0123456789abcdef": content("Sesudahnya.")})
    rescue(home, {"0123456789abcdef": content("Sesudahnya lagi.")})
    assert sorted(copy.content.body for copy in copies(home)) == ["Saat macet.", "Sesudahnya lagi."]


def test_a_copy_that_is_none_is_passed_over(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.rescue.mkdir()
    for name, data in {"a.md": b"", "b.md": b"---\n", "c.md": b"\xff\xfe", "d.md": b"---\nsaved: 1\n---\n\nx"}.items():
        (home.rescue / name).write_bytes(data)
    assert list(copies(home)) == []


def test_where_the_newsroom_takes_no_copy_the_persons_folder_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "person"))
    home = Home(tmp_path / "newsroom")
    home.folder.mkdir()
    home.rescue.write_bytes(b"")  # a file where the folder would be
    (file,) = rescue_anywhere(home, {"0123456789abcdef": content("Isi.")}, AT)
    assert file.is_relative_to(tmp_path / "person") and read_copy(file).content.body == "Isi."


def test_what_is_typed_after_a_verb_wrote_the_draft_is_not_lost(desk: Desk) -> None:
    article = desk.do(drafting.start, content("Awal.")).result
    desk.journal.put(article, content("Ketikan satu.").to_json())
    desk.journal.flush(10)
    desk.do(drafting.save_draft, article, content("Ditulis perintah."))
    desk.do(drafting.save_draft, article, content("Ditulis perintah lagi."))
    desk.journal.put(article, content("Ketikan dua.").to_json())
    desk.journal.flush(10)
    assert desk.ask(drafting.draft, article).content.body == "Ketikan dua."


def test_what_is_typed_is_found_once_nothing_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "FIND_QUIET", 0.02)
    desk = Desk.open(tmp_path)
    article = desk.do(drafting.start, content("Awal.")).result
    desk.journal.put(article, content("Warga Karangmalang bergotong royong.").to_json())
    assert desk.journal.flush(10)
    give_up = time.monotonic() + 20
    while not desk.ask(finding.find, "Karangmalang") and time.monotonic() < give_up:
        time.sleep(0.01)
    assert [found.target for found in desk.ask(finding.find, "Karangmalang")] == [f"newsdesk:article/{article}"]
    desk.journal.put(article, content("Pawai obor di Bumiayu.").to_json())
    desk.close()  # what is written in the same minute is found from the next start on
    again = Desk.open(desk.home)
    assert len(again.ask(finding.find, "obor")) == 1
    again.close()


def test_old_copies_of_mishaps_go_and_running_ones_stay(tmp_path: Path) -> None:
    from newsdesk.rescue import tidy

    home = Home(tmp_path)
    rescue(home, {"0123456789abcdef": content("Saat macet.")}, mishap=AT)
    rescue(home, {"0123456789abcdef": content("Sesudahnya.")})
    tidy(home, datetime.now(UTC) + timedelta(days=61))
    assert [copy.content.body for copy in copies(home)] == ["Sesudahnya."]
    assert backups(home.backups) == ()
