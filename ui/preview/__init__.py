"""The page as the portal shows it, and what is copied into its form."""
