"""The numbers of the shelves follow what is written, and no key waits for them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any

from pytestqt.qtbot import QtBot

from newsdesk import drafting, waiting
from newsdesk.article.content import Content
from ui.bridge import Bridge
from ui.screens.shelf_counts import ShelfCounts


def counts_of(bridge: Bridge) -> tuple[ShelfCounts, list[Mapping[str, int]]]:
    """Counts, and what they showed so far."""
    shown: list[Mapping[str, int]] = []
    return ShelfCounts(bridge, shown.append, bridge), shown


def test_after_a_save_the_shelves_are_counted_on_a_thread(qtbot: QtBot, bridge: Bridge, monkeypatch: Any) -> None:
    counts, shown = counts_of(bridge)
    threads: list[threading.Thread] = []

    def ask(question: Callable[..., Any], *args: object) -> Any:
        threads.append(threading.current_thread())
        return bridge.desk.ask(question, *args)

    monkeypatch.setattr(bridge, "ask", ask)
    counts.count_soon()
    counts.count_soon()
    qtbot.waitUntil(lambda: bool(shown), timeout=10_000)
    assert shown == [bridge.desk.ask(waiting.counts)], "once for both"
    assert threads and threading.main_thread() not in threads


def test_what_a_thread_counted_before_something_was_done_is_not_shown(qtbot: QtBot, bridge: Bridge) -> None:
    counts, shown = counts_of(bridge)
    counts._count_behind()  # it began before the article below was there
    bridge.act(drafting.start, Content(headline="Berita ketiga", body="Isi."))
    counts.count()
    qtbot.waitUntil(lambda: not counts._worker.busy, timeout=10_000)
    assert len(shown) == 1 and shown[-1] == bridge.ask(waiting.counts)


def test_many_things_at_once_are_counted_once_more_and_the_last_is_shown(qtbot: QtBot, bridge: Bridge, monkeypatch: Any) -> None:
    counts, shown = counts_of(bridge)
    asked: list[object] = []

    def ask(question: Callable[..., Any], *args: object) -> Any:
        asked.append(question)
        return bridge.desk.ask(question, *args)

    monkeypatch.setattr(bridge, "ask", ask)
    counts.count()
    for n in range(20):
        bridge.desk.do(drafting.start, Content(headline=f"Berita {n}", body="Isi."))
        counts.count()
    qtbot.waitUntil(lambda: not counts._worker.busy and not counts._again, timeout=10_000)
    assert len(asked) == 2 and shown[-1] == bridge.desk.ask(waiting.counts)
