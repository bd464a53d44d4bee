"""Measures the start of the real program from outside: until its window is there, and until the first key is on screen.

The picture of the first key is learnt once: the pixels that differ before and after it and stay the same over a second
(so not the blinking caret). Then the program is started anew with a key every 50 ms from the moment the window has the focus, and
the time is taken when these pixels are there. Looking costs the program nothing: the server's framebuffer is a file.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from tests.bench.display import Pixels, Screen, own_display
from tests.bench.homes import make_newsroom
from tests.bench.table import Figure
from tests.keyboard import Keyboard, NoKeyboard

ROOT = Path(__file__).resolve().parents[2]
RUNS = 5
KEY = "h"
BETWEEN_KEYS = 0.05
POINTS = 400
"""Pixels of the learnt key that are looked at."""
GIVE_UP = 60.0
TOP, BOTTOM = 60, 800
"""Between top bar and status bar, where the count of words changes too."""
ARTICLES = (1, 12, 1_000)
"""How many there are in the newsroom; one of them is open, with an empty body that waits for the first key."""
T = TypeVar("T")


def measure() -> Sequence[Figure]:
    """From the command to the window, and to the first key on screen, with the files in the system's memory."""
    names = ("start: command to window", "start: command to first key on screen")
    if not shutil.which("Xvfb"):
        return [Figure(name, note="Xvfb is not installed") for name in names]
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="newsdesk-start-") as folder:
        try:
            with own_display(Path(folder)) as (display, screen):
                for articles in ARTICLES:
                    template = Path(folder) / f"template-{articles}"
                    make_newsroom(template, others=articles - 1)
                    learnt = _run(template, display, lambda program, keyboard: _learn(keyboard, screen))
                    runs = [_run(template, display, lambda program, keyboard, looked=learnt:  # type: ignore[misc]
                                 _first_key(program, keyboard, screen, looked)) for _ in range(RUNS)]
                    # A busy machine starts slowly: whoever reads the figure must see what else was going on.
                    note = f"{articles:,} articles; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
                    figures += [Figure(name, tuple(run[n] * 1000 for run in runs), note) for n, name in enumerate(names)]
        except (NoKeyboard, TimeoutError) as wrong:
            figures += [Figure(name, note=str(wrong)) for name in names]
    return figures


class _Program:
    """The program as a person starts it, in a newsroom folder and on a display."""

    def __init__(self, home: Path, display: str) -> None:
        surroundings = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self.begun = time.perf_counter()
        self.process = subprocess.Popen([ROOT / "run", "--home", str(home)], env=surroundings,
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
