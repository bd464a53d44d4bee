"""From a text to the changes that would tidy it, and from changes that were chosen to the text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from newsdesk.text.body import kind_of
from newsdesk.text.tidying.composing import Piece, compose
from newsdesk.text.tidying.garbled import repaired
from newsdesk.text.tidying.rules import ENCODING_RULES, LINE_RULES, RULES, Rule, name_of
from newsdesk.text.tidying.source import Edit, Knowledge, Manner, Source

_MOST_ROUNDS = 8
_WORD = re.compile(r"\S+")
_NO_LETTER = re.compile(r"[\W_]+")
_NEAR_START = 16
"""A change further into a line than this cannot make it a heading, a list or a quote."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a text, told as a person sees it and as it is made."""

    rule: str
    before: str
    """The words it stands in, as they are; several lines where lines are parted or joined."""
    after: str
    """The same with this change alone."""
    certain: bool
    """False: only offered, a person decides."""
    start: int
    """Where in the text it begins: text[start:end] becomes `new`."""
    end: int
    new: str
    where: str = ""
    """What beside the text it is in (see newsdesk/article/tidying.py); empty: in the text itself."""


def tidy(text: str, known: Knowledge | None = None, rules: Collection[Rule] = RULES) -> list[Change]:
    """The changes that would tidy a body (or any text of lines), in order.

    Certain ones are apart from each other. One that is offered may lie over certain ones: chosen, it takes their place.
    """
    known = known or Knowledge()
    manner = Manner.of(repaired(text))
    certain, now = _rounds(text, manner, known, rules, offered=False)
    offered, _ = _rounds(now, manner, known, rules, offered=True)
    # What was offered upon the tidied text, told upon the text as it came.
    over: list[Piece] = []
    for rule in dict.fromkeys(piece.rule for piece in offered):
        composed, _ = compose(certain, now, [Edit(p.start, p.end, p.after) for p in offered if p.rule == rule], rule)
        over += [p for p in composed if p.fresh]
    changes = [_change(text, p, True) for p in certain] + [_change(text, p, False) for p in over]
    return sorted(changes, key=lambda c: (c.start, c.end, not c.certain))


def tidied(text: str, known: Knowledge | None = None) -> str:
    """The text with everything done that is certain."""
    return apply(text, [change for change in tidy(text, known) if change.certain])


def apply(text: str, changes: Iterable[Change]) -> str:
    """The text with these of its changes made."""
    chosen = sorted(changes, key=lambda c: (c.start, c.end))
    offered = [c for c in chosen if not c.certain]
    parts: list[str] = []
    at, n = 0, 0
    for change in chosen:
        if change.certain:
            # An offered change that lies over this one says what becomes of it.
            while n < len(offered) and offered[n].end < change.start:
                n += 1
            if n < len(offered) and offered[n].start <= change.start and change.end <= offered[n].end:
                continue
        if change.start < at:
            continue
        parts += (text[at : change.start], change.new)
        at = change.end
    return "".join((*parts, text[at:]))


def _rounds(text: str, manner: Manner, known: Knowledge, rules: Collection[Rule], offered: bool) -> tuple[list[Piece], str]:
    """Ask every rule again until none has anything to say: what the text became, and how."""
    pieces: list[Piece] = []
    source = Source(text, manner, known)
    silent: dict[Rule, Source] = {}
    for _ in range(_MOST_ROUNDS):
        before = source
        for rule in rules:
            if silent.get(rule) is source:
                continue
            if edits := _allowed(source, rule, offered):
                pieces, now = compose(pieces, source.text, edits, name_of(rule))
                source = Source(now, manner, known)
            else:
                silent[rule] = source
        if source is before:
            break
    return pieces, source.text


def _allowed(source: Source, rule: Rule, offered: bool) -> list[Edit]:
    """The edits of a rule that change no word, nothing protected, and not what a line is; in order and apart."""
    edits: list[Edit] = []
    last = -1
    whole = rule in LINE_RULES
    for edit in sorted(rule(source), key=lambda e: (e.start, e.end)):
        if not (edit.certain or offered) or edit.start <= last or source.text[edit.start : edit.end] == edit.after:
            continue
        if not whole and (not source.is_free(edit.start, edit.end) or not _keeps(source.text, edit, rule not in ENCODING_RULES)):
            continue
        edits.append(edit)
        last = edit.end
    return edits


def _keeps(text: str, edit: Edit, letters: bool) -> bool:
    """Whether an edit keeps every letter (where asked) and leaves its line what it is: paragraph, list item, heading ..."""
    if letters and _NO_LETTER.sub("", text[edit.start : edit.end]) != _NO_LETTER.sub("", edit.after):
        return False
    begin = text.rfind("\n", 0, edit.start) + 1
    if edit.start - begin > _NEAR_START:
        return True
    end = text.find("\n", edit.end)
    line = text[begin : end if end >= 0 else len(text)]
    made = line[: edit.start - begin] + edit.after + line[edit.end - begin :]
    # The space at its end may be refused: with it ``27.`` alone is an item of a list.
    return kind_of(line) is kind_of(made) and kind_of(f"{line.rstrip()} ") is kind_of(f"{made.rstrip()} ")


def _change(text: str, piece: Piece, certain: bool) -> Change:
    start, end = _words_around(text, piece.start, piece.end)
    before = text[start:end]
    after = text[start : piece.start] + piece.after + text[piece.end : end]
    return Change(piece.rule, before, after, certain, piece.start, piece.end, piece.after)


def _words_around(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch with the words that it touches, and with the word beside it where it touches a space."""
    for _ in range(2):
        while start and text[start - 1] == " ":
            start -= 1
        while start and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and text[end] == " ":
            end += 1
        while end < len(text) and not text[end].isspace():
            end += 1
        if len(_WORD.findall(text[start:end])) > 1:
            break
    return start, end


def counted(changes: Sequence[Change]) -> dict[str, int]:
    """How often each rule fired, the most first."""
    counts: dict[str, int] = {}
    for change in changes:
        counts[change.rule] = counts.get(change.rule, 0) + 1
    return dict(sorted(counts.items(), key=lambda pair: -pair[1]))
