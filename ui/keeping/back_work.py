"""Bringing earlier texts back into the paper in front: the dialog, and what it does to the text as one undo step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from newsdesk import restoring
from ui.bridge import Bridge
from ui.editor.paper import Paper
from ui.words import say
from ui.words.short import when

if TYPE_CHECKING:
    from newsdesk.article.content import Picture
    from newsdesk.restoring import Version

FLUSH_SECONDS = 2.0
"""How long the dialog waits for the last words to be on disk; they can be undone to in any case."""


class BackWork(QObject):
    told = Signal(str)
    """Something worth saying for a few seconds."""

    def __init__(self, bridge: Bridge, paper: Paper) -> None:
        super().__init__(paper)
        self._bridge, self._paper = bridge, paper

    def open(self) -> None:
        """Show what the article said before."""
        from ui.keeping.bring_back import BringBack

        self._keep_now()
        dialog = BringBack(self._bridge, self._paper.article, self._paper.content(), self._paper.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.all_asked.connect(self.bring_all)
        dialog.passage_asked.connect(self.insert)
        dialog.open()

    def bring_all(self, version: Version) -> None:
        """Put a version in the place of what is on the paper, as one step; what was there is kept as a snapshot."""
        self._keep_now()
        self._bridge.act(restoring.keep_now, self._paper.article, origin=self._paper)
        self._paper.put_content(version.content)
        self._paper.setFocus()
        self.told.emit(say("back.done", time=when(version.at)))

    def insert(self, lines: tuple[str, ...], pictures: tuple[Picture, ...]) -> None:
        """Put a passage in at the caret, as one step: lines of a body, and the pictures that cards in them may name."""
        self._paper.pasting.put_in(lines, pictures)
        self._paper.setFocus()

    def _keep_now(self) -> None:
        """The text as it is goes to the disk first: what is put over it then finds it there, and keeps it."""
        self._paper.settle()
        self._bridge.desk.journal.flush(FLUSH_SECONDS)


class Mending(QObject):
    """Brings back an article that cannot be shown, because its draft is damaged on the disk."""

    mended = Signal(str)
    """The article can be opened again."""

    def __init__(self, bridge: Bridge, article: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._article = bridge, article

    def bring_all(self, version: Version) -> None:
        """Make a version the article's draft."""
        if self._bridge.act(restoring.restore, self._article, version.id) is not None:
            self.mended.emit(self._article)


def bring_back_damaged(bridge: Bridge, article: str, parent: QWidget) -> Mending:
    """Show what a damaged article said before; what is chosen becomes its draft."""
    from ui.keeping.bring_back import BringBack

    mending = Mending(bridge, article, parent)
    dialog = BringBack(bridge, article, None, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.all_asked.connect(mending.bring_all)
    dialog.open()
    return mending
