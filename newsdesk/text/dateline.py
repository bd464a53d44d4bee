"""The dateline that opens an article: ``SLAWI, DISWAY JATENG - ``, written in one way and read in the many that occur."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_DASHES = r"(?:-{1,3}|[–—‒―−]|:)"
_SPACE = r"[\s\u00a0\u200b\u200c\u200d\u2060\ufeff]"
_END = re.compile(rf"{_SPACE}*{_DASHES}{_SPACE}*")
_LONGEST = 90
"""A dateline is never longer than this; what is longer is a sentence that happens to hold a dash."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline as read. Its text is gone from `rest`."""

    place: str
    label: str
    rest: str
    """The text after it."""
    certain: bool = True
    """False where the label is not one that the portal is known by, so that the reading may be wrong."""


def write_dateline(place: str, label: str) -> str:
    """Place and label as the portal prints them before the first words of the body: ``SLAWI, DISWAY JATENG - ``.

    Without a place only the label, without a label only the place, without both nothing.
    """
    head = ", ".join(part for part in (" ".join(place.split()), " ".join(label.split())) if part)
    return f"{head} - " if head else ""


def read_dateline(text: str, labels: Iterable[str]) -> Dateline | None:
    """The dateline that a text opens with; None where it opens with ordinary words.

    ``labels`` are those the portal and its sisters are known by; one of them makes the reading certain, however it is
    spaced (``DIS WAY JATENG``). Accepted are ``PLACE, LABEL``, ``LABEL, PLACE``, ``Place (LABEL)``, ``LABEL`` and, only
    where it is in capitals, ``PLACE``; the dash is one of ``- – — -- --- :``, with or without spaces beside it.
    """
    text = text.lstrip(" \t\n\u00a0\u200b\u200c\u200d\u2060\ufeff*_")
    known = {_bare(label): " ".join(label.split()) for label in labels if _bare(label)}
    doubtful: Dateline | None = None
    for dash in _END.finditer(text[: _LONGEST + 8]):
        head = re.sub(r"\*+", "", text[: dash.start()]).strip(" _\u00a0")
        rest = text[dash.end() :].lstrip("*_ \u00a0\u200b")
        if not head or not rest or len(head) > _LONGEST:
            continue
        found = _take_apart(head, known)
        if found and found[2]:
            return Dateline(*found[:2], rest)
        # A place alone before a colon is a heading far more often than a dateline.
        if found and not doubtful and (found[1] or ":" not in dash[0]):
            doubtful = Dateline(*found[:2], rest, certain=False)
    return doubtful


def _take_apart(head: str, known: dict[str, str]) -> tuple[str, str, bool] | None:
    """Place, label and certainty of what stands before the dash."""
    if label := known.get(_bare(head)):
        return "", label, True
    inside = re.fullmatch(r"(.+?)\s*\(\s*([^()]+?)\s*\)", head)
    if inside and (label := known.get(_bare(inside[2]))):
        return _place(inside[1]), label, True
    parts = re.split(r"\s*[,/]\s*", head)
    for at in range(1, len(parts)):
        left, right = ", ".join(parts[:at]), ", ".join(parts[at:])
        for place, label in ((left, right), (right, left)):
            if known.get(_bare(label)):
                return _place(place), known[_bare(label)], True
    return _unknown_label(parts, inside)


def _unknown_label(parts: list[str], inside: re.Match[str] | None) -> tuple[str, str, bool] | None:
    """A dateline of a newsroom we do not know: only in its clearest forms, and never certain."""
    if len(parts) == 2 and not _looks_like_site(parts[0]) and _is_capitals(parts[0]) and _looks_like_label(parts[1]):
        return _place(parts[0]), parts[1].strip(), False
    if len(parts) == 2 and _looks_like_site(parts[0]) and len(parts[1].split()) <= 3 and parts[1][:1].isupper():
        return _place(parts[1]), parts[0].strip(), False
    if inside and len(inside[1].split()) <= 3 and inside[1][:1].isupper() and _looks_like_label(inside[2]):
        return _place(inside[1]), inside[2].strip(), False
    if len(parts) == 1 and _looks_like_site(parts[0]):
        return "", parts[0].strip(), False
    if len(parts) == 1 and inside is None and _is_capitals(parts[0]) and len(parts[0].split()) <= 4:
        return _place(parts[0]), "", False
    return None


def _place(text: str) -> str:
    return " ".join(text.split()).strip(" ,*_")


def _bare(label: str) -> str:
    """What is left of a label where spacing, case and dots do not count: ``DIS WAY JATENG`` is ``DISWAYJATENG``."""
    return re.sub(r"[\W_]+", "", label).casefold()


def _is_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and all(c.isupper() for c in letters)


def _looks_like_site(text: str) -> bool:
    return bool(re.fullmatch(r"[\w-]+(?:\.[\w-]+)*\.(?:com|co\.id|id|co|net|org|news|tv)", text.strip(), re.I))


def _looks_like_label(text: str) -> bool:
    return _looks_like_site(text) or (_is_capitals(text) and len(text.split()) <= 4)
