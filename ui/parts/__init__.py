"""The parts every screen is made of. They know how things look and behave, and nothing of news."""

from __future__ import annotations

from ui.parts.bar import Bar
from ui.parts.buttons import Chip, IconButton, LinkButton, PrimaryButton, QuietButton
from ui.parts.empty import EmptyState
from ui.parts.fields import Field, Hint, choice, line, own_enter
from ui.parts.finder import Finder, Row
from ui.parts.labels import Avatar, Badge, Elided, Hairline, Muted, SectionLabel, Title, Wrapped
from ui.parts.nav import NavItem
from ui.parts.pages import Item, PagedList
from ui.parts.scrolling import bring_into_sight, scrolling
from ui.parts.shortcuts import ShortcutSheet
from ui.parts.tab_order import TabOrder
from ui.parts.tabs import TabStrip
from ui.parts.toast import Toast

__all__ = [
    "Avatar",
    "Badge",
    "Bar",
    "Chip",
    "Elided",
    "EmptyState",
    "Field",
    "Finder",
    "Hairline",
    "Hint",
    "IconButton",
    "Item",
    "LinkButton",
    "Muted",
    "NavItem",
    "PagedList",
    "PrimaryButton",
    "QuietButton",
    "Row",
    "SectionLabel",
    "ShortcutSheet",
    "TabOrder",
    "TabStrip",
    "Title",
    "Toast",
    "Wrapped",
    "bring_into_sight",
    "choice",
    "line",
    "own_enter",
    "scrolling",
]
