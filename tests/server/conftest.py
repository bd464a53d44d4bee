"""A server for each worker of the tests, and on it a newsroom for each test. Without PostgreSQL these tests are skipped by name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

import psycopg
import pytest
from PIL import Image

from newsdesk import serving
from tests.server.newsroom import PASSWORD, Laptops, laptop
from tests.server.postgres import ADMIN_PASSWORD, Postgres, postgres, programs


@pytest.fixture(scope="session")
def running() -> Iterator[Postgres]:
    if programs() is None:
        pytest.skip("PostgreSQL is not installed (./test installs it)")
    with postgres() as server:
        yield server


@pytest.fixture
def server(running: Postgres) -> Postgres:
    """A server with an empty newsroom on it, for rina, bayu and sari."""
    with psycopg.connect(running.url(password=ADMIN_PASSWORD), autocommit=True) as line:
        line.execute("DROP DATABASE IF EXISTS redaksi WITH (FORCE)")
    serving.set_up(running.admin, dict.fromkeys(("rina", "bayu", "sari"), PASSWORD))
    return running


@pytest.fixture
def laptops(server: Postgres, tmp_path: Path) -> Iterator[Laptops]:
    """Makes laptops that are connected with the server and have met nobody."""
    with ExitStack() as stack:
        yield lambda *names: [stack.enter_context(laptop(tmp_path / name, name, server)) for name in names]


@pytest.fixture(scope="session")
def picture_file() -> bytes:
    """A photograph's bytes."""
    file = BytesIO()
    Image.effect_noise((320, 200), 40).convert("RGB").save(file, "JPEG")
    return file.getvalue()
