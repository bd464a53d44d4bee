"""`./test kill [N]`: kill -9 of the real program while somebody types and while it exports, N times each, and what was lost."""
