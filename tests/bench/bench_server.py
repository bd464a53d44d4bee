"""Measures of the newsroom's server on this machine's loopback: many events there and back, and from "kirim" to "diterima"."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import perf_counter

from newsdesk import drafting, exchanging, reviewing, serving
from newsdesk.desk import Act, Desk
from newsdesk.server.listening import Stopper
from newsdesk.store.tables import Article
from tests.bench.table import Figure, lines_of
from tests.core.machines import started
from tests.core.test_workflow import text
from tests.server.newsroom import PASSWORD, laptop, rounds
from tests.server.postgres import postgres, programs

EVENTS, TIMES = 10_000, 30
SAID = "Warga tiga desa di tepi Kali Gung memperkuat tanggul sebelum musim hujan tiba. "
BODY = "\n\n".join(f"Paragraf {n}. {SAID * 4}".strip() for n in range(8))


def main() -> None:
    """Print the figures."""
    if programs() is None:
        print("\n".join(lines_of([Figure("newsroom's server", note="PostgreSQL is not installed")])))
        return
    with tempfile.TemporaryDirectory(prefix="newsdesk-bench-") as folder, postgres() as server, ExitStack() as stack:
        serving.set_up(server.admin, dict.fromkeys(("rina", "bayu"), PASSWORD))
        rina, bayu = (stack.enter_context(laptop(Path(folder) / name, name, server)) for name in ("rina", "bayu"))
        rounds((rina, bayu))
        figures = [*_few(rina, bayu), *_many(rina, bayu), *_few(rina, bayu, f" beside {EVENTS} events")]
    print("\n".join(lines_of(figures)))
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")


def _many(rina: Desk, bayu: Desk) -> list[Figure]:
    count = 0
    while count < EVENTS:
        count = rina.do(_write, 100).result
    there, written = _timed(rina)
    here, taken = _timed(bayu)
    nothing, _ = _timed(bayu)
    return [Figure(f"{written[1]} events of articles of 400 words to the server", (there,)), Figure(f"{taken[0]} events from it", (here,)),
            Figure("exchange with nothing new, then", (nothing,))]


def _write(act: Act, articles: int) -> int:
    """Some articles that were submitted; how many events there are now."""
    for _ in range(articles):
        reviewing.submit(act, drafting.start(act, text("Warga Perkuat Tanggul Kali Gung", BODY)))
    return sum(last - first + 1 for runs in exchanging.held(act).values() for first, last in runs)


def _timed(desk: Desk) -> tuple[float, tuple[int, int]]:
    begun = perf_counter()
    done = serving.exchange(desk)
    return (perf_counter() - begun) * 1000, (done.taken, done.written)


def _few(rina: Desk, bayu: Desk, beside: str = "") -> list[Figure]:
    """From the press of "kirim" until the editor has the text, and until the reporter sees that it was received."""
    arrived, received = [], []
    with _exchanging_by_itself(bayu) as at_bayu, _exchanging_by_itself(rina) as at_rina:
        for _ in range(TIMES):
            at_bayu.clear()
            begun = perf_counter()
            article = started(rina, BODY)
            serving.exchange(rina)
            while not _has(bayu, article):
                at_bayu.wait(5)
                at_bayu.clear()
            arrived.append((perf_counter() - begun) * 1000)
            while not rina.ask(exchanging.received, article):
                at_rina.wait(5)
                at_rina.clear()
            received.append((perf_counter() - begun) * 1000)
    return [Figure(f"from kirim until the editor has it{beside}", tuple(arrived)),
            Figure(f"from kirim until the reporter sees diterima{beside}", tuple(received))]


def _has(desk: Desk, article: str) -> bool:
    return desk.ask(lambda look: look.session.get(Article, article)) is not None


@contextmanager
def _exchanging_by_itself(desk: Desk) -> Iterator[threading.Event]:
    """A laptop that exchanges whenever there are news; the event is set after each time."""
    stopper, done = Stopper(), threading.Event()

    def exchange() -> None:
        serving.exchange(desk)
        done.set()

    thread = threading.Thread(target=serving.wait_for_news, args=(desk, stopper, exchange, lambda state: None))
    thread.start()
    done.wait(20)
    try:
        yield done
    finally:
        stopper.stop()
        thread.join()
        stopper.close()


if __name__ == "__main__":
    main()
