"""Comfort while writing: how the paper looks, focus, counts, the outline."""
