"""Writes a story into a document: every field, the marks of what came, went and moved, and where each of them stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QRect
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QPen,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from newsdesk.article.content import Content, Picture
from newsdesk.text.body import Kind, kind_of
from ui.comfort.settings import Comfort
from ui.editor.document import block_format
from ui.editor.thumbnails import Thumbnails, draw_cover
from ui.look import colour, font, px, text_font
from ui.look.tokens import SIZE_HEADLINE, SIZE_SECONDARY
from ui.reviewing.story import ADDED, AWAY, HERE, REMOVED, SAME, Run, Story, card_words
from ui.words import say

EVERYTHING = frozenset({SAME, REMOVED, ADDED, AWAY, HERE})
OLD_SIDE, NEW_SIDE = frozenset({SAME, REMOVED, AWAY}), frozenset({SAME, ADDED, HERE})
_SIGN = "¶"
PICTURE_WIDE, PICTURE_HIGH = 220, 140
SLICE = 3_000
"""Characters that are written and laid out at once: about two screens."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A place of the text that one can walk to: where a change begins and ends, in Qt's units."""

    change: str
    start: int
    end: int


@dataclass(slots=True)
class Drawn:
    """What stands where in a document that a story was drawn into."""

    stops: list[Stop] = field(default_factory=list)
    places: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)
    """By field: where in its line_text a stretch begins, its position in the document, and the stretch."""
    rows: dict[int, int] = field(default_factory=dict)
    """The number of the first block of each row of the comparison."""

    def position(self, name: str, place: int) -> int | None:
        """Where in the document a place of a field is; None where the field is not shown."""
        known = self.places.get(name)
        if not known:
            return None
        begin, at, text = known[max(0, bisect_right(known, place, key=_begin) - 1)]
        inside = text[: max(0, place - begin)]
        return at + _units(inside)


    def stretch(self, start: int, end: int) -> tuple[str, int, int] | None:
        """The field, and where in its line_text, of what stands from one position of the document to another; None where
        nothing of the article as it is now stands there."""
        for name, known in self.places.items():
            inside = [(place, at, text) for place, at, text in known if at < end and at + _units(text) > start]
            if inside:
                (first, at, text), (last, begin, rest) = inside[0], inside[-1]
                return name, first + characters(text, max(0, start - at)), last + characters(rest, end - begin)
        return None


class Writer:
    """Writes one story into one document."""

    def __init__(self, document: QTextDocument, content: Content, comfort: Comfort, thumbnails: Thumbnails,
                 sides: Collection[str]) -> None:
        self._document, self._thumbnails, self._sides = document, thumbnails, sides
        self._pictures = {picture.key: picture for picture in content.pictures}
        self._cursor = QTextCursor(document)
        self._size = float(comfort.font.pixelSize())
        self._letters = text_font(SIZE_HEADLINE * comfort.zoom / 100, QFont.Weight.DemiBold)
        self.drawn = Drawn()
        self._begun = False
        """A block was begun; else the next one that is begun is the document's first."""
        self._forms: dict[tuple[str, str, bool], QTextCharFormat] = {}

    def write(self, story: Story) -> Iterator[bool]:
        """Write a part of the story at each step; ends when all of it is there."""
        self._cursor.beginEditBlock()
        for part in story.parts:
            if part.pictures:
                self._label(part.field)
                self._picture_pair(part.pictures, part.change)
            elif part.field == "body":
                for _ in self._runs("body", part.runs):
                    self._cursor.endEditBlock()
                    yield True
                    self._cursor.beginEditBlock()
            elif part.field == "headline":
                self._line("headline", part.runs)
            else:
                self._label(part.field)
                self._line(part.field, part.runs)
        self._cursor.endEditBlock()

    def insert(self, cursor: QTextCursor, run: Run) -> Drawn:
        """Write paragraphs of the body behind the block in which a cursor stands; what of them stands where."""
        self._cursor, self._begun = cursor, True
        for _ in self._runs("body", (run,)):
            pass
        return self.drawn

    # ---- fields ---------------------------------------------------------------------------------------------------------

    def _line(self, name: str, runs: tuple[Run, ...]) -> None:
        shape = QTextBlockFormat()
        shape.setBottomMargin(px(10))
        if name != "headline":
            self._cursor.insertText("  ", self._form(SAME, "", name))
        else:
            self._block(shape)
        before = ""
        for run in runs:
            if run.mark not in self._sides:
                continue
            if before and {before, run.mark} == {REMOVED, ADDED} and not run.text[:1].isspace():
                self._cursor.insertText(" ", self._form(SAME, "", name))
            before = run.mark
            self._put(name, run, run.text)

    def _label(self, name: str) -> None:
        shape = QTextBlockFormat()
        shape.setTopMargin(px(2))
        shape.setBottomMargin(px(2))
        self._block(shape)
        form = QTextCharFormat()
        form.setFont(font(SIZE_SECONDARY))
        form.setForeground(colour("muted"))
        self._cursor.insertText(say(f"review.field.{name.partition(':')[0]}"), form)

    def _picture_pair(self, pictures: tuple[Picture | None, ...], change: str) -> None:
        """The old and the new picture side by side."""
        self._block(QTextBlockFormat())
        start = self._cursor.position()
        for picture, mark in zip(pictures, (REMOVED, ADDED), strict=True):
            if picture is not None and mark in self._sides:
                self._cursor.insertImage(_shown(self._thumbnails, picture, mark))
                self._cursor.insertText("  ", self._form(SAME, "", "note"))
        self.drawn.stops.append(Stop(change, start, self._cursor.position()))

    # ---- the body -------------------------------------------------------------------------------------------------------

    def _runs(self, name: str, runs: tuple[Run, ...]) -> Iterator[None]:
        fresh, before, size = True, "", 0
        moved = set() if HERE in self._sides else {run.row for run in runs if run.mark == HERE}
        for run in runs:
            if size > SLICE and fresh:
                size = 0
                yield
            size += len(run.text)
            if run.mark not in self._sides or (run.mark == REMOVED and run.row in moved):
                continue  # what went out of a paragraph that moved stands, on the old side, where it was
            if run.row >= 0 and run.row not in self.drawn.rows and fresh:
                self.drawn.rows[run.row] = self._document.blockCount() if self._begun else 0
            whole = fresh and run.text.endswith("\n")
            offset = 0
            for n, text in enumerate(run.text.split("\n")):
                if n:
                    fresh = self._break(run, whole)
                if text:
                    if fresh:
                        self._begin(run, text)
                    elif before and {before, run.mark} == {REMOVED, ADDED} and not text[:1].isspace():
                        self._cursor.insertText(" ", self._form(SAME, "", name))
                    self._put(name, run, text, offset)
                    fresh, before = False, run.mark
                offset += len(text) + 1
            if run.text.endswith("\n"):
                before = ""

    def _break(self, run: Run, whole: bool) -> bool:
        """The end of a paragraph; True where the next words begin one. Where it was split or joined a sign says so."""
        if run.mark in (REMOVED, ADDED) and not whole:
            self._put("", run, _SIGN)
            return run.mark == ADDED
        return True

    def _begin(self, run: Run, text: str) -> None:
        kind = kind_of(text)
        shape = QTextBlockFormat(block_format(kind, self._size))
        if kind in (Kind.RELATED, Kind.PICTURE):
            shape.setBackground(colour("background"))
        self._block(shape)
        moved = run.moved or run.mark
        if moved in (AWAY, HERE):
            form = QTextCharFormat()
            form.setFont(font(SIZE_SECONDARY))
            form.setForeground(colour("accent"))
            form.setBackground(colour("accent_ground"))
            self._cursor.insertText(f" {say('review.away' if moved == AWAY else 'review.here')} ", form)
            self._cursor.insertText(" ", self._form(SAME, "", "body"))

    def _put(self, name: str, run: Run, text: str, offset: int = 0) -> None:
        mark = run.mark
        if mark in (REMOVED, ADDED) and name and text.strip() and text != text.strip():
            # The space between words is no word: it is neither struck nor underlined.
            lead = len(text) - len(text.lstrip())
            trail = len(text.rstrip())
            for some, part_mark in ((text[:lead], SAME), (text[lead:trail], mark), (text[trail:], SAME)):
                if some:
                    self._put(name, replace(run, mark=part_mark), some, offset)
                offset += len(some)
            return
        at = self._cursor.position()
        words = card_words(text, self._pictures) if name == "body" else ""
        if words:
            head = say("review.card.related" if kind_of(text) is Kind.RELATED else "review.card.picture")
            self._cursor.insertText(f"{head}  {words}", self._form(run.mark, run.change, "card"))
        else:
            self._cursor.insertText(text, self._form(run.mark, run.change, name))
        if run.place >= 0 and name:
            self.drawn.places.setdefault(name, []).append((run.place + offset, at, text))
        if run.change:
            self._stop(run.change, at, self._cursor.position())

    def _stop(self, change: str, start: int, end: int) -> None:
        stops = self.drawn.stops
        if stops and stops[-1].change == change and start - stops[-1].end <= 2:
            stops[-1] = Stop(change, stops[-1].start, end)
        else:
            stops.append(Stop(change, start, end))

    def _block(self, shape: QTextBlockFormat) -> None:
        if self._begun:
            self._cursor.insertBlock(shape, QTextCharFormat())
        else:
            self._cursor.setBlockFormat(shape)
            self._begun = True

    def _form(self, mark: str, change: str, name: str) -> QTextCharFormat:
        """How words with a mark look in a field."""
        known = self._forms.get((mark, "", name))
        if known is None:
            known = QTextCharFormat()
            if name == "headline":
                known.setFont(self._letters)
            elif name == "card" or name not in ("body", ""):
                known.setFont(font())
            for ground, ink in _LOOKS.get(mark, ()):
                known.setBackground(colour(ground))
                known.setForeground(colour(ink))
            known.setFontStrikeOut(mark == REMOVED)
            if mark in (ADDED, HERE):
                known.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline if mark == ADDED else
                                        QTextCharFormat.UnderlineStyle.DotLine)
                known.setUnderlineColor(colour("done" if mark == ADDED else "accent"))
            self._forms[mark, "", name] = known
        return known


_LOOKS = {REMOVED: (("stop_ground", "stop"),), ADDED: (("done_ground", "done"),), AWAY: (("accent_ground", "muted"),)}


def _units(text: str) -> int:
    """How many of Qt's units a text has."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def characters(text: str, units: int) -> int:
    """How many characters of a text so many of Qt's units are."""
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))


def _begin(known: tuple[int, int, str]) -> int:
    return known[0]


def _shown(thumbnails: Thumbnails, picture: Picture, mark: str) -> QImage:
    """A picture in a frame of the colour that says whether it went or came."""
    image = QImage(px(PICTURE_WIDE), px(PICTURE_HIGH), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    draw_cover(painter, QRect(0, 0, image.width(), image.height()), thumbnails.of(picture), picture)
    painter.setPen(QPen(colour("stop" if mark == REMOVED else "done"), px(4)))
    painter.drawRect(image.rect())
    if mark == REMOVED:
        painter.setPen(QPen(colour("stop"), px(2)))
        painter.drawLine(image.rect().bottomLeft(), image.rect().topRight())
    painter.end()
    return image

