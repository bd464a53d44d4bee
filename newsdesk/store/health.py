"""Says what is wrong with a store on disk: by SQLite's own check, and by the hash of every event, revision and draft.

SQLite's check sees under one flipped bit in a hundred; the hashes see every one inside a text that was submitted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pysqlite3.dbapi2 as sqlite

from newsdesk.store.log import hash_values
from newsdesk.text.canonical import digest


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not what it was."""

    kind: str
    """``file`` (SQLite's check), ``event``, ``revision``, ``draft``, ``chain`` (an event before it is missing)."""
    article: str = ""
    name: str = ""
    """The hash of the event or revision; what SQLite says of the file."""


def faults(file: Path) -> tuple[Fault, ...]:
    """What is wrong with a store; empty: nothing. It is only read; a store that is open elsewhere may be asked, too."""
    try:
        with closing(sqlite.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=15)) as connection:
            connection.execute("PRAGMA query_only=ON")
            connection.execute("PRAGMA cell_size_check=ON")
            said = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(5)")]
            found = [Fault("file", name=line[:200]) for line in said if line != "ok"]
            return (*found, *_events(connection), *_texts(connection))
    except (sqlite.Error, UnicodeDecodeError) as wrong:
        return (Fault("file", name=str(wrong)[:200]),)


def _events(connection: sqlite.Connection) -> Iterator[Fault]:
    own = connection.execute("SELECT value FROM setting WHERE key = 'device'").fetchone()
    before: tuple[str, int, str] = ("", 0, "")
    query = "SELECT hash, device, seq, previous, kind, article, payload, at FROM event ORDER BY device, seq"
    for name, *values in connection.execute(query):
        device, seq, previous, _, article, *_ = values
        try:
            right = hash_values(*values) == name
        except (ValueError, TypeError):
            right = False
        if not right:
            yield Fault("event", str(article), str(name))
        elif _chain_broken(own, device, seq, previous, before):
            yield Fault("chain", str(article), str(name))
        before = (device, seq, name)


def _chain_broken(own: tuple[str] | None, device: str, seq: int, previous: str, before: tuple[str, int, str]) -> bool:
    """Whether the event before one is missing, or is another: of other machines only some events may have come."""
    if seq == 1 or before[:2] == (device, seq - 1):
        return previous != (before[2] if seq > 1 else "")
    return own is None or json.dumps(device) == own[0]


def _texts(connection: sqlite.Connection) -> Iterator[Fault]:
    for kind, query in (("revision", "SELECT article, hash, content, digest FROM revision"),
                        ("draft", "SELECT article, '', content, digest FROM draft")):
        for article, name, content, said in connection.execute(query):
            if not isinstance(content, str) or digest(content) != said:
                yield Fault(kind, str(article), str(name))
