"""Words of the frame: side bar, tabs, status bar, palette, first start."""

WORDS: dict[str, tuple[str, str]] = {}
