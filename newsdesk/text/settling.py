"""Settling where a related link's title ends: words move between the title and the paragraph behind it, none is lost."""

from __future__ import annotations

from dataclasses import replace

from newsdesk.text.body import Kind, join_lines, kind_of, lines_of
from newsdesk.text.related import read_related, related_line


def settle_related(body: str, number: int, title: str) -> str:
    """The body with the `number`-th related link (from 0) carrying this title.

    Where the title is a longer or shorter stretch of the same running text, the paragraph behind takes or gives the
    difference; a title of other words only replaces the old one.
    """
    lines = lines_of(body)
    places = [n for n, line in enumerate(lines) if kind_of(line) is Kind.RELATED]
    if not 0 <= number < len(places):
        return body
    at = places[number]
    related = read_related(lines[at])
    assert related is not None
    behind = at + 1 if at + 1 < len(lines) and kind_of(lines[at + 1]) is Kind.PARAGRAPH else None
    title = " ".join(title.split())
    if related.title.startswith(title):
        moved = related.title[len(title) :].strip()
        if moved and behind is not None:
            lines[behind] = f"{moved} {lines[behind]}".strip()
        elif moved:
            lines.insert(at + 1, moved)
    elif title.startswith(related.title) and behind is not None:
        taken = title[len(related.title) :].strip()
        if lines[behind].startswith(taken):
            lines[behind] = lines[behind][len(taken) :].strip()
            if not lines[behind]:
                del lines[behind]
    lines[at] = related_line(replace(related, title=title))
    return join_lines(lines)
