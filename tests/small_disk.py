"""A file system of a few megabytes that can be filled; tests that need one are skipped by name where none can be mounted."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_FILLER = "filler"


class SmallDisk:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    @contextmanager
    def mounted(cls, folder: Path, size: str) -> Iterator[SmallDisk]:
        """A disk of this size (``6m``) at a folder, for as long as the block runs. Skips the test where that may not be."""
        folder.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
        if os.name != "posix" or os.geteuid() or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("a small disk can only be made by root on Linux")
        try:
            yield cls(folder)
        finally:
            subprocess.run(["umount", "-l", str(folder)], check=True)

    def read_only(self, wanted: bool) -> None:
        """Lock it, or unlock it."""
        subprocess.run(["mount", "-o", f"remount,{'ro' if wanted else 'rw'}", str(self.folder)], check=True)

    def fill(self) -> None:
        """Leave not a byte free."""
        with open(self.folder / _FILLER, "ab", buffering=0) as filler:
            for size in (65536, 4096):
                try:
                    while True:
                        filler.write(bytes(size))
                except OSError:
                    continue

    def empty(self) -> None:
        """Take away what filled it."""
        (self.folder / _FILLER).unlink()
