"""Spelling: Indonesian and English together, the house's word lists, names from the archive.

``spelling = load_spelling()``; ``spelling.judge(text)`` gives flags with places in the text, ``suggestions(spelling, word)``
what may have been meant; ``spelling.learn`` and ``spelling.read_archive`` teach it. Nothing here knows a store.
"""

from __future__ import annotations

from newsdesk.text.spelling.dictionary import Dictionary, load_dictionary, load_steps
from newsdesk.text.spelling.judge import Flag, Kind, Spelling
from newsdesk.text.spelling.suggesting import suggestions
from newsdesk.text.spelling.vocabulary import Counting, Vocabulary
from newsdesk.text.spelling.wordlists import word_lists

__all__ = [
    "Counting", "Dictionary", "Flag", "Kind", "Spelling", "Vocabulary", "load_dictionary", "load_spelling", "load_steps",
    "suggestions", "word_lists",
]


def load_spelling() -> Spelling:
    """The judge with its dictionaries (some 100 ms the first time). Raises OSError where they are not there."""
    return Spelling(load_dictionary(), word_lists())
