"""The two ways a thing can fail: the world's fault (Refused, told to the person) and ours (anything else)."""

from __future__ import annotations


class Refused(Exception):
    """Something a person asked for cannot be done, for a reason they can act on.

    code:  a stable name such as ``picture-not-one``; ``ui/words.py`` has the sentence for each, in both languages.
    facts: plain values (str, int, float, bool) that the sentence mentions, by name.

    The core never holds a sentence for a person: what happened, what was kept and what to do is said by the words
    that belong to the code.
    """

    def __init__(self, code: str, **facts: str | int | float | bool) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}" if self.facts else self.code
