"""The key of a machine moves into the system's keyring and back, and is never lost on the way, whatever the keyring does."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from newsdesk import drafting, exchanging, reviewing, trusting
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.store import keys, ring
from tests.core.machines import machines, started
from tests.core.test_workflow import text


class Folder(KeyringBackend):
    """A keyring that keeps each secret in a file."""

    priority = 1.0  # type: ignore[assignment]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.locked = self.lies = False
        self.waits: Event | None = None

    def _see(self) -> None:
        if self.locked:
            raise KeyringLocked("locked")
        if self.waits:
            self.waits.wait(30)

    def get_password(self, service: str, username: str) -> str | None:
        self._see()
        file = self.folder / f"{service}-{username}"
        return ("00" * 32 if self.lies else file.read_text()) if file.exists() else None

    def set_password(self, service: str, username: str, password: str) -> None:
        self._see()
        (self.folder / f"{service}-{username}").write_text(password)

    def delete_password(self, service: str, username: str) -> None:
        raise PasswordDeleteError("no")


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Folder]:
    """The keyring of the system, as far as this test goes."""
    (tmp_path / "ring").mkdir()
    made = Folder(tmp_path / "ring")
    monkeypatch.setattr(ring, "_backend", lambda: made)
    keys._read.clear()
    yield made
    keys._read.clear()


def test_the_key_moves_once_and_what_it_signs_stays_the_same(kept: Folder, tmp_path: Path) -> None:
    file = tmp_path / "device.key"
    seed, public = keys.device_key(file), keys.own_public(file)
    assert keys.move_to_keyring(file) and keys.move_to_keyring(file)
    assert not file.exists()
    keys._read.clear()
    assert (keys.device_key(file), keys.own_public(file), keys.is_in_keyring(file)) == (seed, public, True)
    keys.move_to_file(file)
    assert file.read_bytes() == seed
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not keys.is_in_keyring(file)


@pytest.mark.parametrize(("fault", "code"), [("locked", "keyring-locked"), ("lies", "keyring-lies")])
def test_a_keyring_that_refuses_or_lies_never_costs_the_file(kept: Folder, tmp_path: Path, fault: str, code: str) -> None:
    file = tmp_path / "device.key"
    seed = keys.device_key(file)
    setattr(kept, fault, True)
    with pytest.raises(Refused, match=code):
        keys.move_to_keyring(file)
    assert keys.device_key(file) == seed == file.read_bytes()


def test_a_crash_between_the_two_leaves_the_file_in_force(kept: Folder, tmp_path: Path) -> None:
    file = tmp_path / "device.key"
    seed = keys.device_key(file)
    keys.move_to_keyring(file)
    file.write_bytes(seed)  # the note was written, and the power went before the file did
    kept.locked = True
    assert keys.device_key(file) == seed


def test_a_keyring_that_never_answers_is_not_waited_for(kept: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ring, "SECONDS", 0.2)
    file = tmp_path / "device.key"
    keys.device_key(file)
    kept.waits = Event()
    with pytest.raises(Refused, match="keyring-silent"):
        keys.move_to_keyring(file)
    kept.waits.set()
    assert file.exists()


def test_where_there_is_no_keyring_the_file_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nobody")
    monkeypatch.setattr("sys.platform", "linux")
    file = tmp_path / "device.key"
    keys.device_key(file)
    with pytest.raises(Refused, match="keyring-none"):
        keys.move_to_keyring(file)
    assert file.exists()


def test_writing_goes_on_with_a_keyring_that_is_locked_and_events_leave_later(kept: Folder, tmp_path: Path) -> None:
    with machines(tmp_path / "m", 2) as (desk, other):
        assert desk.ask(trusting.keep_key, True)
        name = desk.ask(lambda look: look.device)
        desk.close()
        keys._read.clear()
        kept.locked = True
        desk = Desk.open(tmp_path / "m" / "machine-0")
        try:
            assert desk.ask(lambda look: look.device) == name  # opening asks no keyring
            article = desk.do(drafting.start, text("Banjir Rob", "Warga mengungsi.")).result
            desk.do(reviewing.submit, article)
            with pytest.raises(Refused, match="keyring-locked"):
                desk.do(exchanging.parcel, {})
            kept.locked = False
            assert other.do(exchanging.take, desk.do(exchanging.parcel, other.ask(exchanging.held)).result).result.articles == (article,)
        finally:
            desk.close()


def test_a_key_that_is_gone_is_refused_and_a_new_one_carries_the_old_work(kept: Folder, tmp_path: Path) -> None:
    with machines(tmp_path / "m", 2) as (desk, other):
        article = started(desk)
        old = desk.ask(lambda look: look.device)
        desk.ask(trusting.keep_key, True)
        keys._read.clear()
        for file in kept.folder.iterdir():
            file.unlink()
        with pytest.raises(Refused, match="device-key-gone"):
            desk.do(exchanging.parcel, {})
        desk.do(trusting.renew)
        assert desk.ask(lambda look: look.device) != old
        taken = other.do(exchanging.take, desk.do(exchanging.parcel, other.ask(exchanging.held)).result).result
        assert taken.articles == (article,)
