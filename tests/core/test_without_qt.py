"""The newsroom works where there is no Qt: everything of it imports, and its own tests pass."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PARTS = 4
OF_THE_WHOLE_TREE = ("test_without_qt.py", "test_architecture.py")

# Python reads a module of this name at its start, so that the processes which the tests start have no Qt either.
# What is None among the loaded modules is found by no import and by no search.
NO_QT = """
import sys
sys.modules.update(dict.fromkeys(("PySide6", "shiboken6", "qtawesome", "qtpy", "pytestqt", "ui")))
"""

IMPORT_ALL = """
import importlib, pkgutil, newsdesk
names = [module.name for module in pkgutil.walk_packages(newsdesk.__path__, "newsdesk.")]
for name in names:
    importlib.import_module(name)
print(len(names))
"""


def without_qt(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    (tmp_path / "sitecustomize.py").write_text(NO_QT, encoding="utf-8")
    surroundings = os.environ | {
        "PYTHONPATH": str(tmp_path),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "HYPOTHESIS_PROFILE": "quick",
    }
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=230)


def test_qt_is_really_gone(tmp_path: Path) -> None:
    assert "ModuleNotFoundError" in without_qt(tmp_path, "-c", "import PySide6.QtCore").stderr


def test_every_module_imports(tmp_path: Path) -> None:
    answer = without_qt(tmp_path, "-c", IMPORT_ALL)
    assert answer.returncode == 0, answer.stderr
    assert int(answer.stdout) > 20


@pytest.mark.parametrize("part", range(PARTS))
def test_the_tests_of_the_core_pass(tmp_path: Path, part: int) -> None:
    """All of them but the slow ones, in parts, each far from the time a test may take; that pytest-qt's settings are unknown there is
    no matter."""
    files = sorted(path for path in (ROOT / "tests" / "core").glob("test_*.py") if path.name not in OF_THE_WHOLE_TREE)
    answer = without_qt(tmp_path, "-m", "pytest", *map(str, files[part::PARTS]), "-qx", "-m", "not slow",
                        "-p", "_hypothesis_pytestplugin", "-o", "addopts=-p no:cacheprovider")
    assert answer.returncode == 0, answer.stdout[-6000:] + answer.stderr
    assert re.search(r"\d+ passed", answer.stdout)
