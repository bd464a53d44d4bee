"""Who wrote how much of a revision, from the revisions that are here: asked before an approval, and wherever one is read."""

from __future__ import annotations

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from newsdesk.store.tables import Listed, Revision, Setting
from newsdesk.text.authors import Version, line_of, shares

ROOT = "newsroom-key"
"""What this machine remembers: the chief's public key, whose list counts here. Nothing: there is no list, every step counts."""


ONE = "one-person"
"""Under this name a session remembers what `one_person` found; whoever changes the list takes it away."""


def root(session: Session) -> str:
    """The key whose list counts here; empty: none."""
    row = session.get(Setting, ROOT)
    return str(json.loads(row.value)) if row else ""


def one_person(session: Session) -> dict[str, str]:
    """Ids under which people of the list were enrolled on other machines of theirs, each with the id they have on the list; nothing
    where no list counts. Whoever has two ids is one person wherever that is asked."""
    if ONE not in session.info:
        lines = session.execute(select(Listed.said, Listed.person).where(Listed.said != "")).all()
        session.info[ONE] = {line.said: line.person for line in lines} if lines and root(session) else {}
    found: dict[str, str] = session.info[ONE]
    return found


def shares_of(session: Session, article: str, revision: str) -> dict[str, float]:
    """The share (0 to 1) of a revision's words by the id of the person who brought them in.

    Where a list counts, what a machine on it sent was written by whose machine it is, whatever it says itself.
    """
    owners = _owners(session)
    rows = session.scalars(select(Revision).where(Revision.article == article))
    versions = {}
    for row in rows:
        values = json.loads(row.content)
        person = owners.get(row.device, row.person)
        versions[row.hash] = Version(json.loads(row.parents), person, values.get("headline", ""), values.get("body", ""))
    return shares(versions, revision)


def share_of(session: Session, article: str, revision: str, person: str) -> float:
    """The same for one person; no text is read where they sent none of what the revision came from."""
    owners = _owners(session)
    columns = select(Revision.hash, Revision.parents, Revision.person, Revision.device).where(Revision.article == article)
    rows = {row.hash: row for row in session.execute(columns)}
    line = line_of({name: json.loads(row.parents) for name, row in rows.items()}, revision)
    if not any(owners.get(rows[name].device, rows[name].person) == person for name in line):
        return 0.0
    return shares_of(session, article, revision).get(person, 0.0)


def _owners(session: Session) -> dict[str, str]:
    """Whose each machine on the list is; nothing where no list counts."""
    return {row.device: row.person for row in session.scalars(select(Listed))} if root(session) else {}
