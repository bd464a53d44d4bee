"""The portal: its profiles, its page, what is written for it and what is read from it."""
