"""Words of copying into the portal's form and exporting."""

WORDS: dict[str, tuple[str, str]] = {}
