"""The set-up does its work once: a warm start only compares a stamp, and a person without root gets one line to run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the two commands are for a POSIX shell")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A project with locks and a .venv, in which every program of the system that the set-up may call is a dummy."""
    (tmp_path / "packaging").mkdir()
    shutil.copy(ROOT / "packaging" / "setup.sh", tmp_path / "packaging")
    for lock in ("requirements.lock", "requirements-dev.lock"):
        (tmp_path / lock).write_text(f"# {lock}\n", encoding="utf-8")
    program(tmp_path / ".venv" / "bin" / "python", 'echo "venv $*" >>calls')
    program(tmp_path / "bin" / "ldd", "true")
    program(tmp_path / "bin" / "apt-get", 'echo "apt-get $*" >>calls')
    return tmp_path


def program(path: Path, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


def shell(place: Path, script: str) -> subprocess.CompletedProcess[str]:
    surroundings = os.environ | {"PATH": f"{place / 'bin'}:{os.environ['PATH']}"}
    command = ["/bin/sh", "-euc", f". packaging/setup.sh; {script}"]
    return subprocess.run(command, cwd=place, env=surroundings, capture_output=True, text=True, timeout=60)


def calls(place: Path) -> str:
    """What was called since we last asked."""
    record = place / "calls"
    said = record.read_text(encoding="utf-8") if record.exists() else ""
    record.unlink(missing_ok=True)
    return said


def test_a_second_start_does_nothing(place: Path) -> None:
    assert shell(place, "set_up requirements.lock").returncode == 0
    assert "--require-hashes --no-deps -r requirements.lock" in calls(place)
    again = shell(place, "set_up requirements.lock")
    assert (again.returncode, again.stderr, calls(place)) == (0, "", "")


def test_what_the_tests_installed_serves_the_window_but_not_the_other_way(place: Path) -> None:
    shell(place, "set_up requirements.lock")
    calls(place)
    shell(place, "set_up requirements-dev.lock")
    assert "-r requirements-dev.lock" in calls(place)
    (place / ".venv" / ".holds-requirements.lock").unlink()
    shell(place, "set_up requirements.lock")
    assert calls(place) == ""


@pytest.mark.parametrize("changed", ["requirements.lock", "packaging/setup.sh"])
def test_a_changed_lock_or_script_is_set_up_again(place: Path, changed: str) -> None:
    shell(place, "set_up requirements.lock")
    calls(place)
    with (place / changed).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    shell(place, "set_up requirements.lock")
    assert "-r requirements.lock" in calls(place)


def test_a_failed_set_up_is_not_taken_for_done(place: Path) -> None:
    program(place / ".venv" / "bin" / "python", 'case "$*" in *--require-hashes*) exit 1 ;; esac')
    assert shell(place, "set_up requirements.lock").returncode != 0
    assert shell(place, "holds requirements.lock").returncode != 0


def test_only_a_library_that_is_missing_calls_for_packages(place: Path) -> None:
    program(place / "bin" / "id", "echo 0")
    program(place / "bin" / "ldd", 'echo "libnss3.so => not found"')
    assert shell(place, "set_up requirements.lock").returncode == 0
    assert "libnss3" in calls(place)
    program(place / "bin" / "ldd", 'echo "libnss3.so => /lib/libnss3.so"')
    shell(place, "set_up requirements-dev.lock")
    assert "apt-get" not in calls(place)


def test_a_person_without_root_is_told_the_one_line_to_run(place: Path) -> None:
    program(place / "bin" / "id", "echo 1000")
    program(place / "bin" / "ldd", 'echo "libnss3.so => not found"')
    answer = shell(place, "set_up requirements.lock")
    assert answer.returncode != 0
    lines = [line for line in answer.stderr.splitlines() if line.startswith("  sudo apt-get install ")]
    assert len(lines) == 1
    assert "libnss3" in lines[0]
    assert "apt-get" not in calls(place)


def test_chromiums_sandbox_is_off_for_root_only(place: Path) -> None:
    for user, off in (("0", "1"), ("1000", "")):
        program(place / "bin" / "id", f"echo {user}")
        script = f"unset QTWEBENGINE_DISABLE_SANDBOX; {place / 'bin' / 'id'} >/dev/null; . packaging/setup.sh"
        assert shell(place, f'{script}; echo "${{QTWEBENGINE_DISABLE_SANDBOX:-}}"').stdout.strip() == off


def test_an_old_python_is_refused_in_words(place: Path) -> None:
    (place / ".venv" / "bin" / "python").unlink()
    for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
        program(place / "bin" / name, 'case "$*" in --version) echo Python 3.9.2 ;; *) exit 1 ;; esac')
    answer = shell(place, "set_up requirements.lock")
    assert answer.returncode != 0
    assert "Newsdesk needs Python 3.11 or newer; here is Python 3.9.2." in answer.stderr
