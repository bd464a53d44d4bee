"""Edits upon edits, told as changes of the text as it came: what touches each other becomes one change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsdesk.text.tidying.source import Edit


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that is another now: original[start:end] became now[at:at + len(after)]."""

    start: int
    end: int
    at: int
    after: str
    rule: str
    fresh: bool = False
    """Changed by the edits that were composed last."""


def compose(pieces: Sequence[Piece], now: str, edits: Sequence[Edit], rule: str) -> tuple[list[Piece], str]:
    """Pieces (of how the original became `now`) and edits of `now` (in order, apart from each other) as new pieces.

    Returns them and the text that comes of the edits.
    """
    out: list[Piece] = []
    text: list[str] = []
    copied = moved = drift = n = m = 0
    # moved: how much longer `now` is than the original so far; drift: how much longer the new text is than `now`.
    while n < len(pieces) or m < len(edits):
        if m == len(edits) or (n < len(pieces) and pieces[n].at < edits[m].start):
            begin = pieces[n].at
        else:
            begin = edits[m].start
        end, first, edit_first = begin, n, m
        while True:
            if n < len(pieces) and pieces[n].at <= end:
                end = max(end, pieces[n].at + len(pieces[n].after))
                n += 1
            elif m < len(edits) and edits[m].start <= end:
                end = max(end, edits[m].end)
                m += 1
            else:
                break
        after = _applied(now, begin, end, edits[edit_first:m])
        grown = sum(len(p.after) - (p.end - p.start) for p in pieces[first:n])
        named = rule if m > edit_first else pieces[n - 1].rule
        out.append(Piece(begin - moved, end - moved - grown, begin + drift, after, named, m > edit_first))
        text += (now[copied:begin], after)
        copied = end
        moved += grown
        drift += len(after) - (end - begin)
    text.append(now[copied:])
    return out, "".join(text)


def _applied(text: str, start: int, end: int, edits: Iterable[Edit]) -> str:
    parts: list[str] = []
    at = start
    for edit in edits:
        parts += (text[at : edit.start], edit.after)
        at = edit.end
    return "".join((*parts, text[at:end]))
