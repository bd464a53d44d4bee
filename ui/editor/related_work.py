"""Putting links into the text: the finder at the caret, refusals in the quiet bar, addresses asked for in one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from newsdesk import finding
from newsdesk.text.body import lines_of
from newsdesk.text.related import Related, read_related, related_line
from newsdesk.text.settling import settle_related
from ui.editor import marks
from ui.editor.body import Body
from ui.editor.pasting import clipboard_text
from ui.editor.related import Outside, RelatedLinks, outside_address
from ui.editor.toolbar import AskLine
from ui.look import icon
from ui.parts import Bar, Finder
from ui.words import say

if TYPE_CHECKING:
    from ui.travel.server_search import ServerSearch

FINDER_WIDTH = 560


class RelatedWork(QObject):
    """What the paper does about links. ask: the line that asks; bar: where a refusal is told."""

    def __init__(self, body: Body, links: RelatedLinks, ask: AskLine, bar: Bar,
                 take_loose: Callable[[], bool]) -> None:
        """take_loose: makes a card of the paragraph at the caret where it says BACA JUGA in words."""
        super().__init__(body)
        self._take_loose = take_loose
        self._body, self._links, self._ask, self._bar = body, links, ask, bar
        self._unused = ""
        self._url = ""
        self._changing = False
        self._server: ServerSearch | None = None
        self._finder: Finder | None = None
        ask.answered.connect(self._answered)
        ask.left.connect(self._back)

    def find(self) -> None:
        """Find another article to link to; where the paragraph says BACA JUGA in words, these become the card."""
        if not self._take_loose():
            self.open_finder("")

    def open_finder(self, typed: str) -> None:
        """Show the finder at the caret; typed: what goes into the text where nothing is chosen."""
        self._unused, self._changing = typed, False
        self._open()

    def change(self) -> None:
        """Find another article for the card at the caret."""
        related = read_related(self._body.card_at_caret()[0])
        if related:
            self._unused, self._changing = "", True
            self._open(related.title)

    def ask_link(self) -> None:
        """Ask for an address to link the selected words to."""
        self._url = ""
        known = outside_address(clipboard_text())
        self._ask.ask(say("editor.link.ask"), say("editor.link.ok"), known, "https://…")

    def settle_title(self, title: str) -> None:
        """The title of the card at the caret is this one: what is left over of the words goes to the next paragraph."""
        lines = self._body.lines
        block = self._body.textCursor().blockNumber()
        line, _ = self._body.card_at_caret()
        related = read_related(line)
        if related is None:
            return
        if " ".join(title.split()) == related.title:
            self._body.replace_card(line)
            return
        number = lines.related().index(block)
        self._body.put_lines(lines_of(settle_related(lines.body, number, title)))

    def open_menu(self, point: QPoint, commands: tuple[tuple[str, str, Callable[[], None]], ...]) -> None:
        """What can be done with the card at the caret."""
        menu = QMenu(self._body)
        for words, meaning, do in commands:
            menu.addAction(icon(meaning), say(words)).triggered.connect(do)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def _open(self, query: str = "") -> None:
        finder = Finder(self._links.rows, say("editor.related.find"), say("editor.related.foot"),
                        say("editor.related.nothing"), self._body)
        finder.chosen.connect(self._chosen)
        finder.closed.connect(self._closed)
        finder.closed.connect(finder.deleteLater)
        if self._server is None:
            self._server = self._links.server_search(self)
            self._server.asking.connect(self._server_asked)
        self._finder = finder
        finder.looked.connect(self._server.look)
        line, port = self._body.cursorRect(), self._body.viewport()
        finder.open_at(port.mapToGlobal(line.bottomLeft() + QPoint(0, 6)), FINDER_WIDTH, query,
                       port.mapToGlobal(line.topLeft()).y() - 6)

    def _chosen(self, data: object) -> None:
        self._unused = ""
        if isinstance(data, Outside):
            self._url = data.url
            self._ask.ask(say("editor.related.title"), say("editor.related.ok"), self._links.known_title(data.url),
                          say("editor.related.title.hint"))
        elif isinstance(data, finding.Found):
            self._insert(data.target, data.headline)

    def _server_asked(self, asking: bool) -> None:
        """What the server has comes when it comes, below what is here."""
        if self._finder is not None:
            self._finder.say_waiting(say("editor.related.server") if asking else "")
            if not asking:
                self._finder.add_rows()

    def _closed(self) -> None:
        self._finder = None
        if self._unused:
            self._body.insertPlainText(self._unused)
            self._unused = ""
        if self._ask.isHidden():
            self._body.setFocus()

    def _answered(self, text: str) -> None:
        if self._url:
            self._insert(self._url, text)
        elif url := outside_address(text) or outside_address(f"https://{text}"):
            cursor = self._body.textCursor()
            marks.insert_link(cursor, url)
            self._body.setTextCursor(cursor)
        else:
            self._bar.show_words(say("editor.link.wrong"), "look")
        self._back()

    def _back(self) -> None:
        self._url = ""
        self._body.setFocus()

    def _insert(self, target: str, title: str) -> None:
        lines = self._body.lines
        here = self._body.textCursor().blockNumber() if self._changing else -1
        present = [related for n in lines.related() if n != here and (related := read_related(lines.lines[n]))]
        if why := self._links.refusal(target, title, present):
            self._bar.show_words(say(why, title=title), "look")
            return
        self._bar.hide()
        line = related_line(Related(title, target))
        if self._changing:
            self._body.replace_card(line)
        else:
            cursor = self._body.textCursor()
            marks.insert_card(cursor, line)
            self._body.setTextCursor(cursor)
        self._body.ensureCursorVisible()

