"""What was understood of something read from outside: a value that a person reviews before anything is stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from newsdesk.article.content import Content

FindTitle = Callable[[str], str]
"""Headline -> target (``https://...`` or ``newsdesk:...``) where the archive has an article of exactly this headline
(letter case and white space aside), else an empty string."""


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One line of a list that stood on the page; becomes an archive entry."""

    list: str
    """``related`` (Terkait), ``popular`` (Terpopuler) or ``latest`` (Terkini)."""
    headline: str
    published: str = ""
    """ISO 8601 with offset; empty where it had no stamp."""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that was there and was not taken, and why."""

    what: str
    """The text itself, at most 200 characters."""
    why: str
    """A code; ui/words/importing.py has the sentence under ``why.CODE``."""
    level: str = "told"
    """``told`` (chrome, leftovers) or ``lost`` (a person should look: something of the article may be missing)."""


@dataclass(frozen=True, slots=True)
class Reading:
    content: Content
    archive: tuple[ListEntry, ...] = ()
    refused: tuple[Refusal, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """Key of a Picture in the content -> the file's bytes, where they came along."""
    kind: str = ""
    """What it was read as: ``page-text``, ``page-html``, ``other-html``, ``document``, ``markdown``, ``text``, ``export``, ``record``."""
    name: str = ""
    """The file name it came from."""
    address: str = ""
    """The page's own address on a portal where it says one."""
