"""Texts of words that are never the same, and what two people do to them: so that every word can be followed."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from itertools import count

Paragraphs = list[list[str]]
EDITS = ("change", "write", "take out", "new paragraph", "take out paragraph", "move", "split", "join", "append")


@dataclass
class Hand:
    """Somebody at a text. What they wrote and took out is kept."""

    rng: random.Random
    words: count[int]
    paragraphs: Paragraphs
    wrote: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)

    def sentence(self) -> str:
        made = [f"k{next(self.words)}" for _ in range(self.rng.randint(3, 12))]
        self.wrote |= set(made)
        return made[0].capitalize() + " " + " ".join(made[1:]) + "."

    def edit(self) -> str:
        """One edit at a random place; returns its name."""
        rng, text = self.rng, self.paragraphs
        kind = rng.choice(EDITS) if text else "new paragraph"
        at = rng.randrange(len(text)) if text else 0
        if kind == "new paragraph":
            text.insert(rng.randint(0, len(text)), [self.sentence() for _ in range(rng.randint(1, 3))])
            return kind
        paragraph = text[at]
        n = rng.randrange(len(paragraph))
        if kind == "change":
            said = paragraph[n].removesuffix(".").split() or [""]
            place = rng.randrange(len(said))
            new = f"k{next(self.words)}"
            self.wrote.add(new)
            self.gone.add(said[place].lower())
            said[place] = new.capitalize() if place == 0 else new
            paragraph[n] = " ".join(said) + "."
        elif kind == "write":
            paragraph.insert(n, self.sentence())
        elif kind == "append":
            paragraph.append(self.sentence())
        elif kind == "take out":
            self.gone |= words_of(paragraph.pop(n))
        elif kind == "take out paragraph":
            self.gone |= words_of(" ".join(text.pop(at)))
        elif kind == "move":
            text.insert(rng.randint(0, len(text) - 1), text.pop(at))
        elif kind == "split" and n:
            text[at : at + 1] = [paragraph[:n], paragraph[n:]]
        elif kind == "join" and at + 1 < len(text):
            text[at : at + 2] = [paragraph + text[at + 1]]
        self.paragraphs[:] = [p for p in text if p]
        return kind

    @property
    def body(self) -> str:
        return "\n\n".join(" ".join(p) for p in self.paragraphs)


def words_of(text: str) -> set[str]:
    return {word.lower() for word in re.findall(r"\w+", text)}


def sentences_of(text: str) -> set[str]:
    return {" ".join(found.split()) for found in re.findall(r"[^.]+\.", text)}


def two_hands(seed: int, most: int = 6) -> tuple[str, Hand, Hand]:
    """A base and two who have been at it."""
    rng, words = random.Random(seed), count()
    base = Hand(rng, words, [])
    base.paragraphs = [[base.sentence() for _ in range(rng.randint(1, 5))] for _ in range(rng.randint(0, 9))]
    body = base.body
    hands = []
    for _ in range(2):
        hand = Hand(rng, words, [list(p) for p in base.paragraphs])
        for _ in range(rng.randint(0, most)):
            hand.edit()
        hands.append(hand)
    return body, hands[0], hands[1]
