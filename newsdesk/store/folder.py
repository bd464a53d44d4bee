"""What lies in a folder that many programs write into: found in bounded room, and read without waiting for what is no file."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from heapq import nlargest, nsmallest
from pathlib import Path

MOST_MACHINES, MOST_AT_ONCE, NEAR = 300, 10_000, 1_000
"""Sub-folders of machines that were never met, and files of one machine, that are looked at in one go; how many numbers behind the
last one come before all others."""
_MACHINE, _FILE = re.compile(r"[0-9a-f]{16}"), re.compile(r"(\d{6,9})-([0-9a-f]{16})\.textpack")
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True, order=True)
class Lying:
    """A file by its name: its number, and the beginning of the SHA-256 of what is in it."""

    number: int
    digest: str
    name: str


def machines(place: Path, known: Collection[str]) -> list[str]:
    """The sub-folders of machines, in order: those that are known, and some of the others. Of links none."""
    found = [entry.name for entry in _entries(place, _MACHINE) if entry.is_dir(follow_symlinks=False)]
    return sorted({*(name for name in found if name in known), *nsmallest(MOST_MACHINES, (n for n in found if n not in known))})


def files(folder: Path, wanted: Callable[[int], bool], last: int = 0, begin: int = 0) -> list[Lying]:
    """The files with numbers that are wanted: those that follow on `last` first, then the others from `begin` on, then those before;
    at most MOST_AT_ONCE.

    A machine counts, so its next file is found at once among a million others; and whoever goes on where it stopped sees all of
    them in the end.
    """
    return nsmallest(MOST_AT_ONCE, _lying(folder, wanted), key=lambda one: (not last < one.number <= last + NEAR, one.number < begin, one))


def newest(folder: Path) -> list[Lying]:
    """The files with the highest numbers, at most 2 * NEAR."""
    return nlargest(2 * NEAR, _lying(folder, lambda number: True))


def there(folder: Path, wanted: Callable[[int], bool]) -> dict[int, str]:
    """The names of all files with numbers that are wanted. Raises OSError where the folder cannot be read; of one that is not there
    there are none."""
    try:
        with os.scandir(folder) as entries:
            return {int(match[1]): entry.name for entry in entries if (match := _FILE.fullmatch(entry.name)) and wanted(int(match[1]))}
    except FileNotFoundError:
        return {}


def mark(path: Path) -> tuple[int, int]:
    """Size and time of a file: where both are what they were it was not written since. Raises OSError."""
    seen = path.stat(follow_symlinks=False)
    return seen.st_size, seen.st_mtime_ns


def read(path: Path, most: int) -> bytes | None:
    """What is in a file; None where that is more than `most`. Raises OSError, also for what is no ordinary file."""
    handle = os.open(path, _FLAGS)
    with os.fdopen(handle, "rb") as file:
        seen = os.fstat(handle)
        if not stat.S_ISREG(seen.st_mode):
            raise OSError("no ordinary file")
        data = file.read(most + 1) if seen.st_size <= most else b""
        return data if seen.st_size <= most and len(data) <= most else None


def _lying(folder: Path, wanted: Callable[[int], bool]) -> Iterator[Lying]:
    for entry in _entries(folder, _FILE):
        number, _, rest = entry.name.partition("-")
        if wanted(int(number)) and entry.is_file(follow_symlinks=False):
            yield Lying(int(number), rest[:16], entry.name)


def _entries(folder: Path, form: re.Pattern[str]) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if form.fullmatch(entry.name):
                    yield entry
    except OSError:  # it went away while we looked, or is not ours to read
        return
