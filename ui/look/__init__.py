"""How Newsdesk looks: tokens, fonts, icons and the style made of them."""
