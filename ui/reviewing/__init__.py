"""Reading as an editor does: what changed, suggestions, notes, what was asked for, and what happened."""
