"""kill -9 of the real program while somebody types: keys pressed at a real window, the newsroom opened again, compared.

A kill takes the process and leaves what the system has in its memory, so this cannot see a missing fsync: that is what
tests/journeys/test_kill_power.py is for. What it does see (and is shown seeing) is a program that says "saved" too early.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from newsdesk import drafting, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Desk
from newsdesk.store import log
from newsdesk.store.backup import check
from tests.keyboard import Keyboard

WATCHED = Path(__file__).resolve().parents[1] / "watched.py"
KEY_SECONDS = 0.03
"""Between two keys: a fast typist, some 400 a minute and bursts of more."""


@dataclass(frozen=True)
class Outcome:
    lost_words: int
    """Words of a text that was shown as saved and did not come back: must be 0."""
    lost_ms: float
    """From the first key that did not come back to the kill."""
    told: int
    """How many drafts the window called saved."""
    typed: int


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

    def error(self) -> str:
        """The end of what it said on standard error; kills it."""
        self.kill()
        return (self.process.stderr.read() if self.process.stderr else "")[-1500:]


def make_newsroom(home: Path) -> str:
    """A newsroom with one article that opens by itself; returns its id."""
    desk = Desk.open(home)
    desk.do(staffing.settle_in, "Rina Wulandari", ("reporter", "editor"), "disway-jateng")
    article = desk.do(drafting.start, Content(headline="Harga Cabai Naik", body="Awal naskah.")).result
    desk.do(staffing.set_setting, "open-tabs", {"tabs": [article], "front": article})
    desk.close()
    return article


def body_of(home: Path, article: str) -> str:
    """The text as it comes back when the newsroom is opened again, which must be whole. Raises AssertionError, Refused."""
    desk = Desk.open(home)
    try:
        check(home / "newsroom.sqlite3")
        assert desk.ask(lambda look: log.damaged(look.session)) == []
        return desk.ask(drafting.draft, article).content.body
    finally:
        desk.close()


def kill_while_typing(home: Path, article: str, display: str, chance: random.Random, *more: str) -> Outcome:
    """Start, type until something was shown as saved and a random while longer, kill, open again, compare."""
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
                raise AssertionError(f"the program does not take the keys: {program.error()}")
    finally:
        killed = program.kill()
        keyboard.close()
    back = body_of(home, article)
    came = _arrived(back, typed)
    lost_ms = (killed - times[came]) * 1000 if came < len(typed) else 0.0
    return Outcome(max(_missing(told, back) for told in program.told), lost_ms, len(program.told), len(typed))


def _missing(told: str, back: str) -> int:
    """How many words of a text that was called saved are not there any more, from the first that differs on."""
    if back.startswith(told):
        return 0
    said, there = told.split(), back.split()
    same = next((n for n, (one, other) in enumerate(zip(said, there, strict=False)) if one != other), min(len(said), len(there)))
    return max(1, len(said) - same)


def _arrived(back: str, typed: str) -> int:
    """How many of the typed characters came back: the words are numbers that occur once, so their end says where."""
    for count in range(len(typed), 8, -1):
        if back.endswith(typed[max(0, count - 18) : count]):
            return count
    return 0


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
