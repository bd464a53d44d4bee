"""Text whose lines were broken to fit a page (PDF, mail): paragraphs made whole, hyphens at line ends undone."""

from __future__ import annotations

import re

from newsdesk.text.body import Kind, kind_of
from newsdesk.text.tidying.hyphens import is_reduplicated

_ENDS = re.compile(r"[.!?:;…][\"”’')\]]*$|[\"”]$")
_OPENS_ITEM = re.compile(r"(?:[•●▪◦‣·○■□✓►➢-]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s+\S")
_BULLET = re.compile(r"\s*[•●▪◦‣·○■□✓►➢]\s*(?=\w|[\"“'‘(*_])")
_PAGE = re.compile(
    r"(?:-\s*)?\d{1,4}(?:\s*-)?|(?:halaman|hal\.?|page)\s+\d{1,4}(?:\s*(?:dari|of|/)\s*\d{1,4})?|\d{1,4}\s*/\s*\d{1,4}", re.I)
_HYPHENED = re.compile(r"([^\W\d_]+)[-\u2010\u00ad]$")
_LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
_LONGEST, _SHORTEST = 150, 30
"""Characters of a line that was broken to fit a page."""
_FULL, _NEARLY_FULL = 0.82, 0.7
"""How much of the longest line a line must have to be one that was broken."""
_WHOLE = (Kind.RELATED, Kind.PICTURE, Kind.HEADING)
"""Lines that are never a part of another."""
_PAGES_MORE = 5
_PARTED = 2
_RANGE = re.compile(r"\d[-\u2010\u2013]$")
"""A line that ends in the middle of two numbers: 2027-, 2028."""


def without_ligatures(text: str) -> str:
    """A text whose letters are letters: ``ﬁ`` is two of them."""
    for one, letters in _LIGATURES.items():
        text = text.replace(one, letters)
    return text


def is_wrapped(lines: list[str]) -> bool:
    """Whether lines were broken in mid-sentence: many of them go on with a small letter in the next."""
    lines = ["" if kind_of(line.strip()) in _WHOLE else line for line in lines]
    full = [line.strip() for line in lines if line.strip()]
    widest = max(map(len, full), default=0)
    long = sum(len(line) for line in full if len(line) >= max(_SHORTEST, 0.6 * widest))
    pairs = [(a.strip(), b.strip()) for a, b in zip(lines, lines[1:], strict=False) if a.strip() and b.strip()]
    # Words that were parted say so at any width, as in a narrow column.
    parted = sum(bool(_HYPHENED.search(a)) and b[:1].islower() for a, b in pairs)
    narrow = parted >= _PARTED and parted * 3 >= len(pairs)
    if len(full) < 2 or widest > _LONGEST or (long < 0.6 * sum(map(len, full)) and not narrow):
        return False
    goes_on = sum(not _ENDS.search(a) and (b[:1].islower() or bool(_HYPHENED.search(a))) for a, b in pairs)
    return bool(pairs) and goes_on * 5 >= len(pairs) and goes_on > 0


def unwrap(text: str) -> list[str]:
    """The paragraphs of a text whose lines were broken; numbers of pages between them go."""
    lines = _without_pages(text.replace("\f", "\n\f\n").split("\n"))
    widest = max((len(line) for line in lines), default=0)
    out: list[str] = []
    before = ""
    for line in lines:
        if before and line and _continues(before, line, widest):
            out[-1] = _joined(out[-1], line)
        elif line:
            out.append(line)
        before = line
    return [with_bullet(line) for line in out]


def with_bullet(line: str) -> str:
    """A line that begins with a sign for an item of a list, as such an item."""
    return _BULLET.sub("- ", line, count=1) if _BULLET.match(line) else line


def _continues(before: str, line: str, widest: int) -> bool:
    if _OPENS_ITEM.match(line) or kind_of(before) in _WHOLE or kind_of(line) in _WHOLE:
        return False
    if (_HYPHENED.search(before) and line[:1].islower()) or (_RANGE.search(before) and line[:1].isdigit()):
        return True
    if not _ENDS.search(before):
        return len(before) >= _NEARLY_FULL * widest or line[:1].islower()
    return len(before) >= _FULL * widest


def _joined(before: str, line: str) -> str:
    """Two parts of a paragraph. A hyphen stays where it is the word's own: anak-anak, KTP-nya."""
    found = _HYPHENED.search(before)
    if not found:
        return f"{before}{line}" if _RANGE.search(before) and line[:1].isdigit() else f"{before} {line}"
    tail = re.match(r"[^\W\d_]+", line)
    if not tail or not tail[0][:1].islower():
        return f"{before}{line}" if before[-1] != "\u00ad" else f"{before[:-1]}{line}"
    own = is_reduplicated(found[1].lower(), tail[0].lower()) or (found[1].isupper() and len(found[1]) > 1)
    return f"{before}{line}" if own and before[-1] != "\u00ad" else f"{before[:-1]}{line}"


def _without_pages(lines: list[str]) -> list[str]:
    """Lines stripped, without those that only number the pages: beside a page's end, or counting on from one another."""
    stripped = [line.strip(" \t\r") for line in lines]
    numbers = {n: int(re.findall(r"\d+", line)[0]) for n, line in enumerate(stripped) if line and _PAGE.fullmatch(line)}
    counted = sorted(numbers)
    gone = set()
    for n in counted:
        beside = any(stripped[near] == "\f" for near in range(max(0, n - 2), min(len(stripped), n + 3)))
        said = not re.fullmatch(r"\d+", stripped[n])
        on = any(abs(numbers[n] - numbers[m]) == 1 and abs(m - n) > _PAGES_MORE for m in counted)
        if beside or said or on:
            gone.add(n)
    kept: list[str] = []
    for n, line in enumerate(stripped):
        if n in gone or line == "\f":
            # A paragraph that a page's end parts goes on behind it.
            continue
        blank_at_page = not line and any(m in gone or stripped[m] == "\f" for m in (n - 1, n + 1) if 0 <= m < len(stripped))
        if not blank_at_page:
            kept.append(line)
    return kept
