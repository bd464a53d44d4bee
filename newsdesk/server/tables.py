"""The tables of the newsroom's server, as the program reads and writes them; migrations/versions makes them, with their guards.

A row is only ever added. Each column of an event is covered by its hash, its signature or what its payload says, so that whoever
changes one is found out by the next laptop that reads the row. There is no running number and no time of arrival: nothing to
be believed, and nothing to read by.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Computed, Index, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.dialects.postgresql import TSVECTOR

SCHEMA, OWNER, APP, CHANNEL = "newsdesk", "newsdesk_owner", "newsdesk_app", "newsdesk"
MOST_PICTURE, MOST_ENTRY = 60_000_000, 1_000_000
"""Bytes of one picture, and of the text of one article of the archive."""
META = MetaData(schema=SCHEMA)
SAID = ("headline", "url", "published", "author", "category", "tags", "body", "source")
"""What is said of an article of the archive."""

EVENT = Table(
    "event", META,
    Column("device", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("clock", BigInteger, nullable=False),  # where it stands in the one order, as its payload says
    Column("previous", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("article", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("signature", Text, nullable=False),
    # What the row says, as one name that the server counts: two rows may have one number, so nobody is kept out by a false one.
    Column("row", Text, Computed(""), primary_key=True),
    Index("event_number", "device", "seq"),
)
COMPLAINT = Table("complaint", META, Column("row", Text, primary_key=True))
"""Rows of `event` that a laptop found to be wrong: who has the right one puts it there again."""
PICTURE = Table("picture", META, Column("digest", Text, primary_key=True), Column("data", LargeBinary, nullable=False))
ENTRY = Table(
    "entry", META,
    *(Column(name, Text, nullable=False) for name in SAID),
    Column("digest", Text, Computed(""), primary_key=True),
    Column("words", TSVECTOR, Computed("")),
    Index("entry_words", "words", postgresql_using="gin"),
)
"""The newsroom's archive: what its portal shows already."""
