"""What toolbar and keys do to the text, and the commands of the paper in the order in which they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from newsdesk.text.body import Kind
from ui.commands import Command
from ui.editor import marks
from ui.editor.body import Body
from ui.editor.picture_work import PictureWork
from ui.editor.related_work import RelatedWork

if TYPE_CHECKING:
    from ui.editor.paper import Paper

GROUP = "text"


class TextWork(QObject):
    """Works on the paragraph or the words at the caret."""

    def __init__(self, body: Body) -> None:
        super().__init__(body)
        self._body = body

    def bold(self) -> None:
        self._mark("**")

    def italic(self) -> None:
        self._mark("*")

    def subheading(self) -> None:
        self._kind(Kind.HEADING)

    def list(self) -> None:
        self._kind(Kind.BULLET)

    def numbers(self) -> None:
        self._kind(Kind.NUMBER)

    def quote(self) -> None:
        self._kind(Kind.QUOTE)

    def move_up(self) -> None:
        self._move(True)

    def move_down(self) -> None:
        self._move(False)

    def remove_block(self) -> None:
        """Take the paragraph or card at the caret away."""
        cursor = self._body.textCursor()
        marks.remove_block(cursor)
        self._body.setTextCursor(cursor)

    def _mark(self, mark: str) -> None:
        if not self._body.card_at_caret()[0] or self._body.textCursor().hasSelection():
            self._body.setTextCursor(marks.toggle_mark(self._body.textCursor(), mark))
        self._body.setFocus()

    def _kind(self, kind: Kind) -> None:
        marks.toggle_kind(self._body.textCursor(), kind)
        self._body.setFocus()

    def _move(self, up: bool) -> None:
        if moved := marks.move_block(self._body.textCursor(), up):
            self._body.setTextCursor(moved)


def editing_commands(text: TextWork, related: RelatedWork, pictures: PictureWork, paper: Paper) -> tuple[Command, ...]:
    """What can be done on a paper: toolbar, menu, palette and shortcut sheet are made from it."""
    rows = (
        ("bold", "bold", "Ctrl+B", text.bold, None),
        ("italic", "italic", "Ctrl+I", text.italic, None),
        ("subheading", "subheading", "Ctrl+Shift+H", text.subheading, None),
        ("list", "list", "Ctrl+Shift+8", text.list, None),
        ("numbers", "numbers", "Ctrl+Shift+7", text.numbers, None),
        ("quote", "quote", "Ctrl+Shift+9", text.quote, None),
        ("link", "link", "Ctrl+L", related.ask_link, None),
        ("picture", "picture", "Ctrl+Shift+P", pictures.ask, None),
        ("related", "related", "Ctrl+J", related.find, None),
        ("up", "up", "Alt+Up", text.move_up, None),
        ("down", "down", "Alt+Down", text.move_down, None),
        ("remove", "delete", "Ctrl+Shift+Backspace", text.remove_block, None),
        ("paste_plain", "paste", "Ctrl+Shift+V", paper.pasting.paste_plain, None),
        ("undo", "undo", "Ctrl+Z", paper.undo, paper.can_undo),
        ("redo", "redo", "Ctrl+Shift+Z", paper.redo, paper.can_redo),
    )
    return tuple(Command(f"edit.{id}", do, keys, icon, GROUP, enabled) for id, icon, keys, do, enabled in rows)
