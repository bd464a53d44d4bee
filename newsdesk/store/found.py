"""The rows of a damaged store as values of our tables, and which of them can be proven, or believed, to be whole."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Boolean, Integer, Table

from newsdesk.store.log import hash_values
from newsdesk.store.pages import FoundRow, Image, Value
from newsdesk.store.tables import Base, Instant
from newsdesk.text.canonical import digest

_NEEDED = ((str, ("headline", "body", "place", "category")), (list, ("reporters", "guesses", "pictures")),
           (bool, ("advertorial",)), ((dict, type(None)), ("lead",)))
"""What a draft row is made from."""
Row = dict[str, Any]


@dataclass(slots=True)
class Found:
    """The rows of a store by table; what cannot be right is left out."""

    rows: dict[str, list[Row]]

    def of(self, table: str) -> list[Row]:
        return self.rows.get(table, [])


def read_rows(image: Image) -> Found:
    """The rows of an image as values of our tables, of the newest where a key occurs twice."""
    rows: dict[str, dict[Any, Row]] = {}
    for found in image.rows():
        for name in (found.table,) if found.table else tuple(Base.metadata.tables):
            table = Base.metadata.tables.get(name)
            row = _as_row(found, table) if table is not None else None
            if row is not None and table is not None:
                key = tuple(row[column.name] for column in table.primary_key)
                before = rows.setdefault(name, {}).get(key)
                if before is None or row.get("number", 0) >= before.get("number", 0):
                    rows[name][key] = row
                break
    return Found({name: list(by_key.values()) for name, by_key in rows.items()})


def _as_row(found: FoundRow, table: Table) -> Row | None:
    """The values of a found row by column; None where they do not fit the table."""
    columns = list(table.columns)
    if len(found.values) != len(columns):
        return None
    row: Row = {}
    for column, value in zip(columns, found.values, strict=True):
        if column.primary_key and isinstance(column.type, Integer):
            value = found.row if value is None else value
        fitting = _fitting(column.type, value)
        if fitting is None and not (value is None and column.nullable):
            return None
        row[column.name] = fitting
    return row


def _fitting(kind: object, value: Value) -> Any:
    """A value as the column's kind wants it; None where it does not fit."""
    if isinstance(kind, Instant):
        try:
            at = datetime.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            return None
        return at if at and at.tzinfo else None
    if isinstance(kind, Boolean):
        return bool(value) if value in (0, 1) else None
    wanted = int if isinstance(kind, Integer) else str
    return value if isinstance(value, wanted) else None


def is_event(row: Row) -> bool:
    """Whether an event says what its hash says."""
    try:
        at = row["at"].astimezone(UTC).isoformat(timespec="microseconds")
        said = hash_values(row["device"], row["seq"], row["previous"], row["kind"], row["article"], row["payload"], at)
        return said == str(row["hash"])
    except ValueError:
        return False


def is_draft(row: Row) -> bool:
    """Whether a draft says what its hash says."""
    return is_content(row["content"]) and digest(row["content"]) == row["digest"]


def is_content(text: str) -> bool:
    """Whether a text has what a draft row is made from."""
    try:
        values = json.loads(text)
        return all(isinstance(values[name], kind) for kind, names in _NEEDED for name in names)
    except (ValueError, KeyError, TypeError):
        return False


def is_json(text: str) -> bool:
    """Whether a text is JSON."""
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def is_id(text: str) -> bool:
    """Whether a text looks like the id of an article."""
    return len(text) == 16 and all(c in "0123456789abcdef" for c in text)

