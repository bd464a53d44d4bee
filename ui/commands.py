"""Commands as data: menus, shortcuts, palette and shortcut sheet are made from one list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.words import say


@dataclass(frozen=True, slots=True)
class Command:
    id: str
    """Its words are ``command.ID`` in ui/words."""
    do: Callable[[], None]
    """A bound method."""
    shortcut: str = ""
    """As QKeySequence reads it: ``Ctrl+J``."""
    icon: str = ""
    """A meaning of ui/look/icons.py."""
    group: str = "general"
    enabled: Callable[[], bool] | None = None

    @property
    def words(self) -> str:
        return say(f"command.{self.id}")

    @property
    def keys(self) -> str:
        """The shortcut as people read it on this system."""
        return QKeySequence(self.shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def install(owner: QWidget, commands: Iterable[Command]) -> list[QAction]:
    """Make the commands' shortcuts work anywhere in the owner's window; returns the actions made."""
    actions = []
    for command in commands:
        action = QAction(command.words, owner)
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
        action.triggered.connect(_Run(command))
        owner.addAction(action)
        actions.append(action)
    return actions


class _Run:
    """Runs a command where it is enabled; holds no widget of its own."""

    def __init__(self, command: Command) -> None:
        self._command = command

    def __call__(self, _checked: bool = False) -> None:
        if self._command.enabled is None or self._command.enabled():
            self._command.do()
