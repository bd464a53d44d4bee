"""What a person can do, as data: menus, the palette (Ctrl+K) and the shortcut sheet (F1) are built from one list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from ui.look import icon
from ui.parts import Finder, Row, ShortcutSheet
from ui.words import say


@dataclass(frozen=True, slots=True)
class Command:
    id: str
    """A stable name such as ``article.send``; the action's object name."""
    words: str
    icon: str
    """A meaning of ui/look/icons.py, or empty."""
    shortcut: str
    """As QKeySequence reads it (``Ctrl+J``); empty where there is none."""
    do: Callable[[], object]
    enabled: Callable[[], bool] | None = None
    """Whether it can be done now; None: always."""
    group: str = ""
    """The menu it stands in: a code of the words."""

    def can(self) -> bool:
        """Whether it can be done now."""
        return self.enabled is None or self.enabled()


def install(window: QWidget, commands: Iterable[Command]) -> dict[str, QAction]:
    """Give a window an action for each command, its shortcut working anywhere in it. Returns them by id.

    An action that cannot be done at the moment its key is pressed does nothing; call `refresh` where that should show.
    """
    actions: dict[str, QAction] = {}
    for command in commands:
        action = QAction(command.words, window)
        action.setObjectName(command.id)
        if command.icon:
            action.setIcon(icon(command.icon))
        action.setShortcut(QKeySequence(command.shortcut))
        action.triggered.connect(_Do(command))
        window.addAction(action)
        actions[command.id] = action
    return actions


def refresh(actions: Mapping[str, QAction], commands: Iterable[Command]) -> None:
    """Show which commands can be done now."""
    for command in commands:
        actions[command.id].setEnabled(command.can())


def fill_menu(menu: QMenu, commands: Iterable[Command], actions: Mapping[str, QAction], group: str) -> None:
    """Put the commands of a group into a menu, in the order of the list."""
    for command in commands:
        if command.group == group:
            menu.addAction(actions[command.id])


def palette(window: QWidget, commands: Sequence[Command]) -> Finder:
    """The palette over a window: a few letters, Enter. It is ready to be opened with `open_over`, and does what was
    chosen after it has closed."""
    finder = Finder(_Fitting(commands), say("palette.placeholder"), parent=window)
    finder.chosen.connect(_do)
    finder.closed.connect(finder.deleteLater)
    return finder


def shortcut_sheet(window: QWidget, commands: Sequence[Command]) -> ShortcutSheet:
    """The sheet of all shortcuts, in the groups of the list."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for command in commands:
        if command.shortcut:
            groups.setdefault(command.group, []).append((command.words, command.shortcut))
    return ShortcutSheet([(say(group) if group else "", rows) for group, rows in groups.items()], window)


class _Do:
    """Does a command where it can be done; holds the command and nothing of the window."""

    def __init__(self, command: Command) -> None:
        self._command = command

    def __call__(self, checked: bool = False) -> None:
        _do(self._command)


class _Fitting:
    """The commands that fit what was typed: every word at the start of a word first, then near misses."""

    def __init__(self, commands: Sequence[Command]) -> None:
        self._commands = commands

    def __call__(self, query: str) -> list[Row]:
        possible = [c for c in self._commands if c.can()]
        wanted = query.lower().split()
        fits = [c for c in possible if all(any(w.startswith(x) for w in c.words.lower().split()) for x in wanted)]
        if not fits:
            fits = [c for c in possible if all(x in c.words.lower() for x in wanted)]
        if not fits:
            near = [(SequenceMatcher(None, query.lower(), c.words.lower()).ratio(), c) for c in possible]
            fits = [c for ratio, c in sorted(near, key=lambda pair: -pair[0]) if ratio > 0.5]
        return [_row(c) for c in fits]


def _row(command: Command) -> Row:
    keys = QKeySequence(command.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return Row(command.words, right=keys, data=command, meaning=command.icon)


def _do(command: Command) -> None:
    if command.can():
        command.do()
