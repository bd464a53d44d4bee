"""Short forms expand in the text as the word ends; one Ctrl+Z gives the short form back, with what ended it."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCharFormat, QTextCursor

from newsdesk import shortening
from newsdesk.errors import Refused
from newsdesk.text.snippets import LONGEST_SHORT, expansion
from ui.bridge import Bridge
from ui.editor.body import Body


class Expander(QObject):
    """Knows the newsroom's short forms; while there are none, a key costs nothing for them."""

    def __init__(self, bridge: Bridge, body: Body) -> None:
        super().__init__(body)
        self._bridge, self._body = bridge, body
        self._snippets: dict[str, str] = {}
        bridge.changed.connect(self._changed)
        bridge.opened.connect(self._read)
        if bridge.is_open:
            self._read()

    def expand(self, end: str) -> None:
        """The word before `end`, which was just typed at the caret (empty: before the caret), may be a short form."""
        cursor = self._body.textCursor()
        if cursor.hasSelection():
            return
        # Only the end of the paragraph is looked at: no short form is longer.
        reach = min(cursor.positionInBlock(), 2 * LONGEST_SHORT + 4)
        near = QTextCursor(cursor)
        near.setPosition(cursor.position() - reach, QTextCursor.MoveMode.KeepAnchor)
        typed = near.selectedText()
        if not typed.endswith(end):  # the key was not typed after all
            return
        found = expansion(typed[: len(typed) - len(end)], self._snippets)
        if found is None:
            return
        near.setPosition(cursor.position())
        near.setPosition(cursor.position() - (len(typed) - found.start), QTextCursor.MoveMode.KeepAnchor)
        # A step of its own, with the end of the word in it: undone, the caret stands behind the end again.
        near.beginEditBlock()
        near.insertText(found.new + end, QTextCharFormat())
        near.endEditBlock()
        self._body.setTextCursor(near)

    def _read(self) -> None:
        try:
            self._snippets = self._bridge.ask(shortening.snippets)
        except Refused:
            self._snippets = {}
        self._body.expand = self.expand if self._snippets else None

    def _changed(self, changed: object) -> None:
        if "snippet" in getattr(changed, "kinds", ()):
            self._read()
