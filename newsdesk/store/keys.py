"""The key of this machine: where it is kept, and that it is never lost.

The key is made in a file that nobody else may read, so that it is there before anything could refuse it. Later it moves into the
system's keyring, once: written, read back, and only then is the file removed; a note in its place says where it is. What is
known without the secret (its public half, its fingerprint) stands in that note, so that a keyring that is locked or gone stops
nothing but signing, which happens when events leave.
"""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from newsdesk.errors import Refused
from newsdesk.store import ring
from newsdesk.store.backup import sync_folder, write_file
from newsdesk.store.signing import is_signed as is_signed
from newsdesk.store.signing import public_key as public_key
from newsdesk.store.signing import sign as sign

_read: dict[str, bytes] = {}
"""Keys that the keyring gave since the program started, by fingerprint: it is asked once."""


@dataclass(frozen=True, slots=True)
class _Note:
    """What stands in the place of a key that is in the keyring."""

    public: str
    fingerprint: str


def device_key(file: Path) -> bytes:
    """The secret key of this machine, made where there is none, in a file that nobody else may read; or out of the keyring.

    Raises Refused("device-key-damaged", file) where it is no key, ("device-key-gone") where the keyring does not have it any
    more, what `ring.read` raises where that cannot be asked; OSError where the file cannot be written or read.
    """
    note = None if file.exists() else _note(file)
    if note is not None:
        return _out_of_keyring(file, note)
    if file.exists():
        seed = file.read_bytes()
        if len(seed) != 32:
            raise Refused("device-key-damaged", file=str(file))
        return seed
    seed = secrets.token_bytes(32)
    _write_secret(file, seed)
    return seed


def fingerprint(file: Path) -> str:
    """What tells the key of this machine from others, made with it where there is none; the keyring is not asked.

    Raises as `device_key` does for a file.
    """
    note = None if file.exists() else _note(file)
    return note.fingerprint if note else _print(device_key(file))


def own_public(file: Path) -> str:
    """The public half of this machine's key; the keyring is not asked. Raises as `device_key` does for a file."""
    note = None if file.exists() else _note(file)
    return note.public if note else public_key(device_key(file))


def is_in_keyring(file: Path) -> bool:
    """Whether the key of this machine is in the system's keyring."""
    return not file.exists() and _note(file) is not None


def move_to_keyring(file: Path) -> bool:
    """Move the key out of its file into the keyring; whether it is there now.

    The file goes only after the keyring gave back what it was given and the note is on the disk. Raises as `ring.read` does,
    ("keyring-lies") where something else comes back; then the file is as it was.
    """
    if not file.exists():
        return _note(file) is not None
    seed = device_key(file)
    note = _Note(public_key(seed), _print(seed))
    ring.write(note.public, seed.hex())
    if ring.read(note.public) != seed.hex():
        raise Refused("keyring-lies")
    write_file(_note_file(file), json.dumps(asdict(note)).encode())
    file.unlink()
    sync_folder(file.parent)
    return True


def move_to_file(file: Path) -> None:
    """Take the key back out of the keyring into its file: for a keyring that is about to go. Raises as `device_key` does."""
    note = _note(file)
    if file.exists() or note is None:
        return
    _write_secret(file, _out_of_keyring(file, note))
    _note_file(file).unlink()


def give_up(file: Path) -> None:
    """The key is lost: the next one that is asked for is made anew. What pointed to the old one is kept under its own name."""
    note = _note(file)
    if note is not None:
        _note_file(file).replace(file.with_name(f"{file.stem}-{note.fingerprint[:12]}.keyring"))
    if file.exists():
        file.replace(file.with_name(f"{file.stem}-{sha256(file.read_bytes()).hexdigest()[:12]}.key"))


def _print(seed: bytes) -> str:
    return sha256(seed).hexdigest()


def _write_secret(file: Path, seed: bytes) -> None:
    """Whole or not at all, and never readable by others."""
    part = file.with_name(file.name + ".part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as new:
        new.write(seed)
        new.flush()
        os.fsync(new.fileno())
    part.replace(file)
    sync_folder(file.parent)


def _note_file(file: Path) -> Path:
    return file.with_suffix(".keyring")


def _note(file: Path) -> _Note | None:
    """What stands in the place of the key; None where nothing does. Raises Refused("device-key-damaged", file)."""
    try:
        said = json.loads(_note_file(file).read_bytes())
    except FileNotFoundError:
        return None
    except ValueError as wrong:
        raise Refused("device-key-damaged", file=str(_note_file(file))) from wrong
    if not isinstance(said, dict) or not all(isinstance(said.get(name), str) and len(said[name]) == 64 for name in _Note.__slots__):
        raise Refused("device-key-damaged", file=str(_note_file(file)))
    return _Note(said["public"], said["fingerprint"])


def _out_of_keyring(file: Path, note: _Note) -> bytes:
    if note.fingerprint not in _read:
        said = ring.read(note.public)
        if said is None:
            raise Refused("device-key-gone")
        try:
            seed = bytes.fromhex(said)
        except ValueError:
            seed = b""
        if _print(seed) != note.fingerprint:
            raise Refused("device-key-damaged", file=str(_note_file(file)))
        _read[note.fingerprint] = seed
    return _read[note.fingerprint]
