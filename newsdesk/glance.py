"""What the window shows first, read from the store without SQLAlchemy, whose import alone takes longer than a start may.

A glance answers a few questions by their names, exactly as the verbs would at that moment; whatever it is not sure of it
leaves to them (KeyError). It never writes, and it is thrown away as soon as the newsroom is open.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from typing import Any

import pysqlite3.dbapi2 as sqlite

from newsdesk.article.content import Content
from newsdesk.article.kept import DraftNow, Person
from newsdesk.errors import Refused
from newsdesk.paths import RESOURCES, Home
from newsdesk.portal.shape import Known, Loaded, Profile
from newsdesk.store.version import SCHEMA_VERSION
from newsdesk.text.canonical import digest

_SHIPPED, _USUAL = RESOURCES / "portals", "disway-jateng"


class Glance:
    """Answers of one newsroom folder, whose lock must be held: nobody else may write meanwhile.

    A folder without a store is a newsroom where nobody is yet. Raises KeyError where a store cannot be read here."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._store: Any = None
        self._settings: dict[str, Any] = {}
        if not home.store.exists():
            return
        try:
            self._store = sqlite.connect(str(home.store), timeout=1)
            if self._rows("PRAGMA user_version") != [(SCHEMA_VERSION,)]:
                raise KeyError("another version")
            self._settings = {key: json.loads(value) for key, value in self._rows("SELECT key, value FROM setting")}
        except (sqlite.Error, ValueError) as wrong:
            raise KeyError(str(wrong)) from wrong

    def answer(self, question: str, *args: Any, **kwargs: Any) -> Any:
        """What the question of this name (``staffing.me``) would answer. Raises KeyError where that is not known here."""
        known: dict[str, Callable[..., Any]] = {
            "staffing.setting": self._setting, "staffing.me": self._me, "staffing.profile": self._profile,
            "drafting.draft": self._draft, "finding.headlines": self._headlines,
            "staffing.portals": self._portals,
        }
        try:
            return known[question](*args, **kwargs)
        except (sqlite.Error, ValueError, TypeError, OSError, Refused) as wrong:
            raise KeyError(question) from wrong

    def close(self) -> None:
        if self._store is not None:
            self._store.close()

    def _rows(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        if self._store is None:
            return []
        with closing(self._store.execute(query, values)) as cursor:
            return list(cursor.fetchall())

    def _setting(self, key: str, default: Any = None) -> Any:
        return self._settings.get(key, default)

    def _me(self) -> Person | None:
        for id, name, roles, code in self._rows("SELECT id, name, roles, code FROM person WHERE id = ?",
                                                self._settings.get("me", "")):
            return Person(id, name, tuple(roles.split()), code)
        return None

    def _draft(self, article: str) -> DraftNow:
        for content, number, saved_at, known in self._rows(
                "SELECT content, number, saved_at, digest FROM draft WHERE article = ?", article):
            if digest(content) == known:
                return DraftNow(article, Content.from_json(content), number, datetime.fromisoformat(saved_at))
        raise KeyError(article)

    def _headlines(self, articles: Sequence[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for article in articles:
            for (headline,) in self._rows("SELECT draft.headline FROM draft JOIN article ON article.id = draft.article"
                                          " WHERE draft.article = ?", article):
                found[article] = headline
        return found

    def _profile(self) -> Loaded:
        """The profile in use as its file says, its template not tried: enough to know the portal's names and zone."""
        id = str(self._settings.get("portal", _USUAL))
        if (self._home.portals / id).exists():  # a copy in which there may be mistakes is for `load_profile`
            raise KeyError(id)
        return Loaded(_shipped(id))

    def _portals(self) -> list[Known]:
        if self._home.portals.exists():
            raise KeyError("a newsroom's own profiles")
        known = [_shipped(folder.name) for folder in _SHIPPED.iterdir() if (folder / "profile.toml").is_file()]
        return sorted((Known(p.id, p.name, p.label) for p in known), key=lambda p: p.name)


def _shipped(id: str) -> Profile:
    """A profile that came with the program, without its template and style."""
    values: dict[str, Any] = {}
    for folder in (_SHIPPED / _USUAL, _SHIPPED / id):
        values |= tomllib.loads((folder / "profile.toml").read_text(encoding="utf-8"))
    lists: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
    return Profile(id=id, template="", style="", **lists)
