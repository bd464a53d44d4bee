"""News of the server are heard at once, and after a break without anybody asking for them."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from newsdesk import serving
from newsdesk.desk import Desk
from newsdesk.server import listening
from newsdesk.server.listening import Stopper
from tests.core.machines import started
from tests.server.newsroom import Laptops
from tests.server.postgres import Postgres


@contextmanager
def ears(desk: Desk) -> Iterator[tuple[queue.Queue[str], queue.Queue[str], Stopper]]:
    """A thread that waits for news; what it heard, and what it said of the line."""
    news: queue.Queue[str] = queue.Queue()
    states: queue.Queue[str] = queue.Queue()
    stopper = Stopper()
    thread = threading.Thread(target=serving.wait_for_news, args=(desk, stopper, lambda: news.put("news"), states.put))
    thread.start()
    try:
        yield news, states, stopper
    finally:
        stopper.stop()
        thread.join(10)
        assert not thread.is_alive()
        stopper.close()


def test_news_are_heard_and_a_break_is_told_and_mended(laptops: Laptops, server: Postgres, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "FIRST_PAUSE", 0.05)
    monkeypatch.setattr(listening, "LONGEST_PAUSE", 0.2)
    rina, bayu = laptops("rina", "bayu")
    with ears(bayu) as (news, states, _):
        assert states.get(timeout=20) == ""
        assert news.get(timeout=20)  # what happened before is asked for once
        article = started(rina)
        serving.exchange(rina)
        assert news.get(timeout=20)
        assert serving.exchange(bayu).articles == [article]
        server.kill()
        assert states.get(timeout=20) == "server-line-lost"
        started(rina)
        server.start()
        while states.get(timeout=20):
            pass
        serving.exchange(rina)
        assert news.get(timeout=20)


def test_who_has_nothing_new_disturbs_nobody(laptops: Laptops, server: Postgres) -> None:
    rina, bayu = laptops("rina", "bayu")
    serving.exchange(rina)
    with ears(bayu) as (news, states, _):
        assert states.get(timeout=20) == ""
        news.get(timeout=20)
        serving.exchange(rina)
        article = started(rina)
        serving.exchange(rina)
        news.get(timeout=20)
        assert serving.exchange(bayu).articles == [article]
        with pytest.raises(queue.Empty):
            while True:
                news.get_nowait()  # a burst may be told in two parts; after it there is nothing


def test_it_sleeps_and_stops_at_once(laptops: Laptops, server: Postgres) -> None:
    (rina,) = laptops("rina")
    with ears(rina) as (_, states, stopper):
        assert states.get(timeout=20) == ""
        worked = time.process_time()
        threading.Event().wait(0.5)
        assert time.process_time() - worked < 0.2
        begun = time.monotonic()
        stopper.stop()
    assert time.monotonic() - begun < 5


def test_the_pauses_grow_and_are_never_none(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    stopper = Stopper()

    def wait(self: Stopper, seconds: float, line: int | None = None) -> bool:
        pauses.append(seconds)
        if len(pauses) == 12:
            stopper.stop()
        return False

    monkeypatch.setattr(Stopper, "wait", wait)
    monkeypatch.setattr(listening.random, "uniform", lambda low, high: 1.0)
    address = serving.read_address("postgresql://rina@127.0.0.1:1/redaksi")
    said: list[str] = []
    listening.listen(lambda: address, stopper, lambda: None, said.append)
    assert pauses == [1, 2, 4, 8, 16, 32, *[60] * 6]
    assert set(said) == {"server-away"}
    stopper.close()
