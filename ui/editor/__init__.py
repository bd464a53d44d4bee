"""The paper: where an article is written."""
