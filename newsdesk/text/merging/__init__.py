"""Two bodies that grew out of one are put together again: by paragraph, inside a paragraph by sentence; what both changed is
kept twice."""

from __future__ import annotations

from newsdesk.text.merging.audit import missing_words
from newsdesk.text.merging.bodies import Clash, MergedBody, bodies_side_by_side, merge_bodies

__all__ = ["Clash", "MergedBody", "bodies_side_by_side", "merge_bodies", "missing_words"]
