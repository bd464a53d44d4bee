"""What a person can do, as data: shortcuts, menus, the palette (Ctrl+K) and the shortcut sheet (F1) come from one list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.look import icon
from ui.parts import Row, ShortcutSheet
from ui.words import say

CLOSE_ENOUGH = 0.5
"""How like a command's words must be to what was typed where no command has it (0 to 1)."""


@dataclass(frozen=True, slots=True)
class Command:
    id: str
    """Its words are ``command.ID`` in ui/words; the name of its action."""
    do: Callable[[], object]
    """A bound method or an object that can be called; never a lambda that names a widget."""
    shortcut: str = ""
    """As QKeySequence reads it: ``Ctrl+J``."""
    icon: str = ""
    """A meaning of ui/look/icons.py."""
    group: str = "general"
    """What it stands under in menus and on the sheet: ``group.GROUP`` in ui/words."""
    enabled: Callable[[], bool] | None = None
    """Whether it can be done now; None: always."""

    @property
    def words(self) -> str:
        return say(f"command.{self.id}")

    @property
    def keys(self) -> str:
        """The shortcut as people read it on this system."""
        return QKeySequence(self.shortcut).toString(QKeySequence.SequenceFormat.NativeText)

    def can(self) -> bool:
        """Whether it can be done now."""
        return self.enabled is None or self.enabled()

    def run(self) -> None:
        """Do it where it can be done."""
        if self.can():
            self.do()


def install(owner: QWidget, commands: Iterable[Command]) -> list[QAction]:
    """Make the commands' shortcuts work anywhere in the owner's window; returns the actions, in order."""
    actions = []
    for command in commands:
        action = QAction(command.words, owner)
        action.setObjectName(command.id)
        if command.icon:
            action.setIcon(icon(command.icon))
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
        action.triggered.connect(_Run(command))
        owner.addAction(action)
        actions.append(action)
    return actions


def fill_menu(menu: QMenu, commands: Iterable[Command]) -> None:
    """Put commands into a menu that is about to be shown; what cannot be done now is grey."""
    for command in commands:
        action = menu.addAction(icon(command.icon), command.words) if command.icon else menu.addAction(command.words)
        action.setShortcut(QKeySequence(command.shortcut))
        action.setEnabled(command.can())
        action.triggered.connect(_Run(command))


def palette_rows(commands: Iterable[Command], query: str) -> list[Row]:
    """The commands that can be done and fit what was typed, best first, as rows of a Finder."""
    possible = [c for c in commands if c.can()]
    wanted = query.lower().split()
    fits = [c for c in possible if all(any(w.startswith(x) for w in c.words.lower().split()) for x in wanted)]
    fits += [c for c in possible if c not in fits and all(x in c.words.lower() for x in wanted)]
    if not fits:
        near = [(SequenceMatcher(None, query.lower(), c.words.lower()).ratio(), c) for c in possible]
        fits = [c for likeness, c in sorted(near, key=_likeness, reverse=True) if likeness > CLOSE_ENOUGH]
    return [Row(c.words, right=c.keys, data=c, meaning=c.icon) for c in fits]


def shortcut_sheet(commands: Sequence[Command], parent: QWidget | None = None) -> ShortcutSheet:
    """The sheet of all shortcuts, in the groups of the list."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for command in commands:
        if command.shortcut:
            groups.setdefault(say(f"group.{command.group}"), []).append((command.words, command.shortcut))
    return ShortcutSheet(list(groups.items()), parent)


def _likeness(pair: tuple[float, Command]) -> float:
    return pair[0]


class _Run:
    """Runs a command; holds the command and nothing of the window."""

    def __init__(self, command: Command) -> None:
        self._command = command

    def __call__(self, _checked: bool = False) -> None:
        self._command.run()
