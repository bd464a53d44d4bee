"""Who writes into a store next: in the order in which they asked."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from newsdesk.errors import Refused
from newsdesk.store.turns import Turns


def _until(what: Callable[[], bool]) -> None:
    wait = threading.Event()
    for _ in range(20_000):
        if what():
            return
        wait.wait(0.001)
    raise AssertionError("it never came")


def test_who_asked_first_writes_first() -> None:
    turns, order, threads = Turns(), [], []

    def write(name: int) -> None:
        with turns.turn():
            order.append(name)

    with turns.turn():
        for name in range(5):
            threads.append(threading.Thread(target=write, args=(name,)))
            threads[-1].start()
            _until(lambda name=name: len(turns._waiting) == name + 2)  # type: ignore[misc]
        with turns.turn():  # who writes already does not wait for itself
            assert order == []
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3, 4]


def test_who_waits_too_long_is_told_and_stands_in_nobodys_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsdesk.store.turns.SECONDS", 0.01)
    turns, said = Turns(), []

    def write() -> None:
        try:
            with turns.turn():
                said.append("written")
        except Refused as refused:
            said.append(refused.code)

    with turns.turn():
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
    write()
    assert said == ["store-busy", "written"]
