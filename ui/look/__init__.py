"""How Newsdesk looks: tokens, fonts, icons and the style made of them."""

from __future__ import annotations

from ui.look.icons import icon, paint_icon
from ui.look.style import apply, colour, font, px, text_font, theme

__all__ = ["apply", "colour", "font", "icon", "paint_icon", "px", "text_font", "theme"]
