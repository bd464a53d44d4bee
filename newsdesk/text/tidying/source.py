"""The text that rules look at, with what they all need to know of it: what is protected, what is said in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

_PROTECTED = re.compile(
    r"^(?:BACA JUGA: \[(?:[^\[\]\\]|\\.)+\]\([^()\s<>\"]+\)|!\[(?:[^\[\]\\]|\\.)*\]\(picture:[a-z0-9]+\))[ \t]*$"
    r"|(?<=\])\([^()\s<>\"]*\)"
    r"|(?:https?://|www\.)[^\s<>\"“”*]+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\\[!-/:-@\[-`{-~]", re.M | re.I)
_SIGNS = ("BACA JUGA: [", "](", "http", "HTTP", "www.", "@", "\\")
TWO_SINGLES = re.compile(r"(?<!['’‘])(?:''|’’|‘‘|``|´´)(?!['’‘`´])")
QUOTES = "\"“”„"
_SPACED = re.compile(r"\w [,.](?=\s|\Z)")
_ATTACHED = re.compile(r"\w[,.](?=\s|\Z)")
_OPENS_AFTER = frozenset(" \n([{*/–—-")
_CLOSES_BEFORE = frozenset(" \n.,;:!?)]}*/–—…")


@dataclass(frozen=True, slots=True)
class Edit:
    """What a rule would change: text[start:end] becomes `after`."""

    start: int
    end: int
    after: str
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known outside the text."""

    find_title: Callable[[str], str] = lambda title: ""
    """The target of the article with this headline, or an empty string."""
    is_word: Callable[[str], bool] | None = None
    """Whether the dictionary has a word; None where there is no dictionary."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text is written as a whole; decided once, on the text as it came."""

    tokenised: bool
    """Every comma and bracket has a space before it, as programs that count words leave it."""
    curly: bool
    """Quotation marks are mostly “ and ”."""
    curly_single: bool

    @classmethod
    def of(cls, text: str) -> Manner:
        """text: with what was read in the wrong encoding read rightly."""
        # Two single quotes stand for a double one, and become one: what is decided here must not change by that.
        text = TWO_SINGLES.sub('"', text)
        spaced = len(_SPACED.findall(text))
        return cls(
            tokenised=spaced >= 3 and spaced > len(_ATTACHED.findall(text)),
            curly=sum(map(text.count, "“”„")) > text.count('"'),
            curly_single=sum(map(text.count, "‘’")) > text.count("'"),
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """A double quotation mark."""

    at: int
    opens: bool
    certain: bool
    """Whether it could only be this, opening or closing."""


@dataclass(frozen=True)
class Source:
    text: str
    manner: Manner
    known: Knowledge = field(default_factory=Knowledge)

    @classmethod
    def bare(cls, text: str) -> Source:
        """A text of which nothing else has to be known."""
        return cls(text, Manner(False, False, False))

    @cached_property
    def protected(self) -> tuple[list[int], list[int]]:
        """Where addresses, cards and escaped characters begin and end: nothing in them is changed."""
        guarded = any(sign in self.text for sign in _SIGNS)
        found = [m.span() for m in _PROTECTED.finditer(self.text)] if guarded else []
        return [start for start, _ in found], [end for _, end in found]

    def is_free(self, start: int, end: int) -> bool:
        """Whether no protected stretch is touched by a change of text[start:end]."""
        starts, ends = self.protected
        n = bisect_right(starts, start)
        if n and ends[n - 1] > start and (starts[n - 1] < start or end > start):
            return False
        return not (n < len(starts) and starts[n] < end)

    @cached_property
    def marks(self) -> list[Mark]:
        """The double quotation marks of the text in order, each opening or closing."""
        found: list[Mark] = []
        start = 0
        for line in self.text.split("\n"):
            if any(quote in line for quote in QUOTES):
                found += _marks(line, start)
            start += len(line) + 1
        return found

    @cached_property
    def quotations(self) -> tuple[list[int], list[int]]:
        """Where quotations begin and end; one that is not closed goes on to the end of its line."""
        starts: list[int] = []
        ends: list[int] = []
        for n, mark in enumerate(self.marks):
            if mark.opens:
                close = self.marks[n + 1].at if n + 1 < len(self.marks) else len(self.text)
                line_end = self.text.find("\n", mark.at)
                starts.append(mark.at)
                ends.append(min(close, line_end if line_end >= 0 else len(self.text)))
            elif n == 0 or not self.marks[n - 1].opens:
                # Closed but never opened: from the beginning of its line.
                starts.append(self.text.rfind("\n", 0, mark.at) + 1)
                ends.append(mark.at)
        return starts, ends

    def is_quoted(self, at: int) -> bool:
        """Whether a place lies inside a quotation."""
        starts, ends = self.quotations
        n = bisect_right(starts, at)
        return bool(n) and at < ends[n - 1]


def _marks(line: str, start: int) -> list[Mark]:
    places = [n for n, c in enumerate(line) if c in QUOTES and not line.startswith("â€", max(0, n - 3), n)]
    odd = len(places) % 2 == 1
    # Where “ and ” come in pairs they say themselves which they are; many write ” or " for both.
    told = line.count("“") == line.count("”") > 0 and '"' not in line and "„" not in line
    found: list[Mark] = []
    inside = False
    for at in places:
        before = line[at - 1] if at else "\n"
        after = line[at + 1] if at + 1 < len(line) else "\n"
        may_open = before in _OPENS_AFTER and after not in " \n"
        may_close = after in _CLOSES_BEFORE and before not in " \n"
        certain = True
        if before == "\n" or after == "\n" or not line[:at].strip("*> ") or not line[at + 1 :].strip("*. "):
            opens = not line[:at].strip("*> ")
        elif may_open != may_close:
            opens = may_open
        elif told:
            opens = line[at] == "“"
        else:
            opens = not inside
            certain = not odd and not (line[at] == "“" and inside)
        found.append(Mark(start + at, opens, certain))
        inside = opens
    return found
