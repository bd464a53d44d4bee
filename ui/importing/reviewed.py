"""A reading under review: its content as a person corrects it, and which guesses are settled. No widgets."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from newsdesk.article.content import Guess, Picture, clean_line
from newsdesk.portal.reading.reading import Reading
from newsdesk.text.body import join_lines, lines_of, related_links
from newsdesk.text.settling import settle_related
from newsdesk.text.spans import Span, block_line
from newsdesk.text.stamp import read_stamp

NOT_A_CAPTION = ""
"""What is chosen where a line that was taken for a caption is none."""


class Reviewed:
    """One reading. `result` is what a person made of it: guesses that nobody settled stay guesses."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.content = reading.content
        self.taken = True
        self.entries = [(entry, True) for entry in reading.archive]
        """The lines of the page's lists as a person corrects them, and whether each is taken."""
        self.guesses = list(reading.content.guesses)
        self._open = [True] * len(self.guesses)
        self._titles = [related.title for related in related_links(self.content.body)]

    def is_open(self, number: int) -> bool:
        """True where nobody has settled this guess (its place in `guesses`)."""
        return self._open[number]

    def open_count(self) -> int:
        return sum(self._open)

    def numbers(self, field: str) -> list[int]:
        """The guesses about a field."""
        return [n for n, guess in enumerate(self.guesses) if guess.field == field]

    def set(self, field: str, value: Any) -> None:
        """A person wrote a value: whatever was guessed about the field is settled by it."""
        self.content = replace(self.content, **{field: value})
        for number in self.numbers(field):
            self._open[number] = False

    def set_body(self, body: str) -> None:
        """A person changed the text. A guess goes on where its related link still stands as it was read."""
        self.content = replace(self.content, body=body)
        titles = [related.title for related in related_links(body)]
        for number, guess in enumerate(self.guesses):
            at = _related_number(guess.field)
            if at is None:
                continue
            title = self._titles[at] if at < len(self._titles) else ""
            if title in titles:
                self.guesses[number] = replace(guess, field=f"related:{titles.index(title)}")
            else:
                self._open[number] = False
        self._titles = titles

    def set_title(self, at: int, title: str) -> None:
        """A person wrote the title of a related link."""
        self._settle_title(at, title)
        for number in self.numbers(f"related:{at}"):
            self._open[number] = False

    def set_picture(self, picture: Picture) -> None:
        """A person changed what is said of a picture (known by its key)."""
        if self.content.lead is not None and self.content.lead.key == picture.key:
            self.set("lead", picture)
        else:
            pictures = tuple(picture if p.key == picture.key else p for p in self.content.pictures)
            self.content = replace(self.content, pictures=pictures)

    def choose(self, number: int, value: str) -> None:
        """A person settled a guess with this value."""
        guess = self.guesses[number]
        at = _related_number(guess.field)
        if at is not None:
            self._settle_title(at, value)
        elif guess.field == "lead":
            if value == NOT_A_CAPTION:
                self._caption_to_text(guess.value)
        elif guess.field == "published":
            self.content = replace(self.content, published=_instant(value))
        elif isinstance(getattr(self.content, guess.field, None), str):
            self.content = replace(self.content, **{guess.field: value})
        self._open[number] = False

    def reopen(self, number: int) -> None:
        """The guess is one again; the value stays."""
        self._open[number] = True

    def can_be_no_caption(self) -> bool:
        """True where the lead picture is only a line of text so far, which can go back into the text."""
        return self.content.lead is not None and self.content.lead.key not in self.reading.pictures

    def result(self) -> Reading:
        """The reading as reviewed, its open guesses about the values as they are now."""
        links = related_links(self.content.body)
        kept: list[Guess] = []
        for guess, still in zip(self.guesses, self._open, strict=True):
            if still:
                at = _related_number(guess.field)
                kept.append(replace(guess, value=links[at].title) if at is not None and at < len(links) else guess)
        entries = tuple(replace(entry, headline=clean_line(entry.headline)) for entry, taken in self.entries if taken)
        return replace(self.reading, content=replace(self.content, guesses=tuple(kept)).cleaned(), archive=entries)

    def _settle_title(self, at: int, title: str) -> None:
        self.content = replace(self.content, body=settle_related(self.content.body, at, title))
        self._titles = [related.title for related in related_links(self.content.body)]

    def _caption_to_text(self, line: str) -> None:
        body = join_lines([block_line((Span(line),)), *lines_of(self.content.body)])
        self.content = replace(self.content, lead=None, body=body)


def _related_number(field: str) -> int | None:
    kind, _, number = field.partition(":")
    return int(number) if kind == "related" and number.isdigit() else None


def _instant(value: str) -> str:
    """A full instant; midnight in the portal's usual zone where only the day is known."""
    if "T" in value:
        return value
    stamp = read_stamp(value)
    return f"{stamp.instant}T00:00+07:00" if stamp and "T" not in stamp.instant else (stamp.instant if stamp else "")
