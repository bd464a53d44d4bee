"""Words of import review and bulk archives."""

WORDS: dict[str, tuple[str, str]] = {}
