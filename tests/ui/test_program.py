"""What `./run` does with what stands behind it: a command, files for the window, or a word that is neither."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsdesk.cli import newsdesk
from ui import terminal
from ui.__main__ import is_for_window

ROOT = Path(__file__).resolve().parents[2]


def test_every_command_is_one_of_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert terminal.gallery.name in newsdesk.commands
    for name in newsdesk.commands:
        assert not is_for_window([name]), name
        Path(name).write_text("x", encoding="utf-8")
        assert not is_for_window([name, "--home", "x"]), "a command, though there is such a file"
        assert is_for_window([f"./{name}"])


def test_files_open_the_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("berita").write_text("x", encoding="utf-8")
    for words in ([], ["--home", "x"], ["--home=x"], ["berita"], ["tak-ada.docx"], ["lain/tak-ada.html"]):
        assert is_for_window(words), words
    for words in (["-h"], ["--version"], ["bogus"], ["lain/bogus"]):
        assert not is_for_window(words), words


def test_what_is_neither_opens_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for words in (["bogus"], ["--home", str(home), "bogus"]):
        said = subprocess.run([sys.executable, "-m", "ui", *words], cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)},
                              capture_output=True, text=True, timeout=60, check=False)
        assert said.returncode == 2 and "bogus" in said.stderr and not home.exists()
        assert words[0] != "bogus" or all(name in said.stderr for name in ("steps", "compare", "notes", "export"))


def test_run_has_no_list_of_its_own() -> None:
    # The server's commands alone need libraries of their own, which are installed when they are first asked for.
    run = (ROOT / "run").read_text(encoding="utf-8")
    assert [name for name in newsdesk.commands if f" {name} " in run or f" {name} ]" in run] == ["server"]
