"""Keeping and bringing back: earlier texts, copies and backups in the background, what is said of a disk that fails."""
