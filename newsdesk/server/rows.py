"""Rows on the newsroom's server: which there are, those that one lacks, and adding some. Nothing is ever changed or taken away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, text
from sqlalchemy.dialects.postgresql import insert

from newsdesk.server.tables import EVENT, PICTURE, SAID

Ranges = dict[str, list[tuple[int, int]]]
"""By device the numbers of its events, first and last of each unbroken run."""
COLUMNS = tuple(column.name for column in EVENT.columns if column.computed is None)
"""What is said of an event, in the order of the table."""
_TYPES = {"seq": "integer", "clock": "bigint"}
_MOST_KEYS = 200_000
_ARRAYS = ", ".join(f"CAST(:{name} AS {_TYPES.get(name, 'text')}[])" for name in COLUMNS)
_PUT = text(f"INSERT INTO newsdesk.event ({', '.join(COLUMNS)}) SELECT * FROM unnest({_ARRAYS}) ON CONFLICT DO NOTHING")
_RUNS = """
SELECT device, min(seq), max(seq) FROM (
  SELECT device, seq, seq - dense_rank() OVER (PARTITION BY device ORDER BY seq) AS run
  FROM (SELECT DISTINCT device, seq FROM newsdesk.event AS e {where}) AS numbers) AS runs
GROUP BY device, run ORDER BY 1, 2"""
_ALL = text(_RUNS.format(where=""))
_SOUND = text(_RUNS.format(where="WHERE NOT EXISTS (SELECT FROM newsdesk.complaint AS c WHERE c.row = e.row)"))
_LACKING = text(f"""
SELECT e.device, e.seq, e.row, octet_length(e.payload) AS size
FROM unnest(CAST(:devices AS text[]), CAST(:firsts AS integer[]), CAST(:lasts AS integer[])) AS w(device, first, last)
JOIN newsdesk.event AS e ON e.device = w.device AND e.seq BETWEEN w.first AND w.last
ORDER BY e.kind <> 'device.introduced', e.clock, e.device, e.seq, e.row LIMIT {_MOST_KEYS}""")


class Key(NamedTuple):
    """Which row an event is, and how many bytes it has."""

    device: str
    seq: int
    row: str
    size: int


def held(connection: Connection) -> Ranges:
    """The numbers under which the server has events, whatever these say."""
    return _ranges(connection, _ALL)


def sound(connection: Connection) -> Ranges:
    """The numbers under which the server has events that nobody complained about."""
    return _ranges(connection, _SOUND)


def _ranges(connection: Connection, query: Any) -> Ranges:
    ranges: Ranges = {}
    for device, first, last in connection.execute(query):
        ranges.setdefault(device, []).append((first, last))
    return ranges


def lacking(there: Mapping[str, Sequence[tuple[int, int]]], here: Mapping[str, Sequence[tuple[int, int]]]) -> Ranges:
    """What is there and not here. The runs of either are in order."""
    wanted: Ranges = {}
    for device, runs in there.items():
        for first, last in runs:
            for have_first, have_last in here.get(device, ()):
                if have_last < first or have_first > last:
                    continue
                if have_first > first:
                    wanted.setdefault(device, []).append((first, have_first - 1))
                first = have_last + 1
            if first <= last:
                wanted.setdefault(device, []).append((first, last))
    return wanted


def keys(connection: Connection, wanted: Ranges) -> list[Key]:
    """The rows with these numbers: first the keys of machines, then everything in the one order of events, as they say themselves."""
    runs = [(device, first, last) for device, some in wanted.items() for first, last in some]
    if not runs:
        return []
    devices, firsts, lasts = (list(column) for column in zip(*runs, strict=True))
    return [Key(*row) for row in connection.execute(_LACKING, {"devices": devices, "firsts": firsts, "lasts": lasts})]


def fetch(connection: Connection, some: Sequence[Key]) -> list[dict[str, Any]]:
    """These rows, in the order of their keys; those that are gone meanwhile are left out."""
    query = text(f"SELECT {', '.join(COLUMNS)}, row FROM newsdesk.event WHERE row = ANY(:rows)")
    found = {row["row"]: dict(row) for row in connection.execute(query, {"rows": [key.row for key in some]}).mappings()}
    return [found[key.row] for key in some if key.row in found]


def put(connection: Connection, events: Sequence[Mapping[str, Any]]) -> int:
    """Add events (values by COLUMNS); how many were not there yet."""
    columns = {name: [event[name] for event in events] for name in COLUMNS}
    return connection.execute(_PUT, columns).rowcount


def complain(connection: Connection, wrong: Iterable[str]) -> None:
    """Say which rows are not what they claim to be, so that who has the right ones puts them there."""
    connection.execute(text("INSERT INTO newsdesk.complaint (row) SELECT unnest(CAST(:rows AS text[])) ON CONFLICT DO NOTHING"),
                       {"rows": sorted(wrong)})


def count(connection: Connection) -> int:
    """About how many events the server has: its own estimate, or a count where there is none yet."""
    about = connection.scalar(text("SELECT reltuples::bigint FROM pg_class WHERE oid = 'newsdesk.event'::regclass"))
    return int(about) if about and about > 100_000 else int(connection.scalar(text("SELECT count(*) FROM newsdesk.event")) or 0)


# ---- pictures ----------------------------------------------------------------------------------------------------------------

def pictures(connection: Connection, digests: Sequence[str]) -> set[str]:
    """Of some pictures those that the server has."""
    return set(connection.scalars(text("SELECT digest FROM newsdesk.picture WHERE digest = ANY(:digests)"), {"digests": list(digests)}))


def picture(connection: Connection, digest: str) -> bytes:
    """The bytes that the server has under a digest; empty where it has none."""
    return bytes(connection.scalar(text("SELECT data FROM newsdesk.picture WHERE digest = :digest"), {"digest": digest}) or b"")


def put_picture(connection: Connection, digest: str, data: bytes) -> None:
    """Add a picture."""
    connection.execute(insert(PICTURE).on_conflict_do_nothing(), {"digest": digest, "data": data})


# ---- the archive -------------------------------------------------------------------------------------------------------------

def put_entries(connection: Connection, entries: Sequence[Mapping[str, str]]) -> int:
    """Add articles of the archive (values by SAID); how many were not there yet."""
    arrays = ", ".join(f"CAST(:{name} AS text[])" for name in SAID)
    query = text(f"INSERT INTO newsdesk.entry ({', '.join(SAID)}) SELECT * FROM unnest({arrays}) ON CONFLICT DO NOTHING")
    return connection.execute(query, {name: [entry[name] for entry in entries] for name in SAID}).rowcount


def search(connection: Connection, words: Sequence[str], limit: int) -> list[dict[str, str]]:
    """The best articles of the archive that have every word, the last one as a beginning; by Indonesian stems."""
    quoted = ["'" + word.replace("\\", "").replace("'", "''") + "'" for word in words]
    query = text(f"SELECT {', '.join(SAID)} FROM newsdesk.entry, to_tsquery('pg_catalog.indonesian', :query) AS wanted "
                 "WHERE words @@ wanted ORDER BY ts_rank(words, wanted) DESC, published DESC, digest LIMIT :limit")
    return [dict(row) for row in connection.execute(query, {"query": " & ".join(quoted) + ":*", "limit": limit}).mappings()]


def entries(connection: Connection) -> int:
    """How many articles the archive has."""
    return int(connection.scalar(text("SELECT count(*) FROM newsdesk.entry")) or 0)
