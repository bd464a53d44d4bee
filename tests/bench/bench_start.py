"""Measures the start of the real program from outside: until its window is there, and until the first key is on screen.

The picture of the first key is learnt once: the pixels that differ before and after it and stay the same over a second
(so not the blinking caret). Then the program is started anew with a key every 50 ms from the moment the window has the focus, and
the time is taken when these pixels are there. Looking costs the program nothing: the server's framebuffer is a file.
"""

from __future__ import annotations

import mmap
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from newsdesk import drafting, staffing
from newsdesk.article.content import Content
from newsdesk.desk import Desk
from tests.bench.table import Figure
from tests.keyboard import Keyboard, NoKeyboard

RUNS = 5
KEY = "h"
BETWEEN_KEYS = 0.05
POINTS = 400
"""Pixels of the learnt key that are looked at."""
GIVE_UP = 60.0
TOP, BOTTOM = 60, 800
"""Between top bar and status bar, where the count of words changes too."""
T = TypeVar("T")
Pixels = dict[int, bytes]
"""Place in the framebuffer -> the pixel's four bytes."""


class Screen:
    """The pixels of a display, as the server has them now."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as handle:
            self._map = mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)
        head = struct.unpack(">25I", self._map[:100])
        self._start, self.width, self.height, self._line = head[0] + head[19] * 12, head[4], head[5], head[12]

    def rows(self, top: int, bottom: int) -> bytes:
        return self._map[self._start + top * self._line : self._start + bottom * self._line]

    def offset(self, top: int) -> int:
        """Where a row begins in the framebuffer."""
        return self._start + top * self._line

    def shows(self, pixels: Pixels) -> bool:
        return all(self._map[at : at + 4] == value for at, value in pixels.items())


@contextmanager
def _display(folder: Path) -> Iterator[tuple[str, Screen]]:
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-fbdir", str(folder), "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            name = f":{answer.readline().strip()}"
        yield name, Screen(folder / "Xvfb_screen0")
    finally:
        server.terminate()
        server.wait()


def measure() -> Sequence[Figure]:
    """From the command to the window, and to the first key on screen, with the files in the system's memory."""
    names = ("start: command to window", "start: command to first key on screen")
    if not shutil.which("Xvfb"):
        return [Figure(name, note="Xvfb is not installed") for name in names]
    with tempfile.TemporaryDirectory(prefix="newsdesk-start-") as folder:
        template = Path(folder) / "template"
        _make_newsroom(template)
        try:
            with _display(Path(folder)) as (display, screen):
                learnt = _run(template, display, lambda program, keyboard: _learn(keyboard, screen))
                runs = [_run(template, display, lambda program, keyboard: _first_key(program, keyboard, screen, learnt))
                        for _ in range(RUNS)]
        except (NoKeyboard, TimeoutError) as wrong:
            return [Figure(name, note=str(wrong)) for name in names]
    # A busy machine starts slowly: whoever reads the figure must see what else was going on.
    load = f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    return [Figure(name, tuple(run[n] * 1000 for run in runs), load) for n, name in enumerate(names)]


def _make_newsroom(folder: Path) -> None:
    """A newsroom whose one article opens by itself, with an empty body that waits for the first key."""
    desk = Desk.open(folder)
    desk.do(staffing.settle_in, "Rina Wulandari", ("reporter", "editor"), "disway-jateng")
    article = desk.do(drafting.start, Content(headline="Harga Cabai Naik di Pasar Slawi")).result
    desk.do(staffing.set_setting, "open-tabs", {"tabs": [article], "front": article})
    desk.close()


class _Program:
    def __init__(self, home: Path, display: str) -> None:
        surroundings = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self.begun = time.perf_counter()
        self.process = subprocess.Popen([sys.executable, "-m", "ui", "--home", str(home)], env=surroundings,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def alive(self) -> bool:
        return self.process.poll() is None


def _run(template: Path, display: str, look: Callable[[_Program, Keyboard], T]) -> T:
    """Start the program on a fresh copy of the newsroom, look, and end it."""
    home = template.with_name("newsroom")
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(template, home)
    keyboard = Keyboard(display)
    program = _Program(home, display)
    try:
        return look(program, keyboard)
    finally:
        program.process.kill()
        program.process.wait()
        keyboard.close()


def _learn(keyboard: Keyboard, screen: Screen) -> Pixels:
    """The pixels that the first key leaves on the settled window, caret and placeholder's blinking left out."""
    keyboard.wait_for_window(lambda: True)
    time.sleep(4)
    before = _steady(screen)
    keyboard.type(KEY)
    time.sleep(1)
    after = _steady(screen)
    base = screen.offset(TOP)
    changed = {base + at: value for at, value in after.items() if at in before and before[at] != value}
    # Only the letter itself: where a placeholder stood before, the ground is the same after one key and after three.
    ground = Counter(after.values()).most_common(1)[0][0]
    changed = {at: value for at, value in changed.items() if value != ground}
    if len(changed) < 20:
        raise TimeoutError("the first key leaves no picture")
    step = max(1, len(changed) // POINTS)
    return dict(list(changed.items())[::step])


def _steady(screen: Screen) -> Pixels:
    """The pixels that stay as they are over more than a blink of the caret."""
    shots = []
    for _ in range(8):
        shots.append(screen.rows(TOP, BOTTOM))
        time.sleep(0.19)
    first = shots[0]
    return {at: first[at : at + 4] for at in range(0, len(first), 4) if all(s[at : at + 4] == first[at : at + 4] for s in shots)}


def _first_key(program: _Program, keyboard: Keyboard, screen: Screen, learnt: Pixels) -> tuple[float, float]:
    """Seconds from the command to the window, and to the picture of the first key. Raises TimeoutError."""
    keyboard.wait_for_window(program.alive)
    window, pressed = time.perf_counter() - program.begun, 0.0
    while (now := time.perf_counter()) < program.begun + GIVE_UP:
        if screen.shows(learnt):
            return window, now - program.begun
        if now - pressed > BETWEEN_KEYS:
            keyboard.type(KEY)
            pressed = now
        time.sleep(0.001)
    raise TimeoutError("the first key did not come to the screen")
