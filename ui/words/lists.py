"""Words of shelves, archive and newsroom."""

WORDS: dict[str, tuple[str, str]] = {}
