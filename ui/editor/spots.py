"""The words of an article that stand beside its text, headline, fields, captions, in the order in which one reads, and going there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from newsdesk.article.content import Picture
from newsdesk.text.body import Kind
from newsdesk.text.related import read_related
from ui.editor import marks
from ui.editor.details import Details
from ui.editor.tags import TagChip

if TYPE_CHECKING:
    from ui.editor.paper import Paper

Place = tuple[int, ...]
"""Where words stand, so that places in the order of reading compare as numbers do."""
SENTENCES = ("caption", "alt")
"""The fields of a picture in which sentences are written."""
HEADLINE, FIELDS, LEAD, DATELINE, TEXT = range(5)
_FIELDS = ("reporters", "editor", "sponsor", "tags", "source", "kicker", "label")
_PICTURE = ("keyword", "caption", "photographer", "agency", "alt")
_KEEP = QTextCursor.MoveMode.KeepAnchor


@dataclass(frozen=True, slots=True)
class Spot:
    """Words in one place beside the text."""

    name: str
    """``headline``, a field of the head, ``tag``, a field of a picture, or ``card``: another article's headline."""
    place: Place
    words: str
    position: int = -1
    """Of the card in the text."""

    def at(self, start: int) -> Place:
        """The place of a word that begins at `start`, in Qt's units."""
        return (*self.place, start)


class Spots:
    """Those of one paper, as they are when asked for."""

    def __init__(self, paper: Paper) -> None:
        self._paper, self._body, self._head = paper, paper.body, paper.head

    def all(self) -> Iterator[Spot]:
        """Everything beside the text that has words, in order of reading; what stands on cards lies between lines of the text."""
        content = self._paper.fields()
        yield Spot("headline", (HEADLINE,), self._paper.headline_edit.toPlainText())
        for n, name in enumerate(_FIELDS):
            if name == "tags":
                yield from (Spot("tag", (FIELDS, n, m), tag) for m, tag in enumerate(content.tags))
            value = getattr(content, name)
            if isinstance(value, str) or name == "reporters":
                yield Spot(name, (FIELDS, n), value if isinstance(value, str) else ", ".join(value))
        if content.lead:
            yield from _of_picture(content.lead, (LEAD,))
        yield Spot("place", (DATELINE,), content.place)
        yield from self._cards()

    def here(self) -> Place:
        """Where the caret is."""
        now = QApplication.focusWidget()
        strip = now.parentWidget() if now is not None else None
        at = now.cursorPosition() if isinstance(now, QLineEdit) else -1
        if isinstance(now, QLineEdit) and now.hasSelectedText():
            at = now.selectionStart()
        if isinstance(strip, Details):
            before = (LEAD,) if strip is self._head.details else (TEXT, self._card_start())
            return (*before, strip.number_of(now), at)
        if now is self._body or now is None or not self._head.isAncestorOf(now):
            return TEXT, self._body.textCursor().selectionStart()
        if isinstance(now, TagChip):
            return FIELDS, _FIELDS.index("tags"), self._head.tags.chips.index(now), now.reached
        name = self._head.name_of(now)
        if name == "headline":
            return HEADLINE, self._paper.headline_edit.textCursor().selectionStart()
        if name in _FIELDS:
            return (FIELDS, _FIELDS.index(name), *((len(self._head.tags.chips),) if name == "tags" else ()), at)
        return (LEAD,) if name == "lead" else (DATELINE, at) if name == "place" else (FIELDS,)

    def go(self, spot: Spot, start: int, length: int) -> None:
        """Go to a word (in Qt's units) of these; where it can be selected, it is."""
        if spot.name == "headline":
            self._paper.show_spot("headline")
            cursor = self._paper.headline_edit.textCursor()
            cursor.setPosition(start)
            cursor.setPosition(start + length, _KEEP)
            self._paper.headline_edit.setTextCursor(cursor)
        elif spot.name == "tag":
            chip = self._head.tags.chips[spot.place[-1]]
            chip.reached = start
            chip.setFocus(Qt.FocusReason.OtherFocusReason)
            self._body.show_in_head(chip)
        elif spot.place[0] in (LEAD, TEXT):
            self._go_to_picture(spot, start, length)
        else:
            self._paper.show_spot(spot.name)
            _select(self._head.field(spot.name), start, length)

    # ---- inside -----------------------------------------------------------------------------------------------------

    def _cards(self) -> Iterator[Spot]:
        lines, document = self._body.lines, self._body.document()
        for block, kind in enumerate(lines.kinds):
            if kind is Kind.RELATED and (related := read_related(lines.lines[block])):
                at = document.findBlockByNumber(block).position()
                yield Spot("card", (TEXT, at), related.title, at)
            elif kind is Kind.PICTURE and (picture := self._picture(lines.lines[block])):
                at = document.findBlockByNumber(block).position()
                yield from _of_picture(picture, (TEXT, at), at)

    def _picture(self, line: str) -> Picture | None:
        return next((p for p in self._paper.fields().pictures if p.key == marks.picture_key(line)), None)

    def _card_start(self) -> int:
        return self._body.textCursor().block().position()

    def _go_to_picture(self, spot: Spot, start: int, length: int) -> None:
        """To a card in the text, or to what is said about a picture, which opens for that."""
        if spot.place[0] == LEAD:
            self._head.open_details()
            details: Details | None = self._head.details
        else:
            cursor = QTextCursor(self._body.document())
            cursor.setPosition(spot.position)
            self._body.setTextCursor(cursor)
            self._body.setFocus(Qt.FocusReason.OtherFocusReason)
            self._body.show_middle(self._body.cursorRect())
            details = self._paper.open_picture() if spot.name != "card" else None
        if details is not None and (field := details.field(spot.name)) is not None:
            _select(field, start, length)
            if spot.place[0] == LEAD:
                self._head.layout().activate()
                self._body.fit_head()
                self._body.show_in_head(field)


def _of_picture(picture: Picture, place: Place, position: int = -1) -> Iterator[Spot]:
    for n, name in enumerate(_PICTURE):
        if words := getattr(picture, name):
            yield Spot(name, (*place, n), words, position)


def _select(field: QWidget | None, start: int, length: int) -> None:
    if isinstance(field, QLineEdit):
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.setSelection(start, length)
