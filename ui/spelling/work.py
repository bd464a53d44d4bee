"""Spelling in one paper: the judge of its words, going from problem to problem, and what can be done about one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ui.bridge import Bridge
from ui.commands import Command
from ui.editor.details import Details
from ui.editor.spots import SENTENCES, TEXT, Place, Spot, Spots
from ui.editor.tags import Found, TagChip
from ui.editor.underlines import in_units
from ui.spelling.headline import HeadlineSpelling
from ui.spelling.knowledge import Knowledge
from ui.spelling.line import LineSpelling
from ui.spelling.menu import WordMenu, fill_word_menu
from ui.words import say

if TYPE_CHECKING:
    from newsdesk.text.spelling import Flag
    from ui.editor.paper import Paper

JUDGE, GROUP = "spelling", "spelling"
START_MS = 300
"""After a paper is made until spelling is: by then it has been painted."""
Look = Callable[[str], list[Found]]
LOOKS = {"error": "error", "non-standard": "nonstandard", "name": "name"}
"""How a kind of the judge is called by the layer over the text."""
FIELDS, SMALL = ("kicker", "place", "tags"), ("place", "tag", "tags")
"""The fields of the head that are judged, and where capitals say nothing."""
_PROBLEMS = ("error", "nonstandard")
_WHERE = {"headline": "headline", "tag": "tag", "card": "card"}
_KEEP = QTextCursor.MoveMode.KeepAnchor


@dataclass(frozen=True, slots=True)
class Problem:
    """A word that is pointed out."""

    where: str
    """``headline``, ``text``, ``tag``, ``card`` (another article's headline), or ``field``: of the head, or about a picture."""
    place: Place
    """Where it comes in the order of reading."""
    start: int
    length: int
    """Place in the document or the field, in Qt's units."""
    word: str
    kind: str
    spot: Spot | None = None
    """Where it stands beside the text."""


class SpellingWork(QObject):
    """What a paper does about spelling. head: where its headline is."""

    def __init__(self, paper: Paper, bridge: Bridge) -> None:
        super().__init__(paper)
        self._paper, self._body, self._bridge = paper, paper.body, bridge
        self._knowledge = Knowledge.of(bridge)
        self._ignored: frozenset[str] | None = None
        self._told = False
        """The bar speaks of a word that one has gone to."""
        self._spots = Spots(paper)
        self._reached: Problem | None = None
        """The word on a card that one has gone to."""
        self._headline = HeadlineSpelling(paper.headline_edit, self._look, self._replace_in_headline, self.fill_menu_for)
        self._lines: dict[QWidget, LineSpelling] = {}
        self._small: set[LineSpelling] = set()
        self._tags = paper.head.tags
        self._tags.shown.connect(self._new_tags)
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
        found = [Problem(_WHERE.get(spot.name, "field"), spot.at(start), start, length, word, kind, spot)
                 for spot in self._spots.all() if (looks := self._looks(spot.name)) is not None
                 for start, length, word, kind in words_of(spot.words, looks(spot.words))]
        found += [Problem("text", (TEXT, flag.start), flag.start, flag.length, flag.text, flag.kind)
                  for flag in self._body.underlines.all(JUDGE)]
        return sorted((problem for problem in found if problem.kind in _PROBLEMS), key=_place)

    def _looks(self, name: str) -> Look | None:
        """How the words of a spot are judged; None: they are not."""
        if name in SMALL:
            return self._look_small
        return self._look if name in ("headline", "kicker", "card", *SENTENCES) else None

    def _step(self, forward: bool) -> None:
        problems = self.problems()
        if not problems:
            self._paper.tell(say("spelling.none"), "done")
            return
        here = self._here()
        if forward:
            aim = next((p for p in problems if p.place > here), problems[0])
        else:
            aim = next((p for p in reversed(problems) if p.place < here), problems[-1])
        self._go(aim)

    def _here(self) -> tuple[int, ...]:
        """Where the caret is; at a card, the word of it that one has gone to last."""
        here = self._spots.here()
        return self._reached.place if self._reached is not None and here == self._reached.place[:2] else here

    def _go(self, problem: Problem) -> None:
        if self._told:
            self._paper.hush()
            self._told = False
        self._reached = problem if problem.where == "card" else None
        if problem.spot is not None:
            self._spots.go(problem.spot, problem.start, problem.length)
        else:
            cursor = QTextCursor(self._body.document())
            cursor.setPosition(problem.start)
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
        chip = self._chip()
        if problem.where in ("headline", "field"):
            line = self._line()
            point = line.point() if line else self._headline.point()
        elif chip is not None:
            point = chip.below()
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

    def _watch_fields(self) -> None:
        """The fields of the head are judged from when there is somebody to judge them."""
        for name in FIELDS:
            if (field := self._paper.head.part(name)) not in self._lines:
                judged = (self._look_small, self._fill_small) if name in SMALL else (self._look, self.fill_menu_for)
                self._lines[field] = LineSpelling(field, *judged)
                if name in SMALL:
                    self._small.add(self._lines[field])

    def _line(self) -> LineSpelling | None:
        """The spelling of the field that is written in."""
        return next((line for field, line in self._lines.items() if field.hasFocus()), None)

    def _chip(self) -> TagChip | None:
        """The keyword that has the focus."""
        return next((chip for chip in self._tags.chips if chip.hasFocus()), None)

    def _at_caret(self) -> Problem | None:
        if line := self._line():
            found = line.at_caret()
            if found and line in self._small:
                return Problem("field", self._spots.here(), *found[:2], _as_name(found[2]), found[3])
        elif chip := self._chip():
            return self._in_chip(chip, chip.found())
        elif self._headline.has_focus():
            found = self._headline.at_caret()
        else:
            return self._at(self._body.textCursor().selectionStart())
        return Problem("field" if line else "headline", self._spots.here(), *found) if found else None

    def _at(self, position: int) -> Problem | None:
        flag = next((flag for flag in self._body.underlines.at(position) if flag.name == JUDGE), None)
        return Problem("text", (TEXT, flag.start), flag.start, flag.length, flag.text, flag.kind) if flag else None

    def _replacer(self, problem: Problem) -> Callable[[str], None]:
        if problem.where == "field" and (line := self._line()):
            return line.replacer(problem.start, problem.length)
        if problem.where == "tag" and (chip := self._chip()):
            return partial(self._replace_in_tag, chip.tag, problem)
        return lambda other: self.replace(problem, other)

    def _fill_small(self, menu: QMenu, word: str, kind: str, replace: Callable[[str], None]) -> None:
        self.fill_menu_for(menu, _as_name(word), kind, replace)

    # ---- keywords -----------------------------------------------------------------------------------------------------

    def _new_tags(self) -> None:
        for chip in self._tags.chips:
            chip.menu_asked.connect(partial(self._open_tag_menu, chip))
        self._judge_tags()

    def _judge_tags(self) -> None:
        for chip in self._tags.chips:
            chip.show_found(in_units(chip.tag, self._look_small(chip.tag)))

    def _in_chip(self, chip: TagChip, found: Found | None) -> Problem | None:
        if found is None:
            return None
        start, length, kind = found
        word = chip.tag.encode("utf-16-le")[2 * start : 2 * (start + length)].decode("utf-16-le")
        return Problem("tag", self._spots.here(), start, length, _as_name(word), kind)

    def _open_tag_menu(self, chip: TagChip, found: Found, point: QPoint) -> None:
        if (problem := self._in_chip(chip, found)) is not None:
            menu = QMenu(self._paper)
            menu.aboutToHide.connect(menu.deleteLater)
            self.fill_menu_for(menu, problem.word, problem.kind, partial(self._replace_in_tag, chip.tag, problem))
            menu.popup(point)

    def _replace_in_tag(self, tag: str, problem: Problem, other: str) -> None:
        start, end = (len(tag.encode("utf-16-le")[: 2 * at].decode("utf-16-le"))
                      for at in (problem.start, problem.start + problem.length))
        self._tags.change(tag, tag[:start] + other.lower() + tag[end:])

    # ---- teaching and judging -----------------------------------------------------------------------------------------

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
        self._paper.put_fields(headline=self._headline.text_with(start, length, other))

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
        if ready:
            self._watch_fields()
        for line in self._lines.values():
            line.judge()
        self._judge_tags()

    def _look(self, text: str) -> list[Found]:
        return self._unless_ignored(self._knowledge.judge(text))

    def _look_small(self, text: str) -> list[Found]:
        return self._unless_ignored(self._knowledge.judge_small(text))

    def _unless_ignored(self, flags: list[Flag]) -> list[Found]:
        if not flags:
            return []
        ignored = self._ignore()
        return [(flag.start, flag.end - flag.start, LOOKS[flag.kind.value])
                for flag in flags if flag.word not in ignored]


def words_of(text: str, found: Iterable[Found]) -> Iterator[tuple[int, int, str, str]]:
    """What was found in a text with the word that stands there: start and length in Qt's units, word, kind."""
    units = text.encode("utf-16-le")
    for start, length, kind in in_units(text, [*found]):
        yield start, length, units[2 * start : 2 * (start + length)].decode("utf-16-le"), kind


def _as_name(word: str) -> str:
    from newsdesk.text.spelling.judge import as_name  # with the judge, which is read when the paper is there

    return as_name(word)


def _place(problem: Problem) -> Place:
    return problem.place
