"""Whatever happens on three to five machines, after a last exchange they are equal to the byte and nothing was lost."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy.exc import NoResultFound

from newsdesk.errors import Refused
from newsdesk.store import incoming, log, views
from tests.core.converging import Newsroom, nothing_by_chance

STEPS = int(os.environ.get("NEWSDESK_CONVERGENCE_STEPS", "300"))
"""How many; `./test convergence 100000` takes an hour."""
FIRST = int(os.environ.get("NEWSDESK_CONVERGENCE_SEED", "1"))
ROUND = 1_000
"""Steps in one newsroom; then comes another one, with other machines and other chances."""


def any_steps(folder: Path, seed: int, steps: int) -> tuple[str, Counter[str]]:
    """So many steps in a new newsroom; returns what names its last state, and what was done how often."""
    with nothing_by_chance(seed):
        newsroom = Newsroom(folder, seed)
        try:
            for _ in range(steps):
                newsroom.step()
            return newsroom.end(), newsroom.did
        finally:
            newsroom.close()


def test_all_machines_end_up_equal(tmp_path: Path) -> None:
    did: Counter[str] = Counter()
    for number, begin in enumerate(range(0, STEPS, ROUND)):
        seed, steps = FIRST + number, min(ROUND, STEPS - begin)
        try:
            state, found = any_steps(tmp_path / str(seed), seed, steps)
        except BaseException:
            print(f"seed {seed}, {steps} steps", flush=True)
            raise
        shutil.rmtree(tmp_path / str(seed))
        did += found
        if STEPS > ROUND:
            print(f"{begin + steps} steps, seed {seed}: all equal, {state[:16]}; {dict(did)}", flush=True)
    assert min(did[what] for what in ("done", "refused", "sent", "arrived", "folder", "killed")) > 0, did


def test_the_same_seed_gives_the_same_run(tmp_path: Path) -> None:
    first, second, other = (any_steps(tmp_path / str(n), seed, 80) for n, seed in enumerate((3, 3, 4)))
    assert first == second and first[0] != other[0]


def test_it_fails_where_clocks_decide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def by_clock(events):  # type: ignore[no-untyped-def]
        return sorted(events, key=lambda event: (event.at, event.device, event.seq))

    monkeypatch.setattr(log, "in_order", by_clock)
    monkeypatch.setattr(incoming, "in_order", by_clock)
    with pytest.raises((AssertionError, Refused, NoResultFound)):
        any_steps(tmp_path, 3, 150)


def test_it_fails_where_the_last_step_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "knew", lambda *_: True)
    with pytest.raises(AssertionError):
        any_steps(tmp_path, 4, 200)
