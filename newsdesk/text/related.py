"""The related-link paragraph of a body, ``BACA JUGA: [Title](target)``: written and read in one place.

A target is an address (``https://...``) or one of ours, resolved at export: ``newsdesk:article/ID`` (an article of this
newsroom), ``newsdesk:archive/ID`` (an archive entry), ``newsdesk:title`` (only the title is known).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

TITLE_ONLY = "newsdesk:title"
_LINE = re.compile(r"BACA JUGA: \[((?:[^\[\]\\]|\\.)+)\]\(([^()\s<>\"]+)\)")
_ESCAPE = re.compile(r"([\\\[\]*_`<>&!~^|#])")
_UNESCAPE = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class Related:
    """A related link: the other article's headline and where it is."""

    title: str
    target: str = TITLE_ONLY

    @property
    def article(self) -> str:
        """The id of our own article it leads to, or an empty string."""
        return self.target.removeprefix("newsdesk:article/") if self.target.startswith("newsdesk:article/") else ""

    @property
    def archive(self) -> str:
        """The id of the archive entry it leads to, or an empty string."""
        return self.target.removeprefix("newsdesk:archive/") if self.target.startswith("newsdesk:archive/") else ""

    @property
    def key(self) -> str:
        """What a page's context has its address under: the target, and the title too where only that is known."""
        return f"{TITLE_ONLY}/{self.title}" if self.target == TITLE_ONLY else self.target

    @property
    def url(self) -> str:
        """The address itself where the target is one, else an empty string."""
        return "" if self.target.startswith("newsdesk:") else self.target


def related_line(related: Related) -> str:
    """The one line of Markdown that stands for a related link. Its title is one line, its target has no spaces."""
    title = _ESCAPE.sub(r"\\\1", " ".join(related.title.split()))
    target = "".join(_percent(c) if c in "()<>\" \t\n" else c for c in related.target)
    return f"BACA JUGA: [{title}]({target or TITLE_ONLY})"


def read_related(line: str) -> Related | None:
    """The related link that a line of a body stands for; None where the line is ordinary text."""
    found = _LINE.fullmatch(line.strip())
    return Related(_UNESCAPE.sub(r"\1", found[1]), found[2]) if found else None


def _percent(character: str) -> str:
    return f"%{ord(character):02X}"
