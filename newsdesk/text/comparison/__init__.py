"""Comparing two texts: by words inside a paragraph, by paragraphs inside a body, and by the facts that they state."""

from __future__ import annotations

from newsdesk.text.comparison.paragraphs import Row, compare_bodies, new_body, old_body, words_changed
from newsdesk.text.comparison.words import Piece, compare_words

__all__ = ["Piece", "Row", "compare_bodies", "compare_words", "new_body", "old_body", "words_changed"]
