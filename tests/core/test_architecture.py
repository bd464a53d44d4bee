"""The house stands as drawn: every import rule holds, and is seen to break where somebody breaks it."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = "from importlinter.cli import lint_imports_command as lint; lint()"
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]

# By contract: what somebody in a hurry might write, each of it against the rule.
PLANTS: dict[str, list[dict[str, str]]] = {
    "no-window": [
        {"newsdesk/text/planted.py": "import PySide6.QtCore"},
        {"newsdesk/text/planted.py": "import qtawesome"},
        {"newsdesk/text/planted.py": "import ui.words"},
    ],
    "no-database": [
        {"ui/editor/planted.py": "from sqlalchemy import select"},
        {"ui/editor/planted.py": "import pysqlite3.dbapi2"},
    ],
    "floors": [
        {"newsdesk/text/planted.py": "import newsdesk.store.log"},
        {"newsdesk/store/planted.py": "import newsdesk.drafting"},
        {"newsdesk/portal/planted.py": "import newsdesk.cli"},
        {"newsdesk/planted.py": ""},
    ],
    "no-knots": [
        {
            "newsdesk/text/planted.py": "import newsdesk.text.knot",
            "newsdesk/text/knot.py": "import newsdesk.text.planted",
        }
    ],
    "screens": [{"ui/screens/planted.py": "", "ui/screens/other.py": "import ui.screens.planted"}],
    "parts": [
        {"ui/parts/planted.py": "import newsdesk.desk"},
        {"ui/parts/planted.py": "import ui.bridge"},
    ],
}


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LINT, "--no-cache"]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, timeout=120)


def not_python(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if not name.endswith(".py") and not (Path(folder) / name).is_dir()]


def test_every_import_rule_holds() -> None:
    answer = lint(ROOT)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_every_import_rule_has_somebody_who_breaks_it() -> None:
    assert {contract["id"] for contract in CONTRACTS} == set(PLANTS)


@pytest.mark.parametrize(
    ("rule", "plant"),
    [
        pytest.param(rule, plant, id=f"{rule}: {' + '.join(filter(None, plant.values())) or 'a module on no floor'}")
        for rule, plants in PLANTS.items()
        for plant in plants
    ],
)
def test_an_import_rule_breaks_where_it_should(rule: str, plant: dict[str, str], tmp_path: Path) -> None:
    for package in ("newsdesk", "ui"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=not_python)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for path, source in plant.items():
        (tmp_path / path).write_text(source, encoding="utf-8")
    answer = lint(tmp_path)
    # In one line, since a narrow terminal breaks the names.
    said = " ".join(answer.stdout.split())
    broken = {contract["id"] for contract in CONTRACTS if f"{contract['name']} BROKEN" in said}
    assert answer.returncode == 1, answer.stdout + answer.stderr
    # An import that goes up ties a knot, too; nothing else may break.
    assert rule in broken <= {rule, "no-knots"}, answer.stdout


def sources() -> list[Path]:
    return [*(ROOT / "newsdesk").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]


CROWDED = {"ui/editor/body.py": 560}
"""Rooms that are too full and are split next; none may grow, none may join them."""


def test_files_and_functions_stay_readable() -> None:
    """A file has one promise and at most 400 lines, a function aims at 40 and ends at 45; what is longer is two things."""
    long = []
    for path in sources():
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(ROOT)
        if (lines := text.count("\n")) > CROWDED.get(name.as_posix(), 400):
            long.append(f"{name}: {lines} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and (lines := (node.end_lineno or 0) - node.lineno + 1) > 45:
                long.append(f"{name}: {node.name} has {lines} lines")
    assert long == []


def pins(lock: str) -> set[str]:
    return set(re.findall(r"^[\w.-]+==\S+", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))


def test_what_developers_install_has_all_that_a_person_installs() -> None:
    """`./run` takes a .venv that `./test` made for its own."""
    assert pins("requirements.lock")
    assert pins("requirements.lock") <= pins("requirements-dev.lock")


@pytest.mark.parametrize(
    "lock", ["requirements.lock", "requirements-dev.lock", "packaging/validators/package-lock.json"]
)
def test_locks_name_no_host(lock: str) -> None:
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8")
