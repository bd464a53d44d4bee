"""Who works on two machines is one person, where the chief says so: in the lists, in what was written before, and for four eyes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsdesk import belonging, exchanging, history, reviewing, staffing, trusting
from newsdesk.cli import newsdesk
from newsdesk.desk import Act, Desk
from newsdesk.errors import Refused
from newsdesk.store import log
from newsdesk.store.tables import Device
from tests.core.machines import meet, started, views
from tests.core.test_exchanging import head, stage
from tests.core.test_trusting import name
from tests.core.test_trusting import newsroom as newsroom
from tests.core.test_uncounted import why


@contextmanager
def _laptop(folder: Path, called: str = "orang 1 ") -> Iterator[Desk]:
    """A new laptop of somebody who knows nobody yet: whoever is known by name is that person."""
    desk = Desk.open(folder)
    desk.do(staffing.settle_in, called, ("reporter", "editor"), "disway-jateng")
    try:
        yield desk
    finally:
        desk.close()


def _mine(desk: Desk) -> str:
    me = desk.ask(staffing.me)
    assert me is not None
    return me.id


def _known(there: Desk, here: Desk) -> None:
    here.do(exchanging.take, there.do(exchanging.parcel, {}).result)


def _joined(chief: Desk, second: Desk, whose: str) -> None:
    chief.do(trusting.admit, name(second), whose)
    _known(chief, second)
    second.do(trusting.trust, name(chief))


def test_who_joins_with_a_second_machine_is_one_person_everywhere(newsroom: list[Desk], tmp_path: Path) -> None:
    reporter, editor, chief = newsroom
    with _laptop(tmp_path / "second") as second:
        own, before = _mine(editor), _mine(second)
        assert own != before
        article, other = started(second), started(reporter, "Jalan rusak di Brebes. Warga mengeluh sejak lama.")
        _known(second, editor)
        editor.do(reviewing.approve, article, head(editor, article))
        assert stage(editor, article) == "approved", "so far they are two people, and one approves what the other wrote"
        meet(newsroom)
        with pytest.raises(Refused, match="whose-machine") as asked:
            chief.do(trusting.admit, name(second))
        assert asked.value.facts == {"name": "Orang 1"}
        _joined(chief, second, own)
        everybody = [*newsroom, second]
        meet(everybody)
        for desk in everybody:
            assert views(desk) == views(chief)
            assert why(desk, article) == ["four-eyes"] and stage(desk, article) == "submitted"
            names = [person.name for person in desk.ask(staffing.people)]
            assert [shown.casefold() for shown in names].count("orang 1") == 1
            assert desk.ask(staffing.names_by_id)[before] == "Orang 1"
            assert {happened.person for happened in desk.ask(history.history, article)} >= {"Orang 1"}
        assert _mine(second) == _mine(editor) == own
        with pytest.raises(Refused, match=r"four-eyes|override-reason"):
            second.do(reviewing.approve, article, head(second, article))
        second.do(reviewing.approve, other, head(second, other))
        meet(everybody)
        assert {stage(desk, other) for desk in everybody} == {"approved"}
        assert {machine.name for machine in chief.ask(trusting.machines) if machine.person == own} == {"Orang 1"}
        seen = views(chief)
        chief.do(lambda act: log.rebuild_views(act.session))
        assert views(chief) == seen
        chief.do(trusting.admit, name(second))  # a list that is brought up to date leaves it so
        assert _mine(second) == own and why(chief, article) == ["four-eyes"]


def test_somebody_else_of_that_name_stays_somebody_else_and_a_wrong_answer_is_taken_back(newsroom: list[Desk], tmp_path: Path) -> None:
    _, editor, chief = newsroom
    with _laptop(tmp_path / "second") as second:
        own, before = _mine(editor), _mine(second)
        article = started(second)
        meet([*newsroom, second])
        _joined(chief, second, own)
        meet([*newsroom, second])
        assert _mine(second) == own
        (machine,) = [one for one in chief.ask(trusting.machines) if one.device == name(second)]
        assert (machine.person, machine.said) == (own, before)
        chief.do(trusting.admit, name(second), before)
        meet([*newsroom, second])
        assert _mine(second) == before and len({person.id for person in chief.ask(staffing.people)} & {own, before}) == 2
        editor.do(reviewing.approve, article, head(editor, article))
        meet([*newsroom, second])
        assert why(chief, article) == [""] and stage(second, article) == "approved"
        assert views(second) == views(chief)


def test_no_two_people_of_the_list_become_one(newsroom: list[Desk], tmp_path: Path) -> None:
    reporter, editor, chief = newsroom
    with _laptop(tmp_path / "second", "Sari") as second:
        _known(second, chief)
        assert chief.ask(belonging.namesakes, name(second)) == ()
        assert [person.name for person in chief.ask(belonging.owners)] == ["Orang 0", "Orang 1", "Orang 2"]
        with pytest.raises(Refused, match="person-not-listed"):
            chief.do(trusting.admit, name(second), _mine(second)[::-1])
        chief.do(trusting.remove, name(reporter))
        with pytest.raises(Refused, match="person-not-listed"):
            chief.do(trusting.admit, name(second), _mine(reporter))
        with pytest.raises(Refused, match="person-on-list") as both:
            chief.do(_says_to_be, second, editor)
        assert both.value.facts == {"name": "Orang 1"}
        chief.do(trusting.admit, name(second))
        assert "Sari" in {machine.name for machine in chief.ask(trusting.machines)}


def _says_to_be(act: Act, second: Desk, editor: Desk) -> None:
    """A machine that calls itself the editor's must not make the editor somebody else."""
    act.session.get_one(Device, name(second)).person = _mine(editor)
    chief = staffing.require_me(act)
    trusting.admit(act, name(second), chief.id)


def test_from_a_terminal_it_is_asked_and_said_too(newsroom: list[Desk], tmp_path: Path) -> None:
    _, editor, chief = newsroom
    with _laptop(tmp_path / "second") as second:
        _known(second, chief)
        own, device, home = _mine(editor), name(second), str(chief.home.folder)
        chief.close()

        def people(*said: str) -> Result:
            return CliRunner().invoke(newsdesk, ["people", *said, "--home", home])

        asked = people("--admit", device)
        assert isinstance(asked.exception, Refused) and asked.exception.code == "whose-machine"
        wrong = people("--admit", device, "--as", "Orang 9")
        assert isinstance(wrong.exception, Refused) and wrong.exception.code == "person-not-listed"
        assert people("--as", "Orang 1").exit_code == 2
        for whose, wanted in (("ORANG 1", own), ("new", _mine(second)), (own, own)):
            done = people("--admit", device, "--as", whose, "--json")
            assert done.exit_code == 0, done.exception
            lines = [json.loads(line) for line in done.stdout.splitlines()]
            assert [(line["person"], line["state"]) for line in lines if line["device"] == device] == [(wanted, "listed")]
