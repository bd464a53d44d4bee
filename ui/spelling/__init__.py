"""Spelling while one writes: what is pointed out, what may have been meant, and teaching words to it."""
