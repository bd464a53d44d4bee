"""Related links inside running text: ``... 2023. BACA JUGA:Title Of The Other Article Kunjungannya ke ...``.

Where the title ends is certain when the archive has it or a quote mark or the line's end follows; else it is a guess with
every other place it could end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_LEAD = re.compile(r"\bBACA\s+JUGA\s*[:;]?\s*", re.I)
_CERTAIN_LEAD = re.compile(r"BACA\s+JUGA\s*:|BACA\s+JUGA\b|Baca\s+Juga\s*:|^\s*Baca\s+juga\s*:", re.M)
_OPENERS = {"ia", "dia", "hal", "dalam", "sejak", "selama", "menurut", "menurutnya", "tercatat", "sementara", "selain", "pada",
            "namun", "setelah", "sebelumnya", "kegiatan", "saat", "adapun", "kami", "mereka", "untuk", "dengan", "para"}
MOST_WORDS = 24
LEAST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: ordinary text, or the title of a related link."""

    text: str
    is_title: bool = False
    target: str = ""
    certain: bool = True
    alternatives: tuple[str, ...] = ()


def take_apart(line: str, find_title: Callable[[str], str]) -> list[Piece]:
    """A line as text and related titles in order. A line without ``BACA JUGA`` is one piece."""
    pieces: list[Piece] = []
    rest = line
    while found := _lead(rest):
        before, rest = rest[: found.start()].rstrip(), rest[found.end() :]
        if before:
            pieces.append(Piece(before))
        following = _lead(rest)
        stretch, rest = (rest[: following.start()], rest[following.start() :]) if following else (rest, "")
        title, behind = _title(stretch.strip(), find_title, bool(before))
        if title.text:
            pieces.append(title)
        rest = f"{behind} {rest}".strip() if behind and rest else behind or rest
        if behind:
            at = _lead(rest)
            pieces.append(Piece(behind))
            rest = rest[at.start() :] if at else ""
    if rest.strip():
        pieces.append(Piece(rest.strip()))
    return pieces


def _lead(text: str) -> re.Match[str] | None:
    """Where a related link begins: the words in capitals, with a colon, or at the start of a line."""
    for found in _LEAD.finditer(text):
        if _CERTAIN_LEAD.match(text, found.start()) or not text[: found.start()].strip():
            return found
    return None


def _title(stretch: str, find_title: Callable[[str], str], run_in: bool) -> tuple[Piece, str]:
    """The title at the start of a stretch, and the text behind it."""
    words = list(re.finditer(r"\S+", stretch))
    for count in range(min(len(words), MOST_WORDS), 0, -1):
        end = words[count - 1].end()
        target = find_title(stretch[:end].rstrip(" .,"))
        if target:
            return Piece(stretch[:end], True, target), stretch[end:].strip()
    quote = re.search(r"(?<=\s)[\"“”]", stretch)
    before_quote = stretch[: quote.start()].strip() if quote else ""
    if quote and LEAST_WORDS <= len(before_quote.split()) <= MOST_WORDS and not re.search(r"[.!?]\s", before_quote):
        return Piece(before_quote, True), stretch[quote.start() :].strip()
    if len(words) <= MOST_WORDS and not re.search(r"[.!?]\s+\S", stretch) and not (run_in and stretch.endswith(".")):
        return Piece(stretch, True), ""
    ends = _possible_ends(stretch, words)
    if not ends:
        return Piece(stretch, True, certain=False), ""
    best = ends[0]
    others = tuple(stretch[:end].strip() for end in ends[1:])
    return Piece(stretch[:best].strip(), True, certain=False, alternatives=others), stretch[best:].strip()


def _possible_ends(stretch: str, words: list[re.Match[str]]) -> list[int]:
    """Where the title could end (positions), the likeliest first: before a capitalised word that could open a sentence."""
    ends: list[tuple[int, int]] = []
    small_before = 0
    for n, word in enumerate(words[: MOST_WORDS + 1]):
        text = word[0]
        if n >= LEAST_WORDS and text[:1].isupper():
            opens = text.lower().strip(",.") in _OPENERS or text.lower().endswith("nya")
            next_small = n + 1 < len(words) and words[n + 1][0][:1].islower()
            ends.append((0 if opens and next_small else 1 if opens else 2 if next_small else 3, words[n - 1].end()))
        small_before = small_before + 1 if text[:1].islower() else 0
        if small_before >= 2 or text.endswith((".", "?", "!")) or text.startswith("("):
            break
    return [end for _, end in sorted(ends)]
