"""Tidying what stands beside the text: headline, kicker, place and what is written about pictures; never a name or a credit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from newsdesk.article.content import Content, Picture
from newsdesk.article.places import BESIDE, WRITTEN
from newsdesk.text.body import pictures_in
from newsdesk.text.tidying import Change, Knowledge, apply, tidy
from newsdesk.text.tidying.rules import FIELD_RULES


def words_beside(content: Content, lines: Sequence[str]) -> dict[str, str]:
    """What is written beside the text, in the order in which it is read: ``headline``, ``kicker``, ``place``, ``lead.caption``,
    and ``1.caption`` of the first picture that stands in `lines`; what is empty is not there."""
    words = {name: getattr(content, name) for name in BESIDE if name != "lead"}
    shown = [content.lead, *_shown(content, lines)]
    for number, picture in enumerate(shown):
        if picture is not None:
            words |= {f"{number or 'lead'}.{name}": getattr(picture, name) for name in WRITTEN}
    return {where: said for where, said in words.items() if said}


def tidy_beside(words: Mapping[str, str], known: Knowledge | None = None) -> list[Change]:
    """The changes that would tidy what `words_beside` told, each with where it is. Rules about lines of a text are not asked."""
    return [replace(change, where=where) for where, said in words.items() for change in tidy(said, known, FIELD_RULES)]


def put_beside(content: Content, lines: Sequence[str], changes: Iterable[Change]) -> dict[str, Any]:
    """The fields of a content, by name, that have another value once these changes of what stands beside its text are made.

    A guess stays one: that its spaces are in order does not say that it is right.
    """
    words = words_beside(content, lines)
    chosen: dict[str, list[Change]] = {}
    for change in changes:
        if change.where in words:
            chosen.setdefault(change.where, []).append(change)
    said = {where: made for where, some in chosen.items() if (made := apply(words[where], some)) != words[where]}
    values: dict[str, Any] = {where: made for where, made in said.items() if "." not in where}
    if content.lead and (lead := _written(content.lead, "lead", said)) != content.lead:
        values["lead"] = lead
    numbers = {picture.key: str(n) for n, picture in enumerate(_shown(content, lines), 1)}
    pictures = tuple(_written(p, numbers.get(p.key, ""), said) for p in content.pictures)
    if pictures != content.pictures:
        values["pictures"] = pictures
    if any(guess.field in values for guess in content.guesses):
        values["guesses"] = tuple(replace(g, value=said[g.field]) if g.value == words.get(g.field) and g.field in said else g
                                  for g in content.guesses)
    return values


def picture_of(content: Content, lines: Sequence[str], where: str) -> str:
    """The key of the picture in the text that a place such as ``1.caption`` names; empty for any other place."""
    number, _, _ = where.partition(".")
    shown = _shown(content, lines)
    return shown[int(number) - 1].key if number.isdigit() and int(number) <= len(shown) else ""


def _shown(content: Content, lines: Sequence[str]) -> list[Picture]:
    """The pictures that stand in these lines, in their order, each once."""
    return [picture for key in pictures_in(lines) if (picture := content.picture(key)) is not None]


def _written(picture: Picture, name: str, said: Mapping[str, str]) -> Picture:
    """A picture with what is said of it under this name."""
    values: dict[str, Any] = {field: said[f"{name}.{field}"] for field in WRITTEN if f"{name}.{field}" in said}
    return replace(picture, **values)
