"""Working on pictures in the window: cutting and turning, and what is to be said about a picture."""
