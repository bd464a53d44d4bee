"""Reads rows out of the pages of a damaged SQLite file, without SQLite: what is whole in it is found, whatever is broken
around it.

The format is https://sqlite.org/fileformat2.html. Nothing here is trusted: whoever takes a row must know by its hash, or by
its shape, that it is one.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PAGE = 4096
"""The size of our pages, taken where a file's head does not say."""
LARGEST_ROW = 64_000_000
LEAF, INTERIOR = 0x0D, 0x05
Value = int | float | str | bytes | None


@dataclass(frozen=True, slots=True)
class FoundRow:
    table: str
    """The table that its page belongs to; empty where that is not known any more."""
    row: int
    values: tuple[Value, ...]


class Image:
    """A store file with what its write-ahead log adds to it."""

    def __init__(self, data: bytes, wal: bytes = b"") -> None:
        size = int.from_bytes(data[16:18], "big") if data[:16] == b"SQLite format 3\0" else 0
        self.page_size = 65536 if size == 1 else size if size >= 512 and size & (size - 1) == 0 else PAGE
        self._data = bytearray(data)
        self._apply(wal)
        self.count = len(self._data) // self.page_size

    @classmethod
    def of(cls, file: Path) -> Image:
        """The image of a store on disk, its -wal beside it. Raises OSError."""
        wal = file.with_name(file.name + "-wal")
        return cls(file.read_bytes(), wal.read_bytes() if wal.exists() else b"")

    def page(self, number: int) -> memoryview:
        """A page by its number, from 1. Raises IndexError."""
        if not 1 <= number <= self.count:
            raise IndexError(number)
        return memoryview(self._data)[(number - 1) * self.page_size : number * self.page_size]

    def rows(self) -> Iterator[FoundRow]:
        """Every row of every table that can be read, in no order; pages that are free are left out."""
        free, tables = self._free(), self._tables()
        for number in range(1, self.count + 1):
            if number not in free:
                for row, values in self._leaf(number):
                    yield FoundRow(tables.get(number, ""), row, values)

    def _apply(self, wal: bytes) -> None:
        """Put the pages of the transactions that were finished in the log over those of the file."""
        size, salt, waiting = self.page_size, wal[16:24], list[tuple[int, bytes]]()
        for at in range(32, len(wal) - size - 23, size + 24):
            number, finished = struct.unpack(">II", wal[at : at + 8])
            if wal[at + 8 : at + 16] != salt:
                break
            waiting.append((number, wal[at + 24 : at + 24 + size]))
            if finished:
                for page, data in waiting:
                    if 1 <= page <= finished:
                        self._data.extend(bytes(max(0, page * size - len(self._data))))
                        self._data[(page - 1) * size : page * size] = data
                waiting.clear()

    def _free(self) -> set[int]:
        """The pages that the file's head says are not used: what lies in them was deleted."""
        free: set[int] = set()
        trunk = int.from_bytes(self._data[32:36], "big")
        while trunk and trunk not in free and trunk <= self.count:
            free.add(trunk)
            page = self.page(trunk)
            count = min(int.from_bytes(page[4:8], "big"), len(page) // 4 - 2)
            free |= set(struct.unpack(f">{count}I", page[8 : 8 + 4 * count]))
            trunk = int.from_bytes(page[:4], "big")
        return free

    def _tables(self) -> dict[int, str]:
        """Which table each page belongs to, as far as the trees can still be walked."""
        found: dict[int, str] = {}
        for _, values in self._tree_rows(1):
            if len(values) == 5 and values[0] == "table" and isinstance(values[3], int):
                for number in self._tree(values[3]):
                    found.setdefault(number, str(values[1]))
        return found

    def _tree_rows(self, root: int) -> Iterator[tuple[int, tuple[Value, ...]]]:
        for number in self._tree(root):
            yield from self._leaf(number)

    def _tree(self, root: int) -> Iterator[int]:
        """The numbers of a tree's pages."""
        waiting, seen = [root], set[int]()
        while waiting:
            number = waiting.pop()
            if number in seen or not 1 <= number <= self.count:
                continue
            seen.add(number)
            yield number
            page, head = self.page(number), 100 if number == 1 else 0
            if page[head] == INTERIOR:
                waiting.append(int.from_bytes(page[head + 8 : head + 12], "big"))
                waiting += [int.from_bytes(page[at : at + 4], "big") for at in _pointers(page, head, head + 12)]

    def _leaf(self, number: int) -> Iterator[tuple[int, tuple[Value, ...]]]:
        page, head = self.page(number), 100 if number == 1 else 0
        if page[head] != LEAF:
            return
        for at in _pointers(page, head, head + 8):
            try:
                yield self._cell(page, at)
            except (ValueError, IndexError, struct.error):
                continue

    def _cell(self, page: memoryview, at: int) -> tuple[int, tuple[Value, ...]]:
        size, at = _varint(page, at)
        row, at = _varint(page, at)
        if not 0 < size <= LARGEST_ROW:
            raise ValueError(size)
        usable = self.page_size
        most, least = usable - 35, (usable - 12) * 32 // 255 - 23
        here = size if size <= most else least + (size - least) % (usable - 4)
        here = here if here <= most else least
        payload = bytearray(page[at : at + here])
        overflow = int.from_bytes(page[at + here : at + here + 4], "big") if here < size else 0
        seen: set[int] = set()
        while len(payload) < size and overflow not in seen:
            seen.add(overflow)
            more = self.page(overflow)
            payload += more[4 : 4 + min(usable - 4, size - len(payload))]
            overflow = int.from_bytes(more[:4], "big")
        if len(payload) != size:
            raise ValueError(size)
        return row, tuple(_values(memoryview(bytes(payload))))


def _pointers(page: memoryview, head: int, start: int) -> list[int]:
    """Where the cells of a page begin."""
    count = min(int.from_bytes(page[head + 3 : head + 5], "big"), (len(page) - start) // 2)
    return [at for at in struct.unpack(f">{count}H", page[start : start + 2 * count]) if start <= at < len(page) - 4]


def _varint(data: memoryview, at: int) -> tuple[int, int]:
    """A variable-length integer and the place behind it."""
    value = 0
    for n in range(9):
        byte = data[at + n]
        if n == 8:
            return (value << 8) | byte, at + 9
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, at + n + 1
    raise ValueError


def _values(payload: memoryview) -> Iterator[Value]:
    """The values of a record. Raises ValueError, IndexError where it is none."""
    size, at = _varint(payload, 0)
    kinds = []
    while at < size:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    at = size
    for kind in kinds:
        length = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)[kind] if kind < 10 else (kind - 12) // 2
        piece = payload[at : at + length]
        if len(piece) != length or kind in (10, 11):
            raise ValueError(kind)
        at += length
        if kind == 0:
            yield None
        elif kind < 7:
            yield int.from_bytes(piece, "big", signed=True)
        elif kind == 7:
            yield struct.unpack(">d", piece)[0]
        elif kind < 12:
            yield kind - 8
        else:
            yield str(piece, "utf-8") if kind % 2 else bytes(piece)
    if at != len(payload):
        raise ValueError(at)
