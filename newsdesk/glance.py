"""What the window shows first, read from the store without SQLAlchemy, whose import alone takes longer than a start may.

A glance answers a few questions by their names, exactly as the verbs would at that moment; whatever it is not sure of it
leaves to them (KeyError). It never writes, and it is thrown away as soon as the newsroom is open.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import fields
from datetime import datetime
from typing import Any

import pysqlite3.dbapi2 as sqlite

from newsdesk.article.content import Content
from newsdesk.article.kept import DraftNow, Person
from newsdesk.errors import Refused
from newsdesk.paths import RESOURCES, Home
from newsdesk.portal.shape import Loaded, Profile
from newsdesk.text.canonical import digest

_SHIPPED, _USUAL = RESOURCES / "portals", "disway-jateng"


class Glance:
    """Answers of one newsroom folder, whose lock must be held: nobody else may write meanwhile.

    version: the schema version that can be read. Raises KeyError where there is no store that can be."""

    def __init__(self, home: Home, version: int) -> None:
        self._home = home
        if not home.store.exists():
            raise KeyError("there is no store")
        try:
            self._store = sqlite.connect(str(home.store), timeout=1)
            if self._rows("PRAGMA user_version") != [(version,)]:
                raise KeyError("another version")
            self._settings = {key: json.loads(value) for key, value in self._rows("SELECT key, value FROM setting")}
        except (sqlite.Error, ValueError) as wrong:
            raise KeyError(str(wrong)) from wrong

    def answer(self, question: str, *args: Any) -> Any:
        """What the question of this name (``staffing.me``) would answer. Raises KeyError where that is not known here."""
        known: dict[str, Callable[..., Any]] = {
            "staffing.setting": self._setting, "staffing.me": self._me, "staffing.profile": self._profile,
            "drafting.draft": self._draft, "finding.headlines": self._headlines,
        }
        try:
            return known[question](*args)
        except (sqlite.Error, ValueError, TypeError, OSError, Refused) as wrong:
            raise KeyError(question) from wrong

    def close(self) -> None:
        self._store.close()

    def _rows(self, query: str, *values: str) -> list[tuple[Any, ...]]:
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
        own, shipped = self._home.portals / id, _SHIPPED / id
        if own.exists() or not shipped.is_dir():  # a copy that a newsroom may have made mistakes in is for `load_profile`
            raise KeyError(id)
        values: dict[str, Any] = {}
        for folder in (_SHIPPED / _USUAL, shipped):
            values |= tomllib.loads((folder / "profile.toml").read_text(encoding="utf-8"))
        wanted = {field.name for field in fields(Profile)} - {"id", "template", "style"}
        lists: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items() if key in wanted}
        return Loaded(Profile(id=id, template="", style="", **lists))
