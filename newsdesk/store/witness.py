"""How far this machine's events have left it: one line beside the store, which a store that was brought back does not take along.

A store from an older backup would say other things under numbers that others know already. Where the witness names an event that
the store does not have, the machine takes a new name before it says anything (newsdesk/desk.py).
"""

from __future__ import annotations

import json
from pathlib import Path

from newsdesk.store.backup import write_file

Left = tuple[str, int, str]
"""Device, number and hash of the last event that left."""


def left(folder: Path) -> Left | None:
    """What left last; None where nothing did, or where the line cannot be read: then the store alone is asked."""
    try:
        device, seq, name = json.loads(_file(folder).read_bytes())
    except (OSError, ValueError, TypeError):
        return None
    return (device, seq, name) if isinstance(device, str) and type(seq) is int and isinstance(name, str) else None


def note_left(folder: Path, last: Left) -> None:
    """Remember what is about to leave. Raises OSError."""
    if left(folder) != last:
        write_file(_file(folder), json.dumps(last).encode())


def _file(folder: Path) -> Path:
    return folder / "device.left"
