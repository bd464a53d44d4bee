"""Comparing two texts: by words inside a paragraph, by paragraphs inside a body, and by the facts that they state."""

from __future__ import annotations

from newsdesk.text.comparison.loss import Stretch, lost_in, lost_words, taken_out
from newsdesk.text.comparison.paragraphs import Row, compare_bodies, new_body, old_body, words_changed
from newsdesk.text.comparison.words import Piece, compare_words

__all__ = ["Piece", "Row", "Stretch", "compare_bodies", "compare_words", "lost_in", "lost_words", "new_body", "old_body", "taken_out",
           "words_changed"]
