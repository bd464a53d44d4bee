"""A store that was brought back or copied never says two things under one number, and what it wrote before still travels."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsdesk import exchanging, introducing, reviewing, sharing, trusting
from newsdesk.desk import Act, Desk
from newsdesk.errors import Refused
from newsdesk.store.keys import device_key, public_key, sign
from newsdesk.store.log import hash_values
from newsdesk.store.names import needs_proof, own_proof, proves
from newsdesk.store.tables import Device, Event, Setting
from newsdesk.text.canonical import canonical_json
from tests.core.machines import carry, machines, meet, started, views
from tests.core.test_exchanging import body, head, stage
from tests.core.test_trusting import name
from tests.core.test_trusting import newsroom as newsroom


@pytest.fixture
def two(tmp_path: Path) -> Iterator[list[Desk]]:
    with machines(tmp_path, 2) as desks:
        yield desks


def reopened(desk: Desk, folder: Path | None = None) -> Desk:
    return Desk.open(folder or desk.home.folder)


def forget(desk: Desk, *names: str) -> None:
    for file in names:
        (desk.home.folder / file).unlink(missing_ok=True)


def brought_back(desk: Desk, copy: Path) -> Desk:
    """The store as it was when it was copied, in the same folder."""
    desk.close()
    forget(desk, "newsroom.sqlite3-wal", "newsroom.sqlite3-shm")
    shutil.copyfile(copy, desk.home.store)
    return reopened(desk)


def copied(desk: Desk, to: Path) -> Path:
    return Path(shutil.copyfile(desk.backup(), to))


def test_an_older_store_takes_a_new_name_before_it_says_anything(two: list[Desk], tmp_path: Path) -> None:
    laptop, editor = two
    first = started(laptop)
    old, copy = name(laptop), copied(laptop, tmp_path / "copy")
    second = started(laptop, "Jalan rusak di Brebes diperbaiki. Warga senang.")
    carry(laptop, editor)
    laptop = brought_back(laptop, copy)
    try:
        assert name(laptop) != old
        third = started(laptop, "Harga beras naik di pasar. Pedagang mengeluh.")
        meet([laptop, editor])
        assert {body(laptop, article) == body(editor, article) for article in (first, second, third)} == {True}
        assert views(laptop) == views(editor)
        again = name(laptop)
        laptop.close()
        laptop = reopened(laptop)
        assert name(laptop) == again  # once is enough
    finally:
        laptop.close()


def test_where_the_whole_folder_is_older_its_own_later_events_tell(two: list[Desk], tmp_path: Path) -> None:
    laptop, editor = two
    carry(laptop, editor)
    old, copy = name(laptop), copied(laptop, tmp_path / "copy")
    witness = (laptop.home.folder / "device.left").read_bytes()
    article = started(laptop)
    carry(laptop, editor)
    (laptop.home.folder / "device.left").write_bytes(witness)
    laptop = brought_back(laptop, copy)
    try:
        assert name(laptop) == old  # nothing here can tell
        carry(editor, laptop)
        assert name(laptop) != old
        assert body(laptop, article) == body(editor, article)
        started(laptop, "Harga beras naik di pasar. Pedagang mengeluh.")
        meet([laptop, editor])
        assert views(laptop) == views(editor)
    finally:
        laptop.close()


def test_its_own_files_in_a_shared_folder_tell_as_well_and_a_fork_is_never_written(two: list[Desk], tmp_path: Path) -> None:
    laptop, editor = two
    folder = tmp_path / "bersama"
    folder.mkdir()
    for desk in two:
        sharing.exchange(desk, folder)
    old, copy = name(laptop), copied(laptop, tmp_path / "copy")
    article = started(laptop)
    sharing.exchange(laptop)
    for wrote in (False, True):
        forget(laptop, "device.left")
        laptop = brought_back(laptop, copy)
        if wrote:
            started(laptop, "Harga beras naik di pasar. Pedagang mengeluh.")
            before = {file: file.read_bytes() for file in folder.rglob("*.textpack")}
            with pytest.raises(Refused, match="own-fork"):
                sharing.exchange(laptop)
            assert {file: file.read_bytes() for file in folder.rglob("*.textpack")} == before
        else:
            assert article in sharing.exchange(laptop).articles
            assert name(laptop) != old
    laptop.close()
    sharing.exchange(editor)
    assert stage(editor, article) == "submitted"


def test_a_store_copied_to_a_new_laptop_brings_along_what_was_never_sent(two: list[Desk], tmp_path: Path) -> None:
    laptop, editor = two
    article, old = started(laptop), name(laptop)
    laptop.close()
    shutil.copytree(laptop.home.folder, tmp_path / "new")
    (tmp_path / "new" / "device.key").unlink()  # in the keyring of the old one, or left out by who copied
    new = reopened(laptop, tmp_path / "new")
    try:
        assert name(new) != old
        assert carry(new, editor).articles == (article,)
        assert body(new, article) == body(editor, article)
        meet([new, editor])
        assert views(new) == views(editor)
        assert [m.device for m in editor.ask(trusting.machines) if m.name == "Orang 0"] == [name(new)]
    finally:
        new.close()


def test_by_a_list_the_chief_admits_the_new_laptop_before_its_old_work_travels(newsroom: list[Desk], tmp_path: Path) -> None:
    reporter, editor, chief = newsroom
    article = started(reporter)
    reporter.close()
    shutil.copytree(reporter.home.folder, tmp_path / "new")
    (tmp_path / "new" / "device.key").unlink()
    new = reopened(reporter, tmp_path / "new")
    try:
        events = new.do(introducing.letter).result
        assert events.data and not any(e["article"] == article for e in new.do(exchanging.parcel, {}).result)
        carry(new, chief)
        chief.do(trusting.admit, name(new))
        meet([chief, editor])
        carry(chief, new)
        assert article in carry(new, editor).articles
        assert body(editor, article) == body(new, article)
    finally:
        new.close()


def test_nobody_takes_another_s_name_for_an_earlier_one_of_theirs(newsroom: list[Desk]) -> None:
    reporter, editor, chief = newsroom
    mine, theirs = name(reporter), name(editor)
    last = editor.ask(lambda look: look.session.query(Event).filter_by(device=theirs).order_by(Event.seq.desc()).first())
    reporter.do(lambda act: act.record("device.introduced", key=trusting.own_public(act.home.key), person="", name="Maling",
                                       earlier={theirs: last.seq + 1}))
    payload = canonical_json({"word": "palsu", "name": False, "after": [last.seq + 5000, {}]})
    at = last.at.isoformat(timespec="microseconds")
    said = hash_values(theirs, last.seq + 1, last.hash, "word.learned", "", payload, at)
    forged = {"device": theirs, "seq": last.seq + 1, "previous": last.hash, "kind": "word.learned", "article": "", "payload": payload,
              "at": at, "hash": said, "signature": sign(device_key(reporter.home.key), said)}
    own = reporter.do(exchanging.parcel, chief.ask(exchanging.held)).result
    assert any(event["device"] == mine for event in own)
    with pytest.raises(Refused, match="parcel-unsigned"):
        chief.do(exchanging.take, [*own, forged])


def test_by_the_list_an_approval_under_the_new_name_of_the_same_key_counts(newsroom: list[Desk], tmp_path: Path) -> None:
    reporter, editor, chief = newsroom
    copy = copied(editor, tmp_path / "copy")
    started(editor, "Jalan rusak di Brebes diperbaiki. Warga senang.")
    carry(editor, chief)
    editor = brought_back(editor, copy)
    try:
        article = started(reporter)
        carry(reporter, editor)
        editor.do(reviewing.approve, article, head(editor, article))
        meet([reporter, editor, chief])
        assert {stage(desk, article) for desk in (reporter, editor, chief)} == {"approved"}
        chief.do(trusting.remove, name(editor))
        later = started(reporter, "Harga beras naik di pasar. Pedagang mengeluh.")
        carry(reporter, editor)
        editor.do(reviewing.approve, later, head(editor, later))
        meet([reporter, editor, chief])
        assert {stage(desk, later) for desk in (reporter, editor, chief)} == {"submitted"}
    finally:
        editor.close()


def test_nobody_takes_the_name_of_a_machine_before_it_was_met(tmp_path: Path) -> None:
    """Who was told of a machine could be the first to say its name, and nobody would take in what it says itself."""
    with machines(tmp_path, 2) as (reporter, thief), machines(tmp_path / "elsewhere", 1) as (editor,):
        article = started(reporter)
        own = reporter.do(exchanging.parcel, {}, [article]).result
        key = device_key(thief.home.key)
        (intro,) = (event for event in own if event["kind"] == "device.introduced" and event["device"] == name(reporter))
        said = json.loads(intro["payload"])
        for proof in ({}, {"proof": "0" * 40}, {"proof": said["proof"]}):
            payload = {"key": public_key(key), "person": "", "name": "Maling", **proof}
            forged = intro | {"seq": 1, "previous": "", "payload": canonical_json(payload)}
            forged["hash"] = hash_values(*(forged[f] for f in ("device", "seq", "previous", "kind", "article", "payload", "at")))
            with pytest.raises(Refused, match="parcel-unsigned"):
                editor.do(exchanging.take, [forged | {"signature": sign(key, forged["hash"])}])
        for person in ("", json.loads(intro["payload"])["person"]):
            with pytest.raises(Refused, match="parcel-unsigned"):
                editor.do(exchanging.take, thief.do(_speaks_for, name(reporter), person, said["proof"]).result)
        editor.do(exchanging.take, own)
        assert stage(editor, article) == "submitted"
        last = max((event for event in own if event["device"] == name(reporter)), key=lambda event: event["seq"])
        with pytest.raises(Refused, match="parcel-unsigned"):
            editor.do(exchanging.take, thief.do(_speaks_for, name(reporter), person, said["proof"], last["seq"] + 1, last["hash"]).result)


def _speaks_for(act: Act, device: str, person: str, proof: str, seq: int = 1, previous: str = "") -> list[dict[str, Any]]:
    """A machine that says it had another one's name before, and something under that name."""
    key = device_key(act.home.key)
    own = {device: f"{public_key(key)} {proof} 00000000"}
    said = act.record("device.introduced", key=public_key(key), person=person, name="Maling", earlier={device: 9_999}, handed=own,
                      **own_proof(act.session, act.device, public_key(key)))
    mine = [event for event in exchanging.parcel(act, {}) if event["device"] == act.device]
    mine = mine[: 1 + [event["hash"] for event in mine].index(said)]  # what an honest program says of itself then is left out
    payload = canonical_json({"word": "palsu", "name": False, "after": [seq + 100, {}]})
    forged = mine[-1] | {"device": device, "seq": seq, "previous": previous, "kind": "word.learned", "article": "",
                         "payload": payload}
    forged["hash"] = hash_values(*(forged[f] for f in ("device", "seq", "previous", "kind", "article", "payload", "at")))
    return [*mine, forged | {"signature": sign(key, forged["hash"])}]


def test_a_machine_proves_every_name_that_it_takes(tmp_path: Path) -> None:
    with machines(tmp_path, 2) as (laptop, editor):
        for change in (Act.rename, trusting.renew, Act.rename):
            laptop.do(change)
            laptop.do(lambda act: act.record("word.learned", word=f"kata {act.device}", name=False))
            assert needs_proof(name(laptop))
            carry(laptop, editor)
            (row,) = editor.ask(lambda look: look.session.query(Device).filter_by(device=name(laptop)).all())
            (said,) = editor.ask(lambda look: look.session.query(Event).filter_by(device=row.device, kind="device.introduced").all())
            assert proves(row.device, row.key, json.loads(said.payload)["proof"])


def test_names_that_were_made_before_go_on(tmp_path: Path) -> None:
    with machines(tmp_path, 1) as (laptop,):
        laptop.do(_named_by_chance, "0123456789abcdef")
        home = laptop.home.folder
    again = Desk.open(home)
    assert name(again) == "0123456789abcdef"
    article = started(again)
    with machines(tmp_path / "elsewhere", 1) as (editor,):
        editor.do(exchanging.take, again.do(exchanging.parcel, {}).result)
        assert stage(editor, article) == "submitted"
    again.close()


def _named_by_chance(act: Act, device: str) -> None:
    act.session.merge(Setting(key="device", value=json.dumps(device)))
    act.session.flush()
