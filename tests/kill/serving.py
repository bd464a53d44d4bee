"""kill -9 of the newsroom's server, with every process of it, in the middle of two laptops' exchanges; then the same again until all
have everything. Somebody goes on writing on a laptop meanwhile.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg

from newsdesk import serving
from newsdesk.desk import Desk
from newsdesk.errors import Refused
from newsdesk.store.tables import Event
from tests.core.machines import started, views
from tests.server.newsroom import PASSWORD, laptop, rounds
from tests.server.postgres import Postgres, postgres

ARTICLES, TOGETHER = 30, 20
"""How many a laptop has to send each time, and how many events go in one transaction: so few that a kill falls between some."""


@dataclass(frozen=True)
class Outcome:
    amid: int
    """How many of the two exchanges the kill cut off."""
    parts: bool
    """Whether something of them was on the server already."""
    lost: int
    """Events that are on a laptop and came to the server or to the other one neither then nor later: must be 0."""
    twice: int
    """Events that are on the server twice: must be 0."""
    wrote: int
    """Articles that were submitted while the server was away."""
    same: bool
    """Whether both laptops show the same in the end."""


@contextmanager
def newsroom(folder: Path) -> Iterator[tuple[Postgres, list[Desk]]]:
    """A server and two laptops."""
    usual = serving.TOGETHER
    serving.TOGETHER = TOGETHER
    with postgres() as server:
        serving.set_up(server.admin, dict.fromkeys(("rina", "bayu"), PASSWORD))
        with laptop(folder / "rina", "rina", server) as rina, laptop(folder / "bayu", "bayu", server) as bayu:
            rounds((rina, bayu))
            try:
                yield server, [rina, bayu]
            finally:
                serving.TOGETHER = usual


def kill_while_exchanging(server: Postgres, desks: list[Desk], chance: random.Random, takes: float) -> Outcome:
    """One kill at some moment of an exchange, which takes about so many seconds."""
    for desk in desks:
        for number in range(ARTICLES):
            started(desk, f"Naskah {number}, {chance.random()}. Warga mengungsi ke posko sejak pagi.")
    before = _there(server)
    with ThreadPoolExecutor(2) as pool:
        going = [pool.submit(serving.exchange, desk) for desk in desks]
        time.sleep(chance.uniform(0, takes))
        server.kill()
        for n in range(3):
            started(desks[0], f"Ditulis saat server mati, {n}.")
        amid = sum(_was_cut_off(one) for one in going)
    server.start()
    after = _there(server)
    rounds(desks)
    there = _there(server)
    held = [_hashes(desk) for desk in desks]
    everything = set().union(*held)
    lost = len(everything - set(there)) + sum(len(everything - one) for one in held)
    return Outcome(amid, len(before) < len(after), lost, len(there) - len(set(there)), 3, views(desks[0]) == views(desks[1]))


def usual_seconds(desks: list[Desk]) -> float:
    """How long an exchange takes."""
    for number in range(ARTICLES):
        started(desks[0], f"Naskah {number} untuk diukur.")
    begun = time.monotonic()
    serving.exchange(desks[0])
    takes = time.monotonic() - begun
    rounds(desks)
    return takes


def _was_cut_off(going: Future[object]) -> bool:
    with suppress(Refused):
        going.result()
        return False
    return True


def _there(server: Postgres) -> list[str]:
    with psycopg.connect(server.admin) as line:
        return [row[0] for row in line.execute("SELECT hash FROM newsdesk.event").fetchall()]


def _hashes(desk: Desk) -> set[str]:
    return desk.ask(lambda look: {name for (name,) in look.session.query(Event.hash)})
