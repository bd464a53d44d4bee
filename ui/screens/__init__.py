"""The places a person can be: one screen a file, none knows another."""
