"""The menu of a word that is pointed out: what may have been meant first, then teaching the word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QMenu, QWidgetAction

from ui.look import icon, px
from ui.parts import Muted
from ui.words import say

MOST = 5


@dataclass(frozen=True, slots=True)
class WordMenu:
    word: str
    kind: str
    """``error``, ``nonstandard`` or ``name``."""
    suggestions: list[str]
    replace: Callable[[str], None]
    learn_for_me: Callable[[], object]
    learn_for_all: Callable[[], object]
    learn_name: Callable[[], object]
    ignore: Callable[[], object]


def fill_word_menu(menu: QMenu, word: WordMenu) -> None:
    """Put what can be done about a word before whatever is in a menu."""
    before = next(iter(menu.actions()), None)
    made = [_reason(menu, word), *_meant(menu, word)]
    first = made[1] if len(made) > 1 else None
    made.append(_separator(menu))
    teaching = [("spelling.name", "words", word.learn_name), ("spelling.learn_me", "person", word.learn_for_me),
                ("spelling.learn_all", "newsroom", word.learn_for_all), ("spelling.ignore", "hide", word.ignore)]
    if word.kind != "name":
        teaching.append(teaching.pop(0))
    for code, meaning, do in teaching:
        action = QAction(icon(meaning), say(f"command.{code}"), menu)
        action.setObjectName(code)
        action.triggered.connect(_Do(do))
        made.append(action)
    if before is not None:
        made.append(_separator(menu))
    menu.insertActions(before, made)  # type: ignore[arg-type]
    menu.setActiveAction(first or made[2])


def _reason(menu: QMenu, word: WordMenu) -> QAction:
    code = "none" if word.kind == "error" and not word.suggestions else word.kind
    words = Muted(say(f"spelling.why.{code}", word=word.word), parent=menu)
    words.setContentsMargins(px(12), px(6), px(12), px(4))
    reason = QWidgetAction(menu)
    reason.setDefaultWidget(words)
    return reason


def _meant(menu: QMenu, word: WordMenu) -> list[QAction]:
    made = []
    for n, other in enumerate(word.suggestions[:MOST]):
        action = QAction(icon("into", "accent" if n == 0 else None), other.replace("&", "&&"), menu)
        action.setData(other)
        action.setObjectName("spelling.meant")
        if n == 0:
            bold = QFont(menu.font())
            bold.setWeight(QFont.Weight.DemiBold)
            action.setFont(bold)
        action.triggered.connect(_Replace(word.replace, other))
        made.append(action)
    return made


def _separator(menu: QMenu) -> QAction:
    line = QAction(menu)
    line.setSeparator(True)
    return line


class _Do:
    def __init__(self, do: Callable[[], object]) -> None:
        self._do = do

    def __call__(self, _checked: bool = False) -> None:
        self._do()


class _Replace:
    def __init__(self, replace: Callable[[str], None], other: str) -> None:
        self._replace, self._other = replace, other

    def __call__(self, _checked: bool = False) -> None:
        self._replace(self._other)
