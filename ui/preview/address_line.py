"""One line that asks where a related article is on the portal; what is wrong with an answer is said right below it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.look import px
from ui.parts import Hint, QuietButton, line
from ui.words import say


class AddressLine(QWidget):
    """target, title: of the related link that is asked about."""

    given = Signal(str, str, str)
    """Target, title, and the address that a person gave."""

    def __init__(self, target: str, title: str, typed: str = "", wrong: str = "", left: int = 0) -> None:
        super().__init__()
        self.target, self.title = target, title
        self._edit = line(typed, "https://…")
        self._edit.setAccessibleName(say("checklist.address-of", title=title))
        self._save = QuietButton(say("checklist.save"))
        self._save.setAccessibleName(say("checklist.save-of", title=title))
        self._hint = Hint("")
        self._edit.returnPressed.connect(self._give)
        self._edit.textEdited.connect(self._forgive)
        self._save.clicked.connect(self._give)
        row = QHBoxLayout()
        row.setSpacing(px(6))
        row.addWidget(self._edit, 1)
        row.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(left), 0, px(4), px(6))
        column.setSpacing(px(4))
        column.addLayout(row)
        column.addWidget(self._hint)
        self.refuse(wrong)

    @property
    def key(self) -> tuple[str, str]:
        """Which related link this is about: links of which only the title is known have the same target."""
        return self.target, self.title

    def text(self) -> str:
        return self._edit.text()

    def wrong(self) -> str:
        """What is said to be wrong; empty where nothing is."""
        return self._hint.text()

    def refuse(self, words: str) -> None:
        """Say why the address was not taken; an empty string: nothing is wrong."""
        self._hint.setText(words)
        self._hint.setVisible(bool(words))
        self._edit.setAccessibleDescription(words)
        for part in (self._edit, self._hint):
            part.setProperty("invalid", bool(words))
            part.style().unpolish(part)
            part.style().polish(part)

    def _forgive(self) -> None:
        if self._hint.text():
            self.refuse("")

    def _give(self) -> None:
        if self._edit.text().strip():
            self.given.emit(self.target, self.title, self._edit.text().strip())
