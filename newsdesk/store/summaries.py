"""What the lists show of a content, taken out of its canonical values once, so that no list ever reads a text."""

from __future__ import annotations

from typing import Any

from newsdesk.text.body import picture_keys
from newsdesk.text.related import Related
from newsdesk.text.usable import clean_line

MISSING = ("no-lead", "no-alt", "no-caption", "no-credit", "no-category")
"""What a submitted article can lack, the worst first; in `missing` each is followed by how often (``no-alt:2``)."""


def listed(values: dict[str, Any]) -> dict[str, Any]:
    """The columns that drafts and articles have in common, of a content's canonical values."""
    return {
        "headline": clean_line(values.get("headline", "")), "place": values.get("place", ""), "category": values.get("category", ""),
        "reporters": "\n".join(values.get("reporters", ())), "words": len(values.get("body", "").split()),
        "advertorial": bool(values.get("advertorial")),
    }


def linking(values: dict[str, Any]) -> dict[str, str]:
    """The columns of an article that say what it answers, and where its notices lead."""
    answers = values.get("answers") or {}
    links = (notice.get("link", "") for notice in values.get("notices", ()))
    return {
        "answers": Related("", answers.get("target", "")).article, "answers_as": answers.get("kind", ""),
        "leads_to": "\n".join(link for link in links if link),
    }


def missing(values: dict[str, Any]) -> str:
    """What an article lacks before it can be published: codes of MISSING with their counts, parted by spaces."""
    lead = values.get("lead")
    shown = set(picture_keys(values.get("body", "")))
    pictures = [*([lead] if lead else []), *(p for p in values.get("pictures", ()) if p.get("key") in shown)]
    counts = {
        "no-lead": 0 if lead else 1,
        "no-alt": sum(not p.get("alt") for p in pictures),
        "no-caption": sum(not p.get("caption") for p in pictures),
        "no-credit": sum(not (p.get("photographer") or p.get("agency")) for p in pictures),
        "no-category": 0 if values.get("category") else 1,
    }
    return " ".join(f"{code}:{counts[code]}" for code in MISSING if counts[code])
