"""The fields of an article as they are now: one value, changed in one place, told to whoever shows it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from newsdesk.article.content import Content, Guess, Picture


class Fields(QObject):
    """A Content whose body is empty: the text has its own document."""

    changed = Signal(tuple)
    """The names of the fields that have another value, whoever changed them."""
    edited = Signal(dict, dict, bool)
    """A person changed fields: the values before, after, and whether it goes on with the edit before (typing)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.content = Content()

    def load(self, content: Content) -> None:
        """Show another article's fields."""
        self.content = replace(content, body="")
        self.changed.emit(tuple(n for n in Content.__slots__ if n != "body"))

    def edit(self, typing: bool = False, **values: Any) -> None:
        """A person gives fields other values. What was a guess is settled by that."""
        open_ = tuple(g for g in self.content.guesses if g.field not in values)
        if len(open_) != len(self.content.guesses) and "guesses" not in values:
            values["guesses"] = open_
        before = {name: getattr(self.content, name) for name in values}
        if before == values:
            return
        self.put(values)
        self.edited.emit(before, values, typing)

    def put(self, values: dict[str, Any]) -> None:
        """Set fields without a new step of history."""
        self.content = replace(self.content, **values)
        self.changed.emit(tuple(values))

    def guess(self, field: str) -> Guess | None:
        """The open guess of a field, if there is one."""
        return next((g for g in self.content.guesses if g.field == field), None)

    def settle(self, field: str, value: Any) -> None:
        """A person says what a guessed field's value is."""
        self.edit(**{field: value}, guesses=tuple(g for g in self.content.guesses if g.field != field))

    def picture(self, key: str) -> Picture | None:
        return self.content.picture(key)

    def edit_picture(self, picture: Picture, typing: bool = False) -> None:
        """Give the picture with this key (the lead or one of the text's) other details."""
        if self.content.lead and self.content.lead.key == picture.key:
            self.edit(typing, lead=picture)
        else:
            self.edit(typing, pictures=tuple(picture if p.key == picture.key else p for p in self.content.pictures))

    def free_key(self) -> str:
        """A key that no picture of the article has."""
        taken = {p.key for p in self.content.pictures}
        if self.content.lead:
            taken.add(self.content.lead.key)
        return next(key for n in range(1, len(taken) + 2) if (key := f"p{n}") not in taken)
