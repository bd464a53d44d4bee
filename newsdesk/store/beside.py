"""A session while an article's events are folded: what is known of the article's rows is not asked of the store again and again."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from newsdesk.store.tables import Article, Note, Point, Reply, Revision, Setting, Suggested

_KEYS = {Article: ("id",), Note: ("article", "id"), Reply: ("article", "id"), Suggested: ("article", "id"), Point: ("article", "id"),
         Revision: ("hash",)}
_OWN = {view for view, names in _KEYS.items() if "article" in names}
"""Views whose rows are named by their article: all of an article's are read at once, or none are there."""
_DEFAULTS = {view: {column.key: column.default.arg for column in view.__table__.columns if column.default is not None} for view in _KEYS}
"""What a column says where nothing was said: a row gets it when it goes to the store, and is read here before that."""


def beside(session: Session, article: str, fresh: bool, settings: dict[str, Setting | None]) -> Session:
    """A session that knows the rows of an article; everything else it asks as ever. fresh: the views have none of that article.

    settings: what was found of this machine's settings, which no event changes; filled here, for the articles that follow.
    """
    return cast("Session", _Beside(session, article, fresh, settings))


class _Beside:
    """Answers `get` and hears `add`; what it has no answer for goes to the session."""

    def __init__(self, session: Session, article: str, fresh: bool, settings: dict[str, Setting | None]) -> None:
        self._session, self._article, self._settings = session, article, settings
        self._rows: dict[tuple[type, Any], Any] = {}
        self._read: set[type] = {Article, *_OWN} if fresh else set()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)

    def add(self, row: Any) -> None:
        for name, value in _DEFAULTS.get(type(row), {}).items():
            if getattr(row, name) is None:
                setattr(row, name, value)
        self._session.add(row)
        self._keep(row)

    def get(self, view: type, key: Any) -> Any:
        if view is Setting:
            if key not in self._settings:
                self._settings[key] = self._session.get(Setting, key)
            return self._settings[key]
        if view in _OWN and key[0] == self._article and view not in self._read:
            self._read.add(view)
            for one in self._session.scalars(select(view).where(view.article == self._article)):  # type: ignore[attr-defined]
                self._keep(one)
        row: Any = self._rows.get((view, key))
        if row is not None or (view in self._read and self._article == (key if view is Article else key[0])):
            return row
        return self._session.get(view, key)

    def get_one(self, view: type, key: Any) -> Any:
        row = self.get(view, key)
        if row is None:
            raise NoResultFound(f"no {view.__name__}")
        return row

    def _keep(self, row: Any) -> None:
        names = _KEYS.get(type(row))
        if names:
            key = tuple(getattr(row, name) for name in names)
            self._rows[type(row), key if len(names) > 1 else key[0]] = row
