"""An export that is killed, or whose machine loses power, at any moment leaves the old folder or the new one, never half.

Killing is real: a process that exports again and again is killed thirty times. A power cut is a model: at every call that
touches the disk the machine may stop, and then a file that was written and not forced to the disk is found empty. The model
is shown to see the fault it is for: without fsync, and without the swap in one step, it finds half a folder.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsdesk.portal import package
from newsdesk.portal.package import recover, write_package

OLD = {f"file-{n}": b"old" * 4_000 for n in range(4)}
NEW = {f"file-{n}": b"new" * 4_000 for n in range(5)}


def write_for_ever(parent: Path) -> None:
    n = 0
    while True:
        n += 1
        write_package({f"file-{m}": str(n).encode() * 20_000 for m in range(6)}, parent, "x")


def whole(folder: Path) -> bool:
    """All files there, and all of one export."""
    found = {p.name: p.read_bytes() for p in folder.iterdir()}
    return len(found) == 6 and len(set(found.values())) == 1 and len(next(iter(found.values()))) >= 20_000


def test_killed_thirty_times_never_half(tmp_path: Path) -> None:
    chance = random.Random(7)
    for _ in range(30):
        process = multiprocessing.get_context("fork").Process(target=write_for_ever, args=(tmp_path,))
        process.start()
        time.sleep(chance.uniform(0.005, 0.1))
        process.kill()
        process.join()
        process.close()
        recover(tmp_path, "x")
        assert not (tmp_path / "x").exists() or whole(tmp_path / "x")
    write_package({f"file-{m}": b"1" * 20_000 for m in range(6)}, tmp_path, "x")
    assert whole(tmp_path / "x") and [p.name for p in tmp_path.iterdir()] == ["x"]


class PowerCut(BaseException):
    """The machine stops here."""


class Machine:
    """Counts the calls that touch the disk, stops at the one it is told to, and knows which files are safe."""

    def __init__(self, patch: pytest.MonkeyPatch, stop: int) -> None:
        self.calls, self.stop, self.safe = 0, stop, set[int]()
        for name in ("rename", "fsync"):
            patch.setattr(os, name, self.touching(getattr(os, name), name == "fsync"))
        patch.setattr(package, "_exchange", self.touching(package._exchange))
        patch.setattr(shutil, "rmtree", self.touching(shutil.rmtree))

    def touching(self, call: Callable[..., object], saves: bool = False) -> Callable[..., object]:
        def touched(*args: object, **kwargs: object) -> object:
            self.calls += 1
            if self.calls == self.stop:
                raise PowerCut
            result = call(*args, **kwargs)
            if saves:
                self.safe.add(os.fstat(args[0]).st_ino)  # type: ignore[arg-type]
            return result
        return touched

    def after_the_cut(self, parent: Path, untouched: set[int]) -> None:
        """What is found when the power is back: files that were never forced to the disk are empty."""
        for file in parent.rglob("*"):
            if file.is_file() and file.stat().st_ino not in self.safe | untouched:
                file.write_bytes(b"")


def outcomes(tmp_path: Path, write: Callable[[Path], object]) -> Iterator[dict[str, bytes] | None]:
    """What stands in the folder after a power cut at each moment of an export that follows a finished one."""
    for stop in range(1, 200):
        parent = tmp_path / str(stop)
        write_package(OLD, parent, "x")
        untouched = {p.stat().st_ino for p in parent.rglob("*")}
        with pytest.MonkeyPatch.context() as patch:
            machine = Machine(patch, stop)
            try:
                write(parent)
                finished = True
            except PowerCut:
                finished = False
        machine.after_the_cut(parent, untouched)
        recover(parent, "x")
        folder = parent / "x"
        yield {p.name: p.read_bytes() for p in folder.iterdir()} if folder.exists() else None
        if finished:
            return
    raise AssertionError("an export touches the disk fewer times than that")


@pytest.mark.parametrize("exchange", [True, False])
def test_a_power_cut_at_any_moment_leaves_old_or_new(tmp_path: Path, exchange: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not exchange:
        monkeypatch.setattr(package, "_exchange", lambda *_: False)
    found = list(outcomes(tmp_path, lambda parent: write_package(NEW, parent, "x")))
    assert all(files in (OLD, NEW) for files in found) and found[0] == OLD and found[-1] == NEW
    assert len(found) > 8


def test_the_model_sees_a_missing_fsync(tmp_path: Path) -> None:
    def careless(parent: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "fsync", lambda _: None)
            write_package(NEW, parent, "x")

    assert any(files not in (OLD, NEW) for files in outcomes(tmp_path, careless))


def test_the_model_sees_a_swap_that_is_none(tmp_path: Path) -> None:
    def in_place(parent: Path) -> None:
        for name, data in NEW.items():
            with open(parent / "x" / name, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())

    assert any(files not in (OLD, NEW) for files in outcomes(tmp_path, in_place))
