"""The rules of tidying in the order in which they are asked: one function a rule, its name is what people see."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsdesk.text.tidying import characters, garbled, hyphens, lines, numbers, quotation, spacing, words
from newsdesk.text.tidying.source import Edit, Source

Rule = Callable[[Source], Iterator[Edit]]

RULES: tuple[Rule, ...] = (
    garbled.garbled_character,
    characters.no_break_space,
    characters.invisible_character,
    characters.doubled_space,
    characters.space_at_end,
    numbers.spaced_thousands,
    numbers.spaced_decimal,
    numbers.spaced_clock,
    numbers.spaced_slash,
    numbers.spaced_sign,
    numbers.spaced_range,
    hyphens.reduplication,
    hyphens.bound_hyphen,
    hyphens.compound_hyphen,
    hyphens.double_hyphen,
    spacing.spaced_ellipsis,
    spacing.spaced_abbreviation,
    spacing.space_before_punctuation,
    spacing.space_inside_brackets,
    quotation.two_singles,
    quotation.quote_spaces,
    quotation.single_quote_spaces,
    quotation.mixed_quotes,
    quotation.mixed_apostrophes,
    spacing.doubled_punctuation,
    spacing.missing_space,
    spacing.missing_space_at_brackets,
    words.split_word,
    words.spaced_letters,
    lines.related_link,
    lines.advertising_line,
)
LINE_RULES = frozenset({lines.related_link, lines.advertising_line})
"""Rules that work on whole lines: they may change what a line is, and advertising takes words away."""

FIELD_RULES = tuple(rule for rule in RULES if rule not in LINE_RULES and rule is not characters.space_at_end)
"""Rules for a field of one line: it is no paragraph, and loses the spaces at its ends by itself."""

ENCODING_RULES = frozenset({garbled.garbled_character})
"""Rules that read the same bytes as other characters: letters that never were any become signs."""


def name_of(rule: Rule) -> str:
    """A rule's name: ``space_before_punctuation`` as ``space-before-punctuation``."""
    return rule.__name__.replace("_", "-")
