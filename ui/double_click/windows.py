"""Windows: parcels in this person's part of the registry (HKEY_CURRENT_USER\\Software\\Classes), for which nobody needs rights."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from ui.words import WORDS, language

PARCEL = "Newsdesk.Parcel"
OPEN = rf"{PARCEL}\shell\open\command"
TIED, OFFERED = ".textpack", ".age"
"""Our ending; and that of sealed files, which is not ours alone: there the program is one of those that can be chosen."""
_START = "import runpy,sys;sys.path.insert(0,'{folder}');runpy.run_module('ui',run_name='__main__',alter_sys=True)"


class Registry(Protocol):
    """Text values by key and name, below Software\\Classes. The name of a key's own value is empty."""

    def read(self, key: str, name: str) -> str | None:
        """A value; None where there is none."""

    def write(self, key: str, name: str, value: str) -> None:
        """Set a value, its key made where it is missing. Raises OSError."""

    def remove(self, key: str, name: str | None = None) -> None:
        """Remove a value, or without a name the whole key with all below it; nothing where it is not there. Raises OSError."""

    def told(self) -> None:
        """Let the file manager look again."""


def tie(registry: Registry, program: Path, python: Path | None = None) -> bool:
    """Write what is missing; False where nothing is. An ending that another program has keeps it. Raises OSError."""
    wanted = {
        (PARCEL, ""): WORDS["desktop.parcel"][0 if language() == "id" else 1],
        (OPEN, ""): command(program, python or Path(sys.executable)),
        (rf"{TIED}\OpenWithProgids", PARCEL): "", (rf"{OFFERED}\OpenWithProgids", PARCEL): "",
    }
    if not registry.read(TIED, ""):
        wanted[TIED, ""] = PARCEL
    new = {place: value for place, value in wanted.items() if registry.read(*place) != value}
    for (key, name), value in new.items():
        registry.write(key, name, value)
    if new:
        registry.told()
    return bool(new)


def untie(registry: Registry) -> None:
    """Remove what `tie` wrote; what another program wrote stays. Raises OSError."""
    registry.remove(PARCEL)
    for ending in (TIED, OFFERED):
        registry.remove(rf"{ending}\OpenWithProgids", PARCEL)
    if registry.read(TIED, "") == PARCEL:
        registry.remove(TIED, "")
    registry.told()


def command(program: Path, python: Path) -> str:
    """The command line that opens a file: Python without a console where there is one, and our modules by their folder."""
    quiet = python.with_name("pythonw.exe")
    folder = str(program).encode("unicode_escape").decode("ascii").replace("'", r"\x27").replace("%", r"\x25")  # %1 is the file's
    started = [str(quiet if quiet.exists() else python), "-P", "-c", _START.format(folder=folder)]
    return f'{subprocess.list2cmdline(started)} "%1"'


class Classes:
    """The registry itself."""

    _ROOT = "Software\\Classes\\"

    def __init__(self) -> None:
        self._winreg: Any = import_module("winreg")

    def read(self, key: str, name: str) -> str | None:
        reg = self._winreg
        try:
            with reg.OpenKey(reg.HKEY_CURRENT_USER, self._ROOT + key) as opened:
                value, _kind = reg.QueryValueEx(opened, name)
        except FileNotFoundError:
            return None
        return value if isinstance(value, str) else None

    def write(self, key: str, name: str, value: str) -> None:
        reg = self._winreg
        with reg.CreateKey(reg.HKEY_CURRENT_USER, self._ROOT + key) as opened:
            reg.SetValueEx(opened, name, 0, reg.REG_SZ, value)

    def remove(self, key: str, name: str | None = None) -> None:
        reg = self._winreg
        with suppress(FileNotFoundError):
            if name is not None:
                with reg.OpenKey(reg.HKEY_CURRENT_USER, self._ROOT + key, 0, reg.KEY_SET_VALUE) as opened:
                    reg.DeleteValue(opened, name)
                return
            while True:  # Windows removes no key that has others below it
                with reg.OpenKey(reg.HKEY_CURRENT_USER, self._ROOT + key) as opened:
                    below = reg.EnumKey(opened, 0) if reg.QueryInfoKey(opened)[0] else ""
                if not below:
                    reg.DeleteKey(reg.HKEY_CURRENT_USER, self._ROOT + key)
                    return
                self.remove(f"{key}\\{below}")

    def told(self) -> None:
        import ctypes

        shell: Any = getattr(ctypes, "windll").shell32  # noqa: B009 - only Windows has it
        shell.SHChangeNotify(0x0800_0000, 0, None, None)
