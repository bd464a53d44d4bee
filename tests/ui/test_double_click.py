"""A double click on a parcel: what the desktop is told, that it is told once, and that all of it can be taken back."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from newsdesk import staffing
from newsdesk.paths import Home
from tests.conftest import ROOT
from ui import double_click
from ui.bridge import Bridge
from ui.double_click import linux, windows
from ui.double_click.work import SETTING, DoubleClick, DoubleClickBox

HARD = "/srv/Ruang \"Redaksi\" $5 100% `satu` \\dua"
needs_tools = pytest.mark.skipif(not (which("update-mime-database") and which("gio") and which("desktop-file-validate")),
                                 reason="the tools of a desktop are not on this machine")


class Values(dict[tuple[str, str], str]):
    """A registry as it is on a machine that has none."""

    def read(self, key: str, name: str) -> str | None:
        return self.get((key, name))

    def write(self, key: str, name: str, value: str) -> None:
        self[key, name] = value

    def remove(self, key: str, name: str | None = None) -> None:
        for place in list(self):
            if place == (key, name) or (name is None and (place[0] == key or place[0].startswith(f"{key}\\"))):
                del self[place]

    def told(self) -> None:
        pass


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A person's data folder, empty; the desktop's own tools look there, too."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "config").mkdir()
    yield linux.data_folder()


@needs_tools
def test_the_desktop_knows_our_files_and_what_opens_them_until_it_is_taken_back(desktop: Path, tmp_path: Path) -> None:
    parcel, sealed = tmp_path / "2026-10-01-banjir.textpack", tmp_path / "banjir.textpack.age"
    parcel.write_bytes(b"PK\x03\x04")
    sealed.write_bytes(b"age-encryption.org/v1\n")
    assert linux.tie(desktop, ROOT)
    judged = subprocess.run(["desktop-file-validate", desktop / linux.ENTRY], capture_output=True, text=True, check=False)
    assert (judged.returncode, judged.stdout) == (0, "")
    for file, kind in ((parcel, linux.PARCEL), (sealed, linux.SEALED)):
        told = subprocess.run(["gio", "info", "-a", "standard::content-type", file], capture_output=True, text=True, check=True).stdout
        assert kind in told.split()
        assert "newsdesk.desktop" in subprocess.run(["gio", "mime", kind], capture_output=True, text=True, check=True).stdout
    before = {path: path.stat().st_mtime_ns for path in desktop.rglob("*")}
    assert not linux.tie(desktop, ROOT)  # once is enough: nothing is written again
    assert {path: path.stat().st_mtime_ns for path in desktop.rglob("*")} == before
    linux.untie(desktop)
    assert not list(desktop.rglob("*newsdesk*"))
    assert "newsdesk.desktop" not in subprocess.run(["gio", "mime", linux.PARCEL], capture_output=True, text=True, check=True).stdout


@pytest.mark.skipif(not which("xdg-open"), reason="xdg-utils are not on this machine")
def test_what_is_opened_without_any_desktop_reaches_the_program(desktop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parcel, run = tmp_path / "kiriman 1 ä.textpack", tmp_path / "program" / "run"
    parcel.write_bytes(b"PK\x03\x04")
    run.parent.mkdir()
    run.write_text(f'#!/bin/sh\nprintf %s "$*" > "{tmp_path}/told"\n')
    run.chmod(0o755)
    linux.tie(desktop, run.parent)
    monkeypatch.setenv("DISPLAY", ":not-there")
    subprocess.run(["xdg-open", parcel], check=True, capture_output=True, env={**os.environ, "XDG_CURRENT_DESKTOP": "X-Generic"})
    assert (tmp_path / "told").read_text() == str(parcel)


def test_a_program_that_was_moved_is_found_where_it_is_now(desktop: Path, tmp_path: Path) -> None:
    assert linux.tie(desktop, tmp_path / "lama")
    assert linux.tie(desktop, tmp_path / "baru")
    written = (desktop / linux.ENTRY).read_text()
    assert str(tmp_path / "baru" / "run") in written and "lama" not in written


@given(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=40))
def test_any_folder_name_reaches_the_program_as_it_is(name: str) -> None:
    exec_ = next(line for line in linux.entry(Path("/srv") / name).splitlines() if line.startswith("Exec="))
    value = exec_.removeprefix("Exec=").removesuffix(" %F").replace("\\\\", "\\")  # as the entry's strings are read
    if not value.startswith('"'):
        assert value.isascii() and not set(value) & set(" \t\n'\"\\><~|&;$*?#()`%")
        value = f'"{value}"'
    argument, signs = [], iter(value[1:-1].replace("%%", "%"))
    for sign in signs:
        argument.append(next(signs) if sign == "\\" else sign)
    assert "".join(argument) == str(Path("/srv") / name / "run")


@needs_tools
def test_a_folder_with_hard_signs_is_a_good_entry(tmp_path: Path) -> None:
    file = tmp_path / "newsdesk.desktop"
    file.write_text(linux.entry(Path(HARD)))
    judged = subprocess.run(["desktop-file-validate", file], capture_output=True, text=True, check=False)
    assert (judged.returncode, judged.stdout) == (0, "")


def test_windows_is_told_once_and_nothing_of_others_is_touched() -> None:
    theirs = {(".textpack", ""): "Other.Writer", (r".age\OpenWithProgids", "Rage"): ""}
    for registry in (Values(), Values(theirs)):
        before = dict(registry)
        assert windows.tie(registry, Path("C:\\Program Kami"), Path("C:\\Python\\python.exe"))
        assert not windows.tie(registry, Path("C:\\Program Kami"), Path("C:\\Python\\python.exe"))
        assert registry.read(".textpack", "") == (before.get((".textpack", "")) or windows.PARCEL)
        assert registry.read(".age", "") is None
        windows.untie(registry)
        assert dict(registry) == before


def test_the_command_line_of_windows_starts_our_program_with_the_file(tmp_path: Path) -> None:
    program = tmp_path / "Ruang O'Neil 100%1"
    (program / "ui").mkdir(parents=True)
    (program / "ui" / "__main__.py").write_text("import sys; print(sys.argv[1:])")
    line = windows.command(program, Path(sys.executable))
    assert line.endswith(' "%1"') and line.count("%") == 1
    told = subprocess.run([*shlex.split(line)[:-1], "D:\\kiriman ä.textpack"], cwd=tmp_path, capture_output=True, text=True,
                          check=True, env={**os.environ, "PYTHONIOENCODING": "utf-8"}, encoding="utf-8").stdout
    assert told.strip() == repr(["D:\\kiriman ä.textpack"])


def test_it_is_done_by_itself_for_the_newsroom_that_opens_without_being_named_and_not_for_others(
        qtbot: QtBot, bridge: Bridge, desktop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(double_click, "is_possible", lambda: True)
    other = DoubleClick(bridge)
    assert not other._worker.busy and DoubleClickBox(bridge).isHidden()
    monkeypatch.setattr(Home, "usual", classmethod(lambda _: bridge.home))
    bridge.act(staffing.set_setting, SETTING, False)
    assert not DoubleClick(bridge)._worker.busy
    box = DoubleClickBox(bridge)
    qtbot.addWidget(box)
    assert not box.isHidden() and not box.isChecked()
    box.click()
    qtbot.waitUntil(lambda: not box._worker.busy)
    assert (desktop / linux.ENTRY).exists() and bridge.ask(staffing.setting, SETTING, False) is True
    box.click()
    qtbot.waitUntil(lambda: not box._worker.busy)
    assert not (desktop / linux.ENTRY).exists() and bridge.ask(staffing.setting, SETTING, True) is False
    bridge.act(staffing.set_setting, SETTING, True)
    own = DoubleClick(bridge)
    qtbot.waitUntil(lambda: not own._worker.busy)
    assert (desktop / linux.ENTRY).exists()


def test_a_system_that_refuses_is_told_and_the_switch_stands_as_it_stood(
        qtbot: QtBot, bridge: Bridge, desktop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Home, "usual", classmethod(lambda _: bridge.home))
    desktop.write_text("no folder")
    bridge.act(staffing.set_setting, SETTING, False)
    box = DoubleClickBox(bridge)
    qtbot.addWidget(box)
    box.click()
    qtbot.waitUntil(lambda: not box._worker.busy)
    assert not box.isChecked() and "tidak mengizinkannya" in box.text() and box.isEnabled()
    assert bridge.ask(staffing.setting, SETTING, None) is False


def test_macos_hands_its_files_over_as_events(tmp_path: Path) -> None:
    script = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from ui.start import Application
app, came = Application([]), []
app.opened.connect(came.extend)
QCoreApplication.sendEvent(app, QFileOpenEvent(QUrl.fromLocalFile(sys.argv[1])))
print(came)
"""
    told = subprocess.run([sys.executable, "-c", script, tmp_path / "a ä.textpack"], cwd=ROOT, capture_output=True, text=True,
                          check=True, encoding="utf-8", env={**os.environ, "PYTHONIOENCODING": "utf-8"}).stdout
    assert told.strip() == repr([tmp_path / "a ä.textpack"])
