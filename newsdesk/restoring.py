"""Bringing back what was: an article from a snapshot, a revision, a rescue copy or a backup; a newsroom from a backup.

Nothing is ever overwritten by it: what was there before is kept as a snapshot, and a store as a file beside.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pysqlite3.dbapi2 as sqlite
from sqlalchemy import select

from newsdesk.article.content import Content
from newsdesk.desk import Act, Look
from newsdesk.drafting import save_draft
from newsdesk.errors import Refused
from newsdesk.paths import Home
from newsdesk.rescue import RescueCopy, copies
from newsdesk.store import lock
from newsdesk.store import salvage as salvaging
from newsdesk.store.backup import Backup, backups
from newsdesk.store.drafts import keep_snapshot
from newsdesk.store.health import Fault, faults
from newsdesk.store.salvage import Salvaged
from newsdesk.store.tables import Article, Draft, Revision, Snapshot
from newsdesk.text.canonical import digest
from newsdesk.text.counting import count

KINDS = ("snapshot", "revision", "rescue", "backup")


@dataclass(frozen=True, slots=True)
class Version:
    """A text of an article as it was at some time."""

    id: str
    """``snapshot:12``, ``revision:HASH``, ``rescue:FILE``, ``backup:FILE``."""
    at: datetime
    content: Content

    @property
    def kind(self) -> str:
        return self.id.partition(":")[0]

    @property
    def words(self) -> int:
        """As its reader counts them; some milliseconds for a long text."""
        return count(self.content.body).words


def versions(look: Look, article: str) -> tuple[Version, ...]:
    """Every text of an article that can come back, newest first: each text once, and not the one that the draft holds.

    What was submitted is always among them. Any thread may ask: many long texts take a moment.
    """
    draft = look.session.get(Draft, article)
    now = draft.content if draft else ""
    found: dict[str, Version] = {}
    for one in sorted(_all(look, article), key=lambda version: version.at):
        text = one.content.to_json()
        if one.kind == "revision" or (text not in found and text != now):
            found[text] = one
    return tuple(sorted(found.values(), key=lambda version: version.at, reverse=True))


def version(look: Look, article: str, id: str) -> Version:
    """One of these. Raises Refused("version-unknown", version)."""
    kind = id.partition(":")[0]
    if kind in KINDS:
        for found in _KIND[kind](look, article):
            if found.id == id:
                return found
    raise Refused("version-unknown", version=id[:80])


def restore(act: Act, article: str, id: str) -> int:
    """Make a version the article's draft; what the draft held is kept as a snapshot first. Returns the draft's number.

    An article that this newsroom does not know (it is in a backup or a rescue copy) begins here.
    Raises Refused("version-unknown").
    """
    wanted = version(act, article, id)
    keep_snapshot(act.session, article)
    if act.session.get(Article, article) is None:
        act.record("article.started", article, origin="")
    return save_draft(act, article, wanted.content)


def keep_now(act: Act, article: str) -> None:
    """Keep what the draft holds as a snapshot: all of the text is about to be another."""
    keep_snapshot(act.session, article)
    act.touch("draft", article)


# ---- whole newsrooms: nobody has them open -----------------------------------------------------------------------------

def put_back(home: Home, backup: Path) -> Path:
    """Make a backup the newsroom; returns the folder where the store that was there lies as it was.

    Articles that the backup does not know stay, and of the others the newest text stays as a snapshot.
    Raises Refused("newsroom-in-use"), ("backup-broken"), ("backup-unknown", name), ("disk-full").
    """
    if not backup.is_file():
        raise Refused("backup-unknown", name=backup.name)
    with _held(home):
        return salvaging.put_back(home, backup, datetime.now(UTC))


def salvage(home: Home) -> Salvaged:
    """Make a damaged newsroom whole with what is whole in it, its newest whole backup and its rescue copies.

    Raises Refused("newsroom-in-use"), ("disk-full").
    """
    newest: dict[str, RescueCopy] = {}
    for copy in sorted(copies(home), key=lambda copy: copy.at):
        newest[copy.article] = copy
    texts = {article: salvaging.Copy(copy.at, copy.content.to_json()) for article, copy in newest.items()}
    with _held(home):
        return salvaging.salvage(home, datetime.now(UTC), texts)


def look_over(home: Home) -> tuple[Fault, ...]:
    """What is wrong with the newsroom's store; any thread may ask, it is read only."""
    return faults(home.store) if home.store.exists() else ()


def all_backups(home: Home) -> tuple[Backup, ...]:
    """The newsroom's backups, newest first."""
    return backups(home.backups)


@contextmanager
def _held(home: Home) -> Iterator[None]:
    handle = lock.take(home.lock)
    try:
        yield
    finally:
        handle.close()


# ---- where versions come from ------------------------------------------------------------------------------------------

def _all(look: Look, article: str) -> Iterator[Version]:
    for kind in KINDS:
        yield from _KIND[kind](look, article)


def _snapshots(look: Look, article: str) -> Iterator[Version]:
    for row in look.session.scalars(select(Snapshot).where(Snapshot.article == article)):
        if (content := _content(row.content)) is not None:
            yield Version(f"snapshot:{row.id}", row.at, content)


def _revisions(look: Look, article: str) -> Iterator[Version]:
    for row in look.session.scalars(select(Revision).where(Revision.article == article)):
        if digest(row.content) == row.digest and (content := _content(row.content)) is not None:
            yield Version(f"revision:{row.hash}", row.at, content)


def _rescued(look: Look, article: str) -> Iterator[Version]:
    for copy in copies(look.home, article):
        yield Version(f"rescue:{copy.file.name}", copy.at, copy.content)


def _backed_up(look: Look, article: str) -> Iterator[Version]:
    for backup in backups(look.home.backups):
        try:
            with closing(sqlite.connect(f"{backup.file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
                query = "SELECT content, digest, saved_at FROM draft WHERE article = ?"
                row = connection.execute(query, (article,)).fetchone()
        except sqlite.Error:
            continue
        if row and digest(row[0]) == row[1] and (content := _content(row[0])) is not None:
            yield Version(f"backup:{backup.file.name}", datetime.fromisoformat(row[2]), content)


def _content(text: str) -> Content | None:
    try:
        return Content.from_json(text)
    except Refused:
        return None


_KIND = {"snapshot": _snapshots, "revision": _revisions, "rescue": _rescued, "backup": _backed_up}
