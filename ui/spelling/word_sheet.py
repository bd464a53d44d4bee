"""What people taught to spelling as a list, each word to be taken back."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from newsdesk import lexicon
from ui.bridge import Bridge
from ui.look import px
from ui.parts import Elided, Hairline, IconButton, Muted, Title, scrolling
from ui.words import say


class WordSheet(QDialog):
    """article: what is ignored in it is shown as well."""

    def __init__(self, bridge: Bridge, article: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._article = bridge, article
        self.setWindowTitle(say("spelling.words"))
        self.setAccessibleName(say("spelling.words"))
        inside = QWidget(self)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(8), 0)
        column.addLayout(self._rows)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(24), px(20), px(24), px(20))
        whole.setSpacing(px(14))
        whole.addWidget(Title(say("spelling.words"), parent=self))
        whole.addWidget(Muted(say("spelling.words.words"), wrap=True, parent=self))
        whole.addWidget(scrolling(inside, self, sideways=True), 1)
        self._shown: list[str] = []
        self.reload()
        self.resize(px(460), px(480))

    def words(self) -> list[str]:
        """The words in the list."""
        return self._shown

    def reload(self, focus: int = 0) -> None:
        """Read the list anew. focus: which row gets the focus."""
        while (gone := self._rows.takeAt(0)) is not None:
            if gone.widget():
                gone.widget().hide()
                gone.widget().deleteLater()
        taught = self._bridge.ask(lexicon.taught_words, self._article)
        self._shown = [known.word for known in taught]
        buttons = []
        for number, known in enumerate(taught):
            if number:
                self._rows.addWidget(Hairline(self))
            row, button = self._row(known.word, known.scope)
            buttons.append(button)
            self._rows.addWidget(row)
        if buttons:
            buttons[min(focus, len(buttons) - 1)].setFocus()
        else:
            self._rows.addWidget(Muted(say("spelling.words.none"), wrap=True, parent=self))

    def _row(self, word: str, scope: str) -> tuple[QWidget, IconButton]:
        row = QWidget(self)
        across = QHBoxLayout(row)
        across.setContentsMargins(px(4), px(6), px(4), px(6))
        across.setSpacing(px(8))
        across.addWidget(Elided(word, row), 1)
        across.addWidget(Muted(say(f"spelling.scope.{scope}"), parent=row))
        button = IconButton("delete", say("spelling.words.remove", word=word), parent=row)
        button.setProperty("taught", [word, scope])
        button.clicked.connect(self._remove)
        across.addWidget(button)
        return row, button

    def _remove(self) -> None:
        word, scope = self.sender().property("taught")
        here = self._shown.index(word)
        if scope == "article":
            self._bridge.act(lexicon.point_out, self._article, word, origin=self)
        else:
            self._bridge.act(lexicon.forget, word, origin=self)
        self.reload(here)
