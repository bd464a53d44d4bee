"""The newsroom's archive on its server: what one laptop imported every laptop can find. What is found is kept here, and found here
again where there is no line.

Nobody signs the archive: it is a copy of what the portal shows. What comes from the server is read like any archive of others.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta, timezone

from sqlalchemy import select

from newsdesk import importing
from newsdesk.desk import Desk, Look
from newsdesk.errors import Refused
from newsdesk.portal.reading.records import ArchiveRecord, read_records
from newsdesk.serving import address, where
from newsdesk.store.search import words_of
from newsdesk.store.tables import Entry

FEWEST_LETTERS, MOST_WORDS, MOST_FOUND = 3, 16, 40
_TOGETHER = 200


def publish(desk: Desk, on_progress: Callable[[int, int], None] = lambda done, new: None) -> tuple[int, int]:
    """Put the archive of this laptop into the server's; how many articles were looked at, and how many were new there. For a thread.

    on_progress(looked at, new) after each part; what was put there stays, and the same again goes on from there. Raises as
    `serving.exchange` does.
    """
    from newsdesk.server import line, rows

    looked = new = 0
    last = ""
    with line.line(*where(desk)) as connection:
        with connection.begin():
            line.look_over(connection)
        while some := desk.ask(_entries, last):
            last = some[-1][0]
            with connection.begin():
                new += rows.put_entries(connection, [said for _, said in some])
            looked += len(some)
            on_progress(looked, new)
    return looked, new


def search(desk: Desk, query: str, limit: int = MOST_FOUND) -> int:
    """Look for every word of a query in the server's archive, and keep what this laptop does not have yet: how many those are. Then
    `finding.find` has them. For a thread.

    0 where there is no server, or too little to look for. Raises as `serving.exchange` does where the line is not good.
    """
    words = words_of(query)[:MOST_WORDS]
    if not desk.ask(address) or sum(map(len, words)) < FEWEST_LETTERS:
        return 0
    from newsdesk.server import line, rows

    with line.line(*where(desk)) as connection, connection.begin():
        line.look_over(connection)
        found = rows.search(connection, words, limit)
    try:
        read = [record for record in read_records(json.dumps(row) + "\n" for row in found) if isinstance(record, ArchiveRecord)]
    except Refused:
        return 0  # what a server says that is no archive is no find
    return desk.do(importing.add_entries, read).result[0] if read else 0


def _entries(look: Look, after: str) -> list[tuple[str, dict[str, str]]]:
    """The next articles of the archive here, by name, as the server keeps them."""
    found = []
    for row in look.session.scalars(select(Entry).where(Entry.id > after).order_by(Entry.id).limit(_TOGETHER)):
        at = row.published.astimezone(timezone(timedelta(minutes=row.offset))).isoformat() if row.published else ""
        found.append((row.id, {
            "headline": row.headline[:2000], "url": row.url[:4000], "published": at, "author": row.author[:2000],
            "category": row.category[:2000], "tags": "|".join(row.tags.splitlines())[:20_000], "body": row.body[:250_000],
            "source": row.source[:4000]}))
    return found
