"""What a portal profile is, as a value, and the sandbox its template runs in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

FORM = ("headline", "kicker", "category", "reporters", "editor", "stamp", "caption", "body", "tags", "advertorial",
        "sponsor", "source", "slug")
"""Every field that a portal's form can have; portal/fields.py writes them."""


@dataclass(frozen=True, slots=True)
class Profile:
    id: str
    name: str
    """For people: ``Disway Jateng``."""
    site: str
    """The portal's address without a path: ``https://jateng.disway.id``."""
    wordmark: tuple[str, ...]
    """The name in the page's head in parts; every second part in the accent colour."""
    label: str
    """The label of the dateline."""
    zone: str
    """IANA name of the zone in which stamps are shown."""
    language: str
    people_line: str
    """How people are shown: ``Reporter: {reporters} | Editor: {editor}`` with the names set in."""
    related_label: str
    advertorial_label: str
    notice_labels: tuple[str, ...]
    """How a correction, an update, a right of reply and a withdrawal are headed, in this order."""
    categories: tuple[str, ...]
    headline_most: int
    headline_least: int
    required: tuple[str, ...]
    """Fields of Content without which the portal takes no article."""
    expected: tuple[str, ...]
    """Fields of Content that an article usually has: a warning where one is empty."""
    submit_blocks: tuple[str, ...]
    """Checks (names as ``newsdesk check`` prints them) that hold a submission; approve_blocks, export_blocks likewise, besides
    what always holds."""
    approve_blocks: tuple[str, ...]
    export_blocks: tuple[str, ...]
    checks_off: tuple[str, ...]
    """Checks that this newsroom does not want to hear."""
    form: tuple[str, ...]
    """Fields of the portal's form in its order; of FORM."""
    picture_width: int
    picture_shapes: tuple[str, ...]
    """The shapes that the portal shows pictures in, ``16:9``; the first is the lead picture's."""
    template: str
    """The page's Jinja template."""
    style: str


@dataclass(frozen=True, slots=True)
class Problem:
    file: str
    where: str
    """``line 12`` or the key."""
    why: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """A profile that can be used, and what is wrong with the one that was asked for."""

    profile: Profile
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """A profile that there is, as a person chooses among them."""

    id: str
    name: str
    label: str


def environment() -> ImmutableSandboxedEnvironment:
    """The sandbox in which templates run: nothing of Python's inside, everything escaped, a misspelt name is told."""
    # Imported here: what a profile is must be known before the window shows, and Jinja takes 100 ms.
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(autoescape=True, trim_blocks=True, lstrip_blocks=True,
                                         keep_trailing_newline=True, undefined=StrictUndefined)
