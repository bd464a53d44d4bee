"""Names of what is read: kept apart, so that the window starts without what reads it."""

from __future__ import annotations

COMPARE, READ = "compare", "read"
"""What the view shows: two states of an article, or the article with all that was said about it."""
NOW, FILED, READ_LAST = "now", "filed", "read"
"""In the place of a revision: the article as it is being written; its first revision; the one read last on this machine."""
