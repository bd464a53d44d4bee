"""Which version the tables of a newsroom have: known without the tables, whose import takes longer than a start may."""

from __future__ import annotations

SCHEMA_VERSION = 5
"""Rises with every change of the tables; a store with a higher one was made by a newer program."""
