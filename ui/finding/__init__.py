"""Finding and replacing: in the article in front, and in all drafts."""
