"""Every road is gone at once, remembers how that went, and one that fails keeps nobody from the next."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsdesk import roads, sharing
from newsdesk.cli import newsdesk
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.roads import ROADS
from newsdesk.sharing import Exchanged
from tests.core.machines import started
from tests.core.test_exchanging import body, stage


def test_no_road_is_gone_before_one_was_chosen(two: tuple[Desk, Desk]) -> None:
    assert roads.exchange(two[0]) == ()
    assert not two[0].ask(roads.chosen)
    assert [(one.road, one.leads, one.at) for one in two[0].ask(roads.roads)] == [(road.name, "", None) for road in ROADS]


def test_the_folder_is_one_of_them_and_says_when_it_was_gone(two: tuple[Desk, Desk], folder: Path) -> None:
    laptop, editor = two
    article = started(laptop)
    for desk in two:
        desk.do(sharing.use, folder)
        (gone,) = roads.exchange(desk)
        assert gone.refused is None
    assert body(editor, article) == body(laptop, article)
    stand = editor.ask(roads.roads)[0]
    assert (stand.leads, stand.refused) == (str(folder), None) and stand.at is not None


def test_a_road_that_fails_says_so_once_and_remembers_when_it_was_well(two: tuple[Desk, Desk], folder: Path) -> None:
    laptop, _ = two
    laptop.do(sharing.use, folder)
    roads.exchange(laptop)
    well = laptop.ask(roads.roads)[0].at
    folder.rename(folder.with_name("lepas"))
    first, second = roads.exchange(laptop)[0], roads.exchange(laptop)[0]
    assert first.refused is not None and (first.refused.code, first.again, second.again) == ("shared-folder-missing", False, True)
    stand = laptop.ask(roads.roads)[0]
    assert stand.at == well and stand.refused is not None and stand.refused.facts == {"folder": str(folder)}
    laptop.do(sharing.use, None)
    assert laptop.ask(roads.roads)[0].refused is None  # it is left: nothing fails there any more
    laptop.do(sharing.use, folder)
    folder.with_name("lepas").rename(folder)
    assert roads.exchange(laptop)[0].refused is None and laptop.ask(roads.roads)[0].refused is None


def test_one_that_fails_keeps_nobody_from_the_next(two: tuple[Desk, Desk], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_desk: Desk) -> Exchanged:
        raise Refused("server-away", address="redaksi")

    broken = replace(ROADS[0], name="server", leads=lambda _look: "redaksi", exchange=fails)
    monkeypatch.setattr(roads, "ROADS", (broken, *ROADS))
    two[0].do(sharing.use, folder)
    started(two[0])
    gone = roads.exchange(two[0])
    assert [(one.road, one.refused is None) for one in gone[:2]] == [("server", False), ("folder", True)]
    assert gone[1].done is not None and gone[1].done.written


def test_another_folder_gets_everything_and_leaving_it_ends_it(two: tuple[Desk, Desk], folder: Path, tmp_path: Path) -> None:
    laptop, editor = two
    article = started(laptop)
    laptop.do(sharing.use, folder)
    roads.exchange(laptop)
    other = tmp_path / "lain"
    other.mkdir()
    laptop.do(sharing.use, other)
    roads.exchange(laptop)
    editor.do(sharing.use, other)
    roads.exchange(editor)
    assert stage(editor, article) == "submitted"
    laptop.do(sharing.use, None)
    assert roads.exchange(laptop) == ()


def test_many_events_go_in_files_that_are_taken_in_one_by_one(two: tuple[Desk, Desk], folder: Path,
                                                               monkeypatch: pytest.MonkeyPatch) -> None:
    laptop, editor = two
    monkeypatch.setattr(sharing, "MOST_IN_A_FILE", 7)
    articles = [started(laptop, f"Warga {n} mengungsi ke posko.") for n in range(12)]
    sharing.exchange(laptop, folder)
    assert len(list(folder.rglob("*.textpack"))) > 4
    assert sharing.exchange(editor, folder).ignored == {}
    assert [body(editor, article) for article in articles] == [body(laptop, article) for article in articles]


def test_what_there_is_to_take_is_seen_without_the_store(two: tuple[Desk, Desk], folder: Path) -> None:
    laptop, editor = two
    own = editor.ask(lambda look: look.device)
    before = sharing.seen(str(folder), own)
    started(laptop)
    sharing.exchange(laptop, folder)
    after = sharing.seen(str(folder), own)
    assert before == frozenset() and len(after) == 1
    sharing.exchange(editor, folder)
    assert sharing.seen(str(folder), own) == after, "what this machine puts there is no news to it"
    assert sharing.seen(str(folder / "tidak-ada"), own) == frozenset()


def test_the_command_goes_every_road(two: tuple[Desk, Desk], folder: Path) -> None:
    laptop, _ = two
    started(laptop)
    homes = [str(desk.home.folder) for desk in two]
    for desk in two:
        desk.close()
    run = CliRunner().invoke
    assert run(newsdesk, ["exchange", "--home", homes[0]]).exit_code == 1
    assert run(newsdesk, ["exchange", str(folder), "--home", homes[0]], catch_exceptions=False).exit_code == 0
    run(newsdesk, ["exchange", str(folder), "--home", homes[1]], catch_exceptions=False)
    folder.rename(folder.with_name("lepas"))
    done = run(newsdesk, ["exchange", "--json", "--home", homes[1]])
    assert done.exit_code == 1
    assert json.loads(done.stdout.splitlines()[0])["refused"] == {
        "code": "shared-folder-missing", "facts": {"folder": str(folder)}, "file": "folder"}
