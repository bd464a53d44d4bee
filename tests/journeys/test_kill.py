"""kill -9 of the real program while somebody types: it opens again, and nothing is lost that was shown as saved.

`python -m tests.journeys.test_kill 50` does it fifty times and prints the worst and the median loss.

A kill takes the process and leaves what the system has in its memory, so this cannot see a missing fsync: that is what
test_kill_power.py is for. What it does see (and is shown seeing, below) is a program that says "saved" too early.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import which

import pytest

from newsdesk import drafting, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Desk
from tests.keyboard import Keyboard, NoKeyboard

WATCHED = Path(__file__).resolve().parents[1] / "watched.py"
KEY_SECONDS = 0.03
"""Between two keys: a fast typist, some 400 a minute and bursts of more."""
MOST_LOST_MS = 1500
"""The promise is 250 ms of quiet and 1 s at most; the rest is a machine busy with other tests."""


@dataclass(frozen=True)
class Outcome:
    lost_ms: float
    """From the first key that did not come back to the kill."""
    told: int
    """How many drafts the window called saved."""
    typed: int


class Lost(AssertionError):
    """Something was shown as saved and did not come back."""


class Program:
    """The watched program and what it told so far."""

    def __init__(self, home: Path, display: str, *more: str) -> None:
        surroundings = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, str(WATCHED), *more, "--home", str(home)]
        self.process = subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.told: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        for line in self.process.stdout or ():
            if line.startswith("{"):
                self.told.append(json.loads(line)["body"])

    def alive(self) -> bool:
        return self.process.poll() is None

    def kill(self) -> float:
        """kill -9; returns when. What it told until then is read to the end."""
        at = time.monotonic()
        self.process.kill()
        self.process.wait()
        self._reader.join(10)
        return at


def make_newsroom(home: Path) -> str:
    """A newsroom with one article that opens by itself; returns its id."""
    desk = Desk.open(home)
    desk.do(staffing.settle_in, "Rina Wulandari", ("reporter", "editor"), "disway-jateng")
    article = desk.do(drafting.start, Content(headline="Harga Cabai Naik", body="Awal naskah.")).result
    desk.do(staffing.set_setting, "open-tabs", {"tabs": [article], "front": article})
    desk.close()
    return article


def body_of(home: Path, article: str) -> str:
    """The text as it comes back when the newsroom is opened again."""
    desk = Desk.open(home)
    try:
        return desk.ask(drafting.draft, article).content.body
    finally:
        desk.close()


def kill_while_typing(home: Path, article: str, display: str, chance: random.Random, *more: str) -> Outcome:
    """Start, type until something was shown as saved and a random while longer, kill, open again, compare.

    Raises Lost.
    """
    program = Program(home, display, *more)
    keyboard = Keyboard(display)
    typed, times = "", []
    try:
        keyboard.wait_for_window(program.alive)
        keyboard.press(b"Control_L", b"End")
        words = iter(range(chance.randrange(10**6, 10**7), 10**8))
        longer, give_up = chance.uniform(0, 1.6), time.monotonic() + 40
        enough = None
        while enough is None or time.monotonic() < enough:
            for character in f" k{next(words)}":
                times.append(time.monotonic())
                keyboard.type(character)
                typed += character
                time.sleep(KEY_SECONDS)
            if program.told and enough is None:
                enough = time.monotonic() + longer
            if not program.alive() or time.monotonic() > give_up:
                raise AssertionError(f"the program does not take the keys: {_error(program)}")
    finally:
        killed = program.kill()
        keyboard.close()
    back = body_of(home, article)
    for told in program.told:
        if not back.startswith(told):
            raise Lost(f"shown as saved, {len(told)} characters; came back, {len(back)}")
    came = _arrived(back, typed)
    return Outcome((killed - times[came]) * 1000 if came < len(typed) else 0.0, len(program.told), len(typed))


def _arrived(back: str, typed: str) -> int:
    """How many of the typed characters came back: the words are numbers that occur once, so their end says where."""
    for count in range(len(typed), 8, -1):
        if back.endswith(typed[max(0, count - 18) : count]):
            return count
    return 0


def _error(program: Program) -> str:
    program.kill()
    return (program.process.stderr.read() if program.process.stderr else "")[-1500:]


@pytest.fixture
def typing(display: str) -> str:
    """A display on which keys can be pressed."""
    try:
        Keyboard(display).close()
    except NoKeyboard as wrong:
        pytest.skip(f"keys cannot be pressed here: {wrong}")
    return display


@pytest.mark.slow
def test_killed_five_times_nothing_is_lost_that_was_shown_as_saved(
    typing: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = make_newsroom(tmp_path / "newsroom")
    chance = random.Random(5)
    outcomes = [kill_while_typing(tmp_path / "newsroom", article, typing, chance) for _ in range(5)]
    with capsys.disabled():
        print(f"\n{summary(outcomes)}")
    assert max(o.lost_ms for o in outcomes) < MOST_LOST_MS


@pytest.mark.slow
def test_a_program_that_says_saved_too_early_is_found_out(typing: str, tmp_path: Path) -> None:
    article = make_newsroom(tmp_path / "newsroom")
    with pytest.raises(Lost):
        kill_while_typing(tmp_path / "newsroom", article, typing, random.Random(1), "--too-early")


def summary(outcomes: list[Outcome]) -> str:
    """What came of some kills, in one line."""
    lost = [o.lost_ms for o in outcomes]
    return (f"kill -9 while typing, {len(outcomes)} times: opened again {len(outcomes)}, shown as saved "
            f"{sum(o.told for o in outcomes)}, of these lost 0; typed last and not back: worst {max(lost):.0f} ms, "
            f"median {statistics.median(lost):.0f} ms")


@contextmanager
def own_display() -> Iterator[str]:
    """An X display for the time of a measurement. Raises RuntimeError where there is none."""
    if not which("Xvfb"):
        raise RuntimeError("Xvfb is not installed")
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def main(times: int) -> None:
    """Kill the program so many times, saying each; then the summary."""
    chance = random.Random()
    outcomes: list[Outcome] = []
    with own_display() as display, tempfile.TemporaryDirectory(prefix="newsdesk-kill-") as folder:
        home = Path(folder) / "newsroom"
        article = make_newsroom(home)
        for n in range(times):
            outcomes.append(kill_while_typing(home, article, display, chance))
            print(f"{n + 1:3}  lost {outcomes[-1].lost_ms:6.0f} ms  shown as saved {outcomes[-1].told}  typed {outcomes[-1].typed}",
                  flush=True)
    print(summary(outcomes))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
