"""Whatever a package says, it is refused with the right reason or is one that somebody could have sent; a refused one changes nothing."""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from newsdesk import exchanging, mailing
from newsdesk.article import textpack
from newsdesk.article.textpack import read_pack
from newsdesk.desk import Act, Desk
from newsdesk.errors import Refused
from newsdesk.vetting import vet
from tests.core import hostile_packages as hostile
from tests.core.converging import everything
from tests.core.machines import machines, started
from tests.kill import packages

CASES = (hostile.in_the_zip, hostile.in_the_json, hostile.in_the_signatures)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Desk]]:
    """A laptop, and an editor's machine that knows it."""
    with machines(tmp_path_factory.mktemp("hostile"), 2) as (laptop, editor):
        yield laptop, editor


@pytest.fixture(scope="module")
def maker(two: tuple[Desk, Desk]) -> hostile.Maker:
    return hostile.Maker(two[0], started(two[0]))


def state(desk: Desk) -> str:
    files = [(str(path), path.stat().st_size) for path in sorted(desk.home.folder.rglob("*")) if "sqlite3" not in path.name]
    return sha256(repr((desk.ask(everything), files)).encode()).hexdigest()


def refusal(desk: Desk, call: Any) -> str:
    """The code with which something is refused; empty where it was taken, which is undone."""
    try:
        call()
    except Refused as refused:
        return refused.code
    except hostile.Undone:
        return ""
    return ""


@pytest.mark.parametrize("cases", CASES)
def test_a_hostile_file_is_refused_with_its_reason_and_changes_nothing(two: tuple[Desk, Desk], maker: hostile.Maker, cases: Any) -> None:
    _, editor = two
    before, wrong, count = state(editor), [], 0
    for case in cases(maker):
        count += 1
        code = refusal(editor, lambda data=case.data: editor.do(mailing.receive, read_pack(data)))
        if code not in case.codes:
            wrong.append((case.name, code))
        if count % 25 == 0 or code not in case.codes:
            assert state(editor) == before, case.name
    print(f"{count} files")
    assert wrong == []
    assert state(editor) == before and count > 100


def test_an_event_with_one_wrong_value_is_refused(two: tuple[Desk, Desk], maker: hostile.Maker) -> None:
    """Of every kind, at every place; the same event with right values is taken."""
    _, editor = two
    before, wrong, count = state(editor), [], 0
    for name, event in hostile.in_the_events(maker):
        count += 1
        code = refusal(editor, lambda one=event: taken(editor, [*maker.events, one]) if count % 40 == 0 else _vet(one))
        if code != "parcel-damaged":
            wrong.append((name, code))
    assert wrong == []
    print(f"{count} events")
    assert state(editor) == before and count > 1_000


def taken(desk: Desk, events: list[Any]) -> None:
    """Take events in and give them back."""
    def take(act: Act) -> None:
        exchanging.take(act, events)
        raise hostile.Undone

    desk.do(take)


def _vet(values: dict[str, Any]) -> None:
    vet(exchanging.incoming.read_event({name: value for name, value in values.items() if name != "signature"}))


@pytest.mark.parametrize("kind", hostile.SAMPLES)
def test_the_samples_are_right(two: tuple[Desk, Desk], maker: hostile.Maker, kind: str) -> None:
    event = maker.one_more(kind, hostile.SAMPLES[kind], "" if kind.split(".")[0] in hostile.COMMON else maker.article)
    if kind != "device.introduced":  # a machine has one key
        assert refusal(two[1], lambda: taken(two[1], [*maker.events, event])) == ""
    _vet(event)


def test_every_flipped_byte_of_fifty_packages_is_found(two: tuple[Desk, Desk]) -> None:
    """Every byte of each, each time another of its bits."""
    laptop, _ = two
    found: Counter[bool] = Counter()
    for number in range(50):
        article = started(laptop, f"Warga mengungsi ke posko {number} sejak pagi. " * (1 + number % 7))
        data = bytearray(laptop.do(mailing.letter, [article]).result.data)
        for at in range(len(data)):
            data[at] ^= 1 << (at + number) % 8
            found[refusal(laptop, lambda: read_pack(bytes(data))) != ""] += 1
            data[at] ^= 1 << (at + number) % 8
    print(f"{found[True]} flipped bytes of 50 packages found")
    assert found[False] == 0 and found[True] > 50_000


def test_packages_changed_at_random_break_nothing(tmp_path: Path) -> None:
    """In a process with limits; `./test kill packages 600` does it for ten minutes."""
    outcome = packages.run(tmp_path, float(os.environ.get("NEWSDESK_PACKAGES_SECONDS", "3")), 1)
    print(packages.summary(outcome))
    assert outcome.fine and outcome.hand_made > 300 and outcome.taken > 0


def test_what_nobody_would_take_is_not_written(two: tuple[Desk, Desk], maker: hostile.Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(textpack, "MOST_EVENTS", 3)
    with pytest.raises(Refused, match="parcel-too-large"):
        maker.packed(maker.events)


def test_pictures_stay_in_the_file_until_they_are_asked_for(maker: hostile.Maker) -> None:
    picture = random.Random(1).randbytes(5_000)
    name = sha256(picture).hexdigest()
    data = textpack.write_pack("x", maker.events, {f"{name}.jpg": picture}, maker.manifest, lambda text: "")
    pack = read_pack(data)
    assert list(pack.pictures) == [name] and pack.pictures[name] == picture
    at = data.index(picture) + 100
    wrong = hostile.seal(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    with pytest.raises(Refused, match="parcel-damaged"):
        read_pack(wrong)
