"""Words of the paper."""

WORDS: dict[str, tuple[str, str]] = {}
