"""What happened to an article: told, read, compared and restored beside its text."""
