"""Pure functions on text: no storage, no clock, no network."""
