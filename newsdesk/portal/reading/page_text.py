"""The text of a portal's page as people copy it: body, headline, stamp, people and lists in whatever order they came."""

from __future__ import annotations

import re

from newsdesk.article.content import Guess
from newsdesk.portal.reading.assemble import HEADLINE_UNSURE, Habits, Parts, take_headline, take_stamp, take_text
from newsdesk.portal.reading.reading import FindTitle, ListEntry, Reading, Refusal
from newsdesk.text.advertorial import split_at_mark
from newsdesk.text.stamp import Stamp, read_stamp

LISTS = {"terkait": "related", "berita terkait": "related", "terpopuler": "popular", "populer": "popular",
         "terkini": "latest", "berita terkini": "latest", "terbaru": "latest"}
_FIELD = re.compile(r"(reporter|penulis|editor|kategori|tag|tags|sumber|sponsor)\s*:\s*(.*)", re.I)
_BOTH = re.compile(r"reporter\s*:\s*(.*?)\s*\|\s*editor\s*:\s*(.*)", re.I)
STAMP_WITHOUT_HEADLINE = "stamp-without-headline"
LINE_OUTSIDE = "line-outside"


def is_page_text(lines: list[str]) -> bool:
    """Whether lines are a portal's page: a stamp of its own on a line, and a line that names the reporter near it."""
    return any(own_stamp(line) for line in lines) and any(
        (m := _FIELD.match(line)) and m[1].lower() in ("reporter", "penulis") for line in lines)


def read_page_text(lines: list[str], name: str, habits: Habits, find_title: FindTitle) -> Reading:
    """The lines of a page (not empty, stripped) as a Reading."""
    parts = Parts()
    meta = _meta_start(lines)
    lists = next((n for n in range(meta, len(lines)) if lines[n].lower().strip(" :") in LISTS), len(lines))
    above, below = lines[:meta], _take_meta(parts, lines[meta:lists], habits)
    if len(above) == 1 and below:
        take_headline(parts, above[0])
        take_text(parts, below, habits, find_title)
    else:
        above = _take_headline(parts, above)
        take_text(parts, above, habits, find_title)
        parts.refused += [Refusal(line[:200], LINE_OUTSIDE, "lost") for line in below]
    entries = _take_lists(parts, lines[lists:], habits)
    return Reading(parts.content(), tuple(entries), tuple(parts.refused), kind="page-text", name=name)


def own_stamp(line: str, zone: str = "Asia/Jakarta") -> Stamp | None:
    """The stamp that is all a line says."""
    if len(line) > 60:
        return None
    found = read_stamp(line, zone)
    return found if found and not re.search(r"\w", line[: found.span[0]] + line[found.span[1] :]) else None


def _meta_start(lines: list[str]) -> int:
    """The line at which stamp and people begin: the first stamp that has people near it."""
    for n, line in enumerate(lines):
        if own_stamp(line) and any(_FIELD.match(near) for near in lines[max(0, n - 2) : n + 4]):
            return next((m for m in range(max(0, n - 2), n) if _FIELD.match(lines[m])), n)
    return next((n for n, line in enumerate(lines) if _FIELD.match(line)), len(lines))


def _take_headline(parts: Parts, above: list[str]) -> list[str]:
    """The headline stands last above the stamp, on a line of its own or glued behind the mark of an advertorial."""
    if not above:
        return above
    glued = split_at_mark(above[-1])
    if glued and len(glued[1]) <= 200:
        parts.headline, parts.advertorial = glued[1], True
        return [*above[:-1], glued[0]]
    last = len(above) > 1 and _like_headline(above[-1])
    first = len(above) > 1 and _like_headline(above[0])
    if not last and not first:
        return above
    take_headline(parts, above[-1] if last else above[0])
    if last and first and len(above) > 2:
        parts.guesses.append(Guess("headline", parts.headline, (above[0],), HEADLINE_UNSURE))
    return above[:-1] if last else above[1:]


def _like_headline(line: str) -> bool:
    return len(line) <= 200 and not line.endswith((".", '"', "”", ",", "-"))


def _take_meta(parts: Parts, lines: list[str], habits: Habits) -> list[str]:
    """Stamp, people and category into the parts; returns the lines that are none of these."""
    rest: list[str] = []
    for line in lines:
        both, one, stamp = _BOTH.match(line), _FIELD.match(line), own_stamp(line, habits.zone)
        if both:
            parts.reporters, parts.editor = names_of(both[1]), both[2].strip()
        elif one:
            _take_field(parts, one[1].lower(), one[2].strip())
        elif stamp and not parts.published:
            take_stamp(parts, stamp)
        else:
            rest.append(line)
    return rest


def _take_field(parts: Parts, name: str, value: str) -> None:
    if name in ("reporter", "penulis"):
        parts.reporters = names_of(value)
    elif name in ("tag", "tags"):
        parts.tags = [t.strip(" #") for t in re.split(r"[,|#]", value) if t.strip(" #")]
    elif name == "sumber":
        parts.source = value
    elif name == "sponsor":
        parts.sponsor = value
    elif name == "kategori":
        parts.category = value
    else:
        parts.editor = value


def names_of(value: str) -> list[str]:
    return [name.strip() for name in re.split(r",|;| dan | & ", value) if name.strip()]


def _take_lists(parts: Parts, lines: list[str], habits: Habits) -> list[ListEntry]:
    entries: list[ListEntry] = []
    kind, waiting, shown = "", "", ""
    for line in lines:
        section = LISTS.get(line.lower().strip(" :"))
        stamp = own_stamp(line, habits.zone)
        if (section or stamp) and waiting:
            parts.refused.append(Refusal(shown, STAMP_WITHOUT_HEADLINE))
            waiting = ""
        if section:
            kind = section
        elif stamp:
            waiting, shown = stamp.instant, line
        elif kind:
            entries.append(ListEntry(kind, line, waiting))
            waiting = ""
    if waiting:
        parts.refused.append(Refusal(shown, STAMP_WITHOUT_HEADLINE))
    return entries
