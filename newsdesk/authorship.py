"""Who wrote how much of a text: every word belongs to the person whose revision brought it in."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from sqlalchemy import select

from newsdesk.article.content import Content
from newsdesk.desk import Look
from newsdesk.store.tables import Revision
from newsdesk.text.body import lines_of
from newsdesk.text.comparison import Piece, compare_bodies
from newsdesk.text.comparison.words import count_words

_NOBODY = "?"


def shares(look: Look, article: str, revision: str) -> dict[str, float]:
    """The share (0 to 1) of a revision's words, headline and body, by the id of the person who brought them in.

    A word that stayed or only moved keeps its author through every later revision, also where two texts became one. Empty
    where the text has no word.
    """
    rows = {row.hash: row for row in look.session.scalars(select(Revision).where(Revision.article == article))}
    texts: dict[str, list[tuple[str, str]]] = {}
    for row in _line(rows, revision):
        paragraphs = _paragraphs(Content.from_json(row.content))
        parents = [texts[name] for name in json.loads(row.parents) if name in texts] or [[]]
        written = _carried(parents[-1], paragraphs, row.person or _NOBODY)
        for before in reversed(parents[:-1]):
            written = _first_known(_carried(before, paragraphs, _NOBODY), written)
        texts[row.hash] = written
    written = texts.get(revision, [])
    words = Counter[str]()
    for _, authors in written:
        words.update(authors.split())
    total = words.total()
    return {person: count / total for person, count in words.items()} if total else {}


def _line(rows: dict[str, Revision], revision: str) -> list[Revision]:
    """A revision and all those it came from, each behind its parents."""
    done: dict[str, Revision] = {}
    waiting = [revision]
    while waiting:
        name = waiting[-1]
        missing = [p for p in json.loads(rows[name].parents) if p in rows and p not in done] if name in rows and name not in done else []
        if missing:
            waiting += missing
            continue
        waiting.pop()
        if name in rows:
            done.setdefault(name, rows[name])
    return list(done.values())


def _first_known(one: list[tuple[str, str]], other: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The authors of the same paragraphs: of each word the first that is known."""
    return [(text, " ".join(b if a == _NOBODY else a for a, b in zip(authors.split(), others.split(), strict=True)))
            for (text, authors), (_, others) in zip(one, other, strict=True)]


def _paragraphs(content: Content) -> list[str]:
    return [content.headline, *(line for line in lines_of(content.body) if line.strip())]


def _carried(before: list[tuple[str, str]], now: list[str], person: str) -> list[tuple[str, str]]:
    """Each paragraph of now with the authors of its words, parted by spaces: carried over from before, else this person."""
    known: dict[str, list[str]] = {}
    for text, authors in before:
        known.setdefault(text, []).append(authors)
    carried = []
    rows = compare_bodies("\n\n".join(text for text, _ in before), "\n\n".join(now))
    for row in rows:
        if row.kind in ("removed", "moved-away"):
            continue
        old = [known[line].pop(0) if known.get(line) else "" for line in row.old]
        carried += _by_words(row.pieces, row.new, " ".join(old).split(), person) if row.kind != "same" else [
            (row.new[0], old[0] or _all_by(person, row.new[0]))]
    return carried


def _by_words(pieces: Iterable[Piece], new: tuple[str, ...], authors: list[str], person: str) -> list[tuple[str, str]]:
    """Each new line with the authors of its words: those of the words that stayed, this person for the others."""
    at = 0
    written: list[str] = []
    for piece in pieces:
        count = count_words(piece.old)
        if piece.same:
            written += authors[at : at + count] or [person] * count
        else:
            written += [person] * count_words(piece.new)
        at += count
    result, place = [], 0
    for line in new:
        count = count_words(line)
        result.append((line, " ".join(written[place : place + count])))
        place += count
    return result


def _all_by(person: str, text: str) -> str:
    return " ".join([person] * count_words(text))
