"""The newsroom's short forms (``pmk`` for Pemerintah Kabupaten): kept in the log, so that everybody's machine has them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from newsdesk.desk import Act, Look
from newsdesk.recording import record
from newsdesk.store.tables import Snippet
from newsdesk.text.snippets import checked
from newsdesk.text.usable import clean_line


def snippets(look: Look) -> dict[str, str]:
    """The newsroom's short forms in order, each with what it stands for."""
    rows = look.session.scalars(select(Snippet).order_by(Snippet.short)).all()
    return {row.short: row.long for row in rows}


def keep_snippet(act: Act, short: str, long: str, before: str = "") -> str:
    """Keep a short form, in the place of another (before) where it was changed; returns it as it is kept.

    Raises Refused("snippet-short"), ("snippet-long").
    """
    short, long = checked(clean_line(short), clean_line(long))
    if before and before != short:
        drop_snippet(act, before)
    known = act.session.get(Snippet, short)
    if known is None or known.long != long:
        record(act, "snippet.kept", short=short, long=long)
    return short


def keep_snippets(act: Act, pairs: Iterable[tuple[str, str]]) -> None:
    """Keep several short forms at once; one that is there already stays what it is. Raises as `keep_snippet`."""
    known = snippets(act)
    for short, long in pairs:
        if short not in known:
            keep_snippet(act, short, long)


def drop_snippet(act: Act, short: str) -> None:
    """Take a short form away; one that is not there is no mistake."""
    if act.session.get(Snippet, short) is not None:
        record(act, "snippet.dropped", short=short)
