"""What a newsroom keeps, as plain values: the people in it and the drafts being written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from newsdesk.article.content import Content


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str
    roles: tuple[str, ...]
    code: str = ""


@dataclass(frozen=True, slots=True)
class DraftNow:
    article: str
    content: Content
    number: int
    saved_at: datetime
