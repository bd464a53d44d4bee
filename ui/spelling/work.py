"""Spelling in one paper: the judge of its text and headline, going from problem to problem, and what can be done about one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from newsdesk.text.body import Kind
from newsdesk.text.related import read_related
from ui.bridge import Bridge
from ui.commands import Command
from ui.editor.details import Details
from ui.spelling.headline import HeadlineSpelling
from ui.spelling.knowledge import Knowledge
from ui.spelling.line import LineSpelling
from ui.spelling.menu import WordMenu, fill_word_menu
from ui.words import say

if TYPE_CHECKING:
    from ui.editor.paper import Paper

JUDGE, GROUP = "spelling", "spelling"
START_MS = 300
"""After a paper is made until spelling is: by then it has been painted."""
LOOKS = {"error": "error", "non-standard": "nonstandard", "name": "name"}
"""How a kind of the judge is called by the layer over the text."""
_PROBLEMS = ("error", "nonstandard")
_KEEP = QTextCursor.MoveMode.KeepAnchor


@dataclass(frozen=True, slots=True)
class Problem:
    """A word that is pointed out: in the headline, the text, or on the card of another article's headline."""

    where: str
    """``headline``, ``text``, ``card``, or ``field``: about a picture."""
    start: int
    length: int
    """Place in the document, in Qt's units."""
    word: str
    kind: str


class SpellingWork(QObject):
    """What a paper does about spelling. head: where its headline is."""

    def __init__(self, paper: Paper, bridge: Bridge) -> None:
        super().__init__(paper)
        self._paper, self._body, self._bridge = paper, paper.body, bridge
        self._knowledge = Knowledge.of(bridge)
        self._ignored: frozenset[str] | None = None
        self._told = False
        """The bar speaks of a word that one has gone to."""
        self._headline = HeadlineSpelling(paper.headline_edit, self._look, self._replace_in_headline, self.fill_menu_for)
        self._lines: dict[QWidget, LineSpelling] = {}
        QApplication.instance().focusChanged.connect(self._focus_moved)
        self._knowledge.changed.connect(self._judge_again)
        self._body.menu_first = self.fill_menu
        if self._knowledge.spelling is not None:
            self._judge_again()
        QTimer.singleShot(START_MS, self, self._knowledge.begin)

    def commands(self) -> tuple[Command, ...]:
        return (
            Command("spelling.next", self.next, "F4", "down", GROUP, self.is_ready),
            Command("spelling.previous", self.previous, "Shift+F4", "up", GROUP, self.is_ready),
            Command("spelling.menu", self.open_menu, "Shift+F10", "edit", GROUP, self._has_problem),
            Command("spelling.learn_me", self.learn_for_me, "", "person", GROUP, self._has_problem),
            Command("spelling.learn_all", self.learn_for_all, "", "newsroom", GROUP, self._has_problem),
            Command("spelling.name", self.learn_name, "", "words", GROUP, self._has_problem),
            Command("spelling.ignore", self.ignore, "", "hide", GROUP, self._has_problem),
            Command("spelling.words", self.open_words, "", "list", GROUP),
            Command("spelling.toggle", self.toggle, "", "checks", GROUP),
        )

    # ---- going from problem to problem --------------------------------------------------------------------------------

    def next(self) -> None:
        """Go to the next word that is wrong or not standard, round the end."""
        self._step(True)

    def previous(self) -> None:
        self._step(False)

    def problems(self) -> list[Problem]:
        """Every word that is wrong or not standard, in the order in which one reads."""
        found = [Problem("headline", start, length, word, kind) for start, length, word, kind in self._headline.found()]
        text = [Problem("text", flag.start, flag.length, flag.text, flag.kind) for flag in self._body.underlines.all(JUDGE)]
        text += [problem for block, kind in enumerate(self._body.lines.kinds) if kind is Kind.RELATED
                 for problem in self._on_card(block)]
        found += sorted(text, key=_start)
        return [problem for problem in found if problem.kind in _PROBLEMS]

    def _on_card(self, block: int) -> list[Problem]:
        related = read_related(self._body.lines.lines[block])
        place = self._body.document().findBlockByNumber(block).position()
        return [Problem("card", place, 1, flag.word, LOOKS[flag.kind.value])
                for flag in (self._knowledge.judge(related.title) if related else ()) if flag.word not in self._ignore()]

    def _step(self, forward: bool) -> None:
        problems = self.problems()
        if not problems:
            self._paper.tell(say("spelling.none"), "done")
            return
        here = self._here()
        if forward:
            aim = next((p for p in problems if _place(p) > here), problems[0])
        else:
            aim = next((p for p in reversed(problems) if _place(p) < here), problems[-1])
        self._go(aim)

    def _here(self) -> tuple[int, int]:
        if self._headline.has_focus():
            return 0, self._headline.position()
        return 1, self._body.textCursor().selectionStart()

    def _go(self, problem: Problem) -> None:
        if self._told:
            self._paper.hush()
            self._told = False
        if problem.where == "headline":
            self._paper.show_spot("headline")
            self._headline.select(problem.start, problem.length)
            return
        cursor = QTextCursor(self._body.document())
        cursor.setPosition(problem.start)
        if problem.where == "text":  # a card that is selected would go with the next key
            cursor.setPosition(problem.start + problem.length, _KEEP)
        self._body.setFocus(Qt.FocusReason.OtherFocusReason)
        self._body.setTextCursor(cursor)
        self._body.show_middle(self._body.cursorRect())
        if problem.where == "card":
            meant = self._knowledge.suggestions(problem.word)
            self._paper.tell(say("spelling.theirs", word=problem.word, meant=meant[0] if meant else "?"), "look")
            self._told = True

    # ---- what can be done about a word --------------------------------------------------------------------------------

    def open_menu(self) -> None:
        """What can be done about the word at the caret."""
        if (problem := self._at_caret()) is None:
            return
        menu = QMenu(self._paper)
        menu.aboutToHide.connect(menu.deleteLater)
        if problem.where in ("headline", "field"):
            line = self._line()
            point = line.point() if line else self._headline.point()
        else:
            word = QTextCursor(self._body.document())
            word.setPosition(problem.start)
            point = self._body.viewport().mapToGlobal(self._body.cursorRect(word).bottomLeft() + QPoint(0, 4))
        self.fill_menu_for(menu, problem.word, problem.kind, self._replacer(problem))
        menu.popup(point)

    def fill_menu(self, menu: QMenu, position: int) -> None:
        """Put what can be done about the word at a place of the text first into a menu."""
        if (problem := self._at(position)) is not None:
            self.fill_menu_for(menu, problem.word, problem.kind, self._replacer(problem))

    def fill_menu_for(self, menu: QMenu, word: str, kind: str, replace: Callable[[str], None]) -> None:
        fill_word_menu(menu, WordMenu(
            word, kind, self._knowledge.suggestions(word), replace,
            lambda: self._learn("learn_for_me", word), lambda: self._learn("learn", word),
            lambda: self._learn("learn", word, True), lambda: self._ignore_word(word)))

    def replace(self, problem: Problem, other: str) -> None:
        """Put another word in the place of one, as one step of undo."""
        if problem.where == "headline":
            self._replace_in_headline(problem.start, problem.length, other)
            return
        cursor = QTextCursor(self._body.document())
        cursor.setPosition(problem.start)
        cursor.setPosition(problem.start + problem.length, _KEEP)
        if cursor.selectedText() != problem.word:
            return  # the text is another one by now
        cursor.insertText(other)
        self._body.setTextCursor(cursor)

    def learn_for_me(self) -> None:
        """Know the word at the caret on this machine."""
        self._with_word(lambda word: self._learn("learn_for_me", word))

    def learn_for_all(self) -> None:
        """Know the word at the caret in the newsroom."""
        self._with_word(lambda word: self._learn("learn", word))

    def learn_name(self) -> None:
        """The word at the caret is a name."""
        self._with_word(lambda word: self._learn("learn", word, True))

    def ignore(self) -> None:
        """Point the word at the caret out no more in this article."""
        self._with_word(self._ignore_word)

    def open_words(self) -> None:
        """What was taught, and what is ignored in this article, to be taken back."""
        from ui.spelling.word_sheet import WordSheet

        sheet = WordSheet(self._bridge, self._paper.article, self._paper)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def toggle(self) -> None:
        """Point words out, or no more."""
        on = not self._knowledge.is_on
        self._knowledge.turn(on)
        self._paper.tell(say("spelling.on" if on else "spelling.off"))

    # ---- inside -----------------------------------------------------------------------------------------------------

    def is_ready(self) -> bool:
        """Whether words are pointed out."""
        return self._knowledge.is_ready

    def _has_problem(self) -> bool:
        return self.is_ready() and self._at_caret() is not None

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        """What is said of a picture is judged from when its fields are first gone to."""
        strip = now.parentWidget() if now is not None else None
        if isinstance(strip, Details) and self._paper.isAncestorOf(strip) and now not in self._lines:
            for field in strip.sentences():
                self._lines.setdefault(field, LineSpelling(field, self._look, self.fill_menu_for))

    def _line(self) -> LineSpelling | None:
        """The spelling of the picture's field that is written in."""
        return next((line for field, line in self._lines.items() if field.hasFocus()), None)

    def _at_caret(self) -> Problem | None:
        if line := self._line():
            found = line.at_caret()
            return Problem("field", *found) if found else None
        if self._headline.has_focus():
            found = self._headline.at_caret()
            return Problem("headline", *found) if found else None
        return self._at(self._body.textCursor().selectionStart())

    def _at(self, position: int) -> Problem | None:
        flag = next((flag for flag in self._body.underlines.at(position) if flag.name == JUDGE), None)
        return Problem("text", flag.start, flag.length, flag.text, flag.kind) if flag else None

    def _replacer(self, problem: Problem) -> Callable[[str], None]:
        if problem.where == "field" and (line := self._line()):
            return line.replacer(problem.start, problem.length)
        return lambda other: self.replace(problem, other)

    def _with_word(self, do: Callable[[str], None]) -> None:
        if problem := self._at_caret():
            do(problem.word)

    def _learn(self, verb: str, word: str, *more: object) -> None:
        from newsdesk import lexicon

        self._bridge.act(getattr(lexicon, verb), word, *more, origin=self)

    def _ignore_word(self, word: str) -> None:
        from newsdesk import lexicon

        self._bridge.act(lexicon.ignore, self._paper.article, word, origin=self)

    def _replace_in_headline(self, start: int, length: int, other: str) -> None:
        self._paper.put_headline(self._headline.text_with(start, length, other))

    def _ignore(self) -> frozenset[str]:
        if self._ignored is None:
            from newsdesk import lexicon

            self._ignored = self._bridge.ask(lexicon.ignored, self._paper.article)
        return self._ignored

    def _judge_again(self) -> None:
        self._ignored = None
        ready = self.is_ready()
        self._body.underlines.set_judge(JUDGE, self._look if ready else None, spare_typed=True)
        self._headline.judge()
        for line in self._lines.values():
            line.judge()

    def _look(self, text: str) -> list[tuple[int, int, str]]:
        if not (flags := self._knowledge.judge(text)):
            return []
        ignored = self._ignore()
        return [(flag.start, flag.end - flag.start, LOOKS[flag.kind.value])
                for flag in flags if flag.word not in ignored]


def _start(problem: Problem) -> int:
    return problem.start


def _place(problem: Problem) -> tuple[int, int]:
    return 0 if problem.where == "headline" else 1, problem.start
