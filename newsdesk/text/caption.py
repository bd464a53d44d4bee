"""The caption under a picture, ``KATA KUNCI - Sentence.-Photographer-``: written in one way and read in those that occur."""

from __future__ import annotations

import re
from dataclasses import dataclass

AI_NAMES = ("gemini", "notebooklm", "chatgpt", "dall-e", "dalle", "midjourney", "meta ai", "copilot", "firefly",
            "stable diffusion", "grok", "ai")
"""Makers of pictures that are no people."""
COURTESY = ("istimewa", "ist", "dok", "doc")
"""What stands for a photographer who is not named: the picture was handed over, or is from the files."""

_DASH = r"[-–—]"
_KEYWORD = re.compile(rf"([^a-z]{{3,60}}?)\s*{_DASH}\s*(?=\S)")
_CREDIT = re.compile(rf"\s*{_DASH}{{1,2}}\s*([^-–—\n]{{2,60}}?)\s*{_DASH}\s*$")
_OPEN_CREDIT = re.compile(rf"\s*{_DASH}{{2}}\s*([^-–—\n]{{2,60}})$")
_BRACKET = re.compile(r"\s*\(\s*((?:foto|dok|doc|istimewa|ist|gambar|ilustrasi)\b[^()\n]{0,60})\)\s*$", re.I)


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


def write_caption(keyword: str, caption: str, photographer: str, agency: str = "", ai: bool = False) -> str:
    """A picture's caption as the portal prints it.

    ``KATA KUNCI - Sentence.-Photographer-``, ``...-Name/Agency-``; a picture made by AI ends with ``--Maker``.
    """
    head = f"{keyword} - " if keyword else ""
    credit = "/".join(part for part in (photographer, agency) if part)
    if ai:
        return f"{head}{caption}--{credit or 'AI'}"
    return f"{head}{caption}-{credit}-" if credit else f"{head}{caption}".strip()


def read_caption(text: str) -> Caption:
    """A caption taken apart. What has no known form is the caption's text, whole."""
    text = " ".join(text.split())
    body, credit, ai = _credit(text)
    keyword = ""
    found = _KEYWORD.match(body)
    if found and _is_keyword(found[1]):
        keyword, body = found[1].strip(), body[found.end() :].strip()
    photographer, agency = _who(credit)
    return Caption(keyword, body.strip(), photographer, agency, ai, bool(credit))


def _credit(text: str) -> tuple[str, str, bool]:
    """The text without its credit, the credit, and whether that is a machine."""
    for pattern in (_CREDIT, _OPEN_CREDIT, _BRACKET):
        found = pattern.search(text)
        if found and found.start() > 0:
            credit = found[1].strip()
            return text[: found.start()].strip(), credit, _is_machine(credit)
    return text, "", False


def _who(credit: str) -> tuple[str, str]:
    name, slash, agency = credit.partition("/")
    return (name.strip(), agency.strip()) if slash else (credit.strip(), "")


def _is_machine(credit: str) -> bool:
    low = credit.casefold()
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", low) for name in AI_NAMES)


def _is_keyword(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and all(c.isupper() for c in letters) and len(text.split()) <= 6
