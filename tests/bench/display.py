"""An X display of our own for the time of a measurement, whose pixels can be looked at for nothing: they are a file."""

from __future__ import annotations

import mmap
import os
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

Pixels = dict[int, bytes]
"""Place in the framebuffer -> the pixel's four bytes."""


class Screen:
    """The pixels of a display, as the server has them now."""

    def __init__(self, file: Path) -> None:
        with file.open("rb") as handle:
            self._map = mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)
        head = struct.unpack(">25I", self._map[:100])
        self._start, self.width, self.height, self._line = head[0] + head[19] * 12, head[4], head[5], head[12]

    def rows(self, top: int, bottom: int) -> bytes:
        return self._map[self._start + top * self._line : self._start + bottom * self._line]

    def offset(self, top: int) -> int:
        """Where a row begins in the framebuffer."""
        return self._start + top * self._line

    def shows(self, pixels: Pixels) -> bool:
        return all(self._map[at : at + 4] == value for at, value in pixels.items())


@contextmanager
def own_display(folder: Path) -> Iterator[tuple[str, Screen]]:
    """A display's name and its screen, for as long as it is asked for; its framebuffer lies in `folder`."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-fbdir", str(folder), "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            name = f":{answer.readline().strip()}"
        yield name, Screen(folder / "Xvfb_screen0")
    finally:
        server.terminate()
        server.wait()
