"""An approval counts where it is read, by the list that the chief signed; nobody speaks for another's machine."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsdesk import exchanging, reviewing, stepping, trusting
from newsdesk.article.steps import STEPS
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.store.keys import device_key, is_signed, public_key, sign
from newsdesk.store.tables import Signature, Step
from newsdesk.text.canonical import canonical_json
from tests.core.machines import carry, machines, meet, started, views
from tests.core.test_exchanging import head, stage


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[list[Desk]]:
    """A reporter, an editor and the chief, who has a list with the three on it that all three trust."""
    with machines(tmp_path, 3) as desks:
        reporter, editor, chief = desks
        chief.do(trusting.found)
        for desk in (reporter, editor):
            carry(chief, desk)
            codes = {d.ask(trusting.code, name(chief), name(desk)) for d in (desk, chief)}
            assert len(codes) == 1
            chief.do(trusting.admit, name(desk))
            desk.do(trusting.trust, name(chief))
        meet(desks)
        yield desks


def name(desk: Desk) -> str:
    return desk.ask(lambda look: look.device)


def steps(desk: Desk, article: str) -> dict[str, bool]:
    return {s.step: s.trusted for s in desk.ask(lambda look: look.session.query(Step).filter(Step.article == article).all())}


def test_the_key_is_made_once_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    key = device_key(tmp_path / "device.key")
    assert device_key(tmp_path / "device.key") == key
    assert stat.S_IMODE((tmp_path / "device.key").stat().st_mode) == 0o600
    signature = sign(key, "a")
    assert is_signed(public_key(key), "a", signature)
    for public, text, said in ((public_key(key), "b", signature), (public_key(b"x" * 32), "a", signature), ("x", "a", signature),
                               (public_key(key), "a", ""), (public_key(key), "a", "é" * 88)):
        assert not is_signed(public, text, said)
    (tmp_path / "short").write_bytes(b"x")
    with pytest.raises(Refused, match="device-key-damaged"):
        device_key(tmp_path / "short")


def test_who_lost_the_key_is_another_machine(tmp_path: Path) -> None:
    names = []
    for _ in range(3):
        desk = Desk.open(tmp_path)
        names.append(name(desk))
        desk.close()
        if len(names) == 2:
            desk.home.key.unlink()
    assert names[0] == names[1] != names[2]


def test_by_the_list_an_editor_s_approval_counts_on_every_machine(newsroom: list[Desk]) -> None:
    reporter, editor, _ = newsroom
    article = started(reporter)
    carry(reporter, editor)
    editor.do(reviewing.approve, article, head(editor, article))
    meet(newsroom)
    assert {stage(desk, article) for desk in newsroom} == {"approved"}
    assert views(newsroom[0]) == views(newsroom[1]) == views(newsroom[2])
    assert [m.state for m in reporter.ask(trusting.machines)] == ["listed"] * 3


def test_an_approval_by_somebody_without_the_role_is_kept_and_never_counts(newsroom: list[Desk], monkeypatch: pytest.MonkeyPatch) -> None:
    reporter, _, chief = newsroom
    article = started(reporter)
    with tampered(monkeypatch):
        reporter.do(reviewing.approve, article, head(reporter, article))
    meet(newsroom)
    for desk in newsroom:
        assert stage(desk, article) == "submitted"
        assert steps(desk, article) == {"submit": True, "approve": False}
    assert chief.ask(reviewing.standing, article).approved == ""


@contextmanager
def tampered(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A program that asks nothing before it writes a step down."""
    with monkeypatch.context() as patched:
        patched.setattr(stepping, "check_step", lambda name, *_: next(step for step in STEPS if step.name == name))
        patched.setattr(stepping, "refuse_uncounted", lambda *_: None)
        patched.setitem(stepping._NEEDS, "four-eyes", lambda *_: None)
        yield


def test_a_removed_machine_s_later_approval_never_counts(newsroom: list[Desk]) -> None:
    reporter, editor, chief = newsroom
    before, after = started(reporter), started(reporter, "Jalan rusak di Brebes diperbaiki. Warga senang.")
    carry(reporter, editor)
    editor.do(reviewing.approve, before, head(editor, before))
    meet(newsroom)
    chief.do(trusting.remove, name(editor))
    editor.do(reviewing.approve, after, head(editor, after))  # it does not know yet
    meet(newsroom)
    assert {(stage(desk, before), stage(desk, after)) for desk in newsroom} == {("approved", "submitted")}
    assert views(reporter) == views(editor) == views(chief)
    with pytest.raises(Refused, match="device-not-listed"):
        editor.do(reviewing.approve, after, head(editor, after))


def test_only_the_chief_s_machine_changes_the_list(newsroom: list[Desk]) -> None:
    reporter, editor, chief = newsroom
    for act in (lambda: editor.do(trusting.admit, name(reporter)), lambda: editor.do(trusting.remove, name(chief))):
        with pytest.raises(Refused, match="list-not-yours"):
            act()
    line = {"device": name(editor), "key": "0" * 64, "person": "0" * 16, "roles": ["chief"], "until": -1}
    editor.do(lambda act: act.record("roster.signed", version=99, machines=[line], signature="x" * 88))
    meet(newsroom)
    assert [m.state for m in chief.ask(trusting.machines)] == ["listed"] * 3


def test_nobody_speaks_for_another_machine(newsroom: list[Desk]) -> None:
    reporter, editor, _ = newsroom
    article = started(reporter)
    events = reporter.do(exchanging.parcel, {}, [article]).result
    known = editor.ask(exchanging.held)
    for signature in ("", "A" * 88, None, 5, sign(device_key(editor.home.key), events[-1]["hash"])):
        with pytest.raises(Refused, match="parcel-unsigned"):
            editor.do(exchanging.take, [*events[:-1], events[-1] | {"signature": signature}])
    assert editor.ask(exchanging.held) == known
    with pytest.raises(Exception, match="never changed"):
        reporter.do(lambda act: act.session.query(Signature).delete())


def test_another_key_for_a_known_machine_is_not_believed(newsroom: list[Desk], tmp_path: Path) -> None:
    reporter, editor, _ = newsroom
    thief = device_key(tmp_path / "thief.key")
    event = reporter.do(exchanging.parcel, {}).result[-1]
    last = max(values["seq"] for values in reporter.do(exchanging.parcel, {}).result if values["device"] == name(reporter))
    before = next(v for v in reporter.do(exchanging.parcel, {}).result if (v["device"], v["seq"]) == (name(reporter), last))
    payload = {"key": public_key(thief), "person": "", "name": "Maling", "after": [10_000, {}]}
    forged = event | {"device": name(reporter), "seq": last + 1, "previous": before["hash"], "kind": "device.introduced", "article": "",
                      "payload": canonical_json(payload)}
    from newsdesk.store.log import hash_values

    forged["hash"] = hash_values(*(forged[f] for f in ("device", "seq", "previous", "kind", "article", "payload", "at")))
    forged["signature"] = sign(thief, forged["hash"])
    carry(reporter, editor)
    with pytest.raises(Refused, match="parcel-unsigned"):
        editor.do(exchanging.take, [forged])
