"""Articles, readings and findings as plain values, for the command line's JSON."""

from __future__ import annotations

import csv
import errno
import io
import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from newsdesk.article.comparing import Comparison
from newsdesk.article.content import Content
from newsdesk.desk import Look
from newsdesk.drafting import draft
from newsdesk.errors import Refused
from newsdesk.finding import ArticleRow
from newsdesk.history import Happened, history
from newsdesk.noting import Note
from newsdesk.portal.checks import Finding
from newsdesk.portal.reading.reading import Reading
from newsdesk.proposing import Suggested
from newsdesk.reviewing import standing
from newsdesk.store.backup import write_file
from newsdesk.text.body import related_links
from newsdesk.text.canonical import canonical_json
from newsdesk.text.comparison import Piece


def content_values(content: Content) -> dict[str, Any]:
    """A content with the names of the command line: related links from the body, pictures as one list, lead first."""
    unsure = {g.field: g for g in content.guesses}
    pictures = [content.lead, *content.pictures] if content.lead else list(content.pictures)
    return {
        "headline": content.headline, "kicker": content.kicker, "place": content.place, "label": content.label,
        "published": content.published, "reporters": list(content.reporters), "editor": content.editor,
        "category": content.category, "tags": list(content.tags), "advertorial": content.advertorial,
        "sponsor": content.sponsor, "source": content.source, "body": content.body,
        "pictures": [{k: v for k, v in asdict(p).items() if k not in ("key", "name")} for p in pictures],
        "related": [
            {"title": r.title, "url": r.url, "article": r.article or r.archive, "certain": f"related:{n}" not in unsure,
             "alternatives": list(unsure[f"related:{n}"].alternatives) if f"related:{n}" in unsure else []}
            for n, r in enumerate(related_links(content.body))
        ],
        "notices": [asdict(n) for n in content.notices],
        "answers": asdict(content.answers) if content.answers else None,
        "guesses": [{**asdict(g), "alternatives": list(g.alternatives)} for g in content.guesses],
    }


def reading_values(reading: Reading, article: str) -> dict[str, Any]:
    """A reading as `import --json` prints it; article: its id where it was stored, else empty."""
    return {
        "id": article, **content_values(reading.content), "kind": reading.kind, "address": reading.address,
        "archive": [asdict(entry) for entry in reading.archive],
        "refused": [asdict(refusal) for refusal in reading.refused],
    }


def article_values(look: Look, article: str) -> dict[str, Any]:
    """An article's draft and where it stands. Raises Refused("article-unknown")."""
    state = standing(look, article)
    return {"id": article, "stage": state.stage, "revision": state.head, "approved": state.approved,
            "address": state.address, **content_values(draft(look, article).content)}


def row_values(row: ArticleRow) -> dict[str, Any]:
    """A line of a shelf."""
    return {**asdict(row), "reporters": list(row.reporters), "changed_at": row.changed_at.isoformat()}


def finding_values(found: Finding) -> dict[str, Any]:
    """A line of the checklist."""
    return {"check": found.check, "level": found.level, "spot": found.spot, "facts": dict(found.facts)}


def comparison_values(done: Comparison) -> dict[str, Any]:
    """A comparison: the fields and pictures that differ, every paragraph of the body, the moves, and words counted."""
    removed, added = done.words
    return {
        "same": done.same,
        "fields": [{"field": p.field, "old": p.old, "new": p.new, "went": list(p.went), "came": list(p.came), "words": _pieces(p.pieces)}
                   for p in done.fields if not p.same],
        "pictures": [{"field": p.field, "old": asdict(p.old) if p.old else None, "new": asdict(p.new) if p.new else None,
                      "changed": list(p.changed)} for p in done.pictures if not p.same],
        "paragraphs": [{"kind": row.kind, "old": list(row.old), "new": list(row.new), "move": row.move, "words": _pieces(row.pieces)}
                       for row in done.rows],
        "moves": [{"move": row.move, "old": list(row.old), "new": list(row.new)} for row in done.rows if row.kind == "moved-here"],
        "removed": removed, "added": added,
    }


def audit_table(events: Iterable[Happened]) -> str:
    """The history of an article as CSV, a line an event, the names of the columns first."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(AUDIT_COLUMNS)
    table.writerows(audit_row(event) for event in events)
    return text.getvalue()


def save_audit(look: Look, article: str, file: Path) -> None:
    """Write the history of an article into a file, whole or not at all: CSV where it ends so, else a list as JSON.

    Raises Refused("article-unknown"), ("disk-full"), ("folder-read-only", folder).
    """
    events = history(look, article)
    if file.suffix.lower() == ".csv":
        data = audit_table(events).encode("utf-8-sig")  # spreadsheets take it for Latin without the mark
    else:
        data = (json.dumps([audit_values(event) for event in events], indent=1, ensure_ascii=False) + "\n").encode("utf-8")
    try:
        write_file(file, data)
    except OSError as wrong:
        full = wrong.errno in (errno.ENOSPC, errno.EDQUOT)
        raise (Refused("disk-full") if full else Refused("folder-read-only", folder=str(file.parent))) from wrong


def note_values(note: Note) -> dict[str, Any]:
    """A note as JSON: where it is now, in characters of the field's lines; its words; who said what."""
    return {"id": note.id, "state": note.state, "field": note.where.anchor.field, "quote": note.where.anchor.quote,
            "lost": note.where.lost, "spans": [list(span) for span in note.where.spans], "person": note.name,
            "at": note.at.isoformat(), "words": note.words,
            "replies": [{"person": one.name, "at": one.at.isoformat(), "words": one.words} for one in note.replies]}


def suggestion_values(one: Suggested) -> dict[str, Any]:
    """A suggestion as JSON, and what became of it."""
    return {"id": one.id, "state": one.state, "why": one.why, "kind": one.suggestion.kind, "field": one.suggestion.field,
            "old": one.suggestion.old, "new": one.suggestion.new, "revision": one.base, "person": one.name, "at": one.at.isoformat(),
            "settled": one.settled_at.isoformat() if one.settled_at else ""}


def _pieces(pieces: Iterable[Piece]) -> list[dict[str, str]]:
    return [{"old": piece.old, "new": piece.new} for piece in pieces]


AUDIT_COLUMNS = ("at", "device", "seq", "hash", "whole", "person", "kind", "facts")


def audit_values(event: Happened) -> dict[str, Any]:
    """An event of an article's history."""
    values = {**asdict(event), "at": event.at.isoformat(), "facts": dict(event.facts)}
    return {name: values[name] for name in AUDIT_COLUMNS}


def audit_row(event: Happened) -> list[str]:
    """The same as cells of a table (AUDIT_COLUMNS), none of which a spreadsheet takes for a formula."""
    values = audit_values(event) | {"facts": canonical_json(event.facts), "whole": "yes" if event.whole else "no"}
    cells = [str(values[name]) for name in AUDIT_COLUMNS]
    return [f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell for cell in cells]
