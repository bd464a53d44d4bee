"""Marks that say a text was paid for: ``(ADV)``, ``(Adv)``, ``(adv/adv)``, ``(*/adv)``, ``Advertorial``, ``Pariwara``."""

from __future__ import annotations

import re

_MARK = re.compile(r"\(\s*(?:[*\w]{1,5}\s*/\s*)?adv\s*\)|\(\s*adv\s*/\s*[*\w]{1,5}\s*\)", re.I)
_ALONE = re.compile(r"\s*[\[(]?\s*(?:advertorial|pariwara|adv)\s*[\])]?\s*", re.I)
_WORD_BEFORE = re.compile(r"^\s*(?:advertorial|pariwara)\s*[:|–—-]\s*", re.I)
_WORD_BEHIND = re.compile(r"\s*[\[(|–—-]\s*(?:advertorial|pariwara)\s*[\])]?\s*$", re.I)


def take_mark(text: str) -> tuple[str, bool]:
    """A headline or the last lines of a body without such a mark, and whether one stood there.

    Only at the ends, where it is a mark; "advertorial" inside a sentence is a word.
    """
    if _ALONE.fullmatch(text):
        return "", True
    for mark in _MARK.finditer(text):
        before, behind = text[: mark.start()].strip(), text[mark.end() :].strip(" .")
        if not before or not behind:
            return (before or text[mark.end() :].strip()), True
    for pattern in (_WORD_BEFORE, _WORD_BEHIND):
        if pattern.search(text):
            return pattern.sub("", text).strip(), True
    return text, False


def split_at_mark(text: str) -> tuple[str, str] | None:
    """What stands before and behind the last mark of a line, where something stands behind it: a headline glued on."""
    marks = list(_MARK.finditer(text))
    if not marks or not text[marks[-1].end():].strip():
        return None
    return text[: marks[-1].start()].rstrip(), text[marks[-1].end():].strip()
