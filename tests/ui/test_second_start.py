"""A second start: the first window comes forward and takes the files; one that is closing is waited for, not asked."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from newsdesk.errors import Refused
from newsdesk.paths import Home
from newsdesk.store import lock
from tests.conftest import ROOT
from ui.single import FirstWindow, raise_first
from ui.start import own

SECOND = """
import sys
from pathlib import Path
from newsdesk.paths import Home
from ui.start import own
print(own(Home(Path(sys.argv[1])), [Path(name) for name in sys.argv[2:]], patience=float(20)))
"""


def second(home: Path, *files: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", SECOND, str(home), *map(str, files)], cwd=ROOT, text=True,
                            stdout=subprocess.PIPE, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def test_the_first_window_comes_forward_with_the_files_of_the_second_start(qtbot: QtBot, tmp_path: Path) -> None:
    home, page = Home(tmp_path / "redaksi"), tmp_path / "halaman ä.txt"
    held = lock.take(home.lock)
    first = FirstWindow(home.folder)
    with qtbot.waitSignal(first.raised, timeout=20_000) as came:
        other = second(home.folder, page)
    assert came.args == [[page]]
    qtbot.waitUntil(lambda: other.poll() is not None, timeout=20_000)
    assert other.communicate()[0] == "None\n" and other.returncode == 0
    lock.give_back(held)


def test_two_starts_at_once_end_with_one_window(qtbot: QtBot, tmp_path: Path) -> None:
    """The first has the folder but no window yet: the second asks again until there is one."""
    home = Home(tmp_path / "redaksi")
    held = lock.take(home.lock)
    other = second(home.folder)
    with pytest.raises(subprocess.TimeoutExpired):
        other.wait(1.0)
    first = FirstWindow(home.folder)
    with qtbot.waitSignal(first.raised, timeout=20_000):
        pass
    qtbot.waitUntil(lambda: other.poll() is not None, timeout=20_000)
    assert other.communicate()[0] == "None\n"
    lock.give_back(held)


def test_a_window_that_is_closing_takes_the_message_but_the_folder_is_waited_for(qapp, tmp_path: Path) -> None:
    """Nobody reads what was sent to it any more: without an answer the second start opens the newsroom itself."""
    home = Home(tmp_path / "redaksi")
    held = lock.take(home.lock)
    closing = FirstWindow(home.folder)  # no event loop of ours runs any more
    threading.Timer(2.0, lock.give_back, [held]).start()
    got = own(home, [], patience=30)
    assert got is not None
    lock.give_back(got)
    closing.deleteLater()


def test_a_folder_that_a_command_has_is_refused_after_some_patience(qapp, tmp_path: Path) -> None:
    home = Home(tmp_path / "redaksi")
    held = lock.take(home.lock)
    assert not raise_first(home.folder)
    with pytest.raises(Refused, match="newsroom-in-use"):
        own(home, [], patience=0.2)
    lock.give_back(held)
