"""The window of work that travels: sending a file, opening one, the roads that are gone by themselves, and where a text is."""
