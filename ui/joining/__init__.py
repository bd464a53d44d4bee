"""People and machines of the newsroom: who is known, whose approval counts, joining by a code that is read aloud."""
