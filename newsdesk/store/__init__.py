"""The store: an append-only log of what happened, the views made from it, drafts, the archive and its index."""
