"""What a page shows besides its content: lists from the archive, resolved links, its address and its instant.

A context is frozen when a revision is approved, so that the same revision gives the same bytes tomorrow, whatever the
archive holds by then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from newsdesk.article.content import Answered
from newsdesk.text.related import Related
from newsdesk.text.spans import address as safe_address


@dataclass(frozen=True, slots=True)
class ListItem:
    """One line of a list beside the article."""

    headline: str
    published: str = ""
    """ISO 8601 with offset; empty where unknown."""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    published: str = ""
    """The instant (ISO 8601 with offset) shown where the content has none of its own: when it was approved."""
    modified: str = ""
    """The instant of the last change after publishing; empty: the same as published."""
    address: str = ""
    """The page's address on the portal once it has one."""
    links: Mapping[str, str] = field(default_factory=dict)
    """`Related.key` (``newsdesk:article/ID``, ``newsdesk:title/TITLE`` ...) -> address; what is missing has none yet."""
    related: tuple[ListItem, ...] = ()
    popular: tuple[ListItem, ...] = ()
    popular_as_of: str = ""
    """When the list of popular articles was imported (ISO 8601 with offset)."""
    latest: tuple[ListItem, ...] = ()


def answered_address(answers: Answered, context: Context) -> str:
    """Where the article is that this one corrects or replies to; empty: not known yet."""
    original = Related(answers.headline, answers.target)
    return safe_address(original.url or context.links.get(original.key, ""))
