"""The editor's desk: lists of what waits, what is read beside them, the steps taken there, and who one is."""
