"""kill -9 of the real program while somebody types: it opens again, and nothing is lost that was shown as saved.

A few times only; `./test kill 50` does it fifty times, and the export too.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.keyboard import Keyboard, NoKeyboard
from tests.kill.__main__ import exporting_summary, typing_summary
from tests.kill.exporting import kill_while_exporting
from tests.kill.exporting import make_newsroom as make_exporting
from tests.kill.typing import kill_while_typing, make_newsroom

MOST_LOST_MS = 1500
"""The promise is 250 ms of quiet and 1 s at most; the rest is a machine busy with other tests."""


@pytest.fixture
def typing(display: str) -> str:
    """A display on which keys can be pressed."""
    try:
        Keyboard(display).close()
    except NoKeyboard as wrong:
        pytest.skip(f"keys cannot be pressed here: {wrong}")
    return display


@pytest.mark.slow
def test_killed_again_and_again_nothing_is_lost_that_was_shown_as_saved(
    typing: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = make_newsroom(tmp_path / "newsroom")
    chance = random.Random(5)
    outcomes = [kill_while_typing(tmp_path / "newsroom", article, typing, chance) for _ in range(3)]
    with capsys.disabled():
        print(f"\n{typing_summary(outcomes)}")
    assert sum(o.lost_words for o in outcomes) == 0
    assert max(o.lost_ms for o in outcomes) < MOST_LOST_MS


@pytest.mark.slow
def test_a_program_that_says_saved_too_early_is_found_out(typing: str, tmp_path: Path) -> None:
    article = make_newsroom(tmp_path / "newsroom")
    assert kill_while_typing(tmp_path / "newsroom", article, typing, random.Random(1), "--too-early").lost_words > 0


@pytest.mark.slow
def test_an_export_killed_at_random_is_the_old_or_the_new(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_exporting(tmp_path / "newsroom")
    chance = random.Random(3)
    outcomes = [kill_while_exporting(tmp_path / "newsroom", tmp_path / "out", chance) for _ in range(2)]
    with capsys.disabled():
        print(f"\n{exporting_summary(outcomes)}")
    assert not any(o.half or o.older for o in outcomes)


@pytest.mark.slow
def test_an_export_that_writes_over_the_old_one_is_found_out(tmp_path: Path) -> None:
    make_exporting(tmp_path / "newsroom")
    chance = random.Random(3)
    assert any(kill_while_exporting(tmp_path / "newsroom", tmp_path / "out", chance, "--in-place").half for _ in range(8))
