"""Two columns of a page that came side by side (a PDF copied as it lies): one below the other, as they are read."""

from __future__ import annotations

import re

_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_FEWEST, _SHARE = 3, 0.6
"""Lines that must have both columns: how many, and which part of all."""
_NARROWEST = 18
"""Characters of a column's line, on average."""


def one_below_the_other(lines: list[str]) -> list[str]:
    """Lines with two columns parted; as they are where there are none. A table is none: its cells are no running text."""
    out: list[str] = []
    page: list[str] = []
    for line in [*lines, "\f"]:
        if line.strip() and "\f" not in line:
            page.append(line)
            continue
        out += _parted(page)
        page = []
        out.append(line)
    return out[:-1]


def _parted(page: list[str]) -> list[str]:
    at = _gutter(page)
    if at is None:
        return page
    left = [said for line in page if (said := line[:at].strip())]
    right = [said for line in page if (said := line[at:].strip())]
    return [*left, "", *right] if _is_running(left) and _is_running(right) else page


def _is_running(lines: list[str]) -> bool:
    """Whether lines are text that was broken to fit: sentences go on with a small letter in the next."""
    goes_on = sum(b[0].islower() and a[-1] not in ".!?:;" for a, b in zip(lines, lines[1:], strict=False))
    return goes_on * 3 >= len(lines) - 1 and sum(map(len, lines)) >= _NARROWEST * len(lines)


def _gutter(page: list[str]) -> int | None:
    """Where the right column begins; None where no place is free in every line."""
    ends = [found.end() for line in page for found in _GAP.finditer(line)]
    for at in sorted(set(ends), key=ends.count, reverse=True)[:3]:
        two = sum(bool(line[:at].strip() and line[at:].strip()) for line in page)
        if two >= max(_FEWEST, _SHARE * len(page)) and all(not line[at - 2 : at].strip() for line in page):
            return at
    return None
