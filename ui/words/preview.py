"""Words of the preview and the checklist."""

WORDS: dict[str, tuple[str, str]] = {}
