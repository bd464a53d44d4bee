"""Whatever happens on three to five machines, after a last exchange they are equal to the byte and nothing was lost."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from tests.core.converging import Newsroom, nothing_by_chance

STEPS = int(os.environ.get("NEWSDESK_CONVERGENCE_STEPS", "300"))
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
            print(f"seed {seed}", flush=True)
            raise
        did += found
        if STEPS > ROUND:
            print(f"{begin + steps} steps, seed {seed}: all equal, {state[:16]}; {dict(did)}", flush=True)
