"""Two machines that have never met, and the folder that they may come to share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdesk.desk import Desk
from tests.core.machines import machines


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """A reporter's laptop and an editor's machine that have never met."""
    with machines(tmp_path / "a", 1) as (laptop,), machines(tmp_path / "b", 1) as (editor,):
        yield laptop, editor


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that both reach."""
    (tmp_path / "bersama").mkdir()
    return tmp_path / "bersama"
