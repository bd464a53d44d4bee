"""The commands of the paper, in the order in which they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.commands import Command

if TYPE_CHECKING:
    from ui.editor.paper import Paper

GROUP = "text"


def editing_commands(paper: Paper) -> tuple[Command, ...]:
    """What can be done on a paper: toolbar, menu, palette and shortcut sheet are made from it."""
    rows = (
        ("bold", "bold", "Ctrl+B", paper.bold, None),
        ("italic", "italic", "Ctrl+I", paper.italic, None),
        ("subheading", "subheading", "Ctrl+Shift+H", paper.subheading, None),
        ("list", "list", "Ctrl+Shift+8", paper.list, None),
        ("numbers", "numbers", "Ctrl+Shift+7", paper.numbers, None),
        ("quote", "quote", "Ctrl+Shift+9", paper.quote, None),
        ("link", "link", "Ctrl+L", paper.link, None),
        ("picture", "picture", "Ctrl+Shift+P", paper.picture, None),
        ("related", "related", "Ctrl+J", paper.related, None),
        ("up", "up", "Alt+Up", paper.move_up, None),
        ("down", "down", "Alt+Down", paper.move_down, None),
        ("remove", "delete", "Ctrl+Shift+Backspace", paper.remove_block, None),
        ("undo", "undo", "Ctrl+Z", paper.undo, paper.can_undo),
        ("redo", "redo", "Ctrl+Shift+Z", paper.redo, paper.can_redo),
    )
    return tuple(Command(f"edit.{id}", do, keys, icon, GROUP, enabled)
                 for id, icon, keys, do, enabled in rows)
