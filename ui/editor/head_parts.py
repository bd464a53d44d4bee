"""Small parts of the head: rows at the edges of the text, calls with a name, the names of a field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from newsdesk.article.content import clean_line
from ui.editor.inline import EDGE


def inset(widget: QWidget) -> QHBoxLayout:
    """A row whose edges are those of the text: fields need a little room for their ring."""
    row = QHBoxLayout()
    row.setContentsMargins(EDGE, 0, EDGE, 0)
    row.addWidget(widget)
    return row


class Named:
    """Calls something with a name before the arguments; holds no widget longer than its signal does."""

    def __init__(self, name: str, do: Callable[..., object]) -> None:
        self._name, self._do = name, do

    def __call__(self, *args: object) -> object:
        return self._do(self._name, *args)


def names_in(text: str) -> tuple[str, ...]:
    """The names of a field, parted by commas, each once."""
    return tuple(dict.fromkeys(name for part in text.split(",") if (name := clean_line(part))))
