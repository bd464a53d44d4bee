"""Behind the writing: copies of what was written, backups where something changed, and damage that is told with a way out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from newsdesk import drafting, finding
from newsdesk.article.content import Content
from newsdesk.errors import Refused
from newsdesk.rescue import copies
from newsdesk.store.backup import backups
from ui.bridge import Bridge
from ui.keeping.keeper import Keeper, last_backup
from ui.session import recall
from ui.window import Window
from ui.words import say


@pytest.fixture
def texts(bridge: Bridge) -> dict[str, Content]:
    """What the papers that are open say, by article."""
    return {row.id: Content(headline=row.headline, body=f"Ketikan di {row.headline}.") for row in bridge.ask(finding.articles, "all")}


@pytest.fixture
def keeper(bridge: Bridge, texts: dict[str, Content]) -> Keeper:
    return Keeper(bridge, lambda: texts)


def done(qtbot: QtBot, keeper: Keeper) -> None:
    qtbot.waitUntil(lambda: not keeper.busy(), timeout=20_000)


def test_each_minute_what_was_written_is_copied_and_nothing_else(qtbot: QtBot, keeper: Keeper, bridge: Bridge, texts: dict) -> None:
    one = next(iter(texts))
    keeper.written(one)
    keeper.each_minute()
    done(qtbot, keeper)
    assert [copy.article for copy in copies(bridge.home)] == [one]
    (file,) = bridge.home.rescue.iterdir()
    file.unlink()
    keeper.each_minute()
    done(qtbot, keeper)
    assert list(copies(bridge.home)) == []


def test_what_was_written_and_closed_is_copied_as_it_was_saved(qtbot: QtBot, keeper: Keeper, bridge: Bridge, texts: dict) -> None:
    article = next(iter(texts))
    del texts[article]
    keeper.written(article)
    keeper.written("gone")
    keeper.each_minute()
    done(qtbot, keeper)
    assert [(copy.article, copy.content.body) for copy in copies(bridge.home)] == [(article, "Isi berita.")]


def test_a_backup_where_the_newest_is_an_hour_old_and_something_changed(qtbot: QtBot, keeper: Keeper, bridge: Bridge) -> None:
    keeper.each_minute()
    done(qtbot, keeper)
    (first,) = backups(bridge.home.backups)
    keeper.each_minute()
    done(qtbot, keeper)
    assert backups(bridge.home.backups) == (first,)
    older = first.file.with_name(f"newsroom-{datetime.now(UTC) - timedelta(hours=2):%Y%m%dT%H%M%S}Z.sqlite3")
    first.file.rename(older)
    keeper.each_minute()
    done(qtbot, keeper)
    assert [backup.file for backup in backups(bridge.home.backups)] == [older]  # nothing changed since
    article = bridge.ask(finding.articles, "all")[0].id
    bridge.desk.do(drafting.save_draft, article, Content(headline="Judul", body="Baru."))
    keeper.each_minute()
    done(qtbot, keeper)
    assert len(backups(bridge.home.backups)) == 2


def test_before_something_is_taken_in_there_is_a_backup_of_how_it_was(qtbot: QtBot, keeper: Keeper, bridge: Bridge) -> None:
    keeper.before_import()
    done(qtbot, keeper)
    assert len(backups(bridge.home.backups)) == 1
    keeper.before_import()
    done(qtbot, keeper)
    assert len(backups(bridge.home.backups)) == 1


def test_a_backup_that_was_asked_for_is_told(qtbot: QtBot, keeper: Keeper, bridge: Bridge) -> None:
    with qtbot.waitSignal(keeper.told, timeout=20_000) as told:
        keeper.backup_now()
    (made,) = backups(bridge.home.backups)
    assert told.args == [say("told.backup", file=made.file.name)]


def test_damage_is_told_with_a_way_out_and_never_becomes_a_backup(qtbot: QtBot, keeper: Keeper, bridge: Bridge) -> None:
    bridge.desk.do(lambda act: act.session.connection().exec_driver_sql("UPDATE draft SET content = content || ' '"))
    for look in (keeper.look_over, keeper.backup_now):
        with qtbot.waitSignal(keeper.said, timeout=20_000) as said:
            look()
        assert said.args == [say("keep.damaged"), "stop", say("keep.damaged.act")]
        done(qtbot, keeper)
    assert backups(bridge.home.backups) == ()


def test_at_the_end_a_backup_and_never_an_error(bridge: Bridge, monkeypatch: pytest.MonkeyPatch) -> None:
    last_backup(bridge.desk)
    assert len(backups(bridge.home.backups)) == 1

    monkeypatch.setattr(bridge.desk, "backup_if_changed", _no_room)
    last_backup(bridge.desk)


def test_a_disk_that_fails_is_told_once_and_so_is_its_return(qtbot: QtBot, keeper: Keeper, bridge: Bridge, texts: dict) -> None:
    said: list[str] = []
    calm: list[bool] = []
    keeper.said.connect(lambda words, _kind, _action: said.append(words))
    keeper.calm.connect(lambda: calm.append(True))
    one, other = texts
    for number in range(3):
        bridge.unsaved.emit(one, number, Refused("disk-full"))
    bridge.unsaved.emit(other, 1, Refused("disk-full"))
    assert said == [say("keep.disk-full")]
    done(qtbot, keeper)
    assert {copy.article for copy in copies(bridge.home)} == {one, other}
    bridge.saved.emit(one, 4, datetime.now(UTC))
    assert not calm
    bridge.saved.emit(other, 2, datetime.now(UTC))
    assert calm == [True]


def test_a_refusal_because_of_the_disk_is_over_when_something_is_saved(
    keeper: Keeper, bridge: Bridge, texts: dict, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, str]] = []
    calm: list[str] = []
    keeper.said.connect(lambda words, kind, _action: said.append((words, kind)))
    keeper.calm.connect(calm.append)
    one = next(iter(texts))
    keeper.say_refused(Refused("disk-full"))
    bridge.saved.emit(one, 1, datetime.now(UTC))
    assert not calm, "there is room here: it was another disk that is full, and nobody has read it yet"
    free = [1_000]
    monkeypatch.setattr(Keeper, "_is_full", lambda _self: free[0] < 16_000)
    keeper.say_refused(Refused("disk-full"))
    bridge.saved.emit(one, 2, datetime.now(UTC))
    assert said[-1] == (say("keep.tight"), "look") and not calm
    free[0] = 1_000_000
    bridge.saved.emit(one, 3, datetime.now(UTC))
    assert calm == [say("keep.tight")]
    keeper.say_refused(Refused("disk-failed"))
    bridge.saved.emit(one, 4, datetime.now(UTC))
    assert calm[1:] == [said[-1][0]]
    keeper.say_refused(Refused("article-unknown"))
    bridge.saved.emit(one, 5, datetime.now(UTC))
    assert len(calm) == 2, "what has nothing to do with the disk stays"


def test_a_backup_that_finds_no_room_is_told_once(
    qtbot: QtBot, keeper: Keeper, bridge: Bridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    keeper.said.connect(lambda words, _kind, _action: said.append(words))
    monkeypatch.setattr(bridge.desk, "backup_if_changed", _no_room)
    for _ in range(3):
        keeper.each_minute()
        done(qtbot, keeper)
    assert len(said) == 1
    monkeypatch.setattr(bridge.desk, "backup_if_changed", lambda *_: None)
    keeper.each_minute()
    done(qtbot, keeper)
    monkeypatch.setattr(bridge.desk, "backup_if_changed", _no_room)
    keeper.each_minute()
    done(qtbot, keeper)
    assert len(said) == 2


def _no_room(*_: object) -> Path:
    raise Refused("backup-no-room", megabytes=1)


def test_where_one_was_is_kept_each_minute_that_one_wrote_in(qtbot: QtBot, bridge: Bridge) -> None:
    article = bridge.ask(finding.articles, "all")[0].id
    window = Window(bridge, [])
    qtbot.addWidget(window)
    window.show()
    window.open_article(article)
    paper = window.current().paper
    paper.body.moveCursor(QTextCursor.MoveOperation.End)
    window._keeper.each_minute()
    assert recall(bridge).places.get(article) is None or recall(bridge).places[article].caret == 0, "nothing was written"
    paper.body.insertPlainText(" Lagi.")
    window._keeper.each_minute()
    assert recall(bridge).places[article].caret == paper.body.textCursor().position()
    qtbot.waitUntil(lambda: not window._keeper.busy())
