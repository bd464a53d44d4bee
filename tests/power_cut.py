"""Power cuts for SQLite, simulated: records what is written and synced, and makes the files a disk could hold after.

`Recorder` puts itself between SQLite and its own file layer (the VFS of the library that is loaded, by ctypes: no
preload, no tracing, no privileges) and notes every write, truncation and sync in order, beside marks of the test's own.
`disks_after` then plays them to any moment: what was synced is there; of what was written later, each write may
have reached the disk or not, in any combination. That is what a disk with a cache may do and more than most do.

What it leaves out: a write torn inside itself (SQLite's checksums and the disk's sectors answer for that), and new names
in a folder (only files that were there before the first mark are cut).
"""

from __future__ import annotations

import ctypes
import os
import random
from collections.abc import Sequence
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from pathlib import Path
from typing import Any

_Open = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
"""The name is handed on as the address it came as: SQLite keeps it, and a copy of Python's would be gone."""
_Write = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_Truncate = CFUNCTYPE(c_int, c_void_p, c_int64)
_Sync = CFUNCTYPE(c_int, c_void_p, c_int)


class _Vfs(Structure):
    """The head of sqlite3_vfs."""

    _fields_ = [("version", c_int), ("file_size", c_int), ("path_most", c_int), ("next", c_void_p), ("name", c_char_p),
                ("data", c_void_p), ("open", c_void_p)]


class _Methods(Structure):
    """sqlite3_io_methods, version 3."""

    _fields_ = [("version", c_int), *[(name, c_void_p) for name in (
        "close", "read", "write", "truncate", "sync", "size", "lock", "unlock", "reserved", "control", "sector",
        "characteristics", "shm_map", "shm_lock", "shm_barrier", "shm_unmap", "fetch", "unfetch")]]


Op = tuple[Any, ...]
"""("write", file, offset, bytes), ("truncate", file, size), ("sync", file), ("mark", anything)."""


class Recorder:
    """Records what the SQLite of this process does from now on; one in a process, and for its whole life."""

    def __init__(self, library: str) -> None:
        self.ops: list[Op] = []
        self._keep: list[Any] = []
        self._names: dict[int, str] = {}
        self._wrapped: dict[int, _Methods] = {}
        sqlite = ctypes.CDLL(library)
        sqlite.sqlite3_vfs_find.restype, sqlite.sqlite3_vfs_find.argtypes = POINTER(_Vfs), [c_char_p]
        vfs = sqlite.sqlite3_vfs_find(None).contents
        before = _Open(vfs.open)

        def opened(of: int, name: int | None, file: int, flags: int, out: int | None) -> int:
            code = before(of, name, file, flags, out)
            methods = c_void_p.from_address(file)
            if code == 0 and methods.value:
                self._names[file] = Path(os.fsdecode(ctypes.string_at(name))).name if name else ""
                methods.value = ctypes.addressof(self._wrap(methods.value))
            return int(code)

        wrapper = _Open(opened)
        self._keep += [sqlite, vfs, before, wrapper]
        vfs.open = ctypes.cast(wrapper, c_void_p).value

    def mark(self, what: object) -> None:
        """Put a mark of the test's own between the operations."""
        self.ops.append(("mark", what))

    def _wrap(self, address: int) -> _Methods:
        if address in self._wrapped:
            return self._wrapped[address]
        methods = _Methods()
        ctypes.memmove(ctypes.byref(methods), address, ctypes.sizeof(_Methods))
        write, truncate, sync = _Write(methods.write), _Truncate(methods.truncate), _Sync(methods.sync)

        def writes(file: int, data: int, size: int, offset: int) -> int:
            self.ops.append(("write", self._names[file], offset, ctypes.string_at(data, size)))
            return int(write(file, data, size, offset))

        def truncates(file: int, size: int) -> int:
            self.ops.append(("truncate", self._names[file], size))
            return int(truncate(file, size))

        def syncs(file: int, flags: int) -> int:
            code = int(sync(file, flags))
            self.ops.append(("sync", self._names[file]))
            return code

        for name, kind, function in (("write", _Write, writes), ("truncate", _Truncate, truncates), ("sync", _Sync, syncs)):
            callback = kind(function)
            self._keep.append(callback)
            setattr(methods, name, ctypes.cast(callback, c_void_p).value)
        self._wrapped[address] = methods
        return methods


def disks_after(ops: Sequence[Op], start: int, chance: random.Random, every: int) -> Any:
    """Power cuts after `start` (an index into the operations; all before it is taken as safe), one in about `every`
    operations. Yields (index of the operation before the cut, files by name)."""
    safe: dict[str, bytearray] = {}
    waiting: dict[str, list[Op]] = {}
    for n, op in enumerate(ops):
        if op[0] == "sync" or n == start:
            for name in [op[1]] if op[0] == "sync" else list(waiting):
                for late in waiting.pop(name, ()):
                    _apply(safe.setdefault(name, bytearray()), late)
        elif op[0] != "mark":
            waiting.setdefault(op[1], []).append(op)
        if n > start and (op[0] == "mark" or chance.randrange(every) == 0):
            reached = chance.choice((0.0, 0.0, 0.5, 0.9, 1.0))
            disk = {name: bytearray(data) for name, data in safe.items()}
            for name, late_ops in waiting.items():
                for late in late_ops:
                    if chance.random() < reached:
                        _apply(disk.setdefault(name, bytearray()), late)
            yield n, disk


def _apply(data: bytearray, op: Op) -> None:
    if op[0] == "truncate":
        del data[op[2] :]
        return
    _, _, offset, new = op
    if len(data) < offset:
        data.extend(bytes(offset - len(data)))
    data[offset : offset + len(new)] = new
