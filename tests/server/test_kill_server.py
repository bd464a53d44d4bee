"""A server that dies amid an exchange loses nothing and brings nothing twice; `./test kill server 50` does it more often."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from newsdesk.server import rows
from tests.kill import serving
from tests.server.postgres import programs


@pytest.fixture(autouse=True)
def there_is_a_server() -> None:
    if programs() is None:
        pytest.skip("PostgreSQL is not installed (./test installs it)")


def test_nothing_is_lost_and_nothing_comes_twice(tmp_path: Path) -> None:
    chance = random.Random()
    with serving.newsroom(tmp_path) as (server, desks):
        takes = serving.usual_seconds(desks)
        outcomes = [serving.kill_while_exchanging(server, desks, chance, takes) for _ in range(3)]
    assert all(o.same and not o.lost and not o.twice for o in outcomes), outcomes


def test_what_does_not_arrive_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard itself: a laptop that believes a part to be there which is not."""
    put = rows.put
    with serving.newsroom(tmp_path) as (server, desks), monkeypatch.context() as broken:
        broken.setattr(rows, "put", lambda connection, events: put(connection, events[1:]) if len(events) > 1 else 0)
        broken.setattr(serving, "rounds", lambda desks: None)
        outcome = serving.kill_while_exchanging(server, desks, random.Random(1), 0)
    assert outcome.lost
