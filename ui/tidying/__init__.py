"""Rapikan: the list of what would be tidied, each change ticked or refused, and applying it as one step."""
