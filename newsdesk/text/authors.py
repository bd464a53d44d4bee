"""Who wrote how much of a text: every word belongs to the person whose version brought it in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdesk.text.body import lines_of

if TYPE_CHECKING:
    from newsdesk.text.comparison import Piece

SMALL_SHARE = 0.1
"""The share of an article's words that somebody may have written and still approve it."""
_NOBODY = "?"


@dataclass(frozen=True, slots=True)
class Version:
    """A text at some time."""

    parents: Sequence[str]
    person: str
    """Who made it; empty: nobody (two texts became one)."""
    headline: str
    body: str


def shares(versions: Mapping[str, Version], name: str) -> dict[str, float]:
    """The share (0 to 1) of a version's words, headline and body, by the person who brought them in.

    versions: by name. A word that stayed or only moved keeps its author through every later version, also where two texts became
    one. Empty where the text has no word.
    """
    texts: dict[str, list[tuple[str, str]]] = {}
    for one in line_of({key: version.parents for key, version in versions.items()}, name):
        version = versions[one]
        paragraphs = [version.headline, *(line for line in lines_of(version.body) if line.strip())]
        parents = [texts[parent] for parent in version.parents if parent in texts] or [[]]
        written = _carried(parents[-1], paragraphs, version.person or _NOBODY)
        for before in reversed(parents[:-1]):
            written = _first_known(_carried(before, paragraphs, _NOBODY), written)
        texts[one] = written
    words = Counter[str]()
    for _, authors in texts.get(name, []):
        words.update(authors.split())
    total = words.total()
    return {person: count / total for person, count in words.items()} if total else {}


def line_of(parents: Mapping[str, Sequence[str]], name: str) -> list[str]:
    """A version and all those it came from, each behind its parents."""
    done: dict[str, None] = {}
    waiting = [name]
    while waiting:
        one = waiting[-1]
        missing = [p for p in parents[one] if p in parents and p not in done] if one in parents and one not in done else []
        if missing:
            waiting += missing
            continue
        waiting.pop()
        if one in parents:
            done.setdefault(one)
    return list(done)


def _first_known(one: list[tuple[str, str]], other: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The authors of the same paragraphs: of each word the first that is known."""
    return [(text, " ".join(b if a == _NOBODY else a for a, b in zip(authors.split(), others.split(), strict=True)))
            for (text, authors), (_, others) in zip(one, other, strict=True)]


def _carried(before: list[tuple[str, str]], now: list[str], person: str) -> list[tuple[str, str]]:
    """Each paragraph of now with the authors of its words, parted by spaces: carried over from before, else this person."""
    from newsdesk.text.comparison import compare_bodies  # not at start: an article that is opened compares nothing

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
    from newsdesk.text.comparison.words import count_words

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
    from newsdesk.text.comparison.words import count_words

    return " ".join([person] * count_words(text))
