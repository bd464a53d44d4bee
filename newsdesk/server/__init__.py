"""The newsroom's PostgreSQL: its address, the line to it, its tables and rows. Knows events as rows, and nothing of what they say."""
