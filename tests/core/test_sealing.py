"""What is sealed opens on the machines of the list and nowhere else, and what comes in sealed is looked over before it is opened."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest
from click.testing import CliRunner

from newsdesk import announcing, mailing, sealing, sharing, trusting
from newsdesk.article.textpack import MOST_FILE, read_pack
from newsdesk.cli import newsdesk
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.store.agekey import seal_public, seal_secret
from newsdesk.store.keys import device_key
from tests.core.machines import machines, meet, started, views
from tests.core.test_exchanging import body
from tests.core.test_sharing import rounds
from tests.core.test_trusting import name
from tests.core.test_trusting import newsroom as newsroom


def test_the_key_for_sealing_follows_from_the_machine_s_own_and_age_takes_it(tmp_path: Path) -> None:
    seed = device_key(tmp_path / "device.key")
    identity = pyrage.x25519.Identity.from_str(seal_secret(seed))
    assert str(identity.to_public()) == seal_public(seed)
    assert seal_secret(seed) == seal_secret(seed) != seal_secret(b"x" * 32)


def sealed(desk: Desk, article: str) -> mailing.Letter:
    return desk.ask(sealing.seal_letter, desk.do(mailing.letter, [article]).result)


def test_who_is_on_the_list_opens_it_and_nobody_else(newsroom: list[Desk], tmp_path: Path) -> None:
    reporter, editor, chief = newsroom
    article = started(reporter)
    letter = sealed(reporter, article)
    assert letter.name.endswith(".textpack.age") and b"Banjir" not in letter.data
    for desk in (reporter, editor, chief):
        assert read_pack(desk.ask(sealing.opened, letter.data)).manifest["device"] == name(reporter)
    with machines(tmp_path / "else", 1) as (stranger,), pytest.raises(Refused, match="parcel-sealed-list"):
        stranger.ask(sealing.opened, letter.data)
    chief.do(trusting.remove, name(editor))
    meet(newsroom)
    later = sealed(reporter, article)
    with pytest.raises(Refused, match="parcel-sealed") as refused:
        editor.ask(sealing.opened, later.data)
    assert refused.value.facts["names"] == "Orang 0, Orang 2"
    path = mailing.post(letter, tmp_path)
    assert announcing.accept(editor, announcing.open_parcel(editor, path)).refused is None
    assert body(editor, article) == body(reporter, article)


def test_without_a_list_nothing_is_sealed_and_nothing_goes_unsealed_instead(tmp_path: Path) -> None:
    with machines(tmp_path, 2) as (one, _):
        article = started(one)
        with pytest.raises(Refused, match="seal-no-list"):
            sealed(one, article)
        with pytest.raises(Refused, match="seal-no-list"):
            one.do(sealing.want, True)
        one.do(lambda act: sealing.set_setting(act, "seal-letters", True))
        with pytest.raises(Refused, match="seal-no-list"):
            one.ask(sealing.as_wanted, b"x")


def test_a_changed_cut_or_swollen_file_is_refused_before_it_is_read(newsroom: list[Desk], monkeypatch: pytest.MonkeyPatch) -> None:
    reporter, editor, _ = newsroom
    data = sealed(reporter, started(reporter)).data
    rng = random.Random(1)
    start = len(sealing.START)
    for at in [start, len(data) - 1, *(rng.randrange(start, len(data)) for _ in range(60))]:
        changed = data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1 :]
        with pytest.raises(Refused, match=r"parcel-(damaged|sealed)"):
            editor.ask(sealing.opened, changed)
    for cut in (start, start + 40, len(data) - 1):
        with pytest.raises(Refused, match="parcel-damaged"):
            editor.ask(sealing.opened, data[:cut])
    many = sealing.START + b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n"
    heap = sealing.START + (many[len(sealing.START) :]) * (sealing.MOST_FOR + 1) + b"--- " + b"A" * 43 + b"\n"
    with pytest.raises(Refused, match="parcel-damaged"):
        editor.ask(sealing.opened, heap)
    monkeypatch.setattr(sealing, "MOST_FILE", len(data) - sealing.MOST_HEAD - 1)
    with pytest.raises(Refused, match="parcel-too-large"):
        editor.ask(sealing.opened, data)
    assert MOST_FILE > sealing.MOST_FILE


def test_a_shared_folder_is_sealed_and_who_joins_later_gets_everything(tmp_path: Path, newsroom: list[Desk]) -> None:
    reporter, editor, chief = newsroom
    folder = tmp_path / "bersama"
    folder.mkdir()
    for desk in newsroom:
        desk.do(sharing.use, folder)
        desk.do(sealing.want, True)
    article = started(reporter)
    rounds(newsroom, folder)
    files = list(folder.rglob("*.textpack"))
    assert files and all(file.read_bytes().startswith(sealing.START) for file in files)
    assert views(reporter) == views(editor) == views(chief)
    chief.do(trusting.remove, name(editor))
    rounds(newsroom, folder)
    late = started(reporter, "Jalan rusak di Brebes diperbaiki. Warga senang.")
    rounds([reporter, chief], folder)
    assert sharing.exchange(editor).taken == 0
    chief.do(trusting.admit, name(editor))
    rounds([reporter, chief], folder)
    sharing.exchange(editor)
    assert body(editor, late) == body(reporter, late)
    assert body(editor, article) == body(reporter, article)


@pytest.fixture
def closed(newsroom: list[Desk]) -> Iterator[tuple[list[Desk], str]]:
    article = started(newsroom[0])
    for desk in newsroom:
        desk.close()
    yield newsroom, article


def test_the_command_seals(closed: tuple[list[Desk], str], tmp_path: Path) -> None:
    desks, article = closed
    said = CliRunner().invoke(newsdesk, ["send", article, "--to", str(tmp_path), "--sealed", "--home", str(desks[0].home.folder)])
    assert said.exit_code == 0, said.output
    (file,) = tmp_path.glob("*.age")
    assert file.read_bytes().startswith(sealing.START)
    got = CliRunner().invoke(newsdesk, ["receive", str(file), "--home", str(desks[1].home.folder)])
    assert got.exit_code == 0, got.output
