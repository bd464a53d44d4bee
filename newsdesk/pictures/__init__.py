"""Pictures: decoded in a process of their own, cut and turned without touching the original, and what they say of themselves."""
