"""Deciding where two people changed one article: the text put together, and what both changed as questions in its margin."""
