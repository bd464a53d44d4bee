"""The guesses about related links: each has a number that the card in the text carries, so that it moves with the card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsdesk.article.content import Content, Guess
from newsdesk.text.body import Kind, kind_of, lines_of

_FIELD = "related:"


class Doubts:
    """Numbers count from 1; 0 is no guess."""

    def __init__(self) -> None:
        self._book: list[Guess] = []

    def __getitem__(self, number: int) -> Guess:
        return self._book[number - 1]

    def note(self, guess: Guess) -> int:
        """The number of a guess; the same guess has one number, whichever link it is about."""
        same = (n for n, known in enumerate(self._book, 1) if replace(known, field=guess.field) == guess)
        if number := next(same, 0):
            return number
        self._book.append(guess)
        return len(self._book)

    def load(self, content: Content) -> dict[int, int]:
        """Forget what was known. Gives the number of a related link in the body (from 0) -> the number of its guess."""
        self._book = []
        return {int(guess.field.removeprefix(_FIELD)): self.note(guess) for guess in content.guesses if is_of_link(guess)}

    def marks(self, content: Content) -> list[int]:
        """For each line of a body the number of its guess."""
        doubts = {guess.field: guess for guess in content.guesses}
        related, numbers = 0, []
        for line in lines_of(content.body):
            guess = None
            if kind_of(line) is Kind.RELATED:
                guess, related = doubts.get(f"{_FIELD}{related}"), related + 1
            numbers.append(self.note(guess) if guess else 0)
        return numbers

    def told(self, related: Sequence[int], marks: Sequence[int]) -> Iterable[Guess]:
        """The guesses of a text. related: the blocks that are related links; marks: for each block its number."""
        return [replace(self[marks[block]], field=f"{_FIELD}{n}") for n, block in enumerate(related) if marks[block]]


def is_of_link(guess: Guess) -> bool:
    """Whether a guess is about a related link of the text."""
    return guess.field.startswith(_FIELD) and guess.field.removeprefix(_FIELD).isdigit()
