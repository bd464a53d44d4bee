"""The caption under a picture, ``KATA KUNCI - Sentence.-Photographer-``: written in one way and read in those that occur."""

from __future__ import annotations

import re
from dataclasses import dataclass

AI_NAMES = ("gemini", "notebooklm", "chatgpt", "dall-e", "dalle", "midjourney", "meta ai", "copilot", "firefly",
            "stable diffusion", "grok")
"""Makers of pictures that are no people, folded."""

_DASH = r"[-–—]"
_KEYWORD = re.compile(rf"([^a-z]{{3,60}}?)(?:\s+{_DASH}\s*|{_DASH}\s+)(?=\S)")
_CLOSED = re.compile(rf"\s*{_DASH}\s*$")
_START = re.compile(rf"\s*{_DASH}{{1,2}}\s*(?=\S)")
_OPEN = re.compile(r"\s*(?:--|(?<=[.!?])\s*[–—])\s*([^\n–—.]{2,60})$")
_BRACKET = re.compile(r"\s*\(\s*((?:foto|dok|doc|istimewa|ist|gambar|ilustrasi)\b[^()\n]{0,60})\)\s*$", re.I)
_BY_MACHINE = re.compile(r"(.*?)\s*\(AI\)", re.I)
_AI = re.compile(r"(?<!\w)(?:AI|ai)(?!\w)")
"""``Ai`` is a person's name."""
_LONGEST_CREDIT = 60


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption as read."""

    keyword: str = ""
    text: str = ""
    photographer: str = ""
    agency: str = ""
    ai: bool = False
    credited: bool = False
    """The caption names where the picture is from: this is a caption, not a sentence that looks like one."""
    certain: bool = True
    """False where the credit could begin at another dash."""


def write_caption(keyword: str, caption: str, photographer: str, agency: str = "", ai: bool = False) -> str:
    """A picture's caption as the portal prints it.

    ``KATA KUNCI - Sentence.-Photographer-``, ``...-Name/Agency-``; a picture made by AI ends with ``--Maker`` and says
    AI even where its maker's name does not.
    """
    head = f"{keyword} - " if keyword else ""
    credit = "/".join(part for part in (photographer, agency) if part)
    if agency and not photographer:
        credit = f"/{agency}"
    if ai:
        return f"{head}{caption}--{credit if is_machine(credit) else f'{credit} (AI)' if credit else 'AI'}"
    return f"{head}{caption}-{credit}-" if credit else f"{head}{caption}".strip()


def read_caption(text: str) -> Caption:
    """A caption taken apart. What has no known form is the caption's text, whole."""
    text = " ".join(text.split())
    body, credit, certain = _credit(text)
    keyword = ""
    found = _KEYWORD.match(body)
    if found and _is_keyword(found[1]):
        keyword, body = found[1].strip(), body[found.end() :].strip()
    photographer, agency, ai = _who(credit)
    return Caption(keyword, body.strip(), photographer, agency, ai, bool(credit), certain)


def _credit(text: str) -> tuple[str, str, bool]:
    """The text without its credit, the credit, and whether it could begin nowhere else."""
    if closed := _CLOSED.search(text):
        return _closed_credit(text, closed.start())
    found = _OPEN.search(text) or _BRACKET.search(text)
    if found and found.start() > 0:
        return text[: found.start()].strip(), found[1].strip(), True
    # "Ilustrasi-Name-Notebooklm": the closing dash became the one before the machine.
    parts = re.split(rf"\s*{_DASH}\s*", text)
    if len(parts) >= 2 and is_machine(parts[-1]) and len(parts[-1]) <= _LONGEST_CREDIT:
        names = parts[1:-1] if len(parts) == 3 else []
        head = parts[0] if names else text[: text.rindex(parts[-1])].rstrip(" -–—")
        return head, "/".join([*names, parts[-1]]), len(parts) == 2
    return text, "", True


def _closed_credit(text: str, end: int) -> tuple[str, str, bool]:
    """The credit that ends at `end`: behind the last dash that follows the end of a sentence, else behind the last."""
    starts = [m for m in _START.finditer(text, 0, end) if 2 <= end - m.end() <= _LONGEST_CREDIT and m.start() > 0]
    after_sentence = [m for m in starts if text[m.start() - 1] in '.!?"”)']
    free = [m for m in starts if not _between_words(text, m)]
    named = [m for m in starts if all(word[:1].isupper() for word in text[m.end() : end].split())]
    chosen = next(iter([*after_sentence[-1:], *free[-1:], *named, *starts]), None)
    if chosen is None:
        return text[:end].strip(), "", True
    certain = bool(after_sentence) or len(free) == 1 or len(starts) == 1
    return text[: chosen.start()].strip(), text[chosen.end() : end].strip(), certain


def _between_words(text: str, dash: re.Match[str]) -> bool:
    """A dash with no space beside it, as in ``Al-Amin``."""
    return len(dash[0]) == 1 and text[dash.start() - 1].isalnum()


def _who(credit: str) -> tuple[str, str, bool]:
    """Photographer, agency, and whether a machine made the picture."""
    ai = is_machine(credit)
    if marked := _BY_MACHINE.fullmatch(credit):
        credit, ai = marked[1], True
    if _AI.fullmatch(credit):
        return "", "", True
    name, slash, agency = credit.partition("/")
    return (name.strip(), agency.strip(), ai) if slash else (credit.strip(), "", ai)


def is_machine(credit: str) -> bool:
    """Whether a credit names a program that makes pictures."""
    low = credit.casefold()
    return bool(_AI.search(credit)) or any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", low) for name in AI_NAMES)


def _is_keyword(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and all(c.isupper() for c in letters) and len(text.split()) <= 6
