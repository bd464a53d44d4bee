"""Finding in the article in front: the find bar, the text it works on, and the commands of both.

What finds is imported when it is first asked for: opening a paper waits for none of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QTextCursor

from newsdesk.errors import Refused
from newsdesk.text.body import Block
from ui.commands import Command
from ui.editor.marks import picture_key
from ui.editor.spots import Spots
from ui.finding.marks_to_come import MarksToCome
from ui.words import say, say_refused

if TYPE_CHECKING:
    from newsdesk.text.matching import Match, Query, Replacement
    from ui.editor.paper import Paper
    from ui.finding.bar import FindBar
    from ui.finding.text_finder import TextFinder

GROUP = "find"
_QUERY_LENGTH = 80
"""A longer selection is where to look, not what for."""


class FindWork(QObject):
    """The bar is made when it is first asked for: opening a paper costs nothing for it."""

    drafts_asked = Signal(object, object)
    """Look in all drafts: the query and the replacement as they are in the bar."""

    def __init__(self, paper: Paper) -> None:
        super().__init__(paper)
        self._paper, self._body = paper, paper.body
        paper.edited.connect(self._touched)
        self._bar: FindBar | None = None
        self._finder: TextFinder | None = None
        self._marks = MarksToCome(self._body, Spots(paper))
        self._origin = (0, 0)
        self._selected: QTextCursor | None = None

    def commands(self) -> tuple[Command, ...]:
        return (
            Command("find.open", self.open, "Ctrl+F", "find", GROUP),
            Command("find.replace", self.open_replacing, "Ctrl+H", "refresh", GROUP),
            Command("find.next", self.next, "F3", "down", GROUP),
            Command("find.previous", self.previous, "Shift+F3", "up", GROUP),
            Command("find.mark_next", self.next_mark, "Ctrl+M", "warn", GROUP),
            Command("find.mark_previous", self.previous_mark, "Ctrl+Shift+M", "warn", GROUP),
        )

    def bar(self) -> FindBar:
        """The find bar."""
        if self._bar is None:
            from ui.finding.bar import FindBar

            self._bar = FindBar(self._paper)
            self._paper.layout().addWidget(self._bar)
            self._bar.asked.connect(self._ask)
            self._bar.stepped.connect(self._step)
            self._bar.one_asked.connect(self.replace_one)
            self._bar.all_asked.connect(self.replace_all)
            self._bar.drafts_asked.connect(self._ask_drafts)
            self._bar.left.connect(self.leave)
            self._bar.undo_asked.connect(self._paper.undo)
            self._bar.redo_asked.connect(self._paper.redo)
        return self._bar

    def finder(self) -> TextFinder:
        if self._finder is None:
            from ui.finding.text_finder import TextFinder

            self._finder = TextFinder(self._body, self.card_words)
            self._finder.counted.connect(self._show_count)
        return self._finder

    def card_words(self, block: Block) -> Sequence[tuple[str, str]]:
        """What is looked at on a card: what is said there."""
        from newsdesk.article.places import card_words

        return card_words(self._paper.fields().pictures)(block)

    # ---- commands ---------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Show the bar; what is selected is what to look for, or where."""
        self._open(False)

    def open_replacing(self) -> None:
        self._open(True)

    def look_for(self, query: Query, origin: tuple[int, int]) -> None:
        """Open the bar with a query and show the match at a place (line, character)."""
        bar = self.bar()
        bar.show_query(query)
        self._selected, self._origin = None, origin
        bar.open(query.words, False, False)
        self._ask()

    def next(self) -> None:
        """Go to the next match; without a query the bar opens."""
        self._go(True)

    def previous(self) -> None:
        self._go(False)

    def next_mark(self) -> None:
        """Go to the next mark for what is still to come."""
        self._go_to_mark(True)

    def previous_mark(self) -> None:
        self._go_to_mark(False)

    def leave(self) -> None:
        """Put the bar away; the match that was reached stays selected."""
        self.finder().leave()
        self._selected = None
        self.bar().hide()
        self._body.setFocus(Qt.FocusReason.OtherFocusReason)

    def replace_one(self) -> None:
        kept = None
        self.bar().say("")
        try:
            if not self._replace_on_card():
                kept = self.finder().replace_one(self.bar().replacement())
        except Refused as refused:
            self.bar().say(say_refused(refused), wrong=True)
            return
        if kept is not None:
            self.bar().say(say("find.fixed", where=say(f"find.where.{kept.fixed}")))

    def replace_all(self) -> None:
        bar = self.bar()
        if self.finder().refused is not None:  # what is wrong stands there
            return
        try:
            beside, here = self._replaced_beside(bar.in_selection())  # asked first: where it cannot be, nothing is
            done = self.finder().replace_all(bar.replacement())
            count = done.count + here
            if beside:
                self._paper.put_fields(done.count > 0, **beside)
                self.finder().recount()
        except Refused as refused:
            bar.say(say_refused(refused), wrong=True)
            return
        words = [say("find.done", n=count) if count else say("find.done.none")]
        if done.kept:
            where = Counter(done.kept)
            words.append(say("find.kept", n=len(done.kept), where=", ".join(say(f"find.where.{w}") for w in where)))
        bar.say(" ".join(words))

    def replace_everywhere(self, query: Query, new: Replacement) -> int:
        """Replace everything in the text and beside it as one step of undo, whatever the bar looks for; returns how much.

        Raises Refused as `Search` does.
        """
        from newsdesk.article.places import replaced_beside
        from newsdesk.text.matching import Search
        from ui.finding.text_finder import write_changes

        search, lines = Search(query, self.card_words), self._body.lines.lines
        changes = search.changes_of(search.matches(lines), lines, new)
        beside, count = replaced_beside(self._paper.fields(), lines, search, new)
        if changes:
            write_changes(self._body, changes)
        if beside:
            self._paper.put_fields(bool(changes), **beside)
        return len(changes) + count

    # ---- inside -----------------------------------------------------------------------------------------------------

    def _open(self, replacing: bool) -> None:
        cursor = self._body.textCursor()
        bar = self.bar()
        words = None
        if cursor.hasSelection() and not (bar.isVisible() and bar.isAncestorOf(self._paper.focusWidget() or self._body)):
            words = cursor.selectedText()
            if "\u2029" in words or len(words) > _QUERY_LENGTH or "\ufffc" in words:
                words, self._selected = None, QTextCursor(cursor)
            else:
                self._selected = None
        elif not bar.isVisible():
            self._selected = None
        self._origin = self.finder().place(cursor)
        bar.open(words, self._selected is not None, replacing)
        self._ask()

    def _ask(self) -> None:
        bar = self.bar()
        if bar.in_selection() and self._selected is None and self._body.textCursor().hasSelection():
            self._selected = QTextCursor(self._body.textCursor())
        bar.say("")
        self.finder().look(bar.query(), self._selected if bar.in_selection() else None, self._origin)

    def _step(self, forward: bool) -> None:
        finder = self.finder()
        self.bar().say("")
        finder.step(forward)
        if not finder.matches and (beside := self._beside()):  # it is nowhere else
            from newsdesk.article.places import beside_of

            self._show_count()
            self._paper.show_spot(beside_of(beside[0].line))
        self._origin = finder.place(self._body.textCursor())

    def _go(self, forward: bool) -> None:
        if self._bar is None or not self._bar.field.text():
            self.open()
            return
        if self._bar.isHidden():  # F3 goes on looking for what was looked for last
            self._origin = self.finder().place(self._body.textCursor())
            selected = self._body.textCursor().hasSelection()
            self._bar.show()
            self._ask()
            if not selected:
                return
        self._step(forward)

    def _replaced_beside(self, in_selection: bool) -> tuple[dict[str, Any], int]:
        """The fields beside the text that replacing everything changes, and how much; in a selection its pictures alone."""
        from newsdesk.article.places import pictures_replaced, replaced_beside

        finder, new, fields = self.finder(), self.bar().replacement(), self._paper.fields()
        finder.settle()
        if (search := finder.search()) is None:
            return {}, 0
        if not in_selection:
            return replaced_beside(fields, self._body.lines.lines, search, new)
        chosen = [self._body.lines.lines[m.line] for m in finder.matches if m.fixed == "picture"]
        pictures, count = pictures_replaced(fields.pictures, chosen, search, new)
        return ({"pictures": pictures} if pictures != fields.pictures else {}), count

    def _replace_on_card(self) -> bool:
        """Replace the match that is selected where it was written about a picture; False where it was not."""
        from newsdesk.article.places import picture_replaced

        finder, fields = self.finder(), self._paper.fields()
        here, search = finder.on_card(), finder.search()
        picture = fields.picture(picture_key(here[0])) if here else None
        if here is None or picture is None or search is None:
            return False
        made, _ = picture_replaced(picture, search, self.bar().replacement(), here[1])
        self._paper.put_fields(pictures=tuple(made if p.key == made.key else p for p in fields.pictures))
        finder.go_on()
        return True

    def _beside(self) -> list[Match]:
        """What fits beside the text: headline, place, lead picture."""
        from newsdesk.article.places import matches_beside

        search = self.finder().search()
        try:
            return list(matches_beside(self._paper.fields(), search)) if search else []
        except Refused:
            return []

    def _touched(self) -> None:
        if self._finder is not None:
            self._finder.touched()

    def _go_to_mark(self, forward: bool) -> None:
        if not self._marks.step(forward):
            self._paper.tell(say("marks.none"))

    def _ask_drafts(self) -> None:
        self.drafts_asked.emit(self.bar().query(), self.bar().replacement())

    def _show_count(self) -> None:
        from newsdesk.article.places import beside_of

        bar, finder = self.bar(), self.finder()
        beside = [] if bar.in_selection() else self._beside()
        replaced = [m for m in beside if not m.stays]
        bar.show_count(finder.current + 1, len(finder.matches), len(beside), bool(replaced))
        match = finder.match()
        if (refused := finder.refused) is not None:
            facts = refused.facts
            bar.say(say("find.wrong", at=facts["at"], why=say(f"find.why.{facts['why']}")) if "why" in facts
                    else say_refused(refused), wrong=True)
        elif match is not None and match.stays:
            bar.say(say("find.fixed", where=say(f"find.where.{match.fixed}")))
        elif replaced:
            where = dict.fromkeys(say(f"find.beside.{beside_of(m.line)}") for m in replaced)
            bar.say(say("find.beside" if finder.matches else "find.beside.only", where=", ".join(where)))
        elif beside and not finder.matches:
            bar.say(say("find.fixed", where=say(f"find.where.{beside[0].fixed}")))
