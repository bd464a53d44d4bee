"""One order of undo over everything: the steps of the text's document and the edits of the fields around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QTextDocument

Put = Callable[[dict[str, Any]], None]


@dataclass(slots=True)
class _FieldEdit:
    before: dict[str, Any]
    after: dict[str, Any]
    depth: int
    """How many steps of the document could be undone when the edit was made: its place among them."""
    with_text: bool = False
    """It goes with the step of the document just below it: one undo takes both back."""


class History:
    """put: shows the values of fields (name -> value) without telling the history; replay: undoes or redoes (False) a
    step of the document."""

    def __init__(self, document: QTextDocument, put: Put, replay: Callable[[bool], None]) -> None:
        self._document, self._put, self._replay = document, put, replay
        self._done: list[_FieldEdit] = []
        self._undone: list[_FieldEdit] = []
        self._open = False
        document.undoCommandAdded.connect(self._text_step)

    def field_edited(self, before: dict[str, Any], after: dict[str, Any], join: bool = False) -> None:
        """A field has another value. join: it goes on with the edit before where that was of the same fields (typing)."""
        last = self._done[-1] if self._done else None
        depth = self._document.availableUndoSteps()
        self._undone.clear()
        self._document.clearUndoRedoStacks(QTextDocument.Stacks.RedoStack)
        if join and self._open and last and last.depth == depth and last.after.keys() == after.keys():
            last.after = after
            return
        self._done.append(_FieldEdit(before, after, depth))
        self._open = join
        # What is typed into the text from now on must not join the step before this edit.
        self._document.setModified(False)

    def close_step(self) -> None:
        """The next edit of a field is a step of its own, whatever it joins."""
        self._open = False

    def join_text(self) -> None:
        """The edit that was made last goes with the step of the text that was made just before it."""
        if self._done:
            self._done[-1].with_text = True

    def undo(self) -> None:
        """Take back the newest step, of the text or of a field."""
        self._open = False
        if self._done and self._done[-1].depth >= self._document.availableUndoSteps():
            edit = self._done.pop()
            self._undone.append(edit)
            self._put(edit.before)
            if not edit.with_text:
                return
        if self._document.isUndoAvailable():
            self._replay(True)
            self._document.setModified(False)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._open = False
        if self._undone and self._undone[-1].depth <= self._document.availableUndoSteps():
            edit = self._undone.pop()
            self._done.append(edit)
            self._put(edit.after)
        elif self._document.isRedoAvailable():
            self._replay(False)
            if self._undone and self._undone[-1].with_text and self._undone[-1].depth <= self._document.availableUndoSteps():
                self._done.append(self._undone.pop())
                self._put(self._done[-1].after)

    def can_undo(self) -> bool:
        return bool(self._done) or self._document.isUndoAvailable()

    def can_redo(self) -> bool:
        return bool(self._undone) or self._document.isRedoAvailable()

    def clear(self) -> None:
        """Forget everything: another article is shown."""
        self._done.clear()
        self._undone.clear()
        self._open = False
        self._document.clearUndoRedoStacks()

    def _text_step(self) -> None:
        """The text was edited: what was undone before cannot come back."""
        self._undone.clear()
        self._open = False
