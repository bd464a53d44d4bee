"""Related links inside running text: ``... 2023. BACA JUGA:Title Of The Other Article Kunjungannya ke ...``.

Where the title ends is certain when the archive has it or a quotation or the line's end follows; else it is a guess with
every other place it could end.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

_LEAD = re.compile(r"BACA\s+JUGA\s*[:;]\s*|\bBACA\s+JUGA\b\s*|\bBaca\s+Juga\s*:\s*|^\s*Baca\s+juga\s*[:;]?\s*", re.M)
_QUOTATION = re.compile(r"(?<=\s)[\"“”]([^\"“”]+)[\"“”]")
_OPENERS = {
    "ia", "dia", "hal", "dalam", "sejak", "selama", "menurut", "menurutnya", "tercatat", "sementara", "selain", "pada",
    "namun", "setelah", "sebelumnya", "kegiatan", "saat", "adapun", "kami", "mereka", "untuk", "dengan", "para", "kita",
    "karena", "sehingga", "bahkan", "tak", "tidak", "itu", "ini", "di", "dari", "oleh", "jika", "bila", "melalui",
}
_SMALL = {"dan", "di", "ke", "dari", "untuk", "yang", "pada", "dalam", "dengan", "atau", "oleh", "bagi", "saat", "agar", "vs",
          "hingga", "tanpa", "para", "demi", "usai", "jadi", "bisa", "akan", "ini", "itu", "serta", "se", "per", "terhadap"}
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
    leads = list(_LEAD.finditer(line))
    pieces = [Piece(before)] if (before := line[: leads[0].start() if leads else None].strip()) else []
    for n, lead in enumerate(leads):
        end = leads[n + 1].start() if n + 1 < len(leads) else len(line)
        title, behind = _title(line[lead.end() : end].strip(), find_title, bool(line[: lead.start()][-40:].strip()))
        if title.text:
            pieces.append(title)
        if behind:
            pieces.append(Piece(behind))
    return pieces


def _title(stretch: str, find_title: Callable[[str], str], run_in: bool) -> tuple[Piece, str]:
    """The title at the start of a stretch, and the text behind it."""
    words = list(islice(re.finditer(r"\S+", stretch), MOST_WORDS + 2))
    for count in range(min(len(words), MOST_WORDS), 1, -1):
        end = words[count - 1].end()
        target = find_title(stretch[:end].rstrip(" .,"))
        if target:
            return Piece(stretch[:end], True, target), stretch[end:].strip()
    quoted = _quoted_end(stretch)
    if quoted:
        return Piece(stretch[:quoted].strip(), True), stretch[quoted:].strip()
    if len(words) <= MOST_WORDS and not re.search(r"[.!?]\s+\S", stretch) and (
            not run_in or (not stretch.endswith(".") and _is_title_case(stretch))):
        return Piece(stretch, True), ""
    ends = _possible_ends(words)
    if not ends:
        return Piece(stretch, True, certain=False), ""
    best = ends[0]
    others = tuple(stretch[:end].strip() for end in ends[1:])
    return Piece(stretch[:best].strip(), True, certain=False, alternatives=others), stretch[best:].strip()


def _quoted_end(stretch: str) -> int:
    """Where a quotation opens that somebody said (it is long, or ends like a sentence): the title ends before it.

    A few words in quotation marks are part of a title. 0 where there is no such place.
    """
    quote = _QUOTATION.search(stretch)
    if not quote:
        return 0
    said = quote[1].rstrip()
    title = stretch[: quote.start()].strip()
    spoken = said.endswith((",", ".", "!", "?")) or len(said.split()) > 6
    fits = LEAST_WORDS <= len(title.split()) <= MOST_WORDS and not re.search(r"[.!?]\s", title) and _is_title_case(title)
    return quote.start() if spoken and fits else 0


def _is_title_case(text: str) -> bool:
    """Whether no word is small that a headline in title case would not write small."""
    return all(not word[:1].islower() or word.strip(",.:;!?").lower() in _SMALL for word in text.split())


def _possible_ends(words: list[re.Match[str]]) -> list[int]:
    """Where the title could end, the likeliest first: before a capitalised word that could open a sentence."""
    ends: list[tuple[int, int]] = []
    small = 0
    for n, word in enumerate(words[: MOST_WORDS + 1]):
        text = word[0]
        if n >= LEAST_WORDS and words[n - 1][0] != "(" and (text[:1].isupper() or text[:1] in '"“”'):
            bare = text.lower().strip(",.\"“”")
            opens = bare in _OPENERS or bare.endswith("nya")
            next_small = n + 1 < len(words) and words[n + 1][0][:1].islower()
            ends.append((0 if opens and next_small else 1 if opens else 2 if next_small else 3, words[n - 1].end()))
        small = small + 1 if text[:1].islower() else 0
        if small >= 2 or text.endswith((".", "?", "!")):
            if n + 1 >= LEAST_WORDS and text.endswith((".", "?", "!")):
                ends.append((1 if text[-1] in "?!" else 3, word.end()))
            break
    return [end for _, end in sorted(set(ends))]


_MARKED = (
    re.compile(r"\**\s*BACA\s+JUGA\s*:?\s*\**\s*\**\[((?:[^\[\]\\]|\\.)+)\]\(([^()\s<>\"]+)\)\**", re.I),
    re.compile(r"\*\*\s*BACA\s+JUGA\s*:?\s*([^*]+?)\s*\*\*(?!\*)", re.I),
    re.compile(r"\bBACA\s+JUGA\s*:?\s*\*\*\s*([^*]+?)\s*\*\*(?!\*)", re.I),
)


def marked(line: str) -> tuple[str, str, str, str] | None:
    """A related link in a line of Markdown whose title a link or bold type shows the end of.

    The text before it, its title (Markdown still), the address it leads to (or an empty string), the text behind it.
    None where there is none. ``BACA JUGA`` has to start the line, or be in capitals.
    """
    for pattern in _MARKED:
        for found in pattern.finditer(line):
            lead = found[0].lstrip("* ")
            if not line[: found.start()].strip() or lead.startswith("BACA"):
                address = found[2] if found.re.groups > 1 else ""
                return line[: found.start()].strip(), found[1].strip(), address, line[found.end() :].strip()
    return None
